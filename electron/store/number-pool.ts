import type { PoolNumberId, StaffId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

export type StoredPoolNumber = {
  id: PoolNumberId; courier_code: string; waybill_number: string; added_at: number; added_by: StaffId; taken: 0 | 1;
  given_back_at: number | null; given_back_by: StaffId | null; give_back_reason: string;
};

/** PR-5: free numbers of a courier's pool, the oldest first. */
export const freePoolNumbers = (reader: Reader, courierCode: string, most: number): { id: PoolNumberId; waybill_number: string }[] =>
  reader.all(
    'SELECT id, waybill_number FROM number_pool WHERE courier_code = ? AND taken = 0 AND given_back_at IS NULL ORDER BY id LIMIT ?', courierCode, most,
  );

export const poolNumber = (reader: Reader, courierCode: string, waybillNumber: string): StoredPoolNumber | undefined =>
  reader.first<StoredPoolNumber>('SELECT * FROM number_pool WHERE courier_code = ? AND waybill_number = ?', courierCode, waybillNumber);

/** Which of these numbers the shop has of this courier in any way: a parcel's, a spoiled one, in the pool or given back. */
export const knownAmong = (reader: Reader, courierCode: string, numbers: readonly string[]): ReadonlySet<string> =>
  new Set(reader.all<{ value: string }>(
    `SELECT j.value FROM json_each(?) j WHERE
       EXISTS (SELECT 1 FROM parcels p WHERE p.courier_code = ? AND p.waybill_number = j.value)
       OR EXISTS (SELECT 1 FROM number_pool n WHERE n.courier_code = ? AND n.waybill_number = j.value)
       OR EXISTS (SELECT 1 FROM spoiled_numbers s WHERE s.courier_code = ? AND s.waybill_number = j.value)`,
    JSON.stringify(numbers), courierCode, courierCode, courierCode,
  ).map(({ value }) => value));

/** Puts numbers into the pool in this order; the store itself refuses one that was used before. */
export const insertPoolNumbers = (writer: Writer, courierCode: string, numbers: readonly string[], staffId: StaffId, at: number): void => {
  writer.run(
    'INSERT INTO number_pool (courier_code, waybill_number, added_at, added_by) SELECT ?, value, ?, ? FROM json_each(?) ORDER BY key',
    courierCode, at, staffId, JSON.stringify(numbers),
  );
};

/** Takes up to `most` free numbers of a courier out of the pool for ever, the oldest first; answers how many. */
export const giveBackFree = (writer: Writer, courierCode: string, most: number, reason: string, staffId: StaffId, at: number): number =>
  writer.run(
    `UPDATE number_pool SET given_back_at = ?, given_back_by = ?, give_back_reason = ? WHERE id IN (
       SELECT id FROM number_pool WHERE courier_code = ? AND taken = 0 AND given_back_at IS NULL ORDER BY id LIMIT ?)`, at, staffId, reason, courierCode, most,
  ).changes;

export type StoredSpoiled = { courier_code: string; waybill_number: string; reason: string; at: number; staff_id: StaffId };

export const spoiledNumber = (reader: Reader, courierCode: string, waybillNumber: string): StoredSpoiled | undefined =>
  reader.first<StoredSpoiled>('SELECT * FROM spoiled_numbers WHERE courier_code = ? AND waybill_number = ?', courierCode, waybillNumber);

export const insertSpoiled = (writer: Writer, courierCode: string, waybillNumber: string, reason: string, staffId: StaffId, at: number): void => {
  writer.run(
    'INSERT INTO spoiled_numbers (courier_code, waybill_number, reason, at, staff_id) VALUES (?, ?, ?, ?, ?)', courierCode, waybillNumber, reason, at, staffId,
  );
};
