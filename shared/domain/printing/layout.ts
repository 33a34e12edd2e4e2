import { ok, refuse, type Refusal, type Result } from '../result.ts';
import type { Mark, Sheet } from './display-list.ts';
import { rowsOf, valuesOf, type DocumentData, type FieldValues } from './document-data.ts';
import { layoutArea, sheetsOfArea } from './layout-area.ts';
import { layoutPlaced, withSheet, type PlacedRefusal, type SheetPlace } from './layout-element.ts';
import { layoutTable, type TableRefusal } from './layout-table.ts';
import { isFlowing, type FlowingElement, type Template } from './template.ts';
import type { Typefaces } from './typeface.ts';

export type LayoutRefusal = PlacedRefusal | TableRefusal | Refusal<'printing.template_wrong_kind' | 'printing.too_many_sheets'>;

/** More is a mistake in the data, not a document. */
const mostSheets = 1_000;

/**
 * Template + data → sheets (PR-1). Pure: the same input gives the same marks, to 1/100 mm. A waybill is one sheet; a
 * document with rows takes as many as its table or area needs.
 *
 * Refuses, each with the field and its label: text that does not fit at the floor (`printing.text_does_not_fit`), a character
 * that the font lacks (`printing.character_missing`: character, codePoint), a required field that is empty, a barcode that
 * cannot be encoded or would be too fine to scan, a table row taller than a sheet, a template of another kind of document.
 */
export const layoutDocument = (template: Template, data: DocumentData, typefaces: Typefaces): Result<readonly Sheet[], LayoutRefusal> => {
  if (template.kind !== data.kind) return refuse('printing.template_wrong_kind', { template: template.id, wanted: data.kind });
  const values = valuesOf(data);
  const flowing = template.elements.find(isFlowing);
  const flow = flowing === undefined ? ok(oneSheet) : layoutFlowing(flowing, data, values, typefaces);
  if (!flow.ok) return flow;
  const { count } = flow.value;
  if (count > mostSheets) return refuse('printing.too_many_sheets', { count, most: mostSheets });

  const sheets: Sheet[] = [];
  for (let index = 0; index < count; index += 1) {
    const sheet: SheetPlace = { index, count };
    const own = withSheet(values, sheet);
    const marks: Mark[] = [];
    for (const element of template.elements) {
      const drawn = isFlowing(element) ? flow.value.marksOn(sheet) : layoutPlaced(element, own, sheet, typefaces);
      if (!drawn.ok) return drawn;
      marks.push(...drawn.value);
    }
    sheets.push({ ...template.paper, marks });
  }
  return ok(sheets);
};

/** A document that flows: over how many sheets, and what stands on each. */
type Flow = { readonly count: number; readonly marksOn: (sheet: SheetPlace) => Result<readonly Mark[], LayoutRefusal> };
const oneSheet: Flow = { count: 1, marksOn: () => ok([]) };

const layoutFlowing = (element: FlowingElement, data: DocumentData, values: FieldValues, typefaces: Typefaces): Result<Flow, LayoutRefusal> => {
  const rows = rowsOf(data);
  if (element.type === 'area') {
    return ok({ count: sheetsOfArea(element, rows.length), marksOn: (sheet) => layoutArea(element, rows, values, sheet, typefaces) });
  }
  const tables = layoutTable(element, rows, typefaces);
  return tables.ok ? ok({ count: tables.value.length, marksOn: ({ index }) => ok(tables.value[index] ?? []) }) : tables;
};

/**
 * What a pre-printed form already carries, for the preview only. Never part of a sheet, so it can never be printed.
 */
export const layoutBackdrop = (template: Template, typefaces: Typefaces): Result<readonly Mark[], LayoutRefusal> => {
  const marks: Mark[] = [];
  for (const element of template.backdrop) {
    const drawn = layoutPlaced(element, {}, { index: 0, count: 1 }, typefaces);
    if (!drawn.ok) return drawn;
    marks.push(...drawn.value);
  }
  return ok(marks);
};
