import { blackRows, type Bitmap } from './raster-bitmap.ts';

/** Paper as the printer is told of it. Lengths in 1/100 mm; `gapHmm` 0 = continuous. */
export type LabelPaper = { readonly widthHmm: number; readonly heightHmm: number; readonly gapHmm: number };

const crlf = '\r\n';
/** Printers take two decimals and no exponent. */
const mm = (hmm: number): string => `${(hmm / 100).toFixed(2).replace(/\.?0+$/, '')} mm`;

/**
 * One label in TSPL (TSC, Xprinter, HPRT, Deli, Gprinter …). Only numbers and dots go out, no text of an order: nothing in it can
 * become a command. Density and speed stay what the printer is set to.
 */
export const encodeTspl = (bitmap: Bitmap, { widthHmm, heightHmm, gapHmm }: LabelPaper): Uint8Array => {
  const setUp = [`SIZE ${mm(widthHmm)},${mm(heightHmm)}`, `GAP ${mm(gapHmm)},0 mm`, 'DIRECTION 1', 'REFERENCE 0,0', 'CLS', ''].join(crlf);
  const rows = blackRows(bitmap);
  if (rows === null) return Buffer.from(`${setUp}PRINT 1,1${crlf}`, 'latin1');
  const { top, bottom } = rows;
  const dots = Buffer.from(bitmap.bits.subarray(top * bitmap.bytesPerRow, bottom * bitmap.bytesPerRow));
  // TSPL's black is 0.
  for (let index = 0; index < dots.length; index += 1) dots[index] = ~(dots[index] ?? 0) & 0xff;
  keepFromCommanding(dots);
  return Buffer.concat([
    Buffer.from(`${setUp}BITMAP 0,${top},${bitmap.bytesPerRow},${bottom - top},0,`, 'latin1'),
    dots,
    Buffer.from(`${crlf}PRINT 1,1${crlf}`, 'latin1'),
  ]);
};

const bang = 0x21;
/**
 * TSPL obeys `<ESC>!` and `~!` wherever they stand, also within dots: a label could reset the printer. Where dots happen to read so, one
 * dot at an edge of black becomes white.
 */
const keepFromCommanding = (dots: Uint8Array): void => {
  for (let index = 1; index < dots.length; index += 1) {
    const before = dots[index - 1];
    if (dots[index] === bang && (before === 0x1b || before === 0x7e)) dots[index] = bang | 0x02;
  }
};
