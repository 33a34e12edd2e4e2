import { Worker } from 'node:worker_threads';
import type { BackupTask, TaskAnswer } from './tasks.ts';

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
          resolve({ ok: false, why: 'failed', words: 'stopped' });
        });
      }),
    stop: async () => {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
};
