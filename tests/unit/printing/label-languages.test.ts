import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { zplToBase64MultipleAsync } from 'zpl-renderer-js';
import { createBitmap, type Bitmap } from '../../../electron/printing/raster-bitmap.ts';
import { createRaster } from '../../../electron/printing/raster.ts';
import { encodeTspl } from '../../../electron/printing/tspl.ts';
import { encodeZpl } from '../../../electron/printing/zpl.ts';
import type { Sheet } from '../../../shared/domain/printing/display-list.ts';
import { readTspl, type TsplLabel } from '../../support/read-tspl.ts';
import { waybill, receiver } from '../../fixtures/printing/documents.ts';
import { printFonts } from './fonts.ts';
import { samplesOf, sheetsOf } from './samples.ts';
import { shipped, shippedNames } from './shipped.ts';

const labels = shippedNames.filter((name) => name.startsWith('thermal') || name.startsWith('sku-label-4') || name.startsWith('sku-label-6') || name.startsWith('packing-slip-100'));

const dotsOf = (sheet: Sheet): Bitmap => {
  const bitmap = createRaster(printFonts(), { dotsPerInch: 203, calibration: null, pictures: new Map() })(sheet, 0);
  if (!bitmap.ok) throw new Error(JSON.stringify(bitmap.refusal));
  return bitmap.value;
};

/** Dots of a bitmap as text, a line a row: a difference can be looked at. */
const rowsOf = (width: number, height: number, black: (x: number, y: number) => boolean): string[] =>
  Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => (black(x, y) ? '#' : '.')).join(''));
const rowsOfBitmap = ({ widthDots, heightDots, bytesPerRow, bits }: Bitmap): string[] =>
  rowsOf(widthDots, heightDots, (x, y) => ((bits[y * bytesPerRow + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0);

const printedByTspl = (label: TsplLabel, width: number, height: number): string[] => {
  const page = createBitmap(width, height);
  for (const { y, widthBytes, heightDots, bits } of label.dots) {
    expect(widthBytes).toBe(page.bytesPerRow);
    expect(y + heightDots).toBeLessThanOrEqual(height);
    page.bits.set(bits, y * widthBytes);
  }
  return rowsOfBitmap(page);
};

const printedByZpl = async (zpl: Uint8Array, width: number, height: number): Promise<string[][]> => {
  const pages = await zplToBase64MultipleAsync(Buffer.from(zpl).toString('latin1'), width / 8, height / 8, 8);
  return pages.map((page) => {
    const png = PNG.sync.read(Buffer.from(page, 'base64'));
    return rowsOf(width, height, (x, y) => (png.data[(y * png.width + x) * 4] ?? 255) < 128);
  });
};

describe('PR-1: what a label printer is told is what was drawn', () => {
  test.for(labels)('%s: another program’s ZPL and a TSPL reader print the same dots', { timeout: 60_000 }, async (name) => {
    const template = shipped(name);
    const [sheet] = sheetsOf(template, samplesOf(template.kind)[0]!);
    const bitmap = dotsOf(sheet!);
    const rows = rowsOfBitmap(bitmap);
    const zpl = encodeZpl(bitmap, { gapHmm: 200 });
    expect((await printedByZpl(zpl, bitmap.widthDots, bitmap.heightDots))[0]).toEqual(rows);
    const { labels: read, rest } = readTspl(encodeTspl(bitmap, { ...sheet!, gapHmm: 200 }));
    expect(rest).toBe(0);
    expect(read).toHaveLength(1);
    expect(read[0]).toMatchObject({ widthMm: template.paper.widthHmm / 100, heightMm: template.paper.heightHmm / 100, gapMm: 2 });
    // Where dots would read as a command one of them gives way.
    const printed = printedByTspl(read[0]!, bitmap.widthDots, bitmap.heightDots);
    expect(printed).toHaveLength(rows.length);
    const others = printed.reduce((sum, row, y) => sum + (row === rows[y] ? 0 : [...row].filter((dot, x) => dot !== rows[y]![x]).length), 0);
    expect(others).toBeLessThanOrEqual(5);
  });

  test('any dots: nothing is lost in ZPL’s run lengths, over many labels in a row', { timeout: 60_000 }, async () => {
    const pages = fc.array(fc.record({
      bytes: fc.integer({ min: 1, max: 120 }),
      rows: fc.array(fc.oneof(
        fc.constant(0), fc.constant(255), fc.integer({ min: 0, max: 255 }),
      ), { minLength: 1, maxLength: 30 }),
      runs: fc.integer({ min: 1, max: 130 }),
    }), { minLength: 1, maxLength: 3 });
    await fc.assert(fc.asyncProperty(pages, async (given) => {
      for (const { bytes, rows, runs } of given) {
        const bitmap = createBitmap(bytes * 8, rows.length);
        for (let index = 0; index < bitmap.bits.length; index += 1) {
          const row = rows[Math.floor(index / bitmap.bytesPerRow)] ?? 0;
          bitmap.bits[index] = Math.floor(index / runs) % 2 === 0 ? row : index % 256;
        }
        // The other program says of an empty label that there is none.
        if (bitmap.bits.every((byte) => byte === 0)) continue;
        const [printed] = await printedByZpl(encodeZpl(bitmap, { gapHmm: 0 }), bytes * 8, rows.length);
        expect(printed).toEqual(rowsOfBitmap(bitmap));
      }
    }), { numRuns: 25 });
  });

  test('a run of white longer than 419 digits, and an empty label', async () => {
    const wide = createBitmap(4_000, 3);
    wide.bits[0] = 0x80;
    wide.bits[bytesOf(wide) - 1] = 0x01;
    expect((await printedByZpl(encodeZpl(wide, { gapHmm: 0 }), 4_000, 8))[0]!.slice(0, 3)).toEqual(rowsOfBitmap(wide));
    const empty = createBitmap(80, 40);
    expect(Buffer.from(encodeZpl(empty, { gapHmm: 0 })).toString()).toMatch(/^\^XA.*\^PQ1\^XZ\r\n$/);
    expect(readTspl(encodeTspl(empty, { widthHmm: 1_000, heightHmm: 500, gapHmm: 0 })).labels).toEqual([{ widthMm: 10, heightMm: 5, gapMm: 0, dots: [] }]);
  });
});

const bytesOf = ({ bits }: Bitmap): number => bits.length;

describe('hostile text stays dots', () => {
  const hostile = '^XZ^XA~JR ^FO0,0^FDx PRINT 9,9 \r\n CLS "REBOOT" ~!R';

  test('nothing of an order is in the commands, in either language', () => {
    const [sheet] = sheetsOf(shipped('thermal-100x150'), waybill({ receiver: { ...receiver, name: '^XZ^XA~JR', address: hostile.replace(/\r\n/g, ' ') }, sellerNote: '~JA^PQ9999' }));
    const bitmap = dotsOf(sheet!);
    const zpl = Buffer.from(encodeZpl(bitmap, { gapHmm: 200 })).toString('latin1');
    expect(zpl.replace(/\^GFA,\d+,\d+,\d+,[0-9A-Fg-zG-Y,:]*\^FS/, '')).toMatch(/^\^XA\^MNY\^PW800\^LL1200\^LH0,0\^LS0\^PON\^PMN\^LRN\^FO0,\d+\^PQ1\^XZ\r\n$/);
    expect(readTspl(encodeTspl(bitmap, { ...sheet!, gapHmm: 200 })).labels).toHaveLength(1);
  });

  test('dots that read like an immediate command of TSPL do not: one dot gives way', () => {
    const bitmap = createBitmap(64, 2);
    bitmap.bits.set([~0x1b & 0xff, ~0x21 & 0xff, ~0x52 & 0xff, ~0x7e & 0xff, ~0x21 & 0xff, ~0x54 & 0xff, 0, ~0x1b & 0xff, ~0x21 & 0xff]);
    const commands = Buffer.from(encodeTspl(bitmap, { widthHmm: 800, heightHmm: 100, gapHmm: 0 })).toString('latin1');
    expect(commands).not.toContain('\x1b!');
    expect(commands).not.toContain('~!');
    const [label] = readTspl(Buffer.from(commands, 'latin1')).labels;
    const differing = [...label!.dots[0]!.bits].reduce((sum, byte, index) => sum + [...(byte ^ bitmap.bits[index]!).toString(2)].filter((bit) => bit === '1').length, 0);
    expect(differing).toBe(3);
  });
});
