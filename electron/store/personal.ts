import type { CustomerId, OrderId, ParcelId } from '../../shared/domain/ids.ts';
import { indexCustomers } from './customers/customer-search.ts';
import type { Reader, Writer } from './database.ts';

/** Where the round is: everything that stands before it in lists was looked at. */
export type PersonalCursor = { readonly sortAt: number; readonly orderId: number };
export type AgedOrder = { readonly id: OrderId; readonly sortAt: number };

/** The next orders whose place in time is before `before` (UTC ms), the oldest first. */
export const ordersAfter = (reader: Reader, { sortAt, orderId }: PersonalCursor, before: number, most: number): AgedOrder[] =>
  reader.all<AgedOrder>(
    'SELECT id, sort_at AS sortAt FROM orders INDEXED BY orders_by_time WHERE (sort_at, id) > (?, ?) AND sort_at < ? ORDER BY sort_at, id LIMIT ?', sortAt, orderId, before, most,
  );

export const waitingForTheirTime = (reader: Reader, after: number, most: number): OrderId[] =>
  reader.all<{ id: OrderId }>('SELECT order_id AS id FROM personal_waiting WHERE order_id > ? ORDER BY order_id LIMIT ?', after, most).map(({ id }) => id);

export const waitLonger = (writer: Writer, orderId: OrderId): void => {
  writer.run('INSERT OR IGNORE INTO personal_waiting (order_id) VALUES (?)', orderId);
};

/**
 * Has nothing of the order happened since `before`, and is nothing of it or of its family open: case, claim, task, message, parcel in the house? `forgotten`: messages
 * that nobody will tell any more.
 */
export const personalIsDue = (reader: Reader, orderId: OrderId, before: number, forgotten: readonly number[] = []): boolean =>
  reader.first(
    `SELECT 1 FROM orders o WHERE o.id = ? AND o.personal_erased_at IS NULL AND o.state IN ('handed_over', 'completed', 'closed')
       AND max(o.sort_at, coalesce(o.handed_over_at, 0), coalesce(o.completed_at, 0), coalesce(o.closed_at, 0)) < ?
       AND NOT EXISTS (SELECT 1 FROM after_sales_cases c INDEXED BY after_sales_by_order WHERE c.order_id = o.id AND (c.closed_at IS NULL OR c.closed_at >= ?))
       AND NOT EXISTS (SELECT 1 FROM orders d WHERE d.derived_from = o.id AND d.derived_from IS NOT NULL AND d.personal_erased_at IS NULL
         AND (d.state NOT IN ('handed_over', 'completed', 'closed') OR d.sort_at >= ?))
       AND NOT EXISTS (SELECT 1 FROM parcel_orders po JOIN claims c ON c.parcel_id = po.parcel_id WHERE po.order_id = o.id AND c.closed_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM parcel_orders po JOIN parcels p ON p.id = po.parcel_id WHERE po.order_id = o.id AND p.state IN ('reserved', 'printed', 'packed'))
       AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.order_id = o.id AND t.order_id IS NOT NULL AND t.ended_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM outbox m INDEXED BY outbox_by_order WHERE m.order_id = o.id AND m.state IN ('waiting', 'sending', 'refused')
         AND instr(?, ',' || m.id || ',') = 0)`,
    orderId, before, before, before, `,${forgotten.join(',')},`,
  ) !== undefined;

/** Of a message that has ended, these say whom it was about and what came of it; all else goes. */
const keptOfMessages: ReadonlySet<string> = new Set(['platformOrderNumber', 'courierCode', 'waybillNumber', 'handedOverAt', 'amountFen', 'caseKey', 'flag', 'flagNumber']);

const withoutPersonal = (payload: string): string => {
  const whole = JSON.parse(payload) as Readonly<Record<string, unknown>>;
  return JSON.stringify(Object.fromEntries(Object.entries(whole).flatMap(([name, value]) => (keptOfMessages.has(name) ? [[name, value]] : name === 'text' ? [[name, '']] : []))));
};

const parcelsOf = (reader: Reader, orderId: OrderId): ParcelId[] =>
  reader.all<{ id: ParcelId }>('SELECT parcel_id AS id FROM parcel_orders WHERE order_id = ?', orderId).map(({ id }) => id);

/** A sheet of the same size with nothing on it: the print journal keeps that there was one. */
const emptied = `json_object('widthHmm', json_extract(picture, '$.widthHmm'), 'heightHmm', json_extract(picture, '$.heightHmm'), 'marks', json_array())`;

/** Takes what is personal out of an order and of all that hangs on it. Stubs keep theirs: they have a retention of their own. The order's search entry is the caller's. */
export const erasePersonalOf = (writer: Writer, orderId: OrderId, at: number): void => {
  writer.run(
    `UPDATE orders SET personal_erased_at = ?, buyer_nick = '', buyer_message = '', platform_note = '', receiver_name = '', receiver_phone = '', detail = '', postcode = ''
     WHERE id = ?`, at, orderId,
  );
  writer.run(`UPDATE order_notes SET text = '※' WHERE order_id = ? AND text <> '※'`, orderId);
  writer.run(`UPDATE order_holds SET note = '' WHERE order_id = ? AND note <> ''`, orderId);
  writer.run(`UPDATE typed_orders SET source_text = '', text_print = '' WHERE order_id = ?`, orderId);
  writer.run(`UPDATE e_waybills SET print_data = '{}' WHERE order_id = ?`, orderId);
  writer.run(`UPDATE tasks SET outcome_note = '' WHERE order_id = ? AND order_id IS NOT NULL AND outcome_note <> ''`, orderId);
  writer.run(
    `UPDATE returning_parcels SET sender_name = '', sender_phone = '', note = '' WHERE case_id IN (SELECT id FROM after_sales_cases WHERE order_id = ?) AND case_id IS NOT NULL`, orderId,
  );
  for (const { id, payload } of writer.all<{ id: number; payload: string }>('SELECT id, payload FROM outbox INDEXED BY outbox_by_order WHERE order_id = ?', orderId)) {
    writer.run('UPDATE outbox SET payload = ?, refusal_words = ? WHERE id = ?', withoutPersonal(payload), '', id);
    writer.run(`UPDATE outbox_attempts SET words = '' WHERE outbox_id = ? AND words <> ''`, id);
  }
  for (const parcelId of parcelsOf(writer, orderId)) {
    writer.run('DELETE FROM parcel_events WHERE parcel_id = ?', parcelId);
    writer.run(
      `UPDATE print_sheets SET picture = ${emptied} WHERE parcel_id = ? AND NOT EXISTS (SELECT 1 FROM stub_entries e WHERE e.parcel_id = print_sheets.parcel_id AND e.salt <> '')
         AND NOT EXISTS (SELECT 1 FROM parcel_orders po JOIN orders o ON o.id = po.order_id WHERE po.parcel_id = print_sheets.parcel_id AND o.personal_erased_at IS NULL)`, parcelId,
    );
  }
  writer.run('DELETE FROM personal_waiting WHERE order_id = ?', orderId);
  const buyer = writer.first<{ id: CustomerId }>('SELECT customer_id AS id FROM customer_orders WHERE order_id = ?', orderId);
  if (buyer !== undefined) indexCustomers(writer, new Map([[buyer.id, null]]));
};

/** A file of the newest job that was drawn: it lies where all of them do; undefined = none was. */
export const newestJobFile = (reader: Reader): string | undefined =>
  reader.first<{ file: string }>('SELECT file FROM print_jobs WHERE file IS NOT NULL ORDER BY id DESC LIMIT 1')?.file;

const indexes = ['order_search', 'customer_search', 'stub_search'] as const;
export type WordIndex = (typeof indexes)[number];
export const wordIndexes: readonly WordIndex[] = indexes;

const changes = (reader: Reader): number => reader.first<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0;

/**
 * A deleted word stays in the index's data until its parts are merged. One small step of that, `begin` starts a whole pass; true = nothing is left
 * to merge. Afterwards the freed pages still hold it: see `washFreePages`.
 */
export const mergeIndex = (writer: Writer, index: WordIndex, begin: boolean): boolean => {
  const before = changes(writer);
  writer.run(`INSERT INTO ${index} (${index}, rank) VALUES ('merge', ?)`, begin ? -pagesAtOnce : pagesAtOnce);
  return changes(writer) - before < 2;
};
const pagesAtOnce = 32;

const freePages = (reader: Reader): number => reader.first<{ freelist_count: number }>('PRAGMA freelist_count')?.freelist_count ?? 0;

/** Pages that are free hold what was deleted. They are taken up with zeros, a few in each transaction, and given back; true = all are washed. */
export const washFreePages = (writer: Writer): boolean => {
  writer.run('CREATE TABLE IF NOT EXISTS personal_wash (zeros BLOB) STRICT');
  const page = writer.first<{ page_size: number }>('PRAGMA page_size')?.page_size ?? 4096;
  const free = freePages(writer);
  if (free > 0) {
    writer.run('INSERT INTO personal_wash VALUES (zeroblob(?))', Math.max(page, Math.min(free - 2, 100) * page));
    return false;
  }
  writer.run('DROP TABLE personal_wash');
  return true;
};
