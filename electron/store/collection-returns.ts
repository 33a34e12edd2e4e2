import type { CollectionId, OrderId, ParcelId, StaffId } from '../../shared/domain/ids.ts';
import type { Platform } from '../../shared/domain/orders/platform.ts';
import type { Reader, Writer } from './database.ts';

/** What a parcel that left is known by: when it left, under which signature, with which stub. */
export type LeftWith = { handedOverAt: number; signatureId: number | null; stubHash: string; stubDay: number | null; stubSealed: 0 | 1 };

export const leftWith = (reader: Reader, parcelId: ParcelId): LeftWith | undefined =>
  reader.first<LeftWith>(
    `SELECT coalesce(e.handed_over_at, (SELECT max(o.handed_over_at) FROM parcel_orders po JOIN orders o ON o.id = po.order_id WHERE po.parcel_id = cp.parcel_id), cp.scanned_at) AS handedOverAt,
       cp.signature_id AS signatureId, coalesce(e.hash, '') AS stubHash, e.day AS stubDay, d.sealed_at IS NOT NULL AS stubSealed
     FROM collection_parcels cp LEFT JOIN stub_entries e ON e.parcel_id = cp.parcel_id
       LEFT JOIN stub_days d ON d.day = e.day AND d.courier_code = e.courier_code
     WHERE cp.parcel_id = ?`, parcelId,
  );

/** A claim that stands, or came to an end other than by a slip: the parcel did leave. */
export const hasClaim = (reader: Reader, parcelId: ParcelId): boolean =>
  reader.first(`SELECT 1 FROM claims WHERE parcel_id = ? AND mistake = 0 AND state <> 'withdrawn'`, parcelId) !== undefined;

/** ST-1: the stub of a parcel that did not leave after all; the store refuses it where the day is sealed (ST-2). */
export const withdrawStub = (writer: Writer, parcelId: ParcelId): void => {
  const entry = writer.first<{ day: number; courierCode: string }>('SELECT day, courier_code AS courierCode FROM stub_entries WHERE parcel_id = ?', parcelId);
  writer.run('DELETE FROM stub_backlog WHERE parcel_id = ?', parcelId);
  if (entry === undefined) return;
  writer.run('DELETE FROM stub_entries WHERE parcel_id = ?', parcelId);
  writer.run('UPDATE stub_days SET stubs = stubs - 1 WHERE day = ? AND courier_code = ?', entry.day, entry.courierCode);
  writer.run('DELETE FROM stub_days WHERE day = ? AND courier_code = ? AND stubs = 0', entry.day, entry.courierCode);
};

export const markTakenBack = (writer: Writer, parcelId: ParcelId): void => {
  writer.run(`UPDATE parcels SET state = 'packed' WHERE id = ? AND state = 'handed_over'`, parcelId);
};

export const insertReturn = (
  writer: Writer,
  row: LeftWith & { readonly collectionId: CollectionId; readonly parcelId: ParcelId; readonly told: number; readonly reason: string; readonly at: number; readonly staffId: StaffId },
): void => {
  writer.run(
    'INSERT INTO collection_returns (collection_id, parcel_id, handed_over_at, signature_id, stub_hash, told, reason, at, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    row.collectionId, row.parcelId, row.handedOverAt, row.signatureId, row.stubHash, row.told, row.reason, row.at, row.staffId,
  );
};

export type CollectionReturn = { parcelId: ParcelId; waybillNumber: string; at: number; by: string; reason: string };

/** Oldest first. */
export const returnsOf = (reader: Reader, collectionId: CollectionId): CollectionReturn[] =>
  reader.all<CollectionReturn>(
    `SELECT r.parcel_id AS parcelId, p.waybill_number AS waybillNumber, r.at, staff.name AS by, r.reason FROM collection_returns r
       JOIN parcels p ON p.id = r.parcel_id JOIN staff ON staff.id = r.staff_id WHERE r.collection_id = ? ORDER BY r.id`, collectionId,
  );

export type ShipMessageKept = {
  id: number; platform: Platform; orderId: OrderId; platformOrderNumber: string; state: string; fileName: string | null;
  /** It may have been heard although nobody answered. */
  maybeDone: 0 | 1;
};

/** What was written down to tell the platforms of an order's parcel. */
export const shipMessagesOf = (reader: Reader, orderId: OrderId, waybillNumber: string): ShipMessageKept[] =>
  reader.all<ShipMessageKept>(
    `SELECT m.id, m.platform, m.order_id AS orderId, o.platform_order_number AS platformOrderNumber, m.state, m.maybe_done AS maybeDone, f.file_name AS fileName
     FROM outbox m JOIN orders o ON o.id = m.order_id LEFT JOIN ship_files f ON f.id = m.ship_file_id
     WHERE m.order_id = ? AND m.kind = 'ship' AND json_extract(m.payload, '$.waybillNumber') = ? ORDER BY m.id`, orderId, waybillNumber,
  );

/** OF-2: nobody was told yet, and nobody will be. What was tried before keeps its history. */
export const withdrawMessage = (writer: Writer, id: number, at: number): void => {
  writer.run(`UPDATE outbox SET state = 'skipped', ended_at = ?, next_at = NULL WHERE id = ? AND state IN ('waiting', 'refused') AND attempts > 0`, at, id);
  writer.run(`DELETE FROM outbox WHERE id = ? AND state = 'waiting'`, id);
};
