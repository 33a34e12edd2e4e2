import { Worker } from 'node:worker_threads';
import { ok, refuse, type Refusal, type Result } from '../../shared/domain/result.ts';
import type { IntakeBatch, IntakeProgress, IntakeSummary } from './intake-batch.ts';
import type { SavedMapping } from './mapping/mapped-format.ts';
import type { FromWorker, IntakeFileRef, ReadOrder, ToWorker } from './intake-messages.ts';

export type { IntakeFileRef } from './intake-messages.ts';

export type ReadingOptions = {
  readonly timeZone: string;
  readonly knownOrderNumbers?: readonly string[];
  readonly mappings?: readonly SavedMapping[];
  readonly batchSize?: number;
  readonly onProgress?: (progress: IntakeProgress) => void;
};

export type Reading = {
  /** To be iterated once. Ends after the last batch, after `cancel`, or when the worker failed; leaving the loop early cancels. */
  readonly batches: AsyncIterable<IntakeBatch>;
  /** Settles when the worker has ended. `intake.reader_failed`: it died (memory, a bug); batches handed over so far are whole. */
  readonly ended: Promise<Result<IntakeSummary, Refusal<'intake.reader_failed'>>>;
  cancel(): void;
};

/** How long a cancelled worker may take to say so before it is stopped the hard way. */
const patienceMs = 2000;

/** Reads files in a worker thread of their own; the window stays free and a cancel is heard at once. */
export type StartReading = (files: readonly IntakeFileRef[], options: ReadingOptions) => Reading;

export const createIntakeReader =
  (workerPath: string | URL): StartReading =>
  (files, options) => {
    const cancelled = new SharedArrayBuffer(4);
    const order: ReadOrder = {
      files, timeZone: options.timeZone, knownOrderNumbers: options.knownOrderNumbers ?? [], mappings: options.mappings ?? [], batchSize: options.batchSize ?? 500, cancelled,
    };
    const worker = new Worker(workerPath, { workerData: order, resourceLimits: { maxOldGenerationSizeMb: 3072 } });
    const send = (message: ToWorker): void => { worker.postMessage(message); };
    const waiting: IntakeBatch[] = [];
    let outcome: Result<IntakeSummary, Refusal<'intake.reader_failed'>> | null = null;
    let wake: (() => void) | null = null;
    let settle: (result: Result<IntakeSummary, Refusal<'intake.reader_failed'>>) => void = () => undefined;
    const ended = new Promise<Result<IntakeSummary, Refusal<'intake.reader_failed'>>>((resolve) => (settle = resolve));
    const end = (result: Result<IntakeSummary, Refusal<'intake.reader_failed'>>): void => {
      if (outcome !== null) return;
      outcome = result;
      settle(result);
      wake?.();
    };

    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'batch') {
        waiting.push(message.batch);
        wake?.();
      } else if (message.kind === 'progress') options.onProgress?.(message.progress);
      else end(ok(message.summary));
    });
    worker.on('error', (error: Error) => { end(refuse('intake.reader_failed', { reason: error.message })); });
    worker.on('exit', () => { end(isCancelled() ? ok(cancelledSummary) : refuse('intake.reader_failed', { reason: 'exit' })); });

    const isCancelled = (): boolean => Atomics.load(new Int32Array(cancelled), 0) === 1;
    const cancel = (): void => {
      if (outcome !== null || isCancelled()) return;
      Atomics.store(new Int32Array(cancelled), 0, 1);
      waiting.length = 0;
      wake?.();
      send('cancel');
      setTimeout(() => void worker.terminate(), patienceMs).unref();
    };

    async function* batches(): AsyncGenerator<IntakeBatch, void, void> {
      try {
        for (;;) {
          const batch = waiting.shift();
          if (batch !== undefined && !isCancelled()) {
            send('more');
            yield batch;
          } else if (outcome !== null || isCancelled()) return;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        cancel();
      }
    }
    return { batches: batches(), ended, cancel };
  };

const cancelledSummary: IntakeSummary = { finished: false, files: [], orderCount: 0, lineCount: 0, refusedCount: 0, ignoredRowCount: 0 };

