import { expect, type Page } from '@playwright/test';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import { startListening } from './listening-server.ts';

/** The app's one page, as it is addressed. */
export const pageAddress = 'app://backroom/index.html';

/** The app with nobody signed in, beside a server on this machine that must never hear of it. */
export type WatchedApp = {
  readonly app: LaunchedApp;
  readonly window: Page;
  readonly outside: Awaited<ReturnType<typeof startListening>>;
  /** Fails unless the page is where it was, alone, and nobody outside was asked for anything. */
  readonly stands: () => Promise<void>;
  readonly end: () => Promise<void>;
};

export const launchWatched = async (): Promise<WatchedApp> => {
  const outside = await startListening();
  const app = await launchApp();
  const { window } = app;
  await window.locator('[data-screen]').first().waitFor();
  const windowCount = (): Promise<number> => app.electron.evaluate(({ BrowserWindow, webContents }) => Math.max(BrowserWindow.getAllWindows().length, webContents.getAllWebContents().length));
  return {
    app, window, outside,
    stands: async () => {
      expect(window.url()).toContain(pageAddress);
      expect(await windowCount()).toBe(1);
      expect(outside.connections()).toBe(0);
    },
    end: async () => {
      await app.close();
      outside.stop();
    },
  };
};
