import { afterEach, describe, expect, test } from 'vitest';
import { assign } from '../../electron/use-cases/printing/assignments.ts';
import { setComponent } from '../../electron/use-cases/printing/components.ts';
import { printTestPage } from '../../electron/use-cases/printing/print-test-page.ts';
import { reprint } from '../../electron/use-cases/printing/reprint.ts';
import { retry, settleUnknown } from '../../electron/use-cases/printing/settle-job.ts';
import { addMaskedOrders, issuedFor, openComponentShop, takeIn, type ComponentShop } from '../support/component-shop.ts';
import { jobsOf, openPrintingShop, parcelsIn, printNow, statesOf, until, useLabels, type PrintingShop } from '../support/printing-shop.ts';
import { codeOf, mustBe } from '../support/shop.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of open.splice(0).reverse()) await end();
});

const numbersOf = (shop: ComponentShop): string[] => shop.desk.printed.map(({ documentId }) => documentId);
const printedIn = (shop: PrintingShop): string[] => parcelsIn(shop).filter(({ state }) => state === 'printed').map(({ waybill_number }) => waybill_number);
const messages = (shop: ComponentShop): number => shop.desk.heard.filter((text) => text.includes('"cmd":"print"')).length;

/** A batch of e-waybills, ready for whatever the component does. */
const shopWith = async (count: number, script: Partial<ComponentShop['desk']['script']> = {}): Promise<ComponentShop> => {
  const shop = await openComponentShop();
  open.push(shop.end);
  mustBe(takeIn(shop, issuedFor(addMaskedOrders(shop, count))));
  Object.assign(shop.desk.script, script);
  return shop;
};
const send = async (shop: ComponentShop): Promise<void> => {
  mustBe(await printNow(shop, null, 'none', 'STO'));
};
const reaches = (shop: PrintingShop, state: string): Promise<void> => until(() => statesOf(shop)[0] === state, state);

describe.each([{}, { pushes: false }, { onPrint: 'late' as const }, { onPrint: 'twice' as const }])('a component that answers well (%o)', (script) => {
  test('PR-6: its books and the shop\'s are the same', async () => {
    const shop = await shopWith(12, script);
    shop.startQueue();
    await send(shop);
    await reaches(shop, 'printed');
    expect(numbersOf(shop).sort()).toEqual(printedIn(shop).sort());
    expect(new Set(numbersOf(shop)).size).toBe(12);
    expect(shop.bugs).toEqual([]);
  });
});

describe.each(['never', 'drop_after', 'broken', 'wrong_types'] as const)('an answer that is lost (%s)', (onPrint) => {
  test('PR-6: is unknown at first, settled by asking, and nothing goes over twice', async () => {
    const shop = await shopWith(1, { onPrint, pushes: false, knowsTasks: false });
    shop.startQueue();
    await send(shop);
    await reaches(shop, 'unknown');
    expect(printedIn(shop)).toEqual([]);
    shop.desk.script.knowsTasks = true;
    await reaches(shop, 'printed');
    expect(messages(shop)).toBe(1);
    expect(numbersOf(shop)).toEqual(printedIn(shop));
  });
});

test('PR-6: a line that drops before the task arrives: unknown is called unknown, a person says what came out, and only then it goes again', async () => {
  const shop = await shopWith(2, { onPrint: 'drop_before' });
  shop.startQueue();
  await send(shop);
  await reaches(shop, 'unknown');
  await new Promise((settle) => setTimeout(settle, 400));
  expect(messages(shop)).toBe(1);
  expect(numbersOf(shop)).toEqual([]);
  const [job] = jobsOf(shop);
  expect(job?.mayBeOnPaper).toBe(true);
  shop.desk.script.onPrint = 'take';
  mustBe(settleUnknown(shop.services, shop.printing, shop.manager, { jobId: job?.id as never, cameOut: 0, printRest: true }));
  await until(() => jobsOf(shop).at(-1)?.state === 'printed', 'the rest');
  expect(numbersOf(shop)).toEqual(['770000000000001', '770000000000002']);
  expect(printedIn(shop)).toEqual(numbersOf(shop));
});

test('PR-6: the first task refused: failed in the component\'s words, and sent again on a person\'s word', async () => {
  const shop = await shopWith(2, { onPrint: 'fail' });
  shop.startQueue();
  await send(shop);
  await reaches(shop, 'failed');
  const [job] = jobsOf(shop);
  expect(job).toMatchObject({ code: 'printing.spooler_refused', words: '无效的打印机', mayBeOnPaper: false });
  expect(numbersOf(shop)).toEqual([]);
  shop.desk.script.onPrint = 'take';
  mustBe(retry(shop.services, shop.printing, shop.manager, { jobId: job?.id as never }));
  await reaches(shop, 'printed');
  expect(numbersOf(shop)).toEqual(printedIn(shop));
});

test('PR-7: refused in the middle: what came out is counted, the rest goes on from there', async () => {
  const shop = await shopWith(5, { onPrint: 'fail', fromTask: 4 });
  shop.startQueue();
  await send(shop);
  await reaches(shop, 'failed');
  const [job] = jobsOf(shop);
  expect(job).toMatchObject({ code: 'printing.spooler_aborted', words: '无效的打印机', sheetsDone: 3, mayBeOnPaper: true });
  shop.desk.script.onPrint = 'take';
  mustBe(settleUnknown(shop.services, shop.printing, shop.manager, { jobId: job?.id as never, cameOut: 3, printRest: true }));
  await until(() => jobsOf(shop).at(-1)?.state === 'printed', 'the rest');
  expect(numbersOf(shop).sort()).toEqual(printedIn(shop).sort());
  expect(new Set(numbersOf(shop)).size).toBe(5);
});

test('PR-6: the printer fails after the component took it', async () => {
  const shop = await shopWith(1, { paper: 'jam' });
  shop.startQueue();
  await send(shop);
  await reaches(shop, 'failed');
  expect(jobsOf(shop)[0]).toMatchObject({ code: 'printing.spooler_aborted', words: '770000000000001 缺纸' });
  expect(printedIn(shop)).toEqual([]);
});

test.each(['sent', 'sending'] as const)('PR-6: killed while a job is %s: a new run settles it by asking the component', async (state) => {
  const shop = await shopWith(3, state === 'sent' ? { paper: 'held' } : { onPrint: 'never', fromTask: 3, pushes: false });
  const first = shop.startQueue();
  await send(shop);
  await reaches(shop, state);
  if (state === 'sending') await until(() => shop.desk.printed.length === 3, 'all on paper');
  await first.stop();
  // As a kill leaves it: what the old run would still have learned is lost with it.
  shop.printing.components.close();
  if (state === 'sending') {
    shop.store.write((writer) => {
      writer.run(`UPDATE print_jobs SET state = 'sending', spooler_job = NULL, code = NULL`);
      return true;
    });
  }
  const again = await openPrintingShop({ file: shop.file });
  open.push(again.end);
  again.startQueue();
  if (state === 'sent') {
    await new Promise((settle) => setTimeout(settle, 100));
    expect(statesOf(again)).toEqual(['sent']);
    shop.desk.finish();
  }
  await reaches(again, 'printed');
  expect(messages(shop)).toBe(3);
  expect(numbersOf(shop)).toEqual(printedIn(again));
});

test('PR-9: a component that does not run keeps the batch back in words, and nothing is reserved', async () => {
  const shop = await shopWith(1);
  await shop.desk.stop();
  const refused = await printNow(shop, null, 'none', 'STO');
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'printing.nothing_to_print', params: { because: 'component_off', component: 'cainiao' } } });
  expect(parcelsIn(shop)).toEqual([]);
  await shop.desk.start();
  mustBe(setComponent(shop.services, shop.manager, { component: 'cainiao', enabled: false, endpoint: shop.desk.endpoint }));
  expect(await printNow(shop, null, 'none', 'STO')).toMatchObject({ refusal: { params: { because: 'component_disabled' } } });
});

test('PR-6: the component ends while it prints: the job waits, and is followed on when it runs again', async () => {
  const shop = await shopWith(2, { paper: 'held' });
  shop.startQueue();
  await send(shop);
  await reaches(shop, 'sent');
  await shop.desk.stop();
  await until(() => jobsOf(shop)[0]?.words.includes('component_off:cainiao') === true, 'said');
  expect(statesOf(shop)).toEqual(['sent']);
  await shop.desk.start();
  shop.desk.finish();
  await reaches(shop, 'printed');
  expect(messages(shop)).toBe(2);
});

test('PR-6: a reprint goes through the component with the same number, and through nothing else', async () => {
  const shop = await shopWith(1);
  shop.startQueue();
  await send(shop);
  await reaches(shop, 'printed');
  const parcelId = parcelsIn(shop)[0]?.id as never;
  mustBe(await reprint(shop.services, shop.printing, shop.manager, { parcelId, kind: 'waybill', reason: '撕坏' }));
  await until(() => shop.desk.printed.length === 2, 'reprinted');
  expect(numbersOf(shop)).toEqual(['770000000000001', '770000000000001']);
  expect(new Set(shop.desk.printed.map(({ taskId }) => taskId)).size).toBe(2);
  await useLabels(shop);
  await until(() => statesOf(shop).every((state) => state === 'printed'), 'settled');
  expect(codeOf(await reprint(shop.services, shop.printing, shop.manager, { parcelId, kind: 'waybill', reason: '撕坏' }))).toBe('printing.needs_component');
  expect(shop.spooler.submitted).toEqual([]);
});

test('PR-5: a failed e-waybill is not sent to an ordinary printer, whatever was assigned since', async () => {
  const shop = await shopWith(1, { onPrint: 'fail' });
  shop.startQueue();
  await send(shop);
  await reaches(shop, 'failed');
  await useLabels(shop);
  shop.desk.script.onPrint = 'take';
  mustBe(retry(shop.services, shop.printing, shop.manager, { jobId: jobsOf(shop)[0]?.id as never }));
  await reaches(shop, 'printed');
  expect(shop.spooler.submitted).toEqual([]);
  expect(numbersOf(shop)).toEqual(['770000000000001']);
});

test('PR-9: nothing but e-waybills goes to a component', async () => {
  const shop = await shopWith(1);
  const printer = { spooler: 'component', printerName: 'cainiao/XP-460B' };
  expect(codeOf(await assign(shop.services, shop.printing, shop.manager, { kind: 'packing_slip', courierCode: '', ...printer, templateId: 'packing-slip-a5' }))).toBe('printing.component_waybills_only');
  expect(codeOf(await printTestPage(shop.services, shop.printing, shop.manager, { ...printer, templateId: 'thermal-100x180' }))).toBe('printing.component_waybills_only');
});

test('PR-7: a batch of 300 e-waybills goes over one by one, each once', async () => {
  const shop = await shopWith(300);
  shop.startQueue();
  await send(shop);
  await until(() => printedIn(shop).length === 300, 'all printed', 30_000);
  expect(numbersOf(shop).sort()).toEqual(printedIn(shop).sort());
  expect(new Set(numbersOf(shop)).size).toBe(300);
  expect(messages(shop)).toBe(300);
});
