import type { Page } from '@playwright/test';
import { scan } from '../../electron/dev/demo/hands.ts';
import type { ScanRound } from './in-main/prepare-shop.ts';
import type { Figure } from './figure.ts';

/** Between two moves of a quick hand. */
const betweenMovesMs = 150;

/** What a person's hands do at a window, counted: a scan is one move, so is a key and a click. */
export const countedHands = () => {
  let moves = 0;
  const rest = (page: Page): Promise<void> => page.waitForTimeout(betweenMovesMs);
  return {
    moves: () => moves,
    /** A barcode or a badge, in one burst with its Enter. */
    scan: async (page: Page, code: string): Promise<void> => {
      moves += 1;
      await scan(page, code);
      await rest(page);
    },
    key: async (page: Page, key: string): Promise<void> => {
      moves += 1;
      await page.keyboard.press(key);
      await rest(page);
    },
  };
};

export type Hands = ReturnType<typeof countedHands>;

/** The least there is: a sign-off for the session, and for each parcel its waybill, its pieces and the scan to the courier. */
const leastOf = (rounds: readonly ScanRound[]): number => 1 + rounds.reduce((sum, { items }) => sum + 1 + items.length + 1, 0);

const saidAt = async (page: Page, code: string): Promise<void> => {
  await page.locator(`main[data-said="${code}"]`).waitFor({ timeout: 15_000 });
};

/**
 * A shift of a few parcels with both real windows: one packer signs in at the station by badge, packs every parcel, and scans all of them out at
 * the main window. Nothing is done that the app does not ask for; a parcel that does not get through stops the bench.
 */
export const workShift = async ({ main, packing, rounds, pin }: { readonly main: Page; readonly packing: Page; readonly rounds: readonly ScanRound[]; readonly pin: string }): Promise<Figure> => {
  const hands = countedHands();
  await hands.scan(packing, pin);
  await packing.locator('main[data-said]').waitFor({ timeout: 15_000 });
  for (const { waybill, items } of rounds) {
    await hands.scan(packing, waybill);
    await saidAt(packing, 'parcel_opened');
    for (const code of items) await hands.scan(packing, code);
    await saidAt(packing, 'parcel_packed');
  }
  await hands.key(main, 'Alt+6');
  await main.locator('[data-testid="scan-out"]:enabled').waitFor({ timeout: 15_000 });
  for (const { waybill } of rounds) {
    await hands.scan(main, waybill);
    await main.locator('[data-testid="scan-verdict"][data-code="scanned_out"]', { hasText: waybill.slice(-4) }).waitFor({ timeout: 15_000 });
  }
  const least = leastOf(rounds);
  return { name: `hands.moves_of_${rounds.length}_orders`, value: hands.moves(), unit: 'moves', ratio: hands.moves() / least, goal: { atMost: 1.05 } };
};
