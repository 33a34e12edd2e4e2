import type { OrderSort } from '../../../shared/domain/orders/sorting.ts';
import type { OrderColumns } from './order-columns.ts';

const bits = 11;
const buckets = 1 << bits;
/** The key of an order that has no such time. */
const missing = 0xffffffff;

type Moving = { readonly ids: Uint32Array; readonly keys: Uint32Array };

/** One stable pass over one digit of the keys, which move along with the ids: reading them in order is many times quicker. */
const pass = (from: Moving, to: Moving, shift: number): void => {
  const { length } = from.ids;
  const starts = new Uint32Array(buckets);
  for (let at = 0; at < length; at += 1) {
    const digit = ((from.keys[at] as number) >>> shift) & (buckets - 1);
    starts[digit] = (starts[digit] as number) + 1;
  }
  let sum = 0;
  for (let digit = 0; digit < buckets; digit += 1) {
    const count = starts[digit] as number;
    starts[digit] = sum;
    sum += count;
  }
  for (let at = 0; at < length; at += 1) {
    const key = from.keys[at] as number;
    const digit = (key >>> shift) & (buckets - 1);
    const place = starts[digit] as number;
    to.ids[place] = from.ids[at] as number;
    to.keys[place] = key;
    starts[digit] = place + 1;
  }
};

type Keys = { readonly main: Uint32Array; readonly fine: Uint16Array | undefined };

/** Keys that numbers sort by; what is missing comes last. */
const keysOf = (columns: OrderColumns, by: OrderSort['by']): Keys => {
  if (by === 'time') return { main: columns.sortAt, fine: columns.sortMs };
  const { length } = columns;
  const main = new Uint32Array(length);
  if (by === 'amount') {
    for (let id = 0; id < length; id += 1) main[id] = ((columns.amountFen[id] as number) ^ 0x80000000) >>> 0;
    return { main, fine: undefined };
  }
  const times = by === 'due' ? columns.dueAt : columns.paidAt;
  for (let id = 0; id < length; id += 1) main[id] = times[id] === 0 ? missing : (times[id] as number);
  return { main, fine: by === 'due' ? columns.dueMs : undefined };
};

/** Sorts ids, which come in rising order, by their keys; equal ones stay by id. A million in some hundredths of a second. */
const sortIds = (ids: Uint32Array, { main, fine }: Keys): Uint32Array => {
  const room = (): Moving => ({ ids: new Uint32Array(ids.length), keys: new Uint32Array(ids.length) });
  let from: Moving = { ids: ids.slice(), keys: new Uint32Array(ids.length) };
  let to = room();
  /** Only the digits in which keys differ at all: times of a few years, amounts of a small shop have few. What is missing has a key of its own above all. */
  const sortBy = (keys: Uint32Array | Uint16Array): void => {
    let [least, most, someMissing] = [missing, 0, false];
    for (let at = 0; at < from.ids.length; at += 1) {
      const key = keys[from.ids[at] as number] as number;
      if (key === missing) someMissing = true;
      else {
        if (key < least) least = key;
        if (key > most) most = key;
      }
    }
    const beyond = most < least ? 0 : most - least + 1;
    const highest = someMissing ? beyond : Math.max(0, beyond - 1);
    for (let at = 0; at < from.ids.length; at += 1) from.keys[at] = Math.min(beyond, (keys[from.ids[at] as number] as number) - least);
    for (let shift = 0; shift < 32 && highest >>> shift > 0; shift += bits) {
      pass(from, to, shift);
      [from, to] = [to, from];
    }
  };
  if (fine !== undefined) sortBy(fine);
  sortBy(main);
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

/** Some ids in the wanted order. */
export const sortSome = (ids: Iterable<number>, columns: OrderColumns, sort: OrderSort): Uint32Array => {
  const rising = Uint32Array.from(ids).sort();
  const keys = keysOf(columns, sort.by);
  return directed(sortIds(rising, keys), keys.main, sort);
};

export type SortedOrders = {
  /** Every order in the wanted order. `changed`: ids that changed since the last call; null = not known. */
  readonly ids: (columns: OrderColumns, generation: number, changedSince: (generation: number) => readonly number[] | null) => Uint32Array;
};

const mostMerged = 5_000;

/** Keeps every order in one order; a few changed ones are put into their new places without sorting the rest again. */
export const keepSorted = (sort: OrderSort): SortedOrders => {
  let sorted: Uint32Array = new Uint32Array(0);
  let known = -1;
  /** What the kept order was made by; state 0 = the order was not there. */
  let mainWas = new Uint32Array(0);
  let fineWas = new Uint16Array(0);
  let thereWas = new Uint8Array(0);

  const remember = (columns: OrderColumns, keys: Keys): void => {
    mainWas = keys.main.slice();
    fineWas = keys.fine === undefined ? new Uint16Array(0) : keys.fine.slice();
    thereWas = new Uint8Array(columns.length);
    for (let id = 0; id < columns.length; id += 1) thereWas[id] = columns.state[id] === 0 ? 0 : 1;
  };

  const sortAll = (columns: OrderColumns): void => {
    const keys = keysOf(columns, sort.by);
    let count = 0;
    const ids = new Uint32Array(columns.length);
    for (let id = 0; id < columns.length; id += 1) if (columns.state[id] !== 0) ids[count++] = id;
    sorted = directed(sortIds(ids.subarray(0, count).slice(), keys), keys.main, sort);
    remember(columns, keys);
  };

  const merge = (columns: OrderColumns, changed: readonly number[]): void => {
    const keys = keysOf(columns, sort.by);
    const moved = new Set<number>();
    for (const id of changed) {
      const there = (columns.state[id] ?? 0) === 0 ? 0 : 1;
      if ((thereWas[id] ?? 0) !== there || (mainWas[id] ?? 0) !== (keys.main[id] ?? 0) || (keys.fine !== undefined && (fineWas[id] ?? 0) !== (keys.fine[id] ?? 0))) moved.add(id);
    }
    if (moved.size === 0) return;
    const coming = sortSome([...moved].filter((id) => (columns.state[id] ?? 0) !== 0), columns, sort);
    const isMissing = (id: number): boolean => (sort.by === 'due' || sort.by === 'paid') && keys.main[id] === missing;
    const before = (one: number, other: number): boolean => {
      const [a, b] = [keys.main[one] as number, keys.main[other] as number];
      const down = sort.descending && !isMissing(one) && !isMissing(other);
      if (a !== b) return isMissing(one) || isMissing(other) ? isMissing(other) : a < b !== down;
      const [c, d] = [keys.fine?.[one] ?? 0, keys.fine?.[other] ?? 0];
      if (c !== d) return c < d !== down;
      return one < other !== down;
    };
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
    remember(columns, keys);
  };

  return {
    ids: (columns, generation, changedSince) => {
      if (known === generation) return sorted;
      const changed = known < 0 ? null : changedSince(known);
      if (changed === null || changed.length > mostMerged) sortAll(columns);
      else merge(columns, changed);
      known = generation;
      return sorted;
    },
  };
};
