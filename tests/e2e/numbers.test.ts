import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { goTo, openDemoShop, scan as scanBurst } from '../../electron/dev/demo/hands.ts';
import { askShop } from '../support/asked-shop.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';

const pool = ['77120000900001', '77120000900002', '77120000900003'] as const;

const scan = async (window: Page, code: string): Promise<string | null> => {
  const verdict = window.getByTestId('scan-back-verdict');
  await scanBurst(window, code);
  await verdict.filter({ hasText: code.slice(-2) }).waitFor();
  return verdict.getAttribute('data-code');
};

const lifeOf = async (window: Page, number: string) => {
  const { entries } = await askShop(window, 'numbers', 'ledger', { courierCode: null, state: null, text: number, after: null, limit: 10 });
  expect(entries).toHaveLength(1);
  return entries[0]!;
};

test.describe('PR-5: the life of a number, on the real screens', () => {
  let app: LaunchedApp;
  let window: Page;
  test.beforeAll(async () => {
    app = await launchApp();
    window = app.window;
    await openDemoShop(window, '陈店长', '246810');
    await goTo(window, 'printing');
    await window.locator('[data-print-tab="numbers"]').click();
    await window.getByTestId('scan-back').waitFor();
  });
  test.afterAll(() => app.close());

  test('a pasted list is counted before it is added', async () => {
    await window.keyboard.press('N');
    await window.getByTestId('pool-text').fill(`单号\n${pool.join('，')}\n${pool[0]}`);
    await expect(window.locator('[data-count="fresh"] dd')).toHaveText('3');
    await expect(window.locator('[data-count="unreadable"] bdi')).toHaveText('单号');
    await window.locator('.ant-modal-footer button').last().click();
    await expect.poll(async () => (await askShop(window, 'numbers', 'pools')).map(({ free }) => free)).toEqual([3]);
    await expect(window.locator('[data-courier="ZTO"]')).toHaveAttribute('aria-pressed', 'false');
  });

  test('one is given to an order by scan, the next goes onto paper; both are scanned back', async () => {
    const { ready } = await askShop(window, 'printing', 'list');
    const [first, second] = ready.filter(({ courierCode }) => courierCode === 'ZTO');
    await window.keyboard.press('G');
    await window.getByTestId('give-order').fill(first!.platformOrderNumber);
    await window.locator('[role=option]').waitFor();
    await window.getByTestId('give-number').fill(pool[1]);
    await window.locator('.ant-modal-footer button').last().click();
    await expect.poll(async () => (await lifeOf(window, pool[1])).state).toBe('printed');
    expect(await lifeOf(window, pool[1])).toMatchObject({ source: 'pool', orderId: first!.orderId });

    await askShop(window, 'printing', 'printBatch', { courierCode: 'ZTO', orderIds: [second!.orderId], slips: 'none' });
    await expect.poll(async () => (await lifeOf(window, pool[0])).state, { timeout: 60_000 }).toBe('printed');
    expect(await lifeOf(window, pool[0])).toMatchObject({ source: 'pool', orderId: second!.orderId, scannedBackAt: null });
    expect(await scan(window, pool[0])).toBe('good');
    expect(await scan(window, pool[0])).toBe('again');
    expect((await lifeOf(window, pool[0])).scannedBackAt).not.toBeNull();
    expect(await scan(window, pool[2])).toBe('printing.number_still_free');
    expect(await scan(window, '12345678901234')).toBe('printing.number_not_known');
  });

  test('the ledger shows each life, found by the end of its number', async () => {
    await window.getByTestId('ledger-search').fill('900001');
    await expect(window.locator('[role=row][data-index]')).toHaveCount(1);
    await expect(window.locator('[role=row][data-index="0"]')).toContainText('已打印');
    await window.getByTestId('ledger-search').fill('');
  });

  test('nothing was said in the windows’ consoles', () => {
    expect(app.consoleErrors).toEqual([]);
  });

  for (const [language, theme] of [['zh-CN', 'light'], ['en', 'dark']] as const) {
    test(`${language}, ${theme}: contrast, names and roles`, async () => {
      await askShop(window, 'app', 'setAppearance', { language, theme });
      await window.waitForTimeout(600);
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
    });
  }
});
