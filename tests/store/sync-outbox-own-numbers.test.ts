import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConnectionId, OrderId } from '../../shared/domain/ids.ts';
import { loadMakers } from '../../electron/sync/connectors/index.ts';
import { act } from '../../electron/use-cases/services.ts';
import { voidParcel } from '../../electron/use-cases/order-changes.ts';
import { printList } from '../../electron/use-cases/printing/print-list.ts';
import { askForWaybills, waybillsToAsk } from '../../electron/use-cases/sync/ask-for-waybills.ts';
import { saveConnection } from '../../electron/use-cases/sync/connections.ts';
import { startSyncDesk, type SyncDesk } from '../../electron/use-cases/sync/sync-desk.ts';
import { realSleep } from '../../electron/use-cases/sync/sync-surroundings.ts';
import { addMaskedOrders } from '../support/component-shop.ts';
import { jobsOf, openPrintingShop, printNow, useLabels, type PrintingShop } from '../support/printing-shop.ts';
import { addPaidOrder, mustBe, type TestOrder } from '../support/shop.ts';
import { connectionTo, startStandIn, type StandIn } from '../support/stand-in-platform/stand-in.ts';
import { openOnes, outboxOf, testKeyStore } from '../support/sync-shop.ts';

let shop: PrintingShop;
let standIn: StandIn;
let desk: SyncDesk;
beforeEach(async () => {
  shop = await openPrintingShop();
  standIn = await startStandIn({ now: () => shop.clock.now });
  await useLabels(shop);
  desk = startSyncDesk(shop.services, {
    fetch: (url, init) => fetch(url, init), makers: loadMakers, keyStore: testKeyStore, random: () => 0.5, clock: () => shop.clock.now,
    onBug: (error) => {
      throw error;
    },
    sleep: async (ms, signal) => {
      await realSleep(Math.min(15, ms), signal);
      if (!signal.aborted) shop.clock.now += ms;
    },
  });
});
afterEach(async () => {
  await desk.stop();
  await standIn.stop();
  await shop.end();
  expect([standIn.bugs, standIn.unknown, shop.bugs]).toEqual([[], [], []]);
});

const connect = async (settings: Readonly<Record<string, string>> = {}, known: ConnectionId | null = null): Promise<ConnectionId> => {
  const to = connectionTo(standIn, 'kuaidi100');
  const { connectionId } = mustBe(saveConnection(shop.services, shop.manager, desk.keys, { connectionId: known, kind: 'kuaidi100', account: '', secrets: { ...to.secrets }, settings: { ...to.settings, ...settings }, active: true }));
  await desk.connectionsChanged(connectionId);
  return connectionId;
};
const own = (order: TestOrder = {}): OrderId => addPaidOrder(shop, { platform: 'manual', shopName: '', ...order });
const ask = (...orderIds: OrderId[]) => mustBe(askForWaybills(shop.services, shop.manager, { orderIds }));
const told = async (): Promise<void> => {
  desk.hear('orders.changed');
  for (let turn = 0; openOnes(shop) > 0; turn += 1) {
    if (turn > 1500) throw new Error(`it still waits: ${JSON.stringify(outboxOf(shop))}`);
    await realSleep(10, new AbortController().signal);
  }
};

test('PR-5: an order of the shop’s own gets its number from the courier’s service, and our template prints it with its sorting', async () => {
  await connect();
  const id = own();
  expect(mustBe(waybillsToAsk(shop.services, { orderIds: [id] }))).toEqual({ asked: [id], refused: [] });
  expect(ask(id)).toEqual({ asked: [id], refused: [] });
  expect(ask(id).refused.map(({ code }) => code)).toEqual(['waybill_ask.asked_already']);
  await told();
  const [issued] = standIn.world.books().waybills;
  expect(shop.store.reader.all('SELECT component, courier_code, waybill_number, route_code FROM e_waybills')).toEqual([{ component: 'own', courier_code: 'ZTO', waybill_number: issued?.waybillNumber, route_code: '380D-56-04' }]);
  const list = mustBe(await printList(shop.services, shop.printing));
  expect(list.ready.map(({ waybillNumber }) => waybillNumber)).toEqual([issued?.waybillNumber]);
  expect(mustBe(await printNow(shop, [id])).printed).toBe(1);
  expect(jobsOf(shop)).toHaveLength(1);
  expect(shop.store.reader.first<{ picture: string }>('SELECT picture FROM print_sheets')?.picture).toContain('380D-56-04');
  expect(shop.store.reader.all('SELECT waybill_number FROM parcels')).toEqual([{ waybill_number: issued?.waybillNumber }]);
});

test('PR-5: spoiled, it is given back there, and another one is asked for', async () => {
  await connect();
  const id = own();
  ask(id);
  await told();
  mustBe(await printNow(shop, [id]));
  const parcelId = shop.store.reader.first<{ id: number }>('SELECT id FROM parcels')?.id ?? 0;
  mustBe(act(shop.services, shop.manager.staffId, (step) => voidParcel(step, parcelId as never, '打坏了')));
  await told();
  expect(standIn.world.books().waybills.map(({ cancelledAt }) => cancelledAt !== null)).toEqual([true]);
  expect(ask(id).asked).toEqual([id]);
  await told();
  expect(standIn.world.books().waybills.map(({ cancelledAt }) => cancelledAt !== null)).toEqual([true, false]);
  expect(outboxOf(shop).filter(({ kind }) => kind !== 'note').map(({ kind, state }) => `${kind} ${state}`)).toEqual(['waybill_ask done', 'waybill_cancel done', 'waybill_ask done']);
});

test('PR-5: a receiver behind stars is told to no courier; without a contract there is nobody to ask', async () => {
  const [masked] = addMaskedOrders(shop, 1, { platform: 'pinduoduo' });
  const id = own();
  expect(ask(id, masked!.id).refused.map(({ code }) => code)).toEqual(['waybill_ask.no_connection', 'waybill_ask.no_connection']);
  const connectionId = await connect({ partnerId: '' });
  expect(ask(id).refused.map(({ code }) => code)).toEqual(['waybill_ask.no_connection']);
  await connect({}, connectionId);
  expect(ask(id, masked!.id)).toMatchObject({ asked: [id], refused: [{ orderId: masked!.id, code: 'waybill_ask.masked' }] });
});

test('case 9: a lost answer makes no second number: a person looks', async () => {
  await connect();
  standIn.faults.add({ side: 'kuaidi100', what: 'waybill_ask', fault: 'reset_after', times: 1 });
  const id = own();
  ask(id);
  await told();
  expect(outboxOf(shop).filter(({ kind }) => kind === 'waybill_ask')).toMatchObject([{ state: 'refused', refusal_code: 'cannot_be_looked_up' }]);
  expect(standIn.world.books().waybills).toHaveLength(1);
});
