import { ok, type Result } from '../../shared/domain/result.ts';
import { readPicture, type GreyPicture, type PictureRefusal } from './picture.ts';
import { createBitmap, type Bitmap } from './raster-bitmap.ts';

/** The dots of a picture at a size, worked out once for a whole job. */
export type PictureDots = (pictureId: string, widthDots: number, heightDots: number) => Result<Bitmap, PictureRefusal>;

export const createPictureDots = (pictures: ReadonlyMap<string, Uint8Array>): PictureDots => {
  const kept = new Map<string, Bitmap>();
  return (pictureId, widthDots, heightDots) => {
    const key = `${pictureId} ${widthDots} ${heightDots}`;
    const known = kept.get(key);
    if (known !== undefined) return ok(known);
    const picture = readPicture(pictureId, pictures);
    if (!picture.ok) return picture;
    const dots = dither(averaged(picture.value, widthDots, heightDots), widthDots, heightDots);
    kept.set(key, dots);
    return ok(dots);
  };
};

/** How dark each dot should be, 0 (white) to 1: the mean of what of the picture lies in it. */
const averaged = ({ widthPx, heightPx, grey }: GreyPicture, widthDots: number, heightDots: number): Float32Array => {
  const across = sharesOf(widthPx, widthDots);
  const down = sharesOf(heightPx, heightDots);
  const dark = new Float32Array(widthDots * heightDots);
  const row = new Float32Array(widthDots);
  for (let y = 0; y < heightDots; y += 1) {
    for (const [pixelY, shareY] of down[y] ?? []) {
      for (let x = 0; x < widthDots; x += 1) {
        let sum = 0;
        for (const [pixelX, shareX] of across[x] ?? []) sum += (255 - (grey[pixelY * widthPx + pixelX] ?? 255)) * shareX;
        row[x] = sum / 255;
      }
      for (let x = 0; x < widthDots; x += 1) dark[y * widthDots + x] = (dark[y * widthDots + x] ?? 0) + (row[x] ?? 0) * shareY;
    }
  }
  return dark;
};

/** For each dot the pixels that lie in it, with their share of it. */
const sharesOf = (pixels: number, dots: number): readonly (readonly (readonly [pixel: number, share: number])[])[] =>
  Array.from({ length: dots }, (_, dot) => {
    const from = (dot * pixels) / dots;
    const to = ((dot + 1) * pixels) / dots;
    const shares: [number, number][] = [];
    for (let pixel = Math.floor(from); pixel < Math.min(pixels, Math.ceil(to)); pixel += 1) {
      shares.push([pixel, (Math.min(to, pixel + 1) - Math.max(from, pixel)) / (to - from)]);
    }
    return shares;
  });

/** Floyd and Steinberg, every other row backwards, so that no worms run across a photo; black and white stay what they are. */
const dither = (dark: Float32Array, widthDots: number, heightDots: number): Bitmap => {
  const bitmap = createBitmap(widthDots, heightDots);
  const give = (x: number, y: number, rest: number): void => {
    if (x < 0 || x >= widthDots || y >= heightDots) return;
    dark[y * widthDots + x] = (dark[y * widthDots + x] ?? 0) + rest;
  };
  for (let y = 0; y < heightDots; y += 1) {
    const step = y % 2 === 0 ? 1 : -1;
    for (let count = 0; count < widthDots; count += 1) {
      const x = step === 1 ? count : widthDots - 1 - count;
      const wanted = dark[y * widthDots + x] ?? 0;
      const black = wanted >= 0.5;
      const rest = wanted - (black ? 1 : 0);
      if (black) {
        const index = y * bitmap.bytesPerRow + (x >> 3);
        bitmap.bits[index] = (bitmap.bits[index] ?? 0) | (0x80 >> (x & 7));
      }
      if (rest === 0) continue;
      give(x + step, y, (rest * 7) / 16);
      give(x - step, y + 1, (rest * 3) / 16);
      give(x, y + 1, (rest * 5) / 16);
      give(x + step, y + 1, rest / 16);
    }
  }
  return bitmap;
};
