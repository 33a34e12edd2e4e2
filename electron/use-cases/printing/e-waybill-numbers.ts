import type { OrderId } from '../../../shared/domain/ids.ts';
import type { StayingReason } from '../../../shared/domain/printing/guards.ts';
import type { WaybillData } from '../../../shared/domain/printing/waybill-data.ts';
import { partsOfPrinter } from '../../printing/component-task.ts';
import type { Reader } from '../../store/database.ts';
import { usableEWaybills, type StoredEWaybill } from '../../store/e-waybills.ts';
import type { PrintableOrder } from '../../store/printing.ts';
import type { Tray } from './assignments.ts';

export type EWaybill = Omit<StoredEWaybill, 'print_data'>;
/** Issued by a courier's service for an order of the shop's own: no platform's component knows it, our templates draw it. */
export const drawnByUs = 'own';
const byComponent = (waybill: EWaybill | null): EWaybill | null => (waybill === null || waybill.component === drawnByUs ? null : waybill);

/** Where waybills of a courier go. */
export type WaybillTray = Pick<Tray, 'spooler' | 'printerName'>;

/** The e-waybills that orders may go by, for many orders at once. */
export const eWaybillsFor = (reader: Reader, orderIds: readonly OrderId[]): ReadonlyMap<OrderId, EWaybill> =>
  new Map(usableEWaybills(reader, orderIds).map((waybill) => [waybill.order_id, waybill]));

/**
 * The e-waybill that an order goes by, if any. One of another courier than the order's does not count (the shop chose another way), nor
 * when the order has another number already.
 */
export const eWaybillOf = (
  order: Pick<PrintableOrder, 'id' | 'waybill_number' | 'parcel_courier'>, courierCode: string, waybills: ReadonlyMap<OrderId, EWaybill>,
): EWaybill | null => {
  const waybill = waybills.get(order.id);
  if (waybill === undefined || waybill.courier_code !== courierCode) return null;
  return order.waybill_number === null || order.waybill_number === waybill.waybill_number ? waybill : null;
};

const componentOf = (spooler: string, printerName: string): string | null => (spooler === 'component' ? (partsOfPrinter(printerName)?.component ?? '') : null);

/**
 * Only a platform's own component may print the number that it issued, and it prints nothing else: why an order may not go into this
 * tray; null = it may.
 */
export const componentReason = (issued: EWaybill | null, { spooler, printerName }: WaybillTray): StayingReason | null => {
  const [waybill, component] = [byComponent(issued), componentOf(spooler, printerName)];
  if (waybill !== null && waybill.component !== component) {
    return { code: 'needs_component', params: { component: waybill.component, waybillNumber: waybill.waybill_number } };
  }
  return waybill === null && component !== null ? { code: 'no_e_waybill', params: { component } } : null;
};

/** IN-5: what the platform starred out, it prints itself. Doubts about the address are about the stars then. */
export const withoutMasked = (reasons: readonly StayingReason[], waybill: EWaybill | null, tray: WaybillTray): readonly StayingReason[] =>
  byComponent(waybill) === null || componentReason(waybill, tray) !== null || !reasons.some(({ code }) => code === 'masked')
    ? reasons
    : reasons.filter(({ code }) => code !== 'masked' && code !== 'address');

/** Why a printer cannot be used now, when it is a component's that does not run or is switched off. */
export const componentAway = (words: string): StayingReason | null => {
  const [, state, component] = /^component_(off|disabled):([a-z]+)$/.exec(words) ?? [];
  return state === undefined || component === undefined ? null : { code: state === 'off' ? 'component_off' : 'component_disabled', params: { component } };
};

/** What the platform's sorting adds to our own drawing of a waybill, which is its stub: the component prints the platform's. */
export const withSorting = (data: WaybillData, waybill: EWaybill | null | undefined): WaybillData =>
  waybill === null || waybill === undefined ? data : { ...data, routeCode: waybill.route_code, consolidation: waybill.consolidation };

/** May sheets made for one printer go to another? What a component prints goes to that component alone, and nothing else goes there. */
export const mayMoveTo = (
  from: { readonly spooler: string; readonly printer_name: string }, to: { readonly spooler: string; readonly printer_name: string },
): boolean => componentOf(from.spooler, from.printer_name) === componentOf(to.spooler, to.printer_name);
