import type { OrderDraft } from '../../shared/domain/intake/order-draft.ts';
import type { LineProblem, RowView } from './source.ts';

/** Rows of an order without those that say again what another said; `repeats` are told to the person, a contradiction refuses. */
export type DistinctRows =
  | { readonly ok: true; readonly rows: readonly RowView[]; readonly repeats: readonly { readonly view: RowView; readonly of: RowView }[] }
  | { readonly ok: false; readonly problem: LineProblem };

/**
 * Goods lines carry their own number on some platforms: then the number decides. Where they do not, two rows with all the same
 * cells are one (no platform splits a product over two like rows), except in Taobao's old detail, which has no cell that could
 * tell two like lines apart: `pieces`, the platform's count for the order, decides there.
 */
export const distinctRows = (rows: readonly RowView[], pieces: number | null): DistinctRows => {
  const format = rows[0]?.source.format;
  if (rows.length < 2 || format === undefined || format.rows !== 'line') return { ok: true, rows, repeats: [] };
  const hasNumbers = rows.some((view) => view.cells('lineNumber') !== '');
  const seen = new Map<string, RowView>();
  const repeats: { view: RowView; of: RowView }[] = [];
  for (const view of rows) {
    const text = view.text();
    const key = hasNumbers ? view.cells('lineNumber') || text : text;
    const before = seen.get(key);
    if (before === undefined) seen.set(key, view);
    else if (before.text() === text) repeats.push({ view, of: before });
    else {
      const { source, row } = view;
      const line = before.source.rows.lineNumber(before.row);
      return { ok: false, problem: { source, row, code: 'intake.line_contradicts', params: { line, file: before.source.table.fileName } } };
    }
  }
  if (repeats.length > 0 && !hasNumbers && format.holds === 'lines') {
    const count = (views: Iterable<RowView>): number => [...views].reduce((sum, view) => sum + Number(view.cells('quantity')), 0);
    if (pieces === null || count(rows) === pieces || count(seen.values()) !== pieces) return { ok: true, rows, repeats: [] };
  }
  return { ok: true, rows: [...seen.values()], repeats };
};

/** True when two tellings of an order say the same; where they stand does not count. */
export const sayTheSame = (one: OrderDraft, other: OrderDraft): boolean => {
  const said = ({ source: _source, ...draft }: OrderDraft): string => JSON.stringify(draft);
  return said(one) === said(other);
};
