import { ok, refuse, type Result } from '../result.ts';
import type { Mark } from './display-list.ts';
import type { FieldValues } from './document-data.ts';
import { layoutPlaced, withSheet, type PlacedRefusal, type SheetPlace } from './layout-element.ts';
import type { AreaElement, PlacedElement } from './template.ts';
import type { Typefaces } from './typeface.ts';

/** How many sheets so many rows take; a document without rows still has one. */
export const sheetsOfArea = (area: AreaElement, rows: number): number => Math.max(1, Math.ceil(rows / (area.columns * area.rows)));

/** The cells of one sheet. A refusal names the row (`lines[3]`) and keeps the label of the element that could not be drawn. */
export const layoutArea = (
  area: AreaElement,
  rows: readonly FieldValues[],
  values: FieldValues,
  sheet: SheetPlace,
  typefaces: Typefaces,
): Result<readonly Mark[], PlacedRefusal> => {
  const perSheet = area.columns * area.rows;
  const own = withSheet(values, sheet);
  const marks: Mark[] = [];
  for (const [cell, row] of rows.slice(sheet.index * perSheet, (sheet.index + 1) * perSheet).entries()) {
    const xHmm = area.xHmm + (cell % area.columns) * (area.widthHmm + area.gapXHmm);
    const yHmm = area.yHmm + Math.floor(cell / area.columns) * (area.heightHmm + area.gapYHmm);
    const inCell: FieldValues = { ...own, ...row };
    for (const element of area.elements) {
      const drawn = layoutPlaced(moved(element, xHmm, yHmm), inCell, sheet, typefaces);
      if (!drawn.ok) return refuse(drawn.refusal.code, drawn.refusal.params, `lines[${sheet.index * perSheet + cell}]`);
      marks.push(...drawn.value);
    }
  }
  return ok(marks);
};

/** From the cell's coordinates to the sheet's. Moved before it is laid out, so that a code meets the grid of the label head. */
const moved = (element: PlacedElement, xHmm: number, yHmm: number): PlacedElement =>
  element.type === 'line'
    ? { ...element, x1Hmm: element.x1Hmm + xHmm, y1Hmm: element.y1Hmm + yHmm, x2Hmm: element.x2Hmm + xHmm, y2Hmm: element.y2Hmm + yHmm }
    : { ...element, xHmm: element.xHmm + xHmm, yHmm: element.yHmm + yHmm };
