import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codewordsOf } from '../../../shared/domain/printing/qr-data.ts';
import { encodeQr, qrModuleWidth, qrQuietZoneModules } from '../../../shared/domain/printing/qr.ts';
import type { ErrorCorrection } from '../../../shared/domain/printing/template.ts';
import { readBarcodes } from '../../support/read-pdf.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';

const noReaders = process.platform === 'win32';
const levels: readonly ErrorCorrection[] = ['L', 'M', 'Q', 'H'];

/** A plain PGM picture of the cells, `scale` dots each. */
const pictureOf = (folder: string, name: string, columns: number, cells: string, scale = 4): string => {
  const side = (columns + 2 * qrQuietZoneModules) * scale;
  const grey = Buffer.alloc(side * side, 255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const column = Math.floor(x / scale) - qrQuietZoneModules;
      const row = Math.floor(y / scale) - qrQuietZoneModules;
      const inside = column >= 0 && row >= 0 && column < columns && row < columns;
      if (inside && cells[row * columns + column] === '1') grey[y * side + x] = 0;
    }
  }
  const file = join(folder, `${name}.pgm`);
  writeFileSync(file, Buffer.concat([Buffer.from(`P5\n${side} ${side}\n255\n`), grey]));
  return file;
};

const folder = temporaryFolder('qr');
let pictures = 0;
const readBack = (text: string, level: ErrorCorrection): { readonly version: number; readonly read: readonly string[] } => {
  const encoded = encodeQr(text, level);
  if (!encoded.ok) throw new Error(JSON.stringify(encoded.refusal));
  pictures += 1;
  const { version, columns, cells } = encoded.value;
  return { version, read: readBarcodes(pictureOf(folder, String(pictures), columns, cells)).map((code) => code.text) };
};

describe.skipIf(noReaders)('QR codes are read by an independent decoder', () => {
  test('every version at every level', () => {
    const seen = new Map<ErrorCorrection, Set<number>>(levels.map((level) => [level, new Set()]));
    for (const level of levels) {
      for (let length = 1; length < 2_960; length = Math.ceil(length * 1.045) + 3) {
        const text = Array.from({ length }, (_, index) => String.fromCharCode(97 + ((index * index + length) % 26))).join('');
        if (!encodeQr(text, level).ok) break;
        const { version, read } = readBack(text, level);
        if (seen.get(level)?.has(version) === true) continue;
        seen.get(level)?.add(version);
        expect(read, `version ${version} ${level}`).toEqual([text]);
      }
    }
    for (const level of levels) expect(seen.get(level)?.size).toBeGreaterThan(30);
  }, 120_000);

  test.each([
    ['digits', '771000000000231'], ['one digit', '7'], ['four digits', '0042'], ['capitals', 'HTTPS://EXAMPLE.CN/A-1 $%*+.'], ['an odd number of capitals', 'ABC'],
    ['an address', 'https://example.cn/t/77100?x=1&y=%E4%B8%AD#z'], ['Chinese', '中通快递 四川省成都市武侯区科技园南路 486 号'], ['rare and composed', '𠮷野家 é ü ～￥'],
    ['emoji', '谢谢😀'], ['markup', '<script>alert("x")</script>'],
  ])('%s', (_what, text) => {
    for (const level of levels) expect(readBack(text, level).read).toEqual([text]);
  });

  test('whatever text comes, it is the text that is read', () => {
    const character = fc.constantFrom(...'0123456789ABCXYZ-$ abcxyz中文快递单号，。；：（）／×深蓝雾霾'.split(''));
    const text = fc.string({ unit: character, minLength: 1, maxLength: 90 }).map((given) => given.trim()).filter((given) => given !== '');
    fc.assert(
      fc.property(text, fc.constantFrom(...levels), (given, level) => {
        expect(readBack(given, level).read).toEqual([given]);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  test('a spoiled corner is made good by the checks', () => {
    const text = '中通快递 771000000000231';
    const encoded = encodeQr(text, 'H');
    if (!encoded.ok) throw new Error('not encoded');
    const { columns, cells } = encoded.value;
    const spoiled = [...cells].map((cell, index) => (index % columns > columns - 8 && Math.floor(index / columns) > columns - 8 ? '0' : cell)).join('');
    expect(spoiled).not.toBe(cells);
    expect(readBarcodes(pictureOf(folder, 'spoiled', columns, spoiled)).map((code) => code.text)).toEqual([text]);
  });
});

describe('QR codes by themselves', () => {
  const versionOf = (text: string, level: ErrorCorrection): number | null => {
    const encoded = encodeQr(text, level);
    return encoded.ok ? encoded.value.version : null;
  };

  test('the smallest version is taken, up to the standard’s own capacities', () => {
    const capacities: readonly [string, ErrorCorrection, number, number][] = [
      ['1', 'L', 1, 41], ['1', 'H', 1, 17], ['A', 'M', 1, 20], ['a', 'Q', 1, 11], ['a', 'M', 10, 213], ['1', 'M', 20, 1_600], ['a', 'H', 40, 1_273], ['a', 'L', 40, 2_953], ['1', 'L', 40, 7_089], ['A', 'L', 40, 4_296],
    ];
    for (const [character, level, version, most] of capacities) {
      expect(versionOf(character.repeat(most), level)).toBe(version);
      expect(versionOf(character.repeat(most + 1), level)).toBe(version === 40 ? null : version + 1);
    }
  });

  test('HELLO WORLD at level Q has the codewords that everybody gets for it, and its patterns stand', () => {
    expect([...(codewordsOf('HELLO WORLD', 'Q')?.codewords ?? [])]).toEqual([
      32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 168, 72, 22, 82, 217, 54, 156, 0, 46, 15, 180, 122, 16,
    ]);
    const encoded = encodeQr('HELLO WORLD', 'Q');
    if (!encoded.ok) throw new Error('not encoded');
    const { columns, cells } = encoded.value;
    expect([columns, cells.length]).toEqual([21, 441]);
    expect([cells.slice(0, 8), cells.slice(3 * 21, 3 * 21 + 8), cells.slice(6 * 21, 7 * 21), cells[13 * 21 + 8]]).toEqual(['11111110', '10111010', '111111101010101111111', '1']);
  });

  test('nothing, half a character and too much are refused', () => {
    expect(encodeQr('', 'M')).toMatchObject({ refusal: { code: 'printing.barcode_empty' } });
    expect(encodeQr('a\ud83d', 'M')).toMatchObject({ refusal: { code: 'printing.barcode_character' } });
    expect(encodeQr('中'.repeat(1_000), 'M')).toMatchObject({ refusal: { code: 'printing.barcode_does_not_fit', params: { length: 1_000 } } });
    expect(encodeQr('x'.repeat(5_000_000), 'L')).toMatchObject({ refusal: { code: 'printing.barcode_does_not_fit' } });
  });

  test('cells are whole dots of a label head, with the quiet zone inside the room', () => {
    expect(qrModuleWidth(21, 29 * 25)).toEqual({ ok: true, value: 25 });
    expect(qrModuleWidth(21, 29 * 74)).toEqual({ ok: true, value: 50 });
    expect(qrModuleWidth(21, 29 * 25 - 1)).toMatchObject({ refusal: { code: 'printing.barcode_does_not_fit', params: { neededHmm: 725 } } });
  });
});
