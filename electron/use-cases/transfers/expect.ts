import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { ExpectedTransferId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { expectedById, expectedOfOrder, insertExpected, insertPayback, writeExpected, writeExpectedState, type StoredExpected } from '../../store/transfers/expected.ts';
import { requireOrder } from '../order-changes.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { balanceFor, settleExpected } from './settle-expected.ts';

export const requireExpected = (step: Act, id: ExpectedTransferId): Result<StoredExpected> => {
  const expected = expectedById(step.writer, id);
  return expected === undefined ? refuse('transfer.unknown') : ok(expected);
};

/** CS-2: CS notes which bank, whose name and what amount are to come for an order; said again it is corrected. */
export const expectTransfer = (services: Services, caller: Caller, input: InputFor<'transfers', 'expect'>): Result<OutputFor<'transfers', 'expect'>> =>
  act(services, caller.staffId, (step): Result<OutputFor<'transfers', 'expect'>> => {
    const found = requireOrder(step, input.orderId);
    if (!found.ok) return found;
    const order = found.value;
    const known = expectedOfOrder(step.writer, order.id);
    const standing = known !== undefined && known.state !== 'cancelled' ? known : undefined;
    if (standing === undefined && order.state !== 'awaiting_payment') return refuse('transfer.order_not_waiting', { state: order.state });
    if (order.currency !== 'CNY') return refuse('transfer.other_currency', { currency: order.currency });
    const words = { bank: input.bank, payer: input.payer, amountFen: input.amountFen };
    if (standing === undefined) {
      const expectedId = insertExpected(step.writer, { orderId: order.id, ...words, at: step.at, by: caller.staffId });
      step.trace({ action: 'transfer.expected', subject: 'order', subjectId: order.id, after: words });
      const settled = settleExpected(step, expectedId);
      return settled.ok ? ok({ expectedId }) : settled;
    }
    writeExpected(step.writer, standing.id, words);
    step.trace({ action: 'transfer.expected', subject: 'order', subjectId: order.id, before: { bank: standing.bank, payer: standing.payer, amountFen: standing.amount_fen }, after: words });
    const settled = settleExpected(step, standing.id);
    return settled.ok ? ok({ expectedId: standing.id }) : settled;
  });

/** The buyer pays on the platform after all. Money that hangs on it is first taken off or paid back. */
export const cancelExpected = (services: Services, caller: Caller, input: InputFor<'transfers', 'cancel'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const found = requireExpected(step, input.expectedId);
    if (!found.ok) return found;
    if (found.value.state !== 'waiting') return refuse('transfer.not_waiting');
    const balance = balanceFor(step.writer, found.value);
    if (balance.receivedFen > balance.paidBackFen) return refuse('transfer.money_on_it', { amountFen: balance.receivedFen - balance.paidBackFen });
    writeExpectedState(step.writer, found.value.id, 'cancelled', step.at);
    step.trace({ action: 'transfer.expectation_ended', subject: 'order', subjectId: found.value.order_id, before: { amountFen: found.value.amount_fen } });
    step.emit('transfers.changed', {});
    step.emit('orders.changed', { orderIds: [found.value.order_id] });
    return ok(null);
  });

/** What was too much, or came for a closed order, went back to the buyer: never more than is held. */
export const recordPayback = (services: Services, caller: Caller, input: InputFor<'transfers', 'paidBack'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const found = requireExpected(step, input.expectedId);
    if (!found.ok) return found;
    const balance = balanceFor(step.writer, found.value);
    const held = balance.receivedFen - balance.paidBackFen;
    if (input.amountFen > held) return refuse('transfer.more_than_held', { amountFen: held }, 'amountFen');
    insertPayback(step.writer, { expectedId: found.value.id, amountFen: input.amountFen, at: step.at, by: caller.staffId, note: input.note });
    step.trace({ action: 'transfer.paid_back', subject: 'order', subjectId: found.value.order_id, after: { amountFen: input.amountFen, note: input.note } });
    return settleExpected(step, found.value.id, input.note);
  });
