import { join } from 'node:path';
import { app, nativeTheme } from 'electron';
import { tellWindows } from './ipc/electron-border.ts';
import { firstFeatures } from './ipc/first-features.ts';
import { StoreNotOpen, type Host } from './ipc/host.ts';
import type { AboutApp } from './ipc/handlers/app.ts';
import { createAnswering, type Answering, type FindFeature } from './ipc/serve.ts';
import type { Sessions } from './ipc/sessions.ts';
import { dialogs } from './shell/dialogs.ts';
import { exportDiagnostics, versions } from './shell/diagnostics.ts';
import { createLater, type Standing } from './shell/later.ts';
import { watchLine } from './shell/line-watch.ts';
import { openLog } from './shell/log.ts';
import { storeFolderOf, type Places } from './shell/places.ts';
import { createShopHost } from './shell/shop-host.ts';
import type { Windows } from './shell/windows.ts';
import { readSettings } from './store/settings.ts';
import type { Emit, Services } from './use-cases/services.ts';
import type { WholeShop } from './whole-shop.ts';

const backupCheckMs = 10 * 60 * 1000;
/** The window is up by then; a check and a copy may take the disk. */
const afterStartMs = 3000;
/** The first screen is drawn by then; what it asks for sooner is loaded sooner. */
const restAfterMs = 400;

/** Everything behind the window: log, store, print queue, line watch, and who answers what the windows ask. */
export const startShopProcess = (places: Places, windows: Windows, sessions: Sessions, letOpenCamera: Host['letOpenCamera']): Answering => {
  const log = openLog(places);
  process.on('uncaughtException', (error) => {
    log.bug('uncaught', error);
  });
  process.on('unhandledRejection', (error) => {
    log.bug('unhandled', error);
  });

  const whole = createLater(async () => (await import('./whole-shop.ts')).createWholeShop({ places, log, network: () => line.state() }));
  /** What stands on the store that is open now. */
  let standing: Standing | undefined;
  const desks = (): WholeShop['running'] => {
    const loaded = whole.now();
    if (loaded === undefined) throw new StoreNotOpen('the store is not open');
    return loaded.running;
  };
  const emit: Emit = (name, payload) => {
    tellWindows(name, payload);
    whole.now()?.running.hear(name);
  };
  const started = (services: Services): (() => Promise<void>) => {
    standing = whole.andThen(({ running }) => running.start(services));
    return standing.stop;
  };
  // Named each time, so that a test of the whole app may turn its clock.
  const now = (): number => Date.now();
  const shop = createShopHost({ places, log, emit, now, started });
  const line = watchLine(now, () => {
    tellWindows('app.changed', {});
    tellWindows('sync.changed', {});
    whole.now()?.running.networkChanged();
  });
  const host: Host = {
    ...dialogs,
    services: shop.services,
    printing: () => desks().printing(),
    stubs: () => desks().stubs(),
    scale: () => desks().scale(),
    media: () => desks().media(),
    customers: () => desks().customers(),
    sync: () => desks().sync(),
    sessions,
    openPackingWindow: windows.openPacking,
    letOpenCamera,
    shipFolder: () => join(storeFolderOf(places), 'ship-files'),
    workerFile: (name) => join(places.workers, `${name}.cjs`),
    resourcesFolder: places.resources,
    reportBug: log.bug,
    shop,
  };
  const about: AboutApp = {
    versions: versions(),
    logFolder: places.logFolder,
    online: line.state,
    exportTo: (file, facts) => {
      exportDiagnostics(places, file, facts);
    },
    loadDemo: async (staffId) => {
      const { loadDemo } = await import('./use-cases/demo/load-demo.ts');
      await loadDemo(shop.services(), staffId, places.resources);
    },
  };
  let later: FindFeature | undefined;
  const features = firstFeatures(host, about, async (name) => {
    const { handlersFor } = await whole.want();
    await standing?.whenStarted();
    later ??= handlersFor(host, about);
    return later(name);
  });
  const loadTheRest = (): void => {
    void whole.want().then(() => standing?.whenStarted()).catch((error: unknown) => {
      log.bug('start', error);
    });
  };
  const opening = shop.open().then(() => {
    if (shop.phase().phase === 'open') nativeTheme.themeSource = readSettings(shop.services().store.reader).theme;
    setTimeout(loadTheRest, restAfterMs);
  });
  setTimeout(() => {
    log.info(`started ${app.getVersion()}`);
    shop.checkInBackground();
    void shop.backUpDaily();
  }, afterStartMs);
  setInterval(() => void shop.backUpDaily(), backupCheckMs);

  let closing = false;
  app.on('will-quit', (event) => {
    if (closing) return;
    closing = true;
    event.preventDefault();
    line.stop();
    // Everything is on disk then. A second `quit` is not heard by every Electron after the first was put off.
    void shop.close().finally(() => {
      app.exit();
    });
  });
  return createAnswering(features, sessions, log.bug, () => opening);
};
