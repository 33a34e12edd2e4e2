import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const projectFolder = resolve(import.meta.dirname, '../..');

export type ChildEnd = { readonly signal: NodeJS.Signals | null; readonly code: number | null; readonly lines: readonly string[]; readonly errors: string };

/** Runs `file` (a path inside the project) in a process of its own until it ends or is killed. What it is told goes in by `facts`. */
export const runInChild = (file: string, facts: Readonly<Record<string, string>>): Promise<ChildEnd> =>
  new Promise((settle, fail) => {
    const child = spawn(process.execPath, [resolve(import.meta.dirname, 'load-in-child.ts')], {
      cwd: projectFolder,
      env: { ...process.env, ...facts, BACKROOM_CHILD: resolve(projectFolder, file) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (part: Buffer) => {
      output += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      errors += part.toString();
    });
    child.once('error', fail);
    child.once('close', (code, signal) => {
      settle({ code, signal, errors, lines: output.split('\n').filter((line) => line !== '') });
    });
  });
