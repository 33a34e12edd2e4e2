import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseKinds, caseStates, caseSteps, type CaseState } from '../../../shared/domain/after-sales/case.ts';
import { caseReasons, isPhotoLate, reasonsFor, ruleOf } from '../../../shared/domain/after-sales/reasons.ts';
import { deadlineStepOf, deadlineStepsOf } from '../../../shared/domain/after-sales/terms.ts';
import { caseStepsFrom, caseTransitions, isCaseClosed, kindsWithState, nextCaseState, outcomeOf } from '../../../shared/domain/after-sales/transitions.ts';

const kind = fc.constantFrom(...caseKinds);

describe('AS-1: a case moves by the table and no other way', () => {
  test('every step that is not in the table is refused by name, whatever came before', () => {
    fc.assert(fc.property(kind, fc.array(fc.constantFrom(...caseSteps), { maxLength: 30 }), (of, steps) => {
      let state: CaseState = 'opened';
      for (const step of steps) {
        const next = nextCaseState(of, state, step);
        const known: CaseState | undefined = caseTransitions[of][state]?.[step];
        if (known === undefined) {
          expect(next).toEqual({ ok: false, refusal: { code: 'after_sales.step_refused', params: { caseKind: of, caseState: state, step } } });
          continue;
        }
        expect(next).toEqual({ ok: true, value: known });
        state = known;
        expect(caseTransitions[of][state]).toBeDefined();
      }
    }));
  });

  test('money goes back and goods go out only where the kind has it, and never before somebody agreed or the goods came', () => {
    for (const of of caseKinds) {
      for (const state of caseStates) {
        const steps = caseStepsFrom(of, state);
        if (steps.includes('pay_back') || steps.includes('send')) expect(['agreed', 'awaiting_goods', 'received']).toContain(state);
      }
      expect(caseStates.some((state) => caseStepsFrom(of, state).includes('send'))).toBe(['exchange', 'resend', 'courier_damage'].includes(of));
      expect(caseStates.some((state) => caseStepsFrom(of, state).includes('receive'))).toBe(['return', 'exchange', 'refused_delivery', 'courier_damage'].includes(of));
    }
  });

  test('every state that a case can come to has a way to its end', () => {
    for (const of of caseKinds) {
      const ends = new Set<CaseState>(['closed', 'refused']);
      for (let grown = true; grown;) {
        grown = false;
        for (const state of caseStates) {
          if (ends.has(state) || !Object.values(caseTransitions[of][state] ?? {}).some((next) => ends.has(next))) continue;
          ends.add(state);
          grown = true;
        }
      }
      expect(caseStates.filter((state) => caseTransitions[of][state] !== undefined && !ends.has(state))).toEqual([]);
    }
  });

  test('a parcel that comes back after the end reopens a case of goods; a closed one has an outcome, an open one none', () => {
    for (const of of ['return', 'exchange', 'refused_delivery', 'courier_damage'] as const) {
      for (const state of ['closed', 'refused'] as const) expect(nextCaseState(of, state, 'receive')).toEqual({ ok: true, value: 'received' });
    }
    for (const of of caseKinds) {
      for (const state of caseStates) {
        for (const [step, next] of Object.entries(caseTransitions[of][state] ?? {})) expect(outcomeOf(step as never, next) === '').toBe(!isCaseClosed(next));
      }
    }
  });

  test('the platform can end every case that is open', () => {
    for (const of of caseKinds) {
      for (const state of caseStates) {
        if (caseTransitions[of][state] !== undefined && !isCaseClosed(state)) expect(nextCaseState(of, state, 'platform_end').ok).toBe(true);
      }
    }
  });
});

describe('AS-2: the reason decides who pays', () => {
  test('the shop for what it did wrong, the buyer for a change of mind, the courier for what happened on the way', () => {
    expect(['quality', 'wrong_item', 'missing_item', 'not_as_described', 'packed_badly'].map((reason) => ruleOf(reason as 'quality').freightBy)).toEqual(['shop', 'shop', 'shop', 'shop', 'shop']);
    expect(['changed_mind', 'wrong_size', 'wrong_order'].map((reason) => ruleOf(reason as 'quality').freightBy)).toEqual(['buyer', 'buyer', 'buyer']);
    for (const reason of caseReasons) expect(ruleOf(reason).claim === null).toBe(ruleOf(reason).freightBy !== 'courier');
  });

  test('every kind has reasons, each once, and only faults of the packing table name a packer', () => {
    for (const of of caseKinds) expect(new Set(reasonsFor(of)).size).toBe(reasonsFor(of).length);
    expect(caseReasons.filter((reason) => ruleOf(reason).packing)).toEqual(['wrong_item', 'missing_item', 'packed_badly']);
  });

  test('photos count for 24 hours after receipt, to the millisecond; unknown receipt makes none late', () => {
    const received = Date.UTC(2026, 10, 20, 3);
    expect([isPhotoLate(received + 86_400_000, received), isPhotoLate(received + 86_400_001, received), isPhotoLate(received, null)]).toEqual([false, true, false]);
  });
});

test('AS-3: every state that waits for the shop has a deadline, and each kind lists exactly those it can meet', () => {
  for (const of of caseKinds) {
    const met = new Set(caseStates.filter((state) => caseTransitions[of][state] !== undefined).map((state) => deadlineStepOf(of, state)).filter((step) => step !== null));
    expect([...deadlineStepsOf(of)].sort()).toEqual([...met].sort());
    for (const state of ['opened', 'agreed', 'awaiting_goods', 'received'] as const) {
      if (kindsWithState(state).includes(of)) expect(deadlineStepOf(of, state)).not.toBeNull();
    }
  }
});
