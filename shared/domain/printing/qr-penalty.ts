/** How hard a symbol is to read, by the four rules of ISO/IEC 18004: long runs, blocks, what looks like a finder, uneven darkness. */
export const penaltyOf = (cells: Uint8Array, columns: number): number => {
  let penalty = 0;
  for (let line = 0; line < columns; line += 1) {
    penalty += linePenalty(cells, columns, line * columns, 1) + linePenalty(cells, columns, line, columns);
  }
  for (let y = 0; y + 1 < columns; y += 1) {
    for (let x = 0; x + 1 < columns; x += 1) {
      const at = y * columns + x;
      const first = cells[at];
      if (first === cells[at + 1] && first === cells[at + columns] && first === cells[at + columns + 1]) penalty += 3;
    }
  }
  const dark = cells.reduce((sum, cell) => sum + cell, 0);
  return penalty + 10 * Math.floor(Math.abs(dark * 20 - cells.length * 10) / cells.length);
};

/** A finder seen from the side with four light cells before or after it, as eleven bits. */
const finderThenLight = 0b10111010000;
const lightThenFinder = 0b00001011101;

const linePenalty = (cells: Uint8Array, columns: number, from: number, step: number): number => {
  let penalty = 0;
  let run = 0;
  let previous = -1;
  let window = 0;
  // The margin around the symbol is light: four cells of it count for finders at the edges.
  for (let index = -4; index < columns + 4; index += 1) {
    const inside = index >= 0 && index < columns;
    const cell = inside ? (cells[from + index * step] ?? 0) : 0;
    window = ((window << 1) | cell) & 0x7ff;
    if (index >= 6 && (window === finderThenLight || window === lightThenFinder)) penalty += 40;
    if (!inside) continue;
    run = cell === previous ? run + 1 : 1;
    previous = cell;
    if (run === 5) penalty += 3;
    else if (run > 5) penalty += 1;
  }
  return penalty;
};
