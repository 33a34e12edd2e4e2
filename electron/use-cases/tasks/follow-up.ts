import { refundableOf } from '../../../shared/domain/after-sales/money.ts';
import type { AfterSalesCaseId } from '../../../shared/domain/ids.ts';
import type { InputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { writeHoldUntil } from '../../store/order-holds.ts';
import { orderById, type StoredOrder } from '../../store/orders/order-row.ts';
import type { StoredTask } from '../../store/tasks.ts';
import { casesOfOrder } from '../../store/after-sales/cases.ts';
import { orderMoneyOf } from '../after-sales/case-money.ts';
import { noteCase } from '../after-sales/move-case.ts';
import { isRefundKind, kindsFor, writeNewCase } from '../after-sales/open-case.ts';
import { holdOrder, releaseOrder } from '../order-changes.ts';
import type { Act } from '../services.ts';
import { addTask, type NewTask } from './add-task.ts';

/** What was agreed with the buyer is itself work: somebody changes the goods, or gives the money back, within this. */
const agreedWithinMs = 2 * 60 * 60 * 1000;

/** The hold is off when its reason is settled; a hold by the platform's word is not a buyer's to settle. */
const release = (step: Act, order: StoredOrder | undefined, note: string): Result<null> => {
  if (order === undefined || order.hold_reason === null) return ok(null);
  return releaseOrder(step, order, note);
};

/** The case of this refund: the open one, else a new one over all that can still go back. Null = none can be: not paid, or nothing left. */
const refundCaseFor = (step: Act, order: StoredOrder, task: StoredTask, note: string): AfterSalesCaseId | null => {
  const open = casesOfOrder(step.writer, order.id).find(({ kind, closed_at: closed }) => closed === null && isRefundKind(kind));
  if (open !== undefined) {
    if (note !== '') noteCase(step, open, 'note', { text: note });
    return open.id;
  }
  const wantedFen = refundableOf(orderMoneyOf(step.writer, order));
  if (wantedFen <= 0 || !kindsFor(step.writer, order).includes('refund_only')) return null;
  return writeNewCase(step, order, { kind: 'refund_only', reason: task.code === 'out_of_stock' ? 'out_of_stock' : 'changed_mind', source: 'shop', wantedFen, buyerReceivedAt: null, text: note, lines: [] });
};

/** The money goes back by a case, with its deadline and its limits; a task stays until the order is closed, and the order is held until then. */
const refundWanted = (step: Act, task: StoredTask, order: StoredOrder | undefined, note: string, goesOn: Partial<NewTask>): Result<null> => {
  const caseId = order === undefined ? null : refundCaseFor(step, order, task, note);
  addTask(step, {
    ...goesOn, ...(caseId === null ? {} : { caseId }), kind: 'other', code: 'refund_buyer', params: { goods: order?.goods ?? '', note }, dueAt: step.at + agreedWithinMs,
  });
  const now = order === undefined ? undefined : orderById(step.writer, order.id);
  if (now === undefined || now.hold_reason !== null || (now.state !== 'paid' && now.state !== 'packed')) return ok(null);
  return holdOrder(step, now, { reason: 'buyer_asked', note, until: null });
};

/** CS-3: what follows from what came of a talk, in the same transaction, so that nothing agreed is forgotten. */
export const followUp = (step: Act, task: StoredTask, said: InputFor<'tasks', 'end'>): Result<null> => {
  const order = task.order_id === null ? undefined : orderById(step.writer, task.order_id);
  // Until the money is back the goods stay: whoever ticked it meant the task.
  if (said.release && said.outcome !== 'refund') {
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
      return refundWanted(step, task, order, said.note, goesOn);
    default:
      return ok(null);
  }
};
