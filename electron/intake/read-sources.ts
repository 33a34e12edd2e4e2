import { readCount } from '../../shared/domain/intake/amount.ts';
import type { OrderDraft } from '../../shared/domain/intake/order-draft.ts';
import { zoneClock } from '../../shared/domain/intake/order-time.ts';
import type { RegionIndex } from '../../shared/domain/intake/regions.ts';
import { assembleOrder, type AssembleContext } from './assemble-order.ts';
import { linesFor, newDetail, remainingDetail, type Detail } from './detail-lines.ts';
import { gatherOrders, type Gathered, type RowRef } from './gather.ts';
import type { FileReport, IntakeBatch, IntakeOptions, IntakeProgress, IntakeSummary } from './intake-batch.ts';
import { distinctRows, sayTheSame } from './one-of-repeats.ts';
import type { PendingBatch } from './pending-batch.ts';
import { viewRow, type LineProblem, type RowView, type Source } from './source.ts';

export type Opened = { readonly sources: readonly Source[]; readonly reports: readonly FileReport[]; readonly total: number };

/** Opened tables → orders in batches; the second half of `readExportBatches`, which opens files first. */
// eslint-disable-next-line @typescript-eslint/require-await -- the second half of a generator that awaits its files
export async function* readSources({ sources, reports, total }: Opened, options: IntakeOptions, regions: RegionIndex, out: PendingBatch): AsyncGenerator<IntakeBatch, IntakeSummary, void> {
  const stop = (): boolean => options.signal?.aborted === true;
  const tell = (step: IntakeProgress['step'], done: number): void => options.onProgress?.({ step, done, total });
  const context: AssembleContext = { clock: zoneClock(options.timeZone), regions };
  let sorted = 0;
  const gathered = [...new Set(sources.map((source) => source.format.platform))].map((platform) => {
    const ofPlatform = sources.filter((source) => source.format.platform === platform);
    const gather = (holds: 'orders' | 'lines'): Gathered =>
      gatherOrders(ofPlatform.filter((source) => source.format.holds === holds), stop, (rows) => {
        sorted += rows;
        tell('opening', sorted);
      });
    const detailSources = ofPlatform.some((source) => source.format.holds === 'lines');
    return { orders: gather('orders'), detail: detailSources ? newDetail(gather('lines')) : null, hasList: ofPlatform.some((source) => source.format.holds === 'orders') };
  });
  if (stop()) return out.summary(reports, false);

  for (const { orders, detail, hasList } of gathered) {
    out.ignore(orders.ignoredRows + (detail?.gathered.ignoredRows ?? 0));
    for (const problem of [...orders.strayProblems, ...(detail?.gathered.strayProblems ?? [])]) {
      out.refuseRow(problem, null);
      if (out.isFull()) yield out.take();
    }
    for (const [order, number] of orders.numbers.entries()) {
      takeOrder(order, number, orders, detail, context, out);
      if (out.isFull()) {
        tell('taking', out.rowsRead);
        yield out.take();
        if (stop()) return out.summary(reports, false);
      }
    }
    if (detail !== null) {
      for (const rest of remainingDetail(detail, hasList, options.knownOrderNumbers ?? new Set())) {
        if (rest.kind === 'refused') for (const problem of rest.problems) out.refuseRow(problem, rest.number);
        else out.addLineSet(rest.lines);
        if (out.isFull()) yield out.take();
        if (stop()) return out.summary(reports, false);
      }
    }
    noteMissingDetail(reports, detail, hasList, out);
  }
  tell('taking', total);
  if (out.hasAny()) yield out.take();
  return out.summary(reports, true);
}

const takeOrder = (order: number, number: string, gathered: Gathered, detail: Detail | null, context: AssembleContext, out: PendingBatch): void => {
  const occurrences = gathered.occurrences(order);
  const lines = detail === null ? null : linesFor(detail, number);
  const refuse = (problems: readonly LineProblem[]): void => {
    out.refuseOrder(number, problems, [...occurrences.flat(), ...(lines?.rows.flat() ?? [])]);
  };
  const known = gathered.orderProblems.get(order);
  if (known !== undefined || (lines !== null && lines.problems.length > 0)) {
    refuse([...(known ?? []), ...(lines?.problems ?? [])]);
    return;
  }
  const drafts: { draft: OrderDraft; first: RowRef | undefined }[] = [];
  for (const rows of occurrences) {
    const views = rows.map(({ source, row }) => viewRow(source, row));
    const told = tellOrder(number, views, lines?.rows ?? null, context, out);
    if (!told.ok) {
      refuse([told.problem]);
      return;
    }
    drafts.push({ draft: told.draft, first: rows[0] });
  }
  const [kept, ...repeats] = drafts;
  if (kept === undefined) return;
  const other = repeats.find(({ draft }) => !sayTheSame(draft, kept.draft));
  if (other !== undefined) {
    refuse(contradiction(kept.first, other.first));
    return;
  }
  for (const { first } of repeats) out.noteRepeat(number, first, kept.draft.source);
  out.addOrder(kept.draft, countRows(occurrences) + countRows(lines?.rows ?? []));
};

const countRows = (groups: readonly (readonly RowRef[])[]): number => groups.reduce((sum, rows) => sum + rows.length, 0);

type Told = { readonly ok: true; readonly draft: OrderDraft } | { readonly ok: false; readonly problem: LineProblem };

const tellOrder = (number: string, views: readonly RowView[], detail: readonly (readonly RowRef[])[] | null, context: AssembleContext, out: PendingBatch): Told => {
  const distinct = distinctRows(views, null);
  if (!distinct.ok) return distinct;
  for (const { view, of } of distinct.repeats) out.noteRepeat(number, view, { fileName: of.source.table.fileName, lineNumber: of.source.rows.lineNumber(of.row) });
  if (detail === null || detail.length === 0) return assembleOrder(number, distinct.rows, null, context);
  const pieces = readCount(views[0]?.cells('pieces') ?? '');
  const lines = distinctRows(detail.flat().map(({ source, row }) => viewRow(source, row)), pieces.kind === 'value' ? pieces.value : null);
  if (!lines.ok) return lines;
  for (const { view, of } of lines.repeats) out.noteRepeat(number, view, { fileName: of.source.table.fileName, lineNumber: of.source.rows.lineNumber(of.row) });
  return assembleOrder(number, distinct.rows, lines.rows, context);
};

/** Both places are named on both lines: which of them is right, a person must say. */
const contradiction = (one: RowRef | undefined, other: RowRef | undefined): LineProblem[] => {
  if (one === undefined || other === undefined) return [];
  const at = ({ source, row }: RowRef): { line: number; file: string } => ({ line: source.rows.lineNumber(row), file: source.table.fileName });
  return [
    { ...one, code: 'intake.order_contradicts', params: at(other) },
    { ...other, code: 'intake.order_contradicts', params: at(one) },
  ];
};

const noteMissingDetail = (reports: readonly FileReport[], detail: Detail | null, hasList: boolean, out: PendingBatch): void => {
  if (detail !== null || !hasList) return;
  for (const report of reports) {
    if (report.kind === 'taobao_list') out.note({ fileName: report.fileName, lineNumber: 0, platformOrderNumber: null, code: 'intake.detail_missing', params: {} });
  }
};
