import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Host } from '../../electron/ipc/host.ts';
import { collectionsHandlers } from '../../electron/ipc/handlers/collections.ts';
import { shipFileContent } from '../../electron/store/ship-files.ts';
import { startShipFileDesk, type ShipFileDesk } from '../../electron/use-cases/collections/ship-file-desk.ts';
import { openCollection, scanOut } from '../../electron/use-cases/collections/scan-out.ts';
import { listShipFiles } from '../../electron/use-cases/collections/ship-files.ts';
import { bookFaults } from '../support/book-faults.ts';
import { addPaidOrder, addPrintedParcel, codeOf, mustBe, openTestShop, packParcel, tracedActions, waybillOf, type TestShop } from '../support/shop.ts';
import { canMakeSmallDisks, makeSmallDisk, whySmallDisks, type SmallDisk } from '../support/small-disk.ts';

const megabytes = 1;
let shop: TestShop;
let disk: SmallDisk;
let desk: ShipFileDesk | undefined;
let waiting: number[];
let bugs: unknown[];

beforeEach(async () => {
  [waiting, bugs, desk] = [[], [], undefined];
  shop = await openTestShop();
});
afterEach(async () => {
  desk?.stop();
  expect(bugs).toEqual([]);
  expect(await bookFaults(shop.store.reader)).toEqual([]);
  shop.close();
});

const startDesk = (folder: string, everyMs = 3_600_000): ShipFileDesk => {
  desk = startShipFileDesk(shop.services, { folder, everyMs, onUnwritten: (files) => { waiting.push(files); }, onBug: (error) => { bugs.push(error); } });
  return desk;
};
const handlers = (folder: string, shown: string[] = []) =>
  collectionsHandlers({ services: () => shop.services, shipFolder: () => folder, showInFolder: (file: string) => shown.push(file) } as unknown as Host);
const calling = () => ({ windowId: 1, session: { ...shop.manager, signedInAt: 0 } });

/** One parcel leaves; the collection is closed at the window. */
const closeOne = async (folder: string) => {
  const { collectionId } = mustBe(openCollection(shop.services, shop.manager, { courierCode: 'ZTO', collectorName: '王师傅' }));
  const orderId = addPaidOrder(shop);
  const parcelId = addPrintedParcel(shop, [orderId]);
  packParcel(shop, shop.manager, parcelId, [orderId]);
  mustBe(scanOut(shop.services, shop.manager, { collectionId, code: waybillOf(shop, parcelId) }));
  const closed = mustBe(await handlers(folder).close(calling(), { collectionId, managerReason: '' }));
  return { ...closed, collectionId };
};
const listed = () => mustBe(listShipFiles(shop.services));
const isWhole = ({ id, file }: { readonly id: number; readonly file: string | null }): boolean =>
  file !== null && readFileSync(file).equals(shipFileContent(shop.store.reader, id)!);

describe.skipIf(!canMakeSmallDisks)(`case 3, HO-4: a full disk when a collection is closed (${whySmallDisks})`, () => {
  beforeEach(() => {
    disk = makeSmallDisk(megabytes);
  });
  afterEach(() => {
    disk.remove();
  });
  const fill = (): (() => void) => {
    const ballast = join(disk.folder, 'ballast');
    writeFileSync(ballast, Buffer.alloc(disk.freeBytes()));
    return () => {
      rmSync(ballast);
    };
  };
  const folder = () => join(disk.folder, 'ship-files');
  const names = (): string[] => readdirSync(folder()).sort();

  test('its ship file is written by itself once there is room: without a restart, without closing another, once', async () => {
    startDesk(folder());
    expect((await closeOne(folder())).files.map(isWhole)).toEqual([true]);
    const makeRoom = fill();
    const first = await closeOne(folder());
    const second = await closeOne(folder());
    expect([...first.files, ...second.files].map(({ file }) => file)).toEqual([null, null]);
    expect(codeOf(await handlers(folder()).revealShipFile(calling(), { id: first.files[0]!.id }))).toBe('store.disk_full');
    desk?.look();
    desk?.look();
    expect(names()).toHaveLength(1);
    expect(waiting).toEqual([2]);

    makeRoom();
    shop.events.length = 0;
    desk?.look();
    expect(waiting).toEqual([2, 0]);
    expect(listed().map(isWhole)).toEqual([true, true, true]);
    expect(names()).toEqual(listed().map(({ fileName }) => fileName).sort());
    expect(shop.events.map(({ name }) => name)).toEqual(['collections.changed', 'collections.changed']);
    expect(tracedActions(shop, 'collection', first.collectionId)).toEqual(['collection.opened', 'collection.closed', 'ship_file.written']);

    rmSync(listed()[0]!.file!);
    desk?.look();
    expect(names()).toHaveLength(2);
  });

  test('and nobody has to ask for it', async () => {
    startDesk(folder(), 20);
    const makeRoom = fill();
    const { files } = await closeOne(folder());
    expect(files).toMatchObject([{ file: null }]);
    makeRoom();
    await expect.poll(() => listed().map(isWhole), { timeout: 20_000 }).toEqual([true]);
  });
});

test('HO-4: a folder that could not be written to gets its files when it can, also one that waited since before the start', async () => {
  const folder = join(shop.folder, 'ship-files');
  writeFileSync(folder, 'a file where the folder should be');
  await closeOne(folder);
  startDesk(folder);
  expect(waiting).toEqual([1]);
  expect(listed()).toMatchObject([{ file: null }]);
  rmSync(folder);
  desk?.look();
  expect(waiting).toEqual([1, 0]);
  expect(listed().map(isWhole)).toEqual([true]);
});
