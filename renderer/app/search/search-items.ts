import type { OrderRow } from '../../../shared/contract/orders.ts';
import type { FilterSuggestion } from '../../../shared/domain/orders/query-suggest.ts';
import type { Command } from './commands.ts';

export type SearchItem =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'filter'; readonly filter: FilterSuggestion }
  | { readonly kind: 'order'; readonly row: OrderRow }
  | { readonly kind: 'all'; readonly total: number; readonly more: boolean };

type Found = { readonly rows: readonly OrderRow[]; readonly total: number; readonly more: boolean };

/**
 * What the box offers, best first: filters that the last word may become, commands whose words begin with the text, then orders, then other commands. While
 * the order list itself shows the hits (`listFollows`), they are not said twice.
 */
export const searchItems = (
  commands: readonly { readonly command: Command; readonly strong: boolean }[],
  found: Found | undefined,
  listFollows: boolean,
  filters: readonly FilterSuggestion[] = [],
): readonly SearchItem[] => {
  const asItem = ({ command }: { readonly command: Command }): SearchItem => ({ kind: 'command', command });
  const orders: readonly SearchItem[] =
    listFollows || found === undefined || found.rows.length === 0
      ? []
      : [
          ...found.rows.map((row): SearchItem => ({ kind: 'order', row })),
          ...(found.total > found.rows.length || found.more ? [{ kind: 'all' as const, total: found.total, more: found.more }] : []),
        ];
  return [...filters.map((filter): SearchItem => ({ kind: 'filter', filter })), ...commands.filter((one) => one.strong).map(asItem), ...orders, ...commands.filter((one) => !one.strong).map(asItem)];
};
