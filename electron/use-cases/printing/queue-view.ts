import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { PrintJob } from '../../../shared/contract/printing.ts';
import { parseSheet } from '../../../shared/domain/printing/display-list.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { countJobs, jobById, queueRows, sheetsOfJob, type QueueRow, type StoredPrintJob } from '../../store/print-jobs.ts';
import { countToPrint } from '../../store/printing.ts';
import { readerOf, type Services } from '../services.ts';

/** Settled jobs that the queue still shows. */
const settledShown = 100;

/**
 * Sheets of the job may lie in the tray: it was on its way to the printer when its fate was lost, or the printer gave up on it. Such a
 * job is never sent again as it is (PR-6).
 */
export const mayBeOnPaper = (job: Pick<StoredPrintJob, 'state' | 'sent_at'>): boolean =>
  job.state === 'unknown' || (job.state === 'failed' && job.sent_at !== null);

const queueJob = (row: QueueRow): PrintJob => ({
  id: row.id, batchId: row.batch_id, kind: row.kind, state: row.state, spooler: row.spooler, printerName: row.printer_name, sheets: row.sheets ?? 0,
  firstNumber: row.first_number, lastNumber: row.last_number, words: row.words, code: row.code, createdAt: row.created_at, sentAt: row.sent_at,
  reprint: row.reprint === 1, mayBeOnPaper: mayBeOnPaper(row), cameOut: row.came_out, sheetsDone: row.sheets_done,
  mayCancel: row.state === 'queued' || row.state === 'rendered' || row.state === 'sent', subject: row.subject, interleaved: row.interleaved === 1,
  templateId: row.template_id, templateVersion: row.template_version, resumes: row.resumes,
});

/** PR-6: every job that is not settled, and the newest that are; newest first. */
export const queue = (services: Services): Result<OutputFor<'printing', 'queue'>> => ok(queueRows(readerOf(services), settledShown).map(queueJob));

/** What the rail shows; quick, however long list and queue are. */
export const counts = (services: Services): Result<OutputFor<'printing', 'counts'>> => {
  const reader = readerOf(services);
  const { open, toLookAt } = countJobs(reader);
  return ok({ toPrint: countToPrint(reader), jobsOpen: open, jobsToLookAt: toLookAt });
};

/** The exact picture of each sheet, as it went or will go to paper. */
export const sheetsOf = (services: Services, input: InputFor<'printing', 'sheetsOf'>): Result<OutputFor<'printing', 'sheetsOf'>> => {
  const reader = readerOf(services);
  if (jobById(reader, input.jobId) === undefined) return refuse('printing.job_unknown');
  const sheets: OutputFor<'printing', 'sheetsOf'> = [];
  for (const stored of sheetsOfJob(reader, input.jobId)) {
    const sheet = parseSheet(stored.picture);
    if (!sheet.ok) return sheet;
    sheets.push({ sheetNumber: stored.sheet_number, orderId: stored.order_id, waybillNumber: stored.waybill_number, sheet: sheet.value });
  }
  return ok(sheets);
};
