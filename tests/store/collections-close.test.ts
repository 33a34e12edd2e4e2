import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CollectionId, OrderId, ParcelId } from '../../shared/domain/ids.ts';
import type { Host } from '../../electron/ipc/host.ts';
import { collectionsHandlers } from '../../electron/ipc/handlers/collections.ts';
import { parcelById } from '../../electron/store/parcels.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { searchOrders } from '../../electron/store/orders/order-list.ts';
import { shipFileContent } from '../../electron/store/ship-files.ts';
import { skuByCode } from '../../electron/store/stock.ts';
import { verifyTrace } from '../../electron/store/trace.ts';
import { collectionBoard } from '../../electron/use-cases/collections/board.ts';
import { closeCollection } from '../../electron/use-cases/collections/close-collection.ts';
import { openCollection, scanOut, takeOut } from '../../electron/use-cases/collections/scan-out.ts';
import { listShipFiles, restoreShipFile, writePendingShipFiles } from '../../electron/use-cases/collections/ship-files.ts';
import { holdOrders } from '../../electron/use-cases/orders/orders.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import {
  addPaidOrder, addPaidOrderIn, addPrintedParcel, addPrintedParcelIn, addStaff, codeOf, inOneStep, mustBe, openTestShop, packParcel, packParcelIn, stockUp,
  tracedActions, waybillOf, waybillPicture, type TestOrder, type TestShop,
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
const make = (order: TestOrder = {}): Made => {
  const orderId = addPaidOrder(shop, order);
  const parcelId = addPrintedParcel(shop, [orderId]);
  packParcel(shop, packer, parcelId, [orderId]);
  return { orderId, parcelId, number: waybillOf(shop, parcelId) };
};
const makeScanned = (order: TestOrder = {}): Made => {
  const made = make(order);
  mustBe(scanOut(shop.services, packer, { collectionId, code: made.number }));
  return made;
};
const close = (who = packer, managerReason = '') => closeCollection(shop.services, who, { collectionId, managerReason });
const shipFolder = () => join(shop.folder, 'ship-files');
const count = (table: string): number => shop.store.reader.first<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? -1;

describe('closing a collection', () => {
  test('HO-4, CS-4: parcel, order, stock, note, outbox, ship file and trace, in one step', () => {
    const { orderId, parcelId, number } = makeScanned({ number: '351500000001', lines: [{ code: 'A', quantity: 2 }, { code: 'LOOSE' }] });
    const skuId = stockUp(shop, 'A', 5);
    shop.events.length = 0;
    const closed = mustBe(close());
    expect(closed).toMatchObject({ parcels: 1, orders: 1, files: [{ platform: 'taobao', orders: 1, file: null, createdAt: shop.clock.now }] });
    expect(parcelById(shop.store.reader, parcelId)?.state).toBe('handed_over');
    expect(orderById(shop.store.reader, orderId)).toMatchObject({ state: 'handed_over', handed_over_at: shop.clock.now });
    expect(skuByCode(shop.store.reader, 'A')).toMatchObject({ on_hand: 3, reserved: 0 });
    expect(skuByCode(shop.store.reader, 'LOOSE')).toMatchObject({ tracked: 0, on_hand: 0, reserved: 0 });
    expect(shop.store.reader.all('SELECT kind, quantity, staff_id FROM stock_movements WHERE sku_id = ? ORDER BY id', skuId)).toEqual([
      { kind: 'opening', quantity: 5, staff_id: null }, { kind: 'handed_over', quantity: -2, staff_id: packer.staffId },
    ]);
    expect(shop.store.reader.all('SELECT text, staff_id FROM order_notes WHERE order_id = ?', orderId)).toEqual([{ text: `中通快递 ${number}`, staff_id: packer.staffId }]);
    expect(shop.store.reader.all(`SELECT key, state, payload FROM outbox WHERE kind = 'ship'`)).toEqual([{
      key: `ship:taobao:351500000001:${number}`, state: 'in_file',
      payload: JSON.stringify({ platformOrderNumber: '351500000001', courierCode: 'ZTO', waybillNumber: number, handedOverAt: shop.clock.now }),
    }]);
    expect(shop.store.reader.first('SELECT picture FROM stubs WHERE parcel_id = ?', parcelId)).toEqual({ picture: waybillPicture(number) });
    expect(tracedActions(shop, 'order', orderId).slice(-2)).toEqual(['order.hand_over', 'order.noted']);
    expect(tracedActions(shop, 'parcel', parcelId).at(-1)).toBe('parcel.handed_over');
    expect(tracedActions(shop, 'collection', collectionId)).toEqual(['collection.opened', 'collection.closed']);
    expect(shop.events.map(({ name }) => name).sort()).toEqual(['app.changed', 'collections.changed', 'orders.changed', 'packing.changed', 'stock.changed', 'stubs.changed']);
    expect(codeOf(close())).toBe('collection.closed');
    expect(searchOrders(shop.store.reader, `中通快递`, 0, 9).rows.map((row) => row.id)).toEqual([orderId]);
  });

  test('HO-4: after closing, a new collection begins with nothing', () => {
    const { number } = makeScanned();
    mustBe(close());
    collectionId = mustBe(openCollection(shop.services, packer, { courierCode: 'ZTO', collectorName: '' })).collectionId;
    expect(mustBe(collectionBoard(shop.services, { courierCode: 'ZTO' }))).toMatchObject({
      counts: { printed: 0, packed: 0, scannedOut: 0, stubs: 0 }, missing: [], collection: { scanned: [] },
    });
    expect(mustBe(scanOut(shop.services, packer, { collectionId, code: number }))).toMatchObject({
      tone: 'bad', code: 'already_handed_over', params: { by: '李强', at: shop.clock.now },
    });
  });

  test('HO-4: merged orders leave with their parcel, each told by itself', () => {
    const orderIds = [addPaidOrder(shop), addPaidOrder(shop)];
    const parcelId = addPrintedParcel(shop, orderIds);
    packParcel(shop, packer, parcelId, orderIds);
    mustBe(scanOut(shop.services, packer, { collectionId, code: waybillOf(shop, parcelId) }));
    expect(mustBe(close())).toMatchObject({ parcels: 1, orders: 2, files: [{ orders: 2 }] });
    expect(count('outbox WHERE kind = \'ship\'')).toBe(2);
  });

  test('HO-4, OF-5: the file is what the platform’s batch-ship page takes', () => {
    const { number } = makeScanned({ number: '351500000001' });
    const [file] = mustBe(close()).files;
    const text = new TextDecoder('gb18030').decode(shipFileContent(shop.store.reader, file!.id));
    expect(text.split('\r\n')).toEqual(['订单编号,物流公司,运单号', `351500000001,中通快递,${number}`, '']);
  });

  test('HO-4: an order typed in at the shop has no platform to tell', () => {
    makeScanned({ platform: 'manual' });
    expect(mustBe(close())).toMatchObject({ orders: 1, files: [] });
    expect(count('outbox')).toBe(0);
  });

  test('HO-4, OF-5: a file per platform and per account of the shop there', () => {
    makeScanned({ platform: 'taobao', shopName: '一号店/../' });
    makeScanned({ platform: 'taobao', shopName: '二号店' });
    makeScanned({ platform: 'douyin', shopName: '抖店' });
    const { files } = mustBe(close());
    expect(files.map((file) => file.fileName.replace(/\.\w+$/, ''))).toEqual([
      `taobao-一号店-ZTO-20261121-0900-${collectionId}`, `taobao-二号店-ZTO-20261121-0900-${collectionId}`, `douyin-ZTO-20261121-0900-${collectionId}`,
    ]);
  });

  test('HO-4: stock that the book no longer has leaves all the same, with the order as its cause', () => {
    makeScanned({ number: '351500000009', lines: [{ code: 'A', quantity: 2 }] });
    stockUp(shop, 'A', 1);
    mustBe(close());
    expect(skuByCode(shop.store.reader, 'A')).toMatchObject({ on_hand: -1, reserved: 0 });
    expect(shop.store.reader.first(`SELECT cause FROM stock_movements WHERE kind = 'handed_over'`)).toEqual({ cause: '351500000009' });
  });
});

describe('what keeps it open', () => {
  test('HO-4: nothing scanned', () => {
    make();
    expect(codeOf(close(shop.manager, '先走'))).toBe('collection.empty');
  });

  test('HO-2: while the counts differ a packer may not, a manager must say why, and the reason is kept', () => {
    const left = makeScanned();
    const stays = make();
    expect(close()).toMatchObject({ ok: false, refusal: { code: 'collection.counts_differ', params: { n: 1 } } });
    expect(close(packer, '我说可以')).toMatchObject({ ok: false, refusal: { code: 'collection.counts_differ' } });
    expect(close(shop.manager)).toMatchObject({ ok: false, refusal: { code: 'collection.reason_required', field: 'managerReason' } });
    expect(parcelById(shop.store.reader, left.parcelId)?.state).toBe('packed');
    mustBe(close(shop.manager, '快递员赶时间'));
    expect(shop.store.reader.first('SELECT manager_reason, closed_by FROM collections')).toEqual({ manager_reason: '快递员赶时间', closed_by: shop.manager.staffId });
    expect(parcelById(shop.store.reader, stays.parcelId)?.state).toBe('packed');
    const entry = shop.store.reader.first<{ after: string }>(`SELECT after FROM trace WHERE action = 'collection.closed'`);
    expect(JSON.parse(entry!.after)).toEqual({ parcels: 1, orders: 1, counts: { printed: 2, packed: 2, weighed: null, scannedOut: 1, stubs: 1 }, reason: '快递员赶时间', unsigned: 1 });
  });

  test('HO-2: a reason that was not needed is not kept', () => {
    makeScanned();
    mustBe(close(shop.manager, 'x'));
    expect(shop.store.reader.first('SELECT manager_reason FROM collections')).toEqual({ manager_reason: '' });
  });

  test('HO-5: stopped between scan and closing: no reason lets it leave; taken out, the others go', () => {
    const good = makeScanned();
    const held = makeScanned();
    mustBe(holdOrders(shop.services, shop.manager, { orderIds: [held.orderId], reason: 'change_requested', note: '', until: null }));
    const before = count('trace');
    expect(close(shop.manager, '都走')).toMatchObject({ ok: false, refusal: { code: 'collection.parcel_stopped', params: { number: held.number, stop: 'held', n: 1 } } });
    expect(count('trace')).toBe(before);
    expect(parcelById(shop.store.reader, good.parcelId)?.state).toBe('packed');
    mustBe(takeOut(shop.services, packer, { collectionId, parcelId: held.parcelId }));
    expect(mustBe(close(shop.manager, '一包挂起'))).toMatchObject({ parcels: 1 });
    expect(orderById(shop.store.reader, held.orderId)).toMatchObject({ state: 'packed', hold_reason: 'change_requested' });
  });

  test('HO-4: one order that cannot go on takes the whole closing back', () => {
    const first = makeScanned({ lines: [{ code: 'A' }] });
    const second = makeScanned({ lines: [{ code: 'A' }] });
    stockUp(shop, 'A', 5);
    shop.store.write((writer) => writer.run(`UPDATE orders SET state = 'paid' WHERE id = ?`, second.orderId));
    expect(codeOf(close())).toBe('order.transition_refused');
    expect(orderById(shop.store.reader, first.orderId)?.state).toBe('packed');
    expect(skuByCode(shop.store.reader, 'A')).toMatchObject({ on_hand: 5, reserved: 2 });
    expect([count('outbox'), count('ship_files'), count('order_notes')]).toEqual([0, 0, 0]);
  });
});

describe('ship files on disk', () => {
  const written = (): string[] => readdirSync(shipFolder()).sort();
  const handlers = (shown: string[] = []) =>
    collectionsHandlers({ services: () => shop.services, shipFolder, showInFolder: (file: string) => shown.push(file) } as unknown as Host);
  const calling = () => ({ windowId: 1, session: { ...packer, signedInAt: 0 } });

  test('HO-4: closing at the window writes the file, byte for byte, and says where', async () => {
    makeScanned();
    const { files } = mustBe(await handlers().close(calling(), { collectionId, managerReason: '' }));
    expect(files).toMatchObject([{ file: join(shipFolder(), files[0]!.fileName) }]);
    expect(readFileSync(files[0]!.file!).equals(shipFileContent(shop.store.reader, files[0]!.id)!)).toBe(true);
    expect(written()).toEqual([files[0]!.fileName]);
    expect(mustBe(listShipFiles(shop.services))).toEqual(files);
  });

  test('HO-4: killed between commit and file: the file is written at the next start, once', () => {
    makeScanned();
    const [file] = mustBe(close()).files;
    mkdirSync(shipFolder(), { recursive: true });
    writeFileSync(join(shipFolder(), '.half-1.unfinished'), 'half');
    expect(writePendingShipFiles(shop.services, shipFolder())).toBe(0);
    expect(written()).toEqual([file!.fileName]);
    const firstListed = mustBe(listShipFiles(shop.services));
    expect(firstListed[0]?.file).toBe(join(shipFolder(), file!.fileName));
    rmSync(join(shipFolder(), file!.fileName));
    writePendingShipFiles(shop.services, shipFolder());
    expect(written()).toEqual([]);
  });

  test('HO-4: killed after the file and before the note of it: the same file is found, not written twice', () => {
    makeScanned();
    const [file] = mustBe(close()).files;
    mkdirSync(shipFolder(), { recursive: true });
    writeFileSync(join(shipFolder(), file!.fileName), shipFileContent(shop.store.reader, file!.id)!);
    expect(writePendingShipFiles(shop.services, shipFolder())).toBe(0);
    expect(written()).toEqual([file!.fileName]);
  });

  test('HO-4: another file of that name is left alone', () => {
    makeScanned();
    const [file] = mustBe(close()).files;
    mkdirSync(shipFolder(), { recursive: true });
    writeFileSync(join(shipFolder(), file!.fileName), 'mine');
    writePendingShipFiles(shop.services, shipFolder());
    expect(readFileSync(join(shipFolder(), file!.fileName), 'utf8')).toBe('mine');
    const path = mustBe(listShipFiles(shop.services))[0]!.file!;
    expect(basename(path)).toMatch(/ \(2\)\.\w+$/);
    expect(readFileSync(path).equals(shipFileContent(shop.store.reader, file!.id)!)).toBe(true);
  });

  test('HO-4: a folder that cannot be written: the collection is closed all the same, and the file is written later', async () => {
    makeScanned();
    writeFileSync(shipFolder(), 'a file where the folder should be');
    const { files } = mustBe(await handlers().close(calling(), { collectionId, managerReason: '' }));
    expect(files).toMatchObject([{ file: null }]);
    expect(codeOf(restoreShipFile(shop.services, { id: files[0]!.id }, shipFolder()))).toBe('ship_file.not_written');
    rmSync(shipFolder());
    expect(writePendingShipFiles(shop.services, shipFolder())).toBe(0);
    expect(written()).toEqual([files[0]!.fileName]);
  });

  test('HO-4: shown in its folder, written again when it was deleted or changed', async () => {
    const shown: string[] = [];
    makeScanned();
    const { files } = mustBe(await handlers().close(calling(), { collectionId, managerReason: '' }));
    const [file] = files;
    rmSync(file!.file!);
    expect(mustBe(await handlers(shown).revealShipFile(calling(), { id: file!.id }))).toEqual({ file: file!.file });
    expect(shown).toEqual([file!.file]);
    writeFileSync(file!.file!, 'changed by hand');
    const again = mustBe(await handlers(shown).revealShipFile(calling(), { id: file!.id })).file;
    expect(readFileSync(again).equals(shipFileContent(shop.store.reader, file!.id)!)).toBe(true);
    expect(readFileSync(file!.file!, 'utf8')).toBe('changed by hand');
    expect(codeOf(await handlers().revealShipFile(calling(), { id: 999 }))).toBe('ship_file.unknown');
  });
});

test('HO-4: a thousand parcels in one collection', async () => {
  const numbers = inOneStep(shop.services, (step) =>
    Array.from({ length: 1000 }, (_, index) => {
      const orderId = addPaidOrderIn(step, { lines: [{ code: `SKU-${index % 40}`, quantity: 2 }, { code: `SKU-${(index + 7) % 40}` }] });
      const waybillNumber = `77200${1_000_000_000 + index}`;
      packParcelIn(step, packer, addPrintedParcelIn(step, [orderId], { waybillNumber }), [orderId]);
      return waybillNumber;
    }),
  );
  for (let sku = 0; sku < 40; sku += 1) stockUp(shop, `SKU-${sku}`, 100);
  for (const code of numbers) expect(mustBe(scanOut(shop.services, packer, { collectionId, code })).code).toBe('scanned_out');
  expect(mustBe(collectionBoard(shop.services, { courierCode: 'ZTO' })).counts).toEqual({ printed: 1000, packed: 1000, weighed: null, scannedOut: 1000, stubs: 1000 });
  expect(mustBe(close())).toMatchObject({ parcels: 1000, orders: 1000, files: [{ orders: 1000 }] });
  expect(shop.store.reader.first(`SELECT count(*) AS n FROM orders WHERE state = 'handed_over'`)).toEqual({ n: 1000 });
  expect(shop.store.reader.first('SELECT sum(on_hand) AS n, sum(reserved) AS r FROM skus')).toEqual({ n: 1000, r: 0 });
  expect(await verifyTrace(shop.store.reader)).toMatchObject({ sound: true });
});
