import type { OrderId } from '../../../shared/domain/ids.ts';
import { courierName } from '../../../shared/domain/printing/couriers.ts';
import type { SheetText } from '../../../shared/domain/printing/display-list.ts';
import type { DocumentData } from '../../../shared/domain/printing/document-data.ts';
import { drawingReason, type StayingReason } from '../../../shared/domain/printing/guards.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Renderer } from '../../printing/render-client.ts';
import { packingSlipDataOf, waybillDataOf, type Printing } from './documents.ts';
import type { BatchPlan, PlannedOrder, ReadyTray } from './plan-batch.ts';

/** The sheets of one order, as they will be stored and printed. */
export type DrawnOrder = { readonly planned: PlannedOrder; readonly waybill: readonly SheetText[]; readonly slip: readonly SheetText[] };
export type DrawnBatch = { readonly drawn: readonly DrawnOrder[]; readonly refused: ReadonlyMap<OrderId, StayingReason> };

/** Documents handed to the drawing thread at a time, so that neither side copies a long list in one piece. */
const atATime = 200;

/** Lays out every document of a plan with the number it will carry. An order of which one paper cannot be drawn is refused whole. */
export const drawBatch = async (renderer: Renderer, plan: BatchPlan, at: number): Promise<Result<DrawnBatch>> => {
  const refused = new Map<OrderId, StayingReason>();
  const printings = plan.orders.map((planned, index): Printing => ({
    shop: plan.shop, courierName: courierName(plan.courierCode).zh, waybillNumber: planned.number.number, at,
    batch: { number: index + 1, count: plan.orders.length }, reprint: 0,
  }));
  const layOut = async (
    tray: ReadyTray | null, dataOf: (planned: PlannedOrder, printing: Printing) => DocumentData,
  ): Promise<Result<readonly (readonly SheetText[])[]>> => {
    const sheets: (readonly SheetText[])[] = [];
    for (let from = 0; tray !== null && from < plan.orders.length; from += atATime) {
      const part = plan.orders.slice(from, from + atATime);
      const documents = part.flatMap((planned, index) => {
        const printing = printings[from + index];
        return printing === undefined ? [] : [dataOf(planned, printing)];
      });
      const laidOut = await renderer.layOut(tray.template, documents);
      if (!laidOut.ok) return laidOut;
      for (const [index, document] of laidOut.value.entries()) {
        const orderId = part[index]?.order.id;
        if (!document.ok && orderId !== undefined && !refused.has(orderId)) refused.set(orderId, drawingReason(document.refusal));
        sheets.push(document.ok ? document.value : []);
      }
    }
    return ok(sheets);
  };
  const waybills = await layOut(plan.waybills, ({ order, lines }, printing) => waybillDataOf(order, lines, printing));
  if (!waybills.ok) return waybills;
  const slips = await layOut(plan.slips, ({ order, lines }, printing) => packingSlipDataOf(order, lines, printing));
  if (!slips.ok) return slips;
  return ok({
    drawn: plan.orders.map((planned, index) => ({ planned, waybill: waybills.value[index] ?? [], slip: slips.value[index] ?? [] })),
    refused,
  });
};
