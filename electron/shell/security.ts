import { app, session } from 'electron';
import { mayNameCameras, mayOpenCamera } from './camera-permission.ts';
import { pageOrigin } from './page-protocol.ts';

/** The shop's pages stay where they are: no navigation, no new windows, no webviews, no permissions but the packing window's camera, nothing from the net. */
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
  defaultSession.setPermissionRequestHandler((contents, permission, callback, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    callback(mayOpenCamera({ permission, url: contents.getURL(), isMainFrame: details.isMainFrame, mediaTypes }, pageOrigin));
  });
  defaultSession.setPermissionCheckHandler((_contents, permission, origin, { mediaType }) => mayNameCameras({ permission, origin, mediaType }, pageOrigin));
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !/^(app|devtools|data|blob):/.test(details.url) });
  });
  defaultSession.setSpellCheckerEnabled(false);
};
