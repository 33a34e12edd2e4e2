import type { OrderId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { bringsGoodsBack, type CaseKind } from '../../../shared/domain/after-sales/case.ts';
import { casesOfOrder, type ListedCase } from '../../store/after-sales/cases.ts';
import { requireListed } from '../after-sales/move-case.ts';
import { writeNewCase } from '../after-sales/open-case.ts';
import { requireOrder } from '../order-changes.ts';
import type { Act } from '../services.ts';

/**
 * The case that goods of an order come back for: an open one of a kind that brings goods back, else the newest such one, also when it is closed (AS-4: closed and
 * arriving later it goes on), else a new one of this kind.
 */
export const caseForOrder = (step: Act, orderId: OrderId, kind: Extract<CaseKind, 'return' | 'refused_delivery'>): Result<ListedCase> => {
  const order = requireOrder(step, orderId);
  if (!order.ok) return order;
  const cases = casesOfOrder(step.writer, orderId).filter((one) => bringsGoodsBack(one.kind));
  const known = cases.findLast(({ closed_at: closed }) => closed === null) ?? cases.at(-1);
  if (known !== undefined) return ok(known);
  const caseId = writeNewCase(step, order.value, { kind, reason: 'unknown', source: 'shop', wantedFen: 0, buyerReceivedAt: null, text: '', lines: [] });
  return ok(requireListed(step, caseId));
};
