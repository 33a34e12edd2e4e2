import { expect, test } from 'vitest';
import fc from 'fast-check';
import { expectParcel, isWithin, learnPacking, learnWeight, unknownPacking, weightOfSku } from '../../../shared/domain/packing/learned-weight.ts';

const noise = fc.integer({ min: -6, max: 6 });

test('PK-6: a fifth of the parcels may be anything: the learned weight stays within the noise of the others', () => {
  const parcels = fc.record({
    pieceG: fc.integer({ min: 20, max: 5000 }),
    sound: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 6 }), off: noise }), { minLength: 4, maxLength: 60 }),
    wild: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 6 }), restG: fc.integer({ min: -20_000, max: 200_000 }) }), { maxLength: 15 }),
    order: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
  });
  fc.assert(fc.property(parcels, ({ pieceG, sound, wild, order }) => {
    const outliers = wild.slice(0, Math.floor(sound.length / 4));
    const samples = [...sound.map(({ quantity, off }) => ({ quantity, restG: (pieceG + off) * quantity })), ...outliers]
      .map((sample) => ({ sample, key: order.next().value ?? 0 })).sort((a, b) => a.key - b.key).map(({ sample }) => sample);
    const learned = learnWeight(samples);
    expect(learned).not.toBeNull();
    expect(Math.abs((learned?.weightG ?? 0) - pieceG)).toBeLessThanOrEqual(6);
    expect(learned?.spreadG).toBeLessThanOrEqual(Math.ceil(12 * 1.4826));
  }), { numRuns: 1000 });
});

test('PK-6: two parcels teach nothing, and what weighs nothing is no weight', () => {
  expect(learnWeight([{ restG: 300, quantity: 1 }, { restG: 300, quantity: 1 }])).toBeNull();
  expect(learnWeight([-5, -4, -9].map((restG) => ({ restG, quantity: 1 })))).toBeNull();
  expect(learnWeight([{ restG: Number.NaN, quantity: 1 }, { restG: 5, quantity: 0 }, { restG: 1, quantity: 1 }])).toBeNull();
});

test('PK-6: what bag and paper weigh is learned from parcels of known goods', () => {
  expect(learnPacking([28, 31, 30, 29, 900])).toEqual({ weightG: 30, spreadG: 3 });
  expect(learnPacking([28, 31, 30, 29])).toBeNull();
  expect(learnPacking([-400, -401, -399, -400, 0])).toBeNull();
});

test('PK-6: a typed weight holds until many parcels contradict it', () => {
  const learned = (parcels: number, weightG: number) => ({ weightG, spreadG: 4, parcels });
  expect(weightOfSku(500, null)).toEqual({ weightG: 500, spreadG: 15 });
  expect(weightOfSku(500, learned(7, 300))?.weightG).toBe(500);
  expect(weightOfSku(500, learned(8, 510))?.weightG).toBe(500);
  expect(weightOfSku(500, learned(8, 300))?.weightG).toBe(300);
  expect(weightOfSku(null, learned(3, 300))?.weightG).toBe(300);
  expect(weightOfSku(0, null)).toBeNull();
});

test('PK-6: the tolerance comes from the spread of what is in the parcel', () => {
  const exact = expectParcel({ weightG: 30, spreadG: 3 }, [{ weightG: 400, spreadG: 2, quantity: 2 }]);
  expect(exact).toEqual({ weightG: 830, toleranceG: 15 });
  const loose = expectParcel({ weightG: 30, spreadG: 3 }, [{ weightG: 400, spreadG: 20, quantity: 2 }]);
  expect(loose.toleranceG).toBe(71);
  expect(isWithin(exact, 845) && !isWithin(exact, 846) && !isWithin(exact, 814)).toBe(true);
  expect(expectParcel(unknownPacking, [{ weightG: 400, spreadG: 2, quantity: 1 }]).toleranceG).toBe(50);
});
