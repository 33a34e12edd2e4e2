import type { ElectronApplication, Page } from '@playwright/test';
import type { Figure } from './figure.ts';

/** What nobody at a screen or a scanner may feel. */
const stallLimitMs = 50;
/** All that one action takes, on a desk that still answers. */
const wholeLimitMs = 10_000;
const settleMs = 2_500;

type Watched = { watched: { readonly end: () => number } };

/** CS-6: all orders to ship that one action takes (10,000 at most) are ticked and flagged by keyboard: how long it takes, and the longest that main did not come round. */
export const benchBulk = async (electron: ElectronApplication, main: Page, size: string): Promise<Figure[]> => {
  await main.keyboard.press('Alt+2');
  await main.locator('main[data-screen="orders"] [data-view="to_ship"]').first().click();
  const grid = main.locator('main[data-screen="orders"] [role="grid"]');
  await grid.waitFor();
  await grid.focus();
  await main.keyboard.press('Control+A');
  await main.waitForTimeout(settleMs);
  await main.keyboard.press('F');
  await main.waitForTimeout(settleMs);
  await electron.evaluate(() => {
    const everyMs = 5;
    let [longestMs, cameRoundAt] = [0, performance.now()];
    const timer = setInterval(() => {
      const now = performance.now();
      longestMs = Math.max(longestMs, now - cameRoundAt - everyMs);
      cameRoundAt = now;
    }, everyMs);
    (globalThis as unknown as Watched).watched = {
      end: () => {
        clearInterval(timer);
        return longestMs;
      },
    };
  });
  const progress = main.locator('main[data-screen="orders"] [role="progressbar"]');
  const started = performance.now();
  await main.keyboard.press('2');
  await progress.waitFor();
  await progress.waitFor({ state: 'detached', timeout: 120_000 });
  const wholeMs = performance.now() - started;
  await main.waitForTimeout(settleMs);
  const longestMs = await electron.evaluate(() => (globalThis as unknown as Watched).watched.end());
  return [
    { name: `orders.flag_all_with_${size}_orders`, value: wholeMs, unit: 'ms', ratio: wholeMs / wholeLimitMs, goal: { atMost: 1 } },
    { name: `orders.flag_all_longest_stall_of_main_with_${size}_orders`, value: longestMs, unit: 'ms', ratio: longestMs / stallLimitMs, goal: { atMost: 1 } },
  ];
};
