import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { nextCaseState } from '../../../shared/domain/after-sales/transitions.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { returningLines, returningOfCase } from '../../store/after-sales/returning.ts';
import { act, type Caller, type Services } from '../services.ts';
import { caseAsSeen, requireListed } from './move-case.ts';
import { checkGoods, parcelArrived } from './returning.ts';

/** AS-4 without a scan: somebody of customer service has the goods in hand and says what they are. */
export const receiveGoods = (services: Services, caller: Caller, { caseId, seenEvent, goods, text }: InputFor<'afterSales', 'receive'>): Result<OutputFor<'afterSales', 'receive'>> =>
  act(services, caller.staffId, (step) => {
    const seen = caseAsSeen(step, caseId, seenEvent);
    if (!seen.ok) return seen;
    const theCase = seen.value;
    const next = nextCaseState(theCase.kind, theCase.state, 'receive');
    if (!next.ok) return next;
    const waiting = returningOfCase(step.writer, caseId).find(({ state }) => state === 'expected' || state === 'arrived');
    const arrived = waiting?.state === 'arrived'
      ? ok(waiting)
      : parcelArrived(step, caller, { waybillNumber: waiting?.waybill_number ?? '', courierCode: waiting?.courier_code ?? '', senderName: '', senderPhone: '', note: '', caseId });
    if (!arrived.ok) return arrived;
    const lines = returningLines(step.writer, arrived.value.id);
    const named = goods.map((piece) => ({ piece, line: lines.find(({ order_line_id: id }) => id === piece.orderLineId) }));
    if (named.some(({ line }) => line === undefined)) return refuse('after_sales.line_unknown');
    const checked = checkGoods(step, caller, arrived.value.id, named.map(({ piece, line }) => ({
      returningLineId: line?.id ?? null, skuId: null, skuCode: '', title: '', condition: piece.condition, quantity: piece.quantity,
    })), text);
    return checked.ok ? ok({ state: requireListed(step, caseId).state }) : checked;
  });
