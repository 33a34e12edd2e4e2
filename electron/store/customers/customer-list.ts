import type { CustomerGroupId, CustomerId } from '../../../shared/domain/ids.ts';
import type { ReturnsRule } from '../../../shared/domain/customers/returns.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import type { Reader, SqlValue } from '../database.ts';
import { membersOfGroup } from './customer-groups.ts';

/** An order of the whole list: an index that holds it, both ways round. */
type Listing = { readonly from: string; readonly where: string; readonly by: readonly string[]; readonly id: string; readonly values: readonly SqlValue[] };

const heads = 'head_id = id AND orders > 0';
const byLast: Listing = { from: 'customers INDEXED BY customers_by_last', where: heads, by: ['last_at', 'id'], id: 'id', values: [] };
const byOrders: Listing = { from: 'customers INDEXED BY customers_by_orders', where: heads, by: ['orders', 'last_at', 'id'], id: 'id', values: [] };
const warned: Listing = { from: 'customers INDEXED BY customers_warned', where: 'head_id = id AND warned = 1', by: ['last_at', 'id'], id: 'id', values: [] };
const bySpend = (currency: string): Listing => ({
  from: 'customer_figures INDEXED BY customer_figures_by_spend', where: 'orders > 0 AND currency = ?', by: ['spent_fen', 'customer_id'], id: 'customer_id', values: [currency],
});
const inSpendRange = (currency: string, from: number, before: number | null): Listing => ({
  ...bySpend(currency), where: `orders > 0 AND currency = ? AND spent_fen >= ?${before === null ? '' : ' AND spent_fen < ?'}`, values: before === null ? [currency, from] : [currency, from, before],
});
const byReturns = (rule: ReturnsRule): Listing => ({
  from: 'customers INDEXED BY customers_by_returned', where: 'head_id = id AND returned > 0 AND returned >= ? AND returned * 100 >= orders * ?', by: ['returned', 'orders', 'id'], id: 'id',
  values: [rule.atLeast, rule.percent],
});

type Key = readonly SqlValue[];
/** Every so many rows the place is remembered, so that no place in a million is far. */
const markEvery = 4_000;
const marksKeptMs = 30_000;
type Marks = { readonly total: number; readonly madeAt: number; readonly keys: Key[] };
const marksOf = new WeakMap<Reader, Map<string, Marks>>();

const nameOf = ({ from, where, values }: Listing): string => JSON.stringify([from, where, values]);

/** Places that are known of this listing. Those of before a change may be a few rows off for half a minute: nobody looks for one row among a million by scrolling. */
const marksFor = (reader: Reader, listing: Listing, total: number): Marks => {
  let all = marksOf.get(reader);
  if (all === undefined) marksOf.set(reader, (all = new Map<string, Marks>()));
  const known = all.get(nameOf(listing));
  const now = performance.now();
  if (known !== undefined && (known.total === total || now - known.madeAt < marksKeptMs)) return known;
  const fresh: Marks = { total, madeAt: now, keys: [] };
  if (all.size > 40) all.clear();
  all.set(nameOf(listing), fresh);
  return fresh;
};

type From = { readonly key: Key | null; readonly skip: number; readonly take: number };

/** Rows from a known place on, the largest first; `up`: the smallest first, without a place. */
const read = (reader: Reader, listing: Listing, { key, skip, take }: From, up = false): Record<string, SqlValue>[] => {
  const { by, from, where, values } = listing;
  const behind = key === null ? '' : ` AND (${by.join(', ')}) <= (${by.map(() => '?').join(', ')})`;
  const order = by.map((column) => `${column} ${up ? 'ASC' : 'DESC'}`).join(', ');
  return reader.all(`SELECT ${by.join(', ')} FROM ${from} WHERE ${where}${behind} ORDER BY ${order} LIMIT ? OFFSET ?`, ...values, ...(key ?? []), take, skip);
};

/** Learns the next few places; false = all are known. */
const learnMarks = (reader: Reader, listing: Listing, total: number, most: number): boolean => {
  const { keys } = marksFor(reader, listing, total);
  for (let learned = 0; learned < most; learned += 1) {
    if (keys.length * markEvery >= total) return false;
    const [row] = read(reader, listing, keys.length === 0 ? { key: null, skip: 0, take: 1 } : { key: keys.at(-1) ?? null, skip: markEvery, take: 1 });
    if (row === undefined) return false;
    keys.push(listing.by.map((column) => row[column] ?? null));
  }
  return true;
};

/** A block of ids, the largest first. Until its place is known, the far half is read from the other end. */
const blockOf = (reader: Reader, listing: Listing, total: number, offset: number, limit: number): CustomerId[] => {
  const take = Math.min(limit, total - offset);
  if (take <= 0) return [];
  const { keys } = marksFor(reader, listing, total);
  const mark = Math.min(Math.trunc(offset / markEvery), keys.length - 1);
  const fromMark = mark < 0 ? offset : offset - mark * markEvery;
  const fromEnd = total - offset - take;
  if (fromEnd < fromMark) return read(reader, listing, { key: null, skip: fromEnd, take }, true).map((row) => row[listing.id] as CustomerId).reverse();
  return read(reader, listing, { key: mark < 0 ? null : (keys[mark] ?? null), skip: fromMark, take }).map((row) => row[listing.id] as CustomerId);
};

const counted = (reader: Reader, { from, where, values }: Listing): number => reader.first<{ n: number }>(`SELECT count(*) AS n FROM ${from} WHERE ${where}`, ...values)?.n ?? 0;
const kept = (reader: Reader, currency: string): number =>
  reader.first<{ n: number }>('SELECT customers AS n FROM customer_counts WHERE currency = ?', currency)?.n ?? 0;

export type Block = {
  readonly total: number; readonly ids: CustomerId[];
  /** Learns a little more of where things stand in a long list; false = nothing is left to learn. */
  readonly learn?: () => boolean;
};
type Page = { readonly offset: number; readonly limit: number };

const listed = (reader: Reader, listing: Listing, total: number, { offset, limit }: Page): Block => ({
  total, ids: blockOf(reader, listing, total, offset, limit), ...(total > 2 * markEvery ? { learn: () => learnMarks(reader, listing, total, 2) } : {}),
});

export const countAll = (reader: Reader): number => kept(reader, '');
export const listByLast = (reader: Reader, page: Page): Block => listed(reader, byLast, kept(reader, ''), page);
export const listByOrders = (reader: Reader, page: Page): Block => listed(reader, byOrders, kept(reader, ''), page);
export const listBySpend = (reader: Reader, currency: string, page: Page): Block => listed(reader, bySpend(currency), kept(reader, currency), page);
export const countSpendRange = (reader: Reader, currency: string, from: number, before: number | null): number => counted(reader, inSpendRange(currency, from, before));
export const listSpendRange = (reader: Reader, currency: string, range: { readonly from: number; readonly before: number | null }, page: Page): Block =>
  listed(reader, inSpendRange(currency, range.from, range.before), countSpendRange(reader, currency, range.from, range.before), page);
export const countWarned = (reader: Reader): number => counted(reader, warned);
export const listWarned = (reader: Reader, page: Page): Block => listed(reader, warned, countWarned(reader), page);
export const countReturns = (reader: Reader, rule: ReturnsRule): number => counted(reader, byReturns(rule));
export const listReturns = (reader: Reader, rule: ReturnsRule, page: Page): Block => listed(reader, byReturns(rule), countReturns(reader, rule), page);
export const listGroup = (reader: Reader, groupId: CustomerGroupId, members: number, { offset, limit }: Page): Block => ({
  total: members, ids: membersOfGroup(reader, groupId, offset, limit).map(({ head }) => head),
});

/** A customer as lists show it; what it is called stands in its newest order alone. */
export type ListedCustomer = {
  id: CustomerId; orders: number; returned: number; first_at: number | null; last_at: number | null; warned: 0 | 1; platform: Platform | null; nick: string | null; name: string | null;
  phone: string | null; country: string | null; detail: string | null; masked: string | null;
};

export const customersByIds = (reader: Reader, ids: readonly CustomerId[]): ListedCustomer[] => {
  const rows = reader.all<ListedCustomer>(
    `SELECT c.id, c.orders, c.returned, c.first_at, c.last_at, c.warned, o.platform, o.buyer_nick AS nick, o.receiver_name AS name, o.receiver_phone AS phone, o.country, o.detail, o.masked
     FROM json_each(?) j CROSS JOIN customers c ON c.id = j.value LEFT JOIN orders o ON o.id = c.last_order_id`, JSON.stringify(ids),
  );
  return rows;
};
