import type { OrderId } from '../../../shared/domain/ids.ts';
import { serializeQuery, type OrderQuery } from '../../../shared/domain/orders/query.ts';
import type { OrderGrouping, OrderSort } from '../../../shared/domain/orders/sorting.ts';
import type { Reader } from '../database.ts';
import { followColumns } from './order-columns.ts';
import { filterOf, makeMask, passesOf, type ColumnTest, type Filter } from './order-filters.ts';
import { groupIds, type OrderGroup } from './order-groups.ts';
import { finish, keepSorted, pickFirst, sortSome, type SortedOrders, type Stepwise } from './order-sorting.ts';
import { createSampling } from './search-match.ts';
import { searchText, type TextSearch } from './text-search.ts';

export type FinderWish = {
  readonly query: OrderQuery;
  /** Of a view: what its orders have in their columns, or, for a small one, their ids. */
  readonly within: readonly ColumnTest[] | readonly OrderId[];
  /** Left out, whatever else they are; few. */
  readonly without?: readonly OrderId[];
  /** Names `within`. */
  readonly view: string;
  readonly sort: OrderSort;
  readonly group: OrderGrouping | null;
  readonly now: number;
  readonly timeZone: string;
};

export type FinderAnswer = {
  readonly ids: readonly OrderId[];
  /** How many there are; with `more`, how many were found up to now, or as many as are listed. */
  readonly total: number;
  readonly more: boolean;
  /** Not everything has been looked at: asking again goes on from there. */
  readonly looking: boolean;
  /** Null: not grouped, not everything found yet, or too many groups. */
  readonly groups: readonly OrderGroup[] | null;
};

/** A search finds the newest so many; lists by filters alone have no limit. */
export const mostFound = 50_000;
/** With these a first screen is full; the rest is counted when the window asks again. */
const firstFound = 501;
/** How long one question may look; what main does besides is not held up longer. */
export const usualBudgetMs = 5;
const mostKept = 6;
/** Putting a whole list in order, or into groups, is done once for many questions; each may be held up so much longer by it. */
const arrangingMs = 15;
/** While it is under way, the list's beginning is shown up to here. */
const mostPicked = 1_000;

type Listing = { readonly generation: number; readonly answer: (offset: number, limit: number, until: number) => FinderAnswer };

export type OrderFinder = {
  readonly ask: (wish: FinderWish, offset: number, limit: number, budgetMs?: number) => FinderAnswer;
  /** Everything that the columns hold is known. */
  readonly complete: () => boolean;
  /** Reads on in the background for about so many ms; false = there is nothing left to do. */
  readonly tend: (budgetMs: number) => boolean;
};

const isTests = (within: FinderWish['within']): within is readonly ColumnTest[] => within.length === 0 || typeof within[0] === 'object';

/** What no column says: which orders a small view holds, and which are left out. Undefined = any may be listed. */
const membersOf = ({ within, without = [] }: FinderWish): ((id: number) => boolean) | undefined => {
  if (isTests(within) && without.length === 0) return undefined;
  const out = new Set<number>(without);
  const inside = isTests(within) ? undefined : new Set<number>(within);
  return (id) => (inside === undefined || inside.has(id)) && !out.has(id);
};

const createFinder = (reader: Reader): OrderFinder => {
  const followed = followColumns(reader);
  const sampling = createSampling();
  let learning = true;
  const orders = new Map<string, SortedOrders>();
  const kept = new Map<string, Listing>();

  const sortedBy = ({ by, descending }: OrderSort): SortedOrders => {
    const name = `${by}${String(descending)}`;
    const known = orders.get(name) ?? keepSorted({ by, descending });
    orders.set(name, known);
    return known;
  };

  const filterFor = ({ query, within, now, timeZone }: FinderWish): Filter => {
    const filter = filterOf(query.conditions, { now, timeZone, couriers: followed.couriers() });
    return isTests(within) ? { all: [...filter.all, ...within.map((test) => [[test]])] } : filter;
  };

  const page = (ids: Uint32Array | readonly number[], offset: number, limit: number): OrderId[] => Array.from(ids.slice(offset, offset + limit)) as OrderId[];

  type Arranged = { readonly ids: Uint32Array; readonly groups: readonly OrderGroup[] | null };

  const grouped = function* (ids: Uint32Array, { group, sort, timeZone }: FinderWish): Stepwise<Arranged> {
    if (group === null) return { ids, groups: null };
    const newestFirst = sort.by === 'amount' || sort.descending;
    return (yield* groupIds(ids, group, followed.columns(), followed.couriers(), timeZone, newestFirst)) ?? { ids, groups: null };
  };

  /** By columns alone: as long as it is. A first screen comes before its length is known, and before the whole list has been put in order. */
  const byColumns = (wish: FinderWish): Listing => {
    const generation = followed.generation();
    const columns = followed.columns();
    const filter = filterFor(wish);
    const making = makeMask(filter, columns);
    const { mask } = making;
    const passes = passesOf(filter, columns);
    const isMember = membersOf(wish);
    const suits = (id: number): boolean => (id >= making.judgedFrom() ? mask[id] === 1 : passes(id)) && (isMember === undefined || isMember(id));
    const sorted = sortedBy(wish.sort);
    let [judged, total] = [false, 0];
    const judge = (until: number): boolean => {
      while (!judged && performance.now() < until) {
        if (making.goOn()) continue;
        if (isMember !== undefined) for (let id = 0; id < mask.length; id += 1) if (mask[id] === 1 && !isMember(id)) mask[id] = 0;
        total = isMember === undefined ? making.count() : mask.reduce((sum, one) => sum + one, 0);
        judged = true;
      }
      return judged;
    };
    let all: Uint32Array | undefined;
    /** The order is the one of this listing's generation: later changes make another listing. */
    const sort = (until: number): boolean => {
      do {
        if (all === undefined && sorted.goOn(columns, generation, followed.changedSince)) all = sorted.ids();
      } while (all === undefined && performance.now() < until);
      return all !== undefined;
    };
    /** The first screen, while the rest is being put in order. */
    let picked: { readonly most: number; readonly ids: readonly number[] } | undefined;
    const found: { ids: Uint32Array; count: number; looked: number } = { ids: new Uint32Array(0), count: 0, looked: 0 };
    /** The list is gathered as far as somebody looks. */
    const gather = (upTo: number): void => {
      if (found.ids.length < total) found.ids = new Uint32Array(total);
      const ids = all ?? new Uint32Array(0);
      while (found.count < upTo && found.looked < ids.length) {
        const id = ids[found.looked++] as number;
        if (mask[id] === 1) found.ids[found.count++] = id;
      }
    };
    /** The beginning of the list, before every order was judged. */
    const firstOf = (sortedIds: Uint32Array, most: number, until: number): number[] => {
      const first: number[] = [];
      for (let at = 0; at < sortedIds.length && first.length < most; at += 1) {
        const id = sortedIds[at] as number;
        if (suits(id)) first.push(id);
        if ((at & 0x3ff) === 0 && performance.now() > until) break;
      }
      return first;
    };
    let grouping: Stepwise<Arranged> | undefined;
    let arranged: Arranged | undefined;
    const arrange = (until: number): Arranged | undefined => {
      grouping ??= grouped(found.ids.subarray(0, found.count), wish);
      while (arranged === undefined && performance.now() < until) {
        const step = grouping.next();
        if (step.done === true) arranged = step.value;
      }
      return arranged;
    };
    return {
      generation,
      answer: (offset, limit, until) => {
        const isJudged = judge(until - usualBudgetMs / 2);
        if (isJudged && limit === 0 && wish.group === null) return { ids: [], total, more: !followed.complete(), looking: !followed.complete(), groups: null };
        const arrangedBy = until + arrangingMs;
        const most = offset + limit;
        let picks = false;
        if (!sort(0) && most <= mostPicked && (picked === undefined || picked.most < most)) {
          picked = { most, ids: pickFirst(columns, wish.sort, suits, most) };
          picks = true;
        }
        // Picking takes its time: the sorting goes on with the next question.
        if (!sort(picks ? 0 : isJudged ? arrangedBy : until)) {
          const first = picked === undefined || picked.most < most ? [] : picked.ids;
          return { ids: page(first, offset, limit), total: isJudged ? total : first.length, more: !isJudged, looking: true, groups: null };
        }
        if (!isJudged) {
          const first = firstOf(all ?? new Uint32Array(0), offset + limit, until);
          return { ids: page(first, offset, limit), total: first.length, more: true, looking: true, groups: null };
        }
        const looking = !followed.complete();
        gather(wish.group === null ? Math.min(total, offset + limit) : total);
        const whole = wish.group === null ? undefined : arrange(arrangedBy);
        const ids = whole?.ids ?? found.ids.subarray(0, found.count);
        const unfinished = wish.group !== null && whole === undefined;
        return { ids: page(ids, offset, limit), total, more: looking, looking: looking || unfinished, groups: whole?.groups ?? null };
      },
    };
  };

  const byText = (wish: FinderWish, search: TextSearch, passes: { check: (id: OrderId) => boolean }): Listing => {
    const found: OrderId[] = [];
    let ended = false;
    let ordered: Arranged | undefined;
    const columns = followed.columns();
    const filter = filterFor(wish);
    const isMember = membersOf(wish);
    // Until the columns are read, what they say of an order is not known: text alone is found nevertheless.
    const free = filter.all.length === 0;
    const suits = passesOf(filter, columns);
    passes.check = (id) => (isMember === undefined || isMember(id)) && (free || suits(id));
    return {
      generation: followed.generation(),
      answer: (offset, limit, until) => {
        const wanted = Math.max(firstFound, offset + limit);
        const enough = (): boolean => found.length > mostFound || (found.length >= wanted && performance.now() > until - usualBudgetMs / 2);
        if (!ended) ended = search.goOn(until, enough, (id) => found.push(id)) || found.length > mostFound;
        const looking = !ended || !followed.complete();
        if (ended && followed.complete()) ordered ??= finish(grouped(sortSome(found.slice(0, mostFound), columns, wish.sort), wish));
        const capped = found.length > mostFound;
        return {
          ids: page(ordered?.ids ?? found, offset, limit), total: Math.min(found.length, mostFound), more: looking || capped, looking, groups: ordered?.groups ?? null,
        };
      },
    };
  };

  const nothing: Listing = { generation: -1, answer: () => ({ ids: [], total: 0, more: false, looking: false, groups: null }) };

  const listingFor = (wish: FinderWish): Listing => {
    const name = JSON.stringify([wish.view, serializeQuery(wish.query), wish.sort, wish.group, Math.floor(wish.now / 60_000), isTests(wish.within) ? 0 : wish.within.length, wish.without?.length ?? 0]);
    const known = kept.get(name);
    kept.delete(name);
    const fresh = known !== undefined && (known.generation === followed.generation() || known === nothing) ? known : undefined;
    let listing = fresh;
    if (listing === undefined) {
      const passes: { check: (id: OrderId) => boolean } = { check: () => true };
      const search = searchText(reader, wish.query, sampling.shares, (id) => passes.check(id));
      listing = search === null ? byColumns(wish) : search === 'nothing' ? nothing : byText(wish, search, passes);
    }
    kept.set(name, listing);
    for (const old of [...kept.keys()].slice(0, -mostKept)) kept.delete(old);
    return listing;
  };

  return {
    ask: (wish, offset, limit, budgetMs = usualBudgetMs) => {
      const until = performance.now() + budgetMs;
      followed.follow(budgetMs / 2);
      return listingFor(wish).answer(offset, limit, until);
    },
    complete: followed.complete,
    tend: (budgetMs) => {
      const until = performance.now() + budgetMs;
      const done = followed.follow(budgetMs);
      while (done && learning && performance.now() < until) learning = sampling.goOn(reader, 5);
      return !done || learning;
    },
  };
};

const finders = new WeakMap<Reader, OrderFinder>();

/** The one finder of a store; it comes into being when first asked. */
export const finderOf = (reader: Reader): OrderFinder => {
  const known = finders.get(reader);
  if (known !== undefined) return known;
  const finder = createFinder(reader);
  finders.set(reader, finder);
  return finder;
};
