import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test, type Page } from '@playwright/test';
import { packageApp, type PackageKind } from '../../../electron/dev/package.ts';
import { sandboxArguments } from '../../../electron/dev/machine/sandbox.ts';
import { prepareElectron, type ElectronRuntime } from '../../../electron/dev/runtime/electron-runtime.ts';
import { askFirstPage } from '../../support/devtools.ts';
import { launchApp } from '../../support/launch-app.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';

/** What a shop would say of it: there is something to fill in or to press, and it can be. */
async function expectUsable(window: Page): Promise<void> {
  await expect(window).toHaveTitle(/Backroom|后仓/);
  await expect(window.locator('input:visible, button:visible').first()).toBeEnabled();
}

/** What Electron's own switches in the executable are set to. */
async function fusesOf(executable: string): Promise<Record<string, boolean>> {
  const wire = await getCurrentFuseWire(executable);
  const isOn = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE;
  return {
    runAsNode: isOn(FuseV1Options.RunAsNode),
    cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspector: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    onlyLoadAppFromAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    fileProtocolPrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  };
}

const closedFuses = {
  runAsNode: false,
  cookieEncryption: true,
  nodeOptions: false,
  inspector: false,
  onlyLoadAppFromAsar: true,
  fileProtocolPrivileges: false,
};

test.describe('the packed application', () => {
  let runtime: ElectronRuntime;
  const executables = new Map<PackageKind, string>();
  const executable = (kind: PackageKind): string => executables.get(kind) ?? '';

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    runtime = await prepareElectron();
    for (const kind of ['tested', 'release'] as const) {
      executables.set(kind, await packageApp(kind, runtime, temporaryFolder(`package-${kind}`)));
    }
  });

  test('starts on an empty data folder and can be used', async () => {
    const app = await launchApp({ launch: { executablePath: executable('tested'), leadingArguments: [] } });
    try {
      await expectUsable(app.window);
      expect(await app.electron.evaluate(({ app: main }) => main.isPackaged)).toBe(true);
      expect(app.consoleErrors).toEqual([]);
    } finally {
      await app.close();
    }
  });

  test('brings its data, one binary of the driver, and of the scale packages those of this system alone', () => {
    const resources = join(dirname(executable('release')), 'resources');
    expect(readdirSync(resources).sort()).toEqual(['LICENSE', 'app.asar', 'app.asar.unpacked', 'resources']);
    expect(existsSync(join(resources, 'resources/fonts/NotoSansSC-Regular.ttf'))).toBe(true);
    const unpacked = readdirSync(join(resources, 'app.asar.unpacked'), { recursive: true, encoding: 'utf8' });
    const binaries = unpacked.filter((name) => name.endsWith('.node'));
    const ofScales = binaries.filter((name) => /node-hid|serialport/.test(name));
    expect(binaries.filter((name) => !ofScales.includes(name))).toHaveLength(1);
    expect(ofScales.length).toBeGreaterThan(0);
    expect(ofScales.filter((name) => !name.includes(`${process.platform}-${process.arch}`))).toEqual([]);
  });

  test('tested build: closed but for the inspector that the tests come in by', async () => {
    expect(await fusesOf(executable('tested'))).toEqual({ ...closedFuses, inspector: true });
  });

  test('release build: closed', async () => {
    expect(await fusesOf(executable('release'))).toEqual(closedFuses);
  });

  test('release build: is no Node for whoever asks it to be, and takes no options or code along from the environment', () => {
    const planted = join(temporaryFolder('planted'), 'planted.cjs');
    const proof = `${planted}.ran`;
    writeFileSync(planted, `require('node:fs').writeFileSync(${JSON.stringify(proof)}, 'ran')`);
    // Without a window's libraries it could not even fail: it is asked for its version, which Node and Electron answer differently.
    for (const environment of [{ ELECTRON_RUN_AS_NODE: '1' }, { NODE_OPTIONS: `--require ${planted}` }]) {
      const { stdout } = spawnSync(executable('release'), [...sandboxArguments(), '-e', `require(${JSON.stringify(planted)}); console.log('as node')`, `--user-data-dir=${join(temporaryFolder('data'), 'shop')}`], {
        encoding: 'utf8', env: { ...process.env, ...environment }, timeout: 6_000, killSignal: 'SIGKILL',
      });
      expect(stdout).not.toContain('as node');
      expect(existsSync(proof)).toBe(false);
    }
  });

  test('the packed application opens no developer tools, whoever asks for them', async () => {
    const app = await launchApp({ launch: { executablePath: executable('tested'), leadingArguments: [] } });
    try {
      await expectUsable(app.window);
      const open = await app.electron.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]!.webContents;
        contents.openDevTools();
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        return contents.isDevToolsOpened();
      });
      expect(open).toBe(false);
    } finally {
      await app.close();
    }
  });

  test('release build: starts, and opens no inspector', async () => {
    const dataFolder = `--user-data-dir=${join(temporaryFolder('data'), 'shop')}`;
    const child = spawn(
      executable('release'),
      [...sandboxArguments(), '--inspect=0', '--remote-debugging-port=0', dataFolder],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const gone = once(child, 'exit');
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    try {
      const origin = (): string | undefined => /DevTools listening on ws:\/\/([^/\s]+)/.exec(output)?.[1];
      await expect.poll(origin, { timeout: 30_000 }).toBeDefined();
      const usable =
        "Array.from(document.querySelectorAll('input, button')).some((e) => !e.disabled && e.offsetWidth > 0)";
      await expect.poll(() => askFirstPage(`http://${origin() ?? ''}`, usable), { timeout: 30_000 }).toBe(true);
      expect(output).not.toContain('Debugger listening');
    } finally {
      child.kill('SIGKILL');
      await gone;
    }
  });
});
