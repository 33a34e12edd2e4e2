import { ok, refuse, type Result } from '../../shared/domain/result.ts';
import { componentDialects, type ComponentDialect } from './component-dialects.ts';
import { createComponentLine } from './component-line.ts';
import {
  idIn, printMessage, printersIn, printersMessage, pushedIn, statusMessage, taskStatesIn, verdictIn, type ComponentTask, type HeardPrinter, type TaskState, type Verdict,
} from './component-messages.ts';
import type { PrintComponent } from './component-task.ts';
import type { SpoolerSilent } from './spooler.ts';

export type ComponentClient = {
  readonly dialect: ComponentDialect;
  readonly printers: () => Promise<Result<readonly HeardPrinter[], SpoolerSilent>>;
  /** Hands one task over, once. `unclear` is what an answer means that says neither yes nor no. */
  readonly print: (task: ComponentTask) => Promise<Result<Verdict, SpoolerSilent>>;
  /** What is known of these tasks, by what was pushed and by asking; a task that is not in it is not known. */
  readonly statesOf: (taskIds: readonly string[]) => Promise<Result<ReadonlyMap<string, TaskState>, SpoolerSilent>>;
  readonly close: () => void;
};

export type ComponentTimes = { readonly connectWithinMs?: number; readonly answerWithinMs?: number; readonly printWithinMs?: number; readonly idleMs?: number };

/** Tasks asked about in one message. */
const atATime = 100;
/** Tasks whose end is remembered; older ones are asked for again. */
const mostRemembered = 5_000;

/** `endpoint` '' = the component's usual addresses on this machine. */
export const createComponentClient = (component: PrintComponent, endpoint: string, times: ComponentTimes = {}): ComponentClient => {
  const { connectWithinMs = 2_000, answerWithinMs = 4_000, printWithinMs = 15_000, idleMs = 30_000 } = times;
  const dialect = componentDialects[component];
  /** Only of our own tasks: other programs print over the same component. */
  const pushed = new Map<string, TaskState | null>();
  const expect = (taskId: string): void => {
    if (pushed.has(taskId)) return;
    pushed.set(taskId, null);
    for (const oldest of pushed.keys()) {
      if (pushed.size <= mostRemembered) break;
      pushed.delete(oldest);
    }
  };
  /** A task that has ended stays ended, whatever comes late. */
  const learn = (taskId: string, state: TaskState): void => {
    const known = pushed.get(taskId);
    if (known === null || known?.state === 'waiting') pushed.set(taskId, state);
  };

  const line = createComponentLine({
    addresses: endpoint === '' ? dialect.addresses : [endpoint], idIn: (message) => idIn(dialect, message), connectWithinMs, idleMs,
    onPush: (message) => {
      const told = pushedIn(dialect, message);
      if (told !== null) learn(told.taskId, told.state);
    },
  });

  return {
    dialect,
    printers: async () => {
      const reply = await line.ask((id) => printersMessage(dialect, id), answerWithinMs);
      if (!reply.ok) return reply;
      const printers = printersIn(dialect, reply.value);
      return printers === null ? refuse('printing.spooler_no_answer', { fate: 'not_sent', words: 'an unclear answer' }) : ok(printers);
    },
    print: async (task) => {
      // What it pushes may come before its answer; what it said when it refused this task before counts no more.
      pushed.delete(task.taskId);
      expect(task.taskId);
      const reply = await line.ask((id) => printMessage(dialect, id, task), printWithinMs);
      return reply.ok ? ok(verdictIn(dialect, reply.value, task.taskId)) : reply;
    },
    statesOf: async (taskIds) => {
      taskIds.forEach(expect);
      const open = taskIds.filter((taskId) => (pushed.get(taskId) ?? { state: 'waiting' }).state === 'waiting');
      for (let from = 0; dialect.tellsTaskStatus && from < open.length; from += atATime) {
        const part = open.slice(from, from + atATime);
        const reply = await line.ask((id) => statusMessage(id, part), answerWithinMs);
        if (!reply.ok) return reply;
        const states = taskStatesIn(reply.value);
        if (states === null) return refuse('printing.spooler_no_answer', { fate: 'unknown', words: 'an unclear answer' });
        for (const taskId of part) {
          const state = states.get(taskId);
          if (state !== undefined) learn(taskId, state);
        }
      }
      return ok(new Map(taskIds.flatMap((taskId): [string, TaskState][] => {
        const state = pushed.get(taskId);
        return state === null || state === undefined ? [] : [[taskId, state]];
      })));
    },
    close: line.close,
  };
};
