import type { OrderId, ParcelId } from '../../shared/domain/ids.ts';
import type { SheetText } from '../../shared/domain/printing/display-list.ts';
import type { Reader } from './database.ts';
import type { ParcelState } from './parcels.ts';

/** A parcel and its hand-over; `handed_over_at` is null until its collection is closed. */
export type LeftParcel = {
  id: ParcelId; state: ParcelState; courier_code: string; waybill_number: string; packed_by_name: string; packed_at: number | null; weight_g: number | null;
  handed_over_at: number | null; collector_name: string; courier_weight_g: number | null; courier_price_fen: number | null;
};

export const leftParcel = (reader: Reader, id: ParcelId): LeftParcel | undefined =>
  reader.first<LeftParcel>(
    `SELECT p.id, p.state, p.courier_code, p.waybill_number, coalesce(s.name, '') AS packed_by_name, p.packed_at, p.weight_g, c.closed_at AS handed_over_at,
       coalesce(c.collector_name, '') AS collector_name, cp.courier_weight_g, cp.courier_price_fen
     FROM parcels p LEFT JOIN staff s ON s.id = p.packed_by LEFT JOIN collection_parcels cp ON cp.parcel_id = p.id LEFT JOIN collections c ON c.id = cp.collection_id
     WHERE p.id = ?`, id,
  );

export type OrderInParcel = {
  id: OrderId; platform: string; platform_order_number: string; shop_name: string; paid_fen: number; freight_fen: number | null; refunded_fen: number | null; currency: string; paid_at: number | null;
  receiver_name: string; receiver_phone: string; province: string; city: string; district: string; detail: string;
};
export const ordersOfParcel = (reader: Reader, parcelId: ParcelId): OrderInParcel[] =>
  reader.all<OrderInParcel>(
    `SELECT o.id, o.platform, o.platform_order_number, o.shop_name, o.paid_fen, o.freight_fen, o.refunded_fen, o.currency, o.paid_at, o.receiver_name, o.receiver_phone, o.province, o.city,
       o.district, o.detail
     FROM parcel_orders po JOIN orders o ON o.id = po.order_id WHERE po.parcel_id = ? ORDER BY o.id`, parcelId,
  );

/** ST-1: the waybill exactly as it was printed. */
export const stubPicture = (reader: Reader, parcelId: ParcelId): SheetText | undefined =>
  reader.first<{ picture: SheetText }>('SELECT picture FROM stubs WHERE parcel_id = ?', parcelId)?.picture;

/** HO-3: what the collector signed for this parcel when it left. */
export type HandOverSignature = { how: 'screen' | 'paper'; strokes: string; signed_by: string; scanned: string; at: number };
export const handOverSignature = (reader: Reader, parcelId: ParcelId): HandOverSignature | undefined =>
  reader.first<HandOverSignature>(
    'SELECT s.how, s.strokes, s.signed_by, s.scanned, s.at FROM collection_parcels cp JOIN collection_signatures s ON s.id = cp.signature_id WHERE cp.parcel_id = ?', parcelId,
  );

export type ParcelMedium = { kind: 'photo' | 'video'; sha256: string; mime: string; taken_at: number; disposed_at: number | null; staff_name: string };
export const mediaOfParcel = (reader: Reader, parcelId: ParcelId): ParcelMedium[] =>
  reader.all<ParcelMedium>(
    'SELECT m.kind, m.sha256, m.mime, m.taken_at, m.disposed_at, s.name AS staff_name FROM parcel_media m JOIN staff s ON s.id = m.staff_id WHERE m.parcel_id = ? ORDER BY m.id', parcelId,
  );
