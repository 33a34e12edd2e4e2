import { z } from 'zod';
import { command, query } from './operation.ts';
import { count, nothing, ownViewId, requiredLine } from './fields.ts';

/** What a view looks for, as typed in the search box (`parseQuery`). */
const search = requiredLine(1000);

export const ownView = z.object({ id: ownViewId, name: z.string(), search: z.string(), mine: z.boolean(), shared: z.boolean(), by: z.string() });
export type OwnView = z.output<typeof ownView>;

/** CS-6: views that people made: a name and a search, for themselves or for all. */
export const ownViews = {
  /** Those of the person who asks and the shared ones, in their order. */
  list: query({ access: 'orders.read', input: nothing, output: z.array(ownView) }),
  /** How many orders each has; `more`: at least so many, counted no further. */
  counts: query({ access: 'orders.read', input: nothing, output: z.array(z.object({ id: ownViewId, total: count, more: z.boolean() })) }),
  /** Null: a new one, last in the order. Only who made a view, or the manager, changes it. */
  save: command({ access: 'orders.edit', input: z.object({ viewId: ownViewId.nullable(), name: requiredLine(24), search, shared: z.boolean() }), output: z.object({ viewId: ownViewId }) }),
  remove: command({ access: 'orders.edit', input: z.object({ viewId: ownViewId }), output: nothing }),
  /** One place up or down. */
  move: command({ access: 'orders.edit', input: z.object({ viewId: ownViewId, by: z.union([z.literal(-1), z.literal(1)]) }), output: nothing }),
};
