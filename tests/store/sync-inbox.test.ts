import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderDraft } from '../../shared/domain/intake/order-draft.ts';
import { orderByNumber, type StoredOrder } from '../../electron/store/orders/order-row.ts';
import { parcelById } from '../../electron/store/parcels.ts';
import { listUnreadable, readUntilOf } from '../../electron/store/sync/inbox.ts';
import { closeCollection } from '../../electron/use-cases/collections/close-collection.ts';
import { openCollection, scanOut } from '../../electron/use-cases/collections/scan-out.ts';
import { takeChanges, type Looking } from '../../electron/use-cases/sync/take-changes.ts';
import type { Answer } from '../../electron/sync/answer.ts';
import { bookFaults, pictureOf } from '../support/book-faults.ts';
import { runInChild } from '../support/run-in-child.ts';
import { addConnection, scriptedPlatform, type ScriptedPlatform } from '../support/scripted-connector.ts';
import { addPrintedParcel, addStaff, draftOf, mustBe, openTestShop, packParcel, tracedActions, waybillOf, type TestOrder, type TestShop } from '../support/shop.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let shop: TestShop;
let connection: ReturnType<typeof addConnection>;
let platform: ScriptedPlatform;
beforeEach(async () => {
  shop = await openTestShop();
  connection = addConnection(shop);
  platform = scriptedPlatform();
});
afterEach(async () => {
  expect(await bookFaults(shop.store.reader)).toEqual([]);
  shop.close();
});

const look = (more: Partial<Looking> = {}) => takeChanges(shop.services, connection, platform.connector, { until: shop.clock.now, ...more });
const draft = (order: TestOrder = {}): OrderDraft => draftOf({ receiver: { detail: '示例路 1 号 101' }, ...order }, shop.clock.now - 30 * minute);
const stored = (one: OrderDraft): StoredOrder => {
  const order = orderByNumber(shop.store.reader, one.platform, one.platformOrderNumber);
  if (order === undefined) throw new Error('the order is not there');
  return order;
};
const tasks = (): { code: string; params: string }[] => shop.store.reader.all('SELECT code, params FROM tasks WHERE ended_at IS NULL ORDER BY id');
const counts = (answer: Answer<unknown>): unknown => (answer.kind === 'done' ? answer.value : answer);

describe('OF-3: what changed on the platform is taken in', () => {
  test('page by page, once, and its trace names the connection', async () => {
    const drafts = Array.from({ length: 5 }, () => draft());
    drafts.forEach((one, index) => { platform.say(one, shop.clock.now - index * minute); });
    expect(counts(await look())).toEqual({ newOrders: 5, changedOrders: 0, unchangedOrders: 0, unreadable: 0 });
    expect(readUntilOf(shop.store.reader, connection.id)).toBe(shop.clock.now);
    const before = pictureOf(shop.store.reader);
    expect(counts(await look())).toEqual({ newOrders: 0, changedOrders: 0, unchangedOrders: 5, unreadable: 0 });
    expect(pictureOf(shop.store.reader)).toBe(before);
    const [first] = drafts;
    if (first === undefined) throw new Error('no draft');
    expect(shop.store.reader.first<{ after: string }>(`SELECT after FROM trace WHERE action = 'order.imported' AND subject_id = ?`, stored(first).id)?.after).toContain('taobao 示例店铺');
  });

  test('the first look reaches 90 days back, in spans that the platform answers; later ones begin ten minutes before the mark', async () => {
    platform = scriptedPlatform({ longestSpanMs: day });
    await look();
    expect(platform.spans[0]?.from).toBe(shop.clock.now - 90 * day);
    expect(platform.spans.every(({ from, until }) => until - from <= day && until > from)).toBe(true);
    for (const [index, span] of platform.spans.slice(1).entries()) expect(span.from).toBeLessThanOrEqual(platform.spans[index]?.until ?? 0);
    const before = shop.clock.now;
    platform.spans.length = 0;
    shop.clock.now += 15 * day;
    await look();
    expect(platform.spans[0]?.from).toBe(before - 10 * minute);
    expect(platform.spans).toHaveLength(16);
  });

  test('a platform that tells only of the last days is asked no further back', async () => {
    platform = scriptedPlatform({ reachesBackMs: 3 * day });
    await look();
    expect(platform.spans[0]?.from).toBe(shop.clock.now - 3 * day);
  });

  test('an order that comes twice in one look, in times out of order, is taken once and stands as it was told last', async () => {
    platform = scriptedPlatform({ shuffle: true });
    const one = draft();
    const others = Array.from({ length: 6 }, () => draft());
    platform.say(one, shop.clock.now - 20 * minute);
    others.forEach((other, index) => { platform.say(other, shop.clock.now - index * minute); });
    // While pages are read, the order changes and another moves to an earlier page.
    platform.onPage = (count) => {
      if (count === 1) platform.say({ ...one, buyerMessage: '放门口' }, shop.clock.now - minute);
      if (count === 2) platform.say(draft({ number: '1' }), shop.clock.now - minute);
    };
    await look();
    platform.onPage = () => undefined;
    shop.clock.now += minute;
    await look();
    expect(stored(one).buyer_message).toBe('放门口');
    expect(shop.store.reader.first<{ n: number }>('SELECT count(*) AS n FROM orders')?.n).toBe(8);
    expect(shop.store.reader.first<{ n: number }>(`SELECT count(*) AS n FROM trace WHERE action = 'order.imported'`)?.n).toBe(8);
  });

  test('a failure in the middle of page 3 of 5 leaves the mark, and the next look takes the rest', async () => {
    const drafts = Array.from({ length: 10 }, () => draft());
    await look();
    shop.clock.now += 5 * minute;
    drafts.forEach((one, index) => { platform.say(one, shop.clock.now - index * 1000); });
    platform.answerWith(platform.pages.length + 2, { kind: 'no_answer', why: 'server_error', maybeDone: false });
    expect(await look()).toEqual({ kind: 'no_answer', why: 'server_error', maybeDone: false });
    const mark = readUntilOf(shop.store.reader, connection.id) ?? 0;
    expect(mark).toBe(shop.clock.now - 5 * minute);
    expect(shop.store.reader.first<{ n: number }>('SELECT count(*) AS n FROM orders')?.n).toBe(4);
    expect(counts(await look())).toEqual({ newOrders: 6, changedOrders: 0, unchangedOrders: 4, unreadable: 0 });
    expect(readUntilOf(shop.store.reader, connection.id)).toBe(shop.clock.now);
  });

  test('a kill between two portions leaves whole orders and the old mark; the next look takes the rest, and none twice', async () => {
    const orders = 700;
    const facts = { STORE_FILE: shop.file, CONNECTION: String(connection.id), ORDERS: String(orders), UNTIL: String(shop.clock.now) };
    for (const dieAt of [1, 230, 560]) {
      const { signal, lines } = await runInChild('tests/support/look-until-killed.ts', { ...facts, DIE_AT: String(dieAt) });
      expect(signal).toBe('SIGKILL');
      const known = shop.store.reader.first<{ n: number }>('SELECT count(*) AS n FROM orders')?.n ?? 0;
      expect(known).toBeGreaterThanOrEqual(Number(lines[0]));
      expect(readUntilOf(shop.store.reader, connection.id)).toBeNull();
      expect(await bookFaults(shop.store.reader)).toEqual([]);
    }
    const whole = await runInChild('tests/support/look-until-killed.ts', { ...facts, DIE_AT: String(orders + 1) });
    expect(JSON.parse(whole.lines[0] ?? '{}')).toMatchObject({ kind: 'done', value: { unreadable: 0 } });
    expect(readUntilOf(shop.store.reader, connection.id)).toBe(shop.clock.now);
    expect(shop.store.reader.first<{ n: number }>('SELECT count(*) AS n FROM orders')?.n).toBe(orders);
    expect(shop.store.reader.first<{ n: number }>(`SELECT count(*) AS n FROM trace WHERE action = 'order.imported'`)?.n).toBe(orders);
  }, 120_000);

  test('told to stop between pages it says so and loses nothing', async () => {
    Array.from({ length: 5 }, () => draft()).forEach((one) => { platform.say(one, shop.clock.now); });
    const stop = new AbortController();
    platform.onPage = (count) => { if (count === 90) stop.abort(); };
    expect(await look({ signal: stop.signal })).toEqual({ kind: 'no_answer', why: 'stopped', maybeDone: false });
    expect(readUntilOf(shop.store.reader, connection.id)).toBeLessThan(shop.clock.now);
    await look();
    expect(shop.store.reader.first<{ n: number }>('SELECT count(*) AS n FROM orders')?.n).toBe(5);
  });

  test('a list of pages without an end ends', async () => {
    const endless: ScriptedPlatform['connector'] = { orders: { longestSpanMs: day, reachesBackMs: day, changed: () => Promise.resolve({ kind: 'done', value: { orders: [], unreadable: [], next: 'again' } }) } };
    expect(await takeChanges(shop.services, connection, endless, { until: shop.clock.now })).toMatchObject({ kind: 'no_answer', why: 'not_readable' });
  });

  test('a clock that ran ahead and was turned back: three weeks are looked at anew, never months, and the mark goes back', async () => {
    const right = shop.clock.now;
    shop.clock.now += 400 * day;
    await look();
    shop.clock.now = right;
    const one = draft();
    platform.say(one, right - 20 * day);
    platform.spans.length = 0;
    await look();
    expect(stored(one).state).toBe('paid');
    expect(platform.spans[0]?.from).toBe(right - 21 * day);
    expect(readUntilOf(shop.store.reader, connection.id)).toBe(right);
  });

  test('an unreadable order is set down with its reason, stops no other, and goes when it can be read', async () => {
    const [bad, good] = [draft(), draft()];
    platform.sayUnreadable({ fileName: 'api', lineNumber: 0, platformOrderNumber: bad.platformOrderNumber, code: 'intake.amount_unreadable', params: { text: 'x' } }, shop.clock.now);
    platform.say(good, shop.clock.now);
    expect(counts(await look())).toMatchObject({ newOrders: 1, unreadable: 1 });
    expect(listUnreadable(shop.store.reader)).toMatchObject([{ number: bad.platformOrderNumber, code: 'intake.amount_unreadable', params: { text: 'x' } }]);
    const healed = scriptedPlatform();
    healed.say(bad, shop.clock.now);
    await takeChanges(shop.services, connection, healed.connector, { until: shop.clock.now });
    expect(listUnreadable(shop.store.reader)).toEqual([]);
  });

  test('an order that brings a bug to light is set down whole and reported; the others are taken', async () => {
    const bad = { ...draft(), lines: [null] } as unknown as OrderDraft;
    const good = draft();
    platform.say(bad, shop.clock.now);
    platform.say(good, shop.clock.now);
    const bugs: unknown[] = [];
    expect(counts(await look({ reportBug: (error) => bugs.push(error) }))).toMatchObject({ newOrders: 1, unreadable: 1 });
    expect(bugs).toHaveLength(1);
    expect(listUnreadable(shop.store.reader)).toMatchObject([{ number: bad.platformOrderNumber, code: 'app.bug' }]);
    expect(orderByNumber(shop.store.reader, bad.platform, bad.platformOrderNumber)).toBeUndefined();
  });
});

describe('OF-3, AS-7: changed while the line was down', () => {
  const printed = () => {
    const one = draft();
    platform.say(one, shop.clock.now);
    return one;
  };
  const floor = async () => {
    const [cancelled, refunded, moved] = [printed(), printed(), printed()];
    await look();
    const packer = addStaff(shop, '小李');
    const parcels = [cancelled, refunded, moved].map((one) => addPrintedParcel(shop, [stored(one).id]));
    parcels.forEach((parcel, index) => { packParcel(shop, packer, parcel, [stored([cancelled, refunded, moved][index] ?? cancelled).id]); });
    shop.clock.now += 3 * day;
    return { cancelled, refunded, moved, parcels };
  };

  test('cancelled and refunded orders are held, a re-addressed one loses its waybill: their parcels stop at the next scan', async () => {
    const { cancelled, refunded, moved, parcels } = await floor();
    platform.say({ ...cancelled, state: 'closed', platformStatusText: '交易关闭', closeReason: '买家取消' }, shop.clock.now - minute);
    platform.say({ ...refunded, refund: 'requested', platformStatusText: '退款中' }, shop.clock.now - 2 * minute);
    platform.say({ ...moved, receiver: { ...moved.receiver, detail: '新街 9 号 202' } }, shop.clock.now - 3 * minute);
    expect(counts(await look())).toMatchObject({ changedOrders: 3 });
    expect(stored(cancelled)).toMatchObject({ hold_reason: 'platform_cancelled' });
    expect(stored(refunded)).toMatchObject({ hold_reason: 'refund_requested' });
    expect(stored(moved)).toMatchObject({ detail: '新街 9 号 202', state: 'paid' });
    const [, , third] = parcels;
    expect(third === undefined ? '' : parcelById(shop.store.reader, third)?.state).toBe('voided');
    const before = pictureOf(shop.store.reader);
    await look();
    expect(pictureOf(shop.store.reader)).toBe(before);
  });

  test('those that have left become tasks to call the courier, once', async () => {
    const { cancelled, refunded, parcels } = await floor();
    const { collectionId } = mustBe(openCollection(shop.services, shop.manager, { courierCode: 'ZTO', collectorName: '王师傅' }));
    for (const parcel of parcels) mustBe(scanOut(shop.services, shop.manager, { collectionId, code: waybillOf(shop, parcel) }));
    mustBe(closeCollection(shop.services, shop.manager, { collectionId, managerReason: '' }));
    platform.say({ ...cancelled, state: 'closed', platformStatusText: '交易关闭', closeReason: '买家取消' }, shop.clock.now - minute);
    platform.say({ ...refunded, refund: 'requested', platformStatusText: '退款中' }, shop.clock.now - 2 * minute);
    await look();
    await look();
    expect(tasks().filter(({ code }) => code === 'stop_parcel')).toHaveLength(2);
    expect(tracedActions(shop, 'order', stored(cancelled).id)).toContain('order.updated');
  });
});
