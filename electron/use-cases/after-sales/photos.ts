import { basename } from 'node:path';
import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { AfterSalesCaseId } from '../../../shared/domain/ids.ts';
import { plainText } from '../../../shared/domain/printing/plain-text.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { caseById } from '../../store/after-sales/cases.ts';
import { insertPhoto, markPhotoRemoved, photoById, photosOf } from '../../store/after-sales/photos.ts';
import { readSettings } from '../../store/settings.ts';
import { mediaFolderOf, readMedium } from '../media/media-folder.ts';
import { keepPicture, pictureOf, readPictureFile } from '../media/picture-file.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import type { TemplateReader } from '../templates/template-reader.ts';
import { noteCase, requireListed } from './move-case.ts';

/** A case with more is not read by anybody. */
const mostPhotos = 30;

/** The camera that the shop has chosen. Refuses a case that is not there. */
export const beginCasePhoto = (services: Services, { caseId }: InputFor<'afterSales', 'beginPhoto'>): Result<OutputFor<'afterSales', 'beginPhoto'>> => {
  if (caseById(readerOf(services), caseId) === undefined) return refuse('after_sales.unknown');
  const { cameraId, cameraName } = readSettings(readerOf(services)).media;
  return ok({ cameraId, cameraName });
};

/** A dropped file, or the bytes of a pasted or taken picture. */
export type PhotoSource = { readonly path: string } | { readonly bytes: Uint8Array };

/** AS-2: kept by its hash, decoded whole before it counts; also after the case has ended, because evidence comes late. */
export const addCasePhoto = async (
  services: Services, reader: TemplateReader, caller: Caller, caseId: AfterSalesCaseId, source: PhotoSource,
): Promise<Result<NonNullable<OutputFor<'afterSales', 'addPhoto'>>>> => {
  if (caseById(readerOf(services), caseId) === undefined) return refuse('after_sales.unknown');
  const file = 'path' in source ? basename(source.path) : `${String(caseId)}-${new Date(services.now()).toISOString().slice(0, 19).replace(/\D/g, '')}`;
  const picture = 'path' in source ? readPictureFile(source.path) : pictureOf(source.bytes, file);
  if (!picture.ok) return picture;
  const { bytes, mime, widthPx, heightPx } = picture.value;
  const kept = await keepPicture(mediaFolderOf(services.store.file), reader, picture.value, file);
  if (!kept.ok) return kept;
  const sha256 = kept.value;
  return act(services, caller.staffId, (step) => {
    const theCase = caseById(step.writer, caseId);
    if (theCase === undefined) return refuse('after_sales.unknown');
    const there = photosOf(step.writer, caseId);
    if (there.length >= mostPhotos) return refuse('after_sales.too_many_photos', { most: mostPhotos });
    if (there.some((photo) => photo.sha256 === sha256)) return refuse('after_sales.photo_there', { file });
    const name = plainText(file).slice(0, 200);
    const photoId = insertPhoto(step.writer, {
      case_id: caseId, name, sha256, mime, bytes: bytes.length, width_px: widthPx, height_px: heightPx, added_at: step.at, staff_id: caller.staffId,
    });
    step.trace({ action: 'after_sales.photo', subject: 'after_sales_case', subjectId: caseId, after: { name, sha256, bytes: bytes.length } });
    noteCase(step, theCase, 'photo', { text: name });
    return ok({ photoId });
  });
};

/** Put on the wrong case, or shows what it should not; that it was there stays. Not from a case that has ended. */
export const removeCasePhoto = (services: Services, caller: Caller, { photoId }: InputFor<'afterSales', 'removePhoto'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const photo = photoById(step.writer, photoId);
    if (photo === undefined) return refuse('after_sales.photo_unknown');
    const theCase = requireListed(step, photo.case_id);
    if (theCase.closed_at !== null) return refuse('after_sales.closed');
    markPhotoRemoved(step.writer, photoId, step.at);
    step.trace({ action: 'after_sales.photo_removed', subject: 'after_sales_case', subjectId: theCase.id, before: { name: photo.name, sha256: photo.sha256 } });
    noteCase(step, theCase, 'photo_removed', { text: photo.name });
    return ok(null);
  });

export const casePicture = (services: Services, { photoId }: InputFor<'afterSales', 'photo'>): Result<OutputFor<'afterSales', 'photo'>> => {
  const photo = photoById(readerOf(services), photoId);
  if (photo === undefined) return refuse('after_sales.photo_unknown');
  const bytes = readMedium(mediaFolderOf(services.store.file), photo.sha256);
  if (bytes === null) return refuse('after_sales.photo_lost', { file: photo.name });
  return ok({ dataUrl: `data:${photo.mime};base64,${Buffer.from(bytes).toString('base64')}` });
};
