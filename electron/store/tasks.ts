import type { OrderId, ParcelId, StaffId, TaskId } from '../../shared/domain/ids.ts';
import type { TaskCode, TaskKind, TaskOutcome, TaskParams } from '../../shared/domain/tasks/task.ts';
import type { Reader, Writer } from './database.ts';

export type StoredTask = {
  id: TaskId; kind: TaskKind; code: TaskCode; params: string; cause: string; order_id: OrderId | null; parcel_id: ParcelId | null; case_id: number | null;
  staff_id: StaffId | null; due_at: number; created_at: number; created_by: StaffId | null; attempts: number; last_attempt_at: number | null;
  outcome: TaskOutcome | null; outcome_note: string; ended_at: number | null; ended_by: StaffId | null;
};

export const taskById = (reader: Reader, id: TaskId): StoredTask | undefined => reader.first<StoredTask>('SELECT * FROM tasks WHERE id = ?', id);

export const openTaskFor = (reader: Reader, cause: string): StoredTask | undefined =>
  reader.first<StoredTask>('SELECT * FROM tasks WHERE cause = ? AND ended_at IS NULL', cause);

export type NewTaskRow = {
  readonly kind: TaskKind; readonly code: TaskCode; readonly params: TaskParams; readonly cause: string;
  readonly orderId: number | null; readonly parcelId: number | null; readonly caseId: number | null;
  readonly staffId: StaffId | null; readonly dueAt: number; readonly at: number; readonly by: StaffId | null;
};

export const insertTask = (writer: Writer, task: NewTaskRow): TaskId =>
  writer.run(
    'INSERT INTO tasks (kind, code, params, cause, order_id, parcel_id, case_id, staff_id, due_at, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    task.kind, task.code, JSON.stringify(task.params), task.cause, task.orderId, task.parcelId, task.caseId, task.staffId, task.dueAt, task.at, task.by,
  ).id as TaskId;

export const writeTaskPlan = (writer: Writer, id: TaskId, params: TaskParams, dueAt: number): void => {
  writer.run('UPDATE tasks SET params = ?, due_at = ? WHERE id = ?', JSON.stringify(params), dueAt, id);
};

export const writeTaskPerson = (writer: Writer, id: TaskId, staffId: StaffId | null): void => {
  writer.run('UPDATE tasks SET staff_id = ? WHERE id = ?', staffId, id);
};

export const writeTaskAttempt = (writer: Writer, id: TaskId, at: number, nextAt: number): void => {
  writer.run('UPDATE tasks SET attempts = attempts + 1, last_attempt_at = ?, due_at = ? WHERE id = ?', at, nextAt, id);
};

export const writeTaskEnd = (writer: Writer, id: TaskId, end: { readonly outcome: TaskOutcome; readonly note: string; readonly at: number; readonly by: StaffId | null }): void => {
  writer.run('UPDATE tasks SET outcome = ?, outcome_note = ?, ended_at = ?, ended_by = ? WHERE id = ?', end.outcome, end.note, end.at, end.by, id);
};

export const writeTaskReopened = (writer: Writer, id: TaskId): void => {
  writer.run(`UPDATE tasks SET outcome = NULL, outcome_note = '', ended_at = NULL, ended_by = NULL WHERE id = ?`, id);
};

/** Open tasks of an order, the nearest due first. */
export const openTasksOfOrder = (reader: Reader, orderId: OrderId): StoredTask[] =>
  reader.all<StoredTask>('SELECT * FROM tasks INDEXED BY tasks_by_order WHERE order_id = ? AND ended_at IS NULL ORDER BY due_at, id', orderId);

/** Open tasks to ask the buyer about an order that nothing can be changed of any more. `orderIds`: only of these; null = of all. */
export const contactTasksOverTaken = (reader: Reader, orderIds: readonly number[] | null): TaskId[] => {
  const over = `tasks.ended_at IS NULL AND tasks.kind = 'contact' AND tasks.code IN ('out_of_stock', 'ask_address', 'ask_change', 'ask_payment') AND orders.state IN ('handed_over', 'completed', 'closed')`;
  const rows = orderIds === null
    ? reader.all<{ id: TaskId }>(`SELECT tasks.id FROM tasks INDEXED BY tasks_to_contact CROSS JOIN orders ON orders.id = tasks.order_id WHERE ${over} AND tasks.order_id IS NOT NULL`)
    : reader.all<{ id: TaskId }>(
      `SELECT tasks.id FROM json_each(?) AS named CROSS JOIN tasks INDEXED BY tasks_to_contact ON tasks.order_id = named.value CROSS JOIN orders ON orders.id = tasks.order_id WHERE ${over}`,
      JSON.stringify(orderIds),
    );
  return rows.map(({ id }) => id);
};

/** Open tasks to stop a parcel whose order the buyer has by now. */
export const interceptTasksOverTaken = (reader: Reader, orderIds: readonly number[]): TaskId[] =>
  reader.all<{ id: TaskId }>(
    `SELECT tasks.id FROM json_each(?) AS named CROSS JOIN tasks INDEXED BY tasks_by_order ON tasks.order_id = named.value CROSS JOIN orders ON orders.id = tasks.order_id
     WHERE tasks.order_id IS NOT NULL AND tasks.ended_at IS NULL AND tasks.kind = 'intercept' AND orders.state = 'completed'`,
    JSON.stringify(orderIds),
  ).map(({ id }) => id);
