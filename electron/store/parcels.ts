import type { OrderId, ParcelId, StaffId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

export type ParcelState = 'reserved' | 'printed' | 'packed' | 'handed_over' | 'voided';

export type StoredParcel = {
  id: ParcelId; courier_code: string; waybill_number: string; state: ParcelState; created_at: number; printed_at: number | null;
  scanned_back_at: number | null; packed_by: StaffId | null; packed_at: number | null; weight_g: number | null;
  voided_at: number | null; void_reason: string | null;
};

export const parcelById = (reader: Reader, id: ParcelId): StoredParcel | undefined =>
  reader.first<StoredParcel>('SELECT * FROM parcels WHERE id = ?', id);

/** Couriers may share a number; the newest that is not voided comes first. */
export const parcelsByNumber = (reader: Reader, waybillNumber: string): StoredParcel[] =>
  reader.all<StoredParcel>(`SELECT * FROM parcels WHERE waybill_number = ? ORDER BY state = 'voided', id DESC`, waybillNumber);

/** The parcel an order is in now; a voided one no longer counts. */
export const parcelOfOrder = (reader: Reader, orderId: OrderId): StoredParcel | undefined =>
  reader.first<StoredParcel>(
    `SELECT parcels.* FROM parcel_orders JOIN parcels ON parcels.id = parcel_orders.parcel_id
     WHERE parcel_orders.order_id = ? AND parcels.state <> 'voided' ORDER BY parcels.id DESC LIMIT 1`, orderId,
  );

export const parcelsOfOrder = (reader: Reader, orderId: OrderId): StoredParcel[] =>
  reader.all<StoredParcel>(
    `SELECT parcels.* FROM parcel_orders JOIN parcels ON parcels.id = parcel_orders.parcel_id
     WHERE parcel_orders.order_id = ? ORDER BY parcels.id DESC`, orderId,
  );

export const ordersInParcel = (reader: Reader, parcelId: ParcelId): OrderId[] =>
  reader
    .all<{ order_id: OrderId }>('SELECT order_id FROM parcel_orders WHERE parcel_id = ? ORDER BY order_id', parcelId)
    .map((row) => row.order_id);

/** PR-5: the number is reserved with the parcel; the store itself refuses a second use, for ever. */
export const insertParcel = (writer: Writer, courierCode: string, waybillNumber: string, orderIds: readonly OrderId[], at: number): ParcelId => {
  const id = writer.run(
    `INSERT INTO parcels (courier_code, waybill_number, state, created_at) VALUES (?, ?, 'reserved', ?)`, courierCode, waybillNumber, at,
  ).id as ParcelId;
  for (const orderId of orderIds) writer.run('INSERT INTO parcel_orders (parcel_id, order_id) VALUES (?, ?)', id, orderId);
  return id;
};

export const markPrinted = (writer: Writer, id: ParcelId, at: number): void => {
  writer.run(`UPDATE parcels SET state = 'printed', printed_at = ? WHERE id = ? AND state = 'reserved'`, at, id);
};

export const markVoided = (writer: Writer, id: ParcelId, reason: string, at: number): void => {
  writer.run(`UPDATE parcels SET state = 'voided', voided_at = ?, void_reason = ?, packed_at = NULL, packed_by = NULL WHERE id = ?`, at, reason, id);
  writer.run('DELETE FROM packing_counts WHERE parcel_id = ?', id);
  writer.run('DELETE FROM collection_parcels WHERE parcel_id = ?', id);
  writer.run('DELETE FROM stubs WHERE parcel_id = ?', id);
};
