/** Weights and money as collectors write them, read exactly: whole grams and whole fen, or not at all. */
export const weightUnits = { kg: 1000, jin: 500, g: 1 } as const;
export type WeightUnit = keyof typeof weightUnits;

export const heaviestG = 200_000;
export const dearestFen = 99_999_99;

/** `digits` times `unit` as a whole number; null when it is not whole, not a plain decimal, or absurdly long. */
export const timesWhole = (digits: string, unit: number): number | null => {
  const [, whole = '', part = ''] = /^(\d{1,9})(?:\.(\d{0,6}))?$/.exec(digits) ?? [];
  if (whole === '') return null;
  const scale = 10 ** part.length;
  const fraction = part === '' ? 0 : Number(part) * unit;
  return fraction % scale === 0 ? Number(whole) * unit + fraction / scale : null;
};

/** 1 g to 200 kg; null for anything else, and for what is no whole number of grams. */
export const gramsOf = (digits: string, unit: WeightUnit): number | null => {
  const grams = timesWhole(digits, weightUnits[unit]);
  return grams !== null && grams >= 1 && grams <= heaviestG ? grams : null;
};

/** 0 to 99,999.99 yuan; null for anything else, and for parts of a fen. */
export const fenOf = (digits: string): number | null => {
  const fen = timesWhole(digits, 100);
  return fen !== null && fen <= dearestFen ? fen : null;
};

/** As Chinese, English and full-width hands write units. */
export const unitWords: Readonly<Record<string, WeightUnit>> = { kg: 'kg', kgs: 'kg', 公斤: 'kg', 千克: 'kg', 斤: 'jin', g: 'g', 克: 'g' };

const plain = (typed: string): string => typed.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

/** One weight typed into a field that says kilograms: `1.12`, `1,12`, `1120g`, `2斤`; null = not a weight. */
export const weightTyped = (typed: string): number | null => {
  const [, digits = '', unit = 'kg'] = /^(\d+(?:[.,]\d*)?)(kgs?|公斤|千克|斤|g|克)?$/u.exec(plain(typed)) ?? [];
  return digits === '' ? null : gramsOf(digits.replace(',', '.'), unitWords[unit] ?? 'kg');
};

/** One price typed into a field that says yuan: `4.6`, `¥4.60`, `4.6元`; null = not a price. */
export const priceTyped = (typed: string): number | null => {
  const [, digits = ''] = /^(?:¥|rmb|cny)?(\d+(?:[.,]\d*)?)(?:元|块|圆|rmb|cny)?$/u.exec(plain(typed)) ?? [];
  return digits === '' ? null : fenOf(digits.replace(',', '.'));
};
