import type { Codewords } from './qr-data.ts';
import { penaltyOf } from './qr-penalty.ts';
import { alignmentPlaces, columnsOf } from './qr-tables.ts';
import type { ErrorCorrection } from './template.ts';

/** Cells of a symbol, row by row: 0 light, 1 dark. `fixed` marks those that carry no data. */
type Matrix = { readonly columns: number; readonly cells: Uint8Array; readonly fixed: Uint8Array };

const levelBits: Readonly<Record<ErrorCorrection, number>> = { L: 1, M: 0, Q: 3, H: 2 };

/** Which cells each of the eight masks turns over. */
const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** The finished symbol, under the mask that scanners read best (least penalty). */
export const matrixOf = ({ version, codewords }: Codewords, level: ErrorCorrection): { readonly columns: number; readonly cells: Uint8Array } => {
  const columns = columnsOf(version);
  const matrix: Matrix = { columns, cells: new Uint8Array(columns * columns), fixed: new Uint8Array(columns * columns) };
  drawPatterns(matrix, version);
  drawFormat(matrix, level, 0);
  drawVersion(matrix, version);
  drawData(matrix, codewords);

  let best: Uint8Array = matrix.cells;
  let least = Infinity;
  for (const mask of masks.keys()) {
    const masked: Matrix = { ...matrix, cells: matrix.cells.slice() };
    turnOver(masked, mask);
    drawFormat(masked, level, mask);
    const penalty = penaltyOf(masked.cells, columns);
    if (penalty < least) {
      least = penalty;
      best = masked.cells;
    }
  }
  return { columns, cells: best };
};

const fix = ({ columns, cells, fixed }: Matrix, x: number, y: number, dark: boolean): void => {
  if (x < 0 || y < 0 || x >= columns || y >= columns) return;
  cells[y * columns + x] = dark ? 1 : 0;
  fixed[y * columns + x] = 1;
};

/** Timing lines, the three finders with their light margin, the alignment patterns. */
const drawPatterns = (matrix: Matrix, version: number): void => {
  const last = matrix.columns - 1;
  for (let at = 0; at <= last; at += 1) {
    fix(matrix, at, 6, at % 2 === 0);
    fix(matrix, 6, at, at % 2 === 0);
  }
  const rings = (middleX: number, middleY: number, reach: number, dark: (ring: number) => boolean): void => {
    for (let y = -reach; y <= reach; y += 1) {
      for (let x = -reach; x <= reach; x += 1) fix(matrix, middleX + x, middleY + y, dark(Math.max(Math.abs(x), Math.abs(y))));
    }
  };
  for (const [x, y] of [[3, 3], [last - 3, 3], [3, last - 3]] as const) rings(x, y, 4, (ring) => ring !== 2 && ring !== 4);
  const places = alignmentPlaces(version);
  const end = places.at(-1);
  for (const x of places) {
    for (const y of places) {
      const onFinder = (x === 6 && y === 6) || (x === 6 && y === end) || (x === end && y === 6);
      if (!onFinder) rings(x, y, 2, (ring) => ring !== 1);
    }
  }
};

/** A value followed by the remainder of a binary division: the checks of format and version. */
const withRemainder = (value: number, divisor: number, degree: number): number => {
  let rest = value;
  for (let step = 0; step < degree; step += 1) rest = (rest << 1) ^ (((rest >>> (degree - 1)) & 1) * divisor);
  return (value << degree) | (rest & ((1 << degree) - 1));
};

/** Level and mask, twice, with their checks; and the one cell that is always dark. */
const drawFormat = (matrix: Matrix, level: ErrorCorrection, mask: number): void => {
  const bits = withRemainder((levelBits[level] << 3) | mask, 0x537, 10) ^ 0x5412;
  const size = matrix.columns;
  for (let bit = 0; bit < 15; bit += 1) {
    const dark = ((bits >>> bit) & 1) === 1;
    // Around the upper left finder, stepping over the timing lines.
    if (bit < 8) fix(matrix, 8, bit < 6 ? bit : bit + 1, dark);
    else fix(matrix, bit === 8 ? 7 : 14 - bit, 8, dark);
    // Shared by the other two.
    if (bit < 8) fix(matrix, size - 1 - bit, 8, dark);
    else fix(matrix, 8, size - 15 + bit, dark);
  }
  fix(matrix, 8, size - 8, true);
};

/** From version 7 on the symbol says its version, twice. */
const drawVersion = (matrix: Matrix, version: number): void => {
  if (version < 7) return;
  const bits = withRemainder(version, 0x1f25, 12);
  for (let bit = 0; bit < 18; bit += 1) {
    const dark = ((bits >>> bit) & 1) === 1;
    const along = matrix.columns - 11 + (bit % 3);
    const across = Math.floor(bit / 3);
    fix(matrix, along, across, dark);
    fix(matrix, across, along, dark);
  }
};

/** Bits go up and down in columns two cells wide, from the lower right, around everything that is fixed. */
const drawData = ({ columns, cells, fixed }: Matrix, codewords: Uint8Array): void => {
  let bit = 0;
  for (let right = columns - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const upwards = ((right + 1) & 2) === 0;
    for (let step = 0; step < columns; step += 1) {
      const y = upwards ? columns - 1 - step : step;
      for (const x of [right, right - 1]) {
        const cell = y * columns + x;
        if (fixed[cell] === 1) continue;
        cells[cell] = ((codewords[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1;
        bit += 1;
      }
    }
  }
};

const turnOver = ({ columns, cells, fixed }: Matrix, mask: number): void => {
  const turns = masks[mask];
  if (turns === undefined) return;
  for (let y = 0; y < columns; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const cell = y * columns + x;
      if (fixed[cell] === 0 && turns(x, y)) cells[cell] = (cells[cell] ?? 0) ^ 1;
    }
  }
};
