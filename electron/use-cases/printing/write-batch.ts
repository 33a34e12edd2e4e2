import type { NumberRollId, OrderId, ParcelId, PrintBatchId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { advanceRoll } from '../../store/number-rolls.ts';
import { insertParcel } from '../../store/parcels.ts';
import { insertBatch, insertJob, insertSheet, type NewPrintSheet } from '../../store/print-jobs.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import type { DrawnOrder } from './draw-batch.ts';
import { fingerprintOf, planBatch, type BatchPlan, type BatchWish, type ReadyTray } from './plan-batch.ts';
import type { Templates } from './template-shelf.ts';

/** Few large jobs, each sheet of which is known; not so large that the printer waits for the whole batch to be drawn. */
export const sheetsPerJob = 500;

/**
 * One transaction: numbers, parcels, jobs and the picture of every sheet, or nothing. The plan is made again inside it: when an order,
 * a number, the paper or the sender changed since the sheets were laid out, nothing is written (`printing.changed_meanwhile`) and the
 * caller plans anew. So no number and no order is ever in two batches, however many windows print at once.
 */
export const writeBatch = (
  services: Services, caller: Caller, templates: Templates, wish: BatchWish, plan: BatchPlan, drawn: readonly DrawnOrder[], interleave: boolean,
): Result<PrintBatchId> =>
  act(services, caller.staffId, (step) => {
    const again = planBatch(step.writer, templates, { ...wish, orderIds: plan.orders.map(({ order }) => order.id) });
    const { waybills } = again;
    if (waybills === null || fingerprintOf(again) !== fingerprintOf(plan)) return refuse('printing.changed_meanwhile');
    if (!takeNumbers(step, plan)) return refuse('printing.changed_meanwhile');

    const batchId = insertBatch(step.writer, caller.staffId, plan.courierCode, step.at);
    const orderIds: OrderId[] = [];
    const parts = drawn.map(({ planned, waybill, slip }): PartOfTray => {
      const { order, number } = planned;
      orderIds.push(order.id);
      const parcelId = number.kind === 'kept' ? number.parcelId : insertParcel(step.writer, plan.courierCode, number.number, [order.id], step.at);
      // CS-5: from now on the order is found by its waybill number.
      if (number.kind === 'new') step.reindex(order.id);
      step.trace({
        action: number.kind === 'kept' ? 'parcel.queued_again' : 'parcel.reserved', subject: 'order', subjectId: order.id,
        after: { number: number.number, courier: plan.courierCode, batch: batchId },
      });
      return { parcelId, waybill, slip };
    });

    const trays: { readonly tray: ReadyTray; readonly documents: readonly (readonly NewPrintSheet[])[] }[] = [];
    const waybillsOf = ({ parcelId, waybill }: PartOfTray): NewPrintSheet[] => waybill.map((picture) => ({ kind: 'waybill', parcelId, picture }));
    const slipsOf = ({ parcelId, slip }: PartOfTray): NewPrintSheet[] => slip.map((picture) => ({ kind: 'packing_slip', parcelId, picture }));
    if (interleave) {
      trays.push({ tray: waybills, documents: parts.map((part) => [...waybillsOf(part), ...slipsOf(part)]) });
    } else {
      trays.push({ tray: waybills, documents: parts.map(waybillsOf) });
      if (again.slips !== null) trays.push({ tray: again.slips, documents: parts.map(slipsOf) });
    }
    let position = 0;
    for (const { tray, documents } of trays) {
      for (const sheets of piles(documents)) {
        position += 1;
        const jobId = insertJob(step.writer, {
          batchId, position, kind: tray.kind, spooler: tray.spooler, printerName: tray.printerName, templateId: tray.templateId, reprint: false,
        }, step.at);
        sheets.forEach((sheet, index) => {
          insertSheet(step.writer, jobId, index + 1, sheet);
        });
      }
    }
    step.trace({
      action: 'print_batch.made', subject: 'print_batch', subjectId: batchId,
      after: { courier: plan.courierCode, orders: orderIds.length, jobs: position, first: plan.orders[0]?.number.number ?? '', last: plan.orders.at(-1)?.number.number ?? '' },
    });
    step.emit('printing.changed', {});
    step.emit('orders.changed', { orderIds });
    step.emit('packing.changed', { parcelIds: parts.map(({ parcelId }) => parcelId) });
    step.emit('collections.changed', {});
    return ok(batchId);
  });

type PartOfTray = { readonly parcelId: ParcelId; readonly waybill: DrawnOrder['waybill']; readonly slip: DrawnOrder['slip'] };

/** Moves each roll past the numbers given out; false when one is not where the plan saw it. */
const takeNumbers = (step: Act, plan: BatchPlan): boolean => {
  const spans = new Map<NumberRollId, { from: number; to: number }>();
  for (const { number } of plan.orders) {
    if (number.kind === 'kept') continue;
    const span = spans.get(number.rollId);
    spans.set(number.rollId, { from: Math.min(span?.from ?? number.index, number.index), to: Math.max(span?.to ?? 0, number.index + 1) });
  }
  return [...spans].every(([rollId, { from, to }]) => advanceRoll(step.writer, rollId, from, to));
};

/** Divides a tray into jobs; the sheets of one order stay together. */
const piles = (documents: readonly (readonly NewPrintSheet[])[]): NewPrintSheet[][] => {
  const result: NewPrintSheet[][] = [];
  let pile: NewPrintSheet[] = [];
  for (const sheets of documents) {
    if (pile.length > 0 && pile.length + sheets.length > sheetsPerJob) {
      result.push(pile);
      pile = [];
    }
    pile.push(...sheets);
  }
  if (pile.length > 0) result.push(pile);
  return result;
};
