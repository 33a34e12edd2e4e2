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
    expect(app.consoleErrors).toEqual([]);
  } finally {
    await app.close();
  }
});
