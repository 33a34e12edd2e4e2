import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { ParcelId } from '../../../shared/domain/ids.ts';
import {
  expectParcel, learnPacking, learnWeight, unknownPacking, weightOfSku, type ExpectedWeight, type LearnedWeight, type PackingWeight, type SkuWeight,
} from '../../../shared/domain/packing/learned-weight.ts';
import { explainDifference, type WeightExplanation } from '../../../shared/domain/packing/weight-difference.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Reader, Writer } from '../../store/database.ts';
import {
  lineWeights, materialsWeight, rememberWeighing, siblingWeights, weighingsOf, writeLearnedWeight, type LineWeight, type WeighedGoods, type WeightRow,
} from '../../store/learned-weights.ts';
import { parcelById, type StoredParcel } from '../../store/parcels.ts';
import { readSettings, writeSetting } from '../../store/settings.ts';
import { readerOf, type Services } from '../services.ts';

const learnedOf = ({ learnedG, spreadG, parcels }: WeightRow): LearnedWeight | null =>
  learnedG === null || spreadG === null || parcels === null ? null : { weightG: learnedG, spreadG, parcels };
const pieceOf = (row: WeightRow): SkuWeight | null => weightOfSku(row.ownG, learnedOf(row));

/** Bag, paper, tape: as the materials say, else as parcels taught. */
const packingOf = (reader: Reader, courierCode: string): PackingWeight => {
  const weightG = materialsWeight(reader, courierCode);
  if (weightG > 0) return { weightG, spreadG: Math.max(3, Math.ceil(weightG * 0.1)) };
  return readSettings(reader).learnedPacking ?? unknownPacking;
};

type Expectation = ExpectedWeight & { readonly packing: PackingWeight; readonly lines: readonly (LineWeight & { readonly piece: SkuWeight })[] };

/** Null when the weight of any article in it is not known: half an expectation would only ask needlessly. */
const expectationOf = (reader: Reader, parcel: StoredParcel): Expectation | null => {
  const lines = lineWeights(reader, parcel.id).flatMap((line) => {
    const piece = pieceOf(line);
    return [piece === null ? null : { ...line, piece }];
  });
  const known = lines.filter((line) => line !== null);
  if (known.length === 0 || known.length < lines.length) return null;
  const packing = packingOf(reader, parcel.courier_code);
  return { ...expectParcel(packing, known.map(({ piece, quantity }) => ({ ...piece, quantity }))), packing, lines: known };
};

export const expectedWeightOf = (reader: Reader, parcel: StoredParcel): ExpectedWeight | null => {
  const expectation = expectationOf(reader, parcel);
  return expectation === null ? null : { weightG: expectation.weightG, toleranceG: expectation.toleranceG };
};

export const expectedWeight = (services: Services, input: InputFor<'packing', 'expectedWeight'>): Result<OutputFor<'packing', 'expectedWeight'>> => {
  const reader = readerOf(services);
  const stored = parcelById(reader, input.parcelId);
  return stored === undefined ? refuse('parcel.unknown') : ok(expectedWeightOf(reader, stored));
};

/** What would explain this weight of a parcel whose weight is expected. */
export const explainWeight = (reader: Reader, parcel: StoredParcel, weightG: number): WeightExplanation[] => {
  const expectation = expectationOf(reader, parcel);
  if (expectation === null) return [];
  const lines = expectation.lines.map(({ lineId, skuId, styleCode, quantity, piece }) => ({
    lineId, quantity, weightG: piece.weightG,
    siblings: skuId === null ? [] : siblingWeights(reader, styleCode, skuId).flatMap((row) => {
      const known = pieceOf(row);
      return known === null ? [] : [{ colour: row.colour, size: row.size, weightG: known.weightG }];
    }),
  }));
  return [...explainDifference(weightG, expectation, expectation.packing.weightG, lines)];
};

const byParcel = (goods: readonly WeighedGoods[]): readonly (readonly WeighedGoods[])[] => {
  const parcels = new Map<ParcelId, WeighedGoods[]>();
  for (const row of goods) parcels.set(row.parcelId, [...(parcels.get(row.parcelId) ?? []), row]);
  return [...parcels.values()];
};

/** Grams of these goods; null when any of them is not known. */
const weightOfGoods = (goods: readonly WeighedGoods[]): number | null =>
  goods.reduce<number | null>((sum, row) => {
    const piece = row.skuId === null ? null : pieceOf(row);
    return sum === null || piece === null ? null : sum + piece.weightG * row.quantity;
  }, 0);

/**
 * Learns from a parcel that was packed and weighed: each SKU in it from the newest parcels that hold it, less packing and what else
 * is in them; and what packing weighs, from parcels of goods whose weight the shop itself wrote down.
 */
export const learnFromParcel = (writer: Writer, parcel: StoredParcel): void => {
  const lines = lineWeights(writer, parcel.id);
  const skuIds = new Set(lines.flatMap(({ skuId }) => (skuId === null ? [] : [skuId])));
  for (const skuId of skuIds) rememberWeighing(writer, skuId, parcel.id);
  let packingRests: number[] = [];
  for (const skuId of skuIds) {
    const parcels = byParcel(weighingsOf(writer, skuId));
    const samples = parcels.flatMap((goods) => {
      const mine = goods.find((row) => row.skuId === skuId);
      const others = weightOfGoods(goods.filter((row) => row.skuId !== skuId));
      if (mine === undefined || others === null) return [];
      return [{ restG: mine.parcelG - packingOf(writer, mine.courierCode).weightG - others, quantity: mine.quantity }];
    });
    const learned = learnWeight(samples);
    if (learned !== null) writeLearnedWeight(writer, skuId, learned);
    const rests = parcels.flatMap((goods) => {
      if (goods.some(({ ownG }) => ownG === null || ownG <= 0)) return [];
      return [(goods[0]?.parcelG ?? 0) - goods.reduce((sum, row) => sum + (row.ownG ?? 0) * row.quantity, 0)];
    });
    if (rests.length > packingRests.length) packingRests = rests;
  }
  const packing = materialsWeight(writer, parcel.courier_code) > 0 ? null : learnPacking(packingRests);
  // More than a large box weighs is no packing: somebody typed a weight wrong.
  if (packing !== null && packing.weightG <= 1000) writeSetting(writer, 'learnedPacking', packing);
};
