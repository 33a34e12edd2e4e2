import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { goTo } from '../../electron/dev/demo/hands.ts';
import { askShop } from '../support/asked-shop.ts';
import { draftOrder } from '../support/draft-orders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { readPdfPages, readPdfText, readPdfWords, type PdfWord } from '../support/read-pdf.ts';
import { addRoll, makeShop, takeFilesIn } from '../support/shop-in-app.ts';
import { writeTaobaoExport } from '../support/taobao-export.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const hmmOf = (points: number): number => (points / 72) * 2540;

/** PR-4 as a person does it: print the sheet, measure, save; from then on the paper itself shows the correction. */
test.describe.serial('calibration', () => {
  let app: LaunchedApp;
  let window: Page;
  let folder: string;
  let orderIds: readonly number[];
  const guide = () => window.locator('[data-guide]');

  test.beforeAll(async () => {
    app = await launchApp();
    window = app.window;
    await makeShop(window);
    await addRoll(window);
    const drafts = Array.from({ length: 4 }, (_, index) => draftOrder(index, { state: 'paid', shipments: [], closeReason: null }));
    goods = drafts.flatMap((draft) => [...draft.lines.flatMap((line) => [line.title, line.colour ?? '', line.size ?? '']), Object.values(draft.receiver).join(' ')]);
    const { list, detail } = writeTaobaoExport(temporaryFolder('export'), '202611211030', drafts);
    await takeFilesIn(window, [list, detail]);
    const pdf = (await askShop(window, 'printers', 'list')).find((one) => one.spooler === 'pdf_folder')!;
    folder = pdf.description;
    const assign = (kind: string, templateId: string) => askShop(window, 'printers', 'assign', { kind, courierCode: '', spooler: pdf.spooler, printerName: pdf.name, templateId });
    await assign('waybill', 'thermal-100x180');
    await assign('packing_slip', 'packing-slip-a5');
    orderIds = (await askShop(window, 'printing', 'list')).ready.map(({ orderId }) => orderId);
    expect(orderIds.length).toBeGreaterThanOrEqual(3);
  });
  test.afterAll(async () => {
    await app.close();
  });
  test.afterEach(() => {
    expect(app.consoleErrors).toEqual([]);
  });

  const fileOfJob = async (kind: string): Promise<string> => {
    const newest = async () => (await askShop(window, 'printing', 'queue')).filter((job) => job.kind === kind).sort((a, b) => b.id - a.id)[0];
    await expect.poll(async () => (await newest())?.state, { timeout: 30_000 }).toBe('printed');
    const job = await newest();
    const name = readdirSync(folder).find((one) => one.includes(`BR${String(job!.id)}-`));
    return join(folder, name!);
  };
  /** Waybill and slip of one order, as they lie in the tray. */
  const print = async (orderId: number): Promise<{ waybill: string; slip: string }> => {
    const { courierCode } = (await askShop(window, 'printing', 'list')).ready.find((one) => one.orderId === orderId)!;
    const { printed } = await askShop(window, 'printing', 'printBatch', { courierCode, orderIds: [orderId], slips: 'separate' });
    expect(printed).toBe(1);
    return { waybill: await fileOfJob('waybill'), slip: await fileOfJob('packing_slip') };
  };
  /** What the template puts at the same place for every order: its own words and the shop's. */
  const fixedWords = (pdf: string, others: string): [string, PdfWord, PdfWord][] => {
    const once = (words: readonly PdfWord[]): Map<string, PdfWord> =>
      new Map(words.filter((word) => word.page === 1 && words.filter(({ text, page }) => page === 1 && text === word.text).length === 1).map((word) => [word.text, word]));
    const there = once(readPdfWords(others));
    return [...once(readPdfWords(pdf))].flatMap(([text, word]) => {
      const same = there.get(text);
      return same === undefined || !/^(青禾小铺|0571.*|.*示例路.*|.*310000|[\u4e00-\u9fff]{1,4}：?)$/u.test(text) || isGoods(text) ? [] : [[text, word, same]];
    });
  };
  const isGoods = (text: string): boolean => goods.some((title) => title.includes(text));
  let goods: readonly string[] = [];
  let before: { waybill: string; slip: string };

  test('three steps in the window: the sheet is printed as it is, three measurements say what the printer does', async () => {
    before = await print(orderIds[0]!);
    await goTo(window, 'printing');
    await window.locator('[data-print-tab="printers"]').click();
    await window.locator('[data-calibrate]').click();
    await expect(guide()).toHaveAttribute('data-guide', 'print');
    // The button that prints has the focus; the keyboard alone does it.
    await window.keyboard.press('Enter');
    await expect(guide().getByRole('status')).toBeVisible();
    const sheet = await fileOfJob('calibration');
    expect(readPdfPages(sheet)).toMatchObject([{ widthHmm: 10_000, heightHmm: 18_000 }]);
    expect(readPdfText(sheet)).toContain('A 应为 左 20');

    await guide().locator('button').last().click();
    await expect(guide()).toHaveAttribute('data-guide', 'measure');
    // A should lie at 20 / 20 mm, B at 80 / 160 mm. This printer: 0.8 mm too far right, 0.4 mm too high at the top and 0.3 % too long.
    const type = async (name: string, text: string): Promise<void> => window.locator(`#measure-${name}`).fill(text);
    await type('nearX', '20.8');
    await type('nearY', '19，6');
    await type('farX', '１9.8');
    await type('farY', '160.02');
    await window.keyboard.press('Enter');
    await expect(guide().getByRole('alert')).toBeVisible();
    await expect(window.locator('#measure-farX')).toBeFocused();
    await type('farX', '80.8');
    await window.keyboard.press('Enter');
    await expect(guide()).toHaveAttribute('data-guide', 'result');
    await expect(guide().getByRole('status')).toContainText('偏右 0.8 mm，偏上 0.46 mm，长了 0.3 %');
    await window.keyboard.press('Enter');
    await expect(guide()).toBeHidden();
    await expect(window.locator('[data-calibration$="10000×18000"]')).toContainText('偏右 0.8 mm');
    expect(await askShop(window, 'printers', 'calibrations')).toMatchObject([
      { spooler: 'pdf_folder', widthHmm: 10_000, heightHmm: 18_000, offsetXUm: 800, offsetYUm: -460, scaleXPpm: 1_000_000, scaleYPpm: 1_003_000, driftUmPerForm: 0 },
    ]);
  });

  test('the next waybill is shifted by exactly the correction; the other paper of the same printer is not', async () => {
    const after = await print(orderIds[1]!);
    expect(readPdfPages(after.waybill)).toEqual(readPdfPages(before.waybill));
    const moved = fixedWords(after.waybill, before.waybill);
    expect(moved.length).toBeGreaterThan(3);
    for (const [text, now, then] of moved) {
      // What the printer does to it must bring it back to where the template has it.
      const x = hmmOf(now.xMinPt) + 80;
      const y = hmmOf(now.yMinPt) * 1.003 - 46;
      expect(Math.abs(x - hmmOf(then.xMinPt)), text).toBeLessThan(1);
      expect(Math.abs(y - hmmOf(then.yMinPt)), text).toBeLessThan(1);
    }
    const still = fixedWords(after.slip, before.slip);
    expect(still.length, still.map(([text]) => text).join(' ')).toBeGreaterThan(3);
    for (const [text, now, then] of still) {
      expect(Math.abs(now.xMinPt - then.xMinPt), text).toBeLessThan(0.01);
      expect(Math.abs(now.yMinPt - then.yMinPt), text).toBeLessThan(0.01);
    }
  });

  test('taken away again, sheets come out as drawn', async () => {
    const row = window.locator('[data-calibration$="10000×18000"]');
    await row.getByRole('button', { name: /^删除/ }).click();
    await window.locator('.ant-popconfirm-buttons button').last().click();
    await expect(row).toHaveCount(0);
    const after = await print(orderIds[2]!);
    const words = fixedWords(after.waybill, before.waybill);
    expect(words.length).toBeGreaterThan(3);
    for (const [text, now, then] of words) {
      expect(Math.abs(now.xMinPt - then.xMinPt), text).toBeLessThan(0.01);
      expect(Math.abs(now.yMinPt - then.yMinPt), text).toBeLessThan(0.01);
    }
  });
});
