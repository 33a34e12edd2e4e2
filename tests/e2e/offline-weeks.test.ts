import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { goTo, sizeWindow } from '../../electron/dev/demo/hands.ts';
import { askShop } from '../support/asked-shop.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { addRoll, assignPdfFolder, makeShop, managerPin } from '../support/shop-in-app.ts';
import { connectionTo, startStandIn, type StandIn } from '../support/stand-in-platform/stand-in.ts';
import { usualAccount } from '../support/stand-in-platform/world.ts';

const pictures = process.env['BACKROOM_PICTURES'];
const picture = async (window: Page, name: string): Promise<void> => {
  if (pictures !== undefined) await window.screenshot({ path: join(pictures, `offline-weeks-${name}.png`) });
};

const dayMs = 86_400_000;

test.describe.serial('OF-1 … OF-4: a fortnight with the cable out', () => {
  let app: LaunchedApp;
  let window: Page;
  let standIn: StandIn;
  const clock = { offMs: 0 };
  let placed: string[] = [];
  const told = new Map<string, string>();

  /** For the app and for the world; monotonic clocks stay as they are. */
  const passDays = async (days: number): Promise<void> => {
    clock.offMs += days * dayMs;
    await app.electron.evaluate((_, offMs) => {
      const turned = globalThis as unknown as { realNow?: () => number };
      const real = (turned.realNow ??= Date.now);
      Date.now = () => real() + offMs;
    }, clock.offMs);
  };
  const sync = () => askShop(window, 'sync', 'state');
  const ordersIn = async () => (await askShop(window, 'orders', 'list', { view: 'all', search: '', offset: 0, limit: 200 })).rows;
  const stateOf = async (number: string): Promise<string> => (await ordersIn()).find(({ platformOrderNumber }) => platformOrderNumber === number)?.state ?? 'unknown';

  test.beforeAll(async () => {
    standIn = await startStandIn({ now: () => Date.now() + clock.offMs });
    app = await launchApp();
    window = app.window;
    await makeShop(window);
    await sizeWindow(app.electron, window, 1366, 768);
    await addRoll(window);
    await assignPdfFolder(window);
  });
  test.afterAll(async () => {
    await app.close();
    await standIn.stop();
  });
  test.afterEach(() => {
    expect(app.consoleErrors).toEqual([]);
    expect(standIn.bugs).toEqual([]);
    expect(standIn.unknown).toEqual([]);
  });

  test('OF-4: a platform is connected through the settings; without a key store that is said; orders come in by themselves', async () => {
    placed = Array.from({ length: 20 }, (_, index) => standIn.world.placeOrder('taobao', { at: Date.now() - (20 - index) * 60_000, receiver: { detail: `示例街道示例路 ${String(index + 1)} 号 101`, phone: `138000000${String(index).padStart(2, '0')}`, name: `欧阳雨${'馨明丽静伟芳娜强敏军杰娟涛超艳平磊婷雪琳'[index] ?? ''}` } }).number);
    await goTo(window, 'settings');
    await window.locator('[data-section="connections"]').click();
    await window.locator('[data-kind="taobao"]').click();
    const { settings, secrets } = connectionTo(standIn, 'taobao');
    await window.getByTestId('account').fill(usualAccount);
    await window.locator('details summary').first().click();
    for (const [name, value] of Object.entries({ ...settings, ...secrets })) await window.getByTestId(`field-${name}`).fill(value);
    await picture(window, 'form');
    await window.getByTestId('try-connection').click();
    await expect(window.locator('main').getByText(/通了/)).toBeVisible();
    await window.getByTestId('save-connection').click();
    await expect.poll(async () => (await sync()).connections, { timeout: 30_000 }).toMatchObject([{ kind: 'taobao', state: 'answers' }]);
    expect((await askShop(window, 'sync', 'connections')).keysStay).toBe(false);
    await expect.poll(async () => (await ordersIn()).length, { timeout: 30_000 }).toBe(20);
    await expect(window.getByTestId('line')).toContainText('已联网');
    await picture(window, 'connected');
  });

  test('OF-1, OF-4: the cable is out; every screen says so, and two weeks of orders are printed, packed and collected', async () => {
    test.setTimeout(240_000);
    await standIn.cut();
    await askShop(window, 'sync', 'askNow', { connectionId: null });
    await expect(window.getByTestId('line')).toContainText('断网', { timeout: 30_000 });
    await picture(window, 'cable-out');
    for (let day = 0; day < 14; day += 1) {
      await passDays(1);
      const { ready } = await askShop(window, 'printing', 'list');
      const wanted = ready.filter(({ platformOrderNumber }) => platformOrderNumber === placed[day]);
      expect(wanted, `day ${String(day)}`).toHaveLength(1);
      await askShop(window, 'printing', 'printBatch', { courierCode: 'ZTO', orderIds: wanted.map(({ orderId }) => orderId), slips: 'none' });
      await expect.poll(async () => (await askShop(window, 'packing', 'waiting')).length, { timeout: 60_000 }).toBe(1);
      const [waiting] = await askShop(window, 'packing', 'waiting');
      const { parcelId, waybillNumber } = waiting!;
      expect(await askShop(window, 'packing', 'scan', { parcelId: null, code: waybillNumber })).toMatchObject({ code: 'parcel_opened' });
      const parcel = await askShop(window, 'packing', 'parcel', { parcelId });
      for (const line of parcel.lines) for (let piece = 0; piece < line.wanted; piece += 1) await askShop(window, 'packing', 'confirmLine', { parcelId, lineId: line.lineId });
      // Each day begins with the packer's PIN.
      if ((await askShop(window, 'packing', 'waiting')).length > 0) await askShop(window, 'packing', 'sign', { parcelId, pin: managerPin });
      const { collectionId } = await askShop(window, 'collections', 'open', { courierCode: 'ZTO', collectorName: '王师傅' });
      expect(await askShop(window, 'collections', 'scan', { collectionId, code: waybillNumber })).toMatchObject({ code: 'scanned_out' });
      await askShop(window, 'collections', 'close', { collectionId, managerReason: '断网，照常揽收' });
      told.set(placed[day]!, waybillNumber);
    }
    // Each is shipped, and its note says so.
    expect(await sync()).toMatchObject({ online: false, waiting: 28, inFile: 0 });
    await expect(window.getByTestId('line')).toContainText('28 条待同步');
    await goTo(window, 'sync');
    await picture(window, 'waiting');
    expect(standIn.world.books().effects).toEqual([]);
    const { rows } = await askShop(window, 'sync', 'outbox', { show: 'open', kind: 'ship', connectionId: null, search: '', offset: 0, limit: 50 });
    expect(Math.round((Math.max(...rows.map(({ createdAt }) => createdAt)) - Math.min(...rows.map(({ createdAt }) => createdAt))) / dayMs)).toBe(13);
  });

  test('OF-2, OF-3: meanwhile the world went on; the cable is in, and its books are the shop’s', async () => {
    test.setTimeout(240_000);
    const { world } = standIn;
    const [cancelled = '', readdressed = '', shippedByHand = ''] = placed.slice(14);
    const byHand = placed[3]!;
    world.cancel('taobao', cancelled);
    world.changeAddress('taobao', readdressed, { detail: '新路 99 号 2 单元 301' });
    world.shipByHand('taobao', shippedByHand, 'YTO', 'YT8800000000001');
    // The operator had typed it in by hand on the platform's page already.
    world.shipByHand('taobao', byHand, 'ZTO', told.get(byHand)!);
    const later = Array.from({ length: 5 }, () => world.placeOrder('taobao', { receiver: { phone: '13911112222', name: '司马明', detail: '学府路 7 号 2 栋' } }).number);
    const before = standIn.calls.length;
    // The first answer is lost on the way.
    standIn.faults.add({ side: 'taobao', what: 'ship', fault: 'reset_after', times: 1 });
    await standIn.restore();
    await askShop(window, 'sync', 'askNow', { connectionId: null });
    await expect.poll(async () => (await sync()).waiting, { timeout: 120_000 }).toBe(0);
    await expect(window.getByTestId('line')).toContainText('已联网', { timeout: 30_000 });
    await picture(window, 'cable-in');
    const calls = standIn.calls.slice(before).map(({ what }) => what);
    expect(calls.indexOf('ship')).toBeGreaterThan(calls.indexOf('list'));
    for (const [number, waybillNumber] of told) {
      expect([number, world.order('taobao', number).shipments.map((one) => `${one.courier} ${one.waybillNumber}`)]).toEqual([number, [`ZTO ${waybillNumber}`]]);
      expect(await stateOf(number)).toBe('handed_over');
    }
    expect(world.effects.twice()).toEqual([]);
    expect(world.effects.of('taobao', byHand, 'ship').flatMap(({ doneAt }) => doneAt)).toEqual([]);
    expect(await sync()).toMatchObject({ online: true, waiting: 0, refused: 0 });
    await expect.poll(async () => (await ordersIn()).length, { timeout: 60_000 }).toBe(25);
    expect(await Promise.all(later.map(stateOf))).toEqual(later.map(() => 'paid'));
    expect([await stateOf(cancelled), await stateOf(shippedByHand)]).toEqual(['closed', 'handed_over']);
    const { ready } = await askShop(window, 'printing', 'list');
    expect(ready.map(({ platformOrderNumber }) => platformOrderNumber)).not.toContain(cancelled);
    const moved = (await ordersIn()).find(({ platformOrderNumber }) => platformOrderNumber === readdressed)!;
    expect(JSON.stringify(await askShop(window, 'orders', 'get', { orderId: moved.id }))).toContain('新路 99 号');
    await window.getByTestId('line').click();
    await picture(window, 'all-told');
  });
});
