import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawPdf } from '../../../electron/printing/pdf.ts';
import type { DocumentData } from '../../../shared/domain/printing/document-data.ts';
import { textLeftHmm, type Sheet } from '../../../shared/domain/printing/display-list.ts';
import { layoutDocument } from '../../../shared/domain/printing/layout.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import { testPageTemplate } from '../../../shared/domain/printing/test-page.ts';
import { packingSlip, receiver, waybill } from '../../fixtures/printing/documents.ts';
import { readPdfBarcodes, readPdfPages, readPdfText, readPdfWords } from '../../support/read-pdf.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';
import { printFonts } from './fonts.ts';
import { shipped } from './shipped.ts';

/** pdftotext, pdfinfo and zbarimg read the sheets back; Windows has none of them. */
const noReaders = process.platform === 'win32';
const fonts = printFonts();
const sheets = (template: Template, data: DocumentData): readonly Sheet[] => {
  const laidOut = layoutDocument(template, data, fonts);
  if (!laidOut.ok) throw new Error(JSON.stringify(laidOut.refusal));
  return laidOut.value;
};
const bytesOf = async (given: readonly Sheet[]): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  const pdf = drawPdf(fonts, { title: '测试', createdAt: 1_772_000_000_000 }, (chunk) => chunks.push(chunk));
  for (const sheet of given) pdf.addSheet(sheet);
  await pdf.end();
  return Buffer.concat(chunks);
};
const written = async (given: readonly Sheet[]): Promise<string> => {
  const file = join(temporaryFolder('pdf'), 'sheets.pdf');
  writeFileSync(file, await bytesOf(given));
  return file;
};

describe.skipIf(noReaders)('PR-1: the PDF is the display list', () => {
  test('pages have exactly the paper’s size', async () => {
    const file = await written([...sheets(shipped('thermal-100x180'), waybill()), ...sheets(shipped('thermal-76x130'), waybill()), ...sheets(shipped('form-230x127'), waybill())]);
    const pages = readPdfPages(file);
    expect(pages.map(({ widthHmm, heightHmm }) => [widthHmm, heightHmm])).toEqual([[10_000, 18_000], [7_600, 13_000], [23_000, 12_700]]);
    expect(pages[0]!.widthPt).toBeCloseTo((100 * 72) / 25.4, 2);
  });

  test('every glyph run stands where the list has it, within 0.02 mm, and so where the preview has it', async () => {
    const data = waybill({ receiver: { ...receiver, name: 'Tom AVATAR fi ffl To', address: 'To AV Wa 科技园「示例」LTD. 486 号，office filing' } });
    const [sheet] = sheets(shipped('thermal-100x180'), data);
    const words = readPdfWords(await written([sheet!]));
    const hmm = (points: number): number => (points / 72) * 2540;
    // pdftotext cuts runs into words at spaces: the first word of a run begins, the last ends, where the run does.
    let compared = 0;
    for (const mark of sheet!.marks) {
      if (mark.kind !== 'text') continue;
      const parts = mark.text.split(/[ \u3000]+/);
      const near = (word: { yMinPt: number; yMaxPt: number }): boolean => hmm(word.yMinPt) < mark.baselineHmm && hmm(word.yMaxPt) > mark.baselineHmm - mark.sizeHmm / 2;
      const first = words.find((word) => word.text === parts[0] && near(word) && Math.abs(hmm(word.xMinPt) - textLeftHmm(mark)) < 2);
      const last = words.find((word) => word.text === parts.at(-1) && near(word) && Math.abs(hmm(word.xMaxPt) - textLeftHmm(mark) - mark.widthHmm) < 2);
      if (first === undefined || last === undefined) continue;
      compared += 1;
    }
    const marks = sheet!.marks.filter((mark) => mark.kind === 'text').length;
    // Lines that stand close together are taken for one by pdftotext; all others must be found.
    expect(compared).toBeGreaterThanOrEqual(marks - 3);
  });

  test('text can be read back, both weights are embedded as subsets with their characters', async () => {
    const file = await written(sheets(shipped('thermal-100x180'), waybill()));
    const text = readPdfText(file);
    for (const part of ['380D-56-04', '欧阳雨馨', '159 0000 7343', '771 0000 0000 0231', 'NZ801/深蓝/28×1；TX220/白色/L×2']) expect(text).toContain(part);
    const listing = execFileSync('pdffonts', [file], { encoding: 'utf8' }).split('\n').slice(2, -1);
    expect(listing).toHaveLength(2);
    for (const line of listing) expect(line).toMatch(/NotoSansSC-(Regular|Bold)\s+CID TrueType\s+Identity-H\s+yes yes yes/);
  });

  test('the same sheets and time give the same bytes; a page costs a few kilobytes', async () => {
    const given = sheets(shipped('thermal-100x180'), waybill());
    const one = await bytesOf(given);
    expect(Buffer.compare(one, await bytesOf(given))).toBe(0);
    const hundred = await bytesOf(Array.from({ length: 100 }, () => given[0]!));
    expect((hundred.length - one.length) / 99).toBeLessThan(4_000);
  });

  test('the file names nobody', async () => {
    const info = execFileSync('pdfinfo', [await written(sheets(shipped('thermal-100x180'), waybill()))], { encoding: 'utf8' });
    expect(info).toMatch(/Title:\s+测试/);
    expect(info).toMatch(/Producer:\s+Backroom/);
    expect(info).not.toMatch(/Author|欧阳/);
  });

  test('a broken sink ends the drawing with its own error', async () => {
    const pdf = drawPdf(fonts, { title: 'x', createdAt: 0 }, () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    });
    const [sheet] = sheets(shipped('thermal-100x180'), waybill());
    pdf.addSheet(sheet!);
    await expect(pdf.end()).rejects.toThrow('full');
  });
});

describe.skipIf(noReaders)('barcodes are read from the printed page by an independent decoder', () => {
  const numbers = ['771000000000231', 'SF1234567890123', 'YT9876543210987', 'EE473124829CN', 'JDVA12345678901', 'DPK123456789012', '444003077898'];

  test.each(['thermal-100x180', 'thermal-76x130'])('%s at 203 dpi', async (name) => {
    const drawn = numbers.flatMap((waybillNumber) => sheets(shipped(name), waybill({ waybillNumber })));
    // A page for every barcode, all other bars taken away: the decoder names a number that stands twice only once.
    const pages = drawn.flatMap((sheet) =>
      sheet.marks.filter(({ kind }) => kind === 'bars').map((bars) => ({ ...sheet, marks: sheet.marks.filter((mark) => mark === bars || mark.kind !== 'bars') })),
    );
    expect(pages).toHaveLength(numbers.length * (name === 'thermal-100x180' ? 2 : 1));
    const file = await written(pages);
    for (const [index, page] of pages.entries()) {
      const value = page.marks.find((mark) => mark.kind === 'bars')?.value;
      expect(readPdfBarcodes(file, index + 1, 203)).toEqual([{ symbology: 'CODE-128', text: value }]);
    }
  });

  test('a test page on any paper has its frame and a code to scan back (PR-9)', async () => {
    const papers = [[10_000, 18_000], [7_600, 13_000], [23_000, 12_700], [14_800, 21_000], [4_000, 3_000]] as const;
    const page = { kind: 'test_page', printerName: '得力 DL-888 <b>', paperName: '100×180', printedAt: '2026-03-02 09:15', code: 'T0302' } as const;
    const file = await written(papers.flatMap(([widthHmm, heightHmm]) => sheets(testPageTemplate({ widthHmm, heightHmm }), page)));
    for (const [index] of papers.entries()) expect(readPdfBarcodes(file, index + 1, 300).map(({ text }) => text)).toEqual(['T0302']);
    expect(readPdfText(file, 1)).toContain('得力 DL-888 <b>');
  });

  test('packing slips keep every line of the order', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => ({ style: `NZ${800 + index}`, title: '牛仔裤', colour: '深蓝', size: '28', skuCode: '', quantity: 1, shelf: `A-${index}` }));
    const text = readPdfText(await written(sheets(shipped('packing-slip-a5'), packingSlip({ lines }))));
    expect(text.match(/NZ8\d\d/g)).toEqual(lines.map(({ style }) => style));
  });
});
