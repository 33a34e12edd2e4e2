/** What one side says of a parcel; null = it says nothing. */
export type SaidOfParcel = { readonly weightG: number | null; readonly priceFen: number | null };

export type Tolerances = { readonly weightG: number; readonly priceFen: number };
/** HO-1: unless the shop sets others. */
export const usualTolerances: Tolerances = { weightG: 50, priceFen: 1 };

export const settlements = ['ours', 'theirs', 'left'] as const;
/** How a difference was settled with the collector standing there; 'left' = open for the month's bill. */
export type Settlement = (typeof settlements)[number];

/** Theirs less ours, where both say something and it is beyond tolerance; null = nothing to settle there. */
export type Difference = { readonly weightG: number | null; readonly priceFen: number | null };

const beyond = (ours: number | null, theirs: number | null, tolerance: number): number | null =>
  ours === null || theirs === null || Math.abs(theirs - ours) <= tolerance ? null : theirs - ours;

/** HO-1: null = nothing to correct on the spot. A side that says nothing is never a difference. */
export const differenceOf = (ours: SaidOfParcel, theirs: SaidOfParcel, tolerances: Tolerances): Difference | null => {
  const weightG = beyond(ours.weightG, theirs.weightG, tolerances.weightG);
  const priceFen = beyond(ours.priceFen, theirs.priceFen, tolerances.priceFen);
  return weightG === null && priceFen === null ? null : { weightG, priceFen };
};
