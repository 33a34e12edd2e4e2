import type { Ink } from '../../shared/domain/printing/display-list.ts';

/** A sheet of dots, one bit each, 1 = black, rows of whole bytes, leftmost dot in the highest bit. */
export type Bitmap = {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly bytesPerRow: number;
  readonly bits: Uint8Array;
};

export const createBitmap = (widthDots: number, heightDots: number): Bitmap => {
  const bytesPerRow = Math.ceil(widthDots / 8);
  return { widthDots, heightDots, bytesPerRow, bits: new Uint8Array(bytesPerRow * heightDots) };
};

/** Grey as dots: 6 of 16, spread so that no row and no column of them is empty and a hairline stays a line. */
const greyRows: readonly number[] = [0b10101010, 0b01000100, 0b10101010, 0b00010001];

const patternOf = (ink: Ink, y: number): number => (ink === 'grey' ? (greyRows[y & 3] ?? 0) : 0xff);

/** Puts `mask` (1 = painted) into one byte. White takes dots away; grey takes away what its pattern leaves open. */
const paint = (bits: Uint8Array, index: number, mask: number, ink: Ink, pattern: number): void => {
  const before = bits[index] ?? 0;
  bits[index] = ink === 'white' ? before & ~mask : ink === 'black' ? before | mask : (before & ~mask) | (pattern & mask);
};

/** Fills the dots from `left`, `top` up to, not including, `right`, `bottom`; what lies outside the sheet is left off. */
export const fillDots = (bitmap: Bitmap, left: number, top: number, right: number, bottom: number, ink: Ink): void => {
  const { bits, bytesPerRow } = bitmap;
  const from = Math.max(0, left);
  const to = Math.min(bitmap.widthDots, right);
  if (from >= to) return;
  const firstByte = from >> 3;
  const lastByte = (to - 1) >> 3;
  const firstMask = 0xff >> (from & 7);
  const lastMask = (0xff << (7 - ((to - 1) & 7))) & 0xff;
  for (let y = Math.max(0, top); y < Math.min(bitmap.heightDots, bottom); y += 1) {
    const row = y * bytesPerRow;
    const pattern = patternOf(ink, y);
    if (firstByte === lastByte) {
      paint(bits, row + firstByte, firstMask & lastMask, ink, pattern);
      continue;
    }
    paint(bits, row + firstByte, firstMask, ink, pattern);
    for (let byte = firstByte + 1; byte < lastByte; byte += 1) paint(bits, row + byte, 0xff, ink, pattern);
    paint(bits, row + lastByte, lastMask, ink, pattern);
  }
};

/** Paints the black dots of `stamp` with its upper left dot at `left`, `top`. */
export const stampDots = (bitmap: Bitmap, stamp: Bitmap, left: number, top: number, ink: Ink): void => {
  const { bits, bytesPerRow } = bitmap;
  const shift = left & 7;
  const firstByte = (left - shift) / 8;
  const spareBits = bytesPerRow * 8 - bitmap.widthDots;
  const endMask = (0xff << spareBits) & 0xff;
  const paintAt = (row: number, byte: number, mask: number, pattern: number): void => {
    if (byte < 0 || byte >= bytesPerRow) return;
    const kept = byte === bytesPerRow - 1 ? mask & endMask : mask;
    if (kept !== 0) paint(bits, row + byte, kept, ink, pattern);
  };
  const fromRow = Math.max(0, -top);
  const toRow = Math.min(stamp.heightDots, bitmap.heightDots - top);
  for (let y = fromRow; y < toRow; y += 1) {
    const row = (top + y) * bytesPerRow;
    const pattern = patternOf(ink, top + y);
    for (let byte = 0; byte < stamp.bytesPerRow; byte += 1) {
      const mask = stamp.bits[y * stamp.bytesPerRow + byte] ?? 0;
      if (mask === 0) continue;
      paintAt(row, firstByte + byte, mask >> shift, pattern);
      if (shift !== 0) paintAt(row, firstByte + byte + 1, (mask << (8 - shift)) & 0xff, pattern);
    }
  }
};

/** Is every dot of the area white? What lies outside the sheet counts as white. */
export const isWhite = (bitmap: Bitmap, left: number, top: number, right: number, bottom: number): boolean => {
  for (let y = Math.max(0, top); y < Math.min(bitmap.heightDots, bottom); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(bitmap.widthDots, right); x += 1) {
      const byte = bitmap.bits[y * bitmap.bytesPerRow + (x >> 3)] ?? 0;
      if ((byte & (0x80 >> (x & 7))) !== 0) return false;
    }
  }
  return true;
};

/** First row with a black dot and the row after the last one; null when the sheet is white. */
export const blackRows = ({ bits, bytesPerRow }: Bitmap): { readonly top: number; readonly bottom: number } | null => {
  let first = 0;
  while (first < bits.length && bits[first] === 0) first += 1;
  if (first === bits.length) return null;
  let last = bits.length - 1;
  while (bits[last] === 0) last -= 1;
  return { top: Math.floor(first / bytesPerRow), bottom: Math.floor(last / bytesPerRow) + 1 };
};
