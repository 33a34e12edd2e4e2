import { writeXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { readOpeningStock } from '../../../electron/intake/opening-stock.ts';
import { csvFile, encode, sample } from '../../support/intake-files.ts';

test('WH-2: a stock list by column names: code, count, shelf, barcode, variant, weight', async () => {
  const { rows, refusedLines, notes } = await readOpeningStock(
    csvFile('stock.csv', [['期初库存表'], ['序号', '商品名称', '规格', '商家编码', '可用库存', '实际库存', '货位', '条形码', '重量(kg)'], ['1', '纯棉T恤', '雾霾蓝;XL', 'TX220-雾霾蓝-XL', '8', '10', 'A-01-2', "'6901234567892", '0.25'], ['2', '马克杯', '青瓷', 'BZ350', '1', '1,200件', '', '', '350g'], ['', '合计', '', '', '', '1210', '', '', '']], { encoding: 'gb18030' }),
  );
  expect([refusedLines, notes]).toEqual([[], []]);
  expect(rows).toEqual([
    { lineNumber: 3, skuCode: 'TX220-雾霾蓝-XL', quantity: 10, barcode: '6901234567892', shelf: 'A-01-2', title: '纯棉T恤', colour: '雾霾蓝', size: 'XL', weightG: 250 },
    { lineNumber: 4, skuCode: 'BZ350', quantity: 1200, barcode: null, shelf: null, title: '马克杯', colour: '青瓷', size: null, weightG: 350 },
  ]);
});

test('WH-2: the same from a workbook, with numbers as numbers and English names', async () => {
  const bytes = (await writeXlsx({ sheets: [{ name: 'a', rows: [['SKU', 'Qty', 'Barcode', 'Color', 'Size', 'Weight'], ['A-1', 5, 690123456789, 'Red', 'M', 0.3], ['A-2', 0, null, 'Red', 'L', 1.25], ['A-3', 2, null, null, null, 2]] }] }));
  const { rows } = await readOpeningStock({ fileName: 'x.xlsx', bytes });
  expect(rows.map((row) => [row.lineNumber, row.skuCode, row.quantity, row.barcode, row.colour, row.size, row.weightG])).toEqual([
    [2, 'A-1', 5, '690123456789', 'Red', 'M', 300], [3, 'A-2', 0, null, 'Red', 'L', 1250], [4, 'A-3', 2, null, null, null, 2000],
  ]);
});

test('WH-2: lines that cannot be read are refused with their cell, the others stay', async () => {
  const { rows, refusedLines } = await readOpeningStock(csvFile('x.csv', [['商家编码', '库存', '69码'], ['A-1', '5', ''], ['', '3', '6901'], ['A-2', '若干', ''], ['A-3', '-1', ''], ['A-4', '1.5', ''], ['3.5E+16', '2', ''], ['A-5', '2', '6.9E+12'], ['A-6', '', '']]));
  expect(rows.map((row) => row.skuCode)).toEqual(['A-1']);
  expect(refusedLines.map((line) => [line.lineNumber, line.code, line.params['cell']])).toEqual([
    [3, 'intake.sku_code_missing', 'A3'], [4, 'intake.quantity_unreadable', 'B4'], [5, 'intake.quantity_unreadable', 'B5'], [6, 'intake.quantity_unreadable', 'B6'], [7, 'intake.code_lost_digits', 'A7'],
    [8, 'intake.code_lost_digits', 'C8'], [9, 'intake.quantity_unreadable', 'B9'],
  ]);
});

test('WH-2: a SKU twice: on two shelves both count, on one shelf it must say the same', async () => {
  const { rows, refusedLines, notes } = await readOpeningStock(csvFile('x.csv', [['编码', '数量', '货架'], ['A', '1', 'S1'], ['A', '2', 'S2'], ['B', '1', ''], ['B', '1', ''], ['C', '1', ''], ['C', '2', '']]));
  expect(rows.map((row) => [row.skuCode, row.quantity, row.shelf])).toEqual([['A', 1, 'S1'], ['A', 2, 'S2'], ['B', 1, null]]);
  expect(notes.map((note) => [note.lineNumber, note.code, note.params['line']])).toEqual([[5, 'intake.line_repeated', 4]]);
  expect(refusedLines.map((line) => [line.lineNumber, line.code, line.params['line']])).toEqual([[6, 'intake.stock_contradicts', 7], [7, 'intake.stock_contradicts', 6]]);
});

test('WH-2: a file without a code and a count is refused as a whole', async () => {
  expect((await readOpeningStock(csvFile('x.csv', [['商品名称', '价格'], ['a', '1']]))).refusedLines).toEqual([{ fileName: 'x.csv', lineNumber: 0, platformOrderNumber: null, code: 'intake.stock_columns_missing', params: { columns: '商品名称, 价格' } }]);
  expect((await readOpeningStock({ fileName: 'x.csv', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) })).refusedLines[0]?.code).toBe('intake.file_no_table');
  expect((await readOpeningStock({ fileName: 'x.xlsx', bytes: sample('taobao-2022/ExportOrderList16588888888.xlsx').bytes.subarray(0, 9000) })).refusedLines[0]?.code).toBe('intake.workbook_damaged');
  expect((await readOpeningStock({ fileName: 'x.csv', bytes: encode('') })).refusedLines[0]?.code).toBe('intake.file_empty');
});
