import type { OrderId, ParcelId, StaffId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

export type ParcelState = 'reserved' | 'printed' | 'packed' | 'handed_over' | 'voided';

export type StoredParcel = {
  id: ParcelId; courier_code: string; waybill_number: string; state: ParcelState; created_at: number; printed_at: number | null;
  scanned_back_at: number | null; packed_by: StaffId | null; packed_at: number | null; weight_g: number | null;
  voided_at: number | null; void_reason: string | null; voided_by: StaffId | null; number_source: NumberSource;
};

/** PR-5: where a parcel's number came from. */
export type NumberSource = 'roll' | 'pool' | 'scan' | 'platform';

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
export const insertParcel = (
  writer: Writer, courierCode: string, waybillNumber: string, orderIds: readonly OrderId[], at: number, source: NumberSource = 'roll',
): ParcelId => {
  const id = writer.run(
    `INSERT INTO parcels (courier_code, waybill_number, state, created_at, number_source) VALUES (?, ?, 'reserved', ?, ?)`,
    courierCode, waybillNumber, at, source,
  ).id as ParcelId;
  for (const orderId of orderIds) writer.run('INSERT INTO parcel_orders (parcel_id, order_id) VALUES (?, ?)', id, orderId);
  return id;
};

export const markPrinted = (writer: Writer, id: ParcelId, at: number): void => {
  writer.run(`UPDATE parcels SET state = 'printed', printed_at = ? WHERE id = ? AND state = 'reserved'`, at, id);
};

/** A sheet that counted as printed never came out. False when its number was read back from paper, or the parcel went on from there. */
export const markNotPrinted = (writer: Writer, id: ParcelId): boolean =>
  writer.run(`UPDATE parcels SET state = 'reserved', printed_at = NULL WHERE id = ? AND state = 'printed' AND scanned_back_at IS NULL`, id).changes === 1;

export const markVoided = (writer: Writer, id: ParcelId, reason: string, staffId: StaffId | null, at: number): void => {
  writer.run(
    `UPDATE parcels SET state = 'voided', voided_at = ?, void_reason = ?, voided_by = ?, packed_at = NULL, packed_by = NULL WHERE id = ?`, at, reason, staffId, id,
  );
  writer.run('DELETE FROM packing_counts WHERE parcel_id = ?', id);
  writer.run('DELETE FROM collection_parcels WHERE parcel_id = ?', id);
  writer.run('DELETE FROM stubs WHERE parcel_id = ?', id);
};

/** The parcel that a scanned number most likely is: one in work before one that has left, before one that is voided; then the newest. */
export const parcelScanned = (reader: Reader, spellings: readonly string[], courierCode?: string): StoredParcel | undefined => {
  const rank = (parcel: StoredParcel): number =>
    (parcel.courier_code === courierCode ? 0 : 10) + ['printed', 'packed', 'reserved', 'handed_over', 'voided'].indexOf(parcel.state);
  for (const spelling of spellings) {
    const [first, ...others] = parcelsByNumber(reader, spelling);
    if (first !== undefined) return others.reduce((best, parcel) => (rank(parcel) < rank(best) ? parcel : best), first);
  }
  return undefined;
};

/** PR-5: the number was read back from paper. */
export const markScannedBack = (writer: Writer, id: ParcelId, at: number): void => {
  writer.run('UPDATE parcels SET scanned_back_at = ? WHERE id = ?', at, id);
};

/** True when a sheet of this parcel's waybill went to a printer: then only the paper itself can say whether it came out. */
export const waybillWentToPrinter = (reader: Reader, id: ParcelId): boolean =>
  reader.first(
    `SELECT 1 FROM print_sheets s JOIN print_jobs j ON j.id = s.job_id
     WHERE s.parcel_id = ? AND s.kind = 'waybill'
       AND (j.state IN ('sending', 'sent', 'printed', 'unknown') OR j.sent_at IS NOT NULL OR j.came_out IS NOT NULL) LIMIT 1`, id,
  ) !== undefined;

/** PK-5: who packed is part of the parcel for ever. */
export const markPacked = (writer: Writer, id: ParcelId, staffId: StaffId, at: number): void => {
  writer.run(`UPDATE parcels SET state = 'packed', packed_by = ?, packed_at = ? WHERE id = ? AND state = 'printed'`, staffId, at, id);
};

/** A packed parcel is opened again; who packed it and when is left to the trace. Its weight was that of what was in it then. */
export const markUnpacked = (writer: Writer, id: ParcelId): void => {
  writer.run(`UPDATE parcels SET state = 'printed', packed_by = NULL, packed_at = NULL, weight_g = NULL, weight_source = NULL, expected_weight_g = NULL WHERE id = ? AND state = 'packed'`, id);
};

export type WeightSource = 'typed' | 'scale' | 'courier';

/** PK-6: the weight, where it came from and what was expected then. */
export const setParcelWeight = (writer: Writer, id: ParcelId, weightG: number, source: WeightSource, expectedG: number | null): void => {
  writer.run('UPDATE parcels SET weight_g = ?, weight_source = ?, expected_weight_g = ? WHERE id = ?', weightG, source, expectedG, id);
};
