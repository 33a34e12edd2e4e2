import type { Paper } from '../../../../shared/domain/printing/template.ts';
import { bottomOf, rightOf, type Bounds } from './bounds.ts';
import type { EdgesMoved } from './resize.ts';

/** 0.5 mm: as fine as people place by eye. */
export const gridHmm = 50;

/** Something to stand in line with: an edge or the middle of an element or of the paper, and how far it reaches across. */
type Line = { readonly atHmm: number; readonly fromHmm: number; readonly toHmm: number };
export type SnapLines = { readonly vertical: readonly Line[]; readonly horizontal: readonly Line[] };

/** A line shown while something stands in line with something else. */
export type Guide = { readonly axis: 'vertical' | 'horizontal'; readonly atHmm: number; readonly fromHmm: number; readonly toHmm: number };
export type Snapped = { readonly dxHmm: number; readonly dyHmm: number; readonly guides: readonly Guide[] };

export const snapLinesOf = (others: readonly Bounds[], paper: Paper): SnapLines => {
  const all = [{ xHmm: 0, yHmm: 0, ...paper }, ...others];
  return {
    vertical: all.flatMap((one) => lines([one.xHmm, one.xHmm + one.widthHmm / 2, rightOf(one)], one.yHmm, bottomOf(one))),
    horizontal: all.flatMap((one) => lines([one.yHmm, one.yHmm + one.heightHmm / 2, bottomOf(one)], one.xHmm, rightOf(one))),
  };
};

const lines = (places: readonly number[], fromHmm: number, toHmm: number): readonly Line[] => places.map((atHmm) => ({ atHmm: Math.round(atHmm), fromHmm, toHmm }));

type Span = { readonly fromHmm: number; readonly toHmm: number };

/**
 * How much further one axis goes so that one of `anchors` falls on a line, else its first anchor on the grid. Never more than
 * `reachHmm`; 0 when nothing is near.
 */
const snapAxis = (anchors: readonly number[], candidates: readonly Line[], reachHmm: number): { readonly byHmm: number; readonly lines: readonly Line[] } => {
  let best: number | null = null;
  for (const anchor of anchors) {
    for (const { atHmm } of candidates) {
      const by = atHmm - anchor;
      if (Math.abs(by) <= reachHmm && (best === null || Math.abs(by) < Math.abs(best))) best = by;
    }
  }
  if (best !== null) {
    const byHmm = best;
    return { byHmm, lines: candidates.filter(({ atHmm }) => anchors.some((anchor) => anchor + byHmm === atHmm)) };
  }
  const [first] = anchors;
  if (first === undefined) return { byHmm: 0, lines: [] };
  const toGrid = Math.round(first / gridHmm) * gridHmm - first;
  return { byHmm: Math.abs(toGrid) <= reachHmm ? toGrid : 0, lines: [] };
};

const guidesFor = (axis: Guide['axis'], found: readonly Line[], own: Span): readonly Guide[] => {
  const byPlace = new Map<number, Guide>();
  for (const { atHmm, fromHmm, toHmm } of found) {
    const known = byPlace.get(atHmm);
    byPlace.set(atHmm, {
      axis, atHmm, fromHmm: Math.min(fromHmm, own.fromHmm, known?.fromHmm ?? fromHmm), toHmm: Math.max(toHmm, own.toHmm, known?.toHmm ?? toHmm),
    });
  }
  return [...byPlace.values()];
};

/** `bounds` are where something was carried to; the answer is how much further it goes. */
export const snapMove = (bounds: Bounds, targets: SnapLines, reachHmm: number): Snapped => {
  const across = snapAxis([bounds.xHmm, bounds.xHmm + Math.round(bounds.widthHmm / 2), rightOf(bounds)], targets.vertical, reachHmm);
  const down = snapAxis([bounds.yHmm, bounds.yHmm + Math.round(bounds.heightHmm / 2), bottomOf(bounds)], targets.horizontal, reachHmm);
  return snapped(bounds, across, down);
};

/** The same for edges that are pulled: only they look for something. */
export const snapEdges = (bounds: Bounds, edges: EdgesMoved, targets: SnapLines, reachHmm: number): Snapped => {
  const across = snapAxis([...(edges.left ? [bounds.xHmm] : []), ...(edges.right ? [rightOf(bounds)] : [])], targets.vertical, reachHmm);
  const down = snapAxis([...(edges.top ? [bounds.yHmm] : []), ...(edges.bottom ? [bottomOf(bounds)] : [])], targets.horizontal, reachHmm);
  return snapped(bounds, across, down);
};

type Axis = ReturnType<typeof snapAxis>;

const snapped = (bounds: Bounds, across: Axis, down: Axis): Snapped => ({
  dxHmm: across.byHmm, dyHmm: down.byHmm,
  guides: [
    ...guidesFor('vertical', across.lines, { fromHmm: bounds.yHmm + down.byHmm, toHmm: bottomOf(bounds) + down.byHmm }),
    ...guidesFor('horizontal', down.lines, { fromHmm: bounds.xHmm + across.byHmm, toHmm: rightOf(bounds) + across.byHmm }),
  ],
});
