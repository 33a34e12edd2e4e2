import { describe, expect, test } from 'vitest';
import { barsOf, serializeSheet, parseSheet, type Sheet } from '../../../shared/domain/printing/display-list.ts';
import { layoutBackdrop, layoutDocument } from '../../../shared/domain/printing/layout.ts';
import { drawSvg, svgText, type SvgNode } from '../../../shared/domain/printing/svg.ts';
import { receiver, waybill } from '../../fixtures/printing/documents.ts';
import { printFonts } from './fonts.ts';
import { shipped } from './shipped.ts';

const fonts = printFonts();
const sheetOf = (name: string, data = waybill()): Sheet => {
  const laidOut = layoutDocument(shipped(name), data, fonts);
  if (!laidOut.ok) throw new Error(JSON.stringify(laidOut.refusal));
  return laidOut.value[0]!;
};
const all = (node: SvgNode): SvgNode[] => [node, ...node.children.flatMap(all)];

describe('PR-1: the preview is the display list', () => {
  test('the drawing has the sheet’s size, in mm', () => {
    expect(drawSvg(sheetOf('thermal-76x130')).attributes).toMatchObject({ viewBox: '0 0 7600 13000', width: '76mm', height: '130mm' });
  });

  test('every text mark stands where the list says, at the measured length', () => {
    const sheet = sheetOf('thermal-100x180');
    const drawn = all(drawSvg(sheet)).filter(({ tag }) => tag === 'text');
    const marks = sheet.marks.filter((mark) => mark.kind === 'text');
    expect(drawn.map(({ text }) => text)).toEqual(marks.map(({ text }) => text));
    for (const [index, mark] of marks.entries()) {
      expect(drawn[index]?.attributes).toMatchObject({ x: mark.xHmm, y: mark.baselineHmm, 'font-size': mark.sizeHmm });
      if (mark.text.length > 1) expect(drawn[index]?.attributes['textLength']).toBe(mark.widthHmm);
    }
  });

  test('bars are one path of exactly the list’s rectangles', () => {
    const sheet = sheetOf('thermal-100x180');
    const bars = sheet.marks.find((mark) => mark.kind === 'bars')!;
    const path = all(drawSvg(sheet)).find(({ tag }) => tag === 'path')!;
    expect(String(path.attributes['d']).match(/M[^M]+/g)).toHaveLength(barsOf(bars).length);
    expect(String(path.attributes['d'])).toMatch(new RegExp(`^M${bars.xHmm} ${bars.yHmm}h`));
  });

  test('a form’s backdrop lies under the marks and is no part of them', () => {
    const form = shipped('form-230x127');
    const backdrop = layoutBackdrop(form, fonts);
    if (!backdrop.ok) throw new Error('no backdrop');
    const groups = drawSvg(sheetOf('form-230x127'), { backdrop: backdrop.value }).children.map(({ attributes }) => attributes['data-part']);
    expect(groups).toEqual([undefined, 'backdrop', 'marks']);
  });
});

describe('hostile text stays text in the preview', () => {
  const hostile = `</text></svg><script>alert('x')</script><img src=x onerror=alert(1)>&lt;"]]>`;

  test('in every field nothing becomes markup', () => {
    const party = { ...receiver, name: '<b onclick="x()">', address: `${hostile}${receiver.address}`, unit: '<svg onload=alert(1)>', city: '"><script>' };
    const drawing = svgText(drawSvg(sheetOf('thermal-100x180', waybill({ receiver: party, goods: hostile, sellerNote: hostile })), { title: hostile }));
    expect(drawing).not.toMatch(/<(?!\/?(svg|g|rect|line|path|text)[\s/>])/);
    expect(drawing.match(/<svg/g)).toHaveLength(1);
    expect(drawing.match(/&#60;script&#62;/g)?.length).toBeGreaterThan(3);
    // No attribute is there that a browser would fetch from or run.
    expect(drawing.replace(/>[^<]*</g, '><').replace(/"[^"]*"/g, '""')).not.toMatch(/ (on\w+|href|src|xlink:href)=/);
  });

  test('characters that XML forbids do not break the drawing', () => {
    const sheet: Sheet = {
      widthHmm: 1_000, heightHmm: 1_000,
      marks: [{ kind: 'text', text: 'a\u0000\u001b\ud800b', xHmm: 0, baselineHmm: 10, anchor: 'start', widthHmm: 10, sizeHmm: 10, weight: 'bold', ink: 'black' }],
    };
    expect(svgText(drawSvg(sheet))).toContain('a\ufffd\ufffd\ufffdb');
  });
});

describe('a stored sheet', () => {
  test('comes back as it was', () => {
    const sheet = sheetOf('thermal-100x180');
    expect(parseSheet(serializeSheet(sheet))).toEqual({ ok: true, value: sheet });
  });

  test.each(['', '{', 'null', '{"widthHmm":1,"heightHmm":1,"marks":[{"kind":"script"}]}', '{"widthHmm":1.5,"heightHmm":1,"marks":[]}'])('%j is none', (text) => {
    expect(parseSheet(text)).toMatchObject({ ok: false, refusal: { code: 'printing.sheet_unreadable' } });
  });
});
