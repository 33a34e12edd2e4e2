import { parentPort, workerData } from 'node:worker_threads';
import { doTask } from './do-task.ts';
import type { BackupTask } from './tasks.ts';

/** One task about copies in a thread of its own: reading and writing whole stores, and sealing them. */
void doTask(workerData as BackupTask).then((answer) => parentPort?.postMessage(answer));
