import { existsSync, mkdirSync, openSync, readSync, closeSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type Driver from 'better-sqlite3';
import { connect, storeOn, type Store } from './database.ts';
import { backUpInto } from './backups.ts';
import { applicationId, appVersionOfStore, migrate, versionOf } from './migrations.ts';
import { witnessTrace } from './trace-witnesses.ts';

export type Opening =
  | { readonly kind: 'open'; readonly store: Store; readonly checked: boolean }
  | { readonly kind: 'newer'; readonly storeVersion: number; readonly appVersion: number }
  | { readonly kind: 'damaged'; readonly what: string }
  | { readonly kind: 'unreachable'; readonly what: string };

export type OpenOptions = { readonly backupFolder: string; readonly now: () => number; readonly nativeBinding?: string };

/** Up to this size a full check costs a few hundredths of a second and is done before anything is read. */
const alwaysCheckedBytes = 2 * 1024 * 1024;

/** A file beside the store that is there while the app runs: found at start, the last run did not end well. */
const runningMark = (file: string): string => `${file}-running`;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/.test(codeOf(error));

type Header = { readonly sqlite: boolean; readonly version: number; readonly application: number };

/** Reads the version straight from the file, so that a store of a newer app is not even opened. */
const headerOf = (file: string): Header | undefined => {
  if (!existsSync(file) || statSync(file).size === 0) return undefined;
  const bytes = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    const read = readSync(handle, bytes, 0, 100, 0);
    return {
      sqlite: read === 100 && bytes.toString('latin1', 0, 16) === 'SQLite format 3\0',
      version: bytes.readUInt32BE(60),
      application: bytes.readUInt32BE(68),
    };
  } finally {
    closeSync(handle);
  }
};

/** SQLite's own word on the file; null = sound. */
export const findDamage = (database: Driver.Database): string | null => {
  const [first] = database.pragma('quick_check(1)') as { quick_check: string }[];
  return first === undefined || first.quick_check === 'ok' ? null : first.quick_check;
};

/**
 * Opens the shop's store, or says why not and leaves the file as it was. A store that is to be migrated is copied first.
 * `checked` false: the file is large and was closed well; the caller has it checked in the background.
 */
export const openStore = async (file: string, options: OpenOptions): Promise<Opening> => {
  let database: Driver.Database | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const header = headerOf(file);
    if (header !== undefined && !header.sqlite) return { kind: 'damaged', what: 'file header' };
    if (header !== undefined && header.version > appVersionOfStore) {
      return { kind: 'newer', storeVersion: header.version, appVersion: appVersionOfStore };
    }
    if (header !== undefined && header.version > 0 && header.application !== applicationId) {
      return { kind: 'unreachable', what: 'not a store of this app' };
    }
    const endedWell = !existsSync(runningMark(file));
    const mustCheck = header !== undefined && (!endedWell || statSync(file).size <= alwaysCheckedBytes);
    database = connect(file, options.nativeBinding);
    if (mustCheck) {
      const damage = findDamage(database);
      if (damage !== null) {
        database.close();
        return { kind: 'damaged', what: damage };
      }
    }
    const version = versionOf(database);
    if (version > appVersionOfStore) {
      database.close();
      return { kind: 'newer', storeVersion: version, appVersion: appVersionOfStore };
    }
    if (version > 0 && version < appVersionOfStore) {
      await backUpInto(database, options.backupFolder, `before-${appVersionOfStore}`, options.now());
    }
    migrate(database);
    writeFileSync(runningMark(file), String(options.now()));
    const opened = storeOn(database);
    witnessTrace(opened.reader, file, options.now());
    return {
      kind: 'open',
      checked: header === undefined || mustCheck,
      store: {
        ...opened,
        close: () => {
          witnessTrace(opened.reader, file, options.now());
          opened.close();
          rmSync(runningMark(file), { force: true });
        },
      },
    };
  } catch (error) {
    database?.close();
    return isDamage(error) ? { kind: 'damaged', what: messageOf(error) } : { kind: 'unreachable', what: messageOf(error) };
  }
};
