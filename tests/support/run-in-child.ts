import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const projectFolder = resolve(import.meta.dirname, '../..');

export type ChildEnd = { readonly signal: NodeJS.Signals | null; readonly code: number | null; readonly lines: readonly string[]; readonly errors: string };

/** Runs `file` (a path inside the project) in a process of its own until it ends or is killed. What it is told goes in by `facts`; `under`: a program that starts it and looks on. */
export const runInChild = (file: string, facts: Readonly<Record<string, string>>, under: readonly string[] = []): Promise<ChildEnd> =>
  new Promise((settle, fail) => {
    const words = [process.execPath, resolve(import.meta.dirname, 'load-in-child.ts')] as const;
    const child = spawn(under[0] ?? words[0], under.length === 0 ? [words[1]] : [...under.slice(1), ...words], {
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
