import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SyncDesk } from '../../electron/use-cases/sync/sync-desk.ts';
import { retryMessages, skipMessages } from '../../electron/use-cases/sync/outbox-commands.ts';
import type { OutboxId } from '../../shared/domain/ids.ts';
import { createScriptedPlatform, type ScriptedPlatform } from '../support/scripted-platform.ts';
import { addPaidOrder, mustBe, openTestShop, type TestShop } from '../support/shop.ts';
import { addConnection, openDesk, openOnes, outboxOf, until, writeNote, writeShip } from '../support/sync-shop.ts';

let shop: TestShop;
let platform: ScriptedPlatform;
let desk: SyncDesk | undefined;
let bugs: unknown[];
beforeEach(async () => {
  shop = await openTestShop();
  platform = createScriptedPlatform();
  desk = undefined;
  bugs = [];
});
afterEach(async () => {
  await desk?.stop();
  shop.close();
});

const start = (): SyncDesk => {
  desk = openDesk(shop, platform.make, { bugs });
  return desk;
};
const order = (): ReturnType<typeof addPaidOrder> => addPaidOrder(shop, { platform: 'shopify' });
const openTasks = (): { code: string; params: Record<string, unknown> }[] =>
  shop.store.reader.all<{ code: string; params: string }>('SELECT code, params FROM tasks WHERE ended_at IS NULL').map(({ code, params }) => ({ code, params: JSON.parse(params) as Record<string, unknown> }));

describe('OF-2: what others must be told', () => {
  test('OF-2: all of it is told once, order per order, and none of it twice', async () => {
    addConnection(shop);
    for (let index = 0; index < 20; index += 1) {
      const id = order();
      writeShip(shop, id, `W${index}`);
      writeNote(shop, id, `note ${index}`);
    }
    start();
    await until(() => openOnes(shop) === 0);
    expect(platform.effects).toHaveLength(40);
    expect(new Set(platform.effects.map(({ what }) => what)).size).toBe(40);
    expect(outboxOf(shop).every(({ state, attempts }) => state === 'done' && attempts === 1)).toBe(true);
    expect(bugs).toEqual([]);
  });

  test('OF-2: a refused one is a task with the platform’s own words, holds up its order’s lane and nothing else, and ends with its retry', async () => {
    addConnection(shop);
    const [one, other] = [order(), order()];
    writeShip(shop, one, 'W1');
    writeShip(shop, one, 'W2');
    writeNote(shop, one, 'note');
    writeShip(shop, other, 'W3');
    platform.always = ({ key }) => (key.endsWith(':W1') ? 'refused' : undefined);
    start();
    await until(() => outboxOf(shop).filter(({ state }) => state === 'done').length === 2);
    expect(outboxOf(shop).map(({ key, state }) => `${key.split(':').at(-1)} ${state}`)).toEqual(['W1 refused', 'W2 waiting', '1 done', 'W3 done']);
    expect(openTasks()).toMatchObject([{ code: 'outbox_refused', params: { kind: 'ship', words: '平台不收', code: 'isv.refused' } }]);
    platform.always = () => undefined;
    const refused = outboxOf(shop).filter(({ state }) => state === 'refused').map(({ id }) => id as OutboxId);
    expect(mustBe(retryMessages(shop.services, shop.manager, { outboxIds: refused }))).toEqual({ retried: 1, left: 0 });
    expect(openTasks()).toEqual([]);
    desk?.hear('sync.changed');
    await until(() => openOnes(shop) === 0);
    expect(platform.effects.filter(({ lane }) => lane === 'order').map(({ what }) => what.split(' ').at(-1))).toEqual(['W3', 'W1', 'W2']);
  });

  test('OF-2: skipped with a reason, it is not told, its task ends and what comes after it goes on', async () => {
    addConnection(shop);
    const one = order();
    writeShip(shop, one, 'W1');
    writeShip(shop, one, 'W2');
    platform.always = ({ key }) => (key.endsWith(':W1') ? 'refused' : undefined);
    start();
    await until(() => openTasks().length === 1);
    const id = outboxOf(shop)[0]?.id as OutboxId;
    expect(mustBe(skipMessages(shop.services, shop.manager, { outboxIds: [id], reason: '平台上已手工发货' }))).toEqual({ skipped: 1, left: 0 });
    expect(openTasks()).toEqual([]);
    desk?.hear('sync.changed');
    await until(() => openOnes(shop) === 0);
    expect(platform.effects.map(({ what }) => what.split(' ').at(-1))).toEqual(['W2']);
  });
});
