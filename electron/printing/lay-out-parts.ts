import type { Mark } from '../../shared/domain/printing/display-list.ts';
import type { DocumentData } from '../../shared/domain/printing/document-data.ts';
import { layoutBackdrop, layoutDocument, type LayoutRefusal } from '../../shared/domain/printing/layout.ts';
import { isFlowing, type Element, type Template } from '../../shared/domain/printing/template.ts';
import type { Typefaces } from '../../shared/domain/printing/typeface.ts';

/** What a mark or a refusal belongs to: an element, or one of those that an area repeats. */
type Place = { readonly element: number; readonly child: number | null };

export type LaidOutParts = {
  readonly sheetCount: number;
  /** The marks of each element on each sheet, in painting order. One that cannot be drawn is not among them. */
  readonly parts: readonly (Place & { readonly sheets: readonly (readonly Mark[])[] })[];
  readonly problems: readonly (Place & { readonly refusal: LayoutRefusal })[];
  readonly backdrop: readonly Mark[];
};

/**
 * PR-3: a template laid out element by element by the one layout there is. Put together, sheet by sheet, the parts are the very
 * marks that `layoutDocument` gives for the whole (those of an area one repeated element after the other).
 */
export const layOutParts = (template: Template, data: DocumentData, typefaces: Typefaces): LaidOutParts => {
  const only = (elements: readonly Element[]) => layoutDocument({ ...template, elements }, data, typefaces);
  const parts: LaidOutParts['parts'][number][] = [];
  const problems: LaidOutParts['problems'][number][] = [];
  const flowing = template.elements.find(isFlowing);
  // Without what it repeats an area still says how many sheets there are, and that without a mark.
  const empty = flowing?.type === 'area' ? { ...flowing, elements: [] } : flowing;
  const flow = empty === undefined ? null : only([empty]);
  const flowSheets = flow?.ok === true ? flow.value : [];
  const sheetCount = Math.max(1, flowSheets.length);

  for (const [index, element] of template.elements.entries()) {
    if (element === flowing) {
      if (flow?.ok === false) problems.push({ element: index, child: null, refusal: flow.refusal });
      else if (element.type === 'table') parts.push({ element: index, child: null, sheets: flowSheets.map(({ marks }) => marks) });
      else {
        for (const [child, repeated] of element.elements.entries()) {
          const laidOut = only([{ ...element, elements: [repeated] }]);
          if (laidOut.ok) parts.push({ element: index, child, sheets: laidOut.value.map(({ marks }) => marks) });
          else problems.push({ element: index, child, refusal: laidOut.refusal });
        }
      }
      continue;
    }
    // On one sheet an element stands for itself; on several the rows say which sheet it is on.
    const alone = sheetCount === 1 || empty === undefined;
    const laidOut = only(alone ? [element] : [element, empty]);
    if (!laidOut.ok) {
      problems.push({ element: index, child: null, refusal: laidOut.refusal });
      continue;
    }
    const ownOf = (marks: readonly Mark[], sheet: number): readonly Mark[] =>
      alone ? marks : marks.slice(0, marks.length - (flowSheets[sheet]?.marks.length ?? 0));
    parts.push({ element: index, child: null, sheets: laidOut.value.map(({ marks }, sheet) => ownOf(marks, sheet)) });
  }
  const backdrop = layoutBackdrop(template, typefaces);
  return { sheetCount, parts, problems, backdrop: backdrop.ok ? backdrop.value : [] };
};
