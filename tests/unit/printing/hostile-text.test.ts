import { describe, expect, test } from 'vitest';
import type { DocumentData } from '../../../shared/domain/printing/document-data.ts';
import { textLeftHmm, type Sheet, type TextMark } from '../../../shared/domain/printing/display-list.ts';
import { layoutDocument } from '../../../shared/domain/printing/layout.ts';
import { drawSvg, svgText } from '../../../shared/domain/printing/svg.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import { receiver, waybill } from '../../fixtures/printing/documents.ts';
import { readPdfPages, readPdfText } from '../../support/read-pdf.ts';
import { printFonts } from './fonts.ts';
import { samplesOf } from './samples.ts';
import { shipped, shippedNames } from './shipped.ts';
import { writtenPdf } from './written-pdf.ts';

const fonts = printFonts();
const texts = (sheet: Sheet): TextMark[] => sheet.marks.filter((mark) => mark.kind === 'text');
const allText = (sheets: readonly Sheet[]): string => sheets.flatMap(texts).map(({ text }) => text).join('');

type Leaf = { readonly path: string; readonly data: DocumentData };
/** The document once for each text in it, that text replaced: every field there is, found by looking. */
const withEachField = (data: DocumentData, text: string): Leaf[] => {
  const leaves: Leaf[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value === 'string') {
      if (path.at(-1) === 'kind') return;
      const copy = structuredClone(data);
      let inner = copy as unknown as Record<string | number, unknown>;
      for (const key of path.slice(0, -1)) inner = inner[key] as Record<string | number, unknown>;
      inner[path.at(-1) ?? ''] = text;
      leaves.push({ path: path.join('.'), data: copy });
    } else if (Array.isArray(value)) {
      // Rows are alike: the first stands for all.
      for (const [index, item] of value.slice(0, 1).entries()) walk(item, [...path, index]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) walk(item, [...path, key]);
    }
  };
  walk(data, []);
  return leaves;
};

const hostile: readonly [string, string][] = [
  ['emoji', '小明😀👨‍👩‍👧🇨🇳'], ['Arabic', 'شارع الملك'], ['Hebrew', 'שלום 12'], ['overrides and isolates', '\u202e\u2066张三\u2069\u202c\u200f'],
  ['markup', '</text><script>alert(1)</script><img src=x onerror=alert(1)>'], ['an entity', '&lt;b&gt;&amp;&#x3c;'], ['a field', '{{receiver.phone}}'], ['SQL and a formula', `=1+1'; DROP TABLE orders; --`],
  ['zero width', '\u200b\u200d\ufeff'], ['many combining marks', `Z${'\u0351\u0489'.repeat(40)}`], ['a mark alone', '\u0301'], ['lone surrogates', 'a\ud83d b\ude00'], ['controls', '\u0000\u0007\u001b[2J\u009b'], ['line breaks', '一\r\n二\u2028三\u0085四'],
  ['PDF words', '(ab) Tj ET Q <</Type /Page>> endstream'], ['private use', '\ue000\uf8ff'], ['beyond the basic plane', '𠮷𡃁'], ['200 letters', 'W'.repeat(200)], ['200 characters', '长'.repeat(200)], ['spaces', '\u3000 \u00a0\t'], ['nothing', ''],
];

/** Drawn soundly on the paper, or refused with the place and its name. */
const checkDrawn = (template: Template, data: DocumentData, what: string): readonly Sheet[] | null => {
  const laidOut = layoutDocument(template, data, fonts);
  if (!laidOut.ok) {
    expect(laidOut.refusal.code, what).toMatch(/^printing\.(text_does_not_fit|character_missing|field_empty|barcode_\w+|row_too_tall)$/);
    expect(laidOut.refusal.field ?? '', what).not.toBe('');
    expect(laidOut.refusal.params?.['labelZh'] ?? '', what).not.toBe('');
    return null;
  }
  for (const sheet of laidOut.value) {
    for (const mark of texts(sheet)) {
      expect(mark.text, what).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{M}\u2028\u2029]/u);
      for (const character of mark.text) if (!fonts[mark.weight].has(character.codePointAt(0)!)) throw new Error(`${what}: ${character}`);
      expect(textLeftHmm(mark), what).toBeGreaterThanOrEqual(0);
      expect(textLeftHmm(mark) + mark.widthHmm, what).toBeLessThanOrEqual(sheet.widthHmm + 1);
      expect(mark.baselineHmm, what).toBeLessThanOrEqual(sheet.heightHmm);
    }
  }
  return laidOut.value;
};

describe('case 16, PR-2: hostile text in every field of every shipped template', () => {
  test.each(shippedNames)('%s: drawn on the paper, or refused with the field named; markup stays text', (name) => {
    const template = shipped(name);
    for (const [what, text] of hostile) {
      for (const { path, data } of withEachField(samplesOf(template.kind)[0]!, text)) {
        const sheets = checkDrawn(template, data, `${what} in ${path}`);
        if (sheets === null) continue;
        for (const sheet of sheets.slice(0, 2)) expect(svgText(drawSvg(sheet))).not.toMatch(/<(?!\/?(svg|g|rect|line|path|text|image)[\s/>])/);
      }
    }
  }, 60_000);

  test.each(shippedNames)('%s: a text is there as a whole, or replaced by words that say so, or refused: never cut', (name) => {
    const template = shipped(name);
    let whole = 0;
    // Runs of a character that no template and no other field has, of lengths around what frames hold.
    for (const length of [7, 60, 200, 700]) {
      for (const { path, data } of withEachField(samplesOf(template.kind)[0]!, '囧'.repeat(length))) {
        const sheets = checkDrawn(template, data, `${length} in ${path}`);
        if (sheets === null) continue;
        const found = [...allText(sheets)].filter((character) => character === '囧').length;
        // A manifest that leaves the shop gives a name's first character only, by HO-3.
        const shortened = template.kind === 'manifest' && path.endsWith('receiverName') && found === 1;
        if (found > 0) whole += 1;
        if (found % length !== 0 && !shortened) throw new Error(`${found} of ${length} in ${path}`);
      }
    }
    expect(whole).toBeGreaterThan(5);
  }, 60_000);
});

test.skipIf(process.platform === 'win32')('words of the PDF language are words on paper', async () => {
  const note = '(ab) Tj ET Q <</Type /Page>> endstream';
  const laidOut = layoutDocument(shipped('thermal-100x180'), waybill({ sellerNote: note }), fonts);
  if (!laidOut.ok) throw new Error(JSON.stringify(laidOut.refusal));
  const file = await writtenPdf(laidOut.value);
  expect(readPdfPages(file)).toHaveLength(1);
  expect(readPdfText(file).replace(/\s+/g, '')).toContain(note.replace(/\s+/g, ''));
});

describe('PR-2: scripts that run from right to left', () => {
  test('the font has none of their letters, so that nothing is ever drawn in the wrong order', () => {
    for (const [from, to] of [[0x0590, 0x08ff], [0xfb1d, 0xfdff], [0xfe70, 0xfefc], [0x10800, 0x10fff], [0x1e800, 0x1efff]] as const) {
      for (let codePoint = from; codePoint <= to; codePoint += 1) {
        if (!/^[\p{L}\p{N}]$/u.test(String.fromCodePoint(codePoint))) continue;
        expect(fonts.regular.has(codePoint) || fonts.bold.has(codePoint), codePoint.toString(16)).toBe(false);
      }
    }
  });

  test.each([['Arabic', 'محمد', 'م', 'U+0645'], ['Hebrew', 'דוד', 'ד', 'U+05D3'], ['Thaana', 'ޑ', 'ޑ', 'U+0791']])('%s in a name is named by its first letter', (_what, name, character, codePoint) => {
    const laidOut = layoutDocument(shipped('thermal-100x180'), waybill({ receiver: { ...receiver, name } }), fonts);
    expect(laidOut).toMatchObject({ ok: false, refusal: { code: 'printing.character_missing', field: 'receiver.name', params: { character, codePoint, labelZh: '收件人姓名和电话' } } });
  });
});

describe('PR-2: a name of 200 characters', () => {
  const waybills = shippedNames.filter((name) => shipped(name).kind === 'waybill');

  test.each(waybills)('%s: shrinks, then wraps, then is refused; the order of the three never changes', (name) => {
    const template = shipped(name);
    let refusedAt = Infinity;
    let smallest = Infinity;
    for (let length = 2; length <= 200; length += length < 40 ? 1 : 10) {
      const wanted = '囧'.repeat(length);
      const laidOut = layoutDocument(template, waybill({ receiver: { ...receiver, name: wanted } }), fonts);
      if (!laidOut.ok) {
        expect(laidOut.refusal).toMatchObject({ code: 'printing.text_does_not_fit', field: expect.stringMatching(/^receiver\./) });
        refusedAt = Math.min(refusedAt, length);
        continue;
      }
      // What was too long once does not fit when it is longer.
      expect(length).toBeLessThan(refusedAt);
      const marks = laidOut.value.flatMap(texts).filter(({ text }) => text.includes('囧'));
      expect(marks.map(({ text }) => text.replace(/[^囧]/g, '')).join('').length % length).toBe(0);
      smallest = Math.min(smallest, ...marks.map(({ sizeHmm }) => sizeHmm));
    }
    expect(refusedAt).toBeLessThanOrEqual(200);
    expect(smallest).toBeGreaterThanOrEqual(150);
  });
});
