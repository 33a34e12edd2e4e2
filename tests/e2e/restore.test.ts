import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { goTo } from '../../electron/dev/demo/hands.ts';
import { askShop } from '../support/asked-shop.ts';
import { bookFaults } from '../support/book-faults.ts';
import { draftOrder } from '../support/draft-orders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { addRoll, lookIntoStore, makeShop, managerPin, storeFileOf, takeFilesIn } from '../support/shop-in-app.ts';
import { writeTaobaoExport } from '../support/taobao-export.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const dayOf = (count: number, first = 0): string[] => {
  const drafts = Array.from({ length: count }, (_, index) => draftOrder(first + index, { state: 'paid', shipments: [], closeReason: null }));
  const { list, detail } = writeTaobaoExport(temporaryFolder('export'), '202611211030', drafts);
  return [list, detail];
};

/** What a person would choose in the system's own dialogs. */
const willChoose = (app: LaunchedApp, path: string): Promise<void> =>
  app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, path);

const backupSettings = async (window: Page): Promise<void> => {
  await goTo(window, 'settings');
  await window.locator('[data-section=backups]').click();
};

const signInByHand = async (window: Page): Promise<void> => {
  await window.locator('[data-screen="sign-in"]').waitFor();
  await window.locator('input[type=password]').fill(managerPin);
  await window.keyboard.press('Enter');
  await window.locator('main[data-screen="today"]').waitFor();
};

const ordersOf = async (window: Page): Promise<number> => (await askShop(window, 'orders', 'counts')).all;

test('copies to a USB disk, encrypted; a wrong passphrase is refused, the right one shows what is in it and brings the shop back', async () => {
  test.setTimeout(220_000);
  const usb = temporaryFolder('usb');
  const app = await launchApp();
  try {
    const { window } = app;
    await makeShop(window);
    await takeFilesIn(window, dayOf(20));
    await addRoll(window, 50);
    await window.reload();
    await window.locator('main').first().waitFor();
    await backupSettings(window);
    await willChoose(app, usb);
    await window.locator('[data-copy=choose]').click();
    await window.locator('[data-copies=fine]').waitFor();
    await window.locator('[data-sealed=false] button').first().click();
    await window.locator('#passphrase').fill('青禾 2026 口令');
    await window.locator('#again').fill('青禾 2026 口令');
    await window.keyboard.press('Enter');
    await window.locator('[data-sealed=true]').waitFor({ timeout: 60_000 });
    const folder = join(usb, readdirSync(usb)[0] ?? '');
    await expect.poll(() => readdirSync(folder).filter((name) => name.endsWith('.db.age')).length, { timeout: 60_000 }).toBe(1);
    await window.locator('[data-copies=fine]').waitFor();
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.age'))) {
      expect(readFileSync(join(folder, name)).toString('latin1').startsWith('age-encryption.org/v1')).toBe(true);
    }

    await takeFilesIn(window, dayOf(10, 500));
    expect(await ordersOf(window)).toBe(30);
    await window.locator('button[data-restore=open]').click();
    await window.getByRole('row').filter({ hasText: '有口令' }).getByRole('button').click();
    await window.locator('form[data-restore=passphrase] input').fill('falsch');
    await window.keyboard.press('Enter');
    await expect(window.getByRole('alert')).toContainText('口令不对', { timeout: 60_000 });
    await window.locator('form[data-restore=passphrase] input').fill('青禾 2026 口令');
    await window.keyboard.press('Enter');
    await window.locator('[data-restore=look]').waitFor({ timeout: 60_000 });
    await expect(window.locator('[data-restore=look]')).toContainText('青禾小铺');
    await expect(window.locator('[data-restore=look]')).toContainText('20');
    await window.locator('button[data-restore=confirm]').click();
    await signInByHand(window);
    expect(await ordersOf(window)).toBe(20);

    // Nothing is printed before somebody has said how far the paper is.
    const list = await askShop(window, 'printing', 'list');
    expect(new Set(list.staying.map(({ reasons }) => reasons[0]?.code))).toEqual(new Set(['restored_unconfirmed']));
    await backupSettings(window);
    if (process.env['BACKROOM_PICTURES'] !== undefined) await window.screenshot({ path: join(process.env['BACKROOM_PICTURES'], 'restored.png') });
    await window.locator('[data-restored=open] input[data-next]').fill('78730000010005');
    await window.locator('[data-restored=open] button[data-restore=confirm]').click();
    await window.locator('[data-restored=open]').waitFor({ state: 'detached' });
    expect((await askShop(window, 'printing', 'list')).staying.some(({ reasons }) => reasons[0]?.code === 'restored_unconfirmed')).toBe(false);
    expect(app.consoleErrors).toEqual([]);
  } finally {
    await app.close();
  }
  expect(await lookIntoStore(app.dataFolder, bookFaults)).toEqual([]);
});

test('to another PC: the whole shop as one file, taken in by a new PC on its first run', async () => {
  test.setTimeout(220_000);
  const stick = join(temporaryFolder('stick'), 'shop.backroom');
  const old = await launchApp();
  let before = 0;
  try {
    await makeShop(old.window);
    await takeFilesIn(old.window, dayOf(15));
    before = await ordersOf(old.window);
    await old.window.reload();
    await old.window.locator('main').first().waitFor();
    await backupSettings(old.window);
    await willChoose(old, stick);
    await old.window.locator('[data-move=save]').click();
    await expect.poll(() => existsSync(stick) && statSync(stick).size > 100_000, { timeout: 60_000 }).toBe(true);
    await expect(old.window.getByText(stick)).toBeVisible();
  } finally {
    await old.close();
  }
  const fresh = await launchApp();
  try {
    const { window } = fresh;
    await window.locator('[data-first-run=move]').click();
    await willChoose(fresh, stick);
    await window.getByRole('button', { name: '选别的文件' }).click();
    await window.locator('[data-restore=look]').waitFor({ timeout: 60_000 });
    await expect(window.locator('[data-restore=look]')).toContainText('整店文件');
    await window.locator('button[data-restore=confirm]').click();
    await signInByHand(window);
    expect(await ordersOf(window)).toBe(before);
    expect(existsSync(storeFileOf(fresh.dataFolder))).toBe(true);
    expect(await askShop(window, 'app', 'verifyTrace')).toMatchObject({ sound: true });
    expect(fresh.consoleErrors).toEqual([]);
  } finally {
    await fresh.close();
  }
  expect(await lookIntoStore(fresh.dataFolder, bookFaults)).toEqual([]);
});
