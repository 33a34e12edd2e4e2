import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectorFacts } from '../../shared/domain/sync/connection.ts';
import type { ConnectionId, OutboxId } from '../../shared/domain/ids.ts';
import { claimMessage, dueMessages, fromTheStart, lanesWaiting } from '../../electron/store/sync/outbox-queue.ts';
import { createDueMessages } from '../../electron/use-cases/sync/due-messages.ts';
import { listOutbox, showMessage, syncState } from '../../electron/use-cases/sync/queries.ts';
import { realSleep } from '../../electron/use-cases/sync/sync-surroundings.ts';
import { planOf, recordStatements } from '../support/recorded-store.ts';
import { createScriptedPlatform } from '../support/scripted-platform.ts';
import { addPaidOrder, mustBe, openTestShop, type TestShop } from '../support/shop.ts';
import { addConnection, openDesk, openOnes, writeShip } from '../support/sync-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(() => {
  shop.close();
});

/** So many orders that have left, each with a ship message that waits. */
const manyWaiting = (many: number): void => {
  const pattern = addPaidOrder(shop, { platform: 'shopify' });
  shop.store.write((writer) => {
    writer.run(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
       INSERT INTO orders (platform, platform_order_number, shop_name, state, sort_at, imported_at)
         SELECT 'shopify', 'L' || i, '示例店铺', 'handed_over', ?, ? FROM n`, many, shop.clock.now, shop.clock.now,
    );
    writer.run(
      `INSERT INTO outbox (key, platform, order_id, kind, payload, created_at, account)
       SELECT 'ship:' || platform_order_number, platform, id, 'ship', json_object('platformOrderNumber', platform_order_number, 'courierCode', 'ZTO', 'waybillNumber', 'W' || id, 'handedOverAt', 1), 1, shop_name
         FROM orders WHERE id > ?`, pattern,
    );
  });
};

test('OF-2: what is due is found by index, however many wait: no scan, no sort', () => {
  const id = addConnection(shop);
  writeShip(shop, addPaidOrder(shop, { platform: 'shopify' }), 'W1');
  const recorded = recordStatements(shop.store);
  const due = createDueMessages(recorded.store.reader, { id, kind: 'shopify', account: '示例店铺' });
  expect(due.next(1, shop.clock.now)).toHaveLength(1);
  due.nextAt(shop.clock.now);
  recorded.store.write((writer) => claimMessage(writer, 1 as OutboxId, id, JSON.stringify(connectorFacts.shopify.tells)));
  const services = { ...shop.services, store: recorded.store };
  mustBe(syncState(services, { online: true, since: 0 }, () => undefined));
  mustBe(showMessage(services, { outboxId: 1 as OutboxId }));
  const slow = [...recorded.statements].filter((sql) => sql.includes('outbox')).flatMap((sql) =>
    planOf(shop.store, sql).filter((step) => (/^SCAN/.test(step) && !/SCAN (json_each|lane|CONSTANT|\(|[a-z]+ VIRTUAL)/.test(step) && !step.includes('COVERING INDEX outbox_due')) || (step.includes('TEMP B-TREE') && !sql.includes('GROUP BY'))).map((step) => `${step}: ${sql}`));
  expect(slow).toEqual([]);
});

test('OF-2: with a hundred thousand that wait, a look at what is due reads no more than its block', () => {
  addConnection(shop);
  manyWaiting(100_000);
  const [lane] = lanesWaiting(shop.store.reader);
  if (lane === undefined) throw new Error('nothing waits');
  const tells = JSON.stringify(connectorFacts.shopify.tells);
  const timed = (body: () => unknown): number => {
    const began = performance.now();
    body();
    return performance.now() - began;
  };
  const looks = Array.from({ length: 50 }, (_, index) => timed(() => dueMessages(shop.store.reader, lane, tells, shop.clock.now, { due: 0, id: index * 1_900 }, 64)));
  const lanes = Array.from({ length: 20 }, () => timed(() => lanesWaiting(shop.store.reader)));
  const all = timed(() => dueMessages(shop.store.reader, lane, tells, shop.clock.now, fromTheStart, 1_000_000));
  const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  // Against the whole in the same run: no clock of its own.
  expect(median(looks) * 100).toBeLessThan(all);
  expect(median(lanes) * 100).toBeLessThan(all);
  const listed = mustBe(listOutbox(shop.services, { show: 'open', kind: null, connectionId: 1 as ConnectionId, search: '', offset: 50_000, limit: 50 }));
  expect([listed.total, listed.rows.length]).toEqual([100_000, 50]);
}, 60_000);

test('OF-2: ten thousand that wait go out in one go, in no second more than the platform allows, with flat memory', async () => {
  const perSecond = 1_000;
  const platform = createScriptedPlatform({ perSecond, atOnce: 20 });
  platform.during = () => pause(2);
  addConnection(shop);
  manyWaiting(10_000);
  const sent: number[] = [];
  let most = 0;
  platform.always = () => {
    sent.push(performance.now());
    platform.calls.length = 0;
    platform.effects.length = 0;
    if (sent.length % 500 === 0) most = Math.max(most, process.memoryUsage().heapUsed);
    return 'done';
  };
  const bugs: unknown[] = [];
  const before = process.memoryUsage().heapUsed;
  const desk = openDesk(shop, platform.make, { bugs, sleep: realSleep, clock: () => performance.now() });
  while (openOnes(shop) > 0 && bugs.length === 0) await pause(50);
  await desk.stop();
  expect(bugs).toEqual([]);
  expect(sent).toHaveLength(10_000);
  expect(platform.mostAtOnce).toBeLessThanOrEqual(20);
  const busiest = Math.max(...sent.map((at, index) => sent.findIndex((other, place) => place > index && other > at + 1000) - index));
  expect(busiest).toBeLessThanOrEqual(perSecond);
  expect(most - before).toBeLessThan(64e6);
}, 120_000);

