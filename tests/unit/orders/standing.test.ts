import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdReasons } from '../../../shared/domain/orders/holds.ts';
import { orderStates } from '../../../shared/domain/orders/lifecycle.ts';
import { floorStopOf } from '../../../shared/domain/orders/standing.ts';

const refunds = ['none', 'requested', 'succeeded'] as const;

describe('what stops an order on the floor', () => {
  test('PR-8, PK-2, HO-5: nothing but a paid or packed order without a hold goes on', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...orderStates), fc.option(fc.constantFrom(...holdReasons), { nil: null }), fc.constantFrom(...refunds),
        (state, holdReason, refund) => {
          const stop = floorStopOf({ state, holdReason, refund });
          const mayGoOn = (state === 'paid' || state === 'packed') && holdReason === null;
          expect(stop === null).toBe(mayGoOn);
        },
      ),
    );
  });

  test('a refund or cancellation that the platform reported is called so, any other hold is a hold', () => {
    const stopFor = (holdReason: (typeof holdReasons)[number]): string | null => floorStopOf({ state: 'paid', holdReason, refund: 'none' });
    expect(stopFor('refund_requested')).toBe('refund_requested');
    expect(stopFor('platform_cancelled')).toBe('refund_requested');
    expect(stopFor('out_of_stock')).toBe('held');
    expect(stopFor('platform_shipped')).toBe('held');
  });

  test('the end of an order says more than its hold', () => {
    expect(floorStopOf({ state: 'closed', holdReason: 'other', refund: 'none' })).toBe('closed');
    expect(floorStopOf({ state: 'completed', holdReason: 'other', refund: 'none' })).toBe('already_handed_over');
  });
});
