import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberAt, type NumberRoll } from '../../../shared/domain/printing/number-roll.ts';
import { marksOfShared, sharedNumber } from '../../../shared/domain/printing/roll-overlap.ts';

const numbersOf = (roll: NumberRoll, from = 0): string[] =>
  Array.from({ length: roll.count - from }, (_, nth) => numberAt(roll, from + nth)).flatMap((number) => (number.ok ? [number.value] : []));

const roll = fc.record({
  first: fc.integer({ min: 0, max: 60 }), step: fc.integer({ min: 1, max: 5 }), count: fc.integer({ min: 1, max: 40 }),
  rule: fc.constantFrom('plain' as const, 'sf12' as const),
}).map(({ first, step, count, rule }): NumberRoll => ({ firstNumber: `444${String(10_000_000 + first)}${rule === 'sf12' ? '3' : '0'}`, step, count, rule }));

test('PR-5: what two rolls share is found exactly, whatever their steps and rules', () => {
  fc.assert(fc.property(roll, roll, fc.nat(5), fc.nat(5), (one, other, from, otherFrom) => {
    fc.pre(from < one.count && otherFrom < other.count);
    const theirs = new Set(numbersOf(other));
    expect([...marksOfShared(one, from, [other])]).toEqual(numbersOf(one, from).map((number) => (theirs.has(number) ? 1 : 0)));
    const rest = new Set(numbersOf(other, otherFrom));
    expect(sharedNumber(one, from, other, otherFrom)).toBe(numbersOf(one, from).find((number) => rest.has(number)) ?? null);
  }), { numRuns: 500 });
});

test('PR-5: rolls of one series that share no number do not overlap, however long their numbers are', () => {
  const first: NumberRoll = { firstNumber: 'AB000000000000000000000001CN', step: 2, count: 1_000_000, rule: 'plain' };
  expect(sharedNumber(first, 0, { ...first, firstNumber: 'AB000000000000000000000002CN' }, 0)).toBeNull();
  expect(sharedNumber(first, 0, { ...first, firstNumber: 'AB900000000000000000000001CN' }, 0)).toBeNull();
  expect(sharedNumber(first, 0, { ...first, step: 3, firstNumber: 'AB000000000000000000000002CN' }, 0)).toBe('AB000000000000000000000005CN');
});
