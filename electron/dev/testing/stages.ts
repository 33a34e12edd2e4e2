import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../machine/folders.ts';
import { runCommand } from '../machine/run-command.ts';
import { countOne, countPlaywright, countVitest, type Counts, type Report } from './count-tests.ts';

export type Stage = { readonly name: string; readonly title: string; readonly run: () => Promise<Counts> };

export const resultsFolder = join(projectFolder, 'test-results');
const MINUTE_MS = 60_000;

/** Runs a program of an npm package on this Node, its output shown. */
async function runTool(
  file: string,
  toolArguments: readonly string[],
  limitMs: number,
  env = process.env,
): Promise<boolean> {
  const program = join(projectFolder, 'node_modules', file);
  const outcome = await runCommand(process.execPath, [program, ...toolArguments], {
    cwd: projectFolder,
    env,
    output: 'show',
    limitMs,
  });
  if (!outcome.ok && outcome.exitCode === null) console.error(`${file} was ended after ${limitMs / MINUTE_MS} minutes`);
  return outcome.ok;
}

function freshReport(name: string): string {
  mkdirSync(resultsFolder, { recursive: true });
  const file = join(resultsFolder, `${name}.json`);
  // An old report must never stand in for a run that wrote none.
  rmSync(file, { force: true });
  return file;
}

async function vitest(): Promise<Report> {
  const file = freshReport('unit');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return { exitedWell: await runTool('vitest/vitest.mjs', ['run', ...reporters], 30 * MINUTE_MS), file };
}

async function playwright(project: string, limitMs: number): Promise<Report> {
  const file = freshReport(project);
  const toolArguments = [
    'test',
    '--config=tests/e2e/playwright.config.ts',
    `--project=${project}`,
    '--reporter=list,json',
  ];
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file, PLAYWRIGHT_FORCE_TTY: '0' };
  return { exitedWell: await runTool('@playwright/test/cli.js', toolArguments, limitMs, env), file };
}

/** Everything `npm test` runs, in order. */
export const stages: readonly Stage[] = [
  {
    name: 'types',
    title: 'Types (tsc)',
    run: async () => countOne(await runTool('typescript/bin/tsc', ['--noEmit', '--pretty', 'false'], 10 * MINUTE_MS)),
  },
  {
    name: 'lint',
    title: 'Lint (eslint)',
    run: async () => {
      const config = ['--flag', 'unstable_native_nodejs_ts_config', '--config', 'electron/dev/eslint.config.ts'];
      return countOne(await runTool('eslint/bin/eslint.js', [...config, '--max-warnings=0', '.'], 15 * MINUTE_MS));
    },
  },
  { name: 'unit', title: 'Unit, store and IPC (vitest)', run: async () => countVitest(await vitest()) },
  {
    name: 'build',
    title: 'Build (vite)',
    run: async () =>
      countOne(await runTool('vite/bin/vite.js', ['build', '--app', '--logLevel', 'warn'], 10 * MINUTE_MS)),
  },
  {
    name: 'e2e',
    title: 'End to end (playwright on Electron)',
    run: async () => countPlaywright(await playwright('e2e', 45 * MINUTE_MS)),
  },
  {
    name: 'package',
    title: 'Package (electron-builder, then started)',
    run: async () => countPlaywright(await playwright('package', 15 * MINUTE_MS)),
  },
];
