import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { near24Ms, near48Ms, orderViews, promiseNearMs, refundDueMs, type OrderView } from '../../shared/domain/orders/views.ts';
import { idsOfView, listView } from '../../electron/store/orders/order-list.ts';
import type { StoredOrder } from '../../electron/store/orders/order-row.ts';
import { takeIn } from '../../electron/use-cases/intake/take-in.ts';
import { closeOrders, countOrders, holdOrders, listOrders, releaseOrders, setFlag } from '../../electron/use-cases/orders/orders.ts';
import { draftOf, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

const open = (order: StoredOrder): boolean => ['awaiting_payment', 'paid', 'packed'].includes(order.state);

/** What each view is, said a second time over whole rows. */
const belongs: Readonly<Record<OrderView, (order: StoredOrder, now: number) => boolean>> = {
  to_ship: (order) => order.state === 'paid',
  promise_near: (order, now) => order.state === 'paid' && order.promised_ship_at !== null && order.promised_ship_at < now + promiseNearMs,
  near_48h: (order, now) => order.state === 'paid' && order.paid_at !== null && order.paid_at <= now - near48Ms,
  near_24h: (order, now) => order.state === 'paid' && order.paid_at !== null && order.paid_at > now - near48Ms && order.paid_at <= now - near24Ms,
  // Of other tables, which no step here writes.
  to_contact: () => false,
  to_confirm: () => false,
  // Looked up below: a platform's refund makes its case by itself.
  refund_due: () => false,
  can_merge: (order) => order.has_mates === 1,
  urgent: (order) => order.flag === 'red' && open(order),
  held: (order) => order.hold_reason !== null,
  check_address: (order) => order.doubts !== '' && open(order),
  masked: (order) => order.masked !== '' && open(order),
  refund_waiting: (order) => order.refund === 'requested',
  awaiting_payment: (order) => order.state === 'awaiting_payment',
  packed: (order) => order.state === 'packed',
  handed_over: (order) => order.state === 'handed_over',
  completed: (order) => order.state === 'completed',
  closed: (order) => order.state === 'closed',
  all: () => true,
};

const hourMs = 3_600_000;
const step = fc.record({
  what: fc.constantFrom('export', 'export', 'export', 'hold', 'release', 'flag', 'close', 'time'), order: fc.nat(11),
  state: fc.constantFrom('awaiting_payment', 'paid', 'handed_over', 'completed', 'closed'), refund: fc.constantFrom('none', 'requested', 'succeeded'),
  hidden: fc.boolean(), doubtful: fc.boolean(), flag: fc.constantFrom('grey', 'red', 'yellow'), paidHoursAgo: fc.integer({ min: 0, max: 60 }),
} as const);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const take = (shop: TestShop, { what, order, state, refund, hidden, doubtful, flag, paidHoursAgo }: Step): void => {
  const number = `88${order}`;
  const known = shop.store.reader.first<{ id: never }>('SELECT id FROM orders WHERE platform_order_number = ?', number);
  if (what === 'time') shop.clock.now += paidHoursAgo * hourMs;
  if (what === 'export') {
    const draft = draftOf({ number, receiver: hidden ? { name: '欧**', masked: ['name'] } : {} }, shop.clock.now - paidHoursAgo * hourMs);
    inOneStep(shop.services, (act) => mustBe(takeIn(act, { ...draft, state, refund, platformStatusText: `${state}${refund}`, addressDoubts: doubtful ? ['district_missing'] : [] })));
  }
  if (known === undefined) return;
  const orderIds = [known.id];
  if (what === 'hold') holdOrders(shop.services, shop.manager, { orderIds, reason: 'other', note: '', until: null });
  if (what === 'release') releaseOrders(shop.services, shop.manager, { orderIds, note: '' });
  if (what === 'flag') setFlag(shop.services, shop.manager, { orderIds, flag });
  if (what === 'close') closeOrders(shop.services, shop.manager, { orderIds, reason: 'other', note: '' });
};

describe('CS-6: views', () => {
  test('after any history each count is the number of its rows, and they are the right rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        const shop = await openTestShop();
        for (const one of steps) take(shop, one);
        const orders = shop.store.reader.all<StoredOrder>('SELECT * FROM orders');
        const counts = mustBe(countOrders(shop.services));
        for (const view of orderViews) {
          const listed = mustBe(listOrders(shop.services, { view, search: '', offset: 0, limit: 500 }));
          const due = shop.store.reader.all<{ order_id: number }>('SELECT order_id FROM after_sales_cases WHERE closed_at IS NULL AND deadline_at < ?', shop.clock.now + refundDueMs).map((row) => row.order_id);
          const wanted = orders.filter((order) => (view === 'refund_due' ? due.includes(order.id) : belongs[view](order, shop.clock.now))).map(({ id }) => id);
          expect({ view, ids: listed.rows.map(({ id }) => id).sort((a, b) => a - b) }).toEqual({ view, ids: wanted });
          expect({ view, total: listed.total, count: counts[view] }).toEqual({ view, total: wanted.length, count: wanted.length });
          expect(idsOfView(shop.store.reader, view, shop.clock.now, 500)).toEqual(listed.rows.map(({ id }) => id));
        }
        shop.close();
      }),
      { numRuns: 40 },
    );
  });

  test('CS-9: what is to be shipped stands in the order of its promise, everything else newest first; blocks join without a gap', async () => {
    const shop = await openTestShop();
    inOneStep(shop.services, (act) => {
      for (let index = 0; index < 60; index += 1) {
        const draft = draftOf({ number: `77${index}` }, shop.clock.now - ((index * 37) % 60) * hourMs);
        mustBe(takeIn(act, draft));
      }
    });
    for (const view of ['to_ship', 'all'] as const) {
      const blocks = [0, 25, 50].flatMap((offset) => listView(shop.store.reader, view, shop.clock.now, offset, 25));
      expect(blocks.map(({ id }) => id)).toEqual(idsOfView(shop.store.reader, view, shop.clock.now, 500));
      const times = blocks.map((row) => (view === 'to_ship' ? (row.promisedShipAt ?? 0) : -(row.paidAt ?? 0)));
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
    shop.close();
  });
});
