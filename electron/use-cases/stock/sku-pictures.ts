import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { mostSkuPictureBytes, skuPicturePx } from '../../../shared/domain/stock/sku-picture.ts';
import { isSkuPicture, pictureIdsOfCodes, skusOfSameColour, writeSkuPicture } from '../../store/sku-pictures.ts';
import { skuById } from '../../store/stock.ts';
import { mediaFolderOf, readMedium } from '../media/media-folder.ts';
import { keepPicture, pictureOf } from '../media/picture-file.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { readPictureHeader } from '../templates/picture-header.ts';
import type { TemplateReader } from '../templates/template-reader.ts';

/** Kept under its hash. The window shrinks what people drop; what is not small is refused, and what cannot be decoded whole. */
const keptPicture = async (services: Services, reader: TemplateReader, bytes: Uint8Array, code: string): Promise<Result<string>> => {
  const picture = pictureOf(bytes, code);
  if (!picture.ok) return picture;
  const { widthPx, heightPx } = picture.value;
  if (bytes.length > mostSkuPictureBytes || Math.max(widthPx, heightPx) > skuPicturePx) return refuse('stock.picture_not_small', { most: skuPicturePx });
  return keepPicture(mediaFolderOf(services.store.file), reader, picture.value, code);
};

/** WH-1, PK-2: the picture of an article, or none. `sameColour`: all sizes of its style in this colour show it. */
export const setSkuPicture = async (
  services: Services, reader: TemplateReader, caller: Caller, { skuId, bytes, sameColour }: InputFor<'stock', 'setPicture'>,
): Promise<Result<OutputFor<'stock', 'setPicture'>>> => {
  const known = skuById(readerOf(services), skuId);
  if (known === undefined) return refuse('stock.sku_unknown');
  const kept = bytes === null ? ok(null) : await keptPicture(services, reader, bytes, known.code);
  if (!kept.ok) return kept;
  return act(services, caller.staffId, (step) => {
    const sku = skuById(step.writer, skuId);
    if (sku === undefined) return refuse('stock.sku_unknown');
    const skuIds = sameColour && sku.style_code !== '' ? skusOfSameColour(step.writer, sku.style_code, sku.colour) : [sku.id];
    const changed = skuIds.filter((id) => {
      const before = skuById(step.writer, id)?.picture_id ?? null;
      if (before === kept.value) return false;
      writeSkuPicture(step.writer, id, kept.value);
      step.trace({ action: 'stock.picture', subject: 'sku', subjectId: id, before: { picture: before }, after: { picture: kept.value } });
      return true;
    });
    step.emit('stock.changed', {});
    return ok({ skus: changed.length });
  });
};

export const skuPicture = (services: Services, { pictureId }: InputFor<'stock', 'picture'>): Result<OutputFor<'stock', 'picture'>> => {
  if (!isSkuPicture(readerOf(services), pictureId)) return refuse('stock.picture_unknown');
  const bytes = readMedium(mediaFolderOf(services.store.file), pictureId);
  const header = bytes === null ? null : readPictureHeader(bytes);
  if (bytes === null || header === null) return refuse('stock.picture_lost');
  return ok({ dataUrl: `data:${header.mime};base64,${Buffer.from(bytes).toString('base64')}` });
};

export const picturesOfCodes = (services: Services, { codes }: InputFor<'stock', 'pictures'>): Result<OutputFor<'stock', 'pictures'>> =>
  ok(pictureIdsOfCodes(readerOf(services), codes));
