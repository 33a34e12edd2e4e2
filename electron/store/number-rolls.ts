import type { NumberRollId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

export type StoredRoll = {
  id: NumberRollId; courier_code: string; first_number: string; step: number; size: number; rule: 'plain' | 's10' | 'sf12';
  used: number; active: 0 | 1; created_at: number;
};

export const rollById = (reader: Reader, id: NumberRollId): StoredRoll | undefined =>
  reader.first<StoredRoll>('SELECT * FROM number_rolls WHERE id = ?', id);

/** Rolls in use first, then the newest. */
export const allRolls = (reader: Reader): StoredRoll[] =>
  reader.all<StoredRoll>('SELECT * FROM number_rolls ORDER BY active DESC, courier_code, id DESC');

/** Rolls of one courier in the order in which they are used up: the older one first. */
export const activeRolls = (reader: Reader, courierCode: string): StoredRoll[] =>
  reader.all<StoredRoll>('SELECT * FROM number_rolls WHERE courier_code = ? AND active = 1 ORDER BY id', courierCode);

/** Couriers of which the shop has or had numbers. */
export const couriersWithNumbers = (reader: Reader): string[] =>
  reader.all<{ courier_code: string }>('SELECT courier_code FROM number_counts UNION SELECT courier_code FROM number_rolls ORDER BY courier_code')
    .map((row) => row.courier_code);

export const insertRoll = (
  writer: Writer,
  roll: { courierCode: string; firstNumber: string; step: number; size: number; rule: StoredRoll['rule']; at: number },
): NumberRollId =>
  writer.run(
    'INSERT INTO number_rolls (courier_code, first_number, step, size, rule, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    roll.courierCode, roll.firstNumber, roll.step, roll.size, roll.rule, roll.at,
  ).id as NumberRollId;

/**
 * PR-5: the numbers up to `used` are given out or spoiled, for ever. `from` is the first one given out now: what lies between where
 * the roll stands and `from` was spoiled. False when the roll moved past `from` meanwhile or was retired: nothing is taken then.
 */
export const advanceRoll = (writer: Writer, id: NumberRollId, from: number, used: number): boolean =>
  writer.run(
    'UPDATE number_rolls SET used = ? WHERE id = ? AND used <= ? AND active = 1 AND ? BETWEEN used AND size', used, id, from, used,
  ).changes === 1;

export const retireRollRow = (writer: Writer, id: NumberRollId): void => {
  writer.run('UPDATE number_rolls SET active = 0 WHERE id = ?', id);
};

/** Which of these numbers a courier's parcels carry already, also voided ones; one query for many. */
export const numbersOfParcels = (reader: Reader, courierCode: string, numbers: readonly string[]): ReadonlySet<string> =>
  new Set(reader.all<{ value: string }>(
    `SELECT j.value FROM json_each(?) j WHERE EXISTS (
       SELECT 1 FROM parcels p WHERE p.courier_code = ? AND p.waybill_number = j.value)`, JSON.stringify(numbers), courierCode,
  ).map(({ value }) => value));

/** Which of these numbers were spoiled. */
export const spoiledAmong = (reader: Reader, courierCode: string, numbers: readonly string[]): ReadonlySet<string> =>
  new Set(reader.all<{ value: string }>(
    `SELECT j.value FROM json_each(?) j WHERE EXISTS (
       SELECT 1 FROM spoiled_numbers s WHERE s.courier_code = ? AND s.waybill_number = j.value)`, JSON.stringify(numbers), courierCode,
  ).map(({ value }) => value));

const between = 'WHERE courier_code = ? AND waybill_number BETWEEN ? AND ? AND length(waybill_number) = length(?)';

/** Numbers of a courier's parcels between two numbers as text; both ends are of one length, so text order is number order. */
export const knownNumbersBetween = (reader: Reader, courierCode: string, first: string, last: string): string[] =>
  reader.all<{ waybill_number: string }>(`SELECT waybill_number FROM parcels ${between}`, courierCode, first, last, first).map((row) => row.waybill_number);

/** The same, spoiled ones. */
export const spoiledNumbersBetween = (reader: Reader, courierCode: string, first: string, last: string): string[] =>
  reader.all<{ waybill_number: string }>(`SELECT waybill_number FROM spoiled_numbers ${between}`, courierCode, first, last, first).map((row) => row.waybill_number);

/** The same, those that are or were in the courier's pool. */
export const poolNumbersBetween = (reader: Reader, courierCode: string, first: string, last: string): string[] =>
  reader.all<{ waybill_number: string }>(`SELECT waybill_number FROM number_pool ${between}`, courierCode, first, last, first).map((row) => row.waybill_number);
