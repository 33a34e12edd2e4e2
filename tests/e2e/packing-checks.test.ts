import { expect, test, type Page } from '@playwright/test';
import { goTo, scan, scanToPack, signInToPack, sizeWindow } from '../../electron/dev/demo/hands.ts';
import type { OrderLineDraft } from '../../shared/domain/intake/order-draft.ts';
import { askShop } from '../support/asked-shop.ts';
import { draftOrder } from '../support/draft-orders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { addRoll, makeShop, managerPin, signInAgain, takeFilesIn } from '../support/shop-in-app.ts';
import { writeTaobaoExport } from '../support/taobao-export.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const line = (styleCode: string, title: string, colour: string, size: string, quantity = 1): OrderLineDraft => ({
  platformLineNumber: null, title, skuCode: `${styleCode}-${size}`, styleCode, colour, size, properties: `颜色分类：${colour}；尺码：${size}`, quantity, unitPriceFen: 9900, refund: 'none',
});
const pictures = process.env['BACKROOM_PICTURES'];

/** PK-3, PK-4, PK-7, PK-8 as the manager and the packer meet them, in the real windows, with scanner bursts and typed numbers. */
test.describe.serial('checks at the packing table', () => {
  let app: LaunchedApp;
  let window: Page;
  let packing: Page;
  const picture = async (page: Page, name: string): Promise<void> => {
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
  };
  /** A hand on the number pad. */
  const typeNumber = async (text: string): Promise<void> => {
    for (const key of text) {
      await packing.keyboard.press(key, { delay: 30 });
      // Quicker than that it would be a scanner.
      await packing.waitForTimeout(100);
    }
    await packing.keyboard.press('Enter');
  };
  const said = (code: string) => expect(packing.locator(`main[data-said="${code}"]`)).toBeVisible();

  test.beforeAll(async () => {
    app = await launchApp();
    window = app.window;
    await makeShop(window);
    await signInAgain(window);
    await window.reload();
    await addRoll(window);
    const paid = (index: number, lines: OrderLineDraft[]) => draftOrder(index * 50, { state: 'paid', platformStatusText: '买家已付款，等待卖家发货', shipments: [], completedAt: null, lines, buyerMessage: null });
    const { list, detail } = writeTaobaoExport(temporaryFolder('checks'), '202611210900', [
      paid(1, [line('NZ801', '牛仔裤 直筒', '深蓝', '28')]),
      paid(2, [line('TX220', '纯棉T恤', '白色', 'L', 2), line('NZ801', '牛仔裤 直筒', '深蓝', '28')]),
      paid(3, [line('TX220', '纯棉T恤', '白色', 'L')]),
    ]);
    await takeFilesIn(window, [list, detail]);
    const { rows } = await askShop(window, 'stock', 'list', { search: '', offset: 0, limit: 50 });
    for (const [index, row] of rows.entries()) {
      await askShop(window, 'stock', 'update', { skuId: row.id, title: row.title, colour: row.colour, size: row.size, barcode: `69012345678${String(10 + index)}`, shelf: `A-03-${String(index + 1)}`, weightG: null });
      await askShop(window, 'stock', 'setOnHand', { skuId: row.id, onHand: 20, reason: '期初' });
    }
    await askShop(window, 'printing', 'printBatch', { courierCode: 'ZTO' });
    await expect.poll(async () => (await askShop(window, 'packing', 'waiting')).length, { timeout: 60_000 }).toBe(3);
  });
  test.afterAll(async () => {
    await app.close();
  });
  test.afterEach(() => {
    expect(app.consoleErrors).toEqual([]);
  });

  test('PK-3: the manager takes the jeans template, gives it the style’s beginning, and saves it; before that nothing is on', async () => {
    await goTo(window, 'settings');
    await window.locator('[data-section="categories"]').click();
    expect(await askShop(window, 'categories', 'list')).toEqual([]);
    await window.locator('[data-template="jeans"]').click();
    await window.locator('#category-prefixes').fill('NZ');
    await picture(window, 'category-editor');
    await window.locator('[data-testid="category-editor"] button[type=submit]').click();
    await expect.poll(async () => (await askShop(window, 'categories', 'list')).length).toBe(1);
    expect(await askShop(window, 'categories', 'list')).toMatchObject([{ name: '牛仔裤', ticked: 'session', skus: 1, stylePrefixes: ['NZ'], checks: [{ kind: 'number', toleranceTenths: 10 }] }]);
    await picture(window, 'categories');
  });

  test('PK-8: materials are entered and counted', async () => {
    await goTo(window, 'materials');
    await window.getByTestId('new-material').click();
    await window.locator('[data-testid="material-form"] [data-field="name"]').fill('快递袋 M');
    await window.locator('[data-testid="material-form"] [data-field="supplier"]').fill('宏达包装');
    await window.locator('[data-testid="material-form"] [data-field="phone"]').fill('0571-86660000');
    await window.locator('[data-testid="material-form"] [data-field="floorQuantity"]').fill('38');
    await window.locator('[data-testid="material-form"] button[type=submit]').click();
    await window.getByTestId('material-quantity').fill('39');
    await window.keyboard.press('Enter');
    await expect.poll(async () => (await askShop(window, 'materials', 'list'))[0]?.onHand).toBe(39);
    expect((await askShop(window, 'materials', 'list'))[0]).toMatchObject({ name: '快递袋 M', low: false, parcelsLeft: 39 });
  });

  test('PK-3: the waist is asked on the card; a scan while it is asked is a scan; out of tolerance stops in red and does not count', async () => {
    await goTo(window, 'packing');
    await window.locator('main header button').first().click();
    packing = await app.waitForPackingWindow();
    await sizeWindow(app.electron, packing, 1366, 768);
    await signInToPack(packing, 1, managerPin);
    const rows = (await askShop(window, 'stock', 'list', { search: '', offset: 0, limit: 50 })).rows;
    const barcodeOf = (code: string): string => rows.find((row) => row.code === code)?.barcode ?? '';
    const jeans = barcodeOf('NZ801-28');
    const shirt = barcodeOf('TX220-L');
    const two = (await askShop(window, 'packing', 'waiting')).find(({ pieces }) => pieces === 3)!.waybillNumber;
    await scanToPack(packing, two, 'parcel_opened');
    await picture(packing, 'packing-opened');
    await scanToPack(packing, jeans, 'check_wanted');
    await packing.keyboard.press('3', { delay: 30 });
    await expect(packing.getByTestId('check-typed')).toHaveText('3');
    await scanToPack(packing, shirt, 'item_counted');
    await expect(packing.getByTestId('check')).toBeVisible();
    await expect(packing.getByTestId('check-typed')).toHaveText('3');
    await packing.keyboard.press('Backspace');
    await typeNumber('34');
    await said('check_failed');
    await expect(packing.locator('main[data-tone="bad"]')).toBeVisible();
    await expect(packing.getByTestId('verdict')).toContainText('34.0');
    await expect(packing.locator('[data-testid="lines"] li[data-wanted="1"]')).toHaveAttribute('data-counted', '0');
    await picture(packing, 'check-failed');
    await typeNumber('x');
    await said('not_a_measure');
    await typeNumber('36.4');
    await said('item_counted');
    await picture(packing, 'check-passed');
    await scanToPack(packing, shirt, 'steps_wanted');
    await picture(packing, 'steps-wanted');
    // An Enter right behind a scan is the scanner's own; a hand comes later.
    await packing.waitForTimeout(500);
    await packing.keyboard.press('Enter');
    await said('parcel_packed');
  });

  test('PK-8: at the floor Today says whom to call', async () => {
    await goTo(window, 'today');
    await expect(window.getByTestId('low-materials')).toContainText('0571-86660000');
    await picture(window, 'today-materials');
  });

  test('PK-7: a failed check goes back to customer service with two keys; stock and order say why', async () => {
    const rows = (await askShop(window, 'stock', 'list', { search: '', offset: 0, limit: 50 })).rows;
    const jeans = rows.find((row) => row.code === 'NZ801-28')!;
    const parcels = await askShop(window, 'packing', 'waiting');
    const details = await Promise.all(parcels.map(({ parcelId }) => askShop(window, 'packing', 'parcel', { parcelId })));
    const one = details.find(({ lines }) => lines[0]?.skuCode === 'NZ801-28')!;
    await scanToPack(packing, one.waybillNumber, 'parcel_opened');
    await scanToPack(packing, jeans.barcode, 'check_wanted');
    await picture(packing, 'check-wanted');
    await typeNumber('39');
    await said('check_failed');
    await packing.keyboard.press('F4');
    await packing.getByTestId('fault-line').waitFor();
    await picture(packing, 'fault');
    await packing.keyboard.press('Enter');
    await said('held');
    const order = await askShop(window, 'orders', 'get', { orderId: one.orders[0]!.orderId });
    expect(order.row).toMatchObject({ state: 'paid', holdReason: 'packing_fault', flag: 'yellow' });
    expect(order.notes.map(({ text }) => text).join()).toContain('39.0');
    expect((await askShop(window, 'stock', 'list', { search: 'NZ801-28', offset: 0, limit: 5 })).rows[0]?.onHand).toBe(19);
    await scan(packing, one.waybillNumber);
    await said('held');
    // PK-4: the instruction was ticked in this session already: released, the parcel needs its scans and its measure, no other key.
    await askShop(window, 'orders', 'release', { orderIds: [one.orders[0]!.orderId] });
    await said('released');
    await scanToPack(packing, jeans.barcode, 'check_wanted');
    await typeNumber('36.5');
    await said('parcel_packed');
    await goTo(window, 'orders');
    await goTo(window, 'materials');
    await picture(window, 'materials');
  });
});
