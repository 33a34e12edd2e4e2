import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { orderById } from '../../store/orders/order-row.ts';
import { advanceOrder, holdOrder, requireOrder, voidWaybillOf } from '../order-changes.ts';
import { act, type Caller, type Services } from '../services.ts';
import { addTask } from './add-task.ts';
import { canBeGiven } from './change-tasks.ts';

/**
 * CS-3: ordered without asking, and it is not in stock. Nothing was paid: closed with the reason. Paid: held, which is yellow, and somebody
 * contacts the buyer until `dueAt`. A waybill that is printed already stays with the held order; the packer is stopped at the next scan.
 */
export const outOfStock = (services: Services, caller: Caller, input: InputFor<'tasks', 'outOfStock'>): Result<OutputFor<'tasks', 'outOfStock'>> =>
  act(services, caller.staffId, (step): Result<OutputFor<'tasks', 'outOfStock'>> => {
    const found = requireOrder(step, input.orderId);
    if (!found.ok) return found;
    const order = found.value;
    if (order.revision !== input.revision) return refuse('order.changed_meanwhile');
    if (order.state === 'awaiting_payment') {
      const voided = voidWaybillOf(step, order.id, 'order_closed');
      if (!voided.ok) return voided;
      const closed = advanceOrder(step, orderById(step.writer, order.id) ?? order, 'close', { closeReason: input.note === '' ? 'out_of_stock' : `out_of_stock: ${input.note}` });
      return closed.ok ? ok({ did: 'closed', taskId: null }) : closed;
    }
    const person = canBeGiven(step, input.staffId);
    if (!person.ok) return person;
    if (input.dueAt <= step.at) return refuse('task.time_past', undefined, 'dueAt');
    // Held already, for whatever reason: the buyer is asked all the same.
    if (order.hold_reason === null) {
      const held = holdOrder(step, order, { reason: 'out_of_stock', note: input.note, until: input.dueAt });
      if (!held.ok) return held;
    }
    const taskId = addTask(step, { kind: 'contact', code: 'out_of_stock', orderId: order.id, params: { goods: order.goods, note: input.note }, dueAt: input.dueAt, staffId: input.staffId });
    return ok({ did: 'held', taskId });
  });
