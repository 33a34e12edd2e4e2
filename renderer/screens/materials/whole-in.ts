/** A whole number from 0 to `most` as typed, also in full-width digits; null = it is none. */
export const wholeIn = (typed: string, most: number): number | null => {
  const plain = typed.normalize('NFKC').replace(/[\s,，]/g, '');
  if (!/^\d{1,9}$/.test(plain)) return null;
  const number = Number(plain);
  return number <= most ? number : null;
};
