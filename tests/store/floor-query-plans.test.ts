import { expect, test } from 'vitest';
import { collectionBoard, listCouriers } from '../../electron/use-cases/collections/board.ts';
import { closeCollection } from '../../electron/use-cases/collections/close-collection.ts';
import { abandonCollection, openCollection, scanOut, takeOut } from '../../electron/use-cases/collections/scan-out.ts';
import { listShipFiles, restoreShipFile, writePendingShipFiles } from '../../electron/use-cases/collections/ship-files.ts';
import { confirmLine, undoCount } from '../../electron/use-cases/packing/counting.ts';
import { reportFault } from '../../electron/use-cases/packing/fault.ts';
import { setAside } from '../../electron/use-cases/packing/parcel-changes.ts';
import { setWeight } from '../../electron/use-cases/packing/weigh.ts';
import { packingParcel, packingToday, waitingToBePacked } from '../../electron/use-cases/packing/queries.ts';
import { scan } from '../../electron/use-cases/packing/scan.ts';
import { listMovements, setOnHand, updateSku } from '../../electron/use-cases/stock/stock.ts';
import { skuByCode } from '../../electron/store/stock.ts';
import type { Services } from '../../electron/use-cases/services.ts';
import { addPaidOrder, addPrintedParcel, addStaff, mustBe, openTestShop, waybillOf } from '../support/shop.ts';
import { planOf, recordStatements } from '../support/recorded-store.ts';

/**
 * What may be read from end to end: a handful of settings, categories and materials, the parcels on the floor (a partial index of only those), open
 * collections, the newest rows of a list.
 */
const allowed = [
  /^SCAN settings$/, /^SCAN (categories|materials)$/, /^SCAN connections( USING .*)?$/, /^SCAN waves USING (COVERING )?INDEX waves_open$/, /^SCAN CONSTANT ROW$/, /^SCAN \w+ USING (COVERING )?INDEX parcels_on_the_floor$/, /^SCAN collections USING (COVERING )?INDEX collections_open$/,
  /^SCAN ship_files USING (COVERING )?INDEX ship_files_unwritten$/, /^SCAN \((subquery|join)[^)]*\)$/,
  // The orders that the transaction touched, named by it.
  /^SCAN named VIRTUAL TABLE INDEX 1:$/,
];
/** Read backwards from the end, a few rows. */
const newestOnly = /ORDER BY id DESC LIMIT/;

test('PK-2, HO-2: nothing on the floor reads through orders, lines, parcels or notes, however many there are', async () => {
  const shop = await openTestShop();
  const { store, statements } = recordStatements(shop.store);
  const services: Services = { ...shop.services, store };
  const packer = { ...addStaff(shop, '李强'), signatureStands: true };
  const parcels = [1, 2, 3].map(() => {
    const orderId = addPaidOrder(shop, { lines: [{ code: 'A', quantity: 2, barcode: '690' }, { title: '散件' }] });
    const parcelId = addPrintedParcel(shop, [orderId]);
    return { parcelId, number: waybillOf(shop, parcelId) };
  });
  addPaidOrder(shop, { lines: [{ code: 'B' }] });
  const { skuId } = { skuId: skuByCode(shop.store.reader, 'A')!.id };
  mustBe(setOnHand(services, shop.manager, { skuId, onHand: 9, reason: 'x' }));
  mustBe(updateSku(services, shop.manager, { skuId, title: '', colour: '', size: '', barcode: '691', shelf: '', weightG: null }));
  mustBe(listMovements(services, { skuId }));
  for (const { parcelId, number } of parcels) {
    mustBe(scan(services, packer, { parcelId: null, code: number }));
    for (const code of ['A', 'B', 'nobody', '691', 'A']) mustBe(scan(services, packer, { parcelId, code }));
    mustBe(undoCount(services, packer, { parcelId }));
    mustBe(scan(services, packer, { parcelId, code: 'A' }));
    const loose = mustBe(packingParcel(services, { parcelId })).lines.find((line) => line.skuCode === '')!;
    mustBe(confirmLine(services, packer, { parcelId, lineId: loose.lineId }));
    mustBe(setWeight(services, packer, { parcelId, weightG: 100 }));
    mustBe(scan(services, packer, { parcelId: null, code: number }));
  }
  mustBe(setAside(services, packer, { parcelId: parcels[0]!.parcelId }));
  mustBe(packingToday(services));
  mustBe(waitingToBePacked(services));
  const { collectionId } = mustBe(openCollection(services, packer, { courierCode: 'ZTO', collectorName: '' }));
  for (const { number } of parcels) mustBe(scanOut(services, packer, { collectionId, code: number }));
  mustBe(takeOut(services, packer, { collectionId, parcelId: parcels[2]!.parcelId }));
  mustBe(reportFault(services, packer, { parcelId: parcels[2]!.parcelId, reason: 'defect', lineId: mustBe(packingParcel(services, { parcelId: parcels[2]!.parcelId })).lines[0]!.lineId, pieces: 1, waybill: 'keep', note: '破' }));
  mustBe(collectionBoard(services, { courierCode: 'ZTO' }));
  mustBe(listCouriers(services));
  const { files } = mustBe(closeCollection(services, shop.manager, { collectionId, managerReason: '一包破' }));
  writePendingShipFiles(services, shop.folder);
  for (const file of files) mustBe(restoreShipFile(services, { id: file.id }, shop.folder));
  mustBe(listShipFiles(services));
  mustBe(scan(services, packer, { parcelId: null, code: parcels[0]!.number }));
  mustBe(abandonCollection(services, packer, { collectionId: mustBe(openCollection(services, packer, { courierCode: 'SF', collectorName: '' })).collectionId }));

  expect(statements.size).toBeGreaterThan(60);
  const reading = [...statements].flatMap((sql) =>
    planOf(shop.store, sql)
      // `0:=` is how the search index says that it goes straight to one row.
      .filter((step) => step.startsWith('SCAN') && !step.endsWith('VIRTUAL TABLE INDEX 0:=') && !allowed.some((pattern) => pattern.test(step)) && !newestOnly.test(sql))
      .map((step) => `${step}: ${sql}`),
  );
  expect(reading).toEqual([]);
  // The look at a plan does see a full scan.
  expect(planOf(shop.store, 'SELECT id FROM orders WHERE goods = ?')).toEqual(['SCAN orders']);
  shop.close();
});
