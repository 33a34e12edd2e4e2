import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addCalendarSpan } from '../../../shared/domain/shop-calendar.ts';
import { shopDay, shopHourMinute } from '../../../shared/domain/shop-day.ts';

const at = (iso: string): number => Date.parse(iso);
const days = (amount: number) => ({ amount, unit: 'days' as const });
const months = (amount: number) => ({ amount, unit: 'months' as const });
const hours = (amount: number) => ({ amount, unit: 'hours' as const });

describe('AS-3: deadlines by the shop’s calendar', () => {
  test('month ends: the last day where the month has no such day', () => {
    const shanghai = 'Asia/Shanghai';
    expect(addCalendarSpan(at('2027-01-31T10:00:00+08:00'), months(1), shanghai)).toBe(at('2027-02-28T10:00:00+08:00'));
    expect(addCalendarSpan(at('2028-01-31T10:00:00+08:00'), months(1), shanghai)).toBe(at('2028-02-29T10:00:00+08:00'));
    expect(addCalendarSpan(at('2026-12-31T23:59:59.999+08:00'), months(2), shanghai)).toBe(at('2027-02-28T23:59:59.999+08:00'));
    expect(addCalendarSpan(at('2026-11-30T08:00:00+08:00'), days(1), shanghai)).toBe(at('2026-12-01T08:00:00+08:00'));
    expect(addCalendarSpan(at('2026-12-30T08:00:00+08:00'), days(5), shanghai)).toBe(at('2027-01-04T08:00:00+08:00'));
  });

  test('leap days', () => {
    expect(addCalendarSpan(at('2028-02-28T12:00:00+08:00'), days(1), 'Asia/Shanghai')).toBe(at('2028-02-29T12:00:00+08:00'));
    expect(addCalendarSpan(at('2027-02-28T12:00:00+08:00'), days(1), 'Asia/Shanghai')).toBe(at('2027-03-01T12:00:00+08:00'));
    expect(addCalendarSpan(at('2028-02-29T12:00:00+08:00'), months(12), 'Asia/Shanghai')).toBe(at('2029-02-28T12:00:00+08:00'));
  });

  test('daylight saving: days keep the time on the clock, hours are hours', () => {
    const berlin = 'Europe/Berlin';
    // Clocks go forward in the night to 29 March 2026, back in the night to 25 October.
    expect(addCalendarSpan(at('2026-03-28T12:00:00+01:00'), days(1), berlin)).toBe(at('2026-03-29T12:00:00+02:00'));
    expect(addCalendarSpan(at('2026-03-28T12:00:00+01:00'), hours(24), berlin)).toBe(at('2026-03-29T13:00:00+02:00'));
    expect(addCalendarSpan(at('2026-10-24T12:00:00+02:00'), days(1), berlin)).toBe(at('2026-10-25T12:00:00+01:00'));
    expect(addCalendarSpan(at('2026-10-24T12:00:00+02:00'), days(7), berlin)).toBe(at('2026-10-31T12:00:00+01:00'));
  });

  test('a time that the clock skips lies as long after the jump; one that it shows twice is the earlier', () => {
    const berlin = 'Europe/Berlin';
    expect(addCalendarSpan(at('2026-03-28T02:30:00+01:00'), days(1), berlin)).toBe(at('2026-03-29T03:30:00+02:00'));
    expect(addCalendarSpan(at('2026-10-24T02:30:00+02:00'), days(1), berlin)).toBe(at('2026-10-25T02:30:00+02:00'));
    expect(addCalendarSpan(at('2026-03-07T02:30:00-05:00'), days(1), 'America/New_York')).toBe(at('2026-03-08T03:30:00-04:00'));
    // Half an hour, on an island south of the equator.
    expect(addCalendarSpan(at('2026-10-03T12:00:00+10:30'), days(1), 'Australia/Lord_Howe')).toBe(at('2026-10-04T12:00:00+11:00'));
  });

  test('for every zone and time: so many calendar days later, at the same time on the clock unless that is skipped, and never before a shorter span', () => {
    const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Pacific/Auckland', 'UTC');
    const moment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) });
    fc.assert(fc.property(zone, moment, fc.integer({ min: 1, max: 60 }), (timeZone, from, amount) => {
      const to = addCalendarSpan(from, days(amount), timeZone);
      const wanted = new Date(Date.parse(`${shopDay(from, timeZone)}T00:00:00Z`) + amount * 86_400_000).toISOString().slice(0, 10);
      expect(shopDay(to, timeZone)).toBe(wanted);
      const [before, after] = [shopHourMinute(from, timeZone), shopHourMinute(to, timeZone)];
      if (before !== after) expect(Number(after) > Number(before)).toBe(true);
      expect(addCalendarSpan(from, days(amount + 1), timeZone)).toBeGreaterThan(to);
    }), { numRuns: 400 });
  });
});
