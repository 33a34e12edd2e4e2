import type { OrderId, ParcelId, StaffId, TaskId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { causeOf, type TaskCode, type TaskKind, type TaskOutcome, type TaskParams, type TaskSubject } from '../../../shared/domain/tasks/task.ts';
import { insertTask, openTaskFor, taskById, writeTaskEnd, writeTaskPlan, type StoredTask } from '../../store/tasks.ts';
import type { Act } from '../services.ts';

/** What somebody must do. `params`: what its words name (`tasks.code.<code>`); `staffId`: whose it is, null or left out = nobody's yet. */
export type NewTask = {
  readonly kind: TaskKind;
  readonly code: TaskCode;
  readonly params: TaskParams;
  readonly dueAt: number;
  readonly orderId?: OrderId | undefined;
  readonly parcelId?: ParcelId | undefined;
  /** After-sales case. */
  readonly caseId?: number | undefined;
  readonly staffId?: StaffId | null | undefined;
};

const sayChanged = (step: Act, orderId: number | null): void => {
  step.emit('tasks.changed', {});
  // The order's detail shows its tasks, and the view "to contact" counts it.
  if (orderId !== null) step.emit('orders.changed', { orderIds: [orderId] });
};

/**
 * Puts a task on the list, in the transaction of its cause. An open one for the same cause is brought up to date instead
 * (never a second one): its words are the newest, its due time the earlier of the two.
 */
export const addTask = (step: Act, task: NewTask): TaskId => {
  const cause = causeOf(task.kind, task.code, task, task.params);
  const known = openTaskFor(step.writer, cause);
  if (known !== undefined) {
    const dueAt = Math.min(known.due_at, task.dueAt);
    if (dueAt !== known.due_at || known.params !== JSON.stringify(task.params)) {
      writeTaskPlan(step.writer, known.id, task.params, dueAt);
      sayChanged(step, known.order_id);
    }
    return known.id;
  }
  const id = insertTask(step.writer, {
    kind: task.kind, code: task.code, params: task.params, cause, orderId: task.orderId ?? null, parcelId: task.parcelId ?? null, caseId: task.caseId ?? null,
    staffId: task.staffId ?? null, dueAt: task.dueAt, at: step.at, by: step.staffId,
  });
  step.trace({ action: 'task.added', subject: 'task', subjectId: id, after: { kind: task.kind, code: task.code, order: task.orderId ?? null, dueAt: task.dueAt } });
  sayChanged(step, task.orderId ?? null);
  return id;
};

const end = (step: Act, task: StoredTask, outcome: TaskOutcome, note: string): void => {
  writeTaskEnd(step.writer, task.id, { outcome, note, at: step.at, by: step.staffId });
  step.trace({ action: 'task.ended', subject: 'task', subjectId: task.id, after: { outcome, note } });
  sayChanged(step, task.order_id);
};

/** Ends a task with what came of it. Refuses one that is unknown or over. */
export const endTask = (step: Act, taskId: TaskId, outcome: TaskOutcome, note = ''): Result<null> => {
  const task = taskById(step.writer, taskId);
  if (task === undefined) return refuse('task.unknown');
  if (task.ended_at !== null) return refuse('task.ended_already');
  end(step, task, outcome, note);
  return ok(null);
};

/** Ends the open task of a cause, if there is one: what the cause's own feature calls when it is settled. */
export const endTaskFor = (step: Act, kind: TaskKind, code: TaskCode, subject: TaskSubject, outcome: TaskOutcome = 'obsolete'): boolean => {
  const task = openTaskFor(step.writer, causeOf(kind, code, subject, {}));
  if (task === undefined) return false;
  end(step, task, outcome, '');
  return true;
};
