import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StubDetail } from '../../shared/contract/stubs.ts';
import type { Result } from '../../shared/domain/result.ts';
import { openAnsweringShop, type AnsweringShop } from '../support/answering-shop.ts';
import { dayMs, handOver, sealAfter, type HandedOver } from '../support/stubs-shop.ts';
import { codeOf, mustBe, waybillPicture } from '../support/shop.ts';

let shop: AnsweringShop;
let handed: HandedOver;
const day = 20261121;
beforeAll(async () => {
  shop = await openAnsweringShop();
  handed = handOver(shop, shop.people.packer, [{ receiver: { name: '司马相如', phone: '13900001234' } }, {}]);
});
afterAll(() => {
  shop.close();
});

const ask = async <T>(role: 'manager' | 'customer_service' | 'packer', name: string, input: unknown): Promise<Result<T>> =>
  (await shop.call(shop.windows[role], `stubs.${name}`, input)) as Result<T>;

test('ST-1: closed, found by scan, by name and on its day, and looked at', async () => {
  const { parcelId, number } = handed.parcels[0]!;
  expect(mustBe(await ask('customer_service', 'find', { code: `]C1${number}` }))).toMatchObject({ parcelId, day });
  expect(mustBe(await ask('customer_service', 'search', { text: '司马 1234', offset: 0, limit: 10 }))).toMatchObject({ total: 1, rows: [{ parcelId }] });
  expect(mustBe(await ask('customer_service', 'day', { day, courierCode: 'ZTO', offset: 0, limit: 10 }))).toMatchObject({ total: 2 });
  const stub = mustBe(await ask<StubDetail>('customer_service', 'detail', { parcelId }));
  expect(JSON.stringify(stub.picture)).toBe(waybillPicture(number));
  expect(mustBe(await ask('manager', 'exportCopy', { parcelId }))).toBeNull();
});

test('SF-1: a packer sees no stubs; customer service takes none over and disposes of none', async () => {
  for (const [name, input] of [['calendar', { month: 202611 }], ['search', { text: '司马', offset: 0, limit: 10 }], ['detail', { parcelId: 1 }], ['overview', null]] as const) {
    expect(codeOf(await ask('packer', name, input))).toBe('access.not_permitted');
  }
  for (const [name, input] of [['takeOver', { upToDay: day }], ['dispose', { upToDay: day }], ['setRetention', { months: 6 }]] as const) {
    expect(codeOf(await ask('customer_service', name, input))).toBe('access.not_permitted');
  }
});

test('ST-2: sealed when the day is over, verified, and taken over by the manager after 15 days', async () => {
  expect(await sealAfter(shop, 1)).toBe(1);
  mustBe(await ask('customer_service', 'verify', { fromDay: 20261101, toDay: 20261130, courierCode: null }));
  expect(codeOf(await ask('customer_service', 'verify', { fromDay: 20261101, toDay: 20261130, courierCode: null }))).toBe('stubs.verifying');
  await expect.poll(async () => mustBe(await ask('customer_service', 'overview', null)), { timeout: 20_000 })
    .toMatchObject({ due: null, verification: { state: 'done', days: 1, daysDone: 1, stubs: 2, problemCount: 0 } });
  shop.clock.now += 14 * dayMs;
  expect(mustBe(await ask('manager', 'overview', null))).toMatchObject({ due: { days: 1, stubs: 2, upToDay: day }, disposable: null, months: 24 });
  expect(mustBe(await ask('manager', 'takeOver', { upToDay: day }))).toEqual({ days: 1, stubs: 2 });
  expect(mustBe(await ask('manager', 'calendar', { month: 202611 }))).toMatchObject({ days: [{ day, courierCode: 'ZTO', stubs: 2, state: 'taken_over' }] });
});

test('ST-2: what makes no sense is refused', async () => {
  for (const [name, input] of [
    ['day', { day: 20261131, courierCode: null, offset: 0, limit: 10 }], ['day', { day, courierCode: 'z\'"', offset: 0, limit: 10 }], ['calendar', { month: 12 }],
    ['verify', { fromDay: 0, toDay: day, courierCode: null }], ['setRetention', { months: 0 }], ['setRetention', { months: 5 }], ['takeOver', { upToDay: '20261121' }],
    ['search', { text: 'x'.repeat(101), offset: 0, limit: 10 }], ['search', { text: 'x', offset: -1, limit: 10 }],
  ] as const) {
    expect(codeOf(await ask('manager', name, input))).toBe('input.invalid');
  }
  expect(codeOf(await ask('manager', 'verify', { fromDay: day, toDay: 20261120, courierCode: null }))).toBe('stubs.days_turned');
  expect(codeOf(await ask('manager', 'detail', { parcelId: 999_999 }))).toBe('stubs.unknown');
  expect(shop.handlerBugs).toEqual([]);
});
