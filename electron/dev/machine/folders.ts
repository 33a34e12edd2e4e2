import { mkdtempSync } from 'node:fs';
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

/**
 * Fills a new folder next to `target` and renames it into place, so that `target` is either absent or whole, whatever
 * kills the process. When another process was quicker its result stays.
 */
export async function fillFolderAtOnce(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const unfinished = mkdtempSync(join(dirname(target), `.unfinished-${basename(target)}-`));
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
