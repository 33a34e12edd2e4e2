import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimStates, claimSteps, type ClaimState } from '../../../shared/domain/claims/claim.ts';
import { claimTransitions, isClosed, moveClaim, stepsFrom, type ClaimMoney, type Move } from '../../../shared/domain/claims/transitions.ts';

const states = fc.constantFrom(...claimStates);
const money = fc.record({ amountFen: fc.integer({ min: 0, max: 50_000 }), receivedFen: fc.integer({ min: 0, max: 60_000 }) });
const moves = fc.record<Move>({ step: fc.constantFrom(...claimSteps), moneyFen: fc.integer({ min: -10, max: 60_000 }), evenIfMore: fc.boolean() });

describe('ST-3: the life of a claim', () => {
  test('ST-3: every step that the table does not have is refused, and no step leads elsewhere than the table says', () => {
    fc.assert(fc.property(states, money, moves, (state, has, move) => {
      const moved = moveClaim(state, has, move);
      const reachable = claimTransitions[state][move.step];
      if (reachable === undefined) {
        expect(moved).toMatchObject({ ok: false, refusal: { code: 'claim.step_refused' } });
      } else if (moved.ok) {
        expect(reachable).toContain(moved.value.state);
      }
    }), { numRuns: 3000 });
  });

  test('ST-3: every state of the table can be reached, and only a withdrawn claim is the end of everything', () => {
    const reached = new Set<ClaimState>(['opened']);
    for (let round = 0; round < claimStates.length; round += 1) {
      for (const state of reached) for (const next of Object.values(claimTransitions[state]).flat()) reached.add(next);
    }
    expect([...reached].sort()).toEqual([...claimStates].sort());
    expect(claimStates.filter((state) => stepsFrom(state).length === 0)).toEqual(['withdrawn']);
  });

  test('ST-3: whatever is tried in whatever order, money adds up, more than claimed was said, and paid means paid', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 50_000 }), fc.array(moves, { maxLength: 30 }), (amountFen, tried) => {
      let state: ClaimState = 'opened';
      let has: ClaimMoney = { amountFen, receivedFen: 0 };
      let taken = 0;
      let said = false;
      for (const move of tried) {
        const moved = moveClaim(state, has, move);
        if (!moved.ok) continue;
        if (move.step === 'receive') {
          taken += move.moneyFen;
          said ||= move.evenIfMore;
        }
        ({ state } = moved.value);
        has = { amountFen, receivedFen: moved.value.receivedFen };
        expect(has.receivedFen).toBe(taken);
        if (has.receivedFen > amountFen) expect(said).toBe(true);
        if (state === 'paid') expect(has.receivedFen).toBeGreaterThanOrEqual(amountFen);
        if (state === 'short') expect(has.receivedFen).toBeGreaterThan(0);
        if (state === 'refused' || state === 'withdrawn') expect(has.receivedFen).toBe(0);
        if (isClosed(state) && state !== 'paid') expect(has.receivedFen).toBeLessThan(Math.max(amountFen, 1));
      }
    }), { numRuns: 2000 });
  });

  test('ST-3: money comes in parts; the last part pays, and what is over must be said', () => {
    const receive = (state: ClaimState, receivedFen: number, moneyFen: number, evenIfMore = false) => moveClaim(state, { amountFen: 10_000, receivedFen }, { step: 'receive', moneyFen, evenIfMore });
    expect(receive('sent', 0, 4_000)).toEqual({ ok: true, value: { state: 'sent', receivedFen: 4_000 } });
    expect(receive('answered', 4_000, 6_000)).toEqual({ ok: true, value: { state: 'paid', receivedFen: 10_000 } });
    expect(receive('sent', 4_000, 6_001)).toMatchObject({ ok: false, refusal: { code: 'claim.more_than_claimed', params: { overFen: 1, amountFen: 10_000 } } });
    expect(receive('sent', 4_000, 6_001, true)).toEqual({ ok: true, value: { state: 'paid', receivedFen: 10_001 } });
    expect(receive('short', 4_000, 6_000)).toEqual({ ok: true, value: { state: 'paid', receivedFen: 10_000 } });
    for (const moneyFen of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(receive('sent', 0, moneyFen)).toMatchObject({ ok: false, refusal: { code: 'claim.money_missing' } });
  });
});
