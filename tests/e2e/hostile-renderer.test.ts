import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { projectFolder } from '../../electron/dev/machine/folders.ts';
import { contract, operationNames } from '../../shared/contract/index.ts';
import { launchApp } from '../support/launch-app.ts';
import { temporaryFolder } from '../support/temp-folder.ts';
import { launchWatched, pageAddress as page, type WatchedApp } from '../support/watched-app.ts';

type Answer = { readonly ok: boolean; readonly refusal?: { readonly code: string } };

/** What a page could try whose script is no longer ours. */
test.describe('case 18: a hostile renderer', () => {
  let watched: WatchedApp;
  let { app, window, outside, stands } = {} as WatchedApp;
  test.beforeAll(async () => {
    watched = await launchWatched();
    ({ app, window, outside, stands } = watched);
  });
  test.afterAll(() => watched.end());

  test('case 18: no navigation: other schemes, other hosts, files, data, scripts, redirects and forms leave the page where it is', async () => {
    const local = pathToFileURL(join(projectFolder, 'package.json')).href;
    for (const target of [outside.address, local, 'file:///etc/passwd', 'data:text/html,<h1>x', 'javascript:document.body.remove()', 'chrome://gpu', 'view-source:app://backroom/', 'blob:app://backroom/x', 'devtools://devtools/bundled/inspector.html', 'mailto:a@b.c', 'app://other/index.html']) {
      await window.evaluate((address) => {
        try {
          location.href = address;
        } catch {
          // Refused at once.
        }
      }, target);
      await window.waitForTimeout(150);
      expect({ target, at: window.url().split('?')[0] }).toEqual({ target, at: page });
      expect(await window.locator('[data-screen]').count()).toBeGreaterThan(0);
    }
    await window.evaluate((address) => {
      const form = document.createElement('form');
      form.action = address;
      form.method = 'post';
      document.body.append(form);
      form.submit();
      form.remove();
      const meta = document.createElement('meta');
      meta.httpEquiv = 'refresh';
      meta.content = `0;url=${address}`;
      document.head.append(meta);
    }, outside.address);
    await window.waitForTimeout(400);
    await stands();
  });
  test('case 18: an empty page, the one place that Chromium lets a page go to unasked, has no way to main', async () => {
    const fresh = await launchApp();
    try {
      await fresh.window.evaluate(() => { location.assign('about:blank'); });
      await fresh.window.waitForURL('about:blank');
      const answer = await fresh.window.evaluate(async () => {
        const { backroom } = globalThis as unknown as { backroom?: { app: { state: () => Promise<Answer> } } };
        return backroom === undefined ? 'nothing' : (await backroom.app.state()).refusal?.code;
      });
      expect(['nothing', 'access.not_permitted']).toContain(answer);
    } finally {
      await fresh.close();
    }
  });
  test('case 18: no windows: `open`, targets, middle clicks and `<webview>` make none', async () => {
    await window.evaluate((address) => {
      for (const target of [address, 'file:///etc/passwd', 'about:blank', 'app://backroom/index.html', '']) globalThis.open(target, '_blank', 'nodeIntegration=yes,contextIsolation=no');
      const link = document.createElement('a');
      link.href = address;
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true, cancelable: true }));
      link.dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true }));
      link.remove();
      const view: HTMLElement = document.createElement('webview');
      view.setAttribute('src', address);
      view.setAttribute('nodeintegration', '');
      document.body.append(view);
    }, outside.address);
    await window.waitForTimeout(500);
    await window.evaluate(() => { for (const one of document.querySelectorAll<HTMLElement>('webview')) one.remove(); });
    await stands();
  });
  test('case 18: main listens on one channel, and a page that is not ours gets nothing from it, whatever operation it names', async () => {
    const file = join(temporaryFolder('foreign'), 'page.html');
    writeFileSync(file, '<!doctype html><title>foreign</title>');
    const preload = join(projectFolder, 'dist/preload/preload.cjs');
    const { asFile: fromDisk, channels, listeners, codes } = await app.electron.evaluate(async ({ BrowserWindow, ipcMain }, { at, bridge, names }) => {
      const other = new BrowserWindow({ show: false, webPreferences: { preload: bridge, sandbox: true, contextIsolation: true } });
      const asFile = await other.loadFile(at).then(() => 'loaded', () => 'refused');
      await other.loadURL('data:text/html,<title>foreign</title>');
      const answers = await (other.webContents.executeJavaScript(`Promise.all(${JSON.stringify(names)}.map(async (name) => {
        const [feature, operation] = name.split('.');
        const answer = await backroom[feature][operation]({});
        return answer.ok ? name : answer.refusal.code;
      }))`) as Promise<string[]>);
      other.destroy();
      return {
        asFile, codes: answers, listeners: ipcMain.eventNames().map(String),
        channels: [...(ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers.keys()],
      };
    }, { at: file, bridge: preload, names: operationNames });
    expect(fromDisk).toBe('refused');
    expect(channels).toEqual(['backroom:call']);
    expect(listeners.filter((name) => !name.startsWith('-') && !/^(?:error$|ELECTRON|GUEST|CHROME)/.test(name))).toEqual([]);
    expect([...new Set(codes)]).toEqual(['access.not_permitted']);
    expect(codes).toHaveLength(operationNames.length);
  });
  test('case 18: our own page cannot be framed, and a frame in it has no way to main', async () => {
    const found = await window.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = 'app://backroom/index.html';
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 500));
      let inner: boolean;
      try {
        inner = frame.contentWindow !== null && 'backroom' in frame.contentWindow;
      } catch {
        inner = false;
      }
      frame.remove();
      return inner;
    });
    expect(found).toBe(false);
  });
  test('case 18: every operation, asked with wrong types by the page itself, answers with a refusal and the app stays up', async () => {
    // Nobody is signed in and there is no shop yet: what takes nothing at all is not asked, it would be right.
    const takesSomething = operationNames.filter((name) => {
      const [feature = '', operation = ''] = name.split('.');
      return !(contract as unknown as Record<string, Record<string, { input: { safeParse: (value: unknown) => { success: boolean } } }>>)[feature]![operation]!.input.safeParse(null).success;
    });
    const strange = await window.evaluate(async (names) => {
      const junk: unknown[] = [0, -1, Number.NaN, 'x', '', true, [], [[]], new Date(0), new Map([[1, 2]]), new Uint8Array(9), 10n, { id: {} }, { orderId: '1', orderIds: 'x', staffId: [], pin: {} }, 'x'.repeat(100_000)];
      const { backroom } = globalThis as unknown as { backroom: Record<string, Record<string, (input: unknown) => Promise<Answer>>> };
      const found: string[] = [];
      for (const name of names) {
        const [feature = '', operation = ''] = name.split('.');
        for (const one of junk) {
          const answer = await backroom[feature]![operation]!(one).catch((error: unknown) => String(error));
          if (typeof answer === 'string' || answer.ok || !/^(input\.invalid|access\.|app\.)/.test(answer.refusal?.code ?? '') || answer.refusal?.code === 'app.bug') found.push(`${name}: ${JSON.stringify(answer)}`);
        }
        // What cannot be sent at all is refused before it leaves the page.
        await backroom[feature]![operation]!(() => 1).then(() => found.push(`${name} took a function`), () => undefined);
      }
      return found;
    }, takesSomething);
    expect(takesSomething.length).toBeGreaterThan(100);
    expect(strange).toEqual([]);
    await stands();
  });
});
