import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CustomerId, OrderId } from '../../shared/domain/ids.ts';
import type { OrderDraft, ReceiverDraft } from '../../shared/domain/intake/order-draft.ts';
import { connect, storeOn, type Writer } from '../../electron/store/database.ts';
import { migrate, migrations } from '../../electron/store/migrations.ts';
import { recognisePortion, startCustomerDesk } from '../../electron/use-cases/customers/customer-desk.ts';
import { decidePair, undoCustomerMerge } from '../../electron/use-cases/customers/change-customer.ts';
import { buyerOfOrder, customersOverview, getCustomer, listCustomers, listPairs } from '../../electron/use-cases/customers/queries.ts';
import { takeIn } from '../../electron/use-cases/intake/take-in.ts';
import { draftOf, inOneStep, mustBe, openTestShop, type TestOrder, type TestShop } from '../support/shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(() => {
  shop.close();
});

let number = 0;
type Buying = Omit<TestOrder, 'receiver'> & { readonly nick?: string | null; readonly receiver?: Partial<ReceiverDraft>; readonly change?: Partial<OrderDraft> };

const buy = (order: Buying): OrderId => {
  const draft = { ...draftOf({ ...order, number: order.number ?? `B${String((number += 1))}` }, shop.clock.now), buyerNick: order.nick === undefined ? null : order.nick, ...order.change };
  return inOneStep(shop.services, (step) => {
    mustBe(takeIn(step, draft));
    return step.writer.first<{ id: OrderId }>('SELECT id FROM orders WHERE platform = ? AND platform_order_number = ?', draft.platform, draft.platformOrderNumber)?.id as OrderId;
  });
};
const recognise = (): void => {
  while (recognisePortion(shop.services) > 0);
};
const customerOf = (orderId: OrderId): CustomerId | undefined => mustBe(buyerOfOrder(shop.services, { orderId }))?.customerId;
const profile = (orderId: OrderId) => mustBe(getCustomer(shop.services, { customerId: customerOf(orderId) as CustomerId }));
const at = (phone: string, name = '李雷', detail = '示例路 1 号 101'): Partial<ReceiverDraft> => ({ phone, name, detail });

describe('CU-1: who bought is recognised', () => {
  test('CU-1: across platforms by phone, with confidence and reason, undoable', () => {
    const first = buy({ platform: 'taobao', nick: 'tb_li', receiver: at('13911112222') });
    const second = buy({ platform: 'douyin', nick: null, receiver: at('139 1111 2222'.replaceAll(' ', '')) });
    recognise();
    expect(customerOf(first)).toBe(customerOf(second));
    const { merges, row } = profile(first);
    expect(row.orders).toBe(2);
    expect(merges).toMatchObject([{ by: null, reasons: ['same_phone', 'across_platforms', 'same_name'] }]);
    expect(merges[0]?.confidence).toBeGreaterThanOrEqual(95);
    mustBe(undoCustomerMerge(shop.services, shop.manager, { mergeId: merges[0]?.mergeId as never }));
    expect(customerOf(first)).not.toBe(customerOf(second));
    expect(profile(first).row.orders).toBe(1);
    // Another order of either does not join them again.
    buy({ platform: 'douyin', receiver: at('13911112222') });
    recognise();
    expect(customerOf(first)).not.toBe(customerOf(second));
    expect(profile(second).row.orders).toBe(2);
  });

  test('CU-1: by nick within a platform only, whatever the phone is', () => {
    const first = buy({ platform: 'taobao', nick: 'Tb_Han', receiver: at('13911110001') });
    const moved = buy({ platform: 'taobao', nick: 'tb_han ', receiver: at('13911110002', '韩梅梅') });
    const elsewhere = buy({ platform: 'jd', nick: 'tb_han', receiver: at('13911110003', '别人', '别的路 8 号') });
    recognise();
    expect(customerOf(first)).toBe(customerOf(moved));
    expect(customerOf(elsewhere)).not.toBe(customerOf(first));
  });

  test.each([
    ['masked by the platform', { phone: '139****2222', masked: ['phone'] as const }],
    ['a virtual number with an extension', { phone: '18400001111-7576' }],
    ['a number whose extension stands in the name', { phone: '17012345678', name: '李雷[7576]' }],
    ['a service number', { phone: '4008001234' }],
    ['no number at all', { phone: '无' }],
  ])('CU-1: a phone that is %s recognises nobody', (_what, receiver) => {
    const own = (detail: string): Partial<ReceiverDraft> => ({ name: '李雷', ...receiver, detail, masked: 'masked' in receiver ? ['phone'] : [] });
    const first = buy({ platform: 'taobao', nick: 'tb_a', receiver: own('甲路 11 号') });
    const second = buy({ platform: 'pinduoduo', nick: null, receiver: own('乙路 22 号') });
    const third = buy({ platform: 'pinduoduo', nick: null, receiver: own('丙路 33 号') });
    recognise();
    expect(new Set([first, second, third].map(customerOf)).size).toBe(3);
  });

  test('CU-1: masked nicks and names recognise nobody', () => {
    const orders = ['甲', '乙'].map((road) => buy({ platform: 'taobao', nick: 't**3', receiver: { name: '张**', phone: '138****0000', detail: `${road}路**号`, masked: ['name', 'phone', 'address'] } }));
    recognise();
    expect(customerOf(orders[0] as OrderId)).not.toBe(customerOf(orders[1] as OrderId));
    expect(mustBe(listPairs(shop.services)).pairs).toEqual([]);
  });

  test('CU-1: name and full address are only suggested, with what speaks for it; a person decides', () => {
    const first = buy({ platform: 'taobao', nick: 'tb_one', receiver: at('13911110001', '单秀英', '学院路 5 号 2 栋 301') });
    const second = buy({ platform: 'jd', nick: 'jd_two', receiver: at('13911110002', '单秀英', '学院路5号2栋301') });
    recognise();
    expect(customerOf(first)).not.toBe(customerOf(second));
    const { pairs } = mustBe(listPairs(shop.services));
    expect(pairs).toMatchObject([{ reasons: ['same_address', 'across_platforms'] }]);
    expect(pairs[0]?.confidence).toBeLessThan(80);
    expect(mustBe(customersOverview(shop.services)).pairs).toBe(1);
    mustBe(decidePair(shop.services, shop.manager, { pairId: pairs[0]?.pairId as never, same: true }));
    expect(customerOf(first)).toBe(customerOf(second));
    expect(mustBe(listPairs(shop.services)).pairs).toEqual([]);
  });

  test('CU-1: said to be apart, they stay apart and are not suggested again', () => {
    const first = buy({ platform: 'taobao', nick: 'tb_one', receiver: at('13911110001', '单秀英', '学院路 5 号') });
    recognise();
    const second = buy({ platform: 'jd', nick: 'jd_two', receiver: at('13911110002', '单秀英', '学院路 5 号') });
    recognise();
    const [pair] = mustBe(listPairs(shop.services)).pairs;
    mustBe(decidePair(shop.services, shop.manager, { pairId: pair?.pairId as never, same: false }));
    buy({ platform: 'jd', nick: 'jd_two', receiver: at('13911110001', '单秀英', '学院路 5 号') });
    recognise();
    expect(mustBe(listPairs(shop.services)).pairs).toEqual([]);
    expect(customerOf(first)).not.toBe(customerOf(second));
  });

  test('CU-1: a present sent to a friend does not make the two one customer', () => {
    for (let index = 0; index < 3; index += 1) buy({ platform: 'taobao', nick: 'tb_giver', receiver: at('13911110001', '李雷', '甲路 1 号') });
    const present = buy({ platform: 'taobao', nick: 'tb_giver', receiver: at('13911119999', '韩梅梅', '乙路 2 号') });
    recognise();
    const friend = buy({ platform: 'jd', nick: 'jd_friend', receiver: at('13911119999', '韩梅梅', '乙路 2 号') });
    recognise();
    expect(customerOf(friend)).not.toBe(customerOf(present));
    expect(mustBe(listPairs(shop.services)).pairs).toHaveLength(1);
  });

  test('CU-1: a warehouse whose phone hundreds give joins nobody', () => {
    const orders = Array.from({ length: 40 }, (_, index) => buy({ platform: 'taobao', nick: `tb_w${String(index)}`, receiver: at('13900009999', `客户${String(index)}`, `集运仓 A${String(index)} 号`) }));
    recognise();
    expect(new Set(orders.map(customerOf)).size).toBe(40);
    expect(mustBe(listPairs(shop.services)).pairs.length).toBeLessThan(20);
  });

  test('CU-1: only who paid is a customer; paying makes one', () => {
    const draft = { nick: 'tb_later', state: 'awaiting_payment' as const, number: 'LATER', receiver: at('13911110008') };
    const order = buy({ ...draft, change: { paidAt: null, paidFen: 0 } });
    recognise();
    expect(mustBe(listCustomers(shop.services, { search: '', filter: { kind: 'all' }, sort: 'last', offset: 0, limit: 10 })).total).toBe(0);
    expect(customerOf(order)).toBeUndefined();
    buy({ ...draft, state: 'paid' });
    recognise();
    expect(mustBe(buyerOfOrder(shop.services, { orderId: order }))).toMatchObject({ place: 1, orders: 1 });
  });

  test('CU-3: a known buyer is seen at once, before the background has come to the order', () => {
    buy({ platform: 'taobao', nick: 'tb_known', receiver: at('13911110005') });
    recognise();
    const fresh = buy({ platform: 'taobao', nick: 'tb_known', receiver: at('13911110005') });
    expect(mustBe(buyerOfOrder(shop.services, { orderId: fresh }))).toMatchObject({ orders: 1, place: 0, by: 'account' });
  });

  test('CU-1: real data entered for a masked order brings it to its customer', () => {
    const known = buy({ platform: 'pinduoduo', receiver: at('13911110006') });
    const masked = buy({ platform: 'pinduoduo', number: 'MASKED', receiver: { name: '李*', phone: '139****0006', detail: '***', masked: ['name', 'phone', 'address'] } });
    recognise();
    expect(customerOf(masked)).not.toBe(customerOf(known));
    inOneStep(shop.services, ({ writer }) => {
      writer.run(`UPDATE orders SET receiver_name = '李雷', receiver_phone = '13911110006', detail = '示例路 1 号', masked = '' WHERE id = ?`, masked);
    });
    recognise();
    expect(customerOf(masked)).toBe(customerOf(known));
    expect(profile(known).row.orders).toBe(2);
    expect(mustBe(customersOverview(shop.services)).customers).toBe(1);
  });

  test('CU-1: a portion that is cut off in the middle leaves nothing half done; an order that nobody can read holds up no other', async () => {
    for (let index = 0; index < 5; index += 1) buy({ platform: 'taobao', nick: `tb_k${String(index)}`, receiver: at(`1391111000${String(index)}`, `人${String(index)}`, `路 ${String(index)} 号`) });
    const cutOff = { ...shop.services, store: { ...shop.store, write: <T>(body: (writer: Writer) => T): T => shop.store.write((writer) => {
      body(writer);
      throw new Error('the power went');
    }) } };
    expect(() => recognisePortion(cutOff)).toThrow('the power went');
    expect(shop.store.reader.all('SELECT * FROM customers')).toEqual([]);
    expect(shop.store.reader.first('SELECT count(*) AS n FROM customer_backlog')).toEqual({ n: 5 });
    const bugs: unknown[] = [];
    const poisoned = { ...shop.services, store: { ...shop.store, write: <T>(body: (writer: Writer) => T, keep?: (result: T) => boolean): T => shop.store.write((writer) => body({
      ...writer, run: (sql, ...values) => {
        if (sql.startsWith('INSERT INTO customer_orders') && values.at(-1) === 2) throw new TypeError('nobody can read this');
        return writer.run(sql, ...values);
      },
    }), keep) } };
    const desk = startCustomerDesk(poisoned, { onBug: (error) => bugs.push(error), pauseMs: 0 });
    await desk.tend();
    await desk.stop();
    expect(bugs).toHaveLength(1);
    expect(shop.store.reader.all('SELECT order_id FROM customer_backlog')).toEqual([{ order_id: 2 }]);
    recognise();
    expect(mustBe(customersOverview(shop.services)).customers).toBe(5);
  });

  test('CU-1: the orders of a store from before are worked through like new ones', () => {
    const database = connect(join(shop.folder, 'before.db'));
    migrate(database, migrations.slice(0, 10));
    database.exec(`INSERT INTO orders (platform, platform_order_number, state, buyer_nick, paid_fen, paid_at, sort_at, imported_at) VALUES ('taobao', '1', 'completed', 'tb_old', 5000, 1, 1, 1), ('taobao', '2', 'completed', 'tb_old', 700, 2, 2, 2)`);
    migrate(database);
    const services = { ...shop.services, store: storeOn(database) };
    while (recognisePortion(services) > 0);
    expect(mustBe(listCustomers(services, { search: '', filter: { kind: 'all' }, sort: 'last', offset: 0, limit: 10 })).rows).toMatchObject([{ nick: 'tb_old', orders: 2, spent: [{ currency: 'CNY', spentFen: 5700 }] }]);
    database.close();
  });

  test('CU-1: found by any fragment of name, nick and phone tail, by pinyin and its initials', () => {
    const order = buy({ platform: 'taobao', nick: 'tb4700413', receiver: at('15989797343', '欧阳雨馨') });
    buy({ platform: 'taobao', nick: 'someone', receiver: at('13911110007', '王小燕') });
    recognise();
    const found = (search: string): CustomerId[] => mustBe(listCustomers(shop.services, { search, filter: { kind: 'all' }, sort: 'last', offset: 0, limit: 10 })).rows.map(({ customerId }) => customerId);
    for (const search of ['欧阳', '雨馨', '7343', 'tb4700', '15989797343', '欧', 'oyyx', 'ouyang']) expect([search, found(search)]).toEqual([search, [customerOf(order)]]);
    for (const hostile of ['%', '_', '"', `*'`, '😀', 'x'.repeat(10_000)]) expect(found(hostile)).toEqual([]);
  });
});
