import type { StaffId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

/** A template of the shop's own in its newest version. `content` is what `serializeTemplate` wrote. */
export type StoredTemplate = {
  id: string; copied_from: string; created_at: number; retired_at: number | null; version: number; content: string; saved_at: number;
};

const newestColumns = `t.id, t.copied_from, t.created_at, t.retired_at, v.version, v.content, v.saved_at
  FROM templates t JOIN template_versions v ON v.template_id = t.id
  AND v.version = (SELECT max(newest.version) FROM template_versions newest WHERE newest.template_id = t.id)`;

/** Those that are not retired, the oldest first. */
export const ownTemplates = (reader: Reader): StoredTemplate[] =>
  reader.all<StoredTemplate>(`SELECT ${newestColumns} WHERE t.retired_at IS NULL ORDER BY t.created_at, t.id`);

/** Retired ones too: sheets refer to them for ever. */
export const ownTemplate = (reader: Reader, id: string): StoredTemplate | undefined =>
  reader.first<StoredTemplate>(`SELECT ${newestColumns} WHERE t.id = ?`, id);

export type StoredVersion = { version: number; saved_at: number; staff_name: string };

/** The newest first. */
export const versionsOf = (reader: Reader, id: string): StoredVersion[] =>
  reader.all<StoredVersion>(
    `SELECT v.version, v.saved_at, staff.name AS staff_name FROM template_versions v JOIN staff ON staff.id = v.saved_by
     WHERE v.template_id = ? ORDER BY v.version DESC`, id,
  );

export const contentOfVersion = (reader: Reader, id: string, version: number): string | undefined =>
  reader.first<{ content: string }>('SELECT content FROM template_versions WHERE template_id = ? AND version = ?', id, version)?.content;

/**
 * Grows with every template, version and retirement: as long as it stays the same, so do the shop's templates. Versions are
 * never changed or deleted (triggers), so that counting them is enough.
 */
export const templatesMark = (reader: Reader): string => {
  const { versions, retired } = reader.first<{ versions: number; retired: number }>(
    'SELECT (SELECT count(*) FROM template_versions) AS versions, (SELECT count(*) FROM templates WHERE retired_at IS NOT NULL) AS retired',
  ) ?? { versions: 0, retired: 0 };
  return `${versions}.${retired}`;
};

/** How many templates there ever were, retired ones too: names are never given twice. */
export const templatesEver = (reader: Reader): number => reader.first<{ n: number }>('SELECT count(*) AS n FROM templates')?.n ?? 0;

export const insertTemplate = (writer: Writer, template: { id: string; copiedFrom: string; at: number }): void => {
  writer.run('INSERT INTO templates (id, copied_from, created_at) VALUES (?, ?, ?)', template.id, template.copiedFrom, template.at);
};

export const insertTemplateVersion = (
  writer: Writer, saved: { id: string; version: number; content: string; at: number; staffId: StaffId },
): void => {
  writer.run(
    'INSERT INTO template_versions (template_id, version, content, saved_at, saved_by) VALUES (?, ?, ?, ?, ?)',
    saved.id, saved.version, saved.content, saved.at, saved.staffId,
  );
};

export const retireTemplateRow = (writer: Writer, id: string, at: number): void => {
  writer.run('UPDATE templates SET retired_at = ? WHERE id = ?', at, id);
};

/** By template id: how many assignments use it. */
export const templatesInUse = (reader: Reader): ReadonlyMap<string, number> =>
  new Map(
    reader.all<{ template_id: string; n: number }>('SELECT template_id, count(*) AS n FROM print_assignments GROUP BY template_id')
      .map(({ template_id, n }) => [template_id, n]),
  );

export type PictureUse = 'print' | 'backdrop';

/** A picture on a template, named by the SHA-256 of its bytes. */
export type StoredPicture = { id: string; use: PictureUse; mime: string; width_px: number; height_px: number; bytes: Uint8Array };

export const pictureById = (reader: Reader, id: string): StoredPicture | undefined =>
  reader.first<StoredPicture>('SELECT id, use, mime, width_px, height_px, bytes FROM template_pictures WHERE id = ?', id);

/** Bytes by id (grey PNG for those that print); ids that are not there are left out. */
export const picturesByIds = (reader: Reader, ids: readonly string[]): ReadonlyMap<string, Uint8Array> =>
  new Map(
    reader.all<{ id: string; bytes: Uint8Array }>('SELECT id, bytes FROM template_pictures WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))
      .map(({ id, bytes }) => [id, bytes]),
  );

/** The same picture is kept once; one that prints may lie under a form as well. */
export const keepPicture = (writer: Writer, picture: Omit<StoredPicture, 'width_px' | 'height_px'> & { widthPx: number; heightPx: number; at: number }): void => {
  writer.run(
    `INSERT INTO template_pictures (id, use, mime, width_px, height_px, bytes, added_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET use = excluded.use WHERE excluded.use = 'print'`,
    picture.id, picture.use, picture.mime, picture.widthPx, picture.heightPx, picture.bytes, picture.at,
  );
};
