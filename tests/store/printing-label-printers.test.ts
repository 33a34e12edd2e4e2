import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createLabelSpooler } from '../../electron/printing/label-spooler.ts';
import type { LabelLanguage } from '../../electron/printing/label-status.ts';
import type { LabelTimes } from '../../electron/printing/label-transfer.ts';
import { assign } from '../../electron/use-cases/printing/assignments.ts';
import { cancelJob } from '../../electron/use-cases/printing/cancel-job.ts';
import { labelPrintersIn, listLabelPrinters, removeLabelPrinter, saveLabelPrinter } from '../../electron/use-cases/printing/label-printers.ts';
import { createPrinterDesk } from '../../electron/use-cases/printing/printer-desk.ts';
import { startPrintQueue, type PrintQueue } from '../../electron/use-cases/printing/print-queue.ts';
import type { PrintingServices } from '../../electron/use-cases/printing/printing-services.ts';
import { settleUnknown } from '../../electron/use-cases/printing/settle-job.ts';
import { startFakeLabelPrinter, type FakeLabelPrinter, type LabelPrinterMode } from '../support/fake-label-printer.ts';
import { giveRoll, jobsOf, openPrintingShop, parcelsIn, printNow, statesOf, until, type PrintingShop } from '../support/printing-shop.ts';
import { readTspl } from '../support/read-tspl.ts';
import { temporaryFolder } from '../support/temp-folder.ts';
import { addPaidOrder, mustBe } from '../support/shop.ts';

/** As usual, only quicker to give up. */
const times: LabelTimes = { connectWithinMs: 500, statusWithinMs: 150, pollMs: 30, stalledAfterMs: 700, handOverMs: 250 };

type LabelShop = PrintingShop & { readonly printer: FakeLabelPrinter };
const open: { shops: PrintingShop[]; printers: FakeLabelPrinter[] } = { shops: [], printers: [] };
afterEach(async () => {
  for (const shop of open.shops.splice(0)) await shop.end();
  for (const printer of open.printers.splice(0)) await printer.switchOff();
});

const savePrinter = (shop: PrintingShop, port: number, language: LabelLanguage, change: { id?: number; name?: string; host?: string } = {}) =>
  saveLabelPrinter(shop.services, shop.manager, {
    id: (change.id ?? null) as never, name: change.name ?? '打包台 1', host: change.host ?? '127.0.0.1', port, language, dotsPerInch: 203, gapHmm: 200,
  });

/** A shop whose waybills go to a label printer on TCP. */
const openLabelShop = async (language: LabelLanguage, mode: LabelPrinterMode, orders = 1): Promise<LabelShop> => {
  const printer = await startFakeLabelPrinter(language, mode);
  const opened = await openPrintingShop();
  const spoolers = new Map(opened.printing.spoolers).set('label', createLabelSpooler({ printers: () => labelPrintersIn(opened.store.reader), times }));
  const printing: PrintingServices = { ...opened.printing, spoolers, printers: createPrinterDesk(spoolers) };
  const queues: PrintQueue[] = [];
  const shop: PrintingShop = {
    ...opened, printing,
    startQueue: () => {
      const queue = startPrintQueue(opened.services, printing, { pollMs: 25, patienceMs: 100 });
      queues.push(queue);
      return queue;
    },
    end: async () => {
      await Promise.all(queues.map((queue) => queue.stop()));
      await opened.end();
    },
  };
  open.shops.push(shop);
  open.printers.push(printer);
  mustBe(savePrinter(shop, printer.port, language));
  mustBe(await assign(shop.services, shop.printing, shop.manager, { kind: 'waybill', courierCode: '', spooler: 'label', printerName: '打包台 1', templateId: 'thermal-100x150' }));
  giveRoll(shop);
  for (let index = 0; index < orders; index += 1) addPaidOrder(shop);
  return { ...shop, printer };
};

const job = (shop: PrintingShop) => jobsOf(shop)[0]!;
const settled = (shop: PrintingShop): Promise<void> => until(() => ['printed', 'failed', 'unknown', 'cancelled'].includes(job(shop).state), 'the job ends');
/** Long enough for a second sending to show. */
const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 400));

describe.each(['tspl', 'zpl'] as const)('a label printer that speaks %s', (language) => {
  test('PR-6: ok: every label of the batch lies in the tray once, over one line at a time', async () => {
    const shop = await openLabelShop(language, 'ok', 12);
    mustBe(await printNow(shop));
    shop.startQueue();
    await settled(shop);
    expect(statesOf(shop)).toEqual(['printed']);
    expect(shop.printer.printed).toHaveLength(12);
    expect(new Set(shop.printer.printed.map(String)).size).toBe(12);
    expect(shop.printer.connections().most).toBe(1);
    expect(job(shop).words).toBe('');
    expect(parcelsIn(shop).every(({ state }) => state === 'printed')).toBe(true);
    if (language === 'tspl') {
      expect(readTspl(shop.printer.bytes()).labels[0]).toMatchObject({ widthMm: 100, heightMm: 150, gapMm: 2 });
    }
    expect(shop.bugs).toEqual([]);
  });

  test('case 13: paused and without paper: said with the printer’s own words, not printed, and once when it goes on', async () => {
    for (const [mode, code, words] of [['paused', 'printing.printer_paused', 'paused'], ['paper_out', 'printing.printer_trouble', 'media-empty']] as const) {
      const shop = await openLabelShop(language, mode, 3);
      mustBe(await printNow(shop));
      shop.startQueue();
      await until(() => job(shop).code === code, mode);
      expect(job(shop)).toMatchObject({ state: 'sent', words: expect.stringContaining(words) as string });
      // Nothing was given to a printer that cannot print.
      expect(shop.printer.bytes()).toHaveLength(0);
      expect(await shop.printing.printers.conditionOf('label', '打包台 1')).toMatchObject({ state: mode === 'paused' ? 'paused' : 'trouble' });
      shop.printer.mode = 'ok';
      await settled(shop);
      expect(statesOf(shop)).toEqual(['printed']);
      expect(shop.printer.printed).toHaveLength(3);
    }
  });

  test('case 13: paper runs out in the middle: what was not sent yet waits, every label comes once', async () => {
    const shop = await openLabelShop(language, 'slow', 12);
    mustBe(await printNow(shop));
    shop.startQueue();
    await until(() => shop.printer.printed.length >= 2, 'the first labels');
    shop.printer.mode = 'paper_out';
    await until(() => job(shop).code === 'printing.printer_trouble', 'trouble');
    const before = shop.printer.printed.length;
    await aWhile();
    expect(shop.printer.printed.length).toBeLessThanOrEqual(before + 1);
    shop.printer.mode = 'ok';
    await settled(shop);
    expect(statesOf(shop)).toEqual(['printed']);
    expect(shop.printer.printed).toHaveLength(12);
    if (language === 'zpl') expect(job(shop).sheetsDone ?? 12).toBeLessThanOrEqual(12);
  });

  test('case 14: a wrong size is known from the printer alone: its words, and nothing counts as printed', async () => {
    const shop = await openLabelShop(language, 'ok', 2);
    mustBe(await printNow(shop));
    shop.printer.mode = 'wrong_size';
    shop.startQueue();
    await until(() => job(shop).code === 'printing.printer_trouble', 'trouble');
    await aWhile();
    expect(job(shop).words).toMatch(/media-(jam|empty)/);
    expect(parcelsIn(shop).every(({ state }) => state === 'reserved')).toBe(true);
  });

  test('case 13: a line that breaks in the middle leaves the job unknown, and it is never sent again by itself', async () => {
    const shop = await openLabelShop(language, 'ok', 5);
    mustBe(await printNow(shop));
    shop.printer.mode = 'reset';
    shop.startQueue();
    await settled(shop);
    expect(job(shop)).toMatchObject({ state: 'unknown', words: expect.stringContaining('/5') as string });
    const { ever } = shop.printer.connections();
    const sent = shop.printer.bytes().length;
    shop.printer.mode = 'ok';
    await aWhile();
    expect(statesOf(shop)).toEqual(['unknown']);
    expect(shop.printer.bytes().length).toBe(sent);
    expect(shop.printer.connections().ever - ever).toBeLessThanOrEqual(2);
    // A person looked: nothing came out, print it.
    mustBe(settleUnknown(shop.services, shop.printing, shop.manager, { jobId: job(shop).id, cameOut: 0, printRest: true }));
    await until(() => statesOf(shop).includes('printed'), 'printed');
    expect(new Set(shop.printer.printed.map(String)).size).toBe(5);
  });

  test('case 13: a printer that takes nothing: shown while it lasts, unknown after the time-out', async () => {
    const shop = await openLabelShop(language, 'stall', 40);
    mustBe(await printNow(shop));
    shop.startQueue();
    // Portions of a batch are jobs of their own; each gives up for itself.
    await until(() => jobsOf(shop).every(({ state }) => state === 'unknown'), 'all are unknown');
    for (const one of jobsOf(shop)) {
      expect(one.mayBeOnPaper).toBe(true);
      expect(one.words).toMatch(/no-answer|not-taking-data/);
    }
    const { ever } = shop.printer.connections();
    await aWhile();
    expect(shop.printer.connections().ever).toBe(ever);
    expect(jobsOf(shop).every(({ state }) => state === 'unknown')).toBe(true);
    expect(shop.printer.printed).toHaveLength(0);
  });

  test('case 13: one that takes every label and then neither prints nor answers: nobody knows, and nothing is sent again', async () => {
    const shop = await openLabelShop(language, 'hangs', 3);
    mustBe(await printNow(shop));
    shop.startQueue();
    await settled(shop);
    expect(job(shop)).toMatchObject({ state: 'unknown', mayBeOnPaper: true, words: expect.stringContaining('no-answer') as string });
    expect(shop.printer.printed).toHaveLength(0);
    expect(parcelsIn(shop).every(({ state }) => state === 'reserved')).toBe(true);
    const sent = shop.printer.bytes().length;
    expect(sent).toBeGreaterThan(0);
    await aWhile();
    expect(shop.printer.bytes().length).toBe(sent);
    expect(statesOf(shop)).toEqual(['unknown']);
  });

  test('PR-6: one without a status is usable: it is through when it hangs up after the last byte', async () => {
    const shop = await openLabelShop(language, 'no_status', 4);
    expect(await shop.printing.printers.conditionOf('label', '打包台 1')).toEqual({ state: 'ready', words: '' });
    mustBe(await printNow(shop));
    shop.startQueue();
    await settled(shop);
    expect(statesOf(shop)).toEqual(['printed']);
    await until(() => shop.printer.printed.length === 4, 'four labels');
  });

  test('PR-6: switched off: not a byte was sent, so it failed and may be retried', async () => {
    const shop = await openLabelShop(language, 'ok', 2);
    mustBe(await printNow(shop));
    await shop.printer.switchOff();
    shop.startQueue();
    await settled(shop);
    expect(job(shop)).toMatchObject({ state: 'failed', code: 'printing.label_printer_unreachable', words: 'ECONNREFUSED', mayBeOnPaper: false });
    expect(await shop.printing.printers.conditionOf('label', '打包台 1')).toMatchObject({ state: 'trouble', words: 'offline: ECONNREFUSED' });
  });

  test('PR-6: taken back: the labels that were not sent are not printed, the rest a person says', async () => {
    const shop = await openLabelShop(language, 'slow', 30);
    mustBe(await printNow(shop));
    shop.startQueue();
    await until(() => job(shop).state === 'sent' && shop.printer.printed.length > 1, 'under way');
    mustBe(await cancelJob(shop.services, shop.printing, shop.manager, { jobId: job(shop).id }));
    await settled(shop);
    expect(job(shop)).toMatchObject({ state: 'failed', mayBeOnPaper: true });
    await aWhile();
    expect(shop.printer.cancelled).toBe(1);
    expect(shop.printer.printed.length).toBeLessThan(30);
  });
});

test('case 14: deleted between preview and print: the batch says so before, a job on its way fails with nothing on paper', async () => {
  const shop = await openLabelShop('tspl', 'ok', 2);
  mustBe(await printNow(shop));
  shop.store.write((writer) => writer.run('DELETE FROM label_printers'), () => true);
  shop.startQueue();
  await settled(shop);
  expect(job(shop)).toMatchObject({ state: 'failed', code: 'printing.printer_missing', mayBeOnPaper: false });
  addPaidOrder(shop);
  const refused = await printNow(shop);
  expect(refused.ok).toBe(false);
  expect(shop.printer.connections().ever).toBeLessThanOrEqual(1);
});

test('PR-6: what was left by an earlier run is unknown, whatever the printer says now', async () => {
  const spooler = createLabelSpooler({ printers: () => [] });
  expect(await spooler.follow('0123-1')).toEqual({ state: 'unknown', words: '' });
  expect(await spooler.find('打包台 1', 'BR1')).toMatchObject({ ok: false, refusal: { code: 'printing.spooler_no_answer', params: { fate: 'unknown' } } });
  expect(await spooler.cancel('0123-1')).toMatchObject({ ok: false });
  expect(await spooler.submit('/nowhere', { printer: '打包台 1', title: 'x', copies: 1, paper: { widthHmm: 1, heightHmm: 1 } })).toMatchObject({ ok: false, refusal: { code: 'printing.printer_missing' } });
});

test('a file that is none, or was drawn for another language or head, is not sent', async () => {
  const printer = await startFakeLabelPrinter('zpl');
  open.printers.push(printer);
  const spooler = createLabelSpooler({ printers: () => [{ name: 'a', host: '127.0.0.1', port: printer.port, language: 'zpl', dotsPerInch: 300, gapHmm: 0 }], times });
  const submission = { printer: 'a', title: 'x', copies: 1, paper: { widthHmm: 1, heightHmm: 1 } };
  const head = (language: string, dotsPerInch: number): string => `${JSON.stringify({ backroomLabels: 1, language, dotsPerInch, gapHmm: 0 })}\n`;
  const sheet = '\0\0\0\x04^XA\n';
  for (const text of ['', '%PDF-1.7', head('zpl', 300), head('tspl', 300) + sheet, head('zpl', 203) + sheet, `${head('zpl', 300)}\0\0\0\xff^XA`, `${head('zpl', 300)}\0\0`, '{"backroomLabels":1}\nxx']) {
    const file = join(temporaryFolder('labels'), 'x.prn');
    writeFileSync(file, text, 'latin1');
    expect(await spooler.submit(file, submission), text.slice(0, 60)).toMatchObject({ ok: false, refusal: { code: 'printing.document_unreadable' } });
  }
  expect(printer.connections().ever).toBe(0);
});

describe('PR-9: label printers of the shop', () => {
  test('entered, listed among all printers, renamed with what is assigned to it, removed when nothing needs it; all traced', async () => {
    const shop = await openLabelShop('tspl', 'ok', 0);
    const [known] = mustBe(listLabelPrinters(shop.services));
    expect(known).toMatchObject({ name: '打包台 1', host: '127.0.0.1', language: 'tspl', dotsPerInch: 203, gapHmm: 200 });
    expect((await shop.printing.printers.look()).printers.find(({ spooler }) => spooler === 'label')).toMatchObject({ name: '打包台 1', state: 'ready' });
    expect(removeLabelPrinter(shop.services, shop.manager, { id: known!.id })).toMatchObject({ ok: false, refusal: { code: 'printing.label_printer_in_use', params: { kind: 'waybill' } } });
    mustBe(savePrinter(shop, shop.printer.port, 'zpl', { id: known!.id, name: ' 打包台　2 ' }));
    expect(shop.store.reader.all("SELECT printer_name FROM print_assignments WHERE spooler = 'label'")).toEqual([{ printer_name: '打包台 2' }]);
    expect(savePrinter(shop, 9100, 'tspl', { name: '打包台 2' })).toMatchObject({ ok: false, refusal: { code: 'printing.label_printer_name_taken', field: 'name' } });
    mustBe(await assign(shop.services, shop.printing, shop.manager, { kind: 'waybill', courierCode: '', spooler: 'pdf_folder', printerName: 'pdf-folder', templateId: 'thermal-100x150' }));
    mustBe(removeLabelPrinter(shop.services, shop.manager, { id: known!.id }));
    expect(mustBe(listLabelPrinters(shop.services))).toEqual([]);
    expect(removeLabelPrinter(shop.services, shop.manager, { id: known!.id })).toMatchObject({ ok: false, refusal: { code: 'printing.label_printer_unknown' } });
    expect(savePrinter(shop, 9100, 'tspl', { id: known!.id })).toMatchObject({ ok: false, refusal: { code: 'printing.label_printer_unknown' } });
    const traced = shop.store.reader.all<{ action: string }>("SELECT action FROM trace WHERE action LIKE 'printing.label_printer%' ORDER BY id").map(({ action }) => action);
    expect(traced).toEqual(['printing.label_printer_saved', 'printing.label_printer_saved', 'printing.label_printer_removed']);
  });

  test('an address is an address: IPv4, IPv6, a host name; nothing else', async () => {
    const shop = await openLabelShop('tspl', 'ok', 0);
    const save = (host: string) => savePrinter(shop, 9100, 'tspl', { name: `n${host}`.slice(0, 50), host });
    for (const host of ['192.168.1.50', '::1', '[fe80::1]', 'printer-1', 'Label_1.lan', ' 10.0.0.9 ', '打印机.local']) expect(save(host), host).toMatchObject({ ok: true });
    for (const host of ['192.168.1.300', '1.2.3', '192.168.1.5:9100', 'http://x', 'a b', 'a\u0000b', 'a\r\nb', 'x/../y', '-a', 'a..b', '@', '‮evil', 'x'.repeat(254), '${HOME}', 'a;b']) {
      expect(save(host), host).toMatchObject({ ok: false, refusal: { code: 'printing.label_printer_host', field: 'host' } });
    }
  });
});
