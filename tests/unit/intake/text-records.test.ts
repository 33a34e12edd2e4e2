import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openText } from '../../../electron/intake/text/encoding.ts';
import { decodeGb18030 } from '../../../electron/intake/text/gb18030.ts';
import type { Delimiter } from '../../../electron/intake/text/records.ts';
import { openTextTable } from '../../../electron/intake/text/text-table.ts';
import iconv from 'iconv-lite';
import { csvText, encode, type CsvStyle } from '../../support/intake-files.ts';

const rowsOf = async (bytes: Uint8Array, delimiter: Delimiter, columns: readonly number[]): Promise<{ rows: string[][]; lines: number[]; problems: (string | null)[] }> => {
  const table = openTextTable('x', openText(bytes), delimiter);
  const read = await table.rowsBelow(0, columns, () => false);
  const rows: string[][] = [];
  const problems: (string | null)[] = [];
  for (let row = 0; row < read.count; row += 1) {
    const cells: string[] = [];
    problems.push(read.read(row, cells)?.code ?? null);
    rows.push(cells);
  }
  return { rows, problems, lines: rows.map((_, row) => read.lineNumber(row)) };
};

const hostile = fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\n', '=', 'a', '1', '中', '喆', '𣲗', '：', ' ', "'", '\u00e9'), maxLength: 12 });
// What a spreadsheet cannot tell from another writing is left out: outer blanks, and a lone quote without quotes around it.
const cell = hostile.map((text) => text.trim().replace(/^=+(?=")/, ''));

test('IN-1: what any CSV writer wrote is read back, in every encoding, with every delimiter and line end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constant('id'), cell, cell, cell, fc.constant('end')), { minLength: 1, maxLength: 8 }),
      fc.constantFrom<CsvStyle['encoding']>('utf8', 'utf8-mark', 'gb18030', 'utf16le', 'utf16be'),
      fc.constantFrom<Delimiter>(',', '\t', ';'),
      fc.constantFrom('\r\n', '\n'),
      fc.boolean(),
      async (body, encoding, delimiter, lineEnd, trailing) => {
        const header = ['编号', '甲', '乙', '丙', '末'];
        const text = csvText([header, ...body.map((row) => [...row])], { delimiter, lineEnd });
        const written = trailing ? text.replaceAll(`"end"${lineEnd}`, `"end"${delimiter}${lineEnd}`) : text;
        const { rows, problems } = await rowsOf(encode(written, encoding), delimiter, [0, 1, 3, 4]);
        expect(rows).toEqual(body.map((row) => [row[0], row[1], row[3], row[4]]));
        expect(problems).toEqual(body.map(() => null));
      },
    ),
    { numRuns: 400 },
  );
});

test('IN-3: line numbers are those of the file as an editor shows it', async () => {
  const bytes = encode('a,b,c\r\n1,"x\r\ny",2\r\n\r\n3,"p\nq\nr",4\n5,6,7\r8,9,10\n');
  expect(await rowsOf(bytes, ',', [0, 2])).toEqual({ rows: [['1', '2'], ['3', '4'], ['5', '7'], ['8', '10']], problems: [null, null, null, null], lines: [2, 5, 8, 9] });
});

test('IN-1: rows shorter than the header are whole, longer ones only when the rest is blank', async () => {
  const { rows, problems } = await rowsOf(encode('a,b,c,d\n1,2\n1,2,3,4,\n1,2,3,4,,,\n1,2,3,4,5,6\n1,2,3,4\n'), ',', [0, 1, 3]);
  expect(rows.slice(0, 3)).toEqual([['1', '2', ''], ['1', '2', '4'], ['1', '2', '4']]);
  expect(problems).toEqual([null, null, null, 'intake.line_too_many_cells', null]);
});

test('IN-1: GB18030 decodes as the reference does, for every character it has', () => {
  const characters: string[] = [];
  for (let code = 0x20; code < 0xd800; code += 1) characters.push(String.fromCharCode(code));
  for (let code = 0x20000; code < 0x20400; code += 1) characters.push(String.fromCodePoint(code));
  let wrong = '';
  for (const character of characters) {
    const bytes = iconv.encode(`a${character}b`, 'gb18030');
    const back = iconv.decode(bytes, 'gb18030');
    if (back.includes('\ufffd') || back.includes('?')) continue;
    if (decodeGb18030(bytes, 0, bytes.length) !== back) wrong += character;
  }
  expect(wrong).toBe('');
});

test('IN-3: bytes that are no GB18030 are told apart from text', () => {
  for (const hex of ['ff', '80', 'c7', 'c7ff', 'c77f', '8130', '81308130ff', 'c720']) expect(decodeGb18030(Buffer.from(hex, 'hex'), 0, hex.length / 2), hex).toBeNull();
});

test('IN-1: hundreds of thousands of open quotes end in time, each on its own line', async () => {
  const lines = Array.from({ length: 200_000 }, (_, i) => `"${i},x,y`);
  const { problems } = await rowsOf(encode(`a,b,c\n${lines.join('\n')}\n`), ',', [0]);
  expect(problems).toHaveLength(200_000);
  expect(new Set(problems)).toEqual(new Set(['intake.line_cut_off']));
});
