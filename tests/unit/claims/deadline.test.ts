import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueOf, endOfShopDayAfter, nextDateOf, wantsAttention } from '../../../shared/domain/claims/deadline.ts';
import { medianOf, perTenThousand } from '../../../shared/domain/claims/figures.ts';
import { proposedAmountFen, standardTerms } from '../../../shared/domain/claims/terms.ts';
import { shopDay, startOfShopDay } from '../../../shared/domain/shop-day.ts';

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Santiago', 'Africa/Cairo', 'Asia/Kathmandu', 'UTC'];

describe('ST-3: deadlines in the days of the shop', () => {
  test('ST-3: the last moment of the right calendar day, whatever clocks and months do in between', () => {
    fc.assert(fc.property(fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 0, 1) }), fc.integer({ min: 0, max: 400 }), fc.constantFrom(...zones), (at, days, zone) => {
      const end = endOfShopDayAfter(at, days, zone);
      const wanted = new Date(Date.parse(`${shopDay(at, zone)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
      expect(shopDay(end, zone)).toBe(wanted);
      expect(shopDay(end + 1, zone)).not.toBe(wanted);
    }), { numRuns: 2000 });
  });

  test('ST-3: month ends, leap days and the nights on which clocks are changed', () => {
    const day = (at: string, days: number, zone: string): string => shopDay(endOfShopDayAfter(Date.parse(at), days, zone), zone);
    expect(day('2026-01-31T15:59:00Z', 30, 'Asia/Shanghai')).toBe('2026-03-02');
    expect(day('2028-02-28T04:00:00Z', 1, 'Asia/Shanghai')).toBe('2028-02-29');
    expect(day('2026-12-31T15:59:59Z', 1, 'Asia/Shanghai')).toBe('2027-01-01');
    // Berlin: 28 March 2026 has 24 hours, the 29th has 23, 25 October has 25.
    expect(endOfShopDayAfter(Date.parse('2026-03-28T12:00:00Z'), 1, 'Europe/Berlin')).toBe(Date.parse('2026-03-29T22:00:00Z') - 1);
    expect(endOfShopDayAfter(Date.parse('2026-10-24T21:30:00Z'), 1, 'Europe/Berlin')).toBe(Date.parse('2026-10-25T23:00:00Z') - 1);
  });

  test('ST-3: days left are days of the calendar: late in the evening tomorrow is one day away', () => {
    const zone = 'Asia/Shanghai';
    const end = endOfShopDayAfter(Date.parse('2026-11-01T04:00:00Z'), 20, zone);
    const at = (time: string) => dueOf(end, Date.parse(time), zone);
    expect(at('2026-11-20T15:59:59Z')).toEqual({ due: 'near', days: 1 });
    expect(at('2026-11-20T16:00:00Z')).toEqual({ due: 'today', days: 0 });
    expect(at('2026-11-21T15:59:59Z')).toEqual({ due: 'today', days: 0 });
    expect(at('2026-11-21T16:00:00Z')).toEqual({ due: 'over', days: -1 });
    expect(at('2026-11-17T04:00:00Z')).toEqual({ due: 'later', days: 4 });
    expect(dueOf(null, 0, zone)).toEqual({ due: 'none', days: 0 });
  });

  test('ST-3: the deadline counts until the claim is sent, the follow-up until it has ended', () => {
    const zone = 'UTC';
    const now = Date.UTC(2026, 10, 21, 12);
    const soon = now + 86_400_000;
    expect(wantsAttention({ state: 'opened', deadlineAt: soon, followUpAt: null }, now, zone)).toBe(true);
    expect(wantsAttention({ state: 'sent', deadlineAt: now - 1, followUpAt: null }, now, zone)).toBe(false);
    expect(wantsAttention({ state: 'sent', deadlineAt: null, followUpAt: now }, now, zone)).toBe(true);
    expect(wantsAttention({ state: 'answered', deadlineAt: null, followUpAt: soon }, now, zone)).toBe(false);
    expect(wantsAttention({ state: 'paid', deadlineAt: now, followUpAt: now }, now, zone)).toBe(false);
    expect(nextDateOf({ state: 'opened', deadlineAt: soon, followUpAt: now })).toEqual({ kind: 'follow_up', at: now });
    expect(nextDateOf({ state: 'opened', deadlineAt: now, followUpAt: soon })).toEqual({ kind: 'deadline', at: now });
    expect(nextDateOf({ state: 'refused', deadlineAt: now, followUpAt: soon })).toBeNull();
  });

  test('the day after any day begins where its last moment ends', () => {
    for (const zone of zones) {
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 43_200_000) expect([zone, at, endOfShopDayAfter(at, 0, zone) + 1]).toEqual([zone, at, startOfShopDay(endOfShopDayAfter(at, 0, zone) + 1, zone)]);
    }
  });
});

describe('ST-3: amounts and figures', () => {
  test('ST-3: what the buyer paid is proposed, at most what the courier pays; freight for what came back', () => {
    expect(proposedAmountFen('lost', { paidFen: 9_900, freightFen: 500 }, standardTerms.lost)).toBe(9_900);
    expect(proposedAmountFen('lost', { paidFen: 99_900, freightFen: 500 }, standardTerms.lost)).toBe(30_000);
    expect(proposedAmountFen('undeliverable', { paidFen: 99_900, freightFen: 500 }, standardTerms.undeliverable)).toBe(500);
    expect(proposedAmountFen('undeliverable', { paidFen: 99_900, freightFen: null }, standardTerms.undeliverable)).toBe(0);
    expect(proposedAmountFen('damaged', { paidFen: -5, freightFen: null }, { days: 1, mostFen: null })).toBe(0);
  });

  test('the middle of a list does not depend on its order', () => {
    expect(medianOf([])).toBeNull();
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1 }), (values) => {
      const median = medianOf(values) ?? -1;
      expect(median).toBe(medianOf([...values].reverse()));
      expect(values.filter((value) => value <= median).length * 2).toBeGreaterThanOrEqual(values.length);
    }));
    expect(perTenThousand(1, 0)).toBeNull();
    expect(perTenThousand(3, 2_000)).toBe(15);
  });
});
