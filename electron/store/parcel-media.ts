import type { ParcelId, ParcelMediumId, StaffId } from '../../shared/domain/ids.ts';
import type { MediumKind, MediumType } from '../../shared/domain/media/medium.ts';
import type { Reader, Writer } from './database.ts';

export type MediumRow = {
  id: ParcelMediumId; parcel_id: ParcelId; kind: MediumKind; sha256: string; mime: MediumType; bytes: number; taken_at: number; staff_name: string; disposed_at: number | null;
};

const rows = 'SELECT m.id, m.parcel_id, m.kind, m.sha256, m.mime, m.bytes, m.taken_at, m.disposed_at, s.name AS staff_name FROM parcel_media m JOIN staff s ON s.id = m.staff_id';

export const mediumById = (reader: Reader, id: ParcelMediumId): MediumRow | undefined => reader.first<MediumRow>(`${rows} WHERE m.id = ?`, id);

export const mediaTakenOf = (reader: Reader, parcelId: ParcelId): MediumRow[] => reader.all<MediumRow>(`${rows} WHERE m.parcel_id = ? ORDER BY m.id`, parcelId);

export type NewMedium = { readonly parcelId: ParcelId; readonly kind: MediumKind; readonly sha256: string; readonly mime: MediumType; readonly bytes: number; readonly at: number; readonly staffId: StaffId };

export const insertMedium = (writer: Writer, medium: NewMedium): ParcelMediumId =>
  writer.run(
    'INSERT INTO parcel_media (parcel_id, kind, sha256, mime, bytes, taken_at, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
    medium.parcelId, medium.kind, medium.sha256, medium.mime, medium.bytes, medium.at, medium.staffId,
  ).id as ParcelMediumId;

const claimed = 'EXISTS (SELECT 1 FROM claims c WHERE c.parcel_id = m.parcel_id AND c.closed_at IS NULL)';

export type MediaKept = { readonly media: number; readonly bytes: number; readonly heldBytes: number };

export const mediaKept = (reader: Reader): MediaKept =>
  reader.first<MediaKept>(
    `SELECT count(*) AS media, coalesce(sum(bytes), 0) AS bytes, coalesce(sum(CASE WHEN ${claimed} THEN bytes ELSE 0 END), 0) AS heldBytes FROM parcel_media m WHERE disposed_at IS NULL`,
  ) ?? { media: 0, bytes: 0, heldBytes: 0 };

export type KeptMedium = { readonly id: ParcelMediumId; readonly sha256: string; readonly bytes: number; readonly takenAt: number };

/** What may be disposed of, the oldest first, after this one; never anything of a parcel with an open claim. */
export const disposableMedia = (reader: Reader, after: { readonly takenAt: number; readonly id: number }, limit: number): KeptMedium[] =>
  reader.all<KeptMedium>(
    `SELECT m.id, m.sha256, m.bytes, m.taken_at AS takenAt FROM parcel_media m
     WHERE m.disposed_at IS NULL AND (m.taken_at, m.id) > (?, ?) AND NOT ${claimed} ORDER BY m.taken_at, m.id LIMIT ?`,
    after.takenAt, after.id, limit,
  );

/** False = it is gone already, or a claim was opened meanwhile. */
export const markMediumDisposed = (writer: Writer, id: ParcelMediumId, at: number): boolean =>
  writer.run(`UPDATE parcel_media AS m SET disposed_at = ? WHERE id = ? AND disposed_at IS NULL AND NOT ${claimed}`, at, id).changes > 0;

/** Whether a file of the media folder is anybody's. A claim's paper stays even when it was taken off again: that it was there is part of the claim. */
export type FileStanding = 'kept' | 'disposed' | 'unknown';
export const standingOfFile = (reader: Reader, sha256: string): FileStanding => {
  const { known, kept } = reader.first<{ known: number; kept: number }>(
    'SELECT count(*) AS known, count(*) FILTER (WHERE disposed_at IS NULL) AS kept FROM parcel_media WHERE sha256 = ?', sha256,
  ) ?? { known: 0, kept: 0 };
  if (kept > 0 || reader.first('SELECT 1 FROM claim_attachments WHERE sha256 = ?', sha256) !== undefined) return 'kept';
  if (reader.first('SELECT 1 FROM after_sales_photos WHERE sha256 = ?', sha256) !== undefined) return 'kept';
  if (reader.first('SELECT 1 FROM skus WHERE picture_id = ?', sha256) !== undefined) return 'kept';
  return known > 0 ? 'disposed' : 'unknown';
};
