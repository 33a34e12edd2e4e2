import { readAmount } from '../../../shared/domain/intake/amount.ts';

/** Typed yuan as fen; null = no sum of money above nothing. */
export const fenTyped = (typed: string): number | null => {
  const read = readAmount(typed);
  return read.kind === 'value' && read.value > 0 && read.value <= 100_000_000_000 ? read.value : null;
};

export const typedYuan = (fen: number): string => `${String(Math.trunc(fen / 100))}.${String(fen % 100).padStart(2, '0')}`;
