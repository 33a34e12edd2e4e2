import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { sandboxArguments } from '../../electron/dev/machine/sandbox.ts';
import type { ElectronLaunch } from '../../electron/dev/runtime/electron-runtime.ts';

/** An app started as a person would start it; looked into only afterwards, through its debugging port. */
export type RunningApp = {
  readonly startedAt: number;
  /** Evaluates in the page; waits for promises. */
  readonly evaluate: <T>(expression: string) => Promise<T>;
  readonly pssBytes: () => number;
  readonly stop: () => Promise<void>;
};

const portLine = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//;

export const startApp = async (launch: ElectronLaunch, dataFolder: string): Promise<RunningApp> => {
  const startedAt = Date.now();
  const child = spawn(
    launch.executablePath,
    [...launch.leadingArguments, ...sandboxArguments(), `--user-data-dir=${dataFolder}`, '--remote-debugging-port=0'],
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  const port = await portOf(child);
  const socket = await pageSocket(port);
  let lastId = 0;
  const call = <T>(method: string, params: Record<string, unknown>): Promise<T> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      const id = lastId;
      const hear = (event: MessageEvent): void => {
        const message = JSON.parse(String(event.data)) as { id?: number; result?: T; error?: { message: string } };
        if (message.id !== id) return;
        socket.removeEventListener('message', hear);
        if (message.error === undefined) resolve(message.result as T);
        else reject(new Error(message.error.message));
      };
      socket.addEventListener('message', hear);
      socket.send(JSON.stringify({ id, method, params }));
    });
  return {
    startedAt,
    evaluate: async <T>(expression: string) => {
      type Answer = { result: { value: T }; exceptionDetails?: { text: string } };
      const answer = await call<Answer>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      if (answer.exceptionDetails !== undefined) throw new Error(`${answer.exceptionDetails.text}: ${expression}`);
      return answer.result.value;
    },
    pssBytes: () => pssOfTree(child.pid ?? 0),
    stop: async () => {
      socket.close();
      // Asked to quit first: a store that was not closed well would be checked at the next start.
      child.kill('SIGTERM');
      await Promise.race([once(child, 'exit'), pause(4_000)]);
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It went by itself.
      }
      await pause(200);
    },
  };
};

const portOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const port = portLine.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('exit', () => {
      reject(new Error(`the app ended before it opened: ${said}`));
    });
  });

const pageSocket = async (port: number): Promise<WebSocket> => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/json`).catch(() => undefined);
    const pages = answer === undefined ? [] : ((await answer.json()) as { type: string; webSocketDebuggerUrl: string }[]);
    const page = pages.find(({ type }) => type === 'page');
    if (page !== undefined) {
      const socket = new WebSocket(page.webSocketDebuggerUrl);
      await new Promise((resolve) => {
        socket.addEventListener('open', resolve, { once: true });
      });
      return socket;
    }
    await pause(50);
  }
  throw new Error('the app opened no window');
};

/** Memory of a process and all its children, shared pages counted by share (PSS). */
const pssOfTree = (root: number): number => {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // Gone meanwhile.
    }
  }
  const belongs = (pid: number): boolean => pid === root || (pid > 1 && belongs(parents.get(pid) ?? 0));
  let bytes = 0;
  for (const pid of parents.keys()) {
    if (!belongs(pid)) continue;
    try {
      bytes += Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024;
    } catch {
      // Gone meanwhile.
    }
  }
  return bytes;
};
