import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CollectionId, OrderId, ParcelId } from '../../shared/domain/ids.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { collectionBoard } from '../../electron/use-cases/collections/board.ts';
import { closeCollection } from '../../electron/use-cases/collections/close-collection.ts';
import { closedCollections, collectionContents } from '../../electron/use-cases/collections/contents.ts';
import { enterAmounts, previewCourierList, setTolerances, settleDifferences, takeCourierList } from '../../electron/use-cases/collections/courier-amounts.ts';
import { changeCollector, reopen } from '../../electron/use-cases/collections/reopen.ts';
import { openCollection, scanOut, takeOut } from '../../electron/use-cases/collections/scan-out.ts';
import { signCollection } from '../../electron/use-cases/collections/sign.ts';
import { insertJob, insertSheet } from '../../electron/store/print-jobs.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import {
  addPaidOrder, addPrintedParcel, addStaff, codeOf, inOneStep, mustBe, openTestShop, packParcel, stockUp, tracedActions, waybillOf, waybillPicture, type TestShop,
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
const make = (weightG: number | null): Made => {
  const orderId = addPaidOrder(shop, { lines: [{ code: 'A' }] });
  const parcelId = addPrintedParcel(shop, [orderId]);
  packParcel(shop, packer, parcelId, [orderId]);
  if (weightG !== null) inOneStep(shop.services, ({ writer }) => writer.run('UPDATE parcels SET weight_g = ? WHERE id = ?', weightG, parcelId));
  return { orderId, parcelId, number: waybillOf(shop, parcelId) };
};
const scan = (number: string) => mustBe(scanOut(shop.services, packer, { collectionId, code: number }));
const scanned = (weightG: number | null): Made => {
  const made = make(weightG);
  scan(made.number);
  return made;
};
const contents = () => mustBe(collectionContents(shop.services, { collectionId }));
const enter = (parcelId: ParcelId, weightG: number | null, priceFen: number | null) => enterAmounts(shop.services, packer, { collectionId, parcelId, weightG, priceFen });
const close = (managerReason = '') => closeCollection(shop.services, shop.manager, { collectionId, managerReason });
const strokes = [[100, 100, 500, 120, 700, 300], [200, 50, 220, 400]];
const signOnScreen = () => signCollection(shop.services, packer, { collectionId, signedBy: '', signature: { how: 'screen', strokes } });
const signOnPaper = (code: string) => signCollection(shop.services, packer, { collectionId, signedBy: '', signature: { how: 'paper', scanned: code } });
const printManifest = (): void => {
  inOneStep(shop.services, (step) => {
    const job = insertJob(step.writer, { batchId: null, position: 1, kind: 'manifest', spooler: 'cups', printerName: 'a4', templateId: 'manifest-a4', subject: `ZTO HO-${String(collectionId)}`, reprint: false }, step.at);
    insertSheet(step.writer, job, 1, { kind: 'manifest', parcelId: null, picture: waybillPicture('x') });
    step.trace({ action: 'printing.paper', subject: 'print_job', subjectId: job });
  });
};

describe('the collector’s weight and price', () => {
  test('HO-1: entered once, compared with ours beyond tolerance, settled, traced; other figures open it again', () => {
    const { parcelId } = scanned(840);
    expect(mustBe(enter(parcelId, 890, 320))).toEqual({ differs: false });
    expect(mustBe(enter(parcelId, 1_200, 460))).toEqual({ differs: true });
    expect(contents()).toMatchObject({
      differences: [{ parcelId, ours: { weightG: 840, priceFen: null }, theirs: { weightG: 1_200, priceFen: 460 }, weightG: 360, priceFen: null, settled: '' }],
      sums: { weightG: 840, courierWeightG: 1_200, courierPriceFen: 460, courierPriceOf: 1 },
    });
    mustBe(settleDifferences(shop.services, packer, { collectionId, parcelIds: [parcelId], settled: 'left' }));
    mustBe(close());
    expect(contents().differences).toMatchObject([{ settled: 'left' }]);
    mustBe(enter(parcelId, 1_300, 460));
    expect(contents().differences).toMatchObject([{ settled: '', weightG: 460 }]);
    expect(tracedActions(shop, 'parcel', parcelId).filter((action) => /courier_said|settled/.test(action))).toEqual([
      'parcel.courier_said', 'parcel.courier_said', 'parcel.difference_settled', 'parcel.courier_said',
    ]);
  });

  test('HO-1: where we have no weight nothing differs; a settled “difference” that is none is refused; tolerance is the shop’s', () => {
    const [unweighed, near] = [scanned(null), scanned(1_000)];
    mustBe(enter(unweighed.parcelId, 5_000, 460));
    mustBe(enter(near.parcelId, 1_040, null));
    expect(contents().differences).toEqual([]);
    expect(codeOf(settleDifferences(shop.services, packer, { collectionId, parcelIds: [near.parcelId, unweighed.parcelId], settled: 'theirs' }))).toBe('collection.no_difference');
    mustBe(setTolerances(shop.services, shop.manager, { weightG: 30, priceFen: 1 }));
    expect(contents().differences.map(({ parcelId }) => parcelId)).toEqual([near.parcelId]);
    expect(codeOf(enter(make(1).parcelId, 1, null))).toBe('collection.parcel_not_in_it');
  });

  test('HO-1: a list is named before it is taken: unknown, elsewhere, doubled, missing; then taken as one step', () => {
    const [first, second, silent] = [scanned(840), scanned(1_120), scanned(600)];
    const waiting = make(500);
    const text = `${first.number}\t1.2kg\t4.6元\n${second.number}\t1.12\t3.2\n${waiting.number} 0.5kg\n771999999999999 1kg\n${second.number}\t1.12\t3.2`;
    const preview = mustBe(previewCourierList(shop.services, { collectionId, text, bare: null }));
    expect(preview.entries.map(({ waybillNumber, differs }) => [waybillNumber, differs])).toEqual([[first.number, true], [second.number, false]]);
    expect(preview.unknown).toMatchObject([{ waybillNumber: waiting.number, where: 'not_scanned' }, { waybillNumber: '771999999999999', where: 'nowhere' }]);
    expect(preview.missing).toMatchObject([{ waybillNumber: silent.number }]);
    expect(preview.doubles).toEqual([{ waybillNumber: second.number, lines: [2, 5], same: true }]);
    expect(mustBe(takeCourierList(shop.services, packer, { collectionId, text, bare: null }))).toEqual({ taken: 2, differences: 1 });
    expect(contents().sums).toMatchObject({ courierWeightG: 2_320, courierPriceFen: 780, courierWeightOf: 2 });
    expect(codeOf(takeCourierList(shop.services, packer, { collectionId, text: '你好', bare: null }))).toBe('collection.list_empty');
  });

  test('HO-1: bare figures that nothing speaks for are not taken before a person says which is which', () => {
    const { number } = scanned(null);
    const input = { collectionId, text: `${number} 3 4`, bare: null };
    expect(codeOf(takeCourierList(shop.services, packer, input))).toBe('collection.list_unsure');
    mustBe(takeCourierList(shop.services, packer, { ...input, bare: { first: 'price', unit: 'kg' } }));
    expect(contents().sums).toMatchObject({ courierWeightG: 4_000, courierPriceFen: 300 });
  });
});

describe('signatures', () => {
  test('HO-3: an unsigned collection is a reminder until signed; signed once, never again, never changed', () => {
    scanned(840);
    expect(mustBe(close())).toMatchObject({ unsigned: 1 });
    expect(mustBe(closedCollections(shop.services)).unsigned.map(({ id }) => id)).toEqual([collectionId]);
    expect(codeOf(signCollection(shop.services, packer, { collectionId, signedBy: '', signature: { how: 'screen', strokes: [[1, 1]] } }))).toBe('signature.too_small');
    expect(mustBe(signOnScreen())).toEqual({ parcels: 1 });
    expect(mustBe(closedCollections(shop.services)).unsigned).toEqual([]);
    expect(contents()).toMatchObject({ unsigned: 0, signatures: [{ how: 'screen', strokes, signedBy: '王师傅', parcels: 1, takenBy: '李强' }] });
    expect(codeOf(signOnScreen())).toBe('signature.signed_already');
    expect(() => inOneStep(shop.services, ({ writer }) => writer.run('UPDATE collection_signatures SET strokes = ?', '[]'))).toThrow('never changed');
    expect(() => inOneStep(shop.services, ({ writer }) => writer.run('DELETE FROM collection_signatures'))).toThrow('never deleted');
  });

  test('HO-3: on paper only by this collection’s manifest, printed with every parcel on it, also when the clock was moved back', () => {
    scanned(840);
    const code = `HO-${String(collectionId)}`;
    expect(codeOf(signOnPaper('HO-999'))).toBe('signature.other_manifest');
    expect(codeOf(signOnPaper(code))).toBe('signature.manifest_not_printed');
    shop.clock.now -= 3_600_000;
    printManifest();
    expect(contents().manifest).toMatchObject({ sheets: 1, scannedSince: 0 });
    scanned(500);
    expect(codeOf(signOnPaper(code))).toBe('signature.manifest_older');
    printManifest();
    expect(mustBe(signOnPaper(code.toLowerCase()))).toEqual({ parcels: 2 });
  });

  test('HO-3: what comes in after the signature is not signed for', () => {
    scanned(840);
    mustBe(signOnScreen());
    scanned(500);
    expect(contents()).toMatchObject({ unsigned: 1, signatures: [{ parcels: 1 }] });
    expect(mustBe(close())).toMatchObject({ unsigned: 1 });
  });
});

describe('reopening', () => {
  test('HO-4: a forgotten parcel leaves with the reopened collection; what left stays, is told once, and its stock goes out once', () => {
    const first = scanned(840);
    stockUp(shop, 'A', 5);
    mustBe(close());
    const leftAt = orderById(shop.store.reader, first.orderId)?.handed_over_at;
    shop.clock.now += 60_000;
    mustBe(reopen(shop.services, shop.manager, { collectionId, reason: '漏扫一包' }));
    expect(codeOf(reopen(shop.services, shop.manager, { collectionId, reason: 'x' }))).toBe('collection.not_closed');
    const second = scanned(500);
    expect(scan(first.number)).toMatchObject({ tone: 'bad', code: 'already_handed_over' });
    expect(codeOf(takeOut(shop.services, packer, { collectionId, parcelId: first.parcelId }))).toBe('parcel.already_handed_over');
    expect(mustBe(collectionBoard(shop.services, { courierCode: 'ZTO' }))).toMatchObject({ counts: { printed: 2, scannedOut: 2, stubs: 2 }, missing: [] });
    const again = mustBe(close());
    expect(again).toMatchObject({ parcels: 1, orders: 1 });
    expect(again.files.map(({ orders }) => orders)).toEqual([1, 1]);
    expect(orderById(shop.store.reader, first.orderId)?.handed_over_at).toBe(leftAt);
    expect(orderById(shop.store.reader, second.orderId)).toMatchObject({ state: 'handed_over' });
    expect(shop.store.reader.first('SELECT on_hand, reserved FROM skus WHERE code = ?', 'A')).toEqual({ on_hand: 3, reserved: 0 });
    expect(contents().reopenings).toMatchObject([{ by: '店长', reason: '漏扫一包' }]);
    expect(shop.store.reader.first('SELECT count(*) AS n FROM stub_entries')).toEqual({ n: 2 });
  });

  test('HO-4: not while another collection of the courier is open', () => {
    scanned(840);
    mustBe(close());
    mustBe(openCollection(shop.services, packer, { courierCode: 'ZTO', collectorName: '' }));
    expect(codeOf(reopen(shop.services, shop.manager, { collectionId, reason: 'x' }))).toBe('collection.already_open');
  });
});

test('HO-1: who collects can be changed while it is open, not after', () => {
  scanned(840);
  mustBe(changeCollector(shop.services, packer, { collectionId, collectorName: '赵师傅', collectorPhone: '13800000000' }));
  expect(contents()).toMatchObject({ collectorName: '赵师傅', collectorPhone: '13800000000' });
  mustBe(close());
  expect(codeOf(changeCollector(shop.services, packer, { collectionId, collectorName: 'x', collectorPhone: '' }))).toBe('collection.closed');
});

test('HO-1: a clock moved back never puts a scan before the one before it, nor closing before scanning', () => {
  const first = scanned(840);
  shop.clock.now -= 86_400_000;
  const second = scanned(500);
  mustBe(close());
  const { scanned: rows, openedAt, closedAt } = contents();
  const at = new Map(rows.map((row) => [row.parcelId, row.scannedAt]));
  expect(at.get(second.parcelId)).toBeGreaterThanOrEqual(at.get(first.parcelId) ?? Infinity);
  expect(closedAt).toBeGreaterThanOrEqual(Math.max(openedAt, at.get(second.parcelId) ?? Infinity));
});
