import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepSorted, pickFirst, type SortedOrders } from '../../electron/store/orders/order-sorting.ts';
import type { OrderColumns } from '../../electron/store/orders/order-columns.ts';
import { orderSortKeys } from '../../shared/domain/orders/sorting.ts';

type Order = { readonly there: boolean; readonly second: number; readonly ms: number; readonly amountFen: number };

const columnsOf = (orders: readonly Order[]): OrderColumns => {
  const seconds = Uint32Array.from(orders, ({ second }) => second);
  const ms = Uint16Array.from(orders, (order) => order.ms);
  const none = new Uint8Array(orders.length);
  return {
    length: orders.length, state: Uint8Array.from(orders, ({ there }) => (there ? 1 : 0)), flag: none, platform: none, courier: none, marks: none,
    amountFen: Int32Array.from(orders, ({ amountFen }) => amountFen), sortAt: seconds, paidAt: seconds, dueAt: seconds, sortMs: ms, dueMs: ms, buyer: new Float64Array(orders.length),
  };
};

const second = fc.oneof(fc.constantFrom(0, 1, 1_795_000_000, 0xffff_fffe), fc.integer({ min: 1_790_000_000, max: 1_800_000_000 }));
const amount = fc.oneof(fc.constantFrom(0, 1, -1, 0x7fff_ffff, -0x7fff_ffff), fc.integer({ min: 0, max: 100_000 }));
const order: fc.Arbitrary<Order> = fc
  .record({ there: fc.integer({ min: 0, max: 9 }).map((one) => one > 0), second, ms: fc.constantFrom(0, 0, 1, 999), amountFen: amount })
  .map((one) => (one.second === 0 ? { ...one, ms: 0 } : one));

/** As questions do: step by step until it stands. */
const sortOut = (sorted: SortedOrders, columns: OrderColumns, generation: number, changed: readonly number[] | null): void => {
  while (!sorted.goOn(columns, generation, () => changed));
};

test('CS-5: whatever times and amounts there are, a sorted list is the one that comparing them two by two gives; what has no such time comes last', () => {
  fc.assert(
    fc.property(fc.array(order, { maxLength: 60 }), fc.constantFrom(...orderSortKeys), fc.boolean(), (orders, by, descending) => {
      const isMissing = (id: number): boolean => (by === 'due' || by === 'paid') && orders[id]?.second === 0;
      const keyOf = (id: number): number => {
        const { second: at = 0, ms = 0, amountFen = 0 } = orders[id] ?? {};
        return by === 'amount' ? amountFen : by === 'paid' ? at : at * 1000 + ms;
      };
      const wanted = orders.flatMap(({ there }, id) => (there ? [id] : [])).sort((a, b) => {
        if (isMissing(a) !== isMissing(b)) return isMissing(a) ? 1 : -1;
        const rising = (isMissing(a) ? 0 : keyOf(a) - keyOf(b)) || a - b;
        return descending && !isMissing(a) ? -rising : rising;
      });
      const sorted = keepSorted({ by, descending });
      sortOut(sorted, columnsOf(orders), 1, null);
      expect([...sorted.ids()]).toEqual(wanted);
      const isThere = (id: number): boolean => orders[id]?.there === true;
      expect(pickFirst(columnsOf(orders), { by, descending }, isThere, 7)).toEqual(wanted.slice(0, 7));
    }),
    { numRuns: 600 },
  );
});

test('CS-5: orders that come, change and go, also while the list is being sorted, end in the places that sorting anew gives them', () => {
  fc.assert(
    fc.property(fc.array(order, { minLength: 1, maxLength: 60 }), fc.array(fc.tuple(fc.nat({ max: 80 }), order), { maxLength: 20 }), fc.nat({ max: 6 }), fc.constantFrom(...orderSortKeys), fc.boolean(), (orders, changes, steps, by, descending) => {
      const sorted = keepSorted({ by, descending });
      for (let step = 0; step < steps; step += 1) sorted.goOn(columnsOf(orders), 1, () => null);
      const later = [...orders];
      const changed: number[] = [];
      for (const [at, one] of changes) {
        const id = Math.min(at, later.length);
        later[id] = one;
        changed.push(id);
      }
      sortOut(sorted, columnsOf(later), 2, changed);
      const anew = keepSorted({ by, descending });
      sortOut(anew, columnsOf(later), 1, null);
      expect([...sorted.ids()]).toEqual([...anew.ids()]);
    }),
    { numRuns: 600 },
  );
});
