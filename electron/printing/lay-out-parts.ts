import type { Mark } from '../../shared/domain/printing/display-list.ts';
import type { DocumentData } from '../../shared/domain/printing/document-data.ts';
import { layoutBackdrop, layoutDocument, type LayoutRefusal } from '../../shared/domain/printing/layout.ts';
import type { Element, Template } from '../../shared/domain/printing/template.ts';
import type { Typefaces } from '../../shared/domain/printing/typeface.ts';

export type LaidOutParts = {
  readonly sheetCount: number;
  /** The marks of each element on each sheet, in painting order. One that cannot be drawn is not among them. */
  readonly parts: readonly { readonly element: number; readonly sheets: readonly (readonly Mark[])[] }[];
  readonly problems: readonly { readonly element: number; readonly refusal: LayoutRefusal }[];
  readonly backdrop: readonly Mark[];
};

/** What decides how many sheets there are. */
const flows = ({ type }: Element): boolean => !['text', 'line', 'box', 'barcode', 'picture'].includes(type);

/**
 * PR-3: a template laid out element by element by the one layout there is. Put together, sheet by sheet, the parts are the very
 * marks that `layoutDocument` gives for the whole.
 */
export const layOutParts = (template: Template, data: DocumentData, typefaces: Typefaces): LaidOutParts => {
  const only = (elements: readonly Element[]) => layoutDocument({ ...template, elements }, data, typefaces);
  const problems: { element: number; refusal: LayoutRefusal }[] = [];
  const flowing = template.elements.find(flows);
  const flow = flowing === undefined ? null : only([flowing]);
  const flowSheets = flow?.ok === true ? flow.value : [];
  const sheetCount = Math.max(1, flowSheets.length);

  const parts = template.elements.flatMap((element, index) => {
    if (element === flowing) {
      if (flow?.ok === false) problems.push({ element: index, refusal: flow.refusal });
      return flow?.ok === true ? [{ element: index, sheets: flow.value.map(({ marks }) => marks) }] : [];
    }
    // On one sheet an element stands for itself; on several the rows say which sheet it is on.
    const alone = sheetCount === 1 || flowing === undefined;
    const laidOut = only(alone ? [element] : [element, flowing]);
    if (!laidOut.ok) {
      problems.push({ element: index, refusal: laidOut.refusal });
      return [];
    }
    return [{
      element: index,
      sheets: laidOut.value.map(({ marks }, sheet) => (alone ? marks : marks.slice(0, marks.length - (flowSheets[sheet]?.marks.length ?? 0)))),
    }];
  });
  const backdrop = layoutBackdrop(template, typefaces);
  return { sheetCount, parts, problems, backdrop: backdrop.ok ? backdrop.value : [] };
};
