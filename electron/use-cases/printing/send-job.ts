import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PrintJobId } from '../../../shared/domain/ids.ts';
import { parseSheet, type SheetText } from '../../../shared/domain/printing/display-list.ts';
import type { Paper } from '../../../shared/domain/printing/template.ts';
import { ok, refuse, type Refusal } from '../../../shared/domain/result.ts';
import { fateOf, type Spooler, type Submission, type SubmitRefusal } from '../../printing/spooler.ts';
import type { Reader } from '../../store/database.ts';
import { courierOfJob, jobById, moveJob, numbersOnJob, sheetPicture, sheetPictures, type StoredPrintJob } from '../../store/print-jobs.ts';
import { act, readerOf, type Services } from '../services.ts';
import { advanceJob, leaveOutStopped } from './job-changes.ts';
import type { PrintingServices } from './printing-services.ts';

/** Writes what became of a job; tried again later when the disk does not take it now (`print-queue.ts`). */
export type RecordOutcome = (jobId: PrintJobId, write: () => void) => void;

const fileOf = (printing: PrintingServices, id: PrintJobId): string => join(printing.spoolFolder, `job-${id}.pdf`);

/** A file in the spool folder holds names and addresses: it goes as soon as the job needs it no more. */
export const forgetFile = (printing: PrintingServices, id: PrintJobId): void => {
  rmSync(fileOf(printing, id), { force: true });
};

/** The printer's or spooler's own words; what the code stands for, the window says. Only the sizes that a queue has are worth naming here. */
const failure = ({ code, params }: Refusal): Pick<StoredPrintJob, 'code' | 'words'> => ({ code, words: String(params?.['words'] ?? params?.['sizes'] ?? '') });

const piece = 100;
/** Reads the pictures as the drawing asks for them, so that a long job is never held whole. */
function* picturesInPieces(reader: Reader, id: PrintJobId): Generator<SheetText> {
  for (let after = 0; ; after += piece) {
    const pictures = sheetPictures(reader, id, after, piece);
    yield* pictures;
    if (pictures.length < piece) return;
  }
}

/** The job's name in the spooler, the same whenever it is asked for, unlike any other job's; the folder shows it as file name. */
export const titleOf = (reader: Reader, job: StoredPrintJob): string => {
  const kind = { waybill: '快递单', packing_slip: '发货单', pick_list: '拣货单', sku_label: '条码标签', manifest: '交接单', test_page: '测试页', calibration: '校准页' }[job.kind];
  const { first, last } = numbersOnJob(reader, job.id);
  const numbers = first === null ? '' : last === null || last === first ? first : `${first}-${last}`;
  return [`BR${job.id}-${job.created_at.toString(36)}`, kind, courierOfJob(reader, job.id) ?? '', numbers].filter((part) => part !== '').join(' ');
};

const paperOf = (reader: Reader, id: PrintJobId): Paper | null => {
  const picture = sheetPicture(reader, id, 1);
  const sheet = picture === undefined ? null : parseSheet(picture);
  return sheet?.ok === true ? { widthHmm: sheet.value.widthHmm, heightHmm: sheet.value.heightHmm } : null;
};

/** queued → rendered: draws the PDF. A full disk or a picture that cannot be read fails the job; nothing of it is on paper then. */
export const renderJob = async (services: Services, printing: PrintingServices, job: StoredPrintJob): Promise<void> => {
  const pruned = act(services, null, (step) => leaveOutStopped(step, job));
  if (!pruned.ok || pruned.value.left === 0) return;
  const reader = readerOf(services);
  const drawn = await printing.renderer.draw(picturesInPieces(reader, job.id), {
    path: fileOf(printing, job.id), title: titleOf(reader, job), createdAt: job.created_at,
  });
  act(services, null, (step) => {
    if (!drawn.ok) {
      advanceJob(step, job, 'failed', { ...failure(drawn.refusal), ended_at: step.at });
      return ok(null);
    }
    // Drawn is not worth a trace entry; the sheets themselves were written when the job was made.
    moveJob(step.writer, job.id, 'queued', 'rendered', { file: drawn.value.path, file_sha256: drawn.value.sha256 });
    step.emit('printing.changed', {});
    return ok(null);
  });
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
  const ready = act(services, null, (step) => {
    // An order may have been held while its sheet was drawn: drawn again without it.
    const pruned = leaveOutStopped(step, job);
    if (!pruned.ok) return pruned;
    if (pruned.value.leftOut > 0) {
      if (pruned.value.left > 0) moveJob(step.writer, job.id, 'rendered', 'queued', { file: null, file_sha256: null });
      return ok(false);
    }
    return ok(advanceJob(step, job, 'sending'));
  });
  if (!ready.ok || !ready.value) return;

  const spooler = printing.spoolers.get(job.spooler);
  const paper = paperOf(reader, job.id);
  const submitted = spooler === undefined ? refuse('printing.spooler_missing', { words: job.spooler })
    : paper === null ? refuse('printing.sheet_unreadable', { sheet: 1 })
    : await handOver(printing, spooler, fileOf(printing, job.id), { printer: job.printer_name, title: titleOf(reader, job), copies: 1, paper });
  record(job.id, () => {
    act(services, null, (step) => {
      const sending = jobById(step.writer, job.id);
      if (sending?.state !== 'sending') return ok(null);
      if (submitted.ok) advanceJob(step, sending, 'sent', { sent_at: step.at, spooler_job: submitted.value.spoolerJobId, code: null, words: '' });
      else if (fateOf(submitted.refusal as SubmitRefusal) === 'unknown') advanceJob(step, sending, 'unknown', failure(submitted.refusal));
      else advanceJob(step, sending, 'failed', { ...failure(submitted.refusal), ended_at: step.at });
      return ok(null);
    });
    forgetFile(printing, job.id);
  });
};

