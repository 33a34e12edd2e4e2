import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { addRange, mostSelected, nothingSelected, onlyRange, rangeOf, toggle, withFresh, without } from '../../../renderer/screens/orders/selection.ts';
import { orderRow } from '../../support/order-row.ts';

const row = (id: number) => orderRow({ id: id as OrderId });
const rows = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => row(first + index));
const idsOf = (selection: typeof nothingSelected): number[] => [...selection.rows.keys()];

test('CS-6: ticking twice is as if nothing was ticked', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 50 })), (ids) => {
      const odd = ids.reduce((selection, id) => toggle(selection, row(id), id), nothingSelected);
      const expected = new Set(ids.filter((id) => ids.filter((other) => other === id).length % 2 === 1));
      expect(new Set(idsOf(odd))).toEqual(expected);
    }),
  );
});

test('a range reaches from where it began, in either direction', () => {
  expect(rangeOf(7, 3)).toEqual({ first: 3, last: 7 });
  expect(rangeOf(3, 7)).toEqual({ first: 3, last: 7 });
  expect(rangeOf(undefined, 5)).toEqual({ first: 5, last: 5 });
});

test('Shift with an arrow grows and shrinks the range; Shift with a click adds one', () => {
  const grown = onlyRange(rows(3, 7), 3);
  expect(idsOf(onlyRange(rows(3, 5), 3))).toEqual([3, 4, 5]);
  expect(idsOf(addRange(toggle(grown, row(20), 20), rows(30, 31), 20))).toEqual([3, 4, 5, 6, 7, 20, 30, 31]);
});

test('no more are ticked than one action takes', () => {
  const full = onlyRange(rows(1, mostSelected + 50), 1);
  expect(full.rows.size).toBe(mostSelected);
  expect(toggle(full, row(99_999), 1).rows.size).toBe(mostSelected);
  expect(addRange(full, rows(90_000, 90_010), 1).rows.size).toBe(mostSelected);
});

test('what is newly known replaces what was known of ticked orders alone', () => {
  const selection = onlyRange(rows(1, 3), 0);
  const fresh = withFresh(selection, [orderRow({ id: 2 as OrderId, holdReason: 'other' }), orderRow({ id: 9 as OrderId })]);
  expect(idsOf(fresh)).toEqual([1, 2, 3]);
  expect(fresh.rows.get(2 as OrderId)?.holdReason).toBe('other');
  expect(withFresh(selection, [orderRow({ id: 9 as OrderId })])).toBe(selection);
});

test('an order that left the list is not acted on any more', () => {
  expect(idsOf(without(onlyRange(rows(1, 3), 0), new Set([2 as OrderId])))).toEqual([1, 3]);
});
