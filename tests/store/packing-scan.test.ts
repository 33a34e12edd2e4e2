import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderId, ParcelId } from '../../shared/domain/ids.ts';
import { holdOrder, voidParcel } from '../../electron/use-cases/order-changes.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { closeOrders, correctReceiver } from '../../electron/use-cases/orders/orders.ts';
import { scan } from '../../electron/use-cases/packing/scan.ts';
import { confirmLine, undoCount } from '../../electron/use-cases/packing/counting.ts';
import { packingParcel } from '../../electron/use-cases/packing/queries.ts';
import type { Packer } from '../../electron/use-cases/packing/verdicts.ts';
import { act } from '../../electron/use-cases/services.ts';
import {
  addPaidOrder, addPrintedParcel, addStaff, codeOf, mustBe, openTestShop, packParcel, tracedActions, waybillOf, type TestParcel, type TestShop,
} from '../support/shop.ts';

let shop: TestShop;
let packer: Packer;
beforeEach(async () => {
  shop = await openTestShop();
  packer = { ...addStaff(shop, '李强'), signatureStands: true };
});
afterEach(() => {
  shop.close();
});

const scanned = (parcelId: ParcelId | null, code: string, who = packer) => mustBe(scan(shop.services, who, { parcelId, code }));

type Made = { orderId: OrderId; parcelId: ParcelId; number: string };
const jeans = { code: 'NZ801-28', barcode: '6901234567892', shelf: 'A-03-2' };
const shirt = { code: 'TX220-L', barcode: '6901234567908', shelf: 'B-01-4' };
const makeParcel = (order: Parameters<typeof addPaidOrder>[1] = { lines: [jeans, { ...shirt, quantity: 2 }] }, parcel: TestParcel = {}): Made => {
  const orderId = addPaidOrder(shop, order);
  const parcelId = addPrintedParcel(shop, [orderId], parcel);
  return { orderId, parcelId, number: waybillOf(shop, parcelId) };
};
const stateOf = (parcelId: ParcelId): string => mustBe(packingParcel(shop.services, { parcelId })).state;
const stops = (): string[] => shop.store.reader.all<{ code: string }>('SELECT code FROM packing_stops ORDER BY id').map(({ code }) => code);
const hold = (orderId: OrderId, reason: 'change_requested' | 'refund_requested' = 'change_requested'): void => {
  mustBe(act(shop.services, shop.manager.staffId, (step) => {
    const order = orderById(step.writer, orderId);
    if (order === undefined) throw new Error('no order');
    return holdOrder(step, order, { reason, note: '换 L 码', until: null });
  }));
};

describe('the right way', () => {
  test('PK-2: waybill, items by barcode and by SKU code, and the parcel finishes by itself', () => {
    const { orderId, parcelId, number } = makeParcel();
    const opened = scanned(null, number);
    expect(opened).toMatchObject({ tone: 'good', code: 'parcel_opened', parcel: { parcelId, receiverName: '欧阳雨馨', place: '四川省成都市', stop: null } });
    expect(opened.parcel?.lines).toMatchObject([{ keyNumber: 1, shelf: 'A-03-2', wanted: 1, counted: 0 }, { keyNumber: 2, wanted: 2, counted: 0 }]);
    expect(scanned(parcelId, '6901234567892')).toMatchObject({ tone: 'good', code: 'item_counted', params: { skuCode: 'NZ801-28', counted: 1 } });
    expect(scanned(parcelId, 'TX220-L').code).toBe('item_counted');
    const packed = scanned(parcelId, '6901234567908');
    expect(packed).toMatchObject({ tone: 'good', code: 'parcel_packed', parcel: { state: 'packed', packedBy: '李强' } });
    expect(packed.parcel?.lines.map((line) => line.counted)).toEqual([1, 2]);
    expect(orderById(shop.store.reader, orderId)?.state).toBe('packed');
    expect(tracedActions(shop, 'parcel', parcelId)).toEqual([
      'parcel.scanned_back', 'packing.counted', 'packing.counted', 'packing.counted', 'parcel.packed',
    ]);
    expect(tracedActions(shop, 'order', orderId)).toContain('order.pack');
    expect(stops()).toEqual([]);
  });

  test('PK-2: windows are told after every piece, and of the order when it is packed', () => {
    const { orderId, parcelId } = makeParcel({ lines: [{ ...jeans, quantity: 2 }] });
    shop.events.length = 0;
    scanned(parcelId, 'NZ801-28');
    expect(shop.events).toEqual([{ name: 'packing.changed', payload: { parcelIds: [parcelId] } }]);
    scanned(parcelId, 'NZ801-28');
    expect(shop.events).toContainEqual({ name: 'orders.changed', payload: { orderIds: [orderId] } });
    expect(shop.events.map(({ name }) => name)).toContain('collections.changed');
  });

  test('PK-2: orders merged into one parcel are packed together', () => {
    const first = addPaidOrder(shop, { lines: [jeans] });
    const second = addPaidOrder(shop, { lines: [jeans, shirt] });
    const parcelId = addPrintedParcel(shop, [first, second]);
    scanned(parcelId, 'NZ801-28');
    scanned(parcelId, 'NZ801-28');
    expect(scanned(parcelId, 'TX220-L').code).toBe('parcel_packed');
    expect([first, second].map((id) => orderById(shop.store.reader, id)?.state)).toEqual(['packed', 'packed']);
  });

  test.each([
    ['blanks of a number typed in groups', (number: string) => number.replace(/(.{4})/g, '$1 ')],
    ['a scanner prefix and suffix', (number: string) => `]C0${number}\r\n`],
    ['full-width digits of an input method', (number: string) => [...number].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')],
  ])('PK-2: a waybill is known in spite of %s', (_what, spell) => {
    const { number } = makeParcel();
    expect(scanned(null, spell(number)).code).toBe('parcel_opened');
  });

  test('PK-2: a number with letters is known in small letters, an EAN without its leading zero, a SKU code in capitals', () => {
    const { parcelId } = makeParcel({ lines: [{ code: 'nz-1', barcode: '0690123456789', quantity: 2 }, { code: 'TX-2' }] }, { waybillNumber: 'SF1020304050607' });
    expect(scanned(null, 'sf1020304050607').code).toBe('parcel_opened');
    expect(scanned(parcelId, '690123456789').code).toBe('item_counted');
    expect(scanned(parcelId, 'NZ-1').code).toBe('item_counted');
    expect(scanned(parcelId, 'tx-2').code).toBe('parcel_packed');
  });

  test('PK-2: a line that the platform refunded is not packed', () => {
    const { parcelId } = makeParcel({ lines: [jeans, { ...shirt, refund: 'succeeded' }] });
    expect(scanned(parcelId, 'TX220-L')).toMatchObject({ tone: 'bad', code: 'wrong_item' });
    expect(scanned(parcelId, 'NZ801-28').code).toBe('parcel_packed');
  });

  test('PR-5: a waybill read from paper proves that its sheet came out', () => {
    const orderId = addPaidOrder(shop);
    const parcelId = addPrintedParcel(shop, [orderId], { printed: false });
    const number = waybillOf(shop, parcelId);
    expect(scanned(null, number)).toMatchObject({ tone: 'bad', code: 'not_printed' });
    shop.store.write((writer) => writer.run(`UPDATE print_jobs SET state = 'unknown'`));
    expect(scanned(null, number)).toMatchObject({ tone: 'good', code: 'parcel_opened', parcel: { state: 'printed' } });
    expect(shop.store.reader.first('SELECT scanned_back_at FROM parcels WHERE id = ?', parcelId)).toEqual({ scanned_back_at: shop.clock.now });
  });
});

describe('wrong moves', () => {
  test('PK-2: a wrong item, one of another order, is named and not counted', () => {
    makeParcel({ lines: [{ code: 'NZ801-29', title: '直筒牛仔裤', size: '29', barcode: '6901234567999', shelf: 'A-03-3' }] });
    const { parcelId } = makeParcel();
    expect(scanned(parcelId, '6901234567999')).toMatchObject({
      tone: 'bad', code: 'wrong_item', params: { skuCode: 'NZ801-29', title: '直筒牛仔裤', size: '29', shelf: 'A-03-3' }, parcel: { parcelId },
    });
    expect(mustBe(packingParcel(shop.services, { parcelId })).lines.map((line) => line.counted)).toEqual([0, 0]);
    expect(stops()).toEqual(['wrong_item']);
    expect(tracedActions(shop, 'parcel', parcelId)).toEqual(['packing.stopped']);
  });

  test('PK-2: one too many is named and not counted', () => {
    const { parcelId } = makeParcel();
    scanned(parcelId, 'NZ801-28');
    expect(scanned(parcelId, '6901234567892')).toMatchObject({ tone: 'bad', code: 'one_too_many', params: { skuCode: 'NZ801-28', wanted: 1 } });
    expect(mustBe(packingParcel(shop.services, { parcelId })).lines.map((line) => line.counted)).toEqual([1, 0]);
  });

  test.each(['690123456', '0000', '%', `' OR 1=1 --`, '123456789012345678901234567890'])('PK-2: half a barcode or one that nobody knows (%j) counts nothing', (code) => {
    const { parcelId } = makeParcel();
    expect(scanned(parcelId, code)).toMatchObject({ tone: 'bad', code: 'unknown_code', params: { code } });
    expect(scanned(null, code)).toMatchObject({ tone: 'bad', code: 'unknown_waybill', params: { code }, parcel: null });
    expect(stops()).toEqual([]);
  });

  test('PK-2: an empty scan is answered, with and without a parcel', () => {
    const { parcelId } = makeParcel();
    expect(scanned(null, ' \u0000').code).toBe('unknown_waybill');
    expect(scanned(parcelId, '').code).toBe('unknown_code');
  });

  test('PK-2: an item without a parcel open', () => {
    makeParcel();
    expect(scanned(null, 'TX220-L')).toMatchObject({ tone: 'bad', code: 'no_parcel_open', params: { skuCode: 'TX220-L' }, parcel: null });
  });

  test('PK-2: another waybill while pieces are counted; before the first piece the table just changes over', () => {
    const open = makeParcel();
    const other = makeParcel();
    expect(scanned(open.parcelId, other.number)).toMatchObject({ code: 'parcel_opened', parcel: { parcelId: other.parcelId } });
    scanned(open.parcelId, 'NZ801-28');
    expect(scanned(open.parcelId, other.number)).toMatchObject({
      tone: 'bad', code: 'unfinished_parcel', params: { waybillNumber: open.number }, parcel: { parcelId: open.parcelId },
    });
    expect(scanned(open.parcelId, open.number)).toMatchObject({ tone: 'good', code: 'parcel_opened' });
  });

  test('PK-2: a held order stops at the waybill and at every item, with reason, words and name', () => {
    const { orderId, parcelId, number } = makeParcel();
    hold(orderId);
    expect(scanned(null, number)).toMatchObject({ tone: 'bad', code: 'held', params: { reason: 'change_requested', note: '换 L 码', by: '店长' } });
    expect(scanned(parcelId, 'NZ801-28')).toMatchObject({ tone: 'bad', code: 'held' });
    expect(scanned(parcelId, 'rubbish')).toMatchObject({ tone: 'bad', code: 'held' });
    expect(mustBe(packingParcel(shop.services, { parcelId })).lines.map((line) => line.counted)).toEqual([0, 0]);
    expect(stops()).toEqual(['held', 'held', 'held']);
  });

  test('PK-2: held after the first piece: the last piece does not finish it, and another parcel may be taken', () => {
    const { orderId, parcelId } = makeParcel();
    const other = makeParcel();
    scanned(parcelId, 'NZ801-28');
    hold(orderId, 'refund_requested');
    expect(scanned(parcelId, 'TX220-L')).toMatchObject({ tone: 'bad', code: 'refund_requested' });
    expect(scanned(parcelId, other.number)).toMatchObject({ code: 'parcel_opened', parcel: { parcelId: other.parcelId } });
    expect(stateOf(parcelId)).toBe('printed');
  });

  test('PK-2: a closed order', () => {
    const { orderId, parcelId, number } = makeParcel();
    mustBe(closeOrders(shop.services, shop.manager, { orderIds: [orderId], reason: 'buyer_cancelled', note: '拍错: 颜色' }));
    expect(scanned(null, number)).toMatchObject({ tone: 'bad', code: 'closed', params: { reason: 'buyer_cancelled', note: '拍错: 颜色' } });
    expect(scanned(parcelId, 'NZ801-28').code).toBe('closed');
  });

  test('CS-8: a changed address voids the paper; the packer hears why, also in the middle of the parcel', () => {
    const { orderId, parcelId, number } = makeParcel();
    scanned(parcelId, 'NZ801-28');
    const { revision } = orderById(shop.store.reader, orderId)!;
    const receiver = { name: '王小明', phone: '13900000000', country: 'CN', province: '浙江省', city: '杭州市', district: '余杭区', detail: '示例路 2 号', postcode: '' };
    mustBe(correctReceiver(shop.services, shop.manager, { orderId, revision, receiver }, () => []));
    expect(scanned(parcelId, 'TX220-L')).toMatchObject({ tone: 'bad', code: 'address_changed' });
    expect(scanned(null, number)).toMatchObject({ tone: 'bad', code: 'address_changed' });
  });

  test('PK-2: a voided waybill says so, with its reason; the new one of the order works', () => {
    const { orderId, parcelId, number } = makeParcel();
    scanned(parcelId, 'NZ801-28');
    mustBe(act(shop.services, shop.manager.staffId, (step) => voidParcel(step, parcelId, '面单破损')));
    expect(scanned(parcelId, 'TX220-L')).toMatchObject({ tone: 'bad', code: 'voided', params: { reason: '面单破损' } });
    const again = addPrintedParcel(shop, [orderId]);
    expect(scanned(null, number)).toMatchObject({ code: 'voided', params: { newWaybillNumber: waybillOf(shop, again) } });
    expect(scanned(null, waybillOf(shop, again))).toMatchObject({ code: 'parcel_opened', parcel: { lines: [{ counted: 0 }, { counted: 0 }] } });
  });

  test('PK-2: already packed says by whom; an item scanned into it counts nothing', () => {
    const { orderId, parcelId, number } = makeParcel();
    packParcel(shop, packer, parcelId, [orderId]);
    expect(scanned(null, number)).toMatchObject({ tone: 'bad', code: 'already_packed', params: { by: '李强', at: shop.clock.now } });
    expect(scanned(parcelId, 'NZ801-28').code).toBe('already_packed');
  });

  test('PK-2: shipped by somebody else meanwhile', () => {
    const { orderId, number } = makeParcel();
    shop.store.write((writer) => writer.run(`UPDATE orders SET state = 'handed_over' WHERE id = ?`, orderId));
    expect(scanned(null, number)).toMatchObject({ tone: 'bad', code: 'already_handed_over' });
  });

  test('PK-2: everything in it was refunded', () => {
    const { number } = makeParcel({ lines: [{ ...jeans, refund: 'succeeded' }] });
    expect(scanned(null, number)).toMatchObject({ tone: 'bad', code: 'refund_requested' });
  });

  test('PR-5: two couriers with one number: the parcel in work is meant, not the one that left', () => {
    const left = makeParcel({ lines: [jeans] }, { courierCode: 'YTO', waybillNumber: '800000000001' });
    packParcel(shop, packer, left.parcelId, [left.orderId]);
    const open = makeParcel({ lines: [jeans] }, { courierCode: 'ZTO', waybillNumber: '800000000001' });
    expect(scanned(null, '800000000001')).toMatchObject({ code: 'parcel_opened', parcel: { parcelId: open.parcelId } });
  });
});

describe('number keys and taking back', () => {
  test('PK-2: an item without barcode is confirmed by its key, one with barcode is not', () => {
    const { parcelId } = makeParcel({ lines: [{ title: '赠品袜子' }, jeans] });
    const [gift, trousers] = mustBe(packingParcel(shop.services, { parcelId })).lines;
    expect(codeOf(confirmLine(shop.services, packer, { parcelId, lineId: trousers!.lineId }))).toBe('packing.scan_the_item');
    expect(mustBe(confirmLine(shop.services, packer, { parcelId, lineId: gift!.lineId })).code).toBe('item_counted');
    expect(mustBe(confirmLine(shop.services, packer, { parcelId, lineId: gift!.lineId })).code).toBe('one_too_many');
    expect(scanned(parcelId, 'NZ801-28').code).toBe('parcel_packed');
  });

  test('PK-2: a line of another parcel is refused', () => {
    const { parcelId } = makeParcel({ lines: [{ title: '赠品' }] });
    const other = makeParcel({ lines: [{ title: '赠品' }] });
    const [line] = mustBe(packingParcel(shop.services, { parcelId: other.parcelId })).lines;
    expect(codeOf(confirmLine(shop.services, packer, { parcelId, lineId: line!.lineId }))).toBe('packing.line_unknown');
  });

  test('PK-2: the last piece goes back first, however the clock runs', () => {
    const { parcelId } = makeParcel({ lines: [jeans, { ...shirt, quantity: 3 }] });
    scanned(parcelId, 'TX220-L');
    shop.clock.now -= 3_600_000;
    scanned(parcelId, 'NZ801-28');
    scanned(parcelId, 'TX220-L');
    const counts = () => mustBe(undoCount(shop.services, packer, { parcelId })).parcel?.lines.map((line) => line.counted);
    expect(counts()).toEqual([1, 1]);
    expect(counts()).toEqual([0, 1]);
    expect(counts()).toEqual([0, 0]);
    expect(counts()).toEqual([0, 0]);
    expect(tracedActions(shop, 'parcel', parcelId).filter((action) => action === 'packing.count_taken_back')).toHaveLength(3);
  });

  test('PK-2: ten and more lines without barcode all get a key in their turn', () => {
    const { parcelId } = makeParcel({ lines: Array.from({ length: 11 }, (_, index) => ({ title: `散件 ${index + 1}` })) });
    const keys = () => mustBe(packingParcel(shop.services, { parcelId })).lines.map((line) => line.keyNumber);
    expect(keys()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const { lines } = mustBe(packingParcel(shop.services, { parcelId }));
    for (const line of lines.slice(0, 9)) mustBe(confirmLine(shop.services, packer, { parcelId, lineId: line.lineId }));
    expect(keys()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
  });
});

describe('two packers, one parcel', () => {
  test('PK-2: both count into the same parcel, and nobody packs a piece twice', () => {
    const other: Packer = { ...addStaff(shop, '单秀英'), signatureStands: true };
    const { parcelId, number } = makeParcel();
    scanned(null, number);
    scanned(null, number, other);
    scanned(parcelId, 'NZ801-28');
    expect(scanned(parcelId, 'NZ801-28', other).code).toBe('one_too_many');
    scanned(parcelId, 'TX220-L', other);
    expect(scanned(parcelId, 'TX220-L')).toMatchObject({ code: 'parcel_packed', parcel: { packedBy: '李强' } });
    expect(scanned(parcelId, 'TX220-L', other)).toMatchObject({ code: 'already_packed', params: { by: '李强' } });
  });
});
