import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderId } from '../../shared/domain/ids.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { parcelOfOrder } from '../../electron/store/parcels.ts';
import { verifyTrace } from '../../electron/store/trace.ts';
import { holdOrder, releaseOrder, voidParcel } from '../../electron/use-cases/order-changes.ts';
import { listRolls } from '../../electron/use-cases/printing/rolls.ts';
import { retry, settleUnknown } from '../../electron/use-cases/printing/settle-job.ts';
import { act } from '../../electron/use-cases/services.ts';
import { giveRoll, jobsOf, openPrintingShop, parcelsIn, printNow, statesOf, until, useLabels, type PrintingShop } from '../support/printing-shop.ts';
import { readPdfTextByPage } from '../support/read-pdf.ts';
import { addPaidOrder, addPaidOrderIn, inOneStep, mustBe } from '../support/shop.ts';

const full = (): Error => Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });

describe('case 3: a full disk', () => {
  test('PR-6: while a batch is written: the refusal of the disk, nothing reserved, and it works again without a restart', async () => {
    const shop = await openPrintingShop();
    giveRoll(shop);
    inOneStep(shop.services, (step) => {
      for (let index = 0; index < 60; index += 1) addPaidOrderIn(step);
    });
    const pages = shop.store.reader.first<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
    shop.store.reader.first(`PRAGMA max_page_count = ${pages + 20}`);
    await expect(printNow(shop)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(parcelsIn(shop)).toEqual([]);
    expect(jobsOf(shop)).toEqual([]);
    expect(mustBe(listRolls(shop.services))[0]).toMatchObject({ used: 0, nextNumber: '77120000000001' });
    shop.store.reader.first('PRAGMA max_page_count = 1000000');
    expect(mustBe(await printNow(shop)).printed).toBe(60);
    expect(await verifyTrace(shop.store.reader)).toMatchObject({ sound: true });
    await shop.end();
  });

  test('PR-6: just after a job was handed over: what became of it is kept and written when there is room; it is not sent twice', async () => {
    const opened = await openPrintingShop();
    let failing = false;
    const services = { ...opened.services, store: { ...opened.store, write: ((body, keep) => {
      if (failing) throw full();
      return opened.store.write(body, keep);
    }) as typeof opened.store.write } };
    const shop: PrintingShop = { ...opened, services };
    giveRoll(shop);
    await useLabels(shop);
    addPaidOrder(opened);
    mustBe(await printNow(shop));
    let handOver = (): void => undefined;
    opened.spooler.script.wait = new Promise((settle) => (handOver = settle));
    const { startPrintQueue } = await import('../../electron/use-cases/printing/print-queue.ts');
    const queue = startPrintQueue(services, opened.printing, { pollMs: 25, patienceMs: 100 });
    await until(() => statesOf(shop)[0] === 'sending', 'sending');
    failing = true;
    handOver();
    await until(() => opened.bugs.length > 1, 'the disk refuses');
    expect(statesOf(shop)).toEqual(['sending']);
    failing = false;
    await until(() => statesOf(shop)[0] === 'printed', 'printed');
    expect(opened.spooler.submitted).toHaveLength(1);
    await queue.stop();
    await opened.end();
  });
});

test('PR-6: a drawing that ends after its queue was stopped takes nothing from the queue that follows', async () => {
  const opened = await openPrintingShop();
  const gates: (() => void)[] = [];
  const drawn: string[] = [];
  const printing = { ...opened.printing, renderer: { ...opened.printing.renderer, draw: (async (sheets, target) => {
    const result = await opened.printing.renderer.draw(sheets, target);
    drawn.push(target.path);
    if (drawn.length === 1) await new Promise<void>((open) => gates.push(open));
    return result;
  }) as typeof opened.printing.renderer.draw } };
  const shop: PrintingShop = { ...opened, printing };
  giveRoll(shop);
  await useLabels(shop);
  addPaidOrder(shop);
  mustBe(await printNow(shop));
  const { startPrintQueue } = await import('../../electron/use-cases/printing/print-queue.ts');
  const first = startPrintQueue(shop.services, printing, { pollMs: 25, patienceMs: 50 });
  await until(() => drawn.length === 1, 'drawn by the first queue');
  await first.stop();
  let handOver = (): void => undefined;
  shop.spooler.script.wait = new Promise((settle) => (handOver = settle));
  const second = startPrintQueue(shop.services, printing, { pollMs: 25, patienceMs: 50 });
  await until(() => statesOf(shop)[0] === 'sending', 'sending by the second queue');
  for (const open of gates) open();
  await new Promise((resolve) => setTimeout(resolve, 50));
  handOver();
  await until(() => statesOf(shop)[0] === 'printed', 'printed');
  expect(shop.spooler.submitted).toHaveLength(1);
  expect(shop.bugs).toEqual([]);
  await second.stop();
  await opened.end();
});

describe('whatever people and spoolers do', () => {
  type Step =
    | { readonly do: 'print'; readonly from: number; readonly count: number }
    | { readonly do: 'change'; readonly what: 'hold' | 'release' | 'void'; readonly order: number }
    | { readonly do: 'spooler'; readonly mode: 'take' | 'refuse' | 'silent' | 'swallow' }
    | { readonly do: 'restart' | 'settle' | 'retry' };
  const total = 8;
  const order = fc.integer({ min: 0, max: total - 1 });
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('print' as const), from: order, count: fc.integer({ min: 1, max: total }) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('change' as const), what: fc.constantFrom('hold' as const, 'release' as const, 'void' as const), order }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('spooler' as const), mode: fc.constantFrom('take' as const, 'refuse' as const, 'silent' as const, 'swallow' as const) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('restart' as const, 'settle' as const, 'retry' as const) }) },
  );

  /** A person who looks into the tray tells the truth: nothing came of what never reached the spooler. */
  const settleTruly = (shop: PrintingShop): void => {
    for (const job of jobsOf(shop).filter(({ state }) => state === 'unknown')) {
      const arrived = shop.spooler.submitted.some(({ title }) => title.startsWith(`BR${job.id}-`));
      settleUnknown(shop.services, shop.printing, shop.manager, { jobId: job.id, cameOut: arrived ? job.sheets : 0, printRest: true });
    }
  };
  const change = (shop: PrintingShop, id: OrderId, what: 'hold' | 'release' | 'void'): void => {
    act(shop.services, shop.manager.staffId, (now) => {
      const found = orderById(now.writer, id)!;
      if (what === 'hold') return holdOrder(now, found, { reason: 'buyer_asked', note: '', until: null });
      if (what === 'release') return releaseOrder(now, found, '');
      const parcel = parcelOfOrder(now.writer, id);
      return parcel === undefined ? { ok: true, value: null } : voidParcel(now, parcel.id, '坏了');
    });
  };

  test('PR-5, PR-6: no number stands on two sheets, no order has two waybills, no number is lost', { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const shop = await openPrintingShop();
        try {
          giveRoll(shop, 500);
          await useLabels(shop);
          const ids = Array.from({ length: total }, () => addPaidOrder(shop));
          let queue = shop.startQueue();
          const pending: Promise<unknown>[] = [];
          for (const next of steps) {
            if (next.do === 'print') pending.push(printNow(shop, ids.slice(next.from, next.from + next.count)), printNow(shop, ids.slice(next.from)));
            else if (next.do === 'spooler') shop.spooler.script.onSubmit = next.mode;
            else if (next.do === 'settle') settleTruly(shop);
            else if (next.do === 'retry') for (const job of jobsOf(shop)) retry(shop.services, shop.printing, shop.manager, { jobId: job.id });
            else if (next.do === 'change') change(shop, ids[next.order]!, next.what);
            else {
              await queue.stop();
              queue = shop.startQueue();
            }
            await new Promise((resolve) => setTimeout(resolve, 15));
          }
          await Promise.all(pending);
          shop.spooler.script.onSubmit = 'take';
          for (const id of ids) change(shop, id, 'release');
          await until(() => {
            settleTruly(shop);
            for (const job of jobsOf(shop).filter(({ state }) => state === 'failed')) retry(shop.services, shop.printing, shop.manager, { jobId: job.id });
            return statesOf(shop).every((state) => state === 'printed' || state === 'cancelled');
          }, 'all settled');
          await printNow(shop);
          await until(() => statesOf(shop).every((state) => state === 'printed' || state === 'cancelled'), 'the rest printed');

          const parcels = parcelsIn(shop);
          const numbers = parcels.map(({ waybill_number }) => Number(waybill_number));
          expect(numbers).toEqual(numbers.map((_, index) => 77120000000001 + index));
          const alive = parcels.filter(({ state }) => state !== 'voided');
          expect(alive.map(({ order_id }) => order_id).sort()).toEqual([...ids].sort());
          expect(new Set(alive.map(({ state }) => state))).toEqual(new Set(['printed']));
          const pages = shop.spooler.submitted.flatMap(({ pdf }) => readPdfTextByPage(pdf));
          const onPaper = pages.map((page) => /7712\d{10}/.exec(page.replace(/ /g, ''))?.[0]);
          expect(new Set(onPaper).size).toBe(onPaper.length);
          for (const { waybill_number } of alive) expect(onPaper).toContain(waybill_number);
          expect(shop.bugs).toEqual([]);
        } finally {
          await shop.end();
        }
      }),
      { numRuns: 12 },
    );
  });
});
