import { refuse, type Refused } from '../result.ts';
import type { Category } from './category.ts';
import { foldedSize, type CategoryCheck } from './checks.ts';

const repeated = (values: readonly string[]): string | undefined => {
  const seen = new Set<string>();
  return values.find((value) => {
    if (seen.has(value)) return true;
    seen.add(value);
    return false;
  });
};

const wrongCheck = (check: CategoryCheck): Refused | null => {
  if (check.kind === 'yes_no') return null;
  if (check.targets.length === 0) return refuse('category.no_targets', { label: check.label });
  const twice = repeated(check.targets.map(({ size }) => foldedSize(size)));
  return twice === undefined ? null : refuse('category.size_twice', { label: check.label, size: twice });
};

const foldedPrefix = (prefix: string): string => prefix.normalize('NFKC').trim().toLowerCase();

/** Why a category cannot be kept as it was written; null = it can. A style prefix leads to one category only. */
export const wrongWithCategory = (category: Omit<Category, 'id'>, others: readonly Category[]): Refused | null => {
  const keyTwice = repeated(category.checks.map(({ key }) => key));
  if (keyTwice !== undefined) return refuse('category.check_twice', { key: keyTwice });
  for (const check of category.checks) {
    const wrong = wrongCheck(check);
    if (wrong !== null) return wrong;
  }
  for (const prefix of category.stylePrefixes.map(foldedPrefix)) {
    const owner = others.find(({ stylePrefixes }) => stylePrefixes.map(foldedPrefix).includes(prefix));
    if (owner !== undefined) return refuse('category.prefix_taken', { prefix, name: owner.name });
  }
  return null;
};

/** Sizes of the category's articles that a check has no target for: packing would stop at them. */
export const sizesWithoutTarget = (check: CategoryCheck, sizes: readonly string[]): readonly string[] => {
  if (check.kind === 'yes_no') return [];
  const known = new Set(check.targets.map(({ size }) => foldedSize(size)));
  return [...new Set(sizes)].filter((size) => !known.has(foldedSize(size)));
};
