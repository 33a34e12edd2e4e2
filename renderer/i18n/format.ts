import i18next from 'i18next';

/** How figures are written. The shop's time zone is set once the shop is known; until then it is the PC's. */
let timeZone: string | undefined;
let made = new Map<string, Intl.DateTimeFormat>();

export const setTimeZone = (zone: string): void => {
  if (zone === timeZone) return;
  timeZone = zone;
  made = new Map();
};

const locale = (): string => (i18next.language === 'en' ? 'en-GB' : 'zh-CN');

const dateFormat = (name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${locale()} ${name}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(locale(), { ...options, hourCycle: 'h23', ...(timeZone === undefined ? {} : { timeZone }) });
  made.set(key, format);
  return format;
};

/** `09:42` */
export const clock = (at: number): string => dateFormat('clock', { hour: '2-digit', minute: '2-digit' }).format(at);

/** `07-08` in Chinese, `8 Jul` in English. */
export const day = (at: number): string =>
  i18next.language === 'en'
    ? dateFormat('day', { day: 'numeric', month: 'short' }).format(at)
    : dateFormat('day', { month: '2-digit', day: '2-digit' }).format(at).replace('/', '-');

/** `2017-07-08` in the shop's time zone, in every language. */
export const isoDay = (at: number): string => {
  const parts = dateFormat('iso', { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
};

/** Today only the clock, this year day and clock, otherwise the whole date and clock. */
export const moment = (at: number, now: number = Date.now()): string => {
  const date = isoDay(at);
  const today = isoDay(now);
  if (date === today) return clock(at);
  if (date.slice(0, 4) === today.slice(0, 4)) return `${day(at)} ${clock(at)}`;
  return `${date} ${clock(at)}`;
};

/** `2017-07-08 18:18` */
export const fullMoment = (at: number): string => `${isoDay(at)} ${clock(at)}`;

const signs: Readonly<Record<string, string>> = { CNY: '¥', USD: '$', EUR: '€', GBP: '£', JPY: '¥', HKD: 'HK$', TWD: 'NT$' };

/** Hundredths as `1,234.50`; with a currency as `¥1,234.50`. No floating point. */
export const yuan = (fen: number, currency?: string): string => {
  const absolute = Math.abs(fen);
  const whole = String(Math.trunc(absolute / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = String(absolute % 100).padStart(2, '0');
  const sign = currency === undefined ? '' : (signs[currency] ?? `${currency} `);
  return `${fen < 0 ? '−' : ''}${sign}${whole}.${rest}`;
};

/** Grams as kilograms: `1.12 kg`; every gram that matters stays. */
export const kg = (weightG: number): string => `${String(Math.trunc(weightG / 1000))}.${String(weightG % 1000).padStart(3, '0').replace(/0$/, '')} kg`;

/** `18,402` */
export const figure = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** `12.3 MB` */
export const bytes = (count: number): string => {
  if (count < 1024) return `${String(count)} B`;
  const units = ['KB', 'MB', 'GB', 'TB'];
  let value = count / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[unit] ?? ''}`;
};

/** A long number cut for the eye: `3515 0002 7529 6296`. What is no plain number stays whole. */
export const groupsOfFour = (value: string): readonly string[] => (/^[A-Z]{0,3}\d{8,}$/i.test(value) ? (value.match(/.{1,4}/g) ?? [value]) : [value]);
