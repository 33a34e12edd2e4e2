import { describe, expect, test } from 'vitest';
import type { Calibration } from '../../../shared/domain/printing/calibration.ts';
import type { Sheet } from '../../../shared/domain/printing/display-list.ts';
import { readPdfDrawing, type PdfItem } from '../../support/read-drawing.ts';
import { readPdfBarcodes, readPdfPages } from '../../support/read-pdf.ts';
import { samplesOf, sheetsOf } from './samples.ts';
import { shipped } from './shipped.ts';
import { pdfBytes, writtenPdf } from './written-pdf.ts';

const noReaders = process.platform === 'win32';
const calibration = (changes: Partial<Calibration> = {}): Calibration => ({
  offsetXUm: 0, offsetYUm: 0, scaleXPpm: 1_000_000, scaleYPpm: 1_000_000, driftUmPerForm: 0, ...changes,
});

/** What the printer makes of a point that was sent (PR-4): form `form` of continuous paper, 1/100 mm. */
const printed = (sent: { readonly xHmm: number; readonly yHmm: number }, by: Calibration, form: number): { readonly xHmm: number; readonly yHmm: number } => ({
  xHmm: by.offsetXUm / 10 + (sent.xHmm * by.scaleXPpm) / 1_000_000,
  yHmm: (by.offsetYUm + form * by.driftUmPerForm) / 10 + (sent.yHmm * by.scaleYPpm) / 1_000_000,
});

const pointsOf = (item: PdfItem): { readonly xHmm: number; readonly yHmm: number }[] => {
  if (item.kind === 'glyph') return [{ xHmm: item.xHmm, yHmm: item.baselineHmm }];
  const boxes = item.kind === 'image' ? [item.box] : item.boxes;
  return boxes.flatMap(({ leftHmm, topHmm, rightHmm, bottomHmm }) => [{ xHmm: leftHmm, yHmm: topHmm }, { xHmm: rightHmm, yHmm: bottomHmm }]);
};

describe.skipIf(noReaders)('PR-4: the calibration is in the file that goes to the printer', () => {
  const sheets = sheetsOf(shipped('thermal-100x180'), samplesOf('waybill')[0]!);
  const given: readonly Sheet[] = [sheets[0]!, sheets[0]!, sheets[0]!];

  test.each<[string, Calibration, number]>([
    ['an offset', calibration({ offsetXUm: 1_250, offsetYUm: -700 }), 0],
    ['a scale', calibration({ scaleXPpm: 1_012_000, scaleYPpm: 995_000 }), 0],
    ['drift over forms', calibration({ driftUmPerForm: 130 }), 0],
    ['drift of a batch that begins at form 40', calibration({ driftUmPerForm: -45 }), 40],
    ['all of them', calibration({ offsetXUm: -2_300, offsetYUm: 1_900, scaleXPpm: 988_500, scaleYPpm: 1_007_250, driftUmPerForm: 60 }), 7],
  ])('%s: a printer that errs so puts every mark where the sheet has it', async (_what, by, firstForm) => {
    const plain = await writtenPdf(given);
    const corrected = await writtenPdf(given, { calibration: by, firstForm });
    expect(readPdfPages(corrected)).toEqual(readPdfPages(plain));
    let moved = 0;
    for (const [index] of given.entries()) {
      const wanted = readPdfDrawing(plain, index + 1).flatMap(pointsOf);
      const sent = readPdfDrawing(corrected, index + 1).flatMap(pointsOf);
      expect(sent).toHaveLength(wanted.length);
      for (const [at, point] of sent.entries()) {
        const there = printed(point, by, firstForm + index);
        expect(Math.abs(there.xHmm - wanted[at]!.xHmm)).toBeLessThan(2);
        expect(Math.abs(there.yHmm - wanted[at]!.yHmm)).toBeLessThan(2);
        moved = Math.max(moved, Math.abs(point.xHmm - wanted[at]!.xHmm), Math.abs(point.yHmm - wanted[at]!.yHmm));
      }
    }
    // It would all hold as well if nothing were corrected and nothing erred.
    expect(moved).toBeGreaterThan(20);
  });

  test('an offset of 1.25 mm to the right is 1.25 mm to the left in the file, on every page', async () => {
    const [plain, corrected] = [await writtenPdf(given), await writtenPdf(given, { calibration: calibration({ offsetXUm: 1_250 }) })];
    for (const page of [1, 3]) {
      const [before] = readPdfDrawing(plain, page).flatMap(pointsOf);
      const [after] = readPdfDrawing(corrected, page).flatMap(pointsOf);
      expect(after!.xHmm - before!.xHmm).toBeCloseTo(-125, 0);
      expect(after!.yHmm - before!.yHmm).toBeCloseTo(0, 0);
    }
  });

  test('a true printer’s file is the uncorrected one but for a matrix; the codes are still read', async () => {
    expect(Buffer.compare(await pdfBytes(given), await pdfBytes(given, { calibration: null, firstForm: 12 }))).toBe(0);
    const file = await writtenPdf(given, { calibration: calibration({ offsetXUm: 900, scaleXPpm: 1_004_000 }) });
    expect(readPdfBarcodes(file, 1, 203).map(({ text }) => text)).toEqual(['771000000000231']);
  });
});
