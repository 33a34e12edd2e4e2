import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTemplate, readTemplate } from '../../../shared/domain/printing/parse-template.ts';
import { shipped, shippedJson, shippedNames } from './shipped.ts';

type Json = { [key: string]: unknown; elements: Record<string, unknown>[] };
const changed = (change: (template: Json) => void): unknown => {
  const template = JSON.parse(shippedJson('thermal-100x180')) as Json;
  change(template);
  return template;
};
const refusal = (value: unknown) => {
  const read = readTemplate(value);
  return read.ok ? null : read.refusal.params;
};

describe('PR-3: templates are data, checked', () => {
  test.each(shippedNames)('the shipped %s is right, named after its file', (name) => {
    expect(shipped(name).id).toBe(name);
  });

  test('what is left out gets its default', () => {
    const [first] = shipped('thermal-100x180').elements;
    expect(first).toMatchObject({ type: 'text', align: 'left', valign: 'middle', wrap: 'line', missing: 'refuse', ink: 'black', lineHeightPercent: 125, pages: 'every', when: null });
  });

  test.each<[string, (template: Json) => void, string, string]>([
    ['a size that is text', (t) => { t.elements[3]!['sizeHmm'] = '360'; }, 'elements[3].sizeHmm', 'not_an_integer'],
    ['a missing place', (t) => { delete t.elements[0]!['xHmm']; }, 'elements[0].xHmm', 'missing'],
    ['half a hundredth', (t) => { t.elements[0]!['xHmm'] = 10.5; }, 'elements[0].xHmm', 'not_an_integer'],
    ['a field that does not exist', (t) => { t.elements[0]!['text'] = '{{receiver.password}}'; }, 'elements[0].text', 'unknown_field'],
    ['a broken field', (t) => { t.elements[0]!['text'] = '{{receiver.name}'; }, 'elements[0].text', 'broken_field'],
    ['a field of the language, not of the data', (t) => { t.elements[0]!['text'] = '{{constructor}}'; }, 'elements[0].text', 'unknown_field'],
    ['a typing error in a key', (t) => { t.elements[2]!['witdhHmm'] = 1; }, 'elements[2].witdhHmm', 'unknown_key'],
    ['an unknown element', (t) => { t.elements[1] = { type: 'script' }; }, 'elements[1].type', 'not_a_choice'],
    ['an element outside the paper', (t) => { t.elements[0]!['widthHmm'] = 9_900; }, 'elements[0].widthHmm', 'outside_paper'],
    ['a floor over the size', (t) => { t.elements[0]!['smallestSizeHmm'] = 2_000; }, 'elements[0].smallestSizeHmm', 'larger_than_size'],
    ['paper of nothing', (t) => { t['paper'] = { widthHmm: 0, heightHmm: 18_000 }; }, 'paper.widthHmm', 'out_of_range'],
    ['a later format', (t) => { t['format'] = 2; }, 'format', 'out_of_range'],
    ['no elements', (t) => { t['elements'] = undefined as never; }, 'elements', 'missing'],
    ['too many elements', (t) => { t.elements = Array.from({ length: 501 }, () => t.elements[0]!); }, 'elements', 'too_many'],
    ['a table on a waybill', (t) => { t.elements.push({ type: 'table' }); }, 'elements[68]', 'no_rows_in_this_kind'],
    ['an id that is a path', (t) => { t['id'] = '../../etc/passwd'; }, 'id', 'not_a_name'],
    ['a condition on nothing', (t) => { t.elements[1]!['when'] = 'nothing'; }, 'elements[1].when', 'unknown_field'],
    ['fields in the backdrop', (t) => { t['backdrop'] = [t.elements[0]]; }, 'backdrop[0].text', 'unknown_field'],
  ])('%s is refused and named', (_what, change, path, problem) => {
    const given = changed(change);
    if (path === 'elements[68]') {
      const last = (given as Json).elements.length - 1;
      expect(refusal(given)).toEqual({ path: `elements[${last}]`, problem });
    } else {
      expect(refusal(given)).toEqual({ path, problem });
    }
  });

  test('text that is no JSON', () => {
    expect(parseTemplate('PK\u0003\u0004')).toMatchObject({ ok: false, refusal: { code: 'printing.template_not_json' } });
  });

  test('whatever JSON comes in, the answer is a value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(readTemplate(value).ok).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  test('a shipped template with one value exchanged is read or refused with a place, never more', () => {
    const paths = ['format', 'id', 'version', 'kind', 'name', 'paper', 'elements'];
    fc.assert(
      fc.property(fc.constantFrom(...shippedNames), fc.nat(80), fc.constantFrom('', ...paths), fc.jsonValue({ maxDepth: 2 }), (name, index, key, value) => {
        const template = JSON.parse(shippedJson(name)) as Json;
        if (key !== '') template[key] = value;
        else {
          const element = template.elements[index % template.elements.length]!;
          const keys = Object.keys(element);
          element[keys[index % keys.length]!] = value;
        }
        const read = readTemplate(template);
        if (!read.ok) expect(read.refusal.params?.['path']).toBeTypeOf('string');
      }),
      { numRuns: 2_000 },
    );
  });
});
