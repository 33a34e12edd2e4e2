import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderId, ParcelId, PrintJobId } from '../../shared/domain/ids.ts';
import { markPacked, markScannedBack } from '../../electron/store/parcels.ts';
import { cancelJob } from '../../electron/use-cases/printing/cancel-job.ts';
import { printList } from '../../electron/use-cases/printing/print-list.ts';
import { counts } from '../../electron/use-cases/printing/queue-view.ts';
import { resumeFrom } from '../../electron/use-cases/printing/resume-job.ts';
import { settleUnknown } from '../../electron/use-cases/printing/settle-job.ts';
import { giveRoll, jobOf, jobsOf, openPrintingShop, parcelsIn, printNow, statesOf, until, useLabels, type PrintingShop } from '../support/printing-shop.ts';
import { readPdfTextByPage } from '../support/read-pdf.ts';
import { addPaidOrder, codeOf, inOneStep, mustBe, tracedActions } from '../support/shop.ts';

let shop: PrintingShop;
beforeEach(async () => {
  shop = await openPrintingShop();
  giveRoll(shop);
  await useLabels(shop);
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.end();
});

const orders = (count: number): OrderId[] => Array.from({ length: count }, () => addPaidOrder(shop));
const parcelStates = (): string[] => parcelsIn(shop).map(({ state }) => state);
const goOn = (jobId: PrintJobId, lastGood: number) => resumeFrom(shop.services, shop.printing, shop.manager, { jobId, lastGood, reason: '卡纸' });
const takeBack = (jobId: PrintJobId) => cancelJob(shop.services, shop.printing, shop.manager, { jobId });
const firstJob = (): PrintJobId => jobsOf(shop)[0]!.id;
const numbersOn = (index: number): (string | undefined)[] =>
  readPdfTextByPage(shop.spooler.submitted[index]!.pdf).map((page) => /7712\d{10}/.exec(page.replace(/ /g, ''))?.[0]);
const readyOnList = async (): Promise<(string | null)[]> => mustBe(await printList(shop.services, shop.printing)).ready.map(({ waybillNumber }) => waybillNumber);

describe('going on after a jam', () => {
  test('PR-7: a job that counts as printed goes on at the exact sheet; the sheets before it are not printed again', async () => {
    orders(5);
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'printed', 'printed');
    shop.spooler.script.firstState = 'processing';
    expect(mustBe(await goOn(firstJob(), 2))).toEqual({ jobId: expect.any(Number), sheets: 3 });
    // Their sheets are not on paper: until the new job is through they are not printed.
    expect(parcelStates()).toEqual(['printed', 'printed', 'reserved', 'reserved', 'reserved']);
    expect(await readyOnList()).toEqual([]);
    await until(() => shop.spooler.submitted.length === 2, 'the rest is sent');
    expect(numbersOn(1)).toEqual(['77120000000003', '77120000000004', '77120000000005']);
    expect(jobsOf(shop).map(({ cameOut, resumes }) => [cameOut, resumes])).toEqual([[2, null], [null, firstJob()]]);
    shop.spooler.states.set('2', { state: 'completed', words: '' });
    await until(() => statesOf(shop)[1] === 'printed', 'the rest is printed');
    expect(new Set(parcelStates())).toEqual(new Set(['printed']));
    expect(tracedActions(shop, 'print_job', firstJob())).toContain('print_job.resumed');
  });

  test('PR-7: asked twice for the same sheet, it goes on once', async () => {
    orders(4);
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'printed', 'printed');
    const asked = await Promise.all([goOn(firstJob(), 1), goOn(firstJob(), 1), goOn(firstJob(), 1)]);
    expect(asked.map((one) => mustBe(one).sheets)).toEqual([3, 0, 0]);
    // A jam of the second half: still only what was meant to come out then.
    expect(mustBe(await goOn(firstJob(), 0)).sheets).toBe(1);
    await until(() => statesOf(shop).every((state) => state === 'printed'), 'all printed');
    expect(shop.spooler.submitted.slice(1).map((_, index) => numbersOn(index + 1).length)).toEqual([3, 1]);
    expect(numbersOn(2)).toEqual(['77120000000001']);
  });

  test('PR-7: of a job at the spooler what is left is taken back there before anything is printed anew', async () => {
    orders(3);
    shop.spooler.script.firstState = 'processing';
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'sent', 'sent');
    expect(mustBe(await goOn(firstJob(), 1)).sheets).toBe(2);
    expect(shop.spooler.states.get('1')?.state).toBe('cancelled');
    expect(jobOf(shop, firstJob())).toMatchObject({ state: 'printed', cameOut: 1 });
    await until(() => shop.spooler.submitted.length === 2, 'the rest is sent');
    expect(numbersOn(1)).toEqual(['77120000000002', '77120000000003']);
  });

  test('PR-7: while nobody knows whether the spooler goes on, nothing is printed anew', async () => {
    orders(3);
    shop.spooler.script.firstState = 'processing';
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'sent', 'sent');
    shop.spooler.script.answers = false;
    expect(codeOf(await goOn(firstJob(), 1))).toBe('printing.cancel_unknown');
    shop.spooler.script.answers = true;
    shop.spooler.script.cancels = false;
    expect(await goOn(firstJob(), 1)).toMatchObject({ ok: false, refusal: { code: 'printing.not_taken_back', params: { printer: 'Labels', words: 'Too late' } } });
    expect(jobsOf(shop)).toHaveLength(1);
    expect(codeOf(await goOn(firstJob(), 4))).toBe('printing.no_such_sheet');
    // It ended while the person looked: nothing to take back, the paper in the tray counts.
    shop.spooler.states.set('1', { state: 'completed', words: '' });
    expect(mustBe(await goOn(firstJob(), 1)).sheets).toBe(2);
  });

  test('PR-7: a sheet that was scanned from paper, or a parcel that is packed, is never printed again', async () => {
    const [, , packed] = orders(4);
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'printed', 'printed');
    const parcels = parcelsIn(shop);
    inOneStep(shop.services, ({ writer, at }) => {
      markScannedBack(writer, parcels[1]!.id as ParcelId, at);
      markPacked(writer, parcels.find(({ order_id }) => order_id === packed)!.id as ParcelId, shop.manager.staffId, at);
    });
    expect(mustBe(await goOn(firstJob(), 0)).sheets).toBe(2);
    await until(() => statesOf(shop)[1] === 'printed', 'printed');
    expect(numbersOn(1)).toEqual(['77120000000001', '77120000000004']);
    expect(parcelStates()).toEqual(['printed', 'printed', 'packed', 'printed']);
  });

  test('PR-7: an open, cancelled or unknown job is refused: those have their own ways', async () => {
    orders(1);
    mustBe(await printNow(shop));
    expect(await goOn(firstJob(), 0)).toMatchObject({ ok: false, refusal: { code: 'printing.job_not_open', params: { jobState: 'queued' } } });
    expect(codeOf(await goOn(99 as PrintJobId, 0))).toBe('printing.job_unknown');
  });
});

describe('taking a job back', () => {
  test('PR-6: before it was sent: its orders are on the list again with their numbers, and nothing comes out', async () => {
    orders(2);
    mustBe(await printNow(shop));
    mustBe(await takeBack(firstJob()));
    expect(jobsOf(shop)[0]).toMatchObject({ state: 'cancelled', code: 'printing.taken_back', mayCancel: false });
    expect(await readyOnList()).toEqual(['77120000000001', '77120000000002']);
    shop.startQueue();
    await pause(150);
    expect(shop.spooler.submitted).toEqual([]);
    expect(codeOf(await takeBack(firstJob()))).toBe('printing.job_not_open');
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[1] === 'printed', 'printed with the same numbers');
    expect(numbersOn(0)).toEqual(['77120000000001', '77120000000002']);
  });

  test('PR-6: while it is handed over it cannot be; at the spooler it is cancelled there and a person says what came out', async () => {
    orders(3);
    let handOver = (): void => undefined;
    shop.spooler.script.wait = new Promise((settle) => (handOver = settle));
    shop.spooler.script.firstState = 'processing';
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'sending', 'sending');
    expect(codeOf(await takeBack(firstJob()))).toBe('printing.being_sent');
    handOver();
    await until(() => statesOf(shop)[0] === 'sent', 'sent');
    mustBe(await takeBack(firstJob()));
    expect(jobsOf(shop)[0]).toMatchObject({ state: 'failed', code: 'printing.spooler_cancelled', mayBeOnPaper: true });
    expect(mustBe(counts(shop.services))).toEqual({ toPrint: 0, jobsOpen: 0, jobsToLookAt: 1 });
    mustBe(settleUnknown(shop.services, shop.printing, shop.manager, { jobId: firstJob(), cameOut: 1, printRest: false }));
    expect(await readyOnList()).toEqual(['77120000000002', '77120000000003']);
    expect(mustBe(counts(shop.services))).toEqual({ toPrint: 2, jobsOpen: 0, jobsToLookAt: 0 });
  });

  test('PR-6: a spooler that does not answer is not taken for one that cancelled', async () => {
    orders(1);
    shop.spooler.script.firstState = 'processing';
    shop.startQueue();
    mustBe(await printNow(shop));
    await until(() => statesOf(shop)[0] === 'sent', 'sent');
    shop.spooler.script.answers = false;
    expect(codeOf(await takeBack(firstJob()))).toBe('printing.cancel_unknown');
    expect(statesOf(shop)).toEqual(['sent']);
  });
});

test('PR-6: sheets that the spooler counts are shown while it prints, and do not become fewer', async () => {
  orders(3);
  shop.spooler.script.firstState = 'processing';
  shop.startQueue();
  mustBe(await printNow(shop));
  await until(() => statesOf(shop)[0] === 'sent', 'sent');
  expect(jobsOf(shop)[0]?.sheetsDone).toBeNull();
  shop.spooler.states.set('1', { state: 'processing', words: '', sheetsDone: 2 });
  await until(() => jobsOf(shop)[0]?.sheetsDone === 2, 'counted');
  shop.spooler.states.set('1', { state: 'processing', words: 'cover open', sheetsDone: 1 });
  await until(() => jobsOf(shop)[0]?.words === 'cover open', 'words');
  expect(jobsOf(shop)[0]?.sheetsDone).toBe(2);
  shop.spooler.states.set('1', { state: 'aborted', words: 'jam', sheetsDone: 3 });
  await until(() => statesOf(shop)[0] === 'failed', 'failed');
  expect(jobsOf(shop)[0]).toMatchObject({ sheetsDone: 3, words: 'jam' });
});
