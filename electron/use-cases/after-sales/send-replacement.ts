import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OrderId, SkuId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { caseOfReplacement, updateCase } from '../../store/after-sales/cases.ts';
import { caseLines } from '../../store/after-sales/case-lines.ts';
import { originOf } from '../../store/orders/family.ts';
import { linesOf, orderById } from '../../store/orders/order-row.ts';
import { skuById } from '../../store/stock.ts';
import { holdOrder, requireOrder } from '../order-changes.ts';
import { deriveOrder } from '../orders/derived-order.ts';
import { appendNote } from '../orders/orders.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { moveCase, noteCase, openCaseAsSeen, requireListed } from './move-case.ts';
import { differenceSettled } from './step-case.ts';

/**
 * AS-5: the new goods become an order of their own, which prints, packs and ships as any; its paid sum is what the buyer paid on top. While a difference that the
 * buyer owes is not here, it is held. Goods that should come back first are only gone before by the manager's word.
 */
export const sendReplacement = (services: Services, caller: Caller, { caseId, seenEvent, text }: InputFor<'afterSales', 'send'>): Result<OutputFor<'afterSales', 'send'>> =>
  act(services, caller.staffId, (step) => {
    const seen = openCaseAsSeen(step, caseId, seenEvent);
    if (!seen.ok) return seen;
    const theCase = seen.value;
    if (theCase.replacement_order_id !== null) return refuse('after_sales.sent_already');
    if (theCase.kind === 'exchange' && theCase.state !== 'received' && !may(caller.role, 'after_sales.approve')) return refuse('after_sales.goods_not_checked');
    const found = requireOrder(step, theCase.order_id);
    if (!found.ok) return found;
    const lines = caseLines(step.writer, caseId);
    const fresh = lines.filter(({ side }) => side === 'new');
    // What is sent again is what was in the case, unless somebody chose otherwise.
    const old = lines.filter(({ side }) => side === 'old');
    const again = old.length > 0 ? old : linesOf(step.writer, theCase.order_id).map((line) => ({ ...line, sku_id: line.sku_id as SkuId | null }));
    const wanted = fresh.length > 0 || theCase.kind === 'exchange' ? fresh : again;
    if (wanted.length === 0) return refuse('after_sales.no_new_lines');
    const moved = moveCase(step, theCase, 'send', { text });
    if (!moved.ok) return moved;
    const owed = theCase.kind === 'exchange' && theCase.difference_fen > 0;
    const derived = deriveOrder(step, found.value, {
      kind: theCase.kind === 'exchange' ? 'exchange' : 'resend', paidFen: owed && theCase.difference_received_at !== null ? theCase.difference_fen : 0,
      lines: wanted.map((line) => ({
        skuId: line.sku_id, skuCode: line.sku_code, styleCode: line.sku_id === null ? '' : (skuById(step.writer, line.sku_id)?.style_code ?? ''), title: line.title, colour: line.colour, size: line.size,
        properties: '', quantity: line.quantity, unitPriceFen: line.unit_price_fen,
      })),
    });
    if (!derived.ok) return derived;
    updateCase(step.writer, caseId, { replacement_order_id: derived.value });
    const order = requireOrder(step, derived.value);
    if (!order.ok) return order;
    if (owed && theCase.difference_received_at === null) {
      const held = holdOrder(step, order.value, { reason: 'payment_question', note: `+${(theCase.difference_fen / 100).toFixed(2)}`, until: null });
      if (!held.ok) return held;
    }
    return ok({ orderId: derived.value, number: order.value.platform_order_number });
  });

/** A case whose new goods have left and whose difference is settled is over. */
export const closeIfDone = (step: Act, caseId: Parameters<typeof requireListed>[1]): Result<null> => {
  const theCase = requireListed(step, caseId);
  const order = theCase.replacement_order_id === null ? undefined : orderById(step.writer, theCase.replacement_order_id);
  if (theCase.state !== 'sent' || (order?.state !== 'handed_over' && order?.state !== 'completed') || !differenceSettled(step, theCase)) return ok(null);
  const closed = moveCase(step, theCase, 'close', {});
  return closed.ok ? ok(null) : closed;
};

/**
 * AS-5: the new goods have left: the note of the order they replace takes courier and number (that of the first order has taken them with the hand-over), and a case
 * that is settled closes itself, its flag with it.
 */
export const replacementShipped = (step: Act, orderId: OrderId, courierName: string, waybillNumber: string): Result<null> => {
  const theCase = caseOfReplacement(step.writer, orderId);
  if (theCase === undefined) return ok(null);
  const order = orderById(step.writer, orderId);
  if (order !== undefined && originOf(step.writer, order).id !== theCase.order_id) appendNote(step, theCase.order_id, `${courierName} ${waybillNumber}`);
  noteCase(step, theCase, 'shipped', { text: `${courierName} ${waybillNumber}` });
  return closeIfDone(step, theCase.id);
};
