import type { ConnectionId } from '../../../shared/domain/ids.ts';
import type { ConnectionValues, ConnectorKind, Served } from '../../../shared/domain/sync/connection.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import type { Reader, Writer } from '../database.ts';

/** How a connection stood when it changed last (OF-4). */
export type StoredLine = 'new' | 'answers' | 'silent' | 'no_right' | 'no_keys';

export type StoredConnection = {
  id: ConnectionId; kind: ConnectorKind; account: string; settings: string; sealed_secrets: Uint8Array | null; active: 0 | 1; created_at: number;
  read_until: number | null; line_state: StoredLine; line_since: number | null; answered_at: number | null; trouble: string; trouble_words: string;
};

const columns = 'id, kind, account, settings, sealed_secrets, active, created_at, read_until, line_state, line_since, answered_at, trouble, trouble_words';

/** Those that were not removed. */
export const allConnections = (reader: Reader): StoredConnection[] =>
  reader.all<StoredConnection>(`SELECT ${columns} FROM connections WHERE removed_at IS NULL ORDER BY id`);

/** As the rules want them that say who tells what. */
export const servedConnections = (reader: Reader): Served[] => allConnections(reader).map(({ id, kind, account, active }) => ({ id, kind, account, active: active === 1 }));

export const connectionById = (reader: Reader, id: ConnectionId): StoredConnection | undefined =>
  reader.first<StoredConnection>(`SELECT ${columns} FROM connections WHERE id = ? AND removed_at IS NULL`, id);

export const settingsOf = ({ settings }: Pick<StoredConnection, 'settings'>): ConnectionValues => JSON.parse(settings) as ConnectionValues;

export const isConnectionAccount = (reader: Reader, kind: ConnectorKind, account: string, except: ConnectionId | null): boolean =>
  reader.first('SELECT 1 FROM connections WHERE kind = ? AND account = ? AND removed_at IS NULL AND id IS NOT ?', kind, account, except) !== undefined;

export type ConnectionRow = { readonly kind: ConnectorKind; readonly account: string; readonly settings: ConnectionValues; readonly sealed: Uint8Array | null; readonly active: boolean };

export const insertConnection = (writer: Writer, row: ConnectionRow, at: number): ConnectionId =>
  writer.run(
    'INSERT INTO connections (kind, account, settings, sealed_secrets, active, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    row.kind, row.account, JSON.stringify(row.settings), row.sealed, row.active ? 1 : 0, at,
  ).id as ConnectionId;

/** As after saving: nothing is known of the line yet. What was read stays read. */
export const updateConnection = (writer: Writer, id: ConnectionId, row: Omit<ConnectionRow, 'kind'>): void => {
  writer.run(
    `UPDATE connections SET account = ?, settings = ?, sealed_secrets = ?, active = ?, line_state = 'new', line_since = NULL, trouble = '', trouble_words = '' WHERE id = ?`,
    row.account, JSON.stringify(row.settings), row.sealed, row.active ? 1 : 0, id,
  );
};

/** Its history stays; its keys do not. */
export const markConnectionRemoved = (writer: Writer, id: ConnectionId, at: number): void => {
  writer.run('UPDATE connections SET removed_at = ?, active = 0, sealed_secrets = NULL WHERE id = ?', at, id);
};

export type LineWord = { readonly state: StoredLine; readonly since: number; readonly answeredAt: number | null; readonly trouble: string; readonly troubleWords: string };

export const writeLine = (writer: Writer, id: ConnectionId, line: LineWord): void => {
  writer.run(
    'UPDATE connections SET line_state = ?, line_since = ?, answered_at = coalesce(?, answered_at), trouble = ?, trouble_words = ? WHERE id = ?',
    line.state, line.since, line.answeredAt, line.trouble, line.troubleWords, id,
  );
};

/** The shops that orders are of, per platform; of the newest so many, so that it is quick with a million. */
export const accountsOfOrders = (reader: Reader, newest = 20_000): { platform: Platform; account: string; orders: number }[] =>
  reader.all(
    `SELECT platform, shop_name AS account, count(*) AS orders FROM (SELECT platform, shop_name FROM orders WHERE platform <> 'manual' ORDER BY id DESC LIMIT ?)
     GROUP BY platform, shop_name ORDER BY platform, orders DESC, account`, newest,
  );

export const unreadableOrders = (reader: Reader): { connectionId: ConnectionId; number: string; code: string; params: string; at: number }[] =>
  reader.all(
    `SELECT r.connection_id AS connectionId, r.platform_order_number AS number, r.code, r.params, r.at FROM inbox_refusals r
     JOIN connections c ON c.id = r.connection_id WHERE c.removed_at IS NULL ORDER BY r.at DESC, r.id DESC LIMIT 1000`,
  );

export const unreadableByConnection = (reader: Reader): { connectionId: ConnectionId; n: number }[] =>
  reader.all('SELECT connection_id AS connectionId, count(*) AS n FROM inbox_refusals GROUP BY connection_id');
