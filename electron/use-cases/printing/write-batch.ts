import type { OrderId, ParcelId, PrintBatchId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { insertParcel } from '../../store/parcels.ts';
import { inOneParcel } from '../../store/printing.ts';
import { addWritten, endBatch, insertBatch, type BatchOutcome } from '../../store/print-batches.ts';
import { closeJob, fillingJobs } from '../../store/print-jobs.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { fillJobs, jobsFor, type BatchJobs, type SheetsOfOrder } from './batch-jobs.ts';
import type { DrawnOrder } from './draw-batch.ts';
import { takeNumbers } from './give-numbers.ts';
import { fingerprintOf, planPortion, type BatchWish, type Papers, type Portion } from './plan-batch.ts';
import type { Templates } from './template-shelf.ts';

/** A batch as far as it is written. */
export type WrittenBatch = { readonly id: PrintBatchId; readonly at: number; readonly jobs: BatchJobs; readonly orders: number; readonly first: string; readonly last: string };

/** What every portion of a batch has in common. */
export type BatchHead = {
  readonly caller: Caller; readonly templates: Templates; readonly wish: BatchWish; readonly planned: number;
  /** PR-10: nobody pressed a key. */
  readonly automatic: boolean;
};

/**
 * One transaction: numbers, parcels and the picture of every sheet of a portion, or nothing. The portion is planned again inside it:
 * when an order, a number, the paper or the sender changed since the sheets were laid out, nothing is written
 * (`printing.changed_meanwhile`) and the caller plans anew. So no number and no order is ever in two batches, however many windows
 * print at once. `before` null = the batch begins with it; its first job is released at once, so that paper comes while the rest is drawn.
 */
export const writePortion = (
  services: Services, head: BatchHead, before: WrittenBatch | null, portion: Portion, drawn: readonly DrawnOrder[],
): Result<WrittenBatch> =>
  act(services, head.caller.staffId, (step) => {
    const again = planPortion(step.writer, head.templates, head.wish, portion.orders.map(({ order }) => order.id));
    if (again.papers === null || fingerprintOf(again) !== fingerprintOf(portion)) return refuse('printing.changed_meanwhile');
    if (!takeNumbers(step.writer, portion.orders.map(({ number }) => number))) return refuse('printing.changed_meanwhile');

    const batch = before ?? begin(step, head, again.papers);
    const parts = drawn.map((order) => writeOrder(step, head.wish.courierCode, batch.id, order));
    const jobs = fillJobs(step, batch.id, batch.at, batch.jobs, parts.map(({ sheets }) => sheets), before === null);
    addWritten(step.writer, batch.id, drawn.length);
    step.emit('printing.changed', {});
    step.emit('orders.changed', { orderIds: drawn.flatMap(({ planned }): OrderId[] => inOneParcel(planned.order)) });
    step.emit('packing.changed', { parcelIds: parts.map(({ parcelId }) => parcelId) });
    step.emit('collections.changed', {});
    return ok({
      id: batch.id, at: batch.at, jobs, orders: batch.orders + drawn.length,
      first: batch.first === '' ? (drawn[0]?.planned.number.number ?? '') : batch.first, last: drawn.at(-1)?.planned.number.number ?? batch.last,
    });
  });

const begin = (step: Act, head: BatchHead, papers: Papers): WrittenBatch => ({
  id: insertBatch(step.writer, { staffId: head.caller.staffId, courierCode: head.wish.courierCode, planned: head.planned, automatic: head.automatic }, step.at),
  at: step.at, jobs: jobsFor(papers, head.wish.slips), orders: 0, first: '', last: '',
});

const writeOrder = (
  step: Act, courierCode: string, batchId: PrintBatchId, { planned: { order, number }, waybill, slip }: DrawnOrder,
): { readonly parcelId: ParcelId; readonly sheets: SheetsOfOrder } => {
  const parcelId = number.kind === 'kept'
    ? number.parcelId
    : insertParcel(step.writer, courierCode, number.number, inOneParcel(order), step.at, number.source);
  // CS-5: from now on the order is found by its waybill number.
  for (const orderId of inOneParcel(order)) {
    if (number.kind !== 'kept') step.reindex(orderId);
    step.trace({
      action: number.kind === 'kept' ? 'parcel.queued_again' : 'parcel.reserved', subject: 'order', subjectId: orderId,
      after: { number: number.number, courier: courierCode, batch: batchId },
    });
  }
  return {
    parcelId,
    sheets: {
      waybill: waybill.map((picture) => ({ kind: 'waybill', parcelId, picture })),
      slip: slip.map((picture) => ({ kind: 'packing_slip', parcelId, picture })),
    },
  };
};

/** The batch ends: what it has filled may be drawn, and how it went is traced. Nothing happens when it was ended already. */
export const finishBatch = (services: Services, head: BatchHead, batch: WrittenBatch, outcome: Exclude<BatchOutcome, 'running'>): void => {
  act(services, head.caller.staffId, (step) => {
    if (!endBatch(step.writer, batch.id, outcome)) return ok(null);
    const filling = fillingJobs(step.writer).filter((job) => job.batch_id === batch.id);
    for (const job of filling) closeJob(step.writer, job.id);
    const { waybills, slips } = batch.jobs;
    step.trace({
      action: 'print_batch.made', subject: 'print_batch', subjectId: batch.id,
      after: {
        courier: head.wish.courierCode, planned: head.planned, orders: batch.orders, jobs: waybills.jobs + (slips?.jobs ?? 0), first: batch.first, last: batch.last,
        outcome, ...(head.automatic ? { automatic: true } : {}),
      },
    });
    step.emit('printing.changed', {});
    return ok(null);
  });
};
