import { mostDroppedPictureBytes, mostSkuPictureBytes, skuPicturePx } from '../../shared/domain/stock/sku-picture.ts';

export type Shrunk = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly why: 'too_large' | 'not_a_picture' };

/** Tried in turn, until the picture is small enough. */
const qualities = [0.86, 0.7, 0.5];

/**
 * Any picture the browser can read, upright, on white, as a small JPEG: 640 px at most. What it cannot decode is refused; what a camera or a
 * file says beside the picture (place, time) does not come along.
 */
export const shrinkPicture = async (file: Blob): Promise<Shrunk> => {
  if (file.size > mostDroppedPictureBytes) return { ok: false, why: 'too_large' };
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return { ok: false, why: 'not_a_picture' };
  }
  try {
    const factor = Math.min(1, skuPicturePx / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * factor));
    canvas.height = Math.max(1, Math.round(bitmap.height * factor));
    const context = canvas.getContext('2d');
    if (context === null) return { ok: false, why: 'not_a_picture' };
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    for (const quality of qualities) {
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
      if (blob !== null && blob.size <= mostSkuPictureBytes) return { ok: true, bytes: new Uint8Array(await blob.arrayBuffer()) };
    }
    return { ok: false, why: 'too_large' };
  } finally {
    bitmap.close();
  }
};
