import { proposedRefund, refundableOf } from '../../../shared/domain/after-sales/money.ts';
import { kindFromWords } from '../../../shared/domain/after-sales/platform-words.ts';
import { isCaseClosed } from '../../../shared/domain/after-sales/transitions.ts';
import type { OrderLineDraft } from '../../../shared/domain/intake/order-draft.ts';
import type { OrderId, OrderLineId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { casesOfOrder, platformCaseOf, updateCase, type ListedCase } from '../../store/after-sales/cases.ts';
import { caseLines } from '../../store/after-sales/case-lines.ts';
import { insertPayout, payoutsOfOrder, updatePayout } from '../../store/after-sales/payouts.ts';
import { linesOf, orderById, type StoredLine, type StoredOrder } from '../../store/orders/order-row.ts';
import type { Act } from '../services.ts';
import { orderMoneyOf, reportedOf } from './case-money.ts';
import { moveCase, noteCase, requireListed } from './move-case.ts';
import { kindsFor, writeNewCase, writeOldLines } from './open-case.ts';

/** What an order's refund was before a file was taken in; null = the order is new. */
export type RefundBefore = { readonly refund: StoredOrder['refund'] } | null;

type DraftLines = readonly Pick<OrderLineDraft, 'platformLineNumber' | 'skuCode' | 'title' | 'refund'>[];

/** What the platform paid by itself, or what we had asked it to pay: each fen is written down once. Answers what was new. */
const writeReported = (step: Act, order: StoredOrder, theCase: ListedCase): number => {
  const own = payoutsOfOrder(step.writer, order.id).filter(({ kind, way }) => kind === 'refund' && way === 'platform');
  let left = reportedOf(step.writer, order) - own.filter(({ state }) => state === 'paid').reduce((sum, { amount_fen: fen }) => sum + fen, 0);
  const found = Math.max(0, left);
  for (const payout of own) {
    if ((payout.state !== 'approved' && payout.state !== 'asked') || payout.amount_fen > left) continue;
    updatePayout(step.writer, payout.id, { state: 'paid', paid_at: step.at, paid_by: null, reported: 1, reference: order.platform_status_text.slice(0, 200) });
    left -= payout.amount_fen;
  }
  if (left > 0) {
    insertPayout(step.writer, {
      case_id: theCase.id, order_id: order.id, kind: 'refund', state: 'paid', way: 'platform', shop_name: order.shop_name, account: order.buyer_nick, reason: order.platform_status_text.slice(0, 500) || order.refund,
      amount_fen: left, currency: order.currency, reported: 1, asked_at: step.at, asked_by: null, over_limit: 0, decided_at: null, decided_by: null, paid_at: step.at, paid_by: null,
    });
  }
  if (found > 0) noteCase(step, theCase, 'paid', { text: order.platform_status_text, amountFen: found });
  return found;
};

/** The order's lines with what the file says of the refund of each: by the platform's number of the line, else by its place. */
const refundsOf = (step: Act, order: StoredOrder, draft: DraftLines): readonly { readonly line: StoredLine; readonly refund: StoredLine['refund'] }[] =>
  linesOf(step.writer, order.id).map((line, index) => {
    const said = draft.find((one) => one.platformLineNumber !== null && one.platformLineNumber === line.platform_line_number)
      ?? (draft[index] !== undefined && (draft[index].skuCode ?? '') === line.sku_code && draft[index].title === line.title ? draft[index] : undefined);
    return { line, refund: said?.refund ?? line.refund };
  });

const requestedLines = (step: Act, order: StoredOrder, draft: DraftLines) =>
  refundsOf(step, order, draft).filter(({ refund }) => refund === 'requested').map(({ line }) => ({ line, quantity: line.quantity }));

/** What has left keeps its lines when a file changes them; what the platform says of their money is taken over all the same. */
const writeLineRefunds = (step: Act, order: StoredOrder, draft: DraftLines): void => {
  if (order.state !== 'handed_over' && order.state !== 'completed') return;
  for (const { line, refund } of refundsOf(step, order, draft)) {
    if (refund !== line.refund) step.writer.run('UPDATE order_lines SET refund = ? WHERE id = ?', refund, line.id);
  }
};

const pricesOf = (lines: readonly { readonly line: { readonly unit_price_fen: number | null }; readonly quantity: number }[]) =>
  lines.map(({ line, quantity }) => ({ unitPriceFen: line.unit_price_fen, quantity }));

/** The platform says that a refund is wanted: the case of it, one for an order, whether it was open already or not. */
const follow = (step: Act, order: StoredOrder, draft: DraftLines): void => {
  const lines = requestedLines(step, order, draft);
  const known = platformCaseOf(step.writer, order.id);
  if (known !== undefined) {
    const named = new Set(caseLines(step.writer, known.id).filter(({ side }) => side === 'old').map(({ order_line_id: id }) => id));
    if (named.size === 0 || lines.every(({ line }) => named.has(line.id as OrderLineId))) return;
    writeOldLines(step, known.id, [...linesOf(step.writer, order.id).filter((line) => named.has(line.id as OrderLineId)).map((line) => ({ line, quantity: line.quantity })), ...lines.filter(({ line }) => !named.has(line.id as OrderLineId))]);
    noteCase(step, known, 'platform_asks', { text: order.platform_status_text });
    return;
  }
  // People opened one before the platform said so: it is the same matter, not a second one.
  const own = casesOfOrder(step.writer, order.id).findLast(({ closed_at: closed, kind }) => closed === null && kind !== 'compensation' && kind !== 'resend');
  if (own !== undefined) {
    updateCase(step.writer, own.id, { source: 'platform' });
    noteCase(step, own, 'platform_asks', { text: order.platform_status_text });
    return;
  }
  const wished = kindFromWords(order.platform_status_text, order.state);
  const kind = kindsFor(step.writer, order).includes(wished) ? wished : 'refund_only';
  const money = orderMoneyOf(step.writer, order);
  const all = linesOf(step.writer, order.id).map((line) => ({ line, quantity: line.quantity }));
  const hasLeft = order.state === 'handed_over' || order.state === 'completed';
  const forGoods = Math.max(0, order.paid_fen - (hasLeft ? (order.freight_fen ?? 0) : 0));
  const wantedFen = Math.min(refundableOf(money), lines.length === 0 || lines.length === all.length ? (hasLeft ? forGoods : order.paid_fen) : proposedRefund(pricesOf(lines), pricesOf(all), forGoods));
  writeNewCase(step, order, { kind, reason: 'unknown', source: 'platform', wantedFen, buyerReceivedAt: null, text: order.platform_status_text, lines });
};

/** The platform has settled it: the case ends with it, and what it paid is written down. */
const settle = (step: Act, order: StoredOrder, theCase: ListedCase): Result<null> => {
  const found = writeReported(step, order, theCase);
  const ended = moveCase(step, requireListed(step, theCase.id), 'platform_end', { text: order.platform_status_text, amountFen: found === 0 ? null : found });
  return ended.ok ? ok(null) : ended;
};

/** The buyer took it back on the platform. What people have worked on stays open for them, as a case of their own. */
const takeBack = (step: Act, order: StoredOrder, theCase: ListedCase): Result<null> => {
  noteCase(step, theCase, 'platform_withdrew', { text: order.platform_status_text });
  if (theCase.opened_by !== null || theCase.state !== 'opened') {
    updateCase(step.writer, theCase.id, { source: 'shop' });
    return ok(null);
  }
  const ended = moveCase(step, theCase, 'withdraw', { text: order.platform_status_text });
  return ended.ok ? ok(null) : ended;
};

/**
 * AS-1: what a platform's file says of a refund opens a case by itself, follows it and ends it; never a second one for the same cause. An order that is new and closed
 * needs none: nothing is left to do. Holding the order stays as it was.
 */
export const followPlatform = (step: Act, orderId: OrderId, before: RefundBefore, draft: DraftLines): Result<null> => {
  const order = orderById(step.writer, orderId);
  if (order === undefined || order.state === 'awaiting_payment') return ok(null);
  writeLineRefunds(step, order, draft);
  if (order.refund === 'requested') {
    if (!(before === null && order.state === 'closed')) follow(step, order, draft);
    return ok(null);
  }
  const open = platformCaseOf(step.writer, order.id);
  const paid = order.refund === 'succeeded';
  if (open !== undefined) {
    const more = reportedOf(step.writer, order) > payoutsOfOrder(step.writer, order.id).filter(({ kind, way, state }) => kind === 'refund' && way === 'platform' && state === 'paid').reduce((sum, { amount_fen: fen }) => sum + fen, 0);
    return paid || more ? settle(step, order, open) : takeBack(step, order, open);
  }
  if (!paid || before?.refund === 'succeeded') return ok(null);
  // Paid on the platform without a request that we saw. A case of the shop that waits for this money takes it; else one is written down, ended at once.
  const own = casesOfOrder(step.writer, order.id).findLast(({ state, kind }) => !isCaseClosed(state) && kind !== 'compensation' && kind !== 'resend');
  if (own !== undefined) return settle(step, order, own);
  if (before === null && order.state === 'closed') return ok(null);
  const caseId = writeNewCase(step, order, {
    kind: kindFromWords(order.platform_status_text, order.state), reason: 'unknown', source: 'platform', wantedFen: Math.min(order.paid_fen, reportedOf(step.writer, order)), buyerReceivedAt: null,
    text: order.platform_status_text, lines: [],
  });
  return settle(step, order, requireListed(step, caseId));
};
