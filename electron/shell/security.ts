import { app, session, type WebContents } from 'electron';
import { mayNameCameras, mayOpenCamera, mayOpenCameraOnLeave, type CameraLeave } from './camera-permission.ts';
import { pageOrigin } from './page-protocol.ts';

/** The shop's pages stay where they are: no navigation, no new windows, no webviews, no permissions but a camera where photos belong, nothing from the net. */
export const lockDown = (): void => {
  // Chromium of itself reaches nobody at all, whatever a page gets it to prepare, look up or connect to. Who asks platforms and printers is main, by Node.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
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
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
};

/** A world of its own: what a page's script says of itself does not count there. */
const askingWorld = 999;

/** Whether a person has clicked or pressed a key in this window within the last seconds, by the browser's own word. */
const isPersonThere = async (contents: WebContents): Promise<boolean> => {
  try {
    return (await contents.executeJavaScriptInIsolatedWorld(askingWorld, [{ code: 'navigator.userActivation.isActive' }])) === true;
  } catch {
    return false;
  }
};

export const refusePermissionsAndNetwork = (leave: CameraLeave): void => {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((contents, permission, callback, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const asked = { permission, url: contents.getURL(), isMainFrame: details.isMainFrame, mediaTypes };
    if (mayOpenCamera(asked, pageOrigin)) callback(true);
    else if (mayOpenCameraOnLeave(asked, pageOrigin) && leave.take(contents.id)) void isPersonThere(contents).then(callback);
    else callback(false);
  });
  defaultSession.setPermissionCheckHandler((_contents, permission, origin, { mediaType }) => mayNameCameras({ permission, origin, mediaType }, pageOrigin));
  defaultSession.setDevicePermissionHandler(() => false);
  // Nothing is fetched to disk past the dialogs of main: a page saves through them or not at all.
  defaultSession.on('will-download', (event) => {
    event.preventDefault();
  });
  defaultSession.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !/^(app|devtools|data|blob):/.test(details.url) });
  });
  defaultSession.setSpellCheckerEnabled(false);
};
