import { setImmediate as immediately } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Services } from '../../electron/use-cases/services.ts';
import { retryMessages } from '../../electron/use-cases/sync/outbox-commands.ts';
import type { OrderId, OutboxId } from '../../shared/domain/ids.ts';
import { createScriptedPlatform, type ScriptedPlatform, type Turn } from '../support/scripted-platform.ts';
import { addPaidOrder, mustBe, openTestShop, type TestShop } from '../support/shop.ts';
import { addConnection, numberOf, openDesk, openOnes, outboxOf, until, writeNote, writeShip } from '../support/sync-shop.ts';

const turn = fc.constantFrom<Turn | 'kill_before' | 'kill_after'>('done', 'done', 'lost', 'deaf', 'unreachable', 'refused', 'later', 'no_right', 'throws', 'kill_before', 'kill_after');

/** A desk that a power cut may take: from then on nothing of it reaches the store any more. */
const openMortalDesk = (shop: TestShop, platform: ScriptedPlatform, turns: (Turn | 'kill_before' | 'kill_after')[]): { readonly isDead: () => boolean; readonly bury: () => Promise<void> } => {
  let dead = false;
  const services: Services = {
    ...shop.services,
    store: { ...shop.store, write: (body, keep) => {
      if (dead) throw new Error('dead');
      return shop.store.write(body, keep);
    } },
  };
  platform.always = () => {
    const next = turns.shift() ?? 'done';
    if (next !== 'kill_before' && next !== 'kill_after') return next;
    dead = true;
    return next === 'kill_before' ? 'deaf' : 'lost';
  };
  const desk = openDesk(shop, platform.make, { services, bugs: [] });
  return { isDead: () => dead, bury: async () => { await desk.stop(); } };
};

/** What a person does when the platform refused or keys expired: look, and send it again. */
const putRight = (shop: TestShop): boolean => {
  const refused = outboxOf(shop).filter(({ state }) => state === 'refused').map(({ id }) => id as OutboxId);
  if (refused.length === 0) return false;
  mustBe(retryMessages(shop.services, shop.manager, { outboxIds: refused }));
  return true;
};

test('case 9, OF-2: whatever is answered, lost, refused or killed in between, every message ends told exactly once, in order per order and lane', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(3), fc.boolean()), { minLength: 1, maxLength: 14 }), fc.array(turn, { maxLength: 40 }), fc.integer({ min: 1, max: 5 }),
      async (messages, turns, atOnce) => {
        const shop = await openTestShop();
        const platform = createScriptedPlatform({ perSecond: 1000, atOnce });
        addConnection(shop);
        const orders: OrderId[] = [0, 1, 2, 3].map(() => addPaidOrder(shop, { platform: 'shopify' }));
        const expected: string[] = [];
        messages.forEach(([which, isShip], index) => {
          const id = orders[which] as OrderId;
          if (isShip) {
            writeShip(shop, id, `W${index}`);
            expected.push(`ship ${numberOf(shop, id)} W${index}`);
          } else writeNote(shop, id, `note ${index}`);
        });
        const left = [...turns];
        let desk = openMortalDesk(shop, platform, left);
        for (let round = 0; round < 4_000 && outboxOf(shop).some(({ state }) => state !== 'done'); round += 1) {
          await immediately();
          const stuck = shop.store.reader.first(`SELECT 1 FROM connections WHERE line_state = 'no_right'`) !== undefined;
          if (!desk.isDead() && !stuck && round % 40 !== 39) continue;
          if (!desk.isDead()) putRight(shop);
          await desk.bury();
          if (stuck) shop.store.write((writer) => writer.run(`UPDATE connections SET line_state = 'new'`));
          desk = openMortalDesk(shop, platform, left);
        }
        const rows = outboxOf(shop);
        const ships = platform.effects.filter(({ lane }) => lane === 'order').map(({ what }) => what);
        const notes = rows.filter(({ kind }) => kind === 'note');
        const result = {
          open: rows.filter(({ state }) => state !== 'done').length, twice: ships.length - new Set(ships).size, missing: expected.filter((one) => !ships.includes(one)),
          outOfOrder: orders.flatMap((id) => {
            const number = numberOf(shop, id);
            const here = ships.filter((one) => one.includes(` ${number} `));
            const wanted = expected.filter((one) => one.includes(` ${number} `));
            return here.join() === wanted.join() ? [] : [here];
          }),
          notes: notes.length, notesTold: new Set(platform.effects.filter(({ lane }) => lane === 'note').map(({ order }) => order)).size,
        };
        await desk.bury();
        shop.close();
        expect(result).toEqual({ open: 0, twice: 0, missing: [], outOfOrder: [], notes: notes.length, notesTold: notes.length });
      },
    ),
    { numRuns: 25 },
  );
}, 240_000);

test('case 9: the platform did it and the reply was lost: it is looked up, and done once', async () => {
  const shop = await openTestShop();
  const platform = createScriptedPlatform();
  addConnection(shop);
  writeShip(shop, addPaidOrder(shop, { platform: 'shopify' }), 'W1');
  platform.turns.push('lost');
  const desk = openDesk(shop, platform.make);
  await until(() => openOnes(shop) === 0);
  await desk.stop();
  expect(platform.effects).toHaveLength(1);
  expect(platform.calls.filter((call) => !['ping', 'look'].includes(call)).map((call) => call.split(' ')[0])).toEqual(['tell', 'find']);
  expect(shop.store.reader.all<{ outcome: string }>('SELECT outcome FROM outbox_attempts ORDER BY id').map(({ outcome }) => outcome)).toEqual(['no_answer', 'found']);
  shop.close();
});

test('case 10: the key is forgotten there after a day: before it goes out again it is looked up by what it is about', async () => {
  const shop = await openTestShop();
  // A platform that takes keys, and forgets them after a day.
  const keys = new Map<string, number>();
  const done: string[] = [];
  let loses = true;
  addConnection(shop);
  writeShip(shop, addPaidOrder(shop, { platform: 'shopify' }), 'W1');
  let answers = true;
  const desk = openDesk(shop, () => ({
    ping: () => Promise.resolve(answers ? { kind: 'done', value: { theirTime: null } } : { kind: 'no_answer', why: 'unreachable', maybeDone: false }),
    outbox: {
      pace: { perSecond: 100, atOnce: 1 },
      tell: ({ key, telling }) => {
        const known = keys.get(key);
        if (known === undefined || shop.clock.now - known > 86_400_000) {
          keys.set(key, shop.clock.now);
          done.push(telling.platformOrderNumber);
        }
        if (!loses) return Promise.resolve({ kind: 'done', value: { already: false } });
        answers = false;
        return Promise.resolve({ kind: 'no_answer', why: 'too_slow', maybeDone: true });
      },
      find: ({ telling }) => Promise.resolve({ kind: 'done', value: done.includes(telling.platformOrderNumber) ? { already: true } : null }),
    },
  }));
  await until(() => shop.store.reader.first<{ s: string }>('SELECT line_state AS s FROM connections')?.s === 'silent');
  shop.clock.now += 2 * 86_400_000;
  [answers, loses] = [true, false];
  await until(() => openOnes(shop) === 0);
  await desk.stop();
  expect(done).toHaveLength(1);
  shop.close();
});

test('case 11: one poisoned message holds up nobody: the others flow, and its own pauses grow and are capped', async () => {
  const shop = await openTestShop();
  const platform = createScriptedPlatform();
  addConnection(shop);
  writeShip(shop, addPaidOrder(shop, { platform: 'shopify' }), 'POISON');
  for (let index = 0; index < 30; index += 1) writeShip(shop, addPaidOrder(shop, { platform: 'shopify' }), `W${index}`);
  const tries: number[] = [];
  platform.always = ({ key }) => {
    if (!key.endsWith('POISON')) return undefined;
    tries.push(shop.clock.now);
    return 'deaf';
  };
  const began = shop.clock.now;
  const desk = openDesk(shop, platform.make);
  await until(() => platform.effects.length === 30);
  expect(shop.clock.now - began).toBeLessThan(60_000);
  await until(() => tries.length >= 16);
  await desk.stop();
  const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
  expect(Math.max(...pauses)).toBeLessThanOrEqual(16 * 60_000);
  expect(pauses.at(-1) ?? 0).toBeGreaterThan(10 * 60_000);
  expect(outboxOf(shop).filter(({ state }) => state !== 'done').map(({ key }) => key.split(':').at(-1))).toEqual(['POISON']);
  shop.close();
});
