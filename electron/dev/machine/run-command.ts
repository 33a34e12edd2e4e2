import { spawn, spawnSync } from 'node:child_process';

export type CommandOptions = {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** `show` passes the output through; `keep` returns it and shows it only to the caller. */
  readonly output: 'show' | 'keep';
  /** Milliseconds after which the process is killed and counts as failed. */
  readonly limitMs?: number;
};

export type CommandOutcome = {
  readonly ok: boolean;
  /** Exit code, or null when a signal ended the process (the time limit is one). */
  readonly exitCode: number | null;
  /** Standard output and error together, in the order they came; empty with `output: 'show'`. */
  readonly text: string;
};

/** Runs a program without a shell and waits for it; a program that cannot be started is an outcome, not an exception. */
export function runCommand(
  program: string,
  programArguments: readonly string[],
  options: CommandOptions,
): Promise<CommandOutcome> {
  return new Promise((settle) => {
    const child = spawn(program, programArguments, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.output === 'show' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      ...(options.limitMs === undefined ? {} : { timeout: options.limitMs, killSignal: 'SIGKILL' as const }),
    });
    let text = '';
    const keep = (chunk: string): void => {
      text += chunk;
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    child.once('error', (error) => {
      settle({ ok: false, exitCode: null, text: text + error.message });
    });
    child.once('close', (exitCode) => {
      settle({ ok: exitCode === 0, exitCode, text });
    });
  });
}

/** True when a program of this name is on the PATH. */
export function hasProgram(name: string): boolean {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  return spawnSync(finder, [name], { stdio: 'ignore' }).status === 0;
}
