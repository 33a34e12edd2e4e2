import type { OrderId } from '../../../shared/domain/ids.ts';
import { blockOrders } from '../../../shared/domain/orders/order-pieces.ts';
import { termsOf, type Term, type WordsSounding } from '../../../shared/domain/orders/order-terms.ts';
import type { OrderQuery } from '../../../shared/domain/orders/query.ts';
import type { TextField } from '../../../shared/domain/orders/query-words.ts';
import type { Reader } from '../database.ts';
import { addressText, orderOfSearchRow, searchedIn, searchRowOf, type Searched } from './order-search.ts';
import { expressionInBlock, fieldHolds, planText, textsHold, type Shares } from './search-match.ts';

export const soundingIn = (reader: Reader): WordsSounding => (from, to) =>
  reader.all<{ word: string }>('SELECT DISTINCT word FROM search_sounds WHERE code BETWEEN ? AND ? LIMIT 400', from, to).map(({ word }) => word);

/** An order's texts of one field. */
const fieldTexts: Readonly<Record<TextField, (searched: Searched, number: string) => readonly string[]>> = {
  number: (_searched, number) => [number],
  waybill: ({ numbers }) => numbers.slice(1),
  phone: ({ receiver }) => [receiver.phone],
  name: ({ receiver }) => [receiver.name],
  nick: ({ words }) => words.slice(0, 1),
  address: ({ receiver }) => [addressText(receiver)],
  sku: ({ lines }) => lines.map(({ skuCode }) => skuCode),
  goods: ({ lines }) => lines.flatMap(({ skuCode, title, colour, size }) => [skuCode, title, colour, size]),
  note: ({ words }) => words.slice(1),
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
    'value' in condition && condition.field in fieldTexts
      ? [{ field: condition.field as TextField, terms: termsOf(condition.value, sounding), not: condition.not }]
      : []);
  if (query.text.length === 0 && fields.length === 0) return null;
  // Punctuation and the like: nothing in any order is found by it.
  if ((query.text.length > 0 && anywhere.length === 0) || fields.some(({ terms, not }) => terms.length === 0 && !not)) return 'nothing';
  const plan = planText([...anywhere, ...fields.flatMap(({ terms, not }) => (not ? [] : terms))], shares);
  const highest = reader.first<{ id: number }>('SELECT max(id) AS id FROM orders')?.id ?? 0;
  const { toCheck } = plan ?? { toCheck: [] };

  const suits = (id: OrderId): boolean => {
    if (!passes(id)) return false;
    if (toCheck.length > 0 && !textsHold(reader, id, toCheck)) return false;
    if (fields.length === 0) return true;
    const searched = searchedIn(reader, id);
    if (searched === undefined) return false;
    return fields.every(({ field, terms, not }) => fieldHolds(fieldTexts[field](searched, searched.numbers[0] ?? ''), terms) !== not);
  };
  const checks = toCheck.length > 0 || fields.length > 0;
  const firstLook = checks ? 60 : 600;
  const nextLook = checks ? 60 : 3_000;

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
        for (const { row } of rows) {
          const id = orderOfSearchRow(row);
          if (suits(id)) take(id);
          after = row;
          if (checks && performance.now() > until) return false;
        }
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
