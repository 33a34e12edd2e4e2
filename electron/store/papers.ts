import type { CollectionId, OrderId, ParcelId, PrintBatchId, SkuId, WaveId } from '../../shared/domain/ids.ts';
import type { OrderStanding } from '../../shared/domain/orders/standing.ts';
import type { Reader } from './database.ts';
import type { SkuStored } from './stock.ts';

export type OrderToPick = OrderStanding & { readonly parcelId: ParcelId; readonly orderId: OrderId };

const orderColumns = 'p.id AS parcelId, o.id AS orderId, o.state, o.hold_reason AS holdReason, o.refund';

/** Orders of a batch that nobody has packed yet, also those whose waybills are still on their way to paper. */
export const ordersToPickOfBatch = (reader: Reader, batchId: PrintBatchId): OrderToPick[] =>
  reader.all<OrderToPick>(
    `SELECT DISTINCT ${orderColumns} FROM print_jobs j JOIN print_sheets s ON s.job_id = j.id JOIN parcels p ON p.id = s.parcel_id
       JOIN parcel_orders po ON po.parcel_id = p.id JOIN orders o ON o.id = po.order_id
     WHERE j.batch_id = ? AND s.kind = 'waybill' AND p.state IN ('reserved', 'printed') ORDER BY p.id, o.id`, batchId,
  );

/** Orders with a waybill on paper that nobody has packed yet; null = of every courier. */
export const ordersToPickOfCourier = (reader: Reader, courierCode: string | null): OrderToPick[] =>
  reader.all<OrderToPick>(
    `SELECT ${orderColumns} FROM parcels p INDEXED BY parcels_on_the_floor JOIN parcel_orders po ON po.parcel_id = p.id JOIN orders o ON o.id = po.order_id
     WHERE p.state IN ('reserved', 'printed', 'packed') AND p.state = 'printed' AND (? IS NULL OR p.courier_code = ?) ORDER BY p.id, o.id`, courierCode, courierCode,
  );

/** Orders of a wave that nobody has packed yet (PK-1). */
export const ordersToPickOfWave = (reader: Reader, waveId: WaveId): OrderToPick[] =>
  reader.all<OrderToPick>(
    `SELECT ${orderColumns} FROM wave_parcels wp JOIN parcels p ON p.id = wp.parcel_id JOIN parcel_orders po ON po.parcel_id = p.id JOIN orders o ON o.id = po.order_id
     WHERE wp.wave_id = ? AND p.state = 'printed' ORDER BY p.id, o.id`, waveId,
  );

export type ParcelOnManifest = { waybillNumber: string; receiverName: string; province: string; city: string; weightG: number | null; packedBy: string };

/** What was scanned out with a collection, in the order of the scans. */
export const parcelsOnManifest = (reader: Reader, collectionId: CollectionId): ParcelOnManifest[] =>
  reader.all<ParcelOnManifest>(
    `SELECT p.waybill_number AS waybillNumber, o.receiver_name AS receiverName, o.province, o.city, p.weight_g AS weightG, coalesce(staff.name, '') AS packedBy
     FROM collection_parcels c JOIN parcels p ON p.id = c.parcel_id
       JOIN orders o ON o.id = (SELECT min(order_id) FROM parcel_orders WHERE parcel_id = p.id)
       LEFT JOIN staff ON staff.id = p.packed_by
     WHERE c.collection_id = ? ORDER BY c.scanned_at, p.id`, collectionId,
  );

export const skusById = (reader: Reader, ids: readonly SkuId[]): ReadonlyMap<SkuId, SkuStored> =>
  new Map(reader.all<SkuStored>('SELECT * FROM skus WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)).map((sku) => [sku.id, sku]));
