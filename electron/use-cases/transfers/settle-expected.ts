import type { ExpectedTransferId } from '../../../shared/domain/ids.ts';
import { defaultPromiseMs } from '../../../shared/domain/orders/views.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { balanceOf, type Balance } from '../../../shared/domain/transfers/match.ts';
import { orderById, type StoredOrder } from '../../store/orders/order-row.ts';
import { expectedById, liveMatchSums, payersOf, paybackSums, writeExpectedState, type StoredExpected } from '../../store/transfers/expected.ts';
import type { Reader } from '../../store/database.ts';
import { loseDifference, takeDifference } from '../after-sales/difference.ts';
import { advanceOrder, voidWaybillOf } from '../order-changes.ts';
import { endCause, raiseCause } from '../orders/flag-causes.ts';
import { appendNote } from '../orders/orders.ts';
import type { Act } from '../services.ts';
import { addTask, endTaskFor } from '../tasks/add-task.ts';

const hourMs = 3_600_000;

export const balanceFor = (reader: Reader, expected: Pick<StoredExpected, 'id' | 'amount_fen'>): Balance =>
  balanceOf(expected.amount_fen, liveMatchSums(reader, expected.id), paybackSums(reader, expected.id));

const yuanText = (fen: number): string => `${String(Math.trunc(fen / 100))}.${String(fen % 100).padStart(2, '0')}`;

/** CS-2: paid by bank is payable work at once: paid, green, with its note; the platform must still be told by hand. */
const becomesPaid = (step: Act, order: StoredOrder, expected: StoredExpected, balance: Balance): Result<null> => {
  writeExpectedState(step.writer, expected.id, 'received', step.at);
  const who = payersOf(step.writer, expected.id).join('、');
  const paid = advanceOrder(step, order, 'pay', { at: step.at, cause: `${expected.bank} ${who}`.trim() });
  if (!paid.ok) return paid;
  step.writer.run(
    'UPDATE orders SET paid_fen = ?, promised_ship_at = coalesce(promised_ship_at, ?), sort_at = ? WHERE id = ?', expected.amount_fen, step.at + defaultPromiseMs, step.at, order.id,
  );
  raiseCause(step, order, 'transfer_received');
  appendNote(step, order.id, ['银行转账已到账', yuanText(balance.receivedFen - balance.paidBackFen), expected.bank, who].filter((part) => part !== '').join(' '));
  endTaskFor(step, 'contact', 'shipped_unpaid', { orderId: order.id }, 'done');
  if (order.platform !== 'manual') addTask(step, { kind: 'transfer', code: 'tell_platform_paid', orderId: order.id, params: {}, dueAt: step.at + 24 * hourMs });
  return ok(null);
};

/** The money was another order's: what followed from it is taken back as far as the parcel has not left. */
const becomesUnpaid = (step: Act, order: StoredOrder, expected: StoredExpected, balance: Balance, reason: string): Result<null> => {
  writeExpectedState(step.writer, expected.id, 'waiting', step.at);
  endTaskFor(step, 'transfer', 'tell_platform_paid', { orderId: order.id });
  endTaskFor(step, 'transfer', 'paid_then_closed', { orderId: order.id });
  endCause(step, order, 'transfer_received');
  appendNote(step, order.id, `银行转账撤销 ${reason}`.trim());
  if (order.state === 'paid' || order.state === 'packed') {
    const voided = voidWaybillOf(step, order.id, 'payment_taken_back');
    if (!voided.ok) return voided;
    const now = orderById(step.writer, order.id) ?? order;
    // A packed order without a parcel of its own is opened by hand: its goods lie in a box.
    const opened = now.state === 'packed' ? advanceOrder(step, now, 'unpack', { cause: reason }) : ok(null);
    if (!opened.ok) return opened;
    const unpaid = advanceOrder(step, orderById(step.writer, order.id) ?? now, 'unpay', { cause: reason });
    if (!unpaid.ok) return unpaid;
    step.writer.run('UPDATE orders SET paid_fen = 0, paid_at = NULL, promised_ship_at = NULL WHERE id = ?', order.id);
    return ok(null);
  }
  if (order.state !== 'closed') addTask(step, { kind: 'contact', code: 'shipped_unpaid', orderId: order.id, params: { amountFen: balance.leftFen }, dueAt: step.at + hourMs });
  return ok(null);
};

/** More than asked, or money for an order that is closed: it is owed to the buyer until it is paid back. */
const oweBack = (step: Act, order: StoredOrder, expected: StoredExpected, balance: Balance): void => {
  const closed = order.state === 'closed';
  const held = balance.receivedFen - balance.paidBackFen;
  const owed = closed ? held : balance.overFen;
  const payer = payersOf(step.writer, expected.id).join('、') || order.buyer_nick;
  endTaskFor(step, 'transfer', closed ? 'pay_back' : 'money_for_closed', { orderId: order.id });
  const code = closed ? 'money_for_closed' : 'pay_back';
  if (owed > 0) addTask(step, { kind: 'transfer', code, orderId: order.id, params: { amountFen: owed, payer }, dueAt: step.at + 24 * hourMs });
  else endTaskFor(step, 'transfer', code, { orderId: order.id }, 'done');
};

/** What came on top of a paid order, whole: the exchange goes on, or the order has its new sum. */
const topUpComes = (step: Act, order: StoredOrder, expected: StoredExpected): Result<null> => {
  writeExpectedState(step.writer, expected.id, 'received', step.at);
  const who = `${expected.bank} ${payersOf(step.writer, expected.id).join('、')}`.trim();
  if (expected.case_id !== null) return takeDifference(step, expected.case_id, who);
  step.writer.run('UPDATE orders SET paid_fen = paid_fen + ?, revision = revision + 1 WHERE id = ?', expected.amount_fen, order.id);
  appendNote(step, order.id, ['改单差价已到账', yuanText(expected.amount_fen), who].filter((part) => part !== '').join(' '));
  endTaskFor(step, 'transfer', 'collect_difference', { orderId: order.id }, 'done');
  return ok(null);
};

const topUpGoes = (step: Act, order: StoredOrder, expected: StoredExpected, reason: string): Result<null> => {
  writeExpectedState(step.writer, expected.id, 'waiting', step.at);
  if (expected.case_id !== null) return loseDifference(step, expected.case_id, reason);
  step.writer.run('UPDATE orders SET paid_fen = max(0, paid_fen - ?), revision = revision + 1 WHERE id = ?', expected.amount_fen, order.id);
  appendNote(step, order.id, `改单差价撤销 ${reason}`.trim());
  addTask(step, { kind: 'transfer', code: 'collect_difference', orderId: order.id, params: { amountFen: expected.amount_fen, payer: order.buyer_nick }, dueAt: step.at + 24 * hourMs });
  return ok(null);
};

/** Money on top: partly there it waits, too much is owed back, as with every transfer. */
const settleTopUp = (step: Act, order: StoredOrder, expected: StoredExpected, reason: string): Result<null> => {
  const { leftFen, overFen } = balanceFor(step.writer, expected);
  const moved = leftFen === 0 && expected.state === 'waiting' ? topUpComes(step, order, expected) : leftFen > 0 && expected.state === 'received' ? topUpGoes(step, order, expected, reason) : ok(null);
  if (!moved.ok) return moved;
  const about = { orderId: order.id, ...(expected.case_id === null ? {} : { caseId: expected.case_id }) };
  const payer = payersOf(step.writer, expected.id).join('、') || order.buyer_nick;
  if (overFen > 0) addTask(step, { kind: 'transfer', code: 'pay_back', ...about, params: { amountFen: overFen, payer }, dueAt: step.at + 24 * hourMs });
  else if (expected.state !== 'cancelled') endTaskFor(step, 'transfer', 'pay_back', about, 'done');
  else if (balanceFor(step.writer, expected).receivedFen <= balanceFor(step.writer, expected).paidBackFen) endTaskFor(step, 'transfer', 'money_for_closed', about, 'done');
  step.emit('transfers.changed', {});
  step.emit('orders.changed', { orderIds: [order.id] });
  return ok(null);
};

/** Brings an order and its tasks to what its money says now. Called after every change of that money. */
export const settleExpected = (step: Act, id: ExpectedTransferId, reason = ''): Result<null> => {
  const expected = expectedById(step.writer, id);
  const order = expected === undefined ? undefined : orderById(step.writer, expected.order_id);
  if (expected === undefined || order === undefined) throw new Error(`no expected transfer ${id}`);
  if (expected.purpose !== 'order') return settleTopUp(step, order, expected, reason);
  const balance = balanceFor(step.writer, expected);
  const covered = balance.leftFen === 0;
  if (covered && expected.state === 'waiting' && order.state === 'awaiting_payment') {
    const paid = becomesPaid(step, order, expected, balance);
    if (!paid.ok) return paid;
  } else if (covered && expected.state === 'waiting' && order.state !== 'closed') {
    writeExpectedState(step.writer, expected.id, 'received', step.at);
    endTaskFor(step, 'contact', 'shipped_unpaid', { orderId: order.id }, 'done');
  } else if (!covered && expected.state === 'received') {
    const unpaid = becomesUnpaid(step, order, expected, balance, reason);
    if (!unpaid.ok) return unpaid;
  }
  oweBack(step, orderById(step.writer, order.id) ?? order, expected, balance);
  step.emit('transfers.changed', {});
  step.emit('orders.changed', { orderIds: [order.id] });
  return ok(null);
};

