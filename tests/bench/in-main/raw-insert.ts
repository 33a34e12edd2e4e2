import { orderPiecesOf } from '../../../shared/domain/orders/order-pieces.ts';
import { connect } from '../../../electron/store/database.ts';
import { migrate } from '../../../electron/store/migrations.ts';

type Value = string | number | null;

/** Every table that taking orders in writes to, parents first. */
const tables = ['staff', 'settings', 'intake_runs', 'skus', 'orders', 'order_lines', 'stock_reservations', 'order_holds', 'trace'] as const;

/** What the app's import wrote, row by row, with the columns of each table in order. */
const rowsIn = (file: string): { table: string; columns: string[]; rows: Value[][] }[] => {
  const database = connect(file);
  const all = tables.map((table) => {
    // Without the columns that SQLite works out by itself.
    const columns = (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
    return { table, columns, rows: database.prepare(`SELECT ${columns.join(', ')} FROM ${table}`).raw().all() as Value[][] };
  });
  const search = database
    .prepare(
      `SELECT id, platform_order_number, receiver_phone, buyer_nick, receiver_name, province || city || district || detail, buyer_message,
         (SELECT group_concat(sku_code || ' ' || title || ' ' || colour || ' ' || size, ' ') FROM order_lines WHERE order_id = orders.id), shipments
       FROM orders ORDER BY id DESC`,
    )
    .raw()
    .all() as [number, ...string[]][];
  database.close();
  return [...all, { table: 'order_search', columns: ['rowid', 'pieces'], rows: search.map(([id, ...texts]) => [1_000_000_000_000 - id, orderPiecesOf(texts).text]) }];
};

/** Puts the very same rows into an empty store of the same shape as fast as the driver can: one transaction, positional parameters. Seconds. */
export const insertRaw = (source: string, target: string): { seconds: number; rows: number } => {
  const everything = rowsIn(source);
  const database = connect(target);
  migrate(database);
  database.exec('DELETE FROM order_state_counts');
  const started = performance.now();
  let count = 0;
  database.exec('BEGIN IMMEDIATE');
  for (const { table, columns, rows } of everything) {
    const statement = database.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
    for (const row of rows) statement.run(row);
    count += rows.length;
  }
  database.exec('COMMIT');
  const seconds = (performance.now() - started) / 1000;
  database.close();
  return { seconds, rows: count };
};
