import type { OwnViewId, StaffId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

export type StoredOwnView = { id: OwnViewId; name: string; query: string; staff_id: StaffId; shared: 0 | 1; position: number; created_at: number; staff_name: string };

/** One person's views and the shared ones, in their order. */
export const ownViewsFor = (reader: Reader, staffId: StaffId): StoredOwnView[] =>
  reader.all<StoredOwnView>(
    'SELECT own_views.*, staff.name AS staff_name FROM own_views JOIN staff ON staff.id = own_views.staff_id WHERE staff_id = ? OR shared = 1 ORDER BY position, own_views.id', staffId,
  );

export const ownViewById = (reader: Reader, id: OwnViewId): StoredOwnView | undefined =>
  reader.first<StoredOwnView>('SELECT own_views.*, staff.name AS staff_name FROM own_views JOIN staff ON staff.id = own_views.staff_id WHERE own_views.id = ?', id);

export const insertOwnView = (writer: Writer, view: { readonly name: string; readonly query: string; readonly shared: boolean; readonly staffId: StaffId; readonly at: number }): OwnViewId =>
  writer.run(
    'INSERT INTO own_views (name, query, staff_id, shared, position, created_at) VALUES (?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM own_views), ?)',
    view.name, view.query, view.staffId, view.shared ? 1 : 0, view.at,
  ).id as OwnViewId;

export const writeOwnView = (writer: Writer, id: OwnViewId, view: { readonly name: string; readonly query: string; readonly shared: boolean }): void => {
  writer.run('UPDATE own_views SET name = ?, query = ?, shared = ? WHERE id = ?', view.name, view.query, view.shared ? 1 : 0, id);
};

export const deleteOwnView = (writer: Writer, id: OwnViewId): void => {
  writer.run('DELETE FROM own_views WHERE id = ?', id);
};

export const swapOwnViews = (writer: Writer, one: StoredOwnView, other: StoredOwnView): void => {
  writer.run('UPDATE own_views SET position = ? WHERE id = ?', other.position, one.id);
  writer.run('UPDATE own_views SET position = ? WHERE id = ?', one.position, other.id);
};
