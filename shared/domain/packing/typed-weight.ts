/** Grams from a weight typed in kilograms, as a scale shows it (`0.61`, `1`, `1,2`); null = not between 1 g and 200 kg. */
export const gramsTyped = (typed: string): number | null => {
  if (!/^\d{1,3}([.,]\d{0,3})?$/.test(typed)) return null;
  const [whole = '0', part = ''] = typed.replace(',', '.').split('.');
  const grams = Number(whole) * 1000 + Number(part.padEnd(3, '0'));
  return grams >= 1 && grams <= 200_000 ? grams : null;
};
