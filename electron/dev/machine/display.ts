import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { say, SetupError } from './say.ts';

export type Display = { readonly name: string; readonly stop: () => Promise<void> };

const START_LIMIT_MS = 20_000;

function firstLine(stream: Readable, limitMs: number): Promise<string | undefined> {
  return new Promise((settle) => {
    let text = '';
    const timer = setTimeout(() => settle(undefined), limitMs);
    const done = (line: string | undefined): void => {
      clearTimeout(timer);
      settle(line);
    };
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) done(text.trim());
    });
    stream.once('end', () => {
      done(undefined);
    });
  });
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await gone;
  clearTimeout(killer);
}

/** Starts an invisible screen (Xvfb) on a display number that nobody uses; it ends with this process at the latest. */
export async function startInvisibleDisplay(size = '1920x1080x24'): Promise<Display> {
  // Xvfb itself finds the free number and writes it to descriptor 3: no race between two starts.
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  child.on('error', () => undefined);
  const stopAtExit = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', stopAtExit);
  const number = await firstLine(child.stdio[3] as Readable, START_LIMIT_MS);
  if (number === undefined) {
    stopAtExit();
    throw new SetupError('Xvfb did not start.');
  }
  child.unref();
  return {
    name: `:${number}`,
    stop: async () => {
      process.removeListener('exit', stopAtExit);
      await stopProcess(child);
    },
  };
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((name) => name !== undefined && name !== '');
}

/**
 * Makes sure that windows can open: where there is no display an invisible one is started and put into this process's
 * environment. Call what comes back when the work is done.
 */
export async function ensureDisplay(): Promise<() => Promise<void>> {
  if (hasDisplay()) return () => Promise.resolve();
  const display = await startInvisibleDisplay();
  process.env['DISPLAY'] = display.name;
  say(`no display here: using an invisible one (Xvfb ${display.name})`);
  return async () => {
    delete process.env['DISPLAY'];
    await display.stop();
  };
}
