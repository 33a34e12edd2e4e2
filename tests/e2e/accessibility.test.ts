import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { goTo, openDemoShop } from '../../electron/dev/demo/hands.ts';
import { askShop } from '../support/asked-shop.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';

const screens = ['today', 'orders', 'tasks', 'intake', 'printing', 'waves', 'packing', 'collections', 'after_sales', 'returns', 'stubs', 'claims', 'customers', 'stock', 'materials', 'sync', 'settings'] as const;

const violationsOn = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
};

test.describe('every screen can be read and used without a mouse and with weak eyes', () => {
  // Every screen twice: longer than one test of anything else.
  test.describe.configure({ timeout: 300_000 });
  let app: LaunchedApp;
  test.beforeAll(async () => {
    app = await launchApp();
    await openDemoShop(app.window, '陈店长', '246810');
  });
  test.afterAll(() => app.close());

  for (const [language, theme] of [['zh-CN', 'light'], ['en', 'dark']] as const) {
    test(`${language}, ${theme}: contrast, names and roles`, async () => {
      await askShop(app.window, 'app', 'setAppearance', { language, theme });
      for (const screen of screens) {
        await goTo(app.window, screen);
        await app.window.locator(`[data-screen="${screen}"]`).waitFor();
        await app.window.waitForTimeout(600);
        expect(await violationsOn(app.window), screen).toEqual([]);
      }
    });
  }

  test('the packing station: contrast, names and roles', async () => {
    await askShop(app.window, 'app', 'openPackingWindow');
    const station = await app.waitForPackingWindow();
    await station.locator('main').waitFor();
    expect(await violationsOn(station)).toEqual([]);
  });
});
