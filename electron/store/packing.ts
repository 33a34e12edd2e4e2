import type { CategoryId, OrderId, OrderLineId, ParcelId, SkuId, StaffId } from '../../shared/domain/ids.ts';
import type { OrderFlag } from '../../shared/domain/intake/order-draft.ts';
import type { HoldReason } from '../../shared/domain/orders/holds.ts';
import type { OrderState } from '../../shared/domain/orders/lifecycle.ts';
import type { Reader, Writer } from './database.ts';
import type { Refund } from './orders/order-row.ts';

export type LineInParcel = {
  lineId: OrderLineId; orderId: OrderId; skuCode: string; title: string; colour: string; size: string; barcode: string; shelf: string;
  skuId: SkuId | null; styleCode: string; categoryId: CategoryId | null; pictureId: string | null; wanted: number; counted: number;
};

/** What goes into a parcel, in the order of its papers; a line that the platform refunded stays here. */
export const linesInParcel = (reader: Reader, parcelId: ParcelId): LineInParcel[] =>
  reader.all<LineInParcel>(
    `SELECT l.id AS lineId, l.order_id AS orderId, l.sku_code AS skuCode,
       CASE WHEN l.title <> '' THEN l.title ELSE coalesce(s.title, '') END AS title,
       CASE WHEN l.colour <> '' OR l.size <> '' THEN l.colour ELSE l.properties END AS colour,
       CASE WHEN l.size <> '' THEN l.size ELSE coalesce(s.size, '') END AS size, l.sku_id AS skuId,
       CASE WHEN l.style_code <> '' THEN l.style_code ELSE coalesce(s.style_code, '') END AS styleCode, s.category_id AS categoryId, s.picture_id AS pictureId,
       coalesce(s.barcode, '') AS barcode, coalesce(s.shelf, '') AS shelf, l.quantity AS wanted, coalesce(c.counted, 0) AS counted
     FROM parcel_orders p JOIN order_lines l ON l.order_id = p.order_id
       LEFT JOIN skus s ON s.id = l.sku_id
       LEFT JOIN packing_counts c ON c.parcel_id = p.parcel_id AND c.order_line_id = l.id
     WHERE p.parcel_id = ? AND l.refund <> 'succeeded' ORDER BY p.order_id, l.position`,
    parcelId,
  );

export type OrderInParcel = {
  orderId: OrderId; platform: string; platformOrderNumber: string; state: OrderState; flag: OrderFlag; holdReason: HoldReason | null;
  refund: Refund; holdNote: string; heldBy: string | null; heldAt: number | null; closeReason: string; buyerMessage: string;
  receiverName: string; province: string; city: string;
};

export const ordersWithHolds = (reader: Reader, parcelId: ParcelId): OrderInParcel[] =>
  reader.all<OrderInParcel>(
    `SELECT o.id AS orderId, o.platform, o.platform_order_number AS platformOrderNumber, o.state, o.flag, o.hold_reason AS holdReason, o.refund,
       coalesce(h.note, '') AS holdNote, staff.name AS heldBy, h.held_at AS heldAt, o.close_reason AS closeReason,
       o.buyer_message AS buyerMessage, o.receiver_name AS receiverName, o.province, o.city
     FROM parcel_orders p JOIN orders o ON o.id = p.order_id
       LEFT JOIN order_holds h ON h.order_id = o.id AND h.released_at IS NULL
       LEFT JOIN staff ON staff.id = h.held_by
     WHERE p.parcel_id = ? ORDER BY o.id`,
    parcelId,
  );

export type NoteOnOrder = { text: string; author: string; at: number };

const mostNotes = 20;

/** The newest notes, oldest first: what a packer reads. */
export const notesForPacking = (reader: Reader, orderId: OrderId): NoteOnOrder[] =>
  reader
    .all<NoteOnOrder>(
      `SELECT n.text, coalesce(staff.name, '') AS author, n.at FROM order_notes n LEFT JOIN staff ON staff.id = n.staff_id
       WHERE n.order_id = ? ORDER BY n.id DESC LIMIT ?`,
      orderId, mostNotes,
    )
    .reverse();

/** One piece more. `last_at` rises with every piece, whatever the clock does, so that the last one can be told. */
export const countUp = (writer: Writer, parcelId: ParcelId, lineId: OrderLineId, at: number): void => {
  const last = writer.first<{ at: number | null }>('SELECT max(last_at) AS at FROM packing_counts WHERE parcel_id = ?', parcelId)?.at ?? 0;
  writer.run(
    `INSERT INTO packing_counts (parcel_id, order_line_id, counted, last_at) VALUES (?, ?, 1, ?)
     ON CONFLICT (parcel_id, order_line_id) DO UPDATE SET counted = counted + 1, last_at = excluded.last_at`,
    parcelId, lineId, Math.max(at, last + 1),
  );
};

/** Takes back the last piece; the line it was on, or undefined when nothing is counted. Its earlier pieces then count as older than all others. */
export const countBack = (writer: Writer, parcelId: ParcelId): OrderLineId | undefined => {
  const last = writer.first<{ order_line_id: OrderLineId; counted: number }>(
    'SELECT order_line_id, counted FROM packing_counts WHERE parcel_id = ? ORDER BY last_at DESC, order_line_id DESC LIMIT 1', parcelId,
  );
  if (last === undefined) return undefined;
  if (last.counted === 1) writer.run('DELETE FROM packing_counts WHERE parcel_id = ? AND order_line_id = ?', parcelId, last.order_line_id);
  else writer.run('UPDATE packing_counts SET counted = counted - 1, last_at = 0 WHERE parcel_id = ? AND order_line_id = ?', parcelId, last.order_line_id);
  return last.order_line_id;
};

/** Returns how many lines had something counted. */
export const forgetCounts = (writer: Writer, parcelId: ParcelId): number =>
  writer.run('DELETE FROM packing_counts WHERE parcel_id = ?', parcelId).changes;

/** A parcel that the floor was stopped at: counted per day, and the base of the wrong-item report. */
export const insertStop = (writer: Writer, parcelId: ParcelId, staffId: StaffId, code: string, at: number): void => {
  writer.run('INSERT INTO packing_stops (at, parcel_id, staff_id, code) VALUES (?, ?, ?, ?)', at, parcelId, staffId, code);
};

export const packedSince = (reader: Reader, since: number): number =>
  reader.first<{ n: number }>('SELECT count(*) AS n FROM parcels WHERE packed_at IS NOT NULL AND packed_at >= ?', since)?.n ?? 0;

export const stopsSince = (reader: Reader, since: number): number =>
  reader.first<{ n: number }>('SELECT count(*) AS n FROM packing_stops WHERE at >= ?', since)?.n ?? 0;

const onTheFloor = `state IN ('reserved', 'printed', 'packed')`;

export const waitingCount = (reader: Reader): number =>
  reader.first<{ n: number }>(`SELECT count(*) AS n FROM parcels INDEXED BY parcels_on_the_floor WHERE ${onTheFloor} AND state = 'printed'`)?.n ?? 0;

export type WaitingParcel = {
  parcelId: ParcelId; courierCode: string; waybillNumber: string; receiverName: string; pieces: number; promisedShipAt: number | null;
};

const mostWaiting = 2000;

/** Printed and not packed yet, nearest promise first. */
export const waitingParcels = (reader: Reader): WaitingParcel[] =>
  reader.all<WaitingParcel>(
    `SELECT p.id AS parcelId, p.courier_code AS courierCode, p.waybill_number AS waybillNumber, min(o.receiver_name) AS receiverName,
       coalesce(sum((SELECT sum(l.quantity) FROM order_lines l WHERE l.order_id = o.id AND l.refund <> 'succeeded')), 0) AS pieces,
       min(o.promised_ship_at) AS promisedShipAt
     FROM parcels p INDEXED BY parcels_on_the_floor
       JOIN parcel_orders po ON po.parcel_id = p.id JOIN orders o ON o.id = po.order_id
     WHERE p.${onTheFloor} AND p.state = 'printed'
     GROUP BY p.id ORDER BY promisedShipAt IS NULL, promisedShipAt, p.id LIMIT ?`,
    mostWaiting,
  );

export const receiversOfParcel = (
  reader: Reader, parcelId: ParcelId,
): { readonly orderId: OrderId; readonly name: string; readonly phone: string; readonly province: string; readonly city: string; readonly district: string; readonly detail: string }[] =>
  reader.all(
    `SELECT o.id AS orderId, o.receiver_name AS name, o.receiver_phone AS phone, o.province, o.city, o.district, o.detail
     FROM parcel_orders po JOIN orders o ON o.id = po.order_id WHERE po.parcel_id = ? ORDER BY o.id`, parcelId,
  );
