import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { AfterSalesCaseId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { updateCase, type ListedCase } from '../../store/after-sales/cases.ts';
import { orderById } from '../../store/orders/order-row.ts';
import { expectedOfCase, insertExpected, writeExpected } from '../../store/transfers/expected.ts';
import { holdOrder, releaseOrder, voidWaybillOf } from '../order-changes.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { addTask } from '../tasks/add-task.ts';
import { giveUpDifference, heldForCase } from '../transfers/differences.ts';
import { settleExpected } from '../transfers/settle-expected.ts';
import { caseAsSeen, noteCase, openCaseAsSeen, requireListed } from './move-case.ts';
import { closeIfDone } from './send-replacement.ts';

const hourMs = 60 * 60 * 1000;

/** AS-5: the buyer has paid what the new goods cost more, past the bank: the order that waited for it goes on. */
export const differenceReceived = (services: Services, caller: Caller, { caseId, seenEvent, reference }: InputFor<'afterSales', 'differenceReceived'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const seen = caseAsSeen(step, caseId, seenEvent);
    if (!seen.ok) return seen;
    const held = heldForCase(step, caseId);
    if (held > 0 && seen.value.difference_received_at === null) return refuse('transfer.money_on_it', { amountFen: held });
    const taken = takeDifference(step, caseId, reference);
    if (taken.ok) giveUpDifference(step, caseId);
    return taken;
  });

/** The same inside a transaction of another: a bank transfer that was matched (CS-2). */
export const takeDifference = (step: Act, caseId: AfterSalesCaseId, reference: string): Result<null> => {
  const theCase = requireListed(step, caseId);
  if (theCase.difference_fen <= 0) return refuse('after_sales.no_difference');
  if (theCase.difference_received_at !== null) return refuse('after_sales.difference_here');
  updateCase(step.writer, caseId, { difference_received_at: step.at });
  step.trace({ action: 'after_sales.difference', subject: 'after_sales_case', subjectId: caseId, after: { amountFen: theCase.difference_fen, reference } });
  noteCase(step, theCase, 'difference_received', { text: reference, amountFen: theCase.difference_fen });
  if (theCase.replacement_order_id === null) return ok(null);
  step.writer.run('UPDATE orders SET paid_fen = paid_fen + ?, revision = revision + 1 WHERE id = ?', theCase.difference_fen, theCase.replacement_order_id);
  const order = orderById(step.writer, theCase.replacement_order_id);
  if (order?.hold_reason === 'payment_question') {
    const released = releaseOrder(step, order, reference);
    if (!released.ok) return released;
    step.emit('printing.changed', {});
  }
  return closeIfDone(step, caseId);
};

/** The money was another order's: the new goods wait for it again, as far as they have not left; else somebody asks the buyer. */
export const loseDifference = (step: Act, caseId: AfterSalesCaseId, reason: string): Result<null> => {
  const theCase = requireListed(step, caseId);
  if (theCase.difference_received_at === null) return ok(null);
  updateCase(step.writer, caseId, { difference_received_at: null });
  step.trace({ action: 'after_sales.difference_lost', subject: 'after_sales_case', subjectId: caseId, before: { amountFen: theCase.difference_fen }, after: { reason } });
  noteCase(step, theCase, 'difference_lost', { text: reason, amountFen: theCase.difference_fen });
  const order = theCase.replacement_order_id === null ? undefined : orderById(step.writer, theCase.replacement_order_id);
  if (order === undefined) return ok(null);
  step.writer.run('UPDATE orders SET paid_fen = max(0, paid_fen - ?), revision = revision + 1 WHERE id = ?', theCase.difference_fen, order.id);
  if (order.state === 'handed_over' || order.state === 'completed') {
    addTask(step, { kind: 'contact', code: 'shipped_unpaid', orderId: order.id, params: { amountFen: theCase.difference_fen }, dueAt: step.at + hourMs });
    return ok(null);
  }
  if (order.state !== 'paid' && order.state !== 'packed') return ok(null);
  const voided = voidWaybillOf(step, order.id, 'payment_taken_back');
  if (!voided.ok) return voided;
  const now = orderById(step.writer, order.id) ?? order;
  return now.hold_reason === null ? holdOrder(step, now, { reason: 'payment_question', note: reason, until: null }) : ok(null);
};

/** CS-2, AS-5: what the new goods cost more is to come by bank; said again it is corrected. Matched with the bank's lines as any other transfer. */
export const expectDifference = (
  services: Services, caller: Caller, { caseId, seenEvent, bank, payer }: InputFor<'afterSales', 'expectDifference'>,
): Result<OutputFor<'afterSales', 'expectDifference'>> =>
  act(services, caller.staffId, (step) => {
    const seen = openCaseAsSeen(step, caseId, seenEvent);
    if (!seen.ok) return seen;
    const theCase = seen.value;
    if (theCase.kind !== 'exchange' || theCase.difference_fen <= 0) return refuse('after_sales.no_difference');
    if (theCase.difference_received_at !== null) return refuse('after_sales.difference_here');
    if (theCase.currency !== 'CNY') return refuse('transfer.other_currency', { currency: theCase.currency });
    const known = expectedOfCase(step.writer, caseId);
    const words = { bank, payer, amountFen: theCase.difference_fen };
    if (known !== undefined) writeExpected(step.writer, known.id, words);
    const expectedId = known?.id ?? insertExpected(step.writer, { orderId: theCase.order_id, ...words, purpose: 'exchange', caseId, at: step.at, by: caller.staffId });
    step.trace({ action: 'transfer.expected', subject: 'order', subjectId: theCase.order_id, after: { ...words, case: caseId } });
    noteCase(step, theCase, 'difference_expected', { text: `${bank} ${payer}`.trim(), amountFen: theCase.difference_fen });
    const settled = settleExpected(step, expectedId);
    return settled.ok ? ok({ expectedId }) : settled;
  });

/** Other new goods, another difference: what is waited for follows it; too much that came is owed back by itself. */
export const followDifference = (step: Act, theCase: Pick<ListedCase, 'id' | 'difference_fen'>): Result<null> => {
  const expected = expectedOfCase(step.writer, theCase.id);
  if (expected?.state !== 'waiting') return ok(null);
  if (theCase.difference_fen <= 0) {
    giveUpDifference(step, theCase.id);
    return ok(null);
  }
  writeExpected(step.writer, expected.id, { bank: expected.bank, payer: expected.payer, amountFen: theCase.difference_fen });
  return settleExpected(step, expected.id);
};
