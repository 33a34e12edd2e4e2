import type { OrderRow } from '../../../shared/contract/orders.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { searchExpressionFor } from '../../../shared/domain/orders/search-pieces.ts';
import { orderViews, promiseNearMs, type OrderView } from '../../../shared/domain/orders/views.ts';
import type { Reader, SqlValue } from '../database.ts';
import { orderOfSearchRow } from './order-search.ts';
import type { StoredOrder } from './order-row.ts';

const open = `state IN ('awaiting_payment', 'paid', 'packed')`;

/** The planner has no statistics and would take the state index for everything: each view names its own. */
type ViewSql = { readonly index: string; readonly where: string; readonly order: string; readonly values: (now: number) => SqlValue[] };
const byTime = 'sort_at DESC, id DESC';
const byPromise = 'promised_ship_at, id';
const none = (): SqlValue[] => [];

/** Each view is served by an index made for it; `tests/store` looks at the query plans. */
const viewSql: Readonly<Record<OrderView, ViewSql>> = {
  to_ship: { index: 'orders_to_ship', where: `state = 'paid'`, order: byPromise, values: none },
  promise_near: { index: 'orders_to_ship', where: `state = 'paid' AND promised_ship_at < ?`, order: byPromise, values: (now) => [now + promiseNearMs] },
  urgent: { index: 'orders_urgent', where: `flag = 'red' AND ${open}`, order: byTime, values: none },
  held: { index: 'orders_held', where: 'hold_reason IS NOT NULL', order: byTime, values: none },
  check_address: { index: 'orders_doubtful', where: `doubts <> '' AND ${open}`, order: byTime, values: none },
  masked: { index: 'orders_masked', where: `masked <> '' AND ${open}`, order: byTime, values: none },
  refund_waiting: { index: 'orders_refund', where: `refund = 'requested'`, order: byTime, values: none },
  awaiting_payment: { index: 'orders_by_state', where: `state = 'awaiting_payment'`, order: byTime, values: none },
  packed: { index: 'orders_by_state', where: `state = 'packed'`, order: byTime, values: none },
  handed_over: { index: 'orders_by_state', where: `state = 'handed_over'`, order: byTime, values: none },
  completed: { index: 'orders_by_state', where: `state = 'completed'`, order: byTime, values: none },
  closed: { index: 'orders_by_state', where: `state = 'closed'`, order: byTime, values: none },
  all: { index: 'orders_by_time', where: '1', order: byTime, values: none },
};

const stateViews = ['awaiting_payment', 'packed', 'handed_over', 'completed', 'closed'] as const;

const countOfView = (reader: Reader, view: OrderView, now: number): number => {
  const sql = viewSql[view];
  return reader.first<{ n: number }>(`SELECT count(*) AS n FROM orders INDEXED BY ${sql.index} WHERE ${sql.where}`, ...sql.values(now))?.n ?? 0;
};

/** How many orders a view holds now. */
export const countView = (reader: Reader, view: OrderView, now: number): number => {
  if (view === 'all') return reader.first<{ n: number }>('SELECT sum(orders) AS n FROM order_state_counts')?.n ?? 0;
  const state = view === 'to_ship' ? 'paid' : stateViews.find((known) => known === view);
  if (state === undefined) return countOfView(reader, view, now);
  return reader.first<{ orders: number }>('SELECT orders FROM order_state_counts WHERE state = ?', state)?.orders ?? 0;
};

/** Live counts of every view (CS-6): large states from their kept counts, small ones from their partial index. */
export const countViews = (reader: Reader, now: number): Record<OrderView, number> =>
  Object.fromEntries(orderViews.map((view) => [view, countView(reader, view, now)])) as Record<OrderView, number>;

const columns = `id, platform, platform_order_number, state, flag, hold_reason, refund, buyer_nick, receiver_name, country, province, city, district,
  detail, masked, doubts, goods, pieces, paid_fen, total_fen, currency, paid_at, created_at, promised_ship_at, courier_code,
  (SELECT waybill_number FROM parcel_orders JOIN parcels ON parcels.id = parcel_orders.parcel_id
    WHERE parcel_orders.order_id = orders.id AND parcels.state <> 'voided' ORDER BY parcels.id DESC LIMIT 1) AS waybill_number`;

type ListedOrder = StoredOrder & { waybill_number: string | null };

/** As it is read: Chinese without blanks, a municipality named once; others with them. */
const addressOf = ({ country, province, city, district, detail }: ListedOrder): string =>
  [province, city === province ? '' : city, district, detail].filter((part) => part !== '').join(country === 'CN' ? '' : ' ');

const toRow = (order: ListedOrder): OrderRow => ({
  id: order.id, platform: order.platform, platformOrderNumber: order.platform_order_number, state: order.state, flag: order.flag,
  holdReason: order.hold_reason, refund: order.refund, buyerNick: order.buyer_nick, receiverName: order.receiver_name,
  address: addressOf(order),
  masked: order.masked !== '', doubtful: order.doubts !== '', goods: order.goods, pieces: order.pieces,
  paidFen: order.paid_fen > 0 ? order.paid_fen : (order.total_fen ?? 0), currency: order.currency, paidAt: order.paid_at, createdAt: order.created_at,
  promisedShipAt: order.promised_ship_at, courierCode: order.courier_code, waybillNumber: order.waybill_number,
});

export const orderRowById = (reader: Reader, id: OrderId): OrderRow | undefined => {
  const order = reader.first<ListedOrder>(`SELECT ${columns} FROM orders WHERE id = ?`, id);
  return order === undefined ? undefined : toRow(order);
};

/** A block of a view. The page's ids come from the index alone, so that a far offset stays cheap. */
export const listView = (reader: Reader, view: OrderView, now: number, offset: number, limit: number): OrderRow[] => {
  const sql = viewSql[view];
  return reader
    .all<ListedOrder>(
      `SELECT ${columns} FROM orders WHERE id IN (SELECT id FROM orders INDEXED BY ${sql.index} WHERE ${sql.where} ORDER BY ${sql.order} LIMIT ? OFFSET ?)
       ORDER BY ${sql.order}`,
      ...sql.values(now), limit, offset,
    )
    .map(toRow);
};

/** Search goes over every year kept; the newest this many are shown. */
export const mostFound = 500;

export type Found = { readonly rows: OrderRow[]; readonly total: number; readonly more: boolean };

/** CS-5: any fragment, newest first. */
export const searchOrders = (reader: Reader, query: string, offset: number, limit: number): Found => {
  const expression = searchExpressionFor(query);
  if (expression === null) return { rows: [], total: 0, more: false };
  const ids = reader.all<{ row: number }>(
    'SELECT rowid AS row FROM order_search WHERE order_search MATCH ? ORDER BY rowid LIMIT ?', expression, mostFound + 1,
  );
  const page = ids.slice(0, mostFound).slice(offset, offset + limit).map(({ row }) => orderOfSearchRow(row));
  const rows = page.length === 0 ? [] : reader.all<ListedOrder>(
    `SELECT ${columns} FROM orders WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC`, JSON.stringify(page),
  );
  return { rows: rows.map(toRow), total: Math.min(ids.length, mostFound), more: ids.length > mostFound };
};

/** Ids of a view in its order, for "select all"; never more than `most`. */
export const idsOfView = (reader: Reader, view: OrderView, now: number, most: number): OrderId[] => {
  const sql = viewSql[view];
  return reader
    .all<{ id: OrderId }>(`SELECT id FROM orders INDEXED BY ${sql.index} WHERE ${sql.where} ORDER BY ${sql.order} LIMIT ?`, ...sql.values(now), most)
    .map(({ id }) => id);
};
