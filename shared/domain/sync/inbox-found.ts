import type { OrderDraft } from '../intake/order-draft.ts';
import { platformNotes } from '../orders/platform-notes.ts';
import type { OutboxKind, OutboxState } from './outbox.ts';

/** A message that is not over, as the comparison wants it. */
export type OpenMessage = { readonly id: number; readonly kind: OutboxKind; readonly state: OutboxState; readonly payload: string };

/**
 * What the platform's own words make of a message: `found`: it stands there already; `overtaken`: it is not true any more, or something newer says
 * it; `other_number`: the order is shipped there with another waybill number, which a person must put right.
 */
export type Finding =
  | { readonly id: number; readonly what: 'found' | 'overtaken' }
  | { readonly id: number; readonly what: 'other_number'; readonly ours: string; readonly theirs: string };

type Payload = { readonly waybillNumber?: string; readonly text?: string; readonly flagNumber?: number | null; readonly amountFen?: number };

const plainNumber = (number: string): string => number.normalize('NFKC').replace(/[^0-9A-Za-z]/g, '').toUpperCase();
const plainText = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const isShippedThere = ({ state }: OrderDraft): boolean => state === 'handed_over' || state === 'completed';

const findShipping = ({ id, payload }: OpenMessage, draft: OrderDraft, ours: ReadonlySet<string>): Finding | null => {
  const { waybillNumber = '' } = JSON.parse(payload) as Payload;
  const there = draft.shipments.map((shipment) => plainNumber(shipment.waybillNumber)).filter((number) => number !== '');
  if (there.includes(plainNumber(waybillNumber))) return { id, what: 'found' };
  if (draft.state === 'closed') return { id, what: 'overtaken' };
  if (!isShippedThere(draft)) return null;
  // Some exports say that it is shipped and not with which number.
  if (there.length === 0) return { id, what: 'found' };
  const theirs = draft.shipments.find((shipment) => plainNumber(shipment.waybillNumber) !== '' && !ours.has(plainNumber(shipment.waybillNumber)));
  return theirs === undefined ? null : { id, what: 'other_number', ours: waybillNumber, theirs: theirs.waybillNumber };
};

/** What a draft says nothing of (null) is not known, and not equal. */
const isNoteThere = ({ payload }: OpenMessage, draft: OrderDraft): boolean => {
  const { text = '', flagNumber = null } = JSON.parse(payload) as Payload;
  if (draft.platformNote === null || plainText(draft.platformNote) !== plainText(text)) return false;
  if (flagNumber === null) return true;
  return draft.platformFlag !== null && platformNotes[draft.platform].flags[draft.platformFlag]?.number === flagNumber;
};

/** `refunds`: all refund messages of the order that were not skipped, told ones among them; each fen is counted once, the oldest first. */
const findRefunds = (refunds: readonly OpenMessage[], draft: OrderDraft): Finding[] => {
  let left = draft.refundedFen ?? (draft.refund === 'succeeded' ? (draft.paidFen ?? 0) : 0);
  const fenOf = ({ payload }: OpenMessage): number => (JSON.parse(payload) as Payload).amountFen ?? 0;
  for (const message of refunds) if (message.state === 'done' || message.state === 'sending') left -= fenOf(message);
  const found: Finding[] = [];
  for (const message of refunds) {
    if (message.state === 'done' || message.state === 'sending' || fenOf(message) > left) continue;
    left -= fenOf(message);
    found.push({ id: message.id, what: 'found' });
  }
  return found;
};

/**
 * OF-3, OF-5: which of an order's messages have become true, or pointless, by what the platform says itself, whether a connection or a file brought
 * it. `messages`: the order's, oldest first, refunds also when they are told. `ourNumbers`: waybill numbers of all its parcels.
 */
export const findInDraft = (messages: readonly OpenMessage[], draft: OrderDraft, ourNumbers: readonly string[]): Finding[] => {
  const ours = new Set(ourNumbers.map(plainNumber));
  const open = messages.filter(({ state }) => state === 'waiting' || state === 'in_file' || state === 'refused');
  const shipping = open.filter(({ kind }) => kind === 'ship').flatMap((message) => findShipping(message, draft, ours) ?? []);
  const closing: Finding[] = draft.state === 'closed' ? open.filter(({ kind }) => kind === 'close').map(({ id }) => ({ id, what: 'found' as const })) : [];
  const notes = open.filter(({ kind }) => kind === 'note');
  const told = notes.findLast((message) => isNoteThere(message, draft));
  // What was to be told before it would overwrite it.
  const noted: Finding[] = told === undefined ? [] : notes.filter(({ id }) => id <= told.id).map(({ id }) => ({ id, what: id === told.id ? 'found' as const : 'overtaken' as const }));
  const refunds = messages.filter(({ kind }) => kind === 'refund');
  return [...shipping, ...closing, ...noted, ...(refunds.some(({ state }) => state === 'waiting' || state === 'in_file' || state === 'refused') ? findRefunds(refunds, draft) : [])];
};
