import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followUpOf } from '../../../shared/domain/orders/change-follow-up.ts';

const money = fc.integer({ min: 0, max: 10_000_000 });
const effect = (differenceFen: number) => ({ kind: differenceFen > 0 ? 'buyer_owes' as const : differenceFen < 0 ? 'shop_owes' as const : 'same' as const, differenceFen });

describe('CS-8: what follows a change of goods that are paid', () => {
  test('what is asked for, what goes back and what falls away add up to the difference, as far as there is money to give back', () => {
    fc.assert(fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), money, money, (differenceFen, askedFen, refundableFen) => {
      const follow = followUpOf(effect(differenceFen), { currency: 'CNY', askedFen, refundableFen });
      const owed = askedFen + differenceFen;
      if (differenceFen === 0) expect(follow).toEqual({ kind: 'none' });
      else if (owed > 0) expect(follow).toEqual({ kind: 'collect', amountFen: owed, byBank: true });
      else if (owed < 0 && refundableFen > 0) expect(follow).toEqual({ kind: 'refund', amountFen: Math.min(-owed, refundableFen) });
      else expect(follow.kind).toBe(askedFen > 0 ? 'settled' : 'none');
    }));
  });

  test('nothing follows before payment; what is paid in another money waits for no bank transfer', () => {
    expect(followUpOf({ kind: 'new_total', differenceFen: 500 }, { currency: 'CNY', askedFen: 0, refundableFen: 0 })).toEqual({ kind: 'none' });
    expect(followUpOf(effect(500), { currency: 'USD', askedFen: 0, refundableFen: 0 })).toEqual({ kind: 'collect', amountFen: 500, byBank: false });
  });
});
