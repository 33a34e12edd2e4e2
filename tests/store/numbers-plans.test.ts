import { afterEach, beforeEach, expect, test } from 'vitest';
import { numberLedger } from '../../electron/use-cases/printing/number-ledger.ts';
import { nextNumbers, numbersLeft } from '../../electron/use-cases/printing/give-numbers.ts';
import { listPools } from '../../electron/use-cases/printing/number-pools.ts';
import { numbersSummary } from '../../electron/use-cases/printing/number-summary.ts';
import { placeAnywhere } from '../../electron/use-cases/printing/number-place.ts';
import type { Services } from '../../electron/use-cases/services.ts';
import type { Reader, SqlValue } from '../../electron/store/database.ts';
import { addPaidOrder, mustBe, openTestShop, type TestShop } from '../support/shop.ts';
import { giveTo } from '../support/numbers-shop.ts';
import { giveRoll } from '../support/printing-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(() => shop.close());

/** Small tables: rolls, and the counts that the store keeps so that nothing else need be counted. */
const maySort = /number_rolls|number_counts/;

test('PR-5: numbers are read by index: nothing grows with the years kept', () => {
  giveRoll(shop, 5);
  mustBe(giveTo(shop, addPaidOrder(shop), '77120000000901'));
  const slow: string[] = [];
  const explain = (sql: string, values: readonly SqlValue[]): void => {
    for (const { detail } of shop.store.reader.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values)) {
      const fine = /^SCAN (json_each|j|s VIRTUAL|order_search VIRTUAL)\b/.test(detail) || maySort.test(detail) || detail.includes('parcels_not_scanned_back') || detail === 'SCAN CONSTANT ROW';
      if ((detail.startsWith('SCAN') && !fine) || (detail.includes('TEMP B-TREE') && !maySort.test(sql) && !/json_each|waybill_number = \?/.test(sql))) slow.push(`${detail}: ${sql}`);
    }
  };
  const watched: Reader = {
    first: (sql, ...values) => {
      explain(sql, values);
      return shop.store.reader.first(sql, ...values);
    },
    all: (sql, ...values) => {
      explain(sql, values);
      return shop.store.reader.all(sql, ...values);
    },
  };
  const services: Services = { ...shop.services, store: { ...shop.store, reader: watched } };
  nextNumbers(watched, 'ZTO', 3);
  numbersLeft(watched, 'ZTO');
  listPools(services);
  numbersSummary(services);
  placeAnywhere(watched, '77120000000001');
  for (const courierCode of [null, 'ZTO'])
    for (const state of [null, 'printed', 'free', 'given_back', 'spoiled'] as const)
      for (const text of ['', '9', '0901'])
        for (const after of [null, '[5,5,[5,"ZTO","1"]]']) mustBe(numberLedger(services, { courierCode, state, text, after, limit: 50 }));
  expect(slow).toEqual([]);
});
