import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { openDemoShop, scan, signInToPack } from '../../electron/dev/demo/hands.ts';
import { noMedia, type MediaSettings } from '../../shared/contract/media.ts';
import { askShop } from '../support/asked-shop.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';

const pin = '246810';
const pictures = process.env['BACKROOM_PICTURES'];
const shot = async (page: Page, name: string): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
};

/** A demo shop whose packing window is open with this camera setting. */
const atTheTable = async (moreArguments: readonly string[], settings: Partial<MediaSettings>): Promise<{ app: LaunchedApp; station: Page }> => {
  const app = await launchApp({ moreArguments });
  await openDemoShop(app.window, '陈店长', pin);
  await askShop(app.window, 'media', 'choose', { ...noMedia, ...settings });
  await askShop(app.window, 'printing', 'printBatch', { courierCode: 'ZTO', slips: 'none' });
  await expect.poll(async () => (await askShop(app.window, 'packing', 'waiting')).length, { timeout: 60_000 }).toBeGreaterThan(3);
  await askShop(app.window, 'app', 'openPackingWindow');
  const station = await app.waitForPackingWindow();
  await signInToPack(station, 1, pin);
  return { app, station };
};

const saidIs = (station: Page, codes: RegExp): Promise<unknown> =>
  station.waitForFunction((source) => new RegExp(source).test(document.querySelector('main[data-said]')?.getAttribute('data-said') ?? ''), codes.source);

/** Packs one waiting parcel with the scanner alone, and answers which. */
const packOne = async (station: Page): Promise<number> => {
  for (const { parcelId, waybillNumber } of await askShop(station, 'packing', 'waiting')) {
    const { lines, stop, instructions } = await askShop(station, 'packing', 'parcel', { parcelId });
    const unfit = stop !== null || instructions.length > 0 || lines.some(({ barcode, checks }) => barcode === '' || checks.length > 0);
    if (unfit || lines.reduce((sum, { wanted }) => sum + wanted, 0) > 4) continue;
    await scan(station, waybillNumber);
    await saidIs(station, /^parcel_opened$/);
    for (const { barcode, wanted } of lines) {
      for (let piece = 0; piece < wanted; piece += 1) {
        await scan(station, barcode);
        await saidIs(station, /^(item_counted|needs_signature|parcel_packed)$/);
        await station.waitForTimeout(150);
      }
    }
    await saidIs(station, /^(needs_signature|parcel_packed)$/);
    if ((await station.locator('main').getAttribute('data-said')) === 'needs_signature') {
      await scan(station, pin);
      await saidIs(station, /^parcel_packed$/);
    }
    return parcelId;
  }
  throw new Error('no parcel waits that the scanner alone can pack');
};

test.describe.serial('PK-9: with a camera', () => {
  let app: LaunchedApp;
  let station: Page;
  test.beforeAll(async () => {
    ({ app, station } = await atTheTable(['--use-fake-device-for-media-stream'], { mode: 'photo_by_itself' }));
  });
  test.afterAll(() => app.close());
  test.afterEach(() => {
    expect(app.consoleErrors).toEqual([]);
  });

  test('a photo is taken by itself while packing, without a key, and found at the parcel afterwards', async () => {
    const parcelId = await packOne(station);
    await expect(station.locator('[data-camera="kept"]')).toBeVisible();
    const image = station.locator('[data-medium="photo"] img');
    await expect(image).toHaveCount(1);
    expect(await image.evaluate(async (element) => {
      const shown = element as HTMLImageElement;
      await shown.decode();
      return shown.naturalWidth;
    })).toBeGreaterThan(100);
    expect(await askShop(app.window, 'media', 'ofParcel', { parcelId })).toMatchObject([{ kind: 'photo', mime: 'image/jpeg', takenBy: '陈店长', disposedAt: null }]);
    await shot(station, 'camera-photo-zh-light');
    await askShop(app.window, 'app', 'setAppearance', { language: 'en', theme: 'dark' });
    await station.waitForTimeout(700);
    await shot(station, 'camera-photo-en-dark');
    await askShop(app.window, 'app', 'setAppearance', { language: 'zh-CN', theme: 'light' });
  });

  test('one more with its key, at once', async () => {
    await station.keyboard.press('F8');
    await expect(station.locator('[data-medium="photo"]')).toHaveCount(2);
  });

  test('a short video runs from the first item to the seal and can be played', async () => {
    await askShop(app.window, 'media', 'choose', { ...noMedia, mode: 'video_by_itself' });
    await expect(station.locator('[data-camera="ready"], [data-camera="kept"]')).toBeVisible();
    await station.waitForTimeout(1_500);
    const parcelId = await packOne(station);
    await expect(station.locator('[data-camera="recording"]')).toBeVisible();
    await shot(station, 'camera-recording-zh-light');
    await expect(station.locator('[data-camera="kept"]')).toBeVisible();
    const [video] = await askShop(app.window, 'media', 'ofParcel', { parcelId });
    expect(video).toMatchObject({ kind: 'video', mime: 'video/webm' });
    const film = station.locator('[data-medium="video"] video');
    await expect.poll(() => film.evaluate((element) => (element as HTMLVideoElement).duration)).toBeLessThanOrEqual(10.5);
    expect(await film.evaluate((element) => (element as HTMLVideoElement).videoWidth)).toBeGreaterThan(100);
    await shot(station, 'camera-video-zh-light');
  });

  test('a packer who leaves at once leaves the clip behind', async () => {
    const parcelId = await packOne(station);
    await expect(station.locator('[data-camera="recording"]')).toBeVisible();
    await station.keyboard.press('F12');
    await station.locator('main[data-said]').waitFor({ state: 'detached' });
    expect(await askShop(app.window, 'media', 'ofParcel', { parcelId })).toMatchObject([{ kind: 'video', takenBy: '陈店长' }]);
    await signInToPack(station, 1, pin);
  });

  test('a camera that another program holds: packing goes on and a quiet word says so; it comes back by itself', async () => {
    await askShop(app.window, 'media', 'choose', { ...noMedia, mode: 'off' });
    await station.evaluate(() => {
      const { mediaDevices } = navigator;
      const real = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = () => Promise.reject(new DOMException('Could not start video source', 'NotReadableError'));
      Object.assign(globalThis, { letGo: () => Object.assign(mediaDevices, { getUserMedia: real }) });
    });
    await askShop(app.window, 'media', 'choose', { ...noMedia, mode: 'photo_by_itself' });
    const parcelId = await packOne(station);
    await expect(station.locator('[data-camera="trouble"]')).toContainText('占着');
    await expect(station.locator('main')).toHaveAttribute('data-tone', 'good');
    expect(await askShop(app.window, 'media', 'ofParcel', { parcelId })).toEqual([]);
    await station.evaluate(() => {
      (globalThis as unknown as { letGo: () => void }).letGo();
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    });
    await expect(station.locator('[data-camera="trouble"]')).toHaveCount(0);
    await station.keyboard.press('F8');
    await expect(station.locator('[data-medium="photo"]')).toHaveCount(1);
  });

  test('no window gets a microphone, and the main window no camera', async () => {
    const outcome = (page: Page, wanted: MediaStreamConstraints): Promise<string> => page.evaluate(async (constraints) => {
      try {
        for (const track of (await navigator.mediaDevices.getUserMedia(constraints)).getTracks()) track.stop();
        return 'opened';
      } catch (error) {
        return (error as Error).name;
      }
    }, wanted);
    expect(await outcome(station, { video: true })).toBe('opened');
    expect(await outcome(station, { audio: true })).not.toBe('opened');
    expect(await outcome(station, { audio: true, video: true })).not.toBe('opened');
    expect(await outcome(app.window, { video: true })).not.toBe('opened');
  });

  test('the setting says what is kept', async () => {
    for (const [language, theme] of [['zh-CN', 'light'], ['en', 'dark']] as const) {
      await askShop(app.window, 'app', 'setAppearance', { language, theme });
      await app.window.locator('nav [data-screen="settings"], nav [data-rail="settings"]').click();
      await app.window.locator('[data-section="camera"]').click();
      await expect(app.window.locator('[data-media-kept="5"]')).toBeVisible();
      // The main window names the cameras, though it may open none.
      await app.window.locator('#cameraId').press('ArrowDown');
      await expect(app.window.locator('.ant-select-dropdown').getByText('fake_device_0')).toBeVisible();
      await app.window.keyboard.press('Escape');
      await app.window.waitForTimeout(500);
      await shot(app.window, `camera-settings-${language}-${theme}`);
    }
  });
});

test('PK-9: without a camera packing goes on, and a quiet word says so', async () => {
  const { app, station } = await atTheTable([], { mode: 'photo_by_itself' });
  try {
    const parcelId = await packOne(station);
    await expect(station.locator('[data-camera="trouble"]')).toContainText('照常打包');
    await expect(station.locator('main')).toHaveAttribute('data-tone', 'good');
    expect(await askShop(app.window, 'media', 'ofParcel', { parcelId })).toEqual([]);
    await shot(station, 'camera-missing-zh-light');
    await packOne(station);
    expect(app.consoleErrors).toEqual([]);
  } finally {
    await app.close();
  }
});
