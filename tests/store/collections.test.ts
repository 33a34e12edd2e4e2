import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CollectionId, OrderId, ParcelId } from '../../shared/domain/ids.ts';
import { parcelById } from '../../electron/store/parcels.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { writeSetting } from '../../electron/store/settings.ts';
import { collectionBoard, listCouriers } from '../../electron/use-cases/collections/board.ts';
import { abandonCollection, openCollection, scanOut, takeOut } from '../../electron/use-cases/collections/scan-out.ts';
import { voidParcel } from '../../electron/use-cases/order-changes.ts';
import { closeOrders, holdOrders } from '../../electron/use-cases/orders/orders.ts';
import { reportFault } from '../../electron/use-cases/packing/fault.ts';
import { setWeight } from '../../electron/use-cases/packing/weigh.ts';
import { act, type Caller } from '../../electron/use-cases/services.ts';
import {
  addPaidOrder, addPrintedParcel, addStaff, codeOf, inOneStep, mustBe, openTestShop, packParcel, tracedActions, waybillOf, waybillPicture,
  type TestParcel, type TestShop,
} from '../support/shop.ts';

let shop: TestShop;
let packer: Caller;
let collectionId: CollectionId;
beforeEach(async () => {
  shop = await openTestShop();
  packer = addStaff(shop, '李强');
  collectionId = mustBe(openCollection(shop.services, packer, { courierCode: 'ZTO', collectorName: '王师傅' })).collectionId;
});
afterEach(() => {
  shop.close();
});

type Made = { orderId: OrderId; parcelId: ParcelId; number: string };
const make = (packed = true, parcel: TestParcel = {}): Made => {
  const orderId = addPaidOrder(shop);
  const parcelId = addPrintedParcel(shop, [orderId], parcel);
  if (packed) packParcel(shop, packer, parcelId, [orderId]);
  return { orderId, parcelId, number: waybillOf(shop, parcelId) };
};
const scanned = (code: string) => mustBe(scanOut(shop.services, packer, { collectionId, code }));
const board = () => mustBe(collectionBoard(shop.services, { courierCode: 'ZTO' }));
const hold = (orderId: OrderId, reason: 'change_requested' | 'other' = 'change_requested') =>
  mustBe(holdOrders(shop.services, shop.manager, { orderIds: [orderId], reason, note: '等买家', until: null }));
const weigh = (): void => {
  inOneStep(shop.services, ({ writer }) => {
    writeSetting(writer, 'weighParcels', true);
  });
};

describe('scanning out', () => {
  test('HO-1: a packed parcel is scanned out, with stub and trace; the windows hear of it', () => {
    const { parcelId, number } = make();
    shop.events.length = 0;
    expect(scanned(number)).toMatchObject({ tone: 'good', code: 'scanned_out', params: { waybillNumber: number, receiverName: '欧阳雨馨', n: 1 } });
    expect(shop.store.reader.first('SELECT * FROM collection_parcels')).toMatchObject({
      parcel_id: parcelId, collection_id: collectionId, scanned_at: shop.clock.now, scanned_by: packer.staffId,
    });
    expect(shop.store.reader.first('SELECT parcel_id, collection_id, picture FROM stubs')).toEqual({
      parcel_id: parcelId, collection_id: collectionId, picture: waybillPicture(number),
    });
    expect(tracedActions(shop, 'parcel', parcelId)).toContain('parcel.scanned_out');
    expect(shop.events).toEqual([{ name: 'collections.changed', payload: {} }]);
  });

  test('HO-1: twice the same parcel counts once', () => {
    const { number } = make();
    scanned(number);
    expect(scanned(`${number}\r`)).toMatchObject({ tone: 'bad', code: 'already_scanned' });
    expect(board().counts.scannedOut).toBe(1);
  });

  test.each(['771', '', 'NZ801-28', `' OR ''='`])('HO-1: %j is no waybill of ours', (code) => {
    make();
    expect(scanned(code)).toMatchObject({ tone: 'bad', code: 'unknown_waybill', params: { code } });
  });

  test('HO-5: not packed', () => {
    expect(scanned(make(false).number)).toMatchObject({ tone: 'bad', code: 'not_packed' });
    expect(scanned(make(false, { printed: false }).number)).toMatchObject({ tone: 'bad', code: 'not_packed' });
  });

  test('HO-5: of another courier', () => {
    expect(scanned(make(true, { courierCode: 'YTO' }).number)).toMatchObject({ tone: 'bad', code: 'other_courier', params: { courierCode: 'YTO' } });
  });

  test('HO-5: two couriers with one number: the parcel of this courier is meant', () => {
    const ours = make(true, { courierCode: 'ZTO', waybillNumber: '800000000001' });
    make(true, { courierCode: 'YTO', waybillNumber: '800000000001' });
    expect(scanned('800000000001').code).toBe('scanned_out');
    expect((board().collection?.scanned ?? []).map((row) => row.parcelId)).toEqual([ours.parcelId]);
  });

  test('HO-5: held since it was packed, with reason and words', () => {
    const { orderId, number } = make();
    hold(orderId);
    expect(scanned(number)).toMatchObject({ tone: 'bad', code: 'held', params: { reason: 'change_requested', note: '等买家', by: '店长' } });
    expect(board().counts.scannedOut).toBe(0);
  });

  test('HO-5: refund asked for, closed, not paid any more, shipped elsewhere', () => {
    const refund = make();
    shop.store.write((writer) => writer.run(`UPDATE orders SET hold_reason = 'refund_requested', refund = 'requested' WHERE id = ?`, refund.orderId));
    expect(scanned(refund.number).code).toBe('refund_requested');
    for (const [state, code] of [['closed', 'closed'], ['awaiting_payment', 'not_paid'], ['completed', 'already_handed_over']] as const) {
      const { orderId, number } = make();
      shop.store.write((writer) => writer.run('UPDATE orders SET state = ? WHERE id = ?', state, orderId));
      expect(scanned(number).code).toBe(code);
    }
  });

  test('HO-5: a voided waybill; closing an order voids it', () => {
    const { orderId, number } = make();
    mustBe(closeOrders(shop.services, shop.manager, { orderIds: [orderId], reason: 'buyer_cancelled', note: '' }));
    expect(scanned(number)).toMatchObject({ tone: 'bad', code: 'voided', params: { reason: 'order_closed' } });
  });

  test('HO-5: one held order in a merged parcel keeps the whole parcel here', () => {
    const orderIds = [addPaidOrder(shop), addPaidOrder(shop)];
    const parcelId = addPrintedParcel(shop, orderIds);
    packParcel(shop, packer, parcelId, orderIds);
    hold(orderIds[1]!);
    expect(scanned(waybillOf(shop, parcelId)).code).toBe('held');
    expect(board().counts.printed).toBe(1);
  });

  test('PK-6: where the shop weighs, no parcel leaves without its weight', () => {
    weigh();
    const { parcelId, number } = make();
    expect(scanned(number)).toMatchObject({ tone: 'bad', code: 'not_weighed' });
    expect(board()).toMatchObject({ counts: { weighed: 0 }, missing: [{ lacks: 'weight' }] });
    mustBe(setWeight(shop.services, packer, { parcelId, weightG: 610 }));
    expect(scanned(number)).toMatchObject({ code: 'scanned_out', params: { weightG: 610 } });
    expect(board()).toMatchObject({ counts: { weighed: 1 }, missing: [], collection: { scanned: [{ weightG: 610 }] } });
  });

  test('HO-1: a parcel taken out again is neither scanned nor a stub', () => {
    const { parcelId, number } = make();
    scanned(number);
    mustBe(takeOut(shop.services, packer, { collectionId, parcelId }));
    expect(board()).toMatchObject({ counts: { scannedOut: 0, stubs: 0 }, collection: { scanned: [] }, missing: [{ lacks: 'scan' }] });
    expect(tracedActions(shop, 'parcel', parcelId)).toContain('parcel.taken_out');
    expect(codeOf(takeOut(shop.services, packer, { collectionId, parcelId }))).toBe('collection.parcel_not_in_it');
    expect(scanned(number).code).toBe('scanned_out');
  });

  test('HO-5: a scanned parcel that is voided or found faulty leaves the collection by itself', () => {
    const [first, second] = [make(), make()];
    scanned(first.number);
    scanned(second.number);
    mustBe(act(shop.services, shop.manager.staffId, (step) => voidParcel(step, first.parcelId, '破损')));
    mustBe(reportFault(shop.services, packer, { parcelId: second.parcelId, reason: 'other', lineId: null, pieces: 1, waybill: 'keep', note: '漏装' }));
    expect(board()).toMatchObject({ counts: { printed: 1, packed: 0, scannedOut: 0, stubs: 0 }, collection: { scanned: [] } });
  });
});

describe('the board', () => {
  test('HO-2: five counts, and by name what each missing parcel lacks', () => {
    const done = make();
    const unscanned = make();
    const unpacked = make(false);
    const held = make();
    const undrawn = make(true, { drawn: false });
    make(false, { printed: false });
    make(true, { courierCode: 'YTO' });
    hold(held.orderId);
    scanned(done.number);
    scanned(undrawn.number);
    expect(board()).toMatchObject({
      courierCode: 'ZTO', collection: { id: collectionId, collectorName: '王师傅', openedBy: '李强' },
      counts: { printed: 5, packed: 4, weighed: null, scannedOut: 2, stubs: 1 },
      missing: [
        { parcelId: unscanned.parcelId, lacks: 'scan', stop: null, packedBy: '李强' },
        { parcelId: unpacked.parcelId, lacks: 'packing', packedBy: null },
        { parcelId: held.parcelId, lacks: 'stopped', stop: { code: 'held', params: { reason: 'change_requested' } } },
        { parcelId: undrawn.parcelId, lacks: 'stub' },
      ],
    });
    expect((board().collection?.scanned ?? []).map((row) => row.parcelId).sort()).toEqual([done.parcelId, undrawn.parcelId].sort());
  });

  test('HO-2: a parcel that was stopped after its scan is missing and scanned', () => {
    const { orderId, parcelId, number } = make();
    scanned(number);
    hold(orderId);
    expect(board()).toMatchObject({ missing: [{ parcelId, lacks: 'stopped' }], collection: { scanned: [{ parcelId }] } });
  });

  test('HO-1: couriers with something on the floor or a collection open', () => {
    make();
    make();
    scanned(make().number);
    make(false, { courierCode: 'YTO' });
    make(false, { courierCode: 'SF', printed: false });
    expect(mustBe(listCouriers(shop.services))).toEqual([
      { courierCode: 'ZTO', waiting: 2, open: true }, { courierCode: 'YTO', waiting: 0, open: false },
    ]);
  });
});

describe('opening and giving up', () => {
  test('HO-1: one collection per courier at a time', () => {
    expect(codeOf(openCollection(shop.services, packer, { courierCode: 'ZTO', collectorName: '' }))).toBe('collection.already_open');
    expect(openCollection(shop.services, packer, { courierCode: 'YTO', collectorName: '' }).ok).toBe(true);
    expect(tracedActions(shop, 'collection', collectionId)).toEqual(['collection.opened']);
  });

  test('HO-1: only an empty one is given up; then it takes no scans, and another may be opened', () => {
    const { parcelId, number } = make();
    scanned(number);
    expect(codeOf(abandonCollection(shop.services, packer, { collectionId }))).toBe('collection.not_empty');
    mustBe(takeOut(shop.services, packer, { collectionId, parcelId }));
    mustBe(abandonCollection(shop.services, packer, { collectionId }));
    expect(codeOf(scanOut(shop.services, packer, { collectionId, code: number }))).toBe('collection.closed');
    expect(codeOf(abandonCollection(shop.services, packer, { collectionId }))).toBe('collection.closed');
    expect(codeOf(scanOut(shop.services, packer, { collectionId: 999 as CollectionId, code: number }))).toBe('collection.unknown');
    expect(openCollection(shop.services, packer, { courierCode: 'ZTO', collectorName: '' }).ok).toBe(true);
    expect(parcelById(shop.store.reader, parcelId)?.state).toBe('packed');
    expect(orderById(shop.store.reader, make().orderId)?.state).toBe('packed');
  });
});
