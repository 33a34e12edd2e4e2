import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnLetter } from '../../../shared/domain/intake/file-mapping.ts';
import { firstRowIsData, fitsHeaderless, headerlessShape } from '../../../electron/intake/mapping/headerless.ts';
import type { HeadRow } from '../../../electron/intake/table.ts';

const digits = (length: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const columns = {
  orderNumber: { name: '订单号', cell: digits(8).map((text) => `DD${text}`) },
  phone: { name: '手机', cell: digits(8).map((text) => `138${text}`) },
  address: { name: '收货地址', cell: fc.tuple(fc.constantFrom('四川省成都市武侯区天府大道', '浙江省杭州市余杭区文一西路'), fc.integer({ min: 1, max: 999 })).map(([road, door]) => `${road}${door}号`) },
  amount: { name: '金额', cell: fc.integer({ min: 1, max: 99_999 }).map((fen) => (fen / 100).toFixed(2)) },
  time: { name: '下单时间', cell: fc.integer({ min: 1, max: 28 }).map((day) => `2026-05-${String(day).padStart(2, '0')} 10:30:00`) },
  name: { name: '收货人', cell: fc.constantFrom('张伟', '欧阳小敏', '李示例') },
  goods: { name: '品名', cell: fc.constantFrom('纯棉短袖', '杯子', '', '红色 L') },
} as const;
type Kind = keyof typeof columns;
const kinds = Object.keys(columns) as Kind[];
const telling: readonly Kind[] = ['orderNumber', 'phone', 'address', 'amount', 'time'];

const rowsOf = (chosen: readonly Kind[]): fc.Arbitrary<HeadRow[]> =>
  fc.array(fc.tuple(...chosen.map((kind) => columns[kind].cell)), { minLength: 1, maxLength: 20 }).map((rows) => rows.map((cells, index) => ({ cells, lineNumber: index + 1 })));
const chosenKinds = fc.shuffledSubarray(kinds, { minLength: 3 }).filter((chosen) => chosen.filter((kind) => telling.includes(kind)).length >= 2 && !(['goods'] as Kind[]).includes(chosen.at(-1) ?? 'goods'));

test('IN-1: a table without column names is known again by its columns, and is another one with a column moved or with a header', () => {
  fc.assert(fc.property(chosenKinds.chain((chosen) => fc.tuple(fc.constant(chosen), rowsOf(chosen), rowsOf(chosen))), ([chosen, first, second]) => {
    const shape = headerlessShape(first) ?? '';
    expect([firstRowIsData(first), firstRowIsData(second), fitsHeaderless(first, shape), fitsHeaderless(second, shape)]).toEqual([true, true, true, true]);
    const named: HeadRow[] = [{ cells: chosen.map((kind) => columns[kind].name), lineNumber: 1 }, ...second];
    expect([firstRowIsData(named), fitsHeaderless(named, shape)]).toEqual([false, false]);
    const [one = '', other = ''] = telling.filter((kind) => chosen.includes(kind));
    const swapped = chosen.map((kind) => (kind === one ? other : kind === other ? one : kind) as Kind);
    const moved = second.map((row) => ({ ...row, cells: swapped.map((kind) => row.cells[chosen.indexOf(kind)] ?? '') }));
    expect([fitsHeaderless(moved, shape), fitsHeaderless(second.map((row) => ({ ...row, cells: [...row.cells, 'x'] })), shape)]).toEqual([false, false]);
  }));
});

test('columns are called as a spreadsheet calls them', () => {
  expect([0, 25, 26, 27, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AB', 'AZ', 'BA', 'ZZ', 'AAA']);
});
