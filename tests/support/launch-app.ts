import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { sandboxArguments } from '../../electron/dev/machine/sandbox.ts';
import { launchOf, prepareElectron, type ElectronLaunch } from '../../electron/dev/runtime/electron-runtime.ts';
import { temporaryFolder } from './temp-folder.ts';

const CLOSE_LIMIT_MS = 8_000;
const WINDOW_LIMIT_MS = 20_000;

export type LaunchOptions = {
  /** The app's data folder; a new empty one unless named (name one to start the app again on the same shop). */
  readonly dataFolder?: string;
  /** Added to the environment, e.g. a private spooler's. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly moreArguments?: readonly string[];
  /** Another application than the built project, e.g. the packaged one. */
  readonly launch?: ElectronLaunch;
};

export type LaunchedApp = {
  readonly electron: ElectronApplication;
  /** The first window the app opened. */
  readonly window: Page;
  readonly dataFolder: string;
  /** Errors of all windows so far: uncaught exceptions and `console.error`, as text. */
  readonly consoleErrors: readonly string[];
  /** What the main process wrote to its output so far. */
  readonly mainOutput: () => string;
  /** Waits for a window (open already or opened later) whose address has this in it. */
  readonly waitForWindow: (addressPart: string) => Promise<Page>;
  /** The packing screen's own window. */
  readonly waitForPackingWindow: () => Promise<Page>;
  /** Asks the app to quit; kills it when it does not. */
  readonly close: () => Promise<void>;
  /** SIGKILL in the middle of whatever it does, as a power cut would. */
  readonly kill: () => Promise<void>;
};

async function projectLaunch(): Promise<ElectronLaunch> {
  const prepared = process.env['BACKROOM_LAUNCH'];
  if (prepared !== undefined) return JSON.parse(prepared) as ElectronLaunch;
  return launchOf(await prepareElectron());
}

function watchErrors(page: Page, consoleErrors: string[]): void {
  page.on('pageerror', (error) => consoleErrors.push(`${page.url()}: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(`${page.url()}: ${message.text()}`);
  });
}

/** Starts the built app in a real Electron window on a data folder of its own. `close` it when done. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const launch = options.launch ?? (await projectLaunch());
  const dataFolder = options.dataFolder ?? join(temporaryFolder('data'), 'shop');
  const electron = await _electron.launch({
    executablePath: launch.executablePath,
    args: [
      ...launch.leadingArguments,
      ...sandboxArguments(),
      `--user-data-dir=${dataFolder}`,
      ...(options.moreArguments ?? []),
    ],
    env: { ...(process.env as Record<string, string>), ...options.environment },
  });

  const child = electron.process();
  let output = '';
  const keep = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);

  const consoleErrors: string[] = [];
  electron.on('window', (page) => {
    watchErrors(page, consoleErrors);
  });
  for (const page of electron.windows()) watchErrors(page, consoleErrors);
  const window = await electron.firstWindow();

  const waitForWindow = async (addressPart: string): Promise<Page> => {
    const deadline = Date.now() + WINDOW_LIMIT_MS;
    // A window's address is empty when it is announced, so announcements alone would miss it.
    for (;;) {
      const found = electron.windows().find((page) => page.url().includes(addressPart));
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Error(`No window with ${addressPart} in its address was opened.`);
      await pause(50);
    }
  };
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  const close = async (): Promise<void> => {
    const killer = setTimeout(() => void kill(), CLOSE_LIMIT_MS);
    await electron.close().catch(() => undefined);
    clearTimeout(killer);
    await kill();
  };

  return {
    electron,
    window,
    dataFolder,
    consoleErrors,
    mainOutput: () => output,
    waitForWindow,
    waitForPackingWindow: () => waitForWindow('window=packing'),
    close,
    kill,
  };
}
