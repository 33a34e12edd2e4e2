import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { copiesAside, type CopyFile } from '../../store/copy-files.ts';
import { mediaFolderOf } from '../media/media-folder.ts';
import { readerOf, type Services } from '../services.ts';
import { readPcCopies, writePcCopies, type PcCopies } from './pc-copies.ts';
import { copyAside, CopyFailed, type TaskRunner } from './run-task.ts';
import type { SealingKey } from './sealing.ts';

/** How the second copies stand. `gone`: the disk is not there; `full`: it takes nothing more; `failed`: something else, in `words`. */
export type SecondCopies = {
  readonly folder: string | null; readonly state: 'off' | 'fine' | 'working' | 'gone' | 'full' | 'failed';
  /** Of the state; UTC ms. */
  readonly since: number; readonly words: string;
  readonly lastGoodAt: number | null;
  /** The earliest moment of the next copy, if something has changed by then; null = nothing has changed since the last. */
  readonly nextAt: number | null;
  readonly everyMinutes: number; readonly sealed: boolean;
  readonly copies: number; readonly bytes: number; readonly oldestAt: number | null;
};

export type BackupDesk = {
  readonly second: () => SecondCopies;
  /** Chooses the folder, or null for none. Copies to it at once. */
  readonly choose: (folder: string | null) => Promise<SecondCopies>;
  readonly every: (minutes: number) => void;
  /** From now on copies are sealed for this key, or null for not. */
  readonly seal: (key: SealingKey | null) => void;
  /** Copies now, whether anything has changed or not; resolves when it is done. */
  readonly copyNow: () => Promise<SecondCopies>;
  readonly stop: () => Promise<void>;
};

export const secondFolderOf = ({ folder, pc }: Pick<PcCopies, 'folder' | 'pc'>): string | null => (folder === null ? null : join(folder, `backroom-copies-${pc}`));

type Trouble = { readonly state: 'gone' | 'full' | 'failed'; readonly since: number; readonly words: string };

const isFolder = (path: string): Promise<boolean> => stat(path).then((found) => found.isDirectory(), () => false);

/**
 * Keeps copies of the open store in a second place: a thread of its own copies it online into a folder beside the store, reads the copy back, seals it if
 * wanted, and puts it under its name. A disk that is away or full is waited for.
 */
export const startBackupDesk = (services: Services, { pcFile, tasks, onBug, everyMs = 20_000, firstMs = 10_000 }: {
  readonly pcFile: string; readonly tasks: TaskRunner; readonly onBug: (error: unknown) => void;
  /** How often it is looked whether a copy is due, and the disk is there. */
  readonly everyMs?: number; readonly firstMs?: number;
}): BackupDesk => {
  const { run } = tasks;
  let pc = readPcCopies(pcFile);
  let there: readonly CopyFile[] = [];
  let trouble: Trouble | null = null;
  let working = false;
  let stopped = false;
  const ended = (): boolean => stopped;
  let copiedAtChange: number | null = null;
  let triedAt = 0;
  let fineSince = services.now();
  let running: Promise<void> = Promise.resolve();

  const changes = (): number => readerOf(services).first<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0;
  /** After a start nobody knows what an earlier run wrote since its last copy: it counts as changed. */
  const hasChanged = (): boolean => copiedAtChange === null || changes() !== copiedAtChange;
  const keep = (next: Partial<PcCopies>): void => {
    pc = { ...pc, ...next };
    writePcCopies(pcFile, pc);
  };
  const say = (next: Trouble | null): void => {
    if (next?.state === trouble?.state && next?.words === trouble?.words) return;
    if (next === null) fineSince = services.now();
    trouble = next;
    services.emit('app.changed', {});
  };
  const inTrouble = (state: Trouble['state'], words: string): void => {
    say({ state, words, since: trouble?.state === state ? trouble.since : services.now() });
  };

  const staging = join(dirname(services.store.file), 'backups', 'on-its-way');
  const copy = async (folder: string): Promise<void> => {
    const takenAt = services.now();
    const atChange = changes();
    rmSync(staging, { recursive: true, force: true });
    mkdirSync(staging, { recursive: true });
    try {
      const staged = await services.store.backUp(staging, 'staged', takenAt, copyAside(run));
      const placed = await run({ task: 'place', from: staged, folder, takenAt, now: takenAt, key: pc.key });
      rmSync(staging, { recursive: true, force: true });
      const carried = placed.ok ? await run({ task: 'media', from: mediaFolderOf(services.store.file), folder, key: pc.key }) : placed;
      if (stopped) return;
      if (placed.ok) {
        copiedAtChange = atChange;
        keep({ lastGoodAt: takenAt });
      }
      if (carried.ok) say(null);
      else inTrouble(carried.why === 'full' ? 'full' : (await isFolder(folder)) ? 'failed' : 'gone', carried.words);
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  };

  const lookThere = async (folder: string): Promise<void> => {
    there = (await copiesAside(folder)).filter(({ kind }) => kind === 'copy');
  };

  const round = async (now: boolean): Promise<void> => {
    const folder = secondFolderOf(pc);
    if (folder === null || stopped) return;
    // Our own folder is made once, when it is chosen: an empty mount point is not the disk.
    if (!(await isFolder(folder))) {
      inTrouble('gone', '');
      return;
    }
    const isBack = trouble?.state === 'gone';
    const due = isBack || services.now() - Math.max(triedAt, pc.lastGoodAt ?? 0) >= pc.everyMinutes * 60_000;
    if (!now && !(due && (hasChanged() || trouble !== null))) return;
    triedAt = services.now();
    working = true;
    services.emit('app.changed', {});
    try {
      await copy(folder);
    } catch (error) {
      // The store's own disk: what the copy is made on.
      if (ended()) return;
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      const isFull = code === 'ENOSPC' || (error instanceof CopyFailed && error.why === 'full');
      if (!isFull && !(error instanceof CopyFailed)) onBug(error);
      inTrouble(isFull ? 'full' : 'failed', error instanceof CopyFailed ? error.message : code);
    } finally {
      working = false;
      await lookThere(folder);
      if (!ended()) services.emit('app.changed', {});
    }
  };
  const inTurn = (now: boolean): Promise<void> => {
    running = running.then(() => round(now)).catch((error: unknown) => {
      if (!stopped) onBug(error);
    });
    return running;
  };

  const second = (): SecondCopies => {
    const folder = secondFolderOf(pc);
    return {
      folder, state: folder === null ? 'off' : working ? 'working' : (trouble?.state ?? 'fine'), since: trouble?.since ?? fineSince, words: trouble?.words ?? '',
      lastGoodAt: pc.lastGoodAt,
      nextAt: folder === null || (trouble === null && !hasChanged()) ? null : Math.max(services.now(), Math.max(triedAt, pc.lastGoodAt ?? 0) + pc.everyMinutes * 60_000),
      everyMinutes: pc.everyMinutes, sealed: pc.key !== null,
      copies: there.length, bytes: there.reduce((sum, { bytes }) => sum + bytes, 0), oldestAt: there.at(-1)?.takenAt ?? null,
    };
  };

  const chosen = secondFolderOf(pc);
  if (chosen !== null) {
    running = lookThere(chosen).then(() => {
      if (!stopped) services.emit('app.changed', {});
    });
  }
  let rounds: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    void inTurn(false);
    rounds = setInterval(() => {
      if (!working) void inTurn(false);
    }, everyMs).unref();
  }, firstMs).unref();

  return {
    second,
    choose: async (folder) => {
      await running;
      const chosen = folder === null ? null : secondFolderOf({ folder, pc: pc.pc });
      if (chosen !== null) {
        mkdirSync(chosen, { recursive: true, mode: 0o700 });
        // Whether it takes anything is known only by trying.
        const trial = join(chosen, `.trial-${randomBytes(4).toString('hex')}`);
        mkdirSync(trial);
        rmSync(trial, { recursive: true });
      }
      say(null);
      triedAt = 0;
      copiedAtChange = null;
      there = [];
      if (chosen !== null) await lookThere(chosen);
      keep({ folder, lastGoodAt: there[0]?.takenAt ?? null });
      void inTurn(true);
      return second();
    },
    every: (everyMinutes) => {
      keep({ everyMinutes });
    },
    seal: (key) => {
      keep({ key });
      copiedAtChange = null;
      void inTurn(true);
    },
    copyNow: async () => {
      await inTurn(true);
      return second();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(first);
      clearInterval(rounds);
      // A disk that does not answer keeps nobody from closing the shop.
      await tasks.stop();
      await running;
    },
  };
};
