import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import Driver from 'better-sqlite3';
import { PNG } from 'pngjs';
import { goTo, openDemoShop } from '../../electron/dev/demo/hands.ts';
import { askShop } from '../support/asked-shop.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { readPdfPages, readPdfText } from '../support/read-pdf.ts';
import { signInAgain, storeFileOf } from '../support/shop-in-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'backroom-claims-'));
const pin = '246810';

/** Parcels of the demo shop that left twenty days ago, as a closed collection leaves them. */
const letSomeLeave = (dataFolder: string): string[] => {
  const database = new Driver(storeFileOf(dataFolder));
  try {
    const at = Date.now() - 20 * 86_400_000;
    const staff = database.prepare<[], { id: number }>(`SELECT id FROM staff WHERE role = 'packer' ORDER BY id LIMIT 1`).get()?.id ?? 1;
    const parcels = database.prepare<[], { id: number; waybill_number: string; courier_code: string }>(
      `SELECT p.id, p.waybill_number, p.courier_code FROM parcels p JOIN parcel_orders po ON po.parcel_id = p.id WHERE p.state IN ('reserved', 'printed', 'packed') AND p.courier_code = 'ZTO' GROUP BY p.id ORDER BY p.id LIMIT 4`,
    ).all();
    const collection = database.prepare('INSERT INTO collections (courier_code, collector_name, opened_at, opened_by, closed_at, closed_by) VALUES (?, ?, ?, ?, ?, ?)')
      .run('ZTO', '王师傅', at, staff, at, staff).lastInsertRowid;
    for (const { id } of parcels) {
      database.prepare('INSERT OR REPLACE INTO collection_parcels (parcel_id, collection_id, scanned_at, scanned_by) VALUES (?, ?, ?, ?)').run(id, collection, at, staff);
      database.prepare(`UPDATE parcels SET state = 'handed_over', packed_by = ?, packed_at = ?, weight_g = 640 WHERE id = ?`).run(staff, at - 3_600_000, id);
      database.prepare(`INSERT OR REPLACE INTO stubs (parcel_id, at, collection_id, picture) SELECT ?, ?, ?, picture FROM print_sheets WHERE parcel_id = ? AND kind = 'waybill' LIMIT 1`).run(id, at, collection, id);
    }
    return parcels.map((parcel) => parcel.waybill_number);
  } finally {
    database.close();
  }
};

const photo = (name: string): string => {
  const png = new PNG({ width: 640, height: 420 });
  for (let at = 0; at < png.data.length; at += 4) {
    const pixel = at / 4;
    png.data.set([(pixel % 640) / 3, (pixel / 640) / 2, 140, 255], at);
  }
  const path = join(folder, name);
  writeFileSync(path, PNG.sync.write(png));
  return path;
};

test.describe('ST-3, ST-4: a claim on the real screen', () => {
  let app: LaunchedApp;
  let window: Page;
  let numbers: string[];
  test.beforeAll(async () => {
    const dataFolder = join(folder, 'data');
    const first = await launchApp({ dataFolder });
    await openDemoShop(first.window, '陈店长', pin);
    const { ready } = await askShop(first.window, 'printing', 'list');
    const orderIds = ready.filter(({ courierCode }) => courierCode === 'ZTO').slice(0, 4).map(({ orderId }) => orderId);
    if (orderIds.length > 0) {
      await askShop(first.window, 'printing', 'printBatch', { courierCode: 'ZTO', orderIds, slips: 'none' });
    }
    await first.close();
    numbers = letSomeLeave(dataFolder);
    app = await launchApp({ dataFolder });
    window = app.window;
    await signInAgain(window);
    await window.reload();
    await goTo(window, 'claims');
  });
  test.afterAll(() => app.close());

  test('opened by number, signed by the collector, sent by key, paid in parts; the evidence is a PDF', async () => {
    const number = numbers[0]!;
    await window.keyboard.press('N');
    await window.getByTestId('open-claim').locator('input').first().fill(number.slice(-6));
    await window.getByTestId('open-claim').locator('li button').first().waitFor();
    await window.keyboard.press('Enter');
    await window.locator('[data-kind="damaged"]').click();
    await window.getByTestId('claim-amount').fill('45.50');
    await window.keyboard.press('Enter');
    const detail = window.getByTestId('claim-detail');
    await detail.waitFor();
    await expect(detail).toContainText('45.50');

    await window.keyboard.press('S');
    await window.keyboard.press('Enter');
    // The courier's fault: without the collector's signature nothing is sent.
    await expect(detail.locator('[data-form="send"] [role="alert"]')).toBeVisible();
    await window.keyboard.press('Escape');
    await window.keyboard.press('G');
    const pad = window.getByTestId('signature-pad');
    const box = (await pad.boundingBox())!;
    await window.mouse.move(box.x + 40, box.y + 80);
    await window.mouse.down();
    for (let step = 0; step < 30; step += 1) await window.mouse.move(box.x + 40 + step * 12, box.y + 80 + Math.sin(step / 2) * 40);
    await window.mouse.up();
    await window.locator('dialog button[type=submit]').click();
    await expect(detail.locator('[data-event="signed"]')).toBeVisible();

    await window.keyboard.press('S');
    await window.keyboard.press('Enter');
    await expect(detail.locator('[data-event="send"]')).toBeVisible();
    await window.keyboard.press('M');
    await detail.locator('[data-form="receive"] input').first().fill('20');
    await window.keyboard.press('Enter');
    await expect(detail.locator('[data-event="receive"]')).toHaveCount(1);

    const { rows } = await askShop(window, 'claims', 'list', { view: 'open', state: null, text: number, offset: 0, limit: 10 });
    expect(rows).toMatchObject([{ state: 'sent', amountFen: 4_550, receivedFen: 2_000, kind: 'damaged' }]);
    await askShop(window, 'claims', 'attach', { claimId: rows[0]!.id, role: 'photo', path: photo('破损.png') });
    await askShop(window, 'claims', 'note', { claimId: rows[0]!.id, kind: 'tracking', text: '2026-11-02 08:11 【杭州转运中心】已发出\n2026-11-04 19:30 客户反馈外箱破损' });
    const pdf = join(folder, 'evidence.pdf');
    await app.electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    }, pdf);
    await window.keyboard.press('E');
    await expect(detail.locator('[role="status"]')).toContainText('evidence.pdf', { timeout: 30_000 });
    expect(readPdfPages(pdf).length).toBeGreaterThan(1);
    expect(readPdfText(pdf).replace(/\s+/g, '')).toContain(number);

    await window.keyboard.press('M');
    await window.keyboard.press('Enter');
    await expect(detail.locator('[data-event="receive"]')).toHaveCount(2);
    expect((await askShop(window, 'claims', 'list', { view: 'closed', state: null, text: number, offset: 0, limit: 10 })).rows).toMatchObject([{ state: 'paid', receivedFen: 4_550 }]);
    expect(app.consoleErrors).toEqual([]);
  });

  test('both pages can be read by everybody', async () => {
    for (const tab of ['cases', 'report']) {
      await window.locator(`[data-tab="${tab}"]`).click();
      await window.waitForTimeout(300);
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).include('main').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
    }
  });
});
