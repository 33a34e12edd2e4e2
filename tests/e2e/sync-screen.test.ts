import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
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

const folder = mkdtempSync(join(tmpdir(), 'backroom-sync-screen-'));
const place = { province: '四川省', city: '成都市', district: '武侯区', postcode: null, country: 'CN', secondPhone: null, masked: [] as const, name: '欧阳雨馨', phone: '15989797343', detail: '科技园南路 486 号' };
const numbers = [1, 2, 3, 4].map((index) => String(3_515_000_275_290_000_000n + BigInt(index)));
const orders = numbers.map((platformOrderNumber, index) =>
  draftOrder(index + 1, { state: 'paid', platformStatusText: '买家已付款，等待卖家发货', closeReason: null, shipments: [], buyerNick: `tb${String(index)}`, paidFen: 60_000, receiver: place, platformOrderNumber }),
);
const refusedWords = '交易不存在或已超过三个月，不能修改备注';

/** A gateway that keeps notes, refuses those about returns unless it is told to be kind, and can fall silent. */
const createGateway = () => {
  const world = { notes: new Map<string, string>(), silent: false, kind: false };
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString('utf8');
    });
    request.on('end', () => {
      if (world.silent) {
        request.socket.destroy();
        return;
      }
      const said = new URLSearchParams(body);
      const send = (value: object): void => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(value));
      };
      const [method, memo, tid] = [said.get('method'), said.get('memo') ?? '', said.get('tid') ?? ''];
      if (method === 'taobao.trades.sold.increment.get') {
        const strange = { tid: '3515000275299999999', status: 'WEIRD', seller_memo: '', buyer_message: '', receiver_address: 'x', orders: { order: [{ oid: '1', status: 'WEIRD', num: 1 }] } };
        send({ trades_sold_increment_get_response: { total_results: 1, has_next: false, trades: { trade: [strange] } } });
      } else if (method === 'taobao.trade.memo.update' && memo.includes('退货') && !world.kind) {
        send({ error_response: { code: 15, msg: 'Remote service error', sub_code: 'isv.trade-not-exist', sub_msg: refusedWords } });
      } else if (method === 'taobao.trade.memo.update') {
        world.notes.set(tid, memo);
        send({ trade_memo_update_response: { trade: { tid } } });
      } else send({ trade_fullinfo_get_response: { trade: { tid, status: 'WAIT_SELLER_SEND_GOODS', seller_memo: world.notes.get(tid) ?? '', seller_flag: 0 } } });
    });
  });
  return { server, world };
};

const line = (page: Page) => page.locator('[data-testid=line]');
const rows = (page: Page) => page.locator('[data-screen=sync] [role=row][data-index]');
const refused = (page: Page) => page.locator('[data-screen=sync] [data-show=refused]');
const violations = async (page: Page): Promise<unknown[]> => {
  const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]);
};

test.describe('OF-4: the line, the messages and the connections in the real window', () => {
  let app: LaunchedApp;
  let page: Page;
  const { server, world } = createGateway();
  const note = async (index: number, text: string): Promise<void> => {
    const { rows: found } = await askShop(page, 'orders', 'list', { view: 'all', offset: 0, limit: 50 });
    await askShop(page, 'orders', 'addNote', { orderId: found.find((one) => one.platformOrderNumber === numbers[index])!.id, text });
  };
  const openSettings = async (): Promise<void> => {
    await goTo(page, 'settings');
    await page.locator('[data-section=connections]').click();
  };

  test.beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    app = await launchApp();
    page = app.window;
    await page.waitForFunction(() => 'backroom' in window);
    await makeShop(page);
    const { list, detail } = writeTaobaoExport(folder, '202611201818', orders);
    await takeFilesIn(page, [list, detail]);
  });
  test.afterAll(async () => {
    expect(app.consoleErrors).toEqual([]);
    await app.close();
    server.closeAllConnections();
    server.close();
  });

  test('OF-5: without connections the way by files is explained; what nobody tells waits for a hand, and no line is waited for', async () => {
    await note(0, '送礼，不放价格单');
    await page.keyboard.press('Alt+9');
    await expect(page.locator('[data-screen=sync] [data-show=by_hand]')).toHaveText('手工办 1');
    await expect(line(page)).not.toContainText('待同步');
    await expect(page.locator('[data-testid=no-connections]')).toContainText('收发文件夹');
    await expect(rows(page)).toHaveCount(1);
    await expect(page.locator('[data-testid=message]')).toContainText('没有连接替它说');
    await expect(page.locator('[data-testid=message]')).not.toContainText(place.name);
    expect(await violations(page)).toEqual([]);
  });

  test('OF-4: a platform is connected by its own fields, tried first; its secrets are never shown again; then what waited goes out', async () => {
    await page.keyboard.press('c');
    await page.locator('[data-kind=taobao]').click();
    await page.locator('[data-testid=field-appSecret]').fill('the-app-secret');
    await page.locator('[data-testid=save-connection]').click();
    await expect(page.locator('[data-field=appKey]')).toContainText('请填写');
    await expect(page.locator('[data-testid=field-appKey]')).toBeFocused();
    await page.keyboard.type('12345678');
    await expect(page.locator('[data-field=appKey]')).not.toContainText('请填写');
    await page.locator('[data-testid=field-sessionKey]').fill('the-session-key');
    await page.locator('details summary').click();
    await page.locator('[data-testid=field-gateway]').fill(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/router/rest`);
    await page.locator('[data-testid=try-connection]').click();
    await expect(page.locator('[data-testid=tried]')).toContainText('通了');
    expect(await violations(page)).toEqual([]);
    await page.locator('[data-testid=save-connection]').click();
    await expect(page.locator('[data-connection]')).toHaveText(/淘宝/);
    await page.getByRole('button', { name: /^修改 / }).click();
    await expect(page.locator('[data-field=appSecret]')).toContainText('已保存');
    for (const name of ['appSecret', 'sessionKey']) await expect(page.locator(`[data-testid=field-${name}]`)).toHaveValue('');
    expect(await page.content()).not.toContain('the-app-secret');
    await expect.poll(() => world.notes.get(numbers[0] ?? ''), { timeout: 20_000 }).toBe('送礼，不放价格单');
    await expect(line(page)).toHaveText('已联网');
  });

  test('OF-2: what a platform refuses calls a person with its own words; retried by R, skipped with a reason by S', async () => {
    await note(1, '退货，先不要发');
    await note(2, '退货，等买家寄回');
    await expect(line(page)).toContainText('2 条被退回', { timeout: 20_000 });
    await line(page).click();
    await expect(rows(page)).toHaveCount(2);
    await expect(page.locator('[data-testid=message]')).toContainText(refusedWords);
    await expect(page.locator('[data-testid=message] [data-outcome=refused]')).toContainText('对方没有接受');
    expect(await violations(page)).toEqual([]);
    world.kind = true;
    await page.keyboard.press('r');
    await expect(rows(page)).toHaveCount(1, { timeout: 20_000 });
    await expect.poll(() => [...world.notes.values()].filter((text) => text.includes('退货')).length, { timeout: 20_000 }).toBe(1);
    world.kind = false;
    await page.keyboard.press('s');
    await expect(page.locator('[data-testid=skip-reason]')).toBeFocused();
    await expect(page.locator('[data-testid=do-skip]')).toBeDisabled();
    await page.keyboard.type('done by hand');
    await page.keyboard.press('Enter');
    await expect(rows(page)).toHaveCount(0);
    await expect(page.getByRole('status').filter({ hasText: '已跳过 1 条' })).toBeVisible();
    await expect(line(page)).toHaveText('已联网');
    await page.locator('[data-show=ended]').click();
    await expect(rows(page)).toHaveCount(3);
    await page.locator('[role=row]', { hasText: '已跳过' }).click();
    await expect(page.locator('[data-testid=message]')).toContainText('陈店长：done by hand');
  });

  test('OF-3: an order that could not be read is listed with the reason', async () => {
    await page.locator('[data-show=unreadable]').click();
    await expect(page.locator('[data-screen=sync] table')).toContainText('WEIRD');
    expect(await violations(page)).toEqual([]);
    await page.locator('[data-show=open]').click();
  });

  test('OF-4: silence is said at once and calmly, nothing waits for it; when the line is back what waited goes out by itself', async () => {
    world.silent = true;
    await note(3, '换深蓝 29');
    await page.keyboard.press('a');
    await expect(line(page)).toContainText('断网', { timeout: 30_000 });
    await expect(line(page)).toContainText('1 条待同步');
    await expect(refused(page)).toHaveText('被退回');
    await expect(page.locator('li[data-connection]')).toHaveAttribute('data-state', 'silent');
    await expect(page.locator('[data-testid=message] [data-standing=silent]')).toContainText('恢复后自动发');
    expect(await violations(page)).toEqual([]);
    await askShop(page, 'app', 'openPackingWindow');
    const station = await app.waitForPackingWindow();
    await expect(line(station)).toContainText('照常打包');
    await station.close();
    world.silent = false;
    await page.keyboard.press('a');
    await expect.poll(() => world.notes.get(numbers[3] ?? ''), { timeout: 30_000 }).toBe('换深蓝 29');
    await expect(line(page)).toHaveText('已联网');
  });

  test('OF-4: removing says what becomes of what waits, and keeping is the first choice; dark and in English everything is as readable', async () => {
    world.silent = true;
    await note(3, '再等一天');
    await openSettings();
    await expect(page.locator('td', { hasText: /^1$/ })).toBeVisible({ timeout: 20_000 });
    await page.getByRole('button', { name: /^移除 / }).click();
    await expect(page.getByRole('button', { name: '留着' })).toBeFocused();
    await expect(page.locator('main')).toContainText('还有 1 条消息等着它去说');
    await askShop(page, 'app', 'setAppearance', { language: 'en', theme: 'dark' });
    await expect(page.getByRole('button', { name: 'Keep it' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.locator('[data-testid=do-remove]').click();
    await expect(page.locator('[data-kind=folder]')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Alt+9');
    await expect(page.locator('[data-testid=no-connections]')).toBeVisible();
    await expect(rows(page)).toHaveCount(1);
    expect(await violations(page)).toEqual([]);
  });
});
