import { expect, test, type Page } from '@playwright/test';
import { goTo } from '../../electron/dev/demo/hands.ts';
import type { OrderDraft } from '../../shared/domain/intake/order-draft.ts';
import { askShop } from '../support/asked-shop.ts';
import { draftOrder } from '../support/draft-orders.ts';
import { hostileElements, hostileTexts } from '../support/hostile-texts.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { startListening } from '../support/listening-server.ts';
import { addRoll, makeShop, takeFilesIn } from '../support/shop-in-app.ts';
import { writeTaobaoExport } from '../support/taobao-export.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const screens = ['today', 'orders', 'tasks', 'intake', 'printing', 'waves', 'packing', 'collections', 'after_sales', 'returns', 'stubs', 'claims', 'customers', 'stock', 'materials', 'sync', 'settings'] as const;

/** One order for each text, with it in every field that a buyer, a platform or a file fills. */
const hostileOrder = (text: string, index: number): OrderDraft => {
  const draft = draftOrder(index, { state: 'paid', shipments: [], closeReason: null, completedAt: null, shippedAt: null });
  return {
    ...draft, buyerNick: text, buyerMessage: text, platformNote: text, shopName: text,
    receiver: { ...draft.receiver, name: text.slice(0, 60), detail: `${draft.receiver.detail ?? ''} ${text}` },
    lines: draft.lines.map((line) => ({ ...line, title: text, colour: text, size: text, properties: text })),
  };
};

test.describe('case 16: script, style, frames and `@import` in every text field', () => {
  let app: LaunchedApp;
  let window: Page;
  let outside: Awaited<ReturnType<typeof startListening>>;
  let texts: readonly string[];
  test.beforeAll(async () => {
    test.setTimeout(180_000);
    outside = await startListening();
    texts = hostileTexts(outside.address);
    app = await launchApp();
    window = app.window;
    await makeShop(window);
    const { list, detail } = writeTaobaoExport(temporaryFolder('export'), '202611211030', texts.map(hostileOrder));
    await takeFilesIn(window, [list, detail]);
    await addRoll(window, 50);
    for (const [index, text] of texts.entries()) {
      await askShop(window, 'staff', 'create', { name: text.slice(0, 30), role: 'packer', pin: `31415${index}` });
      await askShop(window, 'replies', 'save', { replyId: null, title: text.slice(0, 30), text: text.replaceAll(/[{}]/g, '') });
      await askShop(window, 'tasks', 'add', { kind: 'other', text, orderId: null, dueAt: Date.now() + 86_400_000, staffId: null });
    }
    const { rows } = await askShop(window, 'orders', 'list', { view: 'all', search: '', offset: 0, limit: 50 });
    for (const [index, row] of rows.entries()) {
      await askShop(window, 'orders', 'addNote', { orderId: row.id, text: texts[index % texts.length] });
      if (index % 3 === 0) await askShop(window, 'orders', 'hold', { orderIds: [row.id], reason: 'other', note: texts[index % texts.length] });
    }
    await window.reload();
    await window.locator('main').first().waitFor();
  });
  test.afterAll(async () => {
    await app.close();
    outside.stop();
  });

  const nothingRan = async (where: string, page: Page = window): Promise<void> => {
    const found = await page.evaluate((elements) => ({
      ran: (globalThis as unknown as { ranOnce?: number }).ranOnce ?? null, elements: [...document.querySelectorAll(elements)].map((one) => one.outerHTML.slice(0, 120)),
      styles: [...document.querySelectorAll('style')].filter((one) => one.textContent.includes('@import')).length,
    }), hostileElements);
    expect({ where, ...found, heard: outside.connections() }).toEqual({ where, ran: null, elements: [], styles: 0, heard: 0 });
  };

  test('case 16: on every screen of the real window nothing runs, nothing is made of it and nothing is fetched', async () => {
    test.setTimeout(180_000);
    for (const screen of screens) {
      await goTo(window, screen);
      await window.waitForTimeout(400);
      await nothingRan(screen);
    }
    expect(app.consoleErrors).toEqual([]);
  });

  test('case 16: nor in an order’s detail, on its paper, in the search and in the packing window; there it stands as text', async () => {
    test.setTimeout(180_000);
    await goTo(window, 'orders');
    await window.getByText('<script>globalThis.ranOnce=1', { exact: false }).first().waitFor();
    const { rows } = await askShop(window, 'orders', 'list', { view: 'all', search: '', offset: 0, limit: 50 });
    expect(rows.length).toBe(texts.length);
    for (const [index, row] of rows.entries()) {
      await window.getByRole('row').nth(index + 1).click({ timeout: 5_000 });
      await window.locator('aside[data-order]').waitFor();
      await window.waitForTimeout(120);
      await nothingRan(`order ${row.id}`);
      for (const kind of ['waybill', 'packing_slip']) await window.evaluate((input) => (globalThis as unknown as { backroom: { printing: { preview: (given: unknown) => Promise<unknown> } } }).backroom.printing.preview(input), { orderId: row.id, kind });
    }
    await askShop(window, 'app', 'openPackingWindow');
    const station = await app.waitForPackingWindow();
    await station.locator('main').waitFor();
    await nothingRan('packing', station);
    expect(app.consoleErrors).toEqual([]);
  });
});
