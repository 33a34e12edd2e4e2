import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../machine/folders.ts';
import { runCommand } from '../machine/run-command.ts';
import { countOne, countPlaywright, countVitest, type Counts, type Report } from './count-tests.ts';
import { failedInPlaywright, failedInVitest, failedTool, type FailedTest } from './failed-tests.ts';

/** What a stage came to, and what failed in it by name. */
export type StageResult = { readonly counts: Counts; readonly failed: readonly FailedTest[] };
export type Stage = {
  readonly name: string;
  readonly title: string;
  /** Takes one core and says little: runs side by side with its neighbours of that kind. */
  readonly besideOthers?: true;
  readonly run: () => Promise<StageResult>;
};

/** Stages in their order; those that run side by side together. */
export const stageGroups = (chosen: readonly Stage[]): readonly (readonly Stage[])[] =>
  chosen.reduce<readonly (readonly Stage[])[]>((groups, stage) => {
    const last = groups.at(-1) ?? [];
    const joins = stage.besideOthers === true && last.at(-1)?.besideOthers === true;
    return joins ? [...groups.slice(0, -1), [...last, stage]] : [...groups, [stage]];
  }, []);

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

/** Runs a tool that says little unless it fails, and counts it as one test. */
async function checkWith(title: string, file: string, toolArguments: readonly string[], limitMs: number): Promise<StageResult> {
  const outcome = await runCommand(process.execPath, [join(projectFolder, 'node_modules', file), ...toolArguments], { cwd: projectFolder, output: 'keep', limitMs });
  if (outcome.text.trim() !== '') console.log(outcome.text.trimEnd());
  if (outcome.ok) return { counts: countOne(true), failed: [] };
  const ended = outcome.exitCode === null ? `ended after ${limitMs / MINUTE_MS} minutes` : `ended with ${outcome.exitCode}`;
  const failed = failedTool(title, outcome.text);
  return { counts: countOne(false), failed: failed.length > 0 ? failed : [{ file: '', title, error: ended }] };
}

function freshReport(name: string): string {
  mkdirSync(resultsFolder, { recursive: true });
  const file = join(resultsFolder, `${name}.json`);
  // An old report must never stand in for a run that wrote none.
  rmSync(file, { force: true });
  return file;
}

async function vitest(): Promise<StageResult> {
  const file = freshReport('unit');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const report: Report = { exitedWell: await runTool('vitest/vitest.mjs', ['run', ...reporters], 30 * MINUTE_MS), file };
  return { counts: countVitest(report), failed: failedInVitest(file, projectFolder) };
}

async function playwright(project: string, limitMs: number): Promise<StageResult> {
  const file = freshReport(project);
  const toolArguments = [
    'test',
    '--config=tests/e2e/playwright.config.ts',
    `--project=${project}`,
    '--reporter=list,json',
  ];
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file, PLAYWRIGHT_FORCE_TTY: '0' };
  const report: Report = { exitedWell: await runTool('@playwright/test/cli.js', toolArguments, limitMs, env), file };
  return { counts: countPlaywright(report), failed: failedInPlaywright(file, 'tests/e2e') };
}

/** Everything `npm test` runs, in order. */
export const stages: readonly Stage[] = [
  {
    name: 'types',
    title: 'Types (tsc)',
    besideOthers: true,
    run: () => checkWith('Types', 'typescript/bin/tsc', ['--noEmit', '--pretty', 'false'], 10 * MINUTE_MS),
  },
  {
    name: 'lint',
    title: 'Lint (eslint)',
    besideOthers: true,
    run: () => {
      const config = ['--flag', 'unstable_native_nodejs_ts_config', '--config', 'electron/dev/eslint.config.ts'];
      return checkWith('Lint', 'eslint/bin/eslint.js', [...config, '--max-warnings=0', '.'], 15 * MINUTE_MS);
    },
  },
  { name: 'unit', title: 'Unit, store and IPC (vitest)', run: vitest },
  {
    name: 'build',
    title: 'Build (vite)',
    run: () => checkWith('Build', 'vite/bin/vite.js', ['build', '--app', '--logLevel', 'warn'], 10 * MINUTE_MS),
  },
  { name: 'e2e', title: 'End to end (playwright on Electron)', run: () => playwright('e2e', 45 * MINUTE_MS) },
  { name: 'package', title: 'Package (electron-builder, then started)', run: () => playwright('package', 15 * MINUTE_MS) },
];
