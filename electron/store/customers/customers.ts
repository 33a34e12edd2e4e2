import type { CustomerId, OrderId } from '../../../shared/domain/ids.ts';
import type { Reader, Writer } from '../database.ts';

/** A buyer's row; figures stand at the head of those that were found to be one. */
export type StoredCustomer = {
  id: CustomerId; head_id: CustomerId; created_at: number; orders: number; returned: number; first_at: number | null; last_at: number | null;
  last_order_id: OrderId | null; warned: 0 | 1;
};

export const customerById = (reader: Reader, id: CustomerId): StoredCustomer | undefined => reader.first<StoredCustomer>('SELECT * FROM customers WHERE id = ?', id);

/** The one that speaks for this buyer: itself unless it was found to be one with others. */
export const headOfCustomer = (reader: Reader, id: CustomerId): CustomerId =>
  reader.first<{ head: CustomerId }>('SELECT head_id AS head FROM customers WHERE id = ?', id)?.head ?? id;

/** All that stand under a head, itself first. */
export const membersOf = (reader: Reader, headId: CustomerId): CustomerId[] => [
  headId,
  ...reader.all<{ id: CustomerId }>('SELECT id FROM customers INDEXED BY customers_merged WHERE head_id = ? AND head_id <> id ORDER BY id', headId).map(({ id }) => id),
];

export const newCustomer = (writer: Writer, at: number): CustomerId =>
  writer.run('INSERT INTO customers (id, head_id, created_at) SELECT next, next, ? FROM (SELECT coalesce(max(id), 0) + 1 AS next FROM customers)', at).id as CustomerId;

export type CustomerOrder = { customer_id: CustomerId; phone_key: Uint8Array | null; address_key: Uint8Array | null };

export const customerOrder = (reader: Reader, orderId: OrderId): CustomerOrder | undefined =>
  reader.first<CustomerOrder>('SELECT customer_id, phone_key, address_key FROM customer_orders WHERE order_id = ?', orderId);

/** What the order adds to its customer; figures follow by themselves. */
export const giveOrder = (writer: Writer, orderId: OrderId, customerId: CustomerId, phoneKey: Uint8Array | null, addressKey: Uint8Array | null): void => {
  writer.run(
    `INSERT INTO customer_orders (order_id, customer_id, phone_key, address_key, currency, at, counted, paid_fen, refunded_fen, returned)
     SELECT order_id, ?, ?, ?, currency, at, counted, paid_fen, refunded_fen, returned FROM order_money WHERE order_id = ?`, customerId, phoneKey, addressKey, orderId,
  );
};

export const takeOrder = (writer: Writer, orderId: OrderId): void => {
  writer.run('DELETE FROM customer_orders WHERE order_id = ?', orderId);
};

export const writeOrderKeys = (writer: Writer, orderId: OrderId, phoneKey: Uint8Array | null, addressKey: Uint8Array | null): void => {
  writer.run('UPDATE customer_orders SET phone_key = ?, address_key = ? WHERE order_id = ?', phoneKey, addressKey, orderId);
};

export const wasBought = (reader: Reader, orderId: OrderId): boolean =>
  reader.first<{ bought: number }>('SELECT bought FROM order_money WHERE order_id = ?', orderId)?.bought === 1;

/** CU-1: orders whose buyer is still to be recognised, the oldest first; without those that are set aside. */
export const customerBacklog = (reader: Reader, most: number, aside: Iterable<OrderId> = []): OrderId[] =>
  reader.all<{ id: OrderId }>(
    'SELECT order_id AS id FROM customer_backlog WHERE order_id NOT IN (SELECT value FROM json_each(?)) ORDER BY order_id LIMIT ?', JSON.stringify([...aside]), most,
  ).map(({ id }) => id);

export const takeFromCustomerBacklog = (writer: Writer, orderId: OrderId): void => {
  writer.run('DELETE FROM customer_backlog WHERE order_id = ?', orderId);
};

/** An import that is under way comes first. */
export const importRuns = (reader: Reader): boolean =>
  reader.first<{ outcome: string }>('SELECT outcome FROM intake_runs ORDER BY id DESC LIMIT 1')?.outcome === 'running';

export type CustomerFigure = { currency: string; orders: number; paidFen: number; refundedFen: number; spentFen: number };

export const figuresOf = (reader: Reader, headId: CustomerId): CustomerFigure[] =>
  reader.all<CustomerFigure>(
    `SELECT currency, orders, paid_fen AS paidFen, refunded_fen AS refundedFen, spent_fen AS spentFen FROM customer_figures
     WHERE customer_id = ? AND (orders <> 0 OR paid_fen <> 0 OR refunded_fen <> 0) ORDER BY spent_fen DESC`, headId,
  );

/** The same of many heads in one look. */
export const figuresOfMany = (reader: Reader, heads: readonly CustomerId[]): ReadonlyMap<CustomerId, readonly CustomerFigure[]> => {
  const found = new Map<CustomerId, CustomerFigure[]>();
  const rows = reader.all<CustomerFigure & { id: CustomerId }>(
    `SELECT f.customer_id AS id, f.currency, f.orders, f.paid_fen AS paidFen, f.refunded_fen AS refundedFen, f.spent_fen AS spentFen
     FROM json_each(?) j CROSS JOIN customer_figures f ON f.customer_id = j.value WHERE f.orders <> 0 OR f.paid_fen <> 0 OR f.refunded_fen <> 0`, JSON.stringify(heads),
  );
  for (const { id, ...figure } of rows) found.set(id, [...(found.get(id) ?? []), figure].sort((a, b) => b.spentFen - a.spentFen));
  return found;
};

export const spentBy = (reader: Reader, headId: CustomerId, currency: string): number =>
  reader.first<{ spent: number }>('SELECT spent_fen AS spent FROM customer_figures WHERE customer_id = ? AND currency = ?', headId, currency)?.spent ?? 0;

/** The order's place among the customer's own orders, from 1; 0 when it is none (unpaid, a part, an exchange). */
export const placeOfOrder = (reader: Reader, members: readonly CustomerId[], orderId: OrderId): number => {
  const own = reader.first<{ at: number; counted: number }>('SELECT at, counted FROM customer_orders WHERE order_id = ?', orderId);
  if (own === undefined || own.counted === 0) return 0;
  return members.reduce((sum, id) => sum + (reader.first<{ n: number }>(
    'SELECT count(*) AS n FROM customer_orders INDEXED BY customer_orders_by_customer WHERE customer_id = ? AND counted = 1 AND (at, order_id) <= (?, ?)', id, own.at, orderId,
  )?.n ?? 0), 0);
};
