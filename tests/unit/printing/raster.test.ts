import { describe, expect, test } from 'vitest';
import { createRaster } from '../../../electron/printing/raster.ts';
import type { Bitmap } from '../../../electron/printing/raster-bitmap.ts';
import { dotsPerHmm } from '../../../electron/printing/raster-scale.ts';
import type { BarsMark, Mark, Sheet, TextMark } from '../../../shared/domain/printing/display-list.ts';
import { encodeCode128 } from '../../../shared/domain/printing/code128.ts';
import { PNG } from 'pngjs';
import { greyPage, isBlack, pictureOf, type GreyDots } from '../../support/dots.ts';
import { readBarcodes } from '../../support/read-pdf.ts';
import { printFonts } from './fonts.ts';
import { samplesOf, sheetsOf } from './samples.ts';
import { shipped, shippedNames } from './shipped.ts';
import { writtenPdf } from './written-pdf.ts';

/** pdftoppm and zbarimg look at the sheets from outside; Windows has neither. */
const noReaders = process.platform === 'win32';
const fonts = printFonts();
const dotsOf = (sheet: Sheet, dotsPerInch: 203 | 300 | 600 = 203, pictures: ReadonlyMap<string, Uint8Array> = new Map()): Bitmap => {
  const bitmap = createRaster(fonts, { dotsPerInch, calibration: null, pictures })(sheet, 0);
  if (!bitmap.ok) throw new Error(JSON.stringify(bitmap.refusal));
  return bitmap.value;
};
const trueDpi = (dotsPerInch: 203 | 300 | 600): number => dotsPerHmm(dotsPerInch) * 2540;

/** Dots that neither agree with the PDF nor with one of its eight neighbours, outside codes (whose dots are whole modules). */
const differing = (bitmap: Bitmap, page: GreyDots, sheet: Sheet, dotsPerInch: 203 | 300 | 600): { readonly all: number; readonly black: number } => {
  const dots = dotsPerHmm(dotsPerInch);
  const codes = sheet.marks.flatMap((mark) => {
    if (mark.kind !== 'bars' && mark.kind !== 'modules') return [];
    const width = mark.kind === 'bars' ? [...mark.runs].reduce((sum, run) => sum + Number(run), 0) * mark.moduleHmm : mark.columns * mark.moduleHmm;
    const height = mark.kind === 'bars' ? mark.heightHmm : width;
    return [{ left: (mark.xHmm - 100) * dots, right: (mark.xHmm + width + 100) * dots, top: (mark.yHmm - 50) * dots, bottom: (mark.yHmm + height + 50) * dots }];
  });
  const greyAt = (x: number, y: number): number => (x < 0 || y < 0 || x >= page.width || y >= page.height ? 255 : (page.grey[y * page.width + x] ?? 255));
  const near = (test: (x: number, y: number) => boolean, x: number, y: number): boolean => {
    if (test(x, y)) return true;
    for (let dy = -1; dy <= 1; dy += 1) for (let dx = -1; dx <= 1; dx += 1) if (test(x + dx, y + dy)) return true;
    return false;
  };
  let wrong = 0;
  let black = 0;
  for (let y = 0; y < bitmap.heightDots; y += 1) {
    for (let x = 0; x < bitmap.widthDots; x += 1) {
      const printed = isBlack(bitmap, x, y);
      if (!printed && greyAt(x, y) >= 80) continue;
      if (codes.some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom)) continue;
      if (printed) {
        black += 1;
        if (!near((nx, ny) => greyAt(nx, ny) < 215, x, y)) wrong += 1;
      } else if (!near((nx, ny) => isBlack(bitmap, nx, ny), x, y)) wrong += 1;
    }
  }
  return { all: wrong / (bitmap.widthDots * bitmap.heightDots), black: wrong / Math.max(1, black) };
};

describe.skipIf(noReaders)('PR-1: the dots are the display list', () => {
  test.for(shippedNames)('%s at 203 dpi: the same dots as the PDF, and every code is read', { timeout: 60_000 }, async (name) => {
    const template = shipped(name);
    // Sheets as large as A4 go to no label printer: one of them has every kind of mark.
    const label = template.paper.widthHmm <= 12_000;
    for (const data of samplesOf(template.kind).slice(0, label ? 2 : 1)) {
      const sheets = sheetsOf(template, data).slice(0, label ? 2 : 1);
      const pdf = await writtenPdf(sheets);
      for (const [index, sheet] of sheets.entries()) {
        const bitmap = dotsOf(sheet);
        const page = greyPage(pdf, index + 1, trueDpi(203));
        expect(Math.abs(page.width - bitmap.widthDots)).toBeLessThanOrEqual(1);
        expect(Math.abs(page.height - bitmap.heightDots)).toBeLessThanOrEqual(1);
        const { all, black } = differing(bitmap, page, sheet, 203);
        expect(all, 'of all dots').toBeLessThan(0.0005);
        expect(black, 'of black dots').toBeLessThan(0.005);
        const wanted = sheet.marks.flatMap((mark) => (mark.kind === 'bars' || mark.kind === 'modules' ? [mark.value] : []));
        if (wanted.length > 0) expect(readBarcodes(pictureOf(bitmap, 2)).map(({ text }) => text)).toEqual(expect.arrayContaining(wanted));
      }
    }
  });

  test('the comparison sees a quarter of a millimetre', async () => {
    const [sheet] = sheetsOf(shipped('thermal-100x150'), samplesOf('waybill')[0]!);
    const page = greyPage(await writtenPdf([sheet!]), 1, trueDpi(203));
    const moved = createRaster(fonts, { dotsPerInch: 203, calibration: { offsetXUm: 250, offsetYUm: 0, scaleXPpm: 1_000_000, scaleYPpm: 1_000_000, driftUmPerForm: 0 }, pictures: new Map() })(sheet!, 0);
    expect(moved.ok && differing(moved.value, page, sheet!, 203).black).toBeGreaterThan(0.02);
  });

  test.for(['thermal-100x150', 'thermal-76x130', 'sku-label-40x30', 'sku-label-40x30-qr'])('%s at 300 and 600 dpi', { timeout: 60_000 }, async (name) => {
    const template = shipped(name);
    const [data] = samplesOf(template.kind);
    const [sheet] = sheetsOf(template, data!);
    const pdf = await writtenPdf([sheet!]);
    for (const dotsPerInch of [300, 600] as const) {
      const bitmap = dotsOf(sheet!, dotsPerInch);
      const { all, black } = differing(bitmap, greyPage(pdf, 1, dotsPerInch), sheet!, dotsPerInch);
      expect(all).toBeLessThan(0.0005);
      expect(black).toBeLessThan(0.005);
      const wanted = sheet!.marks.flatMap((mark) => (mark.kind === 'bars' || mark.kind === 'modules' ? [mark.value] : []));
      expect(readBarcodes(pictureOf(bitmap, 2)).map(({ text }) => text)).toEqual(expect.arrayContaining(wanted));
    }
  });
});

const sheetOf = (...marks: readonly Mark[]): Sheet => ({ widthHmm: 5_000, heightHmm: 3_000, marks });
const text = (change: Partial<TextMark>): TextMark => ({
  kind: 'text', text: '三', xHmm: 500, baselineHmm: 1_000, anchor: 'start', widthHmm: 200, sizeHmm: 200, weight: 'regular', ink: 'black', ...change,
});
/** Runs of black dots down one column. */
const runsDown = (bitmap: Bitmap, x: number): number => {
  let runs = 0;
  for (let y = 0; y < bitmap.heightDots; y += 1) if (isBlack(bitmap, x, y) && !isBlack(bitmap, x, y - 1)) runs += 1;
  return runs;
};
const blackDots = (bitmap: Bitmap): number => {
  let count = 0;
  for (let y = 0; y < bitmap.heightDots; y += 1) for (let x = 0; x < bitmap.widthDots; x += 1) if (isBlack(bitmap, x, y)) count += 1;
  return count;
};
const bars = (change: Partial<BarsMark> = {}): BarsMark => {
  const code = encodeCode128('AB-1234');
  if (!code.ok) throw new Error('no code');
  return { kind: 'bars', xHmm: 1_000, yHmm: 1_000, heightHmm: 800, moduleHmm: 25, runs: code.value.runs, value: 'AB-1234', ...change };
};

describe('PR-1: what dots do to a drawing', () => {
  test('small type loses no stroke, wherever it falls between rows', () => {
    for (let size = 120; size <= 300; size += 5) {
      for (const baseline of [1_000, 1_003, 1_007]) {
        const bitmap = dotsOf(sheetOf(text({ sizeHmm: size, baselineHmm: baseline })));
        expect(runsDown(bitmap, Math.round((500 + size / 2) * dotsPerHmm(203))), `${size} at ${baseline}`).toBe(3);
      }
    }
  });

  test('white text on black is cut out, grey text stays readable, a grey hairline stays a line', () => {
    const box: Mark = { kind: 'box', xHmm: 300, yHmm: 300, widthHmm: 4_000, heightHmm: 2_000, strokeHmm: 0, ink: 'black', fill: 'black' };
    const cut = dotsOf(sheetOf(box, text({ text: '白字', sizeHmm: 600, baselineHmm: 1_500, ink: 'white', weight: 'bold' })));
    const solid = blackDots(dotsOf(sheetOf(box)));
    const glyphs = blackDots(dotsOf(sheetOf(text({ text: '白字', sizeHmm: 600, baselineHmm: 1_500, weight: 'bold' }))));
    expect(solid - blackDots(cut)).toBe(glyphs);
    expect(dotsOf(sheetOf(text({ ink: 'grey' })))).toEqual(dotsOf(sheetOf(text({}))));
    for (const [x1Hmm, y1Hmm, x2Hmm, y2Hmm] of [[100, 777, 4_900, 777], [777, 100, 777, 2_900]] as const) {
      const line = { kind: 'line', x1Hmm, y1Hmm, x2Hmm, y2Hmm, strokeHmm: 5, dashHmm: 0 } as const;
      const grey = blackDots(dotsOf(sheetOf({ ...line, ink: 'grey' })));
      const black = blackDots(dotsOf(sheetOf({ ...line, ink: 'black' })));
      expect(black).toBe(Math.round(Math.max(x2Hmm - x1Hmm, y2Hmm - y1Hmm) * 0.08));
      expect(grey / black).toBeGreaterThan(0.2);
      expect(grey / black).toBeLessThan(0.6);
    }
  });

  test('what lies beyond the edge is left off, and nothing else moves', () => {
    const across: Mark = { kind: 'box', xHmm: -500, yHmm: -500, widthHmm: 9_000, heightHmm: 9_000, strokeHmm: 100, ink: 'black', fill: 'none' };
    const edge = text({ text: '边', xHmm: 4_900, sizeHmm: 400, baselineHmm: 150 });
    const bitmap = dotsOf(sheetOf(across, edge, { kind: 'line', x1Hmm: -9_000, y1Hmm: -9_000, x2Hmm: 9_000, y2Hmm: 9_000, strokeHmm: 20, ink: 'black', dashHmm: 0 }));
    expect([bitmap.widthDots, bitmap.heightDots]).toEqual([400, 240]);
    expect(isBlack(bitmap, 100, 100)).toBe(true);
  });

  test('a dashed line has as many dashes as its length says', () => {
    const bitmap = dotsOf(sheetOf({ kind: 'line', x1Hmm: 2_000, y1Hmm: 0, x2Hmm: 2_000, y2Hmm: 2_000, strokeHmm: 20, ink: 'black', dashHmm: 100 }));
    expect(runsDown(bitmap, 160)).toBe(10);
  });

  test('PR-4: content is sent where the printer puts it right, the paper keeps its size', () => {
    const box: Mark = { kind: 'box', xHmm: 1_000, yHmm: 1_000, widthHmm: 1_000, heightHmm: 500, strokeHmm: 0, ink: 'black', fill: 'black' };
    const calibration = { offsetXUm: 2_000, offsetYUm: -1_000, scaleXPpm: 1_000_000, scaleYPpm: 1_000_000, driftUmPerForm: 100 };
    const raster = createRaster(fonts, { dotsPerInch: 203, calibration, pictures: new Map() });
    const corner = (form: number): readonly [number, number] => {
      const bitmap = raster(sheetOf(box), form);
      if (!bitmap.ok) throw new Error('refused');
      expect([bitmap.value.widthDots, bitmap.value.heightDots]).toEqual([400, 240]);
      for (let y = 0; y < 240; y += 1) for (let x = 0; x < 400; x += 1) if (isBlack(bitmap.value, x, y)) return [x, y];
      throw new Error('white');
    };
    // 2 mm to the left, 1 mm down; after 10 forms 1 mm up again.
    expect(corner(0)).toEqual([64, 88]);
    expect(corner(10)).toEqual([64, 80]);
  });
});

describe('PR-1: codes are whole dots', () => {
  test.for([[203, 25], [203, 19], [203, 30], [300, 19], [300, 25], [600, 19], [600, 33]] as const)('at %i dpi every module of 0.%i mm is as wide as any other', ([dotsPerInch, moduleHmm]) => {
    const bitmap = dotsOf(sheetOf(bars({ moduleHmm })), dotsPerInch);
    const y = Math.round(1_400 * dotsPerHmm(dotsPerInch));
    const widths: number[] = [];
    for (let x = 0, from = 0; x <= bitmap.widthDots; x += 1) {
      if (isBlack(bitmap, x, y) === isBlack(bitmap, x - 1, y) && x < bitmap.widthDots) continue;
      widths.push(x - from);
      from = x;
    }
    const runs = [...bars().runs].map(Number);
    const unit = Math.min(...widths.slice(1, -1));
    expect(widths.slice(1, -1)).toEqual(runs.map((run) => run * unit));
    // About the middle where the list has it.
    const middle = (widths[0]! + runs.reduce((sum, run) => sum + run, 0) * unit / 2) / dotsPerHmm(dotsPerInch);
    const wanted = 1_000 + (runs.reduce((sum, run) => sum + run, 0) * moduleHmm) / 2;
    expect(Math.abs(middle - wanted)).toBeLessThan(10);
  });

  test('a code that would have to grow over its neighbour or off the paper is refused by its value', () => {
    const fine = bars({ moduleHmm: 19, xHmm: 400 });
    const width = [...fine.runs].reduce((sum, run) => sum + Number(run), 0) * 19;
    const raster = createRaster(fonts, { dotsPerInch: 203, calibration: null, pictures: new Map() });
    const wall: Mark = { kind: 'box', xHmm: 400 + width + 250, yHmm: 900, widthHmm: 50, heightHmm: 1_000, strokeHmm: 0, ink: 'black', fill: 'black' };
    expect(raster(sheetOf(fine), 0)).toMatchObject({ ok: true });
    expect(raster(sheetOf(fine, wall), 0)).toEqual({ ok: false, refusal: { code: 'printing.barcode_too_fine', params: { value: 'AB-1234' } } });
    expect(raster(sheetOf({ ...fine, xHmm: 20 }), 0)).toMatchObject({ ok: false, refusal: { code: 'printing.barcode_too_fine' } });
    // A finer head has no need to.
    expect(createRaster(fonts, { dotsPerInch: 600, calibration: null, pictures: new Map() })(sheetOf(fine, wall), 0)).toMatchObject({ ok: true });
  });
});

describe('PR-1: pictures as dots', () => {
  const png = (width: number, height: number, grey: (x: number, y: number) => number): Uint8Array => {
    const picture = new PNG({ width, height });
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) picture.data.set([grey(x, y), grey(x, y), grey(x, y), 255], (y * width + x) * 4);
    }
    return PNG.sync.write(picture);
  };
  const id = 'a'.repeat(64);
  const mark: Mark = { kind: 'picture', xHmm: 1_000, yHmm: 1_000, widthHmm: 1_000, heightHmm: 1_000, pictureId: id };

  test.for([0, 64, 128, 200, 255])('a grey of %i becomes its share of black dots', (level) => {
    const bitmap = dotsOf(sheetOf(mark), 203, new Map([[id, png(300, 300, () => level)]]));
    expect(blackDots(bitmap) / 6_400).toBeCloseTo(1 - level / 255, 1);
  });

  test('black and white stay sharp when shrunk and enlarged, and cover what lies under them', () => {
    for (const size of [20, 80, 333]) {
      const bitmap = dotsOf(sheetOf({ kind: 'box', xHmm: 0, yHmm: 0, widthHmm: 5_000, heightHmm: 3_000, strokeHmm: 0, ink: 'black', fill: 'black' }, mark), 203,
        new Map([[id, png(size, size, (x) => (x < size / 2 ? 0 : 255))]]));
      expect([isBlack(bitmap, 90, 120), isBlack(bitmap, 150, 120), isBlack(bitmap, 170, 120)]).toEqual([true, false, true]);
    }
  });

  test('one that is missing or broken refuses the sheet', () => {
    const raster = (pictures: ReadonlyMap<string, Uint8Array>) => createRaster(fonts, { dotsPerInch: 203, calibration: null, pictures })(sheetOf(mark), 0);
    expect(raster(new Map())).toMatchObject({ ok: false, refusal: { code: 'printing.picture_missing' } });
    expect(raster(new Map([[id, Buffer.from('not a picture at all, only words in a row')]]))).toMatchObject({ ok: false, refusal: { code: 'printing.picture_missing' } });
  });
});
