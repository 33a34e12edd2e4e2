import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextNumbers, rollOf, takeNumbers } from '../../electron/use-cases/printing/give-numbers.ts';
import { addToPool, giveBackPool } from '../../electron/use-cases/printing/number-pools.ts';
import { scanBack } from '../../electron/use-cases/printing/number-scan-back.ts';
import { spoilNumber } from '../../electron/use-cases/printing/number-spoil.ts';
import { addRoll, listRolls, retireRoll } from '../../electron/use-cases/printing/rolls.ts';
import { insertParcel, markPrinted } from '../../electron/store/parcels.ts';
import { voidParcel } from '../../electron/use-cases/order-changes.ts';
import { act } from '../../electron/use-cases/services.ts';
import { ok, refuse } from '../../shared/domain/result.ts';
import { numberAt } from '../../shared/domain/printing/number-roll.ts';
import { allRolls } from '../../electron/store/number-rolls.ts';
import { giveTo, summaryOf, wholeLedger } from '../support/numbers-shop.ts';
import { addPaidOrder, openTestShop, type TestShop } from '../support/shop.ts';

/** Few numbers, so that everything meets. */
const numberOf = (n: number): string => `7712000000${String(1000 + n)}`;
const some = fc.nat(30);
const step = fc.oneof(
  fc.record({ do: fc.constant('roll' as const), n: some, count: fc.integer({ min: 1, max: 12 }), step: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('retire' as const), n: fc.nat(3) }),
  fc.record({ do: fc.constant('pool' as const), n: some, count: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ do: fc.constant('give' as const), n: some, onPaper: fc.boolean() }),
  fc.record({ do: fc.constant('print' as const), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant('void' as const), n: some }),
  fc.record({ do: fc.constant('spoil' as const), n: some }),
  fc.record({ do: fc.constant('scan back' as const), n: some }),
  fc.record({ do: fc.constant('give back' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const take = async (shop: TestShop, one: Step): Promise<void> => {
  const { services, manager } = shop;
  shop.clock.now += 1;
  switch (one.do) {
    case 'roll':
      addRoll(services, manager, { courierCode: 'ZTO', firstNumber: numberOf(one.n), count: one.count, step: one.step, rule: 'plain' });
      break;
    case 'retire': {
      const rolls = listRolls(services);
      const roll = rolls.ok ? rolls.value[one.n] : undefined;
      if (roll !== undefined) retireRoll(services, manager, { rollId: roll.id, reason: '停用' });
      break;
    }
    case 'pool':
      await addToPool(services, manager, { courierCode: 'ZTO', text: `${numberOf(one.n)}-${numberOf(one.n + one.count)}` });
      break;
    case 'give':
      giveTo(shop, addPaidOrder(shop), numberOf(one.n), { onPaper: one.onPaper, evenIfOdd: true });
      break;
    case 'print': {
      // As a batch does: numbers, rolls and parcels in one transaction.
      const orders = Array.from({ length: one.count }, () => addPaidOrder(shop));
      act(services, manager.staffId, ({ writer, at, reindex }) => {
        const { numbers } = nextNumbers(writer, 'ZTO', orders.length);
        if (!takeNumbers(writer, numbers)) return refuse('printing.changed_meanwhile');
        numbers.forEach((given, index) => {
          const orderId = orders[index];
          if (orderId === undefined) return;
          markPrinted(writer, insertParcel(writer, 'ZTO', given.number, [orderId], at, given.source), at);
          reindex(orderId);
        });
        return ok(null);
      });
      break;
    }
    case 'void': {
      const parcel = shop.store.reader.first<{ id: Parameters<typeof voidParcel>[1] }>('SELECT id FROM parcels WHERE waybill_number = ?', numberOf(one.n));
      if (parcel !== undefined) act(services, manager.staffId, (doing) => voidParcel(doing, parcel.id, '撕坏'));
      break;
    }
    case 'spoil':
      spoilNumber(services, manager, { courierCode: 'ZTO', number: numberOf(one.n), reason: '撕坏' });
      break;
    case 'scan back':
      scanBack(services, manager, { number: numberOf(one.n) });
      break;
    case 'give back':
      await giveBackPool(services, manager, { courierCode: 'ZTO', reason: '换合同' });
      break;
  }
};

/** Every number that the shop ever had, found the slow way. */
const everKnown = (shop: TestShop): Set<string> => {
  const known = new Set<string>();
  for (const table of ['parcels', 'number_pool', 'spoiled_numbers']) {
    for (const { n } of shop.store.reader.all<{ n: string }>(`SELECT waybill_number AS n FROM ${table}`)) known.add(n);
  }
  for (const stored of allRolls(shop.store.reader)) {
    for (let index = 0; index < stored.size; index += 1) {
      const number = numberAt(rollOf(stored), index);
      if (number.ok) known.add(number.value);
    }
  }
  return known;
};

test('PR-5: whatever is done, every number is in exactly one state, none is given twice, and the states sum up to all numbers ever known', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
    const shop = await openTestShop();
    try {
      for (const one of steps) await take(shop, one);
      const known = everKnown(shop);
      if (known.size === 0) return;
      const summary = summaryOf(shop, 'ZTO');
      const inStates = Object.values(summary.states).reduce((sum, count) => sum + count, 0);
      expect(inStates + summary.onRolls + summary.onRetiredRolls).toBe(known.size);
      const ledger = wholeLedger(shop);
      expect(new Set(ledger.map(({ number }) => number)).size).toBe(ledger.length);
      const counted = new Map<string, number>();
      for (const { state } of ledger) counted.set(state, (counted.get(state) ?? 0) + 1);
      for (const [state, count] of Object.entries(summary.states)) expect([state, counted.get(state) ?? 0]).toEqual([state, count]);
      for (const { number, state } of ledger) expect(wholeLedger(shop, { state, text: number }, 3).map((entry) => entry.number)).toEqual([number]);
      const { numbers, shortfall } = nextNumbers(shop.store.reader, 'ZTO', 100);
      const used = new Set(ledger.filter(({ state }) => state !== 'free').map(({ number }) => number));
      for (const { number } of numbers) expect(used.has(number)).toBe(false);
      expect(new Set(numbers.map(({ number }) => number)).size).toBe(numbers.length);
      if (shortfall?.kind === 'used_up') expect(numbers.length).toBe(summary.onRolls + summary.states.free);
    } finally {
      shop.close();
    }
  }), { numRuns: 60 });
}, 240_000);
