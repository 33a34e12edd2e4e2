import type { AfterSalesCaseId } from '../../../shared/domain/ids.ts';
import { expectedOfCase, waitingChangeOf, writeExpectedState, type StoredExpected } from '../../store/transfers/expected.ts';
import type { StoredOrder } from '../../store/orders/order-row.ts';
import { balanceOf } from '../../../shared/domain/transfers/match.ts';
import { liveMatchSums, paybackSums } from '../../store/transfers/expected.ts';
import type { Act } from '../services.ts';
import { addTask } from '../tasks/add-task.ts';

const dayMs = 24 * 60 * 60 * 1000;

const heldOn = (step: Act, expected: StoredExpected): number => {
  const { receivedFen, paidBackFen } = balanceOf(expected.amount_fen, liveMatchSums(step.writer, expected.id), paybackSums(step.writer, expected.id));
  return receivedFen - paidBackFen;
};

/** Nobody waits for this money any more; what came of it by then is owed to the buyer, as a task. */
const giveUp = (step: Act, expected: StoredExpected): void => {
  writeExpectedState(step.writer, expected.id, 'cancelled', step.at);
  step.trace({ action: 'transfer.expectation_ended', subject: 'order', subjectId: expected.order_id, before: { amountFen: expected.amount_fen, purpose: expected.purpose } });
  const held = heldOn(step, expected);
  if (held > 0) addTask(step, { kind: 'transfer', code: 'money_for_closed', orderId: expected.order_id, ...(expected.case_id === null ? {} : { caseId: expected.case_id }), params: { amountFen: held }, dueAt: step.at + dayMs });
  step.emit('transfers.changed', {});
  step.emit('orders.changed', { orderIds: [expected.order_id] });
};

/** AS-5: the case has ended, or its difference was paid another way. */
export const giveUpDifference = (step: Act, caseId: AfterSalesCaseId): void => {
  const expected = expectedOfCase(step.writer, caseId);
  if (expected?.state === 'waiting') giveUp(step, expected);
};

/** What has come of a case's difference by bank; 0 = nothing, or none is expected. */
export const heldForCase = (step: Act, caseId: AfterSalesCaseId): number => {
  const expected = expectedOfCase(step.writer, caseId);
  return expected === undefined ? 0 : heldOn(step, expected);
};

/** CS-8: the order costs the same again, or less. */
export const giveUpChange = (step: Act, order: Pick<StoredOrder, 'id'>): void => {
  const expected = waitingChangeOf(step.writer, order.id);
  if (expected !== undefined) giveUp(step, expected);
};
