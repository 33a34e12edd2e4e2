import { ok, refuse, type Refusal, type Result } from '../result.ts';
import { encodeCode128, moduleWidth, quietZoneModules } from './code128.ts';
import type { BarsMark, Mark, Sheet } from './display-list.ts';
import { rowsOf, valuesOf, type DocumentData, type FieldValues } from './document-data.ts';
import { layoutTable, type TableRefusal } from './layout-table.ts';
import { composeText, labelOf, setText, type TextRefusal } from './layout-text.ts';
import { plainText } from './plain-text.ts';
import type { BarcodeElement, Element, Pages, TableElement, Template } from './template.ts';
import type { Typefaces } from './typeface.ts';

export type LayoutRefusal =
  | TextRefusal
  | TableRefusal
  | Refusal<
      'printing.template_wrong_kind' | 'printing.too_many_sheets' | 'printing.barcode_empty' | 'printing.barcode_character' | 'printing.barcode_does_not_fit'
    >;

/** More is a mistake in the data, not a packing slip. */
const mostSheets = 200;

/**
 * Template + data → sheets (PR-1). Pure: the same input gives the same marks, to 1/100 mm. A waybill is one sheet, a packing slip
 * as many as its lines take.
 *
 * Refuses, each with the field and its label: text that does not fit at the floor (`printing.text_does_not_fit`), a character
 * that the font lacks (`printing.character_missing`: character, codePoint), a required field that is empty, a barcode that
 * cannot be encoded or would be too fine to scan, a table row taller than a sheet, a template of another kind of document.
 */
export const layoutDocument = (template: Template, data: DocumentData, typefaces: Typefaces): Result<readonly Sheet[], LayoutRefusal> => {
  if (template.kind !== data.kind) return refuse('printing.template_wrong_kind', { template: template.id, wanted: data.kind });
  const table = template.elements.find((element): element is TableElement => element.type === 'table');
  let tableSheets: readonly (readonly Mark[])[] = [[]];
  if (table !== undefined) {
    const laidOut = layoutTable(table, rowsOf(data), typefaces);
    if (!laidOut.ok) return laidOut;
    tableSheets = laidOut.value;
  }
  const count = tableSheets.length;
  if (count > mostSheets) return refuse('printing.too_many_sheets', { count, most: mostSheets });

  const values = valuesOf(data);
  const sheets: Sheet[] = [];
  for (const [index, tableMarks] of tableSheets.entries()) {
    const own: FieldValues = { ...values, 'sheet.number': String(index + 1), 'sheet.count': String(count) };
    const marks: Mark[] = [];
    for (const element of template.elements) {
      if (element.type === 'table') {
        marks.push(...tableMarks);
        continue;
      }
      if (!standsOn(element.pages, index, count)) continue;
      if (element.when !== null && plainText(own[element.when] ?? '') === '') continue;
      const drawn = layoutElement(element, own, typefaces);
      if (!drawn.ok) return drawn;
      marks.push(...drawn.value);
    }
    sheets.push({ ...template.paper, marks });
  }
  return ok(sheets);
};

/**
 * What a pre-printed form already carries, for the preview only. Never part of a sheet, so it can never be printed.
 */
export const layoutBackdrop = (template: Template, typefaces: Typefaces): Result<readonly Mark[], LayoutRefusal> => {
  const marks: Mark[] = [];
  for (const element of template.backdrop) {
    const drawn = layoutElement(element, {}, typefaces);
    if (!drawn.ok) return drawn;
    marks.push(...drawn.value);
  }
  return ok(marks);
};

const standsOn = (pages: Pages, index: number, count: number): boolean => {
  switch (pages) {
    case 'every':
      return true;
    case 'first':
      return index === 0;
    case 'following':
      return index > 0;
    case 'last':
      return index === count - 1;
  }
};

const layoutElement = (
  element: Exclude<Element, TableElement>,
  values: FieldValues,
  typefaces: Typefaces,
): Result<readonly Mark[], LayoutRefusal> => {
  switch (element.type) {
    case 'text': {
      const paragraphs = composeText(element.text, values);
      if (paragraphs.length === 0) {
        return element.required ? refuse('printing.field_empty', labelOf(element), element.field) : ok([]);
      }
      const set = setText(paragraphs, element, element, element, typefaces);
      if (set.ok || element.instead === '' || set.refusal.code !== 'printing.text_does_not_fit') return set;
      return setText([element.instead], element, element, element, typefaces);
    }
    case 'line': {
      const { x1Hmm, y1Hmm, x2Hmm, y2Hmm, strokeHmm, ink, dashHmm } = element;
      return ok([{ kind: 'line', x1Hmm, y1Hmm, x2Hmm, y2Hmm, strokeHmm, ink, dashHmm }]);
    }
    case 'box': {
      const { xHmm, yHmm, widthHmm, heightHmm, strokeHmm, ink, fill } = element;
      return ok([{ kind: 'box', xHmm, yHmm, widthHmm, heightHmm, strokeHmm, ink, fill }]);
    }
    case 'barcode':
      return layoutBarcode(element, values);
  }
};

/** A grid of two dots of a 203 dpi label head, so that bars that are whole dots wide also begin on a dot. */
const headGridHmm = 25;

const layoutBarcode = (element: BarcodeElement, values: FieldValues): Result<readonly [BarsMark], LayoutRefusal> => {
  const named = (refusal: Refusal): Result<never, LayoutRefusal> =>
    refuse(refusal.code as LayoutRefusal['code'], { ...refusal.params, ...labelOf(element) }, element.field);
  const value = plainText(values[element.field] ?? '');
  const encoded = encodeCode128(value);
  if (!encoded.ok) return named(encoded.refusal);
  const width = moduleWidth(encoded.value.modules, element.widthHmm);
  if (!width.ok) return named(width.refusal);
  const moduleHmm = width.value;
  const quietHmm = quietZoneModules * moduleHmm;
  const centredHmm = element.xHmm + Math.floor((element.widthHmm - encoded.value.modules * moduleHmm) / 2);
  const onGridHmm = centredHmm - (centredHmm % headGridHmm);
  const xHmm = moduleHmm % headGridHmm === 0 && onGridHmm >= element.xHmm + quietHmm ? onGridHmm : centredHmm;
  return ok([{ kind: 'bars', xHmm, yHmm: element.yHmm, heightHmm: element.heightHmm, moduleHmm, runs: encoded.value.runs, value }]);
};
