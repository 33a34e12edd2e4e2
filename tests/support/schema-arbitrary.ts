import fc from 'fast-check';
import type { z } from 'zod';

/** Text as nobody wishes it: markup, formulas, quotes, SQL, control and bidirectional characters, lone surrogates, very long. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '', ' ', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '=HYPERLINK("http://x","y")', '＝1+1', '+1', '-1', '@SUM(A1)', '\t=1', '"; DROP TABLE orders; --', '%_*"\'',
    '\u0000', '\u202e\u2066', '\ud800', '😀', '欧阳雨馨', '../../../../etc/passwd', 'C:\\Windows\\x', '\n\r\n', '{{constructor}}', '${1+1}', '__proto__', 'NaN', '1e999', 'ZTO', '1111', '0000',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 20 }), fc.constant('长'.repeat(9_999)), fc.constant('/'.repeat(3_000)),
);

/** Ids that exist in a small shop, that do not, and numbers at the edges. */
const hostileNumber: fc.Arbitrary<number> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 12 }) },
  { weight: 2, arbitrary: fc.constantFrom(-1, 1.5, 4711, 2 ** 31, 2 ** 53 - 1, 2 ** 53, -(2 ** 63), Number.NaN, Number.POSITIVE_INFINITY, -0) },
  { weight: 1, arbitrary: fc.integer() },
);

const knownKeys = ['format', 'id', 'version', 'kind', 'name', 'paper', 'backdrop', 'elements', 'type', 'columns', 'widthHmm', 'heightHmm', 'xHmm', 'zh', '__proto__', 'constructor', 'toString', ''];
const hostileObject: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  object: fc.array(fc.tuple(fc.constantFrom(...knownKeys), tie('value')), { maxLength: 8 }).map((entries) => Object.fromEntries(entries)),
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, hostileText, hostileNumber, fc.constantFrom(null, true, 'waybill', 'text', 'area', 'table'), fc.array(tie('value'), { maxLength: 3 }), tie('object')),
})).object;

type Def = { readonly type: string } & Readonly<Record<string, unknown>>;
const defOf = (schema: z.ZodType): Def => (schema as unknown as { _zod: { def: Def } })._zod.def;
const inner = (def: Def, key = 'innerType'): z.ZodType => def[key] as z.ZodType;

/** Inputs of the shape that a schema asks for, with hostile values in it: most get past the schema, some just do not. */
export const arbitraryFor = (schema: z.ZodType): fc.Arbitrary<unknown> => {
  const def = defOf(schema);
  switch (def.type) {
    case 'object': return fc.record(Object.fromEntries(Object.entries(def['shape'] as Record<string, z.ZodType>).map(([key, value]) => [key, arbitraryFor(value)])));
    case 'string': return hostileText;
    case 'number': return hostileNumber;
    case 'boolean': return fc.boolean();
    case 'null': return fc.constant(null);
    case 'enum': return fc.constantFrom(...Object.values(def['entries'] as Record<string, string>));
    case 'literal': return fc.constantFrom(...(def['values'] as unknown[]));
    case 'array': return fc.array(arbitraryFor(inner(def, 'element')), { maxLength: 4 });
    case 'record': return fc.array(fc.tuple(hostileText, arbitraryFor(inner(def, 'valueType'))), { maxLength: 4 }).map((entries) => Object.fromEntries(entries));
    case 'nullable': return fc.option(arbitraryFor(inner(def)), { nil: null, freq: 3 });
    case 'optional':
    case 'default': return fc.option(arbitraryFor(inner(def)), { nil: undefined, freq: 4 });
    case 'union': return fc.oneof(...(def['options'] as z.ZodType[]).map(arbitraryFor));
    // Read by hand behind the border (a template): any object may come, most look nearly right.
    case 'custom': return hostileObject;
    default: throw new Error(`no arbitrary for ${def.type}`);
  }
};
