import type { CategoryId, SkuId } from '../../shared/domain/ids.ts';
import type { Category } from '../../shared/domain/packing/category.ts';
import type { CategoryCheck } from '../../shared/domain/packing/checks.ts';
import type { Reader, Writer } from './database.ts';

type Row = { id: CategoryId; name: string; steps: string; ticked: Category['ticked']; checks: string; style_prefixes: string };

const categoryOfRow = (row: Row): Category => ({
  id: row.id, name: row.name, ticked: row.ticked,
  steps: JSON.parse(row.steps) as string[],
  checks: JSON.parse(row.checks) as CategoryCheck[],
  stylePrefixes: JSON.parse(row.style_prefixes) as string[],
});

/** All that are in use: a handful, read as a whole. */
export const allCategories = (reader: Reader): Category[] =>
  reader.all<Row>('SELECT id, name, steps, ticked, checks, style_prefixes FROM categories WHERE retired = 0 ORDER BY id').map(categoryOfRow);

export const categoryNamed = (reader: Reader, name: string): { id: CategoryId; retired: 0 | 1 } | undefined =>
  reader.first<{ id: CategoryId; retired: 0 | 1 }>('SELECT id, retired FROM categories WHERE name = ?', name);

/** Writes a category, a new one when `id` is null; one that was taken out of use comes back by it. */
export const writeCategory = (writer: Writer, id: CategoryId | null, category: Omit<Category, 'id'>): CategoryId => {
  const values = [
    category.name, JSON.stringify(category.steps), category.ticked, JSON.stringify(category.checks), JSON.stringify(category.stylePrefixes),
  ];
  if (id === null) return writer.run('INSERT INTO categories (name, steps, ticked, checks, style_prefixes) VALUES (?, ?, ?, ?, ?)', ...values).id as CategoryId;
  writer.run('UPDATE categories SET name = ?, steps = ?, ticked = ?, checks = ?, style_prefixes = ?, retired = 0 WHERE id = ?', ...values, id);
  return id;
};

/** Its SKUs belong by their style again, or to none. Past checks keep naming it. */
export const retireCategory = (writer: Writer, id: CategoryId): void => {
  writer.run('UPDATE skus SET category_id = NULL WHERE category_id = ?', id);
  writer.run('UPDATE categories SET retired = 1 WHERE id = ?', id);
};

/** The SKU names its category itself; null = it belongs by its style. */
export const setSkuCategory = (writer: Writer, skuId: SkuId, categoryId: CategoryId | null): void => {
  writer.run('UPDATE skus SET category_id = ? WHERE id = ?', categoryId, skuId);
};

export type SkuBelonging = { skuCode: string; styleCode: string; size: string; categoryId: CategoryId | null };

/** A shop's catalogue is small enough to be read through when somebody sets up categories. */
export const allBelongings = (reader: Reader): SkuBelonging[] =>
  reader.all<SkuBelonging>('SELECT code AS skuCode, style_code AS styleCode, size, category_id AS categoryId FROM skus');
