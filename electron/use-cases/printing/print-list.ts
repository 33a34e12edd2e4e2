import type { OutputFor } from '../../../shared/contract/index.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { inPickOrder, type PickPlace } from '../../../shared/domain/printing/pick-order.ts';
import type { StayingReason } from '../../../shared/domain/printing/guards.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Reader } from '../../store/database.ts';
import { idsToPrint, linesOfPapers, printableOrders, type PrintableOrder } from '../../store/printing.ts';
import { readSettings } from '../../store/settings.ts';
import { shortOrders } from '../../store/stock.ts';
import { readerOf, type Services } from '../services.ts';
import { assignmentsIn, trayOf, type Tray } from './assignments.ts';
import { componentAway, type EWaybill } from './e-waybill-numbers.ts';
import { nextNumbers, numbersLeft } from './give-numbers.ts';
import { seenPrinter } from './printer-desk.ts';
import type { PrintingServices } from './printing-services.ts';
import { courierOf, selectOrders, type Selection, type StayingOrder } from './select-orders.ts';
import { breathe, slices } from './survey-batch.ts';

type PrintList = OutputFor<'printing', 'list'>;

const listedOrder = (order: PrintableOrder): Omit<PrintList['ready'][number], 'courierCode' | 'waybillNumber'> => ({
  orderId: order.id, platform: order.platform, platformOrderNumber: order.platform_order_number, receiverName: order.receiver_name,
  goods: [order, ...order.others].map(({ goods }) => goods).join('；'), pieces: [order, ...order.others].reduce((sum, { pieces }) => sum + pieces, 0), promisedShipAt: order.promised_ship_at,
});

const readyOrder = (order: PrintableOrder, courierCode: string, issued: string | undefined): PrintList['ready'][number] => ({
  ...listedOrder(order), courierCode, waybillNumber: order.waybill_number ?? issued ?? null,
});

const stayingOrder = ({ order, reasons }: StayingOrder): PrintList['staying'][number] => ({
  ...listedOrder(order), reasons: reasons.map(({ code, params }) => ({ code, params: { ...params } })),
});

/** PR-10: the print list is derived from the orders, so a paid and sound order stands on it at once; PR-8: with what stays and why. Read in slices: nobody waits while it is long. */
export const printList = async (services: Services, printing: PrintingServices): Promise<Result<PrintList>> => {
  const seen = await printing.printers.glance();
  const reader = readerOf(services);
  const { defaultCourier } = readSettings(reader);
  const { sound, staying: unsound, eWaybills } = await selectInSlices(reader, defaultCourier);
  const byCourier = new Map<string, PrintableOrder[]>();
  for (const order of sound) {
    const courierCode = courierOf(order, defaultCourier);
    const stack = byCourier.get(courierCode);
    if (stack === undefined) byCourier.set(courierCode, [order]);
    else stack.push(order);
  }
  const stacks: PrintList['stacks'] = [];
  const ready: PrintList['ready'] = [];
  const staying: StayingOrder[] = [...unsound];
  for (const [courierCode, orders] of [...byCourier].sort(([a], [b]) => a.localeCompare(b))) {
    await breathe();
    const tray = trayOf(reader, printing.templates(), 'waybill', courierCode);
    const printer = seenPrinter(seen, tray.spooler, tray.printerName);
    const isMissing = printer.state === 'missing';
    stacks.push({
      courierCode, templateId: tray.templateId, orders: orders.length, numbersLeft: numbersLeft(reader, courierCode), printer: isMissing ? null : tray.printerName,
    });
    const numbered = (order: PrintableOrder): boolean => order.parcel_id !== null || eWaybills.has(order.id);
    const reasons = reasonsForStack(reader, courierCode, orders.filter((order) => !numbered(order)), orders, tray, isMissing ? printer.words : null);
    const going = orders.filter((order) => !reasons.has(order));
    for (const [order, reason] of reasons) staying.push({ order, reasons: [reason] });
    for (const order of await inShelfOrder(reader, going)) ready.push(readyOrder(order, courierCode, eWaybills.get(order.id)?.waybill_number));
  }
  return ok({ stacks, ready, staying: staying.map(stayingOrder) });
};

/** What was printed or changed since the list was begun is no longer on it. */
const isToPrint = (order: PrintableOrder): boolean =>
  order.state === 'paid' && (order.parcel_id === null || (order.parcel_state === 'reserved' && order.under_way === 0));

const selectInSlices = async (reader: Reader, defaultCourier: string): Promise<Selection> => {
  const shortages = shortOrders(reader);
  const sound: PrintableOrder[] = [];
  const staying: StayingOrder[] = [];
  const eWaybills = new Map<OrderId, EWaybill>();
  for (const ids of slices(idsToPrint(reader))) {
    await breathe();
    const selection = selectOrders(reader, printableOrders(reader, ids).filter(isToPrint), null, defaultCourier, shortages);
    sound.push(...selection.sound);
    staying.push(...selection.staying);
    for (const [id, waybill] of selection.eWaybills) eWaybills.set(id, waybill);
  }
  return { sound, staying, eWaybills };
};

/** What keeps sound orders of one courier from the paper: no template, no printer, or fewer numbers than orders. */
const reasonsForStack = (
  reader: Reader, courierCode: string, unnumbered: readonly PrintableOrder[], orders: readonly PrintableOrder[], tray: Tray, missing: string | null,
): ReadonlyMap<PrintableOrder, StayingReason> => {
  const all = (reason: StayingReason): ReadonlyMap<PrintableOrder, StayingReason> => new Map(orders.map((order) => [order, reason]));
  if (readSettings(reader).restored !== null) return all({ code: 'restored_unconfirmed', params: {} });
  if (tray.template === null) return all({ code: 'no_template', params: { kind: tray.kind, template: tray.templateId } });
  if (missing !== null) return all(componentAway(missing) ?? { code: 'no_printer', params: { kind: tray.kind, printer: tray.printerName, words: missing } });
  const { numbers, shortfall } = nextNumbers(reader, courierCode, unnumbered.length);
  const without = unnumbered.slice(numbers.length);
  const reason: StayingReason = shortfall?.kind === 'taken'
    ? { code: 'number_taken', params: { courierCode, number: shortfall.number } }
    : { code: 'no_numbers', params: { courierCode, missing: without.length } };
  return new Map(without.map((order) => [order, reason]));
};

const inShelfOrder = async (reader: Reader, orders: readonly PrintableOrder[]): Promise<readonly PrintableOrder[]> => {
  const places = new Map<OrderId, readonly PickPlace[]>();
  for (const part of slices(orders)) {
    await breathe();
    for (const [id, lines] of linesOfPapers(reader, part)) places.set(id, lines.map(({ shelf, sku_code: skuCode }) => ({ shelf, skuCode })));
  }
  await breathe();
  return inPickOrder(orders, ({ id }) => places.get(id) ?? []);
};

export type PrintersAnswer = OutputFor<'printers', 'list'>;

/**
 * Every printer of every spooler that answers, with its own words (PR-9). What papers are assigned to and a spooler that does not answer
 * would know stands there as `unknown`: nobody said that it is gone.
 */
export const listPrinters = async (services: Services, printing: PrintingServices): Promise<Result<PrintersAnswer>> => {
  const seen = await printing.printers.look();
  const silent = new Map<string, PrintersAnswer[number]>();
  for (const { spooler, printer_name: name } of assignmentsIn(readerOf(services))) {
    const printer = seenPrinter(seen, spooler, name);
    if (printer.state === 'unknown' && !seen.printers.some((one) => one.spooler === spooler && one.name === name)) {
      silent.set(`${spooler}\n${name}`, { spooler, name, description: '', ...printer });
    }
  }
  return ok([...seen.printers, ...silent.values()]);
};
