import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SqlValue } from '../../electron/store/database.ts';
import { openTestShop, type TestShop } from '../support/shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(() => shop.close());

const run = (sql: string, ...values: SqlValue[]): number => shop.store.write((writer) => writer.run(sql, ...values).changes);
const parcel = (number: string, courier = 'ZTO'): number =>
  run(`INSERT INTO parcels (courier_code, waybill_number, state, created_at) VALUES (?, ?, 'reserved', 1)`, courier, number);
const spoil = (number: string): number => run(`INSERT INTO spoiled_numbers (courier_code, waybill_number, reason, at, staff_id) VALUES ('ZTO', ?, 'torn', 1, 1)`, number);
const pool = (number: string): number => run(`INSERT INTO number_pool (courier_code, waybill_number, added_at, added_by) VALUES ('ZTO', ?, 1, 1)`, number);
const free = (): unknown[] => shop.store.reader.all(`SELECT waybill_number FROM number_pool WHERE taken = 0 AND given_back_at IS NULL`);
const counts = (): unknown[] =>
  shop.store.reader.all(`SELECT state, numbers FROM number_counts WHERE numbers <> 0 ORDER BY state`);

test('PR-5: the store itself refuses a second parcel with a number, for ever, also a voided one\'s; another courier may have it', () => {
  parcel('1');
  expect(() => parcel('1')).toThrow('UNIQUE');
  run(`UPDATE parcels SET state = 'voided'`);
  expect(() => parcel('1')).toThrow('UNIQUE');
  expect(() => run(`INSERT OR REPLACE INTO parcels (courier_code, waybill_number, state, created_at) VALUES ('ZTO', '1', 'reserved', 1)`)).toThrow('never forgotten');
  expect(parcel('1', 'SF')).toBe(1);
});

test('PR-5: a parcel\'s number is never changed and a parcel never deleted', () => {
  parcel('1');
  expect(() => run(`UPDATE parcels SET waybill_number = '2'`)).toThrow('never changed');
  expect(() => run(`UPDATE parcels SET courier_code = 'SF'`)).toThrow('never changed');
  expect(() => run('DELETE FROM parcels')).toThrow('never forgotten');
});

test('PR-5: a spoiled number is never a parcel\'s, a parcel\'s is never spoiled, and neither is forgotten', () => {
  spoil('1');
  parcel('2');
  expect(() => parcel('1')).toThrow('was spoiled');
  expect(() => spoil('2')).toThrow('void its waybill');
  expect(() => spoil('1')).toThrow('UNIQUE');
  expect(() => run(`UPDATE spoiled_numbers SET reason = 'other'`)).toThrow('stays as it is');
  expect(() => run('DELETE FROM spoiled_numbers')).toThrow('never forgotten');
});

test('PR-5: a pool takes no number that was used, and none twice; its numbers leave it with parcel or torn form', () => {
  parcel('1');
  spoil('2');
  expect(() => pool('1')).toThrow('used before');
  expect(() => pool('2')).toThrow('used before');
  pool('3');
  pool('4');
  pool('5');
  expect(() => pool('3')).toThrow('UNIQUE');
  parcel('3');
  spoil('4');
  expect(free()).toEqual([{ waybill_number: '5' }]);
  expect(() => run(`UPDATE number_pool SET taken = 0 WHERE waybill_number = '3'`)).toThrow('not free again');
  expect(() => run(`UPDATE number_pool SET waybill_number = '9' WHERE waybill_number = '5'`)).toThrow('never changed');
  expect(() => run('DELETE FROM number_pool')).toThrow('never forgotten');
});

test('PR-5: what was given back stays given back', () => {
  pool('1');
  run(`UPDATE number_pool SET given_back_at = 5, give_back_reason = 'contract'`);
  expect(() => run('UPDATE number_pool SET given_back_at = NULL')).toThrow('not free again');
  expect(() => run('UPDATE number_pool SET given_back_at = 9')).toThrow('not free again');
  expect(free()).toEqual([]);
});

test('PR-5: the counts follow every change by themselves', () => {
  for (const number of ['1', '2', '3', '4', '5']) pool(number);
  parcel('1');
  parcel('9');
  spoil('2');
  run(`UPDATE number_pool SET given_back_at = 5 WHERE waybill_number = '3'`);
  run(`UPDATE parcels SET state = 'printed' WHERE waybill_number = '9'`);
  expect(counts()).toEqual([
    { state: 'free', numbers: 2 }, { state: 'given_back', numbers: 1 }, { state: 'pool_taken', numbers: 2 }, { state: 'printed', numbers: 1 },
    { state: 'reserved', numbers: 1 }, { state: 'spoiled', numbers: 1 },
  ]);
});
