import type { Reader } from './database.ts';
import type { LedgerWish } from './number-ledger.ts';
import { couriersWithNumbers } from './number-rolls.ts';

/** A number that is no parcel's: in the pool, given back, or spoiled. */
export type LedgerUnused = {
  id: number; courier_code: string; waybill_number: string; state: 'free' | 'given_back' | 'spoiled'; at: number; ended_at: number | null; reason: string; staff_name: string | null; from_pool: 0 | 1;
};

const has = `(? = '' OR instr(upper(n.waybill_number), ?) > 0)`;
const poolColumns = `n.id, n.courier_code, n.waybill_number, n.added_at AS at, n.given_back_at AS ended_at, n.give_back_reason AS reason, 1 AS from_pool,
  (SELECT s.name FROM staff s WHERE s.id = coalesce(n.given_back_by, n.added_by)) AS staff_name`;

const freeOf = (reader: Reader, courierCode: string, text: string, before: number, limit: number): LedgerUnused[] =>
  reader.all<LedgerUnused>(
    `SELECT 'free' AS state, ${poolColumns} FROM number_pool n INDEXED BY number_pool_free
     WHERE n.courier_code = ? AND n.taken = 0 AND n.given_back_at IS NULL AND n.id < ? AND ${has} ORDER BY n.id DESC LIMIT ?`, courierCode, before, text, text, limit,
  );

const givenBackOf = (reader: Reader, courierCode: string, text: string, before: number, limit: number): LedgerUnused[] =>
  reader.all<LedgerUnused>(
    `SELECT 'given_back' AS state, ${poolColumns} FROM number_pool n INDEXED BY number_pool_given_back
     WHERE n.courier_code = ? AND n.taken = 0 AND n.given_back_at IS NOT NULL AND n.id < ? AND ${has} ORDER BY n.id DESC LIMIT ?`, courierCode, before, text, text, limit,
  );

/** A page of pool numbers that are no parcel's, newest first; `before` = the id of the last one seen. */
export const poolPage = (reader: Reader, wish: LedgerWish, before: number | null, limit: number): LedgerUnused[] => {
  const couriers = wish.courierCode === null ? couriersWithNumbers(reader) : [wish.courierCode];
  const from = before ?? Number.MAX_SAFE_INTEGER;
  const rows = couriers.flatMap((courierCode) => [
    ...(wish.state === null || wish.state === 'free' ? freeOf(reader, courierCode, wish.text, from, limit) : []),
    ...(wish.state === null || wish.state === 'given_back' ? givenBackOf(reader, courierCode, wish.text, from, limit) : []),
  ]);
  return rows.sort((a, b) => b.id - a.id).slice(0, limit);
};

export type SpoiledPlace = { readonly at: number; readonly courierCode: string; readonly number: string };

/** A page of spoiled numbers, newest first. */
export const spoiledPage = (reader: Reader, wish: LedgerWish, before: SpoiledPlace | null, limit: number): LedgerUnused[] => {
  if (wish.state !== null && wish.state !== 'spoiled') return [];
  const { at, courierCode, number } = before ?? { at: Number.MAX_SAFE_INTEGER, courierCode: '', number: '' };
  return reader.all<LedgerUnused>(
    `SELECT 'spoiled' AS state, 0 AS id, n.courier_code, n.waybill_number, n.at, n.at AS ended_at, n.reason, (SELECT s.name FROM staff s WHERE s.id = n.staff_id) AS staff_name,
       EXISTS (SELECT 1 FROM number_pool m WHERE m.courier_code = n.courier_code AND m.waybill_number = n.waybill_number) AS from_pool
     FROM spoiled_numbers n INDEXED BY spoiled_numbers_by_time
     WHERE (n.at, n.courier_code, n.waybill_number) < (?, ?, ?) AND (? IS NULL OR n.courier_code = ?) AND ${has}
     ORDER BY n.at DESC, n.courier_code DESC, n.waybill_number DESC LIMIT ?`,
    at, courierCode, number, wish.courierCode, wish.courierCode, wish.text, wish.text, limit,
  );
};
