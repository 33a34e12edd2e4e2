import type { ElectronApplication, Page } from '@playwright/test';
import type { BrowserWindow } from 'electron';

/** What a person does at the shop PC, in the app's own windows: for the demo and for the tests that drive the app. */

/** Scans as a USB scanner does: the whole code in one burst of key strokes, ended by Enter, wherever the focus is. */
export const scan = (page: Page, code: string): Promise<void> => scanInOneGo(page, [code]);

/** Scans several codes without a pause between them. */
export const scanInOneGo = async (page: Page, codes: readonly string[]): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const press = (key: string, keyCode: string, virtualKey: number, text: string): Promise<unknown>[] => [
    session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code: keyCode, windowsVirtualKeyCode: virtualKey, text }),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: keyCode, windowsVirtualKeyCode: virtualKey }),
  ];
  const strokesOf = (code: string): Promise<unknown>[] => [...code].flatMap((character) => {
    const upper = character.toUpperCase();
    const keyCode = /\d/.test(character) ? `Digit${character}` : /[a-z]/i.test(character) ? `Key${upper}` : character === '-' ? 'Minus' : '';
    return press(character, keyCode, upper.charCodeAt(0), character);
  });
  // One after the other without waiting in between: a scanner does not wait either.
  await Promise.all(codes.flatMap((code) => [...strokesOf(code), ...press('Enter', 'Enter', 13, '\r')]));
  await session.detach();
};

/** The window in the size that the pictures are taken in. */
export const sizeWindow = async (electron: ElectronApplication, page: Page, width: number, height: number): Promise<void> => {
  const handle = await electron.browserWindow(page);
  await handle.evaluate((window: BrowserWindow, size: { width: number; height: number }) => {
    window.setContentSize(size.width, size.height);
  }, { width, height });
};

export const goTo = async (page: Page, screen: string): Promise<void> => {
  // Materials stand as a page beside the goods.
  if (screen === 'materials') await goTo(page, 'stock');
  await page.locator(`nav [data-rail="${screen}"], nav [data-screen="${screen}"], nav [data-stock-tab="${screen}"]:not([data-stock-tab="stock"])`).click();
  await page.locator(`main[data-screen="${screen}"] h1`).first().waitFor();
};

export type NewShop = {
  readonly name: string; readonly sender: Readonly<Record<'name' | 'phone' | 'province' | 'city' | 'district' | 'detail', string>>;
  readonly manager: string; readonly pin: string;
};

const fillManager = async (page: Page, manager: string, pin: string): Promise<void> => {
  await page.locator('#manager').fill(manager);
  await page.locator('#pin').fill(pin);
  await page.locator('#again').fill(pin);
};

/** First run: a shop of one's own. Ends at the second step (printers). */
export const openShop = async (page: Page, shop: NewShop): Promise<void> => {
  await page.locator('#name').fill(shop.name);
  for (const [field, text] of Object.entries(shop.sender)) await page.locator(`#sender_${field}`).fill(text);
  await fillManager(page, shop.manager, shop.pin);
  await page.locator('form button[type=submit]').click();
  await page.locator('[data-screen="first-run"][data-step="printers"]').waitFor();
};

/** First run: the demo shop. Ends on the first screen. */
export const openDemoShop = async (page: Page, manager: string, pin: string): Promise<void> => {
  await page.locator('[data-choice="demo"]').click();
  await fillManager(page, manager, pin);
  await page.locator('form button[type=submit]').click();
  await page.locator('main[data-screen="today"]').waitFor();
};

/** Files are dropped on the window as from the desktop. */
export const dropFiles = async (page: Page, paths: readonly string[]): Promise<void> => {
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.id = 'from-the-desktop';
    document.body.append(input);
  });
  await page.locator('#from-the-desktop').setInputFiles([...paths]);
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#from-the-desktop');
    const data = new DataTransfer();
    for (const file of input?.files ?? []) data.items.add(file);
    for (const type of ['dragenter', 'dragover', 'drop']) window.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    input?.remove();
  });
};

/** The packing station: who works here, by number key and PIN. */
export const signInToPack = async (page: Page, tile: number, pin: string): Promise<void> => {
  const tiles = page.locator('main ul button');
  const dots = page.locator('[data-testid="pin-dots"]');
  await tiles.or(dots).first().waitFor();
  // Where one person works alone there is nobody to choose.

  if ((await dots.count()) === 0) await page.keyboard.press(String(tile));
  await dots.waitFor();
  for (const digit of pin) await page.keyboard.press(digit, { delay: 20 });
  await page.keyboard.press('Enter');
  await page.locator('main[data-said]').waitFor();
};

/** Scans at the packing station and waits for the verdict. */
export const scanToPack = async (page: Page, code: string, verdict: string | RegExp): Promise<void> => {
  await scan(page, code);
  const wanted = typeof verdict === 'string' ? new RegExp(`^${verdict}$`) : verdict;
  await page.waitForFunction(
    (source) => new RegExp(source).test(document.querySelector('main[data-said]')?.getAttribute('data-said') ?? ''), wanted.source, { timeout: 15_000 },
  );
};
