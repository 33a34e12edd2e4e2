import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Driver from 'better-sqlite3';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { goTo } from '../../electron/dev/demo/hands.ts';
import { askShop } from '../support/asked-shop.ts';
import { draftOrder } from '../support/draft-orders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { makeShop, signInAgain, storeFileOf } from '../support/shop-in-app.ts';
import { writeTaobaoExport } from '../support/taobao-export.ts';

const folder = mkdtempSync(join(tmpdir(), 'backroom-watched-'));
const dataFolder = join(folder, 'data');
const folderIn = join(folder, 'in');
const folderOut = join(folder, 'out');
const hour = 3_600_000;
const rows = (page: Page) => page.locator('[data-screen=orders] [role=row][data-index]');
const violations = async (page: Page): Promise<unknown[]> => {
  const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]);
};

test.describe('OF-5: a watched folder, and a parcel on its way, in the real window', () => {
  let app: LaunchedApp;
  let page: Page;
  const open = async (): Promise<void> => {
    app = await launchApp({ dataFolder });
    page = app.window;
  };
  test.beforeAll(async () => {
    mkdirSync(folderIn);
    mkdirSync(folderOut);
    await open();
    await makeShop(page);
    await askShop(page, 'sync', 'saveConnection', { connectionId: null, kind: 'folder', account: '', settings: { folderIn, folderOut }, secrets: {}, active: true });
  });
  test.afterAll(async () => {
    await app.close();
  });

  test('files dropped into it stand in the list by themselves and are put aside; what nobody knows waits with a task', async () => {
    const { list, detail } = writeTaobaoExport(mkdtempSync(join(folder, 'export-')), '202611211030', Array.from({ length: 12 }, (_, index) => draftOrder(index + 1, { state: 'paid', shipments: [] })));
    copyFileSync(list, join(folderIn, 'list.csv'));
    copyFileSync(detail, join(folderIn, 'detail.csv'));
    writeFileSync(join(folderIn, '账单.csv'), '甲,乙,丙\n1,2,3\n4,5,6\n');
    await expect.poll(() => readdirSync(folderIn).sort(), { timeout: 30_000 }).toEqual(['已导入', '账单.csv']);
    await goTo(page, 'orders');
    await expect(rows(page).first()).toBeVisible();
    expect((await askShop(page, 'orders', 'list', { view: 'all', offset: 0, limit: 50 })).rows).toHaveLength(12);
    await expect.poll(async () => (await askShop(page, 'tasks', 'list', { status: 'open', whose: 'all', offset: 0, limit: 50 })).rows.map(({ code }) => code)).toContain('folder_file');
    expect((await askShop(page, 'sync', 'unreadable')).map(({ number }) => number)).toEqual(['账单.csv']);
    expect(app.consoleErrors).toEqual([]);
  });

  test('what the courier says of a parcel stands in its order', async () => {
    await app.close();
    const left = Date.now() - 30 * hour;
    const said = ['快件已由【武侯区示例路店】派送，快递员电话 13800000000', '快件到达【成都武侯网点】', '快件离开【成都转运中心】', '快件到达【成都转运中心】', '快件已揽收'];
    const database = new Driver(storeFileOf(dataFolder));
    const number = database.transaction((): string => {
      const order = database.prepare(`SELECT id, platform_order_number AS number FROM orders WHERE state = 'paid' AND hold_reason IS NULL ORDER BY id LIMIT 1`).get() as { id: number; number: string };
      const parcel = database.prepare(`INSERT INTO parcels (courier_code, waybill_number, state, created_at, printed_at) VALUES ('ZTO', '78730000010077', 'handed_over', ?, ?)`).run(left, left).lastInsertRowid;
      database.prepare('INSERT INTO parcel_orders (parcel_id, order_id) VALUES (?, ?)').run(parcel, order.id);
      database.prepare(`UPDATE orders SET state = 'handed_over', handed_over_at = ? WHERE id = ?`).run(left, order.id);
      database.prepare(`INSERT INTO followed_parcels (parcel_id, state, since, moved_at, asked_at, ask_next_at) VALUES (?, 'out_for_delivery', ?, ?, ?, ?)`).run(parcel, left, left + 26 * hour, left + 29 * hour, left + 31 * hour);
      for (const [index, text] of said.entries()) database.prepare('INSERT INTO parcel_events (parcel_id, at, text, place) VALUES (?, ?, ?, ?)').run(parcel, left + (26 - index * 5) * hour, text, index === 0 ? '' : '四川,成都市');
      return order.number;
    })();
    database.close();
    await open();
    await signInAgain(page);
    await goTo(page, 'orders');
    await page.locator('[data-view=all]').click();
    await rows(page).filter({ hasText: number.slice(-4) }).first().click();
    const way = page.locator('[data-parcel-way=out_for_delivery]');
    await expect(way).toBeVisible();
    await expect(way.locator('li')).toHaveCount(3);
    await expect(way).toContainText('派送中');
    await way.scrollIntoViewIfNeeded();
    if (process.env['BACKROOM_PICTURES'] !== undefined) await page.screenshot({ path: join(process.env['BACKROOM_PICTURES'], 'parcel-way.png') });
    await way.getByRole('button').click();
    await expect(way.locator('li')).toHaveCount(5);
    expect(await violations(page)).toEqual([]);
    expect(app.consoleErrors).toEqual([]);
  });
});
