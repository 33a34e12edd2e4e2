import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { returnLists } from '../../shared/contract/returns.ts';
import type { AfterSalesCaseId, OrderId, ReturningParcelId } from '../../shared/domain/ids.ts';
import type { Reader, SqlValue } from '../../electron/store/database.ts';
import { caseById, caseEvents, caseOfReplacement, casesDueUntil, casesOfOrder, closedCases, countClosedCases, countDueUntil, countOpenCases, openCaseCounts, openCases } from '../../electron/store/after-sales/cases.ts';
import { openPayoutCounts, openPayouts, payoutsAskedBetween, payoutsOfCase, payoutsOfOrder, payoutsPaidBetween } from '../../electron/store/after-sales/payouts.ts';
import { photosOf } from '../../electron/store/after-sales/photos.ts';
import { countReturning, listedReturning, returningIn, waitingRepairs } from '../../electron/store/after-sales/return-lists.ts';
import { returnedGoods, returningByNumber, returningLines, returningOfCase } from '../../electron/store/after-sales/returning.ts';
import type { StoredOrder } from '../../electron/store/orders/order-row.ts';
import { differencesOfOrder, expectedOfCase, expectedOfOrder, overtakenExpected, receivedOnTop, waitingChangeOf } from '../../electron/store/transfers/expected.ts';
import { familyOf } from '../../electron/use-cases/after-sales/case-money.ts';
import { openTestShop, type TestShop } from '../support/shop.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => {
  shop.close();
});

type Asked = { readonly sql: string; readonly plan: readonly string[] };
const plansOf = (body: (reader: Reader) => void): Asked[] => {
  const asked: Asked[] = [];
  const { reader } = shop.store;
  const watch = (sql: string, values: SqlValue[]): void => {
    asked.push({ sql, plan: reader.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values).map(({ detail }) => detail) });
  };
  body({
    first: (sql, ...values) => { watch(sql, values); return reader.first(sql, ...values); },
    all: (sql, ...values) => { watch(sql, values); return reader.all(sql, ...values); },
  });
  expect(asked.length).toBeGreaterThan(0);
  return asked;
};

/** An index that holds the rows of this list and no others, or that is read along its order until the limit. */
const ownIndex = /USING (?:COVERING )?INDEX (?:after_sales_open|after_sales_open_states|after_sales_closed|payouts_open|payouts_by_asking|payouts_paid|returning_parcels_(?:expected|to_check|ownerless|done)|returned_goods_for_repair|expected_transfers_(?:waiting|to_confirm))\b/;
const fullScans = (asked: readonly Asked[]): string[] =>
  asked.flatMap(({ sql, plan }) => plan.filter((line) => /^SCAN /.test(line) && !/json_each|named|VIRTUAL/.test(line) && !ownIndex.test(line)).map((line) => `${line} in ${sql}`));
const sorted = (asked: readonly Asked[]): string[] => asked.flatMap(({ sql, plan }) => plan.filter((line) => line.includes('USE TEMP B-TREE FOR ORDER BY')).map((line) => `${line} in ${sql}`));

const case1 = 1 as AfterSalesCaseId;
const order1 = 1 as OrderId;

describe('query plans: cases, their money and parcels that come back', () => {
  test('AS-1, AS-3: lists of cases come along their own index, sorted by it, near and far', () => {
    const asked = plansOf((reader) => {
      for (const offset of [0, 90_000]) {
        openCases(reader, { kind: null, state: null }, offset, 200);
        closedCases(reader, { kind: null, state: null }, offset, 200);
      }
      casesDueUntil(reader, shop.clock.now, 20);
    });
    expect(fullScans(asked)).toEqual([]);
    expect(sorted(asked)).toEqual([]);
  });

  test('AS-3: counts read what is open, by their own index', () => {
    expect(fullScans(plansOf((reader) => {
      countOpenCases(reader, { kind: 'return', state: 'opened' });
      countClosedCases(reader);
      openCaseCounts(reader);
      countDueUntil(reader, shop.clock.now);
      openPayoutCounts(reader);
    }))).toEqual([]);
  });

  test('one case with all that belongs to it', () => {
    expect(fullScans(plansOf((reader) => {
      caseById(reader, case1);
      casesOfOrder(reader, order1);
      caseOfReplacement(reader, order1);
      caseEvents(reader, case1);
      photosOf(reader, case1);
      payoutsOfCase(reader, case1);
      payoutsOfOrder(reader, order1);
      returningOfCase(reader, case1);
    }))).toEqual([]);
  });

  test('IN-7, AS-2: what was made of an order is looked up from it', () => {
    const asked = plansOf((reader) => {
      familyOf(reader, { id: order1, derived_from: null } as StoredOrder);
    });
    expect(fullScans(asked).filter((line) => !line.startsWith('SCAN made in'))).toEqual([]);
    expect(asked.flatMap(({ plan }) => plan)).toContain('SEARCH orders USING INTEGER PRIMARY KEY (rowid=?)');
  });

  test('AS-6: the finance sheet reads its time and no more', () => {
    const asked = plansOf((reader) => {
      payoutsAskedBetween(reader, 0, 1, 100);
      payoutsPaidBetween(reader, 0, 1, 100);
      openPayouts(reader, 100);
    });
    expect(fullScans(asked)).toEqual([]);
  });

  test.each(returnLists)('AS-4: the list %s, its count, near and far', (list) => {
    const asked = plansOf((reader) => {
      returningIn(reader, list, 0, 200);
      returningIn(reader, list, 90_000, 200);
      countReturning(reader, list);
    });
    expect(fullScans(asked)).toEqual([]);
    expect(sorted(asked)).toEqual([]);
  });

  test('AS-4: a scanned number, one parcel and what waits for repair', () => {
    expect(fullScans(plansOf((reader) => {
      returningByNumber(reader, '773999000111');
      listedReturning(reader, 1 as ReturningParcelId);
      returningLines(reader, 1 as ReturningParcelId);
      returnedGoods(reader, 1 as ReturningParcelId);
      waitingRepairs(reader);
    }))).toEqual([]);
  });

  test('CS-2: what is expected of an order, of a case, and on top', () => {
    expect(fullScans(plansOf((reader) => {
      expectedOfOrder(reader, order1);
      expectedOfCase(reader, case1);
      waitingChangeOf(reader, order1);
      receivedOnTop(reader, order1);
      differencesOfOrder(reader, order1);
      overtakenExpected(reader, [order1]);
      overtakenExpected(reader, null);
    }))).toEqual([]);
  });
});
