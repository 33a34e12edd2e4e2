import { _electron } from '@playwright/test';
import { sandboxArguments } from '../../electron/dev/machine/sandbox.ts';
import type { ElectronLaunch } from '../../electron/dev/runtime/electron-runtime.ts';
import { percentile, type Figure } from './figure.ts';
import { benchBulk } from './bulk.ts';
import { workShift } from './hands.ts';
import { benchKeystrokes } from './keystrokes.ts';
import { benchPin } from './in-main/bench-pin.ts';
import type { ScanRound } from './in-main/prepare-shop.ts';
import { timeScans, watchVerdicts } from './scan-rounds.ts';

/** From the scanner's Enter to the verdict on the screen. */
const scanLimitMs = 33;
const shiftOrders = 10;

/** The floor in the real windows, on a store with all the orders of years: what a shift asks of the hands, and how soon each scan is answered. */
export const benchFloor = async (
  launch: ElectronLaunch, { dataFolder, rounds, staffId, orders, settleMs }: {
    readonly dataFolder: string; readonly rounds: readonly ScanRound[]; readonly staffId: number; readonly orders: number;
    /** What main reads in the background after its start has been read by then. */
    readonly settleMs: number;
  },
): Promise<Figure[]> => {
  const electron = await _electron.launch({
    executablePath: launch.executablePath, args: [...launch.leadingArguments, ...sandboxArguments(), `--user-data-dir=${dataFolder}`],
  });
  try {
    const main = await electron.firstWindow();
    await main.waitForFunction(() => 'backroom' in window);
    await main.evaluate(
      async ([id, pin]) => {
        const { backroom } = window as unknown as { backroom: { staff: { signIn: (input: unknown) => Promise<unknown> }; app: { openPackingWindow: () => Promise<unknown> } } };
        await backroom.staff.signIn({ staffId: id, pin });
        await backroom.app.openPackingWindow();
      },
      [staffId, benchPin] as const,
    );
    const packing = electron.windows().find((page) => page.url().includes('packing')) ?? (await electron.waitForEvent('window'));
    await watchVerdicts(packing);
    await packing.waitForSelector('main');
    await packing.waitForTimeout(settleMs);
    const shift = rounds.slice(0, shiftOrders);
    const hands = await workShift({ main, packing, rounds: shift, pin: benchPin });
    const timed = rounds.slice(shiftOrders);
    const scans = await timeScans(packing, timed);
    const least = timed.reduce((sum, { items }) => sum + 1 + items.length, 0);
    // A verdict that came before the one before it was drawn counts for both.
    if (scans.length < least * 0.9) throw new Error(`only ${scans.length} verdicts were seen for ${least} scans`);
    const p95 = percentile(scans, 0.95);
    const size = orders >= 1_000_000 ? `${orders / 1_000_000}m` : `${orders / 1_000}k`;
    const keystrokes = await benchKeystrokes(main, size);
    const bulk = await benchBulk(electron, main, size);
    return [hands, keystrokes, ...bulk, { name: `packing.scan_to_verdict_p95_with_${size}_orders`, value: p95, unit: 'ms', ratio: p95 / scanLimitMs, goal: { atMost: 1 } }];
  } finally {
    await Promise.race([electron.close(), new Promise((resolve) => setTimeout(resolve, 5_000))]);
  }
};
