import type { PrintBatchId, PrintJobId } from '../../../shared/domain/ids.ts';
import { closeJob, insertJob, insertSheet, jobById, type NewPrintSheet } from '../../store/print-jobs.ts';
import type { Act } from '../services.ts';
import { paperOfSheet } from './draw-job.ts';
import type { Papers, ReadyTray, Slips } from './plan-batch.ts';

/** Few large jobs, each sheet of which is known; not so large that the printer waits for the whole batch to be drawn. */
export const sheetsPerJob = 300;

/** The job that a tray of a batch is filling. */
type Filling = { readonly jobId: PrintJobId; readonly sheets: number; readonly size: string };
export type TrayJobs = {
  readonly tray: ReadyTray;
  /** Positions of its jobs begin after this: in one printer the slips of a batch lie behind its waybills. */
  readonly base: number;
  /** Released only when the batch ends, because the printer is to take another tray's jobs first. */
  readonly held: boolean;
  readonly jobs: number;
  readonly filling: Filling | null;
};

/** The trays of a batch, as far as they are filled. A value: what a transaction did that was rolled back is forgotten with it. */
export type BatchJobs = { readonly waybills: TrayJobs; readonly slips: TrayJobs | null; readonly interleaved: boolean };

const slipsBase = 1_000_000;

const isOneTray = ({ waybills, slips }: Papers): boolean =>
  slips !== null && waybills.spooler === slips.spooler && waybills.printerName === slips.printerName;

/** Slips can lie between waybills only when both come out of the same printer on the same paper. */
const interleaves = (papers: Papers, wanted: Slips): boolean =>
  wanted === 'interleaved' && papers.slips !== null && isOneTray(papers) &&
  papers.waybills.template.paper.widthHmm === papers.slips.template.paper.widthHmm &&
  papers.waybills.template.paper.heightHmm === papers.slips.template.paper.heightHmm;

export const jobsFor = (papers: Papers, wanted: Slips): BatchJobs => {
  const interleaved = interleaves(papers, wanted);
  return {
    waybills: { tray: papers.waybills, base: 0, held: false, jobs: 0, filling: null },
    slips: papers.slips === null || interleaved ? null : { tray: papers.slips, base: slipsBase, held: isOneTray(papers), jobs: 0, filling: null },
    interleaved,
  };
};

export type SheetsOfOrder = { readonly waybill: readonly NewPrintSheet[]; readonly slip: readonly NewPrintSheet[] };

/** Puts the sheets of some orders into the batch's jobs. `release`: what is filled so far may be drawn now. */
export const fillJobs = (step: Act, batchId: PrintBatchId, at: number, jobs: BatchJobs, orders: readonly SheetsOfOrder[], release: boolean): BatchJobs => {
  const waybills = orders.map(({ waybill, slip }) => (jobs.interleaved ? [...waybill, ...slip] : waybill));
  return {
    interleaved: jobs.interleaved,
    waybills: fillTray(step, batchId, at, jobs.waybills, waybills, release),
    slips: jobs.slips === null ? null : fillTray(step, batchId, at, jobs.slips, orders.map(({ slip }) => slip), release),
  };
};

/** The sheets of one order stay together in one job, and a job holds one size of paper. */
const fillTray = (
  step: Act, batchId: PrintBatchId, at: number, trayJobs: TrayJobs, documents: readonly (readonly NewPrintSheet[])[], release: boolean,
): TrayJobs => {
  const { tray, base, held } = trayJobs;
  let { jobs } = trayJobs;
  let filling = stillFilling(step, trayJobs.filling);
  const finish = (): void => {
    if (filling !== null && !held) closeJob(step.writer, filling.jobId);
    filling = null;
  };
  for (const sheets of documents) {
    const [first] = sheets;
    if (first === undefined) continue;
    const paper = paperOfSheet(first.picture);
    const size = paper === null ? '' : `${paper.widthHmm}×${paper.heightHmm}`;
    if (filling !== null && (filling.sheets + sheets.length > sheetsPerJob || filling.size !== size)) finish();
    if (filling === null) {
      jobs += 1;
      const jobId = insertJob(step.writer, {
        batchId, position: base + jobs, kind: tray.kind, spooler: tray.spooler, printerName: tray.printerName,
        templateId: tray.templateId, templateVersion: tray.template.version, reprint: false, filling: true,
      }, at);
      filling = { jobId, sheets: 0, size };
    }
    const { jobId, sheets: before } = filling;
    sheets.forEach((sheet, index) => {
      insertSheet(step.writer, jobId, before + index + 1, sheet);
    });
    filling = { jobId, sheets: before + sheets.length, size };
  }
  if (release && !held) finish();
  return { tray, base, held, jobs, filling };
};

/** A job that somebody cancelled, or closed, meanwhile takes no more sheets. */
const stillFilling = (step: Act, filling: Filling | null): Filling | null => {
  if (filling === null) return null;
  const job = jobById(step.writer, filling.jobId);
  return job?.state === 'queued' && job.filling === 1 ? filling : null;
};
