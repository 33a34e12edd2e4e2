import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../electron/dev/machine/folders.ts';

type Locked = { readonly version: string; readonly gypfile?: boolean };

const lock = JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const manifest = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

test('house: `npm ci` needs neither Python nor a compiler', () => {
  // The driver brings its binaries and says `"gypfile": false`, but npm goes by the lock file, where that line is only if
  // it is written by hand: without it npm compiles, and fails on a machine that has just Node. `npm install` drops the line.
  expect(lock.packages['node_modules/better-sqlite3']?.gypfile).toBe(false);
});

test('house: every direct dependency is pinned to one version', () => {
  const ranges = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(ranges.filter((range) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
});
