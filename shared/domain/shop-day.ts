/** Days of the shop in its own time zone. Times are UTC ms. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterFor = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat('en-CA', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  });
  formatters.set(timeZone, formatter);
  return formatter;
};

/** What the shop's clock on the wall shows. */
export type WallClock = { readonly year: number; readonly month: number; readonly day: number; readonly hour: number; readonly minute: number; readonly second: number };

export const wallClock = (at: number, timeZone: string): WallClock => {
  const parts = new Map(formatterFor(timeZone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute'), second: part('second') };
};

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-21`, as the shop's calendar has it. */
export const shopDay = (at: number, timeZone: string): string => {
  const clock = wallClock(at, timeZone);
  return `${String(clock.year).padStart(4, '0')}-${two(clock.month)}-${two(clock.day)}`;
};

/** `1840`: hour and minute on the shop's clock. */
export const shopHourMinute = (at: number, timeZone: string): string => {
  const clock = wallClock(at, timeZone);
  return `${two(clock.hour)}${two(clock.minute)}`;
};

/** What the wall clock shows at `at`, read as if it were UTC. */
const wallAsUtc = (at: number, timeZone: string): number => {
  const clock = wallClock(at, timeZone);
  return Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute, clock.second);
};

/** The first moment of the shop's day in which `at` lies; right also on days when the clock is changed. */
export const startOfShopDay = (at: number, timeZone: string): number => {
  const clock = wallClock(at, timeZone);
  const midnight = Date.UTC(clock.year, clock.month - 1, clock.day);
  const wholeSeconds = Math.floor(at / 1000) * 1000;
  let start = midnight - (wallAsUtc(wholeSeconds, timeZone) - wholeSeconds);
  // The offset at midnight may differ from the one at `at`.
  start = midnight - (wallAsUtc(start, timeZone) - start);
  return start;
};
