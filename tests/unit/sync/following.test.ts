import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  askAgainAt, askDay, askRefusedAt, followedForMs, hasArrived, isStuck, leastPauseMs, mostAsksADay, mostRefusals, nextAskAt, parcelStates, troubleOf, type FollowedParcel,
} from '../../../shared/domain/sync/following.ts';

const hour = 3_600_000;
const day = 24 * hour;
const left = Date.UTC(2026, 10, 21, 9);
const parcel = (more: Partial<FollowedParcel> = {}): FollowedParcel => ({ state: 'on_the_way', since: left, movedAt: null, askedAt: left + 4 * hour, askedToday: 1, ...more });

describe('when a parcel is asked for again', () => {
  test('every two hours while it moves, up to eight the longer it rests', () => {
    expect(nextAskAt(parcel({ movedAt: left + 3 * hour }))).toBe(left + 6 * hour);
    expect(nextAskAt(parcel({ askedAt: left + 12 * hour }))).toBe(left + 16 * hour);
    expect(nextAskAt(parcel({ askedAt: left + 72 * hour }))).toBe(left + 80 * hour);
    expect(nextAskAt(parcel({ askedAt: left + 72 * hour, state: 'out_for_delivery' }))).toBe(left + 74 * hour);
  });

  test('not any more when it has arrived, came back, or left 60 days ago', () => {
    for (const state of parcelStates) expect(nextAskAt(parcel({ state })) === null).toBe(hasArrived(state));
    expect(nextAskAt(parcel({ askedAt: left + followedForMs }))).toBeNull();
  });

  test('one that is refused is left alone after a few days', () => {
    expect(askRefusedAt(parcel(), 1)).toBe(left + 4 * hour + day);
    expect(askRefusedAt(parcel(), mostRefusals)).toBeNull();
  });

  const answer = fc.record({
    kind: fc.constantFrom('report', 'report', 'report', 'nothing', 'refused'), state: fc.constantFrom(...parcelStates), moved: fc.boolean(), lateMs: fc.integer({ min: 0, max: 3 * day }),
  });

  test('whatever is answered: never twice within an hour, never more than 40 times in a day, never after 60 days, and it comes to an end', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 900 }), fc.integer({ min: 0, max: day }), (answers, startMs) => {
        let [askedAt, movedAt, state, failures, askedToday]: [number, number | null, FollowedParcel['state'], number, number] = [left + startMs, null, 'unknown', 0, 0];
        const asks: number[] = [];
        for (const one of answers) {
          asks.push(askedAt);
          const before = asks.at(-2);
          askedToday = before !== undefined && askDay(before) === askDay(askedAt) ? askedToday + 1 : 1;
          const asked: FollowedParcel = { state, since: left, movedAt, askedAt, askedToday };
          let next: number | null;
          if (one.kind === 'report') {
            failures = 0;
            state = one.state;
            if (one.moved) movedAt = askedAt;
            next = nextAskAt({ ...asked, state, movedAt });
          } else {
            failures += 1;
            next = one.kind === 'refused' ? askRefusedAt(asked, failures) : askAgainAt(asked, failures);
          }
          if (next === null) break;
          expect(next - askedAt).toBeGreaterThanOrEqual(leastPauseMs);
          expect(next).toBeLessThanOrEqual(left + followedForMs);
          // The line may have been down when its time came.
          askedAt = next + (one.lateMs > 2 * day ? one.lateMs : 0);
        }
        const byDay = new Map<string, number>();
        for (const at of asks) byDay.set(askDay(at), (byDay.get(askDay(at)) ?? 0) + 1);
        expect(Math.max(0, ...byDay.values())).toBeLessThanOrEqual(mostAsksADay);
      }),
      { numRuns: 200 },
    );
  });
});

describe('when a parcel is in trouble', () => {
  test('three days without movement, counted from the last, and not once it has arrived', () => {
    expect(isStuck(parcel(), left + 72 * hour - 1)).toBe(false);
    expect(isStuck(parcel(), left + 72 * hour)).toBe(true);
    expect(isStuck(parcel({ movedAt: left + 24 * hour }), left + 72 * hour)).toBe(false);
    expect(isStuck(parcel({ state: 'delivered' }), left + 720 * hour)).toBe(false);
  });

  test('what the courier says outweighs how long it rests', () => {
    expect(troubleOf(parcel({ state: 'returning' }), left + 720 * hour)).toBe('parcel_returning');
    expect(troubleOf(parcel(), left)).toBeNull();
    expect(troubleOf(parcel(), left + 720 * hour)).toBe('parcel_stuck');
  });
});
