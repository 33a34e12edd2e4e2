import type { CustomerId, CustomerWarningId, OrderId, StaffId } from '../../../shared/domain/ids.ts';
import type { OrderState } from '../../../shared/domain/orders/lifecycle.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import type { Reader, Writer } from '../database.ts';

/** Of a buyer's orders, the newest so many are looked through for names, sizes and cases. */
const newestOrders = 300;
const newestNames = 40;
const mostOfAKind = 6;

export type Saying = { platform: Platform; nick: string; name: string; phone: string; province: string; city: string; district: string; detail: string };

/** What the newest orders of one buyer say of it, the newest first. */
export const sayingsOf = (reader: Reader, id: CustomerId): Saying[] =>
  reader.all<Saying>(
    `SELECT o.platform, o.buyer_nick AS nick, o.receiver_name AS name, o.receiver_phone AS phone, o.province, o.city, o.district, o.detail
     FROM (SELECT order_id, at, counted FROM customer_orders INDEXED BY customer_orders_by_customer WHERE customer_id = ? ORDER BY counted DESC, at DESC LIMIT ${String(newestNames)}) c
     CROSS JOIN orders o ON o.id = c.order_id ORDER BY c.counted DESC, c.at DESC`, id,
  );

export const countOrdersOf = (reader: Reader, members: readonly CustomerId[]): number =>
  members.reduce((sum, id) => sum + (reader.first<{ n: number }>('SELECT count(*) AS n FROM customer_orders INDEXED BY customer_orders_by_customer WHERE customer_id = ?', id)?.n ?? 0), 0);

/** Orders of the buyer's own making that were paid: parts, exchanges and what is sent again are none. */
export const countBoughtOf = (reader: Reader, id: CustomerId): number =>
  reader.first<{ n: number }>('SELECT count(*) AS n FROM customer_orders INDEXED BY customer_orders_by_customer WHERE customer_id = ? AND counted = 1', id)?.n ?? 0;

/** Each text once, the first ones. */
export const distinct = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))].slice(0, mostOfAKind);

const newest = `(SELECT order_id FROM customer_orders INDEXED BY customer_orders_by_customer WHERE customer_id IN (SELECT value FROM json_each(?)) ORDER BY at DESC LIMIT ${String(newestOrders)})`;

export const sizesOf = (reader: Reader, members: readonly CustomerId[]): { size: string; pieces: number }[] =>
  reader.all(
    `SELECT l.size, sum(l.quantity) AS pieces FROM ${newest} c CROSS JOIN order_lines l ON l.order_id = c.order_id
     WHERE l.size <> '' AND l.refund <> 'succeeded' GROUP BY l.size ORDER BY pieces DESC, l.size LIMIT 4`, JSON.stringify(members),
  );

export const casesOf = (reader: Reader, members: readonly CustomerId[]): { caseId: number; orderId: OrderId; kind: string; state: string; openedAt: number; closedAt: number | null }[] =>
  reader.all(
    `SELECT a.id AS caseId, a.order_id AS orderId, a.kind, a.state, a.opened_at AS openedAt, a.closed_at AS closedAt
     FROM ${newest} c CROSS JOIN after_sales_cases a INDEXED BY after_sales_by_order ON a.order_id = c.order_id ORDER BY a.id DESC LIMIT 30`, JSON.stringify(members),
  );

export type OrderOfCustomer = {
  orderId: OrderId; platform: Platform; platformOrderNumber: string; state: OrderState; goods: string; at: number; paidFen: number; refundedFen: number; currency: string; counted: 0 | 1;
};

/** A block of a customer's orders, parts and exchanges among them, the newest first. */
export const ordersOf = (reader: Reader, members: readonly CustomerId[], offset: number, limit: number): OrderOfCustomer[] =>
  reader.all<OrderOfCustomer>(
    `SELECT o.id AS orderId, o.platform, o.platform_order_number AS platformOrderNumber, o.state, o.goods, c.at, c.paid_fen AS paidFen, c.refunded_fen AS refundedFen, c.currency, c.counted
     FROM (SELECT order_id FROM customer_orders INDEXED BY customer_orders_by_customer WHERE customer_id IN (SELECT value FROM json_each(?)) ORDER BY at DESC, order_id DESC LIMIT ? OFFSET ?) n
     CROSS JOIN customer_orders c ON c.order_id = n.order_id CROSS JOIN orders o ON o.id = c.order_id ORDER BY c.at DESC, c.order_id DESC`, JSON.stringify(members), limit, offset,
  );

export const notesOfCustomer = (reader: Reader, members: readonly CustomerId[]): { at: number; author: string; text: string }[] =>
  reader.all(
    `SELECT n.at, staff.name AS author, n.text FROM customer_notes n INDEXED BY customer_notes_by_customer JOIN staff ON staff.id = n.staff_id
     WHERE n.customer_id IN (SELECT value FROM json_each(?)) ORDER BY n.id DESC LIMIT 200`, JSON.stringify(members),
  );

export const insertCustomerNote = (writer: Writer, customerId: CustomerId, text: string, at: number, staffId: StaffId): void => {
  writer.run('INSERT INTO customer_notes (customer_id, at, staff_id, text) VALUES (?, ?, ?, ?)', customerId, at, staffId, text);
};

export type StandingWarning = { warningId: CustomerWarningId; at: number; author: string; text: string };

export const warningsOf = (reader: Reader, members: readonly CustomerId[]): StandingWarning[] =>
  reader.all<StandingWarning>(
    `SELECT w.id AS warningId, w.at, staff.name AS author, w.text FROM customer_warnings w INDEXED BY customer_warnings_open JOIN staff ON staff.id = w.staff_id
     WHERE w.lifted_at IS NULL AND w.customer_id IN (SELECT value FROM json_each(?)) ORDER BY w.id DESC LIMIT 50`, JSON.stringify(members),
  );

export const insertWarning = (writer: Writer, customerId: CustomerId, text: string, at: number, staffId: StaffId): CustomerWarningId =>
  writer.run('INSERT INTO customer_warnings (customer_id, text, at, staff_id) VALUES (?, ?, ?, ?)', customerId, text, at, staffId).id as CustomerWarningId;

export const warningById = (reader: Reader, id: CustomerWarningId): { customer_id: CustomerId; text: string; lifted_at: number | null } | undefined =>
  reader.first('SELECT customer_id, text, lifted_at FROM customer_warnings WHERE id = ?', id);

export const writeLifted = (writer: Writer, id: CustomerWarningId, at: number, staffId: StaffId): void => {
  writer.run('UPDATE customer_warnings SET lifted_at = ?, lifted_by = ? WHERE id = ? AND lifted_at IS NULL', at, staffId, id);
};
