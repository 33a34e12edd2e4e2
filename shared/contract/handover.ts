import { z } from 'zod';
import { command, query } from './operation.ts';
import { count, fen, handoverSheetId, line, nothing, time } from './fields.ts';
import { taskCodes, taskKinds } from '../domain/tasks/task.ts';

export const handoverLists = ['near_48h', 'promise_near', 'held', 'to_confirm', 'refund_due'] as const;

const task = z.object({ kind: z.enum(taskKinds), code: z.enum(taskCodes), params: z.record(z.string(), z.union([z.string(), z.number()])), dueAt: time, number: z.string(), receiverName: z.string() });

/** What is open, as it was when the sheet was written. */
export const handoverContent = z.object({
  shopName: z.string(), at: time,
  /** By person; '' = nobody's. */
  people: z.array(z.object({ name: z.string(), total: count, tasks: z.array(task) })),
  orders: z.array(z.object({
    list: z.enum(handoverLists), total: count,
    rows: z.array(z.object({ number: z.string(), receiverName: z.string(), holdReason: z.string(), promisedShipAt: time.nullable() })),
  })),
  moneyLines: count, moneyFen: fen,
  unsigned: z.array(z.object({ courierCode: z.string(), closedAt: time, parcels: count })),
});
export type HandoverContent = z.output<typeof handoverContent>;

const sheet = z.object({
  id: handoverSheetId, writtenAt: time, writtenBy: z.string(), mine: z.boolean(), acceptedAt: time.nullable(), acceptedBy: z.string(), tasks: count, remarks: z.string(),
});

/** CS-10: the shift hand-over sheet. */
export const handover = {
  /** What a sheet written now would say. */
  draft: query({ access: 'orders.read', input: nothing, output: handoverContent }),
  /** Newest first; `waiting`: not accepted yet. */
  list: query({ access: 'orders.read', input: z.object({ offset: count, limit: z.number().int().min(1).max(200) }), output: z.object({ rows: z.array(sheet), waiting: count }) }),
  /** `unchanged` false: the store was tampered with. */
  get: query({ access: 'orders.read', input: z.object({ sheetId: handoverSheetId }), output: sheet.extend({ content: handoverContent, unchanged: z.boolean() }) }),
  write: command({ access: 'orders.edit', input: z.object({ remarks: line(2000) }), output: z.object({ sheetId: handoverSheetId }) }),
  /** By the one who is signed in, and who did not write it. */
  accept: command({ access: 'orders.edit', input: z.object({ sheetId: handoverSheetId }), output: nothing }),
};
