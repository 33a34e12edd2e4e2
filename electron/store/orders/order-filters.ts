import { orderFlags } from '../../../shared/domain/intake/order-draft.ts';
import { orderStates, type OrderState } from '../../../shared/domain/orders/lifecycle.ts';
import { platforms } from '../../../shared/domain/orders/platform.ts';
import { spanTimes } from '../../../shared/domain/orders/query-days.ts';
import { isDateField, type Condition } from '../../../shared/domain/orders/query.ts';
import { marks, type OrderColumns } from './order-columns.ts';

/** What a column must hold: one of some values, or one between two. */
export type ColumnTest =
  | { readonly kind: 'values'; readonly column: Exclude<keyof OrderColumns, 'length'>; readonly allowed: Uint8Array }
  | { readonly kind: 'range'; readonly column: Exclude<keyof OrderColumns, 'length'>; readonly from: number; readonly to: number; readonly not: boolean };

export type FilterClock = { readonly now: number; readonly timeZone: string; readonly couriers: readonly string[] };

const allowing = (places: Iterable<number>, not: boolean): Uint8Array => {
  const allowed = new Uint8Array(256).fill(not ? 1 : 0);
  for (const place of places) if (place >= 0) allowed[place] = not ? 0 : 1;
  return allowed;
};

export const stateTest = (states: readonly OrderState[], not = false): ColumnTest => ({
  kind: 'values', column: 'state', allowed: allowing(states.map((state) => orderStates.indexOf(state) + 1), not),
});

const markTest = (mark: number, not: boolean): ColumnTest => ({
  kind: 'values', column: 'marks', allowed: allowing(Array.from({ length: 256 }, (_, bits) => ((bits & mark) === 0 ? -1 : bits)), not),
});

const seconds = (ms: number): number => Math.floor(ms / 1000);

const stateCondition = ({ value, not }: Condition & { field: 'state' }, now: number): ColumnTest[] => {
  if (value === 'held') return [markTest(marks.held, not)];
  if (value === 'refund') return [markTest(marks.refund, not)];
  if (value === 'masked') return [markTest(marks.masked, not)];
  if (value === 'doubtful') return [markTest(marks.doubtful, not)];
  if (value === 'late') return [stateTest(['paid']), { kind: 'range', column: 'dueAt', from: 1, to: seconds(now) - 1, not }];
  // Depends on other orders too: the list looks for them itself.
  if (value === 'duplicate') return [];
  return [stateTest([value], not)];
};

/** Conditions on columns; those on texts are not here. One that stands alone; several choices of a field are put together by the caller. */
const testsOf = (condition: Condition, clock: FilterClock): ColumnTest[] => {
  if (condition.field === 'flag') return [{ kind: 'values', column: 'flag', allowed: allowing([orderFlags.indexOf(condition.value)], condition.not) }];
  if (condition.field === 'platform') return [{ kind: 'values', column: 'platform', allowed: allowing([platforms.indexOf(condition.value)], condition.not) }];
  if (condition.field === 'courier') return [{ kind: 'values', column: 'courier', allowed: allowing([clock.couriers.indexOf(condition.value)], condition.not) }];
  if (condition.field === 'state') return stateCondition(condition, clock.now);
  if (condition.field === 'amount') {
    return [{ kind: 'range', column: 'amountFen', from: condition.from ?? Number.NEGATIVE_INFINITY, to: condition.to ?? Number.POSITIVE_INFINITY, not: condition.not }];
  }
  if ('span' in condition && isDateField(condition.field)) {
    const { from, to } = spanTimes(condition.span, clock.now, clock.timeZone);
    const column = ({ date: 'sortAt', paid: 'paidAt', due: 'dueAt' } as const)[condition.field];
    return [{ kind: 'range', column, from: from === null ? 1 : seconds(from), to: to === null ? 0xffffffff : seconds(to) - 1, not: condition.not }];
  }
  return [];
};

/** Two choices of one field are either-or: two flags, a state and a mark. Everything else must hold together. */
export type Filter = { readonly all: readonly (readonly (readonly ColumnTest[])[])[] };

export const filterOf = (conditions: readonly Condition[], clock: FilterClock): Filter => {
  const choices = new Map<string, ColumnTest[][]>();
  const all: ColumnTest[][][] = [];
  for (const condition of conditions) {
    const tests = testsOf(condition, clock);
    if (tests.length === 0) continue;
    const isChoice = !condition.not && ['flag', 'state', 'platform', 'courier'].includes(condition.field);
    const together = isChoice ? choices.get(condition.field) : undefined;
    if (together !== undefined) {
      together.push(tests);
      continue;
    }
    const either = [tests];
    if (isChoice) choices.set(condition.field, either);
    all.push(either);
  }
  return { all };
};

type Check = (id: number) => boolean;

/** A test bound to its column once: looked up a million times over, the column's name would cost more than the test. */
const checkOf = (test: ColumnTest, columns: OrderColumns): Check => {
  if (test.kind === 'values') {
    const column = columns[test.column] as Uint8Array;
    const { allowed } = test;
    return (id) => allowed[column[id] as number] === 1;
  }
  const { from, to, not } = test;
  const column = columns[test.column] as Uint32Array | Int32Array;
  return (id) => {
    const value = column[id] as number;
    return (value >= from && value <= to) !== not;
  };
};

const eitherCheck = (either: readonly (readonly ColumnTest[])[], columns: OrderColumns): Check => {
  const ways = either.map((tests) => tests.map((test) => checkOf(test, columns)));
  const [[only, ...more] = [], ...others] = ways;
  if (only !== undefined && more.length === 0 && others.length === 0) return only;
  return (id) => ways.some((checks) => checks.every((check) => check(id)));
};

/** Whether an order passes all of a filter; the columns must stay the same meanwhile. */
export const passesOf = (filter: Filter, columns: OrderColumns): Check => {
  const checks = filter.all.map((either) => eitherCheck(either, columns));
  const { state } = columns;
  return (id) => (state[id] ?? 0) !== 0 && checks.every((check) => check(id));
};

/** Column by column: a million values in about a millisecond. */
const apply = (test: ColumnTest, columns: OrderColumns, mask: Uint8Array, start: number, end: number): void => {
  if (test.kind === 'values') {
    const column = columns[test.column] as Uint8Array;
    const { allowed } = test;
    for (let id = start; id < end; id += 1) mask[id] = (mask[id] as number) & (allowed[column[id] as number] as number);
    return;
  }
  const column = columns[test.column];
  const { from, to } = test;
  const [inside, outside] = test.not ? [0, 1] : [1, 0];
  if (column instanceof Uint32Array) {
    for (let id = start; id < end; id += 1) mask[id] = (mask[id] as number) & ((column[id] as number) >= from && (column[id] as number) <= to ? inside : outside);
  } else {
    const amounts = column as Int32Array;
    for (let id = start; id < end; id += 1) mask[id] = (mask[id] as number) & ((amounts[id] as number) >= from && (amounts[id] as number) <= to ? inside : outside);
  }
};

/** Several values of one column are one test. */
const asOne = (either: readonly (readonly ColumnTest[])[]): ColumnTest | undefined => {
  const first = either[0]?.[0];
  if (first === undefined) return undefined;
  if (either.length === 1) return either[0]?.length === 1 ? first : undefined;
  if (first.kind !== 'values' || !either.every((tests) => tests.length === 1 && tests[0]?.kind === 'values' && tests[0].column === first.column)) return undefined;
  const allowed = new Uint8Array(256);
  for (const [test] of either) if (test?.kind === 'values') for (let value = 0; value < 256; value += 1) allowed[value] = (allowed[value] as number) | (test.allowed[value] as number);
  return { kind: 'values', column: first.column, allowed };
};

const stretch = 32_768;
/** Below this part of a stretch, the rest is tested order by order. */
const fewPart = 0.15;

/** Orders are judged in stretches of their ids, the newest first, so that whoever waits for a first screen need not wait for all. */
export type MaskMaking = {
  /** 1 for each order that passes, from `judgedFrom` on. */
  readonly mask: Uint8Array;
  readonly judgedFrom: () => number;
  readonly count: () => number;
  /** Judges one stretch more; false = every order was judged. */
  readonly goOn: () => boolean;
};

export const makeMask = (filter: Filter, columns: OrderColumns): MaskMaking => {
  const mask = new Uint8Array(columns.length);
  const steps = filter.all.map((either) => ({ one: asOne(either), check: eitherCheck(either, columns) }));
  const { state } = columns;
  let judgedFrom = mask.length;
  let total = 0;
  const judge = (start: number, end: number): void => {
    for (let id = start; id < end; id += 1) mask[id] = state[id] === 0 ? 0 : 1;
    for (const [at, { one, check }] of steps.entries()) {
      if (one !== undefined) apply(one, columns, mask, start, end);
      else for (let id = start; id < end; id += 1) if (mask[id] === 1 && !check(id)) mask[id] = 0;
      const left = steps.slice(at + 1);
      if (left.length < 2 || countIn(mask, start, end) > (end - start) * fewPart) continue;
      for (let id = start; id < end; id += 1) if (mask[id] === 1 && !left.every((step) => step.check(id))) mask[id] = 0;
      break;
    }
    total += countIn(mask, start, end);
  };
  return {
    mask, judgedFrom: () => judgedFrom, count: () => total,
    goOn: () => {
      if (judgedFrom === 0) return false;
      const start = Math.max(0, judgedFrom - stretch);
      judge(start, judgedFrom);
      judgedFrom = start;
      return start > 0;
    },
  };
};

const countIn = (mask: Uint8Array, start: number, end: number): number => {
  let sum = 0;
  for (let id = start; id < end; id += 1) sum += mask[id] as number;
  return sum;
};
