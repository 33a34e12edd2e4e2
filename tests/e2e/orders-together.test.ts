import { expect, test, type Page } from '@playwright/test';
import { goTo } from '../../electron/dev/demo/hands.ts';
import { askShop } from '../support/asked-shop.ts';
import { draftOrder } from '../support/draft-orders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { makeShop, takeFilesIn } from '../support/shop-in-app.ts';
import { writeTaobaoExport } from '../support/taobao-export.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const receiver = {
  name: '单秀英', phone: '13800138000', secondPhone: null, country: 'CN', province: '浙江省', city: '杭州市', district: '西湖区', detail: '文三路90号东部软件园1号楼', postcode: null, masked: [],
};
const paid = (index: number) => draftOrder(index * 50, { state: 'paid', buyerNick: 'tb0012345', receiver, paidFen: 9900, platformOrderNumber: `35150000000010${String(index)}` });

test.describe('IN-7, IN-8, CS-4, CS-8: orders together, apart and changed, by keyboard', () => {
  let app: LaunchedApp;
  let window: Page;
  test.beforeAll(async () => {
    app = await launchApp();
    window = app.window;
    await makeShop(window);
    const drafts = [paid(1), paid(2), draftOrder(150, { state: 'paid', platformOrderNumber: '351500000000109', lines: [1, 2].map((line) => ({ platformLineNumber: null, title: `牛仔裤 ${String(line)}`, skuCode: `NZ80${String(line)}-28`, styleCode: null, colour: '深蓝', size: '28', properties: '颜色分类：深蓝；尺码：28', quantity: 2, unitPriceFen: 9900, refund: 'none' as const })), paidFen: 39600, totalFen: 39600, goodsFen: 39600 })];
    const files = writeTaobaoExport(temporaryFolder('together'), '202611210900', drafts);
    await takeFilesIn(window, [files.list, files.detail]);
  });
  test.afterAll(async () => {
    await app.close();
  });
  const orderOf = async (number: string) => {
    const { rows } = await askShop(window, 'orders', 'list', { view: 'all', search: '', offset: 0, limit: 50 });
    return rows.find((row) => row.platformOrderNumber === number)!;
  };
  const cursorOn = async (view: string, number: string): Promise<void> => {
    await window.locator(`[data-view=${view}]`).click();
    await window.getByRole('row').filter({ hasText: new RegExp(`${number}(?!-)`) }).first().click();
    await expect(window.locator(`aside[data-order="${String((await orderOf(number)).id)}"]`)).toBeVisible();
  };

  test('IN-7: one key puts them into one parcel, Ctrl+Z takes them apart, and printing gives both one number', async () => {
    await goTo(window, 'orders');
    await expect(window.locator('[data-view=can_merge]')).toContainText('2');
    await cursorOn('can_merge', '351500000000101');
    await window.keyboard.press('m');
    await expect(window.getByRole('status').filter({ hasText: '2 单合成一个包裹' })).toBeVisible();
    await window.keyboard.press('Control+z');
    await expect(window.getByRole('status').filter({ hasText: '已撤销' })).toBeVisible();
    const [first, second] = [await orderOf('351500000000101'), await orderOf('351500000000102')];
    await askShop(window, 'orderChanges', 'merge', { orderIds: [first.id, second.id] });
    await askShop(window, 'numbers', 'addRoll', { courierCode: 'ZTO', firstNumber: '77120000000001', count: 50, step: 1, rule: 'plain' });
    await askShop(window, 'printing', 'printBatch', { courierCode: 'ZTO', slips: 'none', orderIds: [first.id] });
    await expect.poll(async () => (await orderOf('351500000000102')).waybillNumber).toBe('77120000000001');
    expect((await orderOf('351500000000101')).waybillNumber).toBe('77120000000001');
  });

  test('CS-8: another quantity after printing is read before it is done, and voids the paper; CS-4: the note is seen before it goes out', async () => {
    await cursorOn('all', '351500000000101');
    await window.keyboard.press('e');
    const dialog = window.getByRole('dialog', { name: '改单' });
    await dialog.getByLabel('数量').first().fill('5');
    await expect(dialog.getByLabel('会发生什么')).toContainText('77120000000001 作废');
    await expect(dialog.getByLabel('会发生什么')).toContainText('同一张面单');
    await window.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect.poll(async () => (await orderOf('351500000000102')).waybillNumber).toBeNull();
    await window.keyboard.press('n');
    await window.keyboard.type('送礼');
    await expect(window.getByText('平台备注将是')).not.toHaveCount(0);
    await window.keyboard.press('Enter');
    await expect(window.locator('aside').getByText('送礼').first()).toBeVisible();
  });

  test('CS-8: two people change one order: the second sees what the first did and decides', async () => {
    await cursorOn('all', '351500000000109');
    await window.keyboard.press('e');
    const dialog = window.getByRole('dialog', { name: '改单' });
    await dialog.getByLabel('数量').first().fill('3');
    await askShop(window, 'orders', 'setFlag', { orderIds: [(await orderOf('351500000000109')).id], flag: 'red' });
    await dialog.getByRole('button', { name: '确认改单' }).click();
    await expect(dialog.getByRole('alert')).toContainText('灰旗 → 红旗');
    await dialog.getByRole('button', { name: '按新的内容再试' }).click();
    await dialog.getByRole('button', { name: '确认改单' }).click();
    await expect(dialog).toBeHidden();
    expect(await orderOf('351500000000109')).toMatchObject({ flag: 'red', pieces: 5 });
  });

  test('IN-7: split by pieces, taken back with Ctrl+Z', async () => {
    await cursorOn('all', '351500000000109');
    await window.keyboard.press('s');
    const dialog = window.getByRole('dialog', { name: '拆单' });
    await dialog.getByRole('spinbutton').first().fill('1');
    await window.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect.poll(async () => (await orderOf('351500000000109-2')).state).toBe('paid');
    await window.keyboard.press('Control+z');
    await expect.poll(async () => (await orderOf('351500000000109-2')).state).toBe('closed');
    expect(await orderOf('351500000000109')).toMatchObject({ pieces: 5, paidFen: 39600 });
  });

  test('IN-8: the manager makes a rule, and the next change of the order brings the present', async () => {
    await goTo(window, 'settings');
    await window.locator('[data-section=gifts]').click();
    await window.getByRole('button', { name: '新规则' }).click();
    await window.locator('#gift-name').fill('满 100 送');
    await window.locator('#gift-amount').fill('100');
    await window.locator('#gift-sku').fill('NZ801-28');
    await window.keyboard.press('Enter');
    await expect(window.getByRole('table')).toContainText('满 100 送');
    await goTo(window, 'orders');
    await cursorOn('all', '351500000000109');
    await window.keyboard.press('e');
    const dialog = window.getByRole('dialog', { name: '改单' });
    await dialog.getByLabel('数量').first().fill('2');
    await window.keyboard.press('Enter');
    await expect(window.locator('aside').getByText('赠品 · 满 100 送')).toBeVisible();
  });
});
