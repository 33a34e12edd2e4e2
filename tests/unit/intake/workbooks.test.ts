import { writeOds, writeXlsx, type CellValue } from 'hucre';
import { expect, test } from 'vitest';
import type { IntakeFile } from '../../../electron/intake/open-files.ts';
import { biffWorkbook } from '../../support/biff-workbook.ts';
import { encode, namesOf, read, sample, tableOf, taobaoDetailRow, taobaoRow } from '../../support/intake-files.ts';

const a = '35150000000000001';
const b = '35150000000000002';
const table = tableOf(namesOf('TB_LIST_2017'), [taobaoRow(a, { 买家留言: '一 < 二 & "三"\n四' }), taobaoRow(b)]);
const detail = tableOf(namesOf('TB_DETAIL_OLD'), [taobaoDetailRow(a), taobaoDetailRow(b)]);
const detailFile: IntakeFile = { fileName: 'd.csv', bytes: encode(detail.map((row) => row.join('\t')).join('\n')) };

const numbersOf = async (file: IntakeFile): Promise<unknown> => {
  const { orders, refusedLines } = await read(file, detailFile);
  return [orders.map((order) => [order.platformOrderNumber, order.source.lineNumber, order.buyerMessage, order.createdAt]), refusedLines];
};
const expected = [[[a, 2, '一 < 二 & "三"\n四', Date.UTC(2017, 6, 7, 16, 42, 32)], [b, 3, null, Date.UTC(2017, 6, 7, 16, 42, 32)]], []];

const xlsx = async (rows: readonly (readonly CellValue[])[], stringMode: 'shared' | 'inline' = 'shared', more: { name: string; rows: CellValue[][]; hidden?: boolean }[] = []): Promise<Uint8Array> =>
  (await writeXlsx({ stringMode, sheets: [...more.slice(0, 1), { name: '订单', rows: rows.map((row) => [...row]) }, ...more.slice(1)] }));

test('IN-1: the same table as XLSX, ODS, XLS, HTML and XML under any name gives the same orders', async () => {
  const html = (encoding: 'utf8' | 'gb18030'): Uint8Array =>
    encode(`<html><head><meta charset="x"></head><body><table>${table.map((row) => `<tr>${row.map((cell) => `<td>${cell.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace('\n', '<br>')}</td>`).join('')}</tr>`).join('')}</table></body></html>`, encoding);
  const xml = encode(
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>${table
      .map((row) => `<Row>${row.map((cell) => `<Cell><Data ss:Type="String">${cell.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace('\n', '&#10;')}</Data></Cell>`).join('')}</Row>`)
      .join('')}</Table></Worksheet></Workbook>`,
  );
  for (const [what, bytes] of Object.entries({
    shared: await xlsx(table), inline: await xlsx(table, 'inline'), ods: (await writeOds({ sheets: [{ name: 'a', rows: table.map((row) => [...row]) }] })), xls: biffWorkbook(table), xml,
  })) expect(await numbersOf({ fileName: `${what}.csv`, bytes }), what).toEqual(expected);
  for (const encoding of ['utf8', 'gb18030'] as const) {
    const { orders, refusedLines } = await read({ fileName: 'x.xls', bytes: html(encoding) }, detailFile);
    expect([orders.map((order) => order.platformOrderNumber), orders[0]?.buyerMessage?.replace(/\s/g, ''), refusedLines], encoding).toEqual([[a, b], '一<二&"三"四', []]);
  }
});

test('IN-1: numeric cells: short ids and counts are read, an order number of more than fifteen digits is refused with its cell', async () => {
  const cell = (row: readonly string[], changes: Record<string, CellValue>): CellValue[] => row.map((text, i) => changes[namesOf('TB_LIST_2017')[i] ?? ''] ?? text);
  const rows = [table[0] as string[], cell(table[1] as string[], { 订单编号: Number(a) }), cell(table[2] as string[], { 宝贝总数量: 1, 总金额: 264.3, 买家实际支付金额: 0.1 + 0.2, 订单创建时间: new Date(Date.UTC(2017, 6, 8, 0, 42, 32)) })];
  for (const bytes of [await xlsx(rows), await xlsx(rows, 'inline')]) {
    const { orders, refusedLines } = await read({ fileName: 'x.xlsx', bytes }, detailFile);
    expect(orders.map((order) => [order.platformOrderNumber, order.totalFen, order.paidFen, order.createdAt])).toEqual([[b, 26430, 30, Date.UTC(2017, 6, 7, 16, 42, 32)]]);
    expect(refusedLines.filter((line) => line.fileName === 'x.xlsx').map((line) => [line.lineNumber, line.code, line.params['cell']])).toEqual([[2, 'intake.order_number_lost_digits', 'A2']]);
  }
  const short = await read({ fileName: 'x.xlsx', bytes: await xlsx([table[0] as string[], cell(table[1] as string[], { 订单编号: 351500009176543 })]) });
  expect(short.orders.map((order) => order.platformOrderNumber)).toEqual(['351500009176543']);
  const legacy = await read({ fileName: 'x.xls', bytes: biffWorkbook([table[0] as string[], cell(table[1] as string[], { 订单编号: Number(a) }) as string[]]) });
  expect(legacy.refusedLines.map((line) => line.code)).toEqual(['intake.order_number_lost_digits']);
});

test('IN-1: list and detail as two sheets of one workbook, beside notes and hidden sheets', async () => {
  const bytes = await xlsx(table, 'shared', [{ name: '说明', rows: [['本表由系统导出']] }, { name: '宝贝', rows: detail.map((row) => [...row]) }, { name: '旧', rows: table.map((row) => [...row]), hidden: true }]);
  const { orders, refusedLines, summary } = await read({ fileName: 'x.xlsx', bytes });
  expect([orders.map((order) => [order.platformOrderNumber, order.lines[0]?.skuCode, order.holdCauses]), refusedLines]).toEqual([[[a, 'SKU-1', undefined], [b, 'SKU-1', undefined]], []]);
  expect(summary.files.map((file) => [file.sheetName, file.kind])).toEqual([['订单', 'taobao_list'], ['宝贝', 'taobao_detail']]);
});

test('IN-3: refused lines of a workbook with several sheets name the sheet', async () => {
  const bytes = await xlsx([...table.slice(0, 2), (table[2] as string[]).map((cell) => (cell === '买家已付款，等待卖家发货' ? '不知道' : cell))], 'shared', [{ name: '说明', rows: [['本表由系统导出']] }]);
  const { refusedLines } = await read({ fileName: 'x.xlsx', bytes });
  expect(refusedLines.map((line) => [line.lineNumber, line.code, line.params['sheet']])).toEqual([[3, 'intake.status_unknown', '订单']]);
});

test('IN-1: blank rows and banners above the table keep the line numbers of the sheet', async () => {
  const { orders } = await read({ fileName: 'x.xlsx', bytes: await xlsx([['淘宝订单'], [], ['导出人', '李示例'], [], ...table]) });
  expect(orders.map((order) => order.source.lineNumber)).toEqual([6, 7]);
});

test('IN-1: writers differ: prefixed names, cells without places, rich text, escaped characters', async () => {
  const { default: iconv } = await import('iconv-lite');
  const { deflateRawSync } = await import('node:zlib');
  const { crc32 } = await import('../../../electron/intake/workbook/crc32.ts');
  const part = (name: string, content: string): { name: string; content: Buffer } => ({ name, content: iconv.encode(content, 'utf8') });
  const shared = ['订单号', '订单状态', '商品', '商品数量(件)', '240517-000000000000001'].map((text) => `<x:si><x:r><x:t>${text.slice(0, 1)}</x:t></x:r><x:r><x:t xml:space="preserve">${text.slice(1)}</x:t></x:r><x:rPh sb="0" eb="1"><x:t>假名</x:t></x:rPh></x:si>`);
  const cells = (values: readonly string[]): string => values.map((value) => `<x:c t='${value.startsWith('#') ? 's' : 'inlineStr'}'>${value.startsWith('#') ? `<x:v>${value.slice(1)}</x:v>` : `<x:is><x:t>${value}</x:t></x:is>`}</x:c>`).join('');
  const parts = [
    part('[Content_Types].xml', '<Types/>'),
    part('xl/workbook.xml', '<x:workbook xmlns:x="m" xmlns:r="o"><x:sheets><x:sheet name="甲" sheetId="1" r:id="R1"/></x:sheets></x:workbook>'),
    part('xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="R1" Type="http://x/worksheet" Target="/xl/worksheets/data.xml"/><Relationship Id="R2" Type="http://x/sharedStrings" Target="texts.xml"/></Relationships>'),
    part('xl/texts.xml', `<x:sst xmlns:x="m">${shared.join('')}</x:sst>`),
    part('xl/worksheets/data.xml', `<x:worksheet xmlns:x="m"><x:cols><x:col min="1"/></x:cols><x:sheetData><x:row>${cells(['#0', '#1', '#2', '#3', '用户实付金额(元)', '商品规格'])}</x:row><x:row/><x:row>${cells(['#4', '待发货', 'A_x000A_B &amp; &#x4e2d;_x005F_x0041_', '2', '9.90', '红色 M'])}</x:row></x:sheetData></x:worksheet>`),
  ];
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    chunks.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  const { orders, refusedLines } = await read({ fileName: 'x.xlsx', bytes: Buffer.concat([...chunks, list, end]) });
  expect(refusedLines).toEqual([]);
  expect(orders.map((order) => [order.platformOrderNumber, order.lines[0]?.title, order.lines[0]?.quantity, order.lines[0]?.size])).toEqual([['240517-000000000000001', 'A B & 中_x0041_', 2, 'M']]);
});

test('IN-3: a locked workbook is refused as locked', async () => {
  const bytes = (await writeXlsx({ sheets: [{ name: 'a', rows: table.map((row) => [...row]) }], encryption: { password: 'x', spinCount: 1000 } }));
  expect((await read({ fileName: 'x.xlsx', bytes })).refusedLines.map((line) => line.code)).toEqual(['intake.workbook_locked']);
});

test('IN-1: our own reader and the workbook library agree on a real export', async () => {
  const { read: library } = await import('hucre');
  const { openWorkbook } = await import('../../../electron/intake/workbook/open-workbook.ts');
  for (const path of ['taobao-2022/ExportOrderList16588888888.xlsx', 'taobao-2022/ExportOrderDetailList16588888888.xlsx']) {
    const { bytes } = sample(path);
    const opened = await openWorkbook(bytes, 'xlsx');
    if (!opened.ok) throw new Error(opened.code);
    const rows: string[][] = [];
    for await (const row of opened.sheets[0]?.rows({ columns: null }) ?? []) rows[row.index] = [...row.values];
    expect(rows).toEqual((await library(bytes)).sheets[0]?.rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
  }
});
