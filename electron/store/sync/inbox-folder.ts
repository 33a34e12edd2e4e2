import type { ConnectionId } from '../../../shared/domain/ids.ts';
import type { RefusalParams } from '../../../shared/domain/result.ts';
import type { Reader } from '../database.ts';

export type FolderConnection = { readonly id: ConnectionId; readonly settings: string; readonly created_at: number };

/** Watched folders that are on. */
export const watchedFolders = (reader: Reader): FolderConnection[] =>
  reader.all<FolderConnection>(`SELECT id, settings, created_at FROM connections WHERE kind = 'folder' AND active = 1 AND removed_at IS NULL ORDER BY id`);

/** Files of a folder that were not simply taken in, and why. */
export const folderNotes = (reader: Reader, id: ConnectionId): Map<string, { readonly code: string; readonly params: RefusalParams }> =>
  new Map(
    reader
      .all<{ name: string; code: string; params: string }>('SELECT platform_order_number AS name, code, params FROM inbox_refusals WHERE connection_id = ?', id)
      .map(({ name, code, params }) => [name, { code, params: JSON.parse(params) as RefusalParams }]),
  );

/** The last ship file that was made before; 0 = none. */
export const latestShipFile = (reader: Reader, before: number): number =>
  reader.first<{ id: number }>('SELECT id FROM ship_files WHERE created_at < ? ORDER BY id DESC LIMIT 1', before)?.id ?? 0;

/** Oldest first. */
export const shipFilesAfter = (reader: Reader, id: number): { id: number; file_name: string }[] =>
  reader.all('SELECT id, file_name FROM ship_files WHERE id > ? ORDER BY id LIMIT 200', id);
