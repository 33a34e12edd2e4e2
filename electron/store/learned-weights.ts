import type { OrderLineId, ParcelId, SkuId } from '../../shared/domain/ids.ts';
import type { LearnedWeight } from '../../shared/domain/packing/learned-weight.ts';
import type { Reader, Writer } from './database.ts';

export type WeightRow = { ownG: number | null; learnedG: number | null; spreadG: number | null; parcels: number | null };
export type LineWeight = WeightRow & { lineId: OrderLineId; skuId: SkuId | null; styleCode: string; quantity: number };

const weights = 's.weight_g AS ownG, k.weight_g AS learnedG, k.spread_g AS spreadG, k.parcels';

/** The lines of a parcel that go out with it, with what is known of their weight. */
export const lineWeights = (reader: Reader, parcelId: ParcelId): LineWeight[] =>
  reader.all<LineWeight>(
    `SELECT l.id AS lineId, l.sku_id AS skuId, coalesce(s.style_code, '') AS styleCode, l.quantity, ${weights}
     FROM parcel_orders p JOIN order_lines l ON l.order_id = p.order_id LEFT JOIN skus s ON s.id = l.sku_id LEFT JOIN sku_weights k ON k.sku_id = l.sku_id
     WHERE p.parcel_id = ? AND l.refund <> 'succeeded' ORDER BY p.order_id, l.position`,
    parcelId,
  );

export type SiblingWeight = WeightRow & { colour: string; size: string };

const mostSiblings = 60;

/** The other sizes and colours of a style whose weight is known. */
export const siblingWeights = (reader: Reader, styleCode: string, skuId: SkuId): SiblingWeight[] =>
  styleCode === '' ? [] : reader.all<SiblingWeight>(
    `SELECT s.colour, s.size, ${weights} FROM skus s LEFT JOIN sku_weights k ON k.sku_id = s.id
     WHERE s.style_code = ? AND s.id <> ? AND (s.weight_g IS NOT NULL OR k.weight_g IS NOT NULL) LIMIT ?`,
    styleCode, skuId, mostSiblings,
  );

/** As many parcels speak of one SKU; older ones are forgotten, articles change. */
const mostParcels = 60;

/** This parcel speaks of this SKU's weight from now on. */
export const rememberWeighing = (writer: Writer, skuId: SkuId, parcelId: ParcelId): void => {
  writer.run('INSERT OR IGNORE INTO sku_weighings (sku_id, parcel_id) VALUES (?, ?)', skuId, parcelId);
  writer.run(
    'DELETE FROM sku_weighings WHERE sku_id = ? AND parcel_id NOT IN (SELECT parcel_id FROM sku_weighings WHERE sku_id = ? ORDER BY parcel_id DESC LIMIT ?)',
    skuId, skuId, mostParcels,
  );
};

export type WeighedGoods = WeightRow & { parcelId: ParcelId; courierCode: string; parcelG: number; skuId: SkuId | null; quantity: number };

/** What is in each parcel that speaks of this SKU, one row an article. */
export const weighingsOf = (reader: Reader, skuId: SkuId): WeighedGoods[] =>
  reader.all<WeighedGoods>(
    `SELECT w.parcel_id AS parcelId, p.courier_code AS courierCode, p.weight_g AS parcelG, l.sku_id AS skuId, sum(l.quantity) AS quantity, ${weights}
     FROM sku_weighings w JOIN parcels p ON p.id = w.parcel_id JOIN parcel_orders o ON o.parcel_id = w.parcel_id JOIN order_lines l ON l.order_id = o.order_id
       LEFT JOIN skus s ON s.id = l.sku_id LEFT JOIN sku_weights k ON k.sku_id = l.sku_id
     WHERE w.sku_id = ? AND p.weight_g IS NOT NULL AND p.state IN ('packed', 'handed_over') AND l.refund <> 'succeeded'
     GROUP BY w.parcel_id, l.sku_id`,
    skuId,
  );

export const writeLearnedWeight = (writer: Writer, skuId: SkuId, learned: LearnedWeight): void => {
  writer.run(
    `INSERT INTO sku_weights (sku_id, weight_g, spread_g, parcels) VALUES (?, ?, ?, ?)
     ON CONFLICT (sku_id) DO UPDATE SET weight_g = excluded.weight_g, spread_g = excluded.spread_g, parcels = excluded.parcels`,
    skuId, learned.weightG, learned.spreadG, learned.parcels,
  );
};

/** Grams of the materials that go into every parcel of a courier; 0 = nobody wrote down what they weigh. */
export const materialsWeight = (reader: Reader, courierCode: string): number =>
  reader.first<{ g: number }>(
    `SELECT coalesce(sum(weight_g * per_parcel), 0) AS g FROM materials WHERE retired = 0 AND per_parcel > 0 AND courier_code IN ('', ?)`, courierCode,
  )?.g ?? 0;
