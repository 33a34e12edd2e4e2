import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputFor } from '../../shared/contract/index.ts';
import type { OrderId } from '../../shared/domain/ids.ts';
import { addPaidOrder, addPrintedParcel, addStaff, codeOf, draftOf, inOneStep, mustBe, openTestShop, waybillOf, type TestShop } from '../support/shop.ts';
import { bookFaults } from '../support/book-faults.ts';
import { linesOf, orderById, orderByNumber } from '../../electron/store/orders/order-row.ts';
import { countUp } from '../../electron/store/packing.ts';
import { parcelById } from '../../electron/store/parcels.ts';
import { skuByCode } from '../../electron/store/stock.ts';
import { takeIn } from '../../electron/use-cases/intake/take-in.ts';
import { changeOrder, previewChange } from '../../electron/use-cases/orders/change-order.ts';
import { composedNote } from '../../electron/use-cases/orders/changes.ts';
import { addNote, closeOrders, holdOrders, releaseOrders } from '../../electron/use-cases/orders/orders.ts';
import { scan } from '../../electron/use-cases/packing/scan.ts';
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

type Change = InputFor<'orderChanges', 'change'>['change'];
const stored = (id: OrderId) => {
  const order = orderById(shop.store.reader, id);
  if (order === undefined) throw new Error('no such order');
  return order;
};
const preview = (orderId: OrderId, change: Change) => mustBe(previewChange(shop.services, { orderId, change }));
const change = (orderId: OrderId, wanted: Change, revision = stored(orderId).revision) => changeOrder(shop.services, minjie, { orderId, revision, change: wanted }, () => []);
const skuId = (code: string) => {
  const sku = skuByCode(shop.store.reader, code);
  if (sku === undefined) throw new Error(`no SKU ${code}`);
  return sku.id;
};
const lineOf = (orderId: OrderId) => {
  const [line] = linesOf(shop.store.reader, orderId);
  if (line === undefined) throw new Error('no line');
  return line;
};
const swap = (orderId: OrderId, code: string, quantity = 1): Change =>
  ({ kind: 'lines', lines: [{ lineId: lineOf(orderId).id as never, skuId: skuId(code), quantity, unitPriceFen: 9900 }] });

describe('CS-8: changing an order', () => {
  test('another size after printing: said before, done in one step; stock, paper and packing table agree', () => {
    addPaidOrder(shop, { lines: [{ code: 'NZ801-29' }] });
    const orderId = addPaidOrder(shop, { lines: [{ code: 'NZ801-28' }] });
    const parcelId = addPrintedParcel(shop, [orderId]);
    inOneStep(shop.services, ({ writer, at }) => countUp(writer, parcelId, lineOf(orderId).id as never, at));
    const number = waybillOf(shop, parcelId);
    const effects = preview(orderId, swap(orderId, 'NZ801-29'));
    expect(effects).toMatchObject({ waybill: { number, isPrinted: true }, packing: { counted: 1, isPacked: false }, packerIsStopped: true, money: { kind: 'same' } });
    expect(effects.stock).toEqual(expect.arrayContaining([expect.objectContaining({ skuCode: 'NZ801-28', before: 1, after: 0 }), expect.objectContaining({ skuCode: 'NZ801-29', before: 0, after: 1 })]));
    expect(stored(orderId).goods).toContain('NZ801-28');
    mustBe(change(orderId, swap(orderId, 'NZ801-29')));
    expect(parcelById(shop.store.reader, parcelId)).toMatchObject({ state: 'voided', void_reason: 'lines_changed' });
    expect([skuByCode(shop.store.reader, 'NZ801-28')?.reserved, skuByCode(shop.store.reader, 'NZ801-29')?.reserved]).toEqual([0, 2]);
    expect(stored(orderId).goods).toContain('NZ801-29');
    expect(mustBe(scan(shop.services, { ...minjie, signatureStands: true }, { parcelId: null, code: number })).tone).toBe('bad');
  });

  test('a later export does not undo what the shop changed (IN-2)', () => {
    addPaidOrder(shop, { lines: [{ code: 'NZ801-29' }] });
    const draft = draftOf({ number: '351500000801', lines: [{ code: 'NZ801-28' }] }, shop.clock.now);
    inOneStep(shop.services, (step) => mustBe(takeIn(step, draft)));
    const orderId = orderByNumber(shop.store.reader, 'taobao', '351500000801')?.id as OrderId;
    mustBe(change(orderId, swap(orderId, 'NZ801-29', 2)));
    inOneStep(shop.services, (step) => mustBe(takeIn(step, { ...draft, buyerMessage: '早点发' })));
    expect(linesOf(shop.store.reader, orderId).map((line) => [line.sku_code, line.quantity])).toEqual([['NZ801-29', 2]]);
    expect(stored(orderId)).toMatchObject({ hold_reason: null, buyer_message: '早点发' });
  });

  test('a difference of the goods is named: a new total before payment, owed after it', () => {
    const paid = addPaidOrder(shop);
    const more: Change = { kind: 'lines', lines: [{ lineId: lineOf(paid).id as never, skuId: null, quantity: 3, unitPriceFen: null }] };
    expect(preview(paid, more).money).toEqual({ kind: 'buyer_owes', beforeFen: 9900, afterFen: 29700 });
    expect(preview(paid, more).follows).toEqual({ kind: 'collect', amountFen: 19800, byBank: true });
    inOneStep(shop.services, (step) => mustBe(takeIn(step, { ...draftOf({ number: '351500000802', state: 'awaiting_payment' }, shop.clock.now), paidFen: 0, paidAt: null })));
    const unpaid = orderByNumber(shop.store.reader, 'taobao', '351500000802')?.id as OrderId;
    mustBe(change(unpaid, { kind: 'price', totalFen: 8800 }));
    expect(stored(unpaid)).toMatchObject({ total_fen: 8800 });
    expect(codeOf(change(paid, { kind: 'price', totalFen: 8800 }))).toBe('order.price_after_payment');
  });

  test('two people change one order: the second is told and nothing is overwritten', () => {
    const orderId = addPaidOrder(shop);
    const { revision } = stored(orderId);
    mustBe(change(orderId, { kind: 'courier', courierCode: 'SF' }, revision));
    expect(codeOf(change(orderId, { kind: 'courier', courierCode: 'YTO' }, revision))).toBe('order.changed_meanwhile');
    expect(stored(orderId).courier_code).toBe('SF');
  });

  test('refused: what has left, nothing new, a line that is gone, a SKU that is not there', () => {
    const orderId = addPaidOrder(shop);
    expect(codeOf(change(orderId, swap(orderId, 'NZ801-28')))).toBe('order.nothing_changes');
    expect(codeOf(change(orderId, { kind: 'lines', lines: [{ lineId: 999_999 as never, skuId: null, quantity: 1, unitPriceFen: null }] }))).toBe('order.line_unknown');
    expect(codeOf(change(orderId, { kind: 'lines', lines: [{ lineId: null, skuId: 999_999 as never, quantity: 1, unitPriceFen: 0 }] }))).toBe('order.sku_unknown');
    mustBe(closeOrders(shop.services, minjie, { orderIds: [orderId], reason: 'other', note: '' }));
    expect(codeOf(change(orderId, { kind: 'courier', courierCode: 'SF' }))).toBe('order.too_late_to_change');
  });
});

describe('CS-4: what the platform is told', () => {
  const outbox = (orderId: OrderId) =>
    shop.store.reader.all<{ kind: string; payload: string }>('SELECT kind, payload FROM outbox WHERE order_id = ? ORDER BY id', orderId).map(({ kind, payload }) => [kind, (JSON.parse(payload) as { text?: string }).text, (JSON.parse(payload) as { flagNumber?: number }).flagNumber]);

  test('the note with its flag, once however often it is saved, newest first; a hold makes it yellow and its end gives the flag back', () => {
    const orderId = addPaidOrder(shop);
    mustBe(addNote(shop.services, minjie, { orderId, text: '送礼' }));
    expect(outbox(orderId)).toEqual([['note', '送礼', 0]]);
    mustBe(addNote(shop.services, minjie, { orderId, text: '送礼' }));
    mustBe(addNote(shop.services, minjie, { orderId, text: '不放价格单' }));
    expect(outbox(orderId)).toEqual([['note', '不放价格单；送礼', 0]]);
    mustBe(holdOrders(shop.services, minjie, { orderIds: [orderId], reason: 'other', note: '', until: null }));
    expect(outbox(orderId)).toEqual([['note', '不放价格单；送礼', 2]]);
    mustBe(releaseOrders(shop.services, minjie, { orderIds: [orderId], note: '' }));
    expect(outbox(orderId)).toEqual([['note', '不放价格单；送礼', 0]]);
  });

  test('what somebody wrote at the platform is taken over and not overwritten; our own note coming back is no news', () => {
    const draft = { ...draftOf({ number: '351500000803', platform: 'douyin' }, shop.clock.now), platformNote: '老客户' };
    inOneStep(shop.services, (step) => mustBe(takeIn(step, draft)));
    const orderId = orderByNumber(shop.store.reader, 'douyin', '351500000803')?.id as OrderId;
    expect(mustBe(composedNote(shop.services, { orderId, oneMore: '发顺丰' }))).toMatchObject({ text: '发顺丰；老客户', limit: 60, leftOut: 0 });
    mustBe(addNote(shop.services, minjie, { orderId, text: '发顺丰' }));
    expect(outbox(orderId).map(([, text]) => text)).toEqual(['发顺丰；老客户']);
    inOneStep(shop.services, (step) => mustBe(takeIn(step, { ...draft, platformNote: '发顺丰；老客户' })));
    mustBe(addNote(shop.services, minjie, { orderId, text: '加急' }));
    expect(outbox(orderId).map(([, text]) => text)).toEqual(['加急；发顺丰；老客户']);
  });

  test('an order that the shop closes is told to its platform, once', () => {
    const orderId = addPaidOrder(shop);
    mustBe(closeOrders(shop.services, minjie, { orderIds: [orderId], reason: 'buyer_cancelled', note: '' }));
    expect(outbox(orderId).map(([kind]) => kind)).toEqual(['close']);
  });
});
