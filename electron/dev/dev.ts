import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build, type BuildPart } from './build.ts';
import { projectFolder } from './machine/folders.ts';
import { sandboxArguments } from './machine/sandbox.ts';
import { runEntry, say } from './machine/say.ts';
import { getReady } from './ready.ts';
import { reloadPages } from './reload-pages.ts';
import type { ElectronLaunch } from './runtime/electron-runtime.ts';

/** Editors write a file in several steps, and tools several files. */
const SETTLE_MS = 200;

const partsOf: Readonly<Record<string, readonly BuildPart[]>> = {
  renderer: ['client'],
  shared: ['main', 'preload', 'client'],
  electron: ['main', 'preload'],
  resources: [],
};

type App = { readonly child: ChildProcess; readonly debugOrigin: () => string | undefined };

function startApp(launch: ElectronLaunch): App {
  const port = ['--remote-debugging-port=0'];
  const child = spawn(launch.executablePath, [...launch.leadingArguments, ...sandboxArguments(), ...port], {
    cwd: projectFolder,
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { ...process.env, BACKROOM_LOG: 'console' },
  });
  let origin: string | undefined;
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    process.stderr.write(chunk);
    origin ??= /DevTools listening on ws:\/\/([^/\s]+)/.exec(chunk)?.[1];
  });
  return { child, debugOrigin: () => (origin === undefined ? undefined : `http://${origin}`) };
}

/** Tells which top folders changed since it was last asked; waits for the first change and until the dust settles. */
function watchSources(): () => Promise<ReadonlySet<string>> {
  const changed = new Set<string>();
  let wake: () => void = () => undefined;
  for (const folder of Object.keys(partsOf)) {
    watch(join(projectFolder, folder), { recursive: true }, (_event, file) => {
      if (folder === 'electron' && file?.startsWith('dev') === true) return;
      changed.add(folder);
      wake();
    });
  }
  return async () => {
    if (changed.size === 0) await new Promise<void>((settle) => (wake = settle));
    await pause(SETTLE_MS);
    const seen = new Set(changed);
    changed.clear();
    return seen;
  };
}

/**
 * `npm run dev`: the app, built anew at every change. A change in `renderer/` alone reloads the windows, any other one starts
 * the app again. There is no dev server: the pages come over `app://` under the same policy as in the shop.
 */
await runEntry(async () => {
  const { launch, done } = await getReady('start');
  const nextChange = watchSources();
  let restarting = false;
  let end: () => void = () => undefined;
  const closed = new Promise<void>((settle) => (end = settle));
  const start = (): App => {
    const started = startApp(launch);
    started.child.once('exit', () => {
      if (!restarting) end();
    });
    return started;
  };
  let app = start();

  const rebuildForEver = async (): Promise<never> => {
    for (;;) {
      const folders = await nextChange();
      const parts = new Set([...folders].flatMap((folder) => partsOf[folder] ?? []));
      try {
        await build([...parts]);
      } catch {
        say('waiting for the next change');
        continue;
      }
      const origin = app.debugOrigin();
      if (folders.size === 1 && folders.has('renderer') && origin !== undefined) {
        await reloadPages(origin).catch(() => undefined);
        say('reloaded');
        continue;
      }
      restarting = true;
      const gone = once(app.child, 'exit');
      app.child.kill();
      await gone;
      restarting = false;
      app = start();
      say('started again');
    }
  };
  await Promise.race([closed, rebuildForEver()]);
  await done();
  // The watchers would keep this process alive.
  process.exit(0);
});
