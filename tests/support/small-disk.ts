import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temp-folder.ts';

/** A disk of a few megabytes in memory. Only root on Linux may make one, and not in every container. */
export type SmallDisk = { readonly folder: string; readonly freeBytes: () => number; readonly remove: () => void };

const mount = (folder: string, megabytes: number): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', folder]).status === 0;

export const makeSmallDisk = (megabytes: number): SmallDisk => {
  const folder = join(temporaryFolder('disk'), 'small');
  mkdirSync(folder);
  if (!mount(folder, megabytes)) throw new Error('no disk could be mounted');
  let mounted = true;
  const remove = (): void => {
    if (!mounted) return;
    mounted = false;
    execFileSync('umount', ['-l', folder]);
  };
  // Before the folder that it stands in is taken away.
  process.prependOnceListener('exit', remove);
  return {
    folder,
    freeBytes: () => Number(execFileSync('df', ['--output=avail', '-B1', folder], { encoding: 'utf8' }).split('\n')[1]),
    remove: () => {
      process.off('exit', remove);
      remove();
    },
  };
};

/** Tried out, not guessed. */
export const canMakeSmallDisks = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = join(temporaryFolder('disk'), 'probe');
  mkdirSync(folder);
  const works = mount(folder, 1);
  if (works) spawnSync('umount', ['-l', folder]);
  return works;
})();

export const whySmallDisks = 'needs root on Linux, to make a small disk';
