import type { OrderSort } from '../../../shared/domain/orders/sorting.ts';
import type { OrderColumns } from './order-columns.ts';

const bits = 11;
const buckets = 1 << bits;
/** The key of an order that has no such time. */
const missing = 0xffffffff;

type Moving = { readonly ids: Uint32Array; readonly keys: Uint32Array };

/** Work in steps of about a millisecond, so that nobody waits for a million orders in one go. */
export type Stepwise<Result> = Generator<undefined, Result>;
/** So many orders a step. */
export const stepOrders = 1 << 16;

export const finish = <Result>(work: Stepwise<Result>): Result => {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
};

/** One stable pass over one digit of the keys, which move along with the ids: reading them in order is many times quicker. */
const pass = function* (from: Moving, to: Moving, shift: number): Stepwise<void> {
  const { length } = from.ids;
  const starts = new Uint32Array(buckets);
  for (let at = 0; at < length; ) {
    for (const end = Math.min(length, at + stepOrders); at < end; at += 1) {
      const digit = ((from.keys[at] as number) >>> shift) & (buckets - 1);
      starts[digit] = (starts[digit] as number) + 1;
    }
    yield;
  }
  let sum = 0;
  for (let digit = 0; digit < buckets; digit += 1) {
    const count = starts[digit] as number;
    starts[digit] = sum;
    sum += count;
  }
  for (let at = 0; at < length; ) {
    for (const end = Math.min(length, at + stepOrders); at < end; at += 1) {
      const key = from.keys[at] as number;
      const digit = (key >>> shift) & (buckets - 1);
      const place = starts[digit] as number;
      to.ids[place] = from.ids[at] as number;
      to.keys[place] = key;
      starts[digit] = place + 1;
    }
    yield;
  }
};

type Keys = { readonly main: Uint32Array; readonly fine: Uint16Array | undefined };

/** What a column's value sorts by; what is missing comes last. */
const mainKey = (value: number, by: OrderSort['by']): number => (by === 'amount' ? (value ^ 0x80000000) >>> 0 : value === 0 && by !== 'time' ? missing : value);

/** Keys that numbers sort by, copied: they stay what they are while columns change. */
const keysOf = function* (columns: OrderColumns, by: OrderSort['by']): Stepwise<Keys> {
  const { main, fine } = columnsOf(columns, by);
  const { length } = columns;
  const keys = new Uint32Array(length);
  for (let id = 0; id < length; ) {
    for (const end = Math.min(length, id + stepOrders); id < end; id += 1) keys[id] = mainKey(main[id] as number, by);
    yield;
  }
  return { main: keys, fine: fine?.slice(0, length) };
};

/** Sorts ids, which come in rising order, by their keys; equal ones stay by id. A million in some hundredths of a second. */
const sortIds = function* (ids: Uint32Array, { main, fine }: Keys): Stepwise<Uint32Array> {
  const room = (): Moving => ({ ids: new Uint32Array(ids.length), keys: new Uint32Array(ids.length) });
  let from: Moving = { ids: ids.slice(), keys: new Uint32Array(ids.length) };
  let to = room();
  /** Only the digits in which keys differ at all: times of a few years, amounts of a small shop have few. What is missing has a key of its own above all. */
  for (const keys of fine === undefined ? [main] : [fine, main]) {
    let [least, most, someMissing] = [missing, 0, false];
    const { length } = from.ids;
    for (let at = 0; at < length; ) {
      for (const end = Math.min(length, at + stepOrders); at < end; at += 1) {
        const key = keys[from.ids[at] as number] as number;
        if (key === missing) someMissing = true;
        else {
          if (key < least) least = key;
          if (key > most) most = key;
        }
      }
      yield;
    }
    const beyond = most < least ? 0 : most - least + 1;
    const highest = someMissing ? beyond : Math.max(0, beyond - 1);
    for (let at = 0; at < length; ) {
      for (const end = Math.min(length, at + stepOrders); at < end; at += 1) from.keys[at] = Math.min(beyond, (keys[from.ids[at] as number] as number) - least);
      yield;
    }
    for (let shift = 0; shift < 32 && highest >>> shift > 0; shift += bits) {
      yield* pass(from, to, shift);
      [from, to] = [to, from];
    }
  }
  return from.ids;
};

/** Ascending or descending; what has no such time stays last either way. */
const directed = (ascending: Uint32Array, main: Uint32Array, { by, descending }: OrderSort): Uint32Array => {
  if (!descending) return ascending;
  let known = ascending.length;
  if (by === 'due' || by === 'paid') while (known > 0 && main[ascending[known - 1] as number] === missing) known -= 1;
  const result = new Uint32Array(ascending.length);
  for (let at = 0; at < known; at += 1) result[at] = ascending[known - 1 - at] as number;
  for (let at = known; at < ascending.length; at += 1) result[at] = ascending[at] as number;
  return result;
};

/** Up to here comparing them is quicker than reading a column. */
const fewOrders = 2_000;

/** Some ids in the wanted order. */
export const sortSome = (ids: Iterable<number>, columns: OrderColumns, sort: OrderSort): Uint32Array => {
  const rising = Uint32Array.from(ids).sort();
  if (rising.length <= fewOrders) {
    const before = comesBefore(columns, sort);
    return rising.sort((one, other) => (one === other ? 0 : before(one, other) ? -1 : 1));
  }
  const keys = finish(keysOf(columns, sort.by));
  return directed(finish(sortIds(rising, keys)), keys.main, sort);
};

/** Whether one order comes before another; what has no such time comes last either way. */
const comesBefore = (columns: OrderColumns, { by, descending }: OrderSort): ((one: number, other: number) => boolean) => {
  const { main, fine } = columnsOf(columns, by);
  const canMiss = by === 'due' || by === 'paid';
  return (one, other) => {
    const [a, b] = [main[one] as number, main[other] as number];
    const [noA, noB] = [canMiss && a === 0, canMiss && b === 0];
    if (noA !== noB) return noB;
    const down = descending && !noA;
    if (a !== b) return a < b !== down;
    const [c, d] = noA ? [0, 0] : [fine?.[one] ?? 0, fine?.[other] ?? 0];
    if (c !== d) return c < d !== down;
    return one < other !== down;
  };
};

const columnsOf = (columns: OrderColumns, by: OrderSort['by']): { readonly main: Uint32Array | Int32Array; readonly fine: Uint16Array | undefined } =>
  ({ time: { main: columns.sortAt, fine: columns.sortMs }, due: { main: columns.dueAt, fine: columns.dueMs }, paid: { main: columns.paidAt, fine: undefined }, amount: { main: columns.amountFen, fine: undefined } })[by];

/** The first so many in the wanted order without sorting the rest: what a screen shows while a whole list is still being sorted. */
export const pickFirst = (columns: OrderColumns, sort: OrderSort, passes: (id: number) => boolean, most: number): number[] => {
  if (most === 0) return [];
  const before = comesBefore(columns, sort);
  const { main } = columnsOf(columns, sort.by);
  const { descending } = sort;
  const canMiss = !descending && (sort.by === 'due' || sort.by === 'paid');
  const best: number[] = [];
  /** The last one's value as soon as there are enough: whatever is beyond it is no more than looked at. */
  let edge = descending ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  // Times rise with ids: from the right end few have to be put in between.
  const { length } = columns;
  for (let at = 0; at < length; at += 1) {
    const id = descending ? length - 1 - at : at;
    const value = main[id] as number;
    if (descending ? value < edge : value > edge) continue;
    if (best.length === most && !before(id, best[most - 1] as number)) continue;
    if (!passes(id)) continue;
    let [low, high] = [0, best.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(id, best[middle] as number)) high = middle;
      else low = middle + 1;
    }
    best.splice(low, 0, id);
    if (best.length > most) best.pop();
    if (best.length < most) continue;
    const last = main[best[most - 1] as number] as number;
    edge = canMiss && last === 0 ? Number.POSITIVE_INFINITY : last;
  }
  return best;
};

export type SortedOrders = {
  /** One step towards the order of now; true = `ids` is it. `changedSince`: ids that changed since a generation; null = not known. */
  readonly goOn: (columns: OrderColumns, generation: number, changedSince: (generation: number) => readonly number[] | null) => boolean;
  /** Every order in the wanted order. */
  readonly ids: () => Uint32Array;
};

const mostMerged = 5_000;

/** What a kept order was made by. */
type Made = { main: Uint32Array; fine: Uint16Array; there: Uint8Array };

/** Keeps every order in one order; a few changed ones are put into their new places without sorting the rest again. */
export const keepSorted = (sort: OrderSort): SortedOrders => {
  let sorted: Uint32Array = new Uint32Array(0);
  let known = -1;
  let made: Made = { main: new Uint32Array(0), fine: new Uint16Array(0), there: new Uint8Array(0) };
  let job: { readonly generation: number; readonly work: Stepwise<{ readonly ids: Uint32Array; readonly made: Made }> } | undefined;

  /** Of the orders as they are while it begins: what changes after `generation` is merged afterwards. */
  const sortAll = function* (columns: OrderColumns): Stepwise<{ readonly ids: Uint32Array; readonly made: Made }> {
    const keys = yield* keysOf(columns, sort.by);
    const { length } = keys.main;
    const there = new Uint8Array(length);
    const ids = new Uint32Array(length);
    let count = 0;
    for (let id = 0; id < length; ) {
      for (const end = Math.min(length, id + stepOrders); id < end; id += 1) {
        if (columns.state[id] === 0) continue;
        there[id] = 1;
        ids[count++] = id;
      }
      yield;
    }
    const sortedIds = yield* sortIds(ids.subarray(0, count), keys);
    return { ids: directed(sortedIds, keys.main, sort), made: { main: keys.main, fine: keys.fine ?? new Uint16Array(0), there } };
  };

  const grown = ({ main, fine, there }: Made, length: number): Made => {
    if (length <= there.length) return { main, fine, there };
    const larger: Made = { main: new Uint32Array(length), fine: new Uint16Array(fine.length === 0 ? 0 : length), there: new Uint8Array(length) };
    larger.main.set(main);
    larger.fine.set(fine);
    larger.there.set(there);
    return larger;
  };

  const merge = (columns: OrderColumns, changed: readonly number[]): void => {
    const { main, fine } = columnsOf(columns, sort.by);
    const mainOf = (id: number): number => mainKey(main[id] as number, sort.by);
    const moved = new Set<number>();
    for (const id of changed) {
      const there = (columns.state[id] ?? 0) === 0 ? 0 : 1;
      if ((made.there[id] ?? 0) !== there || (made.main[id] ?? 0) !== mainOf(id) || (fine !== undefined && (made.fine[id] ?? 0) !== (fine[id] ?? 0))) moved.add(id);
    }
    if (moved.size === 0) return;
    const coming = sortSome([...moved].filter((id) => (columns.state[id] ?? 0) !== 0), columns, sort);
    const before = comesBefore(columns, sort);
    const result = new Uint32Array(sorted.length + coming.length);
    let [place, next] = [0, 0];
    for (let at = 0; at < sorted.length; at += 1) {
      const id = sorted[at] as number;
      if (moved.has(id)) continue;
      while (next < coming.length && before(coming[next] as number, id)) result[place++] = coming[next++] as number;
      result[place++] = id;
    }
    while (next < coming.length) result[place++] = coming[next++] as number;
    sorted = result.slice(0, place);
    made = grown(made, columns.length);
    for (const id of moved) {
      made.there[id] = (columns.state[id] ?? 0) === 0 ? 0 : 1;
      made.main[id] = mainOf(id);
      if (fine !== undefined) made.fine[id] = fine[id] ?? 0;
    }
  };

  return {
    goOn: (columns, generation, changedSince) => {
      if (known === generation) return true;
      if (job === undefined) {
        const changed = known < 0 ? null : changedSince(known);
        if (changed === null || changed.length > mostMerged) job = { generation, work: sortAll(columns) };
        else {
          merge(columns, changed);
          known = generation;
        }
        return known === generation;
      }
      const step = job.work.next();
      if (step.done === true) {
        ({ ids: sorted, made } = step.value);
        known = job.generation;
        job = undefined;
      }
      return known === generation;
    },
    ids: () => sorted,
  };
};
