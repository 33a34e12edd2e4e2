import { expect, test } from 'vitest';
import { readExports } from '../../../electron/intake/read-export.ts';
import { csvFile, namesOf, read, shanghai, tableOf, taobaoDetail, taobaoDetailRow, taobaoList, taobaoRow } from '../../support/intake-files.ts';

const a = '35150000000000001';
const b = '35150000000000002';
const c = '35150000000000003';

test('IN-1: several pairs at once are joined by order number, whichever file holds which', async () => {
  const { orders, refusedLines } = await read(
    taobaoDetail([taobaoDetailRow(b)], undefined, 'd2.csv'),
    taobaoList([taobaoRow(a)], undefined, 'l1.csv'),
    taobaoList([taobaoRow(b)], undefined, 'l2.csv'),
    taobaoDetail([taobaoDetailRow(a, { 购买数量: '1', 商品属性: '颜色分类：蓝色' })], undefined, 'd1.csv'),
  );
  expect(refusedLines).toEqual([]);
  expect(orders.map((order) => [order.platformOrderNumber, order.source.fileName, order.lines[0]?.colour, order.holdCauses])).toEqual([
    [a, 'l1.csv', '蓝色', undefined], [b, 'l2.csv', '红色', undefined],
  ]);
});

test('IN-3: a list without its detail is taken in with what it knows, held, and said so once', async () => {
  const { orders, notes } = await read(
    taobaoList([taobaoRow(a, { '宝贝标题 ': '衬衫，裤子', '宝贝种类 ': '2', 宝贝总数量: '2' }), taobaoRow(b, { '宝贝标题 ': '红，蓝，绿三色笔', '宝贝种类 ': '1', 宝贝总数量: '4' })]),
  );
  expect(orders.map((order) => order.lines.map((line) => [line.title, line.quantity, line.skuCode, line.colour]))).toEqual([
    [['衬衫', 1, null, null], ['裤子', 1, null, null]], [['红，蓝，绿三色笔', 4, null, null]],
  ]);
  expect(orders.every((order) => order.holdCauses?.join() === 'lines_unknown')).toBe(true);
  expect(notes.map((note) => note.code)).toEqual(['intake.detail_missing']);
});

test('IN-3: a detail without its list is refused line by line, except for orders that wait for their lines', async () => {
  const file = taobaoDetail([taobaoDetailRow(a), taobaoDetailRow(b), taobaoDetailRow(b, { 外部系统编号: 'SKU-2' })]);
  const alone = await read(file);
  expect(alone.orders).toEqual([]);
  expect(alone.refusedLines.map((line) => [line.code, line.lineNumber, line.platformOrderNumber])).toEqual([
    ['intake.list_missing', 2, a], ['intake.list_missing', 3, b], ['intake.list_missing', 4, b],
  ]);
  const known = await readExports([file], { ...shanghai, knownOrderNumbers: new Set([b]) });
  expect(known.refusedLines.map((line) => line.platformOrderNumber)).toEqual([a]);
  expect(known.lineSets.map((set) => [set.platformOrderNumber, set.lines.map((line) => line.skuCode)])).toEqual([[b, ['SKU-1', 'SKU-2']]]);
});

test('IN-3: detail lines of orders that the dropped list does not name are refused, the others stay', async () => {
  const { orders, refusedLines } = await read(taobaoList([taobaoRow(a)]), taobaoDetail([taobaoDetailRow(a), taobaoDetailRow(c)]));
  expect(orders).toHaveLength(1);
  expect(refusedLines.map((line) => [line.code, line.lineNumber, line.platformOrderNumber])).toEqual([['intake.order_not_in_list', 3, c]]);
});

test('IN-3: fewer pieces in the detail than the list counts: held, never shipped short', async () => {
  const { orders } = await read(taobaoList([taobaoRow(a, { 宝贝总数量: '3' })]), taobaoDetail([taobaoDetailRow(a, { 购买数量: '2' })]));
  expect(orders[0]?.holdCauses).toEqual(['lines_incomplete']);
});

test('IN-3: a detail line that cannot be read refuses its whole order and names both lines', async () => {
  const { orders, refusedLines } = await read(
    taobaoList([taobaoRow(a), taobaoRow(b)]),
    taobaoDetail([taobaoDetailRow(a), taobaoDetailRow(b, { 购买数量: '两件' }), taobaoDetailRow(b)]),
  );
  expect(orders.map((order) => order.platformOrderNumber)).toEqual([a]);
  expect(refusedLines.map((line) => [line.fileName, line.lineNumber, line.code])).toEqual([
    ['detail.csv', 3, 'intake.quantity_unreadable'], ['list.csv', 3, 'intake.other_line_refused'], ['detail.csv', 4, 'intake.other_line_refused'],
  ]);
  expect(refusedLines[0]?.params).toEqual({ cell: 'D3', text: '两件' });
});

test('IN-2: the same pair dropped twice in one go changes nothing: repeats are noted, not doubled', async () => {
  const [list, detail] = [taobaoList([taobaoRow(a)]), taobaoDetail([taobaoDetailRow(a), taobaoDetailRow(a, { 外部系统编号: 'SKU-2' })])];
  const once = await read(taobaoList([taobaoRow(a, { 宝贝总数量: '2' })]), detail);
  const twice = await read(list, detail, { ...list, fileName: 'list (1).csv' }, { ...detail, fileName: 'detail (1).csv' });
  expect(twice.refusedLines).toEqual([]);
  expect(twice.orders[0]?.lines).toEqual(once.orders[0]?.lines);
  expect(twice.notes.map((note) => [note.code, note.fileName, note.params['file']])).toEqual([['intake.line_repeated', 'list (1).csv', 'list.csv']]);
});

test('IN-3: an order twice with different contents is refused on both lines, each naming the other', async () => {
  const { orders, refusedLines } = await read(
    taobaoList([taobaoRow(a), taobaoRow(b), taobaoRow(a, { 订单状态: '交易关闭' })]),
    taobaoDetail([taobaoDetailRow(a), taobaoDetailRow(b)]),
  );
  expect(orders.map((order) => order.platformOrderNumber)).toEqual([b]);
  expect(refusedLines.map((line) => [line.fileName, line.lineNumber, line.code, line.params])).toEqual([
    ['list.csv', 2, 'intake.order_contradicts', { line: 4, file: 'list.csv' }],
    ['list.csv', 4, 'intake.order_contradicts', { line: 2, file: 'list.csv' }],
    ['detail.csv', 2, 'intake.other_line_refused', { line: 2, file: 'list.csv' }],
  ]);
});

test('IN-1: two like lines of an old detail are two lines when the list counts them so, one when it does not', async () => {
  const detail = taobaoDetail([taobaoDetailRow(a), taobaoDetailRow(a)]);
  const two = await read(taobaoList([taobaoRow(a, { 宝贝总数量: '2' })]), detail);
  expect(two.orders[0]?.lines).toHaveLength(2);
  const one = await read(taobaoList([taobaoRow(a, { 宝贝总数量: '1' })]), detail);
  expect(one.orders[0]?.lines).toHaveLength(1);
  expect(one.notes.map((note) => note.code)).toEqual(['intake.line_repeated']);
});

test('IN-1: of 外部系统编号 and 商家编码 the one that names the variant is the SKU code', async () => {
  const rows = [
    taobaoDetailRow(a, { 外部系统编号: 'TX220-红-M', 商家编码: 'TX220' }), taobaoDetailRow(b, { 外部系统编号: 'TX220', 商家编码: 'TX220-红-M' }), taobaoDetailRow(c, { 外部系统编号: '', 商家编码: 'TX220' }),
  ];
  const { orders } = await read(taobaoList([taobaoRow(a), taobaoRow(b), taobaoRow(c)]), taobaoDetail(rows));
  expect(orders.map((order) => [order.lines[0]?.skuCode, order.lines[0]?.styleCode])).toEqual([['TX220-红-M', 'TX220'], ['TX220-红-M', 'TX220'], ['TX220', null]]);
});

test('IN-1: refunds of single lines hold the order; when all is paid back there is nothing to ship', async () => {
  const detail = (rows: Record<string, string>[]) => csvFile('detail.csv', tableOf(namesOf('TB_DETAIL_2022'), rows));
  const line = (number: string, sub: string, refund: string): Record<string, string> => ({ 子订单编号: sub, 主订单编号: number, 标题: '示例', 价格: '5.00', 购买数量: '1', 订单状态: '买家已付款，等待卖家发货', 退款状态: refund });
  const { orders } = await read(
    taobaoList([taobaoRow(a, { 宝贝总数量: '2' }), taobaoRow(b, { 宝贝总数量: '2' }), taobaoRow(c, { 宝贝总数量: '2' })]),
    detail([
      line(a, '1001', '没有申请退款'), line(a, '1002', '退款成功'), line(b, '1003', '买家已经申请退款，等待卖家同意'), line(b, '1004', '没有申请退款'), line(c, '1005', '退款成功'), line(c, '1006', '退款成功'),
    ]),
  );
  expect(orders.map((order) => [order.state, order.refund, order.holdCauses, order.lines.map((l) => l.refund)])).toEqual([
    ['paid', 'none', ['partly_refunded'], ['none', 'succeeded']],
    ['paid', 'requested', undefined, ['requested', 'none']],
    ['closed', 'succeeded', undefined, ['succeeded', 'succeeded']],
  ]);
});

test('CS-8: an address that the buyer changed later is the one to ship to; changed goods are for a person', async () => {
  const list = taobaoList([
    taobaoRow(a, { 修改后的收货地址: '浙江省 杭州市 西湖区 文三路1号(310000)' }), taobaoRow(b, { 修改后的sku: '颜色分类：黑色' }), taobaoRow(c, { 修改后的收货地址: '改成公司地址' }),
  ]);
  const { orders } = await read(list, taobaoDetail([taobaoDetailRow(a), taobaoDetailRow(b), taobaoDetailRow(c)]));
  expect(orders[0]?.receiver).toMatchObject({ province: '浙江省', city: '杭州市', district: '西湖区', detail: '文三路1号', postcode: '310000' });
  expect(orders.map((order) => order.holdCauses)).toEqual([undefined, ['goods_changed'], ['address_changed']]);
});

test('IN-1: closed after shipping counts as completed with the money back; closed after payment as refunded', async () => {
  const { orders } = await read(
    taobaoList([
      taobaoRow(a, { 订单状态: '交易关闭', '物流单号 ': 'No:771000000000001', 物流公司: '申通快递', 订单关闭原因: '退款' }), taobaoRow(b, { 订单状态: '交易关闭', 订单关闭原因: '退款' }),
      taobaoRow(c, { 订单状态: '交易关闭', 买家实际支付金额: '0.00', '订单付款时间 ': '', 订单关闭原因: '买家未付款' }),
    ]),
    taobaoDetail([taobaoDetailRow(a), taobaoDetailRow(b), taobaoDetailRow(c)]),
  );
  expect(orders.map((order) => [order.state, order.refund, order.closeReason])).toEqual([['completed', 'succeeded', null], ['closed', 'succeeded', '退款'], ['closed', 'none', '买家未付款']]);
});
