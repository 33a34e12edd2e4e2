import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** The checkout that these scripts belong to. */
export const projectFolder = resolve(import.meta.dirname, '../../..');

/** What one checkout keeps for itself (ignored by git, gone with the checkout). */
export const checkoutCacheFolder = join(projectFolder, '.cache');

/** What all checkouts of one user share: unpacked runtimes and compiled bindings, each under its own version. */
export function userCacheFolder(): string {
  const chosen = process.env['BACKROOM_CACHE_DIR'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  const xdg = process.env['XDG_CACHE_HOME'];
  return join(xdg !== undefined && xdg !== '' ? xdg : join(homedir(), '.cache'), 'backroom');
}

const UNFINISHED = '.unfinished-';
/** Nothing here takes nearly that long: what is older was left by a process that was killed. */
const ABANDONED_AFTER_MS = 2 * 60 * 60_000;

function sweepAbandoned(parent: string): void {
  // By the change time: unpacking an archive sets the others back by years.
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(UNFINISHED))) {
    const path = join(parent, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat !== undefined && Date.now() - stat.ctimeMs > ABANDONED_AFTER_MS)
      rmSync(path, { recursive: true, force: true });
  }
}

/** A folder for work under way next to where its result will lie; what killed processes left there is swept away. */
export async function unfinishedFolder(parent: string, name: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  sweepAbandoned(parent);
  return mkdtempSync(join(parent, `${UNFINISHED}${name}-`));
}

/**
 * Fills a new folder next to `target` and renames it into place, so that `target` is either absent or whole, whatever
 * kills the process. When another process was quicker its result stays.
 */
export async function fillFolderAtOnce(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const unfinished = await unfinishedFolder(dirname(target), basename(target));
  try {
    await fill(unfinished);
    await rename(unfinished, target).catch((error: unknown) => {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}
