import { orderStates } from '../../../shared/domain/orders/lifecycle.ts';
import { dayStart } from '../../../shared/domain/orders/query-days.ts';
import type { OrderGrouping } from '../../../shared/domain/orders/sorting.ts';
import { platforms } from '../../../shared/domain/orders/platform.ts';
import { shopDay } from '../../../shared/domain/shop-day.ts';
import type { OrderColumns } from './order-columns.ts';

/** A run of the list: `key` is a day, a code, or for buyers the id of one of their orders. */
export type OrderGroup = { readonly key: string; readonly count: number };
export type Grouped = { readonly ids: Uint32Array; readonly groups: readonly OrderGroup[] };

/** More heads than these help nobody, and take time. */
export const mostGroups = 3_000;
const mostBuyersLookedAt = 100_000;

const quarterSeconds = 900;

/** Days of the shop by quarter hours: every zone's midnight lies on one. Filled when first needed, kept from then on. */
const calendar = (timeZone: string): ((second: number) => number) => {
  const known = calendars.get(timeZone);
  if (known !== undefined) return known;
  const days = new Map<number, number>();
  const dayOf = (second: number): number => {
    const quarter = Math.floor(second / quarterSeconds);
    const day = days.get(quarter);
    if (day !== undefined) return day;
    const text = shopDay(second * 1000, timeZone);
    const number = Number(text.replaceAll('-', ''));
    const next = new Date(Date.UTC(Math.trunc(number / 10_000), Math.trunc(number / 100) % 100 - 1, number % 100 + 1)).toISOString().slice(0, 10);
    const end = Math.floor(dayStart(next, timeZone) / 1000 / quarterSeconds);
    for (let at = Math.floor(dayStart(text, timeZone) / 1000 / quarterSeconds); at < end; at += 1) days.set(at, number);
    return number;
  };
  calendars.set(timeZone, dayOf);
  return dayOf;
};
const calendars = new Map<string, (second: number) => number>();

const dayText = (day: number): string => `${String(Math.trunc(day / 10_000))}-${String(Math.trunc(day / 100) % 100).padStart(2, '0')}-${String(day % 100).padStart(2, '0')}`;

type Keyed = { readonly keyOf: (id: number) => number; readonly nameOf: (key: number, first: number) => string; readonly compare: ((a: number, b: number) => number) | 'largest' };

const keyedBy = (by: OrderGrouping, columns: OrderColumns, couriers: readonly string[], timeZone: string, newestFirst: boolean): Keyed => {
  const rising = (a: number, b: number): number => a - b;
  switch (by) {
    case 'day': {
      const dayOf = calendar(timeZone);
      // Neighbours are mostly of one quarter hour, and looking it up again costs more than comparing.
      let [quarter, day] = [-1, 0];
      const keyOf = (id: number): number => {
        const second = columns.sortAt[id] as number;
        const mine = Math.floor(second / quarterSeconds);
        if (mine !== quarter) [quarter, day] = [mine, dayOf(second)];
        return day;
      };
      return { keyOf, nameOf: dayText, compare: newestFirst ? (a, b) => b - a : rising };
    }
    case 'platform': return { keyOf: (id) => columns.platform[id] as number, nameOf: (key) => platforms[key] ?? 'other', compare: rising };
    case 'courier': return { keyOf: (id) => columns.courier[id] as number, nameOf: (key) => couriers[key] ?? '', compare: 'largest' };
    case 'state': return { keyOf: (id) => columns.state[id] as number, nameOf: (key) => orderStates[key - 1] ?? 'paid', compare: rising };
    case 'buyer': return { keyOf: (id) => columns.buyer[id] as number, nameOf: (_key, first) => String(first), compare: 'largest' };
  }
};

/** Puts a list into groups, each in the list's own order. Null: too many groups to be of use. */
export const groupIds = (
  ids: Uint32Array, by: OrderGrouping, columns: OrderColumns, couriers: readonly string[], timeZone: string, newestFirst: boolean,
): Grouped | null => {
  if (by === 'buyer' && ids.length > mostBuyersLookedAt) return null;
  const { keyOf, nameOf, compare } = keyedBy(by, columns, couriers, timeZone, newestFirst);
  const places = new Map<number, number>();
  const found: { key: number; first: number; count: number }[] = [];
  const placeOf = new Uint32Array(ids.length);
  let [lastKey, lastPlace] = [Number.NaN, 0];
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] as number;
    const key = keyOf(id);
    if (key !== lastKey) {
      let place = places.get(key);
      if (place === undefined) {
        place = found.push({ key, first: id, count: 0 }) - 1;
        places.set(key, place);
        if (found.length > mostGroups) return null;
      }
      [lastKey, lastPlace] = [key, place];
    }
    placeOf[at] = lastPlace;
    const group = found[lastPlace];
    if (group !== undefined) group.count += 1;
  }
  const order = found.map((_, place) => place);
  // Equally large ones stay as they were met.
  order.sort((a, b) => {
    const [one, other] = [found[a], found[b]];
    if (one === undefined || other === undefined) return 0;
    return compare === 'largest' ? other.count - one.count || a - b : compare(one.key, other.key);
  });
  const starts = new Uint32Array(found.length);
  let sum = 0;
  for (const place of order) {
    starts[place] = sum;
    sum += found[place]?.count ?? 0;
  }
  const grouped = new Uint32Array(ids.length);
  for (let at = 0; at < ids.length; at += 1) {
    const place = placeOf[at] as number;
    const start = starts[place] as number;
    grouped[start] = ids[at] as number;
    starts[place] = start + 1;
  }
  return { ids: grouped, groups: order.flatMap((place) => { const group = found[place]; return group === undefined ? [] : [{ key: nameOf(group.key, group.first), count: group.count }]; }) };
};
