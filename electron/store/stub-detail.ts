import type { CollectionId, OrderId, ParcelId } from '../../shared/domain/ids.ts';
import type { Platform } from '../../shared/domain/orders/platform.ts';
import type { Reader } from './database.ts';

/** Who collected and who closed. */
export const handOverOfStub = (reader: Reader, collectionId: CollectionId): { collectorName: string; closedBy: string } =>
  reader.first(
    `SELECT c.collector_name AS collectorName, coalesce(staff.name, '') AS closedBy FROM collections c LEFT JOIN staff ON staff.id = c.closed_by WHERE c.id = ?`,
    collectionId,
  ) ?? { collectorName: '', closedBy: '' };

export const ordersOfStub = (reader: Reader, parcelId: ParcelId): { orderId: OrderId; platform: Platform; platformOrderNumber: string }[] =>
  reader.all(
    `SELECT o.id AS orderId, o.platform, o.platform_order_number AS platformOrderNumber FROM parcel_orders po JOIN orders o ON o.id = po.order_id
     WHERE po.parcel_id = ? ORDER BY o.id`, parcelId,
  );

type Signature = { how: 'screen' | 'paper'; strokes: number[][]; scanned: string; signedBy: string; at: number };

/** HO-3: the collector's signature that this parcel left under; it may be given after closing. */
export const signatureOf = (reader: Reader, parcelId: ParcelId): Signature | null => {
  const row = reader.first<Omit<Signature, 'strokes'> & { strokes: string }>(
    `SELECT s.how, s.strokes, s.scanned, s.signed_by AS signedBy, s.at FROM collection_parcels cp JOIN collection_signatures s ON s.id = cp.signature_id
     WHERE cp.parcel_id = ?`, parcelId,
  );
  return row === undefined ? null : { ...row, strokes: JSON.parse(row.strokes) as number[][] };
};
