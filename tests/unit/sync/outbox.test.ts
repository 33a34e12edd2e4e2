import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectionFor, tellerOf, type Served } from '../../../shared/domain/sync/connection.ts';
import { longestPauseMs, pauseAfter, stopsTelling } from '../../../shared/domain/sync/outbox.ts';
import { shownPayload } from '../../../shared/domain/sync/payload.ts';
import { createPace } from '../../../electron/use-cases/sync/pace.ts';

const connection = (id: number, kind: Served['kind'], account: string, active = true): Served => ({ id, kind, account, active });

describe('OF-2: who tells', () => {
  test('OF-2: an account is spoken for by the connection of its name, else by the one without a name; never by another shop’s', () => {
    const [red, blue, any] = [connection(1, 'taobao', '红店'), connection(2, 'taobao', '蓝店'), connection(3, 'taobao', '')];
    expect(connectionFor([red, blue, any], 'taobao', '蓝店')).toBe(blue);
    expect(connectionFor([red, blue, any], 'taobao', '绿店')).toBe(any);
    expect(connectionFor([red], 'taobao', '蓝店')).toBeNull();
    expect(connectionFor([red], 'taobao', '')).toBe(red);
    expect(connectionFor([red, blue], 'taobao', '')).toBeNull();
    expect(connectionFor([connection(4, 'taobao', '红店', false)], 'taobao', '红店')).toBeNull();
    expect(connectionFor([red], 'douyin', '红店')).toBeNull();
  });

  test('OF-2: what a platform cannot be told goes by hand; a courier’s service is told by its own name', () => {
    const all = [connection(1, 'pinduoduo', ''), connection(2, 'kuaidi100', '')];
    const about = { platform: 'pinduoduo', account: '店', service: '' } as const;
    expect(tellerOf(all, { ...about, kind: 'ship' })?.id).toBe(1);
    expect(tellerOf(all, { ...about, kind: 'refund' })).toBeNull();
    expect(tellerOf(all, { ...about, service: 'kuaidi100', kind: 'waybill_ask' })?.id).toBe(2);
    expect(tellerOf(all, { ...about, service: 'nobody', kind: 'waybill_ask' })).toBeNull();
  });
});

test('OF-2: pauses double from two seconds to a quarter of an hour, half of each left to chance, never below what is asked for', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 3_600_000 }), (failures, chance, asked) => {
    const pause = pauseAfter(failures, chance, asked);
    const whole = Math.min(longestPauseMs, 2_000 * 2 ** Math.min(30, failures - 1));
    expect(pause).toBeGreaterThanOrEqual(Math.max(asked, whole / 2 - 1));
    expect(pause).toBeLessThanOrEqual(Math.max(asked, whole + 1));
  }));
});

test('OF-3: a ship is kept back when the platform closed or paid back the order, or the one that it is a part of; nothing else is', () => {
  const fine = { state: 'handed_over', refund: 'none' } as const;
  expect(stopsTelling('ship', [fine, fine])).toBeNull();
  expect(stopsTelling('ship', [{ ...fine, refund: 'requested' }])).toBeNull();
  expect(stopsTelling('ship', [fine, { ...fine, refund: 'succeeded' }])).toBe('order_closed');
  expect(stopsTelling('ship', [{ ...fine, state: 'closed' }])).toBe('order_closed');
  for (const kind of ['note', 'close', 'refund', 'waybill_cancel'] as const) expect(stopsTelling(kind, [{ state: 'closed', refund: 'succeeded' }])).toBeNull();
});

test('OF-2, SF-3: a payload is shown without receivers and phones, its numbers with every digit', () => {
  const shown = shownPayload({
    platformOrderNumber: '13800138000123456789', waybillNumber: '13800138000', text: '打 13800138000 找王先生', flagNumber: null, receiver: { name: '王' }, phone: '13800138000', amountFen: 100,
  });
  expect(shown).toEqual([
    { name: 'platformOrderNumber', value: '13800138000123456789' }, { name: 'waybillNumber', value: '13800138000' }, { name: 'text', value: '打 *******8000 找王先生' }, { name: 'amountFen', value: '100' },
  ]);
  expect(shownPayload(null)).toEqual([]);
  expect(shownPayload([1])).toEqual([]);
});

test('OF-2: never more in any second than a platform allows, and at least nine tenths of it while there is work', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 12 }), (perSecond, late) => {
    let now = 0;
    const pace = createPace(perSecond, () => now);
    const sent: number[] = [];
    const millis = 8_000;
    for (let turn = 0; now < millis; turn += 1) {
      const wait = pace.waitMs();
      // Timers are late, by a little and now and then.
      if (wait > 0) now += wait + (turn % 7 === 0 ? (late[turn % late.length] ?? 0) / 4 : 0);
      else {
        pace.take();
        sent.push(now);
      }
    }
    let [from, most] = [0, 0];
    sent.forEach((at, index) => {
      while (at - (sent[from] ?? 0) >= 1000) from += 1;
      most = Math.max(most, index - from + 1);
    });
    expect(most).toBeLessThanOrEqual(perSecond);
    if (perSecond >= 3 && late.every((ms) => ms === 0)) expect(sent.length).toBeGreaterThanOrEqual(0.9 * perSecond * (millis / 1000) - 1);
  }), { numRuns: 60 });
});

test('OF-2: timers that are always late, as on a busy PC, cost no tenth of what a platform allows', () => {
  fc.assert(fc.property(fc.integer({ min: 2, max: 200 }), fc.integer({ min: 0, max: 90 }), (perSecond, late) => {
    let now = 0;
    const pace = createPace(perSecond, () => now);
    const sent: number[] = [];
    while (now < 30_000) {
      const wait = pace.waitMs();
      if (wait > 0) now += wait + late;
      for (let free = pace.ready(); free > 0; free -= 1) {
        pace.take();
        sent.push(now);
      }
    }
    expect(sent.filter((at, index) => at - (sent[index - perSecond] ?? -1_000) < 1_000)).toEqual([]);
    expect(sent.length).toBeGreaterThanOrEqual(0.9 * perSecond * 30 - 1);
  }), { numRuns: 60 });
});
