import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentData } from '../../../shared/domain/printing/document-data.ts';
import { textLeftHmm, type BarsMark, type Sheet, type TextMark } from '../../../shared/domain/printing/display-list.ts';
import { goodsText } from '../../../shared/domain/printing/goods-text.ts';
import { layoutBackdrop, layoutDocument } from '../../../shared/domain/printing/layout.ts';
import { readTemplate } from '../../../shared/domain/printing/parse-template.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import { packingSlip, receiver, waybill } from '../../fixtures/printing/documents.ts';
import { printFonts } from './fonts.ts';
import { shipped } from './shipped.ts';

const fonts = printFonts();

const sheets = (template: Template, data: DocumentData): readonly Sheet[] => {
  const laidOut = layoutDocument(template, data, fonts);
  if (!laidOut.ok) throw new Error(JSON.stringify(laidOut.refusal));
  return laidOut.value;
};
const texts = (sheet: Sheet): TextMark[] => sheet.marks.filter((mark) => mark.kind === 'text');
const allText = (given: readonly Sheet[]): string => given.flatMap(texts).map(({ text }) => text).join('\n');
const waybillTemplate = shipped('thermal-100x180');
const refusalOf = (template: Template, data: DocumentData) => {
  const laidOut = layoutDocument(template, data, fonts);
  return laidOut.ok ? null : laidOut.refusal;
};

/** A template of one text element, to look at fitting alone. */
const oneText = (changes: Record<string, unknown>): Template => {
  const element = { type: 'text', text: '{{receiver.fullAddress}}', xHmm: 0, yHmm: 0, widthHmm: 4_000, heightHmm: 1_000, sizeHmm: 400, valign: 'top', ...changes };
  const read = readTemplate({
    format: 1, id: 'one-text', version: 1, kind: 'waybill', name: { zh: '一', en: 'one' }, paper: { widthHmm: 10_000, heightHmm: 10_000 }, elements: [element],
  });
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
};
const addressed = (address: string): DocumentData => waybill({ receiver: { ...receiver, province: '', city: '', district: '', address } });

describe('PR-2: what a waybill carries', () => {
  test('sender, receiver, unit, phone, postcode and goods stand on every shipped waybill', () => {
    const data = waybill({ receiver: { ...receiver, unit: '示例研究所' } });
    for (const name of ['thermal-100x180', 'thermal-76x130', 'form-230x127']) {
      const text = allText(sheets(shipped(name), data)).replace(/[\s\u3000]/g, '');
      for (const part of ['欧阳雨馨', '15900007343', '示例研究所', '610041', '科技园南路', '示例店铺', '028-88880000', 'NZ801/深蓝/28×1；TX220/白色/L×2', '送礼，不放价格单']) {
        expect(text, `${name}: ${part}`).toContain(part);
      }
    }
  });

  test('goods are model/colour/size×quantity joined by ；, equal ones added up', () => {
    const line = { style: 'NZ801', title: '裤', colour: '深蓝', size: '28', skuCode: '', quantity: 1 };
    expect(goodsText([line, { ...line, style: '', size: '', colour: '', quantity: 2 }, { ...line, quantity: 3 }])).toBe('NZ801/深蓝/28×4；裤×2');
  });

  test('the original carries no reprint mark, a reprint does (PR-6)', () => {
    expect(allText(sheets(waybillTemplate, waybill()))).not.toContain('补打');
    for (const name of ['thermal-100x180', 'thermal-76x130', 'form-230x127']) expect(allText(sheets(shipped(name), waybill({ reprint: 2 })))).toContain('补打 2');
  });

  test('without a sorting code the destination stands in its place', () => {
    expect(allText(sheets(waybillTemplate, waybill({ routeCode: '' })))).toMatch(/^四川 成都市 武侯区$/m);
  });

  test('what is not known leaves no words behind', () => {
    const text = allText(sheets(waybillTemplate, waybill({ consolidation: '', sellerNote: '', orderNumbers: [], batch: null, receiver: { ...receiver, postcode: '' } })));
    expect(text).not.toMatch(/集包|备注|订单|邮编/);
  });

  test('a waybill is one sheet; another kind of document does not fit its template', () => {
    expect(sheets(waybillTemplate, waybill())).toHaveLength(1);
    expect(refusalOf(waybillTemplate, packingSlip())?.code).toBe('printing.template_wrong_kind');
  });

  test('the same input gives the same marks', () => {
    expect(sheets(waybillTemplate, waybill())).toEqual(sheets(waybillTemplate, waybill()));
  });
});

describe('PR-2: fitting', () => {
  test('text that fits keeps its size', () => {
    const [mark] = texts(sheets(oneText({}), addressed('人民路一号'))[0]!);
    expect(mark).toMatchObject({ text: '人民路一号', sizeHmm: 400, widthHmm: 2_000 });
  });

  test('first it shrinks on its line', () => {
    const marks = texts(sheets(oneText({ smallestSizeHmm: 200 }), addressed('人民路一号三单元十五层'))[0]!);
    expect(marks).toHaveLength(1);
    expect(marks[0]!.sizeHmm).toBeLessThan(400);
    expect(marks[0]!.widthHmm).toBeLessThanOrEqual(4_000);
  });

  test('then it wraps', () => {
    const marks = texts(sheets(oneText({ smallestSizeHmm: 300 }), addressed('人民路一号三单元十五层一五〇二室'))[0]!);
    expect(marks.map(({ text }) => text).join('')).toBe('人民路一号三单元十五层一五〇二室');
    expect(marks.length).toBeGreaterThan(1);
    expect(marks[0]!.sizeHmm).toBeGreaterThanOrEqual(300);
  });

  test('then it is refused with the field and its label, never cut', () => {
    const refusal = refusalOf(waybillTemplate, addressed('很长的地址'.repeat(120)));
    expect(refusal).toMatchObject({ code: 'printing.text_does_not_fit', field: 'receiver.fullAddress', params: { labelZh: '收件地址', labelEn: 'Receiver address', length: 600 } });
  });

  test('a word of 300 letters is broken, not run over the edge', () => {
    const marks = texts(sheets(oneText({ smallestSizeHmm: 120, wrap: 'flow', widthHmm: 9_000, heightHmm: 3_000 }), addressed('W'.repeat(300)))[0]!);
    expect(marks.map(({ text }) => text).join('')).toBe('W'.repeat(300));
    for (const mark of marks) expect(mark.widthHmm).toBeLessThanOrEqual(9_000);
  });

  test('a note too long for the waybill says where it stands in full', () => {
    const text = allText(sheets(waybillTemplate, waybill({ sellerNote: '请周末送货并提前打电话；'.repeat(60) })));
    expect(text).toContain('备注较长，见发货单');
    expect(text).not.toContain('请周末');
  });

  test('whatever an address holds, all of it is inside its frame, or it is refused', () => {
    const address = fc.string({ unit: fc.constantFrom(...'科技园南路号栋，。（）；AbcWi01 -/×·\u3000'), minLength: 1, maxLength: 160 });
    fc.assert(
      fc.property(address, fc.constantFrom('line', 'flow'), fc.constantFrom('left', 'center', 'right'), (value, wrap, align) => {
        const template = oneText({ xHmm: 500, yHmm: 700, widthHmm: 3_100, heightHmm: 1_500, smallestSizeHmm: 220, wrap, align });
        const laidOut = layoutDocument(template, addressed(value), fonts);
        if (!laidOut.ok) {
          expect(laidOut.refusal.code).toBe('printing.text_does_not_fit');
          return;
        }
        const marks = texts(laidOut.value[0]!);
        expect(marks.map(({ text }) => text).join('').replace(/[\s\u3000]/g, '')).toBe(value.replace(/[\s\u3000]/g, ''));
        for (const mark of marks) {
          expect(textLeftHmm(mark)).toBeGreaterThanOrEqual(499);
          expect(textLeftHmm(mark) + mark.widthHmm).toBeLessThanOrEqual(3_601);
          expect(mark.baselineHmm - mark.sizeHmm * 0.88).toBeGreaterThanOrEqual(699);
          expect(mark.baselineHmm + mark.sizeHmm * 0.12).toBeLessThanOrEqual(2_201);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('PR-2: characters that the font lacks', () => {
  test.each([['😀', 'U+1F600'], ['𠮷', 'U+20BB7'], ['أ', 'U+0623'], ['\ud83d', 'U+D83D'], ['\ue000', 'U+E000'], ['q\u0308', 'U+0308']])('%j in a name is named', (character, codePoint) => {
    const refusal = refusalOf(waybillTemplate, waybill({ receiver: { ...receiver, name: `张${character}` } }));
    expect(refusal).toMatchObject({ code: 'printing.character_missing', field: 'receiver.name', params: { codePoint, labelZh: '收件人姓名和电话' } });
  });

  test('in a note it is spelled out: a smiling face keeps no parcel back', () => {
    expect(allText(sheets(waybillTemplate, waybill({ sellerNote: '谢谢😀' })))).toContain('谢谢[U+1F600]');
  });

  test('a right-to-left override cannot turn a phone number round', () => {
    const text = allText(sheets(waybillTemplate, waybill({ receiver: { ...receiver, phone: '\u202e15900007343\u202c' } })));
    expect(text).toContain('159 0000 7343');
    expect(text).not.toMatch(/[\u202a-\u202e]/);
  });
});

describe('barcodes on the sheet', () => {
  test('are whole modules inside their frame with quiet zones, on the grid of a label head', () => {
    for (const number of ['771000000000231', 'SF1234567890123', 'EE473124829CN', '1234']) {
      const bars = sheets(waybillTemplate, waybill({ waybillNumber: number }))[0]!.marks.filter((mark): mark is BarsMark => mark.kind === 'bars');
      expect(bars).toHaveLength(2);
      for (const mark of bars) {
        const modules = [...mark.runs].reduce((sum, run) => sum + Number(run), 0);
        expect(mark.value).toBe(number);
        expect(mark.moduleHmm % 25).toBe(0);
        expect(mark.xHmm % 25).toBe(0);
        expect(mark.xHmm).toBeGreaterThanOrEqual(400 + 10 * mark.moduleHmm);
        expect(mark.xHmm + (modules + 10) * mark.moduleHmm).toBeLessThanOrEqual(9_600 + 25);
      }
    }
  });

  test('a number that cannot be encoded, is empty, or would be too fine is refused with its label', () => {
    const codeOf = (waybillNumber: string) => refusalOf(waybillTemplate, waybill({ waybillNumber }));
    expect(codeOf('单号123')).toMatchObject({ code: 'printing.barcode_character', field: 'waybillNumber', params: { labelZh: '快递单号' } });
    expect(codeOf('')?.code).toBe('printing.barcode_empty');
    expect(codeOf('X'.repeat(60))?.code).toBe('printing.barcode_does_not_fit');
  });
});

describe('PR-1: packing slips over several sheets', () => {
  const slip = shipped('packing-slip-a5');
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      style: `NZ${800 + index}`, title: '高腰直筒牛仔裤女春秋新款显瘦百搭', colour: '雾霾蓝', size: '28', skuCode: '', quantity: 2, shelf: `A-${index}`,
    }));

  test.each([0, 1, 7, 8, 9, 40, 200])('%i lines: each stands once, in order, the header on every sheet, totals on the last only', (count) => {
    for (const template of [slip, shipped('packing-slip-100x180')]) {
      const drawn = sheets(template, packingSlip({ lines: lines(count) }));
      expect(allText(drawn).match(/^NZ\d+$/gm) ?? []).toEqual(lines(count).map(({ style }) => style));
      for (const [index, sheet] of drawn.entries()) {
        const text = allText([sheet]);
        expect(text).toContain('款号／品名');
        expect(text.includes(`合计 ${count * 2} 件`)).toBe(index === drawn.length - 1);
        if (template === slip) expect(text).toContain(`第 ${index + 1} 页，共 ${drawn.length} 页`);
      }
      if (count > 0) expect(allText([drawn.at(-1)!])).toMatch(/^NZ\d+$/m);
    }
  });

  test('rows never reach into what stands below them', () => {
    for (const count of [5, 8, 9, 10, 11, 12, 30]) {
      const drawn = sheets(slip, packingSlip({ lines: lines(count) }));
      for (const [index, sheet] of drawn.entries()) {
        const limitHmm = index === drawn.length - 1 ? 14_600 : 19_300;
        const rows = texts(sheet).filter(({ text }) => /^(NZ|高腰|A-)/.test(text));
        expect(Math.max(...rows.map(({ baselineHmm }) => baselineHmm))).toBeLessThanOrEqual(limitHmm);
      }
    }
  });

  test('a row taller than a sheet is refused with its line', () => {
    const [line] = lines(1);
    const refusal = refusalOf(slip, packingSlip({ lines: [line!, { ...line!, title: '长'.repeat(5_000) }] }));
    expect(refusal).toMatchObject({ code: 'printing.row_too_tall', field: 'lines[1]', params: { labelZh: '款号／品名' } });
  });

  test('an emoji in a title is spelled, a long seller’s note is given in full', () => {
    const note = '请务必检查裤长与腰围；'.repeat(20);
    const text = allText(sheets(slip, packingSlip({ lines: [{ ...lines(1)[0]!, title: '爆款🔥牛仔裤' }], sellerNote: note })));
    expect(text).toContain('[U+1F525]');
    expect(text.replace(/\n/g, '')).toContain(note);
  });
});

describe('hostile orders on every shipped template', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('', ' ', '\u202e反', '<script>alert(1)</script>', "'; DROP TABLE orders; --", '{{receiver.phone}}', 'عربى', '👨‍👩‍👧', '\u0000', 'a\u0301\u0301', '=1+1', '长'.repeat(120), 'W'.repeat(200)),
  );
  const party = fc.record({ name: hostile, phone: hostile, province: hostile, city: hostile, district: hostile, address: hostile, postcode: hostile, unit: hostile });
  const slipLine = fc.record({ style: hostile, title: hostile, colour: hostile, size: hostile, skuCode: hostile, quantity: fc.integer({ min: 1, max: 9_999 }), shelf: hostile });

  const check = (template: Template, data: DocumentData): void => {
    const laidOut = layoutDocument(template, data, fonts);
    if (!laidOut.ok) {
      expect(laidOut.refusal.code).toMatch(/^printing\./);
      expect(laidOut.refusal.field ?? '').not.toBe('');
      expect(laidOut.refusal.params?.['labelZh'] ?? '').not.toBe('');
      return;
    }
    for (const sheet of laidOut.value) {
      for (const mark of texts(sheet)) {
        expect(mark.text).not.toMatch(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
        for (const character of mark.text) expect(fonts[mark.weight].has(character.codePointAt(0)!)).toBe(true);
        expect(textLeftHmm(mark)).toBeGreaterThanOrEqual(0);
        expect(textLeftHmm(mark) + mark.widthHmm).toBeLessThanOrEqual(sheet.widthHmm);
        expect(mark.baselineHmm).toBeLessThanOrEqual(sheet.heightHmm);
      }
    }
  };

  test.each(['thermal-100x180', 'thermal-76x130', 'form-230x127'])('%s: drawn inside the paper, or refused with field and label', (name) => {
    const template = shipped(name);
    fc.assert(
      fc.property(party, party, fc.array(hostile, { minLength: 6, maxLength: 6 }), (sender, receiving, [number, goods, note, route, order, courier]) => {
        check(template, waybill({ sender, receiver: receiving, waybillNumber: number!, goods: goods!, sellerNote: note!, routeCode: route!, orderNumbers: [order!], courierName: courier! }));
        // The same with the parts that are most often refused made sound, so that the rest is reached.
        check(template, waybill({ sender, receiver: { ...receiving, name: '张三', phone: '13800000000' }, goods: goods!, sellerNote: note! }));
      }),
      { numRuns: 300 },
    );
  });

  test.each(['packing-slip-a5', 'packing-slip-100x180'])('%s', (name) => {
    const template = shipped(name);
    fc.assert(
      fc.property(fc.array(slipLine, { maxLength: 25 }), hostile, hostile, (lines, sellerNote, buyerMessage) => {
        check(template, packingSlip({ lines, sellerNote, buyerMessage, buyerNick: buyerMessage }));
      }),
      { numRuns: 200 },
    );
  });

  test('a note of a million characters is turned away without seeking its lines', () => {
    expect(allText(sheets(waybillTemplate, waybill({ sellerNote: '备注'.repeat(500_000) })))).toContain('备注较长');
  });
});

describe('pre-printed forms', () => {
  test('only the fields are printed; the form itself is for the preview', () => {
    const form = shipped('form-230x127');
    const backdrop = layoutBackdrop(form, fonts);
    expect(backdrop.ok && backdrop.value.length).toBeGreaterThan(40);
    const printed = allText(sheets(form, waybill()));
    expect(printed).not.toMatch(/快递详情单|联系电话|邮编|签名/);
    expect(sheets(form, waybill())[0]!.marks.every(({ kind }) => kind === 'text')).toBe(true);
  });
});
