import { parentPort, workerData } from 'node:worker_threads';
import Driver from 'better-sqlite3';
import { findDamage } from './open-store.ts';

/** Checks a large store in the background, on a connection that only reads. Posts SQLite's words, or null when sound. */
const { file } = workerData as { file: string };
let what: string | null;
try {
  const database = new Driver(file, { readonly: true, fileMustExist: true });
  what = findDamage(database);
  database.close();
} catch (error) {
  what = error instanceof Error ? error.message : String(error);
}
parentPort?.postMessage(what);
