import type { Settlement } from '../../shared/domain/collections/differences.ts';
import type { CollectionId, ParcelId, StaffId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

/** A parcel in a collection, with what both sides say of it. */
export type CollectedParcel = {
  parcelId: ParcelId; waybillNumber: string; receiverName: string; packedBy: string | null; packedAt: number | null; state: 'printed' | 'packed' | 'handed_over' | 'voided';
  scannedAt: number; weightG: number | null; courierWeightG: number | null; courierPriceFen: number | null; settled: Settlement | ''; signatureId: number | null;
};

const columns = `p.id AS parcelId, p.waybill_number AS waybillNumber, o.receiver_name AS receiverName, packer.name AS packedBy, p.packed_at AS packedAt, p.state,
  c.scanned_at AS scannedAt, p.weight_g AS weightG, c.courier_weight_g AS courierWeightG, c.courier_price_fen AS courierPriceFen, c.settled, c.signature_id AS signatureId`;
const joins = `JOIN parcels p ON p.id = c.parcel_id JOIN orders o ON o.id = (SELECT min(order_id) FROM parcel_orders WHERE parcel_id = p.id)
  LEFT JOIN staff packer ON packer.id = p.packed_by`;

/** The newest scan first. */
export const parcelsCollected = (reader: Reader, collectionId: CollectionId): CollectedParcel[] =>
  reader.all<CollectedParcel>(`SELECT ${columns} FROM collection_parcels c ${joins} WHERE c.collection_id = ? ORDER BY c.scanned_at DESC, p.id DESC`, collectionId);

export const parcelCollected = (reader: Reader, collectionId: CollectionId, parcelId: ParcelId): CollectedParcel | undefined =>
  reader.first<CollectedParcel>(`SELECT ${columns} FROM collection_parcels c ${joins} WHERE c.parcel_id = ? AND c.collection_id = ?`, parcelId, collectionId);

/** HO-1: what the collector says; a difference that was settled over other figures is open again. */
export const setCourierAmounts = (writer: Writer, parcelId: ParcelId, weightG: number | null, priceFen: number | null): void => {
  writer.run(
    `UPDATE collection_parcels SET courier_weight_g = ?, courier_price_fen = ?,
       settled = CASE WHEN courier_weight_g IS ? AND courier_price_fen IS ? THEN settled ELSE '' END WHERE parcel_id = ?`,
    weightG, priceFen, weightG, priceFen, parcelId,
  );
};

export const setSettled = (writer: Writer, parcelId: ParcelId, settled: Settlement | ''): void => {
  writer.run('UPDATE collection_parcels SET settled = ? WHERE parcel_id = ?', settled, parcelId);
};

export type StoredSignature = {
  id: number; how: 'screen' | 'paper'; strokes: string; scanned: string; signedBy: string; parcels: number; at: number; takenBy: string;
};
const signatureColumns = 's.id, s.how, s.strokes, s.scanned, s.signed_by AS signedBy, s.parcels, s.at, staff.name AS takenBy FROM collection_signatures s JOIN staff ON staff.id = s.staff_id';

/** Oldest first. */
export const signaturesOf = (reader: Reader, collectionId: CollectionId): StoredSignature[] =>
  reader.all<StoredSignature>(`SELECT ${signatureColumns} WHERE s.collection_id = ? ORDER BY s.id`, collectionId);

/** HO-3, ST-1: the signature that a parcel left under; undefined = it is not signed for. */
export const signatureOfParcel = (reader: Reader, parcelId: ParcelId): StoredSignature | undefined =>
  reader.first<StoredSignature>(`SELECT ${signatureColumns} WHERE s.id = (SELECT signature_id FROM collection_parcels WHERE parcel_id = ?)`, parcelId);

export const countUnsigned = (reader: Reader, collectionId: CollectionId): number =>
  reader.first<{ n: number }>('SELECT count(*) AS n FROM collection_parcels WHERE collection_id = ? AND signature_id IS NULL', collectionId)?.n ?? 0;

/** Signs for every parcel of the collection that is not signed for. */
export const insertSignature = (
  writer: Writer, collectionId: CollectionId,
  signature: { how: 'screen' | 'paper'; strokes: string; scanned: string; signedBy: string; parcels: number; at: number; staffId: StaffId },
): number => {
  const { id } = writer.run(
    'INSERT INTO collection_signatures (collection_id, how, strokes, scanned, signed_by, parcels, at, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    collectionId, signature.how, signature.strokes, signature.scanned, signature.signedBy, signature.parcels, signature.at, signature.staffId,
  );
  writer.run('UPDATE collection_parcels SET signature_id = ? WHERE collection_id = ? AND signature_id IS NULL', id, collectionId);
  writer.run('UPDATE collections SET unsigned = 0 WHERE id = ?', collectionId);
  return id;
};

export type PrintedManifest = { jobId: number; sheets: number; printedAt: number };

/** The newest manifest that was given to a printer and did not fail there. */
export const newestManifest = (reader: Reader, subject: string): PrintedManifest | undefined =>
  reader.first<PrintedManifest>(
    `SELECT j.id AS jobId, j.created_at AS printedAt, (SELECT count(*) FROM print_sheets s WHERE s.job_id = j.id) AS sheets
     FROM print_jobs j INDEXED BY print_jobs_by_subject WHERE j.subject = ? AND j.subject <> '' AND j.kind = 'manifest' AND j.state NOT IN ('failed', 'cancelled')
     ORDER BY j.id DESC LIMIT 1`, subject,
  );

/** Parcels that were scanned out after a manifest was made. The trace tells what came first, also when the clock was moved back. */
export const scannedSincePrint = (reader: Reader, collectionId: CollectionId, jobId: number): number =>
  reader.first<{ n: number }>(
    `SELECT count(*) AS n FROM collection_parcels c WHERE c.collection_id = ? AND
       (SELECT max(t.id) FROM trace t WHERE t.subject = 'parcel' AND t.subject_id = c.parcel_id AND t.action = 'parcel.scanned_out') >
       (SELECT min(t.id) FROM trace t WHERE t.subject = 'print_job' AND t.subject_id = ? AND t.action = 'printing.paper')`, collectionId, jobId,
  )?.n ?? 0;

/** Parcels that a manifest names and that were taken back after it was made. */
export const takenBackSincePrint = (reader: Reader, collectionId: CollectionId, jobId: number): number =>
  reader.first<{ n: number }>(
    `SELECT count(*) AS n FROM trace b WHERE b.subject = 'collection' AND b.subject_id = ? AND b.action = 'collection.parcel_back' AND b.id >
       (SELECT min(t.id) FROM trace t WHERE t.subject = 'print_job' AND t.subject_id = ? AND t.action = 'printing.paper')`, collectionId, jobId,
  )?.n ?? 0;

export type Reopening = { at: number; by: string; reason: string; wasClosedAt: number };
export const reopeningsOf = (reader: Reader, collectionId: CollectionId): Reopening[] =>
  reader.all<Reopening>(
    `SELECT r.at, staff.name AS by, r.reason, r.was_closed_at AS wasClosedAt FROM collection_reopenings r JOIN staff ON staff.id = r.staff_id
     WHERE r.collection_id = ? ORDER BY r.id`, collectionId,
  );

export const reopenCollection = (
  writer: Writer, collection: { id: CollectionId; closed_at: number; closed_by: StaffId | null }, how: { at: number; staffId: StaffId; reason: string },
): void => {
  writer.run(
    'INSERT INTO collection_reopenings (collection_id, was_closed_at, was_closed_by, at, staff_id, reason) VALUES (?, ?, ?, ?, ?, ?)',
    collection.id, collection.closed_at, collection.closed_by, how.at, how.staffId, how.reason,
  );
  writer.run('UPDATE collections SET closed_at = NULL, closed_by = NULL, unsigned = 0 WHERE id = ?', collection.id);
};

export type ClosedCollection = {
  id: CollectionId; courierCode: string; collectorName: string; openedAt: number; closedAt: number; closedBy: string; parcels: number; unsigned: 0 | 1;
};
const closedColumns = `c.id, c.courier_code AS courierCode, c.collector_name AS collectorName, c.opened_at AS openedAt, c.closed_at AS closedAt,
  coalesce(staff.name, '') AS closedBy, c.unsigned, (SELECT count(*) FROM collection_parcels p WHERE p.collection_id = c.id) AS parcels`;

/** Those that wait for a signature, however old, the oldest first. */
export const unsignedCollections = (reader: Reader, most: number): ClosedCollection[] =>
  reader.all<ClosedCollection>(
    `SELECT ${closedColumns} FROM collections c INDEXED BY collections_unsigned LEFT JOIN staff ON staff.id = c.closed_by WHERE c.unsigned = 1 ORDER BY c.closed_at LIMIT ?`, most,
  );

export const newestClosed = (reader: Reader, most: number): ClosedCollection[] =>
  reader.all<ClosedCollection>(
    `SELECT ${closedColumns} FROM collections c INDEXED BY collections_closed LEFT JOIN staff ON staff.id = c.closed_by
     WHERE c.closed_at IS NOT NULL AND c.abandoned = 0 ORDER BY c.closed_at DESC LIMIT ?`, most,
  );

export const countUnsignedCollections = (reader: Reader): number =>
  reader.first<{ n: number }>('SELECT count(*) AS n FROM collections INDEXED BY collections_unsigned WHERE unsigned = 1')?.n ?? 0;
