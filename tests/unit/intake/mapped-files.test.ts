import fc from 'fast-check';
import iconv from 'iconv-lite';
import { writeXlsx, type CellValue } from 'hucre';
import { describe, expect, test } from 'vitest';
import { mappingFaults, shapeOf, type FileMapping, type MappedField } from '../../../shared/domain/intake/file-mapping.ts';
import type { OrderDraft } from '../../../shared/domain/intake/order-draft.ts';
import type { IntakeFile } from '../../../electron/intake/open-files.ts';
import { readExports } from '../../../electron/intake/read-export.ts';
import { csvFile, csvText, encode, read, shanghai } from '../../support/intake-files.ts';

/** The file as its first import sees it: nobody knows it, its columns are guessed. */
const guessOf = async (file: IntakeFile): Promise<FileMapping> => {
  const { orders, summary } = await read(file);
  expect(orders).toEqual([]);
  const unknown = summary.files[0]?.unknown;
  if (unknown === undefined) throw new Error(`no sample: ${JSON.stringify(summary.files)}`);
  return unknown.guess;
};
const readMapped = (file: IntakeFile, mapping: FileMapping): ReturnType<typeof readExports> =>
  readExports([file], { ...shanghai, mappings: [{ shape: shapeOf(mapping.columns.map(({ name }) => name)), mapping }] });
const fieldsOf = (mapping: FileMapping): Record<string, MappedField> => Object.fromEntries(mapping.columns.flatMap(({ name, field }) => (field === null ? [] : [[name, field]])));

const people = [['张伟', '13800000001', '四川省成都市武侯区天府大道100号'], ['欧阳小敏', '13900000002', '广东省广州市越秀区示例路2号301'], ['李示例', '028-88880003', '浙江省杭州市余杭区五常街道文一西路969号']] as const;

describe('IN-1: a file of no platform: its columns are guessed by name and by content', () => {
  test('a shop’s own list in Chinese, one row an order', async () => {
    const file = csvFile('own.csv', [
      ['某某小店 五月订货单', '', '', '', '', '', '', '', ''],
      ['序号', '单据编号', '日期', '客户', '收货人', '联系电话', '收货地址', '品名', '规格', '数量', '单价', '金额', '备注'],
      ...people.map(([name, phone, address], index) => [String(index + 1), `DD2024050${index}`, `2024/5/${index + 1}`, `客户${index}`, name, phone, address, '纯棉T恤', '红色/L', String(index + 1), '39.50', String(39.5 * (index + 1)), index === 0 ? '加急' : '']),
      ['合计', '', '', '', '', '', '', '', '', '6', '', '237.00', ''],
    ], { encoding: 'gb18030' });
    const mapping = await guessOf(file);
    expect(fieldsOf(mapping)).toEqual({
      单据编号: 'orderNumber', 日期: 'createdAt', 客户: 'buyerNick', 收货人: 'receiverName', 联系电话: 'mobile', 收货地址: 'address', 品名: 'title', 规格: 'properties', 数量: 'quantity', 单价: 'unitPrice', 金额: 'total', 备注: 'note',
    });
    expect([mapping.rows, mappingFaults(mapping)]).toEqual(['order', []]);
    const { orders, refusedLines, summary } = await readMapped(file, mapping);
    expect([refusedLines, summary.files[0]?.kind, summary.ignoredRowCount]).toEqual([[], 'mapped', 1]);
    expect(orders[0]).toMatchObject({
      platform: 'other', platformOrderNumber: 'DD20240500', state: 'paid', totalFen: 3950, paidFen: 3950, platformNote: '加急', createdAt: Date.UTC(2024, 3, 30, 16),
      receiver: { name: '张伟', phone: '13800000001', province: '四川省', city: '成都市', district: '武侯区', detail: '天府大道100号' }, lines: [{ title: '纯棉T恤', colour: '红色', size: 'L', quantity: 1, unitPriceFen: 3950 }], source: { lineNumber: 3 },
    });
  });

  test('what buyers said is no nick and no article, by its name and where no column has one', async () => {
    const rows = [0, 1, 2, 3, 4, 5].map((index) => [`XS2026110${index}`, ...people[index % 3]!, ['TX220-FB-L', 'KZ310-HS-M'][index % 2] ?? '', String(1 + (index % 2)), (59.9 + index).toFixed(2), ['', '请发顺丰', '不要发票'][index % 3] ?? '']);
    const named = await guessOf(csvFile('named.csv', [['编号', '收货人姓名', '联系方式', '送货地址', '货号', '件数', '实付(元)', '买家说'], ...rows]));
    expect(fieldsOf(named)).toMatchObject({ 买家说: 'buyerMessage', 货号: 'skuCode', 编号: 'orderNumber' });
    const bare = await guessOf(csvFile('bare.csv', rows));
    expect(bare.columns.map(({ field }) => field)).toEqual(['orderNumber', 'receiverName', 'mobile', 'address', 'skuCode', 'quantity', 'total', 'buyerMessage']);
  });

  test('an English list of a marketplace, several rows an order, American dates', async () => {
    const file = csvFile('us.csv', [
      ['order-id', 'order-item-id', 'purchase-date', 'buyer-name', 'recipient-name', 'ship-address-1', 'ship-address-2', 'ship-city', 'ship-state', 'ship-postal-code', 'ship-country', 'ship-phone-number', 'sku', 'product-name', 'quantity-purchased', 'item-price', 'currency'],
      ['111-0000001-0000001', '501', '12/31/2023 11:05 PM', 'Jo Example', 'Jo Example', '1 Example Street', 'Apt 2', 'Springfield', 'IL', '62701', 'US', '+1 555 010 0001', 'MUG-BLUE', 'Mug - Blue', '2', '9.50', 'USD'],
      ['111-0000001-0000001', '502', '12/31/2023 11:05 PM', 'Jo Example', 'Jo Example', '1 Example Street', 'Apt 2', 'Springfield', 'IL', '62701', 'US', '+1 555 010 0001', 'MUG-RED', 'Mug - Red', '1', '9.50', 'USD'],
      ['111-0000002-0000002', '503', '1/2/2024 9:00 AM', 'Al Example', 'Al Example', '5 Example Road', '', 'Portland', 'OR', '97201', 'US', '+1 555 010 0002', 'MUG-BLUE', 'Mug - Blue', '1', '9.50', 'USD'],
    ], { delimiter: '\t', quotes: 'needed' });
    const mapping = await guessOf(file);
    expect([mapping.rows, mapping.dateOrder]).toEqual(['line', 'mdy']);
    const { orders, refusedLines } = await readMapped(file, mapping);
    expect(refusedLines).toEqual([]);
    expect(orders.map((order) => [order.platformOrderNumber, order.lines.map((line) => [line.skuCode, line.quantity]), order.createdAt, order.totalFen])).toEqual([
      ['111-0000001-0000001', [['MUG-BLUE', 2], ['MUG-RED', 1]], Date.UTC(2023, 11, 31, 15, 5), 2850], ['111-0000002-0000002', [['MUG-BLUE', 1]], Date.UTC(2024, 0, 2, 1), 950],
    ]);
    expect(orders[0]).toMatchObject({ currency: 'USD', receiver: { name: 'Jo Example', country: 'US', city: 'Springfield', province: 'IL', postcode: '62701', detail: '1 Example Street Apt 2' } });
  });

  test('order cells only on the first row of each order (merged cells)', async () => {
    const rows: CellValue[][] = [
      ['订货单号', '姓名', '手机', '省', '市', '区', '详细地址', '货号', '品名', '颜色', '尺码', '数量'],
      ['A-1001', '张伟', '13800000001', '四川省', '成都市', '武侯区', '天府大道100号', 'TX01', 'T恤', '红色', 'L', 2], ['', '', '', '', '', '', '', 'TX01', 'T恤', '黑色', 'M', 1],
      ['A-1002', '李示例', '13900000002', '广东省', '广州市', '越秀区', '示例路2号', 'KZ02', '裤子', '蓝色', '30', 1], ['', '', '', '', '', '', '', '', '合计', '', '', 4],
    ];
    const file: IntakeFile = { fileName: 'x.xlsx', bytes: await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] }) };
    const mapping = await guessOf(file);
    expect(mapping.rows).toBe('line_below');
    const { orders, refusedLines } = await readMapped(file, mapping);
    expect([orders.map((order) => [order.platformOrderNumber, order.lines.map((line) => [line.skuCode, line.colour, line.size, line.quantity])]), refusedLines]).toEqual([
      [['A-1001', [['TX01', '红色', 'L', 2], ['TX01', '黑色', 'M', 1]]], ['A-1002', [['KZ02', '蓝色', '30', 1]]]], [],
    ]);
  });

  test('a group-buying list: no numbers, name, phone and address in one cell, goods in one cell; the same file again is the same orders', async () => {
    const file = csvFile('jielong.csv', [
      ['序号', '微信昵称', '收货信息', '接龙内容', '备注'],
      ['1', '阿花', '张伟 13800000001 四川省成都市武侯区天府大道100号', '红富士苹果5斤x2；赣南脐橙10斤x1', ''],
      ['2', '小明', '广东省广州市越秀区示例路2号301 欧阳小敏 13900000002', '赣南脐橙10斤 2箱', '不要太熟'],
    ]);
    const mapping = await guessOf(file);
    expect(fieldsOf(mapping)).toEqual({ 微信昵称: 'buyerNick', 收货信息: 'receiverText', 接龙内容: 'goodsList', 备注: 'note' });
    const first = await readMapped(file, mapping);
    expect(first.refusedLines).toEqual([]);
    expect(first.orders.map((order) => [order.receiver.name, order.receiver.phone, order.receiver.district, order.lines.map((line) => [line.title, line.quantity])])).toEqual([
      ['张伟', '13800000001', '武侯区', [['红富士苹果5斤', 2], ['赣南脐橙10斤', 1]]], ['欧阳小敏', '13900000002', '越秀区', [['赣南脐橙10斤', 2]]],
    ]);
    expect(first.orders.every((order) => /^R[0-9A-F]{12}$/.test(order.platformOrderNumber))).toBe(true);
    const again = await readMapped(file, mapping);
    expect(again.orders).toEqual(first.orders);
  });

  test('columns with names that say nothing are known by what stands in them', async () => {
    const file = csvFile('x.csv', [['编号', '甲', '乙', '丙', '商品', '数量'], ...people.map(([name, phone, address], index) => [`NO-20240${index}`, name, phone, address, '马克杯', '1'])]);
    expect(fieldsOf(await guessOf(file))).toEqual({ 编号: 'orderNumber', 甲: 'receiverName', 乙: 'mobile', 丙: 'address', 商品: 'title', 数量: 'quantity' });
  });

  test('semicolons, UTF-16, GBK, decimal commas, quoted line breaks, wrapped numbers', async () => {
    const rows = [
      ['Bestellung', 'Order number', 'Order date', 'Full name', 'Phone', 'Street address', 'City', 'Postcode', 'Country', 'Item name', 'Qty', 'Total', 'Notes'],
      ['1', '="000123456789012345"', '31.12.2023', 'Anna Example', '+49 30 0000000', 'Beispielstr. 1\nHinterhaus', 'Berlin', '10115', 'Germany', 'Becher', '2', '1.234,50', 'a;b'],
    ];
    for (const encoding of ['utf8', 'utf8-mark', 'utf16le', 'utf16be', 'gb18030'] as const) {
      const file = csvFile('x.txt', rows, { encoding, delimiter: ';' });
      const mapping = await guessOf(file);
      const { orders, refusedLines } = await readMapped(file, mapping);
      expect([refusedLines, orders[0]]).toMatchObject([[], { platformOrderNumber: '000123456789012345', totalFen: 123450, createdAt: Date.UTC(2023, 11, 30, 16), receiver: { country: 'DE', city: 'Berlin', detail: 'Beispielstr. 1 Hinterhaus' } }]);
    }
  });
});

describe('IN-1: a mapping once made', () => {
  const header = ['订货单号', '状态', '姓名', '手机', '地址', '品名', '数量', '金额', '下单时间'];
  const row = (number: string, cells: Partial<Record<string, string>> = {}): string[] => header.map((name) => cells[name] ?? ({ 订货单号: number, 状态: '已收款', 姓名: '张伟', 手机: '13800000001', 地址: '四川省成都市武侯区天府大道100号', 品名: '杯子', 数量: '1', 金额: '10', 下单时间: '2024-05-17 10:00' } as Record<string, string>)[name] ?? '');
  const of = async (rows: string[][]): Promise<{ mapping: FileMapping; file: IntakeFile }> => {
    const file = csvFile('x.csv', [header, ...rows]);
    return { file, mapping: await guessOf(file) };
  };

  test('status words that nobody knows are refused by line until a person says what they mean', async () => {
    const { file, mapping } = await of([row('DD-000001'), row('DD-000002', { 状态: '客户确认中' })]);
    const before = await readMapped(file, mapping);
    expect(before.refusedLines.map(({ lineNumber, code, params }) => [lineNumber, code, params['status']])).toEqual([[2, 'intake.status_unknown', '已收款'], [3, 'intake.status_unknown', '客户确认中']]);
    const after = await readMapped(file, { ...mapping, statusWords: { 已收款: 'paid', '客户 确认中': 'awaiting_payment' } });
    expect(after.orders.map((order: OrderDraft) => [order.state, order.paidFen])).toEqual([['paid', 1000], ['awaiting_payment', 0]]);
  });

  test('what cannot be read is refused by line with its cell: amounts, counts, times, numbers that lost digits', async () => {
    const { file, mapping } = await of([row('DD-000001', { 状态: '待发货' })]);
    const bad = csvFile('x.csv', [header, row('DD-1', { 状态: '待发货', 金额: '十块' }), row('DD-2', { 状态: '待发货', 数量: '一些' }), row('DD-3', { 状态: '待发货', 下单时间: '昨天' }), row('3.51531E+16', { 状态: '待发货' }), row('', { 状态: '待发货' }), row('DD-6', { 状态: '待发货' })]);
    const { orders, refusedLines } = await readMapped(bad, mapping);
    expect(orders.map((order) => order.platformOrderNumber)).toEqual(['DD-6']);
    expect(refusedLines.map(({ lineNumber, code, params }) => [lineNumber, code, params['cell']]).sort()).toEqual([
      [2, 'intake.amount_unreadable', 'H2'], [3, 'intake.quantity_unreadable', 'G3'], [4, 'intake.time_unreadable', 'I4'], [5, 'intake.order_number_lost_digits', 'A5'], [6, 'intake.order_number_missing', 'A6'],
    ]);
    expect(file.fileName).toBe('x.csv');
  });

  test('fits the next file of the same columns in any order, under banners, in any container, and no other file', async () => {
    const { mapping } = await of([row('DD-000001', { 状态: '待发货' })]);
    const order = [8, 3, 1, 0, 2, 7, 6, 5, 4];
    const shuffled = [header, row('DD-7', { 状态: '待发货' })].map((cells) => order.map((column) => cells[column] ?? ''));
    const html = encode(`<html><body><table><tr><td colspan="9">五月</td></tr>${shuffled.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></body></html>`);
    for (const bytes of [encode([['五月'], ...shuffled].map((cells) => cells.join('\t')).join('\n')), html, await writeXlsx({ sheets: [{ name: 'a', rows: [['五月'], [], ...shuffled] }] })]) {
      const { orders, refusedLines } = await readMapped({ fileName: 'y.xls', bytes }, mapping);
      expect([orders.map((one) => [one.platformOrderNumber, one.receiver.name, one.totalFen]), refusedLines]).toEqual([[['DD-7', '张伟', 1000]], []]);
    }
    const other = await readMapped(csvFile('z.csv', [[...header, '新列'], [...row('DD-8'), 'x']]), mapping);
    expect([other.orders, other.summary.files[0]?.unknown === undefined]).toEqual([[], false]);
  });

  test('an order that comes twice with the same words counts once, with other words it is refused', async () => {
    const { mapping } = await of([row('DD-000001', { 状态: '待发货' })]);
    const { orders, notes, refusedLines } = await readMapped(csvFile('x.csv', [header, row('DD-1', { 状态: '待发货' }), row('DD-1', { 状态: '待发货' }), row('DD-2', { 状态: '待发货' }), row('DD-2', { 状态: '待发货', 数量: '3' })]), { ...mapping, rows: 'order' });
    expect([orders.map((order) => order.platformOrderNumber), notes.map((note) => note.code), refusedLines.map((line) => line.code)]).toEqual([['DD-1'], ['intake.line_repeated'], ['intake.order_contradicts', 'intake.order_contradicts']]);
  });
});

test('IN-1: prose, a single column and what is no table ask nobody for columns', async () => {
  for (const text of ['你好，在吗？\n我想要两件红色的。\n谢谢', 'a\nb\nc', '一行字']) {
    const { summary } = await read({ fileName: 'x.txt', bytes: encode(text) });
    expect(summary.files[0]?.unknown, text).toBeUndefined();
  }
});

test('IN-1: a list from Taiwan, in Big5 or UTF-8: names in traditional characters, its own words for statuses', async () => {
  const rows = [
    ['訂單編號', '訂單狀態', '訂單成立時間', '收件者姓名', '收件者電話', '收件地址', '商品名稱', '規格', '數量', '單價', '運費', '訂單總額', '買家備註'],
    ['TW2405170001', '待出貨', '2024/05/17 10:05', '林示例', '0912000001', '臺北市信義區示例路1號', '馬克杯', '紅色', '2', '150', '60', '360', '請盡快'],
  ];
  for (const bytes of [iconv.encode(csvText(rows), 'big5'), encode(csvText(rows))]) {
    const file = { fileName: 'tw.csv', bytes };
    const mapping = await guessOf(file);
    expect(fieldsOf(mapping)).toMatchObject({ 訂單編號: 'orderNumber', 訂單狀態: 'status', 收件地址: 'address', 商品名稱: 'title', 數量: 'quantity', 單價: 'unitPrice', 運費: 'freight', 訂單總額: 'total', 買家備註: 'buyerMessage' });
    const { orders, refusedLines } = await readMapped(file, mapping);
    expect([refusedLines, orders[0]]).toMatchObject([[], { platformOrderNumber: 'TW2405170001', state: 'paid', totalFen: 36000, freightFen: 6000, buyerMessage: '請盡快', receiver: { name: '林示例' }, lines: [{ title: '馬克杯', quantity: 2 }] }]);
  }
});

test('IN-1: the order of the columns never changes what comes out', async () => {
  const header = ['单号', '姓名', '手机', '地址', '品名', '数量', '单价'];
  const table = people.map(([name, phone, address], index) => [`NO-20240${index}`, name, phone, address, '马克杯', String(index + 1), '12.5']);
  const mapping = await guessOf(csvFile('x.csv', [header, ...table]));
  const expected = await readMapped(csvFile('x.csv', [header, ...table]), mapping);
  expect(expected.orders).toHaveLength(3);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(header.map((_, column) => column), { minLength: header.length }), fc.nat(3), async (order, banners) => {
      const lay = (cells: readonly string[]): string[] => order.map((column) => cells[column] ?? '');
      const { orders } = await readMapped(csvFile('x.csv', [...Array.from({ length: banners }, () => ['报表']), ...[header, ...table].map(lay)]), mapping);
      expect(orders.map(({ source: _source, ...draft }) => draft)).toEqual(expected.orders.map(({ source: _source, ...draft }) => draft));
    }),
    { numRuns: 40 },
  );
});
