import { ok, refuse, type Refusal, type Result } from '../result.ts';
import type { LineMark, Mark, TextMark } from './display-list.ts';
import type { FieldValues } from './document-data.ts';
import { blockHeightHmm } from './fit-text.ts';
import { composeText, setText, type TextRefusal } from './layout-text.ts';
import type { TableColumn, TableElement, TextStyle } from './template.ts';
import type { Typefaces } from './typeface.ts';

export type TableRefusal = TextRefusal | Refusal<'printing.row_too_tall'>;

/** A row set once, at the top of the sheet; its marks are moved to where it comes to stand. */
type Row = { readonly heightHmm: number; readonly marks: readonly TextMark[] };

/**
 * Marks of the table for each sheet of the document, at least one. Rows go where there is room; the last sheet keeps its closing
 * elements free, so rows may move on to a sheet of their own, never the closing elements alone. Refuses a row that is taller
 * than an empty sheet.
 */
export const layoutTable = (
  table: TableElement,
  rows: readonly FieldValues[],
  typefaces: Typefaces,
): Result<readonly (readonly Mark[])[], TableRefusal> => {
  const sized: Row[] = [];
  for (const [index, values] of rows.entries()) {
    const row = sizeRow(table, values, index, typefaces);
    if (!row.ok) return row;
    sized.push(row.value);
  }
  const sheets: Mark[][] = [];
  for (const [index, rowsOfSheet] of divide(table, sized.map((row) => row.heightHmm)).entries()) {
    const marks: Mark[] = [];
    let yHmm = index === 0 ? table.yHmm : table.followingYHmm;
    const header = headerAt(table, yHmm, typefaces);
    if (!header.ok) return header;
    marks.push(...header.value);
    yHmm += table.headerHeightHmm;
    marks.push(ruleAt(table, yHmm));
    for (const row of sized.slice(rowsOfSheet.from, rowsOfSheet.to)) {
      for (const mark of row.marks) marks.push({ ...mark, baselineHmm: mark.baselineHmm + yHmm + table.paddingYHmm });
      yHmm += row.heightHmm;
      marks.push(ruleAt(table, yHmm));
    }
    sheets.push(marks);
  }
  return ok(sheets);
};

type Span = { readonly from: number; readonly to: number };

/** Which rows stand on which sheet. No row is taller than the last sheet's room (`sizeRow` sees to that). */
const divide = (table: TableElement, heights: readonly number[]): readonly Span[] => {
  const spans: Span[] = [];
  let from = 0;
  for (;;) {
    const topHmm = (spans.length === 0 ? table.yHmm : table.followingYHmm) + table.headerHeightHmm;
    const rest = heights.slice(from).reduce((sum, height) => sum + height, 0);
    if (topHmm + rest <= table.lastBottomHmm) return [...spans, { from, to: heights.length }];
    let to = from;
    let bottomHmm = topHmm;
    while (to < heights.length && bottomHmm + (heights[to] ?? 0) <= table.bottomHmm) {
      bottomHmm += heights[to] ?? 0;
      to += 1;
    }
    // All rows would fit here but the closing elements would not: the last row goes along with them.
    if (to === heights.length) to -= 1;
    spans.push({ from, to });
    from = to;
  }
};

const styleOf = (column: TableColumn, table: TableElement): TextStyle => ({
  sizeHmm: column.sizeHmm, smallestSizeHmm: Math.min(table.smallestSizeHmm, column.sizeHmm), weight: column.weight, align: column.align,
  valign: 'top', lineHeightPercent: table.lineHeightPercent, wrap: 'flow', missing: 'spell', ink: 'black',
});

const sizeRow = (table: TableElement, values: FieldValues, index: number, typefaces: Typefaces): Result<Row, TableRefusal> => {
  const tallest = Math.min(table.lastBottomHmm, table.bottomHmm) - Math.max(table.yHmm, table.followingYHmm) - table.headerHeightHmm;
  const marks: TextMark[] = [];
  let heightHmm = 0;
  let xHmm = table.xHmm;
  for (const column of table.columns) {
    const frame = {
      xHmm: xHmm + table.paddingXHmm, yHmm: 0, widthHmm: column.widthHmm - 2 * table.paddingXHmm, heightHmm: tallest - 2 * table.paddingYHmm,
    };
    const set = setText(composeText(column.text, values), frame, styleOf(column, table), { field: `lines[${index}]`, label: column.header }, typefaces);
    if (!set.ok) {
      return set.refusal.code === 'printing.text_does_not_fit' ? refuse('printing.row_too_tall', set.refusal.params, set.refusal.field) : set;
    }
    const sizeHmm = set.value[0]?.sizeHmm ?? column.sizeHmm;
    heightHmm = Math.max(heightHmm, blockHeightHmm(Math.max(1, set.value.length), sizeHmm, table.lineHeightPercent));
    marks.push(...set.value);
    xHmm += column.widthHmm;
  }
  return ok({ heightHmm: heightHmm + 2 * table.paddingYHmm, marks });
};

const headerAt = (table: TableElement, yHmm: number, typefaces: Typefaces): Result<readonly Mark[], TableRefusal> => {
  const marks: Mark[] = [];
  let xHmm = table.xHmm;
  for (const column of table.columns) {
    const frame = { xHmm: xHmm + table.paddingXHmm, yHmm, widthHmm: column.widthHmm - 2 * table.paddingXHmm, heightHmm: table.headerHeightHmm };
    const style: TextStyle = {
      ...styleOf(column, table), sizeHmm: table.headerSizeHmm, smallestSizeHmm: Math.min(table.smallestSizeHmm, table.headerSizeHmm),
      weight: 'bold', valign: 'middle', wrap: 'line',
    };
    const set = setText([column.header.zh], frame, style, { field: 'lines', label: column.header }, typefaces);
    if (!set.ok) return set;
    marks.push(...set.value);
    xHmm += column.widthHmm;
  }
  return ok(marks);
};

const ruleAt = (table: TableElement, yHmm: number): LineMark => ({
  kind: 'line', x1Hmm: table.xHmm, x2Hmm: table.xHmm + table.columns.reduce((sum, column) => sum + column.widthHmm, 0),
  y1Hmm: yHmm, y2Hmm: yHmm, strokeHmm: table.ruleHmm, ink: table.ruleInk, dashHmm: 0,
});
