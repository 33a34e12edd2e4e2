import { expect, test, type Page } from '@playwright/test';
import { goTo, openDemoShop, scan, sizeWindow } from '../../electron/dev/demo/hands.ts';
import { askShop } from '../support/asked-shop.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';

const pictures = process.env['BACKROOM_PICTURES'];
const label = '773999000111222';

test.describe.serial('AS-4: the returns desk, by scanner and keys', () => {
  let app: LaunchedApp;
  let window: Page;
  const picture = async (name: string): Promise<void> => {
    if (pictures !== undefined) await window.screenshot({ path: `${pictures}/returns-${name}.png` });
  };
  test.beforeAll(async () => {
    app = await launchApp();
    window = app.window;
    await openDemoShop(window, '陈店长', '246810');
    await sizeWindow(app.electron, window, 1366, 768);
  });
  test.afterAll(() => app.close());

  test('a label that nobody expected asks whose it is; the order is found by phone, its goods are scanned, and stock has them again', async () => {
    const { rows } = await askShop(window, 'orders', 'list', { view: 'handed_over', offset: 0, limit: 100 });
    const left = rows.find(({ masked, goods }) => !masked && goods !== '')!;
    const order = await askShop(window, 'orders', 'get', { orderId: left.id });
    const line = order.lines.find(({ skuId, sellable }) => skuId !== null && sellable !== null)!;
    const onHand = async () => (await askShop(window, 'stock', 'list', { search: line.skuCode, offset: 0, limit: 1 })).rows[0]!.onHand;
    const before = await onHand();
    await goTo(window, 'returns');
    await picture('empty');
    await scan(window, label);
    await expect(window.getByTestId('owner-pane')).toBeVisible();
    await expect(window.getByTestId('return-said')).toContainText(label);
    await window.getByTestId('owner-search').fill(order.receiver.phone.slice(-8));
    await picture('owner');
    await window.locator(`[data-candidate="${left.platformOrderNumber}"] button`).click();
    await expect(window.getByTestId('return-pane')).toHaveAttribute('data-return', label);
    await scan(window, line.skuCode);
    await expect(window.locator(`[data-line="${line.skuCode}"]`).first()).toHaveAttribute('data-counted', '1');
    await picture('counted');
    await window.waitForTimeout(500);
    await window.keyboard.press('F9');
    await expect(window.getByTestId('return-said')).toHaveAttribute('data-tone', 'good');
    await expect(window.getByTestId('return-pane')).toBeHidden();
    await expect.poll(onHand).toBe(before + 1);
    const { counts } = await askShop(window, 'returns', 'list', { list: 'done', offset: 0, limit: 10 });
    expect(counts).toMatchObject({ to_check: 0, ownerless: 0 });
  });

  test('scanned again it is done with; goods of others are given back with the reason', async () => {
    await scan(window, label);
    await expect(window.getByRole('alert')).toBeVisible();
    await scan(window, '773999000111333');
    await expect(window.getByTestId('owner-pane')).toBeVisible();
    await window.waitForTimeout(500);
    await window.keyboard.press('F4');
    await expect(window.getByTestId('return-pane')).toHaveAttribute('data-return', '773999000111333');
    await picture('ownerless');
    await window.keyboard.press('F6');
    await window.getByTestId('return-reason').fill('别家店的鞋');
    await window.keyboard.press('Enter');
    await expect(window.getByTestId('return-pane')).toBeHidden();
    expect((await askShop(window, 'returns', 'list', { list: 'ownerless', offset: 0, limit: 10 })).rows).toEqual([]);
    for (const [language, theme] of [['en', 'dark'], ['zh-CN', 'light']] as const) {
      await askShop(window, 'app', 'setAppearance', { language, theme });
      await window.waitForTimeout(400);
      await window.locator('[data-list="done"]').click();
      await window.locator('[data-return-row]').first().click();
      await window.getByTestId('return-pane').waitFor();
      await picture(`done-${language}`);
    }
    expect(app.consoleErrors).toEqual([]);
  });
});
