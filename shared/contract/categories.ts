import { z } from 'zod';
import { mostTenths } from '../domain/packing/checks.ts';
import { command, query } from './operation.ts';
import { categoryId, count, nothing, requiredLine, skuId } from './fields.ts';

const tenths = count.max(mostTenths);
const checkKey = z.string().regex(/^[a-z0-9-]{1,40}$/);
/** PK-3: measures in tenths of the unit; `toleranceTenths` to both sides of the size's target, ends included. */
export const categoryCheck = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('number'), key: checkKey, label: requiredLine(40), unit: requiredLine(8), toleranceTenths: tenths,
    targets: z.array(z.object({ size: requiredLine(60), tenths })).max(200),
  }),
  z.object({ kind: z.literal('yes_no'), key: checkKey, label: requiredLine(40) }),
]);

const definition = {
  name: requiredLine(30),
  /** Asked of every piece, in this order. */
  checks: z.array(categoryCheck).max(8),
  /** PK-4: the packing instruction. */
  steps: z.array(requiredLine(60)).max(8),
  ticked: z.enum(['parcel', 'session']),
  /** Style codes (SKU codes where the style is unknown) that begin so belong to it. */
  stylePrefixes: z.array(requiredLine(40)).max(50),
};

export const categoryRow = z.object({
  id: categoryId, ...definition,
  /** SKUs that belong to it now, and the sizes among them that a check has no target for: packing stops at those. */
  skus: count, sizesWithoutTarget: z.array(z.object({ key: z.string(), sizes: z.array(z.string()) })),
});
export type CategoryRow = z.output<typeof categoryRow>;

export const categories = {
  list: query({ access: 'stock.read', input: nothing, output: z.array(categoryRow) }),
  /** Makes a category (`categoryId` null) or changes it; the packing stations go by it from their next scan on. */
  save: command({ access: 'settings.edit', input: z.object({ categoryId: categoryId.nullable(), ...definition }), output: z.object({ categoryId }) }),
  /** Nothing is checked by it any more; what was checked stays. */
  retire: command({ access: 'settings.edit', input: z.object({ categoryId }), output: nothing }),
  /** SKUs that name their category themselves, whatever their style; null = by their style again. */
  assign: command({ access: 'stock.edit', input: z.object({ skuIds: z.array(skuId).min(1).max(500), categoryId: categoryId.nullable() }), output: nothing }),
};
