import { PNG } from 'pngjs';
import { ok, refuse, type Refusal, type Result } from '../../shared/domain/result.ts';

export type PictureRefusal = Refusal<'printing.picture_missing'>;

/** One byte a pixel, 0 = black, 255 = white, row by row from the top. */
export type GreyPicture = { readonly widthPx: number; readonly heightPx: number; readonly grey: Uint8Array };

/** A4 at 600 dpi is 35 million; more is no picture for a label. */
const mostPixels = 40_000_000;

/**
 * Reads the PNG of a picture that is to be printed; colours become grey, what is transparent the white of the paper. Refuses a
 * picture whose bytes are missing, broken or of absurd size with its id: a sheet is never drawn without it.
 */
export const readPicture = (pictureId: string, pictures: ReadonlyMap<string, Uint8Array>): Result<GreyPicture, PictureRefusal> => {
  const picture = greyOf(pictures.get(pictureId));
  return picture === null ? refuse('printing.picture_missing', { pictureId: pictureId.slice(0, 64) }) : ok(picture);
};

const greyOf = (bytes: Uint8Array | undefined): GreyPicture | null => {
  if (bytes === undefined || bytes.byteLength < 33) return null;
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Width and height of the header, before anything is unpacked.
  if (png.readUInt32BE(16) * png.readUInt32BE(20) > mostPixels) return null;
  try {
    const { width: widthPx, height: heightPx, data } = PNG.sync.read(png);
    const grey = new Uint8Array(widthPx * heightPx);
    for (let pixel = 0, at = 0; pixel < grey.length; pixel += 1, at += 4) {
      const light = (data[at] ?? 0) * 0.299 + (data[at + 1] ?? 0) * 0.587 + (data[at + 2] ?? 0) * 0.114;
      grey[pixel] = Math.round(255 + ((light - 255) * (data[at + 3] ?? 255)) / 255);
    }
    return { widthPx, heightPx, grey };
  } catch {
    return null;
  }
};
