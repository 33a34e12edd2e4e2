import { createHash } from 'node:crypto';
import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import { ok, refuse, type Refusal, type Result } from '../../../shared/domain/result.ts';
import type { PictureUse } from '../../store/templates.ts';
import { readPictureHeader, type PictureHeader } from './picture-header.ts';

/** Limits are looked at before anything is decoded: a small file can claim to be gigabytes of pixels. */
export const mostPictureBytes = 20 * 1024 * 1024;
export const mostBackdropBytes = 8 * 1024 * 1024;
export const mostMegapixels = 40;
/** 1600 dots are 200 mm at 203 dpi: more is never printed. */
const widestPrintPx = 1_600;
const tallestPrintPx = 4_000;

export type ReadPicture = { readonly id: string; readonly use: PictureUse; readonly mime: string; readonly widthPx: number; readonly heightPx: number; readonly bytes: Uint8Array };
export type PictureRefusal = Refusal<'template.picture_too_large' | 'template.not_a_picture' | 'template.picture_damaged'>;

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const tooLarge = (limit: 'bytes' | 'pixels', most: number): Result<never, PictureRefusal> => refuse('template.picture_too_large', { limit, most });

/** Header and sizes; refuses by content, never by name. */
export const checkPicture = (bytes: Uint8Array, use: PictureUse): Result<PictureHeader, PictureRefusal> => {
  if (bytes.length > mostPictureBytes) return tooLarge('bytes', mostPictureBytes / 1024 / 1024);
  const header = readPictureHeader(bytes);
  if (header === null) return refuse('template.not_a_picture');
  if (header.widthPx * header.heightPx > mostMegapixels * 1e6) return tooLarge('pixels', mostMegapixels);
  if (use === 'backdrop' && bytes.length > mostBackdropBytes) return tooLarge('bytes', mostBackdropBytes / 1024 / 1024);
  return ok(header);
};

/**
 * Makes a picture ready for a template. `print`: 8-bit grey PNG on white, upright, at most 1600 × 4000 px. `backdrop`: kept as it
 * is. Heavy: called in a thread of its own.
 */
export const readPicture = (bytes: Uint8Array, use: PictureUse): Result<ReadPicture, PictureRefusal> => {
  const header = checkPicture(bytes, use);
  if (!header.ok) return header;
  const pixels = decode(bytes, header.value);
  if (pixels === null) return refuse('template.picture_damaged');
  if (use === 'backdrop') {
    const { mime, widthPx, heightPx } = header.value;
    return ok({ id: sha256Of(bytes), use, mime, widthPx, heightPx, bytes });
  }
  const grey = upright(scaled(greyOf(pixels)), header.value);
  const png = writeGrey(grey);
  return ok({ id: sha256Of(png), use, mime: 'image/png', widthPx: grey.width, heightPx: grey.height, bytes: png });
};

/** Decodes a picture from a template file to be sure that it can be printed. */
export const isSoundPicture = (bytes: Uint8Array, header: PictureHeader): boolean => decode(bytes, header) !== null;

type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8Array };

const decode = (bytes: Uint8Array, { mime }: PictureHeader): Pixels | null => {
  try {
    if (mime === 'image/png') {
      const { width, height, data } = PNG.sync.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      return { width, height, data };
    }
    return decodeJpeg(bytes, { useTArray: true, formatAsRGBA: true, maxResolutionInMP: mostMegapixels, maxMemoryUsageInMB: 1_024 });
  } catch {
    return null;
  }
};

/** Grey by luminance (Rec. 709); what is transparent is paper. */
const greyOf = ({ width, height, data }: Pixels): Pixels => {
  const grey = new Uint8Array(width * height);
  for (let index = 0; index < grey.length; index += 1) {
    const at = index * 4;
    const alpha = (data[at + 3] ?? 255) / 255;
    const luminance = 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0);
    grey[index] = Math.round(255 - alpha * (255 - luminance));
  }
  return { width, height, data: grey };
};

/** Made smaller by averaging all that falls into a pixel; never larger. */
const scaled = (picture: Pixels): Pixels => {
  const factor = Math.max(1, picture.width / widestPrintPx, picture.height / tallestPrintPx);
  if (factor === 1) return picture;
  const width = Math.max(1, Math.floor(picture.width / factor));
  const height = Math.max(1, Math.floor(picture.height / factor));
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = [Math.floor((y * picture.height) / height), Math.max(1, Math.floor(((y + 1) * picture.height) / height))];
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [Math.floor((x * picture.width) / width), Math.max(1, Math.floor(((x + 1) * picture.width) / width))];
      let sum = 0;
      for (let row = top; row < bottom; row += 1) {
        for (let column = left; column < right; column += 1) sum += picture.data[row * picture.width + column] ?? 255;
      }
      data[y * width + x] = Math.round(sum / ((bottom - top) * (right - left)));
    }
  }
  return { width, height, data };
};

const upright = (picture: Pixels, { quarterTurns, mirrored }: PictureHeader): Pixels => {
  let turned = mirrored ? remap(picture, picture.width, picture.height, (x, y) => [picture.width - 1 - x, y]) : picture;
  for (let turn = 0; turn < quarterTurns; turn += 1) {
    const from = turned;
    turned = remap(from, from.height, from.width, (x, y) => [y, from.height - 1 - x]);
  }
  return turned;
};

const remap = (from: Pixels, width: number, height: number, sourceOf: (x: number, y: number) => readonly [number, number]): Pixels => {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [fromX, fromY] = sourceOf(x, y);
      data[y * width + x] = from.data[fromY * from.width + fromX] ?? 255;
    }
  }
  return { width, height, data };
};

const writeGrey = ({ width, height, data }: Pixels): Uint8Array => {
  const png = new PNG({ width, height, colorType: 0, inputColorType: 0, inputHasAlpha: false, bitDepth: 8 });
  png.data = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false, bitDepth: 8 });
};
