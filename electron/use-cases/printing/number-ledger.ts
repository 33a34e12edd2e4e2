import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { LedgerEntry } from '../../../shared/contract/numbers.ts';
import { tidyNumber } from '../../../shared/domain/printing/pasted-numbers.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Reader } from '../../store/database.ts';
import { findParcels, parcelPage, type LedgerParcel, type LedgerWish } from '../../store/number-ledger.ts';
import { poolPage, spoiledPage, type LedgerUnused, type SpoiledPlace } from '../../store/number-ledger-unused.ts';
import { readerOf, type Services } from '../services.ts';

/** How far each of the three kinds of numbers has been read; null = to its end. */
type Place = { readonly parcels: number | null | 'start'; readonly pool: number | null | 'start'; readonly spoiled: SpoiledPlace | null | 'start' };
const start: Place = { parcels: 'start', pool: 'start', spoiled: 'start' };

const placeText = ({ parcels, pool, spoiled }: Place): string =>
  JSON.stringify([parcels, pool, spoiled === null || spoiled === 'start' ? spoiled : [spoiled.at, spoiled.courierCode, spoiled.number]]);

const isPlace = (value: unknown): value is number | null | 'start' => value === null || value === 'start' || (typeof value === 'number' && Number.isSafeInteger(value));

/** Null = not a place that a page before this one answered. */
const placeFrom = (text: string | null): Place | null => {
  if (text === null) return start;
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(read) || read.length !== 3) return null;
  const [parcels, pool, spoiled] = read as unknown[];
  if (!isPlace(parcels) || !isPlace(pool)) return null;
  if (spoiled === null || spoiled === 'start') return { parcels, pool, spoiled };
  if (!Array.isArray(spoiled)) return null;
  const [at, courierCode, number] = spoiled as unknown[];
  const whole = typeof at === 'number' && Number.isSafeInteger(at) && typeof courierCode === 'string' && typeof number === 'string';
  return whole ? { parcels, pool, spoiled: { at, courierCode, number } } : null;
};

const entryOfParcel = (row: LedgerParcel): LedgerEntry => ({
  courierCode: row.courier_code, number: row.waybill_number, source: row.number_source, state: row.state, parcelId: row.id,
  orderId: row.order_id, orderNumber: row.order_number ?? '', receiverName: row.receiver_name ?? '', reservedAt: row.created_at, printedAt: row.printed_at,
  scannedBackAt: row.scanned_back_at, packedAt: row.packed_at, handedOverAt: row.handed_over_at, endedAt: row.voided_at, reason: row.void_reason ?? '',
  staffName: row.staff_name ?? '',
});

const entryOfUnused = (row: LedgerUnused): LedgerEntry => ({
  courierCode: row.courier_code, number: row.waybill_number, source: row.from_pool === 1 ? 'pool' : 'roll', state: row.state, parcelId: null, orderId: null,
  orderNumber: '', receiverName: '', reservedAt: null, printedAt: null, scannedBackAt: null, packedAt: null, handedOverAt: null, endedAt: row.ended_at,
  reason: row.reason, staffName: row.staff_name ?? '',
});

/** Newest first by time; each kind keeps its own order, so that a page can end anywhere between them. */
const mergedPage = (reader: Reader, wish: LedgerWish, from: Place, limit: number): { entries: LedgerEntry[]; next: Place | null } => {
  const parcels = from.parcels === null ? [] : parcelPage(reader, wish, from.parcels === 'start' ? null : from.parcels, limit);
  const pool = from.pool === null ? [] : poolPage(reader, wish, from.pool === 'start' ? null : from.pool, limit);
  const spoiled = from.spoiled === null ? [] : spoiledPage(reader, wish, from.spoiled === 'start' ? null : from.spoiled, limit);
  const entries: LedgerEntry[] = [];
  let [parcelsDone, poolDone, spoiledDone] = [0, 0, 0];
  while (entries.length < limit) {
    const [parcel, unused, torn] = [parcels[parcelsDone], pool[poolDone], spoiled[spoiledDone]];
    const tornAt = torn?.at ?? -1;
    const unusedAt = unused === undefined ? -1 : (unused.ended_at ?? unused.at);
    if (parcel !== undefined && parcel.created_at >= unusedAt && parcel.created_at >= tornAt) {
      entries.push(entryOfParcel(parcel));
      parcelsDone += 1;
    } else if (unused !== undefined && unusedAt >= tornAt) {
      entries.push(entryOfUnused(unused));
      poolDone += 1;
    } else if (torn !== undefined) {
      entries.push(entryOfUnused(torn));
      spoiledDone += 1;
    } else break;
  }
  const readOut = (read: readonly unknown[], done: number): boolean => done === read.length && read.length < limit;
  const lastTorn = spoiled[spoiledDone - 1];
  const next: Place = {
    parcels: readOut(parcels, parcelsDone) ? null : (parcels[parcelsDone - 1]?.id ?? from.parcels),
    pool: readOut(pool, poolDone) ? null : (pool[poolDone - 1]?.id ?? from.pool),
    spoiled: readOut(spoiled, spoiledDone) ? null
      : lastTorn === undefined ? from.spoiled : { at: lastTorn.at, courierCode: lastTorn.courier_code, number: lastTorn.waybill_number },
  };
  return { entries, next: next.parcels === null && next.pool === null && next.spoiled === null ? null : next };
};

/** With a text: parcels first, then what is no parcel's; most texts name a handful of numbers. */
const foundPage = (reader: Reader, wish: LedgerWish, from: Place, limit: number): { entries: LedgerEntry[]; next: Place | null } => {
  if (from.parcels !== null) {
    const { parcels, after } = findParcels(reader, wish, from.parcels === 'start' ? null : from.parcels, limit);
    const entries = parcels.map(entryOfParcel);
    const next: Place = { parcels: after, pool: 'start', spoiled: 'start' };
    if (after !== null || entries.length >= limit) return { entries, next };
    const rest = mergedPage(reader, wish, next, limit - entries.length);
    return { entries: [...entries, ...rest.entries], next: rest.next };
  }
  return mergedPage(reader, wish, from, limit);
};

/** One page of the ledger for whoever reads it whole. Null = `after` is not from a page before. */
export const ledgerPage = (reader: Reader, wish: LedgerWish, after: string | null, limit: number): { entries: LedgerEntry[]; next: string | null } | null => {
  const place = placeFrom(after);
  if (place === null) return null;
  const { entries, next } = wish.text === '' ? mergedPage(reader, wish, place, limit) : foundPage(reader, wish, place, limit);
  return { entries, next: next === null ? null : placeText(next) };
};

/** PR-5: every number's life, newest first. A page may be short, or empty, before the last: `next` says whether more may come. */
export const numberLedger = (services: Services, input: InputFor<'numbers', 'ledger'>): Result<OutputFor<'numbers', 'ledger'>> => {
  const page = ledgerPage(readerOf(services), { courierCode: input.courierCode, state: input.state, text: tidyNumber(input.text) }, input.after, input.limit);
  return page === null ? refuse('input.invalid', undefined, 'after') : ok(page);
};
