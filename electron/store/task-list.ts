import type { TaskRow } from '../../shared/contract/tasks.ts';
import type { OrderId, StaffId } from '../../shared/domain/ids.ts';
import type { Reader, SqlValue } from './database.ts';
import type { StoredTask } from './tasks.ts';

/** Whose tasks: everybody's, nobody's, or one person's. */
export type Whose = 'all' | 'nobody' | StaffId;

type Listed = StoredTask & {
  order_number: string | null; platform: NonNullable<TaskRow['order']>['platform']; state: NonNullable<TaskRow['order']>['state']; flag: NonNullable<TaskRow['order']>['flag'];
  hold_reason: NonNullable<TaskRow['order']>['holdReason']; buyer_nick: string; receiver_name: string; receiver_phone: string; goods: string; promised_ship_at: number | null;
  courier_code: string; waybill_number: string | null; staff_name: string | null; created_name: string | null; ended_name: string | null;
};

const columns = `tasks.*, orders.platform_order_number AS order_number, orders.platform, orders.state, orders.flag, orders.hold_reason, orders.buyer_nick, orders.receiver_name,
  orders.receiver_phone, orders.goods, orders.promised_ship_at, parcels.courier_code, parcels.waybill_number,
  (SELECT name FROM staff WHERE id = tasks.staff_id) AS staff_name, (SELECT name FROM staff WHERE id = tasks.created_by) AS created_name,
  (SELECT name FROM staff WHERE id = tasks.ended_by) AS ended_name`;
const joins = 'LEFT JOIN orders ON orders.id = tasks.order_id LEFT JOIN parcels ON parcels.id = tasks.parcel_id';

const toRow = (task: Listed): TaskRow => ({
  id: task.id, kind: task.kind, code: task.code, params: JSON.parse(task.params) as TaskRow['params'],
  order: task.order_id === null ? null : {
    id: task.order_id, platform: task.platform, number: task.order_number ?? '', state: task.state, flag: task.flag, holdReason: task.hold_reason, buyerNick: task.buyer_nick,
    receiverName: task.receiver_name, phone: task.receiver_phone, goods: task.goods, promisedShipAt: task.promised_ship_at,
  },
  parcel: task.parcel_id === null ? null : { id: task.parcel_id, courierCode: task.courier_code, waybillNumber: task.waybill_number ?? '' },
  caseId: task.case_id, staffId: task.staff_id, staffName: task.staff_name ?? '', dueAt: task.due_at, createdAt: task.created_at, createdBy: task.created_name ?? '',
  attempts: task.attempts, lastAttemptAt: task.last_attempt_at, outcome: task.outcome, outcomeNote: task.outcome_note, endedAt: task.ended_at, endedBy: task.ended_name ?? '',
});

const openOf = (whose: Whose): { readonly index: string; readonly where: string; readonly values: SqlValue[] } =>
  whose === 'all' ? { index: 'tasks_open', where: 'tasks.ended_at IS NULL', values: [] }
    : whose === 'nobody' ? { index: 'tasks_of_person', where: 'tasks.ended_at IS NULL AND tasks.staff_id IS NULL', values: [] }
      : { index: 'tasks_of_person', where: 'tasks.ended_at IS NULL AND tasks.staff_id = ?', values: [whose] };

/** Open tasks, the nearest due first. */
export const listOpenTasks = (reader: Reader, whose: Whose, offset: number, limit: number): TaskRow[] => {
  const { index, where, values } = openOf(whose);
  return reader.all<Listed>(`SELECT ${columns} FROM tasks INDEXED BY ${index} ${joins} WHERE ${where} ORDER BY tasks.due_at, tasks.id LIMIT ? OFFSET ?`, ...values, limit, offset).map(toRow);
};

/** How many are open, of them due before `before` when that is given. */
export const countOpenTasks = (reader: Reader, whose: Whose, before?: number): number => {
  const { index, where, values } = openOf(whose);
  const due = before === undefined ? { sql: '', values: [] } : { sql: ' AND tasks.due_at < ?', values: [before] };
  return reader.first<{ n: number }>(`SELECT count(*) AS n FROM tasks INDEXED BY ${index} WHERE ${where}${due.sql}`, ...values, ...due.values)?.n ?? 0;
};

/** Ended tasks, the newest first. */
export const listEndedTasks = (reader: Reader, whose: Whose, offset: number, limit: number): TaskRow[] => {
  const mine = whose === 'all' ? { sql: '', values: [] } : whose === 'nobody' ? { sql: ' AND tasks.ended_by IS NULL', values: [] } : { sql: ' AND tasks.ended_by = ?', values: [whose] };
  return reader.all<Listed>(
    `SELECT ${columns} FROM tasks INDEXED BY tasks_ended ${joins} WHERE tasks.ended_at IS NOT NULL${mine.sql} ORDER BY tasks.ended_at DESC, tasks.id DESC LIMIT ? OFFSET ?`,
    ...mine.values, limit, offset,
  ).map(toRow);
};

/** An order's tasks: the open ones by due time, then the newest ended ones. */
export const listTasksOfOrder = (reader: Reader, orderId: OrderId, most: number): TaskRow[] =>
  reader.all<Listed>(
    `SELECT ${columns} FROM tasks INDEXED BY tasks_by_order ${joins} WHERE tasks.order_id = ?
     ORDER BY tasks.ended_at IS NOT NULL, CASE WHEN tasks.ended_at IS NULL THEN tasks.due_at ELSE -tasks.ended_at END, tasks.id LIMIT ?`,
    orderId, most,
  ).map(toRow);

export type OpenByPerson = { staffId: StaffId | null; open: number };

export const countOpenByPerson = (reader: Reader): OpenByPerson[] =>
  reader.all<OpenByPerson>('SELECT staff_id AS staffId, count(*) AS open FROM tasks INDEXED BY tasks_of_person WHERE ended_at IS NULL GROUP BY staff_id');
