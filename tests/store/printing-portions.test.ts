import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderId } from '../../shared/domain/ids.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { batchById, insertBatch } from '../../electron/store/print-batches.ts';
import { fillingJobs, insertJob, insertSheet, parcelsOnSheets } from '../../electron/store/print-jobs.ts';
import { insertParcel } from '../../electron/store/parcels.ts';
import { holdOrder } from '../../electron/use-cases/order-changes.ts';
import { batchUnderWay, stopBatch } from '../../electron/use-cases/printing/batch-desk.ts';
import { cancelJob } from '../../electron/use-cases/printing/cancel-job.ts';
import { printList } from '../../electron/use-cases/printing/print-list.ts';
import { listRolls, retireRoll } from '../../electron/use-cases/printing/rolls.ts';
import { act } from '../../electron/use-cases/services.ts';
import { bookFaults } from '../support/book-faults.ts';
import { giveRoll, jobsOf, openPrintingShop, parcelsIn, printNow, statesOf, until, useLabels, type PrintingShop } from '../support/printing-shop.ts';
import { addPaidOrderIn, codeOf, inOneStep, mustBe, tracedActions, waybillPicture } from '../support/shop.ts';

let shop: PrintingShop;
beforeEach(async () => {
  shop = await openPrintingShop();
  giveRoll(shop);
  await useLabels(shop);
});
afterEach(async () => {
  expect(await bookFaults(shop.store.reader)).toEqual([]);
  expect(shop.bugs).toEqual([]);
  await shop.end();
});

const many = (count: number, odd: (index: number) => boolean = () => false): OrderId[] =>
  inOneStep(shop.services, (step) =>
    Array.from({ length: count }, (_, index) => addPaidOrderIn(step, odd(index) ? { receiver: { name: '王😀' } } : {})));
const numbers = (): number[] => parcelsIn(shop).map(({ waybill_number }) => Number(waybill_number));
const withoutGap = (count: number): number[] => Array.from({ length: count }, (_, index) => 77120000000001 + index);
const batch = (id = 1) => batchById(shop.store.reader, id as Parameters<typeof batchById>[1]);
const ready = async (): Promise<(string | null)[]> => mustBe(await printList(shop.services, shop.printing)).ready.map(({ waybillNumber }) => waybillNumber);

/** Does something when the layout of a batch is asked for the `nth` time. */
const whenLaidOut = (nth: number, meddle: () => void): PrintingShop => {
  let asked = 0;
  const { layOut } = shop.printing.renderer;
  return { ...shop, printing: { ...shop.printing, renderer: { ...shop.printing.renderer, layOut: async (...given) => {
    const laidOut = await layOut(...given);
    if ((asked += 1) === nth) meddle();
    return laidOut;
  } } } };
};

describe('a batch in portions', () => {
  test('PR-7: the first sheets are at the printer while the rest is still being written', async () => {
    many(300);
    shop.startQueue();
    const seen: (number | null)[] = [];
    const printed = printNow(shop, null, 'interleaved');
    await until(() => shop.spooler.submitted.length > 0, 'the first sheets are sent');
    seen.push(mustBe(batchUnderWay(shop.printing))?.written ?? null);
    expect(mustBe(await printed).printed).toBe(300);
    expect(seen[0]).toBeLessThan(300);
    expect(mustBe(batchUnderWay(shop.printing))).toBeNull();
    await until(() => statesOf(shop).every((state) => state === 'printed'), 'all printed');
    expect(jobsOf(shop).map(({ sheets }) => sheets)).toEqual([24, 300, 276]);
    expect(batch()).toMatchObject({ planned: 300, written: 300, outcome: 'finished', automatic: 0 });
    expect(numbers()).toEqual(withoutGap(300));
  });

  test('PR-8: orders that cannot be drawn, in any portion, are left out without a gap in numbers or places', async () => {
    const ids = many(130, (index) => index === 3 || index === 50 || index === 51 || index === 129);
    const done = mustBe(await printNow(shop));
    expect(done).toMatchObject({ printed: 126, stopped: false });
    expect(done.staying.map(({ orderId }) => orderId)).toEqual([ids[3], ids[50], ids[51], ids[129]]);
    expect(new Set(done.staying.map(({ code }) => code))).toEqual(new Set(['missing_glyphs']));
    expect(numbers()).toEqual(withoutGap(126));
    expect(mustBe(listRolls(shop.services))[0]?.used).toBe(126);
  });

  test('PR-7: a person stops it: what is written is printed, the rest is on the list without a number', async () => {
    many(200);
    shop.startQueue();
    const done = mustBe(await printNow(whenLaidOut(3, () => mustBe(stopBatch(shop.services, shop.printing)))));
    expect(done.stopped).toBe(true);
    expect(done.printed).toBeLessThan(200);
    expect(done.printed).toBeGreaterThan(0);
    await until(() => statesOf(shop).every((state) => state === 'printed'), 'what is written is printed');
    expect(batch()).toMatchObject({ planned: 200, written: done.printed, outcome: 'stopped' });
    expect(await ready()).toEqual(Array.from({ length: 200 - done.printed }, () => null));
    expect(mustBe(await printNow(shop)).printed).toBe(200 - done.printed);
    expect(numbers()).toEqual(withoutGap(200));
  });

  test('PR-5: the roll ends in the middle because somebody retired it: what has a number goes, the rest stays and says why', async () => {
    many(150);
    const done = mustBe(await printNow(whenLaidOut(3, () => mustBe(retireRoll(shop.services, shop.manager, { rollId: mustBe(listRolls(shop.services))[0]!.id, reason: '纸用完了' })))));
    expect(done.printed).toBeLessThan(150);
    expect(done.staying).toHaveLength(150 - done.printed);
    expect(new Set(done.staying.map(({ code }) => code))).toEqual(new Set(['no_numbers']));
    expect(numbers()).toEqual(withoutGap(done.printed));
    expect(mustBe(listRolls(shop.services))[0]?.used).toBe(done.printed);
  });

  test('PR-8: an order that is held while a later portion is drawn stays; its number goes to the next one', async () => {
    const ids = many(120);
    const held = ids[90]!;
    const done = mustBe(await printNow(whenLaidOut(2, () => {
      mustBe(act(shop.services, shop.manager.staffId, (step) => holdOrder(step, orderById(step.writer, held)!, { reason: 'buyer_asked', note: '', until: null })));
    })));
    expect(done).toMatchObject({ printed: 119, staying: [{ orderId: held, code: 'held' }] });
    expect(numbers()).toEqual(withoutGap(119));
  });

  test('PR-6: a disk that fills in the middle: the portions before it are whole, the rest is on the list, and it goes on without a restart', async () => {
    many(200);
    shop.startQueue();
    const pages = shop.store.reader.first<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
    const full = whenLaidOut(2, () => shop.store.reader.first(`PRAGMA max_page_count = ${pages + 130}`));
    await expect(printNow(full)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    shop.store.reader.first('PRAGMA max_page_count = 1000000');
    await until(() => statesOf(shop).length > 0 && statesOf(shop).every((state) => state === 'printed'), 'what is written is printed');
    const written = parcelsIn(shop).length;
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(200);
    expect(batch()).toMatchObject({ planned: 200, written, outcome: 'interrupted' });
    shop.bugs.length = 0;
    expect(mustBe(await printNow(shop)).printed).toBe(200 - written);
    expect(numbers()).toEqual(withoutGap(200));
  });

  test('PR-6: the job that a batch is filling is taken back: later portions go into another one', async () => {
    many(150);
    const done = mustBe(await printNow(whenLaidOut(4, () => {
      const [filling] = fillingJobs(shop.store.reader);
      if (filling !== undefined) void cancelJob(shop.services, shop.printing, shop.manager, { jobId: filling.id });
    })));
    expect(done.printed).toBe(150);
    shop.startQueue();
    await until(() => statesOf(shop).every((state) => state === 'printed' || state === 'cancelled'), 'settled');
    const cancelled = jobsOf(shop).filter(({ state }) => state === 'cancelled');
    expect(cancelled).toHaveLength(1);
    expect(await ready()).toHaveLength(cancelled[0]!.sheets);
    expect(numbers()).toEqual(withoutGap(150));
  });

  test('PR-7: slips of their own in the same printer lie behind all waybills', async () => {
    many(30);
    mustBe(await printNow(shop, null, 'separate'));
    const jobs = jobsOf(shop).map(({ id, kind }) => ({ id, kind }));
    shop.startQueue();
    await until(() => statesOf(shop).every((state) => state === 'printed'), 'all printed');
    const kinds = shop.spooler.submitted.map(({ title }) => jobs.find(({ id }) => title.startsWith(`BR${id}-`))?.kind);
    expect(kinds).toEqual(['waybill', 'waybill', 'packing_slip']);
    const order = (kind: string) => jobs.filter((job) => job.kind === kind).flatMap(({ id }) => parcelsOnSheets(shop.store.reader, id).map(({ waybill_number }) => Number(waybill_number)));
    expect(order('waybill')).toEqual(withoutGap(30));
    expect(order('packing_slip')).toEqual(withoutGap(30));
  });
});

test('PR-6: a batch that a crash cut off: at the next start its job is printed as far as it is filled, and it says how far it came', async () => {
  const [order] = many(2);
  inOneStep(shop.services, ({ writer, at }) => {
    const batchId = insertBatch(writer, { staffId: shop.manager.staffId, courierCode: 'ZTO', planned: 2, automatic: false }, at);
    writer.run('UPDATE print_batches SET written = 1 WHERE id = ?', batchId);
    const job = insertJob(writer, { batchId, position: 1, kind: 'waybill', spooler: 'cups', printerName: 'Labels', templateId: 'thermal-100x180', reprint: false, filling: true }, at);
    const parcelId = insertParcel(writer, 'ZTO', '77120000000001', [order!], at);
    insertSheet(writer, job, 1, { kind: 'waybill', parcelId, picture: waybillPicture('77120000000001') });
    writer.run('UPDATE number_rolls SET used = 1');
  });
  expect(statesOf(shop)).toEqual(['queued']);
  shop.startQueue();
  await until(() => statesOf(shop)[0] === 'printed', 'printed');
  expect(batch()).toMatchObject({ written: 1, outcome: 'interrupted' });
  expect(tracedActions(shop, 'print_batch', 1)).toEqual(['print_batch.interrupted']);
  expect(codeOf(await printNow(shop))).toBeNull();
  expect(numbers()).toEqual(withoutGap(2));
});
