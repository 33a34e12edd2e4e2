/** What a person types as yuan, in fen; null = no amount. Full-width digits and signs count too. */
export const fenOf = (typed: string): number | null => {
  const text = typed.normalize('NFKC').replace(/[\s,¥元]/g, '');
  const match = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text);
  return match === null ? null : Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
};

export const yuanTyped = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2));
