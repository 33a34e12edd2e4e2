/** One earlier parcel as it speaks of one SKU: what is left of its weight when packing and everything else is taken off. */
export type WeightSample = { readonly restG: number; readonly quantity: number };

export type LearnedWeight = {
  /** Of one piece. */
  readonly weightG: number;
  /** How far single pieces lie from it, as a standard deviation would say; never moved by outliers. */
  readonly spreadG: number;
  readonly parcels: number;
};

/** Fewer say nothing: two cannot outvote a wrong one. */
const fewestParcels = 3;

export const medianOf = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

/** From the median absolute deviation to what a standard deviation would be. */
const madToSpread = 1.4826;

const robust = (values: readonly number[]): { readonly middle: number; readonly spread: number } | null => {
  const middle = medianOf(values);
  if (middle === null) return null;
  return { middle, spread: (medianOf(values.map((value) => Math.abs(value - middle))) ?? 0) * madToSpread };
};

/** PK-6: weight of one piece from earlier parcels, by medians: up to a third of them may be anything. Null = too little is known. */
export const learnWeight = (samples: readonly WeightSample[]): LearnedWeight | null => {
  const usable = samples.filter(({ restG, quantity }) => Number.isFinite(restG) && quantity > 0);
  const found = usable.length < fewestParcels ? null : robust(usable.map(({ restG, quantity }) => restG / quantity));
  if (found === null || found.middle < 0.5) return null;
  return { weightG: Math.round(found.middle), spreadG: Math.ceil(found.spread), parcels: usable.length };
};

export type PackingWeight = { readonly weightG: number; readonly spreadG: number };

/** Nobody knows what bag and paper weigh: as much as a light one, give or take. */
export const unknownPacking: PackingWeight = { weightG: 0, spreadG: 20 };

/** What bag, tape and paper weigh, from parcels whose goods are known. Null = too few. */
export const learnPacking = (rests: readonly number[]): PackingWeight | null => {
  const found = rests.length < 5 ? null : robust(rests.filter(Number.isFinite));
  return found === null || found.middle < 0 ? null : { weightG: Math.round(found.middle), spreadG: Math.max(3, Math.ceil(found.spread)) };
};

export type SkuWeight = { readonly weightG: number; readonly spreadG: number };

/** So many parcels outvote a weight that was typed in once. */
const enoughToDoubt = 8;

/**
 * What one piece weighs: its own weight where the shop typed one, learned otherwise. A typed one that many parcels contradict is
 * not believed, or every parcel of it would ask.
 */
export const weightOfSku = (ownG: number | null, learned: LearnedWeight | null): SkuWeight | null => {
  if (ownG === null || ownG <= 0) return learned;
  const own = { weightG: ownG, spreadG: learned?.spreadG ?? Math.max(3, Math.ceil(ownG * 0.03)) };
  if (learned === null || learned.parcels < enoughToDoubt) return own;
  const contradicted = Math.abs(learned.weightG - ownG) > Math.max(15, ownG * 0.1, 4 * learned.spreadG);
  return contradicted ? learned : own;
};

export type ExpectedWeight = { readonly weightG: number; readonly toleranceG: number };

/** Steps of a scale, a longer strip of tape. */
const leastToleranceG = 15;

/** What a parcel should weigh, and how far off is still in order: from the spread of what is in it. */
export const expectParcel = (packing: PackingWeight, pieces: readonly (SkuWeight & { readonly quantity: number })[]): ExpectedWeight => {
  const weightG = pieces.reduce((sum, piece) => sum + piece.weightG * piece.quantity, packing.weightG);
  const variance = pieces.reduce((sum, piece) => sum + piece.quantity * piece.spreadG ** 2, packing.spreadG ** 2);
  return { weightG, toleranceG: Math.max(leastToleranceG, Math.round(weightG * 0.015), Math.round(2.5 * Math.sqrt(variance))) };
};

export const isWithin = (expected: ExpectedWeight, weightG: number): boolean => Math.abs(weightG - expected.weightG) <= expected.toleranceG;
