import type { CategoryId } from '../ids.ts';
import type { CategoryCheck } from './checks.ts';

/** PK-3, PK-4: what packers check and do with the articles of a category; the manager's. */
export type Category = {
  readonly id: CategoryId;
  readonly name: string;
  readonly checks: readonly CategoryCheck[];
  /** The packing instruction, step by step. */
  readonly steps: readonly string[];
  /** Whether the instruction is ticked on every parcel, or once while a packer is signed in. */
  readonly ticked: 'parcel' | 'session';
  readonly stylePrefixes: readonly string[];
};

export type Belonging = { readonly categoryId: CategoryId | null; readonly styleCode: string; readonly skuCode: string };

const folded = (code: string): string => code.normalize('NFKC').trim().toLowerCase();

/**
 * The category of a SKU: the one it names itself, else the one with the longest prefix that its style code begins with (its own
 * code where the style is unknown). Undefined = none, and nothing is checked.
 */
export const categoryOf = <C extends Pick<Category, 'id' | 'stylePrefixes'>>(categories: readonly C[], sku: Belonging): C | undefined => {
  const named = sku.categoryId === null ? undefined : categories.find(({ id }) => id === sku.categoryId);
  if (named !== undefined) return named;
  const style = folded(sku.styleCode === '' ? sku.skuCode : sku.styleCode);
  let best: { readonly category: C; readonly length: number } | undefined;
  for (const category of categories) {
    for (const prefix of category.stylePrefixes) {
      const wanted = folded(prefix);
      if (wanted !== '' && style.startsWith(wanted) && wanted.length > (best?.length ?? 0)) best = { category, length: wanted.length };
    }
  }
  return best?.category;
};

/** What a tick stands for: a category's steps as they were. Changed steps are read and ticked anew. */
export const tickOf = (categoryId: CategoryId, steps: readonly string[]): string => [String(categoryId), ...steps].join('\n');
