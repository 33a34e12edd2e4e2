import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PrintJobId } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/domain/result.ts';
import { endBatch, runningBatches } from '../../store/print-batches.ts';
import { closeJob, fillingJobs, jobsInState, moveJob, nextJobFor, printersWithWork } from '../../store/print-jobs.ts';
import { act, readerOf, type Services } from '../services.ts';
import { createFollower } from './follow-jobs.ts';
import { advanceJob } from './job-changes.ts';
import type { PrintingServices } from './printing-services.ts';
import { renderJob, sendJob } from './send-job.ts';

export type PrintQueue = {
  /** Something new may have come; also rung by the commands themselves. */
  readonly wake: () => void;
  /** Ends after the step under way, or after `patienceMs` of a spooler that does not answer. Close the store only then. */
  readonly stop: () => Promise<void>;
};

export type PrintQueueOptions = { readonly pollMs?: number; readonly patienceMs?: number; readonly onBug?: (message: string) => void };

const searchEveryRounds = 5;

/**
 * PR-6: what the last run left. A job that was being sent has an unknown fate and is never sent again by itself; one that was only
 * drawn is drawn again, for its file is gone.
 */
const takeOver = (services: Services): void => {
  const reader = readerOf(services);
  if (jobsInState(reader, 'sending').length + jobsInState(reader, 'rendered').length === 0) return;
  act(services, null, (step) => {
    for (const job of jobsInState(step.writer, 'sending')) advanceJob(step, job, 'unknown', { code: 'printing.fate_unknown', words: '' });
    for (const job of jobsInState(step.writer, 'rendered')) moveJob(step.writer, job.id, 'rendered', 'queued', { file: null, file_sha256: null });
    step.emit('printing.changed', {});
    return ok(null);
  });
};

/**
 * A batch that was cut off, by a crash or by a disk that was full: what it has written goes to paper, what it did not reach is on the
 * print list with no number taken.
 */
const endCutOff = (services: Services, printing: PrintingServices): void => {
  const reader = readerOf(services);
  if (printing.batches.current() !== null || (runningBatches(reader).length === 0 && fillingJobs(reader).length === 0)) return;
  act(services, null, (step) => {
    for (const batch of runningBatches(step.writer)) {
      endBatch(step.writer, batch.id, 'interrupted');
      step.trace({
        action: 'print_batch.interrupted', subject: 'print_batch', subjectId: batch.id,
        after: { courier: batch.courier_code, planned: batch.planned, orders: batch.written },
      });
    }
    for (const job of fillingJobs(step.writer)) closeJob(step.writer, job.id);
    step.emit('printing.changed', {});
    return ok(null);
  });
};

/** Files of jobs that ended with the last run hold names and addresses, and nobody needs them. */
const clearSpoolFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
};

/**
 * Starts the print queue: each printer gets its jobs one after another, and what was sent is followed until it ends. Everything it
 * knows is in the store; stopped or killed at any point it goes on from there.
 */
export const startPrintQueue = (services: Services, printing: PrintingServices, options: PrintQueueOptions = {}): PrintQueue => {
  const { pollMs = 1_000, patienceMs = 2_000 } = options;
  const onBug = options.onBug ?? printing.onBug;
  const follower = createFollower(services, printing);
  const lanes = new Map<string, Promise<void>>();
  /** What became of a job, while the disk does not take it: it must not be lost, for the job would be called unknown. */
  const unwritten = new Map<PrintJobId, () => void>();
  let stopped = false;
  let begun = false;
  let round = 0;
  let looking: Promise<void> = Promise.resolve();
  let busy = false;

  const guardedNow = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!stopped) onBug(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  };
  /** Nothing is sent before it is settled what the last run sent. */
  const begin = (): void => {
    guardedNow(() => {
      takeOver(services);
      endCutOff(services, printing);
      begun = true;
    });
  };
  const guarded = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      // A full disk is told to whoever prints; the queue tries again at the next round.
      if (!stopped) onBug(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return false;
    }
  };
  const record = (id: PrintJobId, write: () => void): void => {
    unwritten.set(id, write);
    write();
    unwritten.delete(id);
  };
  const writeWhatIsUnwritten = (): void => {
    for (const [id, write] of [...unwritten]) record(id, write);
  };

  const runLane = async (spooler: string, printerName: string): Promise<void> => {
    while (!stopped) {
      const job = nextJobFor(readerOf(services), spooler, printerName);
      if (job === undefined) return;
      if (job.state === 'queued') await renderJob(services, printing, job);
      else {
        await sendJob(services, printing, job, record);
        // A folder or a quick printer is through at once.
        void look();
      }
    }
  };
  const wake = (): void => {
    if (stopped || !begun) return;
    guardedNow(() => {
      for (const { spooler, printer_name: printerName } of printersWithWork(readerOf(services))) {
        const key = `${spooler}\n${printerName}`;
        if (lanes.has(key)) continue;
        lanes.set(key, guarded(() => runLane(spooler, printerName)).then((ended) => {
          lanes.delete(key);
          // A job that came just as the lane ended must not wait for the next ring.
          if (ended) wake();
        }));
      }
    });
  };

  const look = (): Promise<void> => {
    if (busy || stopped) return looking;
    busy = true;
    looking = guarded(() => follower.followSent()).then(() => {
      busy = false;
    });
    return looking;
  };
  const tick = async (): Promise<void> => {
    round += 1;
    if (!begun) begin();
    guardedNow(writeWhatIsUnwritten);
    guardedNow(() => {
      endCutOff(services, printing);
    });
    await look();
    if (round % searchEveryRounds === 1) await guarded(() => follower.findLost());
    wake();
  };

  guardedNow(() => {
    clearSpoolFolder(printing.spoolFolder);
  });
  begin();
  const stopListening = printing.bell.listen(wake);
  let ticking = false;
  const timer = setInterval(() => {
    if (ticking) return;
    ticking = true;
    void tick().finally(() => {
      ticking = false;
    });
  }, pollMs);
  timer.unref();
  wake();

  return {
    wake,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      stopListening();
      await Promise.race([
        Promise.all([...lanes.values(), looking]),
        new Promise((resolve) => setTimeout(resolve, patienceMs).unref()),
      ]);
    },
  };
};
