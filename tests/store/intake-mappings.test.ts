import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIntakeReader } from '../../electron/intake/intake-reader.ts';
import { allMappings } from '../../electron/store/file-mappings.ts';
import { createIntakeDesk, type IntakeDesk } from '../../electron/use-cases/intake/intake-desk.ts';
import { changeMapping, deleteMapping, saveMapping } from '../../electron/use-cases/intake/mappings.ts';
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
