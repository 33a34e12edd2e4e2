import { parentPort, workerData } from 'node:worker_threads';
import Driver from 'better-sqlite3';
import { storeOn } from './database.ts';
import { verifyDays, type VerifyScope } from './stub-verify.ts';

/** Verifies the archive in a thread of its own, on a connection that only reads. Posts each day's verdict, and `null` at the end. */
const { file, scope } = workerData as { file: string; scope: VerifyScope };
const database = new Driver(file, { readonly: true, fileMustExist: true });
try {
  for (const verdict of verifyDays(storeOn(database).reader, scope)) parentPort?.postMessage(verdict);
  parentPort?.postMessage(null);
} finally {
  database.close();
}
