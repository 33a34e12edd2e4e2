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
import { addRoll, assignPrinter, lookIntoStore, makeShop, managerPin, signInAgain, storeFileOf, takeFilesIn } from '../support/shop-in-app.ts';
import { canMakeSmallDisks, makeSmallDisk, whySmallDisks } from '../support/small-disk.ts';
import { writeTaobaoExport } from '../support/taobao-export.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const dayOf = (count: number, first = 0): string[] => {
  const drafts = Array.from({ length: count }, (_, index) => draftOrder(first + index, { state: 'paid', shipments: [], closeReason: null }));
  const { list, detail } = writeTaobaoExport(temporaryFolder('export'), '202611211030', drafts);
  return [list, detail];
};

test.describe('a store that was damaged while the app was closed', () => {
  const shopWithBackup = async (orders = 120): Promise<string> => {
    const app = await launchApp();
    await makeShop(app.window);
    await takeFilesIn(app.window, dayOf(orders));
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

  test('case 6: one page of a large store that was closed well: the shop opens at once, is looked through behind it, and closes with the backup offered', async () => {
    const orders = 2_500;
    const dataFolder = await shopWithBackup(orders);
    const file = storeFileOf(dataFolder);
    const bytes = readFileSync(file);
    // Too large to be checked before anything is read; the page is one that no screen reads at a start.
    expect(bytes.length).toBeGreaterThan(2 * 1024 * 1024);
    const page = Math.floor(bytes.indexOf(draftOrder(orders / 2).platformOrderNumber) / 4096) * 4096;
    expect(page).toBeGreaterThan(0);
    bytes.fill(0xa5, page, page + 400);
    writeFileSync(file, bytes);

    const app = await launchApp({ dataFolder });
    try {
      await app.window.locator('[data-screen="store_damaged"]').waitFor({ timeout: 60_000 });
      await app.window.getByRole('row').nth(1).getByRole('button').click();
      await app.window.locator('button[data-restore=confirm]').waitFor();
      await app.window.keyboard.press('Enter');
      await app.window.locator('[data-screen="sign-in"]').waitFor({ timeout: 30_000 });
      await signInAgain(app.window);
      expect((await askShop(app.window, 'orders', 'counts')).all).toBe(orders);
      expect(readdirSync(join(dataFolder, 'shop')).filter((name) => name.startsWith('broken-'))).toHaveLength(1);
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

test.describe('a spooler that never answers', () => {
  test('case 12: frozen with a batch on its way: every screen goes on, the queue says it, nothing counts as printed, and after it thaws each sheet comes once', async () => {
    test.setTimeout(180_000);
    const cups = await startPrivateCups();
    cups.addPrinter('Frozen');
    const app = await launchApp({ environment: cups.environment });
    try {
      const { window } = app;
      await makeShop(window);
      await takeFilesIn(window, dayOf(30));
      await assignPrinter(window, 'Frozen');
      await addRoll(window);
      cups.pause('Frozen');
      await askShop(window, 'printing', 'printBatch', { courierCode: 'ZTO', slips: 'none' });
      await expect.poll(() => cups.waitingJobs('Frozen').length, { timeout: 30_000 }).toBeGreaterThan(0);
      const jobs = async () => (await askShop(window, 'printing', 'queue')).map(({ state, code }) => ({ state, code }));
      await expect.poll(async () => (await jobs()).every(({ state }) => state === 'sent'), { timeout: 30_000 }).toBe(true);
      cups.freeze();
      // Asked about what it has, and about a second batch, it says nothing; people work on meanwhile.
      await takeFilesIn(window, dayOf(3, 900));
      const second = window.evaluate(() =>
        (globalThis as unknown as { backroom: { printing: { printBatch: (input: unknown) => Promise<{ ok: boolean }> } } }).backroom.printing.printBatch({ courierCode: 'ZTO', slips: 'none' }));
      await goTo(window, 'orders');
      const [row] = (await askShop(window, 'orders', 'list', { view: 'to_ship', search: '', offset: 0, limit: 1 })).rows;
      await askShop(window, 'orders', 'addNote', { orderId: row!.id, text: '写在打印服务不应答的时候' });
      await goTo(window, 'printing');
      expect((await second).ok, 'a batch for a printer that nobody can see').toBe(false);
      await expect.poll(async () => (await jobs()).every(({ state, code }) => state === 'sent' && code === 'printing.spooler_no_answer'), { timeout: 60_000 }).toBe(true);
      await expect(window.locator('[data-job]').first()).toContainText(/没有应答|time-out/);
      expect((await askShop(window, 'orders', 'counts')).to_ship).toBe(33);

      cups.thaw();
      cups.resume('Frozen');
      await expect.poll(async () => (await jobs()).every(({ state }) => state === 'printed'), { timeout: 60_000 }).toBe(true);
      const papers = cups.received('Frozen').flatMap(({ pdf }) => readPdfTextByPage(pdf)).flatMap((text) => /7873\d{10}/.exec(text.replace(/\s+/g, ''))?.[0] ?? []);
      expect(papers).toHaveLength(30);
      expect(new Set(papers).size).toBe(30);
      expect(app.consoleErrors).toEqual([]);
    } finally {
      cups.thaw();
      await app.close();
      await cups.stop();
    }
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
