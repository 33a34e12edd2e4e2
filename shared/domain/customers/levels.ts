import { ok, refuse, type Result } from '../result.ts';

/** CU-3: from this spend on (in the levels' currency) a customer has this level; 95 = pays 95 of 100. */
export type CustomerLevel = { readonly name: string; readonly fromFen: number; readonly paysPercent: number };

export const mostLevels = 8;

/** In the order of their thresholds. Refuses equal names or thresholds, and a dearer level that gives less. */
export const soundLevels = (levels: readonly CustomerLevel[]): Result<readonly CustomerLevel[]> => {
  const sorted = [...levels].sort((a, b) => a.fromFen - b.fromFen);
  for (const [index, level] of sorted.entries()) {
    const before = sorted[index - 1];
    if (sorted.some((other) => other !== level && other.name === level.name)) return refuse('customer.level_twice', { name: level.name });
    if (before === undefined) continue;
    if (before.fromFen === level.fromFen) return refuse('customer.levels_equal', { name: level.name, other: before.name });
    if (before.paysPercent < level.paysPercent) return refuse('customer.level_gives_less', { name: level.name, other: before.name });
  }
  return ok(sorted);
};

/** The highest level that the spend reaches; null = none. */
export const levelOf = (spentFen: number, levels: readonly CustomerLevel[]): CustomerLevel | null =>
  levels.reduce<CustomerLevel | null>((best, level) => (spentFen >= level.fromFen && (best === null || level.fromFen > best.fromFen) ? level : best), null);

/** Spend from where to where a level reaches; `before` null = without end. */
export const rangeOf = (name: string, levels: readonly CustomerLevel[]): { readonly from: number; readonly before: number | null } | null => {
  const level = levels.find((one) => one.name === name);
  if (level === undefined) return null;
  const above = levels.filter(({ fromFen }) => fromFen > level.fromFen).map(({ fromFen }) => fromFen);
  return { from: level.fromFen, before: above.length === 0 ? null : Math.min(...above) };
};
