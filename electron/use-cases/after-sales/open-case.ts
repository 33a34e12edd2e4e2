import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { caseKinds, type CaseKind } from '../../../shared/domain/after-sales/case.ts';
import { refundableOf } from '../../../shared/domain/after-sales/money.ts';
import { reasonsFor, ruleOf, type CaseReason } from '../../../shared/domain/after-sales/reasons.ts';
import type { AfterSalesCaseId, OrderLineId, SkuId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { casesOfOrder, insertCase, insertCaseEvent, updateCase } from '../../store/after-sales/cases.ts';
import { caseLines, deleteCaseLines, insertCaseLine, parcelsLeftOf } from '../../store/after-sales/case-lines.ts';
import type { Reader } from '../../store/database.ts';
import { linesOf, type StoredLine, type StoredOrder } from '../../store/orders/order-row.ts';
import { requireOrder } from '../order-changes.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { orderMoneyOf } from './case-money.ts';
import { buyerMayHaveIt, interceptGone } from './intercept.ts';
import { deadlineIn, sayCaseChanged, settleFlags } from './move-case.ts';

/** Money that leaves because of what was paid: it cannot be more. */
export const isRefundKind = (kind: CaseKind): boolean => kind === 'return' || kind === 'refund_only' || kind === 'refused_delivery' || kind === 'courier_damage';

/** AS-1: what a case about this order can be: before it has left there is only money, afterwards everything. */
export const kindsFor = (reader: Reader, order: StoredOrder): readonly CaseKind[] => {
  switch (order.state) {
    case 'awaiting_payment':
      return [];
    case 'paid':
    case 'packed':
      return ['refund_only', 'compensation'];
    case 'handed_over':
    case 'completed':
      return caseKinds;
    case 'closed':
      // Closed by the platform after it had left by another way than ours.
      return parcelsLeftOf(reader, order.id).length > 0 ? caseKinds : order.paid_fen > 0 ? ['refund_only', 'compensation'] : [];
  }
};

export type WantedLine = { readonly orderLineId: OrderLineId; readonly quantity: number };

/** The order's lines by what was asked for. Refuses lines of other orders and more pieces than were ordered. */
export const pickLines = (reader: Reader, order: StoredOrder, wanted: readonly WantedLine[]): Result<readonly { readonly line: StoredLine; readonly quantity: number }[]> => {
  const lines = new Map(linesOf(reader, order.id).map((line) => [line.id, line]));
  const picked: { line: StoredLine; quantity: number }[] = [];
  for (const { orderLineId, quantity } of wanted) {
    const line = lines.get(orderLineId);
    if (line === undefined || picked.some((one) => one.line.id === line.id)) return refuse('after_sales.line_unknown');
    if (quantity > line.quantity) return refuse('after_sales.more_than_ordered', { title: line.title === '' ? line.sku_code : line.title, ordered: line.quantity, quantity });
    picked.push({ line, quantity });
  }
  return ok(picked);
};

export const writeOldLines = (step: Act, caseId: AfterSalesCaseId, picked: readonly { readonly line: StoredLine; readonly quantity: number }[]): void => {
  deleteCaseLines(step.writer, caseId, 'old');
  for (const { line, quantity } of picked) {
    insertCaseLine(step.writer, {
      case_id: caseId, side: 'old', order_line_id: line.id as OrderLineId, sku_id: line.sku_id as SkuId | null, sku_code: line.sku_code, title: line.title, colour: line.colour, size: line.size, quantity,
      unit_price_fen: line.unit_price_fen === null ? null : Math.max(0, line.unit_price_fen),
    });
  }
};

/** Whose packing it was: the packer of the parcel that left last, where the reason says that it happened at the packing table (ST-4). */
export const packingOf = (reader: Reader, order: StoredOrder, reason: CaseReason) => {
  const [parcel] = parcelsLeftOf(reader, order.id);
  return { parcel_id: parcel?.parcel_id ?? null, packer_id: ruleOf(reason).packing ? (parcel?.packer_id ?? null) : null };
};

export type NewCase = {
  readonly kind: CaseKind; readonly reason: CaseReason; readonly source: 'shop' | 'platform'; readonly wantedFen: number; readonly buyerReceivedAt: number | null; readonly text: string;
  readonly lines: readonly { readonly line: StoredLine; readonly quantity: number }[];
};

/** Writes a case that was looked at already. */
export const writeNewCase = (step: Act, order: StoredOrder, wish: NewCase): AfterSalesCaseId => {
  const caseId = insertCase(step.writer, {
    order_id: order.id, kind: wish.kind, state: 'opened', reason: wish.reason, freight_by: ruleOf(wish.reason).freightBy, source: wish.source, currency: order.currency, wanted_fen: wish.wantedFen,
    buyer_received_at: wish.buyerReceivedAt, ...packingOf(step.writer, order, wish.reason), opened_at: step.at, opened_by: step.staffId,
  });
  updateCase(step.writer, caseId, deadlineIn(step, order.platform, wish.kind, 'opened'));
  writeOldLines(step, caseId, wish.lines);
  insertCaseEvent(step.writer, caseId, { at: step.at, staffId: step.staffId, kind: 'open', text: wish.text, amountFen: wish.wantedFen === 0 ? null : wish.wantedFen });
  step.trace({
    action: 'after_sales.open', subject: 'after_sales_case', subjectId: caseId, after: { order: order.platform_order_number, kind: wish.kind, reason: wish.reason, source: wish.source, wantedFen: wish.wantedFen },
  });
  settleFlags(step, { order_id: order.id });
  if (wish.kind === 'refund_only' && !buyerMayHaveIt(wish.reason)) interceptGone(step, order.id);
  sayCaseChanged(step, order.id);
  return caseId;
};

/** An open case of this kind that is about the same: about all of the order, or about one of these lines. */
const sameCase = (step: Act, order: StoredOrder, kind: CaseKind, lines: readonly WantedLine[]): AfterSalesCaseId | null => {
  for (const other of casesOfOrder(step.writer, order.id)) {
    if (other.closed_at !== null || other.kind !== kind) continue;
    const theirs = caseLines(step.writer, other.id).filter(({ side }) => side === 'old');
    if (theirs.length === 0 || lines.length === 0 || theirs.some((line) => lines.some(({ orderLineId }) => orderLineId === line.order_line_id))) return other.id;
  }
  return null;
};

/** AS-1: a case from its order. */
export const openCase = (services: Services, caller: Caller, input: InputFor<'afterSales', 'open'>): Result<OutputFor<'afterSales', 'open'>> =>
  act(services, caller.staffId, (step) => {
    const found = requireOrder(step, input.orderId);
    if (!found.ok) return found;
    const order = found.value;
    const { kind, reason, wantedFen } = input;
    if (!kindsFor(step.writer, order).includes(kind)) return refuse('after_sales.kind_does_not_fit', { caseKind: kind, state: order.state });
    if (!reasonsFor(kind).includes(reason)) return refuse('after_sales.reason_does_not_fit', { caseKind: kind, caseReason: reason });
    const picked = pickLines(step.writer, order, input.lines);
    if (!picked.ok) return picked;
    if (sameCase(step, order, kind, input.lines) !== null) return refuse('after_sales.open_already', { number: order.platform_order_number, caseKind: kind });
    if (input.buyerReceivedAt !== null && input.buyerReceivedAt > step.at) return refuse('after_sales.time_ahead', {}, 'buyerReceivedAt');
    if (isRefundKind(kind)) {
      const money = orderMoneyOf(step.writer, order);
      if (wantedFen > refundableOf(money)) return refuse('after_sales.more_than_paid', { leftFen: refundableOf(money), paidFen: money.paidFen, amountFen: wantedFen });
    }
    return ok({ caseId: writeNewCase(step, order, { kind, reason, source: 'shop', wantedFen, buyerReceivedAt: input.buyerReceivedAt, text: input.text, lines: picked.value }) });
  });
