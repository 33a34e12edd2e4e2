import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addPoint, checkStrokes, collectionOfCode, manifestCode, padHeight, parseStrokes, signatureMarks, strokePath, type Stroke } from '../../../shared/domain/collections/signature.ts';

const any = fc.double({ min: -5_000, max: 5_000, noNaN: true });
const drawn = (points: readonly (readonly [number, number])[]): Stroke => points.reduce<Stroke>((stroke, [x, y]) => addPoint(stroke, x, y), []);
const hand = fc.array(fc.tuple(any, any), { minLength: 1, maxLength: 40 }).map(drawn);

describe('signatures', () => {
  test('HO-3: wherever the pen goes, what is kept is on the pad and is accepted as strokes', () => {
    fc.assert(fc.property(fc.array(hand, { minLength: 1, maxLength: 8 }), (strokes) => {
      const checked = checkStrokes(strokes);
      expect(checked.ok || checked.refusal.code === 'signature.too_small').toBe(true);
      expect(parseStrokes(JSON.stringify(strokes))).toEqual(strokes);
    }));
  });
  test('HO-3: a dot, a slip or nothing is no signature; a line across is', () => {
    expect([[], [[5, 5]], [[5, 5, 60, 5]]].map((strokes) => checkStrokes(strokes).ok)).toEqual([false, false, false]);
    expect(checkStrokes([[100, 100, 400, 300]]).ok).toBe(true);
  });
  test.each([[[[1, 2, 3]]], [[[0, 0, 1001, 0]]], [[[0, 0, 500, padHeight + 1]]], [[[0, 0, 0.5, 300]]], [[[-1, 0, 900, 0]]], [[[]]], [[[Number.NaN, 0, 900, 0]]], [Array.from({ length: 201 }, () => [0, 0, 900, 0])]])('HO-3: what is no list of strokes is refused (%#)', (strokes) => {
    expect(checkStrokes(strokes)).toMatchObject({ ok: false, refusal: { code: 'signature.not_strokes' } });
  });
  test('HO-3: on paper all ink lies inside its frame, in whole hundredths of a millimetre', () => {
    const frame = { xHmm: 3_500, yHmm: 25_600, widthHmm: 5_100, heightHmm: 1_100 };
    fc.assert(fc.property(fc.array(hand, { minLength: 1, maxLength: 6 }), (strokes) => {
      for (const { x1Hmm, y1Hmm, x2Hmm, y2Hmm } of signatureMarks(strokes, frame)) {
        for (const x of [x1Hmm, x2Hmm]) expect(Number.isInteger(x) && x >= 3_500 && x <= 8_601).toBe(true);
        for (const y of [y1Hmm, y2Hmm]) expect(Number.isInteger(y) && y >= 25_600 && y <= 26_700).toBe(true);
      }
    }));
  });
  test('HO-3: the line begins and ends where the pen did', () => {
    expect(strokePath([1, 2, 11, 2, 21, 12])).toBe('M1 2Q11 2 16 7L21 12');
    expect(strokePath([3, 4])).toBe('M3 4h0.1');
    expect(parseStrokes('{"x":1}')).toEqual([]);
    expect(parseStrokes('<b>')).toEqual([]);
  });
  test('HO-3: the manifest’s code, as scanned or typed', () => {
    expect([manifestCode(17), 'ho-17', 'HO17', ' ＨＯ－17', 'HO 17'].map(collectionOfCode)).toEqual([17, 17, 17, 17, 17]);
    expect(['HO-', '17', 'HO-17x', '771000000000231', 'HO-9999999999999999'].map(collectionOfCode)).toEqual([null, null, null, null, null]);
  });
});
