import type { CustomerId } from '../../../shared/domain/ids.ts';
import { orderPiecesOf } from '../../../shared/domain/orders/order-pieces.ts';
import { termsOf } from '../../../shared/domain/orders/order-terms.ts';
import type { Reader, Writer } from '../database.ts';
import { planText } from '../orders/search-match.ts';
import { soundingIn } from '../orders/text-search.ts';

/** Rows count down as customers count up, as in the order search: the newest come first and the rest is never looked at. */
const lastRow = 1_000_000_000_000;

/** The newest this many are shown. */
export const mostCustomersFound = 500;

/** A buyer is found by what the newest of its orders say; who writes under more names than that is found by those. */
const newestIndexed = 60;

const textsOf = (reader: Reader, customerId: CustomerId): Set<string> => {
  const texts = new Set<string>();
  const rows = reader.all<{ nick: string; name: string; phone: string }>(
    `SELECT o.buyer_nick AS nick, o.receiver_name AS name, o.receiver_phone AS phone FROM orders o WHERE o.id IN (
       SELECT order_id FROM customer_orders INDEXED BY customer_orders_by_customer WHERE customer_id = ? ORDER BY counted DESC, at DESC LIMIT ${String(newestIndexed)})`, customerId,
  );
  for (const { nick, name, phone } of rows) texts.add(nick).add(name).add(phone);
  texts.delete('');
  return texts;
};

/** What one order says of its buyer, as far as the index is concerned. */
export type SaidOfBuyer = { readonly nick: string; readonly name: string; readonly phone: string };

/** True when the buyer's newest orders (the given one left out) already say the same: then the entry stays as it is. */
export const isIndexedAlready = (reader: Reader, customerId: CustomerId, exceptOrder: number, said: SaidOfBuyer): boolean =>
  reader.first(
    `SELECT 1 FROM (SELECT order_id FROM customer_orders INDEXED BY customer_orders_by_customer WHERE customer_id = ? AND counted = 1 ORDER BY at DESC LIMIT 6) c
       JOIN orders o ON o.id = c.order_id WHERE c.order_id <> ? AND o.buyer_nick = ? AND o.receiver_name = ? AND o.receiver_phone = ? LIMIT 1`,
    customerId, exceptOrder, said.nick, said.name, said.phone,
  ) !== undefined;

/** Buyers whose entry is stale; what a new one says is known already and need not be read back. */
export type StaleBuyers = Map<CustomerId, SaidOfBuyer | null>;

/** Writes the entries of these buyers anew, in the index's own order; last in a transaction. */
export const indexCustomers = (writer: Writer, stale: StaleBuyers): void => {
  for (const [id, said] of [...stale].sort(([a], [b]) => b - a)) {
    const row = lastRow - id;
    if (said === null && writer.first('SELECT id FROM customer_search_docsize WHERE id = ?', row) !== undefined) writer.run('DELETE FROM customer_search WHERE rowid = ?', row);
    writer.run('INSERT INTO customer_search (rowid, pieces) VALUES (?, ?)', row, orderPiecesOf(said === null ? textsOf(writer, id) : new Set([said.nick, said.name, said.phone])).text);
  }
};

/** Heads of the buyers that match, the newest buyer first, each once. */
export const findCustomers = (reader: Reader, query: string): { readonly ids: CustomerId[]; readonly more: boolean } => {
  // Names stand in orders too, so the sounds that orders are found by are those of customers. Entries are short: nothing in them is too common to ask for.
  const expression = planText(termsOf(query, soundingIn(reader)), () => 0)?.expression;
  if (expression === undefined) return { ids: [], more: false };
  const rows = reader.all<{ head: CustomerId }>(
    `SELECT c.head_id AS head FROM (SELECT rowid AS row FROM customer_search WHERE customer_search MATCH ? ORDER BY rowid LIMIT ?) f
       CROSS JOIN customers c ON c.id = ${String(lastRow)} - f.row`, expression, mostCustomersFound + 1,
  );
  const ids = [...new Set(rows.map(({ head }) => head))];
  return { ids: ids.slice(0, mostCustomersFound), more: rows.length > mostCustomersFound };
};
