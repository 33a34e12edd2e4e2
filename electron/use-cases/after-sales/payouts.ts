import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { mayGiveAlone, refundedOf, refundFits } from '../../../shared/domain/after-sales/money.ts';
import { nextCaseState } from '../../../shared/domain/after-sales/transitions.ts';
import type { AfterSalesCaseId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { may } from '../../../shared/domain/staff/permissions.ts';
import type { ListedCase } from '../../store/after-sales/cases.ts';
import { caseLines } from '../../store/after-sales/case-lines.ts';
import { insertPayout, insertPayoutLine, payoutById, payoutsOfCase, isRefundTold, refundedOfLine, takeBackRefund, updatePayout, type ListedPayout } from '../../store/after-sales/payouts.ts';
import { originOf } from '../../store/orders/family.ts';
import { linesOf, type StoredOrder } from '../../store/orders/order-row.ts';
import { insertRefundMessage } from '../../store/outbox.ts';
import { readSettings } from '../../store/settings.ts';
import { requireOrder } from '../order-changes.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { freightOf, orderMoneyOf } from './case-money.ts';
import { moveCase, noteCase, openCaseAsSeen, requireListed } from './move-case.ts';
import { closeIfDone } from './send-replacement.ts';

type Asking = InputFor<'afterSales', 'askPayout'>;

/** AS-6: a line gives back no more than it cost, over all cases. A line without a price is held by the order's sum alone. */
const linesFit = (step: Act, order: StoredOrder, input: Asking): Result<null> => {
  const lines = new Map(linesOf(step.writer, order.id).map((line) => [line.id, line]));
  const named = new Set(caseLines(step.writer, input.caseId).map(({ order_line_id: id }) => id));
  let sum = 0;
  for (const { orderLineId, amountFen } of input.lines) {
    const line = lines.get(orderLineId);
    if (line === undefined || (named.size > 0 && !named.has(orderLineId))) return refuse('after_sales.line_unknown');
    const before = refundedOfLine(step.writer, orderLineId) + input.lines.filter((one) => one.orderLineId === orderLineId).reduce((total, one) => total + one.amountFen, 0);
    if (line.unit_price_fen !== null && before > line.unit_price_fen * line.quantity) {
      return refuse('after_sales.line_more_than_paid', { title: line.title === '' ? line.sku_code : line.title, leftFen: Math.max(0, line.unit_price_fen * line.quantity - refundedOfLine(step.writer, orderLineId)) });
    }
    sum += amountFen;
  }
  return sum > input.amountFen ? refuse('after_sales.lines_more_than_sum', { sumFen: sum, amountFen: input.amountFen }) : ok(null);
};

/** AS-4: where goods come back, they are looked at before the money goes. */
const goodsChecked = (theCase: ListedCase): boolean =>
  (theCase.kind !== 'return' && theCase.kind !== 'refused_delivery' && theCase.kind !== 'exchange') || theCase.state === 'received' || theCase.state === 'paid_back' || theCase.state === 'sent';

export const askPayout = (services: Services, caller: Caller, input: Asking): Result<OutputFor<'afterSales', 'askPayout'>> =>
  act(services, caller.staffId, (step) => {
    const seen = openCaseAsSeen(step, input.caseId, input.seenEvent);
    if (!seen.ok) return seen;
    const theCase = seen.value;
    if (theCase.state === 'opened') return refuse('after_sales.not_agreed');
    const found = requireOrder(step, theCase.order_id);
    if (!found.ok) return found;
    const order = found.value;
    if (input.account === '' && input.way !== 'platform' && input.way !== 'cash') return refuse('after_sales.account_missing', {}, 'account');
    if (input.kind !== 'refund' && input.lines.length > 0) return refuse('after_sales.line_unknown');
    const money = orderMoneyOf(step.writer, order);
    if (input.kind === 'refund') {
      if (!goodsChecked(theCase) && !may(caller.role, 'after_sales.approve')) return refuse('after_sales.goods_not_checked');
      const fits = refundFits(money, input.way, input.amountFen);
      if (!fits.ok) return fits;
      const lines = linesFit(step, order, input);
      if (!lines.ok) return lines;
    }
    const limits = readSettings(step.writer).compensationLimits;
    const over = input.kind !== 'refund' && input.amountFen > mayGiveAlone(caller.role, limits, freightOf(step.writer, order), money.payouts);
    const state = over ? 'asked' : 'approved';
    const payoutId = insertPayout(step.writer, {
      case_id: theCase.id, order_id: order.id, kind: input.kind, state, way: input.way, shop_name: order.shop_name, account: input.account, reason: input.reason, amount_fen: input.amountFen,
      currency: theCase.currency, reported: 0, asked_at: step.at, asked_by: caller.staffId, over_limit: over ? 1 : 0, decided_at: over ? null : step.at, decided_by: over ? null : caller.staffId,
      paid_at: null, paid_by: null,
    });
    for (const line of input.lines) insertPayoutLine(step.writer, payoutId, line.orderLineId, line.amountFen);
    step.trace({ action: 'payout.asked', subject: 'payout', subjectId: payoutId, after: { case: theCase.id, kind: input.kind, way: input.way, amountFen: input.amountFen, currency: theCase.currency, overLimit: over } });
    noteCase(step, theCase, 'asked', { text: input.reason, amountFen: input.amountFen });
    if (!over) tellPlatform(step, order, payoutId, input);
    return ok({ payoutId, state });
  });

/** OF-2: what the platform is to give back waits in the outbox until it has been told. */
const tellPlatform = (step: Act, order: StoredOrder, payoutId: number, { kind, way, amountFen, reason }: Pick<Asking, 'kind' | 'way' | 'amountFen' | 'reason'>): void => {
  if (kind !== 'refund' || way !== 'platform' || order.platform === 'manual') return;
  const first = originOf(step.writer, order);
  insertRefundMessage(step.writer, { platform: first.platform, orderId: first.id, platformOrderNumber: first.platform_order_number, caseKey: String(payoutId), amountFen, reason }, step.at);
  step.emit('app.changed', {});
};

const requirePayout = (step: Act, payoutId: ListedPayout['id'], ...states: ListedPayout['state'][]): Result<ListedPayout> => {
  const payout = payoutById(step.writer, payoutId);
  if (payout === undefined) return refuse('after_sales.payout_unknown');
  return states.includes(payout.state) ? ok(payout) : refuse('after_sales.payout_is', { payoutState: payout.state });
};

/** AS-6: the manager's word on what is beyond the handler's limit. */
export const decidePayout = (services: Services, caller: Caller, { payoutId, approve, text }: InputFor<'afterSales', 'decidePayout'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const found = requirePayout(step, payoutId, 'asked');
    if (!found.ok) return found;
    const payout = found.value;
    if (!approve && text === '') return refuse('after_sales.reason_missing', {}, 'text');
    updatePayout(step.writer, payoutId, { state: approve ? 'approved' : 'declined', decided_at: step.at, decided_by: caller.staffId, decided_text: text });
    step.trace({ action: approve ? 'payout.approved' : 'payout.declined', subject: 'payout', subjectId: payoutId, before: { state: payout.state }, after: { amountFen: payout.amount_fen, text } });
    noteCase(step, requireListed(step, payout.case_id), approve ? 'approved' : 'declined', { text, amountFen: payout.amount_fen });
    return ok(null);
  });

/** Everything that was asked for is paid, and the refunds come to what was agreed: the case is paid back. */
export const settleIfPaid = (step: Act, caseId: AfterSalesCaseId): Result<ListedCase> => {
  const theCase = requireListed(step, caseId);
  const payouts = payoutsOfCase(step.writer, caseId).filter(({ state }) => state === 'asked' || state === 'approved' || state === 'paid');
  if (payouts.length === 0 || payouts.some(({ state }) => state !== 'paid')) return ok(theCase);
  const counted = payouts.filter(({ kind }) => theCase.kind === 'compensation' || kind === 'refund').reduce((sum, { amount_fen: fen }) => sum + fen, 0);
  if (counted === 0 || counted < theCase.wanted_fen || !nextCaseState(theCase.kind, theCase.state, 'pay_back').ok) return ok(theCase);
  return moveCase(step, theCase, 'pay_back', { amountFen: counted });
};

export const payPayout = (services: Services, caller: Caller, { payoutId, reference }: InputFor<'afterSales', 'payPayout'>): Result<OutputFor<'afterSales', 'payPayout'>> =>
  act(services, caller.staffId, (step) => {
    const found = requirePayout(step, payoutId, 'approved');
    if (!found.ok) return found;
    const payout = found.value;
    const order = requireOrder(step, payout.order_id);
    if (!order.ok) return order;
    const money = orderMoneyOf(step.writer, order.value);
    // The platform may have given the money back since it was asked for.
    if (payout.kind === 'refund' && refundedOf(money) > money.paidFen) return refuse('after_sales.more_than_paid', { leftFen: 0, paidFen: money.paidFen, amountFen: payout.amount_fen });
    updatePayout(step.writer, payoutId, { state: 'paid', paid_at: step.at, paid_by: caller.staffId, reference });
    step.trace({ action: 'payout.paid', subject: 'payout', subjectId: payoutId, after: { case: payout.case_id, amountFen: payout.amount_fen, currency: payout.currency, way: payout.way, reference } });
    noteCase(step, requireListed(step, payout.case_id), 'paid', { text: reference, amountFen: payout.amount_fen });
    const settled = settleIfPaid(step, payout.case_id);
    if (!settled.ok) return settled;
    const closed = closeIfDone(step, payout.case_id);
    return closed.ok ? ok({ state: requireListed(step, payout.case_id).state }) : closed;
  });

/** Taken back by who asked for it, or by who approves. */
export const withdrawPayout = (services: Services, caller: Caller, { payoutId, text }: InputFor<'afterSales', 'withdrawPayout'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const found = requirePayout(step, payoutId, 'asked', 'approved');
    if (!found.ok) return found;
    const payout = found.value;
    if (payout.asked_by !== caller.staffId && !may(caller.role, 'after_sales.approve')) return refuse('after_sales.payout_of_another', { name: payout.asked_name });
    if (isRefundTold(step.writer, payoutId, payout.order_id)) return refuse('after_sales.payout_told');
    updatePayout(step.writer, payoutId, { state: 'withdrawn', decided_text: text });
    takeBackRefund(step.writer, payoutId, payout.order_id, step.at);
    step.trace({ action: 'payout.withdrawn', subject: 'payout', subjectId: payoutId, before: { state: payout.state }, after: { amountFen: payout.amount_fen, text } });
    noteCase(step, requireListed(step, payout.case_id), 'payout_withdrawn', { text, amountFen: payout.amount_fen });
    return ok(null);
  });
