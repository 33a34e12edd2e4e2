import { describe, expect, test } from 'vitest';
import type { OrderDraft } from '../../../shared/domain/intake/order-draft.ts';
import { columnNames, csvFile, namesOf, read, tableOf } from '../../support/intake-files.ts';

const one = async (kind: string, cells: Record<string, string>, more: Record<string, string>[] = []): Promise<OrderDraft> => {
  const { orders, refusedLines } = await read(csvFile('x.csv', tableOf(namesOf(kind), [cells, ...more]), { encoding: 'gb18030' }));
  expect(refusedLines).toEqual([]);
  expect(orders).toHaveLength(1);
  return orders[0] as OrderDraft;
};

const place = { 省: '广东省', 市: '广州市', 区: '越秀区' };

describe('IN-1: every kind of file is known by its column names alone', () => {
  const kinds: Record<string, string> = {
    TB_LIST_2013: 'taobao_list', TB_LIST_2017: 'taobao_list', TB_LIST_2018: 'taobao_list', TB_LIST_2022: 'taobao_list', TB_DETAIL_OLD: 'taobao_detail', TB_DETAIL_2022: 'taobao_detail', DY_2023: 'douyin',
    PDD_2020: 'pinduoduo', PDD_COMPACT_2025: 'pinduoduo', JD_POP: 'jd', ALI1688: 'ali1688', XHS: 'xiaohongshu', WECHAT_SHOP: 'wechat', SHOPIFY: 'shopify', WOO_AOE: 'woocommerce',
  };
  test.each(Object.entries(kinds))('%s', async (kind, expected) => {
    const forwards = namesOf(kind);
    for (const names of [forwards, [...forwards].reverse(), ['新增列', ...forwards, '另一列'], forwards.map((name) => ` ${name.replace('(', '\n（')} `)]) {
      const { summary, refusedLines } = await read(csvFile('x.csv', [names, names.map(() => 'x')]));
      expect(summary.files.map((file) => file.kind), names.slice(0, 3).join()).toEqual([expected]);
      expect(refusedLines.every((line) => line.lineNumber > 0)).toBe(true);
    }
  });

  const others: Record<string, string> = {
    TB_FUND_FLOW: 'fund_flow', ALIPAY_BILL: 'account_bill', TB_REFUND: 'refund_list', PRINT_RECORD: 'print_record', BILL_SF_OLD: 'courier_bill', BILL_STO: 'courier_bill', BILL_ZTO: 'courier_bill',
    BILL_POST_SUBSIDY: 'courier_bill', BILL_POST_DOMESTIC: 'courier_bill', BILL_GENERIC: 'courier_bill',
  };
  test.each(Object.entries(others))('%s is refused as what it is', async (kind, seems) => {
    const { orders, refusedLines } = await read(csvFile('x.csv', [namesOf(kind), namesOf(kind).map(() => '1')]));
    expect([orders, refusedLines.map((line) => [line.lineNumber, line.code, line.params])]).toEqual([[], [[0, 'intake.file_of_another_kind', { seems }]]]);
  });

  test('no kind is left out', () => {
    expect(Object.keys(columnNames).filter((kind) => !(kind in kinds) && !(kind in others))).toEqual([]);
  });
});

test('IN-1: banners, filters and totals around the table are no orders and no losses', async () => {
  const header = namesOf('PDD_COMPACT_2025');
  const row = tableOf(header, [{ 商品: '示例', 订单号: '240517-000000000000001', 订单状态: '待发货', '商品数量(件)': '1', '用户实付金额(元)': '9.90', 订单成交时间: '2024-05-17 10:00:00' }])[1] as string[];
  const { orders, refusedLines, summary } = await read(csvFile('x.csv', [['店铺订单报表'], ['导出时间', '2024-05-18'], [], header, row, [], ['', '合计', '', '9.90'], ['共1条记录']]));
  expect([orders.length, refusedLines.map((line) => line.code), summary.ignoredRowCount]).toEqual([1, [], 2]);
  expect(orders[0]).toMatchObject({ state: 'paid', paidFen: 990, paidAt: Date.UTC(2024, 4, 17, 2), source: { lineNumber: 5 } });
});

test('IN-1: columns of other versions: renamed, without units, with stars for required ones', async () => {
  const header = ['*主订单编号', '子订单号', '商品名称', '规格', '数量', '商家SKU编码', '单价（元）', '订单应付金额（元）', '收货人', '收货人电话', '收货省份', '收货城市', '收货区县', '收货详细地址', '状态', '下单时间', '付款时间', '达人昵称', 'APP渠道'];
  const row = ["'6920000000003241791", '6920000000003241790', '示例', '红色;M', '2', 'A-红-M', '5', '10', '李示例', '13800000000', '广东省', '广州市', '越秀区', '示例路1号', '待发货', '2024/1/3 8:05', '2024/1/3 8:06', '', ''];
  const { orders, refusedLines } = await read(csvFile('x.csv', [header, row]));
  expect(refusedLines).toEqual([]);
  expect(orders[0]).toMatchObject({
    platform: 'douyin', platformOrderNumber: '6920000000003241791', state: 'paid', paidFen: 1000, createdAt: Date.UTC(2024, 0, 3, 0, 5),
    receiver: { name: '李示例', phone: '13800000000', province: '广东省', city: '广州市', district: '越秀区', detail: '示例路1号' }, lines: [{ skuCode: 'A-红-M', colour: '红色', size: 'M', quantity: 2 }],
  });
});

test('IN-1: Pinduoduo: old and new statuses, review, and money back before shipping', async () => {
  const order = (status: string, cells: Record<string, string> = {}): Promise<OrderDraft> =>
    one('PDD_2020', { 商品: '示例', 订单号: '240517-000000000000001\t', 订单状态: status, '商品数量(件)': '1', '用户实付金额(元)': '9.90', 支付时间: '2024-05-17 10:00:00', ...cells });
  expect(await order('已发货，待签收')).toMatchObject({ state: 'handed_over' });
  expect(await order('已签收')).toMatchObject({ state: 'completed' });
  expect(await order('未发货，退款成功')).toMatchObject({ state: 'closed', refund: 'succeeded' });
  expect(await order('已发货，退款成功')).toMatchObject({ state: 'completed', refund: 'succeeded' });
  expect(await order('待发货', { 是否审核中: '是' })).toMatchObject({ state: 'paid', holdCauses: ['under_review'] });
  expect(await order('待发货', { 售后状态: '售后处理中' })).toMatchObject({ state: 'paid', refund: 'requested' });
  expect(await order('待发货', { 售后状态: '退款成功' })).toMatchObject({ state: 'closed', refund: 'succeeded' });
  expect(await order('待发货', { 省: '****', 收货人: '****', 手机: '****', 街道: '****' })).toMatchObject({ receiver: { province: null, name: '****', masked: ['name', 'phone', 'address'] } });
});

test('IN-1: Douyin: sub-orders in different states never become payable work by themselves', async () => {
  const row = (sub: string, status: string, cells: Record<string, string> = {}): Record<string, string> => ({
    主订单编号: '6920000000003241791', 子订单编号: sub, 选购商品: '示例', 商品数量: '1', 商品单价: '5.00', 订单应付金额: '5.00', 订单状态: status, 支付完成时间: '2024-05-17 10:00:00', 收件人: '李示例', 收件人手机号: '13800000000', ...place, 详细地址: '示例路1号', ...cells,
  });
  const order = (...statuses: string[]): Promise<OrderDraft> => one('DY_2023', row('1', statuses[0] ?? ''), statuses.slice(1).map((status, i) => row(String(i + 2), status)));
  expect(await order('待发货', '待发货')).toMatchObject({ state: 'paid', totalFen: 1000 });
  expect((await order('待发货', '待发货')).holdCauses).toBeUndefined();
  expect(await order('待发货', '已发货')).toMatchObject({ state: 'paid', holdCauses: ['partly_shipped'] });
  expect(await order('待发货', '已关闭')).toMatchObject({ state: 'paid', holdCauses: ['partly_refunded'], lines: [{ refund: 'none' }, { refund: 'succeeded' }] });
  expect(await order('已关闭', '已关闭')).toMatchObject({ state: 'closed' });
  expect(await order('已支付')).toMatchObject({ state: 'paid', holdCauses: ['not_yet_shippable'] });
  expect(await order('已发货', '已完成')).toMatchObject({ state: 'handed_over' });
});

test('IN-1: Douyin: an amount repeated on every sub-order is the order’s, differing ones are shares', async () => {
  const row = (sub: string, payable: string): Record<string, string> => ({ 主订单编号: '6920000000003241791', 子订单编号: sub, 选购商品: '示例', 商品数量: '1', 商品单价: '5.00', 订单应付金额: payable, 运费: '0', 订单状态: '待发货', 支付完成时间: '2024-05-17 10:00:00' });
  expect(await one('DY_2023', row('1', '15.00'), [row('2', '15.00'), row('3', '15.00')])).toMatchObject({ totalFen: 1500 });
  expect(await one('DY_2023', row('1', '5.00'), [row('2', '5.00'), row('3', '5.00')])).toMatchObject({ totalFen: 1500 });
  expect(await one('DY_2023', row('1', '15.00'), [row('2', '0.00'), row('3', '0.00')])).toMatchObject({ totalFen: 1500 });
  expect(await one('DY_2023', row('1', '1,005.00'), [row('2', '5.50')])).toMatchObject({ totalFen: 101050 });
});

test('IN-1: JD: run-together address, cancelled orders by their mark, one row a product', async () => {
  const row = { 订单号: '123456789012', 商品名称: '示例', 订购数量: '1', 京东价: '5.00', 订单金额: '10.00', 应付金额: '10.00', 订单状态: '等待出库', 客户姓名: '李示例', 客户地址: '广东广州市越秀区示例路1号', 联系电话: '13800000000', 下单时间: '2024-05-17 10:00:00', 付款确认时间: '2024-05-17 10:01:00', 货号: 'HH1', 商家SKUID: 'HH1-红-M', 商家备注: '急', 订单备注: '送到门卫' };
  const order = await one('JD_POP', row, [{ ...row, 商品名称: '另一件', 商家SKUID: 'HH1-蓝-M' }]);
  expect(order).toMatchObject({
    platform: 'jd', state: 'paid', totalFen: 1000, buyerMessage: '送到门卫', platformNote: '急', receiver: { province: '广东省', city: '广州市', district: '越秀区', detail: '示例路1号' },
    lines: [{ title: '示例', skuCode: 'HH1-红-M', styleCode: 'HH1' }, { title: '另一件', skuCode: 'HH1-蓝-M' }],
  });
  expect((await one('JD_POP', { ...row, 订单状态: '(删除)等待出库' })).state).toBe('closed');
});

test('IN-1: 1688: the order’s cells are blank from its second line on', async () => {
  const row = { 订单编号: '1234567890123456789', 买家会员名: 'b1', 卖家会员名: 's1', '货品总价(元)': '30.00', '实付款(元)': '30.00', 订单状态: '等待卖家发货', 订单创建时间: '2024-05-17 10:00:00', 订单付款时间: '2024-05-17 10:05:00', 收货人姓名: '李示例', 收货地址: '广东省 广州市 越秀区 示例路1号', 联系手机: '13800000000', 货品标题: '货一', '单价(元)': '1.2345', 数量: '10', 单品货号: 'P1', 货号: 'P', 物流公司: '', 运单号: '' };
  const order = await one('ALI1688', row, [{ 货品标题: '货二', '单价(元)': '2.00', 数量: '5', 单品货号: 'P2' }]);
  expect(order).toMatchObject({ platform: 'ali1688', state: 'paid', totalFen: 3000, lines: [{ title: '货一', quantity: 10, unitPriceFen: null }, { title: '货二', quantity: 5, unitPriceFen: 200 }] });
});

test('IN-1: 1688: a file of many sellers is what the shop bought, and is refused as such', async () => {
  const row = (number: string, seller: string): Record<string, string> => ({ 订单编号: number, 卖家会员名: seller, 订单状态: '等待卖家发货', 货品标题: '货', 数量: '1' });
  const { orders, refusedLines } = await read(csvFile('x.csv', tableOf(namesOf('ALI1688'), [row('1234567890123456789', 's1'), row('1234567890123456788', 's2')])));
  expect([orders, refusedLines.map((line) => [line.lineNumber, line.code])]).toEqual([[], [[0, 'intake.purchases_not_sales']]]);
});

test('IN-1: Xiaohongshu and WeChat: one row a product, address in one cell and in columns', async () => {
  expect(
    await one('XHS', { 订单号: 'P700000000000000001', 订单状态: '待发货', 收件人姓名: '李示例', 收件人电话: '13800000000', 收件人地址: '广东省广州市越秀区示例路1号', ...place, SKU名称: '示例', SKU规格: '红色 M', SKU件数: '2', 商家编码: 'A-红-M', '用户应付金额(元)': '9.90', 支付时间: '2024-05-17 10:00:00' }),
  ).toMatchObject({ platform: 'xiaohongshu', state: 'paid', paidFen: 990, receiver: { city: '广州市', detail: '示例路1号' }, lines: [{ quantity: 2, colour: '红色', size: 'M', skuCode: 'A-红-M' }] });
  expect(
    await one('WECHAT_SHOP', { 订单号: '3700000000000000001', 订单状态: '待发货', 收件人姓名: '李示例', 收件人地址: '示例路1号', ...place, 收件人手机: '18400000000-7576', 打标颜色: '红色', 商品名称: '示例', 商品数量: '1', 订单实际支付金额: '9.90', 支付时间: '2024-05-17 10:00:00', 'SKU编码(自定义)': 'A-1' }),
  ).toMatchObject({ platform: 'wechat', state: 'paid', platformFlag: 'red', receiver: { phone: '18400000000-7576', detail: '示例路1号' }, lines: [{ skuCode: 'A-1' }] });
});

test('IN-1: Shopify: money and goods are two columns; only paid and unshipped is payable work', async () => {
  const order = (financial: string, fulfilment: string, cells: Record<string, string> = {}): Promise<OrderDraft> =>
    one('SHOPIFY', { Name: '#1001', 'Financial Status': financial, 'Fulfillment Status': fulfilment, 'Lineitem name': 'Mug', 'Lineitem quantity': '1', 'Lineitem price': '5.00', Total: '5.00', Subtotal: '5.00', Currency: 'JPY', 'Created at': '2024-01-31 10:00:00 +0900', ...cells });
  expect(await order('paid', 'unfulfilled')).toMatchObject({ state: 'paid', currency: 'JPY', createdAt: Date.UTC(2024, 0, 31, 1) });
  expect(await order('authorized', 'unfulfilled')).toMatchObject({ state: 'awaiting_payment', paidFen: 0 });
  expect(await order('partially_paid', '')).toMatchObject({ state: 'awaiting_payment' });
  expect(await order('paid', 'partial')).toMatchObject({ state: 'paid', holdCauses: ['partly_shipped'] });
  expect(await order('partially_refunded', 'unfulfilled')).toMatchObject({ state: 'paid', holdCauses: ['partly_refunded'] });
  expect(await order('paid', 'on_hold')).toMatchObject({ state: 'paid', holdCauses: ['not_yet_shippable'] });
  expect(await order('paid', 'fulfilled')).toMatchObject({ state: 'handed_over' });
  expect(await order('refunded', 'unfulfilled')).toMatchObject({ state: 'closed', refund: 'succeeded' });
  expect(await order('paid', 'unfulfilled', { 'Cancelled at': '2024-02-01 10:00:00 +0900' })).toMatchObject({ state: 'closed' });
  expect(await order('paid', 'unfulfilled', { Subtotal: '25.00' })).toMatchObject({ holdCauses: ['lines_incomplete'] });
});

test('IN-1: Shopify abroad: address as written, foreign phone plausible', async () => {
  const order = await one('SHOPIFY', { Name: 'EN-7', 'Financial Status': 'paid', 'Lineitem name': 'Mug - Blue / XL', 'Lineitem quantity': '1', 'Shipping Name': 'Ann Example', 'Shipping Address1': '1 Example St', 'Shipping Address2': 'Flat 2', 'Shipping City': 'Leeds', 'Shipping Zip': "'LS1 1AA", 'Shipping Country': 'GB', 'Shipping Phone': '+44 113 000 0000' });
  expect(order.receiver).toEqual({ name: 'Ann Example', phone: '+44 113 000 0000', secondPhone: null, country: 'GB', province: null, city: 'Leeds', district: null, detail: '1 Example St Flat 2', postcode: 'LS1 1AA', masked: [] });
  expect([order.addressDoubts, order.lines[0]?.colour, order.lines[0]?.size]).toEqual([undefined, 'Blue', 'XL']);
});

test('IN-1: WooCommerce: labels of the statuses, names in two columns, on hold waits for money', async () => {
  const row = { 'Order Number': '1234', 'Order Status': 'Processing', 'Order Date': '2024-05-17 10:00', 'First Name (Shipping)': 'Ann', 'Last Name (Shipping)': 'Example', 'Address 1&2 (Shipping)': '1 Example St', 'City (Shipping)': 'Leeds', 'Country Code (Shipping)': 'GB', 'Phone (Billing)': '01130000000', 'Item Name': 'Mug', 'Quantity (- Refund)': '2', 'Item Cost': '5', 'Order Total Amount': '10', SKU: 'MUG' };
  expect(await one('WOO_AOE', row, [{ ...row, 'Item Name': 'Cup', SKU: 'CUP' }])).toMatchObject({ state: 'paid', totalFen: 1000, receiver: { name: 'Ann Example' }, lines: [{ skuCode: 'MUG', quantity: 2 }, { skuCode: 'CUP' }] });
  expect((await one('WOO_AOE', { ...row, 'Order Status': 'On hold' })).state).toBe('awaiting_payment');
  expect((await one('WOO_AOE', { ...row, 'Order Status': 'wc-completed' })).state).toBe('completed');
});

test('IN-3: a status that is not known refuses the order and says the words; it never becomes work', async () => {
  const { orders, refusedLines } = await read(csvFile('x.csv', tableOf(namesOf('PDD_COMPACT_2025'), [{ 商品: '示例', 订单号: '240517-000000000000001', 订单状态: '火星待发', '商品数量(件)': '1' }])));
  expect([orders, refusedLines.map((line) => [line.code, line.params])]).toEqual([[], [['intake.status_unknown', { cell: 'C2', status: '火星待发' }]]]);
});

test('IN-3: an order list that lacks a needed column is refused with what is missing', async () => {
  const { refusedLines } = await read(csvFile('x.csv', [['主订单编号', '子订单编号', '选购商品', '商品规格', '收件人', '收件人手机号'], ['1', '2', '3', '4', '5', '6']]));
  expect(refusedLines.map((line) => [line.code, line.params])).toEqual([['intake.file_lacks_columns', { missing: '订单状态, 购买数量' }]]);
});

test('IN-1: a platform without a table of its own, with plain names and statuses, comes in as another shop’s', async () => {
  const header = ['订单号', '订单创建时间', '订单支付时间', '订单状态', '实付款(元)', '商品名称', '商品规格', 'SKU编码', '成交数量', '收货人姓名', '收货人电话', '收货地址', '快递公司', '快递单号'];
  const row = (number: string, status: string, title: string): string[] => [number, '2024-05-17 10:00:00', '2024-05-17 10:01:00', status, '9.90', title, '红色 M', 'A-红-M', '1', '李示例', '13800000000', '广东省广州市越秀区示例路1号', '', ''];
  const { orders, refusedLines } = await read(csvFile('x.csv', [header, row('2409900000000001', '待发货', '一'), ['', '', '', '', '', '二', '蓝色 L', 'A-蓝-L', '2', '', '', '', '', ''], row('2409900000000002', '交易成功', '三')]));
  expect(refusedLines).toEqual([]);
  expect(orders).toMatchObject([
    { platform: 'other', platformOrderNumber: '2409900000000001', state: 'paid', paidFen: 990, receiver: { city: '广州市', detail: '示例路1号' }, lines: [{ title: '一', quantity: 1 }, { title: '二', quantity: 2, size: 'L' }] },
    { platformOrderNumber: '2409900000000002', state: 'completed' },
  ]);
});

test('IN-3: an unknown platform whose statuses are not understood is refused as a whole', async () => {
  const { orders, refusedLines } = await read(csvFile('x.csv', [['订单号', '订单状态', '商品名称', '数量', '收货人', '手机', '收货地址', '下单时间'], ['2409900000000001', 'S03', '一', '1', '李示例', '13800000000', '广东省广州市越秀区示例路1号', '2024-05-17 10:00:00']]));
  expect([orders, refusedLines.map((line) => line.lineNumber)]).toEqual([[], [0]]);
});

test('IN-5: a star in a title, a property or a message masks nothing; one in name, phone or address does', async () => {
  const row = { 商品: '毛巾 34*75cm*2条', 订单号: '240517-000000000000001', 订单状态: '待发货', '商品数量(件)': '1', 商品规格: '白色*3条', 买家留言: '**急**', 收货人: '李示例', 手机: '13800000000', ...place, 街道: '示例路1号' };
  expect(await one('PDD_2020', row)).toMatchObject({ receiver: { masked: [] }, lines: [{ title: '毛巾 34*75cm*2条', properties: '白色*3条' }] });
  expect((await one('PDD_2020', { ...row, 收货人: '李*' })).receiver.masked).toEqual(['name']);
  expect((await one('PDD_2020', { ...row, 手机: '138****0000' })).receiver.masked).toEqual(['phone']);
  expect((await one('PDD_2020', { ...row, 街道: '示例路**号' })).receiver.masked).toEqual(['address']);
});
