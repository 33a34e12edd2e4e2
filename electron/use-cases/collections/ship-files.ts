import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import {
  newestShipFiles, recordShipFile, shipFileById, shipFileContent, unwrittenShipFiles, type StoredShipFile,
} from '../../store/ship-files.ts';
import { act, readerOf, type Services } from '../services.ts';

type ListedShipFile = OutputFor<'collections', 'shipFiles'>[number];

export const listedShipFile = (row: StoredShipFile): ListedShipFile => ({
  id: row.id, platform: row.platform, fileName: row.file_name, file: row.file, orders: row.orders, createdAt: row.created_at,
});

export const listShipFiles = (services: Services): Result<OutputFor<'collections', 'shipFiles'>> =>
  ok(newestShipFiles(readerOf(services)).map(listedShipFile));

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '');

const syncFolder = (folder: string): void => {
  // Windows cannot sync a folder and does not need it.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const writeToDisk = (file: string, content: Uint8Array): void => {
  const handle = openSync(file, 'wx');
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Gives a finished file its name; false when that name is taken. A link never takes the place of another file, a rename would. */
const takeName = (unfinished: string, target: string): boolean => {
  try {
    linkSync(unfinished, target);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // A disk without hard links (a memory stick, some shares).
    if (existsSync(target)) return false;
    renameSync(unfinished, target);
    return true;
  }
};

const holds = (file: string, content: Uint8Array): boolean => {
  try {
    return readFileSync(file).equals(content);
  } catch {
    return false;
  }
};

const mostNames = 1000;

/** What an app that was killed while writing left behind, of a file whose unfinished names begin so. */
const removeUnfinished = (folder: string, beginning: string): void => {
  try {
    for (const name of readdirSync(folder)) if (name.startsWith(beginning) && name.endsWith('.unfinished')) rmSync(join(folder, name), { force: true });
  } catch {
    // No folder yet, or none that can be read: writing says so, where somebody hears it.
  }
};

/** Writes the content under its name, or under the next free one beside it; a file that is there already with this content is it. Returns the path. */
export const writeBeside = (folder: string, fileName: string, content: Uint8Array): string => {
  mkdirSync(folder, { recursive: true });
  const { name, ext } = parse(fileName);
  removeUnfinished(folder, `.${name}-`);
  const unfinished = join(folder, `.${name}-${randomUUID()}.unfinished`);
  try {
    writeToDisk(unfinished, content);
    for (let number = 1; number <= mostNames; number += 1) {
      const target = join(folder, number === 1 ? fileName : `${name} (${number})${ext}`);
      if (holds(target, content)) return target;
      if (takeName(unfinished, target)) {
        syncFolder(folder);
        return target;
      }
    }
    throw new Error(`no free name for ${fileName}`);
  } finally {
    rmSync(unfinished, { force: true });
  }
};

const record = (services: Services, row: StoredShipFile, file: string): void => {
  act(services, null, (step) => {
    recordShipFile(step.writer, row.id, file);
    step.trace({ action: 'ship_file.written', subject: 'collection', subjectId: row.collection_id, after: { fileName: row.file_name, file } });
    step.emit('collections.changed', {});
    return ok(null);
  });
};

const refusalOf = (error: unknown): Result<never> =>
  codeOf(error) === 'ENOSPC' || codeOf(error) === 'SQLITE_FULL' ? refuse('store.disk_full') : refuse('ship_file.not_written', { why: codeOf(error) });

const writeShipFileToDisk = (services: Services, folder: string, row: StoredShipFile): Result<string> => {
  const content = shipFileContent(readerOf(services), row.id);
  if (content === undefined) return refuse('ship_file.unknown');
  try {
    const file = writeBeside(folder, row.file_name, content);
    if (file !== row.file) record(services, row, file);
    return ok(file);
  } catch (error) {
    return refusalOf(error);
  }
};

/**
 * HO-4: writes every ship file that was committed but does not lie in the folder yet: after closing a collection, and at
 * start-up, for an app that was killed in between. One that cannot be written stays pending. Returns how many are.
 */
export const writePendingShipFiles = (services: Services, folder: string): number => {
  removeUnfinished(folder, '.');
  return unwrittenShipFiles(readerOf(services)).filter((row) => !writeShipFileToDisk(services, folder, row).ok).length;
};

/** The file on disk, written again when somebody moved or changed it. */
export const restoreShipFile = (
  services: Services, input: InputFor<'collections', 'revealShipFile'>, folder: string,
): Result<OutputFor<'collections', 'revealShipFile'>> => {
  const reader = readerOf(services);
  const row = shipFileById(reader, input.id);
  const content = shipFileContent(reader, input.id);
  if (row === undefined || content === undefined) return refuse('ship_file.unknown');
  if (row.file !== null && holds(row.file, content)) return ok({ file: row.file });
  const written = writeShipFileToDisk(services, folder, row);
  return written.ok ? ok({ file: written.value }) : written;
};
