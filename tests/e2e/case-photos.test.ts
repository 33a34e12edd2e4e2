import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { dropFiles, goTo, openDemoShop, scan, sizeWindow } from '../../electron/dev/demo/hands.ts';
import { askShop } from '../support/asked-shop.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';

const pictures = process.env['BACKROOM_PICTURES'];
const folder = mkdtempSync(join(tmpdir(), 'backroom-case-photos-'));
const picture = (shade: number): Buffer => {
  const png = new PNG({ width: 320, height: 240 });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([(at / 4) % 255, shade, 140, 255], at);
  return PNG.sync.write(png);
};
const file = (name: string, shade: number): string => {
  const path = join(folder, name);
  writeFileSync(path, picture(shade));
  return path;
};

test.describe.serial('AS-2, AS-4: photos by camera, paste and drop in the real window', () => {
  let app: LaunchedApp;
  let window: Page;
  const shot = async (name: string): Promise<void> => {
    if (pictures !== undefined) await window.screenshot({ path: `${pictures}/${name}.png` });
  };
  const camera = (constraints: MediaStreamConstraints, afterMs = 0): Promise<string> => window.evaluate(async ([wanted, wait]) => {
    await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      for (const track of (await navigator.mediaDevices.getUserMedia(wanted)).getTracks()) track.stop();
      return 'opened';
    } catch (error) {
      return (error as Error).name;
    }
  }, [constraints, afterMs] as const);
  const paste = async (shade: number): Promise<void> => {
    await app.electron.evaluate((electron, url) => {
      // Electron's own clipboard; its name is the page's in these types.
      const { clipboard, nativeImage } = electron as unknown as { clipboard: { writeImage: (image: unknown) => void }; nativeImage: { createFromDataURL: (url: string) => unknown } };
      clipboard.writeImage(nativeImage.createFromDataURL(url));
    }, `data:image/png;base64,${picture(shade).toString('base64')}`);
    await window.keyboard.press('Control+V');
  };
  /** By key: the camera opens, a photo is discarded, another one kept. */
  const shoot = async (key: string): Promise<void> => {
    const booth = window.locator('[data-booth]');
    await window.keyboard.press(key);
    await expect(booth).toHaveAttribute('data-booth', 'live');
    expect(await booth.locator('video').evaluate(async (element) => {
      const video = element as HTMLVideoElement;
      while (video.videoWidth === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      return video.videoWidth;
    })).toBeGreaterThan(100);
    await window.waitForTimeout(200);
    await window.keyboard.press('F8');
    await expect(booth).toHaveAttribute('data-booth', 'taken');
    await window.keyboard.press('Escape');
    await expect(booth).toHaveAttribute('data-booth', 'live');
    await window.waitForTimeout(200);
    await window.keyboard.press('F8');
    await expect(booth).toHaveAttribute('data-booth', 'taken');
  };

  test.beforeAll(async () => {
    app = await launchApp({ moreArguments: ['--use-fake-device-for-media-stream'] });
    window = app.window;
    await openDemoShop(window, '陈店长', '246810');
    await sizeWindow(app.electron, window, 1366, 768);
  });
  test.afterAll(() => app.close());
  test.afterEach(() => {
    expect(app.consoleErrors).toEqual([]);
  });

  test('a case: a photo by camera is looked at, discarded or kept; pasted and dropped ones join it', async () => {
    const { rows } = await askShop(window, 'orders', 'list', { view: 'handed_over', offset: 0, limit: 100 });
    const order = rows.find(({ masked, currency }) => !masked && currency === 'CNY')!;
    const opened = await askShop(window, 'afterSales', 'open', { orderId: order.id, kind: 'return', reason: 'quality', lines: [], wantedFen: 0, buyerReceivedAt: null, text: '' });
    await goTo(window, 'after_sales');
    await window.locator('main').getByText(order.platformOrderNumber).first().click();
    await expect(window.getByTestId('case-detail')).toContainText(order.platformOrderNumber);
    const photos = window.locator('figure img');
    await expect(photos).toHaveCount(0);
    await shoot('T');
    await shot('case-photo-taken-zh-light');
    await window.keyboard.press('F8');
    await expect(window.locator('[data-booth]')).toHaveAttribute('data-kept', '1');
    await expect(photos).toHaveCount(1);
    await shot('case-photo-live-zh-light');
    await askShop(window, 'app', 'setAppearance', { language: 'en', theme: 'dark' });
    await sizeWindow(app.electron, window, 1920, 1080);
    await window.waitForTimeout(600);
    await shot('case-photo-live-en-dark');
    await askShop(window, 'app', 'setAppearance', { language: 'zh-CN', theme: 'light' });
    await sizeWindow(app.electron, window, 1366, 768);
    await window.keyboard.press('Escape');
    await expect(window.locator('[data-booth]')).toHaveCount(0);
    await paste(30);
    await expect(photos).toHaveCount(2);
    await dropFiles(window, [file('破洞一.png', 60), file('破洞二.png', 90)]);
    await expect(photos).toHaveCount(4);
    await dropFiles(window, [file('no-picture.png', 1)].map((path) => {
      writeFileSync(path, 'GIF89a');
      return path;
    }));
    await expect(window.getByTestId('case-detail').getByRole('alert')).toBeVisible();
    await expect(photos).toHaveCount(4);
    expect((await askShop(window, 'afterSales', 'get', { caseId: opened.caseId })).photos.map(({ name }) => name)).toEqual(expect.arrayContaining(['破洞一.png', '破洞二.png']));
  });

  test('no camera in the main window without leave, none without a person, and never a microphone', async () => {
    expect(await camera({ video: true })).not.toBe('opened');
    const { rows: [row] } = await askShop(window, 'afterSales', 'list', { view: 'open', kind: 'return', state: null, text: '', offset: 0, limit: 5 });
    const begin = () => askShop(window, 'afterSales', 'beginPhoto', { caseId: row!.id });
    await begin();
    expect(await camera({ audio: true })).not.toBe('opened');
    expect(await camera({ audio: true, video: true })).not.toBe('opened');
    expect(await camera({ video: true })).toBe('opened');
    expect(await camera({ video: true })).not.toBe('opened');
    await begin();
    // The last click is too long ago by then.
    expect(await camera({ video: true }, 6_000)).not.toBe('opened');
  });

  test('the returns desk: photos of what came back go to its case', async () => {
    const { rows } = await askShop(window, 'orders', 'list', { view: 'handed_over', offset: 0, limit: 100 });
    // Another order than the first case's: the make-believe camera repeats its pictures to the byte, and a case takes none twice.
    const { rows: open } = await askShop(window, 'afterSales', 'list', { view: 'open', kind: null, state: null, text: '', offset: 0, limit: 100 });
    const left = rows.find(({ masked, goods, platformOrderNumber }) => !masked && goods !== '' && !open.some((one) => one.platformOrderNumber === platformOrderNumber))!;
    await goTo(window, 'returns');
    await scan(window, '773999000111555');
    await window.getByTestId('owner-search').fill((await askShop(window, 'orders', 'get', { orderId: left.id })).receiver.phone.slice(-8));
    await expect(window.getByTestId('desk-photos')).toHaveCount(0);
    await window.locator(`[data-candidate="${left.platformOrderNumber}"] button`).click();
    await expect(window.getByTestId('desk-photos')).toBeVisible();
    await window.waitForTimeout(500);
    await shoot('F8');
    await shot('return-photo-taken-zh-light');
    await window.keyboard.press('F8');
    await expect(window.locator('[data-desk-photo] img')).toHaveCount(1);
    await window.keyboard.press('Escape');
    // Nothing is waited for: what comes while another is being kept waits its turn.
    await paste(150);
    await paste(170);
    await dropFiles(window, [file('外箱.png', 180)]);
    await expect(window.locator('[data-desk-photo] img')).toHaveCount(4);
    await shot('return-photos-zh-light');
    await askShop(window, 'app', 'setAppearance', { language: 'en', theme: 'dark' });
    await sizeWindow(app.electron, window, 1920, 1080);
    await window.waitForTimeout(600);
    await shot('return-photos-en-dark');
  });
});

test('AS-2: without a camera the word says so, and the rest goes on', async () => {
  const app = await launchApp();
  try {
    const { window } = app;
    await openDemoShop(window, '陈店长', '246810');
    const { rows } = await askShop(window, 'orders', 'list', { view: 'handed_over', offset: 0, limit: 100 });
    await askShop(window, 'afterSales', 'open', { orderId: rows[0]!.id, kind: 'compensation', reason: 'quality', lines: [], wantedFen: 0, buyerReceivedAt: null, text: '' });
    await goTo(window, 'after_sales');
    await window.locator('main').getByText(rows[0]!.platformOrderNumber).first().click();
    await window.getByTestId('case-detail').waitFor();
    await window.keyboard.press('T');
    await expect(window.locator('[data-booth]')).toHaveAttribute('data-booth', 'trouble');
    await expect(window.locator('[data-booth]')).toContainText('没有找到摄像头');
    await window.keyboard.press('Escape');
    await expect(window.locator('[data-booth]')).toHaveCount(0);
    expect(app.consoleErrors).toEqual([]);
  } finally {
    await app.close();
  }
});
