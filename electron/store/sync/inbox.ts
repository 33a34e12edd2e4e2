import type { ConnectionId } from '../../../shared/domain/ids.ts';
import type { RefusalParams } from '../../../shared/domain/result.ts';
import type { CatchUp } from '../../../shared/domain/sync/inbox.ts';
import type { Reader, Writer } from '../database.ts';
import { readSettings, writeSetting } from '../settings.ts';

/** Everything that changed there up to this moment has been taken in; null = it has never been read. */
export const readUntilOf = (reader: Reader, id: ConnectionId): number | null =>
  reader.first<{ until: number | null }>('SELECT read_until AS until FROM connections WHERE id = ?', id)?.until ?? null;

export const writeReadUntil = (writer: Writer, id: ConnectionId, until: number): void => {
  writer.run('UPDATE connections SET read_until = ? WHERE id = ?', until, id);
};

export const catchUpOf = (reader: Reader, id: ConnectionId): CatchUp | null => readSettings(reader).catchUps[String(id)] ?? null;

/** Null = it is whole. */
export const writeCatchUp = (writer: Writer, id: ConnectionId, catchUp: CatchUp | null): void => {
  const { [String(id)]: _before, ...others } = readSettings(writer).catchUps;
  writeSetting(writer, 'catchUps', catchUp === null ? others : { ...others, [String(id)]: { ...catchUp } });
};

export type Unreadable = { readonly number: string; readonly code: string; readonly params: RefusalParams };

/** The newest reason is kept, with the time since when the order could not be read. */
export const writeUnreadable = (writer: Writer, id: ConnectionId, { number, code, params }: Unreadable, at: number): void => {
  writer.run(
    `INSERT INTO inbox_refusals (connection_id, platform_order_number, code, params, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (connection_id, platform_order_number) DO UPDATE SET code = excluded.code, params = excluded.params`,
    id, number, code, JSON.stringify(params), at,
  );
};

export const dropUnreadable = (writer: Writer, id: ConnectionId, number: string): boolean =>
  writer.run('DELETE FROM inbox_refusals WHERE connection_id = ? AND platform_order_number = ?', id, number).changes > 0;

export type UnreadableRow = { readonly connectionId: ConnectionId; readonly number: string; readonly code: string; readonly params: RefusalParams; readonly at: number };

/** Oldest first. */
export const listUnreadable = (reader: Reader, most = 500): UnreadableRow[] =>
  reader
    .all<Omit<UnreadableRow, 'params'> & { params: string }>(
      'SELECT connection_id AS connectionId, platform_order_number AS number, code, params, at FROM inbox_refusals ORDER BY id LIMIT ?', most,
    )
    .map((row) => ({ ...row, params: JSON.parse(row.params) as RefusalParams }));
