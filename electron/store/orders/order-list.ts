import type { OrderRow } from '../../../shared/contract/orders.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { isEmptyQuery, type Condition, type OrderQuery } from '../../../shared/domain/orders/query.ts';
import type { OrderGrouping, OrderSort } from '../../../shared/domain/orders/sorting.ts';
import { near24Ms, near48Ms, orderViews, promiseNearMs, refundDueMs, type OrderView } from '../../../shared/domain/orders/views.ts';
import type { Reader, SqlValue } from '../database.ts';
import { duplicateIds } from './order-marks.ts';
import { stateTest, type ColumnTest } from './order-filters.ts';
import { finderOf, type FinderAnswer } from './order-finder.ts';
import { searchBacklog } from './order-search.ts';
import type { StoredOrder } from './order-row.ts';

const open = `state IN ('awaiting_payment', 'paid', 'packed')`;

/** The planner has no statistics and would take the state index for everything: each view names its own. */
type ViewSql = {
  /** Null: the orders are named by another table's own index, of which there are few. */
  readonly index: string | null; readonly where: string; readonly order: string; readonly values: (now: number) => SqlValue[] };
const byTime = 'sort_at DESC, id DESC';
const byPromise = 'promised_ship_at, id';
const none = (): SqlValue[] => [];

/** Each view is served by an index made for it; `tests/store` looks at the query plans. */
const viewSql: Readonly<Record<OrderView, ViewSql>> = {
  to_ship: { index: 'orders_to_ship', where: `state = 'paid'`, order: byPromise, values: none },
  promise_near: { index: 'orders_to_ship', where: `state = 'paid' AND promised_ship_at < ?`, order: byPromise, values: (now) => [now + promiseNearMs] },
  near_48h: { index: 'orders_waiting_since', where: `state = 'paid' AND paid_at <= ?`, order: 'paid_at, id', values: (now) => [now - near48Ms] },
  near_24h: { index: 'orders_waiting_since', where: `state = 'paid' AND paid_at > ? AND paid_at <= ?`, order: 'paid_at, id', values: (now) => [now - near48Ms, now - near24Ms] },
  to_contact: {
    index: null, order: byTime, values: none,
    where: `id IN (SELECT order_id FROM tasks INDEXED BY tasks_to_contact WHERE kind = 'contact' AND ended_at IS NULL AND order_id IS NOT NULL)`,
  },
  to_confirm: {
    index: null, order: byTime, values: none, where: `id IN (SELECT order_id FROM expected_transfers INDEXED BY expected_transfers_to_confirm WHERE expected_transfers.state = 'waiting')`,
  },
  can_merge: { index: 'orders_with_mates', where: 'has_mates = 1', order: byPromise, values: none },
  refund_due: {
    index: null, order: byTime, values: (now) => [now + refundDueMs],
    where: 'id IN (SELECT order_id FROM after_sales_cases INDEXED BY after_sales_open WHERE after_sales_cases.closed_at IS NULL AND deadline_at < ?)',
  },
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

const ordersBy = ({ index }: ViewSql): string => (index === null ? 'orders NOT INDEXED' : `orders INDEXED BY ${index}`);

const stateViews = ['awaiting_payment', 'packed', 'handed_over', 'completed', 'closed'] as const;

const countOfView = (reader: Reader, view: OrderView, now: number): number => {
  const sql = viewSql[view];
  return reader.first<{ n: number }>(`SELECT count(*) AS n FROM ${ordersBy(sql)} WHERE ${sql.where}`, ...sql.values(now))?.n ?? 0;
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
      `SELECT ${columns} FROM orders WHERE id IN (SELECT id FROM ${ordersBy(sql)} WHERE ${sql.where} ORDER BY ${sql.order} LIMIT ? OFFSET ?)
       ORDER BY ${sql.order}`,
      ...sql.values(now), limit, offset,
    )
    .map(toRow);
};

/** Rows of these orders, in their order. */
const rowsOf = (reader: Reader, ids: readonly OrderId[]): OrderRow[] => {
  if (ids.length === 0) return [];
  const rows = new Map(
    reader.all<ListedOrder>(`SELECT ${columns} FROM orders WHERE id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids)).map((order) => [order.id, order]),
  );
  return ids.flatMap((id) => {
    const order = rows.get(id);
    return order === undefined ? [] : [toRow(order)];
  });
};

/** What a view's orders have in their columns; undefined = the view is small, and its index says which they are. */
const testsOfView = (view: OrderView, now: number): readonly ColumnTest[] | undefined => {
  if (view === 'all') return [];
  if (view === 'to_ship') return [stateTest(['paid'])];
  if (view === 'promise_near') {
    return [stateTest(['paid']), { kind: 'range', column: 'dueAt', from: 1, to: Math.ceil((now + promiseNearMs) / 1000) - 1, not: false }];
  }
  const state = stateViews.find((known) => known === view);
  return state === undefined ? undefined : [stateTest([state])];
};

const sortOfView = (view: OrderView): OrderSort => (viewSql[view].order === byPromise ? { by: 'due', descending: false } : { by: 'time', descending: true });

/** A list of orders: those of a view that a query finds. The same for the list on screen, saved views and their counts. */
export type ListWish = {
  readonly view: OrderView;
  readonly query: OrderQuery;
  /** Null: the view's own order; a query's hits newest first. */
  readonly sort: OrderSort | null;
  readonly group: OrderGrouping | null;
  readonly now: number;
  readonly timeZone: string;
};

/** `indexed` false: after an update of the app the search index is being written anew, older orders may be missing. */
export type Listed = { readonly rows: OrderRow[]; readonly indexed: boolean } & Omit<FinderAnswer, 'ids'>;

/** Small views are partial indexes of so many orders at most before it is quicker to say that there are too many. */
const mostOfSmallView = 20_000;
/** Up to here SQLite steps to an offset as quickly as anybody. */
const nearOffset = 2_000;

const isDuplicate = (condition: Condition): boolean => condition.field === 'state' && condition.value === 'duplicate';

/** IN-7: the view's orders that have a likely duplicate. What is one depends on others, so no column of its own can say it. */
const duplicatesWithin = (reader: Reader, view: OrderView, now: number): readonly OrderId[] => {
  const ids = duplicateIds(reader, mostOfSmallView);
  if (view === 'all' || ids.length === 0) return ids;
  const { where, values } = viewSql[view];
  return reader.all<{ id: OrderId }>(`SELECT id FROM orders WHERE id IN (SELECT value FROM json_each(?)) AND ${where}`, JSON.stringify(ids), ...values(now)).map(({ id }) => id);
};

const askFinder = (reader: Reader, asked: ListWish, offset: number, limit: number, budgetMs?: number): FinderAnswer => {
  const { view, now } = asked;
  const named = asked.query.conditions.filter(isDuplicate);
  const duplicates = named.some(({ not }) => !not);
  const without = named.some(({ not }) => not) ? duplicateIds(reader, mostOfSmallView) : [];
  const wish = named.length > 0 ? { ...asked, query: { ...asked.query, conditions: asked.query.conditions.filter((condition) => !isDuplicate(condition)) } } : asked;
  const within = duplicates ? duplicatesWithin(reader, view, now) : (testsOfView(view, now) ?? idsOfView(reader, view, now, mostOfSmallView));
  const sort = wish.sort ?? (isEmptyQuery(asked.query) ? sortOfView(view) : { by: 'time', descending: true });
  // A view without orders finds none, which no test on columns says.
  if (within.length === 0 && (view !== 'all' || duplicates)) return { ids: [], total: 0, more: false, looking: false, groups: null };
  return finderOf(reader).ask({ ...wish, within, without, sort }, offset, limit, budgetMs);
};

const isIndexed = (reader: Reader): boolean => searchBacklog(reader) === null;

/** CS-5, CS-6: a block of a list. A plain view comes from its index; what is filtered, searched, sorted or grouped from the finder. */
export const listOrdersBy = (reader: Reader, wish: ListWish, offset: number, limit: number, budgetMs?: number): Listed => {
  const plain = isEmptyQuery(wish.query) && wish.group === null && wish.sort === null;
  const whole = testsOfView(wish.view, wish.now) !== undefined && wish.view !== 'promise_near';
  if (plain && (offset < nearOffset || !whole || !finderOf(reader).complete())) {
    return {
      rows: listView(reader, wish.view, wish.now, offset, limit), total: countView(reader, wish.view, wish.now), more: false, looking: false, groups: null, indexed: true,
    };
  }
  const { ids, ...answer } = askFinder(reader, wish, offset, limit, budgetMs);
  // An order that changed this very moment keeps its place until the next question.
  return { ...answer, rows: rowsOf(reader, ids), indexed: wish.query.text.length === 0 || isIndexed(reader) };
};

/** How many orders a list has; `more`: at least so many. */
export const countOrdersBy = (reader: Reader, wish: Omit<ListWish, 'sort' | 'group'>, budgetMs?: number): { readonly total: number; readonly more: boolean } => {
  if (isEmptyQuery(wish.query)) return { total: countView(reader, wish.view, wish.now), more: false };
  const { total, more } = askFinder(reader, { ...wish, sort: null, group: null }, 0, 0, budgetMs);
  return { total, more };
};

/** Any fragment of any text, over every order, newest first. */
export const searchOrders = (reader: Reader, text: string, offset: number, limit: number): Listed =>
  listOrdersBy(reader, { view: 'all', query: { text: [text], conditions: [] }, sort: null, group: null, now: 0, timeZone: 'UTC' }, offset, limit);

/** Ids of a view in its order, for "select all"; never more than `most`. */
export const idsOfView = (reader: Reader, view: OrderView, now: number, most: number): OrderId[] => {
  const sql = viewSql[view];
  return reader
    .all<{ id: OrderId }>(`SELECT id FROM ${ordersBy(sql)} WHERE ${sql.where} ORDER BY ${sql.order} LIMIT ?`, ...sql.values(now), most)
    .map(({ id }) => id);
};
