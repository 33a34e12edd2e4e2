import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { mediumTypeOf, mostMediaOfParcel, mostMediumMegapixels } from '../../../shared/domain/media/medium.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { insertMedium, mediaKept, mediaTakenOf, mediumById, standingOfFile } from '../../store/parcel-media.ts';
import { parcelById } from '../../store/parcels.ts';
import type { Reader } from '../../store/database.ts';
import { readSettings, writeSetting } from '../../store/settings.ts';
import { dropMedium, keepMedium, mediaFolderOf, readMedium } from './media-folder.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { readPictureHeader } from '../templates/picture-header.ts';

type Adding = InputFor<'media', 'add'>;

export const mediaSettingsOf = (services: Services): Result<OutputFor<'media', 'settings'>> =>
  ok({ settings: readSettings(readerOf(services)).media, ...mediaKept(readerOf(services)) });

export const mediaStation = (services: Services): Result<OutputFor<'media', 'station'>> => {
  const { mode, cameraId, cameraName } = readSettings(readerOf(services)).media;
  return ok({ mode, cameraId, cameraName });
};

export const chooseMedia = (services: Services, caller: Caller, input: InputFor<'media', 'choose'>): Result<null> =>
  act(services, caller.staffId, ({ writer, trace, emit }) => {
    const before = readSettings(writer).media;
    writeSetting(writer, 'media', input);
    trace({ action: 'media.chosen', subject: 'shop', subjectId: null, before, after: input });
    emit('app.changed', {});
    return ok(null);
  });

const mayTake = (reader: Reader, parcelId: Adding['parcelId']): Result<null> => {
  if (readSettings(reader).media.mode === 'off') return refuse('media.off');
  const parcel = parcelById(reader, parcelId);
  if (parcel === undefined) return refuse('parcel.unknown');
  if (parcel.state !== 'printed' && parcel.state !== 'packed') return refuse('media.parcel_gone');
  return mediaTakenOf(reader, parcelId).length >= mostMediaOfParcel ? refuse('media.too_many', { most: mostMediaOfParcel }) : ok(null);
};

/** The bytes decide, never the name: what cannot be shown later is no evidence. */
const isWhatItSays = ({ kind, mime, bytes }: Adding): boolean => {
  if (mediumTypeOf(bytes) !== mime || (kind === 'video') !== (mime === 'video/webm')) return false;
  if (kind === 'video') return true;
  const header = readPictureHeader(bytes);
  return header !== null && header.mime === mime && header.widthPx * header.heightPx <= mostMediumMegapixels * 1e6;
};

/**
 * PK-9: the file first, then the row that says whose it is: a kill in between leaves a file that nobody names, which the upkeep finds, and
 * never a row without its file.
 */
export const addMedium = (services: Services, caller: Caller, input: Adding): Result<OutputFor<'media', 'add'>> => {
  const allowed = mayTake(readerOf(services), input.parcelId);
  if (!allowed.ok) return allowed;
  if (!isWhatItSays(input)) return refuse('media.not_a_picture');
  const { parcelId, kind, mime, bytes } = input;
  const folder = mediaFolderOf(services.store.file);
  let sha256: string;
  try {
    sha256 = keepMedium(folder, bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (code === null) throw error;
    return code === 'ENOSPC' || code === 'EDQUOT' ? refuse('store.disk_full') : refuse('store.disk_failed');
  }
  let added = false;
  try {
    const answer = act<OutputFor<'media', 'add'>>(services, caller.staffId, ({ writer, at, trace, emit }) => {
      const mediumId = insertMedium(writer, { parcelId, kind, mime, sha256, bytes: bytes.byteLength, at, staffId: caller.staffId });
      trace({ action: 'media.added', subject: 'parcel', subjectId: parcelId, after: { kind, sha256, bytes: bytes.byteLength } });
      emit('packing.changed', { parcelIds: [parcelId] });
      return ok({ mediumId });
    });
    added = answer.ok;
    return answer;
  } finally {
    if (!added && standingOfFile(readerOf(services), sha256) !== 'kept') dropMedium(folder, sha256);
  }
};

export const mediaOf = (services: Services, { parcelId }: InputFor<'media', 'ofParcel'>): Result<OutputFor<'media', 'ofParcel'>> => {
  if (parcelById(readerOf(services), parcelId) === undefined) return refuse('parcel.unknown');
  return ok(mediaTakenOf(readerOf(services), parcelId).map(({ id, kind, mime, bytes, taken_at: takenAt, staff_name: takenBy, disposed_at: disposedAt }) => ({
    id, kind, mime, bytes, takenAt, takenBy, disposedAt,
  })));
};

export const mediumBytes = (services: Services, { mediumId }: InputFor<'media', 'bytes'>): Result<OutputFor<'media', 'bytes'>> => {
  const medium = mediumById(readerOf(services), mediumId);
  if (medium === undefined) return refuse('media.unknown');
  if (medium.disposed_at !== null) return refuse('media.disposed');
  const bytes = readMedium(mediaFolderOf(services.store.file), medium.sha256);
  // A plain array of bytes: what crosses to a window is not Node's own kind.
  return bytes === null ? refuse('media.lost') : ok({ mime: medium.mime, bytes: new Uint8Array(bytes) });
};
