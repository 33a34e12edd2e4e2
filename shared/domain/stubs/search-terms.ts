import { searchExpressionFor } from '../orders/search-pieces.ts';
import { courierByText } from '../printing/couriers.ts';
import { isDay, monthOf } from './days.ts';

/** Whole words a stub is found by beside its pieces: its day, its month, its courier. */
const dayKey = (day: number): string => `d${String(day)}`;
const monthKey = (month: number): string => `m${String(month)}`;
const courierKey = (code: string): string => `c${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`;

export const stubKeysOf = (stub: { readonly day: number; readonly courierCode: string }): string =>
  [dayKey(stub.day), monthKey(monthOf(stub.day)), courierKey(stub.courierCode)].join(' ');

const wholeDate = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const bareDate = /^(20\d{2})(\d{2})(\d{2})$/;
const monthAndDay = /^(\d{1,2})[-/.月](\d{1,2})日?$/;
const wholeMonth = /^(\d{4})[-/.年](\d{1,2})月?$/;

const dayFrom = (year: number, month: string, date: string): number | null => {
  const day = year * 10_000 + Number(month) * 100 + Number(date);
  return isDay(day) ? day : null;
};

/** The day or month key that a word means, if any. A date without its year is the last one that was. */
const dateKeyOf = (word: string, today: number): string | null => {
  const whole = wholeDate.exec(word) ?? bareDate.exec(word);
  if (whole !== null) {
    const day = dayFrom(Number(whole[1]), whole[2] ?? '', whole[3] ?? '');
    return day === null ? null : dayKey(day);
  }
  const short = monthAndDay.exec(word);
  if (short !== null) {
    const year = Math.trunc(today / 10_000);
    const [thisYear, lastYear] = [year, year - 1].map((one) => dayFrom(one, short[1] ?? '', short[2] ?? ''));
    const day = thisYear !== null && thisYear !== undefined && thisYear <= today ? thisYear : lastYear;
    return day === null || day === undefined ? null : dayKey(day);
  }
  const month = wholeMonth.exec(word);
  if (month === null || Number(month[2]) < 1 || Number(month[2]) > 12) return null;
  return monthKey(Number(month[1]) * 100 + Number(month[2]));
};

const longestQuery = 80;

/** The full-text expression for a number fragment, receiver, phone tail, date or courier, or several of them; null = nothing to look for. */
export const stubExpressionFor = (query: string, today: number): string | null => {
  const words = query.slice(0, longestQuery).normalize('NFKC').split(/\s+/).filter((word) => word !== '');
  const terms: string[] = [];
  const texts: string[] = [];
  for (const word of words) {
    const date = dateKeyOf(word, today);
    const courier = date === null ? courierByText(word) : null;
    const key = date ?? (courier === null ? null : courierKey(courier.code));
    if (key === null) {
      texts.push(word);
      continue;
    }
    // Eight digits may be a date or a part of a number; a courier's name may be a person's.
    const asText = date === null || bareDate.test(word) ? searchExpressionFor(word) : null;
    terms.push(asText === null ? `keys : "${key}"` : `(keys : "${key}" OR pieces : (${asText}))`);
  }
  const rest = searchExpressionFor(texts.join(' '));
  if (rest !== null) terms.push(`pieces : (${rest})`);
  return terms.length === 0 ? null : terms.join(' AND ');
};
