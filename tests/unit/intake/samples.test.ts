import { expect, test } from 'vitest';
import type { OrderDraft } from '../../../shared/domain/intake/order-draft.ts';
import { read, sample } from '../../support/intake-files.ts';

const count = <T>(items: readonly T[], key: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
};
const byNumber = (orders: readonly OrderDraft[], number: string): OrderDraft | undefined => orders.find((order) => order.platformOrderNumber === number);

const list2017 = 'taobao-2017/ExportOrderList201707081818.csv';
const detail2017 = 'taobao-2017/ExportOrderDetailList201707081818.csv';

test('IN-1: the Taobao pair of 2017 (GBK) comes in whole: 300 orders with their 547 lines, none doubted', async () => {
  const { orders, refusedLines, notes, summary } = await read(sample(list2017), sample(detail2017));
  expect([summary.orderCount, summary.lineCount, refusedLines, notes]).toEqual([300, 547, [], []]);
  expect(summary.files.map((file) => [file.kind, file.encoding, file.rowCount])).toEqual([['taobao_list', 'gb18030', 300], ['taobao_detail', 'gb18030', 547]]);
  expect(count(orders, (order) => order.state)).toEqual({ handed_over: 28, paid: 165, awaiting_payment: 35, completed: 44, closed: 28 });
  expect(orders.filter((order) => order.addressDoubts !== undefined)).toEqual([]);
  expect(count(orders, (order) => (order.holdCauses ?? ['none']).join())).toEqual({ none: 277, partly_shipped: 23 });
  expect(byNumber(orders, '35150001835308642')).toMatchObject({
    buyerMessage: '周末不在家，请工作日送',
    totalFen: 249390,
    receiver: { name: '孙艳', phone: '13842681950', province: '重庆市', city: '重庆市', district: '武隆区', detail: '中山北路983号', postcode: null, masked: [] },
    source: { fileName: 'ExportOrderList201707081818.csv', lineNumber: 3 },
  });
  expect(byNumber(orders, '35150001835308642')?.lines.map((line) => [line.title, line.skuCode, line.styleCode, line.colour, line.size, line.quantity, line.unitPriceFen])).toEqual([
    ['纯棉T恤', 'TX220-白色-XL', 'TX220', '白色', 'XL', 3, 7361],
    ['牛仔裤 直筒', 'NZ801-深蓝-30', 'NZ801', '深蓝', '30', 3, 26686],
    ['20厘米锅', 'GJ020-红色-均码', 'GJ020', '红色', '均码', 3, 29359],
    ['马克杯 350ml', 'BZ350-白瓷-均码', 'BZ350', '白瓷', '均码', 3, 12075],
    ['马克杯 350ml', 'BZ350-青瓷-均码', 'BZ350', '青瓷', '均码', 1, 22947],
  ]);
  expect(byNumber(orders, '35150000917654321')?.shipments).toEqual([{ courierName: '申通快递', waybillNumber: '771000000000001' }]);
});

test('IN-1: names outside GBK’s two-byte range, hostile messages and landlines stay as they are', async () => {
  const { orders } = await read(sample(detail2017), sample(list2017));
  expect(orders.some((order) => order.receiver.name?.includes('𣲗') === true)).toBe(true);
  expect(new Set(orders.map((order) => order.buyerMessage))).toEqual(
    new Set([null, '<b>快点</b>', '帮我包装好一点，送人的', '周末不在家，请工作日送', '尺码不合适可以换吗？', '门口放快递柜', '请发顺丰，谢谢', '=1+1', '送"小礼物"吗\n谢谢']),
  );
  expect(new Set(orders.map((order) => order.platformNote))).toEqual(new Set([null, '银行汇款 建行', '老顾客', '已改地址', '缺货 待联系']));
  expect(orders.filter((order) => order.receiver.secondPhone !== null)).toHaveLength(13);
});

test('IN-1: list and detail may be dropped in either order', async () => {
  const [one, other] = [await read(sample(list2017), sample(detail2017)), await read(sample(detail2017), sample(list2017))];
  expect(one.orders).toEqual(other.orders);
});

test('IN-2: the later list of the same day alone: all 320 orders; new ones wait for their lines', async () => {
  const { orders, summary, refusedLines, notes } = await read(sample('taobao-2017/later-same-day/ExportOrderList201707082330.csv'));
  expect([summary.orderCount, refusedLines.length]).toEqual([320, 0]);
  expect(notes.map((note) => [note.code, note.lineNumber])).toEqual([['intake.detail_missing', 0]]);
  const shippable = orders.filter((order) => order.state === 'paid');
  expect(shippable.length).toBeGreaterThan(100);
  expect(shippable.every((order) => order.holdCauses?.includes('lines_unknown'))).toBe(true);
});

test('IN-1, IN-5: the Taobao workbooks of 2022: 120 orders, 266 lines, masked receivers named as such', async () => {
  const { orders, summary, refusedLines } = await read(sample('taobao-2022/ExportOrderList16588888888.xlsx'), sample('taobao-2022/ExportOrderDetailList16588888888.xlsx'));
  expect([summary.orderCount, summary.lineCount, refusedLines]).toEqual([120, 266, []]);
  expect(count(orders, (order) => order.receiver.masked.join())).toEqual({ 'name,phone,address': 70, '': 50 });
  const first = byNumber(orders, '3515029456703707310');
  expect(first?.receiver).toMatchObject({ name: '周**', phone: '139****9919', province: '新疆维吾尔自治区', city: '克孜勒苏柯尔克孜自治州', district: '阿合奇县', detail: '****', postcode: '658848' });
  expect(first?.lines[0]).toMatchObject({ platformLineNumber: '3515029456703707310', skuCode: 'NZ801-深蓝-28', quantity: 3, unitPriceFen: 26430 });
  expect(first?.buyerMessage).toBeNull();
  expect(orders.filter((order) => order.addressDoubts !== undefined)).toEqual([]);
});

test('IN-1: Douyin 2023: 150 orders of 316 sub-orders, promised ship time and paid amounts of the order', async () => {
  const { orders, summary, refusedLines } = await read(sample('douyin-2023/orders.csv'));
  expect([summary.orderCount, summary.lineCount, refusedLines]).toEqual([150, 316, []]);
  expect(count(orders, (order) => order.state)).toEqual({ paid: 90, awaiting_payment: 8, handed_over: 13, closed: 20, completed: 19 });
  expect(byNumber(orders, '6920000000003271195')).toMatchObject({
    totalFen: 59777, freightFen: 1200, paidFen: 59777, createdAt: Date.UTC(2026, 10, 19, 23, 32, 25), promisedShipAt: Date.UTC(2026, 10, 21, 23, 34, 46),
    receiver: { province: '黑龙江省', city: '鸡西市', district: '虎林市', detail: '城关街道中山北路644号（近菜场）' },
  });
  expect(byNumber(orders, '6920000000003271195')?.lines.map((line) => [line.platformLineNumber, line.skuCode, line.colour, line.size])).toEqual([
    ['6920000000003271190', 'XZ033-黑色-37', '黑色', '37'], ['6920000000003271191', 'GJ020-红色-均码', '红色', '均码'], ['6920000000003271192', 'NZ801-深蓝-27', '深蓝', '27'],
  ]);
  expect(orders.filter((order) => order.state === 'awaiting_payment').every((order) => order.paidFen === 0)).toBe(true);
  expect(orders.filter((order) => order.addressDoubts !== undefined)).toEqual([]);
});

test('IN-1, IN-5: Pinduoduo 2020: 150 orders, the TAB behind the number gone, 47 masked, unpaid ones not paid', async () => {
  const { orders, summary, refusedLines } = await read(sample('pinduoduo-2020/orders_export.csv'));
  expect([summary.orderCount, refusedLines]).toEqual([150, []]);
  expect(orders.every((order) => /^\d{6}-\d{15}$/.test(order.platformOrderNumber))).toBe(true);
  expect(orders.filter((order) => order.receiver.masked.length > 0)).toHaveLength(47);
  expect(byNumber(orders, '261120-100000000021867')).toMatchObject({
    state: 'paid', goodsFen: 8678, paidFen: 8678, receiver: { province: '宁夏回族自治区', city: '石嘴山市', district: '大武口区', detail: '城关街道解放大道152号' },
    lines: [{ title: '连衣裙 碎花', skuCode: 'LY105-杏色-M', styleCode: 'LY105', colour: '杏色', size: 'M', quantity: 1, unitPriceFen: null }],
  });
  expect(orders.filter((order) => order.state === 'awaiting_payment').every((order) => order.paidFen === 0 && order.paidAt === null)).toBe(true);
  expect(orders.filter((order) => order.addressDoubts !== undefined)).toEqual([]);
});

test('IN-1: Shopify: 80 orders of 169 rows, variants out of the titles, times with their own offset', async () => {
  const { orders, summary, refusedLines } = await read(sample('shopify/orders_export.csv'));
  expect([summary.orderCount, summary.lineCount, refusedLines]).toEqual([80, 169, []]);
  expect(count(orders, (order) => order.state)).toEqual({ paid: 46, awaiting_payment: 11, closed: 5, handed_over: 18 });
  expect(byNumber(orders, '#1001')).toMatchObject({
    platformStatusText: 'paid / unfulfilled', currency: 'CNY', totalFen: 47006, createdAt: Date.UTC(2026, 10, 20, 4, 33, 21),
    receiver: { name: '郭明', phone: '15970825422', country: 'CN', province: '辽宁省', city: '沈阳市', district: null, detail: '学府路91号（近小学）', postcode: null },
  });
  expect(byNumber(orders, '#1001')?.lines.map((line) => [line.title, line.colour, line.size, line.quantity])).toEqual([
    ['连衣裙 碎花', '粉色', 'M', 3], ['马克杯 350ml', '青瓷', '均码', 1], ['帆布鞋', '白色', '41', 3],
  ]);
  expect(orders.filter((order) => order.addressDoubts !== undefined)).toEqual([]);
});

test('IN-1: files of several platforms dropped together are told apart', async () => {
  const { summary, refusedLines } = await read(sample('shopify/orders_export.csv'), sample(detail2017), sample('douyin-2023/orders.csv'), sample(list2017), sample('pinduoduo-2020/orders_export.csv'));
  expect([summary.orderCount, refusedLines]).toEqual([680, []]);
});
