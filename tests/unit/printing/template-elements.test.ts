import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTemplate, readTemplate } from '../../../shared/domain/printing/parse-template.ts';
import { serializeTemplate } from '../../../shared/domain/printing/serialize-template.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import { templates as english } from '../../../renderer/i18n/en/templates.ts';
import { templates as chinese } from '../../../renderer/i18n/zh-CN/templates.ts';
import { shipped, shippedJson, shippedNames } from './shipped.ts';

type Json = Record<string, unknown>;
const pictureId = 'ab'.repeat(32);
const picture = (changes: Json = {}): Json => ({ type: 'picture', xHmm: 100, yHmm: 100, widthHmm: 900, heightHmm: 600, pictureId, ...changes });
const text = (changes: Json = {}): Json => ({ type: 'text', xHmm: 0, yHmm: 0, widthHmm: 1_000, heightHmm: 400, text: '{{line.title}} {{shopName}}', sizeHmm: 300, ...changes });
const qr = (changes: Json = {}): Json => ({ type: 'barcode', symbology: 'qr', xHmm: 0, yHmm: 0, widthHmm: 1_500, heightHmm: 1_500, field: 'waybillNumber', ...changes });
const area = (changes: Json = {}): Json => ({
  type: 'area', xHmm: 500, yHmm: 1_000, widthHmm: 3_000, heightHmm: 2_000, columns: 3, rows: 6, gapXHmm: 100, gapYHmm: 200, elements: [text()], ...changes,
});
const template = (elements: readonly Json[], changes: Json = {}): Json => ({
  format: 1, id: 'made-here', version: 3, kind: 'packing_slip', name: { zh: '试', en: 'Trial' }, paper: { widthHmm: 10_000, heightHmm: 15_000 }, elements, ...changes,
});
const problemOf = (value: unknown) => {
  const read = readTemplate(value);
  return read.ok ? null : read.refusal.params;
};
const readOf = (value: unknown): Template => {
  const read = readTemplate(value);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
};

describe('PR-3: pictures, codes and areas in a template', () => {
  test('what is left out gets its default', () => {
    const [first, second, third] = readOf(template([picture(), qr({ symbology: undefined }), area({ columns: undefined, rows: undefined, gapXHmm: undefined, gapYHmm: undefined })])).elements;
    expect(first).toEqual({ type: 'picture', pages: 'every', when: null, xHmm: 100, yHmm: 100, widthHmm: 900, heightHmm: 600, pictureId });
    expect(second).toMatchObject({ symbology: 'code128', errorCorrection: 'M', label: { zh: 'waybillNumber', en: 'waybillNumber' } });
    expect(third).toMatchObject({ columns: 1, rows: 1, gapXHmm: 0, gapYHmm: 0, elements: [{ type: 'text', field: 'line.title' }] });
  });

  test('an area may name fields of the row and of the document; the paper only those of the document', () => {
    expect(problemOf(template([area({ elements: [text({ text: '{{line.no}} {{sheet.number}}', when: 'line.shelf' })] })]))).toBeNull();
    expect(problemOf(template([text({ text: '{{line.no}}' })]))).toEqual({ path: 'elements[0].text', problem: 'unknown_field' });
  });

  test.each<[string, Json, string, string]>([
    ['a picture without an id', template([picture({ pictureId: undefined })]), 'elements[0].pictureId', 'missing'],
    ['a picture by address', template([picture({ pictureId: 'https://example.com/a.png' })]), 'elements[0].pictureId', 'not_a_picture_id'],
    ['a picture by path', template([picture({ pictureId: '../../../etc/passwd' })]), 'elements[0].pictureId', 'not_a_picture_id'],
    ['a huge picture', template([picture({ widthHmm: 1e9 })]), 'elements[0].widthHmm', 'out_of_range'],
    ['a picture past the edge', template([picture({ xHmm: 9_500 })]), 'elements[0].widthHmm', 'outside_paper'],
    ['a picture above the paper', template([picture({ yHmm: -1 })]), 'elements[0].yHmm', 'out_of_range'],
    ['an unknown symbology', template([qr({ symbology: 'ean13' })]), 'elements[0].symbology', 'not_a_choice'],
    ['an unknown correction', template([qr({ errorCorrection: 'X' })]), 'elements[0].errorCorrection', 'not_a_choice'],
    ['a code of nothing', template([qr({ field: 'nothing' })]), 'elements[0].field', 'unknown_field'],
    ['a code of the language', template([qr({ field: '__proto__' })]), 'elements[0].field', 'unknown_field'],
    ['an area on a waybill', template([area()], { kind: 'waybill' }), 'elements[0]', 'no_rows_in_this_kind'],
    ['two areas', template([area(), area()]), 'elements', 'two_flowing'],
    ['too many columns for the paper', template([area({ columns: 4 })]), 'elements[0].columns', 'outside_paper'],
    ['too many rows for the paper', template([area({ rows: 7 })]), 'elements[0].rows', 'outside_paper'],
    ['cells without number', template([area({ columns: 0 })]), 'elements[0].columns', 'out_of_range'],
    ['an empty area', template([area({ elements: [] })]), 'elements[0].elements', 'missing'],
    ['an area of too much', template([area({ elements: Array.from({ length: 101 }, () => text()) })]), 'elements[0].elements', 'too_many'],
    ['text past its cell', template([area({ elements: [text(), text({ widthHmm: 3_001 })] })]), 'elements[0].elements[1].widthHmm', 'out_of_range'],
    ['a typing error in a cell', template([area({ elements: [text({ siezHmm: 1 })] })]), 'elements[0].elements[0].siezHmm', 'unknown_key'],
    ['an area in an area', template([area({ elements: [text(), area()] })]), 'elements[0].elements[1]', 'too_deep'],
    ['a table in an area', template([area({ elements: [{ type: 'table' }] })]), 'elements[0].elements[0]', 'too_deep'],
    ['a code in the backdrop', template([], { backdrop: [qr()] }), 'backdrop[0]', 'not_fixed'],
    ['an area in the backdrop', template([], { backdrop: [area()] }), 'backdrop[0]', 'not_fixed'],
    ['a backdrop photo of absurd size', template([], { backdropPicture: { pictureId, xHmm: 0, yHmm: 0, widthHmm: 40_001, heightHmm: 100 } }), 'backdropPicture.widthHmm', 'out_of_range'],
  ])('%s is refused and named', (_what, value, path, problem) => {
    expect(problemOf(value)).toEqual({ path, problem });
  });

  test('a value that holds itself is refused, however it does; the stack is never at stake', () => {
    const inItself = area();
    inItself['elements'] = [inItself];
    expect(problemOf(template([inItself]))).toEqual({ path: 'elements[0].elements[0]', problem: 'too_deep' });
    const throughTheList: Json[] = [];
    throughTheList.push(area({ elements: throughTheList }));
    expect(problemOf(template(throughTheList))).toEqual({ path: 'elements[0].elements[0]', problem: 'too_deep' });
    const wholeTemplate = template([]);
    wholeTemplate['elements'] = [wholeTemplate];
    expect(problemOf(wholeTemplate)?.['path']).toBe('elements[0].type');
    const ownName = template([text()]);
    ownName['name'] = ownName;
    expect(problemOf(ownName)).toMatchObject({ problem: 'unknown_key' });
    let deep: Json = area();
    for (let depth = 0; depth < 100_000; depth += 1) deep = area({ elements: [deep] });
    expect(problemOf(template([deep]))).toEqual({ path: 'elements[0].elements[0]', problem: 'too_deep' });
  });

  test('a file of nothing but brackets, or with a key of a megabyte, is refused in few words', () => {
    expect(parseTemplate('['.repeat(200_000) + ']'.repeat(200_000)).ok).toBe(false);
    expect(parseTemplate(`${'{"elements":['.repeat(50_000)}${']}'.repeat(50_000)}`).ok).toBe(false);
    expect(String(problemOf(template([text({ ['x'.repeat(1_000_000)]: 1 })]))?.['path']).length).toBeLessThan(250);
  });
});

const words = fc.record({ zh: fc.string({ maxLength: 20 }), en: fc.string({ unit: 'binary', maxLength: 20 }) });
const placed = { pages: fc.constantFrom('every', 'first', 'following', 'last'), when: fc.option(fc.constantFrom('reprint', 'shopName'), { nil: undefined }) };
const frame = { xHmm: fc.integer({ min: 0, max: 1_000 }), yHmm: fc.integer({ min: 0, max: 500 }), widthHmm: fc.integer({ min: 1, max: 1_000 }), heightHmm: fc.integer({ min: 1, max: 500 }) };
const ink = fc.constantFrom('black', 'grey', 'white');
const inCell = fc.oneof(
  fc.record({
    type: fc.constant('text'), ...placed, ...frame, text: fc.constantFrom('', '固定\n文字', '{{ shopName }}：{{buyerNick}}', 'a"\\\u2028'), sizeHmm: fc.integer({ min: 300, max: 900 }),
    smallestSizeHmm: fc.integer({ min: 100, max: 300 }), weight: fc.constantFrom('regular', 'bold'), align: fc.constantFrom('left', 'center', 'right'), required: fc.boolean(), instead: fc.string({ maxLength: 10 }), label: words, ink,
  }, { requiredKeys: ['type', 'xHmm', 'yHmm', 'widthHmm', 'heightHmm', 'text', 'sizeHmm'] }),
  fc.record({ type: fc.constant('line'), ...placed, x1Hmm: frame.xHmm, y1Hmm: frame.yHmm, x2Hmm: frame.xHmm, y2Hmm: frame.yHmm, dashHmm: fc.constantFrom(0, -0, 150), ink }),
  fc.record({ type: fc.constant('box'), ...placed, ...frame, fill: fc.constantFrom('none', 'black', 'grey') }),
  fc.record({ type: fc.constant('picture'), ...placed, ...frame, pictureId: fc.constantFrom(pictureId, '09'.repeat(32)) }),
  fc.record({ type: fc.constant('barcode'), ...placed, ...frame, field: fc.constantFrom('waybillNumber', 'shopName'), symbology: fc.constantFrom('code128', 'qr'), errorCorrection: fc.constantFrom('L', 'M', 'Q', 'H'), label: words }),
);
const whole = fc.tuple(fc.array(inCell, { maxLength: 8 }), fc.array(inCell, { minLength: 1, maxLength: 4 }), words, fc.boolean()).map(([elements, cell, name, photo]) =>
  template([...elements, area({ elements: cell })], { name, ...(photo ? { backdropPicture: { pictureId, xHmm: -500, yHmm: -20, widthHmm: 12_000, heightHmm: 17_000 } } : {}) }),
);

describe('PR-3: a template is written down and read back', () => {
  test.each(shippedNames)('the shipped %s comes back as it is', (name) => {
    const written = serializeTemplate(shipped(name));
    expect(parseTemplate(written)).toEqual({ ok: true, value: shipped(name) });
    expect(JSON.parse(written)).toMatchObject(JSON.parse(shippedJson(name)) as object);
  });

  test('whatever template is right comes back as it is, and is always written the same', () => {
    let right = 0;
    fc.assert(
      fc.property(whole, (value) => {
        const read = readTemplate(JSON.parse(JSON.stringify(value)));
        if (!read.ok) throw new Error(JSON.stringify(read.refusal));
        right += 1;
        const written = serializeTemplate(read.value);
        expect(parseTemplate(written)).toEqual({ ok: true, value: read.value });
        const turned: Template = { ...read.value, elements: read.value.elements.map((element) => Object.fromEntries(Object.entries(element).reverse()) as typeof element) };
        expect(serializeTemplate(turned)).toBe(written);
      }),
      { numRuns: 500 },
    );
    expect(right).toBe(500);
  });

  test('whatever value stands anywhere in it, it is read or refused with a place', () => {
    fc.assert(
      fc.property(whole, fc.jsonValue({ maxDepth: 3 }), fc.nat(), fc.nat(), fc.boolean(), (value, put, which, key, inside) => {
        const json = JSON.parse(JSON.stringify(value)) as { elements: { elements?: Json[] }[] };
        const list = inside ? (json.elements.at(-1)?.elements ?? []) : (json.elements as Json[]);
        const element = list[which % list.length] ?? {};
        const keys = [...Object.keys(element), '__proto__', 'toString'];
        Object.defineProperty(element, keys[key % keys.length] ?? '', { value: put, enumerable: true, configurable: true, writable: true });
        const read = readTemplate(json);
        if (read.ok) expect(parseTemplate(serializeTemplate(read.value))).toEqual(read);
        else expect(read.refusal).toMatchObject({ code: 'printing.template_invalid', params: { path: expect.stringContaining('elements') } });
      }),
      { numRuns: 2_000 },
    );
  });
});

test('every problem that a template may have has words in both languages', () => {
  const folder = join(import.meta.dirname, '../../../shared/domain/printing');
  const sources = readdirSync(folder).filter((file) => /^(parse-|json-reader)/.test(file)).map((file) => readFileSync(join(folder, file), 'utf8'));
  // The last argument of `fail`, both arms of a choice; places are taken out first.
  const calls = sources.flatMap((source) => source.replace(/\bat\([^()]*\)/g, 'place').match(/fail\([^;]*;/g) ?? []);
  const problems = new Set(calls.flatMap((call) => Array.from(call.matchAll(/(?:, |[?:] )'([a-z_]+)'(?= :|\))/g), ([, problem]) => problem ?? '')));
  for (const expected of ['missing', 'not_an_object', 'not_an_integer', 'too_deep', 'two_flowing', 'not_a_picture_id', 'unknown_key']) expect([...problems]).toContain(expected);
  for (const words of [chinese.problem, english.problem]) for (const problem of problems) expect(Object.keys(words)).toContain(problem);
});
