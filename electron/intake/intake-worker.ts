import { readFileSync, statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { RefusedLine } from '../../shared/domain/intake/order-draft.ts';
import { printOf } from './draft-print.ts';
import type { IntakeBatch, IntakeSummary } from './intake-batch.ts';
import { batchesAhead, type FromWorker, type IntakeFileRef, type ReadOrder, type ToWorker } from './intake-messages.ts';
import { maxFileBytes, refuseFile, type IntakeFile } from './open-files.ts';
import { readExportBatches } from './read-export.ts';

/** Worker thread that reads export files: started with a `ReadOrder`, hands batches over as main takes them, ends by itself. */

const readWhole = (file: IntakeFileRef): IntakeFile | RefusedLine => {
  if ('bytes' in file) return { fileName: file.fileName, bytes: file.bytes };
  try {
    const { size } = statSync(file.path);
    if (size > maxFileBytes) return refuseFile(file.fileName, 'intake.file_too_large', { megabytes: Math.round(size / 1e6) });
    return { fileName: file.fileName, bytes: readFileSync(file.path) };
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return refuseFile(file.fileName, 'intake.file_unreadable', { reason });
  }
};

const run = async (port: NonNullable<typeof parentPort>, order: ReadOrder): Promise<void> => {
  const flag = new Int32Array(order.cancelled);
  const isCancelled = (): boolean => Atomics.load(flag, 0) === 1;
  const send = (message: FromWorker): void => { port.postMessage(message); };
  let credit = batchesAhead;
  let wake: (() => void) | null = null;
  port.on('message', (message: ToWorker) => {
    if (message === 'more') credit += 1;
    wake?.();
  });
  const sendBatch = async (batch: IntakeBatch): Promise<void> => {
    while (credit === 0 && !isCancelled()) await new Promise<void>((resolve) => (wake = resolve));
    if (isCancelled()) return;
    credit -= 1;
    // Hashed here, so that main has its hands free for the store.
    send({ kind: 'batch', batch: { ...batch, orders: batch.orders.map((draft) => ({ ...draft, print: printOf(draft) })) } });
  };

  const whole = order.files.map(readWhole);
  const unread = whole.filter((file): file is RefusedLine => 'code' in file);
  if (unread.length > 0) await sendBatch({ orders: [], lineSets: [], refusedLines: unread, notes: [], rowsRead: 0 });
  const batches = readExportBatches(
    whole.filter((file): file is IntakeFile => 'bytes' in file),
    {
      timeZone: order.timeZone,
      knownOrderNumbers: new Set(order.knownOrderNumbers),
      mappings: order.mappings,
      batchSize: order.batchSize,
      signal: { get aborted() { return isCancelled(); } },
      onProgress: (progress) => { send({ kind: 'progress', progress }); },
    },
  );
  let next = await batches.next();
  while (next.done !== true) {
    await sendBatch(next.value);
    next = await batches.next();
  }
  send({ kind: 'done', summary: withUnread(next.value, unread) });
  port.close();
};

const withUnread = (summary: IntakeSummary, unread: readonly RefusedLine[]): IntakeSummary => ({
  ...summary,
  refusedCount: summary.refusedCount + unread.length,
  files: [
    ...unread.map(({ fileName }) => ({ fileName, sheetName: null, kind: null, platform: null, container: null, encoding: null, rowCount: 0 })),
    ...summary.files,
  ],
});

if (parentPort !== null) void run(parentPort, workerData as ReadOrder);
