import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderId } from '../../shared/domain/ids.ts';
import { draftOf, addPaidOrder, addStaff, codeOf, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';
import { bookFaults } from '../support/book-faults.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { takeIn } from '../../electron/use-cases/intake/take-in.ts';
import { addNote, closeOrders, getOrder, holdOrders, releaseOrders, setFlag } from '../../electron/use-cases/orders/orders.ts';
import type { Caller } from '../../electron/use-cases/services.ts';

let shop: TestShop;
let minjie: Caller;
beforeEach(async () => {
  shop = await openTestShop();
  minjie = addStaff(shop, '敏洁', 'customer_service');
});
afterEach(async () => {
  expect(await bookFaults(shop.store.reader)).toEqual([]);
  shop.close();
});

const flagOf = (orderId: OrderId): string | undefined => orderById(shop.store.reader, orderId)?.flag;
const hold = (orderId: OrderId, reason: 'out_of_stock' | 'other' = 'out_of_stock') =>
  mustBe(holdOrders(shop.services, minjie, { orderIds: [orderId], reason, note: '', until: null }));
const release = (orderId: OrderId) => mustBe(releaseOrders(shop.services, minjie, { orderIds: [orderId], note: '' }));
const flag = (orderId: OrderId, chosen: 'grey' | 'red' | 'yellow' | 'green' | 'blue' | 'purple') =>
  mustBe(setFlag(shop.services, minjie, { orderIds: [orderId], flag: chosen }));

describe('CS-1: a flag on Pinduoduo, which takes none without a note', () => {
  type Said = { state: string; text: string; flagNumber: number | null };
  const said = (orderId: OrderId): Said[] =>
    shop.store.reader.all<{ state: string; payload: string }>(`SELECT state, payload FROM outbox WHERE order_id = ? AND kind = 'note' ORDER BY id`, orderId)
      .map(({ state, payload }) => ({ state, ...(JSON.parse(payload) as { text: string; flagNumber: number | null }) }))
      .map(({ state, text, flagNumber }) => ({ state, text, flagNumber }));
  const tell = (orderId: OrderId): void => {
    inOneStep(shop.services, ({ writer, at }) => writer.run(`UPDATE outbox SET state = 'done', ended_at = ? WHERE order_id = ? AND state = 'waiting'`, at, orderId));
  };

  test('CS-1: without a note the flag’s own word goes with it; a note takes its place', () => {
    const orderId = addPaidOrder(shop, { platform: 'pinduoduo' });
    flag(orderId, 'yellow');
    expect(said(orderId)).toEqual([{ state: 'waiting', text: '黄旗', flagNumber: 2 }]);
    tell(orderId);
    mustBe(addNote(shop.services, minjie, { orderId, text: '送礼' }));
    expect(said(orderId).at(-1)).toEqual({ state: 'waiting', text: '送礼', flagNumber: 2 });
  });

  test('CS-1: a flag that was never told is withdrawn in silence; one that stands there is taken back in words', () => {
    const orderId = addPaidOrder(shop, { platform: 'pinduoduo' });
    flag(orderId, 'blue');
    flag(orderId, 'grey');
    expect(said(orderId)).toEqual([{ state: 'skipped', text: '蓝旗', flagNumber: 4 }]);
    flag(orderId, 'red');
    tell(orderId);
    flag(orderId, 'grey');
    expect(said(orderId).at(-1)).toEqual({ state: 'waiting', text: '旗帜已取消', flagNumber: null });
    tell(orderId);
    flag(orderId, 'green');
    flag(orderId, 'grey');
    expect(said(orderId).filter(({ state }) => state === 'waiting')).toEqual([{ state: 'waiting', text: '旗帜已取消', flagNumber: null }]);
  });

  test('CS-4: our own words come back with the order and become nobody’s note', () => {
    const draft = draftOf({ platform: 'pinduoduo', number: '240501-000000000000009' }, shop.clock.now);
    const orderId = addPaidOrder(shop, { platform: 'pinduoduo', number: '240501-000000000000009' });
    flag(orderId, 'yellow');
    tell(orderId);
    inOneStep(shop.services, (step) => mustBe(takeIn(step, { ...draft, platformNote: '黄旗', platformFlag: 'yellow' })));
    flag(orderId, 'red');
    expect(said(orderId).at(-1)).toEqual({ state: 'waiting', text: '红旗', flagNumber: 1 });
    expect(shop.store.reader.all('SELECT text FROM order_notes WHERE order_id = ?', orderId)).toEqual([]);
  });

  test('CS-1: elsewhere a flag goes alone', () => {
    const orderId = addPaidOrder(shop);
    flag(orderId, 'yellow');
    expect(said(orderId)).toEqual([{ state: 'waiting', text: '', flagNumber: 2 }]);
  });
});

describe('CS-1: flags', () => {
  test('a hold makes an order yellow, its end makes it what it was', () => {
    for (const before of ['grey', 'red', 'green', 'blue', 'purple', 'yellow'] as const) {
      const orderId = addPaidOrder(shop);
      flag(orderId, before);
      hold(orderId);
      expect(flagOf(orderId)).toBe('yellow');
      release(orderId);
      expect(flagOf(orderId)).toBe(before);
    }
  });

  test('a flag set by hand during a hold is kept when the hold ends', () => {
    const orderId = addPaidOrder(shop);
    hold(orderId);
    flag(orderId, 'red');
    expect(flagOf(orderId)).toBe('red');
    release(orderId);
    expect(flagOf(orderId)).toBe('red');
  });

  test('yellow set by hand before a hold is still there after it', () => {
    const orderId = addPaidOrder(shop);
    flag(orderId, 'yellow');
    hold(orderId);
    release(orderId);
    expect(flagOf(orderId)).toBe('yellow');
  });

  test('closing a held order ends the hold, and the flag goes back', () => {
    const orderId = addPaidOrder(shop);
    flag(orderId, 'blue');
    hold(orderId);
    mustBe(closeOrders(shop.services, minjie, { orderIds: [orderId], reason: 'out_of_stock', note: '' }));
    expect(flagOf(orderId)).toBe('blue');
    expect(orderById(shop.store.reader, orderId)?.hold_reason).toBeNull();
  });

  test('the platform\'s own reason outweighs ours: the order stays yellow, and goes back in the end', () => {
    const draft = draftOf({ number: '4444' }, shop.clock.now);
    const orderId = addPaidOrder(shop, { number: '4444' });
    flag(orderId, 'green');
    hold(orderId);
    inOneStep(shop.services, (step) => mustBe(takeIn(step, { ...draft, refund: 'requested', platformStatusText: '退款中' })));
    expect(orderById(shop.store.reader, orderId)).toMatchObject({ flag: 'yellow', hold_reason: 'refund_requested' });
    inOneStep(shop.services, (step) => mustBe(takeIn(step, { ...draft, refund: 'none', platformStatusText: '退款关闭' })));
    expect(orderById(shop.store.reader, orderId)).toMatchObject({ flag: 'green', hold_reason: null });
  });

  test('a flag that the platform changed while the order was held is there when the hold ends', () => {
    const draft = draftOf({ number: '5555' }, shop.clock.now);
    const orderId = addPaidOrder(shop, { number: '5555' });
    hold(orderId);
    inOneStep(shop.services, (step) => mustBe(takeIn(step, { ...draft, platformFlag: 'red' })));
    expect(flagOf(orderId)).toBe('yellow');
    release(orderId);
    expect(flagOf(orderId)).toBe('red');
  });

  test('a bulk action does what it can and names the rest', () => {
    const [held, free] = [addPaidOrder(shop), addPaidOrder(shop)];
    hold(held);
    const outcome = mustBe(holdOrders(shop.services, minjie, { orderIds: [held, free, 999 as OrderId], reason: 'other', note: '', until: null }));
    expect(outcome.done).toEqual([free]);
    expect(outcome.refused.map(({ orderId, code }) => [orderId, code])).toEqual([[held, 'order.already_held'], [999, 'order.unknown']]);
  });
});

describe('CS-4: notes', () => {
  test('carry author and time, newest first, and the order is found by their words', () => {
    const orderId = addPaidOrder(shop);
    mustBe(addNote(shop.services, minjie, { orderId, text: '顾客要求加固包装' }));
    shop.clock.now += 60_000;
    mustBe(addNote(shop.services, shop.manager, { orderId, text: '=HYPERLINK("http://x") <b>' }));
    expect(mustBe(getOrder(shop.services, { orderId })).notes).toEqual([
      { at: shop.clock.now, author: '店长', text: '=HYPERLINK("http://x") <b>' },
      { at: shop.clock.now - 60_000, author: '敏洁', text: '顾客要求加固包装' },
    ]);
  });

  test('are append-only: the store itself refuses to change or delete one', () => {
    const orderId = addPaidOrder(shop);
    mustBe(addNote(shop.services, minjie, { orderId, text: '一' }));
    expect(() => { shop.store.write((writer) => writer.run(`UPDATE order_notes SET text = '二'`)); }).toThrow('append-only');
    expect(() => { shop.store.write((writer) => writer.run('DELETE FROM order_notes')); }).toThrow('append-only');
    expect(mustBe(getOrder(shop.services, { orderId })).notes.map(({ text }) => text)).toEqual(['一']);
  });

  test('of an unknown order are refused', () => {
    expect(codeOf(addNote(shop.services, minjie, { orderId: 4711 as OrderId, text: 'x' }))).toBe('order.unknown');
  });
});
