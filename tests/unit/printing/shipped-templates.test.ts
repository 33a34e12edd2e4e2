import { describe, expect, test } from 'vitest';
import type { DocumentData } from '../../../shared/domain/printing/document-data.ts';
import { assignedKinds } from '../../../shared/domain/printing/document-data.ts';
import type { Mark, Sheet } from '../../../shared/domain/printing/display-list.ts';
import { barsOf, textLeftHmm } from '../../../shared/domain/printing/display-list.ts';
import { layoutBackdrop, layoutDocument } from '../../../shared/domain/printing/layout.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import { documentOf, longDocumentOf, manifest, packingSlip, pickLines, pickList, skuLabels, waybill } from '../../fixtures/printing/documents.ts';
import { printFonts } from './fonts.ts';
import { shipped, shippedNames } from './shipped.ts';

const drawn = (template: Template, data: DocumentData): readonly Sheet[] => {
  const laidOut = layoutDocument(template, data, printFonts());
  if (!laidOut.ok) throw new Error(`${template.id}: ${JSON.stringify(laidOut.refusal)}`);
  return laidOut.value;
};

/** How far a mark reaches: left, right, top and bottom. */
const extent = (mark: Mark): readonly [number, number, number, number] => {
  switch (mark.kind) {
    case 'text':
      return [textLeftHmm(mark), textLeftHmm(mark) + mark.widthHmm, mark.baselineHmm - mark.sizeHmm, mark.baselineHmm + mark.sizeHmm * 0.3];
    case 'line':
      return [Math.min(mark.x1Hmm, mark.x2Hmm), Math.max(mark.x1Hmm, mark.x2Hmm), Math.min(mark.y1Hmm, mark.y2Hmm), Math.max(mark.y1Hmm, mark.y2Hmm)];
    case 'bars': {
      const bars = barsOf(mark);
      const last = bars.at(-1);
      return [mark.xHmm, last === undefined ? mark.xHmm : last.xHmm + last.widthHmm, mark.yHmm, mark.yHmm + mark.heightHmm];
    }
    case 'modules':
      return [mark.xHmm, mark.xHmm + mark.columns * mark.moduleHmm, mark.yHmm, mark.yHmm + mark.columns * mark.moduleHmm];
    case 'box':
    case 'picture':
      return [mark.xHmm, mark.xHmm + mark.widthHmm, mark.yHmm, mark.yHmm + mark.heightHmm];
  }
};

const isOnPaper = (sheet: Sheet): boolean =>
  sheet.marks.every((mark) => {
    const [left, right, top, bottom] = extent(mark);
    return left >= 0 && right <= sheet.widthHmm + 1 && top >= -20 && bottom <= sheet.heightHmm + 40;
  });

const isInk = (mark: Mark): mark is Extract<Mark, { kind: 'text' }> => mark.kind === 'text';
const hasBackground = (mark: Mark): boolean => isInk(mark) && mark.ink === 'white';
/** Two texts that stand on one another: neither can be read. */
const overlaps = (sheet: Sheet): readonly string[] => {
  const texts = sheet.marks.filter(isInk).filter((mark) => !hasBackground(mark));
  const found: string[] = [];
  for (const [index, a] of texts.entries()) {
    for (const b of texts.slice(index + 1)) {
      // The box of the glyphs themselves: ideographs fill about 0.85 of their em above and 0.1 below the baseline.
      const apart =
        textLeftHmm(a) + a.widthHmm <= textLeftHmm(b) || textLeftHmm(b) + b.widthHmm <= textLeftHmm(a) ||
        a.baselineHmm + a.sizeHmm * 0.1 <= b.baselineHmm - b.sizeHmm * 0.85 || b.baselineHmm + b.sizeHmm * 0.1 <= a.baselineHmm - a.sizeHmm * 0.85;
      if (!apart) found.push(`${a.text} / ${b.text}`);
    }
  }
  return found;
};

const hostile = '<script>alert(1)</script>"\'&{{receiver.name}} \u202e\u0645\u0631\u062d\u0628\u0627 \u{1f600}';

describe('PR-1: the templates that come with the app', () => {
  test('there is one for every kind of paper and every size of the trade', () => {
    for (const kind of assignedKinds) expect(shippedNames.some((name) => shipped(name).kind === kind)).toBe(true);
    expect(shippedNames).toEqual(expect.arrayContaining([
      'thermal-100x180', 'thermal-100x150', 'thermal-100x130', 'thermal-76x130', 'form-230x127', 'form-230x127-ems', 'form-230x127-yto', 'form-230x127-sto',
      'form-230x127-zto', 'form-217x140', 'form-217x140-sf', 'packing-slip-a4', 'packing-slip-a5', 'packing-slip-80', 'packing-slip-100x100',
      'packing-slip-100x180', 'pick-list-a4', 'pick-list-80', 'sku-label-40x30', 'sku-label-40x30-qr', 'sku-label-60x40', 'sku-label-a4-3x8', 'manifest-a4', 'finance-sheet-a4', 'handover-sheet-a4', 'handover-sheet-a5',
    ]));
  });

  describe.each(shippedNames)('%s', (name) => {
    const template = shipped(name);

    test('draws an ordinary document wholly on the paper, no text over another', () => {
      const sheets = drawn(template, documentOf(template.kind));
      for (const sheet of sheets) {
        expect(isOnPaper(sheet)).toBe(true);
        expect(overlaps(sheet)).toEqual([]);
      }
    });

    test('draws the longest plausible document: nothing refused, nothing off the paper, no text over another', () => {
      for (const sheet of drawn(template, longDocumentOf(template.kind))) {
        expect(isOnPaper(sheet)).toBe(true);
        expect(overlaps(sheet)).toEqual([]);
      }
    });

    test('its pre-printed lines lie on the paper, and what is printed does not cover its captions', () => {
      const backdrop = layoutBackdrop(template, printFonts());
      if (!backdrop.ok) throw new Error(JSON.stringify(backdrop.refusal));
      const sheet = { ...template.paper, marks: backdrop.value };
      expect(isOnPaper(sheet)).toBe(true);
      for (const printed of drawn(template, longDocumentOf(template.kind))) {
        expect(overlaps({ ...sheet, marks: [...backdrop.value, ...printed.marks] })).toEqual([]);
      }
    });
  });

  test.each(shippedNames.filter((name) => shipped(name).kind === 'waybill'))('PR-2: %s refuses what it cannot print, naming the field, and prints hostile text as text', (name) => {
    const template = shipped(name);
    const receiver = waybill().receiver;
    expect(layoutDocument(template, waybill({ receiver: { ...receiver, address: '路'.repeat(2_000) } }), printFonts())).toMatchObject({ ok: false, refusal: { code: 'printing.text_does_not_fit' } });
    expect(layoutDocument(template, waybill({ receiver: { ...receiver, name: '', phone: '' } }), printFonts())).toMatchObject({ ok: false, refusal: { code: 'printing.field_empty', field: 'receiver.name' } });
    expect(layoutDocument(template, waybill({ receiver: { ...receiver, name: '\u{1f600}' } }), printFonts())).toMatchObject({ ok: false, refusal: { code: 'printing.character_missing' } });
    const [sheet] = drawn(template, waybill({ goods: hostile, sellerNote: hostile }));
    const words = (sheet?.marks ?? []).filter(isInk).map((mark) => mark.text).join('');
    expect(words).toContain('<script>');
    expect(words).toContain('U+1F600');
  });

  test.each(shippedNames.filter((name) => shipped(name).kind === 'waybill'))('PR-6: %s says on paper that it was printed before, and only then', (name) => {
    const texts = (reprint: number) => drawn(shipped(name), waybill({ reprint })).flatMap(({ marks }) => marks.filter(isInk).map((mark) => mark.text));
    expect(texts(0).some((text) => text.includes('补打'))).toBe(false);
    expect(texts(2)).toContain('补打 2');
  });

  test.each(shippedNames.filter((name) => shipped(name).kind === 'packing_slip'))('PR-6: %s says on paper that it was printed before; hostile text stays text', (name) => {
    const texts = (changes: Parameters<typeof packingSlip>[0]) => drawn(shipped(name), packingSlip(changes)).flatMap(({ marks }) => marks.filter(isInk).map((mark) => mark.text));
    expect(texts({}).some((text) => text.includes('补打'))).toBe(false);
    expect(texts({ reprint: 1 })).toContain('补打');
    const [line] = packingSlip().lines;
    if (line === undefined) throw new Error('a slip has lines');
    expect(texts({ buyerMessage: hostile, lines: [{ ...line, title: hostile }] }).join('')).toContain('<script>');
  });

  test('PK-1: the pick list gives every line with its shelf, and totals that add up, on every sheet in order', () => {
    for (const name of ['pick-list-a4', 'pick-list-80']) {
      const data = pickList({ lines: pickLines(240) });
      const texts = drawn(shipped(name), data).flatMap(({ marks }) => marks.filter(isInk).map((mark) => mark.text));
      const shelves = data.lines.map((line) => line.shelf);
      expect(texts.filter((text) => shelves.includes(text))).toEqual(shelves);
      expect(texts.join(' ')).toContain(`合计 ${data.lines.reduce((sum, line) => sum + line.quantity, 0)} 件`);
    }
  });

  test('HO-3: the manifest names every parcel once, weighs to the gram, and says what was not weighed', () => {
    const data = manifest({ parcels: [...manifest().parcels.slice(0, 3), { waybillNumber: 'EA123456785CN', receiverName: '', province: '', city: '', weightG: null, packedBy: '' }] });
    const texts = drawn(shipped('manifest-a4'), data).flatMap(({ marks }) => marks.filter(isInk).map((mark) => mark.text)).join('\n');
    expect(texts).toContain('EA 123 456 785 CN');
    expect(texts).toContain('共 4 票');
    expect(texts).toContain('总重 0.951 kg');
    expect(texts).toContain('其中 1 票未称重');
    expect(texts).not.toContain('欧阳雨馨');
  });

  test('labels: one row a label, in the order they were asked for; a code that bars cannot say is refused by name, QR takes it', () => {
    const [label] = skuLabels().labels;
    if (label === undefined) throw new Error('labels');
    expect(drawn(shipped('sku-label-40x30'), skuLabels({ labels: [label, label, label] }))).toHaveLength(3);
    expect(drawn(shipped('sku-label-a4-3x8'), skuLabels({ labels: Array.from({ length: 25 }, () => label) }))).toHaveLength(2);
    const chinese = skuLabels({ labels: [{ ...label, barcode: '牛仔裤-深蓝-28' }] });
    expect(layoutDocument(shipped('sku-label-40x30'), chinese, printFonts())).toMatchObject({ ok: false, refusal: { code: 'printing.barcode_character', params: { labelZh: '条码' } } });
    expect(drawn(shipped('sku-label-40x30-qr'), chinese)).toHaveLength(1);
  });
});
