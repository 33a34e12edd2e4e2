import type { InputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Refusal, type Result } from '../../../shared/domain/result.ts';
import { fateOf, type SpoolState } from '../../printing/spooler.ts';
import { jobById, type StoredPrintJob } from '../../store/print-jobs.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { advanceJob } from './job-changes.ts';
import { titleOf } from './job-title.ts';
import type { PrintingServices } from './printing-services.ts';
import { forgetFile } from './send-job.ts';

/** What the spooler has to say when it was asked to take a job back. `ended`: there was nothing to take back, it has gone out whole. */
export type TakenBack = { readonly kind: 'taken_back' | 'ended'; readonly words: string };

/**
 * Asks the spooler to take a job back, and looks what became of it. Refuses `printing.cancel_unknown` when nobody knows whether it still
 * prints, and `printing.not_taken_back` when it does.
 */
export const takeBack = async (services: Services, printing: PrintingServices, job: StoredPrintJob): Promise<Result<TakenBack>> => {
  const spooler = printing.spoolers.get(job.spooler);
  if (spooler === undefined) return refuse('printing.spooler_missing', { words: job.spooler });
  const id = job.spooler_job;
  if (id === null) return refuse('printing.cancel_unknown', { printer: job.printer_name, words: '' });
  const title = titleOf(readerOf(services), job);
  const asked = await spooler.cancel(id, title);
  const after: SpoolState = asked.ok ? { state: 'cancelled', words: '' } : await spooler.follow(id, title);
  if (after.state === 'completed') return ok({ kind: 'ended', words: after.words });
  if (after.state === 'cancelled' || after.state === 'aborted') return ok({ kind: 'taken_back', words: after.words });
  const words = after.words || wordsOf(asked.ok ? null : asked.refusal);
  const silent = after.state === 'unknown' || (!asked.ok && fateOf(asked.refusal) === 'unknown');
  return refuse(silent ? 'printing.cancel_unknown' : 'printing.not_taken_back', { printer: job.printer_name, words });
};

const wordsOf = (refusal: Refusal | null): string => String(refusal?.params?.['words'] ?? '');

/**
 * Takes a job back. One that was never handed over is cancelled: its orders are on the print list again, with their numbers. One at the
 * spooler is cancelled there, and a person says afterwards what came out (`settleUnknown`).
 */
export const cancelJob = async (
  services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'printing', 'cancelJob'>,
): Promise<Result<null>> => {
  const job = jobById(readerOf(services), input.jobId);
  if (job === undefined) return refuse('printing.job_unknown');
  switch (job.state) {
    case 'queued':
    case 'rendered':
      return cancelUnsent(services, caller, input);
    case 'sending':
      return refuse('printing.being_sent', { printer: job.printer_name });
    case 'sent':
      return cancelSent(services, printing, caller, job);
    case 'printed':
    case 'failed':
    case 'unknown':
    case 'cancelled':
      return refuse('printing.job_not_open', { jobState: job.state });
  }
};

const cancelUnsent = (services: Services, caller: Caller, input: InputFor<'printing', 'cancelJob'>): Result<null> => {
  const cancelled = act(services, caller.staffId, (step) => {
    const job = jobById(step.writer, input.jobId);
    if (job === undefined || !(job.state === 'queued' || job.state === 'rendered')) return refuse('printing.changed_meanwhile');
    if (!advanceJob(step, job, 'cancelled', { ended_at: step.at, code: 'printing.taken_back', words: '' })) return refuse('printing.changed_meanwhile');
    step.emit('orders.changed', { orderIds: 'all' });
    return ok(job.file);
  });
  if (!cancelled.ok) return cancelled;
  forgetFile(cancelled.value);
  return ok(null);
};

const cancelSent = async (services: Services, printing: PrintingServices, caller: Caller, sent: StoredPrintJob): Promise<Result<null>> => {
  const taken = await takeBack(services, printing, sent);
  if (!taken.ok) return taken;
  // Gone out whole: the queue sees that by itself.
  if (taken.value.kind === 'ended') return refuse('printing.not_taken_back', { printer: sent.printer_name, words: taken.value.words });
  return act(services, caller.staffId, (step) => {
    const job = jobById(step.writer, sent.id);
    // The queue may have seen it end meanwhile.
    if (job?.state === 'sent') advanceJob(step, job, 'failed', { ended_at: step.at, code: 'printing.spooler_cancelled', words: taken.value.words });
    return ok(null);
  });
};
