import { createHash } from 'node:crypto';
import { isPrintComponent, type PrintComponent } from './component-task.ts';
import type { TaskState } from './component-messages.ts';
import type { SpoolState } from './spooler.ts';

/**
 * A job as a component knows it: a row of tasks, named after the job's title so that they can be asked for after a crash. The last one
 * of all bears a mark: found, it says that the job went over whole.
 */
export type ComponentJob = {
  readonly component: PrintComponent;
  readonly key: string;
  /** Tasks that went over. */
  readonly sent: number;
  /** Tasks of the job; null = more than went over. */
  readonly total: number | null;
};

export const jobKey = (title: string): string => `br${createHash('sha256').update(title).digest('hex').slice(0, 20)}`;

/** `place` from 1. */
export const taskIdAt = (key: string, place: number, last: boolean): string => `${key}-${place}${last ? 'e' : ''}`;

/** The ids of the tasks that went over, in order. */
export const taskIdsOf = ({ key, sent, total }: ComponentJob): string[] =>
  Array.from({ length: sent }, (_, index) => taskIdAt(key, index + 1, index + 1 === total));

export const jobIdOf = ({ component, key, sent, total }: ComponentJob): string => `${component}:${key}:${sent}:${total ?? '-'}`;

export const jobOfId = (spoolerJobId: string): ComponentJob | null => {
  const [, component = '', key = '', sent = '', total = ''] = /^([a-z]+):(br[0-9a-f]{20}):(\d{1,6}):(\d{1,6}|-)$/.exec(spoolerJobId) ?? [];
  return isPrintComponent(component) && Number(sent) > 0 ? { component, key, sent: Number(sent), total: total === '-' ? null : Number(total) } : null;
};

/**
 * What the tasks say of the job. `sheetsDone` are the documents from the first on that are printed without a gap: after a task that
 * failed in the middle only those may be counted on (PR-7).
 */
export const stateOfJob = (job: ComponentJob, states: ReadonlyMap<string, TaskState>, perTask: number): SpoolState => {
  const tasks = taskIdsOf(job).map((taskId) => states.get(taskId));
  const gap = tasks.findIndex((task) => task?.state !== 'printed');
  const sheetsDone = (gap === -1 ? tasks.length : gap) * perTask;
  const words = [...new Set(tasks.flatMap((task) => (task?.state === 'failed' && task.words !== '' ? [task.words] : [])))].slice(0, 5).join('; ');
  if (tasks.some((task) => task?.state === 'waiting')) return { state: 'processing', words, sheetsDone };
  // Also when some are known: those that are not may lie in the tray as well.
  if (tasks.some((task) => task === undefined)) return { state: 'unknown', words, sheetsDone };
  if (tasks.some((task) => task?.state === 'failed') || job.sent !== job.total) return { state: 'aborted', words, sheetsDone };
  return { state: 'completed', words: '' };
};
