import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { ask, until } from './ask.ts';
import type { Diary } from './diary.ts';
import { writeExampleExport } from './example-export.ts';
import { dropFiles, goTo, openDemoShop, scan, scanToPack, signInToPack, sizeWindow } from './hands.ts';

type Row = { id: number; platformOrderNumber: string; receiverName: string; waybillNumber: string | null; courierCode: string };
type Parcel = { parcelId: number; lines: { lineId: number; skuCode: string; barcode: string; wanted: number }[] };

export type Stage = {
  readonly electron: ElectronApplication;
  readonly window: Page;
  readonly packingWindow: () => Promise<Page>;
  readonly dataFolder: string;
  readonly diary: Diary;
  /** Where the README's pictures are renewed; null = they stay as they are. */
  readonly picturesFolder: string | null;
};

const size = { width: 1440, height: 900 };
/** Small enough for a README to load quickly. */
const readmeSize = { width: 1440, height: 660 };
const manager = { name: '陈禾', pin: '2468' };
/** The packer of the demo shop: third tile at the station. */
const packer = { tile: 3, name: '李强', pin: '2222' };
const collected = 'SF';

const rowsOf = async (page: Page, view: string): Promise<Row[]> => (await ask<{ rows: Row[] }>(page, 'orders.list', { view, search: '', offset: 0, limit: 500 })).rows;

/** The same page in the dark, and in English. */
const alsoInOtherLooks = async ({ window, diary }: Stage, page: Page, name: string): Promise<void> => {
  for (const [language, theme, look] of [['zh-CN', 'dark', 'dark'], ['en', 'light', 'english']] as const) {
    await ask(window, 'app.setAppearance', { language, theme });
    await diary.picture(page, `${name}-${look}`);
  }
  await ask(window, 'app.setAppearance', { language: 'zh-CN', theme: 'light' });
  await page.waitForTimeout(200);
};

const forReadme = async ({ electron, picturesFolder }: Stage, page: Page, name: string): Promise<void> => {
  if (picturesFolder === null) return;
  mkdirSync(picturesFolder, { recursive: true });
  await sizeWindow(electron, page, readmeSize.width, readmeSize.height);
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(picturesFolder, `${name}.png`) });
  await sizeWindow(electron, page, size.width, size.height);
  await page.waitForTimeout(300);
};

/** The first morning: an empty PC becomes the demo shop. */
const openTheShop = async (stage: Stage): Promise<void> => {
  const { electron, window, diary } = stage;
  diary.say('1. First run: the manager gives a name and a PIN and opens the demo shop (everything in it is invented).');
  await sizeWindow(electron, window, size.width, size.height);
  await window.locator('[data-choice="demo"]').waitFor();
  await diary.picture(window, 'first-run');
  await openDemoShop(window, manager.name, manager.pin);
  await diary.picture(window, 'today');
  await alsoInOtherLooks(stage, window, 'today');
  const counts = await ask<Record<string, number>>(window, 'orders.counts');
  diary.say(`   ${counts['all'] ?? 0} orders of four platforms, ${counts['to_ship'] ?? 0} to ship, ${counts['held'] ?? 0} held, ${counts['promise_near'] ?? 0} near their promised time.`);
};

const takeTheExportIn = async ({ window, diary }: Stage, folder: string): Promise<void> => {
  diary.say('2. A new export of the platform is dropped on the window. The preview says what it would do, and which line cannot be read.');
  await dropFiles(window, [writeExampleExport(folder, Date.now())]);
  await window.locator('[data-figure="newOrders"]').waitFor();
  await diary.picture(window, 'import-preview');
  await window.keyboard.press('Enter');
  await until('the import', async () => (await ask<{ phase: string }>(window, 'intake.state')).phase === 'done');
  const done = await ask<{ newOrders: number; refusedTotal: number }>(window, 'intake.state');
  await diary.picture(window, 'imported');
  diary.say(`   ${done.newOrders} new orders are in, ${done.refusedTotal} line is refused with its reason.`);
};

const lookAfterOrders = async (stage: Stage): Promise<void> => {
  const { window, diary } = stage;
  diary.say('3. Customer service: an order is found by a fragment of its name, gets a note, and is held with a reason.');
  await goTo(window, 'orders');
  // One with a flag and a note, so that its history has something to say.
  const urgent = new Set((await rowsOf(window, 'urgent')).map((row) => row.id));
  const first = (await rowsOf(window, 'to_ship')).find((row) => urgent.has(row.id));
  await window.getByText(first?.platformOrderNumber ?? '', { exact: true }).first().click();
  await diary.picture(window, 'orders');
  await alsoInOtherLooks(stage, window, 'orders');
  await forReadme(stage, window, 'orders');
  await window.keyboard.press('Control+K');
  await window.keyboard.insertText('欧阳梦琪');
  await window.locator('aside[data-order]').filter({ hasText: '欧阳梦琪' }).waitFor();
  await window.keyboard.press('Enter');
  await window.keyboard.press('n');
  await window.keyboard.insertText('送礼，不放价格单，随箱放手写卡');
  await window.keyboard.press('Enter');
  await window.locator('aside[data-order]').filter({ hasText: '手写卡' }).waitFor();
  await window.keyboard.press('h');
  await window.locator('[data-cancel]').waitFor();
  await window.keyboard.press('4');
  await diary.picture(window, 'hold');
  await window.keyboard.press('Enter');
  await window.locator('[data-cancel]').waitFor({ state: 'detached' });
  await diary.picture(window, 'order-held');
  // Away goes what was said about it, then the search.
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
};

const printEverything = async (stage: Stage): Promise<void> => {
  const { window, diary, dataFolder } = stage;
  diary.say('4. Printing: one key a courier. What must not go out stays on the list with its reason. The preview is what comes out.');
  await goTo(window, 'printing');
  await window.getByTestId('sheet').first().waitFor();
  await diary.picture(window, 'print-list');
  await alsoInOtherLooks(stage, window, 'print-list');
  for (const courier of ['ZTO', 'SF', 'EMS']) {
    await window.locator(`[data-courier="${courier}"]`).click();
    await until(`the list of ${courier}`, async () => (await window.locator(`[data-courier="${courier}"]`).getAttribute('aria-checked')) === 'true');
    if (courier !== 'ZTO') {
      await window.waitForTimeout(600);
      await diary.picture(window, `print-preview-${courier.toLowerCase()}`);
    }
    await window.keyboard.press('Control+P');
    await until(`the waybills of ${courier}`, async () => (await ask<{ stacks: { courierCode: string }[] }>(window, 'printing.list')).stacks.every((stack) => stack.courierCode !== courier));
  }
  await until('all sheets', async () => (await ask<{ state: string }[]>(window, 'printing.queue')).every((job) => job.state === 'printed'));
  await diary.picture(window, 'printed');
  const jobs = await ask<{ kind: string; sheets: number }[]>(window, 'printing.queue');
  const sheetsOf = (kind: string): number => jobs.filter((job) => job.kind === kind).reduce((sum, job) => sum + job.sheets, 0);
  const pdfFolder = join(dataFolder, 'shop', 'pdf');
  mkdirSync(join(diary.folder, 'pdf'), { recursive: true });
  for (const name of readdirSync(pdfFolder)) copyFileSync(join(pdfFolder, name), join(diary.folder, 'pdf', name));
  diary.say(`   ${sheetsOf('waybill')} waybills and ${sheetsOf('packing_slip')} packing slips lie in ${join(diary.folder, 'pdf')}.`);
};

const packingOf = (window: Page, row: Row): Promise<Parcel> =>
  ask<{ parcelId: number; waybillNumber: string }[]>(window, 'packing.waiting').then((waiting) => {
    const found = waiting.find((parcel) => parcel.waybillNumber === row.waybillNumber);
    if (found === undefined) throw new Error(`${row.waybillNumber ?? ''} does not wait to be packed`);
    return ask<Parcel>(window, 'packing.parcel', { parcelId: found.parcelId });
  });

const packOne = async (packing: Page, row: Row, parcel: Parcel): Promise<void> => {
  await scanToPack(packing, row.waybillNumber ?? '', /parcel_opened/);
  const items = parcel.lines.flatMap((line) => Array.from({ length: line.wanted }, () => line.barcode));
  for (const [index, barcode] of items.entries()) {
    const last = index === items.length - 1;
    await scan(packing, barcode);
    await packing.waitForFunction(
      ([said, counted]) => document.querySelector('main[data-said]')?.getAttribute('data-said') === said && document.querySelectorAll('[data-testid="lines"] li').length > 0
        && [...document.querySelectorAll<HTMLElement>('[data-testid="lines"] li')].reduce((sum, card) => sum + Number(card.dataset['counted']), 0) === counted,
      [last ? 'parcel_packed' : 'item_counted', index + 1] as const,
    );
  }
};

const packParcels = async (stage: Stage): Promise<void> => {
  const { electron, window, diary } = stage;
  diary.say('5. Packing, in a window of its own: scanner and keyboard alone. A wrong item stops; what customer service does shows at once.');
  await goTo(window, 'packing');
  await window.locator('main header button').first().click();
  const packing = await stage.packingWindow();
  await sizeWindow(electron, packing, size.width, size.height);
  await signInToPack(packing, packer.tile, packer.pin);
  await diary.picture(packing, 'packing-idle');

  const rows = (await rowsOf(window, 'to_ship')).filter((row) => row.waybillNumber !== null);
  const mine = rows.filter((row) => row.courierCode === collected);
  const parcels = await Promise.all(mine.map(async (row) => ({ row, parcel: await packingOf(window, row) })));
  const [show, other, ...others] = [...parcels].sort((a, b) => b.parcel.lines.length - a.parcel.lines.length);
  if (show === undefined || other === undefined) throw new Error('there is nothing to pack');
  for (const { row, parcel } of others) await packOne(packing, row, parcel);
  await scanToPack(packing, show.row.waybillNumber ?? '', 'parcel_opened');
  const [first] = show.parcel.lines;
  const stranger = other.parcel.lines.find((line) => show.parcel.lines.every((own) => own.skuCode !== line.skuCode));
  await scanToPack(packing, first?.barcode ?? '', /item_counted/);
  await diary.picture(packing, 'packing');
  await alsoInOtherLooks(stage, packing, 'packing');
  await forReadme(stage, packing, 'packing');
  if (stranger !== undefined) {
    await scanToPack(packing, stranger.barcode, 'wrong_item');
    await diary.picture(packing, 'packing-wrong-item');
  }
  await ask(window, 'orders.hold', { orderIds: [show.row.id], reason: 'change_requested', note: '顾客刚来电：要换大一码', until: null });
  await packing.locator('main[data-tone="bad"]').waitFor();
  await diary.picture(packing, 'packing-held');
  await ask(window, 'orders.release', { orderIds: [show.row.id], note: '顾客说不换了' });
  await packing.locator('main[data-said="released"]').waitFor();
  const rest = show.parcel.lines.flatMap((line, index) => Array.from({ length: line.wanted - (index === 0 ? 1 : 0) }, () => line.barcode));
  for (const [index, barcode] of rest.entries()) await scanToPack(packing, barcode, index === rest.length - 1 ? 'parcel_packed' : 'item_counted');
  await diary.picture(packing, 'packed');
  await packOne(packing, other.row, other.parcel);
  diary.say(`   ${packer.name} packed and signed ${mine.length} parcels for SF.`);
};

const handOver = async (stage: Stage): Promise<void> => {
  const { window, diary, dataFolder } = stage;
  diary.say('6. The courier is here: parcels are scanned out, five counts stand side by side, closing writes the platform\'s ship file.');
  await goTo(window, 'collections');
  await window.locator(`[data-courier="${collected}"]`).click();
  await window.locator('form input').last().fill('王师傅');
  await window.getByTestId('open-collection').click();
  await window.getByTestId('close-collection').waitFor();
  const packed = (await rowsOf(window, 'packed')).filter((row) => row.courierCode === collected);
  for (const [index, row] of packed.entries()) {
    await scan(window, row.waybillNumber ?? '');
    await until('the scan', async () => ((await window.locator('[data-count="scannedOut"] dd').textContent()) ?? '').startsWith(String(index + 1)));
    if (index !== 9) continue;
    await diary.picture(window, 'collection');
    await alsoInOtherLooks(stage, window, 'collection');
  }
  await diary.picture(window, 'collection-complete');
  await window.getByTestId('close-collection').click();
  await window.getByTestId('closed').waitFor();
  await diary.picture(window, 'handed-over');
  const shipFolder = join(dataFolder, 'shop', 'ship-files');
  const names = existsSync(shipFolder) ? readdirSync(shipFolder) : [];
  for (const name of names) copyFileSync(join(shipFolder, name), join(diary.folder, name));
  diary.say(`   ${packed.length} parcels are on their way; ship files: ${names.join(', ')}.`);
};

const lookAround = async (stage: Stage): Promise<void> => {
  const { window, diary } = stage;
  diary.say('7. What else is there: the stock with its movements, the settings.');
  for (const screen of ['stock', 'settings']) {
    await goTo(window, screen);
    await diary.picture(window, screen);
    await alsoInOtherLooks(stage, window, screen);
  }
};

/** The whole main job, as one person does it at the shop PC. */
export const playTheDay = async (stage: Stage, scratch: string): Promise<void> => {
  await openTheShop(stage);
  await takeTheExportIn(stage, scratch);
  await lookAfterOrders(stage);
  await printEverything(stage);
  await packParcels(stage);
  await handOver(stage);
  await lookAround(stage);
};
