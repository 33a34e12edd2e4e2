/** What one message of a scale says. Grams, whole; negative below zero. */
export type ScaleFrame =
  | {
      readonly kind: 'weight';
      readonly weightG: number;
      /** What the scale itself says of its pan; null = it says nothing, and only time can tell. */
      readonly stable: boolean | null;
    }
  | { readonly kind: 'overload' }
  /** The pan is lifted or the scale is out of order: below what it can show. */
  | { readonly kind: 'underload' };

export const weightUnits = ['g', 'kg', 'lb', 'oz', 'jin'] as const;
export type WeightUnit = (typeof weightUnits)[number];

/** Milligrams in a unit, as exact as a parcel needs. */
const milligrams: Readonly<Record<WeightUnit, number>> = { g: 1_000, kg: 1_000_000, lb: 453_592.37, oz: 28_349.523125, jin: 500_000 };

const spellings: Readonly<Record<string, WeightUnit>> = {
  g: 'g', gr: 'g', '克': 'g', kg: 'kg', '公斤': 'kg', '千克': 'kg', lb: 'lb', lbs: 'lb', '磅': 'lb', oz: 'oz', '盎司': 'oz', jin: 'jin', '斤': 'jin', '市斤': 'jin',
};

/** The unit as scales write it, in capitals or not; null = none we know. */
export const unitNamed = (text: string): WeightUnit | null => spellings[text.trim().toLowerCase()] ?? null;

/** More than any scale on a packing table shows; whatever says more is misread. */
export const mostGrams = 1_000_000;

/** Grams of a figure in a unit, rounded to the gram; null = no figure, or more than any parcel. */
export const gramsOf = (figure: string, unit: WeightUnit): number | null => {
  if (!/^\d{1,9}(\.\d{0,6})?$|^\.\d{1,6}$/.test(figure)) return null;
  const grams = Math.round((Number(figure) * milligrams[unit]) / 1000);
  return grams <= mostGrams ? grams : null;
};

/** A figure with its sign in front, blanks between the two allowed. */
export const signedGrams = (text: string, unit: WeightUnit): number | null => {
  const found = /^\s*([+-]?)\s*([\d.]+)\s*$/.exec(text);
  if (found === null) return null;
  const grams = gramsOf(found[2] ?? '', unit);
  if (grams === null) return null;
  return found[1] === '-' && grams !== 0 ? -grams : grams;
};

/** `1.234kg`, `-  0.5 lb`, `1.2`; without a unit of its own the figure is in `unit`. Null = anything else. */
export const weightText = (text: string, unit: WeightUnit): number | null => {
  const found = /^\s*([+-]?\s*[\d.]+)\s*([^\d\s.+-]*)\s*$/u.exec(text);
  if (found === null) return null;
  const named = found[2] === undefined || found[2] === '' ? unit : unitNamed(found[2]);
  return named === null ? null : signedGrams(found[1] ?? '', named);
};
