import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { OrderLineId } from '../../../shared/domain/ids.ts';
import { isComplete, judgeItem, keyNumbersOf, type CountedLine } from '../../../shared/domain/packing/counting.ts';

const line = (lineId: number, skuCode: string, wanted: number, counted = 0, barcode = ''): CountedLine => ({ lineId: lineId as OrderLineId, skuCode, barcode, wanted, counted });

describe('judging a scan', () => {
  test('PK-2: two lines with one article: the first with room takes it, when both are full it is one too many', () => {
    expect(judgeItem([line(1, 'A', 1, 1), line(2, 'A', 1)], 'A')).toMatchObject({ kind: 'counts', line: { lineId: 2 } });
    expect(judgeItem([line(1, 'A', 1, 1), line(2, 'A', 1, 1)], 'A').kind).toBe('one_too_many');
  });

  test('PK-2: two SKUs that differ by a capital only are not guessed at', () => {
    const lines = [line(1, 'ab', 1), line(2, 'AB', 1)];
    expect(judgeItem(lines, 'ab')).toMatchObject({ kind: 'counts', line: { lineId: 1 } });
    expect(judgeItem(lines, 'aB').kind).toBe('not_in_parcel');
    expect(judgeItem(lines.slice(0, 1), 'aB')).toMatchObject({ kind: 'counts', line: { lineId: 1 } });
  });

  test('PK-2: an empty code never fits a line without code', () => {
    expect(judgeItem([line(1, '', 1)], '').kind).toBe('not_in_parcel');
  });

  test('PK-2: whatever is scanned in whatever order, no line gets more than it wants and only its own article', () => {
    const codes = ['A', 'B', 'C', 'a', '6901', '06901'];
    const lineOf = fc.record({ skuCode: fc.constantFrom('A', 'B', 'D', ''), barcode: fc.constantFrom('', '6901', '777'), wanted: fc.integer({ min: 1, max: 3 }) });
    fc.assert(
      fc.property(fc.array(lineOf, { minLength: 1, maxLength: 5 }), fc.array(fc.constantFrom(...codes), { maxLength: 30 }), (made, scans) => {
        let lines = made.map((one, index) => line(index + 1, one.skuCode, one.wanted, 0, one.barcode));
        for (const code of scans) {
          const verdict = judgeItem(lines, code);
          if (verdict.kind !== 'counts') continue;
          expect([verdict.line.skuCode, verdict.line.skuCode.toLowerCase(), verdict.line.barcode]).toContain(code);
          lines = lines.map((one) => (one.lineId === verdict.line.lineId ? { ...one, counted: one.counted + 1 } : one));
        }
        for (const one of lines) expect(one.counted).toBeLessThanOrEqual(one.wanted);
        expect(isComplete(lines)).toBe(lines.every((one) => one.counted === one.wanted));
      }),
    );
  });
});

describe('number keys', () => {
  test('PK-2: at any time nine lines at most have a key, one key is one line, and an open line always has one', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ wanted: fc.integer({ min: 1, max: 2 }), counted: fc.integer({ min: 0, max: 2 }) }), { minLength: 1, maxLength: 30 }), (made) => {
        const lines = made.map((one, index) => line(index + 1, '', one.wanted, Math.min(one.wanted, one.counted)));
        const keys = keyNumbersOf(lines).filter((key) => key >= 1 && key <= 9);
        expect(new Set(keys).size).toBe(keys.length);
        if (!isComplete(lines)) {
          const reachable = keyNumbersOf(lines).some((key, index) => key >= 1 && key <= 9 && (lines[index]?.counted ?? 0) < (lines[index]?.wanted ?? 0));
          expect(reachable).toBe(true);
        }
      }),
    );
  });

  test('PK-2: a parcel that wants nothing is never complete', () => {
    expect(isComplete([])).toBe(false);
  });
});
