import { ok, refuse, type Refusal, type Result } from '../result.ts';
import type { ClaimState, ClaimStep } from './claim.ts';

/**
 * ST-3: which step leads from which state to which states; what is not in it cannot happen. Where there are several, the money decides.
 * `receive` may come in parts and after the claim was closed short; `dispute` sends it to the courier again.
 */
export const claimTransitions: Readonly<Record<ClaimState, Readonly<Partial<Record<ClaimStep, readonly ClaimState[]>>>>> = {
  opened: { send: ['sent'], withdraw: ['withdrawn'] },
  sent: { answer: ['answered'], receive: ['sent', 'paid'], close_short: ['short'], refuse: ['refused'], withdraw: ['withdrawn'] },
  answered: { answer: ['answered'], receive: ['answered', 'paid'], close_short: ['short'], refuse: ['refused'], dispute: ['sent'], withdraw: ['withdrawn'] },
  paid: { receive: ['paid'] },
  short: { receive: ['short', 'paid'], dispute: ['sent'] },
  refused: { dispute: ['sent'] },
  withdrawn: {},
};

export const isClosed = (state: ClaimState): boolean => state === 'paid' || state === 'short' || state === 'refused' || state === 'withdrawn';

/** Steps that can be taken from a state, in the order in which people usually take them. */
export const stepsFrom = (state: ClaimState): readonly ClaimStep[] => Object.keys(claimTransitions[state]) as ClaimStep[];

export type ClaimMoney = { readonly amountFen: number; readonly receivedFen: number };

export type Move = {
  readonly step: ClaimStep;
  /** Of `receive`, more than 0; 0 for every other step. */
  readonly moneyFen: number;
  /** Of `receive`: yes, it is more than was claimed. */
  readonly evenIfMore: boolean;
};

export type MoveRefusal = Refusal<
  'claim.step_refused' | 'claim.money_missing' | 'claim.more_than_claimed' | 'claim.nothing_received' | 'claim.money_received' | 'claim.all_received'
>;

const stateAfter = (state: ClaimState, { step }: Move, { amountFen, receivedFen }: ClaimMoney): ClaimState => {
  switch (step) {
    case 'send':
    case 'dispute':
      return 'sent';
    case 'answer':
      return 'answered';
    case 'receive':
      return receivedFen >= amountFen ? 'paid' : state;
    case 'close_short':
      return 'short';
    case 'refuse':
      return 'refused';
    case 'withdraw':
      return 'withdrawn';
  }
};

/**
 * One step of a claim: the state it comes to and what has been received by then. Refuses every step that the table does not have,
 * money beyond the claim unless that is said, `close_short` without money or with all of it, and `refuse` or `withdraw` with money received.
 */
export const moveClaim = (state: ClaimState, money: ClaimMoney, move: Move): Result<{ state: ClaimState; receivedFen: number }, MoveRefusal> => {
  const reachable = claimTransitions[state][move.step];
  if (reachable === undefined) return refuse('claim.step_refused', { state, step: move.step });
  const { step, moneyFen } = move;
  if (step === 'receive') {
    if (!Number.isSafeInteger(moneyFen) || moneyFen <= 0) return refuse('claim.money_missing');
    const over = money.receivedFen + moneyFen - money.amountFen;
    if (over > 0 && !move.evenIfMore) return refuse('claim.more_than_claimed', { overFen: over, amountFen: money.amountFen });
  }
  if (step === 'close_short' && money.receivedFen === 0) return refuse('claim.nothing_received');
  if (step === 'close_short' && money.receivedFen >= money.amountFen) return refuse('claim.all_received');
  if ((step === 'refuse' || step === 'withdraw') && money.receivedFen > 0) return refuse('claim.money_received', { receivedFen: money.receivedFen });
  const receivedFen = money.receivedFen + (step === 'receive' ? moneyFen : 0);
  const next = stateAfter(state, move, { ...money, receivedFen });
  if (!reachable.includes(next)) throw new Error(`${step} leads from ${state} to ${next}, which the table does not have`);
  return ok({ state: next, receivedFen });
};
