import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIntakeReader } from '../../electron/intake/intake-reader.ts';
import { allMappings } from '../../electron/store/file-mappings.ts';
import { createIntakeDesk, type IntakeDesk } from '../../electron/use-cases/intake/intake-desk.ts';
import { changeMapping, deleteMapping, saveHeaderless, saveMapping } from '../../electron/use-cases/intake/mappings.ts';
import { codeOf, mustBe, openTestShop, type TestShop } from '../support/shop.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

let shop: TestShop;
let desk: IntakeDesk;
beforeEach(async () => {
  shop = await openTestShop();
  desk = createIntakeDesk({
    services: () => shop.services, startReading: createIntakeReader(new URL('../../electron/intake/intake-worker.ts', import.meta.url)), reportBug: (error) => { throw error as Error; },
  });
});
afterEach(async () => {
  await desk.settled();
  shop.close();
});

const header = ['订货单号', '姓名', '手机', '地址', '品名', '数量', '金额'];
const rows = (count: number, from = 1): string[][] => Array.from({ length: count }, (_, index) => [`DD-00${from + index}`, '张伟', '13800000001', '四川省成都市武侯区天府大道100号', '杯子', '1', '10']);
const write = (name: string, table: readonly (readonly string[])[]): string => {
  const path = join(temporaryFolder('mapped'), name);
  writeFileSync(path, table.map((cells) => cells.join(',')).join('\n'));
  return path;
};
const readTo = async (...paths: string[]): Promise<ReturnType<IntakeDesk['state']>> => {
  mustBe(desk.read(paths));
  await desk.settled();
  return desk.state();
};
const save = async (): Promise<void> => {
  const state = desk.state();
  if (state.phase !== 'mapping') throw new Error(state.phase);
  const asking = desk.asking(state.readingId);
  mustBe(saveMapping(shop.services, shop.manager, asking?.sample.head[state.header]?.cells ?? [], '门店单', state.guess));
  mustBe(desk.again());
  await desk.settled();
};
const importIt = async (): Promise<unknown> => {
  const state = desk.state();
  if (state.phase !== 'preview') throw new Error(state.phase);
  mustBe(desk.confirm(shop.manager, state.readingId));
  await desk.settled();
  return desk.state();
};

test('IN-1: an unknown file asks for its columns; said once, the next file of the shape comes in by itself', async () => {
  expect(await readTo(write('a.csv', [header, ...rows(3)]))).toMatchObject({ phase: 'mapping', fileName: 'a.csv', header: 0, tablesLeft: 0, likeName: '', why: { code: 'intake.file_unknown' } });
  await save();
  expect(desk.state()).toMatchObject({ phase: 'preview', newOrders: 3, refusedTotal: 0, files: [{ kind: 'mapped' }] });
  expect(await importIt()).toMatchObject({ phase: 'done', newOrders: 3 });
  expect(await readTo(write('b.csv', [header, ...rows(4)]))).toMatchObject({ phase: 'preview', newOrders: 1, unchangedOrders: 3 });
  expect(await importIt()).toMatchObject({ newOrders: 1, unchangedOrders: 3 });
  expect(allMappings(shop.store.reader)).toMatchObject([{ name: '门店单', uses: 2, usedAt: shop.clock.now }]);
});

test('IN-1: a file with one column more is filled in from the kept mapping and asked about', async () => {
  await readTo(write('a.csv', [header, ...rows(1)]));
  await save();
  const state = await readTo(write('b.csv', [[...header, '备注'], [...(rows(1)[0] ?? []), '加急']]));
  expect(state).toMatchObject({ phase: 'mapping', likeName: '门店单', guess: { columns: expect.arrayContaining([{ name: '备注', field: 'note' }]) as unknown } });
});

test('IN-3: a table left out is refused with its reason, and can be named from the preview after all', async () => {
  await readTo(write('a.csv', [header, ...rows(2)]));
  const asked = desk.state();
  if (asked.phase !== 'mapping') throw new Error(asked.phase);
  expect(codeOf(desk.leaveOut('another'))).toBe('intake.preview_gone');
  expect(codeOf(desk.confirm(shop.manager, asked.readingId))).toBe('intake.preview_gone');
  mustBe(desk.leaveOut(asked.readingId));
  expect(desk.state()).toMatchObject({ phase: 'preview', orders: 0, refusedTotal: 1, refusedLines: [{ code: 'intake.file_unknown' }], files: [{ canBeMapped: true }] });
  mustBe(desk.mapFile(asked.readingId, 0));
  expect(desk.state().phase).toBe('mapping');
});

test('IN-1: kept mappings are changed and deleted; what does not fit is refused and changes nothing', async () => {
  await readTo(write('a.csv', [header, ...rows(1)]));
  await save();
  const [kept] = allMappings(shop.store.reader);
  if (kept === undefined) throw new Error('nothing kept');
  const { mapping } = kept;
  const without = { ...mapping, columns: mapping.columns.map((column) => (column.field === 'title' ? { ...column, field: null } : column)) };
  expect(codeOf(changeMapping(shop.services, shop.manager, kept.id, 'x', without))).toBe('mapping.goods_missing');
  expect(codeOf(changeMapping(shop.services, shop.manager, kept.id, 'x', { ...mapping, columns: mapping.columns.slice(1) }))).toBe('mapping.other_columns');
  expect(codeOf(saveMapping(shop.services, shop.manager, ['别的', '列'], 'x', mapping))).toBe('mapping.other_columns');
  mustBe(changeMapping(shop.services, shop.manager, kept.id, '新名', { ...mapping, shopName: '二店' }));
  expect(allMappings(shop.store.reader)).toMatchObject([{ name: '新名', mapping: { shopName: '二店' } }]);
  mustBe(deleteMapping(shop.services, shop.manager, kept.id));
  expect(codeOf(deleteMapping(shop.services, shop.manager, kept.id))).toBe('mapping.unknown');
  expect(await readTo(write('b.csv', [header, ...rows(1)]))).toMatchObject({ phase: 'mapping' });
});

const bare = (count: number, from = 1): string[][] => rows(count, from).map((cells, index) => [`DD2026110${from + index}`, ...cells.slice(1), index % 2 === 0 ? '' : '轻放']);
const writeBytes = (name: string, bytes: Uint8Array): string => {
  const path = join(temporaryFolder('mapped'), name);
  writeFileSync(path, bytes);
  return path;
};
const gbk = (name: string, table: readonly (readonly string[])[]): string => writeBytes(name, iconv.encode(table.map((cells) => cells.join(',')).join('\r\n'), 'gbk'));
const workbook = async (name: string, table: string[][]): Promise<string> => writeBytes(name, await writeXlsx({ sheets: [{ name: 'Sheet1', rows: table }] }));
const saveBare = async (): Promise<void> => {
  const state = desk.state();
  if (state.phase !== 'mapping') throw new Error(state.phase);
  mustBe(saveHeaderless(shop.services, shop.manager, desk.asking(state.readingId)?.sample.head ?? [], '群里的单', state.guess));
  mustBe(desk.again());
  await desk.settled();
};

test('IN-1: a file without column names is known by what its columns hold, its first row is an order, and the next such file comes in by itself', async () => {
  const asked = await readTo(gbk('a.csv', bare(3)));
  expect(asked).toMatchObject({ phase: 'mapping', header: -1, guess: { rows: 'order', columns: [
    { name: '#1', field: 'orderNumber' }, { name: '#2', field: 'receiverName' }, { name: '#3', field: 'mobile' }, { name: '#4', field: 'address' }, { name: '#5', field: 'title' }, { name: '#6', field: 'quantity' }, { name: '#7' }, { name: '#8' },
  ] } });
  await saveBare();
  expect(desk.state()).toMatchObject({ phase: 'preview', newOrders: 3, refusedTotal: 0, files: [{ kind: 'mapped', rows: 3 }] });
  expect(await importIt()).toMatchObject({ phase: 'done', newOrders: 3 });
  expect(shop.store.reader.all('SELECT platform_order_number AS n FROM orders ORDER BY n')).toEqual([{ n: 'DD20261101' }, { n: 'DD20261102' }, { n: 'DD20261103' }]);
  expect(await readTo(await workbook('b.xlsx', bare(4)))).toMatchObject({ phase: 'preview', newOrders: 1, unchangedOrders: 3 });
  await importIt();
  expect(allMappings(shop.store.reader)).toMatchObject([{ name: '群里的单', uses: 2 }]);
});

test('IN-3: lines of a file without column names are refused by their own number, from the first on', async () => {
  await readTo(gbk('a.csv', bare(6)));
  await saveBare();
  const table = bare(6);
  for (const at of [0, 3]) table[at] = (table[at] ?? []).map((cell, column) => (column === 0 ? '见备注' : cell));
  for (const path of [gbk('b.csv', table), await workbook('b.xlsx', table)]) {
    const state = await readTo(path);
    expect(state).toMatchObject({ phase: 'mapping' });
  }
  const wrong = bare(6).map((cells, at) => cells.map((cell, column) => (column === 5 && (at === 0 || at === 5) ? '0' : cell)));
  for (const path of [gbk('c.csv', wrong), await workbook('c.xlsx', wrong)]) {
    const state = await readTo(path);
    if (state.phase !== 'preview') throw new Error(state.phase);
    expect([state.newOrders, state.refusedLines.map(({ lineNumber }) => lineNumber)]).toEqual([4, [1, 6]]);
  }
});

test('IN-1: a mapping for files without column names is used for no other file', async () => {
  await readTo(gbk('a.csv', bare(3)));
  await saveBare();
  const other = [
    bare(3).map((cells) => [...cells, '9.90']), bare(3).map((cells) => cells.slice(0, -2)), bare(3).map(([number, name, phone, ...rest]) => [number ?? '', phone ?? '', name ?? '', ...rest]),
    [[...header, '备注'], ...bare(3)],
  ];
  for (const table of other) expect((await readTo(gbk('b.csv', table))).phase).toBe('mapping');
  expect(desk.state()).toMatchObject({ header: 0 });
  const texts = [['甲', '乙', '丙'], ['丁', '戊', '己']];
  const [kept] = allMappings(shop.store.reader);
  if (kept === undefined) throw new Error('nothing kept');
  expect(codeOf(saveHeaderless(shop.services, shop.manager, texts.map((cells, index) => ({ cells, lineNumber: index + 1 })), 'x', kept.mapping))).toBe('mapping.no_pattern');
  mustBe(changeMapping(shop.services, shop.manager, kept.id, '新名', kept.mapping));
  mustBe(deleteMapping(shop.services, shop.manager, kept.id));
});
