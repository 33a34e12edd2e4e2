import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { goTo } from '../../electron/dev/demo/hands.ts';
import { askShop } from '../support/asked-shop.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { startPrivateCups, type PrivateCups } from '../support/private-cups.ts';
import { makeShop } from '../support/shop-in-app.ts';

const violationsOn = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
};

test.describe.serial('the printers\' screen', () => {
  let cups: PrivateCups;
  let app: LaunchedApp;
  let window: Page;
  test.beforeAll(async () => {
    cups = await startPrivateCups();
    cups.addPrinter('Label');
    cups.addPrinter('Old');
    app = await launchApp({ environment: cups.environment });
    window = app.window;
    await makeShop(window);
    await askShop(window, 'printers', 'assign', { kind: 'packing_slip', courierCode: '', spooler: 'cups', printerName: 'Old', templateId: 'packing-slip-100x180' });
    await open();
  });
  test.afterAll(async () => {
    await app.close();
    await cups.stop();
  });
  test.afterEach(() => {
    expect(app.consoleErrors).toEqual([]);
  });
  const open = async (): Promise<void> => {
    await goTo(window, 'printing');
    await window.locator('[data-print-tab="printers"]').click();
    await window.locator('[data-printer="Label"]').waitFor();
  };
  const row = (kind: string, courierCode = '') => window.locator(`[data-assignment="${kind} ${courierCode}"]`);
  const pick = async (select: ReturnType<Page['getByRole']>, option: string): Promise<void> => {
    await select.click({ force: true });
    await window.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).first().click();
  };

  test('PR-9: every printer of the machine is there, and one key prints a test page on the one at the cursor', async () => {
    await expect(window.locator('[data-printer]')).toHaveCount(3);
    await expect(window.locator('[data-printer="Label"]')).toContainText('正常');
    const at = (): Promise<string | null> => window.locator('[data-printer][data-current="true"]').getAttribute('data-printer');
    for (let steps = 0; (await at()) !== 'Label' && steps < 4; steps += 1) await window.keyboard.press('ArrowDown');
    for (let steps = 0; (await at()) !== 'Label' && steps < 4; steps += 1) await window.keyboard.press('ArrowUp');
    await window.keyboard.press('t');
    await expect(window.locator('[data-printer="Label"]').getByRole('status')).toBeVisible();
    await expect.poll(async () => (await askShop(window, 'printing', 'queue')).map(({ kind, printerName }) => `${kind} ${printerName}`)).toEqual(['test_page Label']);
  });

  test('PR-9: a courier gets a printer of its own, and it can be taken back', async () => {
    await pick(window.getByRole('combobox', { name: '哪家快递' }), '顺丰');
    await pick(row('waybill', 'SF').getByRole('combobox').nth(0), 'Label');
    await pick(row('waybill', 'SF').getByRole('combobox').nth(1), '100×150');
    await expect.poll(async () => (await askShop(window, 'printers', 'assignments')).filter(({ courierCode }) => courierCode === 'SF'))
      .toMatchObject([{ kind: 'waybill', spooler: 'cups', printerName: 'Label', templateId: 'thermal-100x150' }]);
    await row('waybill', 'SF').getByRole('button', { name: /取消/ }).click();
    await expect(row('waybill', 'SF')).toHaveCount(0);
    expect((await askShop(window, 'printers', 'assignments')).filter(({ courierCode }) => courierCode !== '')).toEqual([]);
  });

  test('PR-9: a printer that is gone is said to be gone where it is used', async () => {
    await expect(row('packing_slip')).not.toContainText('找不到');
    cups.removePrinter('Old');
    await window.getByRole('button', { name: '重新查找' }).click();
    await expect(row('packing_slip').getByRole('status')).toContainText('找不到这台打印机');
    await expect(window.locator('[data-printer]')).toHaveCount(2);
  });

  for (const [language, theme] of [['zh-CN', 'light'], ['en', 'dark']] as const) {
    test(`${language}, ${theme}: contrast, names and roles, of the screen and of each step of the guide`, async () => {
      await askShop(window, 'app', 'setAppearance', { language, theme });
      await window.waitForTimeout(500);
      expect(await violationsOn(window)).toEqual([]);
      await window.locator('[data-calibrate]').click();
      await window.locator('[data-guide="print"] input[type=radio]').nth(1).press('Space');
      expect(await violationsOn(window)).toEqual([]);
      await window.locator('[data-guide] button').last().click();
      for (const [name, text] of [['nearX', '20.4'], ['nearY', '20'], ['farX', '80.4'], ['farY', '160'], ['lateForm', '5'], ['lateY', '20.4']] as const) await window.locator(`#measure-${name}`).fill(text);
      expect(await violationsOn(window)).toEqual([]);
      await window.keyboard.press('Enter');
      await window.locator('[data-guide="result"]').waitFor();
      expect(await violationsOn(window)).toEqual([]);
      await window.keyboard.press('Escape');
      await expect(window.locator('[data-guide]')).toHaveCount(0);
      await window.locator('[data-add-label]').click();
      await expect(window.locator('dialog input').first()).toBeFocused();
      expect(await violationsOn(window)).toEqual([]);
      await window.keyboard.press('Escape');
    });
  }

  test('SF-1: a packer sees it all, prints test pages, and is told who changes settings', async () => {
    await askShop(window, 'app', 'setAppearance', { language: 'zh-CN', theme: 'light' });
    await askShop(window, 'staff', 'create', { name: '小周', role: 'packer', pin: '135790' });
    const state = await askShop(window, 'app', 'state');
    if (state.phase !== 'open') throw new Error(`the shop is ${state.phase}`);
    await askShop(window, 'staff', 'signIn', { staffId: state.staff.find(({ name }) => name === '小周')!.id, pin: '135790' });
    await open();
    await expect(window.getByText('改设置请店长来做')).toBeVisible();
    for (const select of await row('waybill').getByRole('combobox').all()) await expect(select).toBeDisabled();
    await expect(window.getByRole('combobox', { name: '哪家快递' })).toHaveCount(0);
    for (const control of await window.getByRole('switch').all()) await expect(control).toBeDisabled();
    await expect(row('waybill').getByRole('button', { name: '打印测试页' })).toBeEnabled();
    await expect(window.locator('[data-calibrate]')).toBeEnabled();
  });
});
