import type { OrderMoney, PayoutSum } from '../../../shared/domain/after-sales/money.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { parcelsLeftOf } from '../../store/after-sales/case-lines.ts';
import { payoutsOfOrder, type StoredPayout } from '../../store/after-sales/payouts.ts';
import type { Reader } from '../../store/database.ts';
import { originOf } from '../../store/orders/family.ts';
import { linesOf, type StoredOrder } from '../../store/orders/order-row.ts';

/** The order that the platform knows, and all that were made from it: one buyer, one sum of money. */
export const familyOf = (reader: Reader, order: StoredOrder): StoredOrder[] => {
  const first = originOf(reader, order);
  // CROSS: the few that were made are looked up, not the whole table along its order.
  return [first, ...reader.all<StoredOrder>(
    `WITH RECURSIVE made (id) AS (
       SELECT id FROM orders INDEXED BY orders_derived WHERE derived_from = ? UNION ALL SELECT o.id FROM made JOIN orders o INDEXED BY orders_derived ON o.derived_from = made.id)
     SELECT orders.* FROM made CROSS JOIN orders ON orders.id = made.id ORDER BY orders.id`, first.id,
  )];
};

/** What the platform says it has given back: its sum, else what its words mean. */
export const reportedOf = (reader: Reader, order: StoredOrder): number => {
  if ((order.refunded_fen ?? 0) > 0) return order.refunded_fen ?? 0;
  if (order.refund === 'succeeded') return order.paid_fen;
  const lines = linesOf(reader, order.id).filter((line) => line.refund === 'succeeded');
  return Math.min(order.paid_fen, lines.reduce((sum, line) => sum + (line.unit_price_fen ?? 0) * line.quantity, 0));
};

export const payoutSumOf = (payout: StoredPayout): PayoutSum => ({
  kind: payout.kind, state: payout.state, way: payout.way, amountFen: payout.amount_fen, reported: payout.reported === 1,
});

/** The money of an order over all its cases and all that was made of it. */
export const orderMoneyOf = (reader: Reader, order: StoredOrder): OrderMoney => {
  const family = familyOf(reader, order);
  return {
    paidFen: family.reduce((sum, { paid_fen: paid }) => sum + paid, 0),
    reportedFen: family.reduce((sum, member) => sum + reportedOf(reader, member), 0),
    payouts: family.flatMap(({ id }) => payoutsOfOrder(reader, id)).map(payoutSumOf),
  };
};

/** AS-6: what the freight of an order came to, for the buyer or for the shop, whichever was more. */
export const freightOf = (reader: Reader, order: Pick<StoredOrder, 'id' | 'freight_fen'> & { readonly id: OrderId }): number =>
  Math.max(order.freight_fen ?? 0, ...parcelsLeftOf(reader, order.id).map(({ freight_fen: fen }) => fen ?? 0));
