import Driver from 'better-sqlite3';
import type { CopyContents, Expected } from './tasks.ts';
import { NotACopy } from './opened-copy.ts';

export class CopyDamaged extends Error {}
/** Written by a newer app: this one cannot read it. */
export class CopyNewer extends Error {}

const one = (database: Driver.Database, sql: string): unknown => Object.values((database.prepare(sql).get() ?? {}) as Record<string, unknown>)[0];
const moment = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const shopName = (database: Driver.Database): string => {
  try {
    const name: unknown = one(database, `SELECT value ->> '$.name' FROM settings WHERE key = 'shop'`);
    return typeof name === 'string' ? name : '';
  } catch {
    return '';
  }
};

/**
 * Reads a copy on the disk here and says what it holds. It becomes one file, its log taken in. Throws `NotACopy`, `CopyDamaged`, `CopyNewer`.
 */
export const contentsOf = (file: string, kind: CopyContents['kind'], bytes: number, expects: Expected): CopyContents => {
  let database: Driver.Database;
  try {
    database = new Driver(file, { fileMustExist: true });
  } catch (error) {
    throw new CopyDamaged('it cannot be opened', { cause: error });
  }
  try {
    if (Number(database.pragma('user_version', { simple: true })) > expects.version) throw new CopyNewer();
    if (database.pragma('application_id', { simple: true }) !== expects.applicationId) throw new NotACopy();
    database.pragma('journal_mode = DELETE');
    if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new CopyDamaged('quick_check');
    return {
      kind, bytes, shopName: shopName(database), orders: Number(one(database, 'SELECT count(*) FROM orders')), parcels: Number(one(database, 'SELECT count(*) FROM parcels')),
      lastOrderAt: moment(one(database, 'SELECT max(sort_at) FROM orders')), lastChangeAt: moment(one(database, 'SELECT at FROM trace ORDER BY id DESC LIMIT 1')),
    };
  } catch (error) {
    if (error instanceof Driver.SqliteError && !error.code.startsWith('SQLITE_FULL') && !error.code.startsWith('SQLITE_IOERR')) throw new CopyDamaged(error.code, { cause: error });
    throw error;
  } finally {
    database.close();
  }
};

/** The keys of connections are sealed for this PC alone: they say nothing elsewhere, and do not travel. */
export const leaveKeysBehind = (file: string): void => {
  const database = new Driver(file, { fileMustExist: true });
  try {
    database.pragma('secure_delete = ON');
    database.exec('UPDATE connections SET sealed_secrets = NULL');
  } finally {
    database.close();
  }
};
