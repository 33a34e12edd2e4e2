import type { OrderRow } from '../../../shared/contract/orders.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';

/** The contract takes this many orders in one action. */
export const mostSelected = 10_000;

/** Which orders are ticked, with what was last known of each; `anchor` is where a range begins. */
export type Selection = {
  readonly rows: ReadonlyMap<OrderId, OrderRow>;
  readonly anchor: number | undefined;
};

export const nothingSelected: Selection = { rows: new Map(), anchor: undefined };

const of = (rows: Iterable<OrderRow>, anchor: number | undefined): Selection => {
  const map = new Map<OrderId, OrderRow>();
  for (const row of rows) {
    if (map.size >= mostSelected) break;
    map.set(row.id, row);
  }
  return { rows: map, anchor };
};

export const toggle = (selection: Selection, row: OrderRow, index: number): Selection => {
  const rows = new Map(selection.rows);
  if (!rows.delete(row.id)) {
    if (rows.size >= mostSelected) return selection;
    rows.set(row.id, row);
  }
  return { rows, anchor: index };
};

/** Takes the rows of a range in, keeping what was ticked before and where the range began. */
export const addRange = (selection: Selection, rows: readonly OrderRow[], anchor: number): Selection => of([...selection.rows.values(), ...rows], anchor);

/** Exactly these rows: Shift with an arrow key grows and shrinks the range from its anchor. */
export const onlyRange = (rows: readonly OrderRow[], anchor: number): Selection => of(rows, anchor);

/** From the anchor to `index`, both included, in list order. */
export const rangeOf = (anchor: number | undefined, index: number): { readonly first: number; readonly last: number } => ({
  first: Math.min(anchor ?? index, index),
  last: Math.max(anchor ?? index, index),
});

/** What is newly known of ticked orders. */
export const withFresh = (selection: Selection, fresh: Iterable<OrderRow>): Selection => {
  let changed: Map<OrderId, OrderRow> | undefined;
  for (const row of fresh) {
    const known = selection.rows.get(row.id);
    if (known === undefined || known === row) continue;
    changed ??= new Map(selection.rows);
    changed.set(row.id, row);
  }
  return changed === undefined ? selection : { ...selection, rows: changed };
};

/** Unticks orders that the list does not show any more: nobody acts on what they cannot see. */
export const without = (selection: Selection, gone: ReadonlySet<OrderId>): Selection => {
  if (gone.size === 0) return selection;
  const rows = new Map([...selection.rows].filter(([id]) => !gone.has(id)));
  return rows.size === selection.rows.size ? selection : { ...selection, rows };
};
