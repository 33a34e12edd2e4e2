import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { isPhotoLate, reasonsFor, ruleOf } from '../../../shared/domain/after-sales/reasons.ts';
import { differenceOf, refundableOf } from '../../../shared/domain/after-sales/money.ts';
import { caseTransitions, kindsWithState, nextCaseState } from '../../../shared/domain/after-sales/transitions.ts';
import { deadlineStepOf } from '../../../shared/domain/after-sales/terms.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { caseById, updateCase, type ListedCase } from '../../store/after-sales/cases.ts';
import { caseLines, deleteCaseLines, insertCaseLine } from '../../store/after-sales/case-lines.ts';
import { payoutsOfCase } from '../../store/after-sales/payouts.ts';
import { photosOf } from '../../store/after-sales/photos.ts';
import { linesOf, orderById } from '../../store/orders/order-row.ts';
import { skuById } from '../../store/stock.ts';
import { requireOrder } from '../order-changes.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { endTaskFor } from '../tasks/add-task.ts';
import { orderMoneyOf } from './case-money.ts';
import { followDifference } from './difference.ts';
import { caseAsSeen, deadlineIn, moveCase, noteCase, openCaseAsSeen, settleFlags } from './move-case.ts';
import { isRefundKind, kindsFor, packingOf, pickLines, writeOldLines } from './open-case.ts';
import { expectParcel } from './returning.ts';

type Step = InputFor<'afterSales', 'step'>;

/** AS-2: bad goods are agreed to on photos that came in time; without them it is the manager's word. */
const photosFit = (step: Act, caller: Caller, theCase: ListedCase, withoutPhotos: boolean): Result<null> => {
  if (!ruleOf(theCase.reason).photos) return ok(null);
  const photos = photosOf(step.writer, theCase.id);
  if (photos.some(({ added_at: at }) => !isPhotoLate(at, theCase.buyer_received_at))) return ok(null);
  if (withoutPhotos && may(caller.role, 'after_sales.approve')) return ok(null);
  return refuse(photos.length === 0 ? 'after_sales.photos_missing' : 'after_sales.photos_late');
};

/** Money of a case that was asked for and is not paid yet, or was paid. */
const moneyAllows = (step: Act, theCase: ListedCase, name: Step['step']): Result<null> => {
  const payouts = payoutsOfCase(step.writer, theCase.id);
  if (name !== 'agree' && name !== 'await_goods' && name !== 'reopen' && payouts.some(({ state }) => state === 'asked' || state === 'approved')) return refuse('after_sales.payout_open');
  const paid = payouts.filter(({ state }) => state === 'paid').reduce((sum, { amount_fen: fen }) => sum + fen, 0);
  if (name === 'refuse' && paid > 0) return refuse('after_sales.money_paid', { amountFen: paid });
  if (name === 'pay_back' && paid === 0) return refuse('after_sales.nothing_paid');
  // From here nothing more happens: what was looked at and is owed is settled first.
  if (name === 'close' && theCase.state === 'received' && theCase.wanted_fen > 0 && paid === 0) return refuse('after_sales.nothing_paid');
  return ok(null);
};

/** AS-5: an exchange is over when the new goods have left and the difference is settled. */
const replacementAllows = (step: Act, theCase: ListedCase, name: Step['step']): Result<null> => {
  if (name !== 'close') return ok(null);
  if (theCase.replacement_order_id === null) return theCase.kind === 'exchange' ? refuse('after_sales.nothing_sent') : ok(null);
  const replacement = orderById(step.writer, theCase.replacement_order_id);
  if (replacement !== undefined && replacement.state !== 'handed_over' && replacement.state !== 'completed' && replacement.state !== 'closed') {
    return refuse('after_sales.not_shipped_yet', { number: replacement.platform_order_number });
  }
  return differenceSettled(step, theCase) ? ok(null) : refuse('after_sales.difference_open', { amountFen: Math.abs(theCase.difference_fen) });
};

export const differenceSettled = (step: Act, theCase: ListedCase): boolean => {
  if (theCase.difference_fen > 0) return theCase.difference_received_at !== null;
  if (theCase.difference_fen === 0) return true;
  const refunded = payoutsOfCase(step.writer, theCase.id).filter(({ kind, state }) => kind === 'refund' && state === 'paid').reduce((sum, { amount_fen: fen }) => sum + fen, 0);
  return refunded >= -theCase.difference_fen;
};

const saysWhy: readonly Step['step'][] = ['refuse', 'withdraw', 'reopen'];

export const stepCase = (services: Services, caller: Caller, input: Step): Result<OutputFor<'afterSales', 'step'>> =>
  act(services, caller.staffId, (step) => {
    const seen = caseAsSeen(step, input.caseId, input.seenEvent);
    if (!seen.ok) return seen;
    const theCase = seen.value;
    const { step: name, text } = input;
    const next = nextCaseState(theCase.kind, theCase.state, name);
    if (!next.ok) return next;
    if (saysWhy.includes(name) && text === '') return refuse('after_sales.reason_missing', {}, 'text');
    if (name === 'agree') {
      const photos = photosFit(step, caller, theCase, input.withoutPhotos);
      if (!photos.ok) return photos;
    }
    const money = moneyAllows(step, theCase, name);
    if (!money.ok) return money;
    const replacement = replacementAllows(step, theCase, name);
    if (!replacement.ok) return replacement;
    const moved = moveCase(step, theCase, name, { text });
    if (!moved.ok) return moved;
    if (name === 'await_goods') {
      const expected = expectParcel(step, moved.value, { courierCode: input.waybill?.courierCode ?? '', waybillNumber: input.waybill?.waybillNumber ?? '' });
      if (!expected.ok) return expected;
    }
    return ok({ state: moved.value.state });
  });

type Change = InputFor<'afterSales', 'change'>['change'];

const changeLines = (step: Act, theCase: ListedCase, change: Extract<Change, { what: 'lines' | 'new_lines' }>): Result<string> => {
  if (change.what === 'lines') {
    const order = requireOrder(step, theCase.order_id);
    if (!order.ok) return order;
    const picked = pickLines(step.writer, order.value, change.lines);
    if (!picked.ok) return picked;
    writeOldLines(step, theCase.id, picked.value);
  } else {
    // The new goods are on their way: another wish is another case.
    if (theCase.replacement_order_id !== null) return refuse('after_sales.sent_already');
    if (caseTransitions[theCase.kind].agreed?.send === undefined) return refuse('after_sales.kind_sends_nothing', { caseKind: theCase.kind });
    deleteCaseLines(step.writer, theCase.id, 'new');
    for (const line of change.lines) {
      const sku = skuById(step.writer, line.skuId);
      if (sku === undefined) return refuse('stock.sku_unknown');
      insertCaseLine(step.writer, {
        case_id: theCase.id, side: 'new', order_line_id: null, sku_id: sku.id, sku_code: sku.code, title: sku.title, colour: sku.colour, size: sku.size, quantity: line.quantity,
        unit_price_fen: line.unitPriceFen,
      });
    }
  }
  const lines = caseLines(step.writer, theCase.id);
  const side = (wanted: 'old' | 'new') => lines.filter((line) => line.side === wanted);
  const priced = (of: readonly { unit_price_fen: number | null; quantity: number }[]) => of.map((line) => ({ unitPriceFen: line.unit_price_fen, quantity: line.quantity }));
  // No line named means the whole order.
  const old = side('old').length > 0 ? side('old') : linesOf(step.writer, theCase.order_id);
  // What is sent again costs nothing; what is exchanged costs the difference.
  if (theCase.kind === 'exchange' && side('new').length > 0 && theCase.difference_received_at === null) {
    const difference = differenceOf(priced(old), priced(side('new')));
    updateCase(step.writer, theCase.id, { difference_fen: difference });
    const followed = followDifference(step, { id: theCase.id, difference_fen: difference });
    if (!followed.ok) return followed;
  }
  return ok(side(change.what === 'lines' ? 'old' : 'new').map((line) => `${line.sku_code === '' ? line.title : line.sku_code}×${String(line.quantity)}`).join('；'));
};

type Changed = { readonly text: string; readonly amountFen: number | null };
const said = (text: string, amountFen: number | null = null): Result<Changed> => ok({ text, amountFen });

const changed = (step: Act, caller: Caller, theCase: ListedCase, change: Change): Result<Changed> => {
  const order = requireOrder(step, theCase.order_id);
  if (!order.ok) return order;
  switch (change.what) {
    case 'kind': {
      if (!kindsWithState(theCase.state).includes(change.kind) || theCase.replacement_order_id !== null) return refuse('after_sales.kind_lacks_state', { caseKind: change.kind, caseState: theCase.state });
      if (!kindsFor(step.writer, order.value).includes(change.kind)) return refuse('after_sales.kind_does_not_fit', { caseKind: change.kind, state: order.value.state });
      const reason = reasonsFor(change.kind).includes(theCase.reason) ? theCase.reason : 'unknown';
      if (!reasonsFor(change.kind).includes(reason)) return refuse('after_sales.reason_does_not_fit', { caseKind: change.kind, caseReason: theCase.reason });
      const waits = deadlineStepOf(change.kind, theCase.state);
      updateCase(step.writer, theCase.id, { kind: change.kind, reason, ...(waits === theCase.deadline_step ? {} : deadlineIn(step, theCase.platform, change.kind, theCase.state)) });
      settleFlags(step, theCase);
      return said(change.kind);
    }
    case 'reason': {
      if (!reasonsFor(theCase.kind).includes(change.reason)) return refuse('after_sales.reason_does_not_fit', { caseKind: theCase.kind, caseReason: change.reason });
      const { packer_id } = packingOf(step.writer, order.value, change.reason);
      // Who pays follows the reason again, whatever was said of the old one.
      updateCase(step.writer, theCase.id, { reason: change.reason, freight_by: ruleOf(change.reason).freightBy, freight_why: '', packer_id });
      return said(change.reason);
    }
    case 'freight':
      if (!may(caller.role, 'after_sales.approve')) return refuse('after_sales.freight_is_the_managers');
      updateCase(step.writer, theCase.id, { freight_by: change.freightBy, freight_why: change.why });
      return said(`${change.freightBy}: ${change.why}`);
    case 'wanted': {
      const money = orderMoneyOf(step.writer, order.value);
      if (isRefundKind(theCase.kind) && change.wantedFen > refundableOf(money)) return refuse('after_sales.more_than_paid', { leftFen: refundableOf(money), paidFen: money.paidFen, amountFen: change.wantedFen });
      updateCase(step.writer, theCase.id, { wanted_fen: change.wantedFen });
      return said('', change.wantedFen);
    }
    case 'lines':
    case 'new_lines': {
      const lines = changeLines(step, theCase, change);
      return lines.ok ? said(lines.value) : lines;
    }
    case 'deadline':
      if (theCase.deadline_step === null) return refuse('after_sales.no_deadline');
      updateCase(step.writer, theCase.id, { deadline_at: change.at, over_noted: 0 });
      endTaskFor(step, 'other', 'case_due', { caseId: theCase.id });
      return said(String(change.at));
    case 'buyer_received':
      if (change.at !== null && change.at > step.at) return refuse('after_sales.time_ahead', {}, 'at');
      updateCase(step.writer, theCase.id, { buyer_received_at: change.at });
      return said(change.at === null ? '' : String(change.at));
  }
};

export const changeCase = (services: Services, caller: Caller, { caseId, seenEvent, change }: InputFor<'afterSales', 'change'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const seen = openCaseAsSeen(step, caseId, seenEvent);
    if (!seen.ok) return seen;
    const wanted = changed(step, caller, seen.value, change);
    if (!wanted.ok) return wanted;
    step.trace({ action: 'after_sales.change', subject: 'after_sales_case', subjectId: caseId, after: change });
    noteCase(step, seen.value, change.what, wanted.value);
    return ok(null);
  });

export const noteOnCase = (services: Services, caller: Caller, { caseId, text }: InputFor<'afterSales', 'note'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const theCase = caseById(step.writer, caseId);
    if (theCase === undefined) return refuse('after_sales.unknown');
    step.trace({ action: 'after_sales.note', subject: 'after_sales_case', subjectId: caseId, after: { length: text.length } });
    noteCase(step, theCase, 'note', { text });
    return ok(null);
  });
