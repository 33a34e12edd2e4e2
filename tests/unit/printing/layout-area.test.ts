import { describe, expect, test } from 'vitest';
import type { DocumentData } from '../../../shared/domain/printing/document-data.ts';
import type { ModulesMark, Sheet } from '../../../shared/domain/printing/display-list.ts';
import { layoutBackdrop, layoutDocument } from '../../../shared/domain/printing/layout.ts';
import { readTemplate } from '../../../shared/domain/printing/parse-template.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import { packingSlip, skuLabels, waybill } from '../../fixtures/printing/documents.ts';
import { printFonts } from './fonts.ts';
import { shipped } from './shipped.ts';

type Json = Record<string, unknown>;
const fonts = printFonts();
const templateOf = (kind: string, elements: readonly Json[], changes: Json = {}): Template => {
  const read = readTemplate({ format: 1, id: 'made-here', version: 1, kind, name: { zh: '试', en: 'Trial' }, paper: { widthHmm: 10_000, heightHmm: 10_000 }, elements, ...changes });
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
};
const sheets = (template: Template, data: DocumentData): readonly Sheet[] => {
  const laidOut = layoutDocument(template, data, fonts);
  if (!laidOut.ok) throw new Error(JSON.stringify(laidOut.refusal));
  return laidOut.value;
};
const refusalOf = (template: Template, data: DocumentData) => {
  const laidOut = layoutDocument(template, data, fonts);
  return laidOut.ok ? null : laidOut.refusal;
};
const texts = (sheet: Sheet): string[] => sheet.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

const label = { skuCode: 'A', barcode: '77100231', style: '', title: '', colour: '', size: '', shelf: '' };
const labels = (count: number): DocumentData => skuLabels({ labels: Array.from({ length: count }, (_, index) => ({ ...label, skuCode: `S${index + 1}` })) });
const cell: Json = {
  type: 'area', xHmm: 500, yHmm: 1_000, widthHmm: 2_900, heightHmm: 2_000, columns: 3, rows: 4, gapXHmm: 100, gapYHmm: 50,
  elements: [
    { type: 'text', xHmm: 100, yHmm: 100, widthHmm: 2_000, heightHmm: 400, text: '{{label.skuCode}}', sizeHmm: 300 },
    { type: 'text', xHmm: 100, yHmm: 600, widthHmm: 2_700, heightHmm: 400, text: '第 {{sheet.number}} 张／{{totals.labels}}', sizeHmm: 300, smallestSizeHmm: 150 },
    { type: 'line', x1Hmm: 0, y1Hmm: 1_900, x2Hmm: 2_900, y2Hmm: 1_950 },
    { type: 'picture', xHmm: 2_200, yHmm: 0, widthHmm: 600, heightHmm: 500, pictureId: 'ab'.repeat(32) },
  ],
};

describe('PR-1: a frame repeated for each row', () => {
  const template = templateOf('sku_label', [{ type: 'text', xHmm: 0, yHmm: 0, widthHmm: 5_000, heightHmm: 500, text: '{{shopName}}', sizeHmm: 300 }, cell]);

  test.each([[0, 1], [1, 1], [12, 1], [13, 2], [30, 3]])('%i rows take %i sheets; each row stands once, in order', (rows, count) => {
    const drawn = sheets(template, labels(rows));
    expect(drawn).toHaveLength(count);
    expect(drawn.flatMap(texts).filter((text) => text.startsWith('S'))).toEqual(Array.from({ length: rows }, (_, index) => `S${index + 1}`));
    for (const [index, sheet] of drawn.entries()) {
      const inCells = texts(sheet).filter((text) => text.startsWith('第'));
      expect(new Set(inCells)).toEqual(new Set(inCells.length === 0 ? [] : [`第 ${index + 1} 张／${rows}`]));
      expect(texts(sheet)[0]).toBe('示例服饰旗舰店');
    }
  });

  test('cells stand from left to right and downwards, everything in them moved alike', () => {
    const [sheet] = sheets(template, labels(5));
    const lines = sheet!.marks.filter((mark) => mark.kind === 'line').map(({ x1Hmm, y1Hmm, x2Hmm, y2Hmm }) => [x1Hmm, y1Hmm, x2Hmm, y2Hmm]);
    expect(lines).toEqual([[500, 2_900, 3_400, 2_950], [3_500, 2_900, 6_400, 2_950], [6_500, 2_900, 9_400, 2_950], [500, 4_950, 3_400, 5_000], [3_500, 4_950, 6_400, 5_000]]);
    const pictures = sheet!.marks.filter((mark) => mark.kind === 'picture').map(({ xHmm, yHmm }) => [xHmm, yHmm]);
    expect(pictures).toEqual([[2_700, 1_000], [5_700, 1_000], [8_700, 1_000], [2_700, 3_050], [5_700, 3_050]]);
    const codes = sheet!.marks.filter((mark) => mark.kind === 'text' && mark.text.startsWith('S')).map((mark) => (mark.kind === 'text' ? mark.xHmm : 0));
    expect(codes).toEqual([600, 3_600, 6_600, 600, 3_600]);
  });

  test('a row that cannot be drawn is refused with its number and the label of what is wrong', () => {
    const wrong = skuLabels({ labels: [label, label, { ...label, skuCode: '长'.repeat(200) }] });
    expect(refusalOf(template, wrong)).toMatchObject({ code: 'printing.text_does_not_fit', field: 'lines[2]', params: { labelZh: 'label.skuCode' } });
    const coded = templateOf('sku_label', [{ ...cell, elements: [{ type: 'barcode', xHmm: 0, yHmm: 0, widthHmm: 2_900, heightHmm: 800, field: 'label.barcode', label: { zh: '条码', en: 'Barcode' } }] }]);
    expect(refusalOf(coded, skuLabels({ labels: [label, { ...label, barcode: '中文' }] }))).toMatchObject({ code: 'printing.barcode_character', field: 'lines[1]', params: { character: '中', labelZh: '条码' } });
  });

  test('more sheets than anybody means are refused, not begun', () => {
    expect(refusalOf(template, labels(12_001))).toMatchObject({ code: 'printing.too_many_sheets', params: { count: 1_001 } });
  });

  test('every kind with rows may have an area: lines of a packing slip as blocks', () => {
    const blocks = templateOf('packing_slip', [{ ...cell, elements: [{ type: 'text', xHmm: 0, yHmm: 0, widthHmm: 2_900, heightHmm: 1_900, text: '{{line.quantity}} × {{line.title}}', sizeHmm: 300, wrap: 'flow' }] }]);
    const drawn = texts(sheets(blocks, packingSlip())[0]!).join('');
    for (const line of packingSlip().lines) expect(drawn).toContain(`${line.quantity} × ${line.title}`.slice(0, 6));
  });
});

describe('QR codes on the sheet', () => {
  const qr = (changes: Json = {}): Json => ({
    type: 'barcode', symbology: 'qr', xHmm: 310, yHmm: 470, widthHmm: 2_000, heightHmm: 1_800, field: 'waybillNumber', label: { zh: '二维码', en: 'QR code' }, ...changes,
  });
  const codeOf = (element: Json, data: DocumentData): ModulesMark => {
    const mark = sheets(templateOf('waybill', [element]), data)[0]!.marks[0];
    if (mark?.kind !== 'modules') throw new Error('no code');
    return mark;
  };

  test('are whole dots, on the grid of a label head, inside their frame with the quiet zone on all sides', () => {
    for (const waybillNumber of ['771000000000231', 'SF1234567890123', 'https://example.cn/t/771000000000231']) {
      for (const errorCorrection of ['L', 'M', 'Q', 'H']) {
        const mark = codeOf(qr({ errorCorrection }), waybill({ waybillNumber }));
        const sideHmm = mark.columns * mark.moduleHmm;
        expect(mark.value).toBe(waybillNumber);
        expect([mark.moduleHmm % 25, mark.xHmm % 25, mark.yHmm % 25]).toEqual([0, 0, 0]);
        for (const [start, frame, room] of [[mark.xHmm, 310, 2_000], [mark.yHmm, 470, 1_800]] as const) {
          expect(start).toBeGreaterThanOrEqual(frame + 4 * mark.moduleHmm);
          expect(start + sideHmm + 4 * mark.moduleHmm).toBeLessThanOrEqual(frame + room);
        }
      }
    }
  });

  test('more correction takes more cells', () => {
    const data = waybill({ waybillNumber: 'https://example.cn/t/771000000000231' });
    expect(codeOf(qr({ errorCorrection: 'H' }), data).columns).toBeGreaterThan(codeOf(qr({ errorCorrection: 'L' }), data).columns);
  });

  test('a frame too small, too much text, or nothing is refused with field and label', () => {
    const refused = (element: Json, waybillNumber: string) => refusalOf(templateOf('waybill', [element]), waybill({ waybillNumber }));
    expect(refused(qr({ widthHmm: 700 }), '771000000000231')).toMatchObject({ code: 'printing.barcode_does_not_fit', field: 'waybillNumber', params: { labelZh: '二维码', neededHmm: 725, widthHmm: 700 } });
    expect(refused(qr(), '长'.repeat(3_000))).toMatchObject({ code: 'printing.barcode_does_not_fit', field: 'waybillNumber', params: { labelZh: '二维码' } });
    expect(refused(qr(), '')).toMatchObject({ code: 'printing.barcode_empty', field: 'waybillNumber' });
    expect(refused(qr(), 'a\ud83d')).toMatchObject({ code: 'printing.barcode_character', field: 'waybillNumber' });
  });

  test('a code too wide for the smallest label as bars goes onto it as QR', () => {
    const data = skuLabels({ labels: [{ ...label, barcode: 'NZ801-DB-28-2XL' }] });
    expect(refusalOf(shipped('sku-label-40x30'), data)).toMatchObject({ code: 'printing.barcode_does_not_fit', field: 'lines[0]' });
    expect(refusalOf(shipped('sku-label-40x30-qr'), data)).toBeNull();
  });
});

describe('pictures on the sheet', () => {
  test('stand in their frame, on the sheets and under the condition that they are given', () => {
    const picture: Json = { type: 'picture', xHmm: 100, yHmm: 200, widthHmm: 900, heightHmm: 600, pictureId: 'cd'.repeat(32), when: 'reprint' };
    const template = templateOf('waybill', [picture]);
    expect(sheets(template, waybill())[0]!.marks).toEqual([]);
    expect(sheets(template, waybill({ reprint: 1 }))[0]!.marks).toEqual([{ kind: 'picture', xHmm: 100, yHmm: 200, widthHmm: 900, heightHmm: 600, pictureId: 'cd'.repeat(32) }]);
  });

  test('of a form’s backdrop are for the preview; no sheet has them', () => {
    const template = templateOf('waybill', [], { backdrop: [{ type: 'picture', xHmm: 0, yHmm: 0, widthHmm: 10_000, heightHmm: 10_000, pictureId: 'cd'.repeat(32) }] });
    expect(sheets(template, waybill())[0]!.marks).toEqual([]);
    const backdrop = layoutBackdrop(template, fonts);
    expect(backdrop.ok && backdrop.value.map(({ kind }) => kind)).toEqual(['picture']);
  });
});
