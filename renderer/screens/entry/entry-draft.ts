import type { PastedOrder } from '../../../shared/contract/entry.ts';

export type DraftLine = PastedOrder['lines'][number] & { readonly key: string };

/** What the form holds: what was read, and over it what the person wrote. */
export type EntryDraft = {
  readonly receiver: PastedOrder['receiver'];
  readonly lines: readonly DraftLine[];
  readonly freightFen: number;
  /** null = goods and freight. */
  readonly totalFen: number | null;
  readonly payment: 'paid' | 'unpaid' | 'transfer';
  readonly bank: string;
  readonly payer: string;
  readonly channel: NonNullable<PastedOrder['channel']>;
  readonly nick: string;
  readonly note: string;
};

export type EntryEdits = Partial<Omit<EntryDraft, 'receiver'>> & { readonly receiver?: Partial<EntryDraft['receiver']> };

export const emptyLine = (key: string): DraftLine => ({ key, skuId: null, title: '', colour: '', size: '', quantity: 1, unitPriceFen: null, text: '', counted: true, sure: true, choices: [] });

const emptyReceiver: EntryDraft['receiver'] = { name: '', phone: '', secondPhone: '', country: 'CN', province: '', city: '', district: '', detail: '', postcode: '' };

export const draftOf = (read: PastedOrder | undefined, edits: EntryEdits): EntryDraft => ({
  lines: read === undefined ? [emptyLine('first')] : read.lines.length === 0 ? [emptyLine('first')] : read.lines.map((line, index) => ({ ...line, key: `${String(index)} ${line.text}` })),
  freightFen: read?.freightFen ?? 0, totalFen: read?.totalFen ?? read?.paidFen ?? null, payment: read?.payment ?? 'unpaid', bank: '', payer: '', channel: read?.channel ?? 'wechat', nick: read?.nick ?? '', note: read?.note ?? '',
  ...edits,
  receiver: { ...(read?.receiver ?? emptyReceiver), ...edits.receiver },
});

/** Goods and freight; null while a line has no price. */
export const sumOf = ({ lines, freightFen }: EntryDraft): number | null =>
  lines.some((line) => line.unitPriceFen === null) ? null : lines.reduce((sum, line) => sum + (line.unitPriceFen ?? 0) * line.quantity, freightFen);

export type Need = 'name' | 'phone' | 'detail' | 'goods';

export const needsOf = ({ receiver, lines }: EntryDraft): readonly Need[] => {
  const needs: Need[] = [];
  for (const field of ['name', 'phone', 'detail'] as const) if (receiver[field].trim() === '') needs.push(field);
  if (lines.length === 0 || lines.some((line) => line.skuId === null && line.title.trim() === '')) needs.push('goods');
  return needs;
};
