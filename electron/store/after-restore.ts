import type { Reader, Writer } from './database.ts';
import { appendTrace } from './trace.ts';
import { writeSetting } from './settings.ts';

/**
 * A copy does not know what happened after it was taken. In the store that takes its place, in one transaction: whatever waits to be told may
 * have been told, so it is looked up before it goes out (OF-2); and nothing is printed before a person has said how far the numbers are (PR-5).
 */
export const markRestored = (writer: Writer, restored: { readonly copyTakenAt: number; readonly at: number; readonly everything: boolean }): void => {
  const { copyTakenAt, at, everything } = restored;
  const doubtful = writer.run(`UPDATE outbox SET maybe_done = 1 WHERE state IN ('waiting', 'sending', 'refused')`).changes;
  writeSetting(writer, 'restored', { copyTakenAt, at });
  appendTrace(writer, at, null, { action: everything ? 'store.moved_in' : 'store.restored', subject: 'shop', subjectId: null, after: { copyTakenAt, doubtful } });
};

/** Couriers with free numbers in a pool, and the one that would be given next. */
export const freePools = (reader: Reader): { courierCode: string; nextNumber: string; free: number }[] =>
  reader.all(
    `SELECT courier_code AS courierCode, count(*) AS free,
       (SELECT n.waybill_number FROM number_pool n WHERE n.courier_code = p.courier_code AND n.taken = 0 AND n.given_back_at IS NULL ORDER BY n.id LIMIT 1) AS nextNumber
     FROM number_pool p WHERE taken = 0 AND given_back_at IS NULL GROUP BY courier_code ORDER BY courier_code`,
  );

/** How many free numbers of a courier's pool come before this one; null = it is not a free number of it. */
export const freeBefore = (reader: Reader, courierCode: string, waybillNumber: string): number | null => {
  const found = reader.first<{ id: number }>(
    'SELECT id FROM number_pool WHERE courier_code = ? AND waybill_number = ? AND taken = 0 AND given_back_at IS NULL', courierCode, waybillNumber,
  );
  if (found === undefined) return null;
  return reader.first<{ n: number }>(
    'SELECT count(*) AS n FROM number_pool WHERE courier_code = ? AND id < ? AND taken = 0 AND given_back_at IS NULL', courierCode, found.id,
  )?.n ?? 0;
};
