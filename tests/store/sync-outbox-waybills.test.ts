import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OrderId } from '../../shared/domain/ids.ts';
import { voidParcel } from '../../electron/use-cases/order-changes.ts';
import { holdOrders } from '../../electron/use-cases/orders/orders.ts';
import { printList } from '../../electron/use-cases/printing/print-list.ts';
import { askForWaybills, waybillsToAsk } from '../../electron/use-cases/sync/ask-for-waybills.ts';
import type { SyncDesk } from '../../electron/use-cases/sync/sync-desk.ts';
import type { Connector, Message } from '../../electron/sync/connector.ts';
import { act } from '../../electron/use-cases/services.ts';
import { addMaskedOrders, issuedFor, openComponentShop, type ComponentShop } from '../support/component-shop.ts';
import { printNow } from '../support/printing-shop.ts';
import { addPaidOrder, mustBe, tracedActions } from '../support/shop.ts';
import { addConnection, openDesk, openOnes, outboxOf, until } from '../support/sync-shop.ts';

let shop: ComponentShop;
let desk: SyncDesk | undefined;
let told: Message[];
let printData: (number: string, waybill: bigint) => string;
beforeEach(async () => {
  shop = await openComponentShop();
  desk = undefined;
  told = [];
  printData = (number, waybill) => issuedFor([{ number }], waybill);
});
afterEach(async () => {
  await desk?.stop();
  await shop.end();
});

/** Gives the same number to the same key, as Cainiao does. */
const platform = (): Connector => {
  const numbers = new Map<string, bigint>();
  return {
    ping: () => Promise.resolve({ kind: 'done', value: { theirTime: null } }),
    outbox: {
      pace: { perSecond: 100, atOnce: 2 },
      find: () => Promise.resolve({ kind: 'done', value: null }),
      tell: (message) => {
        told.push(message);
        const { key, telling } = message;
        if (telling.kind !== 'waybill_ask') return Promise.resolve({ kind: 'done', value: { already: false } });
        const number = numbers.get(key) ?? 770_000_000_000_001n + BigInt(numbers.size);
        numbers.set(key, number);
        return Promise.resolve({ kind: 'done', value: { already: false, waybill: { waybillNumber: String(number), printData: printData(telling.platformOrderNumber, number), routeCode: '', consolidation: '' } } });
      },
    },
  };
};
const ask = (orderIds: readonly OrderId[]) => mustBe(askForWaybills(shop.services, shop.manager, { orderIds: [...orderIds] }));
const start = (): void => {
  desk = openDesk(shop, platform(), { bugs: [] });
};

test('PR-5: numbers that were asked for come in by the line, in the transaction of "told", and stand on the print list; the payload keeps no receiver', async () => {
  addConnection(shop, { kind: 'taobao' });
  const orders = addMaskedOrders(shop, 2);
  const ids = orders.map(({ id }) => id);
  shop.store.write((writer) => writer.run(`UPDATE orders SET courier_code = 'STO'`));
  expect(mustBe(waybillsToAsk(shop.services, { orderIds: ids }))).toEqual({ asked: ids, refused: [] });
  expect(ask(ids)).toEqual({ asked: ids, refused: [] });
  expect(ask(ids).refused.map(({ code }) => code)).toEqual(['waybill_ask.asked_already', 'waybill_ask.asked_already']);
  expect(JSON.stringify(shop.store.reader.all(`SELECT payload FROM outbox WHERE kind = 'waybill_ask'`))).not.toMatch(/李|138|receiver/);
  start();
  await until(() => openOnes(shop) === 0);
  expect(told[0]?.telling).toMatchObject({ kind: 'waybill_ask', courierCode: 'STO', receiver: { name: '李*', province: '四川省' }, sender: { province: '浙江省' } });
  const list = mustBe(await printList(shop.services, shop.printing));
  expect(list.ready.map(({ waybillNumber }) => waybillNumber)).toEqual(['770000000000001', '770000000000002']);
  expect(tracedActions(shop, 'order', ids[0] as OrderId)).toEqual(expect.arrayContaining(['e_waybill.asked', 'e_waybill.taken']));
  expect(ask(ids).refused.map(({ code }) => code)).toEqual(['waybill_ask.has_number', 'waybill_ask.has_number']);
});

test('PR-5: a voided number that came by the line is given back there, once; the next one is asked for anew', async () => {
  addConnection(shop, { kind: 'taobao' });
  const [order] = addMaskedOrders(shop, 1);
  if (order === undefined) throw new Error('no order');
  shop.store.write((writer) => writer.run(`UPDATE orders SET courier_code = 'STO'`));
  ask([order.id]);
  start();
  await until(() => openOnes(shop) === 0);
  expect(mustBe(await printNow(shop, [order.id], 'none', 'STO')).printed).toBe(1);
  const parcelId = shop.store.reader.first<{ id: number }>('SELECT id FROM parcels')?.id ?? 0;
  mustBe(act(shop.services, shop.manager.staffId, (step) => voidParcel(step, parcelId as never, '打坏了')));
  await until(() => openOnes(shop) === 0);
  expect(told.at(-1)?.telling).toMatchObject({ kind: 'waybill_cancel', courierCode: 'STO', waybillNumber: '770000000000001', platformOrderNumber: order.number });
  expect(ask([order.id]).asked).toEqual([order.id]);
  desk?.hear('orders.changed');
  await until(() => openOnes(shop) === 0);
  expect(outboxOf(shop).filter(({ kind }) => kind !== 'note').map(({ kind, state }) => `${kind} ${state}`)).toEqual(['waybill_ask done', 'waybill_cancel done', 'waybill_ask done']);
});

test('PR-5: who gets no number is named with the reason; a number that cannot be used is refused with it, for a person to see', async () => {
  const connection = addConnection(shop, { kind: 'taobao', account: '示例店铺' });
  const [held, other, good] = [addPaidOrder(shop), addPaidOrder(shop, { platform: 'shopify' }), addPaidOrder(shop)];
  mustBe(holdOrders(shop.services, shop.manager, { orderIds: [held], reason: 'other', note: '', until: null }));
  expect(ask([held, other, good, 9_999 as OrderId])).toMatchObject({
    asked: [good], refused: [{ orderId: held, code: 'waybill_ask.held' }, { orderId: other, code: 'waybill_ask.no_connection' }, { orderId: 9_999, code: 'order.unknown' }],
  });
  printData = () => '{"nothing": "to print"}';
  start();
  await until(() => outboxOf(shop).some(({ state }) => state === 'refused'));
  expect(outboxOf(shop).filter(({ kind }) => kind === 'waybill_ask').map(({ state, refusal_code: code, refusal_words: words }) => [state, code, words])).toEqual([['refused', 'e_waybill.none_found', '770000000000001']]);
  expect(shop.store.reader.first(`SELECT count(*) AS n FROM tasks WHERE code = 'outbox_refused' AND ended_at IS NULL`)).toEqual({ n: 1 });
  expect(desk?.live(connection)).toBeDefined();
});

test('PR-5, case 3: a number that came while the disk was full is asked for again with its key once there is room, however long that took', async () => {
  addConnection(shop, { kind: 'taobao' });
  const [order] = addMaskedOrders(shop, 1);
  if (order === undefined) throw new Error('no order');
  shop.store.write((writer) => writer.run(`UPDATE orders SET courier_code = 'STO'`));
  const bugs: unknown[] = [];
  const { outbox, ping } = platform();
  if (outbox === undefined) throw new Error('no outbox');
  const full = (): void => {
    shop.store.write((writer) => writer.run(`CREATE TRIGGER full BEFORE UPDATE OF state ON outbox BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`));
  };
  ask([order.id]);
  desk = openDesk(shop, {
    ping,
    outbox: {
      ...outbox,
      tell: async (message, around) => {
        const answer = await outbox.tell(message, around);
        if (told.length === 1) full();
        return answer;
      },
    },
  }, { bugs });
  // The answer could not be written, nor that there was one.
  await until(() => bugs.length >= 3);
  expect(outboxOf(shop).find(({ kind }) => kind === 'waybill_ask')?.state).toBe('sending');
  shop.store.write((writer) => writer.run('DROP TRIGGER full'));
  await until(() => openOnes(shop) === 0);
  expect(outboxOf(shop).filter(({ kind }) => kind === 'waybill_ask').map(({ state, attempts }) => [state, attempts])).toEqual([['done', 2]]);
  expect(new Set(told.map(({ key }) => key)).size).toBe(1);
  expect(shop.store.reader.all('SELECT waybill_number FROM e_waybills')).toEqual([{ waybill_number: '770000000000001' }]);
  expect(bugs.every((bug) => String(bug).includes('disk is full'))).toBe(true);
});
