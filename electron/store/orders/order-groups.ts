import { orderStates } from '../../../shared/domain/orders/lifecycle.ts';
import type { OrderGrouping } from '../../../shared/domain/orders/sorting.ts';
import { platforms } from '../../../shared/domain/orders/platform.ts';
import { wallClock } from '../../../shared/domain/shop-day.ts';
import type { OrderColumns } from './order-columns.ts';
import { stepOrders, type Stepwise } from './order-sorting.ts';

/** A run of the list: `key` is a day, a code, or for buyers the id of one of their orders. */
export type OrderGroup = { readonly key: string; readonly count: number };
export type Grouped = { readonly ids: Uint32Array; readonly groups: readonly OrderGroup[] };

/** More heads than these help nobody, and take time. */
export const mostGroups = 3_000;
const mostBuyersLookedAt = 100_000;

const windowSeconds = 28 * 86_400;

const offsetAt = (second: number, timeZone: string): number => {
  const clock = wallClock(second * 1000, timeZone);
  return Math.round(Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute, clock.second) / 1000) - second;
};

/** Days of the shop, counted from 1970. Zones change their clock seldom: in four weeks without a change a day is a division. */
const calendar = (timeZone: string): ((second: number) => number) => {
  const known = calendars.get(timeZone);
  if (known !== undefined) return known;
  const offsets = new Map<number, number | null>();
  const exact = new Map<number, number>();
  const dayOf = (second: number): number => {
    const window = Math.floor(second / windowSeconds);
    let offset = offsets.get(window);
    if (offset === undefined) {
      const [start, end] = [offsetAt(window * windowSeconds, timeZone), offsetAt((window + 1) * windowSeconds, timeZone)];
      offset = start === end ? start : null;
      offsets.set(window, offset);
    }
    if (offset !== null) return Math.floor((second + offset) / 86_400);
    const hour = Math.floor(second / 900);
    let day = exact.get(hour);
    if (day === undefined) {
      day = Math.floor((second + offsetAt(second, timeZone)) / 86_400);
      exact.set(hour, day);
    }
    return day;
  };
  calendars.set(timeZone, dayOf);
  return dayOf;
};
const calendars = new Map<string, (second: number) => number>();

const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Keys from 0 up to `keys` have their place in an array, which is quicker than a map a million times over; days reach far beyond 2100. */
const [fewKeys, dayKeys] = [256, 65_536];

type Keyed = { readonly keyOf: (id: number) => number; readonly keys: number; readonly nameOf: (key: number, first: number) => string; readonly compare: ((a: number, b: number) => number) | 'largest' };

const keyedBy = (by: OrderGrouping, columns: OrderColumns, couriers: readonly string[], timeZone: string, newestFirst: boolean): Keyed => {
  const rising = (a: number, b: number): number => a - b;
  switch (by) {
    case 'day': {
      const dayOf = calendar(timeZone);
      return { keyOf: (id) => dayOf(columns.sortAt[id] as number), nameOf: dayText, compare: newestFirst ? (a, b) => b - a : rising, keys: dayKeys };
    }
    case 'platform': return { keys: fewKeys, keyOf: (id) => columns.platform[id] as number, nameOf: (key) => platforms[key] ?? 'other', compare: rising };
    case 'courier': return { keys: fewKeys, keyOf: (id) => columns.courier[id] as number, nameOf: (key) => couriers[key] ?? '', compare: 'largest' };
    case 'state': return { keys: fewKeys, keyOf: (id) => columns.state[id] as number, nameOf: (key) => orderStates[key - 1] ?? 'paid', compare: rising };
    case 'buyer': return { keys: 0, keyOf: (id) => columns.buyer[id] as number, nameOf: (_key, first) => String(first), compare: 'largest' };
  }
};

/** Puts a list into groups, each in the list's own order. Null: too many groups to be of use. */
export const groupIds = function* (
  ids: Uint32Array, by: OrderGrouping, columns: OrderColumns, couriers: readonly string[], timeZone: string, newestFirst: boolean,
): Stepwise<Grouped | null> {
  if (by === 'buyer' && ids.length > mostBuyersLookedAt) return null;
  const { keyOf, keys, nameOf, compare } = keyedBy(by, columns, couriers, timeZone, newestFirst);
  const near = new Int32Array(keys).fill(-1);
  const far = new Map<number, number>();
  const found: { readonly key: number; readonly first: number }[] = [];
  const counts = new Uint32Array(mostGroups + 1);
  const placeOf = new Uint32Array(ids.length);
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] as number;
    const key = keyOf(id);
    const isNear = key >= 0 && key < keys;
    let place = isNear ? (near[key] as number) : (far.get(key) ?? -1);
    if (place < 0) {
      place = found.push({ key, first: id }) - 1;
      if (found.length > mostGroups) return null;
      if (isNear) near[key] = place;
      else far.set(key, place);
    }
    placeOf[at] = place;
    counts[place] = (counts[place] as number) + 1;
    if (at % stepOrders === stepOrders - 1) yield;
  }
  const order = found.map((_, place) => place);
  // Equally large ones stay as they were met.
  order.sort((a, b) => {
    const [one, other] = [found[a], found[b]];
    if (one === undefined || other === undefined) return 0;
    return compare === 'largest' ? (counts[b] as number) - (counts[a] as number) || a - b : compare(one.key, other.key);
  });
  const starts = new Uint32Array(found.length);
  let sum = 0;
  for (const place of order) {
    starts[place] = sum;
    sum += counts[place] as number;
  }
  const grouped = new Uint32Array(ids.length);
  for (let at = 0; at < ids.length; at += 1) {
    const place = placeOf[at] as number;
    const start = starts[place] as number;
    grouped[start] = ids[at] as number;
    starts[place] = start + 1;
    if (at % stepOrders === stepOrders - 1) yield;
  }
  return { ids: grouped, groups: order.flatMap((place) => { const group = found[place]; return group === undefined ? [] : [{ key: nameOf(group.key, group.first), count: counts[place] as number }]; }) };
};
