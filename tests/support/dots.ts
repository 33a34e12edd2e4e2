import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import type { Bitmap } from '../../electron/printing/raster-bitmap.ts';
import { temporaryFolder } from './temp-folder.ts';

/** Levels of grey, 0 = black, row by row. */
export type GreyDots = { readonly width: number; readonly height: number; readonly grey: Uint8Array };

/** A page of a PDF as another program draws it. */
export const greyPage = (file: string, page: number, dotsPerInch: number): GreyDots => {
  const target = join(temporaryFolder('grey'), 'page');
  execFileSync('pdftoppm', ['-gray', '-singlefile', '-r', String(dotsPerInch), '-f', String(page), '-l', String(page), file, target]);
  const bytes = readFileSync(`${target}.pgm`);
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 40));
  if (head === null) throw new Error('no PGM');
  return { width: Number(head[1]), height: Number(head[2]), grey: new Uint8Array(bytes.subarray(head[0].length)) };
};

export const isBlack = ({ bits, bytesPerRow, widthDots, heightDots }: Bitmap, x: number, y: number): boolean =>
  x >= 0 && y >= 0 && x < widthDots && y < heightDots && ((bits[y * bytesPerRow + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;

/** The bitmap as a picture with a white margin, each dot `times` as large, for readers that stand outside. */
export const pictureOf = (bitmap: Bitmap, times = 3, margin = 40): string => {
  const png = new PNG({ width: bitmap.widthDots * times + 2 * margin, height: bitmap.heightDots * times + 2 * margin, colorType: 0 });
  const pixels = new Uint32Array(png.data.buffer, png.data.byteOffset, png.data.length / 4).fill(0xffffffff);
  for (let y = 0; y < bitmap.heightDots; y += 1) {
    for (let x = 0; x < bitmap.widthDots; x += 1) {
      if (!isBlack(bitmap, x, y)) continue;
      for (let row = 0; row < times; row += 1) {
        const at = (y * times + row + margin) * png.width + x * times + margin;
        pixels.fill(0xff000000, at, at + times);
      }
    }
  }
  const file = join(temporaryFolder('dots'), 'label.png');
  writeFileSync(file, PNG.sync.write(png));
  return file;
};
