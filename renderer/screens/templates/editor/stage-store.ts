import { create } from 'zustand';
import type { OrderId } from '../../../../shared/domain/ids.ts';
import type { Paper } from '../../../../shared/domain/printing/template.ts';
import type { Bounds, Point } from '../editing/bounds.ts';
import type { Guide } from '../editing/snap.ts';

/** Where the paper lies in the window: pixels for 1/100 mm, and its top left corner. */
export type View = { readonly scale: number; readonly xPx: number; readonly yPx: number };
export type Size = { readonly width: number; readonly height: number };

/** How the paper is looked at; nothing of it is part of the template. */
type Stage = {
  readonly view: View;
  readonly size: Size;
  /** Follows the window until somebody zooms. */
  readonly fitted: boolean;
  readonly pointer: Point | null;
  readonly hovered: number | null;
  readonly guides: readonly Guide[];
  readonly marquee: Bounds | null;
  readonly gesture: 'move' | 'resize' | 'pan' | null;
  readonly sheet: number;
  readonly order: { readonly id: OrderId; readonly name: string } | null;
  readonly photo: { readonly shown: boolean; readonly strength: number };
  readonly form: boolean;
  /** Two points on the photo, to scale it; null = not measuring. */
  readonly measured: readonly Point[] | null;
};

/** Pixels for 1/100 mm at the size of the real paper (96 px an inch). */
export const actualScale = 96 / 2540;
const range = [actualScale * 0.1, actualScale * 16] as const;
export const rulerPx = 22;

export const useStage = create<Stage>()(() => ({
  view: { scale: actualScale, xPx: 0, yPx: 0 }, size: { width: 0, height: 0 }, fitted: true, pointer: null, hovered: null, guides: [], marquee: null, gesture: null, sheet: 0, order: null,
  photo: { shown: true, strength: 55 }, form: true, measured: null,
}));

const marginPx = 36;

export const fit = (paper: Paper): void =>
  useStage.setState(({ size }) => {
    const [width, height] = [size.width - rulerPx, size.height - rulerPx];
    if (width <= 0 || height <= 0) return {};
    const wished = Math.min((width - 2 * marginPx) / paper.widthHmm, (height - 2 * marginPx) / paper.heightHmm);
    const scale = Math.max(range[0], Math.min(wished, actualScale * 4));
    return { fitted: true, view: { scale, xPx: rulerPx + (width - paper.widthHmm * scale) / 2, yPx: rulerPx + (height - paper.heightHmm * scale) / 2 } };
  });

/** Zooms about a point of the window that stays where it is; the middle unless named. */
export const zoomTo = (scale: number, at?: { readonly x: number; readonly y: number }): void =>
  useStage.setState(({ view, size }) => {
    const next = Math.max(range[0], Math.min(scale, range[1]));
    const { x, y } = at ?? { x: (size.width + rulerPx) / 2, y: (size.height + rulerPx) / 2 };
    const factor = next / view.scale;
    return { fitted: false, view: { scale: next, xPx: x - (x - view.xPx) * factor, yPx: y - (y - view.yPx) * factor } };
  });

/** Moves the paper in the window; some of it always stays in sight. */
export const panBy = (dxPx: number, dyPx: number, paper: Paper): void =>
  useStage.setState(({ view, size }) => {
    const keepPx = 60;
    const within = (at: number, lengthPx: number, windowPx: number): number => Math.max(rulerPx + keepPx - lengthPx, Math.min(at, windowPx - keepPx));
    return {
      fitted: false,
      view: { ...view, xPx: within(view.xPx + dxPx, paper.widthHmm * view.scale, size.width), yPx: within(view.yPx + dyPx, paper.heightHmm * view.scale, size.height) },
    };
  });

export const paperPoint = (view: View, xPx: number, yPx: number): Point => ({ xHmm: (xPx - view.xPx) / view.scale, yHmm: (yPx - view.yPx) / view.scale });
