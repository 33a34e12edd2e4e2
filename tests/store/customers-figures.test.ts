import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CustomerId, OrderId } from '../../shared/domain/ids.ts';
import { mergeCustomers, undoCustomerMerge, warnOfCustomer } from '../../electron/use-cases/customers/change-customer.ts';
import { recognisePortion } from '../../electron/use-cases/customers/customer-desk.ts';
import { insertDerivedOrder } from '../../electron/store/orders/derived-orders.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { closeOrders, setFlag } from '../../electron/use-cases/orders/orders.ts';
import { takeIn } from '../../electron/use-cases/intake/take-in.ts';
import { draftOf, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

const recognise = (shop: TestShop): void => {
  while (recognisePortion(shop.services) > 0);
};

const rows = (shop: TestShop, sql: string): unknown[] => shop.store.reader.all(sql);

/** What the kept figures say, and what the orders say when they are counted anew. */
const kept = (shop: TestShop): unknown => ({
  figures: rows(shop, 'SELECT customer_id, currency, orders, paid_fen, refunded_fen, spent_fen FROM customer_figures WHERE orders <> 0 OR paid_fen <> 0 OR refunded_fen <> 0 ORDER BY 1, 2'),
  heads: rows(shop, 'SELECT id, orders, returned, first_at, last_at, last_order_id FROM customers WHERE head_id = id ORDER BY id'),
  counts: rows(shop, 'SELECT currency, customers FROM customer_counts WHERE customers <> 0 ORDER BY 1'),
});
const recounted = (shop: TestShop): unknown => {
  const joined = 'customer_orders co JOIN customers c ON c.id = co.customer_id JOIN order_money m ON m.order_id = co.order_id';
  return {
    figures: rows(shop, `SELECT c.head_id AS customer_id, m.currency, sum(m.counted) AS orders, sum(m.paid_fen) AS paid_fen, sum(m.refunded_fen) AS refunded_fen, sum(m.paid_fen - m.refunded_fen) AS spent_fen
      FROM ${joined} GROUP BY 1, 2 HAVING sum(m.counted) <> 0 OR sum(m.paid_fen) <> 0 OR sum(m.refunded_fen) <> 0 ORDER BY 1, 2`),
    heads: rows(shop, `SELECT h.id, (SELECT coalesce(sum(m.counted), 0) FROM ${joined} WHERE c.head_id = h.id) AS orders, (SELECT coalesce(sum(m.returned), 0) FROM ${joined} WHERE c.head_id = h.id) AS returned,
      (SELECT min(m.at) FROM ${joined} WHERE c.head_id = h.id AND m.counted) AS first_at, (SELECT max(m.at) FROM ${joined} WHERE c.head_id = h.id AND m.counted) AS last_at,
      (SELECT m.order_id FROM ${joined} WHERE c.head_id = h.id AND m.counted ORDER BY m.at DESC, m.order_id DESC LIMIT 1) AS last_order_id FROM customers h WHERE h.head_id = h.id ORDER BY h.id`),
    counts: rows(shop, `SELECT * FROM (SELECT '' AS currency, count(DISTINCT c.head_id) AS customers FROM ${joined} WHERE m.counted
      UNION ALL SELECT currency, count(*) FROM (SELECT c.head_id, m.currency AS currency FROM ${joined} GROUP BY 1, 2 HAVING sum(m.counted) > 0) GROUP BY currency) WHERE customers <> 0 ORDER BY 1`),
  };
};

/** Every paid order is one customer's, so the sums over all customers are those over all orders. */
const money = (shop: TestShop, sql: string): unknown => rows(shop, `${sql} ORDER BY 1`);
const moneyOfOrders = 'SELECT currency, sum(paid_fen) AS paid, sum(refunded_fen) AS back FROM order_money WHERE bought GROUP BY currency';
const moneyOfCustomers = 'SELECT currency, sum(paid_fen) AS paid, sum(refunded_fen) AS back FROM customer_figures GROUP BY currency HAVING sum(paid_fen) <> 0 OR sum(refunded_fen) <> 0 OR sum(orders) <> 0';

const everything = (shop: TestShop): unknown => Object.fromEntries(
  ['customers', 'customer_figures', 'customer_orders', 'customer_keys', 'customer_group_members', 'customer_notes', 'customer_warnings', 'customer_counts'].map((table) => [
    // A row of nothing but noughts says nothing.
    table, rows(shop, `SELECT * FROM ${table}${table === 'customer_figures' ? ' WHERE orders <> 0 OR paid_fen <> 0 OR refunded_fen <> 0' : ''}`),
  ]),
);

const buyersOf = (shop: TestShop): unknown[] => rows(shop, 'SELECT order_id, customer_id FROM customer_orders ORDER BY 1');
const joinedIn = (shop: TestShop): unknown[] => rows(shop, 'SELECT gone_id, kept_id FROM customer_merges WHERE undone_at IS NULL ORDER BY id');

const platforms = ['taobao', 'jd', 'douyin', 'pinduoduo', 'manual'] as const;
const one = fc.nat({ max: 200 });
const action = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('buy' as const), platform: fc.constantFrom(...platforms), who: fc.nat({ max: 5 }), phone: fc.nat({ max: 4 }), fen: fc.nat({ max: 100_000 }), usd: fc.boolean(), unpaid: fc.boolean() }) },
  fc.record({ kind: fc.constant('refund' as const), order: one, fen: fc.nat({ max: 150_000 }) }),
  fc.record({ kind: fc.constant('pay' as const), order: one, fen: fc.nat({ max: 100_000 }) }),
  fc.record({ kind: fc.constant('close' as const), order: one }),
  fc.record({ kind: fc.constant('receiver' as const), order: one, phone: fc.nat({ max: 4 }) }),
  fc.record({ kind: fc.constant('part' as const), order: one, fen: fc.nat({ max: 5_000 }) }),
  fc.record({ kind: fc.constant('merge' as const), a: one, b: one }),
  fc.record({ kind: fc.constant('undo' as const), merge: one }),
  fc.record({ kind: fc.constant('recognise' as const) }),
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

const pick = <T>(from: readonly T[], index: number): T | undefined => (from.length === 0 ? undefined : from[index % from.length]);

const perform = (shop: TestShop, what: Action): void => {
  const orders = rows(shop, 'SELECT id FROM orders ORDER BY id') as { id: OrderId }[];
  const order = 'order' in what ? pick(orders, what.order)?.id : undefined;
  shop.clock.now += 1_000;
  if (what.kind === 'recognise') recognise(shop);
  if (what.kind === 'buy') {
    const draft = draftOf({ platform: what.platform, number: `N${String(orders.length)}`, state: what.unpaid ? 'awaiting_payment' : 'paid' }, shop.clock.now);
    inOneStep(shop.services, (step) => mustBe(takeIn(step, {
      ...draft, buyerNick: what.who < 4 ? `buyer${String(what.who)}` : null, currency: what.usd ? 'USD' : 'CNY', paidFen: what.unpaid ? 0 : what.fen, paidAt: what.unpaid ? null : shop.clock.now,
      receiver: { ...draft.receiver, phone: what.phone === 4 ? '138****0000' : `1391111000${String(what.phone)}`, masked: what.phone === 4 ? ['phone'] : [], name: `收件人${String(what.phone)}`, detail: `路 ${String(what.who)} 号` },
    })));
  }
  if (what.kind === 'merge') {
    const ids = (rows(shop, 'SELECT id FROM customers ORDER BY id') as { id: CustomerId }[]).map(({ id }) => id);
    const [keptId, goneId] = [pick(ids, what.a), pick(ids, what.b)];
    if (keptId !== undefined && goneId !== undefined) mergeCustomers(shop.services, shop.manager, { keptId, goneId });
  }
  if (what.kind === 'undo') {
    const merge = pick(rows(shop, 'SELECT id FROM customer_merges WHERE undone_at IS NULL ORDER BY id') as { id: never }[], what.merge);
    if (merge !== undefined) mustBe(undoCustomerMerge(shop.services, shop.manager, { mergeId: merge.id }));
  }
  if (order === undefined) return;
  if (what.kind === 'close') closeOrders(shop.services, shop.manager, { orderIds: [order], reason: 'other', note: '' });
  inOneStep(shop.services, (step) => {
    if (what.kind === 'refund') step.writer.run(`UPDATE orders SET refunded_fen = ?, refund = 'succeeded' WHERE id = ?`, what.fen, order);
    if (what.kind === 'pay') step.writer.run(`UPDATE orders SET state = 'paid', paid_fen = ?, paid_at = ?, sort_at = ? WHERE id = ? AND state = 'awaiting_payment'`, what.fen, step.at, step.at, order);
    if (what.kind === 'receiver') step.writer.run(`UPDATE orders SET receiver_phone = ?, masked = '' WHERE id = ?`, `1391111000${String(what.phone)}`, order);
    const parent = what.kind === 'part' ? orderById(step.writer, order) : undefined;
    if (what.kind === 'part' && parent?.state === 'paid') insertDerivedOrder(step.writer, parent, { kind: 'split', number: `${parent.platform_order_number}-${String(orders.length)}`, paidFen: what.fen }, step.at);
  });
};

test('CU-1: whatever happens to orders and customers, the figures are those of the orders, to the fen and per currency', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 45 }), async (actions) => {
      const shop = await openTestShop();
      try {
        for (const what of actions) perform(shop, what);
        expect(kept(shop)).toEqual(recounted(shop));
        recognise(shop);
        expect(kept(shop)).toEqual(recounted(shop));
        expect(money(shop, moneyOfCustomers)).toEqual(money(shop, moneyOfOrders));
        // Doing it all again takes nothing from anybody; with what came since, two more may be known for one, until nothing is left to be said.
        const again = (): boolean => {
          const [buyers, joined, all] = [buyersOf(shop), joinedIn(shop), everything(shop)];
          inOneStep(shop.services, ({ writer }) => writer.run('INSERT OR IGNORE INTO customer_backlog SELECT id FROM orders'));
          recognise(shop);
          expect(buyersOf(shop)).toEqual(buyers);
          expect(joinedIn(shop)).toEqual(expect.arrayContaining(joined));
          expect(kept(shop)).toEqual(recounted(shop));
          return isDeepStrictEqual(everything(shop), all);
        };
        expect([1, 2, 3, 4, 5].some(again)).toBe(true);
      } finally {
        shop.close();
      }
    }),
    { numRuns: 12 },
  );
}, 240_000);

test('CU-1: merging and undoing it is the identity, also of merges on top of merges', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 35 }), fc.array(fc.tuple(one, one), { minLength: 1, maxLength: 5 }), async (actions, pairs) => {
      const shop = await openTestShop();
      try {
        for (const what of actions) perform(shop, what);
        recognise(shop);
        const ids = (rows(shop, 'SELECT id FROM customers ORDER BY id') as { id: CustomerId }[]).map(({ id }) => id);
        const [some] = ids;
        if (some !== undefined) mustBe(warnOfCustomer(shop.services, shop.manager, { customerId: some, text: '多次恶意退货' }));
        const states: unknown[] = [];
        const merges: never[] = [];
        for (const [a, b] of pairs) {
          const [keptId, goneId] = [pick(ids, a), pick(ids, b)];
          if (keptId === undefined || goneId === undefined) continue;
          const before = everything(shop);
          const merged = mergeCustomers(shop.services, shop.manager, { keptId, goneId });
          if (!merged.ok) continue;
          states.push(before);
          merges.push(merged.value.mergeId as never);
          expect(kept(shop)).toEqual(recounted(shop));
        }
        // The last one first: each brings back what was before it.
        for (const mergeId of merges.toReversed()) {
          mustBe(undoCustomerMerge(shop.services, shop.manager, { mergeId }));
          expect(everything(shop)).toEqual(states.pop());
        }
      } finally {
        shop.close();
      }
    }),
    { numRuns: 12 },
  );
}, 240_000);

test('CU-1: a refund, and money that the shop pays back past the platform, are taken off the spend at once', async () => {
  const shop = await openTestShop();
  inOneStep(shop.services, (step) => mustBe(takeIn(step, draftOf({ number: 'R1' }, step.at))));
  recognise(shop);
  const spent = (): number | undefined => shop.store.reader.first<{ spent_fen: number }>('SELECT spent_fen FROM customer_figures')?.spent_fen;
  expect(spent()).toBe(9900);
  inOneStep(shop.services, ({ writer, at }) => {
    writer.run(
      `INSERT INTO after_sales_cases (order_id, kind, state, reason, freight_by, source, currency, opened_at) VALUES (1, 'return', 'opened', 'quality', 'shop', 'shop', 'CNY', ?)`, at,
    );
    writer.run(
      `INSERT INTO payouts (case_id, order_id, kind, state, way, shop_name, reason, amount_fen, currency, asked_at, paid_at) VALUES (1, 1, 'refund', 'paid', 'alipay', '', 'quality', 900, 'CNY', ?, ?)`, at, at,
    );
  });
  expect(spent()).toBe(9000);
  mustBe(setFlag(shop.services, shop.manager, { orderIds: [1 as OrderId], flag: 'red' }));
  expect(spent()).toBe(9000);
  mustBe(closeOrders(shop.services, shop.manager, { orderIds: [1 as OrderId], reason: 'other', note: '' }));
  expect(spent()).toBe(0);
  shop.close();
});
