import { useLayoutEffect, useRef } from 'react';
import type { Mark, Sheet } from '../../shared/domain/printing/display-list.ts';
import { drawSvg, type SvgNode } from '../../shared/domain/printing/svg.ts';
import styles from './sheet-view.module.css';

const svgSpace = 'http://www.w3.org/2000/svg';

/** Built node by node: what came from an order is only ever text or a number, never markup. */
const elementOf = ({ tag, attributes, children, text }: SvgNode): SVGElement => {
  const element = document.createElementNS(svgSpace, tag);
  for (const [name, value] of Object.entries(attributes)) if (name !== 'xmlns') element.setAttribute(name, String(value));
  if (text !== undefined) element.textContent = text;
  element.append(...children.map(elementOf));
  return element;
};

type Props = { readonly sheet: Sheet; readonly backdrop?: readonly Mark[]; readonly pictures?: ReadonlyMap<string, string>; readonly label: string };

/** A sheet as it comes out of the printer: the same display list, the same font files (PR-1). It fills the container (`container-type: size`) it stands in. */
export const SheetView = ({ sheet, backdrop, pictures, label }: Props) => {
  const paper = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const svg = elementOf(drawSvg(sheet, { title: label, ...(backdrop === undefined ? {} : { backdrop }), ...(pictures === undefined ? {} : { pictures }) }));
    svg.removeAttribute('width');
    svg.removeAttribute('height');
    paper.current?.replaceChildren(svg);
  }, [sheet, backdrop, pictures, label]);
  const ratio = sheet.widthHmm / sheet.heightHmm;
  return <div ref={paper} className={styles['paper']} data-testid="sheet" style={{ width: `min(100cqw, ${String(ratio * 100)}cqh)`, aspectRatio: ratio }} />;
};
