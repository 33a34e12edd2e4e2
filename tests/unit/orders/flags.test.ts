import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderFlags, type OrderFlag } from '../../../shared/domain/intake/order-draft.ts';
import { chooseFlag, endFlagCause, flagCauses, raiseFlagCause, type Flagging } from '../../../shared/domain/orders/flags.ts';

const flag = fc.constantFrom(...orderFlags);
const cause = fc.constantFrom(...flagCauses);
const untouched = (shown: OrderFlag): Flagging => ({ flag: shown, flagBefore: null, causes: [] });

describe('CS-1: flags', () => {
  test('money arrived is green, held is yellow, exchange is blue, return is purple', () => {
    const shown = flagCauses.map((one) => [one, raiseFlagCause(untouched('grey'), one).flag]);
    expect(Object.fromEntries(shown)).toEqual({ transfer_received: 'green', held: 'yellow', exchange: 'blue', return: 'purple' });
  });

  test('go back to what they were when the cause ends, whatever they were', () => {
    fc.assert(
      fc.property(flag, cause, (shown, one) => {
        expect(endFlagCause(raiseFlagCause(untouched(shown), one), one)).toEqual(untouched(shown));
      }),
    );
  });

  test('of several causes the strongest is shown; when all have ended, in whatever order, it is as before', () => {
    fc.assert(
      fc.property(flag, fc.shuffledSubarray([...flagCauses], { minLength: 1 }), fc.nat(), (shown, causes, seed) => {
        const raised = causes.reduce(raiseFlagCause, untouched(shown));
        const strongest = flagCauses.find((one) => causes.includes(one)) ?? 'held';
        expect(raised.flag).toBe(raiseFlagCause(untouched('grey'), strongest).flag);
        const order = [...causes].sort((a, b) => ((a.length * 7 + seed) % 5) - ((b.length * 7 + seed) % 5));
        let now = raised;
        order.forEach((one, index) => {
          now = endFlagCause(now, one);
          const left = order.slice(index + 1);
          const next = flagCauses.find((other) => left.includes(other));
          expect(now.flag).toBe(next === undefined ? shown : raiseFlagCause(untouched('grey'), next).flag);
        });
        expect(now).toEqual(untouched(shown));
      }),
    );
  });

  test('raised twice, a cause stands once; ending what does not stand changes nothing', () => {
    fc.assert(
      fc.property(flag, cause, cause, (shown, one, other) => {
        const once = raiseFlagCause(untouched(shown), one);
        expect(raiseFlagCause(once, one)).toEqual(once);
        if (other !== one) expect(endFlagCause(once, other)).toEqual(once);
      }),
    );
  });

  test('set by hand are kept, whichever of the causes of that time ends; a new cause shows again and goes back to the chosen one', () => {
    fc.assert(
      fc.property(flag, fc.uniqueArray(cause, { minLength: 1 }), flag, cause, (shown, causes, byHand, later) => {
        let now = chooseFlag(causes.reduce(raiseFlagCause, untouched(shown)), byHand);
        expect(now.flag).toBe(byHand);
        for (const one of causes) {
          now = endFlagCause(now, one);
          expect(now.flag).toBe(byHand);
        }
        expect(now).toEqual(untouched(byHand));
        expect(endFlagCause(raiseFlagCause(now, later), later)).toEqual(untouched(byHand));
      }),
    );
  });
});
