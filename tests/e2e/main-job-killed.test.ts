import type { PrintJobId } from '../../shared/domain/ids.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, type Page } from '@playwright/test';
import { askShop } from '../support/asked-shop.ts';
import { bookFaults } from '../support/book-faults.ts';
import { draftOrder } from '../support/draft-orders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { startPrivateCups, type PrivateCups } from '../support/private-cups.ts';
import { readPdfBarcodesByPage, readPdfTextByPage } from '../support/read-pdf.ts';
import { addRoll, assignPrinter, beginImport, lookIntoStore, makeShop, signInAgain, storeFileOf, takeFilesIn } from '../support/shop-in-app.ts';
import { writeTaobaoExport } from '../support/taobao-export.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

/** Orders of a day, all to be shipped, as Taobao's pair of files. */
const dayOf = (count: number): string[] => {
  const drafts = Array.from({ length: count }, (_, index) => draftOrder(index, { state: 'paid', shipments: [], closeReason: null }));
  const { list, detail } = writeTaobaoExport(temporaryFolder('export'), '202611211030', drafts);
  return [list, detail];
};

/** More than is taken in between two looks. */
const morning = 4_000;

/** Power cut: SIGKILL, a look at what is on disk, and the next morning on the same data. */
const killAndLook = async (app: LaunchedApp): Promise<void> => {
  await app.kill();
  const mark = `${storeFileOf(app.dataFolder)}-running`;
  expect(existsSync(mark), 'the app left the mark of a run that did not end well').toBe(true);
  expect(await lookIntoStore(app.dataFolder, bookFaults)).toEqual([]);
};
const nextMorning = async (dataFolder: string, environment: Record<string, string> = {}): Promise<{ app: LaunchedApp; window: Page }> => {
  const app = await launchApp({ dataFolder, environment });
  await app.window.locator('[data-screen="sign-in"]').waitFor();
  await signInAgain(app.window);
  return { app, window: app.window };
};

test.describe('the app killed in the middle of an import', () => {
  for (const [when, acknowledged] of [['after the first orders', 1], ['half way', 1_000]] as const) {
    test(`case 2, IN-3: ${when}: whole orders are in, the run says so, and the same files finish it`, async () => {
      const paths = dayOf(morning);
      const first = await launchApp();
      await makeShop(first.window);
      await beginImport(first.window, paths);
      let known = 0;
      while (known < acknowledged) {
        known = (await askShop(first.window, 'orders', 'counts')).all;
      }
      await killAndLook(first);
      const kept = await lookIntoStore(first.dataFolder, (reader) => reader.first<{ n: number }>('SELECT count(*) AS n FROM orders')?.n ?? 0);
      expect(kept).toBeGreaterThanOrEqual(known);
      expect(kept).toBeLessThan(morning);

      const { app, window } = await nextMorning(first.dataFolder);
      try {
        expect((await askShop(window, 'orders', 'counts')).all).toBe(kept);
        expect(await askShop(window, 'intake', 'runs')).toMatchObject([{ outcome: 'interrupted' }]);
        await takeFilesIn(window, paths);
        expect(await askShop(window, 'intake', 'state')).toMatchObject({ phase: 'done', outcome: 'finished', newOrders: morning - kept, unchangedOrders: kept });
        expect((await askShop(window, 'orders', 'counts')).all).toBe(morning);
        expect(await askShop(window, 'app', 'verifyTrace')).toMatchObject({ sound: true });
      } finally {
        await app.close();
      }
      expect(app.consoleErrors).toEqual([]);
    });
  }
});

/** How many sheets of a job lie in the tray: what a person would see there. */
const cameOutOf = async (window: Page, jobId: PrintJobId, papers: readonly string[]): Promise<number> =>
  (await askShop(window, 'printing', 'sheetsOf', { jobId })).filter(({ waybillNumber }) => papers.includes(waybillNumber ?? '')).length;

test.describe('the app killed in the middle of a print batch', () => {
  let cups: PrivateCups;
  test.beforeAll(async () => {
    cups = await startPrivateCups();
  });
  test.afterAll(() => cups.stop());

  /** Every waybill number on paper so far, in the order of the sheets. */
  const onPaper = (printer: string): string[] =>
    cups.received(printer).flatMap(({ pdf }) => readPdfTextByPage(pdf)).flatMap((text) => /7873\d{10}/.exec(text.replace(/\s+/g, ''))?.[0] ?? []);

  /** Every waybill on paper: the number as a scanner reads it, and the order as a person does. */
  const scanned = (printer: string): string[] =>
    cups.received(printer).flatMap(({ pdf }) => {
      const texts = readPdfTextByPage(pdf).map((text) => text.replace(/\s+/g, ''));
      return readPdfBarcodesByPage(pdf).map((codes, page) => `${[...new Set(codes.map(({ text }) => text))].join(' and ')} is ${/订单(\d+)/.exec(texts[page] ?? '')?.[1] ?? 'nobody’s'}`);
    });

  const startWithOrders = async (printer: string, orders: number): Promise<LaunchedApp> => {
    const app = await launchApp({ environment: cups.environment });
    await makeShop(app.window);
    await takeFilesIn(app.window, dayOf(orders));
    await assignPrinter(app.window, printer);
    await addRoll(app.window);
    return app;
  };
  /** Asks for the batch and does not wait: the app may be gone before it answers. */
  const pressPrint = (page: Page): void => {
    void askShop(page, 'printing', 'printBatch', { courierCode: 'ZTO', slips: 'none' }).catch(() => undefined);
  };

  test('case 13, PR-6: while the spooler holds the batch: its fate is unknown, a person is asked, nothing is sent again by itself', async () => {
    cups.addPrinter('Held');
    const first = await startWithOrders('Held', 60);
    pressPrint(first.window);
    // It hangs as soon as the batch is there, before it is drawn and handed over.
    while ((await askShop(first.window, 'printing', 'queue')).length === 0) await pause(1);
    cups.freeze();
    await expect.poll(async () => (await askShop(first.window, 'printing', 'queue')).map((job) => job.state)).toContain('sending');
    await expect.poll(() => askShop(first.window, 'printing', 'batchUnderWay')).toBeNull();
    await killAndLook(first);
    cups.thaw();

    const { app, window } = await nextMorning(first.dataFolder, cups.environment);
    try {
      // The job that was being handed over is asked about; one that had arrived is printed, one that had not been sent goes by itself.
      const inDoubt = async () => (await askShop(window, 'printing', 'queue')).filter(({ state }) => state === 'unknown');
      await expect.poll(async () => (await inDoubt()).length).toBe(1);
      const [job] = await inDoubt();
      expect(job).toMatchObject({ mayBeOnPaper: true });
      await pause(3_000);
      const papers = onPaper('Held');
      expect(new Set(papers).size, 'no sheet twice').toBe(papers.length);
      const before = await cameOutOf(window, job!.id, papers);
      expect((await askShop(window, 'printing', 'list')).ready).toEqual([]);

      await window.locator('nav [data-rail="printing"]').click();
      await expect(window.locator(`[data-job="${String(job!.id)}"][data-state="unknown"]`)).toBeVisible();
      await askShop(window, 'printing', 'settleUnknown', { jobId: job!.id, cameOut: before, printRest: true });
      await expect.poll(() => onPaper('Held').length, { timeout: 30_000 }).toBe(60);
      expect(new Set(onPaper('Held')).size).toBe(60);
      const numbers = (await askShop(window, 'orders', 'list', { view: 'to_ship', search: '', offset: 0, limit: 100 })).rows.map((row) => row.waybillNumber);
      expect(new Set(numbers)).toEqual(new Set(onPaper('Held')));
    } finally {
      await app.close();
    }
  });

  for (const delayMs of [5, 60, 400]) {
    test(`case 15, PR-5, PR-6: ${delayMs} ms after the key: no order has two numbers, no number two sheets, and every order comes out in the end`, async () => {
      const printer = `Label${delayMs}`;
      cups.addPrinter(printer);
      const first = await startWithOrders(printer, 80);
      pressPrint(first.window);
      await pause(delayMs);
      await killAndLook(first);

      const { app, window } = await nextMorning(first.dataFolder, cups.environment);
      try {
        const states = async (): Promise<string[]> => (await askShop(window, 'printing', 'queue')).map((job) => job.state);
        await expect.poll(async () => (await states()).every((state) => state === 'printed' || state === 'unknown' || state === 'failed'), { timeout: 40_000 }).toBe(true);
        for (const job of await askShop(window, 'printing', 'queue')) {
          // A person looks into the tray and says how many came out.
          if (!job.mayBeOnPaper) continue;
          await askShop(window, 'printing', 'settleUnknown', { jobId: job.id, cameOut: await cameOutOf(window, job.id, onPaper(printer)), printRest: true });
        }
        const left = (await askShop(window, 'printing', 'list')).ready.length;
        if (left > 0) await askShop(window, 'printing', 'printBatch', { courierCode: 'ZTO', slips: 'none' });
        await expect.poll(() => onPaper(printer).length, { timeout: 40_000 }).toBe(80);
        expect(new Set(onPaper(printer)).size).toBe(80);
        await expect.poll(async () => (await states()).every((state) => state === 'printed' || state === 'cancelled'), { timeout: 20_000 }).toBe(true);
        const rows = (await askShop(window, 'orders', 'list', { view: 'to_ship', search: '', offset: 0, limit: 100 })).rows;
        expect(new Set(rows.map((row) => row.waybillNumber))).toEqual(new Set(onPaper(printer)));
        expect(scanned(printer).sort()).toEqual(rows.map((row) => `${row.waybillNumber ?? ''} is ${row.platformOrderNumber}`).sort());
      } finally {
        await app.close();
      }
      expect(await lookIntoStore(first.dataFolder, bookFaults)).toEqual([]);
      const twice = await lookIntoStore(first.dataFolder, (reader) =>
        reader.all(`SELECT o.order_id FROM parcel_orders o JOIN parcels p ON p.id = o.parcel_id WHERE p.state <> 'voided' GROUP BY o.order_id HAVING count(*) > 1`));
      expect(twice).toEqual([]);
    });
  }
});

test.describe('the app killed in the middle of closing a collection', () => {
  for (const delayMs of [0, 15, 80]) {
    test(`case 2, HO-4: ${delayMs} ms after the key: everything has happened or nothing, and the ship file is there if it has`, async () => {
      test.setTimeout(180_000);
      const parcels = 60;
      const first = await launchApp();
      await makeShop(first.window);
      await takeFilesIn(first.window, dayOf(parcels));
      await addRoll(first.window);
      await askShop(first.window, 'printing', 'printBatch', { courierCode: 'ZTO', slips: 'none' });
      await expect.poll(async () => (await askShop(first.window, 'packing', 'waiting')).length, { timeout: 60_000 }).toBe(parcels);
      await packAll(first.window);
      const { collectionId } = await askShop(first.window, 'collections', 'open', { courierCode: 'ZTO', collectorName: '王师傅' });
      for (const row of (await askShop(first.window, 'orders', 'list', { view: 'packed', search: '', offset: 0, limit: 500 })).rows) {
        expect(await askShop(first.window, 'collections', 'scan', { collectionId, code: row.waybillNumber })).toMatchObject({ code: 'scanned_out' });
      }
      void askShop(first.window, 'collections', 'close', { collectionId, managerReason: '' }).catch(() => undefined);
      await pause(delayMs);
      await killAndLook(first);
      const shipFolder = join(first.dataFolder, 'shop', 'ship-files');

      const { app, window } = await nextMorning(first.dataFolder);
      try {
        const { handed_over: handedOver, packed } = await askShop(window, 'orders', 'counts');
        expect([[0, parcels], [parcels, 0]]).toContainEqual([handedOver, packed]);
        const files = await askShop(window, 'collections', 'shipFiles');
        expect(files).toHaveLength(handedOver === parcels ? 1 : 0);
        if (handedOver === 0) {
          const closed = await askShop(window, 'collections', 'close', { collectionId, managerReason: '' });
          expect(closed).toMatchObject({ parcels, orders: parcels });
        }
        const [file] = await askShop(window, 'collections', 'shipFiles');
        expect(file).toMatchObject({ orders: parcels });
        expect(readdirSync(shipFolder)).toEqual([file!.fileName]);
        expect(readFileSync(file!.file!, 'latin1').match(/7873\d{10}/g)).toHaveLength(parcels);
      } finally {
        await app.close();
      }
      expect(await lookIntoStore(first.dataFolder, bookFaults)).toEqual([]);
    });
  }

  /** Packs everything that waits, by its lines: what is tested here comes after it. */
  const packAll = async (page: Page): Promise<void> => {
    for (const { parcelId, waybillNumber } of await askShop(page, 'packing', 'waiting')) {
      await askShop(page, 'packing', 'scan', { parcelId: null, code: waybillNumber });
      const parcel = await askShop(page, 'packing', 'parcel', { parcelId });
      for (const line of parcel.lines) {
        for (let piece = 0; piece < line.wanted; piece += 1) await askShop(page, 'packing', 'confirmLine', { parcelId, lineId: line.lineId });
      }
    }
  };
});
