import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './machine/folders.ts';
import { runCommand } from './machine/run-command.ts';
import { runEntry, say, SetupError } from './machine/say.ts';

const sources = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
];
const notBuilt = new Set(['dev']);
/** One file of each part: all are there after a build that went through. */
const results = ['dist/main/main.cjs', 'dist/preload/preload.cjs', 'dist/renderer/index.html'];

function newestAt(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path).filter((name) => !notBuilt.has(name));
  // The folder's own time tells of files that went away.
  return Math.max(stat.mtimeMs, ...inside.map((name) => newestAt(join(path, name))));
}

function isFresh(): boolean {
  const built = results.map((name) => join(projectFolder, name));
  if (!built.every((path) => existsSync(path))) return false;
  const oldestResultAt = Math.min(...built.map((path) => statSync(path).mtimeMs));
  return oldestResultAt > Math.max(...sources.map((name) => newestAt(join(projectFolder, name))));
}

export type BuildPart = 'main' | 'preload' | 'client';

/** Builds into `dist/`: everything, or the named parts. Each build is a process of its own, so that none inherits a half state. */
export async function build(parts?: readonly BuildPart[]): Promise<void> {
  if (parts?.length === 0) return;
  const vite = join(projectFolder, 'node_modules/vite/bin/vite.js');
  const programArguments =
    parts === undefined
      ? [vite, 'build', '--app', '--logLevel', 'warn']
      : [join(import.meta.dirname, 'build-parts.ts'), ...parts];
  const outcome = await runCommand(process.execPath, programArguments, { cwd: projectFolder, output: 'show' });
  if (!outcome.ok) throw new SetupError('The build failed; see above.');
}

/** Builds unless `dist/` is newer than everything it is made from. */
export async function buildIfStale(): Promise<void> {
  if (isFresh()) return;
  say('building …');
  await build();
}

if (import.meta.main) {
  await runEntry(async () => {
    await build();
    return 0;
  });
}
