import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { refuse, type Refusal, type Refused } from '../../shared/domain/result.ts';

/**
 * A file that is either wholly there under its name or not at all. Written beside its place under a name of its own, forced to
 * disk, then renamed.
 */
export type AtomicFile = {
  readonly write: (chunk: Uint8Array) => void;
  /** Puts the file in its place. Throws the system's error; nothing is left behind then. */
  readonly commit: () => void;
  /** Takes back what was written; does no harm after `commit`. */
  readonly discard: () => void;
};

const suffix = '.part';

/** Opens a file to be written to `path`. Throws the system's error when the folder does not take it. */
export const openAtomicFile = (path: string): AtomicFile => {
  const temporaryPath = join(dirname(path), `.${basename(path).slice(0, 80)}.${randomBytes(6).toString('hex')}${suffix}`);
  const file = openSync(temporaryPath, 'wx', 0o600);
  let open = true;
  const close = (): void => {
    if (open) closeSync(file);
    open = false;
  };
  const discard = (): void => {
    close();
    rmSync(temporaryPath, { force: true });
  };
  return {
    write: (chunk) => {
      let written = 0;
      while (written < chunk.length) written += writeSync(file, chunk, written);
    },
    commit: () => {
      try {
        fsyncSync(file);
        close();
        renameSync(temporaryPath, path);
        syncFolder(dirname(path));
      } catch (error) {
        discard();
        throw error;
      }
    },
    discard,
  };
};

/** Removes what a crash left of files that were never committed. */
export const removeLeftovers = (folder: string): void => {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith('.') && name.endsWith(suffix)) rmSync(join(folder, name), { force: true });
  }
};

/** Makes the new name itself durable. Windows cannot open folders and does not need it. */
export const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

export type FileRefusal = Refusal<
  'printing.folder_missing' | 'printing.folder_not_writable' | 'printing.disk_full' | 'printing.file_not_written'
>;

/** The system's error as something to tell a person. Anything that is not a system error is a bug and thrown on. */
export const refuseFileError = (error: unknown, path: string): Refused<FileRefusal> => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === null) throw error;
  const folder = dirname(path);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return refuse('printing.folder_missing', { folder });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return refuse('printing.folder_not_writable', { folder });
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return refuse('printing.disk_full', { folder });
    default:
      return refuse('printing.file_not_written', { folder, words: code });
  }
};
