import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxArguments } from '../../electron/dev/machine/sandbox.ts';
import { getReady } from '../../electron/dev/ready.ts';
import { launchOf } from '../../electron/dev/runtime/electron-runtime.ts';
import { buildInMain, makeEmptyApp } from './build-in-main.ts';
import { benchFloor } from './floor.ts';
import { copyFigures } from './copies.ts';
import { customerFigures } from './customers.ts';
import { figureLine, meetsGoal, percentile, type Figure } from './figure.ts';
import type { InMainResult, InMainTask } from './in-main/main.ts';
import { partsWanted, type BenchPart } from './parts.ts';
import { searchFigures } from './search.ts';
import { syncFigures } from './sync.ts';
import { benchPrinting } from './printing.ts';
import { benchStartUp } from './start-up.ts';

const project = join(import.meta.dirname, '../..');
const quick = process.argv.includes('--quick');
const parts = partsWanted(process.argv);
const insideMain: readonly BenchPart[] = ['intake', 'stubs', 'customers', 'search', 'sync', 'copies', 'print_batch', 'start_up', 'floor'];
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
    only: [...parts], folder, dataFolder, workerFile: join(project, 'dist/main/intake-worker.cjs'), orders, parcels: quick ? 40 : 90, scanFolder, scanOrders, stubs: quick ? 100_000 : 1_000_000, searched: quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000],
    renderWorkerFile: join(project, 'dist/main/render-worker.cjs'), resourcesFolder: join(project, 'resources'),
    backupWorkerFile: join(project, 'dist/main/backup-worker.cjs'), copiedBytes: quick ? 50_000_000 : 500_000_000,
    sync: { node: process.execPath, serveFile: join(project, 'tests/support/stand-in-platform/serve.ts'), messages: quick ? 2_000 : 10_000, drainMs: quick ? 4_000 : 15_000 },
  };
  const runInMain = async (): Promise<InMainResult> => {
    const inMain = await launchOf(runtime, await buildInMain(project));
    const ran = spawnSync(inMain.executablePath, [...inMain.leadingArguments, ...sandboxArguments(), `--user-data-dir=${join(folder, 'in-main')}`], {
      env: { ...process.env, BACKROOM_BENCH: JSON.stringify(task) }, stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (ran.status !== 0) throw new Error(`the part inside main ended with ${String(ran.status)}`);
    return JSON.parse(readFileSync(join(folder, 'in-main.json'), 'utf8')) as InMainResult;
  };
  const result = insideMain.some((part) => parts.has(part)) ? await runInMain() : null;

  const shop = result?.shop ?? null;
  if (shop !== null && parts.has('intake')) {
    report({ name: 'intake.preview', value: orders / shop.previewSeconds, unit: 'orders/s', ratio: shop.raw.seconds / shop.previewSeconds, goal: { atLeast: 0.4 } });
    report({ name: 'intake.import', value: orders / shop.importSeconds, unit: 'orders/s', ratio: shop.raw.seconds / shop.importSeconds, goal: { atLeast: 0.4 } });
    for (const [part, timings] of [['search', shop.searches], ['list', shop.lists]] as const) {
      for (const [kind, values] of Object.entries(timings)) {
        const p95 = percentile(values, 0.95);
        report({ name: `${part}.${kind}_p95`, value: p95, unit: 'ms', ratio: p95 / queryLimitMs, goal: { atMost: 1 } });
      }
    }
  }

  const stubs = result?.stubs ?? null;
  if (stubs !== null) {
    const slowest = Math.max(...Object.values(stubs.searches).map((values) => percentile(values, 0.95)));
    report({ name: 'stubs.search_p95', value: slowest, unit: 'ms', ratio: slowest / stubSearchLimitMs, goal: { atMost: 1 } });
    // Closing a thousand parcels is one click; their stubs may take a second of it.
    report({ name: 'stubs.entries_of_1000_parcels', value: stubs.perThousandMs, unit: 'ms', ratio: stubs.perThousandMs / 1000, goal: { atMost: 1 } });
  }
  if (result?.customers) for (const figure of customerFigures(result.customers)) report(figure);
  if (result?.growth) for (const figure of searchFigures(result.growth)) report(figure);
  if (result?.sync) for (const figure of syncFigures(result.sync)) report(figure);
  if (result?.copies) for (const figure of copyFigures(result.copies)) report(figure);

  const printing = result?.printing ?? null;
  if (printing !== null) {
    const batch = (name: string, value: number, unit: string, limit: number, goal: Figure['goal']): void => {
      report({ name: `print_batch.${name}`, value, unit, ratio: value / limit, goal });
    };
    batch('first_sheet_from_cold', printing.firstSheetColdMs, 'ms', firstSheetLimitMs, { atMost: 1 });
    batch('first_sheet', printing.firstSheetMs, 'ms', firstSheetLimitMs, { atMost: 1 });
    batch('longest_stall_of_main', printing.longestStallMs, 'ms', stallLimitMs, { atMost: 1 });
    batch('pages_against_bare_pdfkit', printing.pagesPerSecond, 'pages/s', printing.barePagesPerSecond, { atLeast: 0.7 });
    batch('pages_against_chromium', printing.pagesPerSecond, 'pages/s', printing.chromiumPagesPerSecond, { atLeast: 6 });
  }

  if (shop !== null && parts.has('start_up')) {
    const empty = await launchOf(runtime, makeEmptyApp(project));
    for (const figure of await benchStartUp({ app: launch, empty }, dataFolder, shop.staffId, quick ? 3 : 7)) report(figure);
  }
  if (shop !== null && parts.has('floor')) {
    for (const figure of await benchFloor(launch, { dataFolder: scanFolder, rounds: shop.rounds, staffId: shop.staffId, orders: scanOrders, settleMs: quick ? 2_000 : 20_000 })) report(figure);
  }

  if (parts.has('printing')) {
    const printingGoals: Readonly<Record<string, Figure['goal']>> = { 'printing.waybills_per_second': { atLeast: 0.6 }, 'printing.memory_10000_against_1000': { atMost: 1.2 } };
    for (const row of await benchPrinting(join(project, 'dist/main/render-worker.cjs'))) {
      report({ name: row.name, value: row.value, unit: row.unit, ratio: row.ratio, goal: printingGoals[row.name] ?? { atMost: 1 } });
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  await done();
}
writeFileSync(join(project, 'bench-results.json'), `${JSON.stringify({ orders, parts: [...parts], figures: figures.map((figure) => ({ ...figure, met: meetsGoal(figure) })) }, null, 2)}\n`);
for (const figure of figures.filter((one) => !meetsGoal(one))) process.stderr.write(`short of its goal: ${figureLine(figure)} ${JSON.stringify(figure.goal)}\n`);
