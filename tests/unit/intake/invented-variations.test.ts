import { deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { writeXlsx, type CellValue } from 'hucre';
import { describe, expect, test } from 'vitest';
import type { OrderDraft } from '../../../shared/domain/intake/order-draft.ts';
import { crc32 } from '../../../electron/intake/workbook/crc32.ts';
import type { IntakeFile } from '../../../electron/intake/open-files.ts';
import { columnNames, csvFile, csvText, encode, namesOf, read, tableOf, taobaoDetail, taobaoDetailRow, taobaoList, taobaoRow } from '../../support/intake-files.ts';

/** One order to be shipped in each platform's own columns, invented. */
const rows: Readonly<Record<string, readonly [number: string, cells: Readonly<Record<string, string>>]>> = {
  DY_2023: ['6920000000003241791', { 主订单编号: '6920000000003241791', 子订单编号: '6920000000003241790', 选购商品: '示例T恤', 商品规格: '红色;M', 商品数量: '2', 商家编码: 'A-1', 商品单价: '5', 订单应付金额: '10', 运费: '0', 收件人: '李示例', 收件人手机号: '13800000000', 省: '广东省', 市: '广州市', 区: '越秀区', 详细地址: '示例路1号', 订单提交时间: '2024-01-03 08:05:00', 支付完成时间: '2024-01-03 08:06:00', 订单状态: '待发货' }],
  PDD_COMPACT_2025: ['240517-000000000000001', { 商品: '示例T恤', 订单号: '240517-000000000000001', 订单状态: '待发货', '商品总价(元)': '10', '用户实付金额(元)': '10', '商品数量(件)': '2', 商品规格: '红色,M', '商家编码-规格维度': 'A-1', 订单成交时间: '2024-01-03 08:06:00' }],
  JD_POP: ['280000000001', { 订单号: '280000000001', 商品名称: '示例T恤', 订购数量: '2', 下单时间: '2024-01-03 08:05:00', 京东价: '5', 订单金额: '10', 应付金额: '10', 订单状态: '等待出库', 客户姓名: '李示例', 客户地址: '广东广州市越秀区示例路1号', 联系电话: '13800000000', 付款确认时间: '2024-01-03 08:06:00', 商家SKUID: 'A-1' }],
  XHS: ['P700000000000000001', { 订单号: 'P700000000000000001', 订单状态: '待发货', 收件人姓名: '李示例', 收件人电话: '13800000000', 收件人地址: '示例路1号', 省: '广东省', 市: '广州市', 区: '越秀区', SKU名称: '示例T恤', SKU规格: '红色 M', SKU件数: '2', '用户应付金额(元)': '10', 支付时间: '2024-01-03 08:06:00', 商家编码: 'A-1' }],
  WECHAT_SHOP: ['3700000000000000001', { 订单号: '3700000000000000001', 订单下单时间: '2024-01-03 08:05:00', 订单状态: '待发货', 收件人姓名: '李示例', 收件人地址: '示例路1号', 省: '广东省', 市: '广州市', 区: '越秀区', 收件人手机: '13800000000', 订单实际支付金额: '10', 支付时间: '2024-01-03 08:06:00', 商品名称: '示例T恤', 'SKU编码(自定义)': 'A-1', 商品属性: '红色;M', 商品数量: '2' }],
  ALI1688: ['2000000000000000001', { 订单编号: '2000000000000000001', 买家会员名: 'b1', 卖家会员名: 's1', '实付款(元)': '10', 订单状态: '等待卖家发货', 订单创建时间: '2024-01-03 08:05:00', 订单付款时间: '2024-01-03 08:06:00', 收货人姓名: '李示例', 收货地址: '广东省 广州市 越秀区 示例路1号', 联系手机: '13800000000', 货品标题: '示例T恤', 数量: '2', 单品货号: 'A-1' }],
  SHOPIFY: ['#1001', { Name: '#1001', 'Financial Status': 'paid', 'Fulfillment Status': 'unfulfilled', Currency: 'CNY', Total: '10.00', 'Created at': '2024-01-03 08:05:00 +0800', 'Paid at': '2024-01-03 08:06:00 +0800', 'Lineitem quantity': '2', 'Lineitem name': '示例T恤', 'Lineitem price': '5.00', 'Lineitem sku': 'A-1', 'Shipping Name': '李示例', 'Shipping Address1': '示例路1号', 'Shipping City': '广州市', 'Shipping Province Name': '广东省', 'Shipping Country': 'CN', 'Shipping Phone': '13800000000' }],
};
const kinds = Object.keys(rows);

const base = (kind: string): { header: string[]; row: string[]; number: string } => {
  const [number, cells] = rows[kind] ?? ['', {}];
  const [header = [], row = []] = tableOf(namesOf(kind), [cells]);
  return { header, row, number };
};
const expectOrder = async (file: IntakeFile, kind: string): Promise<OrderDraft> => {
  const { orders, refusedLines } = await read(file);
  expect(refusedLines.filter((line) => line.lineNumber > 0), `${kind} ${file.fileName}`).toEqual([]);
  expect(orders.map((order) => [order.platformOrderNumber, order.state, order.lines[0]?.quantity, order.lines[0]?.skuCode]), `${kind} ${file.fileName}`).toEqual([[base(kind).number, 'paid', 2, 'A-1']]);
  return orders[0] as OrderDraft;
};

describe('IN-1: files as nobody here has seen them: every platform', () => {
  test.each(kinds)('%s: title rows above, blank rows, a total below, spare columns, any order', async (kind) => {
    const { header, row } = base(kind);
    const shuffled = header.map((_, column) => (column * 7 + 3) % header.length).filter((column, at, all) => all.indexOf(column) === at);
    const order = shuffled.length === header.length ? shuffled : header.map((_, column) => header.length - 1 - column);
    const mixed = (cells: readonly string[]): string[] => ['', ...order.map((column) => cells[column] ?? ''), ''];
    const head = mixed(header);
    head[0] = '选择';
    head[head.length - 1] = '平台新增字段2026';
    const total = head.map((name) => (/数量|件数|quantity/i.test(name) ? '' : ''));
    total[0] = '合计';
    await expectOrder(csvFile('shuffled.csv', [['某某店铺订单导出'], ['导出时间：2024-01-04 09:00'], [], head, mixed(row), [], total]), kind);
  });

  test.each(kinds)('%s: tabs, semicolons, UTF-16, GBK and whole cells wrapped for spreadsheets', async (kind) => {
    const { header, row } = base(kind);
    const wrapped = row.map((cell) => (/^\d{12,}$/.test(cell) ? `="${cell}"` : /^1[3-9]\d{9}$/.test(cell) ? `'${cell}` : cell === '' ? cell : `\t${cell} `));
    for (const style of [{ delimiter: '\t' }, { delimiter: ';' }, { encoding: 'utf16le' }, { encoding: 'utf16be', delimiter: '\t' }, { encoding: 'gb18030', lineEnd: '\n' }, { encoding: 'utf8-mark', lineEnd: '\r' }] as const) {
      await expectOrder(csvFile(`${JSON.stringify(style)}.csv`, [header, wrapped], style), kind);
    }
  });

  test.each(kinds)('%s: full-width digits, amounts with words, dates in other clothes', async (kind) => {
    const { header, row } = base(kind);
    const wide = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const dressed = row.map((cell, column) => (cell === '10' || cell === '10.00' ? '￥10.00元' : cell === '2' ? wide(cell) : /时间/.test(header[column] ?? '') && cell !== '' ? cell.replace(/-/g, '/').replace(/:00$/, '') : cell));
    const draft = await expectOrder(csvFile('dressed.csv', [header, dressed]), kind);
    expect(draft.paidFen).toBe(1000);
  });

  test.each(kinds)('%s: a workbook with dates as serial numbers, a merged title, notes and a hidden sheet beside it', async (kind) => {
    const { header, row } = base(kind);
    const serial = (text: string): CellValue => new Date(Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`));
    const cells: CellValue[] = row.map((cell) => (/^2024-01-03 \d\d:\d\d:\d\d$/.test(cell) ? serial(cell) : cell === '2' ? 2 : cell === '10' ? 10 : cell));
    const sheet = { name: '订单', rows: [['订单报表', ...header.slice(1).map(() => '')], header, cells], merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 3 }] };
    for (const stringMode of ['shared', 'inline'] as const) {
      const bytes = await writeXlsx({ stringMode, sheets: [{ name: '填写说明', rows: [['请勿修改表头'], ['如有疑问请联系客服']] }, sheet, { name: '备份', hidden: true, rows: [header, row] }] });
      const draft = await expectOrder({ fileName: `${stringMode}.xls`, bytes }, kind);
      if (draft.paidAt !== null) expect(draft.paidAt).toBe(Date.UTC(2024, 0, 3, 0, 6));
    }
  });

  test.each(kinds)('%s: an order number that a spreadsheet turned into a power of ten is refused with words', async (kind) => {
    const { header, row, number } = base(kind);
    if (!/^\d{12,}$/.test(number)) return;
    const { orders, refusedLines } = await read(csvFile('x.csv', [header, row.map((cell) => (cell === number ? '6.92E+18' : cell))]));
    expect([orders, refusedLines.map((line) => line.code)]).toEqual([[], ['intake.order_number_lost_digits']]);
  });
});

const zip = (files: readonly { name: string | Buffer; bytes: Uint8Array; locked?: boolean }[]): Uint8Array => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const packed = deflateRawSync(file.bytes);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(file.locked === true ? 1 : 0, 6);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(Buffer.from(file.bytes)), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(file.bytes.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    head.copy(entry, 8, 6, 10);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(Buffer.from(file.bytes)), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(file.bytes.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(head, name, packed);
    directory.push(entry, name);
    offset += head.length + name.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
};

describe('IN-1: a zip of tables', () => {
  const number = '35150000000000001';
  test('list and detail in one zip, with names in GBK, come in as if dropped by themselves', async () => {
    const bytes = zip([{ name: iconv.encode('导出/订单列表.csv', 'gbk'), bytes: taobaoList([taobaoRow(number)]).bytes }, { name: '宝贝.csv', bytes: taobaoDetail([taobaoDetailRow(number)]).bytes }, { name: '__MACOSX/x.csv', bytes: Buffer.from('x') }, { name: '说明.pdf', bytes: Buffer.from('x') }]);
    const { orders, refusedLines, summary } = await read({ fileName: 'a.zip', bytes });
    expect([orders.map((order) => [order.platformOrderNumber, order.lines[0]?.skuCode]), refusedLines]).toEqual([[[number, 'SKU-1']], []]);
    expect(summary.files.map((file) => file.fileName)).toEqual(['a.zip › 订单列表.csv', 'a.zip › 宝贝.csv']);
  });

  test('an entry with a password, a bomb, and a zip without tables are refused with their reasons', async () => {
    const locked = await read({ fileName: 'a.zip', bytes: zip([{ name: 'x.csv', bytes: taobaoList([taobaoRow(number)]).bytes, locked: true }]) });
    expect([locked.orders, locked.refusedLines.map((line) => line.code)]).toEqual([[], ['intake.workbook_locked']]);
    const bomb = await read({ fileName: 'b.zip', bytes: zip([{ name: 'x.csv', bytes: Buffer.alloc(30_000_000, 0x61) }]) });
    expect(bomb.refusedLines.map((line) => line.code)).toEqual(['intake.workbook_too_large']);
    const none = await read({ fileName: 'c.zip', bytes: zip([{ name: 'x.pdf', bytes: Buffer.from('x') }]) });
    expect(none.refusedLines.map((line) => line.code)).toEqual(['intake.file_no_table']);
  });
});

test('IN-1: columns of all known kinds with their names in other clothes still tell the kind', async () => {
  for (const kind of kinds) {
    const { header, row } = base(kind);
    const dressed = header.map((name, column) => `＊${name.replace('(元)', '（元）')}${column % 9 === 0 ? '\n' : ''}`);
    await expectOrder({ fileName: 'x.csv', bytes: encode(csvText([dressed, row])) }, kind);
  }
  expect(Object.keys(columnNames).length).toBeGreaterThan(10);
});
