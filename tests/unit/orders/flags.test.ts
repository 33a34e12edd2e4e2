import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderFlags, type OrderFlag } from '../../../shared/domain/intake/order-draft.ts';
import { chooseFlag, lowerFlag, raiseFlag, type Flagging } from '../../../shared/domain/orders/flags.ts';

const flag = fc.constantFrom(...orderFlags);
const untouched = (shown: OrderFlag): Flagging => ({ flag: shown, flagBefore: null });

describe('CS-1: flags', () => {
  test('go back to what they were when the cause ends, whatever they were', () => {
    fc.assert(
      fc.property(flag, flag, (shown, cause) => {
        expect(lowerFlag(raiseFlag(untouched(shown), cause))).toEqual(untouched(shown));
      }),
    );
  });

  test('of a second cause go back to what was there before the first', () => {
    fc.assert(
      fc.property(flag, fc.array(flag, { minLength: 1, maxLength: 5 }), (shown, causes) => {
        const raised = causes.reduce(raiseFlag, untouched(shown));
        expect(raised.flag).toBe(causes.at(-1));
        expect(lowerFlag(raised)).toEqual(untouched(shown));
      }),
    );
  });

  test('set by hand are kept, whichever cause ends later', () => {
    fc.assert(
      fc.property(flag, flag, (cause, byHand) => {
        raiseFlag(untouched('grey'), cause);
        const chosen = chooseFlag(byHand);
        expect(lowerFlag(chosen)).toEqual(untouched(byHand));
      }),
    );
  });
});
