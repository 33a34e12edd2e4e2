import type { OrderLineDraft, OrderLinesDraft } from '../../shared/domain/intake/order-draft.ts';
import type { Gathered, RowRef } from './gather.ts';
import { distinctRows } from './one-of-repeats.ts';
import { readLine } from './read-lines.ts';
import { viewRow, type LineProblem } from './source.ts';

/** The rows of Taobao's detail files, looked up by order number while the list is read. */
export type Detail = { readonly gathered: Gathered; readonly used: Set<number> };

export const newDetail = (gathered: Gathered): Detail => ({ gathered, used: new Set() });

export type DetailOfOrder = { readonly rows: readonly (readonly RowRef[])[]; readonly problems: readonly LineProblem[] };

/** An order's detail rows. Blocks that stand apart (a file appended to itself, two overlapping files) must say the same. */
export const linesFor = (detail: Detail, number: string): DetailOfOrder | null => {
  const order = detail.gathered.indexOf(number);
  if (order === undefined) return null;
  detail.used.add(order);
  return detailOf(detail.gathered, order);
};

const detailOf = (gathered: Gathered, order: number): DetailOfOrder => {
  const problems = gathered.orderProblems.get(order) ?? [];
  const blocks = gathered.occurrences(order);
  const [first, ...others] = blocks;
  if (problems.length > 0 || first === undefined || others.length === 0) return { rows: blocks, problems };
  const hasNumbers = first[0]?.source.slots.lineNumber !== undefined;
  if (hasNumbers) return { rows: blocks, problems };
  const said = textOf(first);
  const other = others.find((block) => textOf(block) !== said);
  if (other === undefined) return { rows: [first], problems };
  const [one, two] = [first[0], other[0]];
  if (one === undefined || two === undefined) return { rows: blocks, problems };
  const params = { line: one.source.rows.lineNumber(one.row), file: one.source.table.fileName };
  return { rows: blocks, problems: [{ ...two, code: 'intake.order_contradicts', params }] };
};

const textOf = (rows: readonly RowRef[]): string => rows.map(({ source, row }) => JSON.stringify(lineOf({ source, row }))).join('\n');

const lineOf = ({ source, row }: RowRef): OrderLineDraft | { code: string } => {
  const line = readLine(viewRow(source, row));
  return 'code' in line ? { code: line.code } : line;
};

export type RemainingDetail =
  | { readonly kind: 'lines'; readonly lines: OrderLinesDraft }
  | { readonly kind: 'refused'; readonly number: string; readonly problems: readonly LineProblem[] };

/** Detail rows whose order no list names: lines for orders that wait for them, refused otherwise. */
export function* remainingDetail(detail: Detail, hasList: boolean, known: ReadonlySet<string>): Generator<RemainingDetail> {
  const { gathered, used } = detail;
  for (const [order, number] of gathered.numbers.entries()) {
    if (used.has(order)) continue;
    const { rows, problems } = detailOf(gathered, order);
    const all = rows.flat();
    if (problems.length > 0 || !known.has(number)) {
      const code = hasList ? 'intake.order_not_in_list' : 'intake.list_missing';
      const others = all.filter(({ source, row }) => !problems.some((problem) => problem.source === source && problem.row === row));
      yield { kind: 'refused', number, problems: [...problems, ...others.map(({ source, row }) => ({ source, row, code, params: {} }))] };
      continue;
    }
    yield lineSet(number, all);
  }
}

const lineSet = (number: string, rows: readonly RowRef[]): RemainingDetail => {
  const distinct = distinctRows(rows.map(({ source, row }) => viewRow(source, row)), null);
  if (!distinct.ok) return { kind: 'refused', number, problems: [distinct.problem] };
  const lines: OrderLineDraft[] = [];
  for (const view of distinct.rows) {
    const line = view.problem === null ? readLine(view) : { source: view.source, row: view.row, ...view.problem };
    if ('code' in line) return { kind: 'refused', number, problems: [line] };
    lines.push(line);
  }
  const head = distinct.rows[0];
  const source = { fileName: head?.source.table.fileName ?? '', lineNumber: head === undefined ? 0 : head.source.rows.lineNumber(head.row) };
  return { kind: 'lines', lines: { platform: head?.source.format.platform ?? 'taobao', platformOrderNumber: number, lines, source } };
};
