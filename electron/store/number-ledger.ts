import type { OrderId, ParcelId } from '../../shared/domain/ids.ts';
import type { Reader } from './database.ts';
import { numberCounts, type CountedState } from './number-counts.ts';
import { orderOfSearchRow } from './orders/order-search.ts';
import { writtenExpression } from './orders/search-match.ts';
import type { NumberSource, ParcelState } from './parcels.ts';

/** Which numbers: null = all. `text`: any part of one, in capitals; '' = none asked for. */
export type LedgerWish = { readonly courierCode: string | null; readonly state: CountedState | null; readonly text: string };

export type LedgerParcel = {
  id: ParcelId; courier_code: string; waybill_number: string; state: ParcelState; number_source: NumberSource; created_at: number;
  printed_at: number | null; scanned_back_at: number | null; packed_at: number | null; voided_at: number | null; void_reason: string | null;
  handed_over_at: number | null; order_id: OrderId | null; order_number: string | null; receiver_name: string | null; staff_name: string | null;
};

/** Of one parcel; its order is the first of those in it. */
const parcelColumns = `p.id, p.courier_code, p.waybill_number, p.state, p.number_source, p.created_at, p.printed_at, p.scanned_back_at, p.packed_at,
  p.voided_at, p.void_reason, o.id AS order_id, o.platform_order_number AS order_number, o.receiver_name,
  (SELECT c.closed_at FROM collection_parcels cp JOIN collections c ON c.id = cp.collection_id WHERE cp.parcel_id = p.id AND p.state = 'handed_over') AS handed_over_at,
  (SELECT s.name FROM staff s WHERE s.id = coalesce(p.voided_by, p.packed_by)) AS staff_name`;
const withOrder = 'LEFT JOIN orders o ON o.id = (SELECT min(po.order_id) FROM parcel_orders po WHERE po.parcel_id = p.id)';
const has = `(? = '' OR instr(upper(p.waybill_number), ?) > 0)`;

/** No parcel has it. */
const afterAll = Number.MAX_SAFE_INTEGER;

/** One courier's parcels of one state, newest first, by an index that is in this order already. */
const parcelsInState = (reader: Reader, courierCode: string, state: string, before: number, limit: number): LedgerParcel[] =>
  reader.all<LedgerParcel>(
    `SELECT ${parcelColumns} FROM parcels p INDEXED BY parcels_by_state ${withOrder}
     WHERE p.courier_code = ? AND p.state = ? AND p.id < ? ORDER BY p.id DESC LIMIT ?`, courierCode, state, before, limit,
  );

const newestParcels = (reader: Reader, before: number, limit: number): LedgerParcel[] =>
  reader.all<LedgerParcel>(`SELECT ${parcelColumns} FROM parcels p ${withOrder} WHERE p.id < ? ORDER BY p.id DESC LIMIT ?`, before, limit);

const parcelStates: readonly CountedState[] = ['reserved', 'printed', 'packed', 'handed_over', 'voided'];
export const isParcelState = (state: CountedState): boolean => parcelStates.includes(state);

/** A page of parcels without a text to look for, newest first. */
export const parcelPage = (reader: Reader, { courierCode, state }: LedgerWish, before: number | null, limit: number): LedgerParcel[] => {
  if (state !== null && !isParcelState(state)) return [];
  const from = before ?? afterAll;
  if (courierCode === null && state === null) return newestParcels(reader, from, limit);
  const kinds = numberCounts(reader).filter((count) =>
    isParcelState(count.state) && count.numbers > 0 && (courierCode === null || count.courier_code === courierCode) && (state === null || count.state === state));
  return kinds.flatMap((kind) => parcelsInState(reader, kind.courier_code, kind.state, from, limit)).sort((a, b) => b.id - a.id).slice(0, limit);
};

export type FoundParcels = { readonly parcels: readonly LedgerParcel[]; /** Where looking ended; null = everything was looked at. */ readonly after: number | null };

/** So many are looked at for one page: a text that nearly every number has must not hold the app up. */
const mostLookedAt = 1000;

const suits = (wish: LedgerWish) => (parcel: LedgerParcel): boolean =>
  (wish.courierCode === null || parcel.courier_code === wish.courierCode) && (wish.state === null || parcel.state === wish.state);

/** Of parcels `before` an id, those whose number has the text; for texts too short for the search index. */
const scanParcels = (reader: Reader, wish: LedgerWish, before: number | null, limit: number): FoundParcels => {
  const from = before ?? (reader.first<{ id: number }>('SELECT max(id) + 1 AS id FROM parcels')?.id ?? 1);
  const rows = reader.all<LedgerParcel>(
    `SELECT ${parcelColumns} FROM parcels p ${withOrder} WHERE p.id < ? AND p.id >= ? AND ${has} ORDER BY p.id DESC`,
    from, from - mostLookedAt, wish.text, wish.text,
  ).filter(suits(wish));
  if (rows.length > limit) return { parcels: rows.slice(0, limit), after: rows[limit - 1]?.id ?? null };
  return { parcels: rows, after: from - mostLookedAt > 1 ? from - mostLookedAt : null };
};

/**
 * A page of parcels whose number has the text somewhere. The index of order search names the orders (CS-5), newest first; `after` is a
 * place in that index, or a parcel id for short texts.
 */
export const findParcels = (reader: Reader, wish: LedgerWish, after: number | null, limit: number): FoundParcels => {
  const expression = wish.text.length < 3 ? null : writtenExpression(wish.text);
  if (expression === null) return scanParcels(reader, wish, after, limit);
  const rows = reader.all<{ row: number }>(
    'SELECT rowid AS row FROM order_search WHERE order_search MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?', expression, after ?? 0, mostLookedAt,
  );
  const orders = new Map(rows.map(({ row }) => [orderOfSearchRow(row), row]));
  const found = reader.all<LedgerParcel & { searched: OrderId }>(
    `SELECT ${parcelColumns}, j.value AS searched FROM json_each(?) j JOIN parcel_orders po ON po.order_id = j.value JOIN parcels p ON p.id = po.parcel_id ${withOrder}
     WHERE ${has} AND o.id = j.value ORDER BY j.key, p.id DESC`, JSON.stringify([...orders.keys()]), wish.text, wish.text,
  ).filter(suits(wish));
  const ended = rows.length < mostLookedAt ? null : (rows.at(-1)?.row ?? null);
  if (found.length <= limit) return { parcels: found, after: ended };
  // All parcels of one order stay on one page, so that the next page begins behind an order.
  const cut = found[limit - 1]?.searched;
  const page = found.filter((parcel, index) => index < limit || parcel.searched === cut);
  return { parcels: page, after: page.length === found.length ? ended : (cut === undefined ? null : (orders.get(cut) ?? null)) };
};
