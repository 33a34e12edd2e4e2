import type { Reader } from './database.ts';

/** A parcel's state, or where a number is that never was a parcel's; `pool_taken`: was in a pool and is a parcel's or spoiled now. */
export type CountedState =
  | 'free' | 'given_back' | 'spoiled' | 'pool_taken' | 'reserved' | 'printed' | 'packed' | 'handed_over' | 'voided';
export type NumberCount = { courier_code: string; state: CountedState; numbers: number; newest_at: number };

/** Kept by the store itself with every change: a few rows, however many years of numbers there are. */
export const numberCounts = (reader: Reader): NumberCount[] =>
  reader.all<NumberCount>('SELECT courier_code, state, numbers, newest_at FROM number_counts ORDER BY courier_code, state');

/** Null = there never was one. */
export const numbersIn = (reader: Reader, courierCode: string, state: CountedState): number | null =>
  reader.first<{ numbers: number }>('SELECT numbers FROM number_counts WHERE courier_code = ? AND state = ?', courierCode, state)?.numbers ?? null;

/** PR-5: waybills on paper whose number nobody has read back yet. */
export const notScannedBack = (reader: Reader): { courier_code: string; numbers: number }[] =>
  reader.all(
    `SELECT courier_code, count(*) AS numbers FROM parcels
     WHERE scanned_back_at IS NULL AND state IN ('printed', 'packed') GROUP BY courier_code`,
  );
