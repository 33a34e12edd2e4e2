import { refundableOf } from '../../../shared/domain/after-sales/money.ts';
import { followUpOf, type ChangeFollowUp } from '../../../shared/domain/orders/change-follow-up.ts';
import type { MoneyEffect } from '../../../shared/domain/orders/change-plan.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { casesOfOrder, updateCase } from '../../store/after-sales/cases.ts';
import type { Reader } from '../../store/database.ts';
import type { StoredOrder } from '../../store/orders/order-row.ts';
import { insertExpected, waitingChangeOf, writeExpected } from '../../store/transfers/expected.ts';
import { orderMoneyOf } from '../after-sales/case-money.ts';
import { noteCase } from '../after-sales/move-case.ts';
import { writeNewCase } from '../after-sales/open-case.ts';
import type { Act } from '../services.ts';
import { addTask, endTaskFor } from '../tasks/add-task.ts';
import { giveUpChange } from '../transfers/differences.ts';
import { settleExpected } from '../transfers/settle-expected.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** The buyer pays more: somebody asks for it, and a bank transfer of it is waited for (CS-2). */
const askBuyer = (step: Act, order: StoredOrder, amountFen: number, byBank: boolean): Result<null> => {
  addTask(step, { kind: 'transfer', code: 'collect_difference', orderId: order.id, params: { amountFen, payer: order.buyer_nick }, dueAt: step.at + dayMs });
  if (!byBank || step.staffId === null) return ok(null);
  const waiting = waitingChangeOf(step.writer, order.id);
  if (waiting !== undefined) writeExpected(step.writer, waiting.id, { bank: waiting.bank, payer: waiting.payer, amountFen });
  const id = waiting?.id ?? insertExpected(step.writer, { orderId: order.id, bank: '', payer: '', amountFen, purpose: 'change', caseId: null, at: step.at, by: step.staffId });
  step.trace({ action: 'transfer.expected', subject: 'order', subjectId: order.id, after: { amountFen, purpose: 'change' } });
  return settleExpected(step, id);
};

/** We pay back: a case proposes it, with its deadline; paid and counted as every refund is. */
const proposeRefund = (step: Act, order: StoredOrder, amountFen: number): void => {
  const known = casesOfOrder(step.writer, order.id).find(({ kind, closed_at: closed }) => kind === 'refund_only' && closed === null);
  if (known === undefined) {
    writeNewCase(step, order, { kind: 'refund_only', reason: 'changed_mind', source: 'shop', wantedFen: amountFen, buyerReceivedAt: null, text: '改单差价', lines: [] });
    return;
  }
  const wanted = Math.min(known.wanted_fen + amountFen, refundableOf(orderMoneyOf(step.writer, order)));
  updateCase(step.writer, known.id, { wanted_fen: wanted });
  noteCase(step, known, 'wanted', { text: '改单差价', amountFen: wanted });
};

/** CS-8: the same for who reads what a change would do and for who does it. */
export const followUpOfChange = (reader: Reader, order: StoredOrder, money: MoneyEffect): ChangeFollowUp =>
  followUpOf(money, { currency: order.currency, askedFen: waitingChangeOf(reader, order.id)?.amount_fen ?? 0, refundableFen: refundableOf(orderMoneyOf(reader, order)) });

/**
 * CS-8: other goods in an order that is paid. What the buyer owes more, after all changes, is asked for and waited for; what we owe is proposed as a refund. An earlier
 * difference that nobody has paid yet is set off first.
 */
export const settleChangedMoney = (step: Act, order: StoredOrder, money: MoneyEffect): Result<null> => {
  const follow = followUpOfChange(step.writer, order, money);
  if (follow.kind === 'none') return ok(null);
  if (follow.kind === 'collect') return askBuyer(step, order, follow.amountFen, follow.byBank);
  giveUpChange(step, order);
  endTaskFor(step, 'transfer', 'collect_difference', { orderId: order.id }, 'not_needed');
  if (follow.kind === 'refund') proposeRefund(step, order, follow.amountFen);
  return ok(null);
};
