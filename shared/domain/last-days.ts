import { addDays, dayNumber, isoDayOf } from './stubs/days.ts';
import { dayStart } from './orders/query-days.ts';
import { shopDay } from './shop-day.ts';

/** A day of the shop's calendar, `20261121`, from its first moment to the next day's (left out); UTC ms. 23 or 25 hours long when the clock is changed. */
export type ShopDay = { readonly day: number; readonly from: number; readonly to: number };

/** The last days of the shop, the oldest first; the last one is today. */
export const lastShopDays = (now: number, count: number, timeZone: string): readonly ShopDay[] => {
  const today = dayNumber(shopDay(now, timeZone));
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(today, index - count + 1);
    return { day, from: dayStart(isoDayOf(day), timeZone), to: dayStart(isoDayOf(addDays(day, 1)), timeZone) };
  });
};
