import { join } from 'node:path';
import { app } from 'electron';
import { listenToWindows } from './ipc/electron-border.ts';
import { createSessions } from './ipc/sessions.ts';
import { createCameraLeave } from './shell/camera-permission.ts';
import { pageOrigin, registerPageScheme, servePages } from './shell/page-protocol.ts';
import { findPlaces } from './shell/places.ts';
import { lockDown, refusePermissionsAndNetwork } from './shell/security.ts';
import { createWindows } from './shell/windows.ts';

registerPageScheme();
if (app.requestSingleInstanceLock()) void start();
else app.quit();

/** A page that asks for nothing must not keep the shop closed. */
const patienceMs = 1000;

/** The window first: its process draws while the shop's code is loaded and the store is opened here. */
async function start(): Promise<void> {
  lockDown();
  await app.whenReady();

  const places = findPlaces();
  const cameraLeave = createCameraLeave(() => performance.now());
  refusePermissionsAndNetwork(cameraLeave);
  const pages = servePages({ renderer: places.renderer, fonts: join(places.resources, 'fonts') });
  const sessions = createSessions();
  const windows = createWindows(places.preload, sessions.end);
  windows.openMain();
  app.on('second-instance', windows.openMain);
  app.on('activate', windows.openMain);
  app.on('window-all-closed', () => {
    app.quit();
  });

  // Loading the shop takes main for a while: it begins when the page has its scripts and is busy itself. Earlier calls wait.
  const pageIsBusy = Promise.race([pages.scriptsServed, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  const answering = pageIsBusy.then(() => import('./shop-process.ts')).then(({ startShopProcess }) => startShopProcess(places, windows, sessions, cameraLeave.give));
  listenToWindows(answering, pageOrigin);
}
