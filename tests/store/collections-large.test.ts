import { expect, test } from 'vitest';
import { collectionBoard } from '../../electron/use-cases/collections/board.ts';
import { closeCollection } from '../../electron/use-cases/collections/close-collection.ts';
import { openCollection, scanOut } from '../../electron/use-cases/collections/scan-out.ts';
import { takeCourierList } from '../../electron/use-cases/collections/courier-amounts.ts';
import type { Services } from '../../electron/use-cases/services.ts';
import { addPaidOrderIn, addPrintedParcelIn, addStaff, inOneStep, mustBe, openTestShop, packParcelIn, waybillOf } from '../support/shop.ts';
import { planOf, recordStatements } from '../support/recorded-store.ts';

test('HO-1: a thousand parcels in one collection: the last scan asks nothing that the first did not, nothing reads a table through; a list and closing take them all', async () => {
  const shop = await openTestShop();
  const packer = addStaff(shop, '李强');
  const parcels = inOneStep(shop.services, (step) => Array.from({ length: 1_000 }, () => {
    const orderId = addPaidOrderIn(step);
    const parcelId = addPrintedParcelIn(step, [orderId]);
    packParcelIn(step, packer, parcelId, [orderId]);
    return parcelId;
  }));
  const numbers = parcels.map((parcelId) => waybillOf(shop, parcelId));
  const { collectionId } = mustBe(openCollection(shop.services, packer, { courierCode: 'ZTO', collectorName: '' }));
  const { store, statements } = recordStatements(shop.store);
  const services: Services = { ...shop.services, store };
  const asked: number[] = [];
  for (const code of numbers) {
    const before = statements.size;
    expect(mustBe(scanOut(services, packer, { collectionId, code })).code).toBe('scanned_out');
    asked.push(statements.size - before);
  }
  expect(asked.slice(1).every((count) => count === 0)).toBe(true);
  expect(mustBe(collectionBoard(services, { courierCode: 'ZTO' }))).toMatchObject({ counts: { printed: 1_000, scannedOut: 1_000 }, missing: [] });
  const text = numbers.map((number) => `${number} 1.2kg 4.6元`).join('\n');
  expect(mustBe(takeCourierList(services, packer, { collectionId, text, bare: null }))).toEqual({ taken: 1_000, differences: 0 });
  expect(mustBe(closeCollection(services, packer, { collectionId, managerReason: '' }))).toMatchObject({ parcels: 1_000, unsigned: 1_000 });
  const through = [...statements].filter((sql) => !/ORDER BY id DESC LIMIT/.test(sql)).flatMap((sql) => planOf(shop.store, sql)).filter((step) => /^SCAN (?!CONSTANT|settings|connections)\w+$/.test(step));
  expect(through).toEqual([]);
  shop.close();
}, 60_000);
