import { z } from 'zod';
import { command, query } from './operation.ts';
import { count, line, nothing, orderId, orderFlag, orderState, holdReason, parcelId, platform, requiredLine, staffId, taskId, time } from './fields.ts';
import { taskCodes, taskKinds, taskOutcomes } from '../domain/tasks/task.ts';

const kind = z.enum(taskKinds);
const outcome = z.enum(taskOutcomes);

export const taskRow = z.object({
  id: taskId, kind, code: z.enum(taskCodes), params: z.record(z.string(), z.union([z.string(), z.number()])),
  order: z.object({
    id: orderId, platform, number: z.string(), state: orderState, flag: orderFlag, holdReason: holdReason.nullable(),
    buyerNick: z.string(), receiverName: z.string(), phone: z.string(), goods: z.string(), promisedShipAt: time.nullable(),
  }).nullable(),
  parcel: z.object({ id: parcelId, courierCode: z.string(), waybillNumber: z.string() }).nullable(),
  caseId: count.nullable(),
  staffId: staffId.nullable(), staffName: z.string(),
  dueAt: time, createdAt: time, createdBy: z.string(), attempts: count, lastAttemptAt: time.nullable(),
  outcome: outcome.nullable(), outcomeNote: z.string(), endedAt: time.nullable(), endedBy: z.string(),
});
export type TaskRow = z.output<typeof taskRow>;

/** Everybody's, those of the person who asks, nobody's, or one person's. */
const whose = z.union([z.literal('all'), z.literal('mine'), z.literal('nobody'), staffId]);

/** CS-3, AS-7: what people must do. Anyone who sees orders sees it; whoever may edit orders may finish it. */
export const tasks = {
  /** Open: nearest due first; ended: newest first. `people`: who can be given a task, with how many they have open. */
  list: query({
    access: 'orders.read',
    input: z.object({ status: z.enum(['open', 'ended']), whose, offset: count, limit: z.number().int().min(1).max(500) }),
    output: z.object({
      total: count, rows: z.array(taskRow),
      people: z.array(z.object({ staffId, name: z.string(), open: count })), open: count, nobody: count,
    }),
  }),
  /** `over`: their time is past; `today`: the rest of the shop's day. */
  counts: query({ access: 'orders.read', input: nothing, output: z.object({ open: count, over: count, today: count, mine: count, nobody: count }) }),
  /** Open ones first, then what came of the last ones. */
  ofOrder: query({ access: 'orders.read', input: z.object({ orderId }), output: z.array(taskRow) }),
  /** What a person wants done, in their own words. */
  add: command({
    access: 'orders.edit',
    input: z.object({ kind: z.enum(['contact', 'other']), text: requiredLine(300), orderId: orderId.nullable(), dueAt: time, staffId: staffId.nullable() }),
    output: z.object({ taskId }),
  }),
  /** Gives it to somebody; null = to nobody. */
  give: command({ access: 'orders.edit', input: z.object({ taskId, staffId: staffId.nullable() }), output: nothing }),
  reschedule: command({ access: 'orders.edit', input: z.object({ taskId, dueAt: time }), output: nothing }),
  /** Tried, nobody there: the next time. */
  noAnswer: command({ access: 'orders.edit', input: z.object({ taskId, nextAt: time }), output: nothing }),
  /**
   * What came of it. `wait` keeps the order held until `nextAt` and comes back then; `exchange` and `refund` leave a task for what follows;
   * `release` takes the order's hold off.
   */
  end: command({
    access: 'orders.edit',
    input: z.object({ taskId, outcome: z.enum(['done', 'exchange', 'wait', 'refund', 'stopped', 'gone', 'not_needed']), note: line(500), nextAt: time.nullable(), release: z.boolean() }),
    output: nothing,
  }),
  /** Ctrl+Z: it is open again. What followed from it stays. */
  reopen: command({ access: 'orders.edit', input: z.object({ taskId }), output: nothing }),
  /**
   * CS-3: ordered, but not in stock. Unpaid: closed with this reason. Paid: held (yellow), with a task to contact the buyer until `dueAt`.
   * `revision`: what the person saw.
   */
  outOfStock: command({
    access: 'orders.edit',
    input: z.object({ orderId, revision: count, note: line(300), dueAt: time, staffId: staffId.nullable() }),
    output: z.object({ did: z.enum(['closed', 'held']), taskId: taskId.nullable() }),
  }),
};
