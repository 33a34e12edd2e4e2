import { closeSync, fdatasyncSync, openSync } from 'node:fs';
import Driver from 'better-sqlite3';

/** Copied between two words to the disk: what waits in memory for a disk holds up everybody's commits. */
const pagesAtOnce = 1_000;

/** A copy is one file: whoever reads it, also from a disk that takes no writing, leaves no log beside it. */
export const asOneFile = (file: string): void => {
  const database = new Driver(file, { fileMustExist: true });
  try {
    database.pragma('journal_mode = DELETE');
  } finally {
    database.close();
  }
};

/**
 * Copies a store that others read and write meanwhile, as it stands at one moment, by a connection of its own that only reads. What is written meanwhile stays
 * in the store's log until this ends. Waits for the disk: not for a thread that anybody waits for.
 */
export const copyStore = async (from: string, to: string): Promise<void> => {
  const database = new Driver(from, { readonly: true, fileMustExist: true });
  let copy: number | undefined;
  try {
    // One moment is held for the whole copy: a writer does not make it begin anew.
    database.exec('BEGIN');
    database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get();
    await database.backup(to, {
      progress: () => {
        copy ??= openSync(to, 'r+');
        fdatasyncSync(copy);
        return pagesAtOnce;
      },
    });
  } finally {
    database.close();
    if (copy !== undefined) closeSync(copy);
  }
  asOneFile(to);
};
