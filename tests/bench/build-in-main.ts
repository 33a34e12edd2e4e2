import { mkdirSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';

/** Builds what runs inside Electron's main as a small app of its own; through Vite, because migrations are bundled as text. */
export const buildInMain = async (project: string): Promise<string> => {
  const folder = join(project, '.cache', 'bench-in-main');
  mkdirSync(folder, { recursive: true });
  await build({
    configFile: false,
    root: project,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3', ...builtinModules] },
    build: {
      ssr: join(project, 'tests/bench/in-main/main.ts'),
      outDir: folder,
      target: 'node18',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'main.cjs', codeSplitting: false } },
    },
  });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'backroom-bench', main: 'main.cjs' }));
  return folder;
};

/** The limit for start-up and memory: one sandboxed window with a word in it, and nothing else. */
export const makeEmptyApp = (project: string): string => {
  const folder = join(project, '.cache', 'bench-empty-window');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty-window', main: 'main.cjs' }));
  writeFileSync(join(folder, 'page.html'), '<!doctype html><meta charset="utf-8"><title>empty</title><p>empty</p>');
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, show: false, webPreferences: { sandbox: true, contextIsolation: true } });
  window.once('ready-to-show', () => window.show());
  void window.loadFile('page.html');
});
app.on('window-all-closed', () => app.quit());
`,
  );
  return folder;
};
