import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InputFor } from '../../shared/contract/index.ts';
import { createOrder } from '../../electron/use-cases/entry/create-order.ts';
import { readText } from '../../electron/use-cases/entry/read-text.ts';
import { channelNames, channels } from '../../shared/domain/entry/channels.ts';
import { listOrders } from '../../electron/use-cases/orders/orders.ts';
import { orderByNumber } from '../../electron/store/orders/order-row.ts';
import { skuByCode } from '../../electron/store/stock.ts';
import { typedSourceOf } from '../../electron/store/typed-orders.ts';
import { bookFaults, pictureOf } from '../support/book-faults.ts';
import { regions } from '../support/judge-block.ts';
import { addPaidOrder, codeOf, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
  addPaidOrder(shop, { lines: [{ code: 'TX01-R-L', barcode: '6900000000011' }] });
  shop.store.write((writer) => {
    writer.run(`UPDATE skus SET title = '纯棉短袖T恤', colour = '红色', size = 'L' WHERE code = 'TX01-R-L'`);
    writer.run(`INSERT INTO skus (code, title, colour, size) VALUES ('TX01-R-M', '纯棉短袖T恤', '红色', 'M')`);
    return true;
  });
});
afterEach(() => shop.close());

const text = '张伟 13800000001 成都武侯区天府大道100号 纯棉短袖T恤 红色L码 2件 包邮 共79元 已付款';
type Input = InputFor<'entry', 'create'>;
const input = (more: Partial<Input> = {}): Input => ({
  sourceText: text, channel: 'wechat', nick: '阿伟', receiver: { name: '张伟', phone: '13800000001', country: 'CN', province: '四川省', city: '成都市', district: '武侯区', detail: '天府大道100号', postcode: '' },
  lines: [{ skuId: skuByCode(shop.store.reader, 'TX01-R-L')?.id ?? null, title: '', colour: '', size: '', quantity: 2, unitPriceFen: 3950 }], freightFen: 0, totalFen: 7900, payment: 'paid', bank: '', payer: '', note: '尽快', again: false, ...more,
});
const make = (more: Partial<Input> = {}): ReturnType<typeof createOrder> => createOrder(shop.services, shop.manager, regions, input(more));

test('IN-4: a pasted text is read with its SKU, and what it leaves out is filled in and marked', () => {
  const { orders } = readText(shop.store.reader, regions, { text, assigned: [] });
  expect(orders).toHaveLength(1);
  expect(orders[0]).toMatchObject({
    receiver: { name: '张伟', phone: '13800000001', province: '四川省', city: '成都市', district: '武侯区', detail: '天府大道100号' }, totalFen: 7900, freightFen: 0, payment: 'paid', check: { doubts: [] },
    lines: [{ quantity: 2, sure: true, title: '纯棉短袖T恤', colour: '红色', size: 'L', choices: [{ code: 'TX01-R-L' }, { code: 'TX01-R-M' }] }],
  });
  const vague = readText(shop.store.reader, regions, { text: text.replace('红色L码', '红色').replace('成都武侯区', '武侯区'), assigned: [] });
  expect(vague.orders[0]).toMatchObject({ inferred: ['province', 'city', 'district'], receiver: { province: '四川省', city: '成都市' }, lines: [{ skuId: null, sure: false, choices: [{}, {}] }] });
});

test('IN-4: confirmed, it is one order, whole: number, lines, stock reserved, note, and the text as it was', async () => {
  const made = mustBe(make());
  const order = orderByNumber(shop.store.reader, 'manual', made.number);
  expect(made.number).toBe('T261121-001');
  expect(order).toMatchObject({ id: made.orderId, state: 'paid', paid_fen: 7900, total_fen: 7900, receiver_name: '张伟', buyer_nick: '阿伟', doubts: '', pieces: 2 });
  expect(typedSourceOf(shop.store.reader, made.orderId)).toEqual({ channel: 'wechat', text });
  expect(shop.store.reader.first<{ text: string }>('SELECT text FROM order_notes WHERE order_id = ?', made.orderId)).toEqual({ text: '尽快' });
  expect(await bookFaults(shop.store.reader)).toEqual([]);
});

test('IN-4, CS-5: an order is found by where it was taken, in both languages, and stays a manual one', () => {
  const found = (search: string): number[] => mustBe(listOrders(shop.services, { view: 'all', search, offset: 0, limit: 100 })).rows.map(({ id }) => id);
  const made = new Map(channels.map((channel) => [channel, mustBe(make({ channel, again: true })).orderId]));
  for (const channel of channels) {
    for (const name of channelNames[channel]) expect([name, found(name)]).toEqual([name, [made.get(channel)]]);
  }
  expect(found('微信 尽快')).toEqual([made.get('wechat')]);
  expect(found('platform:manual')).toHaveLength(channels.length);
  expect(found('抖音聊天 platform:manual')).toEqual([made.get('douyin')]);
});

test('IN-4: the same text makes a second order only when a person says so', () => {
  mustBe(make());
  const before = pictureOf(shop.store.reader);
  expect(codeOf(make({ sourceText: ` ${text.replaceAll(' ', '\n')}` }))).toBe('entry.typed_in_before');
  expect(pictureOf(shop.store.reader)).toBe(before);
  expect(mustBe(make({ again: true })).number).toBe('T261121-002');
});

test('IN-4: what is not complete is refused and leaves nothing behind', () => {
  const before = pictureOf(shop.store.reader);
  const { receiver } = input();
  expect(codeOf(make({ receiver: { ...receiver, name: '' } }))).toBe('entry.receiver_incomplete');
  expect(codeOf(make({ receiver: { ...receiver, phone: '138****0000' } }))).toBe('entry.receiver_masked');
  expect(codeOf(make({ lines: [{ skuId: null, title: '', colour: '', size: '', quantity: 1, unitPriceFen: null }] }))).toBe('entry.goods_unnamed');
  expect(codeOf(make({ lines: [{ skuId: 999_999 as never, title: 'x', colour: '', size: '', quantity: 1, unitPriceFen: null }] }))).toBe('entry.sku_gone');
  expect(pictureOf(shop.store.reader)).toBe(before);
});

test('CS-2: by bank transfer it awaits payment, and what is to come stands with the expected money', () => {
  const made = mustBe(make({ payment: 'transfer', bank: '工行', payer: '张伟' }));
  expect(orderByNumber(shop.store.reader, 'manual', made.number)).toMatchObject({ state: 'awaiting_payment', paid_fen: 0 });
  expect(shop.store.reader.first('SELECT bank, payer, amount_fen FROM expected_transfers WHERE order_id = ?', made.orderId)).toEqual({ bank: '工行', payer: '张伟', amount_fen: 7900 });
});

test('IN-6: a doubtful address is taken in with its doubts', () => {
  const made = mustBe(make({ receiver: { ...input().receiver, district: '武候区' } }));
  expect(orderByNumber(shop.store.reader, 'manual', made.number)?.doubts).toBe('district_unknown');
});
