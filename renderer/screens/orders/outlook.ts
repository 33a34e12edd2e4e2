import type { OrderRow } from '../../../shared/contract/orders.ts';

/** Why an order would stay when the selection is printed; the first that holds is named. */
export const stayReasons = ['held', 'refund', 'masked', 'doubtful', 'unpaid', 'numbered', 'done'] as const;
export type StayReason = (typeof stayReasons)[number];

const open = (row: OrderRow): boolean => row.state === 'awaiting_payment' || row.state === 'paid' || row.state === 'packed';

/** What this window can tell of PR-8 before the click; stock, numbers and paper are looked at by the print list. */
export const whyItStays = (row: OrderRow): StayReason | undefined => {
  if (row.state === 'handed_over' || row.state === 'completed' || row.state === 'closed') return 'done';
  if (row.holdReason !== null) return 'held';
  if (row.refund === 'requested') return 'refund';
  if (row.state === 'awaiting_payment') return 'unpaid';
  if (row.waybillNumber !== null || row.state === 'packed') return 'numbered';
  if (row.masked) return 'masked';
  if (row.doubtful) return 'doubtful';
  return undefined;
};

export const canHold = (row: OrderRow): boolean => open(row) && row.holdReason === null;
export const canRelease = (row: OrderRow): boolean => row.holdReason !== null;
export const canClose = open;
export const canSetCourier = (row: OrderRow): boolean => (row.state === 'awaiting_payment' || row.state === 'paid') && row.waybillNumber === null;
/** IN-7: sharing a parcel and splitting are for orders to ship of which nothing is printed. */
export const canMerge = (row: OrderRow): boolean => row.state === 'paid' && row.holdReason === null && row.waybillNumber === null && !row.masked;
export const canSplit = canMerge;
export const canChange = open;
export const canAcceptAddress = (row: OrderRow): boolean => row.doubtful && !row.masked;
export const canCorrectReceiver = open;

export type Outlook = {
  readonly total: number;
  readonly print: number;
  readonly staying: Readonly<Partial<Record<StayReason, number>>>;
  readonly hold: number;
  readonly release: number;
  readonly close: number;
  readonly courier: number;
  readonly address: number;
  readonly merge: number;
};

/** What each action would do to these orders, said before anybody clicks. */
export const outlookOf = (rows: Iterable<OrderRow>): Outlook => {
  const staying: Partial<Record<StayReason, number>> = {};
  const counts = { total: 0, print: 0, hold: 0, release: 0, close: 0, courier: 0, address: 0, merge: 0 };
  for (const row of rows) {
    const reason = whyItStays(row);
    counts.total += 1;
    if (reason === undefined) counts.print += 1;
    else staying[reason] = (staying[reason] ?? 0) + 1;
    if (canHold(row)) counts.hold += 1;
    if (canRelease(row)) counts.release += 1;
    if (canClose(row)) counts.close += 1;
    if (canSetCourier(row)) counts.courier += 1;
    if (canAcceptAddress(row)) counts.address += 1;
    if (canMerge(row)) counts.merge += 1;
  }
  return { ...counts, staying };
};
