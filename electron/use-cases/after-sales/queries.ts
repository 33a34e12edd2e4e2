import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { CaseState } from '../../../shared/domain/after-sales/case.ts';
import { mayGiveAlone, proposedRefund, refundableOf } from '../../../shared/domain/after-sales/money.ts';
import { isPhotoLate, photoPatienceMs, ruleOf } from '../../../shared/domain/after-sales/reasons.ts';
import { nearMs } from '../../../shared/domain/after-sales/terms.ts';
import { caseStepsFrom, isCaseClosed, kindsWithState } from '../../../shared/domain/after-sales/transitions.ts';
import { returningNumberText } from '../../../shared/domain/after-sales/returning.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { caseById, caseEvents, casesDueUntil, casesOfOrder, closedCases, countClosedCases, countDueUntil, countOpenCases, openCaseCounts, openCases, type ListedCase } from '../../store/after-sales/cases.ts';
import { caseLines } from '../../store/after-sales/case-lines.ts';
import { openPayoutCounts, payoutsOfCase } from '../../store/after-sales/payouts.ts';
import { photosOf } from '../../store/after-sales/photos.ts';
import { returningByNumber, returningOfCase } from '../../store/after-sales/returning.ts';
import type { Reader } from '../../store/database.ts';
import { searchOrders } from '../../store/orders/order-list.ts';
import { orderById } from '../../store/orders/order-row.ts';
import { readSettings } from '../../store/settings.ts';
import { staffById } from '../../store/staff.ts';
import { balanceOf } from '../../../shared/domain/transfers/match.ts';
import { expectedOfCase, liveMatchSums, paybackSums } from '../../store/transfers/expected.ts';
import { readerOf, type Caller, type Services } from '../services.ts';
import { orderMoneyOf } from './case-money.ts';
import { caseLineOf, caseOrderOf, caseRowOf, returningView } from './case-view.ts';
import { payoutView } from './finance.ts';
import { termFor } from './move-case.ts';
import { kindsFor, pickLines } from './open-case.ts';

/** Cases of the orders that the search finds, and of a parcel that comes back under this number; newest first. */
const searchCases = (reader: Reader, { view, kind, state, text }: InputFor<'afterSales', 'list'>): ListedCase[] => {
  const orderIds = searchOrders(reader, text, 0, 500).rows.map(({ id }) => id);
  const found = new Map(orderIds.flatMap((orderId) => casesOfOrder(reader, orderId)).map((one) => [one.id, one]));
  for (const { case_id: caseId } of returningByNumber(reader, returningNumberText(text))) {
    const one = caseId === null ? undefined : caseById(reader, caseId);
    if (one !== undefined) found.set(one.id, one);
  }
  const wanted = [...found.values()].filter((one) => (one.closed_at === null) === (view === 'open') && (kind === null || one.kind === kind) && (state === null || one.state === state));
  return wanted.sort((a, b) => (view === 'open' ? (a.deadline_at ?? Infinity) - (b.deadline_at ?? Infinity) : (b.closed_at ?? 0) - (a.closed_at ?? 0)) || b.id - a.id);
};

export const listCases = (services: Services, input: InputFor<'afterSales', 'list'>): Result<OutputFor<'afterSales', 'list'>> => {
  const reader = readerOf(services);
  const now = services.now();
  const states: Partial<Record<CaseState, number>> = {};
  for (const { state, n } of openCaseCounts(reader)) states[state] = n;
  const closed = countClosedCases(reader);
  const { view, kind, state, text, offset, limit } = input;
  const answer = (rows: readonly ListedCase[], total: number) => ok({ rows: rows.map((row) => caseRowOf(row, now)), total, states, closed });
  if (text !== '') {
    const found = searchCases(reader, input);
    return answer(found.slice(offset, offset + limit), found.length);
  }
  if (view === 'open') return answer(openCases(reader, { kind, state }, offset, limit), countOpenCases(reader, { kind, state }));
  return answer(closedCases(reader, { kind, state }, offset, limit), closed);
};

/** Refuses a case that is not there. */
const differenceByBank = (reader: Reader, caseId: ListedCase['id']): OutputFor<'afterSales', 'get'>['expected'] => {
  const expected = expectedOfCase(reader, caseId);
  if (expected === undefined) return null;
  const { receivedFen, paidBackFen, leftFen, overFen } = balanceOf(expected.amount_fen, liveMatchSums(reader, expected.id), paybackSums(reader, expected.id));
  return { bank: expected.bank, payer: expected.payer, state: expected.state, receivedFen: receivedFen - paidBackFen, leftFen, overFen };
};

export const getCase = (services: Services, caller: Caller, { caseId }: InputFor<'afterSales', 'get'>): Result<OutputFor<'afterSales', 'get'>> => {
  const reader = readerOf(services);
  const now = services.now();
  const found = caseById(reader, caseId);
  const order = found === undefined ? undefined : orderById(reader, found.order_id);
  if (found === undefined || order === undefined) return refuse('after_sales.unknown');
  const rule = ruleOf(found.reason);
  const lines = caseLines(reader, caseId);
  const caseOrder = caseOrderOf(reader, order);
  const replacement = found.replacement_order_id === null ? undefined : orderById(reader, found.replacement_order_id);
  const alone = mayGiveAlone(caller.role, readSettings(reader).compensationLimits, caseOrder.freightFen, orderMoneyOf(reader, order).payouts);
  return ok({
    row: caseRowOf(found, now), openedBy: found.opened_by === null ? '' : (staffById(reader, found.opened_by)?.name ?? ''), order: caseOrder,
    events: caseEvents(reader, caseId).map((event) => ({ id: event.id, at: event.at, staffName: event.staff_name, kind: event.kind, text: event.text, amountFen: event.amount_fen })),
    lines: lines.filter(({ side }) => side === 'old').map(caseLineOf), newLines: lines.filter(({ side }) => side === 'new').map(caseLineOf),
    photos: photosOf(reader, caseId).map((photo) => ({
      id: photo.id, name: photo.name, sha256: photo.sha256, bytes: photo.bytes, widthPx: photo.width_px, heightPx: photo.height_px, addedAt: photo.added_at, staffName: photo.staff_name,
      late: isPhotoLate(photo.added_at, found.buyer_received_at),
    })),
    payouts: payoutsOfCase(reader, caseId).map(payoutView), returning: returningOfCase(reader, caseId).map((parcel) => returningView(reader, parcel)),
    steps: [...caseStepsFrom(found.kind, found.state)], kinds: isCaseClosed(found.state) ? [] : kindsWithState(found.state).filter((kind) => kindsFor(reader, order).includes(kind)),
    freightWhy: found.freight_why, buyerReceivedAt: found.buyer_received_at, photosWanted: rule.photos, photosUntil: rule.photos && found.buyer_received_at !== null ? found.buyer_received_at + photoPatienceMs : null,
    packerName: found.packer_name, claimId: found.claim_id, mayClaim: found.freight_by === 'courier' && found.claim_id === null && caseOrder.parcels.length > 0,
    expected: differenceByBank(reader, found.id), differenceFen: found.difference_fen, differenceReceivedAt: found.difference_received_at,
    replacement: replacement === undefined ? null : { orderId: replacement.id, number: replacement.platform_order_number, state: replacement.state },
    term: found.deadline_step === null ? null : termFor(reader, found.platform, found.kind, found.deadline_step),
    others: casesOfOrder(reader, order.id).filter(({ id }) => id !== caseId).map((other) => caseRowOf(other, now)), aloneFen: Number.isFinite(alone) ? alone : null,
  });
};

/** AS-3: for the rail, the bar on every screen, and Today. */
export const casesAttention = (services: Services): Result<OutputFor<'afterSales', 'attention'>> => {
  const reader = readerOf(services);
  const now = services.now();
  const over = countDueUntil(reader, now);
  const payouts = openPayoutCounts(reader);
  return ok({
    open: countOpenCases(reader, { kind: null, state: null }), over, near: countDueUntil(reader, now + nearMs) - over,
    toApprove: payouts.find(({ state }) => state === 'asked')?.n ?? 0, toPay: payouts.find(({ state }) => state === 'approved')?.n ?? 0,
    rows: casesDueUntil(reader, now + nearMs, 20).map((row) => caseRowOf(row, now)),
  });
};

export const casesOf = (services: Services, { orderId }: InputFor<'afterSales', 'ofOrder'>): Result<OutputFor<'afterSales', 'ofOrder'>> => {
  const reader = readerOf(services);
  const order = orderById(reader, orderId);
  if (order === undefined) return refuse('order.unknown');
  return ok({ order: caseOrderOf(reader, order), cases: casesOfOrder(reader, orderId).map((row) => caseRowOf(row, services.now())), kinds: [...kindsFor(reader, order)] });
};

export const proposal = (services: Services, { orderId, lines }: InputFor<'afterSales', 'proposal'>): Result<OutputFor<'afterSales', 'proposal'>> => {
  const reader = readerOf(services);
  const order = orderById(reader, orderId);
  if (order === undefined) return refuse('order.unknown');
  const picked = pickLines(reader, order, lines);
  if (!picked.ok) return picked;
  const all = caseOrderOf(reader, order).lines;
  const hasLeft = order.state === 'handed_over' || order.state === 'completed';
  // Freight that the buyer paid was used; before it left, everything goes back.
  const paidForGoods = Math.max(0, order.paid_fen - (hasLeft ? (order.freight_fen ?? 0) : 0));
  const refundableFen = refundableOf(orderMoneyOf(reader, order));
  const wanted = picked.value.length === 0 ? all : picked.value.map(({ line, quantity }) => ({ unitPriceFen: line.unit_price_fen, quantity }));
  return ok({ amountFen: Math.min(refundableFen, proposedRefund(wanted, all, paidForGoods)), refundableFen });
};
