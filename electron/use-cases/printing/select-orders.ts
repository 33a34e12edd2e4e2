import type { OrderId } from '../../../shared/domain/ids.ts';
import { guardOrder, type StayingReason } from '../../../shared/domain/printing/guards.ts';
import type { Reader } from '../../store/database.ts';
import { listIn } from '../../store/orders/order-row.ts';
import { inOneParcel, type PrintableOrder } from '../../store/printing.ts';
import { shortOrders, type Shortage } from '../../store/stock.ts';
import { assignmentOf } from './assignments.ts';
import { componentReason, eWaybillOf, eWaybillsFor, withoutMasked, type EWaybill, type WaybillTray } from './e-waybill-numbers.ts';

/** An order that stays, with every reason why (PR-8). */
export type StayingOrder = { readonly order: PrintableOrder; readonly reasons: readonly StayingReason[] };
export type Selection = {
  readonly sound: readonly PrintableOrder[];
  readonly staying: readonly StayingOrder[];
  /** The sound orders that go by a number which a platform issued. */
  readonly eWaybills: ReadonlyMap<OrderId, EWaybill>;
};

/** The courier an order goes by: its parcel's when it has a number, else its own choice, else the shop's usual one. */
export const courierOf = (order: PrintableOrder, usualCourier: string): string =>
  order.parcel_courier ?? (order.courier_code === '' ? usualCourier : order.courier_code);

const isSame = (a: StayingReason, b: StayingReason): boolean => a.code === b.code && JSON.stringify(a.params) === JSON.stringify(b.params);

/** PR-8, for one order. `courierCode` null = whichever it goes by. */
const reasonsOf = (
  order: PrintableOrder, shortages: readonly Shortage[], courierCode: string | null, goesBy: string, waybill: EWaybill | null, tray: WaybillTray,
): readonly StayingReason[] => {
  const number = order.waybill_number ?? '';
  if (order.parcel_id !== null && order.under_way === 1) return [{ code: 'in_the_queue', params: { waybillNumber: number } }];
  if (order.parcel_id !== null && order.parcel_state !== 'reserved') return [{ code: 'printed_already', params: { waybillNumber: number } }];
  // IN-7: what stops one of the orders in the parcel stops it whole.
  const inParcel = [order, ...order.others];
  const shippableLines = inParcel.reduce((sum, one) => sum + one.shippable_lines, 0);
  const guarded = inParcel.flatMap((one) => guardOrder({
    state: one.state, holdReason: one.hold_reason, refund: one.refund, holdNote: one.hold_note ?? '', masked: listIn(one.masked),
    doubts: listIn(one.doubts), shippableLines, shortages: one === order ? shortages : [],
  }));
  const reasons = [...withoutMasked(guarded.filter((reason, place) => place === guarded.findIndex((same) => isSame(same, reason))), waybill, tray)];
  if (courierCode !== null && goesBy !== courierCode) reasons.push({ code: 'other_courier', params: { courierCode: goesBy } });
  const wrongTray = componentReason(waybill, tray);
  if (wrongTray !== null) reasons.push(wrongTray);
  return reasons;
};

/** Sorts orders into those that may be printed and those that stay. Numbers, printers and paper are looked at later, for all at once. */
export const selectOrders = (
  reader: Reader, orders: readonly PrintableOrder[], courierCode: string | null, usualCourier: string,
  shortages: ReadonlyMap<OrderId, readonly Shortage[]> = shortOrders(reader),
): Selection => {
  const sound: PrintableOrder[] = [];
  const staying: StayingOrder[] = [];
  const issued = eWaybillsFor(reader, orders.map(({ id }) => id));
  const eWaybills = new Map<OrderId, EWaybill>();
  const trays = new Map<string, WaybillTray>();
  const trayFor = (courier: string): WaybillTray => {
    const known = trays.get(courier);
    if (known !== undefined) return known;
    const { spooler, printer_name: printerName } = assignmentOf(reader, 'waybill', courier);
    trays.set(courier, { spooler, printerName });
    return { spooler, printerName };
  };
  for (const order of orders) {
    const goesBy = courierOf(order, usualCourier);
    const waybill = eWaybillOf(order, goesBy, issued);
    const reasons = reasonsOf(order, inOneParcel(order).flatMap((id) => shortages.get(id) ?? []), courierCode, goesBy, waybill, trayFor(goesBy));
    if (reasons.length > 0) staying.push({ order, reasons });
    else {
      sound.push(order);
      if (waybill !== null) eWaybills.set(order.id, waybill);
    }
  }
  return { sound, staying, eWaybills };
};
