import { parseStrokes, signatureMarks } from '../collections/signature.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { Mark } from './display-list.ts';
import type { FieldValues } from './document-data.ts';
import { layoutBarcode, type BarcodeRefusal } from './layout-barcode.ts';
import { composeText, labelOf, setText, type TextRefusal } from './layout-text.ts';
import { plainText } from './plain-text.ts';
import type { Pages, PlacedElement } from './template.ts';
import type { Typefaces } from './typeface.ts';

export type PlacedRefusal = TextRefusal | BarcodeRefusal;

/** Which sheet of a document, from 0, of how many. */
export type SheetPlace = { readonly index: number; readonly count: number };

export const withSheet = (values: FieldValues, { index, count }: SheetPlace): FieldValues => ({
  ...values, 'sheet.number': String(index + 1), 'sheet.count': String(count),
});

/** Marks of an element that stands where it is, on one sheet; none when it does not stand on that sheet or its condition is empty. */
export const layoutPlaced = (element: PlacedElement, values: FieldValues, sheet: SheetPlace, typefaces: Typefaces): Result<readonly Mark[], PlacedRefusal> => {
  if (!standsOn(element.pages, sheet)) return ok([]);
  if (element.when !== null && plainText(values[element.when] ?? '') === '') return ok([]);
  switch (element.type) {
    case 'text': {
      // HO-3: a signature is ink, not letters.
      if (element.text.trim() === '{{signature}}') return ok(signatureMarks(parseStrokes(values['signature'] ?? ''), element));
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
    case 'picture': {
      const { xHmm, yHmm, widthHmm, heightHmm, pictureId } = element;
      return ok([{ kind: 'picture', xHmm, yHmm, widthHmm, heightHmm, pictureId }]);
    }
    case 'barcode':
      return layoutBarcode(element, values);
  }
};

const standsOn = (pages: Pages, { index, count }: SheetPlace): boolean => {
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
