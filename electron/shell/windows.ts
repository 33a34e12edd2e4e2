import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { pageOrigin } from './page-protocol.ts';

export type WindowKind = 'main' | 'packing';

const smallest = { width: 1180, height: 680 };

const create = (kind: WindowKind, preload: string): BrowserWindow => {
  const { workArea } = screen.getPrimaryDisplay();
  const window = new BrowserWindow({
    width: Math.min(workArea.width, 1600),
    height: Math.min(workArea.height, 1000),
    minWidth: Math.min(smallest.width, workArea.width),
    minHeight: Math.min(smallest.height, workArea.height),
    show: false,
    title: kind === 'main' ? '后仓 Backroom' : '后仓 · 打包',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#151a19' : '#f5f6f5',
    autoHideMenuBar: true,
    webPreferences: {
      preload, contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, spellcheck: false,
      webviewTag: false, allowRunningInsecureContent: false, experimentalFeatures: false, nodeIntegrationInSubFrames: false, nodeIntegrationInWorker: false,
      // A shop's app is mended from its log, not from a console that reads out every customer.
      devTools: !app.isPackaged,
      // No middle click or dropped file opens anything either.
      disableBlinkFeatures: 'Auxclick', navigateOnDragDrop: false,
      // A packing window beside the main one must keep counting and sounding while it is not in front.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  void window.loadURL(`${pageOrigin}/index.html?window=${kind}`);
  return window;
};

export type Windows = { readonly openMain: () => void; readonly openPacking: () => void };

/** One window of each kind; asked for again, it comes to the front. A second monitor takes the packing window. */
export const createWindows = (preload: string, onClosed: (windowId: number) => void): Windows => {
  const open = new Map<WindowKind, BrowserWindow>();
  const show = (kind: WindowKind): void => {
    const known = open.get(kind);
    if (known !== undefined) {
      if (known.isMinimized()) known.restore();
      known.show();
      known.focus();
      return;
    }
    const window = create(kind, preload);
    const windowId = window.webContents.id;
    open.set(kind, window);
    if (kind === 'packing') {
      const primary = screen.getPrimaryDisplay().id;
      const second = screen.getAllDisplays().find(({ id }) => id !== primary);
      if (second !== undefined) window.setBounds(second.workArea);
    }
    window.on('closed', () => {
      open.delete(kind);
      onClosed(windowId);
    });
  };
  return {
    openMain: () => {
      show('main');
    },
    openPacking: () => {
      show('packing');
    },
  };
};
