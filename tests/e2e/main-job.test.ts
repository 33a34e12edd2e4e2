import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import iconv from 'iconv-lite';
import { dropFiles, goTo, openShop, scan, scanToPack, signInToPack } from '../../electron/dev/demo/hands.ts';
import { readExports } from '../../electron/intake/read-export.ts';
import type { OrderDraft } from '../../shared/domain/intake/order-draft.ts';
import { askShop } from '../support/asked-shop.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { startPrivateCups, type PrivateCups } from '../support/private-cups.ts';
import { readPdfBarcodes, readPdfPages, readPdfTextByPage } from '../support/read-pdf.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const fixtures = resolve(import.meta.dirname, '../fixtures/intake/taobao-2017');
const list = join(fixtures, 'ExportOrderList201707081818.csv');
const detail = join(fixtures, 'ExportOrderDetailList201707081818.csv');
const laterList = join(fixtures, 'later-same-day/ExportOrderList201707082330.csv');

const bare = (text: string): string => text.replace(/\s+/g, '');
/** PR-2: model/colour/size×quantity; what is bought twice stands there once. */
const goodsOf = ({ lines }: OrderDraft): string[] => {
  const pieces = new Map<string, number>();
  for (const { styleCode, colour, size, quantity } of lines) {
    const name = [styleCode, colour, size].join('/');
    pieces.set(name, (pieces.get(name) ?? 0) + quantity);
  }
  return [...pieces].map(([name, quantity]) => `${name}×${quantity}`);
};
const asFile = (path: string) => ({ fileName: path.replace(/^.*\//, ''), bytes: readFileSync(path) });
const manager = { name: '陈店长', pin: '246810' };

/**
 * The shop's main job from end to end, as one person does it at the shop PC: a real window, Taobao's own GBK files, a real spooler.
 * The steps build on each other.
 */
test.describe.serial('the main job', () => {
  let cups: PrivateCups;
  let app: LaunchedApp;
  let window: Page;
  let packing: Page;
  let drafts: readonly OrderDraft[];
  let printed: { waybillNumber: string; draft: OrderDraft; text: string }[] = [];
  const folder = temporaryFolder('main-job');

  test.beforeAll(async () => {
    cups = await startPrivateCups();
    cups.addPrinter('Label');
    app = await launchApp({ environment: cups.environment });
    window = app.window;
    drafts = (await readExports([list, detail].map(asFile), { timeZone: 'Asia/Shanghai' })).orders;
  });
  test.afterAll(async () => {
    await app.close();
    await cups.stop();
  });
  test.afterEach(() => {
    expect(app.consoleErrors).toEqual([]);
  });

  test('first run: shop, sender and manager, printers from the real spooler', async () => {
    await openShop(window, {
      name: '青禾小铺', manager: manager.name, pin: manager.pin,
      sender: { name: '青禾小铺', phone: '0571-88880000', province: '浙江省', city: '杭州市', district: '西湖区', detail: '示例路 88 号 3 幢 102 室' },
    });
    for (const kind of ['waybill', 'packing_slip'] as const) {
      const row = window.locator(`[data-assignment="${kind} "]`);
      await row.getByRole('combobox').nth(0).click({ force: true });
      await window.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: 'Label' }).click();
      await row.getByRole('combobox').nth(1).click({ force: true });
      await window.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '100×180' }).click();
      await expect(row.getByRole('status')).toBeVisible();
    }
    expect((await askShop(window, 'printers', 'assignments')).slice(0, 2)).toMatchObject([
      { kind: 'waybill', spooler: 'cups', printerName: 'Label', templateId: 'thermal-100x180' }, { kind: 'packing_slip', spooler: 'cups', printerName: 'Label', templateId: 'packing-slip-100x180' },
    ]);
    await window.locator('main [class*=foot] button').last().click();
    await window.locator('[data-screen="first-run"][data-step="orders"]').waitFor();
  });

  test('IN-1, IN-3: the day\'s two files dropped on the window show what they would do, and one key takes them in', async () => {
    await dropFiles(window, [list, detail]);
    const figure = (name: string) => window.locator(`[data-figure="${name}"] dd`);
    await expect(figure('newOrders')).toContainText('300');
    await expect(figure('refused')).toHaveText('0');
    expect((await askShop(window, 'orders', 'counts')).all).toBe(0);
    await window.keyboard.press('Enter');
    await expect.poll(async () => (await askShop(window, 'intake', 'state')).phase, { timeout: 30_000 }).toBe('done');
    expect(await askShop(window, 'orders', 'counts')).toMatchObject({ all: 300, to_ship: 165, awaiting_payment: 35, handed_over: 28, completed: 44, closed: 28, held: 23 });
  });

  test('CS-5, CS-6: the orders stand in their views and are found by any fragment while typing', async () => {
    await goTo(window, 'orders');
    await expect(window.locator('[data-view="to_ship"]')).toContainText('165');
    const wanted = drafts.find((draft) => draft.state === 'paid' && (draft.receiver.name ?? '').length === 2)!;
    for (const fragment of [wanted.receiver.name!, wanted.receiver.phone!.slice(-6), wanted.platformOrderNumber.slice(4, 14), wanted.receiver.detail!.slice(0, 6)]) {
      await window.keyboard.press('Control+K');
      await window.keyboard.insertText(fragment);
      await expect(window.getByText(wanted.platformOrderNumber).first()).toBeVisible();
      await window.keyboard.press('Escape');
    }
  });

  test('WH-1, WH-2: opening stock with barcodes and shelves comes from a list', async () => {
    const codes = [...new Set(drafts.flatMap((draft) => draft.lines.map((line) => line.skuCode ?? '')))].filter((code) => code !== '').sort();
    const rows = codes.map((code, index) => `${code},500,22600000${String(index).padStart(4, '0')},A-${String(index % 9).padStart(2, '0')}`);
    const file = join(folder, 'stock.csv');
    writeFileSync(file, iconv.encode(`商家编码,库存,条码,货架\r\n${rows.join('\r\n')}\r\n`, 'gb18030'));
    await goTo(window, 'stock');
    await dropFiles(window, [file]);
    await window.getByTestId('opening-preview').waitFor();
    await window.keyboard.press('Enter');
    await expect.poll(async () => (await askShop(window, 'stock', 'list', { search: '', offset: 0, limit: 500 })).rows.filter((row) => row.tracked).length).toBe(codes.length);
  });

  test('PR-5: a roll of numbered forms is taken into use', async () => {
    await goTo(window, 'settings');
    await window.locator('[data-section="rolls"]').click();
    await window.locator('#firstNumber').fill('7873 0000 0100 01');
    await window.locator('#count').fill('400');
    await window.locator('form button[type=submit]').click();
    await expect.poll(async () => (await askShop(window, 'numbers', 'rolls')).length).toBe(1);
    expect(await askShop(window, 'numbers', 'rolls')).toMatchObject([{ courierCode: 'ZTO', firstNumber: '78730000010001', nextNumber: '78730000010001', count: 400 }]);
  });

  test('PR-8: what must not go out stays on the list with its reason, the rest is a batch', async () => {
    await goTo(window, 'printing');
    const shown = await askShop(window, 'printing', 'list');
    expect(shown.ready).toHaveLength(142);
    expect(shown.staying).toHaveLength(23);
    expect(new Set(shown.staying.flatMap(({ reasons }) => reasons.map(({ code }) => code)))).toEqual(new Set(['held']));
    await expect(window.getByTestId('print-batch')).toContainText('142');
  });

  test('PR-2, PR-5, PR-7: one key prints the batch; each sheet carries its order and a number that a scanner reads', async () => {
    test.setTimeout(240_000);
    await window.keyboard.press('Control+P');
    // A small job first, so that paper comes at once, then the other waybills, then the slips.
    const jobs = await cups.waitForJobs('Label', 3, 90_000);
    const sheets = jobs.flatMap(({ pdf }) => readPdfTextByPage(pdf).map((text, index) => ({ pdf, page: index + 1, text: bare(text) })));
    const waybills = sheets.filter(({ text }) => text.includes('签收人'));
    const slips = sheets.filter((sheet) => !waybills.includes(sheet));
    expect(waybills).toHaveLength(142);
    expect(waybills.some(({ text }) => text.includes('78730000010001'))).toBe(true);
    expect(slips.length).toBeGreaterThanOrEqual(142);
    expect(new Set(jobs.flatMap(({ pdf }) => readPdfPages(pdf)).map(({ widthHmm, heightHmm }) => `${widthHmm}×${heightHmm}`))).toEqual(new Set(['10000×18000']));

    const rows = (await askShop(window, 'orders', 'list', { view: 'to_ship', search: '', offset: 0, limit: 500 })).rows.filter((row) => row.waybillNumber !== null);
    expect(rows).toHaveLength(142);
    printed = rows.map((row) => {
      const draft = drafts.find((one) => one.platformOrderNumber === row.platformOrderNumber)!;
      const pages = waybills.filter(({ text }) => text.includes(row.waybillNumber!));
      expect(pages, `pages with ${row.waybillNumber!}`).toHaveLength(1);
      return { waybillNumber: row.waybillNumber!, draft, text: pages[0]!.text };
    });
    for (const { draft, text } of printed) {
      const { name, phone, district, detail: street } = draft.receiver;
      for (const part of [name, phone, district, street, draft.platformOrderNumber]) if (part !== null) expect(text).toContain(bare(part));
      for (const goods of goodsOf(draft)) expect(text).toContain(bare(goods));
      expect(text).toContain('青禾小铺');
      const slip = slips.find((one) => one.text.includes(draft.platformOrderNumber));
      expect(slip, `slip of ${draft.platformOrderNumber}`).toBeDefined();
    }
    // A picture of each sheet, read by a scanner: every seventh, and the last.
    for (const { pdf, page, text: paper } of waybills.filter((_, index) => index % 7 === 0 || index === 141)) {
      const codes = readPdfBarcodes(pdf, page).map(({ text }) => text);
      const onPaper = printed.find(({ text }) => text === paper)!;
      expect(codes).toContain(onPaper.waybillNumber);
    }
    expect(new Set(printed.map(({ waybillNumber }) => waybillNumber)).size).toBe(142);
    await expect.poll(async () => (await askShop(window, 'printing', 'queue')).map((job) => job.state), { timeout: 30_000 }).toEqual(['printed', 'printed', 'printed']);
    expect((await askShop(window, 'printing', 'list')).ready).toEqual([]);
  });

  test('PK-2, PK-5: at the packing station scanner and keys are enough; a wrong move stops', async () => {
    await goTo(window, 'packing');
    await window.locator('main header button').first().click();
    packing = await app.waitForPackingWindow();
    await signInToPack(packing, 1, manager.pin);
    const one = printed.find(({ draft }) => draft.lines.length === 1 && draft.lines[0]!.quantity === 2)!;
    const barcodeOf = await barcodes();
    await scanToPack(packing, one.waybillNumber, 'parcel_opened');
    const right = barcodeOf(one.draft.lines[0]!.skuCode!);
    const wrong = [...(await allBarcodes())].find((code) => code !== right)!;
    await scanToPack(packing, wrong, 'wrong_item');
    await expect(packing.locator('main[data-tone="bad"]')).toBeVisible();
    await scanToPack(packing, right, 'item_counted');
    const second = printed.find(({ waybillNumber }) => waybillNumber !== one.waybillNumber)!;
    await scanToPack(packing, second.waybillNumber, 'unfinished_parcel');
    await scanToPack(packing, right, 'parcel_packed');
    await scanToPack(packing, one.waybillNumber, 'already_packed');
    await scanToPack(packing, '99999999999999', 'unknown_waybill');
    const order = await orderOf(one.draft);
    expect(order.parcels).toMatchObject([{ waybillNumber: one.waybillNumber, state: 'packed', packedBy: manager.name }]);
    expect(order.row.state).toBe('packed');
  });

  test('what customer service does shows at the packing station at once, and the other way round', async () => {
    const held = printed.find(({ draft }) => draft.lines.length === 1 && draft.lines[0]!.quantity === 1)!;
    await scanToPack(packing, held.waybillNumber, 'parcel_opened');
    await goTo(window, 'orders');
    await window.keyboard.press('Control+K');
    await window.keyboard.insertText(held.draft.platformOrderNumber);
    await expect(window.locator(`aside[data-order]`)).toContainText(held.draft.receiver.name!);
    await window.keyboard.press('Enter');
    await window.keyboard.press('h');
    await window.locator('[data-cancel]').waitFor();
    await window.keyboard.press('2');
    await window.keyboard.press('Enter');
    await expect(packing.locator('main[data-tone="bad"]')).toBeVisible();
    await expect(packing.getByTestId('verdict')).toContainText(/挂起|拦/);
    const barcodeOf = await barcodes();
    await scanToPack(packing, barcodeOf(held.draft.lines[0]!.skuCode!), 'held');
    await askShop(window, 'orders', 'release', { orderIds: [(await orderOf(held.draft)).row.id] });
    await expect(packing.locator('main[data-said="released"]')).toBeVisible();
    await scanToPack(packing, barcodeOf(held.draft.lines[0]!.skuCode!), 'parcel_packed');
    await goTo(window, 'orders');
    await expect(window.locator('[data-view="packed"]')).toContainText('2');
  });

  test('HO-1, HO-2, HO-4: parcels are scanned out, the five counts stand, closing writes the file for the platform', async () => {
    const [third] = printed.filter(({ draft }) => draft.lines.length === 1 && draft.lines[0]!.quantity === 1).slice(1);
    const barcodeOf = await barcodes();
    await scanToPack(packing, third!.waybillNumber, 'parcel_opened');
    await scanToPack(packing, barcodeOf(third!.draft.lines[0]!.skuCode!), 'parcel_packed');
    const packed = (await askShop(window, 'orders', 'list', { view: 'packed', search: '', offset: 0, limit: 10 })).rows;
    expect(packed).toHaveLength(3);

    await goTo(window, 'collections');
    await window.getByTestId('open-collection').click();
    const count = (name: string) => window.locator(`[data-count="${name}"] dd`);
    await expect(count('printed')).toContainText('142');
    await expect(count('packed')).toContainText('3');
    for (const row of packed) {
      await scan(window, row.waybillNumber!);
      await expect(window.locator('[data-testid="scan-verdict"][data-code="scanned_out"]')).toContainText(row.waybillNumber!.slice(-4));
    }
    await expect(count('scannedOut')).toContainText('3');
    await expect(count('stubs')).toContainText('3');
    const unpacked = printed.find(({ waybillNumber }) => packed.every((row) => row.waybillNumber !== waybillNumber))!;
    await scan(window, unpacked.waybillNumber);
    await expect(window.locator('[data-testid="scan-verdict"][data-code="not_packed"]')).toBeVisible();

    // The counts differ: only with a manager's reason.
    await expect(window.getByTestId('close-collection')).toBeDisabled();
    await window.locator('form textarea').fill('其余明天发');
    await window.getByTestId('close-collection').click();
    await window.getByTestId('closed').waitFor();

    const [file] = await askShop(window, 'collections', 'shipFiles');
    expect(file).toMatchObject({ platform: 'taobao', orders: 3 });
    expect(existsSync(file!.file!)).toBe(true);
    const text = iconv.decode(readFileSync(file!.file!), 'gb18030');
    for (const row of packed) {
      const line = text.split(/\r?\n/).find((one) => one.includes(row.platformOrderNumber));
      expect(line, `line of ${row.platformOrderNumber}`).toBeDefined();
      expect(line).toContain(row.waybillNumber!);
      expect(line).toContain('中通');
      const order = await askShop(window, 'orders', 'get', { orderId: row.id });
      expect(order.row.state).toBe('handed_over');
      expect(order.notes.map((note) => note.text).join()).toContain(row.waybillNumber!);
    }
    expect(text.match(/3515\d{13,}/g)).toHaveLength(3);
  });

  test('WH-2: what left the shop left the stock', async () => {
    const gone = (await askShop(window, 'orders', 'list', { view: 'handed_over', search: '中通', inView: true, offset: 0, limit: 50 })).rows;
    expect(gone).toHaveLength(3);
    const pieces = gone.reduce((sum, row) => sum + row.pieces, 0);
    const { rows } = await askShop(window, 'stock', 'list', { search: '', offset: 0, limit: 500 });
    expect(rows.reduce((sum, row) => sum + 500 - row.onHand, 0)).toBe(pieces);
  });

  test('IN-2: the evening\'s export updates what changed and leaves what the shop did', async () => {
    await goTo(window, 'intake');
    await dropFiles(window, [laterList, detail]);
    const figure = (name: string) => window.locator(`[data-figure="${name}"] dd`);
    await expect(figure('newOrders')).toContainText('20');
    const before = await askShop(window, 'orders', 'counts');
    await window.keyboard.press('Enter');
    await expect.poll(async () => (await askShop(window, 'intake', 'state')).phase, { timeout: 30_000 }).toBe('done');
    const after = await askShop(window, 'orders', 'counts');
    expect(after.all).toBe(before.all + 20);
    expect(after.handed_over).toBeGreaterThanOrEqual(before.handed_over);
    // A parcel whose order the platform closed meanwhile is held for a person, and stops at the next scan.
    const later = (await readExports([laterList, detail].map(asFile), { timeZone: 'Asia/Shanghai' })).orders;
    const closedMeanwhile = later.filter(({ state, platformOrderNumber }) => state === 'closed' && printed.some(({ draft }) => draft.platformOrderNumber === platformOrderNumber));
    const stopped = (await askShop(window, 'orders', 'list', { view: 'held', search: '', offset: 0, limit: 500 })).rows.filter((row) => row.holdReason === 'platform_cancelled');
    const gone = new Set((await askShop(window, 'orders', 'list', { view: 'handed_over', search: '', offset: 0, limit: 500 })).rows.map((row) => row.platformOrderNumber));
    expect(stopped.map((row) => row.platformOrderNumber).sort()).toEqual(closedMeanwhile.map((draft) => draft.platformOrderNumber).filter((number) => !gone.has(number)).sort());
    expect(stopped.length).toBeGreaterThan(0);
    await scanToPack(packing, stopped[0]!.waybillNumber!, 'refund_requested');
    await dropFiles(window, [laterList, detail]);
    await expect(figure('unchangedOrders')).toContainText('320');
    await expect(figure('newOrders')).toHaveText('0');
    await expect(figure('changedOrders')).toHaveText('0');
  });

  test('SF-2: everything that happened stands in an unbroken trace', async () => {
    expect(await askShop(window, 'app', 'verifyTrace')).toMatchObject({ sound: true });
  });

  const allBarcodes = async (): Promise<Set<string>> =>
    new Set((await askShop(window, 'stock', 'list', { search: '', offset: 0, limit: 500 })).rows.map((row) => row.barcode));
  const barcodes = async (): Promise<(code: string) => string> => {
    const { rows } = await askShop(window, 'stock', 'list', { search: '', offset: 0, limit: 500 });
    return (code) => rows.find((row) => row.code === code)?.barcode ?? '';
  };
  const orderOf = async (draft: OrderDraft) => {
    const { rows } = await askShop(window, 'orders', 'list', { view: 'all', search: draft.platformOrderNumber, offset: 0, limit: 5 });
    return askShop(window, 'orders', 'get', { orderId: rows[0]!.id });
  };
});
