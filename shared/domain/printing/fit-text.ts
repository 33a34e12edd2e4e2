import type { Typeface } from './typeface.ts';
import { breakLines } from './line-breaking.ts';

/** One line as it will stand: its text and its width in font units. */
export type FittedLine = { readonly text: string; readonly units: number };
export type FittedText = { readonly sizeHmm: number; readonly lines: readonly FittedLine[] };

export type FitFrame = {
  readonly widthHmm: number;
  readonly heightHmm: number;
  readonly sizeHmm: number;
  readonly smallestSizeHmm: number;
  readonly lineHeightPercent: number;
  readonly wrap: 'line' | 'flow';
};

type Measured = { readonly characters: readonly string[]; readonly advances: readonly number[]; readonly units: number };

/**
 * Fits paragraphs into a frame (PR-2). `line`: on one line per paragraph, as large as it goes between size and floor; if even the
 * floor is too wide, wrapped at the largest size that fits. `flow`: wrapped at once, at the largest size that fits. Answers null
 * when it does not fit at the floor: nothing is ever cut.
 */
export const fitText = (paragraphs: readonly string[], frame: FitFrame, typeface: Typeface): FittedText | null => {
  const measured = paragraphs.map((paragraph) => measure(paragraph, typeface));
  if (frame.wrap === 'line') {
    for (const sizeHmm of sizes(frame)) {
      if (measured.every(({ units }) => fits(units, sizeHmm, frame, typeface)) && linesFit(measured.length, sizeHmm, frame)) {
        return { sizeHmm, lines: paragraphs.map((text, index) => ({ text, units: measured[index]?.units ?? 0 })) };
      }
    }
  }
  let crammed: FittedText | null = null;
  for (const sizeHmm of sizes(frame)) {
    if (crammed !== null && sizeHmm * 100 < crammed.sizeHmm * tidyPercent) break;
    const tidy = wrap(measured, sizeHmm, frame, typeface, true);
    if (tidy !== null) return { sizeHmm, lines: tidy };
    if (crammed !== null) continue;
    const lines = wrap(measured, sizeHmm, frame, typeface, false);
    if (lines !== null) crammed = { sizeHmm, lines };
  }
  return crammed;
};

/** So much of its size a text may lose for lines that end at good places. */
const tidyPercent = 88;

/** Height of so many lines: full em squares, the leading only between them. */
export const blockHeightHmm = (lines: number, sizeHmm: number, lineHeightPercent: number): number =>
  lines === 0 ? 0 : sizeHmm + Math.round(((lines - 1) * sizeHmm * lineHeightPercent) / 100);

const measure = (text: string, typeface: Typeface): Measured => {
  const characters = [...text];
  const advances = characters.map((character) => typeface.advance(character.codePointAt(0) ?? 0));
  return { characters, advances, units: advances.reduce((sum, advance) => sum + advance, 0) };
};

/** From the wanted size down to the floor in steps of about 3 %, the floor itself always tried. */
function* sizes({ sizeHmm, smallestSizeHmm }: FitFrame): Generator<number> {
  for (let size = sizeHmm; size > smallestSizeHmm; size -= Math.max(1, Math.round(size * 0.03))) yield size;
  yield smallestSizeHmm;
}

// Whole numbers on both sides: no line is refused or let through by a rounding error.
const fits = (units: number, sizeHmm: number, frame: FitFrame, typeface: Typeface): boolean =>
  units * sizeHmm <= frame.widthHmm * typeface.unitsPerEm;

const linesFit = (lines: number, sizeHmm: number, frame: FitFrame): boolean =>
  blockHeightHmm(lines, sizeHmm, frame.lineHeightPercent) <= frame.heightHmm;

/** Lines of this size, or null when they are too many for the frame. */
const wrap = (
  measured: readonly Measured[],
  sizeHmm: number,
  frame: FitFrame,
  typeface: Typeface,
  tidy: boolean,
): readonly FittedLine[] | null => {
  const limit = Math.floor((frame.widthHmm * typeface.unitsPerEm) / sizeHmm);
  // A text of any length is turned away by one division before its lines are sought. Trailing spaces take no room: hence the half.
  const fewest = measured.reduce((lines, { units }) => lines + Math.max(1, Math.ceil(units / limit / 2)), 0);
  if (!linesFit(fewest, sizeHmm, frame)) return null;
  const fitted: FittedLine[] = [];
  for (const { characters, advances } of measured) {
    const lines = breakLines(characters, advances, limit, tidy);
    if (lines === null) return null;
    if (lines.length === 0) fitted.push({ text: '', units: 0 });
    for (const { from, to } of lines) {
      let units = 0;
      for (let index = from; index < to; index += 1) units += advances[index] ?? 0;
      fitted.push({ text: characters.slice(from, to).join(''), units });
    }
    if (!linesFit(fitted.length, sizeHmm, frame)) return null;
  }
  return linesFit(fitted.length, sizeHmm, frame) ? fitted : null;
};
