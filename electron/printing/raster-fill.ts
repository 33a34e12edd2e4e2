import { createBitmap, type Bitmap } from './raster-bitmap.ts';

/** Closed outlines in dots, y downwards: `x0 y0 x1 y1 …` each. Curves are flattened already. */
export type Outline = readonly (readonly number[])[];

/** A shape as dots and where its upper left dot lies, measured from the outline's origin. */
export type Shape = { readonly left: number; readonly top: number; readonly dots: Bitmap };

/** Lines of samples in each row of dots; along a row the covered length is exact. */
const linesPerDot = 8;

/**
 * Fills outlines by the nonzero rule. A dot is black where at least `threshold` (0–1) of its area is covered. Null: no dot is.
 */
export const fillOutline = (outline: Outline, threshold: number): Shape | null => {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const points of outline) {
    for (let index = 0; index < points.length; index += 2) {
      const [x, y] = [points[index] ?? 0, points[index + 1] ?? 0];
      [minX, maxX] = [Math.min(minX, x), Math.max(maxX, x)];
      [minY, maxY] = [Math.min(minY, y), Math.max(maxY, y)];
    }
  }
  if (!(minX < maxX && minY < maxY)) return null;
  const left = Math.floor(minX);
  const top = Math.floor(minY);
  const dots = createBitmap(Math.ceil(maxX) - left, Math.ceil(maxY) - top);
  const lines = crossingsByLine(outline, top, dots.heightDots * linesPerDot);
  const covered = new Float32Array(dots.widthDots);
  for (let row = 0; row < dots.heightDots; row += 1) {
    covered.fill(0);
    for (let line = row * linesPerDot; line < (row + 1) * linesPerDot; line += 1) {
      for (const [from, to] of spansOf(lines[line] ?? [])) cover(covered, from - left, to - left);
    }
    for (let x = 0; x < dots.widthDots; x += 1) {
      if ((covered[x] ?? 0) / linesPerDot < threshold - 1e-6) continue;
      const index = row * dots.bytesPerRow + (x >> 3);
      dots.bits[index] = (dots.bits[index] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { left, top, dots };
};

type Crossing = { readonly x: number; readonly turn: 1 | -1 };

const crossingsByLine = (outline: Outline, top: number, count: number): readonly Crossing[][] => {
  const lines: Crossing[][] = Array.from({ length: count }, () => []);
  for (const points of outline) {
    const length = points.length;
    for (let index = 0; index < length; index += 2) {
      const [x1, y1] = [points[index] ?? 0, points[index + 1] ?? 0];
      const [x2, y2] = [points[(index + 2) % length] ?? 0, points[(index + 3) % length] ?? 0];
      if (y1 === y2) continue;
      const [upper, lower] = y1 < y2 ? [y1, y2] : [y2, y1];
      // A line of samples lies in the middle of its strip; one that an end point touches belongs to the edge below.
      const first = Math.max(0, Math.ceil((upper - top) * linesPerDot - 0.5));
      const last = Math.min(count - 1, Math.ceil((lower - top) * linesPerDot - 0.5) - 1);
      for (let line = first; line <= last; line += 1) {
        const y = top + (line + 0.5) / linesPerDot;
        lines[line]?.push({ x: x1 + ((y - y1) * (x2 - x1)) / (y2 - y1), turn: y1 < y2 ? 1 : -1 });
      }
    }
  }
  return lines;
};

const spansOf = (crossings: Crossing[]): readonly (readonly [number, number])[] => {
  const spans: [number, number][] = [];
  crossings.sort((a, b) => a.x - b.x);
  let winding = 0;
  let from = 0;
  for (const { x, turn } of crossings) {
    if (winding === 0) from = x;
    winding += turn;
    if (winding === 0 && x > from) spans.push([from, x]);
  }
  return spans;
};

const cover = (covered: Float32Array, from: number, to: number): void => {
  const first = Math.max(0, Math.floor(from));
  const last = Math.min(covered.length - 1, Math.ceil(to) - 1);
  for (let x = first; x <= last; x += 1) covered[x] = (covered[x] ?? 0) + Math.min(to, x + 1) - Math.max(from, x);
};
