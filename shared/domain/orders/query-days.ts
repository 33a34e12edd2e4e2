import { shopDay, startOfShopDay } from '../shop-day.ts';
import type { DaySpan } from './query.ts';

/** The first moment of a day (`YYYY-MM-DD`) in the shop's time zone. */
export const dayStart = (day: string, timeZone: string): number => {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const noon = Date.UTC(year, month - 1, date, 12);
  const halfDayMs = 12 * 60 * 60 * 1000;
  const inside = [noon, noon - halfDayMs, noon + halfDayMs].find((at) => shopDay(at, timeZone) === day) ?? noon;
  return startOfShopDay(inside, timeZone);
};

const dayAfter = (year: number, month: number, date: number): string => new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);

/** First day, and the first day after it. */
const daysOfWord = (word: Extract<DaySpan, { kind: 'word' }>['word'], today: string): readonly [string, string] => {
  const [year = 1970, month = 1, date = 1] = today.split('-').map(Number);
  // Weeks begin on Monday.
  const weekday = (new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7;
  const days = (from: number, to: number): readonly [string, string] => [dayAfter(year, month, date + from), dayAfter(year, month, date + to)];
  const months = (from: number, to: number): readonly [string, string] => [dayAfter(year, month + from, 1), dayAfter(year, month + to, 1)];
  switch (word) {
    case 'today': return days(0, 1);
    case 'yesterday': return days(-1, 0);
    case 'this_week': return days(-weekday, 7 - weekday);
    case 'last_week': return days(-weekday - 7, -weekday);
    case 'this_month': return months(0, 1);
    case 'last_month': return months(-1, 0);
    case 'this_year': return [dayAfter(year, 1, 1), dayAfter(year + 1, 1, 1)];
    case 'last_year': return [dayAfter(year - 1, 1, 1), dayAfter(year, 1, 1)];
  }
};

/** The time that a span means now: from (included) to (left out), UTC ms; null = open. */
export const spanTimes = (span: DaySpan, now: number, timeZone: string): { readonly from: number | null; readonly to: number | null } => {
  const start = (day: string): number => dayStart(day, timeZone);
  if (span.kind === 'between') {
    const [year = 1970, month = 1, date = 1] = (span.to ?? '1970-01-01').split('-').map(Number);
    return { from: span.from === null ? null : start(span.from), to: span.to === null ? null : start(dayAfter(year, month, date + 1)) };
  }
  const today = shopDay(now, timeZone);
  if (span.kind === 'word') {
    const [from, to] = daysOfWord(span.word, today);
    return { from: start(from), to: start(to) };
  }
  const [year = 1970, month = 1, date = 1] = today.split('-').map(Number);
  return { from: start(dayAfter(year, month, date - span.days + 1)), to: start(dayAfter(year, month, date + 1)) };
};
