import { app, session } from 'electron';
import { pageOrigin } from './page-protocol.ts';

/** The shop's pages stay where they are: no navigation, no new windows, no webviews, no permissions, nothing from the net. */
export const lockDown = (): void => {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event, url) => {
      if (!url.startsWith(`${pageOrigin}/`)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.url.startsWith(`${pageOrigin}/`)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
};

export const refusePermissionsAndNetwork = (): void => {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => {
    callback(false);
  });
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !/^(app|devtools|data|blob):/.test(details.url) });
  });
  defaultSession.setSpellCheckerEnabled(false);
};
