/** What clocks in `timeZone` show at `at`, as if it were UTC. */
const wallClock = (at: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
};

/**
 * UTC ms of a local time as `<input type="datetime-local">` gives it (`2017-07-08T18:30`), read in the shop's time zone.
 * A time that a clock change skips counts as the moment after it. `null` = no time.
 */
export const atInTimeZone = (local: string, timeZone: string): number | null => {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return null;
  let at = wanted;
  for (let round = 0; round < 3; round += 1) at += wanted - wallClock(at, timeZone);
  return at;
};

/** The shop's calendar day `days` after `at`, as `2017-07-08`. */
export const dayInTimeZone = (at: number, timeZone: string, days: number): string => {
  const today = new Date(wallClock(at, timeZone));
  today.setUTCDate(today.getUTCDate() + days);
  return today.toISOString().slice(0, 10);
};
