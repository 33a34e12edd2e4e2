import type { OrderDraft } from '../../../shared/domain/intake/order-draft.ts';
import type { OrderUpdate } from '../../../shared/domain/intake/compare.ts';
import type { StoredOrder } from '../../store/orders/order-row.ts';
import { overtakenExpected, paidByTransfer, receivedOnTop, writeExpectedState, writePlatformPaid } from '../../store/transfers/expected.ts';
import type { Touched } from '../pending-events.ts';
import type { Act } from '../services.ts';
import { addTask } from '../tasks/add-task.ts';
import { balanceFor } from './settle-expected.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * CS-2: what a platform says of an order that was paid by bank. To the platform it is unpaid, so it will close it: that is a task and no end, and
 * its sums do not overwrite the money that came. Should it say "paid", the buyer may have paid twice.
 */
export const wordOnTransfer = (step: Act, order: StoredOrder, draft: OrderDraft, update: OrderUpdate): Pick<OrderUpdate, 'event' | 'hold'> => {
  const onTop = receivedOnTop(step.writer, order.id);
  const paid = paidByTransfer(step.writer, order.id);
  // The platform does not know of what was paid on top after a change.
  if (paid === undefined && onTop > 0 && draft.paidFen !== null) step.writer.run('UPDATE orders SET paid_fen = ? WHERE id = ?', draft.paidFen + onTop, order.id);
  if (paid === undefined) return update;
  if (draft.paidFen !== order.paid_fen || draft.paidAt !== null) {
    step.writer.run('UPDATE orders SET paid_fen = ?, paid_at = ?, sort_at = ? WHERE id = ?', order.paid_fen, order.paid_at, order.sort_at, order.id);
  }
  if (draft.state === 'paid' && (draft.paidFen ?? 0) > 0 && paid.platform_paid_at === null) {
    writePlatformPaid(step.writer, paid.id, step.at);
    addTask(step, { kind: 'transfer', code: 'paid_twice', orderId: order.id, params: { amountFen: draft.paidFen ?? 0 }, dueAt: step.at + dayMs });
  }
  if (draft.state !== 'closed') return update;
  if (order.state === 'paid' || order.state === 'packed') addTask(step, { kind: 'transfer', code: 'paid_then_closed', orderId: order.id, params: {}, dueAt: step.at + dayMs });
  return { event: update.event === 'close' ? null : update.event, hold: update.hold === 'platform_cancelled' ? null : update.hold };
};

/** Past this many orders it is quicker to look at every waiting transfer: there are few. */
const mostNamed = 200;

/**
 * A transfer is not waited for any more when its order is paid on the platform or closed, whoever and whatever did it. Money that came in part
 * by then is owed to the buyer, as a task. Called last in every transaction.
 */
export const settleOvertaken = (step: Act, { orderIds }: Touched): void => {
  if (orderIds.length === 0) return;
  for (const expected of overtakenExpected(step.writer, orderIds === 'all' || orderIds.length > mostNamed ? null : orderIds)) {
    const balance = balanceFor(step.writer, expected);
    const held = balance.receivedFen - balance.paidBackFen;
    const state = step.writer.first<{ state: string }>('SELECT state FROM orders WHERE id = ?', expected.order_id)?.state;
    // Shipped and not yet paid: the money is still to come.
    if (state !== 'closed' && state !== 'paid') continue;
    writeExpectedState(step.writer, expected.id, 'cancelled', step.at);
    step.trace({ action: 'transfer.expectation_ended', subject: 'order', subjectId: expected.order_id, before: { amountFen: expected.amount_fen } });
    if (held > 0) addTask(step, { kind: 'transfer', code: state === 'closed' ? 'money_for_closed' : 'paid_twice', orderId: expected.order_id, params: { amountFen: held }, dueAt: step.at + dayMs });
    step.emit('transfers.changed', {});
  }
};
