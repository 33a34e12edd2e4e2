import type { AfterSalesCaseId, AfterSalesPhotoId, StaffId } from '../../../shared/domain/ids.ts';
import type { Reader, Writer } from '../database.ts';

export type StoredPhoto = {
  id: AfterSalesPhotoId; case_id: AfterSalesCaseId; name: string; sha256: string; mime: 'image/png' | 'image/jpeg'; bytes: number; width_px: number; height_px: number; added_at: number;
  staff_name: string; removed_at: number | null;
};
const photos = 'SELECT a.*, s.name AS staff_name FROM after_sales_photos a JOIN staff s ON s.id = a.staff_id';

export const photosOf = (reader: Reader, id: AfterSalesCaseId): StoredPhoto[] => reader.all<StoredPhoto>(`${photos} WHERE a.case_id = ? AND a.removed_at IS NULL ORDER BY a.id`, id);
export const photoById = (reader: Reader, id: AfterSalesPhotoId): StoredPhoto | undefined => reader.first<StoredPhoto>(`${photos} WHERE a.id = ? AND a.removed_at IS NULL`, id);

export const insertPhoto = (writer: Writer, photo: Omit<StoredPhoto, 'id' | 'staff_name' | 'removed_at'> & { staff_id: StaffId }): AfterSalesPhotoId =>
  writer.run(
    'INSERT INTO after_sales_photos (case_id, name, sha256, mime, bytes, width_px, height_px, added_at, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    photo.case_id, photo.name, photo.sha256, photo.mime, photo.bytes, photo.width_px, photo.height_px, photo.added_at, photo.staff_id,
  ).id as AfterSalesPhotoId;

/** The row stays: that there was a picture, and which. */
export const markPhotoRemoved = (writer: Writer, id: AfterSalesPhotoId, at: number): void => {
  writer.run('UPDATE after_sales_photos SET removed_at = ? WHERE id = ?', at, id);
};
