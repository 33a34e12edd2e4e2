import { expect, test } from 'vitest';
import { verifyTrace } from '../../electron/store/trace.ts';
import { previewOf } from '../../electron/use-cases/printing/preview.ts';
import { printList } from '../../electron/use-cases/printing/print-list.ts';
import { listComponents, setComponent } from '../../electron/use-cases/printing/components.ts';
import { voidWaybill } from '../../electron/use-cases/printing/reprint.ts';
import { setCourier } from '../../electron/use-cases/orders/orders.ts';
import { mergeOrders, separateOrders } from '../../electron/use-cases/orders/together.ts';
import { addMaskedOrders, issuedFor, openComponentShop, takeIn, useComponent, type ComponentShop } from '../support/component-shop.ts';
import { giveRoll, openPrintingShop, parcelsIn, printNow, statesOf, until, useLabels } from '../support/printing-shop.ts';
import { startComponent } from '../support/stand-in-component.ts';
import { addPaidOrder, codeOf, inOneStep, mustBe, tracedActions } from '../support/shop.ts';

const stayingIn = async (shop: ComponentShop): Promise<unknown[]> =>
  mustBe(await printList(shop.services, shop.printing)).staying.map(({ reasons }) => reasons.map(({ code }) => code));

test('PR-5, IN-5: a masked order goes out on the platform\'s e-waybill, with the platform\'s number, printed by its component', async () => {
  const shop = await openComponentShop();
  const orders = addMaskedOrders(shop, 3);
  expect(await stayingIn(shop)).toEqual([['masked', 'no_e_waybill'], ['masked', 'no_e_waybill'], ['masked', 'no_e_waybill']].map((codes): unknown => expect.arrayContaining(codes)));
  expect(mustBe(takeIn(shop, issuedFor(orders)))).toEqual({ taken: 3, refused: [] });
  const list = mustBe(await printList(shop.services, shop.printing));
  expect(list.staying).toEqual([]);
  expect(list.ready.map(({ waybillNumber, courierCode }) => [waybillNumber, courierCode])).toEqual(
    ['770000000000001', '770000000000002', '770000000000003'].map((number) => [number, 'STO']));
  const [first] = orders;
  const preview = mustBe(await previewOf(shop.services, shop.printing, { orderId: first?.id ?? (0 as never), kind: 'waybill' }));
  expect(preview.problem).toBeNull();
  expect(JSON.stringify(preview.sheets)).toContain('380D-56-04');
  shop.startQueue();
  expect(mustBe(await printNow(shop, null, 'none', 'STO')).printed).toBe(3);
  await until(() => statesOf(shop)[0] === 'printed', 'printed');
  expect(parcelsIn(shop).map(({ waybill_number, state }) => [waybill_number, state])).toEqual(shop.desk.printed.map(({ documentId }) => [documentId, 'printed']));
  expect(shop.store.reader.all('SELECT DISTINCT number_source FROM parcels')).toEqual([{ number_source: 'platform' }]);
  expect(tracedActions(shop, 'order', first?.id ?? 0)).toEqual(expect.arrayContaining(['e_waybill.taken', 'parcel.reserved', 'parcel.printed']));
  expect(shop.bugs).toEqual([]);
  expect(await verifyTrace(shop.store.reader)).toMatchObject({ sound: true });
  await shop.end();
});

test('PR-5: the same answer twice changes nothing; print data given anew replaces the old', async () => {
  const shop = await openComponentShop();
  const orders = addMaskedOrders(shop, 2);
  mustBe(takeIn(shop, issuedFor(orders)));
  const before = shop.store.reader.all('SELECT * FROM e_waybills');
  const traced = shop.store.reader.all('SELECT count(*) FROM trace');
  expect(mustBe(takeIn(shop, issuedFor(orders)))).toEqual({ taken: 0, refused: [] });
  expect(shop.store.reader.all('SELECT * FROM e_waybills')).toEqual(before);
  expect(shop.store.reader.all('SELECT count(*) FROM trace')).toEqual(traced);
  expect(mustBe(takeIn(shop, issuedFor(orders).replaceAll('MD:s', 'MD:new')))).toEqual({ taken: 2, refused: [] });
  expect(JSON.stringify(shop.store.reader.all('SELECT print_data FROM e_waybills'))).not.toContain('MD:s');
  await shop.end();
});

test('PR-5: every refused waybill is named with its reason', async () => {
  const shop = await openComponentShop();
  const [plain, other, numbered] = addMaskedOrders(shop, 3);
  if (plain === undefined || other === undefined || numbered === undefined) throw new Error('no orders');
  mustBe(takeIn(shop, issuedFor([plain])));
  mustBe(takeIn(shop, issuedFor([numbered], 770_000_000_000_050n)));
  mustBe(await printNow(shop, [numbered.id], 'none', 'STO'));
  const module = (number: string, waybill: string): string => issuedFor([{ number }], BigInt(waybill));
  const codes = (json: string): string[] => mustBe(takeIn(shop, json)).refused.map(({ code }) => code);
  expect(codes(module('unknown-order', '770000000000020'))).toEqual(['e_waybill.order_unknown']);
  expect(codes(module(other.number, '770000000000001'))).toEqual(['e_waybill.number_known']);
  expect(codes(module(plain.number, '770000000000021'))).toEqual(['e_waybill.order_has_number']);
  expect(codes(module(numbered.number, '770000000000022'))).toEqual(['e_waybill.order_has_number']);
  expect(codes(`[${module('unknown-order', '770000000000020')},{"waybill_code":"770000000000033","object_id":"${other.number}"}]`)).toEqual(['e_waybill.no_print_data', 'e_waybill.order_unknown']);
  expect(codeOf(takeIn(shop, '{"modules":[]}'))).toBe('e_waybill.none_found');
  expect(codeOf(takeIn(shop, 'not json'))).toBe('json.not_json');
  expect(shop.store.reader.all('SELECT waybill_number FROM e_waybills ORDER BY 1')).toEqual([{ waybill_number: '770000000000001' }, { waybill_number: '770000000000050' }]);
  await shop.end();
});

test('PR-5: a number that the courier\'s pool or a spoiled form has is not taken', async () => {
  const shop = await openComponentShop();
  const [order] = addMaskedOrders(shop, 1);
  shop.store.write((writer) => {
    writer.run(`INSERT INTO spoiled_numbers (courier_code, waybill_number, reason, at, staff_id) VALUES ('STO', '770000000000001', 'x', 1, ?)`, shop.manager.staffId);
    return true;
  });
  expect(mustBe(takeIn(shop, issuedFor(order === undefined ? [] : [order]))).refused).toMatchObject([{ number: '770000000000001', code: 'e_waybill.number_known' }]);
  await shop.end();
});

test('PR-8: an order with an e-waybill stays off ordinary printers; without one it stays off the component\'s; another courier is a way out', async () => {
  const shop = await openPrintingShop();
  await useLabels(shop);
  giveRoll(shop, 10, '77120000000001', 'ZTO');
  giveRoll(shop, 10, '88120000000001', 'STO');
  const [masked] = addMaskedOrders(shop, 1, { receiver: {} });
  if (masked === undefined) throw new Error('no order');
  mustBe(takeIn(shop, issuedFor([masked])));
  const stays = mustBe(await printList(shop.services, shop.printing)).staying;
  expect(stays.map(({ reasons }) => reasons)).toEqual([[{ code: 'needs_component', params: { component: 'cainiao', waybillNumber: '770000000000001' } }]]);
  expect(codeOf(await printNow(shop, [masked.id], 'none', 'STO'))).toBe('printing.nothing_to_print');
  expect(parcelsIn(shop)).toEqual([]);
  mustBe(setCourier(shop.services, shop.manager, { orderIds: [masked.id], courierCode: 'ZTO' }));
  expect(mustBe(await printNow(shop, [masked.id])).printed).toBe(1);
  expect(parcelsIn(shop)[0]?.waybill_number).toBe('77120000000001');

  const desk = await startComponent();
  await useComponent(shop, desk);
  const plain = addPaidOrder(shop);
  expect(mustBe(await printList(shop.services, shop.printing)).staying.find(({ orderId }) => orderId === plain)?.reasons).toEqual([{ code: 'no_e_waybill', params: { component: 'cainiao' } }]);
  await shop.end();
  await desk.stop();
});

test('PR-5: a voided e-waybill is used up; the order takes a new one', async () => {
  const shop = await openComponentShop();
  const orders = addMaskedOrders(shop, 1);
  mustBe(takeIn(shop, issuedFor(orders)));
  mustBe(await printNow(shop, null, 'none', 'STO'));
  shop.startQueue();
  await until(() => statesOf(shop)[0] === 'printed', 'printed');
  mustBe(voidWaybill(shop.services, shop.manager, { parcelId: parcelsIn(shop)[0]?.id as never, reason: '改地址' }));
  expect(await stayingIn(shop)).toEqual([expect.arrayContaining(['no_e_waybill'])]);
  expect(mustBe(takeIn(shop, issuedFor(orders))).refused).toEqual([]);
  expect(mustBe(takeIn(shop, issuedFor(orders, 770_000_000_000_101n)))).toEqual({ taken: 1, refused: [] });
  mustBe(await printNow(shop, null, 'none', 'STO'));
  await until(() => shop.desk.printed.length === 2, 'printed again');
  expect(shop.desk.printed.map(({ documentId }) => documentId)).toEqual(['770000000000001', '770000000000101']);
  await shop.end();
});

test('PR-5, IN-7: an e-waybill for any order of a parcel that they share is that parcel\'s; a second number for it is refused', async () => {
  const shop = await openComponentShop();
  const [leading, following, third] = addMaskedOrders(shop, 3, { receiver: {} });
  if (leading === undefined || following === undefined || third === undefined) throw new Error('no orders');
  inOneStep(shop.services, (step) => mustBe(mergeOrders(step, [leading.id, following.id])));
  expect(mustBe(takeIn(shop, issuedFor([following])))).toEqual({ taken: 1, refused: [] });
  expect(mustBe(takeIn(shop, issuedFor([leading])))).toEqual({ taken: 0, refused: [] });
  expect(mustBe(takeIn(shop, issuedFor([leading], 770_000_000_000_060n))).refused).toMatchObject([{ code: 'e_waybill.order_has_number', params: { waybillNumber: '770000000000001' } }]);
  expect(mustBe(takeIn(shop, issuedFor([following], 770_000_000_000_061n))).refused.map(({ code }) => code)).toEqual(['e_waybill.order_has_number']);
  expect(shop.store.reader.all('SELECT DISTINCT courier_code FROM orders WHERE together IS NOT NULL')).toEqual([{ courier_code: 'STO' }]);
  expect(codeOf(shop.store.write((writer) => mergeOrders({ writer } as never, [leading.id, third.id])))).toBe('order.merge_e_waybill');
  const list = mustBe(await printList(shop.services, shop.printing));
  expect(list.ready.map(({ orderId, waybillNumber }) => [orderId, waybillNumber])).toEqual([[leading.id, '770000000000001']]);
  shop.startQueue();
  expect(mustBe(await printNow(shop, [following.id], 'none', 'STO')).printed).toBe(1);
  await until(() => statesOf(shop)[0] === 'printed', 'printed');
  expect(shop.desk.printed.map(({ documentId }) => documentId)).toEqual(['770000000000001']);
  expect(shop.store.reader.all('SELECT order_id FROM parcel_orders ORDER BY order_id')).toEqual([{ order_id: leading.id }, { order_id: following.id }]);
  for (const { id } of [leading, following]) expect(tracedActions(shop, 'order', id)).toContain('e_waybill.taken');
  mustBe(voidWaybill(shop.services, shop.manager, { parcelId: parcelsIn(shop)[0]?.id as never, reason: '改地址' }));
  expect(mustBe(takeIn(shop, issuedFor([leading], 770_000_000_000_062n)))).toEqual({ taken: 1, refused: [] });
  await shop.end();
});

test('PR-5, IN-7: one e-waybill that names all orders of a shared parcel is taken; apart again, the number stays with the order that it was issued for', async () => {
  const shop = await openComponentShop();
  const [one, other, alone] = addMaskedOrders(shop, 3, { receiver: {} });
  if (one === undefined || other === undefined || alone === undefined) throw new Error('no orders');
  inOneStep(shop.services, (step) => mustBe(mergeOrders(step, [one.id, other.id])));
  const naming = (numbers: readonly string[]): string => {
    const answer = JSON.parse(issuedFor([{ number: '1' }])) as { cainiao_waybill_ii_get_response: { modules: { waybill_cloud_print_response: Record<string, unknown>[] } } };
    const [module] = answer.cainiao_waybill_ii_get_response.modules.waybill_cloud_print_response;
    return JSON.stringify({ ...module, trade_order_info: { trade_order_list: numbers } });
  };
  expect(mustBe(takeIn(shop, naming([one.number, alone.number]))).refused.map(({ code }) => code)).toEqual(['e_waybill.several_orders']);
  expect(mustBe(takeIn(shop, naming([other.number, one.number])))).toEqual({ taken: 1, refused: [] });
  inOneStep(shop.services, (step) => mustBe(separateOrders(step, one.id)));
  const list = mustBe(await printList(shop.services, shop.printing));
  expect(list.ready.map(({ orderId, waybillNumber }) => [orderId, waybillNumber])).toEqual([[other.id, '770000000000001']]);
  await shop.end();
});

test('PR-9: components are switched on by the manager; their state and printers are listed', async () => {
  const shop = await openPrintingShop();
  const desk = await startComponent();
  const states = async () => mustBe(await listComponents(shop.services, shop.printing)).map(({ component, state, printers }) => [component, state, printers.length]);
  expect(await states()).toEqual([['cainiao', 'off', 0], ['pinduoduo', 'off', 0], ['douyin', 'off', 0], ['kuaishou', 'off', 0], ['jd', 'off', 0], ['meituan', 'off', 0]]);
  expect(desk.connections()).toBe(0);
  mustBe(setComponent(shop.services, shop.manager, { component: 'douyin', enabled: true, endpoint: desk.endpoint }));
  expect((await states())[2]).toEqual(['douyin', 'online', 2]);
  await desk.stop();
  expect((await states())[2]).toEqual(['douyin', 'offline', 0]);
  expect(codeOf(setComponent(shop.services, shop.manager, { component: 'douyin', enabled: true, endpoint: 'ws://8.8.8.8:1' }))).toBe('component.endpoint_not_local');
  await shop.end();
});
