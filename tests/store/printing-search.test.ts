import { afterEach, beforeEach, expect, test } from 'vitest';
import { listOrders } from '../../electron/use-cases/orders/orders.ts';
import { giveRoll, openPrintingShop, printNow, type PrintingShop } from '../support/printing-shop.ts';
import { addPaidOrder, mustBe } from '../support/shop.ts';

let shop: PrintingShop;
beforeEach(async () => {
  shop = await openPrintingShop();
});
afterEach(() => shop.end());

const found = (search: string): number[] => mustBe(listOrders(shop.services, { view: 'all', search, offset: 0, limit: 10 })).rows.map(({ id }) => id);

test('CS-5: an order is found by its waybill number, and by its tail, as soon as it is printed', async () => {
  giveRoll(shop, 5, '77129999999001');
  const orderId = addPaidOrder(shop);
  addPaidOrder(shop);
  expect(found('77129999999001')).toEqual([]);
  mustBe(await printNow(shop, [orderId]));
  expect(found('77129999999001')).toEqual([orderId]);
  expect(found('9001')).toEqual([orderId]);
});
