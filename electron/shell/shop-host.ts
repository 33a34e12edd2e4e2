import { existsSync, mkdirSync } from 'node:fs';
import { copyFile, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StoreNotOpen, type ShopHost, type ShopPhase } from '../ipc/host.ts';
import { dailyBackupIsDue, finishPutting, putInPlace } from '../store/backups.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/database.ts';
import { readSettings } from '../store/settings.ts';
import type { BackupDesk } from '../use-cases/backups/backup-desk.ts';
import { copyAside, CopyFailed, createTaskRunner } from '../use-cases/backups/run-task.ts';
import type { ShopCopies } from '../use-cases/backups/shop-copies.ts';
import { mediaFolderOf } from '../use-cases/media/media-folder.ts';
import type { Emit, Services } from '../use-cases/services.ts';
import type { Log } from './log.ts';
import { rememberStoreFolder, storeFileIn, storeFolderOf, type Places } from './places.ts';

type Copying = { readonly copies: ShopCopies; readonly start: (services: Services) => BackupDesk; readonly stop: () => Promise<void> };

/** The window is up and the shop at work by then. */
const copiesAfterMs = 6_000;

type Surroundings = {
  readonly places: Places;
  readonly log: Log;
  readonly emit: Emit;
  readonly now: () => number;
  /** Called each time a store has been opened: what stands on it starts, and says how it is stopped. */
  readonly started: (services: Services) => () => Promise<void>;
};

export type RunningShop = ShopHost & {
  readonly services: () => Services;
  readonly open: () => Promise<void>;
  readonly checkInBackground: () => void;
  readonly backUpNow: (kind: 'daily' | 'by-hand') => Promise<string>;
  readonly backUpDaily: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** SQLite's word on a file, read in a thread of its own; null = sound. */
const findDamageAside = (places: Places, file: string): Promise<string | null> =>
  new Promise((resolve) => {
    const worker = new Worker(join(places.workers, 'check-worker.cjs'), { workerData: { file } });
    worker.once('message', resolve);
    worker.once('error', (error: Error) => {
      resolve(error.message);
    });
  });

/** Opens the store, keeps its phase, and does the few things that may be done to it as a whole. */
export const createShopHost = ({ places, log, emit, now, started }: Surroundings): RunningShop => {
  let phase: ShopPhase | undefined;
  let store: Store | undefined;
  let stop: (() => Promise<void>) | undefined;
  let wasChecked = true;

  const storeFile = (): string => storeFileIn(storeFolderOf(places));
  const backupFolder = (): string => join(storeFolderOf(places), 'backups');
  const services = (): Services => {
    if (store === undefined) throw new StoreNotOpen('the store is not open');
    return { store, now, emit };
  };

  const copier = createTaskRunner(join(places.workers, 'backup-worker.cjs'));
  const closeStore = async (): Promise<void> => {
    // A copy under way would hold the files that another store is to take the place of.
    await copier.stop();
    await (await making)?.stop();
    await stop?.();
    stop = undefined;
    store?.close();
    store = undefined;
  };

  const damaged = (what: string): ShopPhase => ({ phase: 'store_damaged', storeFile: storeFile(), what });

  /** Copies are nobody's first errand: their code comes when it is wanted, or when the shop has been open for a while. */
  let making: Promise<Copying> | undefined;
  const copying = (): Promise<Copying> => {
    making ??= import('./shop-copying.ts').then(({ createShopCopying }) => createShopCopying({
      places, log, now, storeFile, backupFolder,
      takePlace: async (arriving) => {
        await closeStore();
        try {
          const aside = putInPlace(arriving, storeFile(), now());
          log.info('a copy took the place of the store');
          return aside;
        } finally {
          await open();
        }
      },
    }));
    return making;
  };
  const startCopying = (): void => {
    const mine = store;
    setTimeout(() => {
      if (store !== mine || store === undefined) return;
      void copying().then((loaded) => {
        if (store === mine) loaded.start(services());
      }).catch((error: unknown) => {
        log.bug('copies', error);
      });
    }, copiesAfterMs).unref();
  };

  const open = async (): Promise<void> => {
    const file = storeFile();
    const finished = finishPutting(file, now());
    if (finished !== undefined) log.info('a restore that was cut off was finished');
    const opening = await openStore(file, { backupFolder: backupFolder(), now });
    switch (opening.kind) {
      case 'open':
        store = opening.store;
        wasChecked = opening.checked;
        phase = { phase: 'open' };
        stop = started(services());
        startCopying();
        break;
      case 'newer':
        phase = { phase: 'store_newer', storeFile: file, storeVersion: opening.storeVersion, appVersion: opening.appVersion };
        break;
      case 'damaged':
        phase = damaged(opening.what);
        break;
      case 'unreachable':
        phase = { phase: 'store_unreachable', storeFile: file, what: opening.what };
        break;
    }
    if (opening.kind !== 'open') log.info(`store: ${opening.kind}`);
    emit('app.changed', {});
  };

  const backUpNow = (kind: 'daily' | 'by-hand'): Promise<string> =>
    services().store.backUp(backupFolder(), kind, now(), copyAside(copier.run));

  return {
    services,
    storeFile,
    storeFolder: () => storeFolderOf(places),
    backupFolder,
    open,
    backUpNow,
    phase: () => phase ?? { phase: 'store_unreachable', storeFile: storeFile(), what: 'opening' },
    backUpDaily: async () => {
      // An empty store before the first run would be the newest backup of the day, and worth nothing.
      if (store === undefined || readSettings(store.reader).shop === null || !dailyBackupIsDue(backupFolder(), now())) return;
      try {
        await backUpNow('daily');
        log.info('daily backup written');
      } catch (error) {
        if (!(error instanceof CopyFailed && error.stopped)) log.bug('daily backup', error);
      }
    },
    checkInBackground: () => {
      if (store === undefined || wasChecked) return;
      wasChecked = true;
      void findDamageAside(places, storeFile()).then(async (what) => {
        if (what === null) return;
        log.info('the background check found damage');
        await closeStore();
        phase = damaged(what);
        emit('app.changed', {});
      });
    },
    copies: async () => (await copying()).copies,
    copyDesk: async () => {
      const open = services();
      return (await copying()).start(open);
    },
    /** Copied online, read back, and only then is the new place remembered; the old store stays as it was. */
    move: async (folder) => {
      const target = storeFileIn(folder);
      if (existsSync(target)) throw new Error('there is a store already');
      mkdirSync(folder, { recursive: true });
      const copyMedia = async (): Promise<void> => {
        const media = mediaFolderOf(storeFile());
        if (existsSync(media)) await cp(media, mediaFolderOf(target), { recursive: true, force: false });
      };
      await copyMedia();
      const copy = await services().store.backUp(join(folder, 'backups'), 'moved', now(), copyAside(copier.run));
      await copyFile(copy, target);
      // What was taken while the first, long copy ran; named files never change, so only new ones are read.
      await copyMedia();
      await closeStore();
      rememberStoreFolder(places, folder);
      await open();
    },
    close: closeStore,
  };
};
