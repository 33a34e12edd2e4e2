import { rmSync } from 'node:fs';
import type { PrintJobId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Refusal } from '../../../shared/domain/result.ts';
import { fateOf, type Spooler, type Submission, type SubmitRefusal } from '../../printing/spooler.ts';
import { jobById, moveJob, type StoredPrintJob } from '../../store/print-jobs.ts';
import { act, readerOf, type Services } from '../services.ts';
import { drawJob, formFor, isDrawnFor, paperOf } from './draw-job.ts';
import { advanceJob, jobIsAtSpooler, leaveOutStopped } from './job-changes.ts';
import { titleOf } from './job-title.ts';
import type { PrintingServices } from './printing-services.ts';

/** Writes what became of a job; tried again later when the disk does not take it now (`print-queue.ts`). */
export type RecordOutcome = (jobId: PrintJobId, write: () => void) => void;

/** A file in the spool folder holds names and addresses: it goes as soon as the job needs it no more. */
export const forgetFile = (file: string | null): void => {
  if (file !== null && file !== '') rmSync(file, { force: true });
};

/** The printer's or spooler's own words; what the code stands for, the window says. Only the sizes that a queue has are worth naming here. */
const failure = ({ code, params }: Refusal): Pick<StoredPrintJob, 'code' | 'words'> => ({ code, words: String(params?.['words'] ?? params?.['sizes'] ?? '') });

/** queued → rendered: draws the file that the printer takes. Taken back while it was drawn, the job leaves no file behind. */
export const renderJob = async (services: Services, printing: PrintingServices, job: StoredPrintJob): Promise<void> => {
  const pruned = act(services, null, (step) => leaveOutStopped(step, job));
  if (!pruned.ok || pruned.value.left === 0) return;
  const drawn = await drawJob(readerOf(services), printing, job);
  const taken = act(services, null, (step) => {
    if (!drawn.ok) return ok(advanceJob(step, job, 'failed', { ...failure(drawn.refusal), ended_at: step.at }));
    step.emit('printing.changed', {});
    // Drawn is not worth a trace entry; the sheets themselves were written when the job was made.
    return ok(moveJob(step.writer, job.id, 'queued', 'rendered', { file: drawn.value.path, file_sha256: drawn.value.sha256, first_form: drawn.value.firstForm }));
  });
  if (drawn.ok && !(taken.ok && taken.value)) forgetFile(drawn.value.path);
};

/** A spooler that throws has a bug: nobody knows whether the sheets arrived. */
const handOver = async (printing: PrintingServices, spooler: Spooler, file: string, submission: Submission): ReturnType<Spooler['submit']> => {
  try {
    return await spooler.submit(file, submission);
  } catch (error) {
    printing.onBug(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return refuse('printing.spooler_no_answer', { fate: 'unknown', words: error instanceof Error ? error.message : '' });
  }
};

/**
 * rendered → sending → sent, failed or unknown. `sending` is on disk before the spooler is called (PR-6): whatever happens from there
 * on, the job is not sent a second time by itself.
 */
export const sendJob = async (services: Services, printing: PrintingServices, job: StoredPrintJob, record: RecordOutcome): Promise<void> => {
  const reader = readerOf(services);
  const file = job.file ?? '';
  const ready = act(services, null, (step) => {
    const form = formFor(printing, job);
    const redraw = form !== null && !isDrawnFor(form, file);
    // An order may have been held while its sheet was drawn: drawn again without it.
    const pruned = leaveOutStopped(step, job);
    if (!pruned.ok) return pruned;
    if (redraw || pruned.value.leftOut > 0) {
      if (pruned.value.left > 0) moveJob(step.writer, job.id, 'rendered', 'queued', { file: null, file_sha256: null });
      return ok('drawn_anew');
    }
    // Somebody was faster: a person who took it back, or another queue that sends this very file.
    return ok(advanceJob(step, job, 'sending') ? 'sending' : 'taken');
  });
  if (ready.ok && ready.value === 'drawn_anew') forgetFile(job.file);
  if (!ready.ok || ready.value !== 'sending') return;

  const spooler = printing.spoolers.get(job.spooler);
  const paper = paperOf(reader, job.id);
  const submitted = spooler === undefined ? refuse('printing.spooler_missing', { words: job.spooler })
    : paper === null ? refuse('printing.sheet_unreadable', { sheet: 1 })
    : await handOver(printing, spooler, file, { printer: job.printer_name, title: titleOf(reader, job), copies: 1, paper });
  record(job.id, () => {
    act(services, null, (step) => {
      const sending = jobById(step.writer, job.id);
      if (sending?.state !== 'sending') return ok(null);
      if (submitted.ok) jobIsAtSpooler(step, sending, submitted.value.spoolerJobId);
      else if (fateOf(submitted.refusal as SubmitRefusal) === 'unknown') advanceJob(step, sending, 'unknown', failure(submitted.refusal));
      else advanceJob(step, sending, 'failed', { ...failure(submitted.refusal), ended_at: step.at });
      return ok(null);
    });
    forgetFile(job.file);
  });
};
