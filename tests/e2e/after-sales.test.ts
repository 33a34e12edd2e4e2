import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { goTo, openDemoShop } from '../../electron/dev/demo/hands.ts';
import { askShop } from '../support/asked-shop.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'backroom-after-sales-'));

const photo = (name: string): string => {
  const png = new PNG({ width: 320, height: 240 });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([(at / 4) % 255, 120, 140, 255], at);
  const path = join(folder, name);
  writeFileSync(path, PNG.sync.write(png));
  return path;
};

test.describe('AS: a case on the real screen', () => {
  let app: LaunchedApp;
  let window: Page;
  const state = (wanted: string) => expect(window.getByTestId('case-detail')).toHaveAttribute('data-state', wanted);
  const step = async (key: string, ...typed: readonly string[]): Promise<void> => {
    // The field of the step before has gone: a key is a key again.
    await expect(window.locator('main form')).toHaveCount(0);
    await window.keyboard.press(key);
    await window.locator('form[data-form]').waitFor();
    for (const text of typed) await window.keyboard.type(text);
    await window.keyboard.press('Enter');
  };
  /** The first order that has left and has no case yet. */
  const leftOrder = async () => {
    const { rows } = await askShop(window, 'orders', 'list', { view: 'handed_over', search: '', offset: 0, limit: 100 });
    for (const row of rows) {
      const about = await askShop(window, 'afterSales', 'ofOrder', { orderId: row.id });
      if (about.cases.length === 0 && row.currency === 'CNY' && about.order.lines.length === 1 && row.paidFen > 2_000) return { ...row, lines: about.order.lines };
    }
    throw new Error('no order has left');
  };
  const openFromNumber = async (number: string): Promise<void> => {
    await goTo(window, 'after_sales');
    await window.keyboard.press('N');
    await window.keyboard.type(number);
    await window.locator(`[data-order]`).first().waitFor();
    await window.keyboard.press('Enter');
    await window.getByTestId('open-case').waitFor();
  };

  test.beforeAll(async () => {
    app = await launchApp({ dataFolder: join(folder, 'data') });
    window = app.window;
    await openDemoShop(window, '陈店长', '246810');
  });
  test.afterAll(() => app.close());

  test('AS-1, AS-2, AS-4, AS-6: a return from the order to the money, by keys; photos are asked for; the sheet adds up', async () => {
    const order = await leftOrder();
    await goTo(window, 'orders');
    // From the order itself.
    await window.keyboard.press('Control+K');
    await window.keyboard.type(order.platformOrderNumber);
    await window.waitForTimeout(600);
    await window.keyboard.press('Enter');
    await expect(window.locator(`aside[data-order="${order.id}"] [aria-keyshortcuts="B"]`)).toBeVisible();
    await window.keyboard.press('B');
    const form = window.getByTestId('open-case');
    await form.locator('select').selectOption('quality');
    await expect(form).toContainText('店铺出运费');
    await form.locator('input[inputmode=decimal]').fill('10.01');
    await window.keyboard.press('Enter');
    await state('opened');

    await step('A');
    await expect(window.locator('form[data-form="agree"] [role=alert]')).toContainText('照片');
    await window.keyboard.press('Escape');
    const { rows: [row] } = await askShop(window, 'afterSales', 'list', { view: 'open', kind: 'return', state: 'opened', text: order.platformOrderNumber, offset: 0, limit: 5 });
    await askShop(window, 'afterSales', 'addPhoto', { caseId: row!.id, path: photo('破洞.png'), bytes: null });
    await expect(window.locator('figure img')).toBeVisible();
    await step('A');
    await state('agreed');
    await step('W', 'yt 8800 1234');
    await state('awaiting_goods');
    await expect(window.locator('[data-returning=expected]')).toContainText('YT');
    await step('V');
    await state('received');
    // The news is there before the answer: the step's form has the keys until it is gone.
    await expect(window.locator('form[data-form]')).toHaveCount(0);
    await window.keyboard.press('M');
    const payout = window.locator('form[data-form=payout]');
    await expect(payout.locator('input').first()).toHaveValue('10.01');
    await payout.locator('[data-choice=alipay]').click();
    await payout.locator('label:has-text("账户") input').fill('buyer@example.com');
    await window.keyboard.press('Enter');
    const card = window.locator('[data-payout=approved]');
    await card.locator('button').first().click();
    await window.keyboard.type('2026112200001');
    await window.keyboard.press('Enter');
    await state('paid_back');
    await step('C');
    await expect(window.getByTestId('case-detail')).toHaveAttribute('data-state', 'closed');

    await window.locator('[data-tab=finance]').click();
    await expect(window.locator('main')).toContainText('¥10.01');
    const path = join(folder, 'payments.xlsx');
    await app.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await window.getByRole('button', { name: '导出' }).click();
    await expect(window.locator('main [role=status]')).toContainText('payments.xlsx');
    expect(statSync(path).size).toBeGreaterThan(1_000);
    await window.getByTestId('print-finance_sheet').click();
    await window.locator('dialog svg').first().waitFor();
    await window.keyboard.press('Enter');
    await expect(window.locator('dialog [role=status]')).toBeVisible();
    await window.keyboard.press('Escape');
    expect((await askShop(window, 'printing', 'queue')).some(({ kind }) => kind === 'finance_sheet')).toBe(true);
  });

  test('AS-5: an exchange: other goods, the buyer pays more, the new order waits for the money; AS-3: its deadline is on every screen', async () => {
    const order = await leftOrder();
    await openFromNumber(order.platformOrderNumber);
    await window.locator('[data-choice=exchange]').click();
    await window.getByTestId('open-case').locator('input').last().press('Enter');
    await state('opened');
    const { rows: [row] } = await askShop(window, 'afterSales', 'list', { view: 'open', kind: 'exchange', state: 'opened', text: order.platformOrderNumber, offset: 0, limit: 5 });
    const view = await askShop(window, 'afterSales', 'get', { caseId: row!.id });
    await askShop(window, 'afterSales', 'change', { caseId: row!.id, seenEvent: view.events.at(-1)!.id, change: { what: 'deadline', at: Date.now() - 3_600_000 } });
    await goTo(window, 'stock');
    await expect(window.getByTestId('deadline-bar')).toContainText('过期限');
    await goTo(window, 'after_sales');
    await window.locator('main').getByText(order.platformOrderNumber).first().click();
    await expect(window.getByTestId('case-detail')).toContainText(order.platformOrderNumber);
    await step('A');
    await state('agreed');
    await step('V');
    await state('received');
    await expect(window.locator('main form')).toHaveCount(0);
    await window.keyboard.press('G');
    const goods = window.locator('form[data-form=goods]');
    await goods.locator('input').last().fill('NZ');
    await goods.locator('[data-sku]').first().waitFor();
    await window.keyboard.press('Enter');
    await goods.locator('input[inputmode=decimal]').fill(((order.lines[0]!.unitPriceFen ?? 0) / 100 * order.lines[0]!.quantity + 30).toFixed(2));
    await goods.locator('input[type=number]').fill('1');
    await expect(goods.getByTestId('difference')).toContainText('¥30.00');
    await window.keyboard.press('Enter');
    await expect(goods).toBeHidden();
    await step('S');
    await state('sent');
    const sent = await askShop(window, 'afterSales', 'get', { caseId: row!.id });
    expect(sent).toMatchObject({ differenceFen: 3_000, replacement: { state: 'paid' } });
    expect((await askShop(window, 'orders', 'get', { orderId: sent.replacement!.orderId })).hold?.reason).toBe('payment_question');
    await step('Y', '微信转账');
    await expect(window.getByTestId('case-detail').locator('[data-event=difference_received]')).toBeVisible();
    expect((await askShop(window, 'orders', 'get', { orderId: sent.replacement!.orderId }))).toMatchObject({ hold: null, row: { paidFen: 3_000 } });
    // Not before the new goods have left.
    await step('C');
    await expect(window.locator('form[data-form=close] [role=alert]')).toBeVisible();
    await window.keyboard.press('Escape');
    expect(app.consoleErrors).toEqual([]);
  });

  test('both pages can be read by everybody', async () => {
    await goTo(window, 'after_sales');
    for (const tab of ['cases', 'finance']) {
      await window.locator(`[data-tab="${tab}"]`).click();
      await window.waitForTimeout(400);
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).include('main').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
    }
  });
});
