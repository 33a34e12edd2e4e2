import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { goTo, scanToPack, signInToPack, sizeWindow } from '../../electron/dev/demo/hands.ts';
import { askShop } from '../support/asked-shop.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { addRoll, assignPdfFolder, makeShop, managerPin } from '../support/shop-in-app.ts';
import { connectionTo, startStandIn, type StandIn } from '../support/stand-in-platform/stand-in.ts';
import { usualAccount } from '../support/stand-in-platform/world.ts';

const pictures = process.env['BACKROOM_PICTURES'];
const looks = [['zh-CN', 'light'], ['zh-CN', 'dark'], ['en', 'light'], ['en', 'dark']] as const;

test.describe.serial('OF-5: the line stays away, and what has left goes up in a file', () => {
  let app: LaunchedApp;
  let window: Page;
  let standIn: StandIn;
  let placed: string[] = [];

  const picture = async (page: Page, name: string): Promise<void> => {
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
  };
  const inEveryLook = async (page: Page, name: string): Promise<void> => {
    for (const [language, theme] of looks) {
      await askShop(window, 'app', 'setAppearance', { language, theme });
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await picture(page, `${name}-${language}-${theme}`);
    }
    await askShop(window, 'app', 'setAppearance', { language: 'zh-CN', theme: 'light' });
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  };
  const violations = async (): Promise<unknown[]> => (await new AxeBuilder({ page: window }).setLegacyMode(true).analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]);
  const line = () => window.getByTestId('line');
  const rows = () => window.locator('[data-screen=sync] [role=row][data-index]');
  const sync = () => askShop(window, 'sync', 'state');
  const printOne = async (number: string) => {
    const { ready } = await askShop(window, 'printing', 'list');
    await askShop(window, 'printing', 'printBatch', { courierCode: 'ZTO', orderIds: ready.filter(({ platformOrderNumber }) => platformOrderNumber === number).map(({ orderId }) => orderId), slips: 'none' });
    await expect.poll(async () => (await askShop(window, 'packing', 'waiting')).length, { timeout: 60_000 }).toBe(1);
    return (await askShop(window, 'packing', 'waiting'))[0]!;
  };
  const packOne = async (number: string): Promise<string> => {
    const { waybillNumber, parcelId } = await printOne(number);
    expect(await askShop(window, 'packing', 'scan', { parcelId: null, code: waybillNumber })).toMatchObject({ code: 'parcel_opened' });
    const parcel = await askShop(window, 'packing', 'parcel', { parcelId });
    for (const one of parcel.lines) for (let piece = 0; piece < one.wanted; piece += 1) await askShop(window, 'packing', 'confirmLine', { parcelId, lineId: one.lineId });
    if ((await askShop(window, 'packing', 'waiting')).length > 0) await askShop(window, 'packing', 'sign', { parcelId, pin: managerPin });
    return waybillNumber;
  };

  test.beforeAll(async () => {
    standIn = await startStandIn();
    app = await launchApp();
    window = app.window;
    await makeShop(window);
    await sizeWindow(app.electron, window, 1366, 768);
    await addRoll(window);
    await assignPdfFolder(window);
    placed = Array.from({ length: 5 }, (_, index) => standIn.world.placeOrder('taobao', { at: Date.now() - (5 - index) * 60_000, receiver: { detail: `示例街道示例路 ${String(index + 1)} 号 101`, phone: `1380000000${String(index)}` } }).number);
    await askShop(window, 'sync', 'saveConnection', { connectionId: null, kind: 'taobao', account: usualAccount, ...connectionTo(standIn, 'taobao'), active: true });
    await expect.poll(async () => (await askShop(window, 'printing', 'list')).ready.length, { timeout: 30_000 }).toBe(5);
    await standIn.cut();
    await askShop(window, 'sync', 'askNow', { connectionId: null });
    await expect(line()).toContainText('断网', { timeout: 30_000 });
  });
  test.afterAll(async () => {
    await app.close();
    await standIn.stop();
  });
  test.afterEach(() => {
    expect(app.consoleErrors).toEqual([]);
    expect(standIn.bugs).toEqual([]);
  });

  test('OF-4: while the line is away, the figure of what waits rises with each note and each parcel that leaves', async () => {
    const { rows: orders } = await askShop(window, 'orders', 'list', { view: 'all', search: '', offset: 0, limit: 50 });
    await askShop(window, 'orders', 'addNote', { orderId: orders.find(({ platformOrderNumber }) => platformOrderNumber === placed[4])!.id, text: '放门口' });
    await expect(line()).toContainText('1 条待同步', { timeout: 5_000 });
    const before = (await sync()).waiting;
    const codes: string[] = [];
    for (const number of placed.slice(0, 3)) codes.push(await packOne(number));
    const { collectionId } = await askShop(window, 'collections', 'open', { courierCode: 'ZTO', collectorName: '王师傅' });
    for (const code of codes) expect(await askShop(window, 'collections', 'scan', { collectionId, code })).toMatchObject({ code: 'scanned_out' });
    await askShop(window, 'collections', 'close', { collectionId, managerReason: '断网，照常揽收' });
    const { waiting } = await sync();
    expect(waiting).toBeGreaterThanOrEqual(before + 3);
    await expect(line()).toContainText(`${String(waiting)} 条待同步`, { timeout: 5_000 });
  });

  test('OF-5: F puts the shipped ones into a ship file, says where it lies, and they wait for no line any more', async () => {
    await goTo(window, 'sync');
    await window.getByTestId('kind').selectOption('ship');
    await expect(rows()).toHaveCount(3);
    await inEveryLook(window, 'sync-waiting');
    await rows().first().click();
    await expect(window.getByTestId('put-in-file')).toContainText('放进发货文件');
    await window.keyboard.press('Control+a');
    await expect(window.getByTestId('put-in-file')).toContainText('3 条放进发货文件');
    await inEveryLook(window, 'sync-chosen');
    await window.keyboard.press('f');
    await expect(window.getByRole('status').filter({ hasText: '3 条已写进 1 个发货文件' })).toBeVisible({ timeout: 10_000 });
    await expect(rows()).toHaveCount(0);
    await expect(window.locator('[data-screen=sync] [data-show=in_file]')).toHaveText('随文件走 3');
    expect(await violations()).toEqual([]);
    await inEveryLook(window, 'sync-in-file');
    await window.locator('[data-screen=sync] [data-show=in_file]').click();
    await expect(rows()).toHaveCount(3);
    await expect(window.getByTestId('message')).toContainText('把文件传到平台就行');
    expect(await sync()).toMatchObject({ inFile: 3 });
    expect((await askShop(window, 'collections', 'shipFiles')).map(({ orders }) => orders)).toEqual([3]);
  });

  test('OF-4: the packing station says in a quiet mark that the line is away, beside a parcel that is being packed', async () => {
    const { waybillNumber } = await printOne(placed[3]!);
    await askShop(window, 'app', 'openPackingWindow');
    const station = await app.waitForPackingWindow();
    await station.setViewportSize({ width: 1366, height: 768 });
    await expect(station.getByTestId('line')).toContainText('照常打包');
    await signInToPack(station, 1, managerPin);
    await scanToPack(station, waybillNumber, 'parcel_opened');
    await expect(station.getByTestId('line')).toContainText('待同步');
    await inEveryLook(station, 'station');
    await station.close();
  });
});
