/** A whole number from 0 to `most` as typed (`1,200`, full-width digits too); null = it is none. */
export const wholeNumber = (typed: string, most: number): number | null => {
  const plain = typed.normalize('NFKC').trim().replace(/(?<=\d),(?=\d{3})/g, '');
  if (!/^\d{1,9}$/.test(plain)) return null;
  const value = Number(plain);
  return value <= most ? value : null;
};
