import type { CustomerGroupId, CustomerId } from '../../../shared/domain/ids.ts';
import type { ReturnsRule } from '../../../shared/domain/customers/returns.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import type { Reader, SqlValue } from '../database.ts';
import { membersOfGroup } from './customer-groups.ts';

/** An order of the whole list: an index that holds it, both ways round. */
type Listing = { readonly from: string; readonly where: string; readonly by: readonly string[]; readonly id: string; readonly values: readonly SqlValue[] };

const heads = 'head_id = id AND orders > 0';
const byLast: Listing = { from: 'customers INDEXED BY customers_by_last', where: heads, by: ['last_at', 'id'], id: 'id', values: [] };
const byOrders: Listing = { from: 'customers INDEXED BY customers_by_orders', where: heads, by: ['orders', 'id'], id: 'id', values: [] };
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

/** A block of ids, the largest first. The far half is read from the other end, so that no place in a million is far. */
const blockOf = (reader: Reader, listing: Listing, total: number, offset: number, limit: number): CustomerId[] => {
  const wanted = Math.min(limit, total - offset);
  if (wanted <= 0) return [];
  const fromEnd = offset > total / 2;
  const direction = fromEnd ? 'ASC' : 'DESC';
  const ids = reader
    .all<{ id: CustomerId }>(
      `SELECT ${listing.id} AS id FROM ${listing.from} WHERE ${listing.where} ORDER BY ${listing.by.map((column) => `${column} ${direction}`).join(', ')} LIMIT ? OFFSET ?`,
      ...listing.values, wanted, fromEnd ? total - offset - wanted : offset,
    )
    .map(({ id }) => id);
  return fromEnd ? ids.reverse() : ids;
};

const counted = (reader: Reader, { from, where, values }: Listing): number => reader.first<{ n: number }>(`SELECT count(*) AS n FROM ${from} WHERE ${where}`, ...values)?.n ?? 0;
const kept = (reader: Reader, currency: string): number =>
  reader.first<{ n: number }>('SELECT customers AS n FROM customer_counts WHERE currency = ?', currency)?.n ?? 0;

export type Block = { readonly total: number; readonly ids: CustomerId[] };
type Page = { readonly offset: number; readonly limit: number };

const listed = (reader: Reader, listing: Listing, total: number, { offset, limit }: Page): Block => ({ total, ids: blockOf(reader, listing, total, offset, limit) });

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
