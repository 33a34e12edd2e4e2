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

  test('OF-2: “shipped already” is believed where our number stands; another parcel of the order is a person’s to add', async () => {
    addConnection(shop);
    const [known, apart] = [order(), order()];
    writeShip(shop, known, 'W1');
    writeShip(shop, apart, 'W2');
    const numberOf = (id: number): string => shop.store.reader.first<{ n: string }>('SELECT platform_order_number AS n FROM orders WHERE id = ?', id)?.n ?? '';
    platform.effects.push({ what: `ship ${numberOf(known)} W1`, order: numberOf(known), lane: 'order', text: '' });
    platform.always = () => 'already';
    start();
    await until(() => outboxOf(shop).every(({ state }) => state === 'done' || state === 'refused'));
    expect(outboxOf(shop).map(({ key, state }) => `${key.split(':').at(-1)} ${state}`)).toEqual(['W1 done', 'W2 refused']);
    expect(openTasks()).toMatchObject([{ code: 'outbox_refused', params: { kind: 'ship', code: 'other_number' } }]);
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

describe('OF-2, OF-3: when the line is there, and when it is not', () => {
  test('OF-3: nothing goes out before what changed is taken in; after a silence it is taken in again first', async () => {
    addConnection(shop);
    writeShip(shop, order(), 'W1');
    let looks = 0;
    const look = platform.look;
    platform.look = () => {
      looks += 1;
      return looks < 4 ? Promise.resolve({ kind: 'no_answer', why: 'too_slow', maybeDone: false }) : look();
    };
    start();
    await until(() => openOnes(shop) === 0);
    const firstTold = platform.calls.findIndex((call) => call.startsWith('tell'));
    expect(platform.calls.slice(0, firstTold).filter((call) => call === 'look').length).toBeGreaterThanOrEqual(4);

    // The line goes in the middle: asked, read, and only then told.
    const { ping } = platform;
    platform.turns.push('unreachable');
    let silent = true;
    platform.ping = () => (silent ? Promise.resolve({ kind: 'no_answer', why: 'unreachable', maybeDone: false }) : ping());
    writeShip(shop, order(), 'W2');
    desk?.hear('sync.changed');
    await until(() => shop.store.reader.first<{ s: string }>('SELECT line_state AS s FROM connections')?.s === 'silent');
    const before = platform.calls.length;
    silent = false;
    await until(() => openOnes(shop) === 0);
    const after = platform.calls.slice(before).filter((call) => call !== 'ping');
    expect(after[0]).toBe('look');
    expect(after.findIndex((call) => call.startsWith('tell'))).toBeGreaterThan(after.indexOf('look'));
    expect(platform.effects).toHaveLength(2);
  });

  test('OF-2: without the right it stops, everything waits, the state says so; with new keys it goes on', async () => {
    const id = addConnection(shop);
    for (let index = 0; index < 6; index += 1) writeShip(shop, order(), `W${index}`);
    platform.always = () => 'no_right';
    start();
    const state = (): string => shop.store.reader.first<{ s: string }>('SELECT line_state AS s FROM connections')?.s ?? '';
    await until(() => state() === 'no_right');
    await until(() => desk?.isAtRest() === true);
    const calls = platform.calls.length;
    shop.clock.now += 86_400_000;
    desk?.hear('sync.changed');
    await until(() => desk?.isAtRest() === true);
    expect(platform.calls.length).toBe(calls);
    expect(outboxOf(shop).map(({ state: one }) => one)).toEqual(Array(6).fill('waiting'));
    expect(shop.store.reader.first('SELECT trouble, trouble_words AS words FROM connections')).toEqual({ trouble: 'isv.session', words: '授权过期' });
    platform.always = () => undefined;
    await desk?.connectionsChanged(id);
    await until(() => openOnes(shop) === 0);
    expect(platform.effects).toHaveLength(6);
  });

  test('OF-2: a platform that asks for a pause gets it, for everything of the connection', async () => {
    addConnection(shop);
    const told: number[] = [];
    for (let index = 0; index < 12; index += 1) writeShip(shop, order(), `W${index}`);
    platform = createScriptedPlatform({ perSecond: 1000, atOnce: 1 });
    let asked = false;
    const { make } = platform;
    desk = openDesk(shop, (making) => {
      const { outbox, ...rest } = make(making);
      if (outbox === undefined) return rest;
      return {
        ...rest,
        outbox: {
          ...outbox,
          tell: (message, ask) => {
            told.push(shop.clock.now);
            if (asked) return outbox.tell(message, ask);
            asked = true;
            return Promise.resolve({ kind: 'later', afterMs: 90_000, code: 'limit', words: '限流 90 秒' });
          },
        },
      };
    }, { bugs });
    await until(() => openOnes(shop) === 0);
    expect((told[1] ?? 0) - (told[0] ?? 0)).toBeGreaterThanOrEqual(90_000);
    expect(platform.effects).toHaveLength(12);
  });

  test('OF-2: a part of an order goes out though the rest of it was closed here, not when the platform closed the order', async () => {
    addConnection(shop);
    const [own, partOfOwn, theirs, partOfTheirs] = [order(), order(), order(), order()];
    writeShip(shop, partOfOwn, 'W1');
    writeShip(shop, partOfTheirs, 'W2');
    shop.store.write((writer) => {
      for (const [part, whole] of [[partOfOwn, own], [partOfTheirs, theirs]] as const) writer.run(`UPDATE orders SET derived_from = ?, derived_kind = 'split' WHERE id = ?`, whole, part);
      writer.run(`UPDATE orders SET state = 'closed', close_reason = 'buyer_cancelled: 只要一件' WHERE id = ?`, own);
      writer.run(`UPDATE orders SET state = 'closed', close_reason = '买家取消' WHERE id = ?`, theirs);
    });
    start();
    await until(() => openOnes(shop) === 0 || outboxOf(shop).every(({ state }) => state === 'refused' || state === 'done'));
    expect(outboxOf(shop).map(({ state, refusal_code: code }) => `${state} ${code}`)).toEqual(['done ', 'refused outbox.order_closed']);
  });

  test('OF-2: what cannot be read any more, and the ship of an order that the platform closed, go to a person; a person may send it all the same', async () => {
    addConnection(shop);
    const [broken, closed] = [order(), order()];
    writeShip(shop, broken, 'W1');
    writeShip(shop, closed, 'W2');
    shop.store.write((writer) => {
      writer.run(`UPDATE outbox SET payload = '{"platformOrderNumber":7}' WHERE key LIKE '%W1'`);
      writer.run(`UPDATE orders SET state = 'closed' WHERE id = ?`, closed);
    });
    start();
    await until(() => outboxOf(shop).every(({ state }) => state === 'refused'));
    expect(outboxOf(shop).map(({ refusal_code: code }) => code)).toEqual(['outbox.payload_unreadable', 'outbox.order_closed']);
    expect(openTasks().map(({ code, params }) => `${code} ${String(params['code'])}`)).toEqual(['outbox_refused outbox.payload_unreadable', 'outbox_refused outbox.order_closed']);
    expect(platform.effects).toEqual([]);
    mustBe(retryMessages(shop.services, shop.manager, { outboxIds: outboxOf(shop).slice(1).map(({ id }) => id as OutboxId) }));
    desk?.hear('sync.changed');
    await until(() => platform.effects.length === 1);
    expect(openTasks()).toHaveLength(1);
  });

  test('OF-4: a clock that is an hour wrong is put right for the platform', async () => {
    addConnection(shop);
    let theirs: (() => number) | undefined;
    platform.ping = () => Promise.resolve({ kind: 'done', value: { theirTime: shop.clock.now + 3_600_000 } });
    desk = openDesk(shop, (making) => {
      theirs = making.now;
      return platform.make(making);
    }, { bugs });
    await until(() => platform.calls.includes('look'));
    expect((theirs?.() ?? 0) - shop.clock.now).toBe(3_600_000);
  });

  test('OF-4: what the line does is written down when it changes, not at each answer', async () => {
    addConnection(shop);
    start();
    await until(() => platform.calls.filter((call) => call === 'ping').length > 5);
    const since = shop.store.reader.first<{ at: number }>('SELECT line_since AS at FROM connections')?.at;
    const rows = (): unknown => shop.store.reader.all('SELECT line_state, line_since, answered_at, trouble FROM connections');
    const before = rows();
    await until(() => platform.calls.filter((call) => call === 'ping').length > 40);
    expect(shop.store.reader.first<{ at: number }>('SELECT line_since AS at FROM connections')?.at).toBe(since);
    expect(rows()).toEqual(before);
  });

  test('OF-2: a stop in the middle of a call is prompt; what may have been heard is looked up by the next desk', async () => {
    addConnection(shop);
    for (let index = 0; index < 4; index += 1) writeShip(shop, order(), `W${index}`);
    platform.during = (signal) => new Promise((resolve) => { signal?.addEventListener('abort', () => { resolve(); }); });
    const first = start();
    await until(() => platform.effects.length === 4);
    await first.stop();
    expect(outboxOf(shop).map(({ state, maybe_done: maybe }) => [state, maybe])).toEqual(Array(4).fill(['waiting', 1]));
    platform.during = () => Promise.resolve();
    start();
    await until(() => openOnes(shop) === 0);
    expect(platform.effects).toHaveLength(4);
    expect(platform.calls.filter((call) => call.startsWith('find'))).toHaveLength(4);
  });
});
