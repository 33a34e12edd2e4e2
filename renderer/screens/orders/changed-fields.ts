import type { OrderDetail, TimelineEntry } from '../../../shared/contract/orders.ts';

export type ChangedField = { readonly field: string; readonly before: string; readonly after: string };

const lineWords = ({ lines }: OrderDetail): string => lines.map((line) => `${[line.skuCode || line.title, line.colour, line.size].filter((part) => part !== '').join('/')}×${String(line.quantity)}`).join('；');

const facts: readonly (readonly [field: string, of: (detail: OrderDetail) => string])[] = [
  ['state', ({ row }) => row.state],
  ['hold', ({ hold }) => hold?.reason ?? ''],
  ['refund', ({ row }) => row.refund],
  ['flag', ({ row }) => row.flag],
  ['receiver', ({ receiver }) => [receiver.name, receiver.phone, receiver.province, receiver.city, receiver.district, receiver.detail].filter((part) => part !== '').join(' ')],
  ['lines', lineWords],
  ['totalFen', ({ totalFen }) => (totalFen === null ? '' : String(totalFen))],
  ['courier', ({ row }) => row.courierCode],
  ['waybillNumber', ({ row }) => row.waybillNumber ?? ''],
  ['note', ({ notes }) => notes[0]?.text ?? ''],
];

/** What of an order is different from what somebody saw (CS-8: two people change one order). */
export const changedFields = (seen: OrderDetail, now: OrderDetail): ChangedField[] =>
  facts.flatMap(([field, of]) => {
    const before = of(seen);
    const after = of(now);
    return before === after ? [] : [{ field, before, after }];
  });

/** What was written into its history since, newest first. */
export const entriesSince = (seen: OrderDetail, now: OrderDetail): readonly TimelineEntry[] => now.timeline.slice(0, Math.max(0, now.timeline.length - seen.timeline.length));
