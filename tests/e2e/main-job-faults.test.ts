import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { dropFiles, goTo } from '../../electron/dev/demo/hands.ts';
import { askShop } from '../support/asked-shop.ts';
import { bookFaults } from '../support/book-faults.ts';
import { draftOrder } from '../support/draft-orders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { startPrivateCups, type PrivateCups } from '../support/private-cups.ts';
import { readPdfTextByPage } from '../support/read-pdf.ts';
import { addRoll, assignPrinter, lookIntoStore, makeShop, managerPin, storeFileOf, takeFilesIn } from '../support/shop-in-app.ts';
import { canMakeSmallDisks, makeSmallDisk, whySmallDisks } from '../support/small-disk.ts';
import { writeTaobaoExport } from '../support/taobao-export.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const dayOf = (count: number, first = 0): string[] => {
  const drafts = Array.from({ length: count }, (_, index) => draftOrder(first + index, { state: 'paid', shipments: [], closeReason: null }));
  const { list, detail } = writeTaobaoExport(temporaryFolder('export'), '202611211030', drafts);
  return [list, detail];
};

test.describe('a store that was damaged while the app was closed', () => {
  const shopWithBackup = async (): Promise<string> => {
    const app = await launchApp();
    await makeShop(app.window);
    await takeFilesIn(app.window, dayOf(120));
    await askShop(app.window, 'app', 'backUpNow');
    await app.close();
    return app.dataFolder;
  };
  const scribbleInto = (file: string): void => {
    const handle = openSync(file, 'r+');
    const { size } = statSync(file);
    for (let offset = 4096; offset < size; offset += 20_480) writeSync(handle, Buffer.alloc(900, 0x5a), 0, 900, offset);
    closeSync(handle);
  };

  test('case 6: is never opened nor overwritten: the backup is offered with its age and what it holds, restored by two clicks, the broken file kept', async () => {
    const dataFolder = await shopWithBackup();
    scribbleInto(storeFileOf(dataFolder));
    const broken = readFileSync(storeFileOf(dataFolder));

    const app = await launchApp({ dataFolder });
    try {
      const { window } = app;
      await window.locator('[data-screen="store_damaged"]').waitFor();
      expect(readFileSync(storeFileOf(dataFolder)).equals(broken)).toBe(true);
      await window.getByRole('row').nth(1).getByRole('button').click();
      await window.locator('button[data-restore=confirm]').waitFor();
      await window.keyboard.press('Enter');
      await window.locator('[data-screen="sign-in"]').waitFor();
      await window.locator('input[type=password]').fill(managerPin);
      await window.keyboard.press('Enter');
      await window.locator('main[data-screen="today"]').waitFor();
      expect((await askShop(window, 'orders', 'counts')).all).toBe(120);
      const kept = readdirSync(join(dataFolder, 'shop')).filter((name) => name.startsWith('broken-'));
      expect(kept).toHaveLength(1);
      expect(readFileSync(join(dataFolder, 'shop', kept[0]!, 'backroom.db')).equals(broken)).toBe(true);
    } finally {
      await app.close();
    }
    expect(await lookIntoStore(dataFolder, bookFaults)).toEqual([]);
  });

  test('without any backup says what to do and leaves the file alone', async () => {
    const dataFolder = join(temporaryFolder('data'), 'shop');
    mkdirSync(join(dataFolder, 'shop'), { recursive: true });
    writeFileSync(storeFileOf(dataFolder), Buffer.alloc(40_000, 0x41));
    const app = await launchApp({ dataFolder });
    try {
      await app.window.locator('[data-screen="store_damaged"]').waitFor();
      await expect(app.window.getByRole('table')).toHaveCount(0);
      expect(readFileSync(storeFileOf(dataFolder)).equals(Buffer.alloc(40_000, 0x41))).toBe(true);
    } finally {
      await app.close();
    }
  });
});

test.describe('a printer that is taken away', () => {
  let cups: PrivateCups;
  let app: LaunchedApp;
  let window: Page;
  test.beforeAll(async () => {
    cups = await startPrivateCups();
    cups.addPrinter('Gone');
    cups.addPrinter('Second');
    app = await launchApp({ environment: cups.environment });
    window = app.window;
    await makeShop(window);
    await takeFilesIn(window, dayOf(20));
    await assignPrinter(window, 'Gone');
    await addRoll(window);
  });
  test.afterAll(async () => {
    await app.close();
    await cups.stop();
  });
  const onPaper = (printer: string): string[] =>
    cups.received(printer).flatMap(({ pdf }) => readPdfTextByPage(pdf)).flatMap((text) => /7873\d{10}/.exec(text.replace(/\s+/g, ''))?.[0] ?? []);

  test('case 14, PR-9: while its batch waits in the spooler: the queue says so, and the orders come out of another printer once a person has looked', async () => {
    cups.pause('Gone');
    const { batchId } = await askShop(window, 'printing', 'printBatch', { courierCode: 'ZTO', slips: 'none' });
    expect(batchId).toBeGreaterThan(0);
    await expect.poll(() => cups.waitingJobs('Gone').length, { timeout: 20_000 }).toBe(2);
    cups.removePrinter('Gone');
    await goTo(window, 'printing');
    const ofBatch = async () => (await askShop(window, 'printing', 'queue')).filter((job) => job.batchId === batchId);
    await expect.poll(async () => (await ofBatch()).every(({ state }) => state === 'failed' || state === 'unknown'), { timeout: 60_000 }).toBe(true);
    const jobs = await ofBatch();
    for (const { id } of jobs) await expect(window.locator(`[data-job="${String(id)}"]`)).toContainText(/Gone|打印机|纸/);
    expect(onPaper('Second')).toEqual([]);

    await assignPrinter(window, 'Second');
    for (const { id, mayBeOnPaper } of jobs) {
      if (mayBeOnPaper) await askShop(window, 'printing', 'settleUnknown', { jobId: id, cameOut: 0, printRest: true });
      else await askShop(window, 'printing', 'retry', { jobId: id });
    }
    await expect.poll(() => onPaper('Second').length, { timeout: 30_000 }).toBe(20);
    expect(new Set(onPaper('Second')).size).toBe(20);
  });

  test('case 14, PR-9: before a batch: it says so before anything is numbered, and the orders stay on the list', async () => {
    await takeFilesIn(window, dayOf(5, 900));
    await assignPrinter(window, 'Second');
    cups.removePrinter('Second');
    const used = (await askShop(window, 'numbers', 'rolls'))[0]!.used;
    // The list may have looked at the printers before or after; either way the five are on it, and printing looks again.
    await expect.poll(async () => {
      const list = await askShop(window, 'printing', 'list');
      return list.ready.length + list.staying.length;
    }).toBe(5);
    const refused = await window.evaluate(() =>
      (globalThis as unknown as { backroom: { printing: { printBatch: (input: unknown) => Promise<{ ok: boolean; refusal?: { code: string } }> } } }).backroom.printing.printBatch({ courierCode: 'ZTO', slips: 'none' }));
    expect(refused.ok).toBe(false);
    expect(refused.refusal?.code).toMatch(/printer|no_printer|nothing/);
    expect((await askShop(window, 'numbers', 'rolls'))[0]!.used).toBe(used);
    expect((await askShop(window, 'printing', 'list')).ready.length + (await askShop(window, 'printing', 'list')).staying.length).toBe(5);
  });
});

test.describe('a disk that fills up', () => {
  test.skip(!canMakeSmallDisks, whySmallDisks);

  test('case 3, IN-3: while importing: the window says so, the rest of the app stays usable, and the same files finish once there is room', async () => {
    const { folder: disk, freeBytes, remove } = makeSmallDisk(40);
    const ballast = join(disk, 'ballast');
    const app = await launchApp({ dataFolder: join(disk, 'data') });
    try {
      const { window } = app;
      await makeShop(window);
      await goTo(window, 'intake');
      writeFileSync(ballast, Buffer.alloc(Math.max(0, freeBytes() - 2_500_000)));
      const paths = dayOf(3_000);
      await dropFiles(window, paths);
      await expect(window.locator('[data-figure="newOrders"] dd')).toContainText('3,000');
      await window.keyboard.press('Enter');
      await expect.poll(async () => (await askShop(window, 'intake', 'state')).phase, { timeout: 60_000 }).toBe('done');
      const failed = await askShop(window, 'intake', 'state');
      expect(failed).toMatchObject({ outcome: 'failed', code: 'store.disk_full' });
      await expect(window.getByText(/磁盘|硬盘/).first()).toBeVisible();
      const kept = (await askShop(window, 'orders', 'counts')).all;
      expect(failed.phase === 'done' ? failed.newOrders : -1).toBe(kept);
      await goTo(window, 'orders');
      await expect(window.locator('[data-view="to_ship"]')).toContainText(String(kept).replace(/\B(?=(\d{3})+$)/, ','));

      rmSync(ballast);
      await takeFilesIn(window, paths);
      expect(await askShop(window, 'intake', 'state')).toMatchObject({ outcome: 'finished', newOrders: 3_000 - kept, unchangedOrders: kept });
      expect(app.consoleErrors).toEqual([]);
    } finally {
      await app.close();
      if (existsSync(storeFileOf(join(disk, 'data')))) expect(await lookIntoStore(join(disk, 'data'), bookFaults)).toEqual([]);
      remove();
    }
  });
});
