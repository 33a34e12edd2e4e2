import { join } from 'node:path';
import { app, nativeTheme } from 'electron';
import { createAnswering } from './ipc/serve.ts';
import { createHandlers } from './ipc/handlers.ts';
import { listenToWindows, tellWindows } from './ipc/electron-border.ts';
import { createSessions } from './ipc/sessions.ts';
import type { Host } from './ipc/host.ts';
import { dialogs } from './shell/dialogs.ts';
import { exportDiagnostics, versions } from './shell/diagnostics.ts';
import { watchLine } from './shell/line-watch.ts';
import { openLog } from './shell/log.ts';
import { pageOrigin, registerPageScheme, servePages } from './shell/page-protocol.ts';
import { findPlaces, storeFolderOf } from './shell/places.ts';
import { startShop } from './shell/running-shop.ts';
import { lockDown, refusePermissionsAndNetwork } from './shell/security.ts';
import { createShopHost } from './shell/shop-host.ts';
import { createWindows } from './shell/windows.ts';
import { loadDemo } from './use-cases/demo/load-demo.ts';
import { readSettings } from './store/settings.ts';

registerPageScheme();
if (app.requestSingleInstanceLock()) void start();
else app.quit();

async function start(): Promise<void> {
  const places = findPlaces();
  const log = openLog(places);
  process.on('uncaughtException', (error) => {
    log.bug('uncaught', error);
  });
  process.on('unhandledRejection', (error) => {
    log.bug('unhandled', error);
  });
  lockDown();
  await app.whenReady();

  // 1. The window first: its process starts while the store is opened here.
  refusePermissionsAndNetwork();
  servePages({ renderer: places.renderer, fonts: join(places.resources, 'fonts') });
  const sessions = createSessions();
  const windows = createWindows(places.preload, sessions.end);
  windows.openMain();
  app.on('second-instance', windows.openMain);
  app.on('activate', windows.openMain);

  // 2. The shop: store, print queue, pending files; and who answers the window.
  const running = startShop({ places, log });
  const shop = createShopHost({ places, log, emit: tellWindows, now: Date.now, started: running.start });
  const line = watchLine(Date.now, () => {
    tellWindows('app.changed', {});
  });
  const host: Host = {
    ...dialogs,
    services: shop.services,
    printing: running.printing,
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
  const opening = shop.open();
  listenToWindows(
    createAnswering(handlers, sessions, log.bug, () => opening),
    pageOrigin,
  );
  await opening;
  if (shop.phase().phase === 'open') nativeTheme.themeSource = readSettings(shop.services().store.reader).theme;
  log.info(`started ${app.getVersion()}`);

  // 3. What can wait until the window is up.
  setTimeout(() => {
    shop.checkInBackground();
    void shop.backUpDaily();
  }, 3000);
  setInterval(() => void shop.backUpDaily(), 10 * 60 * 1000);

  app.on('window-all-closed', () => {
    app.quit();
  });
  let closing = false;
  app.on('will-quit', (event) => {
    if (closing) return;
    closing = true;
    event.preventDefault();
    line.stop();
    // Everything is on disk now. A second `quit` is not heard by every Electron after the first was put off.
    void shop.close().finally(() => {
      app.exit();
    });
  });
}
