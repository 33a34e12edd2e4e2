import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderId, ParcelId, WaveId } from '../../shared/domain/ids.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { holdOrder, voidParcel } from '../../electron/use-cases/order-changes.ts';
import { scan } from '../../electron/use-cases/packing/scan.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import { makeWave } from '../../electron/use-cases/waves/make-wave.ts';
import { putBack, sort, sortLine, unsort } from '../../electron/use-cases/waves/sort.ts';
import { listWaves, pickingView, wallViewOf } from '../../electron/use-cases/waves/wave-views.ts';
import { addPaidOrder, addPrintedParcel, addStaff, codeOf, inOneStep, mustBe, openTestShop, packParcel, waybillOf, type TestLine, type TestShop } from '../support/shop.ts';

let shop: TestShop;
let picker: Caller;
const jeans: TestLine = { code: 'NZ801-28', barcode: '6901234567892', shelf: 'A-2' };
const shirt: TestLine = { code: 'T100-M', barcode: '6901234567908', shelf: 'B-1' };
const [jeansCode, shirtCode] = ['6901234567892', '6901234567908'];

beforeEach(async () => {
  shop = await openTestShop();
  picker = addStaff(shop, '李强');
});
afterEach(() => {
  shop.close();
});

const printed = (lines: readonly TestLine[]): { orderId: OrderId; parcelId: ParcelId } => {
  const orderId = addPaidOrder(shop, { lines });
  return { orderId, parcelId: addPrintedParcel(shop, [orderId]) };
};
const make = (slots = true): WaveId => mustBe(makeWave(shop.services, picker, { courierCode: null, urgency: 'all', size: 'any', most: 30, slots, mine: true })).waveId;
const sorted = (waveId: WaveId, code: string) => mustBe(sort(shop.services, picker, { waveId, code }));
const states = (waveId: WaveId): string[] => mustBe(wallViewOf(shop.services, { waveId })).slots.map(({ state }) => state);
const hold = (orderId: OrderId): void => inOneStep(shop.services, (step) => {
  mustBe(holdOrder(step, orderById(step.writer, orderId)!, { reason: 'other', note: '买家要改', until: null }));
});
const isOpen = (waveId: WaveId): boolean => mustBe(listWaves(shop.services)).some((wave) => wave.waveId === waveId);

describe('sorting into slots', () => {
  test('PK-1: each scan says its slot; the slot that lacks least first; then the slot, then the wall is complete', () => {
    printed([jeans, shirt]);
    printed([jeans]);
    const waveId = make();
    expect(sorted(waveId, jeansCode)).toMatchObject({ tone: 'good', code: 'slot_complete', slot: 2 });
    expect(sorted(waveId, jeansCode)).toMatchObject({ code: 'sorted', slot: 1, params: { missing: 1, skuCode: 'NZ801-28' } });
    expect(states(waveId)).toEqual(['filling', 'complete']);
    expect(sorted(waveId, 't100-m')).toMatchObject({ code: 'all_sorted', slot: 1 });
    expect(states(waveId)).toEqual(['complete', 'complete']);
    // What lies in a slot was picked, ticked off or not.
    expect(mustBe(pickingView(shop.services, { waveId })).wave).toMatchObject({ picked: 3, sorted: 3, pieces: 3, complete: 2 });
  });

  test('PK-1: one too many, an item of no order of this wave, an unknown barcode and half a barcode change nothing', () => {
    printed([jeans]);
    const waveId = make();
    addPaidOrder(shop, { lines: [shirt] });
    sorted(waveId, jeansCode);
    for (const [code, verdict] of [[jeansCode, 'one_too_many'], [shirtCode, 'not_in_wave'], ['4006381333931', 'unknown_code'], [jeansCode.slice(0, 7), 'unknown_code'], ['', 'unknown_code'], [`'; DROP TABLE waves; --`, 'unknown_code']] as const) {
      expect(sorted(waveId, code)).toMatchObject({ tone: 'bad', code: verdict });
    }
    expect(mustBe(wallViewOf(shop.services, { waveId })).slots[0]).toMatchObject({ sorted: 1, wanted: 1, putBack: [] });
  });

  test('PK-1: an article without barcode by key; one that has a barcode is not taken by key; taken back one by one', () => {
    printed([{ title: '赠品袜子', quantity: 2 }, jeans]);
    const waveId = make();
    const { loose } = mustBe(wallViewOf(shop.services, { waveId }));
    expect(loose).toMatchObject([{ title: '赠品袜子', pieces: 2 }]);
    const gift = loose[0]!.lineId;
    expect(mustBe(sortLine(shop.services, picker, { waveId, lineId: gift }))).toMatchObject({ code: 'sorted', slot: 1 });
    const trousers = mustBe(pickingView(shop.services, { waveId })).lines.find(({ skuCode }) => skuCode === 'NZ801-28')!;
    expect(codeOf(sortLine(shop.services, picker, { waveId, lineId: trousers.lineId }))).toBe('packing.scan_the_item');
    expect(mustBe(unsort(shop.services, picker, { waveId, lineId: gift, slot: 1 })).code).toBe('taken_back');
    expect(mustBe(unsort(shop.services, picker, { waveId, lineId: gift, slot: 1 })).code).toBe('nothing_to_take_back');
    expect(mustBe(unsort(shop.services, picker, { waveId, lineId: gift, slot: 9 })).code).toBe('nothing_to_take_back');
    expect(states(waveId)).toEqual(['empty']);
  });

  test('PK-1: a wave without slots is not sorted, and nobody but its owner sorts', () => {
    printed([jeans]);
    const waveId = make(false);
    expect([codeOf(sort(shop.services, picker, { waveId, code: jeansCode })), codeOf(wallViewOf(shop.services, { waveId }))]).toEqual(['wave.no_slots', 'wave.no_slots']);
    expect(codeOf(sort(shop.services, addStaff(shop, '单秀英'), { waveId, code: jeansCode }))).toBe('wave.not_yours');
  });

  test('PK-1: killed in the middle, what lies in the slots and what was picked is known again', async () => {
    printed([jeans, shirt]);
    const waveId = make();
    sorted(waveId, jeansCode);
    const { file } = shop;
    shop.close();
    shop = await openTestShop({ file });
    expect(mustBe(wallViewOf(shop.services, { waveId })).slots).toMatchObject([{ state: 'filling', sorted: 1, wanted: 2, missing: [{ skuCode: 'T100-M', pieces: 1 }] }]);
    expect(sorted(waveId, shirtCode).code).toBe('all_sorted');
  });
});

describe('slots that turn red', () => {
  test('PK-1: a held order\'s slot is red, says what goes back where, takes nothing more; its label says that it was put back', () => {
    const one = printed([jeans, shirt]);
    printed([shirt]);
    const waveId = make();
    sorted(waveId, jeansCode);
    hold(one.orderId);
    expect(mustBe(wallViewOf(shop.services, { waveId })).slots[0]).toMatchObject({ state: 'stopped', stop: { code: 'held' }, putBack: [{ skuCode: 'NZ801-28', shelf: 'A-2', pieces: 1 }] });
    expect(sorted(waveId, jeansCode)).toMatchObject({ tone: 'bad', code: 'stopped', slot: 1 });
    expect(sorted(waveId, shirtCode)).toMatchObject({ code: 'all_sorted', slot: 2 });
    expect(sorted(waveId, 'SLOT-1')).toMatchObject({ tone: 'good', code: 'put_back', slot: 1, params: { pieces: 1 } });
    expect(mustBe(wallViewOf(shop.services, { waveId })).slots[0]).toMatchObject({ state: 'stopped', putBack: [] });
    expect(sorted(waveId, '2')).toMatchObject({ code: 'slot_shown', slot: 2 });
    expect(sorted(waveId, 'SLOT-3')).toMatchObject({ tone: 'bad', code: 'no_such_slot' });
  });

  test('PK-1: a wave whose last parcel was stopped with goods in its slot stays until they are put back', () => {
    const one = printed([jeans]);
    const two = printed([shirt]);
    const waveId = make();
    sorted(waveId, jeansCode);
    packParcel(shop, picker, two.parcelId, [two.orderId]);
    hold(one.orderId);
    expect(isOpen(waveId)).toBe(true);
    expect(mustBe(putBack(shop.services, picker, { waveId, slot: 1 })).code).toBe('put_back');
    expect(isOpen(waveId)).toBe(false);
  });

  test('CS-8: a waybill voided because the lines changed: the slot still knows what lies in it', () => {
    const one = printed([jeans]);
    printed([shirt]);
    const waveId = make();
    sorted(waveId, jeansCode);
    inOneStep(shop.services, (step) => {
      mustBe(voidParcel(step, one.parcelId, 'lines_changed'));
      step.writer.run('DELETE FROM stock_reservations WHERE order_line_id IN (SELECT id FROM order_lines WHERE order_id = ?)', one.orderId);
      step.writer.run('DELETE FROM order_lines WHERE order_id = ?', one.orderId);
    });
    expect(mustBe(wallViewOf(shop.services, { waveId })).slots[0]).toMatchObject({ state: 'stopped', putBack: [{ skuCode: 'NZ801-28', shelf: 'A-2', pieces: 1 }] });
  });

  test('IN-2: a line refunded by a later export makes what was sorted for it too many', () => {
    const one = printed([jeans, shirt]);
    const waveId = make();
    sorted(waveId, jeansCode);
    shop.store.write((writer) => writer.run(`UPDATE order_lines SET refund = 'succeeded' WHERE order_id = ? AND sku_code = 'NZ801-28'`, one.orderId));
    expect(mustBe(wallViewOf(shop.services, { waveId })).slots[0]).toMatchObject({ state: 'surplus', putBack: [{ skuCode: 'NZ801-28', pieces: 1 }] });
    expect(sorted(waveId, 'slot-1').code).toBe('put_back');
    expect(sorted(waveId, shirtCode).code).toBe('all_sorted');
  });
});

describe('slots at the packing table', () => {
  const at = (code: string, parcelId: ParcelId | null = null) => mustBe(scan(shop.services, { ...picker, signatureStands: true }, { parcelId, code }));

  test('PK-1: a slot\'s label or its number opens its parcel, as its waybill would', () => {
    const [one, two] = [printed([jeans]), printed([{ ...shirt, quantity: 2 }])];
    const waveId = make();
    expect(at('SLOT-2')).toMatchObject({ code: 'parcel_opened', parcel: { parcelId: two.parcelId, wave: { waveId, slot: 2 } } });
    expect(at('1')).toMatchObject({ code: 'parcel_opened', parcel: { parcelId: one.parcelId } });
    expect(at(`${String(waveId)}-2`)).toMatchObject({ parcel: { parcelId: two.parcelId } });
    expect(at(`${String(waveId + 1)}-2`)).toMatchObject({ code: 'unknown_waybill' });
    expect(at('SLOT-3')).toMatchObject({ tone: 'bad', code: 'slot_empty', parcel: null });
    expect(at(shirtCode, two.parcelId).code).toBe('item_counted');
    expect(at('SLOT-1', two.parcelId)).toMatchObject({ tone: 'bad', code: 'unfinished_parcel', parcel: { parcelId: two.parcelId } });
    expect(at('1', two.parcelId)).toMatchObject({ tone: 'bad', code: 'unknown_code' });
    hold(one.orderId);
    expect(at('SLOT-1')).toMatchObject({ tone: 'bad', code: 'held' });
    expect(at(waybillOf(shop, two.parcelId)).code).toBe('parcel_opened');
  });

  test('PK-1: two waves with the same slots: what waits comes before what is packed, one\'s own before another\'s', () => {
    const other = addStaff(shop, '单秀英');
    const [theirs, mine] = [printed([jeans]), printed([jeans])];
    const wish = { courierCode: null, urgency: 'all' as const, size: 'any' as const, most: 1, slots: true, mine: true };
    mustBe(makeWave(shop.services, other, wish));
    mustBe(makeWave(shop.services, picker, wish));
    expect(at('SLOT-1').parcel?.parcelId).toBe(mine.parcelId);
    packParcel(shop, picker, mine.parcelId, [mine.orderId]);
    expect(at('SLOT-1').parcel?.parcelId).toBe(theirs.parcelId);
  });
});
