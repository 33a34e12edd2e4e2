import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '../../../electron/store/open-store.ts';
import { copyAside, createTaskRunner } from '../../../electron/use-cases/backups/run-task.ts';
import { watchStalls, type Stalls } from './stalls.ts';

export type CopiesTask = { readonly folder: string; readonly workerFile: string; /** Of the store that is copied. */ readonly bytes: number };

export type CopiesResult = { readonly bytes: number; readonly seconds: number; readonly stalls: Stalls };

const chunkBytes = 4_000_000;
const everyMs = 10;

/** A copy of a large store while main goes on writing: whether anybody notices. */
export const benchCopies = async ({ folder, workerFile, bytes }: CopiesTask): Promise<CopiesResult> => {
  const home = join(folder, 'copies');
  mkdirSync(home, { recursive: true });
  const file = join(home, 'backroom.db');
  const opening = await openStore(file, { backupFolder: join(home, 'backups'), now: Date.now });
  if (opening.kind !== 'open') throw new Error(opening.kind);
  const { store } = opening;
  const tasks = createTaskRunner(workerFile);
  try {
    // What fills it does not matter: a copy goes page by page.
    store.write((writer) => writer.run('CREATE TABLE ballast (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)'));
    while (statSync(file).size < bytes) store.write((writer) => writer.run('INSERT INTO ballast (bytes) VALUES (randomblob(?))', chunkBytes));
    await pause(2_000);
    const work = setInterval(() => {
      store.write((writer) => writer.run(`INSERT INTO settings (key, value) VALUES ('bench', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, String(performance.now())));
    }, everyMs);
    const watch = watchStalls();
    const began = performance.now();
    const copy = await store.backUp(join(home, 'copied'), 'copy', Date.now(), copyAside(tasks.run));
    const seconds = (performance.now() - began) / 1_000;
    const stalls = watch.end();
    clearInterval(work);
    return { bytes: statSync(copy).size, seconds, stalls };
  } finally {
    await tasks.stop();
    store.close();
    rmSync(home, { recursive: true, force: true });
  }
};
