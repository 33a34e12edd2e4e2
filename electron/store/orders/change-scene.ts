import type { OrderId } from '../../../shared/domain/ids.ts';
import type { ChangeScene, SceneSku } from '../../../shared/domain/orders/change-plan.ts';
import type { Reader } from '../database.ts';
import { parcelOfOrder, ordersInParcel, type StoredParcel } from '../parcels.ts';
import { membersOf } from './family.ts';
import { linesOf, orderById, type StoredOrder } from './order-row.ts';

const jobOf = (reader: Reader, parcel: StoredParcel): NonNullable<ChangeScene['parcel']>['job'] => {
  const states = reader
    .all<{ state: string }>('SELECT j.state FROM print_sheets s JOIN print_jobs j ON j.id = s.job_id WHERE s.parcel_id = ?', parcel.id)
    .map(({ state }) => state);
  if (states.some((state) => state === 'sending' || state === 'sent' || state === 'unknown')) return 'at_printer';
  return states.some((state) => state === 'queued' || state === 'rendered') ? 'waiting' : 'none';
};

const parcelScene = (reader: Reader, parcel: StoredParcel): NonNullable<ChangeScene['parcel']> => ({
  waybillNumber: parcel.waybill_number, state: parcel.state,
  counted: reader.first<{ n: number | null }>('SELECT sum(counted) AS n FROM packing_counts WHERE parcel_id = ?', parcel.id)?.n ?? 0,
  scannedOut: reader.first('SELECT 1 FROM collection_parcels WHERE parcel_id = ?', parcel.id) !== undefined,
  job: jobOf(reader, parcel),
});

const skusOf = (reader: Reader, ids: readonly number[]): ReadonlyMap<number, SceneSku> =>
  new Map(
    reader
      .all<Omit<SceneSku, 'tracked'> & { tracked: 0 | 1 }>(
        `SELECT id, code, style_code AS styleCode, title, colour, size, tracked, on_hand AS onHand, reserved FROM skus WHERE id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids),
      )
      .map((sku) => [sku.id, { ...sku, tracked: sku.tracked === 1 }]),
  );

/** All that a change of this order may touch; `skuIds`: what else may come into it. */
export const changeScene = (reader: Reader, order: StoredOrder, skuIds: readonly number[]): ChangeScene => {
  const lines = linesOf(reader, order.id);
  const parcel = parcelOfOrder(reader, order.id);
  const together: readonly OrderId[] = parcel === undefined ? (order.together === null ? [] : membersOf(reader, order.together)) : ordersInParcel(reader, parcel.id);
  return {
    number: order.platform_order_number, state: order.state, totalFen: order.total_fen, goodsFen: order.goods_fen, paidFen: order.paid_fen, courierCode: order.courier_code,
    receiver: {
      name: order.receiver_name, phone: order.receiver_phone, country: order.country, province: order.province, city: order.city, district: order.district,
      detail: order.detail, postcode: order.postcode,
    },
    lines: lines.map((line) => ({
      id: line.id, skuId: line.sku_id, skuCode: line.sku_code, title: line.title, colour: line.colour, size: line.size, quantity: line.quantity,
      unitPriceFen: line.unit_price_fen, isFixed: line.gift_rule_id !== null || line.refund === 'succeeded',
    })),
    skus: skusOf(reader, [...skuIds, ...lines.flatMap((line) => (line.sku_id === null ? [] : [line.sku_id]))]),
    parcel: parcel === undefined ? null : parcelScene(reader, parcel),
    mates: together.filter((id) => id !== order.id).flatMap((id) => orderById(reader, id)?.platform_order_number ?? []),
  };
};
