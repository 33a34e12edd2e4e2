import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { advanceOrder } from '../../electron/use-cases/order-changes.ts';
import { reopen } from '../../electron/use-cases/collections/reopen.ts';
import { takeBack } from '../../electron/use-cases/collections/take-back.ts';
import { closeOrders } from '../../electron/use-cases/orders/orders.ts';
import { todayFigures } from '../../electron/use-cases/orders/today-figures.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import { insertDerivedOrder } from '../../electron/store/orders/derived-orders.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { readSettings, writeSetting } from '../../electron/store/settings.ts';
import type { OrderId } from '../../shared/domain/ids.ts';
import { shopDay } from '../../shared/domain/shop-day.ts';
import { planOf, recordStatements } from '../support/recorded-store.ts';
import { handOver } from '../support/stubs-shop.ts';
import { addPaidOrder, addStaff, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

const hourMs = 3_600_000;
let shop: TestShop;
let packer: Caller;
beforeEach(async () => {
  shop = await openTestShop();
  packer = addStaff(shop, '李强');
});
afterEach(() => shop.close());

const figures = () => mustBe(todayFigures(shop.services)).days;
const zoneOf = (): string => readSettings(shop.store.reader).shop?.timeZone ?? '';
/** Days with something in them, by their name on the shop's calendar. */
const filled = (name: 'paid' | 'handedOver') => Object.fromEntries(figures().filter((day) => day[name] > 0).map((day) => [shopDay(day.at, zoneOf()), day[name]]));
const moveTo = (timeZone: string) =>
  inOneStep(shop.services, ({ writer }) => {
    const { shop: profile } = readSettings(writer);
    if (profile === null) throw new Error('no shop');
    writeSetting(writer, 'shop', { ...profile, timeZone });
  });
const paidAt = (at: number, state: 'paid' | 'completed' | 'awaiting_payment' = 'paid') => addPaidOrder(shop, { paidAt: at, state });
const storedOrder = (id: OrderId) => {
  const order = orderById(shop.store.reader, id);
  if (order === undefined) throw new Error('no order');
  return order;
};

describe('Today: what the last two weeks brought', () => {
  test('fourteen days of the shop’s calendar, the last one today, empty ones too', () => {
    const days = figures();
    expect(days.map(({ at }) => shopDay(at, 'Asia/Shanghai'))).toEqual(Array.from({ length: 14 }, (_, index) => `2026-11-${String(index + 8).padStart(2, '0')}`));
    expect(days.every(({ paid, handedOver }) => paid === 0 && handedOver === 0)).toBe(true);
    expect(new Date(days[13]?.at ?? 0).toISOString()).toBe('2026-11-20T16:00:00.000Z');
  });

  test('an order counts in the shop’s day in which it was paid, to the millisecond; older and later ones do not', () => {
    const midnight = Date.UTC(2026, 10, 19, 16);
    paidAt(midnight - 1);
    paidAt(midnight);
    paidAt(midnight + 24 * hourMs - 1, 'completed');
    paidAt(Date.UTC(2026, 10, 7, 16) - 1);
    paidAt(Date.UTC(2026, 10, 7, 16));
    paidAt(Date.UTC(2026, 10, 21, 16));
    expect(filled('paid')).toEqual({ '2026-11-08': 1, '2026-11-19': 1, '2026-11-20': 2 });
  });

  test('days on which the clock is changed are 23 and 25 hours long', () => {
    moveTo('Europe/Berlin');
    shop.clock.now = Date.UTC(2026, 9, 26, 10);
    // 25 October goes from 22:00 UTC to 23:00 UTC of the next day.
    for (const at of [Date.UTC(2026, 9, 24, 22) - 1, Date.UTC(2026, 9, 24, 22), Date.UTC(2026, 9, 25, 23) - 1, Date.UTC(2026, 9, 25, 23)]) paidAt(at);
    expect(filled('paid')).toEqual({ '2026-10-24': 1, '2026-10-25': 2, '2026-10-26': 1 });
    const lengths = figures().map(({ at }, index, all) => ((all[index + 1]?.at ?? at) - at) / hourMs).slice(0, -1);
    expect(lengths).toEqual([...Array.from({ length: 12 }, () => 24), 25]);
    shop.clock.now = Date.UTC(2026, 2, 30, 10);
    expect(figures().map(({ at }, index, all) => ((all[index + 1]?.at ?? at) - at) / hourMs).slice(-3, -1)).toEqual([24, 23]);
  });

  test('only what was paid: not what waits for payment, not a part or a parcel sent again; what was paid and closed stays', () => {
    const now = shop.clock.now;
    addPaidOrder(shop, { state: 'awaiting_payment' });
    const kept = paidAt(now - 1);
    const closed = paidAt(now - 1);
    mustBe(closeOrders(shop.services, shop.manager, { orderIds: [closed], reason: 'buyer_cancelled', note: '' }));
    inOneStep(shop.services, (step) => {
      insertDerivedOrder(step.writer, storedOrder(kept), { kind: 'split', number: 'PART-1', paidFen: 100 }, step.at);
      const again = insertDerivedOrder(step.writer, storedOrder(kept), { kind: 'resend', number: 'AGAIN-1', paidFen: 0 }, step.at);
      mustBe(advanceOrder(step, storedOrder(again), 'close', { closeReason: 'other', cause: 'test' }));
    });
    expect(filled('paid')).toEqual({ '2026-11-21': 2 });
  });

  test('HO-4: a parcel counts on the day it left, of every courier; one taken back does not', () => {
    shop.clock.now = Date.UTC(2026, 10, 19, 15, 59);
    handOver(shop, packer, [{}, {}]);
    handOver(shop, packer, [{}], 'YTO');
    shop.clock.now = Date.UTC(2026, 10, 21, 3);
    const { collectionId, parcels: [left] } = handOver(shop, packer, [{}, {}, {}]);
    expect(filled('handedOver')).toEqual({ '2026-11-19': 3, '2026-11-21': 3 });
    mustBe(reopen(shop.services, shop.manager, { collectionId, reason: '还在店里' }));
    expect(filled('handedOver')).toEqual({ '2026-11-19': 3, '2026-11-21': 3 });
    if (left === undefined) throw new Error('nothing left');
    mustBe(takeBack(shop.services, shop.manager, { collectionId, parcelId: left.parcelId, reason: '还在店里' }));
    expect(filled('handedOver')).toEqual({ '2026-11-19': 3, '2026-11-21': 2 });
  });

  test('plans: bounded to the fourteen days in an index, orders that were not closed from the index alone', () => {
    const { store, statements } = recordStatements(shop.store);
    mustBe(todayFigures({ ...shop.services, store }));
    const counted = [...statements].filter((sql) => /FROM (?:orders|stub_days)/.test(sql));
    expect(counted).toHaveLength(2);
    const plan = counted.flatMap((sql) => planOf(store, sql));
    expect(plan).toContain('SEARCH o USING COVERING INDEX orders_by_state (state=? AND sort_at>? AND sort_at<?)');
    expect(plan).toContain('SEARCH o USING INDEX orders_by_state (state=? AND sort_at>? AND sort_at<?)');
    expect(plan).toContain('SEARCH stub_days USING PRIMARY KEY (day>? AND day<?)');
    expect(plan.filter((line) => line.startsWith('SCAN') && !line.includes('VIRTUAL TABLE'))).toEqual([]);
  });
});
