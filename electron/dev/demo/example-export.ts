import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A small export as Douyin writes it (UTF-8 with byte order mark, one row a sub-order), with this hour's invented orders. */
const columns = [
  '主订单编号', '子订单编号', '选购商品', '商品规格', '商品数量', '商家编码', '商品单价', '订单应付金额', '运费', '收件人', '收件人手机号', '省', '市', '区', '街道', '详细地址', '买家留言',
  '订单提交时间', '商家备注', '支付完成时间', '订单状态', '承诺发货时间', '售后状态',
] as const;
type Cells = Partial<Record<(typeof columns)[number], string>>;

const buyers = [
  ['何静怡', '13500001206', '浙江省', '宁波市', '鄞州区', '青禾街206号橡树林小区8栋2单元1103室', ''],
  ['郭浩然', '13800003371', '广东省', '深圳市', '南山区', '听澜大道18号智汇谷A座1602室（前台代收）', '工作日送，谢谢'],
  ['欧阳梦琪', '15000008842', '四川省', '成都市', '武侯区', '望江路77号云栖里3栋1单元502室', '送朋友的，请不要放价格单'],
  ['罗志强', '18800004415', '湖北省', '武汉市', '洪山区', '学海街9号书香门第12栋901室', ''],
  ['曾**', '177****2093', '福建省', '厦门市', '思明区', '临溪路****', ''],
] as const;
const goods = [
  ['高腰直筒牛仔裤', '深蓝 / 28', 'NZ801-DB-28', 129], ['重磅纯棉T恤', '白色 / L', 'TX220-WH-L', 59], ['手作马克杯 350ml', '青瓷 / 均码', 'BZ350-CE-F', 45], ['连帽加绒卫衣', '燕麦 / M', 'WY318-OA-M', 139],
] as const;

const hourMs = 3_600_000;
const clock = (at: number): string => new Date(at + 8 * hourMs).toISOString().slice(0, 19).replace('T', ' ');

const rowsAt = (now: number): Cells[] => [
  ...buyers.flatMap(([name, phone, province, city, district, street, message], index): Cells[] => {
    const paidAt = now - (index + 1) * 7 * 60_000;
    const number = `69209990000000${String(10_000 + index * 37)}`;
    const lines = [goods[index % goods.length], ...(index % 2 === 1 ? [goods[(index + 1) % goods.length]] : [])];
    const total = lines.reduce((sum, line) => sum + (line?.[3] ?? 0), 0);
    return lines.map((line, position) => ({
      主订单编号: number, 子订单编号: `${number}${position + 1}`, 选购商品: line?.[0] ?? '', 商品规格: line?.[1] ?? '', 商品数量: '1', 商家编码: line?.[2] ?? '', 商品单价: `${line?.[3] ?? 0}.00`,
      订单应付金额: `${total}.00`, 运费: '0.00', 收件人: name, 收件人手机号: phone, 省: province, 市: city, 区: district, 街道: '', 详细地址: street, 买家留言: message,
      订单提交时间: clock(paidAt - 120_000), 支付完成时间: clock(paidAt), 订单状态: '待发货', 承诺发货时间: clock(paidAt + 48 * hourMs), 售后状态: '-',
    }));
  }),
  // What a spreadsheet program does to long numbers: refused, with its line.
  { 主订单编号: '6.92E+18', 子订单编号: '6.92E+18', 选购商品: '重磅纯棉T恤', 商品数量: '1', 订单状态: '待发货', 收件人: '唐鑫', 收件人手机号: '13900000000' },
];

export const writeExampleExport = (folder: string, now: number): string => {
  const file = join(folder, `订单导出_${clock(now).slice(0, 10)}.csv`);
  const line = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  writeFileSync(file, `\ufeff${[line(columns), ...rowsAt(now).map((row) => line(columns.map((column) => row[column] ?? '')))].join('\r\n')}\r\n`);
  return file;
};
