import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fenOf, gramsOf, priceTyped, timesWhole, weightTyped } from '../../../shared/domain/collections/amounts.ts';
import { differenceOf } from '../../../shared/domain/collections/differences.ts';

describe('weights and money, exactly', () => {
  test('HO-1: every gram and every fen comes back as it was written', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 200_000 }), fc.integer({ min: 0, max: 9_999_999 }), (grams, fen) => {
      expect(gramsOf((grams / 1000).toFixed(3), 'kg')).toBe(grams);
      expect(gramsOf(String(grams), 'g')).toBe(grams);
      expect(fenOf((fen / 100).toFixed(2))).toBe(fen);
    }));
  });
  test('HO-1: nothing is rounded', () => {
    expect([timesWhole('0.0005', 1000), gramsOf('0.0005', 'kg'), gramsOf('0.5', 'g'), fenOf('4.605'), fenOf('0.001')]).toEqual([null, null, null, null, null]);
    expect([gramsOf('0.001', 'jin'), gramsOf('0.002', 'jin'), fenOf('4.600'), gramsOf('1.2000', 'kg')]).toEqual([null, 1, 460, 1200]);
  });
  test.each(['', 'kg', '-1', '0', '1e3', '1.2.3', '201', '1120', '=1', '１２００克克'])('HO-1: "%s" is no weight', (typed) => {
    expect(weightTyped(typed)).toBeNull();
  });
  test.each(['', '¥', '-1', '1e2', '4.605', '100000', '4.6元元'])('HO-1: "%s" is no price', (typed) => {
    expect(priceTyped(typed)).toBeNull();
  });
  test('HO-1: fields take units, full width and a comma', () => {
    expect(['1.12', '1,12', '1120g', '１．１２ ＫＧ', '2.24斤'].map(weightTyped)).toEqual([1120, 1120, 1120, 1120, 1120]);
    expect(['4.6', '¥4.60', '4.6元', '￥4．60', '4,6'].map(priceTyped)).toEqual([460, 460, 460, 460, 460]);
  });
});

describe('differences', () => {
  const side = fc.record({ weightG: fc.option(fc.integer({ min: 1, max: 200_000 })), priceFen: fc.option(fc.integer({ min: 0, max: 99_999 })) });
  test('HO-1: only what both say can differ, and only beyond tolerance', () => {
    fc.assert(fc.property(side, side, fc.nat(500), fc.nat(100), (ours, theirs, weightG, priceFen) => {
      const difference = differenceOf(ours, theirs, { weightG, priceFen });
      const far = (a: number | null, b: number | null, tolerance: number): number | null => (a !== null && b !== null && Math.abs(b - a) > tolerance ? b - a : null);
      const expected = { weightG: far(ours.weightG, theirs.weightG, weightG), priceFen: far(ours.priceFen, theirs.priceFen, priceFen) };
      expect(difference).toEqual(expected.weightG === null && expected.priceFen === null ? null : expected);
    }));
  });
  test('HO-1: 50 g are let pass, 51 g are not', () => {
    const of = (theirs: number) => differenceOf({ weightG: 840, priceFen: null }, { weightG: theirs, priceFen: 460 }, { weightG: 50, priceFen: 1 });
    expect([of(890), of(891), of(789)]).toEqual([null, { weightG: 51, priceFen: null }, { weightG: -51, priceFen: null }]);
  });
});
