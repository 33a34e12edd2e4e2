import { Worker } from 'node:worker_threads';
import type { NamedProblem, DayVerdict, VerifyScope } from '../../store/stub-verify.ts';

/** How far a verification is, and what it has found so far. */
export type Verification = {
  readonly state: 'none' | 'running' | 'done' | 'stopped' | 'failed';
  readonly days: number; readonly daysDone: number; readonly stubs: number; readonly problemCount: number;
  /** The first ones. */
  readonly problems: readonly NamedProblem[];
  readonly endedAt: number | null;
};

export const nothingVerified: Verification = { state: 'none', days: 0, daysDone: 0, stubs: 0, problemCount: 0, problems: [], endedAt: null };

const mostNamed = 200;

export const withVerdict = (before: Verification, verdict: DayVerdict): Verification => ({
  ...before, daysDone: before.daysDone + 1, stubs: before.stubs + verdict.stubs, problemCount: before.problemCount + verdict.problems.length,
  problems: [...before.problems, ...verdict.problems.slice(0, mostNamed - before.problems.length)],
});

export type Ended = 'done' | 'stopped' | 'failed';

/** Runs a verification in a thread of its own; `onVerdict` hears each day. Stopping ends the thread. */
export const verifyAside = (
  workerFile: string | URL, file: string, scope: VerifyScope, onVerdict: (verdict: DayVerdict) => void, onBug: (error: unknown) => void,
): { readonly ended: Promise<Ended>; readonly stop: () => Promise<void> } => {
  const worker = new Worker(workerFile, { workerData: { file, scope } });
  let stopped = false;
  const ended = new Promise<Ended>((resolve) => {
    let whole = false;
    worker.on('message', (verdict: DayVerdict | null) => {
      if (stopped) return;
      if (verdict === null) whole = true;
      else onVerdict(verdict);
    });
    worker.once('error', onBug);
    worker.once('exit', () => {
      resolve(stopped ? 'stopped' : whole ? 'done' : 'failed');
    });
  });
  return {
    ended,
    stop: async () => {
      stopped = true;
      await worker.terminate();
    },
  };
};
