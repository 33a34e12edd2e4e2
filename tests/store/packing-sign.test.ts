import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderId, ParcelId } from '../../shared/domain/ids.ts';
import type { Host } from '../../electron/ipc/host.ts';
import type { SignedIn } from '../../electron/ipc/serve.ts';
import { packingHandlers } from '../../electron/ipc/handlers/packing.ts';
import { parcelById } from '../../electron/store/parcels.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { releaseOrders } from '../../electron/use-cases/orders/orders.ts';
import { reportFault } from '../../electron/use-cases/packing/fault.ts';
import { setAside } from '../../electron/use-cases/packing/parcel-changes.ts';
import { setWeight } from '../../electron/use-cases/packing/weigh.ts';
import { packingParcel, packingToday, waitingToBePacked } from '../../electron/use-cases/packing/queries.ts';
import { scan } from '../../electron/use-cases/packing/scan.ts';
import { sign } from '../../electron/use-cases/packing/finish.ts';
import type { Packer } from '../../electron/use-cases/packing/verdicts.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import {
  addPaidOrder, addPrintedParcel, addStaff, codeOf, givePin, mustBe, openTestShop, packParcel, tracedActions, waybillOf, type TestShop,
} from '../support/shop.ts';

const minuteMs = 60_000;
const fault = { reason: 'other', lineId: null, pieces: 1, waybill: 'keep' } as const;

let shop: TestShop;
let person: Caller;
let parcelId: ParcelId;
let orderId: OrderId;
beforeEach(async () => {
  shop = await openTestShop();
  person = addStaff(shop, '李强');
  orderId = addPaidOrder(shop, { lines: [{ code: 'A' }, { code: 'B' }] });
  parcelId = addPrintedParcel(shop, [orderId]);
});
afterEach(() => {
  shop.close();
});

const packer = (signatureStands = true, who: Caller = person): Packer => ({ ...who, signatureStands });
const scanned = (code: string, who = packer()) => mustBe(scan(shop.services, who, { parcelId, code }));
const packAll = (who = packer()) => {
  scanned('A', who);
  return scanned('B', who);
};
const tableAt = (windowId: number, who: Caller, signedInAt: number): SignedIn => ({ windowId, session: { ...who, signedInAt } });
const handlers = () => packingHandlers({ services: () => shop.services } as unknown as Host);

describe('signing', () => {
  test('PK-5: the one who is signed in has packed it, for ever', () => {
    packAll();
    expect(parcelById(shop.store.reader, parcelId)).toMatchObject({ state: 'packed', packed_by: person.staffId, packed_at: shop.clock.now });
  });

  test('PK-5: a signature that fell asks for the PIN; the right one finishes, a wrong one changes nothing and counts', async () => {
    await givePin(shop, person, '2468');
    expect(packAll(packer(false))).toMatchObject({ tone: 'good', code: 'needs_signature', parcel: { state: 'printed' } });
    expect(codeOf(await sign(shop.services, packer(false), { parcelId, pin: '1111' }))).toBe('staff.wrong_pin');
    expect(parcelById(shop.store.reader, parcelId)?.state).toBe('printed');
    expect(mustBe(await sign(shop.services, packer(false), { parcelId, pin: '2468' }))).toMatchObject({ code: 'parcel_packed', parcel: { packedBy: '李强' } });
    for (let guess = 0; guess < 5; guess += 1) await sign(shop.services, packer(false), { parcelId, pin: '0000' });
    expect(codeOf(await sign(shop.services, packer(false), { parcelId, pin: '2468' }))).toBe('staff.locked');
  });

  test('PK-5: the right PIN does not finish what is not complete, stopped or packed already', async () => {
    await givePin(shop, person, '2468');
    scanned('A');
    const early = mustBe(await sign(shop.services, packer(), { parcelId, pin: '2468' }));
    expect(early).toMatchObject({ tone: 'bad', code: 'unfinished_parcel', params: { counted: 1, wanted: 2 } });
    scanned('B', packer(false));
    mustBe(reportFault(shop.services, person, { parcelId, ...fault, note: '有污渍' }));
    expect(mustBe(await sign(shop.services, packer(), { parcelId, pin: '2468' })).code).toBe('held');
    mustBe(releaseOrders(shop.services, shop.manager, { orderIds: [orderId], note: '' }));
    packAll();
    expect(mustBe(await sign(shop.services, packer(), { parcelId, pin: '2468' })).code).toBe('already_packed');
  });

  test('PK-5: everything counted but unsigned: whoever scans the waybill next gives the PIN, it is not signed by itself', () => {
    packAll(packer(false));
    expect(scanned(waybillOf(shop, parcelId))).toMatchObject({ tone: 'good', code: 'needs_signature' });
    expect(parcelById(shop.store.reader, parcelId)?.state).toBe('printed');
  });

  test('PK-5: at the window: the pause is measured per person and window, and working on does not make it forgotten', async () => {
    await givePin(shop, person, '2468');
    const table = handlers();
    const at = (windowId: number, signedInAt: number) => tableAt(windowId, person, signedInAt);
    const signedInAt = shop.clock.now;
    shop.clock.now += 20 * minuteMs;
    mustBe(await table.scan(at(1, signedInAt), { parcelId, code: 'A' }));
    shop.clock.now += 31 * minuteMs;
    mustBe(await table.undoCount(at(1, signedInAt), { parcelId }));
    mustBe(await table.scan(at(1, signedInAt), { parcelId, code: 'A' }));
    expect(mustBe(await table.scan(at(1, signedInAt), { parcelId, code: 'B' })).code).toBe('needs_signature');
    expect(mustBe(await table.sign(at(1, signedInAt), { parcelId, pin: '2468' })).code).toBe('parcel_packed');

    parcelId = addPrintedParcel(shop, [addPaidOrder(shop, { lines: [{ code: 'A' }] })]);
    expect(mustBe(await table.scan(at(2, signedInAt), { parcelId, code: 'A' })).code).toBe('needs_signature');
    mustBe(await table.undoCount(at(1, signedInAt), { parcelId }));
    expect(mustBe(await table.scan(at(1, signedInAt), { parcelId, code: 'A' })).code).toBe('parcel_packed');
  });

  test('PK-5: a new sign-in is a signature; a clock that was moved back asks again', async () => {
    const table = handlers();
    shop.clock.now += 120 * minuteMs;
    const fresh = tableAt(1, person, shop.clock.now);
    mustBe(await table.scan(fresh, { parcelId, code: 'A' }));
    shop.clock.now -= 60 * minuteMs;
    expect(mustBe(await table.scan(fresh, { parcelId, code: 'B' })).code).toBe('needs_signature');
  });

  test('PK-5: one packer signs off, another goes on where the first stopped', () => {
    const next = addStaff(shop, '单秀英');
    scanned('A');
    expect(scanned(waybillOf(shop, parcelId), packer(true, next)).parcel?.lines.map((line) => line.counted)).toEqual([1, 0]);
    expect(scanned('B', packer(true, next))).toMatchObject({ code: 'parcel_packed', parcel: { packedBy: '单秀英' } });
  });
});

describe('what was counted', () => {
  test('PK-2: is still there when the app was killed in the middle of the parcel', async () => {
    scanned('A');
    shop.store.close();
    shop = await openTestShop({ file: shop.file });
    expect(mustBe(packingParcel(shop.services, { parcelId })).lines.map((line) => line.counted)).toEqual([1, 0]);
    expect(scanned('B').code).toBe('parcel_packed');
  });

  test('PK-2: is forgotten when the parcel is put aside, with its trace; a packed one is left as it is', () => {
    scanned('A');
    mustBe(setAside(shop.services, person, { parcelId }));
    expect(mustBe(packingParcel(shop.services, { parcelId })).lines.map((line) => line.counted)).toEqual([0, 0]);
    expect(tracedActions(shop, 'parcel', parcelId)).toContain('packing.set_aside');
    packAll();
    mustBe(setAside(shop.services, person, { parcelId }));
    expect(parcelById(shop.store.reader, parcelId)?.state).toBe('packed');
    expect(codeOf(setAside(shop.services, person, { parcelId: 999 as ParcelId }))).toBe('parcel.unknown');
  });
});

describe('weight and faults', () => {
  test('PK-6: the weight may be set and corrected while the parcel is here', () => {
    mustBe(setWeight(shop.services, person, { parcelId, weightG: 610 }));
    packAll();
    mustBe(setWeight(shop.services, person, { parcelId, weightG: 640 }));
    expect(mustBe(packingParcel(shop.services, { parcelId })).weightG).toBe(640);
    const entry = shop.store.reader.first(`SELECT before, after FROM trace WHERE action = 'parcel.weighed' ORDER BY id DESC`);
    expect(entry).toEqual({ before: '{"weightG":610}', after: '{"weightG":640,"source":"typed","expectedG":null}' });
  });

  test.each([['reserved', 'parcel.not_printed'], ['voided', 'parcel.already_voided'], ['handed_over', 'parcel.already_handed_over']])(
    'PK-6, PK-7: a parcel that is %s is neither weighed nor reported', (state, code) => {
      shop.store.write((writer) => writer.run('UPDATE parcels SET state = ? WHERE id = ?', state, parcelId));
      expect(codeOf(setWeight(shop.services, person, { parcelId, weightG: 1 }))).toBe(code);
      expect(codeOf(reportFault(shop.services, person, { parcelId, ...fault, note: 'x' }))).toBe(code);
    });

  test('PK-7: a fault holds the order with the packer’s words, as hold note and as note; the waybill stays', () => {
    scanned('A');
    mustBe(reportFault(shop.services, person, { parcelId, ...fault, note: '裤脚开线 <b>' }));
    expect(orderById(shop.store.reader, orderId)).toMatchObject({ state: 'paid', hold_reason: 'packing_fault', flag: 'yellow' });
    const parcel = mustBe(packingParcel(shop.services, { parcelId }));
    expect(parcel).toMatchObject({ state: 'printed', stop: { code: 'held', params: { reason: 'packing_fault', note: '裤脚开线 <b>', by: '李强' } } });
    expect(parcel.orders[0]).toMatchObject({ holdNote: '裤脚开线 <b>', notes: [{ text: '裤脚开线 <b>', author: '李强' }] });
    expect(parcel.lines.map((line) => line.counted)).toEqual([0, 0]);
    expect(tracedActions(shop, 'order', orderId)).toEqual(expect.arrayContaining(['order.held', 'order.noted']));
    expect(tracedActions(shop, 'parcel', parcelId)).toContain('packing.fault');
  });

  test('PK-7: a fault in a packed parcel opens it again', () => {
    packAll();
    mustBe(reportFault(shop.services, person, { parcelId, ...fault, note: '少一件' }));
    expect(parcelById(shop.store.reader, parcelId)).toMatchObject({ state: 'printed', packed_by: null, packed_at: null });
    expect(orderById(shop.store.reader, orderId)).toMatchObject({ state: 'paid', hold_reason: 'packing_fault' });
    mustBe(releaseOrders(shop.services, shop.manager, { orderIds: [orderId], note: '' }));
    expect(packAll().code).toBe('parcel_packed');
  });

  test('PK-7: an order that is held already keeps its reason and gets the note', () => {
    mustBe(reportFault(shop.services, person, { parcelId, ...fault, note: '第一次' }));
    mustBe(reportFault(shop.services, person, { parcelId, ...fault, note: '第二次' }));
    expect(mustBe(packingParcel(shop.services, { parcelId })).orders[0]).toMatchObject({ holdNote: '第一次', notes: [{ text: '第一次' }, { text: '第二次' }] });
  });
});

describe('the day at the table', () => {
  test('PK-2: packed, stopped and waiting of today, by the shop’s own midnight', () => {
    const waiting = addPrintedParcel(shop, [addPaidOrder(shop, { lines: [{ code: 'C', quantity: 3 }, { code: 'D', refund: 'succeeded' }] })]);
    scanned('C');
    packAll();
    expect(mustBe(packingToday(shop.services))).toEqual({ packed: 1, stopped: 1, waiting: 1 });
    expect(mustBe(waitingToBePacked(shop.services))).toMatchObject([{ parcelId: waiting, courierCode: 'ZTO', pieces: 3, receiverName: '欧阳雨馨' }]);
    // 09:00 in Shanghai; fifteen hours later the next day begins there.
    shop.clock.now += 15 * 60 * minuteMs;
    expect(mustBe(packingToday(shop.services))).toEqual({ packed: 0, stopped: 0, waiting: 1 });
  });

  test('PK-2: the nearest promise stands first', () => {
    const late = addPrintedParcel(shop, [addPaidOrder(shop, { paidAt: shop.clock.now - 40 * 60 * minuteMs })]);
    expect(mustBe(waitingToBePacked(shop.services)).map((row) => row.parcelId)).toEqual([late, parcelId]);
    packParcel(shop, person, parcelId, [orderId]);
    expect(mustBe(waitingToBePacked(shop.services)).map((row) => row.parcelId)).toEqual([late]);
  });
});
