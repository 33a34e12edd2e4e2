import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { goTo } from '../../electron/dev/demo/hands.ts';
import { askShop } from '../support/asked-shop.ts';
import { draftOrder } from '../support/draft-orders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { makeShop, takeFilesIn } from '../support/shop-in-app.ts';
import { writeTaobaoExport } from '../support/taobao-export.ts';

const folder = mkdtempSync(join(tmpdir(), 'backroom-customers-'));

const place = { province: '四川省', city: '成都市', district: '武侯区', postcode: null, country: 'CN', secondPhone: null, masked: [] as const };
const taobao = (index: number, nick: string, name: string, phone: string, detail: string) =>
  draftOrder(index, { state: 'paid', platformStatusText: '买家已付款，等待卖家发货', closeReason: null, shipments: [], buyerNick: nick, paidFen: 60_000, receiver: { ...place, name, phone, detail }, platformOrderNumber: String(3_515_000_275_290_000_000n + BigInt(index)) });

/** Douyin's own columns: no nick, the receiver's real phone. */
const douyinFile = (): string => {
  const header = ['主订单编号', '子订单编号', '选购商品', '商品规格', '商品数量', '商家编码', '商品单价', '订单应付金额', '收件人', '收件人手机号', '省', '市', '区', '街道', '详细地址', '订单提交时间', '支付完成时间', '订单状态'];
  const row = ['6920000000003241791', '6920000000003241792', '牛仔裤', '深蓝;29', '1', 'NZ801-29', '88.00', '88.00', '欧阳雨馨', '15989797343', '四川省', '成都市', '武侯区', '', '科技园南路 486 号', '2026-11-20 10:00:00', '2026-11-20 10:01:00', '待发货'];
  const path = join(folder, 'douyin.csv');
  writeFileSync(path, `\ufeff${header.join(',')}\r\n${row.join(',')}\r\n`);
  return path;
};

/** Recognising happens in the background. */
const recognised = async (page: Page): Promise<void> => {
  await expect.poll(async () => (await askShop(page, 'customers', 'overview')).waiting, { timeout: 20_000 }).toBe(0);
};

test.describe('CU-1 … CU-3: customers in the real window', () => {
  let app: LaunchedApp;
  let page: Page;
  test.beforeAll(async () => {
    app = await launchApp();
    page = app.window;
    await page.waitForFunction(() => 'backroom' in window);
    await makeShop(page);
    const { list, detail } = writeTaobaoExport(folder, '202611201818', [
      taobao(1, 'tb4700413', '欧阳雨馨', '15989797343', '科技园南路 486 号 29 栋'), taobao(2, 'tb4700413', '欧阳雨馨', '15989797343', '科技园南路 486 号 29 栋'),
      taobao(3, 'tb_shan', '单秀英', '13911110001', '学府路 5 号 2 栋 301'), taobao(4, 'tb_shan2', '单秀英', '13911110002', '学府路5号2栋301'),
    ]);
    await takeFilesIn(page, [list, detail]);
    await takeFilesIn(page, [douyinFile()]);
    await recognised(page);
  });
  test.afterAll(async () => {
    expect(app.consoleErrors).toEqual([]);
    await app.close();
  });

  test('CU-1: one customer across platforms, found by pinyin, taken apart and joined again by keys', async () => {
    await goTo(page, 'customers');
    await page.keyboard.press('/');
    await page.keyboard.type('ouyang');
    await expect(page.locator('[role=row][data-index]')).toHaveCount(1);
    const profile = page.locator('article[data-customer]');
    await expect(profile.locator('h2')).toHaveText('欧阳雨馨');
    await expect(profile.locator('[data-order]')).toHaveCount(3);
    await expect(profile.locator('[data-merge]')).toContainText('同一手机号');
    await profile.locator('[data-testid=undo-merge]').click();
    await expect(page.locator('[role=row][data-index]')).toHaveCount(2);
    // Joined by hand: M on the one, M on the other.
    await page.locator('[role=row][data-index="0"]').click();
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('[data-testid=do-merge]')).toBeVisible();
    await page.keyboard.press('m');
    await expect(page.locator('[role=row][data-index]')).toHaveCount(1);
    await expect(profile.locator('[data-order]')).toHaveCount(3);
    await expect(profile.locator('[data-merge]')).toContainText('100%');
    await page.locator('[data-testid=customer-search]').fill('');
  });

  test('CU-1: name and full address are put before a person, side by side', async () => {
    await page.locator('[data-kind=pairs]').click();
    await expect(page.locator('[data-pair]')).toHaveCount(1);
    await expect(page.locator('[data-pair]')).toContainText('姓名和完整地址相同');
    await page.keyboard.press('y');
    await expect(page.locator('[data-pair]')).toHaveCount(0);
    await page.locator('[data-kind=all]').click();
    await expect(page.locator('[role=row][data-index]')).toHaveCount(2);
  });

  test('CU-2: groups of two, filled by the rule, the next one opened by itself; the list written as text', async () => {
    await page.keyboard.press('n');
    await page.locator('[data-testid=series-name]').fill('老顾客');
    await page.locator('[data-testid=series-cap]').fill('1');
    await page.locator('[data-testid=series-orders]').fill('2');
    await page.locator('[data-testid=save-series]').click();
    await expect(page.locator('[data-kind=group]')).toHaveText([/老顾客1.*1/, /老顾客2.*1/]);
    await page.locator('[data-kind=group]').first().click();
    await expect(page.locator('[role=row][data-index]')).toHaveCount(1);
    const path = join(folder, 'group.csv');
    await app.electron.evaluate(({ dialog }, file) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
    }, path);
    await page.getByRole('button', { name: '导出 CSV' }).click();
    await expect(page.getByRole('status').filter({ hasText: path })).toBeVisible();
    expect(readFileSync(path, 'utf8')).toContain('老顾客1');
  });

  test('CU-3: levels with their discount, and a warning, stand at the order of the buyer', async () => {
    await page.locator('[data-kind=levels]').click();
    await page.getByRole('button', { name: '填入示例' }).click();
    await page.locator('[data-testid=save-levels]').click();
    await page.locator('[data-testid=customer-search]').fill('oyyx');
    await expect(page.locator('[role=row][data-index]')).toHaveCount(1);
    await expect(page.locator('article[data-customer] h2')).toHaveText('欧阳雨馨');
    await page.locator('[data-testid=add-warning]').click();
    await page.locator('[data-testid=warning-text]').fill('多次拆吊牌退货');
    await page.keyboard.press('Enter');
    await expect(page.locator('article[data-customer]')).toContainText('多次拆吊牌退货');
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([]);
    await page.locator('article[data-customer] [data-order]').first().click();
    const buyer = page.locator('aside[data-order]');
    await expect(buyer.locator('[data-testid=order-customer]')).toContainText('老顾客，第');
    await expect(buyer).toContainText('多次拆吊牌退货');
    await expect(buyer).toContainText('可给 9.8 折');
    await buyer.locator('[data-testid=order-customer] button').click();
    await expect(page.locator('article[data-customer] h2')).toHaveText('欧阳雨馨');
  });
});
