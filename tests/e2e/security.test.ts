import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { projectFolder } from '../../electron/dev/machine/folders.ts';
import { operationNames } from '../../shared/contract/index.ts';
import { launchApp } from '../support/launch-app.ts';
import { temporaryFolder } from '../support/temp-folder.ts';
import { launchWatched, pageAddress as page, type WatchedApp } from '../support/watched-app.ts';

/** The checklist of Electron's own security guide, point by point, on the app's real window. The fuses are read from the packed application (`packaged/`). */
test.describe('Electron’s security checklist', () => {
  let watched: WatchedApp;
  let { app, window, outside, stands } = {} as WatchedApp;
  test.beforeAll(async () => {
    watched = await launchWatched();
    ({ app, window, outside, stands } = watched);
  });
  test.afterAll(() => watched.end());

  test('context isolation, sandbox, web security; no node, no webview, no insecure content, nothing experimental', async () => {
    const preferences = await app.electron.evaluate(({ BrowserWindow }) =>
      (BrowserWindow.getAllWindows()[0]!.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }).getLastWebPreferences());
    expect(preferences).toMatchObject({ contextIsolation: true, sandbox: true, webSecurity: true, nodeIntegration: false });
    for (const off of ['nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'webviewTag', 'allowRunningInsecureContent', 'experimentalFeatures', 'enableBlinkFeatures', 'navigateOnDragDrop', 'plugins']) {
      expect({ off, is: Boolean(preferences[off]) }).toEqual({ off, is: false });
    }
  });
  test('no Node in the page, nor in a worker or a frame of it', async () => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname', 'setImmediate'];
    expect(await window.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual([]);
    const inFrame = await window.evaluate((all) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const found = [...all, 'backroom'].filter((name) => frame.contentWindow !== null && name in frame.contentWindow);
      frame.remove();
      return found;
    }, names);
    expect(inFrame).toEqual([]);
  });
  test('the preload exposes the named functions of the contract and nothing else; they are frozen and hold no `ipcRenderer`', async () => {
    const found = await window.evaluate(() => {
      const { backroom } = globalThis as unknown as { backroom: Record<string, unknown> };
      const names = Object.entries(backroom).flatMap(([feature, value]) =>
        typeof value === 'function' ? [feature] : Object.entries(value as object).map(([name, inner]) => `${feature}.${name}${typeof inner === 'function' ? '' : ' is no function'}`));
      const attempts: Record<string, () => unknown> = {
        replace: () => Object.assign(globalThis, { backroom: {} }), feature: () => { backroom['orders'] = {}; }, operation: () => { (backroom['orders'] as Record<string, unknown>)['list'] = () => 1; },
        added: () => { (backroom['orders'] as Record<string, unknown>)['planted'] = 1; }, deleted: () => delete backroom['app'],
      };
      const before = backroom;
      const changed = Object.entries(attempts).flatMap(([name, attempt]) => {
        try {
          attempt();
        } catch {
          return [];
        }
        return (globalThis as unknown as { backroom: unknown }).backroom !== before || 'planted' in (before['orders'] as object) ? [name] : [];
      });
      return { names, changed, frozen: [backroom, ...Object.values(backroom)].every((one) => typeof one === 'function' || Object.isFrozen(one)) };
    });
    expect([...found.names].sort()).toEqual([...operationNames, 'listen', 'pathOfDroppedFile'].sort());
    expect(found).toMatchObject({ changed: [], frozen: true });
  });
  test('prototypes that the page has bent reach nothing of the preload', async () => {
    const fresh = await launchApp();
    try {
      const caught = await fresh.window.evaluate(async () => {
        const seen: string[] = [];
        const note = (value: unknown): void => {
          if (value !== null && typeof value === 'object' && ('sendSync' in value || 'sendToHost' in value)) seen.push('ipcRenderer');
        };
        const { call, apply } = Object.getOwnPropertyDescriptors(Function.prototype);
        Function.prototype.call = function bent(this: (...all: unknown[]) => unknown, self: unknown, ...all: unknown[]) { note(self); all.forEach(note); return Reflect.apply(this, self, all); };
        Function.prototype.apply = function bent(this: (...all: unknown[]) => unknown, self: unknown, all: unknown[]) { note(self); all.forEach(note); return Reflect.apply(this, self, all); };
        await (globalThis as unknown as { backroom: { app: { state: () => Promise<unknown> } } }).backroom.app.state();
        Object.defineProperties(Function.prototype, { call, apply });
        return seen;
      });
      expect(caught).toEqual([]);
    } finally {
      await fresh.close();
    }
  });
  test('the content security policy, exactly: a nonce of its own for each document, nothing unsafe but styles at elements', async () => {
    const policies = await window.evaluate(async (address) =>
      Promise.all([1, 2].map(async () => (await fetch(address)).headers.get('content-security-policy') ?? '')), page);
    const [first = '', second = ''] = policies;
    expect(first).not.toBe(second);
    expect(first.replace(/'nonce-[A-Za-z0-9+/]{22}=='/, 'NONCE').split('; ').sort()).toEqual([
      "base-uri 'none'", "connect-src 'self'", "default-src 'none'", "font-src 'self'", "form-action 'none'", "frame-ancestors 'none'", "img-src 'self' data:", "media-src 'self' blob:",
      "object-src 'none'", "script-src 'self'", "style-src 'self' NONCE", "style-src-attr 'unsafe-inline'",
    ]);
    // Sizes and places that components write at their elements; scripts and style sheets have nothing of the kind, and no style can fetch.
    expect(first.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe');
  });
  test('the policy holds: no eval, no inline script or handler, no frame, no object, no worker from a blob, nothing from the net', async () => {
    const ran = await window.evaluate(async (address) => {
      const flag = globalThis as unknown as { ranOnce?: string };
      const done: string[] = [];
      // The tests' own line to the page may evaluate; what it leaves behind may not.
      await new Promise((resolve) => setTimeout(resolve, 0));
      try {
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that it is refused is the point
        (new Function('globalThis.ranOnce = "eval"') as () => void)();
      } catch {
        done.push('eval refused');
      }
      const holder = document.createElement('div');
      holder.innerHTML = `<img src="x:" onerror="globalThis.ranOnce='handler'"><iframe src="${address}/f"></iframe><object data="${address}/o"></object><link rel="stylesheet" href="${address}/c.css">
        <link rel="preconnect" href="${address}"><link rel="dns-prefetch" href="${address}"><link rel="prefetch" href="${address}/p"><style>@import url("${address}/i.css")</style>`;
      document.body.append(holder);
      const script = document.createElement('script');
      script.textContent = 'globalThis.ranOnce = "inline"';
      document.body.append(script);
      const far = document.createElement('script');
      far.src = `${address}/s.js`;
      document.body.append(far);
      try {
        new Worker(URL.createObjectURL(new Blob(['fetch("' + address + '")'])));
      } catch {
        done.push('worker refused');
      }
      await fetch(`${address}/x`).then(() => done.push('fetched'), () => undefined);
      await new Promise((resolve) => {
        const socket = new WebSocket(address.replace('http', 'ws'));
        socket.onopen = () => { done.push('socket'); resolve(null); };
        socket.onerror = resolve;
      }).catch(() => undefined);
      navigator.sendBeacon(`${address}/beacon`, 'x');
      await new Promise((resolve) => setTimeout(resolve, 800));
      holder.remove();
      script.remove();
      far.remove();
      return { ran: flag.ranOnce ?? '', done: done.filter((one) => !one.endsWith('refused')), eval: done.includes('eval refused') };
    }, outside.address);
    expect(ran).toEqual({ ran: '', done: [], eval: true });
    await stands();
  });
  test('WebRTC reaches nobody either', async () => {
    const candidates = await window.evaluate(async () => {
      const found: string[] = [];
      const line = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] });
      line.onicecandidate = ({ candidate }) => { if (candidate !== null) found.push(candidate.candidate); };
      line.createDataChannel('x');
      await line.setLocalDescription(await line.createOffer());
      await new Promise((resolve) => setTimeout(resolve, 800));
      line.close();
      return found;
    });
    expect(candidates.filter((one) => / udp /i.test(one))).toEqual([]);
  });
  test('nothing of the net is loaded, whoever asks: Chromium reaches no host at all', async () => {
    const outcomes = await app.electron.evaluate(async ({ net, session, BrowserWindow }, address) => {
      const ask = (): Promise<string> => new Promise((resolve) => {
        const request = net.request(address);
        request.on('response', () => { resolve('answered'); });
        request.on('error', (error) => { resolve(error.message); });
        request.end();
      });
      const own = session.fromPartition('another');
      const other = new BrowserWindow({ show: false, webPreferences: { session: own } });
      const loaded = await other.loadURL(address).then(() => 'loaded', () => 'refused');
      other.destroy();
      return [await ask(), loaded];
    }, outside.address);
    expect(outcomes).toEqual(['net::ERR_BLOCKED_BY_CLIENT', 'refused']);
    expect(outside.connections()).toBe(0);
  });
  test('permissions: none of a page’s wishes is granted but what stands in the house’s own list of camera cases', async () => {
    const outcomes = await window.evaluate(async () => {
      const outcome = async (what: () => Promise<unknown>): Promise<string> => what().then((value) => (value === 'denied' ? 'refused' : 'granted'), () => 'refused');
      const devices = navigator as unknown as Record<string, { requestDevice?: (input: unknown) => Promise<unknown>; requestPort?: () => Promise<unknown> } | undefined>;
      return {
        place: await outcome(() => new Promise((resolve, fail) => { navigator.geolocation.getCurrentPosition(resolve, fail, { timeout: 3_000 }); })),
        notices: await outcome(() => Notification.requestPermission()),
        microphone: await outcome(() => navigator.mediaDevices.getUserMedia({ audio: true })),
        camera: await outcome(() => navigator.mediaDevices.getUserMedia({ video: true })),
        both: await outcome(() => navigator.mediaDevices.getUserMedia({ video: true, audio: true })),
        screen: await outcome(() => navigator.mediaDevices.getDisplayMedia()),
        clipboard: await outcome(() => navigator.clipboard.readText()),
        midi: await outcome(() => navigator.requestMIDIAccess({ sysex: true })),
        hid: await outcome(async () => { const found = await devices['hid']?.requestDevice?.({ filters: [] }); if (found === undefined || (found as unknown[]).length === 0) throw new Error('none'); }),
        serial: await outcome(async () => { if (devices['serial']?.requestPort === undefined) throw new Error('none'); await devices['serial'].requestPort(); }),
        usb: await outcome(async () => { if (devices['usb']?.requestDevice === undefined) throw new Error('none'); await devices['usb'].requestDevice({ filters: [] }); }),
      };
    });
    expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== 'refused')).toEqual([]);
  });
  test('a window that may have webviews gets none: they are refused where they would be attached', async () => {
    const kinds = await app.electron.evaluate(async ({ BrowserWindow, webContents }) => {
      const other = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } });
      await other.loadURL('data:text/html,<webview src="data:text/html,x" style="width:90px;height:90px"></webview>');
      await new Promise((resolve) => setTimeout(resolve, 600));
      const found = webContents.getAllWebContents().map((contents) => contents.getType());
      other.destroy();
      return found;
    });
    expect(kinds.filter((kind) => kind === 'webview')).toEqual([]);
  });
  test('nothing is handed to the system: no code of main opens addresses, and pages bring nothing to open', async () => {
    const sources = readdirSync(join(projectFolder, 'electron'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.startsWith('dev'));
    expect(sources.filter((name) => /openExternal|openPath|setAsDefaultProtocolClient/.test(readFileSync(join(projectFolder, 'electron', name), 'utf8')))).toEqual([]);
    await app.electron.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = (url) => { opened.push(url); return Promise.resolve(); };
      shell.openPath = (path) => { opened.push(path); return Promise.resolve(''); };
    });
    await window.evaluate((address) => {
      for (const target of ['mailto:a@b.c', 'tel:10086', 'ms-settings:', 'file:///etc/passwd', address]) globalThis.open(target);
    }, outside.address);
    await window.waitForTimeout(300);
    expect(await app.electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([]);
    await stands();
  });
  test('a page saves nothing past the dialogs of main', async () => {
    const begun = await app.electron.evaluate(({ session }) => {
      const downloads: string[] = [];
      session.defaultSession.on('will-download', (event, item) => { if (!event.defaultPrevented) downloads.push(item.getFilename()); });
      Object.assign(globalThis, { downloads });
      return downloads.length;
    });
    expect(begun).toBe(0);
    await window.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'planted.exe';
      document.body.append(link);
      link.click();
      link.remove();
    });
    await window.waitForTimeout(400);
    expect(await app.electron.evaluate(() => (globalThis as unknown as { downloads: string[] }).downloads)).toEqual([]);
  });
  test('the pages’ own protocol stays in its folder: dots, encoded dots, backslashes, NUL, other hosts, links', async () => {
    const planted = join(projectFolder, 'dist/renderer/planted-link.txt');
    const secret = join(temporaryFolder('secret'), 'secret.txt');
    writeFileSync(secret, 'root: secret');
    rmSync(planted, { force: true });
    symlinkSync(secret, planted);
    try {
      const addresses = [
        '../package.json', '../../package.json', '%2e%2e/%2e%2e/package.json', '..%2f..%2fpackage.json', '%2e%2e%2fmain/main.cjs', '../main/main.cjs', '..%5c..%5cpackage.json', '....//....//package.json',
        '%2fetc/passwd', '//etc/passwd', 'index.html%00.png', '%00', '%', '%E0%A4%A', 'fonts/../../../package.json', 'fonts/%2e%2e/%2e%2e/package.json', 'fonts/..%2f..%2fpackage.json', 'planted-link.txt',
      ].map((path) => `app://backroom/${path}`);
      const answers = await window.evaluate(async (all) => Promise.all(all.map(async (address) => {
        const said = await fetch(address).then(async (answer) => ({ status: answer.status, text: await answer.text() }), () => ({ status: 0, text: '' }));
        return { address, leaked: said.status === 200 || /root:|"name"|require\(/.test(said.text) };
      })), [...addresses, 'app://other/index.html', 'app://backroom.evil/index.html', 'file:///etc/passwd']);
      expect(answers.filter(({ leaked }) => leaked)).toEqual([]);
      expect(await window.evaluate(async (address) => (await fetch(address)).status, page)).toBe(200);
    } finally {
      rmSync(planted, { force: true });
    }
  });
  test('events: a page listens to the names of the contract alone', async () => {
    const heard = await window.evaluate(() => {
      const { backroom } = globalThis as unknown as { backroom: { listen: (name: string, listener: () => void) => () => void } };
      let refused = false;
      try {
        backroom.listen('backroom:call', () => undefined);
      } catch {
        refused = true;
      }
      return { refused };
    });
    expect(heard).toEqual({ refused: true });
  });
});
