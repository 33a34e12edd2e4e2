import type { Page } from '@playwright/test';
import { scan } from '../../electron/dev/demo/hands.ts';
import type { ScanRound } from './in-main/prepare-shop.ts';

/** A quick hand between two scans. */
const betweenScansMs = 120;

/**
 * Notes in the page when the scanner's Enter arrives, and when the next frame after a changed verdict has been drawn. The page is loaded
 * anew for it: only the first listener hears a scan, the app's keeps it from all others.
 */
export const watchVerdicts = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const timings: number[] = [];
    let scannedAt: number | null = null;
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Enter') scannedAt = event.timeStamp;
      },
      { capture: true },
    );
    const isVerdict = (node: Node): boolean => {
      const element = node instanceof Element ? node : node.parentElement;
      return element !== null && (element.closest('[data-testid="verdict"]') !== null || element.querySelector('[data-testid="verdict"]') !== null);
    };
    new MutationObserver((records) => {
      if (scannedAt === null || !records.some(({ target, addedNodes }) => isVerdict(target) || [...addedNodes].some(isVerdict))) return;
      const from = scannedAt;
      scannedAt = null;
      requestAnimationFrame(() => setTimeout(() => timings.push(performance.now() - from)));
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    (window as unknown as { scanTimings: number[] }).scanTimings = timings;
  });
  await page.reload();
};

/** Scans parcel after parcel in the real packing window; milliseconds from each Enter to its verdict on screen. */
export const timeScans = async (page: Page, rounds: readonly ScanRound[]): Promise<number[]> => {
  const before = await page.evaluate(() => (window as unknown as { scanTimings: number[] }).scanTimings.length);
  for (const { waybill, items } of rounds) {
    for (const code of [waybill, ...items]) {
      await scan(page, code);
      await page.waitForTimeout(betweenScansMs);
    }
  }
  await page.waitForTimeout(1_000);
  return page.evaluate((from) => (window as unknown as { scanTimings: number[] }).scanTimings.slice(from), before);
};
