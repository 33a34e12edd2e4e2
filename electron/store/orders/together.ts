import type { OrderId } from '../../../shared/domain/ids.ts';
import { duplicateWithinMs, type MergeableOrder } from '../../../shared/domain/orders/together.ts';
import type { Amounts } from '../../../shared/domain/orders/split.ts';
import type { Reader, Writer } from '../database.ts';
import { usableEWaybills } from '../e-waybills.ts';
import { parcelOfOrder } from '../parcels.ts';
import { listIn, type StoredOrder } from './order-row.ts';

/** The order as the rule about sharing a parcel wants it. */
export const mergeableOrder = (reader: Reader, order: StoredOrder): MergeableOrder => ({
  id: order.id, number: order.platform_order_number, platform: order.platform, shopName: order.shop_name, state: order.state, holdReason: order.hold_reason,
  refund: order.refund, refundedFen: order.refunded_fen ?? 0, currency: order.currency, buyerNick: order.buyer_nick, masked: listIn(order.masked),
  receiver: {
    name: order.receiver_name, phone: order.receiver_phone, country: order.country, province: order.province, city: order.city, district: order.district, detail: order.detail,
  },
  courierCode: order.courier_code, waybillNumber: parcelOfOrder(reader, order.id)?.waybill_number ?? null,
  hasEWaybill: usableEWaybills(reader, [order.id]).length > 0,
});

/** Puts the orders into one parcel; `lead` is one of them. */
export const putTogether = (writer: Writer, lead: OrderId, ids: readonly OrderId[]): void => {
  for (const id of ids) writer.run('UPDATE orders SET together = ?, revision = revision + 1 WHERE id = ?', lead, id);
};

export const takeApart = (writer: Writer, ids: readonly OrderId[]): void => {
  for (const id of ids) writer.run('UPDATE orders SET together = NULL, revision = revision + 1 WHERE id = ?', id);
};

export type RelatedOrder = { id: OrderId; platformOrderNumber: string; goods: string; state: StoredOrder['state']; sortAt: number };
const related = 'id, platform_order_number AS platformOrderNumber, goods, state, sort_at AS sortAt';
const mostRelated = 20;

/** IN-7: other orders that may share its parcel, oldest first. */
export const matesOf = (reader: Reader, order: StoredOrder): RelatedOrder[] =>
  order.parcel_key === null ? [] : reader.all<RelatedOrder>(
    `SELECT ${related} FROM orders INDEXED BY orders_by_parcel_key WHERE parcel_key = ? AND id <> ? ORDER BY id LIMIT ?`, order.parcel_key, order.id, mostRelated,
  );

/** IN-7: other orders of the same buyer for the same goods, within hours of it. */
export const duplicatesOf = (reader: Reader, order: StoredOrder): RelatedOrder[] =>
  order.duplicate_key === null ? [] : reader.all<RelatedOrder>(
    `SELECT ${related} FROM orders INDEXED BY orders_by_duplicate_key WHERE duplicate_key = ? AND sort_at BETWEEN ? AND ? AND id <> ? ORDER BY sort_at LIMIT ?`,
    order.duplicate_key, order.sort_at - duplicateWithinMs, order.sort_at + duplicateWithinMs, order.id, mostRelated,
  );

/** Several orders by their ids, as the detail names them. */
export const relatedOrders = (reader: Reader, ids: readonly OrderId[]): RelatedOrder[] =>
  ids.length === 0 ? [] : reader.all<RelatedOrder>(`SELECT ${related} FROM orders WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`, JSON.stringify(ids));

export const amountsOf = (order: StoredOrder): Amounts => ({
  goodsFen: order.goods_fen, freightFen: order.freight_fen, totalFen: order.total_fen, paidFen: order.paid_fen, refundedFen: order.refunded_fen,
});

export const writeAmounts = (writer: Writer, id: OrderId, amounts: Amounts): void => {
  writer.run(
    'UPDATE orders SET goods_fen = ?, freight_fen = ?, total_fen = ?, paid_fen = ?, refunded_fen = ?, revision = revision + 1 WHERE id = ?',
    amounts.goodsFen, amounts.freightFen, amounts.totalFen, amounts.paidFen ?? 0, amounts.refundedFen, id,
  );
};
