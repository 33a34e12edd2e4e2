import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderId, ParcelId, PrintJobId } from '../../shared/domain/ids.ts';
import { markPrinted, markScannedBack } from '../../electron/store/parcels.ts';
import { moveJob } from '../../electron/store/print-jobs.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { verifyTrace } from '../../electron/store/trace.ts';
import { holdOrder, releaseOrder, voidWaybillOf } from '../../electron/use-cases/order-changes.ts';
import { printList } from '../../electron/use-cases/printing/print-list.ts';
import { printTestPage } from '../../electron/use-cases/printing/print-test-page.ts';
import { reprint, voidWaybill } from '../../electron/use-cases/printing/reprint.ts';
import { retry, settleUnknown } from '../../electron/use-cases/printing/settle-job.ts';
import { act } from '../../electron/use-cases/services.ts';
import { giveRoll, jobOf, jobsOf, openPrintingShop, parcelsIn, printNow, statesOf, until, useLabels, type PrintingShop } from '../support/printing-shop.ts';
import { readPdfBarcodes, readPdfPages, readPdfText, readPdfTextByPage } from '../support/read-pdf.ts';
import { addPaidOrder, codeOf, inOneStep, mustBe, tracedActions } from '../support/shop.ts';

let shop: PrintingShop;
beforeEach(async () => {
  shop = await openPrintingShop();
  giveRoll(shop);
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.end();
});

const orders = (count: number): OrderId[] => Array.from({ length: count }, () => addPaidOrder(shop));
const spooled = (): string[] => readdirSync(join(shop.folder, 'spool'));
const hold = (orderId: OrderId): void => {
  mustBe(act(shop.services, shop.manager.staffId, (step) => holdOrder(step, orderById(step.writer, orderId)!, { reason: 'buyer_asked', note: '', until: null })));
};
const settle = (jobId: PrintJobId, cameOut: number, printRest: boolean) => settleUnknown(shop.services, shop.printing, shop.manager, { jobId, cameOut, printRest });
const again = (jobId: PrintJobId) => retry(shop.services, shop.printing, shop.manager, { jobId });
const readyOnList = async (): Promise<[OrderId, string | null][]> =>
  mustBe(await printList(shop.services, shop.printing)).ready.map(({ orderId, waybillNumber }) => [orderId, waybillNumber]);
const parcelStates = (): string[] => parcelsIn(shop).map(({ state }) => state);

describe('to the PDF folder', () => {
  test('PR-9: a new shop prints at once; the file holds each sheet, and no copy of it stays behind', async () => {
    const [first] = orders(2);
    shop.startQueue();
    mustBe(await printNow(shop, null, 'separate'));
    await until(() => statesOf(shop).every((state) => state === 'printed'), 'both jobs printed');
    const files = readdirSync(shop.pdfFolder).sort();
    expect(files).toHaveLength(2);
    const waybills = join(shop.pdfFolder, files.find((name) => name.includes('快递单'))!);
    expect(readPdfPages(waybills).map(({ widthHmm, heightHmm }) => [widthHmm, heightHmm])).toEqual([[10_000, 18_000], [10_000, 18_000]]);
    expect(readPdfBarcodes(waybills, 2)[0]?.text).toBe('77120000000002');
    expect(readPdfText(waybills, 1)).toContain('欧阳雨馨');
    expect(parcelStates()).toEqual(['printed', 'printed']);
    expect(tracedActions(shop, 'order', first!).slice(-2)).toEqual(['parcel.reserved', 'parcel.printed']);
    expect(spooled()).toEqual([]);
    expect(await verifyTrace(shop.store.reader)).toMatchObject({ sound: true });
  });

  test('PR-9: a test page is one click, and touches no order', async () => {
    shop.startQueue();
    mustBe(await printTestPage(shop.services, shop.printing, shop.manager, { spooler: 'pdf_folder', printerName: 'pdf-folder', templateId: 'thermal-76x130' }));
    await until(() => statesOf(shop)[0] === 'printed', 'test page printed');
    const [file] = readdirSync(shop.pdfFolder);
    expect(readPdfPages(join(shop.pdfFolder, file!))).toMatchObject([{ widthHmm: 7_600, heightHmm: 13_000 }]);
    expect(codeOf(await printTestPage(shop.services, shop.printing, shop.manager, { spooler: 'cups', printerName: 'Gone', templateId: 'thermal-76x130' }))).toBe('printing.printer_missing');
  });

  test('PR-6: a folder that cannot be written fails the job with its reason; nothing is lost, and it goes through later', async () => {
    orders(3);
    writeFileSync(shop.pdfFolder, 'a file in the way');
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'failed', 'failed');
    const [job] = jobsOf(shop);
    expect(job).toMatchObject({ mayBeOnPaper: false, sentAt: null });
    expect(job?.code).toMatch(/^printing\.(folder_missing|file_not_written)$/);
    expect(parcelStates()).toEqual(['reserved', 'reserved', 'reserved']);
    expect(await readyOnList()).toEqual([]);
    rmSync(shop.pdfFolder);
    mustBe(again(job!.id));
    await until(() => statesOf(shop)[0] === 'printed', 'printed');
    expect(parcelStates()).toEqual(['printed', 'printed', 'printed']);
  });

  test('PR-6: no room to draw is a refusal of the job, not a loss', async () => {
    orders(2);
    mkdirSync(join(shop.folder, 'spool'));
    shop.startQueue();
    rmSync(join(shop.folder, 'spool'), { recursive: true });
    writeFileSync(join(shop.folder, 'spool'), 'no folder');
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'failed', 'failed');
    expect(jobsOf(shop)[0]).toMatchObject({ code: 'printing.folder_missing', mayBeOnPaper: false });
    rmSync(join(shop.folder, 'spool'));
    mkdirSync(join(shop.folder, 'spool'));
    mustBe(again(jobsOf(shop)[0]!.id));
    await until(() => statesOf(shop)[0] === 'printed', 'printed');
  });
});

describe('what the spooler says', () => {
  beforeEach(() => useLabels(shop));

  test('PR-6: sent is followed until it ends, with the printer’s own words on the way', async () => {
    orders(1);
    shop.spooler.script.firstState = 'pending';
    shop.spooler.printers.set('Labels', { state: 'paused', words: 'Paused by Li' });
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => jobsOf(shop)[0]?.words === 'Paused by Li', 'the words');
    expect(jobsOf(shop)[0]).toMatchObject({ state: 'sent', code: 'printing.printer_paused' });
    shop.spooler.printers.set('Labels', { state: 'trouble', words: 'media-empty' });
    await until(() => jobsOf(shop)[0]?.code === 'printing.printer_trouble', 'out of paper');
    expect(parcelStates()).toEqual(['reserved']);
    shop.spooler.printers.set('Labels', { state: 'ready', words: '' });
    shop.spooler.states.set('1', { state: 'completed', words: '' });
    await until(() => statesOf(shop)[0] === 'printed', 'printed');
    expect(jobsOf(shop)[0]).toMatchObject({ words: '', code: null });
    expect(parcelStates()).toEqual(['printed']);
    expect(shop.spooler.submitted).toHaveLength(1);
  });

  test('PR-6: a refused job failed with its words, and goes out on a key; a job that was sent once never goes out twice', async () => {
    orders(2);
    shop.spooler.script.onSubmit = 'refuse';
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'failed', 'failed');
    const [job] = jobsOf(shop);
    expect(job).toMatchObject({ words: 'Too many jobs', code: 'printing.spooler_refused', mayBeOnPaper: false });
    shop.spooler.script.onSubmit = 'take';
    mustBe(again(job!.id));
    mustBe(again(job!.id));
    await until(() => statesOf(shop)[0] === 'printed', 'printed');
    expect(shop.spooler.submitted).toHaveLength(1);
    expect(again(job!.id)).toMatchObject({ ok: false, refusal: { code: 'printing.job_not_open', params: { jobState: 'printed' } } });
  });

  test('PR-6: the printer is removed between the guard and the sending', async () => {
    orders(1);
    mustBe(await printNow(shop));
    shop.spooler.printers.delete('Labels');
    shop.startQueue();
    await until(() => statesOf(shop)[0] === 'failed', 'failed');
    expect(jobsOf(shop)[0]).toMatchObject({ code: 'printing.printer_missing', words: '', mayBeOnPaper: false });
    expect(await readyOnList()).toEqual([]);
    // The shop takes another printer for the same labels: the key sends it there.
    shop.spooler.printers.set('Spare', { state: 'ready', words: '' });
    inOneStep(shop.services, ({ writer }) => writer.run(`UPDATE print_assignments SET printer_name = 'Spare' WHERE kind = 'waybill'`));
    mustBe(again(jobsOf(shop)[0]!.id));
    await until(() => statesOf(shop)[0] === 'printed', 'printed');
    expect(shop.spooler.submitted.map(({ printer }) => printer)).toEqual(['Spare']);
  });

  test('PR-6: no answer while sending is an unknown fate; found at the spooler later it is followed again', async () => {
    orders(1);
    shop.spooler.script.onSubmit = 'swallow';
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'printed', 'found and printed');
    expect(shop.spooler.submitted).toHaveLength(1);
    expect(tracedActions(shop, 'print_job', jobsOf(shop)[0]!.id)).toEqual(['print_job.sending', 'print_job.unknown', 'print_job.sent', 'print_job.printed']);
  });

  test('PR-6: an unknown fate that nobody can find stays unknown, whatever time passes, until a person has looked', async () => {
    orders(1);
    shop.spooler.script.onSubmit = 'silent';
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'unknown', 'unknown');
    shop.spooler.script.onSubmit = 'take';
    await pause(400);
    const [job] = jobsOf(shop);
    expect(job).toMatchObject({ state: 'unknown', mayBeOnPaper: true, code: 'printing.spooler_no_answer' });
    expect(shop.spooler.submitted).toEqual([]);
    expect(again(job!.id)).toMatchObject({ ok: false, refusal: { code: 'printing.look_at_paper_first', params: { sheets: 1 } } });
    expect(await readyOnList()).toEqual([]);
    mustBe(settle(job!.id, 0, true));
    await until(() => statesOf(shop)[1] === 'printed', 'printed');
    expect(statesOf(shop)).toEqual(['cancelled', 'printed']);
  });

  test('a spooler with a bug leaves an unknown fate and the queue running', async () => {
    orders(1);
    shop.spooler.script.onSubmit = 'throw';
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'unknown', 'unknown');
    expect(shop.bugs.splice(0)).toHaveLength(1);
  });

  test('PR-6: a job that the spooler forgot, or whose printer was deleted with it, is unknown; silence alone is not', async () => {
    orders(1);
    shop.spooler.script.firstState = 'processing';
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'sent', 'sent');
    shop.spooler.script.answers = false;
    await until(() => jobsOf(shop)[0]?.code === 'printing.spooler_no_answer', 'silence noted');
    await pause(300);
    expect(statesOf(shop)).toEqual(['sent']);
    shop.spooler.script.answers = true;
    shop.spooler.states.clear();
    shop.spooler.printers.delete('Labels');
    await until(() => statesOf(shop)[0] === 'unknown', 'unknown');
    expect(jobsOf(shop)[0]).toMatchObject({ code: 'printing.printer_missing', mayBeOnPaper: true });
  });

  test('PR-6: what the spooler gave up on may lie in the tray: it asks for a look before it prints anything again', async () => {
    const made = orders(3);
    shop.spooler.script.firstState = 'processing';
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'sent', 'sent');
    shop.spooler.states.set('1', { state: 'aborted', words: 'media jam in tray 2' });
    await until(() => statesOf(shop)[0] === 'failed', 'failed');
    const [job] = jobsOf(shop);
    expect(job).toMatchObject({ words: 'media jam in tray 2', code: 'printing.spooler_aborted', mayBeOnPaper: true });
    expect(codeOf(again(job!.id))).toBe('printing.look_at_paper_first');
    expect(settle(job!.id, 4, true)).toMatchObject({ ok: false, refusal: { code: 'printing.no_such_sheet', params: { sheets: 3 } } });

    shop.spooler.script.firstState = 'completed';
    mustBe(settle(job!.id, 1, true));
    expect(codeOf(settle(job!.id, 1, true))).toBe('printing.job_not_open');
    await until(() => statesOf(shop)[1] === 'printed', 'the rest');
    expect(jobOf(shop, job!.id)).toMatchObject({ state: 'printed', cameOut: 1 });
    expect(jobsOf(shop)[1]).toMatchObject({ sheets: 2, reprint: false, firstNumber: '77120000000002' });
    const [, rest] = shop.spooler.submitted;
    expect(readPdfPages(rest!.pdf)).toHaveLength(2);
    expect(readPdfTextByPage(rest!.pdf).join(' ')).not.toContain('补打');
    expect(parcelStates()).toEqual(['printed', 'printed', 'printed']);
    expect(new Set(parcelsIn(shop).map(({ order_id }) => order_id))).toEqual(new Set(made));
    expect(tracedActions(shop, 'print_job', job!.id)).toContain('print_job.settled');
  });

  test('PR-7: the rest is not printed unless asked: those orders are on the list again, with their numbers', async () => {
    const made = orders(3);
    shop.spooler.script.onSubmit = 'silent';
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'unknown', 'unknown');
    mustBe(settle(jobsOf(shop)[0]!.id, 2, false));
    expect(parcelStates()).toEqual(['printed', 'printed', 'reserved']);
    expect(await readyOnList()).toEqual([[made[2], '77120000000003']]);
    shop.spooler.script.onSubmit = 'take';
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[1] === 'printed', 'printed');
    expect(parcelsIn(shop).map(({ waybill_number }) => waybill_number)).toEqual(['77120000000001', '77120000000002', '77120000000003']);
    expect(parcelStates()).toEqual(['printed', 'printed', 'printed']);
  });

  test('PR-6: a sheet whose number was scanned from paper meanwhile is not printed again, whatever was said', async () => {
    const [, second] = orders(2);
    shop.spooler.script.onSubmit = 'silent';
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'unknown', 'unknown');
    const scanned = parcelsIn(shop)[1]!;
    expect(scanned.order_id).toBe(second);
    inOneStep(shop.services, ({ writer, at }) => {
      markPrinted(writer, scanned.id as ParcelId, at);
      markScannedBack(writer, scanned.id as ParcelId, at);
    });
    shop.spooler.script.onSubmit = 'take';
    mustBe(settle(jobsOf(shop)[0]!.id, 0, true));
    await until(() => statesOf(shop)[1] === 'printed', 'printed');
    expect(jobsOf(shop)[1]).toMatchObject({ sheets: 1, firstNumber: '77120000000001', lastNumber: '77120000000001' });
  });
});

describe('what happens to an order while its sheet waits', () => {
  beforeEach(() => useLabels(shop));

  test('PR-8: held, closed or voided meanwhile, it is taken out before it is sent; the others keep their sheets', async () => {
    const [held, voided, plain] = orders(3);
    mustBe(await printNow(shop, null, 'separate'));
    hold(held!);
    mustBe(act(shop.services, shop.manager.staffId, (step) => voidWaybillOf(step, voided!, '改地址')));
    shop.startQueue();
    await until(() => statesOf(shop).every((state) => state === 'printed'), 'printed');
    expect(jobsOf(shop).map(({ sheets, firstNumber }) => [sheets, firstNumber])).toEqual([[1, '77120000000003'], [1, '77120000000003']]);
    expect(readPdfBarcodes(shop.spooler.submitted[0]!.pdf, 1)[0]?.text).toBe('77120000000003');
    expect(parcelStates()).toEqual(['reserved', 'voided', 'printed']);
    expect(tracedActions(shop, 'order', held!)).toContain('parcel.left_out');
    mustBe(act(shop.services, shop.manager.staffId, (step) => releaseOrder(step, orderById(step.writer, held!)!, '')));
    expect(await readyOnList()).toEqual([[voided, null], [held, '77120000000001']].sort((a, b) => Number(a[0]) - Number(b[0])));
    expect(parcelsIn(shop).find(({ order_id }) => order_id === plain)?.state).toBe('printed');
  });

  test('a job of which nothing is left is cancelled and never sent', async () => {
    const [only] = orders(1);
    mustBe(await printNow(shop));
    hold(only!);
    shop.startQueue();
    await until(() => statesOf(shop)[0] === 'cancelled', 'cancelled');
    expect(jobsOf(shop)[0]).toMatchObject({ code: 'printing.nothing_left', sheets: 0 });
    expect(shop.spooler.submitted).toEqual([]);
  });
});

describe('a reprint', () => {
  beforeEach(() => useLabels(shop));
  const printAgain = (parcelId: number, kind: 'waybill' | 'packing_slip' = 'waybill') =>
    reprint(shop.services, shop.printing, shop.manager, { parcelId: parcelId as ParcelId, kind, reason: '标签破损' });

  test('PR-6: has a reason, the same number, and says so on the paper and in the trace', async () => {
    const [order] = orders(1);
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'printed', 'printed');
    const { id } = parcelsIn(shop)[0]!;
    mustBe(await printAgain(id));
    await until(() => statesOf(shop)[1] === 'printed', 'reprinted');
    mustBe(await printAgain(id));
    await until(() => statesOf(shop)[2] === 'printed', 'reprinted again');
    const texts = shop.spooler.submitted.map(({ pdf }) => readPdfText(pdf));
    expect(texts.map((text) => /补打( 2)?/.exec(text)?.[0])).toEqual([undefined, '补打', '补打 2']);
    expect(jobsOf(shop).map((job) => job.reprint)).toEqual([false, true, true]);
    expect(readPdfBarcodes(shop.spooler.submitted[1]!.pdf, 1)[0]?.text).toBe('77120000000001');
    expect(tracedActions(shop, 'order', order!).filter((action) => action === 'parcel.reprinted')).toHaveLength(2);
    expect(parcelStates()).toEqual(['printed']);
  });

  test('PR-6: is refused while the first print is in the queue, when nothing was printed, and for a held or voided parcel', async () => {
    const [order] = orders(1);
    mustBe(await printNow(shop));
    const { id } = parcelsIn(shop)[0]!;
    expect(codeOf(await printAgain(id))).toBe('printing.in_the_queue');
    inOneStep(shop.services, ({ writer }) => moveJob(writer, jobsOf(shop)[0]!.id, 'queued', 'cancelled'));
    expect(codeOf(await printAgain(id))).toBe('printing.not_printed_yet');
    inOneStep(shop.services, ({ writer, at }) => {
      markPrinted(writer, id as ParcelId, at);
    });
    hold(order!);
    expect(codeOf(await printAgain(id))).toBe('printing.held');
    mustBe(voidWaybill(shop.services, shop.manager, { parcelId: id as ParcelId, reason: '写错' }));
    expect(codeOf(await printAgain(id))).toBe('parcel.already_voided');
    expect(codeOf(await printAgain(999))).toBe('parcel.unknown');
  });
});

describe('a start after a crash', () => {
  beforeEach(() => useLabels(shop));
  const crashIn = (state: 'rendered' | 'sending' | 'sent'): void => {
    inOneStep(shop.services, ({ writer }) => moveJob(writer, jobsOf(shop)[0]!.id, 'queued', state, state === 'sent' ? { sent_at: 1, spooler_job: '77' } : {}));
  };

  test('PR-6: queued and drawn jobs go on by themselves; files of the last run are gone', async () => {
    orders(2);
    mustBe(await printNow(shop));
    crashIn('rendered');
    mkdirSync(join(shop.folder, 'spool'));
    writeFileSync(join(shop.folder, 'spool', 'job-1.pdf'), 'half a file');
    writeFileSync(join(shop.folder, 'spool', '.job-9.pdf.abc.part'), 'canary 13800000000');
    shop.startQueue();
    expect(existsSync(join(shop.folder, 'spool', 'job-1.pdf'))).toBe(false);
    await until(() => statesOf(shop)[0] === 'printed', 'printed');
    expect(readPdfPages(shop.spooler.submitted[0]!.pdf)).toHaveLength(2);
    expect(spooled()).toEqual([]);
  });

  test('PR-6: a job found sending has an unknown fate and is never sent by itself', async () => {
    orders(2);
    mustBe(await printNow(shop));
    crashIn('sending');
    shop.startQueue();
    expect(jobsOf(shop)).toMatchObject([{ state: 'unknown', code: 'printing.fate_unknown', mayBeOnPaper: true }]);
    await pause(300);
    expect(shop.spooler.submitted).toEqual([]);
    mustBe(settle(jobsOf(shop)[0]!.id, 2, true));
    expect(statesOf(shop)).toEqual(['printed']);
    expect(parcelStates()).toEqual(['printed', 'printed']);
  });

  test('PR-6: a sent job is followed again, or unknown when the spooler does not know it any more', async () => {
    orders(1);
    mustBe(await printNow(shop));
    crashIn('sent');
    shop.spooler.states.set('77', { state: 'processing', words: 'page 1' });
    shop.startQueue();
    await until(() => jobsOf(shop)[0]?.words === 'page 1', 'followed');
    shop.spooler.states.delete('77');
    await until(() => statesOf(shop)[0] === 'unknown', 'unknown');
    expect(jobsOf(shop)[0]?.code).toBe('printing.spooler_forgot');
    expect(shop.spooler.submitted).toEqual([]);
  });
});
