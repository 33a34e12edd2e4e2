import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CollectionId, OrderId, ParcelId } from '../../shared/domain/ids.ts';
import { insertJob, insertSheet } from '../../electron/store/print-jobs.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { parcelById } from '../../electron/store/parcels.ts';
import { collectionBoard } from '../../electron/use-cases/collections/board.ts';
import { closeCollection } from '../../electron/use-cases/collections/close-collection.ts';
import { collectionContents } from '../../electron/use-cases/collections/contents.ts';
import { reopen } from '../../electron/use-cases/collections/reopen.ts';
import { abandonCollection, openCollection, scanOut, takeOut } from '../../electron/use-cases/collections/scan-out.ts';
import { signCollection } from '../../electron/use-cases/collections/sign.ts';
import { takeBack } from '../../electron/use-cases/collections/take-back.ts';
import { advanceOrder, voidParcel } from '../../electron/use-cases/order-changes.ts';
import { searchStubs } from '../../electron/use-cases/stubs/archive.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import { act, type Caller } from '../../electron/use-cases/services.ts';
import { bookFaults } from '../support/book-faults.ts';
import { opened } from '../support/claims-shop.ts';
import { runInChild } from '../support/run-in-child.ts';
import { sealAfter } from '../support/stubs-shop.ts';
import {
  addPaidOrder, addPrintedParcel, addStaff, codeOf, inOneStep, mustBe, openTestShop, packParcel, stockUp, tracedActions, waybillOf, waybillPicture, type TestOrder, type TestShop,
} from '../support/shop.ts';

let shop: TestShop;
let packer: Caller;
let collectionId: CollectionId;
beforeEach(async () => {
  shop = await openTestShop();
  packer = addStaff(shop, '李强');
  collectionId = mustBe(openCollection(shop.services, packer, { courierCode: 'ZTO', collectorName: '王师傅' })).collectionId;
});
afterEach(async () => {
  expect(await bookFaults(shop.store.reader)).toEqual([]);
  shop.close();
});

type Made = { orderId: OrderId; parcelId: ParcelId; number: string };
const scanned = (order: TestOrder = { lines: [{ code: 'A', quantity: 2 }] }): Made => {
  const orderId = addPaidOrder(shop, order);
  const parcelId = addPrintedParcel(shop, [orderId]);
  packParcel(shop, packer, parcelId, [orderId]);
  const number = waybillOf(shop, parcelId);
  mustBe(scanOut(shop.services, packer, { collectionId, code: number }));
  return { orderId, parcelId, number };
};
const close = (managerReason = '') => closeCollection(shop.services, shop.manager, { collectionId, managerReason });
const openAgain = () => mustBe(reopen(shop.services, shop.manager, { collectionId, reason: '一包没上车' }));
const back = (parcelId: ParcelId, reason = '还在店里') => takeBack(shop.services, shop.manager, { collectionId, parcelId, reason });
const board = () => mustBe(collectionBoard(shop.services, { courierCode: 'ZTO' }));
const one = <T>(sql: string, ...values: (string | number)[]): T | undefined => shop.store.reader.first<T>(sql, ...values);
const found = (text: string) => mustBe(searchStubs(shop.services, { text, offset: 0, limit: 9 })).rows.map(({ parcelId }) => parcelId);
const stock = () => one('SELECT on_hand, reserved FROM skus WHERE code = ?', 'A');
/** Everything that taking back changes, as it stands. */
const facts = () => one(
  `SELECT (SELECT count(*) FROM parcels WHERE state = 'handed_over') AS gone, (SELECT count(*) FROM orders WHERE state = 'handed_over') AS orders,
     (SELECT orders FROM order_state_counts WHERE state = 'packed') AS packed, (SELECT sum(quantity) FROM stock_movements) AS moved,
     (SELECT count(*) FROM stub_entries) AS entries, (SELECT count(*) FROM stubs) AS stubs, (SELECT coalesce(sum(stubs), 0) FROM stub_days) AS counted,
     (SELECT count(*) FROM collection_parcels) AS scanned, (SELECT count(*) FROM collection_returns) AS returns, (SELECT count(*) FROM outbox) AS outbox,
     (SELECT count(*) FROM order_notes) AS notes, (SELECT count(*) FROM tasks WHERE ended_at IS NULL) AS tasks`);

describe('a parcel taken back out of a collection that is open again', () => {
  test('HO-4: parcel, order, stock, stub, note and trace, in one step; the five counts agree about it', () => {
    const [staying, gone] = [scanned({ platform: 'manual', lines: [{ code: 'A', quantity: 2 }] }), scanned()];
    stockUp(shop, 'A', 9);
    mustBe(close());
    const handedOver = stock();
    openAgain();
    shop.events.length = 0;
    shop.clock.now += 60_000;
    expect(mustBe(back(staying.parcelId))).toEqual({ told: [] });
    expect(parcelById(shop.store.reader, staying.parcelId)).toMatchObject({ state: 'packed', packed_by: packer.staffId });
    expect(orderById(shop.store.reader, staying.orderId)).toMatchObject({ state: 'packed', handed_over_at: null });
    expect(handedOver).toEqual({ on_hand: 5, reserved: 0 });
    expect(stock()).toEqual({ on_hand: 7, reserved: 2 });
    expect(shop.store.reader.all('SELECT kind, quantity, staff_id FROM stock_movements ORDER BY id DESC LIMIT 1')).toEqual([{ kind: 'handed_over', quantity: 2, staff_id: shop.manager.staffId }]);
    expect(one('SELECT text FROM order_notes WHERE order_id = ? ORDER BY id DESC', staying.orderId)).toEqual({ text: `中通快递 ${staying.number} 已取回：还在店里` });
    expect(found(staying.number)).toEqual([]);
    expect(found(gone.number)).toEqual([gone.parcelId]);
    expect(facts()).toMatchObject({ gone: 1, packed: 1, entries: 1, stubs: 1, counted: 1, scanned: 1, returns: 1 });
    expect(board()).toMatchObject({ counts: { printed: 2, packed: 2, scannedOut: 1, stubs: 1 }, missing: [{ parcelId: staying.parcelId, lacks: 'scan' }] });
    expect(tracedActions(shop, 'parcel', staying.parcelId).at(-1)).toBe('parcel.taken_back');
    expect(tracedActions(shop, 'order', staying.orderId).slice(-2)).toEqual(['order.take_back', 'order.noted']);
    expect(shop.events.map(({ name }) => name).sort()).toEqual(['app.changed', 'collections.changed', 'orders.changed', 'packing.changed', 'stock.changed', 'stubs.changed']);
    expect(mustBe(collectionContents(shop.services, { collectionId })).returns).toMatchObject([{ waybillNumber: staying.number, by: '店长', reason: '还在店里' }]);
    // It may leave again, once.
    mustBe(scanOut(shop.services, packer, { collectionId, code: staying.number }));
    expect(mustBe(close())).toMatchObject({ parcels: 1, orders: 1 });
    expect(facts()).toMatchObject({ gone: 2, packed: 0, entries: 2, stubs: 2, counted: 2, scanned: 2 });
    expect(stock()).toEqual({ on_hand: 5, reserved: 0 });
  });

  test('OF-2: what still waits is withdrawn; what is in a ship file is said, and a task for a person until it leaves again', () => {
    const [inFile, waiting] = [scanned({ platform: 'taobao', number: '351500000077', lines: [{ code: 'A' }] }), scanned({ platform: 'taobao', lines: [{ code: 'A' }] })];
    const [file] = mustBe(close()).files;
    inOneStep(shop.services, ({ writer }) => writer.run(`UPDATE outbox SET state = 'waiting', ship_file_id = NULL WHERE kind = 'ship' AND order_id = ?`, waiting.orderId));
    openAgain();
    expect(mustBe(back(waiting.parcelId)).told).toEqual([]);
    expect(one(`SELECT count(*) AS n FROM outbox WHERE kind = 'ship' AND order_id = ?`, waiting.orderId)).toEqual({ n: 0 });
    expect(mustBe(back(inFile.parcelId)).told).toEqual([{ orderId: inFile.orderId, platform: 'taobao', platformOrderNumber: '351500000077', fileName: file!.fileName }]);
    expect(shop.store.reader.all('SELECT kind, code, order_id, params FROM tasks WHERE ended_at IS NULL')).toEqual([{
      kind: 'other', code: 'undo_shipping', order_id: inFile.orderId,
      params: JSON.stringify({ platform: 'taobao', order: '351500000077', number: inFile.number, file: file!.fileName }),
    }]);
    for (const { number } of [inFile, waiting]) mustBe(scanOut(shop.services, packer, { collectionId, code: number }));
    expect(mustBe(close()).files).toMatchObject([{ orders: 2 }, { orders: 2 }]);
    expect(one('SELECT outcome FROM tasks')).toEqual({ outcome: 'obsolete' });
    expect(one(`SELECT count(*) AS n, count(DISTINCT ship_file_id) AS files FROM outbox WHERE kind = 'ship'`)).toEqual({ n: 2, files: 1 });
  });

  test('HO-5: a refund asked for while it was away holds it, so that it cannot leave again', () => {
    const { orderId, parcelId, number } = scanned();
    mustBe(close());
    openAgain();
    inOneStep(shop.services, ({ writer }) => writer.run(`UPDATE orders SET refund = 'requested' WHERE id = ?`, orderId));
    mustBe(back(parcelId));
    expect(orderById(shop.store.reader, orderId)).toMatchObject({ state: 'packed', hold_reason: 'refund_requested' });
    expect(mustBe(scanOut(shop.services, packer, { collectionId, code: number }))).toMatchObject({ tone: 'bad', code: 'refund_requested' });
  });

  test('HO-4: merged orders come back together, an untracked article without a movement; the waybill may be voided then', () => {
    const orderIds = [addPaidOrder(shop, { lines: [{ code: 'LOOSE' }] }), addPaidOrder(shop)];
    const parcelId = addPrintedParcel(shop, orderIds);
    packParcel(shop, packer, parcelId, orderIds);
    mustBe(scanOut(shop.services, packer, { collectionId, code: waybillOf(shop, parcelId) }));
    mustBe(close());
    openAgain();
    expect(mustBe(back(parcelId)).told).toHaveLength(2);
    expect(orderIds.map((id) => orderById(shop.store.reader, id)?.state)).toEqual(['packed', 'packed']);
    expect(one('SELECT count(*) AS n FROM stock_movements')).toEqual({ n: 0 });
    mustBe(act(shop.services, shop.manager.staffId, (step) => voidParcel(step, parcelId, 'spoiled')));
    expect(orderIds.map((id) => orderById(shop.store.reader, id)?.state)).toEqual(['paid', 'paid']);
    // Nothing is left in it: it is given up.
    mustBe(abandonCollection(shop.services, packer, { collectionId }));
  });

  test('HO-3: a signature stays as it was given; what comes back and leaves again needs another', () => {
    const [first, second] = [scanned(), scanned()];
    mustBe(close());
    openAgain();
    mustBe(signCollection(shop.services, packer, { collectionId, signedBy: '', signature: { how: 'screen', strokes: [[100, 100, 500, 120, 700, 300], [200, 50, 220, 400]] } }));
    mustBe(back(first.parcelId));
    const contents = mustBe(collectionContents(shop.services, { collectionId }));
    expect(contents).toMatchObject({ unsigned: 0, signatures: [{ parcels: 2 }], scanned: [{ parcelId: second.parcelId, signed: true }] });
    expect(one('SELECT signature_id IS NOT NULL AS signed, length(stub_hash) AS hash FROM collection_returns')).toEqual({ signed: 1, hash: 64 });
    expect(() => inOneStep(shop.services, ({ writer }) => writer.run('DELETE FROM collection_returns'))).toThrow('stays written');
    mustBe(scanOut(shop.services, packer, { collectionId, code: first.number }));
    expect(mustBe(collectionContents(shop.services, { collectionId })).unsigned).toBe(1);
  });
});

test('HO-3: a manifest that still names what was taken back is not signed', () => {
  const [first] = [scanned(), scanned()];
  inOneStep(shop.services, (step) => {
    const job = insertJob(step.writer, { batchId: null, position: 1, kind: 'manifest', spooler: 'cups', printerName: 'a4', templateId: 'manifest-a4', subject: `ZTO HO-${String(collectionId)}`, reprint: false }, step.at);
    insertSheet(step.writer, job, 1, { kind: 'manifest', parcelId: null, picture: waybillPicture('x') });
    step.trace({ action: 'printing.paper', subject: 'print_job', subjectId: job });
  });
  mustBe(close());
  openAgain();
  mustBe(back(first.parcelId));
  expect(mustBe(collectionContents(shop.services, { collectionId })).manifest).toMatchObject({ scannedSince: 0, backSince: 1 });
  const paper = { collectionId, signedBy: '', signature: { how: 'paper' as const, scanned: `HO-${String(collectionId)}` } };
  expect(codeOf(signCollection(shop.services, packer, paper))).toBe('signature.manifest_too_long');
});

describe('refused', () => {
  const unchanged = (what: string, code: string, attempt: () => Result<unknown>): void => {
    const before = facts();
    expect(codeOf(attempt()), what).toBe(code);
    expect(facts(), what).toEqual(before);
  };

  test('HO-4: while the collection is closed; what is not in it; what has not left; twice', () => {
    const [gone, other] = [scanned(), scanned()];
    mustBe(close());
    unchanged('closed', 'collection.closed', () => back(gone.parcelId));
    openAgain();
    const fresh = scanned();
    unchanged('not left', 'collection.not_left', () => back(fresh.parcelId));
    unchanged('left', 'parcel.already_handed_over', () => takeOut(shop.services, packer, { collectionId, parcelId: other.parcelId }));
    unchanged('unknown', 'parcel.unknown', () => back(999_999 as ParcelId));
    mustBe(back(gone.parcelId));
    unchanged('twice', 'collection.parcel_not_in_it', () => back(gone.parcelId));
  });

  test('ST-2: the day is sealed', async () => {
    const { parcelId } = scanned();
    mustBe(close());
    expect(await sealAfter(shop, 1)).toBe(1);
    openAgain();
    unchanged('sealed', 'collection.stub_sealed', () => back(parcelId));
  });

  test('ST-3: a claim stands on it; withdrawn, it may come back', () => {
    const { parcelId } = scanned();
    mustBe(close());
    const claimId = opened(shop, shop.manager, parcelId);
    openAgain();
    unchanged('claimed', 'collection.parcel_claimed', () => back(parcelId));
    inOneStep(shop.services, ({ writer }) => writer.run(`UPDATE claims SET state = 'withdrawn', closed_at = 1 WHERE id = ?`, claimId));
    mustBe(back(parcelId));
  });

  test('HO-4: one order of it went on: nothing of it comes back', () => {
    const orderIds = [addPaidOrder(shop), addPaidOrder(shop)];
    const parcelId = addPrintedParcel(shop, orderIds);
    packParcel(shop, packer, parcelId, orderIds);
    mustBe(scanOut(shop.services, packer, { collectionId, code: waybillOf(shop, parcelId) }));
    mustBe(close());
    openAgain();
    mustBe(act(shop.services, null, (step) => {
      const order = orderById(step.writer, orderIds[1]!);
      return order === undefined ? ok(null) : advanceOrder(step, order, 'complete');
    }));
    unchanged('completed', 'collection.order_went_on', () => back(parcelId));
  });
});

test.each(['2', '5', '9', '14', 'after_commit'])('HO-4: killed at write %s while a parcel is taken back: all of it happened or nothing', async (dieAt) => {
  const { parcelId } = scanned();
  stockUp(shop, 'A', 5);
  mustBe(close());
  openAgain();
  const before = facts();
  const { file, manager } = shop;
  shop.close();
  const end = await runInChild('tests/support/close-until-killed.ts', {
    STORE_FILE: file, COLLECTION_ID: String(collectionId), MANAGER: JSON.stringify(manager), DIE_AT: dieAt, PARCEL_ID: String(parcelId),
  });
  expect(end, end.errors).toMatchObject({ signal: 'SIGKILL', lines: ['closing'] });
  shop = await openTestShop({ file });
  if (dieAt !== 'after_commit') {
    expect(facts()).toEqual(before);
    mustBe(back(parcelId));
  }
  expect(facts()).toMatchObject({ gone: 0, packed: 1, entries: 0, stubs: 0, counted: 0, scanned: 0, returns: 1, moved: 5, tasks: 1 });
});
