/** Days of the archive as whole numbers, `20261121`: they sort, and a month is a range of them. */
const dayPattern = /^(\d{4})(\d{2})(\d{2})$/;

const utcOf = (day: number): Date => {
  const [, year = '', month = '', date = ''] = dayPattern.exec(String(day)) ?? [];
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
};

const dayOf = (date: Date): number => date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();

/** From `2026-11-21`, as `shopDay` says it. */
export const dayNumber = (isoDay: string): number => Number(isoDay.replaceAll('-', ''));

/** `2026-11-21` */
export const isoDayOf = (day: number): string => String(day).replace(dayPattern, '$1-$2-$3');

/** True for a day that is in the calendar. */
export const isDay = (day: number): boolean => dayPattern.test(String(day)) && dayOf(utcOf(day)) === day;

export const addDays = (day: number, days: number): number => {
  const date = utcOf(day);
  date.setUTCDate(date.getUTCDate() + days);
  return dayOf(date);
};

/** The same date so many months earlier; the month's last day where it has no such date. */
export const monthsBefore = (day: number, months: number): number => {
  const date = utcOf(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return dayOf(date);
};

/** `202611` of `20261121`. */
export const monthOf = (day: number): number => Math.trunc(day / 100);

/** First and last number that a day of this month may have. */
export const daysOfMonth = (month: number): readonly [first: number, last: number] => [month * 100 + 1, month * 100 + 31];

/** 0 = Monday. */
export const weekdayOf = (day: number): number => (utcOf(day).getUTCDay() + 6) % 7;
