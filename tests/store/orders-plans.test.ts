import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderId } from '../../shared/domain/ids.ts';
import { orderViews } from '../../shared/domain/orders/views.ts';
import type { Reader, SqlValue } from '../../electron/store/database.ts';
import { orderDetailOf } from '../../electron/store/orders/order-detail.ts';
import { duplicateIds, marksOf } from '../../electron/store/orders/order-marks.ts';
import { countViews, idsOfView, listView, searchOrders } from '../../electron/store/orders/order-list.ts';
import { orderByNumber } from '../../electron/store/orders/order-row.ts';
import { parcelsByNumber } from '../../electron/store/parcels.ts';
import { openTestShop, type TestShop } from '../support/shop.ts';

type Asked = { readonly sql: string; readonly plan: readonly string[] };

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => {
  shop.close();
});

/** What the store asks SQLite in `body`, each with SQLite's own plan for it. */
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
  return asked;
};

const grows = /orders|order_lines|parcels|parcel_orders|trace|order_notes|order_holds|stock_reservations|stock_movements|print_sheets/;
/** An index made for the view holds its rows and no others; reading it along its order stops at the limit. */
const alongAnIndex = /^SCAN \w+ USING (?:COVERING )?INDEX orders_(?:by_time|to_ship|held|urgent|masked|doubtful|refund|waiting_since|with_mates)\b/;

const fullScans = (asked: readonly Asked[]): string[] =>
  asked.flatMap(({ sql, plan }) =>
    plan
      .filter((line) => /^SCAN /.test(line) && !/VIRTUAL TABLE|temp\.touched_orders/.test(line) && grows.test(line) && !alongAnIndex.test(line))
      .map((line) => `${line} in ${sql}`));

describe('query plans: nothing that a screen asks reads a whole table that grows', () => {
  for (const view of orderViews) {
    test(`list of ${view}, first block and a far one`, () => {
      const asked = plansOf((reader) => {
        listView(reader, view, shop.clock.now, 0, 100);
        listView(reader, view, shop.clock.now, 90_000, 100);
        idsOfView(reader, view, shop.clock.now, 10_000);
      });
      expect(asked).toHaveLength(3);
      expect(fullScans(asked)).toEqual([]);
      // A page's ids come sorted from the index: only the page itself is sorted again.
      const few = view === 'to_contact' || view === 'to_confirm' || view === 'refund_due';
      if (!few) expect(asked[2]?.plan.filter((line) => line.startsWith('USE TEMP B-TREE'))).toEqual([]);
    });
  }

  test('counts of all views: large ones are kept, small ones have an index of their own', () => {
    const asked = plansOf((reader) => {
      countViews(reader, shop.clock.now);
    });
    expect(asked.length).toBeGreaterThan(0);
    expect(fullScans(asked)).toEqual([]);
    // Reading all of `orders_by_time` would be a full scan by another name.
    expect(asked.flatMap(({ plan }) => plan).filter((line) => line.includes('orders_by_time') || line.includes('orders_by_state'))).toEqual([]);
  });

  test('CS-5: search goes through the full-text index, newest first without sorting', () => {
    const asked = plansOf((reader) => {
      for (const query of ['欧阳', '欧', '13800000000', '0001', '35150000', '示例路 1 号', 'NZ801-28', 'a']) searchOrders(reader, query, 0, 100);
    });
    expect(asked.length).toBeGreaterThan(0);
    expect(fullScans(asked)).toEqual([]);
    for (const { sql, plan } of asked.filter((one) => one.sql.includes('MATCH'))) {
      expect({ sql, plan: plan.filter((line) => !/^SCAN order_search VIRTUAL TABLE/.test(line)) }).toEqual({ sql, plan: [] });
    }
  });

  test('one order with all that belongs to it, and an order or parcel by its number', () => {
    const asked = plansOf((reader) => {
      orderDetailOf(reader, 1 as OrderId);
      orderByNumber(reader, 'taobao', '1');
      parcelsByNumber(reader, '1');
    });
    expect(fullScans(asked)).toEqual([]);
  });

  test('IN-7, CU-3: marks of a block come by keys; likely duplicates from their own index alone, in its order', () => {
    const asked = plansOf((reader) => {
      marksOf(reader, [1, 2, 3] as OrderId[], 'CNY');
      duplicateIds(reader, 1_000);
    });
    const own = /^SCAN (?:orders USING (?:COVERING )?INDEX orders_by_duplicate_key|named|\(subquery)/;
    expect(asked).toHaveLength(3);
    expect(fullScans(asked).filter((line) => !own.test(line))).toEqual([]);
    expect(asked[2]?.plan.join()).toMatch(/USING INDEX orders_by_duplicate_key/);
    expect(asked.flatMap(({ plan }) => plan).filter((line) => line.includes('TEMP B-TREE'))).toEqual([]);
  });
});
