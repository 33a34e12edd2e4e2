import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { refuse, type Result } from '../../../shared/domain/result.ts';
import { photosOf, type StoredPhoto } from '../../store/after-sales/photos.ts';
import { returningById, type StoredReturning } from '../../store/after-sales/returning.ts';
import type { Reader } from '../../store/database.ts';
import { addCasePhoto, beginCasePhoto, casePicture } from '../after-sales/photos.ts';
import { readerOf, type Caller, type Services } from '../services.ts';
import type { TemplateReader } from '../templates/template-reader.ts';

/** Taken at the returns desk: since the parcel is here. What the buyer sent before is not shown to who packs (SF-3). */
export const deskPhotos = (reader: Reader, parcel: Pick<StoredReturning, 'case_id' | 'arrived_at'>): StoredPhoto[] => {
  const { case_id: caseId, arrived_at: arrivedAt } = parcel;
  return caseId === null || arrivedAt === null ? [] : photosOf(reader, caseId).filter(({ added_at: at }) => at >= arrivedAt);
};

const caseOf = (reader: Reader, id: StoredReturning['id']): Result<NonNullable<StoredReturning['case_id']>> => {
  const parcel = returningById(reader, id);
  if (parcel === undefined) return refuse('after_sales.parcel_unknown');
  if (parcel.case_id === null || parcel.arrived_at === null) return refuse('returns.photo_needs_owner');
  return { ok: true, value: parcel.case_id };
};

export const beginReturnPhoto = (services: Services, { returningParcelId }: InputFor<'returns', 'beginPhoto'>): Result<OutputFor<'returns', 'beginPhoto'>> => {
  const caseId = caseOf(readerOf(services), returningParcelId);
  return caseId.ok ? beginCasePhoto(services, { caseId: caseId.value }) : caseId;
};

/** AS-4: in which state the goods came back, kept with the parcel's case. */
export const addReturnPhoto = async (
  services: Services, reader: TemplateReader, caller: Caller, { returningParcelId, bytes }: InputFor<'returns', 'addPhoto'>,
): Promise<Result<OutputFor<'returns', 'addPhoto'>>> => {
  const caseId = caseOf(readerOf(services), returningParcelId);
  return caseId.ok ? addCasePhoto(services, reader, caller, caseId.value, { bytes }) : caseId;
};

export const returnPicture = (services: Services, { returningParcelId, photoId }: InputFor<'returns', 'photo'>): Result<OutputFor<'returns', 'photo'>> => {
  const reader = readerOf(services);
  const parcel = returningById(reader, returningParcelId);
  const known = parcel !== undefined && deskPhotos(reader, parcel).some(({ id }) => id === photoId);
  return known ? casePicture(services, { photoId }) : refuse('after_sales.photo_unknown');
};
