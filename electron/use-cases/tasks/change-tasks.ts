import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { StaffId, TaskId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { outcomesOf } from '../../../shared/domain/tasks/task.ts';
import { staffById } from '../../store/staff.ts';
import { openTaskFor, taskById, writeTaskAttempt, writeTaskPerson, writeTaskPlan, writeTaskReopened, type StoredTask } from '../../store/tasks.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { requireOrder } from '../order-changes.ts';
import { addTask, endTask } from './add-task.ts';
import { followUp } from './follow-up.ts';

const requireOpen = (step: Act, id: TaskId): Result<StoredTask> => {
  const task = taskById(step.writer, id);
  if (task === undefined) return refuse('task.unknown');
  return task.ended_at === null ? ok(task) : refuse('task.ended_already');
};

/** A task goes to somebody who can do it: active, and allowed to work on orders. */
export const canBeGiven = (step: Act, staffId: StaffId | null): Result<null> => {
  if (staffId === null) return ok(null);
  const person = staffById(step.writer, staffId);
  return person?.active === 1 && may(person.role, 'orders.edit') ? ok(null) : refuse('task.person_cannot', undefined, 'staffId');
};

const sayChanged = (step: Act, task: StoredTask): void => {
  step.emit('tasks.changed', {});
  if (task.order_id !== null) step.emit('orders.changed', { orderIds: [task.order_id] });
};

export const addOwnTask = (services: Services, caller: Caller, input: InputFor<'tasks', 'add'>): Result<OutputFor<'tasks', 'add'>> =>
  act(services, caller.staffId, (step) => {
    const person = canBeGiven(step, input.staffId);
    if (!person.ok) return person;
    if (input.orderId !== null) {
      const order = requireOrder(step, input.orderId);
      if (!order.ok) return order;
    }
    return ok({ taskId: addTask(step, { kind: input.kind, code: 'own', params: { text: input.text }, orderId: input.orderId ?? undefined, dueAt: input.dueAt, staffId: input.staffId }) });
  });

export const giveTask = (services: Services, caller: Caller, input: InputFor<'tasks', 'give'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const task = requireOpen(step, input.taskId);
    if (!task.ok) return task;
    const person = canBeGiven(step, input.staffId);
    if (!person.ok) return person;
    if (task.value.staff_id === input.staffId) return ok(null);
    writeTaskPerson(step.writer, input.taskId, input.staffId);
    step.trace({ action: 'task.given', subject: 'task', subjectId: input.taskId, before: { staff: task.value.staff_id }, after: { staff: input.staffId } });
    sayChanged(step, task.value);
    return ok(null);
  });

export const rescheduleTask = (services: Services, caller: Caller, input: InputFor<'tasks', 'reschedule'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const task = requireOpen(step, input.taskId);
    if (!task.ok) return task;
    writeTaskPlan(step.writer, input.taskId, JSON.parse(task.value.params) as Record<string, string | number>, input.dueAt);
    step.trace({ action: 'task.rescheduled', subject: 'task', subjectId: input.taskId, before: { dueAt: task.value.due_at }, after: { dueAt: input.dueAt } });
    sayChanged(step, task.value);
    return ok(null);
  });

/** Tried, and nobody there: it stays open, with the next time, and is whose hand tried. */
export const noAnswer = (services: Services, caller: Caller, input: InputFor<'tasks', 'noAnswer'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const task = requireOpen(step, input.taskId);
    if (!task.ok) return task;
    if (input.nextAt <= step.at) return refuse('task.time_past', undefined, 'nextAt');
    writeTaskAttempt(step.writer, input.taskId, step.at, input.nextAt);
    if (task.value.staff_id === null) writeTaskPerson(step.writer, input.taskId, caller.staffId);
    step.trace({ action: 'task.no_answer', subject: 'task', subjectId: input.taskId, after: { attempts: task.value.attempts + 1, nextAt: input.nextAt } });
    sayChanged(step, task.value);
    return ok(null);
  });

export const finishTask = (services: Services, caller: Caller, input: InputFor<'tasks', 'end'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const task = requireOpen(step, input.taskId);
    if (!task.ok) return task;
    if (!outcomesOf(task.value.kind).includes(input.outcome)) return refuse('task.outcome_does_not_fit', undefined, 'outcome');
    const ended = endTask(step, input.taskId, input.outcome, input.note);
    return ended.ok ? followUp(step, task.value, input) : ended;
  });

export const reopenTask = (services: Services, caller: Caller, input: InputFor<'tasks', 'reopen'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const task = taskById(step.writer, input.taskId);
    if (task === undefined) return refuse('task.unknown');
    if (task.ended_at === null) return ok(null);
    if (openTaskFor(step.writer, task.cause) !== undefined) return refuse('task.open_again_already');
    writeTaskReopened(step.writer, input.taskId);
    step.trace({ action: 'task.reopened', subject: 'task', subjectId: input.taskId, before: { outcome: task.outcome, note: task.outcome_note } });
    sayChanged(step, task);
    return ok(null);
  });
