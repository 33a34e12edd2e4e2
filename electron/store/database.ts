import Driver from 'better-sqlite3';
import { backUpInto, type TakeCopy } from './backups.ts';
import { watchOrders } from './orders/touched-orders.ts';

export type SqlValue = string | number | null | Uint8Array;

/** What a query may do: read. Row types stand beside the SQL that makes them. */
export type Reader = {
  readonly first: <Row>(sql: string, ...values: SqlValue[]) => Row | undefined;
  readonly all: <Row>(sql: string, ...values: SqlValue[]) => Row[];
};

declare const insideTransaction: unique symbol;
/** A reader that may also write. Only `Store.write` hands one out, so that a write without a transaction cannot be written down. */
export type Writer = Reader & {
  readonly run: (sql: string, ...values: SqlValue[]) => { changes: number; id: number };
  /** A part of the transaction that is undone by itself when `keep` says no to its result; the rest stays. */
  readonly part: <T>(body: () => T, keep: (result: T) => boolean) => T;
  readonly [insideTransaction]: true;
};

export type Store = {
  readonly file: string;
  readonly reader: Reader;
  /** Runs `body` in one immediate transaction; it commits unless `body` throws or `keep` says no to its result. */
  readonly write: <T>(body: (writer: Writer) => T, keep?: (result: T) => boolean) => T;
  /** Online copy, read back before it counts; `take` does both where nobody waits for it. Returns the file. */
  readonly backUp: (folder: string, kind: string, at: number, take?: TakeCopy) => Promise<string>;
  readonly close: () => void;
};

class RolledBack extends Error {}

/** Prepares each statement once. Statements are plain text in `store/`; a new text is a new statement. */
const statements = (database: Driver.Database): ((sql: string) => Driver.Statement<SqlValue[]>) => {
  const prepared = new Map<string, Driver.Statement<SqlValue[]>>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare<SqlValue[]>(sql);
    prepared.set(sql, statement);
    return statement;
  };
};

/** Opens the connection with the shop's pragmas: nothing acknowledged is ever lost to a power cut (WAL + FULL). */
export const connect = (file: string, nativeBinding?: string): Driver.Database => {
  const database = new Driver(file, nativeBinding === undefined ? {} : { nativeBinding });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  // Else INSERT OR REPLACE would delete past the triggers that keep what is append-only.
  database.pragma('recursive_triggers = ON');
  database.pragma('cell_size_check = ON');
  // What is deleted is overwritten wherever its page is written anyway; the retention of personal data sees to the rest.
  database.pragma('secure_delete = FAST');
  database.pragma('temp_store = MEMORY');
  database.pragma('cache_size = -8000');
  database.pragma('busy_timeout = 2000');
  return database;
};

export const storeOn = (database: Driver.Database): Store => {
  watchOrders(database);
  const prepare = statements(database);
  const reader: Reader = {
    first: <Row>(sql: string, ...values: SqlValue[]) => prepare(sql).get(...values) as Row | undefined,
    all: <Row>(sql: string, ...values: SqlValue[]) => prepare(sql).all(...values) as Row[],
  };
  const writer = {
    ...reader,
    run: (sql: string, ...values: SqlValue[]) => {
      const { changes, lastInsertRowid } = prepare(sql).run(...values);
      return { changes, id: Number(lastInsertRowid) };
    },
    part: <T>(body: () => T, keep: (result: T) => boolean): T => {
      prepare('SAVEPOINT part').run();
      try {
        const result = body();
        if (!keep(result)) prepare('ROLLBACK TO part').run();
        return result;
      } catch (error) {
        // A full disk has rolled the whole transaction back already.
        if (database.inTransaction) prepare('ROLLBACK TO part').run();
        throw error;
      } finally {
        if (database.inTransaction) prepare('RELEASE part').run();
      }
    },
  } as Writer;
  return {
    file: database.name,
    reader,
    write: (body, keep = () => true) => {
      let result: { value: ReturnType<typeof body> } | undefined;
      const transaction = database.transaction(() => {
        const value = body(writer);
        result = { value };
        if (!keep(value)) throw new RolledBack();
      });
      try {
        transaction.immediate();
      } catch (error) {
        if (!(error instanceof RolledBack)) throw error;
      }
      if (result === undefined) throw new Error('a transaction ended without a result');
      return result.value;
    },
    backUp: (folder, kind, at, take) => backUpInto(database, folder, kind, at, take),
    close: () => {
      database.close();
    },
  };
};
