import { refuse, ok, type Refusal, type Result } from '../result.ts';
import { caseKinds, type CaseKind, type CaseOutcome, type CaseState, type CaseStep } from './case.ts';

type Row = Readonly<Partial<Record<CaseStep, CaseState>>>;
type Table = Readonly<Partial<Record<CaseState, Row>>>;

/** Every open case can be given up by the buyer, or settled by the platform without us. */
const leaving = { withdraw: 'closed', platform_end: 'closed' } as const satisfies Row;
const answering = { agree: 'agreed', refuse: 'refused', ...leaving } as const satisfies Row;
/** A parcel may come back before anybody agreed to it, and after everything seemed over (AS-4): it is never lost. */
const arriving = { receive: 'received' } as const satisfies Row;
const again = { reopen: 'opened' } as const satisfies Row;
const ended = { refused: again, closed: again } as const satisfies Table;
const endedWithGoods = { refused: { ...again, ...arriving }, closed: { ...again, ...arriving } } as const satisfies Table;

/** Money for goods that come back. */
const backForMoney: Table = {
  opened: { ...answering, await_goods: 'awaiting_goods', ...arriving },
  agreed: { await_goods: 'awaiting_goods', ...arriving, pay_back: 'paid_back', refuse: 'refused', ...leaving },
  awaiting_goods: { ...arriving, pay_back: 'paid_back', refuse: 'refused', ...leaving },
  received: { pay_back: 'paid_back', refuse: 'refused', close: 'closed', ...leaving },
  // Paid before the goods were here.
  paid_back: { ...arriving, close: 'closed', platform_end: 'closed' },
  ...endedWithGoods,
};

/** Other goods for goods that come back; some buyers get the new ones first. */
const backForGoods: Table = {
  opened: { ...answering, await_goods: 'awaiting_goods', ...arriving },
  agreed: { await_goods: 'awaiting_goods', ...arriving, send: 'sent', refuse: 'refused', ...leaving },
  awaiting_goods: { ...arriving, send: 'sent', refuse: 'refused', ...leaving },
  // Closing here is for goods that came back after the new ones had left.
  received: { send: 'sent', refuse: 'refused', close: 'closed', ...leaving },
  sent: { receive: 'sent', close: 'closed', platform_end: 'closed' },
  ...endedWithGoods,
};

/** Money, and nothing comes back. */
const onlyMoney: Table = {
  opened: answering,
  agreed: { pay_back: 'paid_back', refuse: 'refused', ...leaving },
  paid_back: { close: 'closed', platform_end: 'closed' },
  ...ended,
};

/** Goods again, and nothing comes back. */
const onlyGoods: Table = {
  opened: answering,
  agreed: { send: 'sent', refuse: 'refused', ...leaving },
  sent: { close: 'closed', platform_end: 'closed' },
  ...ended,
};

/** Broken on the way: money or new goods, and what is left of the old ones may come back or not. */
const damaged: Table = {
  opened: { ...answering, await_goods: 'awaiting_goods', ...arriving },
  agreed: { await_goods: 'awaiting_goods', ...arriving, pay_back: 'paid_back', send: 'sent', refuse: 'refused', ...leaving },
  awaiting_goods: { ...arriving, pay_back: 'paid_back', send: 'sent', refuse: 'refused', ...leaving },
  received: { pay_back: 'paid_back', send: 'sent', refuse: 'refused', close: 'closed', ...leaving },
  paid_back: { ...arriving, close: 'closed', platform_end: 'closed' },
  sent: { receive: 'sent', close: 'closed', platform_end: 'closed' },
  ...endedWithGoods,
};

/** AS-1: which step leads from which state to which, for each kind of case; what is not in it cannot happen. */
export const caseTransitions: Readonly<Record<CaseKind, Table>> = {
  return: backForMoney, refused_delivery: backForMoney, exchange: backForGoods, refund_only: onlyMoney, compensation: onlyMoney, resend: onlyGoods, courier_damage: damaged,
};

export const isCaseClosed = (state: CaseState): boolean => state === 'closed' || state === 'refused';

/** Steps that can be taken, in the order in which people usually take them. */
export const caseStepsFrom = (kind: CaseKind, state: CaseState): readonly CaseStep[] => Object.keys(caseTransitions[kind][state] ?? {}) as CaseStep[];

/** Kinds that have this state: a case may become one of them and stand where it stands. */
export const kindsWithState = (state: CaseState): readonly CaseKind[] => caseKinds.filter((kind) => caseTransitions[kind][state] !== undefined);

/** The state after a step; one that is not in the table is refused by name (`after_sales.step_refused`). */
export const nextCaseState = (kind: CaseKind, state: CaseState, step: CaseStep): Result<CaseState, Refusal<'after_sales.step_refused'>> => {
  const next = caseTransitions[kind][state]?.[step];
  return next === undefined ? refuse('after_sales.step_refused', { caseKind: kind, caseState: state, step }) : ok(next);
};

/** How a step ends a case; '' = it goes on. */
export const outcomeOf = (step: CaseStep, next: CaseState): CaseOutcome => {
  if (!isCaseClosed(next)) return '';
  if (next === 'refused') return 'refused';
  return step === 'withdraw' ? 'withdrawn' : step === 'platform_end' ? 'platform' : 'done';
};
