import type { Paper } from '../../../../shared/domain/printing/template.ts';
import { bottomOf, rightOf, type Bounds } from './bounds.ts';

/** Which edges a handle moves: `nw` the top and the left one. */
export const handles = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type Handle = (typeof handles)[number];

export type EdgesMoved = { readonly left: boolean; readonly right: boolean; readonly top: boolean; readonly bottom: boolean };

export const edgesOf = (handle: Handle): EdgesMoved => ({
  left: handle.includes('w'), right: handle.includes('e'), top: handle.includes('n'), bottom: handle.includes('s'),
});

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), Math.max(least, most));

/**
 * Bounds after a handle was pulled so far: the edges that the handle does not hold stay, the result lies on the paper and is
 * never smaller than `least`. `keepRatio`: a corner keeps width to height as it was.
 */
export const resized = (
  bounds: Bounds, handle: Handle, way: { readonly dxHmm: number; readonly dyHmm: number }, paper: Paper,
  least: { readonly widthHmm: number; readonly heightHmm: number }, keepRatio = false,
): Bounds => {
  const moves = edgesOf(handle);
  const [left, right, top, bottom] = [bounds.xHmm, rightOf(bounds), bounds.yHmm, bottomOf(bounds)];
  let newLeft = moves.left ? clamp(left + way.dxHmm, 0, right - least.widthHmm) : left;
  let newRight = moves.right ? clamp(right + way.dxHmm, left + least.widthHmm, paper.widthHmm) : right;
  let newTop = moves.top ? clamp(top + way.dyHmm, 0, bottom - least.heightHmm) : top;
  let newBottom = moves.bottom ? clamp(bottom + way.dyHmm, top + least.heightHmm, paper.heightHmm) : bottom;
  if (keepRatio && handle.length === 2 && bounds.widthHmm > 0 && bounds.heightHmm > 0) {
    const most = Math.min((moves.left ? right : paper.widthHmm - left) / bounds.widthHmm, (moves.top ? bottom : paper.heightHmm - top) / bounds.heightHmm);
    const smallest = Math.max(least.widthHmm / bounds.widthHmm, least.heightHmm / bounds.heightHmm);
    const factor = clamp(Math.max((newRight - newLeft) / bounds.widthHmm, (newBottom - newTop) / bounds.heightHmm), smallest, most);
    const [width, height] = [Math.floor(bounds.widthHmm * factor), Math.floor(bounds.heightHmm * factor)];
    if (moves.left) newLeft = right - width;
    else newRight = left + width;
    if (moves.top) newTop = bottom - height;
    else newBottom = top + height;
  }
  return { xHmm: newLeft, yHmm: newTop, widthHmm: newRight - newLeft, heightHmm: newBottom - newTop };
};
