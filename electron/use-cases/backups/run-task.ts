import { Worker } from 'node:worker_threads';
import type { TakeCopy } from '../../store/backups.ts';
import type { BackupTask, TaskAnswer, TaskFailure } from './tasks.ts';

const stoppedWords = 'stopped';

/** Runs tasks aside. Whatever happens there, the promise resolves. */
export type RunTask = <T extends BackupTask['task']>(task: Extract<BackupTask, { task: T }>) => Promise<TaskAnswer<T>>;

export type TaskRunner = { readonly run: RunTask; readonly stop: () => Promise<void> };

export const createTaskRunner = (workerFile: string | URL): TaskRunner => {
  const running = new Set<Worker>();
  return {
    run: <T extends BackupTask['task']>(task: Extract<BackupTask, { task: T }>) =>
      new Promise<TaskAnswer<T>>((resolve) => {
        const worker = new Worker(workerFile, { workerData: task });
        running.add(worker);
        worker.once('message', resolve);
        worker.once('error', (error: Error) => {
          resolve({ ok: false, why: 'failed', words: error.message });
        });
        worker.once('exit', () => {
          running.delete(worker);
          resolve({ ok: false, why: 'failed', words: stoppedWords });
        });
      }),
    stop: async () => {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
};

/** A copy of the open store came to nothing. */
export class CopyFailed extends Error {
  readonly why: TaskFailure;
  /** Nobody wanted it any more. */
  readonly stopped: boolean;
  constructor({ why, words }: { readonly why: TaskFailure; readonly words: string }) {
    super(words);
    this.why = why;
    this.stopped = words === stoppedWords;
  }
}

/** Copies the open store and reads the copy back in a thread of its own: main has nothing to do with it. */
export const copyAside = (run: RunTask): TakeCopy => async (from, to) => {
  const taken = await run({ task: 'copy', from, to });
  if (!taken.ok) throw new CopyFailed(taken);
  return taken.value;
};
