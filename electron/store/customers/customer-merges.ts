import type { CustomerId, CustomerMergeId, CustomerPairId, StaffId } from '../../../shared/domain/ids.ts';
import { withAllUnder, type MergeEdge } from '../../../shared/domain/customers/merging.ts';
import type { Reader, Writer } from '../database.ts';
import { customerById, membersOf } from './customers.ts';

export type StoredMerge = {
  id: CustomerMergeId; gone_id: CustomerId; kept_id: CustomerId; at: number; staff_id: StaffId | null; confidence: number; reasons: string; undone_at: number | null;
};

export const mergeById = (reader: Reader, id: CustomerMergeId): StoredMerge | undefined => reader.first<StoredMerge>('SELECT * FROM customer_merges WHERE id = ?', id);

/** The merges that hold a customer together. */
export const mergesWithin = (reader: Reader, members: readonly CustomerId[]): (StoredMerge & { by: string | null })[] =>
  reader.all(
    `SELECT m.*, staff.name AS by FROM customer_merges m INDEXED BY customer_merges_into LEFT JOIN staff ON staff.id = m.staff_id
     WHERE m.undone_at IS NULL AND m.kept_id IN (SELECT value FROM json_each(?)) ORDER BY m.id`, JSON.stringify(members),
  );

const setHead = (writer: Writer, ids: readonly CustomerId[], head: CustomerId): void => {
  for (const id of ids) writer.run('UPDATE customers SET head_id = ? WHERE id = ?', head, id);
};

/** Figures from the orders themselves, for those that a head speaks for. */
const recount = (writer: Writer, head: CustomerId, members: readonly CustomerId[]): void => {
  const all = JSON.stringify(members);
  writer.run('DELETE FROM customer_figures WHERE customer_id = ?', head);
  writer.run(
    `INSERT INTO customer_figures (customer_id, currency, orders, paid_fen, refunded_fen, spent_fen)
     SELECT ?, currency, sum(counted), sum(paid_fen), sum(refunded_fen), sum(paid_fen - refunded_fen) FROM customer_orders INDEXED BY customer_orders_by_customer
     WHERE customer_id IN (SELECT value FROM json_each(?)) GROUP BY currency`, head, all,
  );
  writer.run(
    `UPDATE customers SET (orders, returned, first_at, last_at) = (
       SELECT coalesce(sum(counted), 0), coalesce(sum(returned), 0), min(iif(counted, at, NULL)), max(iif(counted, at, NULL))
       FROM customer_orders INDEXED BY customer_orders_by_customer WHERE customer_id IN (SELECT value FROM json_each(?))),
     last_order_id = (SELECT order_id FROM customer_orders INDEXED BY customer_orders_by_customer
       WHERE customer_id IN (SELECT value FROM json_each(?)) AND counted = 1 ORDER BY at DESC, order_id DESC LIMIT 1)
     WHERE id = ?`, all, all, head,
  );
  writeWarned(writer, head);
};

/** A warning at any of them is a warning at the head. */
export const writeWarned = (writer: Writer, head: CustomerId): void => {
  writer.run(
    `UPDATE customers SET warned = EXISTS (SELECT 1 FROM customer_warnings WHERE lifted_at IS NULL AND customer_id IN (SELECT value FROM json_each(?))) WHERE id = ?`,
    JSON.stringify(membersOf(writer, head)), head,
  );
};

type Cause = { readonly at: number; readonly staffId: StaffId | null; readonly confidence: number; readonly reasons: string };

/** Puts one head under another. Only figures move; orders, keys, notes and groups stay where they are, so that undoing is exact. */
export const insertMerge = (writer: Writer, gone: CustomerId, kept: CustomerId, cause: Cause): CustomerMergeId => {
  const { id } = writer.run(
    'INSERT INTO customer_merges (gone_id, kept_id, at, staff_id, confidence, reasons) VALUES (?, ?, ?, ?, ?, ?)', gone, kept, cause.at, cause.staffId, cause.confidence, cause.reasons,
  );
  writer.run(
    `INSERT INTO customer_figures (customer_id, currency, orders, paid_fen, refunded_fen, spent_fen)
     SELECT ?, currency, orders, paid_fen, refunded_fen, spent_fen FROM customer_figures WHERE customer_id = ?
     ON CONFLICT (customer_id, currency) DO UPDATE SET orders = orders + excluded.orders, paid_fen = paid_fen + excluded.paid_fen,
       refunded_fen = refunded_fen + excluded.refunded_fen, spent_fen = spent_fen + excluded.spent_fen`, kept, gone,
  );
  writer.run('DELETE FROM customer_figures WHERE customer_id = ?', gone);
  const [from, to] = [customerById(writer, gone), customerById(writer, kept)];
  const members = membersOf(writer, gone);
  if (from !== undefined && to !== undefined) {
    const earliest = [from.first_at, to.first_at].filter((at) => at !== null);
    const fromIsLast = from.last_at !== null && (to.last_at === null || from.last_at > to.last_at || (from.last_at === to.last_at && (from.last_order_id ?? 0) > (to.last_order_id ?? 0)));
    const last = fromIsLast ? from : to;
    writer.run(
      'UPDATE customers SET orders = ?, returned = ?, first_at = ?, last_at = ?, last_order_id = ? WHERE id = ?', from.orders + to.orders, from.returned + to.returned,
      earliest.length === 0 ? null : Math.min(...earliest), last.last_at, last.last_order_id, kept,
    );
  }
  writer.run('UPDATE customers SET orders = 0, returned = 0, first_at = NULL, last_at = NULL, last_order_id = NULL, warned = 0 WHERE id = ?', gone);
  setHead(writer, members, kept);
  writeWarned(writer, kept);
  return id as CustomerMergeId;
};

/** Takes apart what one merge joined; what came in between goes with the buyer whose it is. */
export const undoMerge = (writer: Writer, merge: StoredMerge, at: number, staffId: StaffId): void => {
  const head = customerById(writer, merge.kept_id)?.head_id ?? merge.kept_id;
  const all = membersOf(writer, head);
  writer.run('UPDATE customer_merges SET undone_at = ?, undone_by = ? WHERE id = ?', at, staffId, merge.id);
  const edges: MergeEdge[] = mergesWithin(writer, all).map(({ gone_id, kept_id }) => ({ goneId: gone_id, keptId: kept_id }));
  const apart = withAllUnder(merge.gone_id, edges) as CustomerId[];
  setHead(writer, apart, merge.gone_id);
  recount(writer, merge.gone_id, apart);
  recount(writer, head, all.filter((id) => !apart.includes(id)));
};

export type PairState = 'open' | 'apart' | 'merged';
export type StoredPair = { id: CustomerPairId; a_id: CustomerId; b_id: CustomerId; state: PairState; confidence: number; reasons: string; at: number };

export const pairById = (reader: Reader, id: CustomerPairId): StoredPair | undefined => reader.first<StoredPair>('SELECT * FROM customer_pairs WHERE id = ?', id);

const inOrder = (a: CustomerId, b: CustomerId): readonly [CustomerId, CustomerId] => (a < b ? [a, b] : [b, a]);

/** What is known between any of these and any of those. */
export const pairsBetween = (reader: Reader, these: readonly CustomerId[], those: readonly CustomerId[]): StoredPair[] => {
  const [a, b] = [JSON.stringify(these), JSON.stringify(those)];
  return reader.all<StoredPair>(
    `SELECT p.* FROM json_each(?) x CROSS JOIN json_each(?) y CROSS JOIN customer_pairs p ON p.a_id = min(x.value, y.value) AND p.b_id = max(x.value, y.value)`, a, b,
  );
};

export const writePair = (writer: Writer, one: CustomerId, other: CustomerId, state: PairState, cause: Cause): void => {
  const [a, b] = inOrder(one, other);
  writer.run(
    `INSERT INTO customer_pairs (a_id, b_id, state, confidence, reasons, at, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (a_id, b_id) DO UPDATE SET state = excluded.state, at = excluded.at, staff_id = excluded.staff_id`, a, b, state, cause.confidence, cause.reasons, cause.at, cause.staffId,
  );
};

/** Pairs that wait for a person, the surest first; those that have become one in the meantime are left out. */
export const openPairs = (reader: Reader, most: number): (StoredPair & { a_head: CustomerId; b_head: CustomerId })[] =>
  reader.all(
    `SELECT p.*, a.head_id AS a_head, b.head_id AS b_head FROM customer_pairs p INDEXED BY customer_pairs_open
       JOIN customers a ON a.id = p.a_id JOIN customers b ON b.id = p.b_id
     WHERE p.state = 'open' AND a.head_id <> b.head_id ORDER BY p.confidence DESC, p.id DESC LIMIT ?`, most,
  );
