import { expect, test, type Page } from '@playwright/test';
import { goTo, openDemoShop } from '../../electron/dev/demo/hands.ts';
import { askShop } from '../support/asked-shop.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';

const pin = '246810';

test.describe.serial('CS-2, CS-3, CS-6, CS-7, CS-10: a customer service day by keyboard', () => {
  let app: LaunchedApp;
  let window: Page;
  test.beforeAll(async () => {
    app = await launchApp();
    window = app.window;
    await openDemoShop(window, '陈店长', pin);
  });
  test.afterAll(async () => {
    await app.close();
  });

  test('CS-3: out of stock from the order: held, yellow, the buyer asked; what they say leaves its work', async () => {
    await goTo(window, 'orders');
    await window.locator('[data-view=to_ship]').click();
    const { rows } = await askShop(window, 'orders', 'list', { view: 'to_ship', search: '', offset: 0, limit: 50 });
    const at = rows.findIndex((row) => row.holdReason === null);
    for (let step = 0; step < at; step += 1) await window.keyboard.press('ArrowDown');
    const id = rows[at]!.id;
    await expect(window.locator(`aside[data-order="${String(id)}"]`)).toBeVisible();
    await window.keyboard.press('o');
    await window.getByRole('form', { name: '缺货' }).getByLabel('说明').fill('断码');
    await window.keyboard.press('Enter');
    await expect(window.locator('aside [data-task]').first()).toContainText('问买家换、等还是退');
    await expect.poll(async () => (await askShop(window, 'orders', 'get', { orderId: rows[at]!.id })).row).toMatchObject({ flag: 'yellow', holdReason: 'out_of_stock' });
    await window.locator('[data-view=to_contact]').click();
    await expect(window.locator('[data-view=to_contact]')).toContainText('1');

    await goTo(window, 'tasks');
    // After-sales has tasks of its own on the list.
    await window.locator('button[data-task]', { hasText: '断码' }).click();
    await expect(window.locator('[data-task-detail]')).toContainText('断码');
    await window.keyboard.press('3');
    await window.keyboard.type('等到周五');
    await window.keyboard.press('Enter');
    await expect(window.getByRole('region', { name: '待办', exact: true })).toContainText('买家等货');
    expect(await askShop(window, 'tasks', 'ofOrder', { orderId: rows[at]!.id })).toMatchObject([{ code: 'goods_awaited' }, { outcome: 'wait', outcomeNote: '等到周五' }]);
    await window.keyboard.press('n');
    await window.keyboard.type('补开发票');
    await window.keyboard.press('Enter');
    await expect(window.getByRole('region', { name: '待办', exact: true })).toContainText('补开发票');
  });

  test('CS-2: a transfer is expected at the order, found in pasted bank lines, confirmed with Enter; the order is green work at once', async () => {
    await goTo(window, 'orders');
    await window.locator('[data-view=awaiting_payment]').click();
    const { rows } = await askShop(window, 'orders', 'list', { view: 'awaiting_payment', search: '', offset: 0, limit: 50 });
    const row = rows[0]!;
    await expect(window.locator(`aside[data-order="${String(row.id)}"]`)).toBeVisible();
    await window.keyboard.press('y');
    await window.getByRole('form', { name: '等银行转账' }).getByLabel('银行').fill('建行');
    await window.keyboard.press('Enter');
    await expect(window.locator('[data-transfer=waiting]')).toContainText('建行');

    await goTo(window, 'tasks');
    await window.keyboard.press('Control+2');
    await window.keyboard.press('v');
    const yuan = `${String(Math.trunc(row.paidFen / 100))}.${String(row.paidFen % 100).padStart(2, '0')}`;
    await window.getByLabel('从网银、手机银行、短信里复制，粘到这里').fill(`交易日期\t收入金额\t支出金额\t对方户名\t摘要\n2026-11-01\t${yuan}\t\t${row.receiverName}\t货款\n2026-11-01\t\t35.00\t美团\t消费`);
    await expect(window.getByText('没有记的 1 行')).toBeVisible();
    await window.keyboard.press('Control+Enter');
    await expect(window.locator('[data-candidate][aria-checked=true]')).toContainText(row.receiverName);
    await window.keyboard.press('Enter');
    await expect(window.getByText('没有待核对的到账')).toBeVisible();
    expect((await askShop(window, 'orders', 'get', { orderId: row.id })).row).toMatchObject({ state: 'paid', flag: 'green' });
    await window.keyboard.press('Control+1');
    await expect(window.getByRole('region', { name: '待办', exact: true })).toContainText('线下已付款');
  });

  test('CS-7: a slash, three letters and Enter put the filled text on the clipboard', async () => {
    await goTo(window, 'orders');
    await window.locator('[data-view=handed_over]').click();
    const { rows } = await askShop(window, 'orders', 'list', { view: 'handed_over', search: '', offset: 0, limit: 1 });
    await expect(window.locator(`aside[data-order="${String(rows[0]!.id)}"]`)).toBeVisible();
    await window.keyboard.press('/');
    await window.keyboard.type('yfh');
    await expect(window.locator('[data-reply]')).toHaveCount(1);
    await window.keyboard.press('Enter');
    await expect(window.getByText('已复制：已发货')).toBeVisible();
    expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toContain(rows[0]!.platformOrderNumber);
  });

  test('CS-6: a search becomes a view with its live count; a bulk action says before what will not change', async () => {
    await window.getByRole('combobox', { name: '查订单或找功能' }).fill('flag:green');
    await window.getByRole('button', { name: /存成视图/ }).click();
    await window.getByLabel('视图名称').fill('到账的');
    await window.keyboard.press('Enter');
    await expect(window.locator('[data-own-view]')).toContainText('1');
    await window.locator('[data-view=all]').click();
    await expect(window.locator('aside[data-order]')).toBeVisible();
    await window.keyboard.press('Control+a');
    await window.keyboard.press('h');
    await expect(window.locator('[data-bulk-preview]')).toContainText('单不会改：已经挂起');
    await window.keyboard.press('Escape');
  });

  test('CS-10: the sheet is written from what is open and accepted by somebody else', async () => {
    const { staffId } = await askShop(window, 'staff', 'create', { name: '接班的', role: 'customer_service', pin: '135790' });
    await goTo(window, 'tasks');
    await window.keyboard.press('Control+3');
    await expect(window.getByText('补开发票')).toBeVisible();
    await window.getByLabel('交代的话（可不填）').fill('下午有快递来收');
    await window.keyboard.press('Control+Enter');
    await expect(window.getByText('请接班的人登录（F12）后来接。')).toBeVisible();
    await askShop(window, 'staff', 'signIn', { staffId, pin: '135790' });
    await goTo(window, 'tasks');
    await window.keyboard.press('Control+3');
    await window.keyboard.press('ArrowDown');
    await expect(window.getByText('下午有快递来收')).toBeVisible();
    await window.keyboard.press('j');
    await expect(window.getByText(/接班的 .* 接班/).first()).toBeVisible();
    expect(app.consoleErrors).toEqual([]);
  });
});
