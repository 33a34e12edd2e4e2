import type { OrderId, OrderLineId, ParcelId, StaffId, WaveId } from '../../shared/domain/ids.ts';
import type { HoldReason } from '../../shared/domain/orders/holds.ts';
import type { OrderState } from '../../shared/domain/orders/lifecycle.ts';
import type { Reader, Writer } from './database.ts';
import type { Refund } from './orders/order-row.ts';
import type { ParcelState } from './parcels.ts';

export type StoredWave = {
  id: WaveId; courier_code: string; made_by: StaffId; made_at: number; owner_id: StaffId | null; slots: number; closed_at: number | null;
};

export const waveById = (reader: Reader, id: WaveId): StoredWave | undefined => reader.first<StoredWave>('SELECT * FROM waves WHERE id = ?', id);

export const openWaves = (reader: Reader): StoredWave[] => reader.all<StoredWave>('SELECT * FROM waves INDEXED BY waves_open WHERE closed_at IS NULL ORDER BY id');

export const openWaveCount = (reader: Reader): number =>
  reader.first<{ n: number }>('SELECT count(*) AS n FROM waves INDEXED BY waves_open WHERE closed_at IS NULL')?.n ?? 0;

/** Open waves that hold one of these parcels, or a parcel of one of these orders. */
export const openWavesOf = (reader: Reader, parcelIds: readonly number[], orderIds: readonly number[]): StoredWave[] =>
  reader.all<StoredWave>(
    `SELECT w.* FROM waves w WHERE w.closed_at IS NULL AND w.id IN (
       SELECT wp.wave_id FROM wave_parcels wp WHERE wp.parcel_id IN (SELECT value FROM json_each(?))
       UNION SELECT wp.wave_id FROM parcel_orders po JOIN wave_parcels wp ON wp.parcel_id = po.parcel_id
         WHERE po.order_id IN (SELECT value FROM json_each(?)))`,
    JSON.stringify(parcelIds), JSON.stringify(orderIds),
  );

export type NewWave = { readonly courierCode: string; readonly madeBy: StaffId; readonly ownerId: StaffId | null; readonly slots: number };

export const insertWave = (writer: Writer, wave: NewWave, at: number): WaveId =>
  writer.run('INSERT INTO waves (courier_code, made_by, made_at, owner_id, slots) VALUES (?, ?, ?, ?, ?)', wave.courierCode, wave.madeBy, at, wave.ownerId, wave.slots)
    .id as WaveId;

/** False when the parcel is in another wave that is open: the store itself says so. One of a closed wave (packed there and opened again) moves over. */
export const putIntoWave = (writer: Writer, waveId: WaveId, parcelId: ParcelId, slot: number | null): boolean =>
  writer.run(
    `INSERT INTO wave_parcels (parcel_id, wave_id, slot) VALUES (?, ?, ?)
     ON CONFLICT (parcel_id) DO UPDATE SET wave_id = excluded.wave_id, slot = excluded.slot
       WHERE (SELECT closed_at FROM waves WHERE id = wave_parcels.wave_id) IS NOT NULL`,
    parcelId, waveId, slot,
  ).changes === 1;

/** Only from this owner to that one: whoever comes second changes nothing. */
export const setOwner = (writer: Writer, id: WaveId, from: StaffId | null, to: StaffId | null): boolean =>
  writer.run('UPDATE waves SET owner_id = ? WHERE id = ? AND owner_id IS ? AND closed_at IS NULL', to, id, from).changes === 1;

/** Leaves the packed ones in it as its history; the others are free again. */
export const closeWaveRow = (writer: Writer, id: WaveId, leave: readonly ParcelId[], at: number): void => {
  writer.run('UPDATE waves SET closed_at = ? WHERE id = ?', at, id);
  writer.run('DELETE FROM wave_parcels WHERE wave_id = ? AND parcel_id IN (SELECT value FROM json_each(?))', id, JSON.stringify(leave));
  writer.run('DELETE FROM wave_sorted WHERE wave_id = ?', id);
  writer.run('DELETE FROM wave_picked WHERE wave_id = ?', id);
};

export type ParcelInWave = {
  parcelId: ParcelId; slot: number | null; courierCode: string; waybillNumber: string; state: ParcelState; voidReason: string | null;
};

export const parcelsInWave = (reader: Reader, id: WaveId): ParcelInWave[] =>
  reader.all<ParcelInWave>(
    `SELECT p.id AS parcelId, wp.slot, p.courier_code AS courierCode, p.waybill_number AS waybillNumber, p.state, p.void_reason AS voidReason
     FROM wave_parcels wp JOIN parcels p ON p.id = wp.parcel_id WHERE wp.wave_id = ? ORDER BY wp.slot, wp.parcel_id`, id,
  );

export type OrderOnTheWay = {
  parcelId: ParcelId; orderId: OrderId; platformOrderNumber: string; state: OrderState; holdReason: HoldReason | null; refund: Refund;
  holdNote: string; heldBy: string | null; heldAt: number | null; closeReason: string;
};

const orderColumns = `po.parcel_id AS parcelId, o.id AS orderId, o.platform_order_number AS platformOrderNumber, o.state, o.hold_reason AS holdReason, o.refund,
  coalesce(h.note, '') AS holdNote, staff.name AS heldBy, h.held_at AS heldAt, o.close_reason AS closeReason`;
const withHolds = 'LEFT JOIN order_holds h ON h.order_id = o.id AND h.released_at IS NULL LEFT JOIN staff ON staff.id = h.held_by';

export const ordersInWave = (reader: Reader, id: WaveId): OrderOnTheWay[] =>
  reader.all<OrderOnTheWay>(
    `SELECT ${orderColumns} FROM wave_parcels wp JOIN parcel_orders po ON po.parcel_id = wp.parcel_id JOIN orders o ON o.id = po.order_id ${withHolds}
     WHERE wp.wave_id = ? ORDER BY po.parcel_id, o.id`, id,
  );

export type LineOnTheWay = {
  parcelId: ParcelId; lineId: OrderLineId; skuCode: string; styleCode: string; title: string; colour: string; size: string; quantity: number;
  barcode: string; shelf: string; pictureId: string | null;
};

const lineColumns = `po.parcel_id AS parcelId, l.id AS lineId, l.sku_code AS skuCode, l.style_code AS styleCode,
  CASE WHEN l.title <> '' THEN l.title ELSE coalesce(s.title, '') END AS title,
  CASE WHEN l.colour <> '' OR l.size <> '' THEN l.colour ELSE l.properties END AS colour, l.size, l.quantity,
  coalesce(s.barcode, '') AS barcode, coalesce(s.shelf, '') AS shelf, s.picture_id AS pictureId`;

/** What leaves the shop with the wave's parcels, whatever they stand at. */
export const linesInWave = (reader: Reader, id: WaveId): LineOnTheWay[] =>
  reader.all<LineOnTheWay>(
    `SELECT ${lineColumns} FROM wave_parcels wp JOIN parcel_orders po ON po.parcel_id = wp.parcel_id JOIN order_lines l ON l.order_id = po.order_id
       LEFT JOIN skus s ON s.id = l.sku_id
     WHERE wp.wave_id = ? AND l.refund <> 'succeeded' ORDER BY wp.slot, wp.parcel_id, l.order_id, l.position`, id,
  );

export type CandidateOrder = OrderOnTheWay & { courierCode: string; promisedShipAt: number | null };

/** Printed, not packed, in no open wave. */
export const ordersForWaves = (reader: Reader): CandidateOrder[] =>
  reader.all<CandidateOrder>(
    `SELECT ${orderColumns}, p.courier_code AS courierCode, o.promised_ship_at AS promisedShipAt
     FROM parcels p INDEXED BY parcels_on_the_floor JOIN parcel_orders po ON po.parcel_id = p.id JOIN orders o ON o.id = po.order_id ${withHolds}
     WHERE p.state IN ('reserved', 'printed', 'packed') AND p.state = 'printed'
       AND NOT EXISTS (SELECT 1 FROM wave_parcels wp JOIN waves w ON w.id = wp.wave_id WHERE wp.parcel_id = p.id AND w.closed_at IS NULL)
     ORDER BY p.id, o.id`,
  );

export const linesOfParcels = (reader: Reader, ids: readonly ParcelId[]): LineOnTheWay[] =>
  reader.all<LineOnTheWay>(
    `SELECT ${lineColumns} FROM parcel_orders po JOIN order_lines l ON l.order_id = po.order_id LEFT JOIN skus s ON s.id = l.sku_id
     WHERE po.parcel_id IN (SELECT value FROM json_each(?)) AND l.refund <> 'succeeded' ORDER BY po.parcel_id, l.order_id, l.position`, JSON.stringify(ids),
  );

export type SortedRow = { parcelId: ParcelId; goods: string; sorted: number };
export const sortedInWave = (reader: Reader, id: WaveId): SortedRow[] =>
  reader.all<SortedRow>('SELECT parcel_id AS parcelId, goods, sorted FROM wave_sorted WHERE wave_id = ?', id);

export const pickedInWave = (reader: Reader, id: WaveId): ReadonlyMap<string, number> =>
  new Map(reader.all<{ goods: string; picked: number }>('SELECT goods, picked FROM wave_picked WHERE wave_id = ?', id).map(({ goods, picked }) => [goods, picked]));

/** Pieces ticked off, as they now are; 0 forgets the article. */
export const setPicked = (writer: Writer, id: WaveId, goods: string, picked: number): void => {
  if (picked <= 0) writer.run('DELETE FROM wave_picked WHERE wave_id = ? AND goods = ?', id, goods);
  else writer.run('INSERT INTO wave_picked (wave_id, goods, picked) VALUES (?, ?, ?) ON CONFLICT (wave_id, goods) DO UPDATE SET picked = excluded.picked', id, goods, picked);
};

export const setSorted = (writer: Writer, id: WaveId, parcelId: ParcelId, goods: string, sorted: number): void => {
  if (sorted <= 0) writer.run('DELETE FROM wave_sorted WHERE wave_id = ? AND parcel_id = ? AND goods = ?', id, parcelId, goods);
  else {
    writer.run(
      `INSERT INTO wave_sorted (wave_id, parcel_id, goods, sorted) VALUES (?, ?, ?, ?)
       ON CONFLICT (wave_id, parcel_id, goods) DO UPDATE SET sorted = excluded.sorted`, id, parcelId, goods, sorted,
    );
  }
};

/** Another open wave with a parcel that wants this SKU. From the few open waves outwards, whatever the statistics say. */
export const otherWaveWanting = (reader: Reader, id: WaveId, skuCode: string): WaveId | undefined =>
  reader.first<{ id: WaveId }>(
    `SELECT w.id FROM waves w INDEXED BY waves_open CROSS JOIN wave_parcels wp ON wp.wave_id = w.id CROSS JOIN parcels p ON p.id = wp.parcel_id
       CROSS JOIN parcel_orders po ON po.parcel_id = p.id CROSS JOIN order_lines l ON l.order_id = po.order_id
     WHERE w.closed_at IS NULL AND w.id <> ? AND p.state = 'printed' AND l.sku_code = ? AND l.refund <> 'succeeded' ORDER BY w.id LIMIT 1`, id, skuCode,
  )?.id;

export type PlaceInWave = { waveId: WaveId; slot: number | null };

/** Where a parcel stands on the wall; a closed wave has none. */
export const placeInWave = (reader: Reader, parcelId: ParcelId): PlaceInWave | undefined =>
  reader.first<PlaceInWave>(
    'SELECT w.id AS waveId, wp.slot FROM wave_parcels wp JOIN waves w ON w.id = wp.wave_id WHERE wp.parcel_id = ? AND w.closed_at IS NULL', parcelId,
  );

export type ParcelAtSlot = { parcelId: ParcelId; waveId: WaveId; ownerId: StaffId | null; state: ParcelState };

/** The parcels that stand in slots of this number, one an open wave, oldest wave first. */
export const parcelsAtSlot = (reader: Reader, slot: number): ParcelAtSlot[] =>
  reader.all<ParcelAtSlot>(
    `SELECT wp.parcel_id AS parcelId, w.id AS waveId, w.owner_id AS ownerId, p.state FROM waves w INDEXED BY waves_open
       CROSS JOIN wave_parcels wp ON wp.wave_id = w.id AND wp.slot = ? CROSS JOIN parcels p ON p.id = wp.parcel_id
     WHERE w.closed_at IS NULL ORDER BY w.id`, slot,
  );
