import { join } from 'node:path';
import { app, nativeTheme } from 'electron';
import { tellWindows } from './ipc/electron-border.ts';
import { createHandlers } from './ipc/handlers.ts';
import type { Host } from './ipc/host.ts';
import { createAnswering, type Answering } from './ipc/serve.ts';
import type { Sessions } from './ipc/sessions.ts';
import { dialogs } from './shell/dialogs.ts';
import { exportDiagnostics, versions } from './shell/diagnostics.ts';
import { watchLine } from './shell/line-watch.ts';
import { openLog } from './shell/log.ts';
import { storeFolderOf, type Places } from './shell/places.ts';
import { startShop } from './shell/running-shop.ts';
import { createShopHost } from './shell/shop-host.ts';
import type { Windows } from './shell/windows.ts';
import { readSettings } from './store/settings.ts';
import { loadDemo } from './use-cases/demo/load-demo.ts';
import type { Emit } from './use-cases/services.ts';

const backupCheckMs = 10 * 60 * 1000;
/** The window is up by then; a check and a copy may take the disk. */
const afterStartMs = 3000;

/** Everything behind the window: log, store, print queue, line watch, and who answers what the windows ask. */
export const startShopProcess = (places: Places, windows: Windows, sessions: Sessions): Answering => {
  const log = openLog(places);
  process.on('uncaughtException', (error) => {
    log.bug('uncaught', error);
  });
  process.on('unhandledRejection', (error) => {
    log.bug('unhandled', error);
  });

  const running = startShop({ places, log });
  const emit: Emit = (name, payload) => {
    tellWindows(name, payload);
    running.hear(name);
  };
  const shop = createShopHost({ places, log, emit, now: Date.now, started: running.start });
  const line = watchLine(Date.now, () => {
    tellWindows('app.changed', {});
  });
  const host: Host = {
    ...dialogs,
    services: shop.services,
    printing: running.printing,
    stubs: running.stubs,
    scale: running.scale,
    media: running.media,
    sessions,
    openPackingWindow: windows.openPacking,
    shipFolder: () => join(storeFolderOf(places), 'ship-files'),
    workerFile: (name) => join(places.workers, `${name}.cjs`),
    resourcesFolder: places.resources,
    reportBug: log.bug,
    shop,
  };
  const handlers = createHandlers(host, {
    versions: versions(),
    logFolder: places.logFolder,
    online: line.state,
    exportTo: (file, facts) => {
      exportDiagnostics(places, file, facts);
    },
    loadDemo: (staffId) => loadDemo(shop.services(), staffId, places.resources),
  });

  const opening = shop.open().then(() => {
    if (shop.phase().phase === 'open') nativeTheme.themeSource = readSettings(shop.services().store.reader).theme;
    log.info(`started ${app.getVersion()}`);
  });
  setTimeout(() => {
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
  return createAnswering(handlers, sessions, log.bug, () => opening);
};
