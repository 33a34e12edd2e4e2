import type { CollectionId } from '../../shared/domain/ids.ts';
import type { Platform } from '../../shared/domain/orders/platform.ts';
import type { Reader, Writer } from './database.ts';

export type StoredShipFile = {
  id: number; collection_id: CollectionId; platform: Platform; file_name: string; orders: number; created_at: number; file: string | null;
};

const columns = 'id, collection_id, platform, file_name, orders, created_at, file';

export const insertShipFile = (
  writer: Writer,
  row: { collectionId: CollectionId; platform: Platform; fileName: string; content: Uint8Array; orders: number; at: number },
): number =>
  writer.run(
    'INSERT INTO ship_files (collection_id, platform, file_name, content, orders, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    row.collectionId, row.platform, row.fileName, row.content, row.orders, row.at,
  ).id;

export const isShipFileName = (reader: Reader, fileName: string): boolean =>
  reader.first('SELECT 1 FROM ship_files WHERE file_name = ?', fileName) !== undefined;

const mostListed = 200;

/** Newest first. */
export const newestShipFiles = (reader: Reader): StoredShipFile[] =>
  reader.all<StoredShipFile>(`SELECT ${columns} FROM ship_files ORDER BY id DESC LIMIT ?`, mostListed);

export const shipFilesOf = (reader: Reader, collectionId: CollectionId): StoredShipFile[] =>
  reader.all<StoredShipFile>(`SELECT ${columns} FROM ship_files WHERE collection_id = ? ORDER BY id`, collectionId);

export const shipFileById = (reader: Reader, id: number): StoredShipFile | undefined =>
  reader.first<StoredShipFile>(`SELECT ${columns} FROM ship_files WHERE id = ?`, id);

export const shipFileContent = (reader: Reader, id: number): Uint8Array | undefined =>
  reader.first<{ content: Uint8Array }>('SELECT content FROM ship_files WHERE id = ?', id)?.content;

/** Committed, but not known to lie in a folder yet. */
export const unwrittenShipFiles = (reader: Reader): StoredShipFile[] =>
  reader.all<StoredShipFile>(`SELECT ${columns} FROM ship_files WHERE file IS NULL ORDER BY id`);

export const recordShipFile = (writer: Writer, id: number, file: string): void => {
  writer.run('UPDATE ship_files SET file = ? WHERE id = ?', file, id);
};
