import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CollectionId, OrderId, OutboxId, ParcelId } from '../../shared/domain/ids.ts';
import { closeCollection } from '../../electron/use-cases/collections/close-collection.ts';
import { reopen } from '../../electron/use-cases/collections/reopen.ts';
import { openCollection, scanOut } from '../../electron/use-cases/collections/scan-out.ts';
import { listShipFiles, writePendingShipFiles } from '../../electron/use-cases/collections/ship-files.ts';
import { takeBack } from '../../electron/use-cases/collections/take-back.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import { putInFile } from '../../electron/use-cases/sync/put-in-file.ts';
import type { SyncDesk } from '../../electron/use-cases/sync/sync-desk.ts';
import { bookFaults } from '../support/book-faults.ts';
import { createScriptedPlatform, type ScriptedPlatform } from '../support/scripted-platform.ts';
import { addPaidOrder, addPrintedParcel, addStaff, mustBe, openTestShop, packParcel, waybillOf, type TestOrder, type TestShop } from '../support/shop.ts';
import { addConnection, openDesk, openOnes, until } from '../support/sync-shop.ts';

let shop: TestShop;
let packer: Caller;
let collectionId: CollectionId;
let platform: ScriptedPlatform;
let desk: SyncDesk | undefined;
beforeEach(async () => {
  shop = await openTestShop();
  packer = addStaff(shop, '李强');
  platform = createScriptedPlatform();
  desk = undefined;
  collectionId = mustBe(openCollection(shop.services, packer, { courierCode: 'ZTO', collectorName: '王师傅' })).collectionId;
});
afterEach(async () => {
  await desk?.stop();
  expect(await bookFaults(shop.store.reader)).toEqual([]);
  shop.close();
});

type Made = { readonly orderId: OrderId; readonly parcelId: ParcelId; readonly number: string };
const scanned = (order: TestOrder): Made => {
  const orderId = addPaidOrder(shop, order);
  const parcelId = addPrintedParcel(shop, [orderId]);
  packParcel(shop, packer, parcelId, [orderId]);
  const number = waybillOf(shop, parcelId);
  mustBe(scanOut(shop.services, packer, { collectionId, code: number }));
  return { orderId, parcelId, number };
};
const close = () => mustBe(closeCollection(shop.services, shop.manager, { collectionId, managerReason: '一包没上车' }));
const openAgain = () => mustBe(reopen(shop.services, shop.manager, { collectionId, reason: '一包没上车' }));
const back = ({ parcelId }: Made) => mustBe(takeBack(shop.services, shop.manager, { collectionId, parcelId, reason: '还在店里' }));
const ships = () => shop.store.reader.all<{ account: string; state: string }>(`SELECT account, state FROM outbox WHERE kind = 'ship' ORDER BY id`).map(({ account, state }) => `${account} ${state}`);
const tasks = () => shop.store.reader.all<{ code: string }>(`SELECT code FROM tasks WHERE ended_at IS NULL`).map(({ code }) => code);

describe('HO-4, OF-2: what closing a collection tells', () => {
  test('HO-4: an account with a connection gets no file and waits for the line; the others go by file as ever', () => {
    addConnection(shop, { kind: 'taobao', account: '红店' });
    addConnection(shop, { kind: 'taobao', account: '绿店', active: false });
    for (const shopName of ['红店', '蓝店', '绿店']) scanned({ shopName });
    scanned({ shopName: '红店', platform: 'douyin' });
    const { files } = close();
    expect(files.map(({ platform: one, orders }) => `${one} ${orders}`).sort()).toEqual(['douyin 1', 'taobao 1', 'taobao 1']);
    expect(ships().sort()).toEqual(['红店 in_file', '红店 waiting', '绿店 in_file', '蓝店 in_file']);
  });

  test('OF-2: what is in a file already stays there when a connection comes', async () => {
    scanned({ platform: 'shopify' });
    close();
    expect(ships()).toEqual(['示例店铺 in_file']);
    addConnection(shop);
    desk = openDesk(shop, platform.make);
    await until(() => platform.calls.includes('look'));
    await until(() => desk?.isAtRest() === true);
    expect(platform.effects.filter(({ lane }) => lane === 'order')).toEqual([]);
    expect(ships()).toEqual(['示例店铺 in_file']);
  });

  test('OF-5: what waits for a line that stays away is put into files by hand, one for each account; the line tells it no more', async () => {
    addConnection(shop, { kind: 'taobao', account: '' });
    for (const shopName of ['红店', '红店', '蓝店']) scanned({ shopName });
    scanned({ platform: 'wechat', shopName: '小程序' });
    expect(close().files).toHaveLength(1);
    const ids = shop.store.reader.all<{ id: OutboxId }>(`SELECT id FROM outbox ORDER BY id`).map(({ id }) => id);
    const shipped = shop.store.reader.first<{ n: number }>(`SELECT count(*) AS n FROM outbox WHERE kind = 'ship'`)?.n;
    expect(shipped).toBe(4);
    const put = mustBe(putInFile(shop.services, shop.manager, { outboxIds: ids }));
    expect([put.files, put.put, put.left]).toEqual([2, 3, ids.length - 3]);
    expect(writePendingShipFiles(shop.services, join(shop.folder, 'ship-files'))).toBe(0);
    expect(mustBe(listShipFiles(shop.services)).map(({ orders }) => orders).sort()).toEqual([1, 1, 2]);
    expect(ships().sort()).toEqual(['小程序 in_file', '红店 in_file', '红店 in_file', '蓝店 in_file']);
    desk = openDesk(shop, platform.make);
    await until(() => platform.calls.includes('look'));
    await until(() => desk?.isAtRest() === true);
    expect(platform.effects.filter(({ lane }) => lane === 'order')).toEqual([]);
    expect(mustBe(putInFile(shop.services, shop.manager, { outboxIds: ids }))).toMatchObject({ files: 0, put: 0 });
  });

  test('HO-4: taken back before anybody was told, nobody is; after it was told, or may have been, a person undoes it there; leaving again it is told again', async () => {
    addConnection(shop);
    const [quiet, heard, unsure] = [scanned({ platform: 'shopify' }), scanned({ platform: 'shopify' }), scanned({ platform: 'shopify' })];
    close();
    platform.always = ({ key }) => (key.endsWith(heard.number) ? 'done' : key.startsWith('ship') ? (key.endsWith(unsure.number) ? 'deaf' : 'unreachable') : undefined);
    desk = openDesk(shop, platform.make);
    await until(() => shop.store.reader.first<{ n: number }>(`SELECT count(*) AS n FROM outbox_attempts a JOIN outbox m ON m.id = a.outbox_id WHERE m.kind = 'ship'`)?.n === 3);
    await desk.stop();
    openAgain();
    expect(back(quiet).told).toEqual([]);
    expect(back(heard).told).toHaveLength(1);
    expect(back(unsure).told).toHaveLength(1);
    expect(tasks()).toEqual(['undo_shipping', 'undo_shipping']);
    expect(ships()).toEqual(['示例店铺 skipped', '示例店铺 done', '示例店铺 skipped']);

    mustBe(scanOut(shop.services, packer, { collectionId, code: quiet.number }));
    mustBe(scanOut(shop.services, packer, { collectionId, code: unsure.number }));
    close();
    platform.always = () => undefined;
    desk = openDesk(shop, platform.make);
    await until(() => openOnes(shop) === 0);
    const told = platform.effects.filter(({ lane }) => lane === 'order').map(({ what }) => what.split(' ').at(-1));
    expect([...told].sort()).toEqual([quiet.number, heard.number, unsure.number].sort());
    expect(platform.calls.some((call) => call.startsWith('find') && call.endsWith(unsure.number))).toBe(true);
  });
});
