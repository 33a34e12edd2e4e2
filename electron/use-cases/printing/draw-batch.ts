import type { OrderId } from '../../../shared/domain/ids.ts';
import { courierName } from '../../../shared/domain/printing/couriers.ts';
import type { SheetText } from '../../../shared/domain/printing/display-list.ts';
import type { DocumentData } from '../../../shared/domain/printing/document-data.ts';
import { drawingReason, type StayingReason } from '../../../shared/domain/printing/guards.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Renderer } from '../../printing/render-client.ts';
import { packingSlipDataOf, waybillDataOf, type Printing } from './documents.ts';
import { withSorting } from './e-waybill-numbers.ts';
import type { PlannedOrder, Portion, ReadyTray } from './plan-batch.ts';

/** The sheets of one order, as they will be stored and printed. */
export type DrawnOrder = { readonly planned: PlannedOrder; readonly waybill: readonly SheetText[]; readonly slip: readonly SheetText[] };
export type DrawnPortion = { readonly drawn: readonly DrawnOrder[]; readonly refused: ReadonlyMap<OrderId, StayingReason> };

/** Where a portion stands in its batch: its first order is number `first` (from 1) of `count`. */
export type PlaceInBatch = { readonly first: number; readonly count: number };

/** Lays out every document of a portion with the number it will carry. An order of which one paper cannot be drawn is refused whole. */
export const drawPortion = async (renderer: Renderer, portion: Portion, at: number, place: PlaceInBatch): Promise<Result<DrawnPortion>> => {
  const refused = new Map<OrderId, StayingReason>();
  const layOut = async (
    tray: ReadyTray | null, dataOf: (planned: PlannedOrder, printing: Printing) => DocumentData,
  ): Promise<Result<readonly (readonly SheetText[])[]>> => {
    if (tray === null || portion.orders.length === 0) return ok([]);
    const laidOut = await renderer.layOut(tray.template, portion.orders.map((planned, index) => dataOf(planned, {
      shop: portion.shop, courierName: courierName(portion.courierCode).zh, waybillNumber: planned.number.number, at,
      batch: { number: place.first + index, count: place.count }, reprint: 0,
    })));
    if (!laidOut.ok) return laidOut;
    return ok(laidOut.value.map((document, index) => {
      const orderId = portion.orders[index]?.order.id;
      if (!document.ok && orderId !== undefined && !refused.has(orderId)) refused.set(orderId, drawingReason(document.refusal));
      return document.ok ? document.value : [];
    }));
  };
  // Both are asked for at once: the thread goes from one to the other without waiting for main.
  const [waybills, slips] = await Promise.all([
    layOut(portion.papers?.waybills ?? null, ({ order, lines, eWaybill }, printing) => withSorting(waybillDataOf(order, lines, printing), eWaybill)),
    layOut(portion.papers?.slips ?? null, ({ order, lines }, printing) => packingSlipDataOf(order, lines, printing)),
  ]);
  if (!waybills.ok) return waybills;
  if (!slips.ok) return slips;
  return ok({
    drawn: portion.orders.map((planned, index) => ({ planned, waybill: waybills.value[index] ?? [], slip: slips.value[index] ?? [] })),
    refused,
  });
};
