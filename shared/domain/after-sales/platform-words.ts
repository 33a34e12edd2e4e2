import type { OrderState } from '../orders/lifecycle.ts';
import type { CaseKind } from './case.ts';

/** What the platform's words about an order ask for; in doubt money before it has left, and the goods back afterwards. */
export const kindFromWords = (words: string, state: OrderState): CaseKind => {
  const text = words.normalize('NFKC').toLowerCase();
  const hasLeft = state === 'handed_over' || state === 'completed';
  if (!hasLeft) return 'refund_only';
  if (/拒收|拒签|refused deliver|rejected deliver/.test(text)) return 'refused_delivery';
  if (/退货/.test(text)) return 'return';
  if (/换货|换新|exchange/.test(text)) return 'exchange';
  if (/补寄|补发|重发|resend|reship/.test(text)) return 'resend';
  if (/仅退款|只退款|未收到货|refund only|without return/.test(text)) return 'refund_only';
  return 'return';
};
