import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderId } from '../../shared/domain/ids.ts';
import { addPaidOrder, addPrintedParcel, addStaff, codeOf, draftOf, inOneStep, mustBe, openTestShop, type TestOrder, type TestShop } from '../support/shop.ts';
import { bookFaults } from '../support/book-faults.ts';
import { membersOf } from '../../electron/store/orders/family.ts';
import { linesOf, orderById, orderByNumber } from '../../electron/store/orders/order-row.ts';
import { idsToPrint, linesOfPapers, printableOrders } from '../../electron/store/printing.ts';
import { takeIn } from '../../electron/use-cases/intake/take-in.ts';
import { merge, reunite, separate, split } from '../../electron/use-cases/orders/changes.ts';
import { setCustomerSettings, warnOfCustomer } from '../../electron/use-cases/customers/change-customer.ts';
import { recognisePortion } from '../../electron/use-cases/customers/customer-desk.ts';
import { listOrders } from '../../electron/use-cases/orders/list-orders.ts';
import { saveGiftRule } from '../../electron/use-cases/orders/gift-rules.ts';
import { addNote, closeOrders, correctReceiver, getOrder, holdOrders } from '../../electron/use-cases/orders/orders.ts';
import { skuByCode } from '../../electron/store/stock.ts';
import type { Caller } from '../../electron/use-cases/services.ts';

let shop: TestShop;
let minjie: Caller;
beforeEach(async () => {
  shop = await openTestShop();
  minjie = addStaff(shop, '敏洁', 'customer_service');
});
afterEach(async () => {
  expect(await bookFaults(shop.store.reader)).toEqual([]);
  shop.close();
});

const stored = (id: OrderId) => {
  const order = orderById(shop.store.reader, id);
  if (order === undefined) throw new Error('no such order');
  return order;
};
const mergeNow = (...orderIds: OrderId[]) => merge(shop.services, minjie, { orderIds });
const mates = (): number => shop.store.reader.first<{ n: number }>('SELECT count(*) AS n FROM orders INDEXED BY orders_with_mates WHERE has_mates = 1')?.n ?? -1;
const linesSeen = (id: OrderId) => linesOf(shop.store.reader, id).map((line) => [line.sku_code, line.quantity, line.unit_price_fen]);
const taken = (order: TestOrder, changes: Partial<ReturnType<typeof draftOf>> = {}): OrderId => {
  const draft = { ...draftOf(order, shop.clock.now), ...changes };
  inOneStep(shop.services, (step) => mustBe(takeIn(step, draft)));
  return orderByNumber(shop.store.reader, draft.platform, draft.platformOrderNumber)?.id ?? (0 as OrderId);
};

describe('IN-7: sharing a parcel', () => {
  test('orders of one buyer to one address are pointed out, and no longer when one of them cannot go with the other', () => {
    const first = addPaidOrder(shop);
    expect(mates()).toBe(0);
    const second = addPaidOrder(shop);
    const third = addPaidOrder(shop, { receiver: { detail: '另一条路 2 号' } });
    expect(mates()).toBe(2);
    expect(mustBe(getOrder(shop.services, { orderId: first })).related.shares.map(({ id }) => id)).toEqual([second]);
    expect(mustBe(getOrder(shop.services, { orderId: third })).related.shares).toEqual([]);
    mustBe(holdOrders(shop.services, minjie, { orderIds: [second], reason: 'other', note: '', until: null }));
    expect(mates()).toBe(0);
  });

  test('merged orders are one parcel on one paper with all lines, and each takes its own way back until it is printed', () => {
    const first = addPaidOrder(shop, { lines: [{ code: 'A', quantity: 2 }] });
    const second = addPaidOrder(shop, { lines: [{ code: 'B' }] });
    expect(mustBe(mergeNow(second, first)).together).toEqual([first, second]);
    expect(mates()).toBe(0);
    expect(idsToPrint(shop.store.reader)).toEqual([first]);
    const [paper] = printableOrders(shop.store.reader, [second]);
    expect(paper).toMatchObject({ id: first, others: [{ id: second }] });
    if (paper === undefined) return;
    expect(linesOfPapers(shop.store.reader, [paper]).get(first)?.map((line) => [line.sku_code, line.quantity])).toEqual([['A', 2], ['B', 1]]);
    expect(codeOf(mergeNow(first, second))).toBe('order.together_already');
    mustBe(separate(shop.services, minjie, { orderId: second }));
    expect(idsToPrint(shop.store.reader)).toEqual([first, second]);
    mustBe(mergeNow(first, second));
    addPrintedParcel(shop, [first, second]);
    expect(codeOf(separate(shop.services, minjie, { orderId: first }))).toBe('order.together_printed');
  });

  test('a third order joins those that are together already; one that is closed leaves the others together', () => {
    const [first, second, third] = [addPaidOrder(shop), addPaidOrder(shop), addPaidOrder(shop)];
    mustBe(mergeNow(first, second));
    expect(mates()).toBe(2);
    expect(mustBe(mergeNow(third, second)).together).toEqual([first, second, third]);
    mustBe(closeOrders(shop.services, minjie, { orderIds: [first], reason: 'buyer_cancelled', note: '' }));
    expect(membersOf(shop.store.reader, second)).toEqual([second, third]);
    mustBe(closeOrders(shop.services, minjie, { orderIds: [third], reason: 'buyer_cancelled', note: '' }));
    expect(stored(second).together).toBeNull();
  });

  test('another address takes an order out of the shared parcel', () => {
    const [first, second] = [addPaidOrder(shop), addPaidOrder(shop)];
    mustBe(mergeNow(first, second));
    const { revision } = stored(first);
    mustBe(correctReceiver(shop.services, minjie, { orderId: first, revision, receiver: { name: '李雷', phone: '13900000000', country: 'CN', province: '浙江省', city: '杭州市', district: '西湖区', detail: '文三路 90 号', postcode: '' } }, () => []));
    expect([stored(first).together, stored(second).together]).toEqual([null, null]);
  });

  test('refused by name, and then nothing has happened: held, masked, other currency, other receiver, refunded in part, other state, printed, alone', () => {
    const whole = addPaidOrder(shop);
    const refusals: Record<string, OrderId[]> = {
      'order.merge_needs_two': [whole],
      'order.merge_masked': [whole, taken({ receiver: { name: '欧**', masked: ['name'] } })],
      'order.merge_other_currency': [whole, taken({}, { currency: 'USD' })],
      'order.merge_other_receiver': [whole, addPaidOrder(shop, { receiver: { phone: '13911112222' } })],
      'order.merge_other_shop': [whole, addPaidOrder(shop, { shopName: '另一家店' })],
      'order.merge_refunded': [whole, taken({}, { refundedFen: 100 })],
      'order.merge_other_state': [whole, taken({ state: 'awaiting_payment' })],
      'order.merge_other_buyer': [whole, taken({}, { buyerNick: 'tb999999' })],
    };
    const held = addPaidOrder(shop);
    mustBe(holdOrders(shop.services, minjie, { orderIds: [held], reason: 'other', note: '', until: null }));
    refusals['order.merge_held'] = [whole, held];
    const printed = addPaidOrder(shop);
    addPrintedParcel(shop, [printed]);
    refusals['order.merge_printed'] = [whole, printed];
    for (const [code, ids] of Object.entries(refusals)) expect(codeOf(mergeNow(...ids)), code).toBe(code);
    expect(stored(whole).together).toBeNull();
  });
});

describe('IN-7: splitting', () => {
  const splitNow = (orderId: OrderId, parts: { lineId: number; quantity: number }[][]) =>
    split(shop.services, minjie, { orderId, revision: stored(orderId).revision, parts: parts as Parameters<typeof split>[2]['parts'] });

  test('parts go out by themselves under the order\'s number with their share of the money, and put back they are the order again', () => {
    const orderId = taken({ lines: [{ code: 'A', quantity: 3 }, { code: 'B', quantity: 1 }] }, { paidFen: 39601, totalFen: 39601, goodsFen: 39601 });
    const before = linesSeen(orderId);
    const [a, b] = linesOf(shop.store.reader, orderId);
    const { orderIds: [part] } = mustBe(splitNow(orderId, [[{ lineId: a?.id ?? 0, quantity: 1 }, { lineId: b?.id ?? 0, quantity: 1 }]]));
    if (part === undefined) throw new Error('no part');
    expect(stored(part)).toMatchObject({ platform_order_number: `${stored(orderId).platform_order_number}-2`, derived_from: orderId, derived_kind: 'split', state: 'paid' });
    expect([linesSeen(orderId), linesSeen(part)]).toEqual([[['A', 2, 9900]], [['A', 1, 9900], ['B', 1, 9900]]]);
    expect(stored(orderId).paid_fen + stored(part).paid_fen).toBe(39601);
    expect(idsToPrint(shop.store.reader)).toEqual([orderId, part]);
    mustBe(reunite(shop.services, minjie, { orderId: part }));
    expect(linesSeen(orderId)).toEqual(before);
    expect(stored(orderId)).toMatchObject({ paid_fen: 39601, total_fen: 39601, goods_fen: 39601, pieces: 4 });
    expect(stored(part)).toMatchObject({ state: 'closed', close_reason: 'reunited', paid_fen: 0 });
  });

  test('whoever packs a part reads the notes; put back, each stands once; the platform hears of a closing when nothing is left', () => {
    const orderId = addPaidOrder(shop, { lines: [{ code: 'A', quantity: 2 }] });
    const texts = (id: OrderId) => shop.store.reader.all<{ text: string }>('SELECT text FROM order_notes WHERE order_id = ? ORDER BY id', id).map(({ text }) => text);
    const closings = () => shop.store.reader.all(`SELECT order_id FROM outbox WHERE kind = 'close'`);
    mustBe(addNote(shop.services, minjie, { orderId, text: '送礼' }));
    const [line] = linesOf(shop.store.reader, orderId);
    const { orderIds: [part] } = mustBe(splitNow(orderId, [[{ lineId: line?.id ?? 0, quantity: 1 }]]));
    if (part === undefined) throw new Error('no part');
    expect(texts(part)).toEqual(['送礼']);
    mustBe(addNote(shop.services, minjie, { orderId: part, text: '易碎' }));
    mustBe(reunite(shop.services, minjie, { orderId: part }));
    expect(texts(orderId)).toEqual(['送礼', '易碎']);
    expect(closings()).toEqual([]);
    const [again] = linesOf(shop.store.reader, orderId);
    const { orderIds: [other] } = mustBe(splitNow(orderId, [[{ lineId: again?.id ?? 0, quantity: 1 }]]));
    mustBe(closeOrders(shop.services, minjie, { orderIds: [orderId], reason: 'buyer_cancelled', note: '' }));
    expect(closings()).toEqual([]);
    mustBe(closeOrders(shop.services, minjie, { orderIds: [other as OrderId], reason: 'buyer_cancelled', note: '' }));
    expect(closings()).toEqual([{ order_id: orderId }]);
  });

  test('merging an order with its part is putting it back', () => {
    const orderId = addPaidOrder(shop, { lines: [{ code: 'A', quantity: 2 }] });
    const [line] = linesOf(shop.store.reader, orderId);
    const { orderIds: [part] } = mustBe(splitNow(orderId, [[{ lineId: line?.id ?? 0, quantity: 1 }]]));
    const merged = mustBe(mergeNow(orderId, part as OrderId));
    expect(merged).toMatchObject({ together: [orderId], reunited: [part], parts: [{ orderId, lines: [{ quantity: 1 }] }] });
    expect(linesSeen(orderId)).toEqual([['A', 2, 9900]]);
    // What is said to have gone back is enough to take it off once more.
    const { orderIds: [again] } = mustBe(splitNow(orderId, merged.parts.map(({ lines }) => lines)));
    expect([linesSeen(orderId), linesSeen(again as OrderId)]).toEqual([[['A', 1, 9900]], [['A', 1, 9900]]]);
    expect(stored(orderId).paid_fen + stored(again as OrderId).paid_fen).toBe(9900);
  });

  test('the same export again changes nothing; a refund, a new address and a cancellation reach every part', () => {
    const draft = draftOf({ number: '351500000777', lines: [{ code: 'A', quantity: 2 }, { code: 'B' }] }, shop.clock.now);
    const take = (changes: Partial<typeof draft>): unknown => inOneStep(shop.services, (step) => mustBe(takeIn(step, { ...draft, ...changes })));
    take({});
    const orderId = orderByNumber(shop.store.reader, 'taobao', '351500000777')?.id as OrderId;
    const [, b] = linesOf(shop.store.reader, orderId);
    const { orderIds: [part] } = mustBe(splitNow(orderId, [[{ lineId: b?.id ?? 0, quantity: 1 }]]));
    if (part === undefined) throw new Error('no part');
    const money = [stored(orderId).paid_fen, stored(part).paid_fen];
    expect(take({ platformStatusText: '买家已付款' })).toBe('changed');
    expect([linesSeen(orderId), linesSeen(part), [stored(orderId).paid_fen, stored(part).paid_fen]]).toEqual([[['A', 2, 9900]], [['B', 1, 9900]], money]);
    take({ receiver: { ...draft.receiver, detail: '新地址路 8 号 8 栋' } });
    expect([stored(orderId).detail, stored(part).detail]).toEqual(['新地址路 8 号 8 栋', '新地址路 8 号 8 栋']);
    const moved = { ...draft, receiver: { ...draft.receiver, detail: '新地址路 8 号 8 栋' } };
    take({ ...moved, refund: 'requested' });
    expect([stored(orderId).hold_reason, stored(part).hold_reason]).toEqual(['refund_requested', 'refund_requested']);
    take({ ...moved, refund: 'none' });
    expect([stored(orderId).hold_reason, stored(part).hold_reason]).toEqual([null, null]);
    addPrintedParcel(shop, [part]);
    take({ ...moved, state: 'closed', platformStatusText: '交易关闭' });
    expect([stored(orderId).state, stored(part).state, stored(part).hold_reason]).toEqual(['closed', 'paid', 'platform_cancelled']);
  });

  test('goods that the platform changed after the shop did are for a person to decide on', () => {
    const draft = draftOf({ number: '351500000778', lines: [{ code: 'A', quantity: 2 }] }, shop.clock.now);
    inOneStep(shop.services, (step) => mustBe(takeIn(step, draft)));
    const orderId = orderByNumber(shop.store.reader, 'taobao', '351500000778')?.id as OrderId;
    const [line] = linesOf(shop.store.reader, orderId);
    mustBe(splitNow(orderId, [[{ lineId: line?.id ?? 0, quantity: 1 }]]));
    const changed = draftOf({ number: '351500000778', lines: [{ code: 'C', quantity: 2 }] }, shop.clock.now);
    inOneStep(shop.services, (step) => mustBe(takeIn(step, changed)));
    expect(stored(orderId)).toMatchObject({ hold_reason: 'goods_changed' });
    expect(linesSeen(orderId)).toEqual([['A', 1, 9900]]);
  });

  test('refused: nothing left, more than there is, printed, held', () => {
    const orderId = addPaidOrder(shop, { lines: [{ code: 'A', quantity: 2 }] });
    const [line] = linesOf(shop.store.reader, orderId);
    const lineId = line?.id ?? 0;
    expect(codeOf(splitNow(orderId, [[{ lineId, quantity: 2 }]]))).toBe('order.split_nothing_left');
    expect(codeOf(splitNow(orderId, [[{ lineId, quantity: 3 }]]))).toBe('order.split_too_many');
    expect(codeOf(split(shop.services, minjie, { orderId, revision: 0, parts: [[{ lineId: lineId as never, quantity: 1 }]] }))).toBe('order.changed_meanwhile');
    addPrintedParcel(shop, [orderId]);
    expect(codeOf(splitNow(orderId, [[{ lineId, quantity: 1 }]]))).toBe('order.split_printed');
  });
});

describe('IN-8: presents', () => {
  const rule = { name: '满 150 送袋', active: true, fromAt: null, untilAt: null, shops: [], condition: { kind: 'spend' as const, fen: 15000 }, often: 'once' as const, giftSkuCode: 'BAG', giftQuantity: 1 };
  const gifts = (id: OrderId) => linesOf(shop.store.reader, id).filter((line) => line.gift_rule_id !== null).map((line) => [line.sku_code, line.quantity]);
  const makeRule = (changes: Partial<typeof rule> = {}): void => {
    inOneStep(shop.services, ({ writer }) => writer.run(`INSERT OR IGNORE INTO skus (code, title) VALUES ('BAG', '帆布袋')`));
    mustBe(saveGiftRule(shop.services, shop.manager, { id: null, rule: { ...rule, ...changes } }));
  };

  test('come after merging, once, take stock, and go again when the orders are taken apart', () => {
    makeRule();
    const [first, second] = [addPaidOrder(shop), addPaidOrder(shop)];
    expect([gifts(first), gifts(second)]).toEqual([[], []]);
    mustBe(mergeNow(first, second));
    expect([gifts(first), gifts(second)]).toEqual([[['BAG', 1]], []]);
    expect(skuByCode(shop.store.reader, 'BAG')).toMatchObject({ reserved: 1 });
    mustBe(separate(shop.services, minjie, { orderId: first }));
    expect([gifts(first), gifts(second)]).toEqual([[], []]);
    expect(skuByCode(shop.store.reader, 'BAG')).toMatchObject({ reserved: 0 });
  });

  test('are given once for an order in several parcels, and never added after printing', () => {
    makeRule();
    const orderId = taken({ lines: [{ code: 'A', quantity: 2 }] }, { paidFen: 19800 });
    expect(gifts(orderId)).toEqual([['BAG', 1]]);
    const [line] = linesOf(shop.store.reader, orderId);
    const { orderIds: [part] } = mustBe(split(shop.services, minjie, { orderId, revision: stored(orderId).revision, parts: [[{ lineId: (line?.id ?? 0) as never, quantity: 1 }]] }));
    expect([gifts(orderId), gifts(part as OrderId)]).toEqual([[['BAG', 1]], []]);
    const printed = taken({}, { paidFen: 9900 });
    addPrintedParcel(shop, [printed]);
    makeRule({ name: '满 50 再送', condition: { kind: 'spend', fen: 5000 } });
    expect(gifts(printed)).toEqual([]);
  });

  test('a later export neither takes a present away nor is taken for a change by it', () => {
    makeRule();
    const draft = { ...draftOf({ number: '351500000779' }, shop.clock.now), paidFen: 20000 };
    inOneStep(shop.services, (step) => mustBe(takeIn(step, draft)));
    const orderId = orderByNumber(shop.store.reader, 'taobao', '351500000779')?.id as OrderId;
    expect(gifts(orderId)).toEqual([['BAG', 1]]);
    inOneStep(shop.services, (step) => mustBe(takeIn(step, { ...draft, buyerMessage: '快点' })));
    expect([gifts(orderId), stored(orderId).hold_reason]).toEqual([[['BAG', 1]], null]);
  });
});

describe('IN-7, CU-3: quiet marks in the list', () => {
  const listed = (search = '', inView = false) => mustBe(listOrders(shop.services, { view: 'to_ship', search, inView, offset: 0, limit: 100 }));
  const marked = (): OrderId[] => listed().rows.filter(({ marks }) => marks?.duplicate === true).map(({ id }) => id);
  const found = (search: string, inView = false): number[] => {
    while (listed(search, inView).looking);
    return sorted(search, inView);
  };
  const sorted = (search: string, inView: boolean): number[] => listed(search, inView).rows.map(({ id }) => Number(id)).sort((a, b) => a - b);

  test('likely duplicates are marked in the list and found by `dup:` and 疑似重复, also with other filters; one that is closed or hours away is none', () => {
    const first = addPaidOrder(shop, { lines: [{ code: 'A', title: '连衣裙' }] });
    const second = addPaidOrder(shop, { lines: [{ code: 'A', title: '连衣裙' }] });
    const other = addPaidOrder(shop, { lines: [{ code: 'B', title: '半身裙' }] });
    shop.clock.now += 13 * 3_600_000;
    const late = addPaidOrder(shop, { lines: [{ code: 'A', title: '连衣裙' }] });
    expect(marked().sort()).toEqual([first, second]);
    for (const words of ['dup:', 'is:dup', '疑似重复', '状态:疑似重复']) expect(found(words)).toEqual([first, second]);
    expect(found('dup: 连衣裙')).toEqual([first, second]);
    expect(found('dup: 半身裙')).toEqual([]);
    expect(found('dup:', true)).toEqual([first, second]);
    for (const words of ['-dup:', '-is:dup', '-疑似重复', '-状态:疑似重复']) expect(found(words)).toEqual([other, late]);
    expect(found('-is:dup 连衣裙')).toEqual([late]);
    expect(found('-is:dup', true)).toEqual([other, late]);
    expect(found('is:dup -is:dup')).toEqual([]);
    expect(listed().rows.find(({ id }) => id === late)?.marks).toMatchObject({ duplicate: false });
    expect(listed().rows.find(({ id }) => id === other)?.marks).toEqual({ duplicate: false, warning: 'none', level: '' });
    mustBe(closeOrders(shop.services, minjie, { orderIds: [second], reason: 'duplicate', note: '' }));
    expect(marked()).toEqual([]);
    expect(found('dup:')).toEqual([]);
  });

  test('a warning and the level of the buyer stand at each of their orders', () => {
    const order = addPaidOrder(shop);
    while (recognisePortion(shop.services) > 0);
    const customer = shop.store.reader.first<{ head_id: never }>('SELECT head_id FROM customers')!.head_id;
    mustBe(setCustomerSettings(shop.services, shop.manager, { currency: 'CNY', levels: [{ name: '金卡', fromFen: 1, paysPercent: 100 }], returns: { atLeast: 3, percent: 30 } }));
    expect(listed().rows.find(({ id }) => id === order)?.marks).toEqual({ duplicate: false, warning: 'none', level: '金卡' });
    mustBe(warnOfCustomer(shop.services, minjie, { customerId: customer, text: '总说少件' }));
    expect(listed().rows.find(({ id }) => id === order)?.marks).toMatchObject({ warning: 'warned' });
  });
});
