import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ParcelId } from '../../shared/domain/ids.ts';
import { done, type Answer } from '../../electron/sync/answer.ts';
import type { Connector, ParcelReport } from '../../electron/sync/connector.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { parcelOnItsWay } from '../../electron/store/sync/parcel-on-its-way.ts';
import { interceptGone } from '../../electron/use-cases/after-sales/intercept.ts';
import { takeBack } from '../../electron/use-cases/collections/take-back.ts';
import { reopen } from '../../electron/use-cases/collections/reopen.ts';
import { followParcels } from '../../electron/use-cases/sync/follow-parcels.ts';
import { finishTask } from '../../electron/use-cases/tasks/change-tasks.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import { bookFaults } from '../support/book-faults.ts';
import { addConnection } from '../support/scripted-connector.ts';
import { handOver } from '../support/stubs-shop.ts';
import { addStaff, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

const hour = 3_600_000;
const day = 24 * hour;

let shop: TestShop;
let packer: Caller;
let asked: { number: string; courier: string; phone: string; at: number }[];
let report: (number: string) => Answer<ParcelReport>;
beforeEach(async () => {
  shop = await openTestShop();
  packer = addStaff(shop, '李强');
  asked = [];
  report = () => done({ state: 'on_the_way', events: [{ at: shop.clock.now - hour, text: '到达杭州', place: '浙江,杭州市' }] });
});
afterEach(async () => {
  expect(await bookFaults(shop.store.reader)).toEqual([]);
  shop.close();
});

const connector: Pick<Connector, 'parcels'> = {
  parcels: {
    pace: { perSecond: 1000, atOnce: 2 },
    follow: ({ courierCode, waybillNumber, phone }) => {
      asked.push({ number: waybillNumber, courier: courierCode, phone, at: shop.clock.now });
      return Promise.resolve(report(waybillNumber));
    },
  },
};
const follow = () => followParcels(shop.services, connector, { signal: new AbortController().signal });
const leave = (n = 1): ParcelId[] => handOver(shop, packer, Array.from({ length: n }, () => ({}))).parcels.map(({ parcelId }) => parcelId);
const leaveOne = (): ParcelId => {
  const [parcel] = leave();
  if (parcel === undefined) throw new Error('no parcel');
  return parcel;
};
const way = (parcel: ParcelId) => parcelOnItsWay(shop.store.reader, parcel);
const openTasks = (): string[] => shop.store.reader.all<{ code: string }>('SELECT code FROM tasks WHERE ended_at IS NULL ORDER BY id').map(({ code }) => code);
const says = (state: ParcelReport['state'], text = state as string): void => {
  report = () => done({ state, events: [{ at: shop.clock.now, text, place: '' }] });
};

describe('parcels on their way', () => {
  test('without anybody to ask none is followed; those of the last 30 days are from the day there is', async () => {
    const [old] = leave();
    shop.clock.now += 20 * day;
    const [newer] = leave();
    shop.clock.now += 15 * day;
    expect(way(newer as ParcelId)).toBeNull();
    addConnection(shop, 'kuaidi100', '');
    await follow();
    expect(way(old as ParcelId)).toBeNull();
    expect(way(newer as ParcelId)).toMatchObject({ state: 'on_the_way', askedAt: shop.clock.now });
  });

  test('one that leaves is asked for after four hours, with courier, number and a phone, and what is said is kept newest first', async () => {
    addConnection(shop, 'kuaidi100', '');
    const parcel = leaveOne();
    expect(way(parcel)).toEqual({ state: 'unknown', askedAt: null, askNextAt: shop.clock.now + 4 * hour, movedAt: null, events: [] });
    expect(await follow()).toEqual(done({ nextAt: shop.clock.now + 4 * hour }));
    expect(asked).toEqual([]);
    shop.clock.now += 4 * hour;
    await follow();
    expect(asked).toMatchObject([{ courier: 'ZTO', phone: '13800000000' }]);
    expect(way(parcel)).toMatchObject({ state: 'on_the_way', movedAt: shop.clock.now - hour, askNextAt: shop.clock.now + 2 * hour, events: [{ text: '到达杭州', place: '浙江,杭州市' }] });
    await follow();
    expect(asked).toHaveLength(1);
  });

  test('the same event twice stands once, one without a time keeps its place, and no more than 60 are kept', async () => {
    addConnection(shop, 'kuaidi100', '');
    const parcel = leaveOne();
    shop.clock.now += 5 * hour;
    const events = Array.from({ length: 80 }, (_, index) => ({ at: index === 3 ? null : shop.clock.now - index * 1000, text: `第 ${80 - index} 步`, place: '' }));
    report = () => done({ state: 'on_the_way', events: [...events, ...events] });
    await follow();
    shop.clock.now += 9 * hour;
    await follow();
    const shown = way(parcel)?.events ?? [];
    expect(shown).toHaveLength(60);
    expect(shown.slice(0, 5).map(({ text }) => text).sort()).toEqual(['第 76 步', '第 77 步', '第 78 步', '第 79 步', '第 80 步']);
  });

  test('stuck, cannot be delivered, refused, coming back, back: each is a task, one at a time, and ends when it is over', async () => {
    addConnection(shop, 'kuaidi100', '');
    leaveOne();
    shop.clock.now += 4 * hour;
    await follow();
    expect(openTasks()).toEqual([]);
    const still = shop.clock.now;
    report = () => done({ state: 'on_the_way', events: [{ at: still, text: '到达杭州', place: '' }] });
    shop.clock.now += 4 * day;
    await follow();
    expect(openTasks()).toEqual(['parcel_stuck']);
    for (const [state, task] of [['trouble', 'parcel_trouble'], ['refused', 'parcel_refused'], ['returning', 'parcel_returning'], ['out_for_delivery', null], ['returned', 'parcel_returned']] as const) {
      says(state);
      shop.clock.now += 9 * hour;
      await follow();
      expect(openTasks()).toEqual(task === null ? [] : [task]);
    }
    shop.clock.now += 20 * day;
    expect(await follow()).toEqual(done({ nextAt: null }));
  });

  test('a task that a person has ended does not come back for the same trouble', async () => {
    addConnection(shop, 'kuaidi100', '');
    leaveOne();
    shop.clock.now += 4 * day;
    report = () => done({ state: 'on_the_way', events: [] });
    await follow();
    expect(openTasks()).toEqual(['parcel_stuck']);
    const id = shop.store.reader.first<{ id: never }>('SELECT id FROM tasks')?.id as never;
    mustBe(finishTask(shop.services, shop.manager, { taskId: id, outcome: 'done', note: '', release: false, nextAt: null }));
    shop.clock.now += 9 * hour;
    await follow();
    expect(openTasks()).toEqual([]);
  });

  test('AS-7: what has arrived cannot be stopped any more: its call ends, and none begins', async () => {
    addConnection(shop, 'kuaidi100', '');
    const parcel = leaveOne();
    const orderId = shop.store.reader.first<{ id: never }>('SELECT order_id AS id FROM parcel_orders WHERE parcel_id = ?', parcel)?.id as never;
    inOneStep(shop.services, (step) => { interceptGone(step, orderId); });
    expect(openTasks()).toEqual(['stop_parcel']);
    shop.clock.now += 5 * hour;
    says('delivered', '已签收');
    await follow();
    expect(openTasks()).toEqual([]);
    expect(shop.store.reader.first('SELECT outcome FROM tasks')).toEqual({ outcome: 'gone' });
    inOneStep(shop.services, (step) => { interceptGone(step, orderId); });
    expect(openTasks()).toEqual([]);
    expect(orderById(shop.store.reader, orderId)?.state).toBe('handed_over');
  });

  test('after weeks without a line the backlog is asked newest first, a few at a time', async () => {
    addConnection(shop, 'kuaidi100', '');
    const first = leave(15);
    shop.clock.now += day;
    const second = leave(15);
    shop.clock.now += 14 * day;
    const answer = await follow();
    expect(answer).toEqual(done({ nextAt: shop.clock.now }));
    expect(asked).toHaveLength(20);
    await follow();
    expect(asked).toHaveLength(30);
    const numbers = (ids: readonly ParcelId[]) => ids.map((id) => shop.store.reader.first<{ n: string }>('SELECT waybill_number AS n FROM parcels WHERE id = ?', id)?.n).sort();
    expect(asked.slice(0, 15).map(({ number }) => number).sort()).toEqual(numbers(second));
    expect(asked.slice(15).map(({ number }) => number).sort()).toEqual(numbers(first));
  });

  test('busy, keys gone and silence stop the round and are handed back; the number is not asked for again within the hour', async () => {
    addConnection(shop, 'kuaidi100', '');
    leave(6);
    shop.clock.now += 5 * hour;
    for (const bad of [{ kind: 'later', afterMs: null, code: '502', words: '' }, { kind: 'no_right', code: '601', words: '' }, { kind: 'no_answer', why: 'unreachable', maybeDone: false }] as const) {
      report = () => bad;
      expect(await follow()).toEqual(bad);
    }
    expect(asked).toHaveLength(6);
    expect(new Set(asked.map(({ number }) => number)).size).toBe(6);
    shop.clock.now += hour;
    report = () => done({ state: 'on_the_way', events: [] });
    await follow();
    expect(asked.length).toBeGreaterThan(6);
  });

  test('a number that the service refuses stops no other, and is left alone after three days', async () => {
    addConnection(shop, 'kuaidi100', '');
    const [bad, good] = leave(2);
    shop.clock.now += 5 * hour;
    const badNumber = shop.store.reader.first<{ n: string }>('SELECT waybill_number AS n FROM parcels WHERE id = ?', bad as ParcelId)?.n;
    report = (number) => (number === badNumber ? { kind: 'refused', code: '408', words: '验证码错误' } : done({ state: 'delivered', events: [] }));
    for (let tries = 0; tries < 6; tries += 1) {
      await follow();
      shop.clock.now += 25 * hour;
    }
    expect(asked.filter(({ number }) => number === badNumber)).toHaveLength(3);
    expect(way(bad as ParcelId)?.askNextAt).toBeNull();
    expect(way(good as ParcelId)?.state).toBe('delivered');
  });

  test('one that was taken back, or that the buyer has confirmed, is not asked for', async () => {
    addConnection(shop, 'kuaidi100', '');
    const { collectionId, parcels: [back] } = handOver(shop, packer, [{}]);
    const confirmed = leaveOne();
    if (back === undefined) throw new Error('no parcel');
    mustBe(reopen(shop.services, shop.manager, { collectionId, reason: '拿回来' }));
    mustBe(takeBack(shop.services, shop.manager, { collectionId, parcelId: back.parcelId, reason: '错了' }));
    inOneStep(shop.services, ({ writer, at }) => { writer.run(`UPDATE orders SET state = 'completed', completed_at = ? WHERE id IN (SELECT order_id FROM parcel_orders WHERE parcel_id = ?)`, at, confirmed); });
    shop.clock.now += 5 * hour;
    expect(await follow()).toEqual(done({ nextAt: null }));
    expect(asked).toEqual([]);
  });

  test('a clock that ran ahead and was turned back does not keep a parcel from being asked for', async () => {
    addConnection(shop, 'kuaidi100', '');
    const parcel = leaveOne();
    shop.clock.now += 30 * day;
    await follow();
    shop.clock.now -= 29 * day;
    await follow();
    shop.clock.now += hour;
    await follow();
    expect(asked).toHaveLength(2);
    expect(way(parcel)?.askedAt).toBe(shop.clock.now);
  });
});
