import { copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, closeSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Driver from 'better-sqlite3';
import { copiesIn, copyName } from './copy-files.ts';
import { asOneFile } from './copy-store.ts';

export type Backup = { readonly file: string; readonly takenAt: number; readonly bytes: number; readonly sound: boolean };

const keptDaily = 14;
const keptOthers = 6;

const syncToDisk = (file: string): void => {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Copies the open store `from` to a file that is not there yet, and reads the copy back: false = it is not sound. In a thread of its own, where main must not wait. */
export type TakeCopy = (from: string, to: string) => Promise<boolean>;

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

/** By the store's own connection, a few pages at a time: where nobody works with it yet. */
const takeHere = (database: Driver.Database): TakeCopy => async (_from, to) => {
  await database.backup(to, { progress: () => 100 });
  asOneFile(to);
  return looksSound(to);
};

/** Online copy of an open store, checked by opening it, then given its name. Returns the file. Old copies of the same kind go. */
export const backUpInto = async (
  database: Driver.Database, folder: string, kind: string, at: number, take: TakeCopy = takeHere(database),
): Promise<string> => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, copyName(kind, at, null));
  const unfinished = `${file}.unfinished`;
  underWay.add(basename(unfinished));
  try {
    forgetCutOff(folder);
    if (!(await take(database.name, unfinished))) throw new Error('the backup could not be read back');
    syncToDisk(unfinished);
    renameSync(unfinished, file);
  } finally {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${unfinished}${suffix}`, { force: true });
    underWay.delete(basename(unfinished));
  }
  forgetOld(folder, kind);
  return file;
};

/** Copies that this process is making now. */
const underWay = new Set<string>();

/** What an app that was killed while copying left behind, perhaps as large as the store. */
const forgetCutOff = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    const [unfinished] = /^backroom-.*\.unfinished(?=$|-)/.exec(name) ?? [];
    if (unfinished !== undefined && !underWay.has(unfinished)) rmSync(join(folder, name), { force: true });
  }
};

const forgetOld = (folder: string, kind: string): void => {
  const kept = kind === 'daily' ? keptDaily : keptOthers;
  for (const { file } of copiesIn(folder).filter((copy) => copy.kind === kind && copy.key === null).slice(kept)) rmSync(file, { force: true });
};

/** Newest first. `sound` is checked only on request: it reads the whole file. */
export const listBackups = (folder: string, checkThem: boolean): Backup[] =>
  copiesIn(folder)
    .filter(({ key }) => key === null)
    .map(({ file, takenAt, bytes }) => ({ file, takenAt, bytes, sound: checkThem ? looksSound(file) : true }));

/** True when there is no daily copy younger than a day. */
export const dailyBackupIsDue = (folder: string, now: number): boolean => {
  const newest = copiesIn(folder).find(({ kind }) => kind === 'daily')?.takenAt ?? 0;
  return now - newest >= 24 * 60 * 60 * 1000;
};

/** A store that is whole and only has to be put in its place: from here on a restore goes on by itself, also after a power cut. */
const readyFile = (storeFile: string): string => `${storeFile}.ready`;

/**
 * Puts a store that stands ready beside it in the store's place. The files that lie there are kept in a folder of their own, the write-ahead log
 * with them: left where it is, it would undo the restored pages. Both stores must be closed. Returns that folder.
 */
export const putInPlace = (arriving: string, storeFile: string, at: number): string => {
  renameSync(arriving, readyFile(storeFile));
  return finishPutting(storeFile, at) ?? '';
};

/** Does what a power cut left of a restore; undefined = there was nothing to do. Called before the store is opened. */
export const finishPutting = (storeFile: string, at: number): string | undefined => {
  if (!existsSync(readyFile(storeFile))) return undefined;
  const aside = freeFolder(join(dirname(storeFile), `broken-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}`));
  mkdirSync(aside, { recursive: true });
  for (const suffix of ['-wal', '-shm', '-journal', '-trace', '']) {
    const part = `${storeFile}${suffix}`;
    if (existsSync(part)) renameSync(part, join(aside, basename(part)));
  }
  rmSync(`${storeFile}-running`, { force: true });
  renameSync(readyFile(storeFile), storeFile);
  return aside;
};

const freeFolder = (wanted: string): string => {
  let folder = wanted;
  for (let nth = 2; existsSync(folder); nth += 1) folder = `${wanted}-${nth}`;
  return folder;
};

/** A backup as it is in the store's place. The app itself restores by `restoring.ts`, which also knows what has to be looked at afterwards. */
export const restoreBackup = (backup: string, storeFile: string, at: number): string => {
  if (!looksSound(backup)) throw new Error('the backup is damaged');
  const arriving = `${storeFile}.arriving`;
  copyFileSync(backup, arriving);
  syncToDisk(arriving);
  return putInPlace(arriving, storeFile, at);
};
