import { wallClock, type WallClock } from './shop-day.ts';

/** A length of time as people and platforms say it. Days and months are the calendar's of the shop, hours are hours. */
export type CalendarSpan = { readonly amount: number; readonly unit: 'hours' | 'days' | 'months' };

const hourMs = 60 * 60 * 1000;

const asUtc = ({ year, month, day, hour, minute, second }: WallClock): number => Date.UTC(year, month - 1, day, hour, minute, second);

/** What must be added to UTC to get what the shop's clock shows then; ms. */
const offsetAt = (at: number, timeZone: string): number => {
  const seconds = Math.floor(at / 1000) * 1000;
  return asUtc(wallClock(seconds, timeZone)) - seconds;
};

/**
 * The moment at which the shop's clock shows `wall` (ms, read as if it were UTC). Where the clock is set back and shows it twice: the earlier
 * one, so that nothing is too late. Where it is set forward and never shows it: as long after the jump as the time was missed by.
 */
const momentOf = (wall: number, timeZone: string): number => {
  const before = offsetAt(wall - 24 * hourMs, timeZone);
  const after = offsetAt(wall + 24 * hourMs, timeZone);
  const fits = [wall - before, wall - after].filter((at) => at + offsetAt(at, timeZone) === wall);
  return fits.length === 0 ? wall - Math.min(before, after) : Math.min(...fits);
};

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/**
 * The instant that lies a span after another, UTC ms. Days and months keep the time on the shop's clock; a month that has no such day ends with
 * its last one (31 January + 1 month = 28 or 29 February).
 */
export const addCalendarSpan = (at: number, { amount, unit }: CalendarSpan, timeZone: string): number => {
  if (unit === 'hours') return at + amount * hourMs;
  const parts = wallClock(at, timeZone);
  const rest = at - Math.floor(at / 1000) * 1000;
  const { year, month, day, hour, minute, second } = parts;
  if (unit === 'days') return momentOf(Date.UTC(year, month - 1, day + amount, hour, minute, second), timeZone) + rest;
  const months = year * 12 + (month - 1) + amount;
  const [toYear, toMonth] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  return momentOf(Date.UTC(toYear, toMonth, Math.min(day, daysIn(toYear, toMonth)), hour, minute, second), timeZone) + rest;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-21T09:30`: what the shop's clock shows, as a form's field has it. */
export const wallText = (at: number, timeZone: string): string => {
  const { year, month, day, hour, minute } = wallClock(at, timeZone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
};

/** The moment that such a text names in the shop; null = it is none. */
export const momentOfWallText = (text: string, timeZone: string): number | null => {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d)?$/.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  // 31 February is none.
  return year < 2000 || new Date(wall).getUTCDate() !== day || hour > 23 || minute > 59 ? null : momentOf(wall, timeZone);
};
