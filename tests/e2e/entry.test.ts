import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { askShop } from '../support/asked-shop.ts';
import { launchApp } from '../support/launch-app.ts';
import { makeShop } from '../support/shop-in-app.ts';
import { temporaryFolder } from '../support/temp-folder.ts';
import { goTo } from '../../electron/dev/demo/hands.ts';

test('IN-1, IN-4, IN-6: an unknown file is mapped once; an order from a chat is pasted, put right by keyboard and made', async () => {
  const folder = temporaryFolder('tables');
  const app = await launchApp();
  try {
    const page = app.window;
    await makeShop(page);
    await page.reload();

    // IN-1: the file asks for its columns, then comes in; the next one by itself.
    const write = (name: string, rows: readonly string[]): string => {
      const path = join(folder, name);
      writeFileSync(path, rows.join('\n'));
      return path;
    };
    const header = '单据编号,收货人,联系电话,收货地址,品名,数量,金额';
    const row = (index: number): string => `DD-10${String(index)},张示例,1380000000${String(index)},四川省成都市武侯区天府大道${String(index)}号,纯棉T恤,1,39.50`;
    await goTo(page, 'intake');
    await askShop(page, 'intake', 'read', { paths: [write('first.csv', ['某店订货单', header, row(1), row(2)])] });
    await expect(page.getByRole('combobox', { name: '收货地址' })).toHaveValue('address');
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('[data-figure=newOrders] dd')).toContainText('2');
    await page.keyboard.press('Enter');
    await expect(page.getByText('新增 2 单')).toBeVisible();
    await askShop(page, 'intake', 'read', { paths: [write('second.csv', [header, row(2), row(3)])] });
    await expect(page.locator('[data-figure=newOrders] dd')).toContainText('1');
    await page.keyboard.press('Escape');

    // IN-1: a file without column names is told by its content; its first row is an order.
    const bareRow = (index: number): string => row(index).replace('DD-10', 'DD-202610');
    await askShop(page, 'intake', 'read', { paths: [write('third.csv', [bareRow(4), bareRow(5)])] });
    const bare = page.getByRole('checkbox', { name: '没有列名：第一行就是数据' });
    await expect(bare).toBeChecked();
    await expect(page.getByRole('combobox', { name: 'D', exact: true })).toHaveValue('address');
    await expect(page.getByText('样例 2 单，0 行读不了')).toBeVisible();
    await bare.uncheck();
    await expect(page.getByRole('combobox', { name: '列名在' })).toBeVisible();
    await bare.check();
    await expect(page.getByRole('combobox', { name: 'D', exact: true })).toHaveValue('address');
    if (process.env['BACKROOM_PICTURES'] !== undefined) await page.screenshot({ path: join(process.env['BACKROOM_PICTURES'], 'headerless.png') });
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('[data-figure=newOrders] dd')).toContainText('2');
    await page.keyboard.press('Escape');

    // IN-4: pasted, one part assigned by hand, made with the keyboard alone.
    await expect(page.getByText('把平台导出的订单文件拖到窗口里')).toBeVisible();
    await page.keyboard.press('n');
    const text = page.getByRole('textbox', { name: '贴在这里' });
    await expect(text).toBeFocused();
    await page.keyboard.insertText('小宝贝 13800000009\n成都武候区天府大道9号\n纯棉T恤 红色 L 2件\n共79元 已付款');
    await expect(page.locator('mark[data-field=phone]')).toHaveText('13800000009');
    await text.evaluate((box: HTMLTextAreaElement) => { box.setSelectionRange(0, 3); });
    await page.keyboard.press('Control+1');
    await expect(page.getByLabel('姓名', { exact: true })).toHaveValue('小宝贝');
    // IN-6: the misspelled district is put right by a click.
    await page.getByRole('group', { name: '是不是：' }).getByRole('button').first().click();
    await expect(page.getByLabel(/^区县/)).toHaveValue('武侯区');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('status').filter({ hasText: '已建订单 T' })).toBeVisible();
    const { rows } = await askShop(page, 'orders', 'list', { view: 'to_ship', search: '', offset: 0, limit: 10 });
    expect(rows.find((one) => one.platform === 'manual')).toMatchObject({ receiverName: '小宝贝', paidFen: 7900, pieces: 2, doubtful: false });
    // Where it was taken stands with it.
    await page.getByRole('button', { name: '看订单' }).click();
    await expect(page.getByText('从哪里来 微信')).toBeVisible();
    if (process.env['BACKROOM_PICTURES'] !== undefined) await page.screenshot({ path: join(process.env['BACKROOM_PICTURES'], 'typed.png') });
    expect(app.consoleErrors).toEqual([]);
  } finally {
    await app.close();
  }
});
