import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { markNotPrinted, ordersInParcel } from '../../store/parcels.ts';
import { countSheets, jobById, parcelsOnSheets, setCameOut, type StoredPrintJob } from '../../store/print-jobs.ts';
import { act, readerOf, type Act, type Caller, type Services } from '../services.ts';
import { takeBack } from './cancel-job.ts';
import { jobCameOut } from './job-changes.ts';
import type { PrintingServices } from './printing-services.ts';
import { printRest } from './settle-job.ts';

/**
 * PR-7: a job that counts as printed, or is at the spooler, jammed after sheet `lastGood`. What can be taken back is taken back first;
 * then the sheets after it go into a new job, the very same pictures, except those whose number was scanned from paper. Their parcels
 * count as not printed until that job is through. Refuses while nobody knows whether the spooler still prints.
 */
export const resumeFrom = async (
  services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'printing', 'resumeFrom'>,
): Promise<Result<OutputFor<'printing', 'resumeFrom'>>> => {
  const job = jobById(readerOf(services), input.jobId);
  if (job === undefined) return refuse('printing.job_unknown');
  if (job.state !== 'printed' && job.state !== 'sent') return refuse('printing.job_not_open', { jobState: job.state });
  const sheets = countSheets(readerOf(services), job.id);
  if (input.lastGood > sheets) return refuse('printing.no_such_sheet', { sheets }, 'lastGood');
  if (job.state === 'sent') {
    const taken = await takeBack(services, printing, job);
    if (!taken.ok) return taken;
  }
  const resumed = act(services, caller.staffId, (step) => goOn(step, input));
  if (resumed.ok) printing.bell.ring();
  return resumed;
};

const goOn = (step: Act, { jobId, lastGood, reason }: InputFor<'printing', 'resumeFrom'>): Result<OutputFor<'printing', 'resumeFrom'>> => {
  const job = jobById(step.writer, jobId);
  // The queue may have seen the cancelled job end meanwhile.
  if (job === undefined || !(job.state === 'printed' || job.state === 'sent' || job.state === 'failed')) return refuse('printing.changed_meanwhile');
  const until = job.came_out;
  if (job.state === 'printed') notPrintedAfter(step, job, lastGood);
  else if (!jobCameOut(step, job, lastGood, job.words)) return refuse('printing.changed_meanwhile');
  // Sheets that an earlier look found missing went into a job of their own then.
  if (job.state === 'printed' && (until === null || lastGood < until)) setCameOut(step.writer, job.id, lastGood);
  const next = until !== null && lastGood >= until ? null : printRest(step, job, lastGood, until);
  const sheets = next === null ? 0 : countSheets(step.writer, next);
  step.trace({
    action: 'print_job.resumed', subject: 'print_job', subjectId: job.id, before: { state: job.state },
    after: { lastGood, reason, sheets, ...(next === null ? {} : { restIn: next }) },
  });
  step.emit('printing.changed', {});
  return ok({ jobId: next, sheets });
};

/** Parcels counted as printed whose sheet never came out: they are reserved again, unless somebody holds the paper in hand. */
const notPrintedAfter = (step: Act, job: StoredPrintJob, lastGood: number): void => {
  if (job.reprint === 1) return;
  const orderIds: OrderId[] = [];
  const parcelIds: number[] = [];
  for (const sheet of parcelsOnSheets(step.writer, job.id)) {
    if (sheet.kind !== 'waybill' || sheet.sheet_number <= lastGood || (job.came_out !== null && sheet.sheet_number > job.came_out)) continue;
    if (!markNotPrinted(step.writer, sheet.parcel_id)) continue;
    parcelIds.push(sheet.parcel_id);
    for (const orderId of ordersInParcel(step.writer, sheet.parcel_id)) {
      orderIds.push(orderId);
      step.trace({ action: 'parcel.not_printed', subject: 'order', subjectId: orderId, after: { number: sheet.waybill_number, job: job.id } });
    }
  }
  if (parcelIds.length === 0) return;
  step.emit('orders.changed', { orderIds });
  step.emit('packing.changed', { parcelIds });
  step.emit('collections.changed', {});
};
