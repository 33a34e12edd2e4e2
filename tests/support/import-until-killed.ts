import { writeSync } from 'node:fs';
import { createIntakeReader } from '../../electron/intake/intake-reader.ts';
import { openStore } from '../../electron/store/open-store.ts';
import { createIntakeDesk } from '../../electron/use-cases/intake/intake-desk.ts';
import type { Caller, Services } from '../../electron/use-cases/services.ts';
import { die, mortalStore } from './mortal-store.ts';

/**
 * Runs in a process of its own: takes files in and is killed on the way: as soon as `DIE_AT` orders are acknowledged, with work under way, or,
 * with `WRITES`, so many writes after that, in the middle of a transaction.
 */
const { STORE_FILE = '', PATHS = '[]', MANAGER = '{}', DIE_AT = '0', WRITES = '' } = process.env;

const opening = await openStore(STORE_FILE, { backupFolder: `${STORE_FILE}-backups`, now: Date.now });
if (opening.kind !== 'open') throw new Error(`the store is ${opening.kind}`);
let writesLeft: number | null = null;
const store = mortalStore(opening.store, () => writesLeft !== null && (writesLeft -= 1) <= 0);
const services: Services = { store, now: Date.now, emit: () => undefined };
const desk = createIntakeDesk({
  services: () => services,
  startReading: createIntakeReader(new URL('../../electron/intake/intake-worker.ts', import.meta.url)),
  reportBug: (error) => { throw error; },
});
desk.read(JSON.parse(PATHS) as string[]);
await desk.settled();
const preview = desk.state();
if (preview.phase !== 'preview') throw new Error(`no preview but ${preview.phase}`);
desk.confirm(JSON.parse(MANAGER) as Caller, preview.readingId);

const watch = (): void => {
  const state = desk.state();
  const acknowledged = state.phase === 'importing' ? state.done : -1;
  if (acknowledged >= Number(DIE_AT)) {
    writeSync(1, `${acknowledged}\n`);
    if (WRITES === '') die();
    writesLeft ??= Number(WRITES);
  }
  if (state.phase === 'done') writeSync(1, `${JSON.stringify(state)}\n`);
  else setImmediate(watch);
};
watch();
