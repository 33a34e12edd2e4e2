import type { IntakeNote, OrderDraft, OrderLinesDraft, RefusedLine } from '../../shared/domain/intake/order-draft.ts';
import type { RowRef } from './gather.ts';
import type { FileReport, IntakeBatch, IntakeOptions, IntakeSummary } from './intake-batch.ts';
import type { LineProblem } from './source.ts';

/** Collects what goes out with the next batch, and counts. */
export class PendingBatch {
  private batch = emptyBatch();
  rowsRead = 0;
  private readonly size: number;
  private orderCount = 0;
  private lineCount = 0;
  private refusedCount = 0;
  private ignoredRowCount = 0;

  constructor(options: IntakeOptions) {
    this.size = options.batchSize ?? 500;
  }

  isFull(): boolean {
    return this.batch.orders.length >= this.size || this.batch.refusedLines.length >= this.size * 4 || this.batch.lineSets.length >= this.size || this.batch.notes.length >= this.size * 4;
  }

  hasAny(): boolean {
    return Object.values(this.batch).some((list) => list.length > 0);
  }

  take(): IntakeBatch {
    const full = { ...this.batch, rowsRead: this.rowsRead };
    this.batch = emptyBatch();
    return full;
  }

  /** `rows`: how many rows of the files the order was made of. */
  addOrder(draft: OrderDraft, rows: number): void {
    this.rowsRead += rows;
    this.orderCount += 1;
    this.lineCount += draft.lines.length;
    this.batch.orders.push(draft);
  }

  addLineSet(lines: OrderLinesDraft): void {
    this.lineCount += lines.lines.length;
    this.batch.lineSets.push(lines);
  }

  refuse(line: RefusedLine): void {
    this.refusedCount += 1;
    if (line.lineNumber > 0) this.rowsRead += 1;
    this.batch.refusedLines.push(line);
  }

  refuseRow(problem: LineProblem, number: string | null): void {
    this.refuse(refusedLine(problem, number));
  }

  /** Every row of the order is listed: the bad ones with their reason, the others as belonging to it (all or nothing). */
  refuseOrder(number: string, problems: readonly LineProblem[], rows: readonly RowRef[]): void {
    for (const problem of problems) this.refuseRow(problem, number);
    const line = problems[0] === undefined ? 0 : problems[0].source.rows.lineNumber(problems[0].row);
    const file = problems[0]?.source.table.fileName ?? '';
    for (const { source, row } of rows) {
      if (problems.some((problem) => problem.source === source && problem.row === row)) continue;
      this.refuseRow({ source, row, code: 'intake.other_line_refused', params: { line, file } }, number);
    }
  }

  note(note: IntakeNote): void {
    this.batch.notes.push(note);
  }

  noteRepeat(number: string, again: RowRef | undefined, of: { readonly fileName: string; readonly lineNumber: number }): void {
    if (again === undefined) return;
    this.note(refusedLine({ ...again, code: 'intake.line_repeated', params: { line: of.lineNumber, file: of.fileName } }, number));
  }

  ignore(rows: number): void {
    this.ignoredRowCount += rows;
  }

  summary(files: readonly FileReport[], finished: boolean): IntakeSummary {
    return { finished, files, orderCount: this.orderCount, lineCount: this.lineCount, refusedCount: this.refusedCount, ignoredRowCount: this.ignoredRowCount };
  }
}

const emptyBatch = (): { orders: OrderDraft[]; lineSets: OrderLinesDraft[]; refusedLines: RefusedLine[]; notes: IntakeNote[] } => ({ orders: [], lineSets: [], refusedLines: [], notes: [] });

const refusedLine = ({ source, row, code, params }: LineProblem, number: string | null): RefusedLine => ({
  fileName: source.table.fileName, lineNumber: source.rows.lineNumber(row), platformOrderNumber: number, code,
  params: source.sheetName === null ? params : { ...params, sheet: source.sheetName },
});
