import { headerKey, valueText } from '../../shared/domain/intake/cell-text.ts';
import type { IntakeField } from './formats/format.ts';
import { hasOnlyZerosBehindFifteen, isFooterText, readOrderNumber } from './order-number.ts';
import { madeNumber } from './mapping/made-number.ts';
import { cellOf, fieldText, viewRow, type LineProblem, type Source } from './source.ts';

/**
 * First pass over the rows: which rows belong to which order. Only the order number is read here, so that a million lines cost
 * their offsets and one string an order; the second pass reads each order's rows once, completely.
 */
export type Gathered = {
  /** In order of first appearance. */
  readonly numbers: readonly string[];
  indexOf(number: string): number | undefined;
  /** Each time the file tells of the order: its rows. More than one is a repeat. */
  occurrences(order: number): readonly (readonly RowRef[])[];
  /** Problems that refuse the whole order (all or nothing). */
  readonly orderProblems: ReadonlyMap<number, readonly LineProblem[]>;
  /** Lines that belong to no order. */
  readonly strayProblems: readonly LineProblem[];
  readonly ignoredRows: number;
};

export type RowRef = { readonly source: Source; readonly row: number };

export const gatherOrders = (sources: readonly Source[], stop: () => boolean, onRows: (rows: number) => void): Gathered => {
  const state = newState(sources);
  for (const [index, source] of sources.entries()) gatherSource(state, index, source, stop, onRows);
  refuseRewrittenNumbers(state);
  return {
    numbers: state.numbers,
    indexOf: (number) => state.byNumber.get(number),
    occurrences: (order) => occurrencesOf(state, order),
    orderProblems: state.orderProblems,
    strayProblems: state.strayProblems,
    ignoredRows: state.ignoredRows,
  };
};

type State = {
  readonly sources: readonly Source[];
  /** Rows of all sources are numbered through; a source's first number. */
  readonly firstRow: readonly number[];
  readonly byNumber: Map<string, number>;
  readonly numbers: string[];
  /** Next row of the same occurrence, -1 at its end. */
  readonly nextRow: Int32Array;
  /** Occurrences: first and last row, and the next occurrence of the same order. */
  readonly firstOf: number[];
  readonly lastOf: number[];
  readonly nextOccurrence: number[];
  /** By order: first and latest occurrence. */
  readonly firstOccurrence: number[];
  readonly latestOccurrence: number[];
  readonly orderProblems: Map<number, LineProblem[]>;
  readonly strayProblems: LineProblem[];
  ignoredRows: number;
};

const newState = (sources: readonly Source[]): State => {
  let total = 0;
  const firstRow = sources.map((source) => {
    const first = total;
    total += source.rows.count;
    return first;
  });
  return {
    sources, firstRow, byNumber: new Map(), numbers: [], nextRow: new Int32Array(total).fill(-1), firstOf: [], lastOf: [], nextOccurrence: [],
    firstOccurrence: [], latestOccurrence: [], orderProblems: new Map(), strayProblems: [], ignoredRows: 0,
  };
};

const gatherSource = (state: State, index: number, source: Source, stop: () => boolean, onRows: (rows: number) => void): void => {
  const { format, rows } = source;
  const cells: string[] = [];
  // Lines that carry their own number belong together wherever they stand; others only while they stand together.
  const joinsAnywhere = format.rows === 'line' && (source.slots.lineNumber !== undefined || format.mapping !== undefined);
  const isUnnumbered = format.mapping !== undefined && source.slots.orderNumber === undefined;
  let current = -1;
  let currentIsRepeatable = false;
  let strayHeaderLine: number | null = null;
  let told = 0;
  for (let row = 0; row < rows.count; row += 1) {
    if (row % 4096 === 0) {
      onRows(row - told);
      told = row;
      if (stop()) return;
    }
    const problem = rows.readFirst(row, source.keySlots, cells);
    const cell = isUnnumbered ? madeNumber(viewRow(source, row)) : fieldText(source.slots, cells, 'orderNumber');
    const reading = readOrderNumber(cell, format.orderNumber);
    const stray = (code: string, params: LineProblem['params'] = {}): void => {
      state.strayProblems.push({ source, row, code, params });
    };
    if (strayHeaderLine !== null) {
      stray('intake.columns_change', { line: strayHeaderLine });
      continue;
    }
    if (problem !== null) {
      const touched = touchedOrder(state, source, reading, current);
      if (touched === -1) stray(problem.code, problem.params);
      else addOrderProblem(state, touched, { source, row, ...problem });
      if (reading.kind === 'number' && reading.number === state.numbers[touched]) current = touched;
      continue;
    }
    if (reading.kind === 'number') {
      const order = orderFor(state, reading.number);
      const isHead = format.rows === 'line_below' && fieldText(source.slots, cells, 'status') !== '';
      const joins = format.rows === 'order' ? false : joinsAnywhere ? state.latestOccurrence[order] !== -1 : order === current && !(isHead && currentIsRepeatable && isSameAsHead(state, order, source, row));
      place(state, order, (state.firstRow[index] ?? 0) + row, joins);
      if (order !== current || !joins) currentIsRepeatable = isHead;
      current = order;
    } else if (reading.kind === 'empty') {
      const full = viewRow(source, row);
      if (isFooterText(valueText(full.cells('title'))) || isFooterText(valueText(full.cells('receiverName')))) {
        state.ignoredRows += 1;
        continue;
      }
      const hasGoods = ['title', 'skuCode', 'goodsList'].some((field) => valueText(full.cells(field as IntakeField)) !== '');
      const isLine = hasGoods || valueText(full.cells('quantity')) !== '';
      // Sums below the table, whose word stands in a column that is not read.
      if (format.mapping !== undefined && !hasGoods && valueText(full.cells('receiverName')) === '' && row >= rows.count - 2) {
        state.ignoredRows += 1;
        continue;
      }
      if (format.rows === 'line_below' && current !== -1 && isLine) place(state, current, (state.firstRow[index] ?? 0) + row, true);
      else if (isLine || valueText(full.cells('receiverName')) !== '' || valueText(full.cells('status')) !== '') stray('intake.order_number_missing', { cell: cellOf({ source, row }, 'orderNumber') });
      else state.ignoredRows += 1;
    } else if (reading.kind === 'footer') state.ignoredRows += 1;
    else if (reading.kind === 'lost_digits') stray('intake.order_number_lost_digits', { cell: cellOf({ source, row }, 'orderNumber'), text: reading.text });
    else if (source.headerCells.some((name) => name !== '') && headerKey(cell) === headerKey(source.headerCells[source.slots.orderNumber?.[0] ?? 0] ?? '')) {
      // A second header: of the same export appended, or of another one with other columns.
      rows.read(row, cells);
      if (source.headerCells.every((name, slot) => headerKey(name) === headerKey(cells[slot] ?? ''))) state.ignoredRows += 1;
      else strayHeaderLine = rows.lineNumber(row);
      if (strayHeaderLine !== null) stray('intake.columns_change', { line: strayHeaderLine });
    } else stray('intake.order_number_unreadable', { cell: cellOf({ source, row }, 'orderNumber'), text: reading.text });
  }
  onRows(rows.count - told);
};

/** The order that a damaged line belongs to: by its number, or the one before when the damage is in the number. */
const touchedOrder = (state: State, source: Source, reading: ReturnType<typeof readOrderNumber>, current: number): number => {
  const before = state.numbers[current];
  if (reading.kind === 'number') {
    const known = state.byNumber.get(reading.number);
    if (known !== undefined) return known;
    if (before?.startsWith(reading.number) === true && source.format.rows !== 'order') return current;
    return orderFor(state, reading.number);
  }
  if (source.format.rows === 'order') return -1;
  if (reading.kind === 'empty') return current;
  return reading.kind === 'unreadable' && before?.startsWith(reading.text) === true ? current : -1;
};

const orderFor = (state: State, number: string): number => {
  const known = state.byNumber.get(number);
  if (known !== undefined) return known;
  const order = state.numbers.length;
  state.byNumber.set(number, order);
  state.numbers.push(number);
  state.firstOccurrence.push(-1);
  state.latestOccurrence.push(-1);
  return order;
};

const place = (state: State, order: number, row: number, joins: boolean): void => {
  const latest = state.latestOccurrence[order] ?? -1;
  if (joins && latest !== -1) {
    state.nextRow[state.lastOf[latest] ?? 0] = row;
    state.lastOf[latest] = row;
    return;
  }
  const occurrence = state.firstOf.length;
  state.firstOf.push(row);
  state.lastOf.push(row);
  state.nextOccurrence.push(-1);
  if (latest === -1) state.firstOccurrence[order] = occurrence;
  else state.nextOccurrence[latest] = occurrence;
  state.latestOccurrence[order] = occurrence;
};

const refOf = (state: State, row: number): RowRef => {
  let index = state.firstRow.length - 1;
  while (index > 0 && (state.firstRow[index] ?? 0) > row) index -= 1;
  const source = state.sources[index];
  if (source === undefined) throw new Error('row outside all sources');
  return { source, row: row - (state.firstRow[index] ?? 0) };
};

const occurrencesOf = (state: State, order: number): readonly (readonly RowRef[])[] => {
  const all: RowRef[][] = [];
  for (let occurrence = state.firstOccurrence[order] ?? -1; occurrence !== -1; occurrence = state.nextOccurrence[occurrence] ?? -1) {
    const rows: RowRef[] = [];
    for (let row = state.firstOf[occurrence] ?? -1; row !== -1; row = state.nextRow[row] ?? -1) rows.push(refOf(state, row));
    all.push(rows);
  }
  return all;
};

/** Where each row repeats the order's cells, only a row that says exactly the same is the order once more. */
const isSameAsHead = (state: State, order: number, source: Source, row: number): boolean => {
  const head = refOf(state, state.firstOf[state.latestOccurrence[order] ?? 0] ?? 0);
  const first: string[] = [];
  const again: string[] = [];
  head.source.rows.read(head.row, first);
  source.rows.read(row, again);
  return head.source === source && first.join('\u0001') === again.join('\u0001');
};

const addOrderProblem = (state: State, order: number, problem: LineProblem): void => {
  const known = state.orderProblems.get(order);
  if (known === undefined) state.orderProblems.set(order, [problem]);
  else known.push(problem);
};

/** Every long number of a file ends in zeros behind the fifteenth digit: a spreadsheet has rewritten them. */
const refuseRewrittenNumbers = (state: State): void => {
  const long = state.numbers.filter((number) => number.length > 16);
  if (long.length < 3 || !long.every(hasOnlyZerosBehindFifteen)) return;
  for (const number of long) {
    const order = orderFor(state, number);
    for (const { source, row } of occurrencesOf(state, order).flat()) {
      addOrderProblem(state, order, { source, row, code: 'intake.order_number_lost_digits', params: { cell: cellOf({ source, row }, 'orderNumber'), text: number } });
    }
  }
};
