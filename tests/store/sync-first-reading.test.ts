import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { catchUpOf, readUntilOf } from '../../electron/store/sync/inbox.ts';
import { takeChanges } from '../../electron/use-cases/sync/take-changes.ts';
import { loadMakers } from '../../electron/sync/connectors/index.ts';
import type { Connector } from '../../electron/sync/connector.ts';
import { addConnection } from '../support/scripted-connector.ts';
import { openTestShop, type TestShop } from '../support/shop.ts';
import { connectionTo, startStandIn, type StandIn } from '../support/stand-in-platform/stand-in.ts';
import { shopSides, usualAccount, type ShopSide } from '../support/stand-in-platform/world.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let shop: TestShop;
let standIn: StandIn;
beforeEach(async () => {
  shop = await openTestShop();
  standIn = await startStandIn({ now: () => shop.clock.now });
});
afterEach(async () => {
  await standIn.stop();
  shop.close();
  expect(standIn.bugs).toEqual([]);
  expect(standIn.unknown).toEqual([]);
});

type Reading = { readonly calls: () => number; readonly look: () => Promise<unknown>; readonly connection: ReturnType<typeof addConnection> };

const read = async (side: ShopSide): Promise<Reading> => {
  const connection = addConnection(shop, side, usualAccount);
  const { settings, secrets } = connectionTo(standIn, side);
  const connector: Connector = (await loadMakers())[side]({ settings, secrets, account: usualAccount, timeZone: 'Asia/Shanghai', fetch, now: () => shop.clock.now });
  return {
    connection,
    calls: () => standIn.calls.splice(0).filter(({ side: heard }) => heard === side).length,
    look: () => takeChanges(shop.services, connection, connector, { until: shop.clock.now }),
  };
};
const place = (side: ShopSide, ages: readonly number[]): string[] => ages.map((age) => standIn.world.placeOrder(side, { at: shop.clock.now - age * day }).number);
const known = (): string[] => shop.store.reader.all<{ n: string }>('SELECT platform_order_number AS n FROM orders').map(({ n }) => n).sort();
const stateOf = (number: string): unknown => shop.store.reader.first<{ state: string }>('SELECT state FROM orders WHERE platform_order_number = ?', number)?.state;

/** Questions for the first reading of a shop without orders, for three weeks away without a change, and for the usual look: what each platform's spans cost. */
const questions: Readonly<Record<ShopSide, readonly [first: number, threeWeeks: number, usual: number]>> = {
  taobao: [90, 22, 1], douyin: [90, 22, 1], pinduoduo: [91, 91, 1], shopify: [61, 22, 1], woocommerce: [91, 22, 1],
};

describe.each(shopSides)('%s', (side) => {
  test('OF-3: a first reading, and one after three weeks, takes some dozens of questions and has everything', async () => {
    const reading = await read(side);
    expect(await reading.look()).toMatchObject({ kind: 'done' });
    const first = reading.calls();
    shop.clock.now += 21 * day;
    expect(await reading.look()).toMatchObject({ kind: 'done' });
    const threeWeeks = reading.calls();
    shop.clock.now += minute;
    expect(await reading.look()).toMatchObject({ kind: 'done' });
    expect([first, threeWeeks, reading.calls()]).toEqual(questions[side]);
  }, 60_000);

  test('OF-3: what was placed before and changed during three weeks away comes in', async () => {
    const reading = await read(side);
    const [old = '', young = ''] = place(side, [30, 2]);
    await reading.look();
    shop.clock.now += 5 * day;
    standIn.world.cancel(side, old);
    const [between = ''] = place(side, [0]);
    shop.clock.now += 16 * day;
    standIn.world.cancel(side, young);
    await reading.look();
    expect([old, young, between].map(stateOf)).toEqual(['closed', 'closed', 'paid']);
  }, 60_000);
});

describe('OF-3: Pinduoduo, by when orders were placed', () => {
  test('what changes while the list is read comes in with the changes, also what was read before', async () => {
    const reading = await read('pinduoduo');
    const [old = '', young = ''] = place('pinduoduo', [80, 1]);
    let heard = 0;
    const connector = (await loadMakers()).pinduoduo({
      ...connectionTo(standIn, 'pinduoduo'), account: usualAccount, timeZone: 'Asia/Shanghai', now: () => shop.clock.now,
      fetch: (url, init) => {
        heard += 1;
        if (heard === 50) {
          shop.clock.now += minute;
          standIn.world.cancel('pinduoduo', old);
        }
        return fetch(url, init);
      },
    });
    await takeChanges(shop.services, reading.connection, connector, { until: shop.clock.now });
    await reading.look();
    expect([old, young].map(stateOf)).toEqual(['closed', 'paid']);
  }, 60_000);

  test('a line that breaks off again and again comes to its end: what is in is not asked for again', async () => {
    const reading = await read('pinduoduo');
    const numbers = place('pinduoduo', [88, 60, 30, 10, 1]);
    const { id } = reading.connection;
    standIn.faults.add({ side: 'pinduoduo', what: 'list', fault: '502_before', chance: 0.05 });
    let looks = 0;
    for (let answer: unknown = null; (answer as { kind: string } | null)?.kind !== 'done';) {
      answer = await reading.look();
      looks += 1;
      expect(looks).toBeLessThan(60);
      shop.clock.now += minute;
      if (looks === 1) expect(readUntilOf(shop.store.reader, id)).toBeNull();
    }
    expect(looks).toBeGreaterThan(1);
    expect(known()).toEqual([...numbers].sort());
    expect(catchUpOf(shop.store.reader, id)).toBeNull();
    expect(reading.calls()).toBeLessThan(91 + 2 * looks + 5);
  }, 60_000);
});
