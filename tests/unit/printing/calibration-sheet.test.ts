import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibrationMarks, calibrationSheetTemplate } from '../../../shared/domain/printing/calibration-sheet.ts';
import type { LineMark } from '../../../shared/domain/printing/display-list.ts';
import { layoutDocument } from '../../../shared/domain/printing/layout.ts';
import type { Paper } from '../../../shared/domain/printing/template.ts';
import { calibrationPage } from '../../fixtures/printing/documents.ts';
import { printFonts } from './fonts.ts';

const anyPaper = fc.record({ widthHmm: fc.integer({ min: 4_000, max: 42_000 }), heightHmm: fc.integer({ min: 3_000, max: 42_000 }) });

const drawn = (paper: Paper, printerName = 'Zebra_ZD421') => {
  const laidOut = layoutDocument(calibrationSheetTemplate(paper), calibrationPage({ printerName }), printFonts());
  if (!laidOut.ok) throw new Error(JSON.stringify(laidOut.refusal));
  const [sheet] = laidOut.value;
  if (sheet === undefined || laidOut.value.length !== 1) throw new Error('one form is one sheet');
  return sheet;
};
const isLine = (mark: { kind: string }): mark is LineMark => mark.kind === 'line';

describe('PR-4: the sheet that is measured', () => {
  test('the crosses are where the arithmetic takes them to be, on any paper from 40 × 30 mm', () => {
    fc.assert(
      fc.property(anyPaper, (paper) => {
        const lines = drawn(paper).marks.filter(isLine);
        for (const { xHmm, yHmm } of Object.values(calibrationMarks(paper))) {
          expect(lines.some((line) => line.y1Hmm === yHmm && line.y2Hmm === yHmm && Math.min(line.x1Hmm, line.x2Hmm) < xHmm && Math.max(line.x1Hmm, line.x2Hmm) > xHmm)).toBe(true);
          expect(lines.some((line) => line.x1Hmm === xHmm && line.x2Hmm === xHmm && Math.min(line.y1Hmm, line.y2Hmm) < yHmm && Math.max(line.y1Hmm, line.y2Hmm) > yHmm)).toBe(true);
          expect(xHmm % 100).toBe(0);
          expect(yHmm % 100).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the two crosses are far enough apart to tell a scale of half a percent from a reading error', () => {
    fc.assert(
      fc.property(anyPaper, (paper) => {
        const { near, far } = calibrationMarks(paper);
        expect(far.xHmm - near.xHmm).toBeGreaterThanOrEqual(paper.widthHmm * 0.55);
        expect(far.yHmm - near.yHmm).toBeGreaterThanOrEqual(paper.heightHmm * 0.55);
      }),
    );
  });

  test('a ruler stands at every mm between cross and edge', () => {
    const paper = { widthHmm: 10_000, heightHmm: 18_000 };
    const { near, far } = calibrationMarks(paper);
    const ticks = drawn(paper).marks.filter(isLine).filter((line) => line.strokeHmm === 10);
    const along = (from: number, to: number) => Array.from({ length: (to - from) / 100 }, (_, index) => from + index * 100);
    const vertical = new Set(ticks.filter((line) => line.x1Hmm === line.x2Hmm).map((line) => line.x1Hmm));
    const horizontal = new Set(ticks.filter((line) => line.y1Hmm === line.y2Hmm).map((line) => line.y1Hmm));
    for (const at of along(0, near.xHmm)) expect(vertical.has(at)).toBe(true);
    for (const at of along(far.xHmm + 100, paper.widthHmm + 100)) expect(vertical.has(at)).toBe(true);
    for (const at of along(0, near.yHmm)) expect(horizontal.has(at)).toBe(true);
    for (const at of along(far.yHmm + 100, paper.heightHmm + 100)) expect(horizontal.has(at)).toBe(true);
  });

  test('says what should be measured, which form it is, and for which printer; a printer of 300 characters does not stop it', () => {
    const texts = (printerName?: string, paper = { widthHmm: 10_000, heightHmm: 18_000 }) => drawn(paper, printerName).marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : [])).join('\n');
    expect(texts()).toContain('第 2 / 5 张');
    expect(texts()).toContain('A 应为 左 20 上 20 mm');
    expect(texts()).toContain('B 应为 左 80 上 160 mm');
    expect(texts()).toContain('Zebra_ZD421');
    expect(texts('打'.repeat(300), { widthHmm: 7_000, heightHmm: 9_000 })).toMatch(/打印机名称较长|打{20}/);
    expect(texts('<b>😀</b>', { widthHmm: 4_000, heightHmm: 3_000 })).toContain('A 应为 左 8 上 6 mm');
  });
});
