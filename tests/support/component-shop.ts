import type { OrderId } from '../../shared/domain/ids.ts';
import type { PrintComponent } from '../../electron/printing/component-task.ts';
import { assign } from '../../electron/use-cases/printing/assignments.ts';
import { setComponent } from '../../electron/use-cases/printing/components.ts';
import { takeEWaybills } from '../../electron/use-cases/printing/e-waybills.ts';
import { openPrintingShop, type PrintingShop } from './printing-shop.ts';
import { addPaidOrderIn, inOneStep, mustBe, type TestOrder } from './shop.ts';
import { startComponent, type StandInComponent } from './stand-in-component.ts';

export type ComponentShop = PrintingShop & { readonly desk: StandInComponent };

/** Switches the component on at its stand-in, and sends the waybills of one courier to its printer. */
export const useComponent = async (shop: PrintingShop, desk: StandInComponent, component: PrintComponent = 'cainiao', courierCode = ''): Promise<void> => {
  mustBe(setComponent(shop.services, shop.manager, { component, enabled: true, endpoint: desk.endpoint }));
  mustBe(await assign(shop.services, shop.printing, shop.manager, {
    kind: 'waybill', courierCode, spooler: 'component', printerName: `${component}/XP-460B`, templateId: 'thermal-100x180',
  }));
};

export const openComponentShop = async (file?: string): Promise<ComponentShop> => {
  const shop = await openPrintingShop(file === undefined ? {} : { file });
  const desk = await startComponent();
  await useComponent(shop, desk);
  return { ...shop, desk, end: async () => {
    await shop.end();
    await desk.stop();
  } };
};

let issued = 0;

/** Paid orders that came with masked receivers, as a platform gives them. */
export const addMaskedOrders = (shop: PrintingShop, count: number, order: TestOrder = {}): { readonly id: OrderId; readonly number: string }[] =>
  inOneStep(shop.services, (step) => Array.from({ length: count }, () => {
    const number = `3515000000${String(10_000_000 + (issued += 1))}`;
    const receiver = { name: '李*', phone: '138****0000', detail: '示例街道****', masked: ['name' as const, 'phone' as const, 'address' as const] };
    return { id: addPaidOrderIn(step, { number, receiver, ...order }), number };
  }));

/** What Cainiao's service answers for orders: one module each. Numbers run on from `first`. */
export const issuedFor = (orders: readonly { readonly number: string }[], first = 770_000_000_000_001n): string =>
  JSON.stringify({
    cainiao_waybill_ii_get_response: { modules: { waybill_cloud_print_response: orders.map(({ number }, index) => {
      const waybillCode = String(first + BigInt(index));
      const printData = {
        data: { cpCode: 'STO', waybillCode, routingInfo: { routeCode: '380D-56-04', consolidation: { name: '金华包' } }, recipient: { name: '李*' } }, signature: 'MD:s',
        templateURL: 'http://cloudprint.cainiao.com/template/standard/288948/33',
      };
      return { object_id: number, waybill_code: waybillCode, print_data: JSON.stringify(printData) };
    }) } },
  });

export const takeIn = (shop: PrintingShop, json: string, component: PrintComponent = 'cainiao') => takeEWaybills(shop.services, shop.manager, { component, json });
