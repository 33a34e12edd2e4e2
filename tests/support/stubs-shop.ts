import Driver from 'better-sqlite3';
import type { CollectionId, ParcelId } from '../../shared/domain/ids.ts';
import { closeCollection } from '../../electron/use-cases/collections/close-collection.ts';
import { openCollection, scanOut } from '../../electron/use-cases/collections/scan-out.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import { sealDays } from '../../electron/use-cases/stubs/upkeep.ts';
import { addPaidOrder, addPrintedParcel, inOneStep, mustBe, packParcel, waybillOf, type TestOrder, type TestShop } from './shop.ts';

export const dayMs = 24 * 60 * 60 * 1000;

export type HandedOver = { readonly collectionId: CollectionId; readonly parcels: readonly { readonly parcelId: ParcelId; readonly number: string }[] };

/** Parcels through the shop's own doors: packed, scanned out, the collection closed. */
export const handOver = (shop: TestShop, packer: Caller, orders: readonly TestOrder[], courierCode = 'ZTO'): HandedOver => {
  const opening = { courierCode, collectorName: '王师傅', collectorPhone: '' };
  const { collectionId } = mustBe(openCollection(shop.services, packer, opening));
  const parcels = orders.map((order) => {
    const orderId = addPaidOrder(shop, order);
    const parcelId = addPrintedParcel(shop, [orderId], { courierCode });
    packParcel(shop, packer, parcelId, [orderId]);
    const number = waybillOf(shop, parcelId);
    mustBe(scanOut(shop.services, packer, { collectionId, code: number }));
    return { parcelId, number };
  });
  inOneStep(shop.services, ({ writer, at }) => {
    const { id } = writer.run(
      `INSERT INTO collection_signatures (collection_id, how, strokes, signed_by, parcels, at, staff_id) VALUES (?, 'screen', '[[100,100,400,300,700,120]]', '王师傅', ?, ?, ?)`,
      collectionId, parcels.length, at, packer.staffId,
    );
    writer.run('UPDATE collection_parcels SET signature_id = ? WHERE collection_id = ?', id, collectionId);
  });
  mustBe(closeCollection(shop.services, shop.manager, { collectionId, managerReason: '测试' }));
  return { collectionId, parcels };
};

/** Turns the clock and seals what is over. */
export const sealAfter = async (shop: TestShop, days: number): Promise<number> => {
  shop.clock.now += days * dayMs;
  return sealDays(shop.services, () => true);
};

/** Changes the store as somebody with a database tool would: past the triggers that refuse it. */
export const tamper = (shop: TestShop, sql: string, ...values: (string | number | Uint8Array | null)[]): number => {
  const database = new Driver(shop.file);
  database.pragma('foreign_keys = OFF');
  const triggers = database.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('stubs', 'stub_entries', 'stub_days', 'stub_day_members', 'trace')`)
    .all() as { name: string; sql: string }[];
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  const { changes } = database.prepare(sql).run(...values);
  for (const trigger of triggers) database.exec(trigger.sql);
  database.close();
  return changes;
};
