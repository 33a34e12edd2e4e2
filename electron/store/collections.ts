import type { CollectionId, OrderId, ParcelId, StaffId } from '../../shared/domain/ids.ts';
import type { HoldReason } from '../../shared/domain/orders/holds.ts';
import type { OrderState } from '../../shared/domain/orders/lifecycle.ts';
import type { SheetText } from '../../shared/domain/printing/display-list.ts';
import type { Reader, Writer } from './database.ts';
import type { Refund } from './orders/order-row.ts';

export type StoredCollection = {
  id: CollectionId; courier_code: string; collector_name: string; collector_phone: string; opened_at: number; opened_by: StaffId; opened_by_name: string;
  closed_at: number | null; closed_by: StaffId | null; abandoned: 0 | 1; unsigned: 0 | 1;
};

const collectionColumns = `c.id, c.courier_code, c.collector_name, c.collector_phone, c.opened_at, c.opened_by, staff.name AS opened_by_name, c.closed_at,
  c.closed_by, c.abandoned, c.unsigned
  FROM collections c JOIN staff ON staff.id = c.opened_by`;

export const collectionById = (reader: Reader, id: CollectionId): StoredCollection | undefined =>
  reader.first<StoredCollection>(`SELECT ${collectionColumns} WHERE c.id = ?`, id);

/** The one that a parcel left with. */
export const collectionOfParcel = (reader: Reader, courierCode: string, waybillNumber: string): StoredCollection | undefined =>
  reader.first<StoredCollection>(
    `SELECT ${collectionColumns} WHERE c.id = (SELECT cp.collection_id FROM parcels p JOIN collection_parcels cp ON cp.parcel_id = p.id WHERE p.courier_code = ? AND p.waybill_number = ?)`,
    courierCode, waybillNumber,
  );

export const openCollectionOf = (reader: Reader, courierCode: string): StoredCollection | undefined =>
  reader.first<StoredCollection>(`SELECT ${collectionColumns} WHERE c.courier_code = ? AND c.closed_at IS NULL`, courierCode);

export const insertCollection = (writer: Writer, courierCode: string, collector: { name: string; phone: string }, staffId: StaffId, at: number): CollectionId =>
  writer.run(
    'INSERT INTO collections (courier_code, collector_name, collector_phone, opened_at, opened_by) VALUES (?, ?, ?, ?, ?)',
    courierCode, collector.name, collector.phone, at, staffId,
  ).id as CollectionId;

export const markCollectionClosed = (
  writer: Writer, id: CollectionId, how: { at: number; staffId: StaffId; managerReason: string; abandoned: boolean; unsigned: boolean },
): void => {
  writer.run(
    'UPDATE collections SET closed_at = ?, closed_by = ?, manager_reason = ?, abandoned = ?, unsigned = ? WHERE id = ?',
    how.at, how.staffId, how.managerReason, how.abandoned ? 1 : 0, how.unsigned ? 1 : 0, id,
  );
};

export const setCollector = (writer: Writer, id: CollectionId, name: string, phone: string): void => {
  writer.run('UPDATE collections SET collector_name = ?, collector_phone = ? WHERE id = ?', name, phone, id);
};

/** One order of one printed parcel of a courier that has not left, or left with a collection that was reopened. A parcel with several orders has several rows. */
export type FloorRow = {
  parcelId: ParcelId; waybillNumber: string; parcelState: 'printed' | 'packed' | 'handed_over'; weightG: number | null; packedBy: string | null;
  packedAt: number | null; scannedAt: number | null; hasStub: 0 | 1; orderId: OrderId; platformOrderNumber: string; state: OrderState;
  holdReason: HoldReason | null; refund: Refund; receiverName: string; holdNote: string; heldBy: string | null; heldAt: number | null;
  closeReason: string; pieces: number;
};

const onTheFloor = `p.state IN ('reserved', 'printed', 'packed') AND p.state <> 'reserved'`;

const floorColumns = `p.id AS parcelId, p.waybill_number AS waybillNumber, p.state AS parcelState, p.weight_g AS weightG, packer.name AS packedBy,
  p.packed_at AS packedAt, cp.scanned_at AS scannedAt, s.parcel_id IS NOT NULL AS hasStub,
  o.id AS orderId, o.platform_order_number AS platformOrderNumber, o.state, o.hold_reason AS holdReason, o.refund,
  o.receiver_name AS receiverName, coalesce(h.note, '') AS holdNote, holder.name AS heldBy, h.held_at AS heldAt,
  o.close_reason AS closeReason,
  (SELECT coalesce(sum(l.quantity), 0) FROM order_lines l WHERE l.order_id = o.id AND l.refund <> 'succeeded') AS pieces`;
const floorJoins = `JOIN parcel_orders po ON po.parcel_id = p.id JOIN orders o ON o.id = po.order_id
  LEFT JOIN staff packer ON packer.id = p.packed_by
  LEFT JOIN stubs s ON s.parcel_id = p.id
  LEFT JOIN order_holds h ON h.order_id = o.id AND h.released_at IS NULL
  LEFT JOIN staff holder ON holder.id = h.held_by`;

/** Every parcel that the five counts are about, in the order in which they were numbered. */
export const floorOfCourier = (reader: Reader, courierCode: string): FloorRow[] =>
  reader.all<FloorRow>(
    `SELECT ${floorColumns} FROM parcels p INDEXED BY parcels_on_the_floor LEFT JOIN collection_parcels cp ON cp.parcel_id = p.id ${floorJoins}
     WHERE p.courier_code = ? AND ${onTheFloor}
     ORDER BY p.id, o.id`,
    courierCode,
  );

/** What left with a collection before it was reopened. */
export const leftWithCollection = (reader: Reader, collectionId: CollectionId): FloorRow[] =>
  reader.all<FloorRow>(
    `SELECT ${floorColumns} FROM collection_parcels cp JOIN parcels p ON p.id = cp.parcel_id ${floorJoins}
     WHERE cp.collection_id = ? AND p.state = 'handed_over' ORDER BY p.id, o.id`,
    collectionId,
  );

export type CourierRow = { courierCode: string; waiting: number; open: 0 | 1 };

/** Couriers with parcels on the floor or a collection open; `waiting` are packed and not scanned out yet. */
export const couriersOnTheFloor = (reader: Reader): CourierRow[] =>
  reader.all<CourierRow>(
    `SELECT courierCode, sum(waiting) AS waiting, max(open) AS open FROM (
       SELECT p.courier_code AS courierCode, p.state = 'packed' AND cp.parcel_id IS NULL AS waiting, 0 AS open
       FROM parcels p INDEXED BY parcels_on_the_floor LEFT JOIN collection_parcels cp ON cp.parcel_id = p.id WHERE ${onTheFloor}
       UNION ALL SELECT courier_code, 0, 1 FROM collections INDEXED BY collections_open WHERE closed_at IS NULL
     ) GROUP BY courierCode ORDER BY waiting DESC, courierCode`,
  );

export const isScannedOut = (reader: Reader, collectionId: CollectionId, parcelId: ParcelId): boolean =>
  reader.first('SELECT 1 FROM collection_parcels WHERE parcel_id = ? AND collection_id = ?', parcelId, collectionId) !== undefined;

export const countScannedOut = (reader: Reader, collectionId: CollectionId): number =>
  reader.first<{ n: number }>('SELECT count(*) AS n FROM collection_parcels WHERE collection_id = ?', collectionId)?.n ?? 0;

/** The time of the newest scan in it; null = nothing is scanned. */
export const newestScanIn = (reader: Reader, collectionId: CollectionId): number | null =>
  reader.first<{ at: number | null }>('SELECT max(scanned_at) AS at FROM collection_parcels WHERE collection_id = ?', collectionId)?.at ?? null;

export const insertScannedOut = (writer: Writer, collectionId: CollectionId, parcelId: ParcelId, staffId: StaffId, at: number): void => {
  writer.run(
    'INSERT INTO collection_parcels (parcel_id, collection_id, scanned_at, scanned_by) VALUES (?, ?, ?, ?)', parcelId, collectionId, at, staffId,
  );
};

/** ST-1: the stub, with the picture of the waybill as it was printed. */
export const insertStub = (writer: Writer, collectionId: CollectionId, parcelId: ParcelId, picture: SheetText, at: number): void => {
  writer.run('INSERT INTO stubs (parcel_id, at, collection_id, picture) VALUES (?, ?, ?, ?)', parcelId, at, collectionId, picture);
};

/** A parcel that stays after all: neither scanned out nor a stub. True when it was scanned out. */
export const takeFromCollection = (writer: Writer, parcelId: ParcelId): boolean => {
  writer.run('DELETE FROM stubs WHERE parcel_id = ?', parcelId);
  return writer.run('DELETE FROM collection_parcels WHERE parcel_id = ?', parcelId).changes > 0;
};

export const markHandedOver = (writer: Writer, parcelId: ParcelId): void => {
  writer.run(`UPDATE parcels SET state = 'handed_over' WHERE id = ? AND state = 'packed'`, parcelId);
};

/** When and by whom the collection was closed with which a parcel left. */
export const handOverOf = (reader: Reader, parcelId: ParcelId): { at: number; by: string } | undefined =>
  reader.first<{ at: number; by: string }>(
    `SELECT coalesce((SELECT max(o.handed_over_at) FROM parcel_orders po JOIN orders o ON o.id = po.order_id WHERE po.parcel_id = p.parcel_id), c.closed_at) AS at,
       coalesce(staff.name, '') AS by FROM collection_parcels p JOIN collections c ON c.id = p.collection_id
       LEFT JOIN staff ON staff.id = c.closed_by WHERE p.parcel_id = ? AND c.closed_at IS NOT NULL`, parcelId,
  );
