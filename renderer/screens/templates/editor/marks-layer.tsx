import { memo, useLayoutEffect, useRef } from 'react';
import type { Mark } from '../../../../shared/domain/printing/display-list.ts';
import { drawSvg, sheetFontFamily, type SvgNode } from '../../../../shared/domain/printing/svg.ts';
import { useSheetPictures } from '../../../app/use-sheet-pictures.ts';
import { paperBounds, type Draft } from '../editing/draft.ts';
import type { Drawing } from './use-drawing.ts';

const svgSpace = 'http://www.w3.org/2000/svg';

/** Built node by node: what came from an order is only ever text or a number, never markup. */
const elementOf = ({ tag, attributes, children, text }: SvgNode): SVGElement => {
  const element = document.createElementNS(svgSpace, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if (text !== undefined) element.textContent = text;
  element.append(...children.map(elementOf));
  return element;
};

type PartProps = { readonly marks: readonly Mark[]; readonly dxHmm: number; readonly dyHmm: number; readonly pictures: ReadonlyMap<string, string>; readonly faint?: boolean };

/** The marks of one element, drawn by the drawing that prints (PR-1). */
const Part = memo(({ marks, dxHmm, dyHmm, pictures, faint = false }: PartProps) => {
  const group = useRef<SVGGElement>(null);
  useLayoutEffect(() => {
    const drawn = faint
      ? drawSvg({ widthHmm: 1, heightHmm: 1, marks: [] }, { backdrop: marks, pictures })
      : drawSvg({ widthHmm: 1, heightHmm: 1, marks }, { pictures });
    const wanted = drawn.children.find(({ attributes }) => attributes['data-part'] === (faint ? 'backdrop' : 'marks'));
    group.current?.replaceChildren(...(wanted?.children ?? []).map(elementOf));
  }, [marks, pictures, faint]);
  return <g ref={group} transform={dxHmm === 0 && dyHmm === 0 ? undefined : `translate(${dxHmm} ${dyHmm})`} />;
});
Part.displayName = 'Part';

const none: readonly Mark[] = [];

type Props = { readonly draft: Draft; readonly drawing: Drawing; readonly sheet: number; readonly form: boolean };

/**
 * The sheet as it prints, element by element. What was moved since it was drawn goes along at once and is drawn anew a moment
 * later.
 */
export const MarksLayer = ({ draft, drawing, sheet, form }: Props) => {
  const shown = draft.items.flatMap((item) => {
    const drawn = drawing.items.get(item.key);
    return drawn === undefined ? [] : [{ item, drawn, marks: drawn.sheets[sheet] ?? none }];
  });
  const pictures = useSheetPictures([...shown.flatMap(({ marks }) => marks), ...drawing.backdrop]);
  return (
    <g fontFamily={`'${sheetFontFamily}'`} textRendering="geometricPrecision" style={{ fontKerning: 'none', fontVariantLigatures: 'none', fontSynthesis: 'none', whiteSpace: 'pre' }} pointerEvents="none">
      {form && drawing.backdrop.length > 0 && <Part marks={drawing.backdrop} dxHmm={0} dyHmm={0} pictures={pictures} faint />}
      {shown.map(({ item, drawn, marks }) => {
        const now = paperBounds(draft, item);
        return <Part key={item.key} marks={marks} dxHmm={now.xHmm - drawn.xHmm} dyHmm={now.yHmm - drawn.yHmm} pictures={pictures} />;
      })}
    </g>
  );
};
