import { join } from 'node:path';
import { everyFeature } from '../../electron/ipc/every-feature.ts';
import { createHandlers } from '../../electron/ipc/handlers.ts';
import type { Host } from '../../electron/ipc/host.ts';
import { createAnswering, type Answering } from '../../electron/ipc/serve.ts';
import { createSessions, type Sessions } from '../../electron/ipc/sessions.ts';
import { startBackupDesk } from '../../electron/use-cases/backups/backup-desk.ts';
import { createTaskRunner } from '../../electron/use-cases/backups/run-task.ts';
import { createShopCopies } from '../../electron/use-cases/backups/shop-copies.ts';
import { createScaleDesk } from '../../electron/use-cases/scales/scale-desk.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import { startCustomerDesk } from '../../electron/use-cases/customers/customer-desk.ts';
import { startMediaDesk } from '../../electron/use-cases/media/media-desk.ts';
import { startStubDesk } from '../../electron/use-cases/stubs/stub-desk.ts';
import { noKeyStore } from '../../electron/use-cases/sync/keys.ts';
import { startSyncDesk } from '../../electron/use-cases/sync/sync-desk.ts';
import { loadMakers } from '../../electron/sync/connectors/index.ts';
import type { Role } from '../../shared/domain/staff/permissions.ts';
import type { Result } from '../../shared/domain/result.ts';
import { addStaff } from './shop.ts';
import { openPrintingShop, resourcesFolder, type PrintingShop } from './printing-shop.ts';

export const backupWorkerFile = new URL('../../electron/use-cases/backups/backup-worker.ts', import.meta.url);
export const stubWorkerFile = new URL('../../electron/store/stub-worker.ts', import.meta.url);

export type AnsweringShop = PrintingShop & {
  readonly answering: Answering;
  readonly sessions: Sessions;
  /** Handlers that threw something that is nobody's fault but ours. */
  readonly handlerBugs: string[];
  /** Whose window is whose: a window with each role signed in, and one with nobody. */
  readonly windows: Readonly<Record<Role | 'nobody', number>>;
  readonly people: Readonly<Record<Role, Caller>>;
  /** As a window of ours would call. */
  readonly call: (windowId: number, name: string, input: unknown) => Promise<Result<unknown>>;
};

/** A whole shop behind its border, without Electron: every operation is answered by its real handler. Nobody chooses any file. */
export const openAnsweringShop = async (): Promise<AnsweringShop> => {
  const shop = await openPrintingShop();
  const sessions = createSessions();
  const handlerBugs: string[] = [];
  const stubs = startStubDesk(shop.services, { workerFile: stubWorkerFile, onBug: (error) => handlerBugs.push(`stubs: ${String(error)}`) });
  const scale = createScaleDesk({ openScale: () => ({ close: () => Promise.resolve() }), clock: () => shop.clock.now, tell: () => undefined });
  const media = startMediaDesk(shop.services, { onBug: (error) => handlerBugs.push(`media: ${String(error)}`) });
  const customers = startCustomerDesk(shop.services, { onBug: (error) => handlerBugs.push(`customers: ${String(error)}`), pauseMs: 0 });
  const sync = startSyncDesk(shop.services, {
    // No test of the border asks the world.
    fetch: () => Promise.reject(new Error('there is no line')), makers: loadMakers, keyStore: noKeyStore, network: () => ({ online: false, since: 0 }),
    onBug: (error) => handlerBugs.push(`sync: ${String(error)}`),
  });
  const tasks = createTaskRunner(backupWorkerFile);
  const pcFile = join(shop.folder, 'copies.json');
  const copyDesk = startBackupDesk(shop.services, { pcFile, tasks, onBug: (error) => handlerBugs.push(`copies: ${String(error)}`) });
  const copies = createShopCopies({
    tasks, pcFile, storeFile: () => shop.file, backupFolder: () => join(shop.folder, 'backups'), now: () => shop.clock.now,
    takePlace: () => Promise.reject(new Error('the test shop is never restored')),
  });
  const host: Host = {
    services: () => shop.services,
    sync: () => sync,
    printing: () => shop.printing,
    stubs: () => stubs,
    scale: () => scale,
    media: () => media,
    customers: () => customers,
    sessions,
    chooseFiles: () => Promise.resolve([]),
    chooseFolder: () => Promise.resolve(null),
    chooseSaveFile: () => Promise.resolve(null),
    showInFolder: () => undefined,
    openPackingWindow: () => undefined,
    letOpenCamera: () => undefined,
    shipFolder: () => join(shop.folder, 'ship-files'),
    workerFile: (name) => new URL(`../../electron/${name === 'template-worker' ? 'use-cases/templates' : 'intake'}/${name}.ts`, import.meta.url).pathname,
    resourcesFolder,
    reportBug: (where, error) => handlerBugs.push(`${where}: ${String(error)}`),
    shop: {
      phase: () => ({ phase: 'open' }), storeFile: () => shop.file, backupFolder: () => join(shop.folder, 'backups'),
      backUpNow: () => shop.services.store.backUp(join(shop.folder, 'backups'), 'by-hand', shop.services.now()),
      storeFolder: () => shop.folder, copies: () => Promise.resolve(copies), copyDesk: () => Promise.resolve(copyDesk), move: () => Promise.reject(new Error('the test shop is never moved')),
    },
  };
  const handlers = createHandlers(host, {
    versions: { version: '0', electron: '0', chromium: '0', node: '0', platform: 'test' }, logFolder: shop.folder,
    online: () => ({ online: false, since: 0 }), exportTo: () => undefined, loadDemo: () => Promise.resolve(),
  });
  const answering = createAnswering(everyFeature(handlers), sessions, (name, error) => {
    handlerBugs.push(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  });
  const people = { manager: shop.manager, customer_service: addStaff(shop, '周敏', 'customer_service'), packer: addStaff(shop, '李强') };
  const windows = { manager: 1, customer_service: 2, packer: 3, nobody: 4 };
  for (const role of ['manager', 'customer_service', 'packer'] as const) {
    sessions.start(windows[role], { ...people[role], signedInAt: shop.clock.now });
  }
  return {
    ...shop, answering, sessions, handlerBugs, windows, people,
    end: async () => {
      await sync.stop();
      await shop.end();
    },
    call: (windowId, name, input) => answering.answer({ name, input, windowId, trusted: true }),
  };
};
