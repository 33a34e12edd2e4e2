import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { askShop } from '../support/asked-shop.ts';
import { draftOrder } from '../support/draft-orders.ts';
import { launchApp } from '../support/launch-app.ts';
import { makeShop, managerPin, takeFilesIn } from '../support/shop-in-app.ts';
import { writeTaobaoExport } from '../support/taobao-export.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const canary = { name: '金丝雀甲', phone: '19912345678', detail: '金丝雀路七百号' };

const filesUnder = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)) : [];

test('case 19: a customer’s data is in the store alone: in no log, no diagnostics, and nothing else that the app leaves in its folder', async () => {
  const app = await launchApp();
  const diagnostics = join(temporaryFolder('out'), 'diagnostics.txt');
  try {
    const { window } = app;
    await makeShop(window);
    const drafts = [0, 1].map((n) => {
      const draft = draftOrder(n, { state: 'paid', shipments: [], closeReason: null });
      return { ...draft, receiver: { ...draft.receiver, ...canary, secondPhone: null, masked: [] } };
    });
    const { list, detail } = writeTaobaoExport(temporaryFolder('export'), '202611211030', drafts);
    await takeFilesIn(window, [list, detail]);
    expect((await askShop(window, 'orders', 'counts')).all).toBe(2);
    // Bugs whose words carry what was being worked on.
    await app.electron.evaluate((_electron, { name, phone, detail: street }) => {
      process.emit('unhandledRejection', new Error(`${name} ${phone} ${street} could not be written`), Promise.resolve());
      process.emit('uncaughtException', new TypeError(`no place for ${name}, ${phone}`));
    }, canary);
    await app.electron.evaluate(({ dialog }, file) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
    }, diagnostics);
    await askShop(window, 'staff', 'signIn', { staffId: (await askShop(window, 'staff', 'list'))[0]!.id, pin: managerPin });
    await expect.poll(() => filesUnder(join(app.dataFolder, 'logs')).length, { timeout: 15_000 }).toBeGreaterThan(0);
    await askShop(window, 'app', 'exportDiagnostics');
  } finally {
    await app.close();
  }
  const shop = join(app.dataFolder, 'shop');
  const said = readFileSync(diagnostics, 'utf8');
  expect(said).toContain('could not be written');
  const outside = [diagnostics, ...filesUnder(app.dataFolder).filter((file) => !file.startsWith(join(shop, 'backroom.db')) && !file.startsWith(join(shop, 'backups')))];
  for (const text of [canary.phone, canary.name, canary.detail]) {
    expect(outside.filter((file) => readFileSync(file).includes(text))).toEqual([]);
    expect(outside.filter((file) => readFileSync(file).includes(Buffer.from(text, 'utf16le')))).toEqual([]);
  }
});
