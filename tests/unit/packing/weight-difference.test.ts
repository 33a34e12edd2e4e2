import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { OrderLineId } from '../../../shared/domain/ids.ts';
import { explainDifference, type WeighedLine } from '../../../shared/domain/packing/weight-difference.ts';

const line = (id: number, weightG: number, quantity: number, siblings: WeighedLine['siblings'] = []): WeighedLine => ({ lineId: id as OrderLineId, weightG, quantity, siblings });
const shirt = line(1, 210, 2, [{ colour: '白色', size: 'XL', weightG: 245 }]);
const jeans = line(2, 620, 1, [{ colour: '深蓝', size: '29', weightG: 622 }]);
const expected = { weightG: 1070, toleranceG: 20 };
const explain = (actualG: number) => explainDifference(actualG, expected, 30, [shirt, jeans]);

test('PK-6: one piece too many, one missing, of the line whose weight it is', () => {
  expect(explain(1283)[0]).toEqual({ kind: 'extra', lineId: 1, pieces: 1 });
  expect(explain(855)[0]).toEqual({ kind: 'missing', lineId: 1, pieces: 1 });
  expect(explain(448)[0]).toEqual({ kind: 'missing', lineId: 2, pieces: 1 });
  expect(explain(1695)[0]).toEqual({ kind: 'extra', lineId: 2, pieces: 1 });
});

test('PK-6: the wrong size, when sizes differ in weight', () => {
  expect(explain(1103)[0]).toEqual({ kind: 'other_variant', lineId: 1, colour: '白色', size: 'XL', pieces: 1 });
  expect(explain(1140)[0]).toEqual({ kind: 'other_variant', lineId: 1, colour: '白色', size: 'XL', pieces: 2 });
});

test('PK-6: an empty bag, and what nothing explains', () => {
  expect(explain(31)[0]).toEqual({ kind: 'nothing_inside' });
  expect(explain(5000)).toEqual([]);
});

test('PK-6: of explanations that fit as well the simpler one comes first', () => {
  const [first] = explainDifference(500, { weightG: 300, toleranceG: 15 }, 0, [line(1, 100, 1), line(2, 200, 1)]);
  expect(first).toEqual({ kind: 'extra', lineId: 2, pieces: 1 });
});

test('PK-6: a piece that is too many or missing is always named, when the scale can notice it', () => {
  const lines = fc.array(fc.record({ weightG: fc.integer({ min: 60, max: 3000 }), quantity: fc.integer({ min: 1, max: 4 }) }), { minLength: 1, maxLength: 5 });
  fc.assert(fc.property(lines, fc.nat(), fc.boolean(), fc.integer({ min: -4, max: 4 }), (made, which, extra, noiseG) => {
    const weighed = made.map(({ weightG, quantity }, index) => line(index + 1, weightG, quantity));
    const wrong = weighed[which % weighed.length]!;
    const weightG = weighed.reduce((sum, one) => sum + one.weightG * one.quantity, 30);
    const actual = weightG + (extra ? wrong.weightG : -wrong.weightG) + noiseG;
    const found = explainDifference(actual, { weightG, toleranceG: 20 }, 30, weighed);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(3);
    const heaviest = (explanation: (typeof found)[number]): number => {
      if (explanation.kind === 'nothing_inside') return 30 - weightG;
      const of = weighed.find(({ lineId }) => lineId === explanation.lineId)!;
      return explanation.kind === 'extra' ? of.weightG * explanation.pieces : -of.weightG * explanation.pieces;
    };
    for (const one of found) expect(Math.abs(heaviest(one) - (actual - weightG))).toBeLessThanOrEqual(20);
  }), { numRuns: 500 });
});
