import type { CollectionId, ParcelId } from '../../shared/domain/ids.ts';
import type { StubFacts } from '../../shared/domain/stubs/seal.ts';
import type { Reader, Writer } from './database.ts';

/** A parcel that leaves, with all its stub is made of. */
export type LeavingParcel = Omit<StubFacts, 'day'> & {
  readonly receiverName: string; readonly receiverPhone: string; readonly province: string; readonly city: string; readonly district: string;
  readonly picture: string | null; readonly pictureAt: number | null; readonly pictureCollection: CollectionId | null;
};

const leavingColumns = `p.id AS parcelId, p.courier_code AS courierCode, p.waybill_number AS waybillNumber, p.printed_at AS printedAt,
    p.packed_by AS packedBy, p.packed_at AS packedAt, cp.scanned_at AS scannedAt, c.closed_at AS handedOverAt, c.id AS collectionId,
    p.weight_g AS weightG, cp.courier_weight_g AS courierWeightG, cp.courier_price_fen AS priceFen,
    coalesce(o.receiver_name, '') AS receiverName, coalesce(o.receiver_phone, '') AS receiverPhone, coalesce(o.province, '') AS province,
    coalesce(o.city, '') AS city, coalesce(o.district, '') AS district,
    s.picture, s.at AS pictureAt, s.collection_id AS pictureCollection
  FROM collection_parcels cp JOIN collections c ON c.id = cp.collection_id JOIN parcels p ON p.id = cp.parcel_id
    LEFT JOIN stubs s ON s.parcel_id = p.id
    LEFT JOIN orders o ON o.id = (SELECT min(po.order_id) FROM parcel_orders po WHERE po.parcel_id = p.id)
    LEFT JOIN stub_entries e ON e.parcel_id = p.id
  WHERE e.parcel_id IS NULL AND c.closed_at IS NOT NULL`;

/** What a closed collection handed over and has no entry yet, the newest parcel first: the search index likes its rows in this order. */
export const leavingIn = (reader: Reader, collectionId: CollectionId): LeavingParcel[] =>
  reader.all<LeavingParcel>(`SELECT ${leavingColumns} AND cp.collection_id = ? ORDER BY cp.parcel_id DESC`, collectionId);

/** Handed over before there were entries. */
export const leavingInBacklog = (reader: Reader, parcelIds: readonly ParcelId[]): LeavingParcel[] =>
  reader.all<LeavingParcel>(`SELECT ${leavingColumns} AND cp.parcel_id IN (SELECT value FROM json_each(?)) ORDER BY cp.parcel_id DESC`, JSON.stringify(parcelIds));

export const backlogBlock = (reader: Reader, most: number): ParcelId[] =>
  reader.all<{ id: ParcelId }>('SELECT parcel_id AS id FROM stub_backlog ORDER BY parcel_id LIMIT ?', most).map(({ id }) => id);

export const takeFromBacklog = (writer: Writer, parcelIds: readonly ParcelId[]): void => {
  writer.run('DELETE FROM stub_backlog WHERE parcel_id IN (SELECT value FROM json_each(?))', JSON.stringify(parcelIds));
};

export type NewEntry = StubFacts & {
  readonly receiverName: string; readonly receiverPhone: string; readonly place: string; readonly salt: string; readonly personalHash: string; readonly hash: string;
};

export const insertEntry = (writer: Writer, stub: NewEntry): void => {
  writer.run(
    `INSERT INTO stub_entries (parcel_id, courier_code, waybill_number, receiver_name, receiver_phone, place, salt, personal_hash, day, printed_at,
       packed_by, packed_at, scanned_at, handed_over_at, collection_id, weight_g, courier_weight_g, price_fen, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    stub.parcelId, stub.courierCode, stub.waybillNumber, stub.receiverName, stub.receiverPhone, stub.place, stub.salt, stub.personalHash, stub.day,
    stub.printedAt, stub.packedBy, stub.packedAt, stub.scannedAt, stub.handedOverAt, stub.collectionId, stub.weightG, stub.courierWeightG,
    stub.priceFen, stub.hash,
  );
};

/** Counts stubs into their day; it comes into being with its first one. */
export const countIntoDay = (writer: Writer, day: number, courierCode: string, stubs: number): void => {
  writer.run(
    'INSERT INTO stub_days (day, courier_code, stubs) VALUES (?, ?, ?) ON CONFLICT (day, courier_code) DO UPDATE SET stubs = stubs + excluded.stubs',
    day, courierCode, stubs,
  );
};

/** The entry as it is stored, with its picture and the names that go with it. */
export type StoredStub = NewEntry & {
  readonly picture: string | null; readonly pictureAt: number | null; readonly pictureCollection: CollectionId | null; readonly packerName: string | null;
};

export const stubColumns = `e.parcel_id AS parcelId, e.courier_code AS courierCode, e.waybill_number AS waybillNumber, e.receiver_name AS receiverName,
  e.receiver_phone AS receiverPhone, e.place, e.salt, e.personal_hash AS personalHash, e.day, e.printed_at AS printedAt, e.packed_by AS packedBy,
  e.packed_at AS packedAt, e.scanned_at AS scannedAt, e.handed_over_at AS handedOverAt, e.collection_id AS collectionId, e.weight_g AS weightG,
  e.courier_weight_g AS courierWeightG, e.price_fen AS priceFen, e.hash, s.picture, s.at AS pictureAt, s.collection_id AS pictureCollection`;

export const stubById = (reader: Reader, parcelId: ParcelId): StoredStub | undefined =>
  reader.first<StoredStub>(
    `SELECT ${stubColumns}, packer.name AS packerName FROM stub_entries e LEFT JOIN stubs s ON s.parcel_id = e.parcel_id
       LEFT JOIN staff packer ON packer.id = e.packed_by WHERE e.parcel_id = ?`, parcelId,
  );

/** A row of the archive's list. */
export type ListedStub = {
  parcelId: ParcelId; waybillNumber: string; courierCode: string; receiverName: string; place: string; day: number; handedOverAt: number;
  weightG: number | null; courierWeightG: number | null;
};

const listedColumns = `e.parcel_id AS parcelId, e.waybill_number AS waybillNumber, e.courier_code AS courierCode, e.receiver_name AS receiverName, e.place, e.day,
  e.handed_over_at AS handedOverAt, e.weight_g AS weightG, e.courier_weight_g AS courierWeightG`;

/** A day's stubs by courier and parcel; ids come from the index alone, so that a far offset stays cheap. */
export const stubsOfDay = (reader: Reader, day: number, courierCode: string | null, offset: number, limit: number): ListedStub[] =>
  reader.all<ListedStub>(
    `SELECT ${listedColumns} FROM stub_entries e WHERE e.parcel_id IN (
       SELECT parcel_id FROM stub_entries INDEXED BY stub_entries_by_day WHERE day = ?${courierCode === null ? '' : ' AND courier_code = ?'}
       ORDER BY day, courier_code, parcel_id LIMIT ? OFFSET ?)
     ORDER BY e.day, e.courier_code, e.parcel_id`,
    ...(courierCode === null ? [day] : [day, courierCode]), limit, offset,
  );

export const stubsByIds = (reader: Reader, parcelIds: readonly ParcelId[]): ListedStub[] =>
  reader.all<ListedStub>(
    `SELECT ${listedColumns} FROM stub_entries e WHERE e.parcel_id IN (SELECT value FROM json_each(?)) ORDER BY e.parcel_id DESC`, JSON.stringify(parcelIds),
  );

/** By the whole number, in any of its spellings. */
export const stubWithNumber = (reader: Reader, spellings: readonly string[]): { parcelId: ParcelId; day: number; courierCode: string } | undefined =>
  reader.first(
    `SELECT parcel_id AS parcelId, day, courier_code AS courierCode FROM stub_entries INDEXED BY stub_entries_by_number
     WHERE waybill_number IN (SELECT value FROM json_each(?)) ORDER BY parcel_id DESC LIMIT 1`, JSON.stringify(spellings),
  );

