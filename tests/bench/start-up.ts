import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ElectronLaunch } from '../../electron/dev/runtime/electron-runtime.ts';
import { benchPin } from './in-main/bench-pin.ts';
import { median, type Figure } from './figure.ts';
import { startApp, type RunningApp } from './running-app.ts';

/** Longer than the daily backup and the background check take: both are threads that come and go. */
const settleMs = 15_000;

/** From the start of the process to the first thing drawn. The app draws nothing before the screen that takes input. */
const firstPaint = async (app: RunningApp): Promise<number> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const at = await app.evaluate<number | null>(
      `(() => { const [paint] = performance.getEntriesByName('first-contentful-paint'); return paint ? performance.timeOrigin + paint.startTime : null; })()`,
    );
    if (at !== null) return at - app.startedAt;
    await pause(50);
  }
  throw new Error('nothing was drawn');
};

const withApp = async <T>(launch: ElectronLaunch, dataFolder: string, body: (app: RunningApp) => Promise<T>): Promise<T> => {
  const app = await startApp(launch, dataFolder);
  try {
    return await body(app);
  } finally {
    await app.stop();
  }
};

const orderScreen = (staffId: number): string => `
  (async () => {
    const answer = await window.backroom.staff.signIn({ staffId: ${staffId}, pin: '${benchPin}' });
    if (!answer.ok) throw new Error(answer.refusal.code);
    location.reload();
  })()`;

/** Start-up and memory against an empty window of the same Electron, turn about so that both meet the same machine. */
export const benchStartUp = async (
  launches: { readonly app: ElectronLaunch; readonly empty: ElectronLaunch }, dataFolder: string, staffId: number, rounds: number,
): Promise<Figure[]> => {
  const scratch = mkdtempSync(join(tmpdir(), 'backroom-bench-empty-'));
  const times = { app: [] as number[], empty: [] as number[] };
  const memory = { app: [] as number[], empty: [] as number[] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      times.empty.push(await withApp(launches.empty, join(scratch, 'start'), firstPaint));
      times.app.push(await withApp(launches.app, dataFolder, firstPaint));
    }
    memory.empty.push(
      await withApp(launches.empty, join(scratch, 'memory'), async (app) => {
        await firstPaint(app);
        await pause(settleMs);
        return app.pssBytes();
      }),
    );
    memory.app.push(
      await withApp(launches.app, dataFolder, async (app) => {
        await firstPaint(app);
        await app.evaluate(orderScreen(staffId)).catch(() => undefined);
        await pause(1_500);
        await app.evaluate(`document.querySelector('[data-rail="orders"]').click()`);
        await pause(settleMs);
        return app.pssBytes();
      }),
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const megabytes = (bytes: readonly number[]): number => median(bytes) / 1_000_000;
  return [
    { name: 'start_up.usable_screen', value: median(times.app), unit: 'ms', ratio: median(times.app) / median(times.empty), goal: { atMost: 1.5 } },
    { name: 'start_up.memory_on_orders', value: megabytes(memory.app), unit: 'MB', ratio: median(memory.app) / median(memory.empty), goal: { atMost: 1.5 } },
  ];
};
