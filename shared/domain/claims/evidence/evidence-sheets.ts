import type { Anchor, Mark, Sheet, TextMark, Weight } from '../../printing/display-list.ts';
import type { Typefaces } from '../../printing/typeface.ts';
import { contentWidthHmm } from './evidence.ts';
import { setLines, type SetLine } from './evidence-text.ts';

export const paper = { widthHmm: 21_000, heightHmm: 29_700 } as const;
export const leftHmm = (paper.widthHmm - contentWidthHmm) / 2;
export const topHmm = 1_800;
export const bottomHmm = paper.heightHmm - 2_200;
const footerSizeHmm = 280;

export type LineStyle = { readonly sizeHmm: number; readonly weight: Weight; readonly ink: TextMark['ink'] };

/** One line of text at a height: `topHmm` is the top of its em square. */
export const lineMark = (line: SetLine, xHmm: number, atHmm: number, style: LineStyle, typefaces: Typefaces, anchor: Anchor = 'start'): TextMark => {
  const { ascent, descent } = typefaces[style.weight];
  return {
    kind: 'text', text: line.text, xHmm, baselineHmm: Math.round(atHmm + (style.sizeHmm * ascent) / (ascent - descent)), anchor, widthHmm: line.widthHmm,
    sizeHmm: style.sizeHmm, weight: style.weight, ink: style.ink,
  };
};

/** Sheets that fill up from the top. */
export type Pages = {
  /** Room of that height: on this sheet, or at the top of the next one. Answers its top. */
  readonly take: (heightHmm: number) => number;
  /** A new sheet unless there is still that much room on this one. */
  readonly need: (heightHmm: number) => void;
  readonly draw: (...marks: readonly Mark[]) => void;
  /** A sheet of its own, also of another size. */
  readonly add: (sheet: Sheet) => void;
  /** Every sheet with its foot; the numbers are known only now. */
  readonly end: (footer: string, typefaces: Typefaces) => readonly Sheet[];
};

type Page = { readonly widthHmm: number; readonly heightHmm: number; readonly marks: Mark[]; readonly foot: boolean };

export const createPages = (): Pages => {
  const pages: Page[] = [];
  let atHmm = bottomHmm;
  const start = (): void => {
    pages.push({ ...paper, marks: [], foot: true });
    atHmm = topHmm;
  };
  const need = (heightHmm: number): void => {
    if (atHmm + heightHmm > bottomHmm && atHmm > topHmm) start();
  };
  return {
    need,
    take: (heightHmm) => {
      need(heightHmm);
      const taken = atHmm;
      atHmm += heightHmm;
      return taken;
    },
    draw: (...marks) => {
      pages.at(-1)?.marks.push(...marks);
    },
    add: (sheet) => {
      pages.push({ widthHmm: sheet.widthHmm, heightHmm: sheet.heightHmm, marks: [...sheet.marks], foot: sheet.heightHmm === paper.heightHmm || sheet.heightHmm === paper.widthHmm });
      atHmm = bottomHmm;
    },
    end: (footer, typefaces) => {
      const style: LineStyle = { sizeHmm: footerSizeHmm, weight: 'regular', ink: 'black' };
      return pages.map(({ widthHmm, heightHmm, marks, foot }, index): Sheet => {
        if (!foot) return { widthHmm, heightHmm, marks };
        const at = heightHmm - 1_500;
        const right = widthHmm - leftHmm;
        const name = setLines(footer, widthHmm - 2 * leftHmm - 3_000, footerSizeHmm, 'regular', typefaces).slice(0, 1);
        const number = setLines(`${String(index + 1)} / ${String(pages.length)}`, 3_000, footerSizeHmm, 'regular', typefaces);
        return {
          widthHmm, heightHmm,
          marks: [
            ...marks,
            { kind: 'line', x1Hmm: leftHmm, y1Hmm: at - 150, x2Hmm: right, y2Hmm: at - 150, strokeHmm: 10, ink: 'grey', dashHmm: 0 },
            ...name.map((line) => lineMark(line, leftHmm, at, style, typefaces)),
            ...number.map((line) => lineMark(line, right, at, style, typefaces, 'end')),
          ],
        };
      });
    },
  };
};
