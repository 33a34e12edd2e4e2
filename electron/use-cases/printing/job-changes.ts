import type { OrderId, ParcelId } from '../../../shared/domain/ids.ts';
import { floorStopOf } from '../../../shared/domain/orders/standing.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { countForms } from '../../store/calibrations.ts';
import { orderById } from '../../store/orders/order-row.ts';
import { markPrinted, ordersInParcel, parcelById } from '../../store/parcels.ts';
import { countSheets, moveJob, parcelsOnSheets, removeSheets, type SheetParcel, type StoredPrintJob } from '../../store/print-jobs.ts';
import type { Act } from '../services.ts';
import { paperOf } from './draw-job.ts';

/** Steps of a print job that several commands and the queue itself take. Each writes its trace; the caller has the transaction. */

const traceJob = (step: Act, job: StoredPrintJob, action: string, after: Readonly<Record<string, unknown>>): void => {
  step.trace({ action: `print_job.${action}`, subject: 'print_job', subjectId: job.id, before: { state: job.state }, after });
};

/** Takes a job from where the caller saw it to another state; false when somebody was faster. */
export const advanceJob = (
  step: Act, job: StoredPrintJob, to: StoredPrintJob['state'], change: Parameters<typeof moveJob>[4] = {},
): boolean => {
  if (!moveJob(step.writer, job.id, job.state, to, change)) return false;
  traceJob(step, job, to, {
    printer: job.printer_name, ...(typeof change.code === 'string' ? { code: change.code } : {}),
    ...(change.words === undefined || change.words === '' ? {} : { words: change.words }), ...(typeof change.came_out === 'number' ? { cameOut: change.came_out } : {}),
  });
  step.emit('printing.changed', {});
  return true;
};

/** The spooler has the job: from now on it is followed. Its forms are counted, for continuous paper drifts with them (PR-4). */
export const jobIsAtSpooler = (step: Act, job: StoredPrintJob, spoolerJobId: string): boolean => {
  if (!advanceJob(step, job, 'sent', { sent_at: step.at, spooler_job: spoolerJobId, code: null, words: '' })) return false;
  const paper = paperOf(step.writer, job.id);
  if (paper !== null) countForms(step.writer, job.spooler, job.printer_name, paper, countSheets(step.writer, job.id));
  return true;
};

/** The waybills among these sheets came out: their parcels are printed now. One that was scanned meanwhile is that already. */
const waybillsCameOut = (step: Act, job: StoredPrintJob, sheets: readonly SheetParcel[]): void => {
  const orderIds: OrderId[] = [];
  const parcelIds: ParcelId[] = [];
  for (const sheet of sheets) {
    if (sheet.kind !== 'waybill' || parcelById(step.writer, sheet.parcel_id)?.state !== 'reserved') continue;
    markPrinted(step.writer, sheet.parcel_id, step.at);
    parcelIds.push(sheet.parcel_id);
    for (const orderId of ordersInParcel(step.writer, sheet.parcel_id)) {
      orderIds.push(orderId);
      step.trace({ action: 'parcel.printed', subject: 'order', subjectId: orderId, after: { number: sheet.waybill_number, printer: job.printer_name } });
    }
  }
  if (parcelIds.length === 0) return;
  step.emit('orders.changed', { orderIds });
  step.emit('packing.changed', { parcelIds });
  step.emit('collections.changed', {});
};

/** The spooler says the job is through, or a person says so: every sheet is on paper, or the first `cameOut` of them. */
export const jobCameOut = (step: Act, job: StoredPrintJob, cameOut: number | null, words: string): boolean => {
  if (!advanceJob(step, job, 'printed', { ended_at: step.at, came_out: cameOut, words, code: null })) return false;
  const sheets = parcelsOnSheets(step.writer, job.id);
  waybillsCameOut(step, job, cameOut === null ? sheets : sheets.filter((sheet) => sheet.sheet_number <= cameOut));
  return true;
};

/** Why a sheet must not go to paper any more; null = it may. */
const stopOfSheet = (step: Act, sheet: SheetParcel): string | null => {
  if (parcelById(step.writer, sheet.parcel_id)?.state === 'voided') return 'voided';
  for (const orderId of ordersInParcel(step.writer, sheet.parcel_id)) {
    const order = orderById(step.writer, orderId);
    const stop = order === undefined ? 'closed' : floorStopOf({ state: order.state, holdReason: order.hold_reason, refund: order.refund });
    if (stop !== null) return stop;
  }
  return null;
};

/**
 * What happened to the orders while their sheets waited counts: a voided waybill, a held or closed order is taken out of a job before
 * it goes to the printer. Its number stays reserved (or voided) and the order comes back to the print list by itself. Answers how many
 * sheets were taken out; a job of which nothing is left is cancelled.
 */
export const leaveOutStopped = (step: Act, job: StoredPrintJob): Result<{ readonly leftOut: number; readonly left: number }> => {
  const sheets = parcelsOnSheets(step.writer, job.id);
  const stops = new Map<ParcelId, string | null>();
  for (const sheet of sheets) if (!stops.has(sheet.parcel_id)) stops.set(sheet.parcel_id, stopOfSheet(step, sheet));
  const leaving = sheets.filter((sheet) => typeof stops.get(sheet.parcel_id) === 'string');
  if (leaving.length === 0) return ok({ leftOut: 0, left: Math.max(1, sheets.length) });
  removeSheets(step.writer, job.id, leaving.map((sheet) => sheet.sheet_number));
  for (const sheet of leaving) {
    if (sheet.order_id === null) continue;
    step.trace({
      action: 'parcel.left_out', subject: 'order', subjectId: sheet.order_id,
      after: { number: sheet.waybill_number, kind: sheet.kind, because: stops.get(sheet.parcel_id) ?? '', job: job.id },
    });
  }
  const left = sheets.length - leaving.length;
  if (left === 0) advanceJob(step, job, 'cancelled', { ended_at: step.at, code: 'printing.nothing_left' });
  step.emit('printing.changed', {});
  step.emit('orders.changed', { orderIds: leaving.flatMap(({ order_id }) => (order_id === null ? [] : [order_id])) });
  return ok({ leftOut: leaving.length, left });
};
