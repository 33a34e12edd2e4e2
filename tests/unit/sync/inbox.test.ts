import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterSpan, beginReading, catchUpFor, nextSpan, overlapMs, unknownSilenceMs, type CatchUp } from '../../../shared/domain/sync/inbox.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 2);
const time = fc.integer({ min: now - 400 * day, max: now + 400 * day });

describe('OF-3: where reading begins', () => {
  test('OF-3: never later than the mark, and all of it is read in spans that touch', () => {
    fc.assert(fc.property(time, fc.integer({ min: day, max: 100 * day }), fc.integer({ min: day / 4, max: 3 * day }), (mark, reach, longest) => {
      const { from, backwards } = beginReading(mark, now, reach);
      expect(backwards).toBe(mark - overlapMs >= now);
      expect(from).toBeLessThanOrEqual(Math.max(mark, now - reach));
      expect(from).toBeGreaterThanOrEqual(now - reach);
      let read = from;
      for (let span = nextSpan(from, now, longest); span !== null; span = nextSpan(afterSpan(span, now), now, longest)) {
        expect(span.from).toBeLessThanOrEqual(read);
        expect(span.until - span.from).toBeLessThanOrEqual(longest);
        read = span.until;
      }
      expect(read).toBe(now);
    }), { numRuns: 40 });
  });

  test('OF-3: a mark ahead of now (a clock put back) reads three weeks, never months', () => {
    for (const ahead of [day / 24, day, 400 * day]) expect(beginReading(now + ahead, now, 89 * day)).toEqual({ from: now - unknownSilenceMs, backwards: true });
    expect(beginReading(now + day, now, 3 * day)).toEqual({ from: now - 3 * day, backwards: true });
    // A clock put back by less than what is read twice anyway.
    expect(beginReading(now + overlapMs - 1, now, 89 * day)).toEqual({ from: now - 1, backwards: false });
  });
});

describe('OF-3: by when orders were placed', () => {
  const placed = { insteadAfterMs: 4 * day, reachesBackMs: 89 * day };
  const whole: CatchUp = { began: now, readTo: now - 89 * day };

  test('a first reading, a long gap and a mark that says nothing; the usual look asks for changes only', () => {
    expect(catchUpFor(null, now, null, placed)).toEqual(whole);
    expect(catchUpFor(now - 21 * day, now, null, placed)).toEqual(whole);
    expect(catchUpFor(now + day, now, null, placed)).toEqual(whole);
    expect(catchUpFor(now - 60_000, now, null, placed)).toBeNull();
    expect(catchUpFor(now - 3 * day, now, null, placed)).toBeNull();
  });

  test('one that was broken off goes on where it stood; one that has grown old begins anew', () => {
    const half: CatchUp = { began: now - day, readTo: now - 40 * day };
    expect(catchUpFor(null, now, half, placed)).toEqual(half);
    expect(catchUpFor(null, now + 5 * day, half, placed)).toEqual({ began: now + 5 * day, readTo: now - 84 * day });
    // Its clock ran ahead.
    expect(catchUpFor(null, now - 2 * day, half, placed)).toEqual({ began: now - 2 * day, readTo: now - 91 * day });
  });
});
