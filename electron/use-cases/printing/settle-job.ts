import type { InputFor } from '../../../shared/contract/index.ts';
import type { PrintJobId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { copySheetsAfter, countSheets, courierOfJob, insertJob, jobById, moveJob, type StoredPrintJob } from '../../store/print-jobs.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { assignmentOf } from './assignments.ts';
import { mayMoveTo } from './e-waybill-numbers.ts';
import { advanceJob, jobCameOut } from './job-changes.ts';
import type { PrintingServices } from './printing-services.ts';
import { mayBeOnPaper } from './queue-view.ts';

/** Where a job is sent when it is sent (again): the printer that the shop has chosen for this paper by now, else its own. */
const printerFor = (step: Act, job: StoredPrintJob): Pick<StoredPrintJob, 'spooler' | 'printer_name'> => {
  if (job.kind === 'test_page' || job.kind === 'calibration') return job;
  const assigned = assignmentOf(step.writer, job.kind, courierOfJob(step.writer, job.id) ?? '');
  return assigned.template_id === job.template_id && mayMoveTo(job, assigned) ? { spooler: assigned.spooler, printer_name: assigned.printer_name } : job;
};

/**
 * PR-6, PR-7: a person has looked into the tray. The first `cameOut` sheets are printed. The rest goes into a new job, the very same
 * pictures, only if asked; else its orders go back to the print list with their numbers. A parcel whose number was scanned from paper
 * meanwhile is not printed again, whatever was said.
 */
export const settleUnknown = (
  services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'printing', 'settleUnknown'>,
): Result<null> => {
  const settled = act(services, caller.staffId, (step) => {
    const job = jobById(step.writer, input.jobId);
    if (job === undefined) return refuse('printing.job_unknown');
    if (job.state !== 'unknown' && job.state !== 'failed') return refuse('printing.job_not_open', { jobState: job.state });
    const sheets = countSheets(step.writer, job.id);
    const most = mayBeOnPaper(job) ? sheets : 0;
    if (input.cameOut > most) return refuse('printing.no_such_sheet', { sheets: most }, 'cameOut');
    const all = input.cameOut === sheets;
    const moved = input.cameOut > 0
      ? jobCameOut(step, job, all ? null : input.cameOut, job.words)
      : advanceJob(step, job, 'cancelled', { ended_at: step.at, came_out: 0 });
    if (!moved) return refuse('printing.changed_meanwhile');
    const next = all || !input.printRest ? null : printRest(step, job, input.cameOut);
    step.trace({
      action: 'print_job.settled', subject: 'print_job', subjectId: job.id, before: { state: job.state },
      after: { cameOut: input.cameOut, of: sheets, ...(next === null ? {} : { restIn: next }) },
    });
    step.emit('orders.changed', { orderIds: 'all' });
    return ok(null);
  });
  if (settled.ok) printing.bell.ring();
  return settled;
};

/** The sheets of a job after `lastGood`, to the `upTo`-th (null = all), in a job of their own; null = none of them is to be printed. */
export const printRest = (step: Act, job: StoredPrintJob, lastGood: number, upTo: number | null = null): PrintJobId | null => {
  const to = printerFor(step, job);
  const next = insertJob(step.writer, {
    batchId: job.batch_id, position: job.position, kind: job.kind, spooler: to.spooler, printerName: to.printer_name, templateId: job.template_id,
    templateVersion: job.template_version, subject: job.subject, resumes: job.id, reprint: job.reprint === 1,
  }, step.at);
  if (copySheetsAfter(step.writer, job.id, lastGood, next, upTo) > 0) return next;
  moveJob(step.writer, next, 'queued', 'cancelled', { ended_at: step.at, code: 'printing.nothing_left' });
  return null;
};

/** Sends a job (again) of which certainly nothing is on paper. Refuses one that may be: a person looks first (`settleUnknown`). */
export const retry = (services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'printing', 'retry'>): Result<null> => {
  const retried = act(services, caller.staffId, (step) => {
    const job = jobById(step.writer, input.jobId);
    if (job === undefined) return refuse('printing.job_unknown');
    if (job.state === 'queued' || job.state === 'rendered') return ok(null);
    if (mayBeOnPaper(job)) return refuse('printing.look_at_paper_first', { sheets: countSheets(step.writer, job.id) });
    if (job.state !== 'failed') return refuse('printing.job_not_open', { jobState: job.state });
    const { spooler, printer_name } = printerFor(step, job);
    return advanceJob(step, job, 'queued', { spooler, printer_name, code: null, words: '', ended_at: null })
      ? ok(null)
      : refuse('printing.changed_meanwhile');
  });
  if (retried.ok) printing.bell.ring();
  return retried;
};
