import { afterEach, describe, expect, test } from 'vitest';
import { splitOrder } from '../../electron/use-cases/orders/split.ts';
import { act } from '../../electron/use-cases/services.ts';
import { askForWaybills } from '../../electron/use-cases/sync/ask-for-waybills.ts';
import { skipMessages } from '../../electron/use-cases/sync/outbox-commands.ts';
import type { OrderLineId, OutboxId } from '../../shared/domain/ids.ts';
import type { Fault } from '../support/stand-in-platform/faults.ts';
import { openConnectedShop, type ConnectedOptions, type ConnectedShop } from '../support/stand-in-platform/connected-shop.ts';
import { mustBe } from '../support/shop.ts';
import { shopSides, type ShopSide } from '../support/stand-in-platform/world.ts';

let connected: ConnectedShop | null = null;
const open = async (options: ConnectedOptions = {}): Promise<ConnectedShop> => (connected = await openConnectedShop(options));
afterEach(async () => {
  const ended = connected;
  connected = null;
  if (ended === null) return;
  await ended.end();
  expect(ended.bugs).toEqual([]);
  expect(ended.standIn.bugs).toEqual([]);
  expect(ended.standIn.unknown).toEqual([]);
});

/** What stands in the way is shown by name when it fails. */
const states = (shop: ConnectedShop): string[] => shop.outbox().map(({ state, refusal_words: words }) => (words === '' ? state : `${state}: ${words}`));

/** A person has seen to what was refused. */
const skipRefused = (shop: ConnectedShop): void => {
  const refused = shop.shop.store.reader.all<{ id: OutboxId }>(`SELECT id FROM outbox WHERE state = 'refused'`).map(({ id }) => id);
  if (refused.length > 0) mustBe(skipMessages(shop.shop.services, shop.shop.manager, { outboxIds: refused, reason: '已在后台核对' }));
};

const place = async (shop: ConnectedShop, side: ShopSide, count: number): Promise<string[]> => {
  const numbers = Array.from({ length: count }, () => shop.standIn.world.placeOrder(side).number);
  shop.shop.clock.now += 600_000;
  await shop.connect(side);
  await shop.until(() => numbers.every((number) => shop.orderId(side, number) !== undefined), `${side} orders are in`);
  return numbers;
};
const timesDone = (shop: ConnectedShop, side: ShopSide, number: string, kind: 'ship' | 'note' | 'refund' | 'close'): number =>
  shop.standIn.world.effects.of(side, number, kind).reduce((sum, one) => sum + one.doneAt.length, 0);

/** Each for an order of its own, so many times in a row. */
const badAnswers: readonly (readonly [Fault, number])[] = [
  ['never_before', 1], ['never_after', 2], ['reset_before', 2], ['reset_after', 2], ['reset_amid', 2], ['broken_json', 2], ['html', 2], ['html_after', 1], ['502_before', 2], ['502_after', 2], ['isp', 1], [{ banSeconds: 3 }, 2], [{ slowMs: 60 }, 4],
];

describe.each(shopSides)('%s', (side) => {
  test('OF-3: orders come in with every digit, their goods and their money; a change comes in too', async () => {
    const shop = await open();
    const [number = ''] = await place(shop, side, 1);
    const row = (): Record<string, unknown> | undefined => shop.shop.store.reader.first(
      'SELECT o.state, o.paid_fen, o.shop_name, l.sku_code, l.quantity FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE o.platform_order_number = ?', number);
    expect(row()).toMatchObject({ state: 'paid', paid_fen: 9900, shop_name: '青禾小铺', sku_code: 'NZ801-28', quantity: 1 });
    shop.standIn.world.cancel(side, number);
    await shop.until(() => row()?.['state'] === 'closed', 'the cancelled order is closed');
  });

  test('OF-2, case 9: whatever becomes of the call and its answer, each parcel is told exactly once', async () => {
    const shop = await open({ callLimitMs: 1_500 });
    const numbers = await place(shop, side, badAnswers.length + 2);
    badAnswers.forEach(([fault, times], index) => {
      shop.standIn.faults.add({ side, what: 'ship', number: numbers[index]!, fault, times });
    });
    const waybills = numbers.map((number) => shop.handOver(side, number));
    await shop.told();
    expect(states(shop)).toEqual(numbers.map(() => 'done'));
    expect(numbers.map((number) => shop.standIn.world.order(side, number).shipments.map(({ waybillNumber, courier }) => `${courier} ${waybillNumber}`))).toEqual(waybills.map((waybill) => [`ZTO ${waybill}`]));
    expect(shop.standIn.world.effects.twice()).toEqual([]);
    // Each of them was really played.
    expect(new Set(shop.standIn.calls.filter(({ what, outcome }) => what === 'ship' && outcome !== 'answered' && outcome !== 'refused').map(({ outcome }) => outcome)).size).toBe(badAnswers.length);
  }, 60_000);

  test('OF-2: note and flag are told once, also when the first answer is lost', async () => {
    const shop = await open();
    const [number = ''] = await place(shop, side, 1);
    shop.standIn.faults.add({ side, what: 'note', fault: 'reset_after', times: 1 });
    shop.note(side, number, '要礼品袋', 'red', side === 'douyin' ? 5 : 1);
    await shop.told();
    expect(shop.outbox()).toMatchObject([{ state: 'done' }]);
    expect(timesDone(shop, side, number, 'note')).toBe(1);
    expect(shop.standIn.world.order(side, number).memo).toContain('要礼品袋');
  });

  test('case 10: the other side has forgotten our key a day later: it is looked up by what is known of the thing itself', async () => {
    const shop = await open();
    const [number = ''] = await place(shop, side, 1);
    shop.standIn.faults.add({ side, what: 'ship', fault: 'reset_after', times: 1 });
    shop.standIn.faults.add({ side, what: ['ping', 'list', 'get'], fault: 'reset_before', times: 3 });
    shop.handOver(side, number);
    await shop.until(() => timesDone(shop, side, number, 'ship') === 1, 'it was heard');
    shop.standIn.keepKeysFor(0);
    shop.shop.clock.now += 25 * 3_600_000;
    await shop.told();
    expect(shop.outbox()).toMatchObject([{ state: 'done' }]);
    expect(timesDone(shop, side, number, 'ship')).toBe(1);
  });

  test('case 11: one that the platform will not have is a task with its words; the others go out', async () => {
    const shop = await open();
    const numbers = await place(shop, side, 5);
    shop.standIn.faults.add({ side, what: 'ship', number: numbers[0]!, fault: { refuse: '这单有问题' } });
    for (const number of numbers) shop.handOver(side, number);
    await shop.told();
    expect(states(shop)).toEqual([expect.stringContaining('这单有问题'), 'done', 'done', 'done', 'done']);
    expect(shop.shop.store.reader.all(`SELECT code FROM tasks WHERE ended_at IS NULL AND code = 'outbox_refused'`)).toHaveLength(1);
  });

  test('OF-2: keys that are not taken any more stop the line and lose nothing; renewed, it goes on', async () => {
    const shop = await open();
    const [number = ''] = await place(shop, side, 1);
    const account = shop.standIn.accounts.find((one) => one.side === side)!;
    account.expired = true;
    shop.handOver(side, number);
    await shop.until(() => shop.lineState(side) === 'no_right', 'the line says that its keys are not taken');
    expect(shop.outbox()).toMatchObject([{ state: 'waiting' }]);
    account.expired = false;
    shop.desk().askNow(null);
    await shop.told();
    expect(timesDone(shop, side, number, 'ship')).toBe(1);
  });

  test('OF-3: orders that move while their list is read are not lost', async () => {
    const shop = await open();
    const { world } = shop.standIn;
    const numbers = Array.from({ length: 260 }, (_, index) => world.placeOrder(side, { at: shop.shop.clock.now + index * 1_000 }).number);
    shop.shop.clock.now += 20 * 60_000;
    shop.standIn.shiftPages(side, 6);
    await shop.connect(side);
    await shop.until(() => numbers.every((number) => shop.orderId(side, number) !== undefined), 'all orders are in', 60_000);
  }, 70_000);

  test('OF-3: back on the line, what was cancelled or asked back meanwhile is in before anything goes out', async () => {
    const shop = await open();
    const numbers = await place(shop, side, 6);
    const [cancelled = '', asked = '', ...rest] = numbers;
    await shop.standIn.cut();
    await shop.until(() => shop.lineState(side) === 'silent', 'the line is silent');
    for (const number of rest) shop.handOver(side, number);
    shop.standIn.world.cancel(side, cancelled);
    shop.standIn.world.askRefund(side, asked);
    const before = shop.standIn.calls.length;
    await shop.standIn.restore();
    await shop.told();
    const calls = shop.standIn.calls.slice(before).filter(({ side: one }) => one === side).map(({ what }) => what);
    expect(calls.indexOf('ship')).toBeGreaterThan(calls.indexOf('list'));
    expect(shop.shop.store.reader.first('SELECT state FROM orders WHERE platform_order_number = ?', cancelled)).toMatchObject({ state: 'closed' });
    // Shops abroad know no asking: there the money is back or it is not.
    if (side !== 'shopify' && side !== 'woocommerce') {
      expect(shop.shop.store.reader.first(`SELECT refund FROM orders WHERE platform_order_number = ?`, asked)).toMatchObject({ refund: 'requested' });
    }
    expect(shop.standIn.world.effects.twice()).toEqual([]);
  });
});

describe('OF-2: what shops abroad are told besides', () => {
  test.each(['shopify', 'woocommerce'] as const)('%s: a refund and a closing happen once, whatever becomes of the answers', async (side) => {
    const shop = await open();
    const [paidBack = '', closed = ''] = await place(shop, side, 2);
    shop.standIn.faults.add({ side, what: 'refund', fault: 'reset_after', times: 1 }, { side, what: 'close', fault: '502_after', times: 1 });
    shop.refund(side, paidBack, 1_234, '破洞');
    shop.close(side, closed, '缺货');
    await shop.told();
    expect(shop.outbox().map(({ kind, state }) => `${kind} ${state}`)).toEqual(['refund done', 'close done']);
    expect(shop.standIn.world.order(side, paidBack).refunds.map(({ amountFen }) => amountFen)).toEqual([1_234]);
    expect(shop.standIn.world.order(side, closed).state).toBe('cancelled');
    expect([timesDone(shop, side, paidBack, 'refund'), timesDone(shop, side, closed, 'close')]).toEqual([1, 1]);
  });
});

describe('OF-2: waybill numbers', () => {
  test.each(['taobao', 'douyin'] as const)('%s: one number for an order, also when the answer with it is lost; taken back once', async (side) => {
    const shop = await open();
    const [number = ''] = await place(shop, side, 1);
    shop.standIn.faults.add({ side, what: 'waybill_ask', fault: 'reset_after', times: 1 }, { side, what: 'waybill_cancel', fault: '502_after', times: 1 });
    shop.waybill(side, number, 'waybill_ask', 'ZTO');
    await shop.told();
    const { waybills } = shop.standIn.world.books();
    expect(waybills).toHaveLength(1);
    // One without print data cannot be used by the shop, and is named to a person.
    expect(states(shop)).toEqual([side === 'taobao' ? 'done' : `refused: ${waybills[0]!.waybillNumber}`]);
    skipRefused(shop);
    shop.waybill(side, number, 'waybill_cancel', 'ZTO', waybills[0]!.waybillNumber);
    await shop.told();
    expect(states(shop).at(-1)).toBe('done');
    expect(waybills[0]!.cancelledAt).not.toBeNull();
    expect(shop.standIn.world.effects.twice()).toEqual([]);
  });

  test.each(['taobao', 'douyin'] as const)('PR-5: %s: each part of a split order gets a number of its own, also when the answers with them are lost', async (side) => {
    const shop = await open();
    const { store, services, manager } = shop.shop;
    const { number } = shop.standIn.world.placeOrder(side, { lines: [{ quantity: 3 }] });
    shop.shop.clock.now += 600_000;
    await shop.connect(side);
    await shop.until(() => shop.orderId(side, number) !== undefined, 'the order is in');
    const whole = shop.orderId(side, number)!;
    const lineId = store.reader.first<{ id: OrderLineId }>('SELECT id FROM order_lines WHERE order_id = ?', whole)!.id;
    const parts = mustBe(act(services, manager.staffId, (step) => splitOrder(step, whole, [[{ lineId, quantity: 1 }], [{ lineId, quantity: 1 }]])));
    store.write((writer) => writer.run(`UPDATE orders SET courier_code = 'ZTO'`));
    shop.standIn.faults.add({ side, what: 'waybill_ask', fault: 'reset_after', times: 3 });
    expect(mustBe(askForWaybills(services, manager, { orderIds: [whole, ...parts] })).asked).toHaveLength(3);
    shop.desk().hear('sync.changed');
    await shop.told();
    const { waybills } = shop.standIn.world.books();
    expect(waybills.map(({ orderNumber }) => orderNumber)).toEqual([number, number, number]);
    const issued = waybills.map(({ waybillNumber }) => waybillNumber).sort();
    // What comes without print data is refused with its number: each part with another one.
    if (side === 'douyin') expect(states(shop).sort()).toEqual(issued.map((waybillNumber) => `refused: ${waybillNumber}`));
    else {
      expect(states(shop)).toEqual(['done', 'done', 'done']);
      expect(store.reader.all<{ order_id: number; waybill_number: string }>('SELECT order_id, waybill_number FROM e_waybills ORDER BY waybill_number').map(({ waybill_number: one }) => one)).toEqual(issued);
    }
    expect(shop.standIn.world.effects.twice()).toEqual([]);
  });
});

test('OF-2: Kuaidi100 cannot be asked what it gave out: after a lost answer a person looks, and no second number is drawn', async () => {
  const shop = await open();
  const [sound = '', lost = ''] = await place(shop, 'taobao', 2);
  await shop.connect('kuaidi100');
  shop.waybill('taobao', sound, 'waybill_ask', 'ZTO', undefined, 'kuaidi100');
  await shop.told();
  shop.standIn.faults.add({ side: 'kuaidi100', what: 'waybill_ask', fault: 'reset_after', times: 1 }, { side: 'kuaidi100', what: 'waybill_cancel', fault: '502_after', times: 1 });
  shop.waybill('taobao', lost, 'waybill_ask', 'ZTO', undefined, 'kuaidi100');
  await shop.told();
  const { waybills } = shop.standIn.world.books();
  // The first one is the order's, drawn by our own template; of the second nobody knows.
  expect(states(shop)).toEqual(['done', expect.stringContaining('快递100')]);
  expect(waybills).toHaveLength(2);
  skipRefused(shop);
  shop.waybill('taobao', sound, 'waybill_cancel', 'ZTO', waybills[0]!.waybillNumber, 'kuaidi100');
  await shop.told();
  expect(states(shop).at(-1)).toBe('done');
  expect(shop.standIn.world.effects.twice()).toEqual([]);
});

test('OF-2: a clock that is an hour wrong, ours or theirs, stops nothing', async () => {
  const shop = await open();
  shop.standIn.turnClock(3_600_000);
  const numbers = await place(shop, 'taobao', 2);
  for (const number of numbers) shop.handOver('taobao', number);
  await shop.told();
  expect(numbers.map((number) => timesDone(shop, 'taobao', number, 'ship'))).toEqual([1, 1]);
});

test('OF-2: killed between the call and its answer, the next desk looks before it tells again', async () => {
  const shop = await open();
  const numbers = await place(shop, 'taobao', 3);
  shop.standIn.faults.add({ side: 'taobao', what: 'ship', fault: 'never_after' });
  for (const number of numbers) shop.handOver('taobao', number);
  await shop.until(() => numbers.some((number) => timesDone(shop, 'taobao', number, 'ship') === 1), 'one was heard');
  await shop.restartDesk();
  shop.standIn.faults.clear();
  await shop.told();
  expect(shop.outbox().map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  expect(numbers.map((number) => timesDone(shop, 'taobao', number, 'ship'))).toEqual([1, 1, 1]);
});

describe('OF-1 … OF-3: two weeks without a line', () => {
  test.each(shopSides)('%s: the shop goes on; back on the line its books and the world agree, nothing is lost and nothing twice', async (side) => {
    const shop = await open();
    const { world } = shop.standIn;
    const numbers = await place(shop, side, 24);
    const left = numbers.slice(0, 16);
    const [, , byHand = '', , ...others] = left;
    await shop.standIn.cut();
    const waybills = new Map<string, string>();
    for (let day = 0; day < 14; day += 1) {
      shop.shop.clock.now += 86_400_000;
      for (const number of left.slice(day, day + 1)) waybills.set(number, shop.handOver(side, number));
      if (day === 5) world.shipByHand(side, byHand, 'ZTO', '779900000001');
      world.placeOrder(side, { buyerMessage: `day ${String(day)}` });
    }
    const [cancelled = '', readdressed = '', asked = ''] = numbers.slice(16);
    world.cancel(side, cancelled);
    world.changeAddress(side, readdressed, { detail: '新路 99 号 2 单元 301', phone: '13900001111' });
    world.askRefund(side, asked);
    const before = shop.standIn.calls.length;
    await shop.standIn.restore();
    shop.desk().askNow(null);
    await shop.told();
    await shop.until(() => world.books().orders.every((order) => shop.orderId(side, order.number) !== undefined), 'all that was ordered meanwhile is in', 60_000);
    const calls = shop.standIn.calls.slice(before).filter((call) => call.side === side && call.outcome === 'answered').map(({ what }) => what);
    expect(calls.indexOf('ship')).toBeGreaterThan(calls.indexOf('list'));
    const stateOf = (number: string): string => shop.shop.store.reader.first<{ s: string }>('SELECT state AS s FROM orders WHERE platform = ? AND platform_order_number = ?', side, number)?.s ?? 'unknown';
    const heard = (): string => JSON.stringify({ calls: shop.standIn.calls.slice(before).map(({ what, outcome }) => `${what} ${outcome}`), outbox: states(shop), read: shop.shop.store.reader.first('SELECT read_until, line_state FROM connections'), modified: world.order(side, cancelled).modifiedAt, unreadable: shop.shop.store.reader.all('SELECT * FROM inbox_refusals') });
    expect(stateOf(cancelled), heard()).toBe('closed');
    expect(shop.shop.store.reader.first('SELECT detail FROM orders WHERE platform_order_number = ?', readdressed)).toMatchObject(side === 'douyin' ? {} : { detail: expect.stringContaining('新路 99 号') });
    for (const number of others.filter((one) => waybills.has(one))) {
      expect([number, world.order(side, number).shipments.map(({ waybillNumber }) => waybillNumber)]).toEqual([number, [waybills.get(number)]]);
      // What is shipped is completed for WooCommerce, once it has been read back.
      expect(['handed_over', ...(side === 'woocommerce' ? ['completed'] : [])]).toContain(stateOf(number));
    }
    expect(world.effects.twice()).toEqual([]);
    expect(world.books().effects.every(({ kind, doneAt }) => kind !== 'ship' || doneAt.length <= 1)).toBe(true);
  }, 120_000);
});

describe('OF-2, OF-3: everything goes wrong by chance, on all platforms at once', () => {
  const anything: readonly Fault[] = ['never_before', 'never_after', 'reset_before', 'reset_after', 'reset_amid', 'broken_json', 'html', 'html_after', '502_before', '502_after', 'isp', 'empty_page', { banSeconds: 2 }, { slowMs: 30 }];
  // More of them: BACKROOM_SEEDS=7,4711
  test.each((process.env['BACKROOM_SEEDS'] ?? '20261121').split(',').map(Number))('seed %i: in the end every parcel and every note is told exactly once', async (seed) => {
    const shop = await open({ callLimitMs: 700, seed });
    const { world, faults } = shop.standIn;
    const numbers = new Map(shopSides.map((side) => [side, Array.from({ length: 5 }, () => world.placeOrder(side).number)]));
    shop.shop.clock.now += 600_000;
    for (const side of shopSides) await shop.connect(side);
    await shop.until(() => [...numbers].every(([side, some]) => some.every((number) => shop.orderId(side, number) !== undefined)), 'all orders are in');
    // An order that is looked for and not found is a word of the platform's, and a person's matter: only lists come empty.
    for (const fault of anything) faults.add({ fault, chance: 0.04, ...(fault === 'empty_page' ? { what: 'list' as const } : {}) });
    const waybills = new Map<string, string>();
    for (const [side, some] of numbers) {
      for (const number of some) {
        shop.note(side, number, `${number} 要礼品袋`, 'red', side === 'douyin' ? 5 : 1);
        waybills.set(`${side} ${number}`, shop.handOver(side, number));
      }
    }
    await shop.until(() => shop.standIn.calls.filter(({ what, outcome }) => what === 'ship' && outcome === 'answered').length >= 8, 'some of it went through', 60_000);
    await shop.restartDesk();
    await shop.standIn.cut();
    await shop.until(() => shopSides.some((side) => shop.lineState(side) === 'silent'), 'silence');
    await shop.standIn.restore();
    shop.desk().askNow(null);
    // An empty page or a refusal of the moment is over some day.
    await shop.until(() => shop.outbox().filter(({ state }) => state === 'waiting' || state === 'sending').length < 12, 'most of it is told', 60_000);
    faults.clear();
    await shop.told();
    expect(states(shop)).toEqual(shop.outbox().map(() => 'done'));
    for (const [side, some] of numbers) {
      for (const number of some) {
        expect([side, number, world.order(side, number).shipments.map(({ waybillNumber }) => waybillNumber)]).toEqual([side, number, [waybills.get(`${side} ${number}`)]]);
        expect([side, number, timesDone(shop, side, number, 'note')]).toEqual([side, number, 1]);
      }
    }
    expect(world.effects.twice()).toEqual([]);
  }, 240_000);
});
