import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CollectionId } from '../../shared/domain/ids.ts';
import { shipFileContent } from '../../electron/store/ship-files.ts';
import { verifyTrace } from '../../electron/store/trace.ts';
import { closeCollection } from '../../electron/use-cases/collections/close-collection.ts';
import { openCollection, scanOut } from '../../electron/use-cases/collections/scan-out.ts';
import { listShipFiles, writePendingShipFiles } from '../../electron/use-cases/collections/ship-files.ts';
import { addPaidOrderIn, addPrintedParcelIn, inOneStep, mustBe, openTestShop, packParcelIn, stockUp, type TestShop } from '../support/shop.ts';
import { runInChild } from '../support/run-in-child.ts';

const parcels = 60;
let shop: TestShop;
let collectionId: CollectionId;

beforeEach(async () => {
  shop = await openTestShop();
  collectionId = mustBe(openCollection(shop.services, shop.manager, { courierCode: 'ZTO', collectorName: '王师傅' })).collectionId;
  const numbers = inOneStep(shop.services, (step) =>
    Array.from({ length: parcels }, (_, index) => {
      const orderId = addPaidOrderIn(step, { lines: [{ code: 'A', quantity: 2 }] });
      const waybillNumber = `7730${1_000_000_000 + index}`;
      packParcelIn(step, shop.manager, addPrintedParcelIn(step, [orderId], { waybillNumber }), [orderId]);
      return waybillNumber;
    }),
  );
  stockUp(shop, 'A', 1000);
  for (const code of numbers) mustBe(scanOut(shop.services, shop.manager, { collectionId, code }));
});
afterEach(() => {
  shop.close();
});

/** Everything that closing changes, counted. */
const facts = () =>
  shop.store.reader.first(
    `SELECT (SELECT count(*) FROM parcels WHERE state = 'handed_over') AS parcels, (SELECT count(*) FROM orders WHERE state = 'handed_over') AS orders,
       (SELECT orders FROM order_state_counts WHERE state = 'handed_over') AS counted, (SELECT count(*) FROM outbox WHERE kind = 'ship') AS outbox,
       (SELECT count(*) FROM order_notes) AS notes, (SELECT count(*) FROM ship_files) AS files, (SELECT on_hand FROM skus) AS onHand,
       (SELECT reserved FROM skus) AS reserved, (SELECT sum(quantity) FROM stock_movements) AS moved, (SELECT count(*) FROM stubs) AS stubs,
       (SELECT closed_at IS NOT NULL FROM collections) AS closed`,
  );
const nothing = {
  parcels: 0, orders: 0, counted: 0, outbox: 0, notes: 0, files: 0, onHand: 1000, reserved: 2 * parcels, moved: 1000, stubs: parcels, closed: 0,
};
const everything = {
  parcels, orders: parcels, counted: parcels, outbox: parcels, notes: parcels, files: 1, onHand: 1000 - 2 * parcels, reserved: 0, moved: 1000 - 2 * parcels,
  stubs: parcels, closed: 1,
};

const killedAt = async (dieAt: string): Promise<void> => {
  const { file, manager } = shop;
  shop.close();
  const end = await runInChild('tests/support/close-until-killed.ts', {
    STORE_FILE: file, COLLECTION_ID: String(collectionId), MANAGER: JSON.stringify(manager), DIE_AT: dieAt,
  });
  expect(end, end.errors).toMatchObject({ signal: 'SIGKILL', lines: ['closing'] });
  shop = await openTestShop({ file });
};

describe('case 2: the app killed while a collection is being closed', () => {
  test.each(['2', '100', '700', '1100', '1380'])('HO-4: before write number %s: nothing has happened, and closing again does it once', async (dieAt) => {
    await killedAt(dieAt);
    expect(facts()).toEqual(nothing);
    mustBe(closeCollection(shop.services, shop.manager, { collectionId, managerReason: '' }));
    expect(facts()).toEqual(everything);
    expect((await verifyTrace(shop.store.reader)).sound).toBe(true);
  });

  test('HO-4: right after commit: everything has happened, and the ship file is written at the next start', async () => {
    await killedAt('after_commit');
    expect(facts()).toEqual(everything);
    const folder = join(shop.folder, 'ship-files');
    expect(mustBe(listShipFiles(shop.services))).toMatchObject([{ file: null, orders: parcels }]);
    expect(writePendingShipFiles(shop.services, folder)).toBe(0);
    const [written] = mustBe(listShipFiles(shop.services));
    expect(readFileSync(written!.file!).equals(shipFileContent(shop.store.reader, written!.id)!)).toBe(true);
    expect((await verifyTrace(shop.store.reader)).sound).toBe(true);
  });
});
