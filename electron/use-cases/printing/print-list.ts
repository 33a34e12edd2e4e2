import type { OutputFor } from '../../../shared/contract/index.ts';
import { inPickOrder } from '../../../shared/domain/printing/pick-order.ts';
import type { StayingReason } from '../../../shared/domain/printing/guards.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Reader } from '../../store/database.ts';
import { linesToPick, ordersToPrint, type PrintableOrder } from '../../store/printing.ts';
import { readSettings } from '../../store/settings.ts';
import { readerOf, type Services } from '../services.ts';
import { trayOf, type Tray } from './assignments.ts';
import { componentAway } from './e-waybill-numbers.ts';
import { nextNumbers, numbersLeft } from './give-numbers.ts';
import { isMissing } from './printer-desk.ts';
import type { PrintingServices } from './printing-services.ts';
import { courierOf, selectOrders, type StayingOrder } from './select-orders.ts';

type PrintList = OutputFor<'printing', 'list'>;

const listedOrder = (order: PrintableOrder): Omit<PrintList['ready'][number], 'courierCode' | 'waybillNumber'> => ({
  orderId: order.id, platform: order.platform, platformOrderNumber: order.platform_order_number, receiverName: order.receiver_name,
  goods: order.goods, pieces: order.pieces, promisedShipAt: order.promised_ship_at,
});

const readyOrder = (order: PrintableOrder, courierCode: string, issued: string | undefined): PrintList['ready'][number] => ({
  ...listedOrder(order), courierCode, waybillNumber: order.waybill_number ?? issued ?? null,
});

const stayingOrder = ({ order, reasons }: StayingOrder): PrintList['staying'][number] => ({
  ...listedOrder(order), reasons: reasons.map(({ code, params }) => ({ code, params: { ...params } })),
});

/** PR-10: the list is derived from the orders, so a paid and sound order stands on it at once; PR-8: with what stays and why. */
export const printList = async (services: Services, printing: PrintingServices): Promise<Result<PrintList>> => {
  const printers = await printing.printers.glance();
  const reader = readerOf(services);
  const { defaultCourier } = readSettings(reader);
  const { sound, staying, eWaybills } = selectOrders(reader, ordersToPrint(reader), null, defaultCourier);
  const byCourier = new Map<string, PrintableOrder[]>();
  for (const order of sound) {
    const courierCode = courierOf(order, defaultCourier);
    byCourier.set(courierCode, [...(byCourier.get(courierCode) ?? []), order]);
  }
  const stacks: PrintList['stacks'] = [];
  const ready: PrintList['ready'] = [];
  const unready: StayingOrder[] = [...staying];
  for (const [courierCode, orders] of [...byCourier].sort(([a], [b]) => a.localeCompare(b))) {
    const tray = trayOf(reader, printing.templates(), 'waybill', courierCode);
    const missing = isMissing(printers, tray.spooler, tray.printerName);
    stacks.push({
      courierCode, templateId: tray.templateId, orders: orders.length, numbersLeft: numbersLeft(reader, courierCode), printer: missing ? null : tray.printerName,
    });
    const words = printers.printers.find((one) => one.spooler === tray.spooler && one.name === tray.printerName)?.words ?? '';
    const numbered = (order: PrintableOrder): boolean => order.parcel_id !== null || eWaybills.has(order.id);
    const reasons = reasonsForStack(reader, courierCode, orders.filter((order) => !numbered(order)), orders, tray, missing ? words : null);
    const going = orders.filter((order) => !reasons.has(order));
    for (const [order, reason] of reasons) unready.push({ order, reasons: [reason] });
    ready.push(...inShelfOrder(reader, going).map((order) => readyOrder(order, courierCode, eWaybills.get(order.id)?.waybill_number)));
  }
  return ok({ stacks, ready, staying: unready.map(stayingOrder) });
};

/** What keeps sound orders of one courier from the paper: no template, no printer, or fewer numbers than orders. */
const reasonsForStack = (
  reader: Reader, courierCode: string, unnumbered: readonly PrintableOrder[], orders: readonly PrintableOrder[], tray: Tray, missing: string | null,
): ReadonlyMap<PrintableOrder, StayingReason> => {
  const all = (reason: StayingReason): ReadonlyMap<PrintableOrder, StayingReason> => new Map(orders.map((order) => [order, reason]));
  if (tray.template === null) return all({ code: 'no_template', params: { kind: tray.kind, template: tray.templateId } });
  if (missing !== null) return all(componentAway(missing) ?? { code: 'no_printer', params: { kind: tray.kind, printer: tray.printerName, words: missing } });
  const { numbers, shortfall } = nextNumbers(reader, courierCode, unnumbered.length);
  const without = unnumbered.slice(numbers.length);
  const reason: StayingReason = shortfall?.kind === 'taken'
    ? { code: 'number_taken', params: { courierCode, number: shortfall.number } }
    : { code: 'no_numbers', params: { courierCode, missing: without.length } };
  return new Map(without.map((order) => [order, reason]));
};

const inShelfOrder = (reader: Reader, orders: readonly PrintableOrder[]): readonly PrintableOrder[] => {
  const lines = linesToPick(reader, orders.map((order) => order.id));
  return inPickOrder(orders, (order) => (lines.get(order.id) ?? []).map(({ shelf, sku_code: skuCode }) => ({ shelf, skuCode })));
};

export type PrintersAnswer = OutputFor<'printers', 'list'>;

/** Every printer of every spooler that answers, with its own words (PR-9). */
export const listPrinters = async (printing: PrintingServices): Promise<Result<PrintersAnswer>> => ok([...(await printing.printers.look()).printers]);

