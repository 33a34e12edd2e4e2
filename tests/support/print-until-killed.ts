import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { OrderId, StaffId } from '../../shared/domain/ids.ts';
import { createPdfFolderSpooler } from '../../electron/printing/pdf-folder.ts';
import type { Spooler } from '../../electron/printing/spooler.ts';
import { connect, storeOn } from '../../electron/store/database.ts';
import { jobsInState } from '../../electron/store/print-jobs.ts';
import { idsToPrint } from '../../electron/store/printing.ts';
import { stopBatch } from '../../electron/use-cases/printing/batch-desk.ts';
import { cancelJob } from '../../electron/use-cases/printing/cancel-job.ts';
import { printBatch } from '../../electron/use-cases/printing/print-batch.ts';
import { startPrintQueue } from '../../electron/use-cases/printing/print-queue.ts';
import { createPrintingServices, type PrintingServices } from '../../electron/use-cases/printing/printing-services.ts';
import type { Services } from '../../electron/use-cases/services.ts';
import { seeded } from './seeded.ts';

/**
 * A shop that prints batch after batch into a folder until somebody kills it, through a spooler that takes its time at every step. On
 * its output it says what it was told is done (`done 3,4,5` after each batch) and where it is (`at submit` …). Run by
 * `kill-printing.ts` as a process of its own.
 */
const [file = '', folder = '', resourcesFolder = '', staff = '1', seed = '1'] = process.argv.slice(2);
const random = seeded(Number(seed));
const store = storeOn(connect(file));
const services: Services = { store, now: Date.now, emit: () => undefined };
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
/** Each step of this run is quick, slow, or now and then slow. */
const slowness = random.oneOf(0, 0, 15, 60);
const dawdle = (step: string): Promise<void> => {
  say(`at ${step}`);
  return pause(slowness === 0 ? 0 : random.between(0, slowness));
};

const paper = createPdfFolderSpooler({ folder: () => join(folder, 'pdf') });
const printedAt = new Map<string, number>();
const slow: Spooler = {
  ...paper,
  submit: async (path, submission) => {
    await dawdle('submit');
    const submitted = await paper.submit(path, submission);
    await dawdle('submitted');
    if (submitted.ok) printedAt.set(submitted.value.spoolerJobId, Date.now() + random.between(0, slowness * 4));
    return submitted;
  },
  follow: async (id) => {
    await dawdle('follow');
    return Date.now() < (printedAt.get(id) ?? 0) ? { state: 'processing', words: '' } : paper.follow(id);
  },
};
const made = createPrintingServices({
  resourcesFolder, reader: () => store.reader, workerFile: new URL('../../electron/printing/render-worker.ts', import.meta.url),
  spoolFolder: join(folder, 'spool'), pdfFolder: join(folder, 'pdf'), onBug: (message) => process.stderr.write(`${message}\n`), spoolers: [slow],
});
const { draw, layOut } = made.renderer;
const printing: PrintingServices = {
  ...made,
  renderer: {
    ...made.renderer,
    layOut: async (...asked) => {
      await dawdle('layout');
      return layOut(...asked);
    },
    draw: async (...asked) => {
      await dawdle('draw');
      return draw(...asked);
    },
  },
};
startPrintQueue(services, printing, { pollMs: 15 });
// Keeps the process alive between batches: the queue's own timer does not.
setInterval(() => undefined, 1_000);

const caller = { staffId: Number(staff) as StaffId, name: '店长', role: 'manager' as const };
/** People press keys meanwhile. */
const meddle = async (): Promise<void> => {
  await pause(random.between(0, 60));
  if (random.next() < 0.3) stopBatch(services, printing);
  const [queued] = jobsInState(store.reader, 'queued');
  if (queued !== undefined && random.next() < 0.5) await cancelJob(services, printing, caller, { jobId: queued.id });
};

say('ready');
for (;;) {
  const waiting = idsToPrint(store.reader);
  if (waiting.length === 0) break;
  const ids = waiting.slice(0, random.between(1, 70));
  const meddling = random.next() < 0.25 ? meddle() : null;
  const slips = random.oneOf('interleaved', 'separate', 'none');
  const printed = await printBatch(services, printing, caller, { courierCode: 'ZTO', orderIds: ids, slips });
  await meddling;
  if (!printed.ok) say(`refused ${printed.refusal.code}`);
  else if (!printed.value.stopped) say(`done ${ids.filter((id: OrderId) => !printed.value.staying.some(({ orderId }) => orderId === id)).join(',')}`);
}
say('all');
