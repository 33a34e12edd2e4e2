import type { Reader } from '../../electron/store/database.ts';
import { verifyTrace } from '../../electron/store/trace.ts';

/** Each is a sentence about the store that must hold after every transaction; the query finds the rows for which it does not. */
const sentences: readonly (readonly [sentence: string, faults: string])[] = [
  ['every order has lines, numbered from 1 without a gap',
    `SELECT o.id FROM orders o LEFT JOIN order_lines l ON l.order_id = o.id WHERE o.close_reason <> 'reunited'
     GROUP BY o.id HAVING count(l.id) = 0 OR max(l.position) <> count(l.id) OR min(l.position) <> 1`],
  ['a removed line leaves with nothing', `SELECT id FROM order_lines WHERE removed = 1 AND refund <> 'succeeded'`],
  ['IN-7: orders in one parcel name one of themselves', `SELECT o.id FROM orders o LEFT JOIN orders l ON l.id = o.together WHERE o.together IS NOT NULL AND l.together IS NOT o.together`],
  ['IN-7: nobody shares a parcel with himself', 'SELECT together FROM orders WHERE together IS NOT NULL GROUP BY together HAVING count(*) < 2'],
  ['IN-7: orders that could share a parcel are marked, and no others',
    `SELECT o.id FROM orders o WHERE o.has_mates <> (o.parcel_key IS NOT NULL AND EXISTS (SELECT 1 FROM orders m WHERE m.parcel_key = o.parcel_key AND m.id <> o.id))`],
  ['an order knows whether a waybill is of it',
    `SELECT o.id FROM orders o WHERE o.in_parcel <> EXISTS (SELECT 1 FROM parcel_orders po JOIN parcels p ON p.id = po.parcel_id WHERE po.order_id = o.id AND p.state <> 'voided')`],
  ['IN-8: a present costs nothing', 'SELECT id FROM order_lines WHERE gift_rule_id IS NOT NULL AND unit_price_fen <> 0'],
  // What has left keeps the pieces that left, whatever is paid back afterwards.
  ['the pieces of an order that has not left are those of its lines that are not refunded',
    `SELECT o.id FROM orders o WHERE o.state NOT IN ('handed_over', 'completed') AND o.pieces <> (SELECT coalesce(sum(quantity), 0) FROM order_lines l WHERE l.order_id = o.id AND l.refund <> 'succeeded')`],
  ['WH-2: a SKU has reserved what its reservations say',
    'SELECT s.id FROM skus s WHERE s.reserved <> (SELECT coalesce(sum(quantity), 0) FROM stock_reservations r WHERE r.sku_id = s.id)'],
  ['WH-2: stock on hand is the sum of its movements',
    'SELECT s.id FROM skus s WHERE s.on_hand <> (SELECT coalesce(sum(quantity), 0) FROM stock_movements m WHERE m.sku_id = s.id)'],
  ['WH-2: every line of a paid or packed order that leaves the shop is reserved, to the piece',
    `SELECT l.id FROM order_lines l JOIN orders o ON o.id = l.order_id LEFT JOIN stock_reservations r ON r.order_line_id = l.id
     WHERE o.state IN ('paid', 'packed') AND l.sku_id IS NOT NULL AND l.refund <> 'succeeded' AND (r.quantity IS NOT l.quantity OR r.sku_id <> l.sku_id)`],
  ['WH-2: nothing is reserved for an order that is unpaid, gone or closed, or for a refunded line',
    `SELECT r.order_line_id FROM stock_reservations r JOIN order_lines l ON l.id = r.order_line_id JOIN orders o ON o.id = l.order_id
     WHERE o.state NOT IN ('paid', 'packed') OR l.refund = 'succeeded'`],
  ['every order has its import, or what it was made from, in the trace',
    `SELECT o.id FROM orders o WHERE NOT EXISTS (SELECT 1 FROM trace t WHERE t.subject = 'order' AND t.subject_id = o.id AND t.action IN ('order.imported', 'order.derived', 'order.typed_in'))`],
  ['the kept counts are the orders of each state',
    'SELECT state FROM order_state_counts c WHERE orders <> (SELECT count(*) FROM orders o WHERE o.state = c.state)'],
  ['an order is held exactly while it has an open hold, with the same reason',
    'SELECT o.id FROM orders o LEFT JOIN order_holds h ON h.order_id = o.id AND h.released_at IS NULL WHERE h.reason IS NOT o.hold_reason'],
  ['CS-1: only a cause of the app\'s own has a flag to go back to', 'SELECT id FROM orders o WHERE (flag_before IS NOT NULL) <> EXISTS (SELECT 1 FROM order_flag_causes c WHERE c.order_id = o.id AND c.shown = 1)'],
  ['CS-1: an order is held exactly while being held is a cause of its flag',
    `SELECT o.id FROM orders o WHERE (hold_reason IS NOT NULL) <> EXISTS (SELECT 1 FROM order_flag_causes c WHERE c.order_id = o.id AND c.cause = 'held')`],
  ['every order can be searched for', 'SELECT id FROM orders WHERE (1000000000000 - id) NOT IN (SELECT rowid FROM order_search)'],
  ['every reference leads somewhere', 'PRAGMA foreign_key_check'],
];

/** What does not hold in this store; empty = the books are sound. */
export const bookFaults = async (reader: Reader): Promise<string[]> => {
  const faults = sentences.flatMap(([sentence, sql]) => {
    const rows = reader.all<Record<string, unknown>>(sql);
    return rows.length === 0 ? [] : [`not true of ${rows.length} (first ${JSON.stringify(rows[0])}): ${sentence}`];
  });
  const trace = await verifyTrace(reader);
  return trace.sound ? faults : [...faults, `the trace breaks at entry ${trace.firstBrokenEntry}`];
};

/** Everything that is stored, as text: two equal pictures are two equal stores. Tables named in `without` do not count. */
export const pictureOf = (reader: Reader, without: readonly string[] = []): string => {
  const tables = reader.all<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`);
  return tables
    .filter(({ name }) => !without.includes(name) && !name.startsWith('order_search'))
    // What the trace says of its own end goes with it.
    .map(({ name }) => ({ name, rows: reader.all<Record<string, unknown>>(`SELECT * FROM ${name}`).filter((row) => name !== 'settings' || row['key'] !== 'traceHead' || !without.includes('trace')) }))
    .map(({ name, rows }) => `${name}\n${rows.map((row) => JSON.stringify(row)).join('\n')}`)
    .join('\n\n');
};
