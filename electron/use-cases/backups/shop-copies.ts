import { rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { BackupCopy } from '../../../shared/contract/backups.ts';
import { ok, refuse, type Refused, type Result } from '../../../shared/domain/result.ts';
import { copiesAside } from '../../store/copy-files.ts';
import { applicationId, appVersionOfStore } from '../../store/migrations.ts';
import { mediaFolderOf } from '../media/media-folder.ts';
import type { Services } from '../services.ts';
import { readPcCopies } from './pc-copies.ts';
import { secondFolderOf } from './backup-desk.ts';
import { makeReady } from './restored.ts';
import { copyAside, CopyFailed, type TaskRunner } from './run-task.ts';
import type { SealingKey } from './sealing.ts';
import type { CopyContents, TaskFailure } from './tasks.ts';

/** Everything about copies that does not need an open store, and what needs it closed. */
export type ShopCopies = {
  readonly list: () => Promise<BackupCopy[]>;
  /** A file that a person chose in the system's own dialog: from then on it may be looked into and restored. */
  readonly allow: (file: string) => Promise<BackupCopy>;
  readonly look: (file: string, passphrase: string | null) => Promise<Result<CopyContents>>;
  readonly restore: (file: string, passphrase: string | null) => Promise<Result<{ readonly keptIn: string; readonly pictures: number }>>;
  readonly exportEverything: (services: Services, target: string, passphrase: string | null) => Promise<Result<{ readonly file: string; readonly bytes: number; readonly pictures: number }>>;
  readonly newKey: (passphrase: string) => Promise<Result<SealingKey>>;
};

type Surroundings = {
  readonly tasks: TaskRunner; readonly pcFile: string; readonly storeFile: () => string; readonly backupFolder: () => string; readonly now: () => number;
  /** Closes the store, puts the ready one in its place, opens it. Returns where the files that lay there are kept. */
  readonly takePlace: (arriving: string) => Promise<string>;
};

const codes: Readonly<Record<TaskFailure, string>> = {
  full: 'store.disk_full', gone: 'backup.not_there', passphrase_wanted: 'backup.passphrase_wanted', wrong_passphrase: 'backup.wrong_passphrase',
  key_missing: 'backup.key_missing', not_a_copy: 'backup.not_a_copy', damaged: 'backup.damaged', newer: 'backup.newer', failed: 'backup.not_done',
};
const refusalFor = ({ why, words }: { readonly why: TaskFailure; readonly words: string }): Refused => refuse(codes[why], why === 'failed' ? { why: words } : {});

const forgetParts = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal', '-running', '-trace']) rmSync(`${file}${suffix}`, { force: true });
};

export const createShopCopies = ({ tasks, pcFile, storeFile, backupFolder, now, takePlace }: Surroundings): ShopCopies => {
  const { run } = tasks;
  const allowed = new Map<string, BackupCopy>();
  let busy = false;
  // What a crash left of an earlier look, restore or export holds everybody's data under no name of its own.
  forgetParts(join(dirname(storeFile()), 'backroom.db.arriving'));
  forgetParts(join(dirname(storeFile()), '.looked-into.db'));
  rmSync(join(backupFolder(), 'leaving'), { recursive: true, force: true });
  const expects = { applicationId, version: appVersionOfStore };
  const beside = (name: string): string => join(dirname(storeFile()), name);

  const list = async (): Promise<BackupCopy[]> => {
    const second = secondFolderOf(readPcCopies(pcFile));
    const places: readonly { readonly place: BackupCopy['place']; readonly folder: string }[] = [{ place: 'beside', folder: backupFolder() }, ...(second === null ? [] : [{ place: 'second' as const, folder: second }])];
    const found = await Promise.all(places.map(async ({ place, folder }) =>
      (await copiesAside(folder)).map(({ file, kind, takenAt, bytes, key }): BackupCopy => ({ file, place, kind, takenAt, bytes, sealed: key !== null }))));
    return [...found.flat(), ...allowed.values()].sort((a, b) => (b.takenAt ?? 0) - (a.takenAt ?? 0));
  };
  /** Only one of our own copies, or one that a person chose; never a path that a window made up. */
  const known = async (file: string): Promise<BackupCopy | undefined> => (await list()).find((copy) => resolve(copy.file) === resolve(file));
  const unlocking = (passphrase: string | null) => {
    const { key } = readPcCopies(pcFile);
    return { passphrase, keys: key === null ? [] : [{ name: key.name, sealedIdentity: key.sealedIdentity }] };
  };
  const alone = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
    if (busy) return refuse('backup.busy');
    busy = true;
    try {
      return await work();
    } finally {
      busy = false;
    }
  };

  return {
    list,
    allow: async (file) => {
      const bytes = await stat(file).then((found) => found.size, () => 0);
      const [same] = (await copiesAside(dirname(file))).filter((copy) => basename(copy.file) === basename(file));
      const copy: BackupCopy = { file, place: 'chosen', kind: same?.kind ?? '', takenAt: same?.takenAt ?? null, bytes, sealed: /\.age$/.test(file) };
      allowed.set(resolve(file), copy);
      return copy;
    },
    look: (file, passphrase) => alone(async () => {
      const copy = await known(file);
      if (copy === undefined) return refuse('backup.unknown');
      const looked = await run({ task: 'look', file: copy.file, scratch: beside('.looked-into.db'), unlocking: unlocking(passphrase), expects });
      return looked.ok ? ok(looked.value) : refusalFor(looked);
    }),
    restore: (file, passphrase) => alone(async () => {
      const copy = await known(file);
      if (copy === undefined) return refuse('backup.unknown');
      const arriving = beside('backroom.db.arriving');
      const scratch = beside('.arriving-backups');
      try {
        const arrived = await run({ task: 'arrive', file: copy.file, arriving, mediaFolder: mediaFolderOf(storeFile()), unlocking: unlocking(passphrase), expects });
        if (!arrived.ok) return refusalFor(arrived);
        const copyTakenAt = copy.takenAt ?? arrived.value.lastChangeAt ?? now();
        await makeReady(arriving, { copyTakenAt, at: now(), everything: arrived.value.kind === 'everything', backupFolder: scratch });
        return ok({ keptIn: await takePlace(arriving), pictures: arrived.value.pictures });
      } finally {
        forgetParts(arriving);
        rmSync(scratch, { recursive: true, force: true });
      }
    }),
    exportEverything: (services, target, passphrase) => alone(async () => {
      const staging = join(backupFolder(), 'leaving');
      rmSync(staging, { recursive: true, force: true });
      try {
        const store = await services.store.backUp(staging, 'staged', now(), copyAside(run));
        const packed = await run({ task: 'pack', store, mediaFolder: mediaFolderOf(storeFile()), target, passphrase });
        return packed.ok ? ok({ file: target, ...packed.value }) : refusalFor(packed);
      } catch (error) {
        if (error instanceof CopyFailed) return refusalFor({ why: error.why, words: error.message });
        throw error;
      } finally {
        rmSync(staging, { recursive: true, force: true });
      }
    }),
    newKey: async (passphrase) => {
      const made = await run({ task: 'key', passphrase });
      return made.ok ? ok(made.value) : refusalFor(made);
    },
  };
};
