import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { categoryOf, type Category } from '../../../shared/domain/packing/category.ts';
import { sizesWithoutTarget, wrongWithCategory } from '../../../shared/domain/packing/category-rules.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { allBelongings, allCategories, categoryNamed, retireCategory, setSkuCategory, writeCategory } from '../../store/categories.ts';
import { skuById } from '../../store/stock.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';

const plain = ({ name, checks, steps, ticked, stylePrefixes }: Omit<Category, 'id'>) => ({ name, checks, steps, ticked, stylePrefixes });

export const listCategories = (services: Services): Result<OutputFor<'categories', 'list'>> => {
  const reader = readerOf(services);
  const categories = allCategories(reader);
  if (categories.length === 0) return ok([]);
  const sizes = new Map<Category, string[]>(categories.map((category) => [category, []]));
  for (const sku of allBelongings(reader)) {
    const category = categoryOf(categories, sku);
    if (category !== undefined) sizes.get(category)?.push(sku.size);
  }
  return ok(categories.map((category) => {
    const own = sizes.get(category) ?? [];
    return {
      id: category.id, name: category.name, ticked: category.ticked, skus: own.length, steps: [...category.steps], stylePrefixes: [...category.stylePrefixes],
      checks: category.checks.map((check) => (check.kind === 'yes_no' ? check : { ...check, targets: [...check.targets] })),
      sizesWithoutTarget: category.checks
        .map((check) => ({ key: check.key, sizes: [...sizesWithoutTarget(check, own)].sort() }))
        .filter(({ sizes: missing }) => missing.length > 0),
    };
  }));
};

/** PK-3, PK-4: as the manager wrote it, whole or refused. */
export const saveCategory = (services: Services, caller: Caller, input: InputFor<'categories', 'save'>): Result<OutputFor<'categories', 'save'>> =>
  act(services, caller.staffId, (step) => {
    const known = allCategories(step.writer);
    const before = known.find(({ id }) => id === input.categoryId);
    if (input.categoryId !== null && before === undefined) return refuse('category.unknown');
    const namesake = categoryNamed(step.writer, input.name);
    if (namesake !== undefined && namesake.retired === 0 && namesake.id !== input.categoryId) return refuse('category.name_taken', { name: input.name }, 'name');
    // A name that was in use once is taken up again; a category that changes its name to it would leave two of them.
    if (namesake?.retired === 1 && before !== undefined) return refuse('category.name_was_used', { name: input.name }, 'name');
    const { categoryId: _categoryId, ...written } = input;
    const wrong = wrongWithCategory(written, known.filter(({ id }) => id !== input.categoryId));
    if (wrong !== null) return wrong;
    const categoryId = writeCategory(step.writer, before?.id ?? namesake?.id ?? null, written);
    step.trace({
      action: 'category.saved', subject: 'category', subjectId: categoryId,
      ...(before === undefined ? {} : { before: { definition: JSON.stringify(plain(before)) } }), after: { name: input.name, definition: JSON.stringify(plain(written)) },
    });
    step.emit('stock.changed', {});
    return ok({ categoryId });
  });

export const retire = (services: Services, caller: Caller, input: InputFor<'categories', 'retire'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const category = allCategories(step.writer).find(({ id }) => id === input.categoryId);
    if (category === undefined) return refuse('category.unknown');
    retireCategory(step.writer, category.id);
    step.trace({ action: 'category.retired', subject: 'category', subjectId: category.id, before: { name: category.name } });
    step.emit('stock.changed', {});
    return ok(null);
  });

/** PK-3: SKUs chosen one by one; a SKU that is unknown refuses them all. */
export const assignCategory = (services: Services, caller: Caller, input: InputFor<'categories', 'assign'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    if (input.categoryId !== null && !allCategories(step.writer).some(({ id }) => id === input.categoryId)) return refuse('category.unknown');
    for (const skuId of new Set(input.skuIds)) {
      const sku = skuById(step.writer, skuId);
      if (sku === undefined) return refuse('stock.sku_unknown');
      if (sku.category_id === input.categoryId) continue;
      setSkuCategory(step.writer, skuId, input.categoryId);
      step.trace({ action: 'stock.category_set', subject: 'sku', subjectId: skuId, before: { categoryId: sku.category_id }, after: { categoryId: input.categoryId } });
    }
    step.emit('stock.changed', {});
    return ok(null);
  });
