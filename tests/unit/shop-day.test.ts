import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { shopDay, shopHourMinute, startOfShopDay } from '../../shared/domain/shop-day.ts';

const at = (text: string): number => Date.parse(text);

describe('the shop’s own day', () => {
  test.each([
    ['2026-11-21T15:59:59Z', 'Asia/Shanghai', '2026-11-21', '2359', '2026-11-20T16:00:00Z'],
    ['2026-11-21T16:00:00Z', 'Asia/Shanghai', '2026-11-22', '0000', '2026-11-21T16:00:00Z'],
    ['2026-03-29T12:00:00Z', 'Europe/Berlin', '2026-03-29', '1400', '2026-03-28T23:00:00Z'],
    ['2026-10-25T12:00:00Z', 'Europe/Berlin', '2026-10-25', '1300', '2026-10-24T22:00:00Z'],
    ['2026-01-01T02:00:00.500Z', 'America/New_York', '2025-12-31', '2100', '2025-12-31T05:00:00Z'],
  ])('RP-1: %s in %s', (time, zone, day, minute, start) => {
    expect(shopDay(at(time), zone)).toBe(day);
    expect(shopHourMinute(at(time), zone)).toBe(minute);
    expect(new Date(startOfShopDay(at(time), zone)).toISOString()).toBe(new Date(at(start)).toISOString());
  });

  test('RP-1: the start lies on the same day, and a millisecond before it is another', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2015-01-01'), max: at('2040-01-01') }), fc.constantFrom('Asia/Shanghai', 'UTC', 'Europe/Berlin', 'Asia/Kathmandu'), (time, zone) => {
        const start = startOfShopDay(time, zone);
        expect(start).toBeLessThanOrEqual(time);
        expect(shopDay(start, zone)).toBe(shopDay(time, zone));
        expect(shopDay(start - 1, zone)).not.toBe(shopDay(time, zone));
      }),
    );
  });
});
