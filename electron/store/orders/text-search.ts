import type { OrderId } from '../../../shared/domain/ids.ts';
import { blockOrders } from '../../../shared/domain/orders/order-pieces.ts';
import { termsOf, type Term, type WordsSounding } from '../../../shared/domain/orders/order-terms.ts';
import type { OrderQuery } from '../../../shared/domain/orders/query.ts';
import type { TextField } from '../../../shared/domain/orders/query-words.ts';
import type { Reader } from '../database.ts';
import { orderOfSearchRow, searchRowOf } from './order-search.ts';
import { expressionInBlock, fieldHolds, planText, textsHold, type Shares } from './search-match.ts';

export const soundingIn = (reader: Reader): WordsSounding => (from, to) =>
  reader.all<{ word: string }>('SELECT DISTINCT word FROM search_sounds WHERE code BETWEEN ? AND ? LIMIT 400', from, to).map(({ word }) => word);

const lines = (columns: string): string => `(SELECT group_concat(${columns}, char(10)) FROM order_lines WHERE order_id = orders.id)`;
const parcels = `(SELECT group_concat(waybill_number, char(10)) FROM parcel_orders JOIN parcels ON parcels.id = parcel_orders.parcel_id WHERE order_id = orders.id)`;

/** An order's texts of one field; two texts never run into each other. */
const fieldSql: Readonly<Record<TextField, string>> = {
  number: 'platform_order_number',
  waybill: `concat_ws(char(10), ${parcels}, (SELECT group_concat(value ->> '$.waybillNumber', char(10)) FROM json_each(shipments)))`,
  phone: 'receiver_phone',
  name: 'receiver_name',
  nick: 'buyer_nick',
  address: `province || iif(city = province, '', city) || district || detail`,
  sku: lines('sku_code'),
  goods: lines(`concat_ws(char(10), sku_code, title, colour, size)`),
  note: `concat_ws(char(10), buyer_message, platform_note, (SELECT group_concat(text, char(10)) FROM order_notes WHERE order_id = orders.id))`,
};

type FieldTerms = { readonly field: TextField; readonly terms: readonly Term[]; readonly not: boolean };

export type TextSearch = {
  /** Looks on for about so many ms, or until `enough` are found; found ids go to `take`. True = everything was looked at. */
  readonly goOn: (until: number, enough: () => boolean, take: (id: OrderId) => void) => boolean;
};

/** The texts that a query asks for, anywhere or in one field. Null = it asks for none. */
export const searchText = (
  reader: Reader, query: OrderQuery, shares: Shares, passes: (id: OrderId) => boolean,
): TextSearch | 'nothing' | null => {
  const sounding = soundingIn(reader);
  const anywhere = termsOf(query.text.join(' '), sounding);
  const fields: FieldTerms[] = query.conditions.flatMap((condition) =>
    'value' in condition && condition.field in fieldSql
      ? [{ field: condition.field as TextField, terms: termsOf(condition.value, sounding), not: condition.not }]
      : []);
  if (query.text.length === 0 && fields.length === 0) return null;
  // Punctuation and the like: nothing in any order is found by it.
  if ((query.text.length > 0 && anywhere.length === 0) || fields.some(({ terms, not }) => terms.length === 0 && !not)) return 'nothing';
  const highest = reader.first<{ id: number }>('SELECT max(id) AS id FROM orders')?.id ?? 0;
  const plan = planText([...anywhere, ...fields.flatMap(({ terms, not }) => (not ? [] : terms))], shares, highest);
  const { toCheck } = plan ?? { toCheck: [] };

  /** Of these orders, those whose fields hold what is asked of them. */
  const inFields = (ids: readonly OrderId[]): ReadonlySet<OrderId> => {
    let left: readonly OrderId[] = ids;
    for (const { field, terms, not } of fields) {
      const rows = reader.all<{ id: OrderId; text: string | null }>(
        `SELECT id, ${fieldSql[field]} AS text FROM orders WHERE id IN (SELECT value FROM json_each(?))`, JSON.stringify(left),
      );
      left = rows.filter(({ text }) => fieldHolds((text ?? '').split('\n'), terms) !== not).map(({ id }) => id);
    }
    return new Set(left);
  };
  const suiting = (ids: readonly OrderId[]): readonly OrderId[] => {
    const passing = ids.filter((id) => passes(id) && (toCheck.length === 0 || textsHold(reader, id, toCheck)));
    if (fields.length === 0 || passing.length === 0) return passing;
    const held = inFields(passing);
    return passing.filter((id) => held.has(id));
  };
  const checks = toCheck.length > 0 || fields.length > 0;
  // Looking into whole orders takes longest, into one field less.
  const firstLook = toCheck.length > 0 ? 20 : checks ? 100 : 200;
  const nextLook = toCheck.length > 0 ? 20 : checks ? 250 : 1_000;

  let after = 0;
  let block = Math.floor(highest / blockOrders);
  let looks = 0;
  const rowsOf = (most: number): { row: number }[] => {
    // Only what must not hold a text: every order is looked at, newest first.
    if (plan === null) return reader.all('SELECT ? - id AS row FROM orders WHERE id < ? ORDER BY id DESC LIMIT ?', searchRowOf(0 as OrderId), after === 0 ? highest + 1 : orderOfSearchRow(after), most);
    const expression = plan.inBlocks ? expressionInBlock(plan.expression, block) : plan.expression;
    return reader.all('SELECT rowid AS row FROM order_search WHERE order_search MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?', expression, after, most);
  };

  return {
    goOn: (until, enough, take) => {
      for (;;) {
        const most = (looks += 1) === 1 ? firstLook : nextLook;
        const rows = rowsOf(most);
        for (const id of suiting(rows.map(({ row }) => orderOfSearchRow(row)))) take(id);
        after = rows.at(-1)?.row ?? after;
        if (rows.length < most) {
          if (plan?.inBlocks !== true || block === 0) return true;
          block -= 1;
          after = 0;
        }
        if (enough() || performance.now() > until) return false;
      }
    },
  };
};
