import { mkdirSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { build } from 'vite';

export const project = resolve(import.meta.dirname, '../..');

/** Everything below the border as one program for Node, with its workers, as the app is bundled; returns the folder. */
export const buildShop = async (): Promise<string> => {
  const folder = join(project, '.cache', `torture-shop-${String(process.pid)}`);
  mkdirSync(folder, { recursive: true });
  const at = (path: string): string => join(project, path);
  const external = ['better-sqlite3', 'pdf-to-printer', 'serialport', 'node-hid', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];
  await build({
    configFile: false,
    root: project,
    logLevel: 'error',
    resolve: { alias: { electron: at('tests/torture/electron-stand-in.ts') } },
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: {
          'shop-child': at('tests/torture/shop-child.ts'),
          'backup-worker': at('electron/use-cases/backups/backup-worker.ts'),
          'check-worker': at('electron/store/check-worker.ts'),
          'intake-worker': at('electron/intake/intake-worker.ts'),
          'render-worker': at('electron/printing/render-worker.ts'),
          'stub-worker': at('electron/store/stub-worker.ts'),
          'template-worker': at('electron/use-cases/templates/template-worker.ts'),
        },
        platform: 'node',
        external,
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'backroom-torture', type: 'commonjs' }));
  return folder;
};
