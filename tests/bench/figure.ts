/** One line of the bench: a figure, and how it stands to its limit, measured in the same run. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Value divided by limit. */
  readonly ratio: number;
  /** What the ratio should be at least, or at most. */
  readonly goal: { readonly atLeast: number } | { readonly atMost: number };
};

export const meetsGoal = ({ ratio, goal }: Figure): boolean => ('atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost);

export const figureLine = ({ name, value, unit, ratio }: Figure): string =>
  `${name} ${value.toFixed(value < 100 ? 2 : 0)} ${unit} ${ratio.toFixed(2)}`;

export const percentile = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);
