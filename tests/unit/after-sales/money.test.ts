import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  differenceOf, mayGiveAlone, payoutKinds, payoutStates, payoutWays, proposedRefund, refundFits, refundableOf, refundedOf, stands, type OrderMoney, type PayoutSum,
} from '../../../shared/domain/after-sales/money.ts';

const fen = fc.integer({ min: 1, max: 1_000_000 });
const payout: fc.Arbitrary<PayoutSum> = fc.record({
  kind: fc.constantFrom(...payoutKinds), state: fc.constantFrom(...payoutStates), way: fc.constantFrom(...payoutWays), amountFen: fen, reported: fc.boolean(),
});

describe('AS-6: money adds up', () => {
  test('however refunds are asked for, in whatever order and by whatever way, they never come to more than was paid', () => {
    fc.assert(fc.property(fc.nat(2_000_000), fc.nat(2_000_000), fc.array(fc.tuple(fc.constantFrom(...payoutWays), fen), { maxLength: 30 }), (paidFen, reported, wishes) => {
      let money: OrderMoney = { paidFen, reportedFen: Math.min(reported, paidFen), payouts: [] };
      for (const [way, amountFen] of wishes) {
        const fits = refundFits(money, way, amountFen);
        if (!fits.ok) {
          expect(fits.refusal.code).toBe('after_sales.more_than_paid');
          continue;
        }
        money = { ...money, payouts: [...money.payouts, { kind: 'refund', state: 'approved', way, amountFen, reported: false }] };
        expect(refundedOf(money)).toBeLessThanOrEqual(paidFen);
        expect(refundableOf(money)).toBe(paidFen - refundedOf(money));
      }
      // What is left to be given outside the platform is exactly what fits.
      const left = refundableOf(money);
      if (left > 0) expect(refundFits(money, 'bank', left).ok).toBe(true);
      expect(refundFits(money, 'bank', left + 1).ok).toBe(false);
    }));
  });

  test('what the platform reports of what we asked it to pay is the same money', () => {
    const asked: PayoutSum = { kind: 'refund', state: 'paid', way: 'platform', amountFen: 3_000, reported: true };
    expect(refundedOf({ paidFen: 9_900, reportedFen: 3_000, payouts: [asked] })).toBe(3_000);
    expect(refundedOf({ paidFen: 9_900, reportedFen: 0, payouts: [asked] })).toBe(3_000);
    expect(refundedOf({ paidFen: 9_900, reportedFen: 5_000, payouts: [asked] })).toBe(5_000);
    expect(refundedOf({ paidFen: 9_900, reportedFen: 3_000, payouts: [asked, { ...asked, way: 'bank' }] })).toBe(6_000);
  });

  test('declined and withdrawn money, freight and compensations are no refunds', () => {
    fc.assert(fc.property(fc.array(payout), fc.nat(1_000_000), (payouts, reportedFen) => {
      const money = { paidFen: 0, reportedFen, payouts };
      expect(refundedOf(money)).toBe(refundedOf({ ...money, payouts: payouts.filter((one) => stands(one) && one.kind === 'refund') }));
    }));
  });

  test('customer service gives at most its limit on an order, in however many parts; the manager has none', () => {
    fc.assert(fc.property(fc.option(fc.nat(5_000)), fc.nat(5_000), fc.array(fc.integer({ min: 1, max: 3_000 }), { maxLength: 20 }), (limit, freightFen, wishes) => {
      const payouts: PayoutSum[] = [];
      for (const amountFen of wishes) {
        if (amountFen > mayGiveAlone('customer_service', { customerServiceFen: limit }, freightFen, payouts)) continue;
        payouts.push({ kind: amountFen % 2 === 0 ? 'freight' : 'compensation', state: 'approved', way: 'wechat', amountFen, reported: false });
      }
      expect(payouts.reduce((sum, one) => sum + one.amountFen, 0)).toBeLessThanOrEqual(limit ?? freightFen);
    }));
    expect(mayGiveAlone('manager', { customerServiceFen: 0 }, 0, [])).toBe(Number.POSITIVE_INFINITY);
  });

  test('AS-5: an exchange and its way back cost the same; the same goods cost nothing', () => {
    const lines = fc.array(fc.record({ unitPriceFen: fc.option(fc.nat(1_000_000)), quantity: fc.integer({ min: 1, max: 20 }) }), { maxLength: 8 });
    fc.assert(fc.property(lines, lines, (old, fresh) => {
      expect(differenceOf(old, fresh) + differenceOf(fresh, old)).toBe(0);
      expect(differenceOf(old, old)).toBe(0);
    }));
  });

  test('parts of an order are refunded by their share, never for more than the whole', () => {
    const lines = fc.array(fc.record({ unitPriceFen: fc.integer({ min: 1, max: 1_000_000 }), quantity: fc.integer({ min: 1, max: 20 }) }), { minLength: 1, maxLength: 8 });
    fc.assert(fc.property(lines, fc.nat(10_000_000), (all, paidFen) => {
      const parts = all.map((line) => proposedRefund([line], all, paidFen));
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(paidFen);
      expect(proposedRefund(all, all, paidFen)).toBe(paidFen);
    }));
  });
});
