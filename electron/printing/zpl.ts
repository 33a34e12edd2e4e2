import { blackRows, type Bitmap } from './raster-bitmap.ts';
import type { LabelPaper } from './tspl.ts';

/**
 * One label in ZPL II (Zebra and what speaks like it), its dots in the run-length hexadecimal form that every ZPL printer takes.
 * Only numbers and dots go out, no text of an order: nothing in it can become a command.
 */
export const encodeZpl = (bitmap: Bitmap, { gapHmm }: Pick<LabelPaper, 'gapHmm'>): Uint8Array => {
  const { widthDots, heightDots, bytesPerRow } = bitmap;
  const media = gapHmm === 0 ? '^MNN' : '^MNY';
  const setUp = `^XA${media}^PW${widthDots}^LL${heightDots}^LH0,0^LS0^PON^PMN^LRN`;
  const rows = blackRows(bitmap);
  if (rows === null) return Buffer.from(`${setUp}^PQ1^XZ\r\n`, 'latin1');
  const { top, bottom } = rows;
  const bytes = (bottom - top) * bytesPerRow;
  const field = `^FO0,${top}^GFA,${bytes},${bytes},${bytesPerRow},${compress(bitmap, top, bottom)}^FS`;
  return Buffer.from(`${setUp}${field}^PQ1^XZ\r\n`, 'latin1');
};

/**
 * Row by row: `:` repeats the row above, `,` fills the rest of a row with white, letters count how often a digit comes. `!`, "fills the
 * row with ones", is not used: some fill it with bits, others with digits.
 */
const compress = ({ bits, bytesPerRow }: Bitmap, top: number, bottom: number): string => {
  const parts: string[] = [];
  for (let row = top; row < bottom; row += 1) {
    const from = row * bytesPerRow;
    parts.push(row > top && isSame(bits, from - bytesPerRow, from, bytesPerRow) ? ':' : compressRow(bits, from, bytesPerRow));
  }
  return parts.join('');
};

const isSame = (bits: Uint8Array, one: number, other: number, length: number): boolean => {
  for (let index = 0; index < length; index += 1) if (bits[one + index] !== bits[other + index]) return false;
  return true;
};

const digits = '0123456789ABCDEF';

const compressRow = (bits: Uint8Array, from: number, length: number): string => {
  let end = length;
  while (end > 0 && bits[from + end - 1] === 0) end -= 1;
  let text = '';
  let digit = -1;
  let count = 0;
  const take = (next: number): void => {
    if (next === digit) {
      count += 1;
      return;
    }
    text += run(digit, count);
    digit = next;
    count = 1;
  };
  for (let index = from; index < from + end; index += 1) {
    const byte = bits[index] ?? 0;
    take(byte >> 4);
    take(byte & 15);
  }
  return text + run(digit, count) + (end < length ? ',' : '');
};

/** `g` to `z` are 20 to 400 in steps of 20, `G` to `Y` 1 to 19; a longer run is told in several. */
const longestRun = 419;
const run = (digit: number, count: number): string => {
  let text = '';
  for (let rest = count; rest > 0; rest -= longestRun) {
    const part = Math.min(rest, longestRun);
    const twenties = Math.floor(part / 20);
    const ones = part % 20;
    const letters = (twenties === 0 ? '' : String.fromCharCode(102 + twenties)) + (ones === 0 ? '' : String.fromCharCode(70 + ones));
    text += (part === 1 ? '' : letters) + (digits[digit] ?? '');
  }
  return text;
};
