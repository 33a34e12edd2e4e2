import type { MoneyEffect } from './change-plan.ts';

/**
 * CS-8: what has to follow a change of goods that are paid, as work of its own. `collect`: the buyer is asked for so much, over all changes since they last paid; where banks
 * are used (`byBank`), a transfer of it is waited for. `refund`: a case proposes to give so much back. `settled`: what was still to be asked for falls away.
 */
export type ChangeFollowUp =
  | { readonly kind: 'none' }
  | { readonly kind: 'settled' }
  | { readonly kind: 'collect'; readonly amountFen: number; readonly byBank: boolean }
  | { readonly kind: 'refund'; readonly amountFen: number };

/** What the order's money looks like before the change; all in fen. */
export type ChangeAccount = { readonly currency: string; readonly askedFen: number; readonly refundableFen: number };

/** What nobody has paid yet is set off first; no more goes back than there is. */
export const followUpOf = ({ kind, differenceFen }: Pick<MoneyEffect, 'kind' | 'differenceFen'>, { currency, askedFen, refundableFen }: ChangeAccount): ChangeFollowUp => {
  if (kind !== 'buyer_owes' && kind !== 'shop_owes') return { kind: 'none' };
  const open = askedFen + differenceFen;
  if (open > 0) return { kind: 'collect', amountFen: open, byBank: currency === 'CNY' };
  const backFen = Math.min(-open, refundableFen);
  return backFen > 0 ? { kind: 'refund', amountFen: backFen } : { kind: askedFen > 0 ? 'settled' : 'none' };
};
