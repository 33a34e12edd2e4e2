import type { OrderId } from '../../../shared/domain/ids.ts';
import { duplicateWithinMs } from '../../../shared/domain/orders/together.ts';
import type { Reader } from '../database.ts';

/** What a list says of an order in a quiet mark; figures are those of its customer, null = not recognised. */
export type StoredMarks = { id: OrderId; duplicate: 0 | 1; warned: 0 | 1 | null; orders: number | null; returned: number | null; spentFen: number | null };

/** Marks of these orders, by key alone. `currency`: that of the levels. */
export const marksOf = (reader: Reader, ids: readonly OrderId[], currency: string): ReadonlyMap<OrderId, StoredMarks> =>
  new Map((ids.length === 0 ? [] : reader.all<StoredMarks>(
    `SELECT orders.id, EXISTS (SELECT 1 FROM orders other INDEXED BY orders_by_duplicate_key WHERE other.duplicate_key = orders.duplicate_key
         AND other.sort_at BETWEEN orders.sort_at - ? AND orders.sort_at + ? AND other.id <> orders.id) AS duplicate,
       head.warned, head.orders, head.returned, (SELECT spent_fen FROM customer_figures WHERE customer_id = head.id AND currency = ?) AS spentFen
     FROM json_each(?) AS named CROSS JOIN orders ON orders.id = named.value
       LEFT JOIN customer_orders ON customer_orders.order_id = orders.id LEFT JOIN customers member ON member.id = customer_orders.customer_id LEFT JOIN customers head ON head.id = member.head_id`,
    duplicateWithinMs, duplicateWithinMs, currency, JSON.stringify(ids),
  )).map((row) => [row.id, row]));

type Found = { readonly changes: number; readonly ids: readonly OrderId[] };
const found = new WeakMap<Reader, Found>();

/** Open orders that have a likely duplicate (IN-7), `most` at most: read along their index (some 5 µs for each open order), and again only after something was written. */
export const duplicateIds = (reader: Reader, most: number): readonly OrderId[] => {
  const changes = reader.first<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0;
  const known = found.get(reader);
  if (known?.changes === changes) return known.ids;
  const ids = reader.all<{ id: OrderId }>(
    `SELECT id FROM (
       SELECT id, sort_at, lag(sort_at) OVER near AS before, lead(sort_at) OVER near AS after FROM orders INDEXED BY orders_by_duplicate_key
       WHERE duplicate_key IS NOT NULL WINDOW near AS (PARTITION BY duplicate_key ORDER BY sort_at))
     WHERE sort_at - before <= ? OR after - sort_at <= ? LIMIT ?`, duplicateWithinMs, duplicateWithinMs, most,
  ).map(({ id }) => id);
  found.set(reader, { changes, ids });
  return ids;
};
