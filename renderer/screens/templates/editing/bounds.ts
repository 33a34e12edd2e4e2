import type { Element, Paper } from '../../../../shared/domain/printing/template.ts';

/** What an element covers, in 1/100 mm. Lines may be 0 wide or high. */
export type Bounds = { readonly xHmm: number; readonly yHmm: number; readonly widthHmm: number; readonly heightHmm: number };
export type Point = { readonly xHmm: number; readonly yHmm: number };

export const boundsOf = (element: Element): Bounds => {
  switch (element.type) {
    case 'line': {
      const { x1Hmm, y1Hmm, x2Hmm, y2Hmm } = element;
      return { xHmm: Math.min(x1Hmm, x2Hmm), yHmm: Math.min(y1Hmm, y2Hmm), widthHmm: Math.abs(x2Hmm - x1Hmm), heightHmm: Math.abs(y2Hmm - y1Hmm) };
    }
    case 'table': {
      const { xHmm, yHmm, bottomHmm, lastBottomHmm, columns } = element;
      return { xHmm, yHmm, widthHmm: columns.reduce((sum, column) => sum + column.widthHmm, 0), heightHmm: Math.max(bottomHmm, lastBottomHmm) - yHmm };
    }
    case 'area': {
      const { xHmm, yHmm, widthHmm, heightHmm, columns, rows, gapXHmm, gapYHmm } = element;
      return { xHmm, yHmm, widthHmm: columns * widthHmm + (columns - 1) * gapXHmm, heightHmm: rows * heightHmm + (rows - 1) * gapYHmm };
    }
    case 'text':
    case 'box':
    case 'barcode':
    case 'picture': {
      const { xHmm, yHmm, widthHmm, heightHmm } = element;
      return { xHmm, yHmm, widthHmm, heightHmm };
    }
  }
};

export const rightOf = ({ xHmm, widthHmm }: Bounds): number => xHmm + widthHmm;
export const bottomOf = ({ yHmm, heightHmm }: Bounds): number => yHmm + heightHmm;

/** The smallest bounds around all; null = none given. */
export const unionOf = (all: readonly Bounds[]): Bounds | null => {
  const [first, ...others] = all;
  if (first === undefined) return null;
  const between = (from: Point, to: Point): Bounds => ({ ...from, widthHmm: to.xHmm - from.xHmm, heightHmm: to.yHmm - from.yHmm });
  return others.reduce<Bounds>(
    (union, one) =>
      between(
        { xHmm: Math.min(union.xHmm, one.xHmm), yHmm: Math.min(union.yHmm, one.yHmm) },
        { xHmm: Math.max(rightOf(union), rightOf(one)), yHmm: Math.max(bottomOf(union), bottomOf(one)) },
      ),
    first,
  );
};

export const touches = (a: Bounds, b: Bounds): boolean =>
  a.xHmm <= rightOf(b) && b.xHmm <= rightOf(a) && a.yHmm <= bottomOf(b) && b.yHmm <= bottomOf(a);

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, Math.max(least, most)));

/** How far of a wished way bounds can go without leaving the paper. */
export const wayOnPaper = (bounds: Bounds, dxHmm: number, dyHmm: number, paper: Paper): { readonly dxHmm: number; readonly dyHmm: number } => ({
  dxHmm: within(bounds.xHmm + dxHmm, 0, paper.widthHmm - bounds.widthHmm) - bounds.xHmm,
  dyHmm: within(bounds.yHmm + dyHmm, 0, paper.heightHmm - bounds.heightHmm) - bounds.yHmm,
});

export const movedBy = (element: Element, dxHmm: number, dyHmm: number): Element => {
  switch (element.type) {
    case 'line':
      return { ...element, x1Hmm: element.x1Hmm + dxHmm, y1Hmm: element.y1Hmm + dyHmm, x2Hmm: element.x2Hmm + dxHmm, y2Hmm: element.y2Hmm + dyHmm };
    case 'table':
      return {
        ...element, xHmm: element.xHmm + dxHmm, yHmm: element.yHmm + dyHmm, followingYHmm: Math.max(0, element.followingYHmm + dyHmm),
        bottomHmm: element.bottomHmm + dyHmm, lastBottomHmm: element.lastBottomHmm + dyHmm,
      };
    case 'area':
    case 'text':
    case 'box':
    case 'barcode':
    case 'picture':
      return { ...element, xHmm: element.xHmm + dxHmm, yHmm: element.yHmm + dyHmm };
  }
};

/** A text keeps 1 mm, a column of a table 3 mm: the least that a template may say. */
const narrowestColumnHmm = 300;

/** The smallest that an element of this kind can be made. */
export const leastSize = (element: Element): { readonly widthHmm: number; readonly heightHmm: number } => {
  switch (element.type) {
    case 'line':
      return { widthHmm: 0, heightHmm: 0 };
    case 'table':
      return { widthHmm: element.columns.length * narrowestColumnHmm, heightHmm: 2 * element.headerHeightHmm };
    case 'area':
      return { widthHmm: element.columns * 100 + (element.columns - 1) * element.gapXHmm, heightHmm: element.rows * 100 + (element.rows - 1) * element.gapYHmm };
    case 'text':
    case 'box':
    case 'barcode':
    case 'picture':
      return { widthHmm: 100, heightHmm: 100 };
  }
};

/** The element stretched into new bounds. Asked for less than `leastSize`, it keeps that. */
export const placedIn = (element: Element, wished: Bounds): Element => {
  const least = leastSize(element);
  const bounds: Bounds = { ...wished, widthHmm: Math.max(wished.widthHmm, least.widthHmm), heightHmm: Math.max(wished.heightHmm, least.heightHmm) };
  const { xHmm, yHmm, widthHmm, heightHmm } = bounds;
  switch (element.type) {
    case 'line': {
      const [leftFirst, topFirst] = [element.x1Hmm <= element.x2Hmm, element.y1Hmm <= element.y2Hmm];
      const [right, bottom] = [xHmm + widthHmm, yHmm + heightHmm];
      return {
        ...element, x1Hmm: leftFirst ? xHmm : right, x2Hmm: leftFirst ? right : xHmm, y1Hmm: topFirst ? yHmm : bottom, y2Hmm: topFirst ? bottom : yHmm,
      };
    }
    case 'table': {
      const before = boundsOf(element);
      const down = yHmm + heightHmm - bottomOf(before);
      // Moved as a whole, later sheets follow; stretched, they keep their top as long as rows have room below it.
      const followingYHmm = element.followingYHmm + (heightHmm === before.heightHmm ? yHmm - before.yHmm : 0);
      const room = 2 * element.headerHeightHmm;
      const bottomHmm = Math.max(yHmm + room, element.bottomHmm + down);
      const lastBottomHmm = Math.max(yHmm + room, element.lastBottomHmm + down);
      return {
        ...element, xHmm, yHmm, columns: sharedOut(element.columns, widthHmm), bottomHmm, lastBottomHmm,
        followingYHmm: Math.max(0, Math.min(followingYHmm, Math.min(bottomHmm, lastBottomHmm) - room)),
      };
    }
    case 'area': {
      const { columns, rows, gapXHmm, gapYHmm } = element;
      return { ...element, xHmm, yHmm, widthHmm: Math.floor((widthHmm - (columns - 1) * gapXHmm) / columns), heightHmm: Math.floor((heightHmm - (rows - 1) * gapYHmm) / rows) };
    }
    case 'text':
    case 'box':
    case 'barcode':
    case 'picture':
      return { ...element, xHmm, yHmm, widthHmm, heightHmm };
  }
};

/** Columns in their old proportions, together exactly so wide. */
const sharedOut = <C extends { readonly widthHmm: number }>(columns: readonly C[], totalHmm: number): readonly C[] => {
  const before = columns.reduce((sum, column) => sum + column.widthHmm, 0);
  if (before === totalHmm) return columns;
  const widths = columns.map((column) => Math.max(narrowestColumnHmm, Math.round((column.widthHmm * totalHmm) / before)));
  // What rounding and the narrowest width cost is taken from the widest column that has it to spare.
  for (let rest = totalHmm - widths.reduce((sum, width) => sum + width, 0); rest !== 0; ) {
    const widest = widths.indexOf(Math.max(...widths));
    const change = Math.max(rest, narrowestColumnHmm - (widths[widest] ?? 0));
    if (change === 0) break;
    widths[widest] = (widths[widest] ?? 0) + change;
    rest -= change;
  }
  return columns.map((column, index) => ({ ...column, widthHmm: widths[index] ?? column.widthHmm }));
};
