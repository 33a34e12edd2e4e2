import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './say.ts';

const POLL_MS = 500;
/** Between creating and writing the lock it is empty for a moment; longer than this and its maker died there. */
const EMPTY_IS_DEAD_MS = 5_000;
/** Past this the process number in it may belong to somebody else by now. */
const OLD_IS_DEAD_MS = 30 * 60_000;

function holderIsAlive(lockFile: string): boolean {
  let holder: number;
  let ageMs: number;
  try {
    holder = Number(readFileSync(lockFile, 'utf8'));
    ageMs = Date.now() - statSync(lockFile).mtimeMs;
  } catch {
    return false;
  }
  if (ageMs > OLD_IS_DEAD_MS) return false;
  if (!Number.isInteger(holder) || holder <= 0) return ageMs < EMPTY_IS_DEAD_MS;
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Lets one process at a time do `work`, so that two set-ups do not both download or compile. It only saves work:
 * what is written is put in place by a rename and stays whole without it, so a lock left by a dead process is taken over.
 */
export async function oneAtATime<T>(lockFile: string, whatFor: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(lockFile), { recursive: true });
  let told = false;
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!holderIsAlive(lockFile)) {
        rmSync(lockFile, { force: true });
        continue;
      }
      if (!told) say(`another set-up is at work on ${whatFor}; waiting for it`);
      told = true;
      await pause(POLL_MS);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}
