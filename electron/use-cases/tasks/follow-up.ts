import type { InputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { writeHoldUntil } from '../../store/order-holds.ts';
import { orderById, type StoredOrder } from '../../store/orders/order-row.ts';
import type { StoredTask } from '../../store/tasks.ts';
import { releaseOrder } from '../order-changes.ts';
import type { Act } from '../services.ts';
import { addTask } from './add-task.ts';

/** What was agreed with the buyer is itself work: somebody changes the goods, or gives the money back, within this. */
const agreedWithinMs = 2 * 60 * 60 * 1000;

/** The hold is off when its reason is settled; a hold by the platform's word is not a buyer's to settle. */
const release = (step: Act, order: StoredOrder | undefined, note: string): Result<null> => {
  if (order === undefined || order.hold_reason === null) return ok(null);
  return releaseOrder(step, order, note);
};

/** CS-3: what follows from what came of a talk, in the same transaction, so that nothing agreed is forgotten. */
export const followUp = (step: Act, task: StoredTask, said: InputFor<'tasks', 'end'>): Result<null> => {
  const order = task.order_id === null ? undefined : orderById(step.writer, task.order_id);
  if (said.release) {
    const released = release(step, order, said.note);
    if (!released.ok) return released;
  }
  const goesOn = { orderId: order?.id, caseId: task.case_id ?? undefined, parcelId: task.parcel_id ?? undefined, staffId: task.staff_id ?? step.staffId };
  switch (said.outcome) {
    case 'wait':
      if (said.nextAt === null || said.nextAt <= step.at) return refuse('task.time_past', undefined, 'nextAt');
      if (order !== undefined && order.hold_reason !== null && !said.release) writeHoldUntil(step.writer, order.id, said.nextAt);
      addTask(step, { ...goesOn, kind: 'other', code: 'goods_awaited', params: { goods: order?.goods ?? '', note: said.note }, dueAt: said.nextAt });
      return ok(null);
    case 'exchange':
      addTask(step, { ...goesOn, kind: 'other', code: 'change_goods', params: { goods: order?.goods ?? '', note: said.note }, dueAt: step.at + agreedWithinMs });
      return ok(null);
    case 'refund':
      addTask(step, { ...goesOn, kind: 'other', code: 'refund_buyer', params: { goods: order?.goods ?? '', note: said.note }, dueAt: step.at + agreedWithinMs });
      return ok(null);
    default:
      return ok(null);
  }
};
