import { ok } from '../../../shared/domain/result.ts';
import type { SpoolState } from '../../printing/spooler.ts';
import { jobById, jobsInState, noteWords, type StoredPrintJob } from '../../store/print-jobs.ts';
import { act, readerOf, type Services } from '../services.ts';
import { advanceJob, jobCameOut, jobIsAtSpooler } from './job-changes.ts';
import { titleOf } from './job-title.ts';
import type { PrinterCondition } from './printer-desk.ts';
import type { PrintingServices } from './printing-services.ts';

/** Looks at what the spooler says of sent jobs, and for jobs that may have reached it. One round at a time. */
export type Follower = {
  readonly followSent: () => Promise<void>;
  readonly findLost: () => Promise<void>;
};

/** So many rounds in a row without a word on a job, from a spooler that answers, and the job is lost to it. */
const mostSilentRounds = 3;
/** So often a job of unknown fate is looked for at the spooler; after that a person has to say. */
const mostSearches = 24;

export const createFollower = (services: Services, printing: PrintingServices): Follower => {
  const silentRounds = new Map<number, number>();
  const searches = new Map<number, number>();

  const follow = async (job: StoredPrintJob, conditionOf: (job: StoredPrintJob) => Promise<PrinterCondition>): Promise<void> => {
    const spooler = printing.spoolers.get(job.spooler);
    const state: SpoolState = spooler === undefined || job.spooler_job === null ? { state: 'unknown', words: '' } : await spooler.follow(job.spooler_job, titleOf(readerOf(services), job));
    switch (state.state) {
      case 'completed':
        settle(job, (step, sent) => jobCameOut(step, sent, null, state.words));
        return;
      case 'aborted':
      case 'cancelled':
        settle(job, (step, sent) => advanceJob(step, sent, 'failed', {
          ended_at: step.at, code: state.state === 'aborted' ? 'printing.spooler_aborted' : 'printing.spooler_cancelled', words: state.words,
          ...(state.sheetsDone === undefined ? {} : { sheets_done: state.sheetsDone }),
        }));
        return;
      case 'unknown':
        lose(job, state, await conditionOf(job));
        return;
      case 'pending':
      case 'processing':
      case 'held':
      case 'stopped':
        silentRounds.delete(job.id);
        note(job, state, await conditionOf(job));
    }
  };

  /** The spooler does not know the job (any more), or does not answer at all; only the first says something about the job. */
  const lose = (job: StoredPrintJob, state: SpoolState, printer: PrinterCondition): void => {
    const answers = printer.state !== 'unknown';
    const rounds = answers ? (silentRounds.get(job.id) ?? 0) + 1 : 0;
    silentRounds.set(job.id, rounds);
    if (!answers) {
      say(job, 'printing.spooler_no_answer', printer.words || state.words);
    } else if (rounds >= mostSilentRounds) {
      silentRounds.delete(job.id);
      settle(job, (step, sent) => advanceJob(step, sent, 'unknown', {
        code: printer.state === 'missing' ? 'printing.printer_missing' : 'printing.spooler_forgot', words: printer.words || state.words,
      }));
    }
  };

  const note = (job: StoredPrintJob, state: SpoolState, printer: PrinterCondition): void => {
    const words = [...new Set([state.words, printer.words].filter((part) => part !== ''))].join('; ');
    const done = state.sheetsDone ?? null;
    if (printer.state === 'missing') say(job, 'printing.printer_missing', words, done);
    else if (state.state === 'held' || printer.state === 'paused' || state.state === 'stopped') say(job, 'printing.printer_paused', words, done);
    else if (printer.state === 'trouble') say(job, 'printing.printer_trouble', words, done);
    else say(job, null, words, done);
  };

  const say = (job: StoredPrintJob, code: string | null, words: string, sheetsDone: number | null = null): void => {
    if (job.words === words && job.code === code && (sheetsDone === null || sheetsDone <= (job.sheets_done ?? -1))) return;
    act(services, null, (step) => {
      if (noteWords(step.writer, job.id, words, code, sheetsDone)) step.emit('printing.changed', {});
      return ok(null);
    });
  };

  const settle = (job: StoredPrintJob, take: (step: Parameters<Parameters<typeof act>[2]>[0], sent: StoredPrintJob) => boolean): void => {
    silentRounds.delete(job.id);
    act(services, null, (step) => {
      const sent = jobById(step.writer, job.id);
      if (sent?.state === 'sent') take(step, sent);
      return ok(null);
    });
  };

  return {
    followSent: async () => {
      const conditions = new Map<string, Promise<PrinterCondition>>();
      const conditionOf = (job: StoredPrintJob): Promise<PrinterCondition> => {
        const key = `${job.spooler}\n${job.printer_name}`;
        const known = conditions.get(key) ?? printing.printers.conditionOf(job.spooler, job.printer_name);
        conditions.set(key, known);
        return known;
      };
      await Promise.all(jobsInState(readerOf(services), 'sent').map((job) => follow(job, conditionOf)));
    },

    findLost: async () => {
      const reader = readerOf(services);
      for (const job of jobsInState(reader, 'unknown')) {
        const spooler = printing.spoolers.get(job.spooler);
        const tried = searches.get(job.id) ?? 0;
        if (spooler === undefined || job.spooler_job !== null || tried >= mostSearches) continue;
        searches.set(job.id, tried + 1);
        const found = await spooler.find(job.printer_name, titleOf(reader, job));
        if (!found.ok || found.value === null) continue;
        const { spoolerJobId } = found.value;
        act(services, null, (step) => {
          const lost = jobById(step.writer, job.id);
          if (lost?.state === 'unknown') jobIsAtSpooler(step, lost, spoolerJobId);
          return ok(null);
        });
      }
    },
  };
};
