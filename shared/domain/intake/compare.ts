import type { HoldReason } from '../orders/holds.ts';
import type { OrderEvent, OrderState } from '../orders/lifecycle.ts';
import { holdCauses as everyHoldCause, type HoldCause, type OrderDraft, type OrderFlag, type ReceiverDraft } from './order-draft.ts';

/** What the shop knows of an order when a later export names it again. */
export type KnownOrder = {
  readonly state: OrderState;
  readonly holdReason: HoldReason | null;
  readonly refund: OrderDraft['refund'];
  readonly flag: OrderFlag;
  readonly platformFlag: OrderFlag | null;
  readonly buyerNick: string;
  readonly buyerMessage: string;
  readonly platformNote: string;
  readonly platformStatusText: string;
  readonly receiver: KnownReceiver;
  readonly receiverMasked: boolean;
  /** A person at the shop entered the receiver: a file never overwrites it (IN-2). */
  readonly receiverByShop: boolean;
  readonly paidFen: number;
  readonly totalFen: number | null;
  readonly refundedFen: number | null;
  readonly promisedShipAt: number | null;
  /** Of the parcel the order is in now; null = nothing printed, or voided. */
  readonly waybillNumber: string | null;
  /** Of the parcels of its parts (IN-7). */
  readonly otherWaybillNumbers?: readonly string[];
  /** What a file gave as a cause to look before shipping, last time. */
  readonly holdCauses: readonly HoldCause[];
  readonly lines: readonly KnownLine[];
};

export type KnownReceiver = {
  readonly name: string; readonly phone: string; readonly province: string; readonly city: string; readonly district: string;
  readonly detail: string; readonly postcode: string;
};

export type KnownLine = { readonly skuCode: string; readonly title: string; readonly quantity: number; readonly refund: OrderDraft['refund'] };

export type Change = { readonly field: string; readonly before: string; readonly after: string };

/** What a later export does to a known order (IN-2). Empty `changes` = nothing to do. */
export type OrderUpdate = {
  readonly changes: readonly Change[];
  /** New receiver as the file has it; null = stays. */
  readonly receiver: ReceiverDraft | null;
  readonly flag: OrderFlag | null;
  readonly event: OrderEvent | null;
  readonly hold: HoldReason | null;
  readonly release: boolean;
  /** What is printed no longer fits the order (CS-8): the waybill is voided, the parcel stopped at the next scan. */
  readonly voidWaybill: boolean;
  readonly replaceLines: boolean;
  /** To be remembered: a cause holds the order once, when it is new; a person who released it is not asked again. */
  readonly holdCauses: readonly HoldCause[];
};

const rank: Readonly<Record<OrderState, number>> = { awaiting_payment: 0, paid: 1, packed: 2, handed_over: 3, completed: 4, closed: 5 };

type StateStep = { readonly event: OrderEvent | null; readonly hold: HoldReason | null };
const stays: StateStep = { event: null, hold: null };

/**
 * What the platform's state means for an order of ours. It goes forward only, and never undoes what the shop did: a cancelled order whose
 * waybill is printed is held for a person, one that somebody else shipped while we have it on the floor too.
 */
const stateStep = (known: KnownOrder, draft: OrderDraft): StateStep => {
  const onTheFloor = known.waybillNumber !== null || known.state === 'packed';
  const ours = [known.waybillNumber, ...(known.otherWaybillNumbers ?? [])];
  const shippedByUs = draft.shipments.some((shipment) => ours.includes(shipment.waybillNumber));
  switch (draft.state) {
    case 'closed':
      if (known.state === 'awaiting_payment') return { event: 'close', hold: null };
      if (known.state !== 'paid' && known.state !== 'packed') return stays;
      return onTheFloor ? { event: null, hold: 'platform_cancelled' } : { event: 'close', hold: null };
    case 'handed_over':
    case 'completed':
      if (known.state === 'handed_over') return draft.state === 'completed' ? { event: 'complete', hold: null } : stays;
      if (known.state === 'completed' || known.state === 'closed' || shippedByUs) return stays;
      if (onTheFloor) return { event: null, hold: 'platform_shipped' };
      return { event: draft.state === 'completed' ? 'complete' : 'ship_elsewhere', hold: null };
    case 'paid':
      return known.state === 'awaiting_payment' ? { event: 'pay', hold: null } : stays;
    case 'awaiting_payment':
    case 'packed':
      return stays;
  }
};

const isHoldCause = (reason: HoldReason): reason is HoldCause => (everyHoldCause as readonly HoldReason[]).includes(reason);

const text = (value: string | null): string => value ?? '';
const amount = (value: number | null): string => (value === null ? '' : String(value));

const receiverText = (receiver: KnownReceiver): string =>
  [receiver.name, receiver.phone, receiver.province, receiver.city, receiver.district, receiver.detail].filter((part) => part !== '').join(' ');

export const receiverOf = (draft: ReceiverDraft): KnownReceiver => ({
  name: text(draft.name), phone: text(draft.phone ?? draft.secondPhone), province: text(draft.province), city: text(draft.city),
  district: text(draft.district), detail: text(draft.detail), postcode: text(draft.postcode),
});

/** A file's receiver replaces ours unless a person entered it, the file has none, or it is masked where we have the real one (IN-5). */
const takesReceiver = (known: KnownOrder, draft: ReceiverDraft): boolean => {
  if (known.receiverByShop || rank[known.state] >= rank.handed_over) return false;
  if (draft.name === null && draft.detail === null && draft.phone === null) return false;
  return draft.masked.length === 0 || known.receiverMasked;
};

const linesText = (lines: readonly KnownLine[]): string =>
  lines.map((line) => `${line.skuCode === '' ? line.title : line.skuCode}×${line.quantity}${line.refund === 'none' ? '' : ` (${line.refund})`}`).join('；');

const linesOfDraft = (draft: OrderDraft): KnownLine[] =>
  draft.lines.map((line) => ({ skuCode: text(line.skuCode), title: line.title, quantity: line.quantity, refund: line.refund }));

export const compareWithDraft = (known: KnownOrder, draft: OrderDraft): OrderUpdate => {
  const changes: Change[] = [];
  const note = (field: string, before: string, after: string): boolean => {
    if (before === after) return false;
    changes.push({ field, before, after });
    return true;
  };
  const given = (field: string, before: string, after: string | null): void => {
    if (after !== null) note(field, before, after);
  };

  note('platformStatusText', known.platformStatusText, draft.platformStatusText);
  given('buyerNick', known.buyerNick, draft.buyerNick);
  given('buyerMessage', known.buyerMessage, draft.buyerMessage);
  given('platformNote', known.platformNote, draft.platformNote);
  if (draft.paidFen !== null) note('paidFen', amount(known.paidFen), amount(draft.paidFen));
  if (draft.totalFen !== null) note('totalFen', amount(known.totalFen), amount(draft.totalFen));
  if (draft.refundedFen !== null) note('refundedFen', amount(known.refundedFen), amount(draft.refundedFen));
  if (draft.promisedShipAt !== null) note('promisedShipAt', amount(known.promisedShipAt), amount(draft.promisedShipAt));

  const incomingReceiver = receiverOf(draft.receiver);
  const receiverChanged =
    takesReceiver(known, draft.receiver) && note('receiver', receiverText(known.receiver), receiverText(incomingReceiver));

  // A flag that the platform changed is taken over unless the shop's own flag says something else meanwhile (IN-2).
  const shopLeftFlagAlone = known.flag === 'grey' || known.flag === known.platformFlag;
  const flag = draft.platformFlag !== null && draft.platformFlag !== known.platformFlag && shopLeftFlagAlone ? draft.platformFlag : null;
  if (flag !== null) note('flag', known.flag, flag);

  const beforePacking = known.state === 'awaiting_payment' || known.state === 'paid' || known.state === 'packed';
  // A list without its detail file knows less of the lines than we do.
  const linesUnknown = draft.holdCauses?.includes('lines_unknown') === true;
  const linesChanged = beforePacking && !linesUnknown && note('lines', linesText(known.lines), linesText(linesOfDraft(draft)));

  const step = stateStep(known, draft);
  if (step.event !== null) note('state', known.state, draft.state);
  const refundChanged = note('refund', known.refund, draft.refund);
  // What leaves or ends with this very export cannot be held back any more.
  const staysHere = step.event === null || step.event === 'pay';
  const refundHold = beforePacking && staysHere && refundChanged && draft.refund === 'requested';
  const holdCauses = (draft.holdCauses ?? []).filter((one) => one !== 'lines_unknown' || known.holdCauses.includes(one));
  const newCause = beforePacking && staysHere ? (holdCauses.find((one) => !known.holdCauses.includes(one)) ?? null) : null;
  const ownHold = known.holdReason !== null && !isHoldCause(known.holdReason) && known.holdReason !== 'refund_requested';
  const cause = step.hold ?? (refundHold ? 'refund_requested' : ownHold ? null : newCause);
  // The platform's word outweighs a hold of our own: releasing that one must not let a cancelled order go out.
  const hold: HoldReason | null = cause === known.holdReason ? null : cause;
  const refundWithdrawn = known.holdReason === 'refund_requested' && refundChanged && draft.refund === 'none';
  const causeGone = known.holdReason !== null && isHoldCause(known.holdReason) && !holdCauses.includes(known.holdReason);
  const release = known.holdReason !== null && (hold !== null || refundWithdrawn || causeGone);
  if (hold !== null || release) note('hold', known.holdReason ?? '', hold ?? '');

  return {
    changes, hold, release, flag, event: step.event,
    receiver: receiverChanged ? draft.receiver : null,
    voidWaybill: (receiverChanged || linesChanged) && known.waybillNumber !== null && step.hold === null,
    replaceLines: linesChanged,
    holdCauses,
  };
};
