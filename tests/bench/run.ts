import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxArguments } from '../../electron/dev/machine/sandbox.ts';
import { getReady } from '../../electron/dev/ready.ts';
import { launchOf } from '../../electron/dev/runtime/electron-runtime.ts';
import { buildInMain, makeEmptyApp } from './build-in-main.ts';
import { benchFloor } from './floor.ts';
import { customerFigures } from './customers.ts';
import { figureLine, meetsGoal, percentile, type Figure } from './figure.ts';
import type { Timings } from './in-main/ask-orders.ts';
import type { CustomersResult } from './in-main/customers.ts';
import type { InMainTask } from './in-main/main.ts';
import type { PrintBatchesResult } from './in-main/print-batches.ts';
import type { SearchGrowth } from './in-main/search-growth.ts';
import type { SyncResult } from './in-main/sync.ts';
import type { ArchiveResult } from './in-main/stub-archive.ts';
import { searchFigures } from './search.ts';
import { syncFigures } from './sync.ts';
import type { ScanRound } from './in-main/prepare-shop.ts';
import { benchPrinting } from './printing.ts';
import { benchStartUp } from './start-up.ts';

type InMainResult = {
  readonly previewSeconds: number; readonly importSeconds: number; readonly raw: { readonly seconds: number; readonly rows: number };
  readonly customers: CustomersResult; readonly sync: SyncResult; readonly growth: readonly SearchGrowth[]; readonly stubs: ArchiveResult; readonly searches: Timings; readonly lists: Timings; readonly rounds: readonly ScanRound[]; readonly staffId: number;
  readonly printing: Omit<PrintBatchesResult, 'sheets'> & { readonly chromiumPagesPerSecond: number };
};

const project = join(import.meta.dirname, '../..');
const quick = process.argv.includes('--quick');
const orders = quick ? 10_000 : 100_000;
/** In the store that is scanned against. */
const scanOrders = quick ? 20_000 : 1_000_000;
const queryLimitMs = 16;
const stubSearchLimitMs = 50;
const firstSheetLimitMs = 1_000;
const stallLimitMs = 50;

const figures: Figure[] = [];
const report = (figure: Figure): void => {
  figures.push(figure);
  process.stdout.write(`${figureLine(figure)}\n`);
};

const { runtime, launch, done } = await getReady('test');
const folder = mkdtempSync(join(tmpdir(), 'backroom-bench-'));
const dataFolder = join(folder, 'data');
const scanFolder = join(folder, 'data-scan');
mkdirSync(dataFolder);
try {
  const task: InMainTask = {
    folder, dataFolder, workerFile: join(project, 'dist/main/intake-worker.cjs'), orders, parcels: quick ? 40 : 90, scanFolder, scanOrders, stubs: quick ? 100_000 : 1_000_000, searched: quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000],
    renderWorkerFile: join(project, 'dist/main/render-worker.cjs'), resourcesFolder: join(project, 'resources'),
    sync: { node: process.execPath, serveFile: join(project, 'tests/support/stand-in-platform/serve.ts'), messages: quick ? 2_000 : 10_000, drainMs: quick ? 4_000 : 15_000 },
  };
  const inMain = await launchOf(runtime, await buildInMain(project));
  const ran = spawnSync(inMain.executablePath, [...inMain.leadingArguments, ...sandboxArguments(), `--user-data-dir=${join(folder, 'in-main')}`], {
    env: { ...process.env, BACKROOM_BENCH: JSON.stringify(task) }, stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (ran.status !== 0) throw new Error(`the part inside main ended with ${String(ran.status)}`);
  const result = JSON.parse(readFileSync(join(folder, 'in-main.json'), 'utf8')) as InMainResult;

  report({ name: 'intake.preview', value: orders / result.previewSeconds, unit: 'orders/s', ratio: result.raw.seconds / result.previewSeconds, goal: { atLeast: 0.4 } });
  report({ name: 'intake.import', value: orders / result.importSeconds, unit: 'orders/s', ratio: result.raw.seconds / result.importSeconds, goal: { atLeast: 0.4 } });
  for (const [part, timings] of [['search', result.searches], ['list', result.lists]] as const) {
    for (const [kind, values] of Object.entries(timings)) {
      const p95 = percentile(values, 0.95);
      report({ name: `${part}.${kind}_p95`, value: p95, unit: 'ms', ratio: p95 / queryLimitMs, goal: { atMost: 1 } });
    }
  }

  const { stubs } = result;
  const slowest = Math.max(...Object.values(stubs.searches).map((values) => percentile(values, 0.95)));
  report({ name: 'stubs.search_p95', value: slowest, unit: 'ms', ratio: slowest / stubSearchLimitMs, goal: { atMost: 1 } });
  // Closing a thousand parcels is one click; their stubs may take a second of it.
  report({ name: 'stubs.entries_of_1000_parcels', value: stubs.perThousandMs, unit: 'ms', ratio: stubs.perThousandMs / 1000, goal: { atMost: 1 } });
  for (const figure of customerFigures(result.customers)) report(figure);
  for (const figure of searchFigures(result.growth)) report(figure);
  for (const figure of syncFigures(result.sync)) report(figure);

  const { printing } = result;
  const batch = (name: string, value: number, unit: string, limit: number, goal: Figure['goal']): void => {
    report({ name: `print_batch.${name}`, value, unit, ratio: value / limit, goal });
  };
  batch('first_sheet_from_cold', printing.firstSheetColdMs, 'ms', firstSheetLimitMs, { atMost: 1 });
  batch('first_sheet', printing.firstSheetMs, 'ms', firstSheetLimitMs, { atMost: 1 });
  batch('longest_stall_of_main', printing.longestStallMs, 'ms', stallLimitMs, { atMost: 1 });
  batch('pages_against_bare_pdfkit', printing.pagesPerSecond, 'pages/s', printing.barePagesPerSecond, { atLeast: 0.7 });
  batch('pages_against_chromium', printing.pagesPerSecond, 'pages/s', printing.chromiumPagesPerSecond, { atLeast: 6 });

  const empty = await launchOf(runtime, makeEmptyApp(project));
  for (const figure of await benchStartUp({ app: launch, empty }, dataFolder, result.staffId, quick ? 3 : 7)) report(figure);

  for (const figure of await benchFloor(launch, { dataFolder: scanFolder, rounds: result.rounds, staffId: result.staffId, orders: scanOrders, settleMs: quick ? 2_000 : 20_000 })) report(figure);

  const printingGoals: Readonly<Record<string, Figure['goal']>> = { 'printing.waybills_per_second': { atLeast: 0.6 }, 'printing.memory_10000_against_1000': { atMost: 1.2 } };
  for (const row of await benchPrinting(join(project, 'dist/main/render-worker.cjs'))) {
    report({ name: row.name, value: row.value, unit: row.unit, ratio: row.ratio, goal: printingGoals[row.name] ?? { atMost: 1 } });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  await done();
}
writeFileSync(join(project, 'bench-results.json'), `${JSON.stringify({ orders, figures: figures.map((figure) => ({ ...figure, met: meetsGoal(figure) })) }, null, 2)}\n`);
for (const figure of figures.filter((one) => !meetsGoal(one))) process.stderr.write(`short of its goal: ${figureLine(figure)} ${JSON.stringify(figure.goal)}\n`);
