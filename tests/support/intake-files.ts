import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import type { IntakeFile } from '../../electron/intake/open-files.ts';
import { readExports, type IntakeOptions } from '../../electron/intake/read-export.ts';

/** Files for the intake tests: the kept samples, and tables built by hand in whatever container and encoding a test is about. */

export const sample = (path: string): IntakeFile => ({
  fileName: path.replace(/^.*\//, ''),
  bytes: readFileSync(new URL(`../fixtures/intake/${path}`, import.meta.url)),
});

export const sampleText = (path: string, encoding: 'gb18030' | 'utf8'): string => iconv.decode(Buffer.from(sample(path).bytes), encoding);

export const columnNames = JSON.parse(readFileSync(new URL('../fixtures/intake/column-names.json', import.meta.url), 'utf8')) as Record<string, string[]>;

export const shanghai: IntakeOptions = { timeZone: 'Asia/Shanghai' };

export const read = (...files: IntakeFile[]): ReturnType<typeof readExports> => readExports(files, shanghai);

export type CsvStyle = {
  readonly encoding?: 'utf8' | 'utf8-mark' | 'gb18030' | 'utf16le' | 'utf16be';
  readonly delimiter?: string;
  readonly lineEnd?: string;
  /** Quote every cell, only those that need it. */
  readonly quotes?: 'all' | 'needed';
};

export const csvText = (rows: readonly (readonly string[])[], { delimiter = ',', lineEnd = '\r\n', quotes = 'all' }: CsvStyle = {}): string => {
  const cell = (text: string): string => (quotes === 'all' || /["\r\n\s]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join('');
};

export const encode = (text: string, encoding: CsvStyle['encoding'] = 'utf8'): Uint8Array => {
  switch (encoding) {
    case 'utf8-mark': return Buffer.from(`\ufeff${text}`, 'utf8');
    case 'utf16le': return Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(text, 'utf-16le')]);
    case 'utf16be': return Buffer.concat([Buffer.from([0xfe, 0xff]), iconv.encode(text, 'utf-16be')]);
    default: return iconv.encode(text, encoding);
  }
};

export const csvFile = (fileName: string, rows: readonly (readonly string[])[], style: CsvStyle = {}): IntakeFile => ({ fileName, bytes: encode(csvText(rows, style), style.encoding) });

/** Rows under named columns: `fill` gives the cells by name, all others are empty. */
export const tableOf = (header: readonly string[], orders: readonly Readonly<Record<string, string>>[]): string[][] => [
  [...header],
  ...orders.map((order) => {
    for (const name of Object.keys(order)) if (!header.includes(name)) throw new Error(`no column ${name}`);
    return header.map((name) => order[name] ?? '');
  }),
];

/** A Taobao list row as of 2017, invented; `cells` lays over what a test is about. */
export const taobaoRow = (number: string, cells: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  订单编号: number, 买家会员名: 'tb1', 买家应付货款: '10.00', 买家应付邮费: '0.00', 总金额: '10.00', 买家实际支付金额: '10.00', 订单状态: '买家已付款，等待卖家发货', 收货人姓名: '李示例',
  '收货地址 ': '广东省 广州市 越秀区 示例街道示例路1号(510000)', 联系手机: "'13800000000", 订单创建时间: '2017-07-08 00:42:32', '订单付款时间 ': '2017-07-08 00:42:39', '宝贝标题 ': '示例商品',
  '宝贝种类 ': '1', 宝贝总数量: '1', 店铺名称: '示例店铺', 订单关闭原因: '订单未关闭', 退款金额: '0.00', ...cells,
});

export const taobaoDetailRow = (number: string, cells: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  订单编号: number, 标题: '示例商品', 价格: '10.00', 购买数量: '1', 外部系统编号: 'SKU-1', 商品属性: '颜色分类：红色；尺码：M', 订单状态: '买家已付款，等待卖家发货', 商家编码: 'SKU', ...cells,
});

export const namesOf = (kind: string): string[] => {
  const names = columnNames[kind];
  if (names === undefined) throw new Error(`no column names ${kind}`);
  return names;
};

export const taobaoList = (rows: readonly Readonly<Record<string, string>>[], style: CsvStyle = { encoding: 'gb18030' }, fileName = 'list.csv'): IntakeFile =>
  csvFile(fileName, tableOf(namesOf('TB_LIST_2017'), rows), style);

export const taobaoDetail = (rows: readonly Readonly<Record<string, string>>[], style: CsvStyle = { encoding: 'gb18030' }, fileName = 'detail.csv'): IntakeFile =>
  csvFile(fileName, tableOf(namesOf('TB_DETAIL_OLD'), rows), style);
