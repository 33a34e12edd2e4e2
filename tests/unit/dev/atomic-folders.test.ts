import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { fillFolderAtOnce } from '../../../electron/dev/machine/folders.ts';
import { oneAtATime } from '../../../electron/dev/machine/lock.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';

describe('set-up: a folder is there whole or not at all', () => {
  test('while it is filled nobody sees it', async () => {
    const target = join(temporaryFolder('fill'), 'runtime');
    await fillFolderAtOnce(target, async (folder) => {
      writeFileSync(join(folder, 'half'), 'x');
      await pause(10);
      expect(existsSync(target)).toBe(false);
      writeFileSync(join(folder, 'whole'), 'x');
    });
    expect(readdirSync(target).sort()).toEqual(['half', 'whole']);
  });

  test('a failure leaves nothing behind', async () => {
    const parent = temporaryFolder('fill');
    const failing = fillFolderAtOnce(join(parent, 'runtime'), (folder) => {
      writeFileSync(join(folder, 'half'), 'x');
      return Promise.reject(new Error('the archive is damaged'));
    });
    await expect(failing).rejects.toThrow('the archive is damaged');
    expect(readdirSync(parent)).toEqual([]);
  });

  test('of two at the same time one result stays, whole', async () => {
    const parent = temporaryFolder('fill');
    const target = join(parent, 'runtime');
    const fill = (who: string): Promise<void> =>
      fillFolderAtOnce(target, async (folder) => {
        writeFileSync(join(folder, 'first'), who);
        await pause(5);
        writeFileSync(join(folder, 'second'), who);
      });
    await Promise.all([fill('a'), fill('b')]);
    expect(readFileSync(join(target, 'first'), 'utf8')).toBe(readFileSync(join(target, 'second'), 'utf8'));
    expect(readdirSync(parent)).toEqual(['runtime']);
  });

  test('an archive that sets old times is not taken for abandoned work', async () => {
    const parent = temporaryFolder('fill');
    await fillFolderAtOnce(join(parent, 'runtime'), async (folder) => {
      utimesSync(folder, new Date(0), new Date(0));
      await fillFolderAtOnce(join(parent, 'other'), () => Promise.resolve());
      expect(existsSync(folder)).toBe(true);
    });
  });
});

describe('set-up: one process at a time', () => {
  test('the second waits for the first', async () => {
    const lock = join(temporaryFolder('lock'), 'work.lock');
    const order: string[] = [];
    const work = (who: string) => async (): Promise<void> => {
      order.push(`${who} begins`);
      await pause(20);
      order.push(`${who} ends`);
    };
    const first = oneAtATime(lock, 'the test', work('first'));
    await Promise.all([first, oneAtATime(lock, 'the test', work('second'))]);
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
    expect(existsSync(lock)).toBe(false);
  });

  test('the lock of a dead process is taken over', async () => {
    const folder = temporaryFolder('lock');
    const dead = spawnSync(process.execPath, ['-e', '0']).pid;
    writeFileSync(join(folder, 'work.lock'), String(dead));
    expect(await oneAtATime(join(folder, 'work.lock'), 'the test', () => Promise.resolve('done'))).toBe('done');
  });

  test('a lock that its maker never wrote to is taken over', async () => {
    const folder = temporaryFolder('lock');
    const lock = join(folder, 'deep', 'work.lock');
    mkdirSync(join(folder, 'deep'));
    writeFileSync(lock, '');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(lock, longAgo, longAgo);
    expect(await oneAtATime(lock, 'the test', () => Promise.resolve('done'))).toBe('done');
  });

  test('work that fails gives the lock back', async () => {
    const lock = join(temporaryFolder('lock'), 'work.lock');
    await expect(oneAtATime(lock, 'the test', () => Promise.reject(new Error('no room')))).rejects.toThrow('no room');
    expect(existsSync(lock)).toBe(false);
  });
});
