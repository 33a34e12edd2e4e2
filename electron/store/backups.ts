import { copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, closeSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Driver from 'better-sqlite3';

export type Backup = { readonly file: string; readonly takenAt: number; readonly bytes: number; readonly sound: boolean };

const namePattern = /^backroom-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z-([a-z0-9-]+)\.db$/;
const keptDaily = 14;
const keptOthers = 6;

const nameFor = (kind: string, at: number): string =>
  `backroom-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z-${kind}.db`;

const takenAt = (name: string): number | undefined => {
  const parts = namePattern.exec(name);
  return parts === null ? undefined : Date.parse(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}Z`);
};

const syncToDisk = (file: string): void => {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Reads a whole copy back and says whether it is sound; where main must not wait, the app does it in a worker thread. */
export type VerifyCopy = (file: string) => boolean | Promise<boolean>;

export const looksSound = (file: string): boolean => {
  try {
    const database = new Driver(file, { readonly: true, fileMustExist: true });
    try {
      return database.pragma('quick_check(1)', { simple: true }) === 'ok';
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
};

/** Online copy of an open store, checked by opening it, then given its name. Returns the file. Old copies of the same kind go. */
export const backUpInto = async (
  database: Driver.Database, folder: string, kind: string, at: number, verify: VerifyCopy = looksSound,
): Promise<string> => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, nameFor(kind, at));
  const unfinished = `${file}.unfinished`;
  try {
    await database.backup(unfinished, { progress: () => 200 });
    if (!(await verify(unfinished))) throw new Error('the backup could not be read back');
    syncToDisk(unfinished);
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
    rmSync(`${unfinished}-journal`, { force: true });
  }
  forgetOld(folder, kind);
  return file;
};

const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).filter((name) => namePattern.test(name)) : []);

const forgetOld = (folder: string, kind: string): void => {
  const kept = kind === 'daily' ? keptDaily : keptOthers;
  const ofKind = filesIn(folder).filter((name) => name.endsWith(`-${kind}.db`)).sort();
  for (const name of ofKind.slice(0, Math.max(0, ofKind.length - kept))) rmSync(join(folder, name), { force: true });
};

/** Newest first. `sound` is checked only on request: it reads the whole file. */
export const listBackups = (folder: string, checkThem: boolean): Backup[] =>
  filesIn(folder)
    .map((name) => ({ file: join(folder, name), takenAt: takenAt(name) ?? 0, bytes: statSync(join(folder, name)).size, sound: true }))
    .map((backup) => (checkThem ? { ...backup, sound: looksSound(backup.file) } : backup))
    .sort((a, b) => b.takenAt - a.takenAt);

/** True when there is no daily copy younger than a day. */
export const dailyBackupIsDue = (folder: string, now: number): boolean => {
  const newest = filesIn(folder).filter((name) => name.endsWith('-daily.db')).map((name) => takenAt(name) ?? 0);
  return now - Math.max(0, ...newest) >= 24 * 60 * 60 * 1000;
};

/**
 * Puts a backup in the store's place. The broken files are kept beside in a folder of their own, its write-ahead log with
 * them: left where it is, it would undo the restored pages. The store must be closed. Returns that folder.
 */
export const restoreBackup = (backup: string, storeFile: string, at: number): string => {
  if (!looksSound(backup)) throw new Error('the backup is damaged');
  const aside = join(dirname(storeFile), `broken-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}`);
  const arriving = `${storeFile}.arriving`;
  copyFileSync(backup, arriving);
  syncToDisk(arriving);
  mkdirSync(aside, { recursive: true });
  for (const suffix of ['-wal', '-shm', '-journal', '']) {
    const part = `${storeFile}${suffix}`;
    if (existsSync(part)) renameSync(part, join(aside, basename(part)));
  }
  renameSync(arriving, storeFile);
  rmSync(`${storeFile}-running`, { force: true });
  return aside;
};
