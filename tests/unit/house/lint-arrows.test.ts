import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';
import { houseConfig } from '../../../electron/dev/house/config.ts';
import { projectFolder } from '../../../electron/dev/machine/folders.ts';

const eslint = new ESLint({ cwd: projectFolder, overrideConfigFile: true, overrideConfig: houseConfig });

/** The rules that speak up when `code` stands in `file` (a path that need not exist). */
async function complaints(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: `${projectFolder}/${file}` });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

type Planted = readonly [arrow: string, file: string, code: string];

const forbidden: readonly Planted[] = [
  ['the domain imports a package', 'shared/domain/orders/planted.ts', "import { z } from 'zod';"],
  ['the domain imports Node', 'shared/domain/orders/planted.ts', "import { readFileSync } from 'node:fs';"],
  ['the domain imports Node by its old name', 'shared/domain/orders/planted.ts', "import fs from 'fs';"],
  [
    'the domain imports the contract',
    'shared/domain/orders/planted.ts',
    "import { orders } from '../../contract/orders.ts';",
  ],
  [
    'the domain imports the store, types only',
    'shared/domain/planted.ts',
    "import type { Store } from '../../electron/store/database.ts';",
  ],
  [
    'the domain imports on demand',
    'shared/domain/planted.ts',
    "export const later = () => import('../contract/index.ts');",
  ],
  ['the domain hands on what is not its own', 'shared/domain/planted.ts', "export * from '../contract/index.ts';"],
  [
    'the contract imports the store',
    'shared/contract/planted.ts',
    "import { open } from '../../electron/store/database.ts';",
  ],
  ['the contract imports another package', 'shared/contract/planted.ts', "import dayjs from 'dayjs';"],
  ['the store imports Electron', 'electron/store/planted.ts', "import { app } from 'electron';"],
  ['the store requires Electron', 'electron/store/planted.ts', "const { app } = require('electron');"],
  [
    'the store imports a use case',
    'electron/store/orders/planted.ts',
    "import { hold } from '../../use-cases/orders.ts';",
  ],
  [
    'the store imports types of a use case',
    'electron/store/planted.ts',
    "let x: import('../use-cases/orders.ts').Caller;",
  ],
  ['the store imports another package', 'electron/store/planted.ts', "import { read } from 'hucre';"],
  ['a use case imports Electron', 'electron/use-cases/planted.ts', "import { dialog } from 'electron';"],
  ['a use case imports ipc', 'electron/use-cases/planted.ts', "import { serve } from '../ipc/serve.ts';"],
  ['a use case imports a window', 'electron/use-cases/planted.ts', "import { openWindow } from '../shell/windows.ts';"],
  ['intake imports the store', 'electron/intake/planted.ts', "import { insert } from '../store/orders.ts';"],
  ['printing imports a use case', 'electron/printing/planted.ts', "import { print } from '../use-cases/printing.ts';"],
  [
    'the main process imports the renderer',
    'electron/shell/planted.ts',
    "import { theme } from '../../renderer/app/theme.ts';",
  ],
  ['the main process imports a launcher', 'electron/main.ts', "import { getReady } from './dev/ready.ts';"],
  [
    'the app imports test support',
    'electron/shell/planted.ts',
    "import { launchApp } from '../../tests/support/launch-app.ts';",
  ],
  ['the preload imports the store', 'electron/preload.ts', "import { open } from './store/database.ts';"],
  [
    'the renderer imports the main process',
    'renderer/screens/orders/planted.tsx',
    "import { open } from '../../../electron/store/database.ts';",
  ],
  ['the renderer imports Node', 'renderer/app/planted.ts', "import { join } from 'path';"],
  ['the renderer imports Electron', 'renderer/app/planted.ts', "import { ipcRenderer } from 'electron';"],
  [
    'a screen imports another screen',
    'renderer/screens/orders/planted.tsx',
    "import { Scan } from '../packing/scan.tsx';",
  ],
  [
    'a screen imports another screen on demand',
    'renderer/screens/orders/planted.tsx',
    "const Scan = lazy(() => import('../packing/scan.tsx'));",
  ],
  [
    'a screen globs another screen',
    'renderer/screens/orders/planted.tsx',
    "const all = import.meta.glob('../packing/*.tsx');",
  ],
  [
    'a component imports a screen',
    'renderer/components/planted.tsx',
    "import { Scan } from '../screens/packing/scan.tsx';",
  ],
  ['a component calls main', 'renderer/components/planted.tsx', "import { client } from '../api/client.ts';"],
  ['the client imports a screen', 'renderer/api/planted.ts', "import { Scan } from '../screens/packing/scan.tsx';"],
];

const guarded: readonly Planted[] = [
  ['a screen touches window.backroom', 'renderer/screens/orders/planted.tsx', 'window.backroom.call();'],
  [
    'a screen touches it through a cast',
    'renderer/screens/orders/planted.tsx',
    '(window as unknown as Bridge).backroom.call();',
  ],
  ['a screen touches it by a string', 'renderer/screens/orders/planted.tsx', "window['backroom'].call();"],
  ['a screen takes it out of window', 'renderer/app/planted.ts', 'const { backroom } = window;'],
  ['globalThis is window too', 'renderer/components/planted.tsx', 'globalThis.backroom.call();'],
  ['raw ipcMain in a window', 'electron/shell/planted.ts', "import { ipcMain } from 'electron';"],
  [
    'raw ipcMain in main.ts',
    'electron/main.ts',
    "import * as electron from 'electron'; electron.ipcMain.handle('x', () => 1);",
  ],
  ['raw ipcMain by a string', 'electron/main.ts', "electron['ipcMain'].handle('x', () => 1);"],
  ['raw ipcRenderer in ipc', 'electron/ipc/planted.ts', "import { ipcRenderer } from 'electron';"],
];

const allowed: readonly Planted[] = [
  ['the domain imports the domain', 'shared/domain/orders/planted.ts', "import type { Result } from '../result.ts';"],
  [
    'the contract imports zod and the domain',
    'shared/contract/planted.ts',
    "import { z } from 'zod'; import type { Result } from '../domain/result.ts';",
  ],
  [
    'the store imports the driver, Node and the domain',
    'electron/store/planted.ts',
    "import Database from 'better-sqlite3'; import { join } from 'node:path'; import type { Result } from '../../shared/domain/result.ts';",
  ],
  [
    'the store globs its migrations',
    'electron/store/planted.ts',
    "const all = import.meta.glob('./migrations/*.sql', { query: '?raw' });",
  ],
  ['a use case imports the store', 'electron/use-cases/planted.ts', "import { open } from '../store/database.ts';"],
  [
    'ipc imports use cases and ipcMain',
    'electron/ipc/planted.ts',
    "import { ipcMain } from 'electron'; import { hold } from '../use-cases/orders.ts';",
  ],
  ['the preload speaks over channels', 'electron/preload.ts', "import { contextBridge, ipcRenderer } from 'electron';"],
  ['the client touches window.backroom', 'renderer/api/planted.ts', 'window.backroom.call();'],
  ['the app puts screens together', 'renderer/app/planted.tsx', "import { Scan } from '../screens/packing/scan.tsx';"],
  [
    'a screen imports its own parts and components',
    'renderer/screens/packing/planted.tsx',
    "import { Scan } from './parts/scan.tsx'; import { Tag } from '../../components/tag.tsx';",
  ],
];

describe('house: the arrows between folders', () => {
  test.each(forbidden)('refused: %s', async (_arrow, file, code) => {
    expect(await complaints(file, code)).toContain('house/arrows');
  });

  test.each(guarded)('refused: %s', async (_arrow, file, code) => {
    expect(await complaints(file, code)).toContain('house/borders');
  });

  test.each(allowed)('allowed: %s', async (_arrow, file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });
});

describe('house: files', () => {
  test('a file of 401 lines holds two things', async () => {
    const lines = (count: number): string =>
      Array.from({ length: count }, (_, index) => `export const n${String(index)} = 1;`).join('\n');
    expect(await complaints('electron/store/planted.ts', lines(400))).toEqual([]);
    expect(await complaints('electron/store/planted.ts', lines(401))).toEqual(['max-lines']);
  });

  test.each(['electron/store/utils.ts', 'renderer/components/date-helpers.ts', 'electron/store/orderRows.ts'])(
    'refused name: %s',
    async (file) => {
      expect(await complaints(file, 'export {};')).toEqual(['house/file-names']);
    },
  );
});
