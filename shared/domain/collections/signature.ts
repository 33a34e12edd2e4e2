import type { LineMark } from '../printing/display-list.ts';
import { ok, refuse, type Refusal, type Result } from '../result.ts';

/** A stroke of the pen: x, y, x, y … as whole 1/1000 of the pad's width, from its upper left corner. */
export type Stroke = readonly number[];
export type Strokes = readonly Stroke[];

/** The pad is this high, in 1/1000 of its width. */
export const padHeight = 540;
export const mostStrokes = 200;
export const mostPoints = 6_000;

type Point = { readonly x: number; readonly y: number };

const pointsOf = (stroke: Stroke): Point[] => {
  const points: Point[] = [];
  for (let index = 0; index + 1 < stroke.length; index += 2) points.push({ x: stroke[index] ?? 0, y: stroke[index + 1] ?? 0 });
  return points;
};

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Points nearer than this to the last one are the hand's tremble and the screen's raster. */
const tremble = 4;

/** What is kept of a stroke while it is drawn: whole, inside the pad, without the tremble. */
export const addPoint = (stroke: Stroke, x: number, y: number): Stroke => {
  const point = { x: Math.min(1000, Math.max(0, Math.round(x))), y: Math.min(padHeight, Math.max(0, Math.round(y))) };
  const last = pointsOf(stroke.slice(-2))[0];
  return last !== undefined && distance(last, point) < tremble ? stroke : [...stroke, point.x, point.y];
};

/** HO-3: whether this is a signature at all: strokes of whole points on the pad, and more ink than a slip of the pen. */
export const checkStrokes = (strokes: Strokes): Result<Strokes, Refusal<'signature.too_small' | 'signature.not_strokes'>> => {
  const values = strokes.flat();
  const sound =
    strokes.length <= mostStrokes && values.length <= mostPoints * 2 && strokes.every((stroke) => stroke.length >= 2 && stroke.length % 2 === 0) &&
    strokes.every((stroke) => pointsOf(stroke).every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y) && x >= 0 && x <= 1000 && y >= 0 && y <= padHeight));
  if (!sound) return refuse('signature.not_strokes');
  const ink = strokes.reduce((sum, stroke) => {
    const points = pointsOf(stroke);
    return sum + points.slice(1).reduce((length, point, index) => length + distance(points[index] ?? point, point), 0);
  }, 0);
  return ink < 120 ? refuse('signature.too_small') : ok(strokes);
};

/** The stroke as a smooth line: curves through the middles between its points. */
export const strokePath = (stroke: Stroke): string => {
  const [first, ...rest] = pointsOf(stroke);
  if (first === undefined) return '';
  if (rest.length === 0) return `M${first.x} ${first.y}h0.1`;
  const middles = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? point;
    return `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  const last = rest.at(-1) ?? first;
  return `M${first.x} ${first.y}${middles.join('')}L${last.x} ${last.y}`;
};

/** Points of the smooth line, close enough for paper. */
const smooth = (stroke: Stroke): readonly Point[] => {
  const points = pointsOf(stroke);
  if (points.length < 3) return points;
  const [start, ...rest] = points;
  const line: Point[] = start === undefined ? [] : [start];
  let from = start ?? { x: 0, y: 0 };
  for (const [index, control] of rest.slice(0, -1).entries()) {
    const next = rest[index + 1] ?? control;
    const to = { x: (control.x + next.x) / 2, y: (control.y + next.y) / 2 };
    for (const t of [0.25, 0.5, 0.75, 1]) {
      const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
      line.push({ x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y });
    }
    from = to;
  }
  return [...line, ...rest.slice(-1)];
};

export type Frame = { readonly xHmm: number; readonly yHmm: number; readonly widthHmm: number; readonly heightHmm: number };

/** The signature on paper: its ink, not its pad, as large as the frame lets it be, at the left, standing on the frame's lower edge. */
export const signatureMarks = (strokes: Strokes, frame: Frame): readonly LineMark[] => {
  const lines = strokes.map(smooth);
  const all = lines.flat();
  if (all.length === 0) return [];
  const [left, top] = [Math.min(...all.map(({ x }) => x)), Math.min(...all.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...all.map(({ x }) => x)), Math.max(...all.map(({ y }) => y))];
  const scale = Math.min(frame.widthHmm / Math.max(1, right - left), frame.heightHmm / Math.max(1, bottom - top));
  const place = ({ x, y }: Point): Point => ({
    x: Math.round(frame.xHmm + (x - left) * scale), y: Math.round(frame.yHmm + frame.heightHmm - (bottom - y) * scale),
  });
  const strokeHmm = Math.max(20, Math.min(60, Math.round(frame.heightHmm / 30)));
  return lines.flatMap((line) => {
    const placed = line.map(place);
    const pairs = placed.length === 1 ? [[placed[0], { x: (placed[0]?.x ?? 0) + 1, y: placed[0]?.y ?? 0 }]] : placed.slice(1).map((to, index) => [placed[index], to]);
    return pairs.flatMap(([from, to]): LineMark[] =>
      from === undefined || to === undefined || (from.x === to.x && from.y === to.y)
        ? [] : [{ kind: 'line', x1Hmm: from.x, y1Hmm: from.y, x2Hmm: to.x, y2Hmm: to.y, strokeHmm, ink: 'black', dashHmm: 0 }],
    );
  });
};

/** Strokes as they are kept; what is not a list of strokes of figures reads as none. */
export const parseStrokes = (text: string): Strokes => {
  try {
    const value: unknown = JSON.parse(text);
    const isStroke = (stroke: unknown): stroke is number[] => Array.isArray(stroke) && stroke.every((one) => typeof one === 'number');
    return Array.isArray(value) && value.every(isStroke) ? value : [];
  } catch {
    return [];
  }
};

/** What a printed manifest's code says: `HO-17`. Null = another code. */
export const manifestCode = (collectionId: number): string => `HO-${collectionId}`;
export const collectionOfCode = (code: string): number | null => {
  const digits = /^HO-?(\d{1,15})$/i.exec(code.normalize('NFKC').replace(/\s+/g, ''))?.[1];
  return digits === undefined ? null : Number(digits);
};
