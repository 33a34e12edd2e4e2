/// <reference types="vitest/config" />
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { eventNames } from './shared/contract/events.ts';
import { operationNames } from './shared/contract/index.ts';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** Stay outside the bundles: Electron itself, Node's modules, and the packages that ship binaries. */
const external = ['electron', 'better-sqlite3', 'pdf-to-printer', 'serialport', 'node-hid', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

type ModuleOf = (id: string) => { readonly importers: readonly string[] } | null;

/** Whether the page's entry needs the module before it runs: through imports that wait for nothing. */
const isOfTheEntry = (module: string, moduleOf: ModuleOf, seen = new Set<string>()): boolean => {
  if (module === at('renderer/app/entry.tsx')) return true;
  seen.add(module);
  return (moduleOf(module)?.importers ?? []).some((importer) => !seen.has(importer) && isOfTheEntry(importer, moduleOf, seen));
};

export default defineConfig({
  root: at('renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    target: 'chrome114',
    outDir: at('dist/renderer'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every window needs before it can draw comes as one file, not as thirty, and with nothing that can wait.
            { name: (module, graph) => (isOfTheEntry(module, graph.getModuleInfo.bind(graph)) ? 'start' : null), priority: 2 },
            // What most screens share, likewise.
            { name: 'parts', test: /renderer[\\/](?:app[\\/](?!antd-|screens\.)[^\\/]+|api|components[\\/](?!virtual-table)[^\\/]+)$/, priority: 1 },
          ],
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['main', 'preload', 'client'] as const) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
  environments: {
    main: {
      consumer: 'server',
      resolve: { conditions: ['node', 'import', 'default'], noExternal: true, external },
      build: {
        target: 'node18',
        outDir: at('dist/main'),
        emptyOutDir: true,
        ssr: true,
        minify: false,
        rolldownOptions: {
          input: {
            main: at('electron/main.ts'),
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
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      // The preload is handed names only: the schemas stay in main, where they are checked.
      define: { __OPERATIONS__: JSON.stringify(operationNames), __EVENTS__: JSON.stringify(eventNames) },
      build: {
        target: 'chrome114',
        outDir: at('dist/preload'),
        emptyOutDir: true,
        ssr: true,
        minify: false,
        rolldownOptions: {
          input: { preload: at('electron/preload.ts') },
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  test: {
    root: import.meta.dirname,
    include: ['tests/{unit,store,ipc}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 30_000,
  },
});
