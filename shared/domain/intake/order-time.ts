import type { Reading } from './amount.ts';
import { halfWidth, valueText } from './cell-text.ts';

/** Wall-clock time in a zone → UTC ms, for one zone; made by `zoneClock`. */
export type ZoneClock = (year: number, month: number, day: number, hour: number, minute: number, second: number) => number;

/**
 * Turns the shop's wall-clock times into UTC ms. An hour that the clock skips in spring counts as the one after, an hour that it
 * repeats in autumn as its first run. Offsets are looked up once per local half hour.
 */
export const zoneClock = (timeZone: string): ZoneClock => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  const offsetAt = (utc: number): number => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(utc)) part[type] = Number(value);
    const local = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'] ?? 1, part['hour'] ?? 0, part['minute'] ?? 0, part['second'] ?? 0);
    return local - Math.floor(utc / 1000) * 1000;
  };
  const offsets = new Map<number, number>();
  return (year, month, day, hour, minute, second) => {
    const local = Date.UTC(year, month - 1, day, hour, minute, second);
    const halfHour = Math.floor(local / 1_800_000);
    let offset = offsets.get(halfHour);
    if (offset === undefined) {
      const before = offsetAt(local - 86_400_000);
      const after = offsetAt(local + 86_400_000);
      // The earlier reading wins where both hold; in a gap the clock has already moved on.
      offset = offsetAt(local - before) === before ? before : offsetAt(local - after) === after ? after : before;
      if (offsets.size > 20_000) offsets.clear();
      offsets.set(halfHour, offset);
    }
    return local - offset;
  };
};

/** Which part of `03/04/2024` is the day; a year of four digits in front needs no telling. */
export const dateOrders = ['ymd', 'mdy', 'dmy'] as const;
export type DateOrder = (typeof dateOrders)[number];

const dateTime =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:[.,]\d+)?)?[分秒]?)?(?: ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$/i;
const compact = /^(20\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;

/**
 * A time cell → UTC ms. `yyyy-MM-dd HH:mm:ss`, `yyyy/M/d H:mm`, `2024年1月3日 8:00`, ISO with an offset, a spreadsheet's serial number, seconds or
 * milliseconds since 1970, `下午3:20`, `Jan 3, 2024 3:20 PM`, and `3/1/2024` by `order`. Without an offset it is the clock's zone. Years before
 * 2000 are how platforms write "never": empty.
 */
export const readTime = (cell: string, clock: ZoneClock, order: DateOrder = 'ymd'): Reading<number> => {
  if (cell === '') return { kind: 'empty' };
  // Nine of ten times look like this; looked at first, since there are a dozen in every row.
  const usual = /^(20\d\d)-([01]\d)-([0-3]\d) ([0-2]\d):([0-5]\d):([0-5]\d)$/.exec(cell);
  if (usual !== null) {
    const [year, month, day, hour] = [Number(usual[1]), Number(usual[2]), Number(usual[3]), Number(usual[4])];
    if (month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour < 24) return { kind: 'value', value: clock(year, month, day, hour, Number(usual[5]), Number(usual[6])) };
  }
  const text = yearFirst(withoutHalfDay(halfWidth(valueText(cell)).replace(/\s+/g, ' ')), order);
  if (text === '') return { kind: 'empty' };
  if (text === null) return { kind: 'unreadable' };
  const match = dateTime.exec(text) ?? compact.exec(text);
  if (match === null) return fromNumber(text, clock);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part: string | undefined) => Number(part ?? 0));
  if (year < 2000) return { kind: 'empty' };
  if (year > 2200 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return { kind: 'unreadable' };
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return { kind: 'unreadable' };
  const offset = match[7];
  if (offset === undefined) return { kind: 'value', value: clock(year, month, day, hour, minute, second) };
  const shift = /^([+-])(\d{2}):?(\d{2})$/.exec(offset);
  const minutes = shift === null ? 0 : (shift[1] === '-' ? -1 : 1) * (Number(shift[2]) * 60 + Number(shift[3]));
  return { kind: 'value', value: Date.UTC(year, month - 1, day, hour, minute - minutes, second) };
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord = '(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.?';
const dayThenMonth = new RegExp(`^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(\\d{1,2})(?:st|nd|rd|th)?[ -]${monthWord},?[ -](\\d{4})`, 'i');
const monthThenDay = new RegExp(`^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?${monthWord} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})`, 'i');
const weekday = / ?\(?(?:星期|周)[一二三四五六日天]\)?/;

/** `下午3:20`, `3:20 PM` → `15:20`. */
const withoutHalfDay = (text: string): string => {
  if (!/[午晨晚早]|[ap]\.?m\.?$/i.test(text)) return text;
  const match = /^(.*?)(上午|下午|中午|凌晨|早上|晚上)?(\d{1,2})([:时点]\d{1,2}(?:[:分]\d{1,2})?[分秒]?) ?([ap])?(?:\.?m\.?)?$/i.exec(text);
  const word = match?.[2] ?? match?.[5]?.toLowerCase();
  if (match === null || word === undefined) return text;
  const hour = Number(match[3]);
  const isLate = word === '下午' || word === '晚上' || word === '中午' || word === 'p';
  const real = isLate ? (hour < 12 && !(word === '中午' && hour > 10) ? hour + 12 : hour) : hour === 12 ? 0 : hour;
  return `${(match[1] ?? '').trimEnd()} ${real}${(match[4] ?? '').replace('点', ':')}`;
};

/** Dates written the other way round, with the year in front; null = a date that cannot be told. */
const yearFirst = (given: string, order: DateOrder): string | null => {
  const text = given.replace(weekday, '');
  if (/^\d{4}[-/.年]/.test(text) || !/[-/. ]/.test(text)) return text;
  const named = dayThenMonth.exec(text);
  if (named !== null) return `${named[3]}-${monthNumber(named[2])}-${named[1]}${text.slice(named[0].length).replace(/^,/, '')}`;
  const american = monthThenDay.exec(text);
  if (american !== null) return `${american[3]}-${monthNumber(american[1])}-${american[2]}${text.slice(american[0].length).replace(/^,/, '')}`;
  const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?=$|[ ,T])/.exec(text);
  if (parts === null) return text;
  const [one = '', two = '', three = ''] = parts.slice(1);
  const rest = text.slice(parts[0].length).replace(/^,/, '');
  if (order === 'ymd') return three.length === 2 ? `20${one}-${two}-${three}${rest}` : null;
  const year = three.length === 2 ? `20${three}` : three;
  return order === 'mdy' ? `${year}-${one}-${two}${rest}` : `${year}-${two}-${one}${rest}`;
};

const monthNumber = (word = ''): number => months.indexOf(word.slice(0, 3).toLowerCase()) + 1;

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Seconds or milliseconds since 1970, or days since 1899-12-30, as Excel keeps times; only those of this century. */
const fromNumber = (text: string, clock: ZoneClock): Reading<number> => {
  if (/^1[0-9]{9}(?:\d{3})?$/.test(text)) return { kind: 'value', value: text.length === 10 ? Number(text) * 1000 : Number(text) };
  if (!/^\d{5}(?:\.\d+)?$/.test(text)) return { kind: 'unreadable' };
  const days = Number(text);
  if (days < 36_526 || days > 73_050) return { kind: 'unreadable' };
  const wall = new Date(Math.round((days - 25_569) * 86_400) * 1000);
  return {
    kind: 'value',
    value: clock(wall.getUTCFullYear(), wall.getUTCMonth() + 1, wall.getUTCDate(), wall.getUTCHours(), wall.getUTCMinutes(), wall.getUTCSeconds()),
  };
};
