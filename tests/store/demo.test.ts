import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderViews, type OrderView } from '../../shared/domain/orders/views.ts';
import { verifyTrace } from '../../electron/store/trace.ts';
import { countOrders, listOrders } from '../../electron/use-cases/orders/orders.ts';
import { loadDemo } from '../../electron/use-cases/demo/load-demo.ts';
import { selectOrders } from '../../electron/use-cases/printing/select-orders.ts';
import { checkPin } from '../../electron/use-cases/staff.ts';
import { idsToPrint, printableOrders } from '../../electron/store/printing.ts';
import { codeOf, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

const resources = resolve(import.meta.dirname, '../../resources');

describe('the demo shop', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop();
    await loadDemo(shop.services, shop.manager.staffId, resources);
  });
  afterAll(() => {
    shop.close();
  });
  const count = (sql: string): number => shop.store.reader.first<{ n: number }>(sql)?.n ?? 0;

  test('has something in every view that an import can fill', () => {
    const counts = mustBe(countOrders(shop.services));
    const filled: OrderView[] = orderViews.filter((view) => !['packed', 'to_contact', 'to_confirm', 'refund_due', 'near_24h', 'near_48h', 'can_merge'].includes(view));
    expect(filled.filter((view) => counts[view] === 0)).toEqual([]);
    expect(counts.all).toBeGreaterThan(300);
  });

  test('IN-7, CU-3: the list has its marks to show: ordered twice, a warning, levels', () => {
    const marks = mustBe(listOrders(shop.services, { view: 'to_ship', search: '', offset: 0, limit: 500 })).rows.map((row) => row.marks);
    expect(marks.filter((mark) => mark?.duplicate === true)).toHaveLength(4);
    expect(marks.filter((mark) => mark?.warning === 'warned').length).toBeGreaterThan(0);
    expect(new Set(marks.map((mark) => mark?.level).filter((level) => level !== ''))).toEqual(new Set(['银卡', '金卡']));
    expect(mustBe(countOrders(shop.services)).can_merge).toBe(4);
  });

  test('leaves a batch to print for every courier, and some orders that stay with their reasons', () => {
    const { sound, staying } = selectOrders(shop.store.reader, printableOrders(shop.store.reader, idsToPrint(shop.store.reader)), null, 'ZTO');
    expect(sound.length).toBeGreaterThan(60);
    expect(new Set(sound.map((order) => order.courier_code))).toEqual(new Set(['', 'SF', 'EMS']));
    const reasons = new Set(staying.flatMap((order) => order.reasons.map(({ code }) => code)));
    expect([...reasons]).toEqual(expect.arrayContaining(['held', 'refund_requested', 'masked', 'address', 'out_of_stock']));
  });

  test('keeps its books: reservations, stock movements and trace hold', async () => {
    expect(count('SELECT count(*) AS n FROM skus s WHERE reserved <> (SELECT coalesce(sum(quantity), 0) FROM stock_reservations r WHERE r.sku_id = s.id)')).toBe(0);
    expect(count('SELECT count(*) AS n FROM skus s WHERE on_hand <> (SELECT coalesce(sum(quantity), 0) FROM stock_movements m WHERE m.sku_id = s.id)')).toBe(0);
    expect(await verifyTrace(shop.store.reader)).toMatchObject({ sound: true });
    expect(count(`SELECT count(*) AS n FROM intake_runs WHERE outcome <> 'finished'`)).toBe(0);
  });

  test('doubts only the addresses that it made doubtful on purpose', () => {
    expect(mustBe(countOrders(shop.services)).check_address).toBe(8);
  });

  test('can be signed in to by the two colleagues', async () => {
    const staff = shop.store.reader.all<{ id: never; name: string }>(`SELECT id, name FROM staff WHERE name IN ('周敏', '李强') ORDER BY id`);
    expect(staff.map(({ name }) => name)).toEqual(['周敏', '李强']);
    expect(codeOf(await checkPin(shop.services, staff[0]!.id, '1111'))).toBeNull();
    expect(codeOf(await checkPin(shop.services, staff[1]!.id, '2222'))).toBeNull();
  });

  test('is the same each time but for the clock', async () => {
    const other = await openTestShop();
    other.clock.now += 3 * 86_400_000 + 12_345;
    await loadDemo(other.services, other.manager.staffId, resources);
    const numbers = (one: TestShop): string[] =>
      mustBe(listOrders(one.services, { view: 'to_ship', search: '', offset: 0, limit: 500 })).rows.map((row) => `${row.receiverName} ${row.goods} ${row.address}`);
    expect(numbers(other)).toEqual(numbers(shop));
    other.close();
  });

  test('tells the windows once, at the end', () => {
    expect(shop.events.filter(({ name }) => name === 'orders.changed')).toEqual([{ name: 'orders.changed', payload: { orderIds: 'all' } }]);
  });
});
