/** The middle of a list, rounded down between two; null = an empty list. */
export const medianOf = (values: readonly number[]): number | null => {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : Math.floor(((sorted[middle - 1] ?? 0) + high) / 2);
};

/** Cases in ten thousand, rounded: `12` = 0.12 %. Null where there is nothing to divide by. */
export const perTenThousand = (cases: number, of: number): number | null => (of === 0 ? null : Math.round((cases * 10_000) / of));
