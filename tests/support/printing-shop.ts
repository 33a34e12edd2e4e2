import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PrintJob } from '../../shared/contract/printing.ts';
import type { OrderId, PrintJobId } from '../../shared/domain/ids.ts';
import { createRenderer } from '../../electron/printing/render-client.ts';
import { createPdfFolderSpooler } from '../../electron/printing/pdf-folder.ts';
import { assign } from '../../electron/use-cases/printing/assignments.ts';
import { printBatch } from '../../electron/use-cases/printing/print-batch.ts';
import { startPrintQueue, type PrintQueue } from '../../electron/use-cases/printing/print-queue.ts';
import { createPrintingServices, type PrintingServices } from '../../electron/use-cases/printing/printing-services.ts';
import { queue } from '../../electron/use-cases/printing/queue-view.ts';
import { addRoll } from '../../electron/use-cases/printing/rolls.ts';
import { mustBe, openTestShop, type TestShop } from './shop.ts';
import { createScriptedSpooler, type ScriptedSpooler } from './scripted-spooler.ts';

export const resourcesFolder = resolve(import.meta.dirname, '../../resources');
export const workerFile = new URL('../../electron/printing/render-worker.ts', import.meta.url);

/** One drawing thread for all tests of a file: it reads 21 MB of fonts. */
const renderer = createRenderer({ workerPath: workerFile, fontsFolder: join(resourcesFolder, 'fonts') });

export type PrintingShop = TestShop & {
  readonly printing: PrintingServices;
  readonly spooler: ScriptedSpooler;
  readonly pdfFolder: string;
  readonly bugs: string[];
  /** Starts the print queue (again); it is stopped with the shop. */
  readonly startQueue: () => PrintQueue;
  readonly end: () => Promise<void>;
};

/** A shop that prints: the real drawing thread, the PDF folder, and a spooler that does what the test says. */
export const openPrintingShop = async (options: { readonly file?: string; readonly pdfFolder?: string } = {}): Promise<PrintingShop> => {
  const shop = await openTestShop(options.file === undefined ? {} : { file: options.file });
  const spooler = createScriptedSpooler('Labels', 'Office');
  const pdfFolder = options.pdfFolder ?? join(shop.folder, 'pdf');
  const bugs: string[] = [];
  const made = createPrintingServices({
    resourcesFolder, reader: () => shop.services.store.reader, workerFile, spoolFolder: join(shop.folder, 'spool'), pdfFolder, onBug: (message) => bugs.push(message),
    spoolers: [spooler, createPdfFolderSpooler({ folder: () => pdfFolder })],
    componentTimes: { connectWithinMs: 500, answerWithinMs: 400, printWithinMs: 400 },
  });
  const printing: PrintingServices = { ...made, renderer };
  let running: PrintQueue | null = null;
  return {
    ...shop, printing, spooler, pdfFolder, bugs,
    startQueue: () => (running = startPrintQueue(shop.services, printing, { pollMs: 25, patienceMs: 100 })),
    end: async () => {
      await running?.stop();
      printing.components.close();
      shop.close();
    },
  };
};

export const giveRoll = (shop: TestShop, count = 1000, firstNumber = '77120000000001', courierCode = 'ZTO'): void => {
  mustBe(addRoll(shop.services, shop.manager, { courierCode, firstNumber, count, step: 1, rule: 'plain' }));
};

/** Waybills to the label printer of the scripted spooler, slips to the same one. */
export const useLabels = async (shop: PrintingShop, slips = 'Labels'): Promise<void> => {
  mustBe(await assign(shop.services, shop.printing, shop.manager, { kind: 'waybill', courierCode: '', spooler: 'cups', printerName: 'Labels', templateId: 'thermal-100x180' }));
  mustBe(await assign(shop.services, shop.printing, shop.manager, {
    kind: 'packing_slip', courierCode: '', spooler: 'cups', printerName: slips, templateId: slips === 'Labels' ? 'packing-slip-100x180' : 'packing-slip-a5',
  }));
};

export const printNow = (shop: PrintingShop, orderIds: readonly OrderId[] | null = null, slips: 'interleaved' | 'separate' | 'none' = 'none', courierCode = 'ZTO') =>
  printBatch(shop.services, shop.printing, shop.manager, { courierCode, orderIds: orderIds === null ? null : [...orderIds], slips });

export const jobsOf = (shop: TestShop): PrintJob[] => mustBe(queue(shop.services)).reverse();
export const jobOf = (shop: TestShop, id: PrintJobId): PrintJob => {
  const job = jobsOf(shop).find((one) => one.id === id);
  if (job === undefined) throw new Error(`no job ${id}`);
  return job;
};

/** Waits for something that the queue does in its own time. */
export const until = async (happened: () => boolean, what: string, limitMs = 15_000): Promise<void> => {
  const deadline = Date.now() + limitMs;
  while (!happened()) {
    if (Date.now() > deadline) throw new Error(`never happened: ${what}`);
    await pause(10);
  }
};

export const statesOf = (shop: TestShop): string[] => jobsOf(shop).map(({ state }) => state);

export const parcelsIn = (shop: TestShop): { id: number; waybill_number: string; state: string; order_id: OrderId }[] =>
  shop.store.reader.all('SELECT p.id, p.waybill_number, p.state, o.order_id FROM parcels p JOIN parcel_orders o ON o.parcel_id = p.id ORDER BY p.id');
