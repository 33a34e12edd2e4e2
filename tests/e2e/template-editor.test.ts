import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { goTo, openDemoShop } from '../../electron/dev/demo/hands.ts';
import type { PrintJob } from '../../shared/contract/printing.ts';
import type { Template } from '../../shared/domain/printing/template.ts';
import { askShop } from '../support/asked-shop.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { readPdfWords } from '../support/read-pdf.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const original = 'thermal-100x180';
/** Fixed text that stands on the label once. */
const word = '已验视';

/**
 * PR-3 as somebody does it: copies a shipped template, pulls an element elsewhere, saves, prints, and finds it on paper exactly as
 * far away. The steps build on each other.
 */
test.describe.serial('the template editor', () => {
  let app: LaunchedApp;
  let window: Page;
  let copyId: string;
  let courierCode: string;
  const folder = temporaryFolder('template-editor');

  const field = (label: string): Locator => window.getByTestId('template-inspector').getByRole('textbox', { name: label, exact: true });
  const hmm = async (label: string): Promise<number> => Math.round(Number(await field(label).inputValue()) * 100);
  const place = async (): Promise<readonly [number, number]> => [await hmm('左'), await hmm('上')];
  const found = async (templateId: string): Promise<Template> => (await askShop(window, 'templates', 'get', { templateId, version: null })).template;
  const frameOfWord = (template: Template) => {
    const element = template.elements.find((one) => one.type === 'text' && one.text === word);
    if (element?.type !== 'text') throw new Error(`${word} is not on ${template.id}`);
    return element;
  };
  /** Prints the next order with this template into the folder of PDFs and finds the word on it, in 1/100 mm. */
  const printedAt = async (templateId: string): Promise<readonly [number, number]> => {
    const pdfFolder = join(app.dataFolder, 'shop', 'pdf');
    const before = new Set(existsSync(pdfFolder) ? readdirSync(pdfFolder) : []);
    await askShop(window, 'printers', 'assign', { kind: 'waybill', courierCode, spooler: 'pdf_folder', printerName: 'pdf-folder', templateId });
    const { ready } = await askShop(window, 'printing', 'list');
    const order = ready.find((one) => one.courierCode === courierCode);
    if (order === undefined) throw new Error('nothing to print');
    const { batchId } = await askShop(window, 'printing', 'printBatch', { courierCode, orderIds: [order.orderId], slips: 'none' });
    await expect.poll(async () => (await askShop(window, 'printing', 'queue')).find((job: PrintJob) => job.batchId === batchId)?.state, { timeout: 30_000 }).toBe('printed');
    const [file] = readdirSync(pdfFolder).filter((name) => name.endsWith('.pdf') && !before.has(name));
    const at = readPdfWords(join(pdfFolder, file!)).find(({ text }) => text === word);
    if (at === undefined) throw new Error(`${word} is not on paper`);
    return [(at.xMinPt / 72) * 2540, (at.yMinPt / 72) * 2540];
  };

  test.beforeAll(async () => {
    app = await launchApp();
    window = app.window;
    await openDemoShop(window, '陈店长', '246810');
    const printers = await askShop(window, 'printers', 'list');
    expect(printers.some((printer) => printer.spooler === 'pdf_folder')).toBe(true);
    const { ready } = await askShop(window, 'printing', 'list');
    courierCode = ready[0]!.courierCode;
  });
  test.afterAll(() => app.close());
  test.afterEach(() => {
    expect(app.consoleErrors).toEqual([]);
  });

  test('a shipped template is only looked at; its copy is the shop’s own', async () => {
    await goTo(window, 'printing');
    await window.locator('[data-print-tab="templates"]').click();
    await window.getByTestId(`template-${original}`).getByRole('button').first().click();
    await expect(window.getByRole('button', { name: '文字', exact: true })).toBeDisabled();
    await window.getByRole('button', { name: '复制并编辑' }).click();
    await expect(window.getByRole('button', { name: '保存' })).toBeDisabled();
    const own = (await askShop(window, 'templates', 'list')).filter(({ shipped }) => !shipped);
    expect(own).toHaveLength(1);
    copyId = own[0]!.id;
  });

  test('an element is pulled, nudged, and every step undone and redone', async () => {
    await window.getByRole('navigation', { name: '元素' }).getByRole('button', { name: word, exact: true }).click();
    const [x, y] = await place();
    const stage = window.getByTestId('template-stage');
    const handles = await Promise.all(['nw', 'se'].map(async (name) => (await stage.locator(`[data-handle="${name}"]`).boundingBox())!));
    const [from, to] = handles;
    const middle = { x: (from!.x + to!.x + to!.width) / 2, y: (from!.y + to!.y + to!.height) / 2 };
    await window.mouse.move(middle.x, middle.y);
    await window.mouse.down();
    await window.mouse.move(middle.x + 30, middle.y - 20, { steps: 6 });
    await window.mouse.move(middle.x + 60, middle.y - 40, { steps: 6 });
    await window.mouse.up();
    const [pulledX, pulledY] = await place();
    expect(pulledX).toBeGreaterThan(x + 500);
    expect(pulledY).toBeLessThan(y - 300);

    await stage.focus();
    await window.keyboard.press('ArrowRight');
    await window.keyboard.press('ArrowRight');
    await window.keyboard.press('Shift+ArrowDown');
    expect(await place()).toEqual([pulledX + 20, pulledY + 100]);
    for (let time = 0; time < 4; time += 1) await window.keyboard.press('Control+z');
    expect(await place()).toEqual([x, y]);
    for (let time = 0; time < 3; time += 1) await window.keyboard.press('Control+Shift+z');
    expect(await place()).toEqual([pulledX + 20, pulledY]);
  });

  test('unsaved changes are still there after a look elsewhere', async () => {
    const before = await place();
    await goTo(window, 'orders');
    await goTo(window, 'printing');
    await window.locator('[data-print-tab="templates"]').click();
    expect(await place()).toEqual(before);
    await expect(window.getByRole('button', { name: '保存' })).toBeEnabled();
  });

  test('saved and printed, it lies on paper exactly as far from where it was', async () => {
    const [x, y] = await place();
    await window.keyboard.press('Control+s');
    await expect(window.getByText('已保存第 2 版')).toBeVisible();
    const [before, after] = [frameOfWord(await found(original)), frameOfWord(await found(copyId))];
    expect([after.xHmm, after.yHmm]).toEqual([x, y]);
    const [oldX, oldY] = await printedAt(original);
    const [newX, newY] = await printedAt(copyId);
    expect(Math.abs(newX - oldX - (after.xHmm - before.xHmm))).toBeLessThan(2);
    expect(Math.abs(newY - oldY - (after.yHmm - before.yHmm))).toBeLessThan(2);
  });

  test('by keyboard alone: the next element, its field, a new width', async () => {
    const stage = window.getByTestId('template-stage');
    await stage.focus();
    await window.keyboard.press('Escape');
    await window.keyboard.press('Tab');
    await expect(field('宽').or(field('起点 X'))).toBeVisible();
    await window.keyboard.press('Enter');
    await expect(stage).not.toBeFocused();
    expect(await window.evaluate(() => document.activeElement?.closest('[data-testid="template-inspector"]') !== null)).toBe(true);
  });

  test('exported and imported, it is the same template under another id', async () => {
    const path = join(folder, 'template.json');
    await app.electron.evaluate(({ dialog }, file) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    }, path);
    await window.getByRole('button', { name: '返回模板' }).click();
    await window.getByTestId(`template-${copyId}`).getByRole('button', { name: /^导出/ }).click();
    await expect(window.getByText(`已导出到 ${path}`)).toBeVisible();
    await window.getByRole('button', { name: '导入模板…' }).click();
    await expect(window.getByTestId('template-stage')).toBeVisible();
    const own = (await askShop(window, 'templates', 'list')).filter(({ shipped }) => !shipped);
    const imported = own.find(({ id }) => id !== copyId)!;
    const [saved, again] = [await found(copyId), await found(imported.id)];
    expect({ ...again, id: saved.id, version: saved.version }).toEqual(saved);
  });

  for (const [language, theme] of [['zh-CN', 'light'], ['en', 'dark']] as const) {
    test(`${language}, ${theme}: contrast, names and roles of editor and gallery`, async () => {
      const violations = async (): Promise<string[]> =>
        (await new AxeBuilder({ page: window }).setLegacyMode(true).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      await askShop(window, 'app', 'setAppearance', { language, theme });
      await window.getByTestId('template-stage').or(window.getByTestId(`template-${copyId}`)).first().waitFor();
      if (await window.getByTestId('template-stage').count() === 0) await window.getByTestId(`template-${copyId}`).getByRole('button').first().click();
      await window.getByTestId('template-inspector').waitFor();
      await window.waitForTimeout(400);
      expect(await violations()).toEqual([]);
      await window.getByRole('button', { name: language === 'en' ? 'Back to templates' : '返回模板' }).click();
      await window.getByTestId(`template-${copyId}`).waitFor();
      await window.waitForTimeout(600);
      expect(await violations()).toEqual([]);
    });
  }
});
