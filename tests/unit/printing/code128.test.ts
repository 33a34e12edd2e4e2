import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPdf } from '../../../electron/printing/pdf.ts';
import { encodeCode128, moduleWidth, quietZoneModules } from '../../../shared/domain/printing/code128.ts';
import type { Sheet } from '../../../shared/domain/printing/display-list.ts';
import { readPdfBarcodes } from '../../support/read-pdf.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';
import { printFonts } from './fonts.ts';

const encode = (value: string) => {
  const encoded = encodeCode128(value);
  if (!encoded.ok) throw new Error(JSON.stringify(encoded.refusal));
  return encoded.value;
};

/** Fewest symbols between start and check by trying every way, as a check on the shortest-way search. */
const fewestSymbols = (value: string): number => {
  const from = (at: number, inC: boolean): number => {
    if (at >= value.length) return 0;
    const pair = /^\d\d/.test(value.slice(at));
    const ways = inC
      ? [...(pair ? [1 + from(at + 2, true)] : []), 2 + from(at + 1, false)]
      : [1 + from(at + 1, false), ...(pair ? [2 + from(at + 2, true)] : [])];
    return Math.min(...ways);
  };
  return 1 + Math.min(from(0, false), /^\d\d/.test(value) ? from(0, true) : Infinity);
};

describe('Code128', () => {
  test('a known symbol: start B, value 33, check, stop', () => {
    // "A": start B 211214, A 111323, check (104 + 33) mod 103 = 34 131123, stop 2331112.
    expect(encode('A').runs).toBe('211214' + '111323' + '131123' + '2331112');
  });

  test('digits are paired: 14 of them take 7 symbols, an odd one goes before or behind the pairs', () => {
    expect(encode('77100000000023').modules).toBe((1 + 7 + 1) * 11 + 13);
    expect(encode('771000000000231').modules).toBe((1 + 7 + 2 + 1) * 11 + 13);
  });

  test('whole modules: the runs add up and bars and spaces alternate', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789AZaz -~'), minLength: 1, maxLength: 40 }), (value) => {
        const { runs, modules } = encode(value);
        expect([...runs].reduce((sum, run) => sum + Number(run), 0)).toBe(modules);
        expect(runs.length % 2).toBe(1);
      }),
    );
  });

  test('no other way through the subsets is shorter', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789012345678901234567AB'), minLength: 1, maxLength: 14 }), (value) => {
        expect((encode(value).modules - 13) / 11 - 1).toBe(fewestSymbols(value));
      }),
      { numRuns: 500 },
    );
  });

  test('what it cannot carry is named', () => {
    expect(encodeCode128('运单1')).toMatchObject({ ok: false, refusal: { code: 'printing.barcode_character', params: { character: '运' } } });
    expect(encodeCode128('')).toMatchObject({ ok: false, refusal: { code: 'printing.barcode_empty' } });
  });

  test('the module is two dots of a label head where it can be, never anything between or finer', () => {
    expect(moduleWidth(134, 9_200)).toEqual({ ok: true, value: 50 });
    expect(moduleWidth(134, 7_000)).toEqual({ ok: true, value: 25 });
    expect(moduleWidth(134, (134 + 20) * 25)).toEqual({ ok: true, value: 25 });
    expect(moduleWidth(134, (134 + 20) * 25 - 1)).toMatchObject({ ok: false, refusal: { code: 'printing.barcode_does_not_fit' } });
  });

  test.skipIf(process.platform === 'win32')('a scanner reads every one of 80 invented values from the printed page', async () => {
    const values = fc.sample(fc.string({ unit: fc.constantFrom(...'0123456789012345ABZabz -./+~'), minLength: 4, maxLength: 18 }), { numRuns: 80, seed: 7 });
    // Leading and trailing spaces are carried, but the decoder's output cannot show them.
    const shown = values.map((value) => value.trim() || 'X');
    const perPage = 10;
    const file = join(temporaryFolder('code128'), 'codes.pdf');
    const chunks: Uint8Array[] = [];
    const pdf = drawPdf(printFonts(), { title: 'codes', createdAt: 0 }, (chunk) => chunks.push(chunk));
    for (let from = 0; from < shown.length; from += perPage) {
      const marks = shown.slice(from, from + perPage).map((value, index) => {
        const { runs } = encode(value);
        return { kind: 'bars' as const, xHmm: quietZoneModules * 25, yHmm: 500 + index * 1_500, heightHmm: 900, moduleHmm: 25, runs, value };
      });
      const sheet: Sheet = { widthHmm: 15_000, heightHmm: 16_000, marks };
      pdf.addSheet(sheet);
    }
    await pdf.end();
    writeFileSync(file, Buffer.concat(chunks));
    const read = Array.from({ length: shown.length / perPage }, (_, page) => readPdfBarcodes(file, page + 1, 203)).flat();
    expect(read.map(({ text }) => text).sort()).toEqual([...shown].sort());
    expect(new Set(read.map(({ symbology }) => symbology))).toEqual(new Set(['CODE-128']));
  });
});
