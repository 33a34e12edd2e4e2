import type { ShopDay } from '../../../shared/domain/last-days.ts';
import type { Reader } from '../database.ts';

/**
 * Orders paid in each of these days, in their order. An order stands where the lists have it: at its payment, at its creation when no file told when
 * it was paid. A part, an exchange or a parcel sent again was not paid for by itself; one that was closed counts when money had come. Read from the
 * index alone but for the closed ones, which are few.
 */
export const paidByDay = (reader: Reader, days: readonly ShopDay[]): number[] =>
  reader.all<{ paid: number }>(
    `SELECT (SELECT count(*) FROM orders o INDEXED BY orders_by_state
         WHERE o.state IN ('paid', 'packed', 'handed_over', 'completed') AND o.sort_at >= d.value ->> 0 AND o.sort_at < d.value ->> 1
           AND o.id NOT IN (SELECT id FROM orders INDEXED BY orders_derived WHERE derived_from IS NOT NULL))
       + (SELECT count(*) FROM orders o INDEXED BY orders_by_state
         WHERE o.state = 'closed' AND o.sort_at >= d.value ->> 0 AND o.sort_at < d.value ->> 1 AND o.paid_at IS NOT NULL AND o.derived_from IS NULL) AS paid
     FROM json_each(?) d ORDER BY d.key`, JSON.stringify(days.map(({ from, to }) => [from, to])),
  ).map(({ paid }) => paid);

/** Parcels that left in a day, as the archive of stubs counts them: of every parcel that leaves one is kept, of one taken back none. Days without are missing. */
export const handedOverByDay = (reader: Reader, first: number, last: number): ReadonlyMap<number, number> =>
  new Map(
    reader.all<{ day: number; parcels: number }>('SELECT day, sum(stubs) AS parcels FROM stub_days WHERE day BETWEEN ? AND ? GROUP BY day', first, last)
      .map(({ day, parcels }) => [day, parcels]),
  );
