import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { sandboxArguments } from '../../electron/dev/machine/sandbox.ts';
import { launchOf, prepareElectron, type ElectronLaunch } from '../../electron/dev/runtime/electron-runtime.ts';
import { askShop } from '../support/asked-shop.ts';
import { launchApp } from '../support/launch-app.ts';
import { makeShop } from '../support/shop-in-app.ts';

test('case 7: started a second time on the same shop, the first comes to the front and the second goes away without touching the store', async () => {
  const prepared = process.env['BACKROOM_LAUNCH'];
  const launch = prepared === undefined ? await launchOf(await prepareElectron()) : (JSON.parse(prepared) as ElectronLaunch);
  const app = await launchApp();
  try {
    await makeShop(app.window);
    await app.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.hide();
    });
    const isVisible = (): Promise<boolean> => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true);
    expect(await isVisible()).toBe(false);

    const second = spawn(launch.executablePath, [...launch.leadingArguments, ...sandboxArguments(), `--user-data-dir=${app.dataFolder}`], { stdio: 'ignore' });
    const killer = setTimeout(() => second.kill('SIGKILL'), 30_000);
    const [code, signal] = (await once(second, 'exit')) as [number | null, string | null];
    clearTimeout(killer);
    expect({ code, signal }).toEqual({ code: 0, signal: null });
    await expect.poll(isVisible).toBe(true);

    expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(await askShop(app.window, 'app', 'state')).toMatchObject({ phase: 'open' });
    expect(await askShop(app.window, 'app', 'verifyTrace')).toMatchObject({ sound: true });
    expect(app.consoleErrors).toEqual([]);
  } finally {
    await app.close();
  }
});
