import type { OrderId } from '../../../shared/domain/ids.ts';
import { serializeQuery, type OrderQuery } from '../../../shared/domain/orders/query.ts';
import { orderSortKeys, type OrderGrouping, type OrderSort } from '../../../shared/domain/orders/sorting.ts';
import type { Reader } from '../database.ts';
import { followColumns } from './order-columns.ts';
import { filterOf, makeMask, passesOf, type ColumnTest, type Filter } from './order-filters.ts';
import { groupIds, type OrderGroup } from './order-groups.ts';
import { keepSorted, sortSome, type SortedOrders } from './order-sorting.ts';
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
  for (const by of orderSortKeys) for (const descending of [false, true]) orders.set(`${by}${String(descending)}`, keepSorted({ by, descending }));
  const kept = new Map<string, Listing>();

  const sortedBy = ({ by, descending }: OrderSort): Uint32Array =>
    orders.get(`${by}${String(descending)}`)?.ids(followed.columns(), followed.generation(), followed.changedSince) ?? new Uint32Array(0);

  const filterFor = ({ query, within, now, timeZone }: FinderWish): Filter => {
    const filter = filterOf(query.conditions, { now, timeZone, couriers: followed.couriers() });
    return isTests(within) ? { all: [...filter.all, ...within.map((test) => [[test]])] } : filter;
  };

  const page = (ids: Uint32Array | readonly number[], offset: number, limit: number): OrderId[] => Array.from(ids.slice(offset, offset + limit)) as OrderId[];

  const grouped = (ids: Uint32Array, { group, sort, timeZone }: FinderWish): { ids: Uint32Array; groups: readonly OrderGroup[] | null } => {
    if (group === null) return { ids, groups: null };
    const newestFirst = sort.by === 'amount' || sort.descending;
    return groupIds(ids, group, followed.columns(), followed.couriers(), timeZone, newestFirst) ?? { ids, groups: null };
  };

  /** By columns alone: as long as it is. Where so many orders and conditions take longer than a question may, its first screen comes before its length. */
  const byColumns = (wish: FinderWish): Listing => {
    const columns = followed.columns();
    const filter = filterFor(wish);
    const making = makeMask(filter, columns);
    const { mask } = making;
    const passes = passesOf(filter, columns);
    const isMember = membersOf(wish);
    const all = sortedBy(wish.sort);
    let found = new Uint32Array(0);
    let [judged, total, looked, count] = [false, 0, 0, 0];
    const judge = (until: number): boolean => {
      while (!judged && performance.now() < until) {
        if (making.goOn()) continue;
        if (isMember !== undefined) for (let id = 0; id < mask.length; id += 1) if (mask[id] === 1 && !isMember(id)) mask[id] = 0;
        total = isMember === undefined ? making.count() : mask.reduce((sum, one) => sum + one, 0);
        found = new Uint32Array(total);
        judged = true;
      }
      return judged;
    };
    /** The list is gathered as far as somebody looks. */
    const gather = (upTo: number): void => {
      while (count < upTo && looked < all.length) {
        const id = all[looked++] as number;
        if (mask[id] === 1) found[count++] = id;
      }
    };
    /** The beginning of the list, before every order was judged. */
    const firstOf = (most: number, until: number): OrderId[] => {
      const first: OrderId[] = [];
      for (let at = 0; at < all.length && first.length < most; at += 1) {
        const id = all[at] as OrderId;
        if ((id >= making.judgedFrom() ? mask[id] === 1 : passes(id)) && (isMember === undefined || isMember(id))) first.push(id);
        if ((at & 0x3ff) === 0 && performance.now() > until) break;
      }
      return first;
    };
    let groups: { ids: Uint32Array; groups: readonly OrderGroup[] | null } | undefined;
    return {
      generation: followed.generation(),
      answer: (offset, limit, until) => {
        if (!judge(until - usualBudgetMs / 2)) {
          const first = firstOf(offset + limit, until);
          return { ids: first.slice(offset), total: first.length, more: true, looking: true, groups: null };
        }
        const looking = !followed.complete();
        if (wish.group === null) {
          gather(Math.min(total, offset + limit));
          return { ids: page(found, offset, Math.min(limit, Math.max(0, count - offset))), total, more: looking, looking, groups: null };
        }
        gather(total);
        groups ??= grouped(found.subarray(0, count), wish);
        return { ids: page(groups.ids, offset, limit), total, more: looking, looking, groups: groups.groups };
      },
    };
  };

  const byText = (wish: FinderWish, search: TextSearch, passes: { check: (id: OrderId) => boolean }): Listing => {
    const found: OrderId[] = [];
    let ended = false;
    let ordered: { ids: Uint32Array; groups: readonly OrderGroup[] | null } | undefined;
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
        if (ended && followed.complete()) ordered ??= grouped(sortSome(found.slice(0, mostFound), columns, wish.sort), wish);
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
