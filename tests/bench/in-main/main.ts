import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { openStore } from '../../../electron/store/open-store.ts';
import type { Services } from '../../../electron/use-cases/services.ts';
import { askOrders } from './ask-orders.ts';
import { chromiumPagesPerSecond } from './chromium-pages.ts';
import { growShop } from './grow-shop.ts';
import { importOrders, makeShop, printParcels } from './prepare-shop.ts';
import type { BenchPart } from '../parts.ts';
import { benchCopies } from './copies.ts';
import { benchCustomers } from './customers.ts';
import { benchBatches } from './print-batches.ts';
import { insertRaw } from './raw-insert.ts';
import { benchSearch, type SearchGrowth } from './search-growth.ts';
import { benchArchive } from './stub-archive.ts';
import { benchSync, type SyncTask } from './sync.ts';

/** Runs inside Electron's main process: that is where the shop's store lives, and what it is measured in. */
export type InMainTask = { readonly only: readonly BenchPart[]; readonly folder: string; readonly dataFolder: string; readonly workerFile: string; readonly orders: number; readonly parcels: number; /** A copy of the shop with so many orders in it, for the scans. */ readonly scanFolder: string; readonly scanOrders: number; readonly stubs: number; /** Sizes of the stores that are searched. */ readonly searched: readonly number[]; readonly renderWorkerFile: string; readonly resourcesFolder: string; readonly sync: SyncTask; readonly backupWorkerFile: string; /** Of the store that is copied online. */ readonly copiedBytes: number };

/** The shop that later parts start the app on, as files; what making it showed. */
const benchShop = async (task: InMainTask, grows: boolean) => {
  const shopFolder = join(task.dataFolder, 'shop');
  mkdirSync(shopFolder, { recursive: true });
  const file = join(shopFolder, 'backroom.db');
  const opening = await openStore(file, { backupFolder: join(task.folder, 'backups'), now: Date.now });
  if (opening.kind !== 'open') throw new Error(opening.kind);
  const services: Services = { store: opening.store, now: Date.now, emit: () => undefined };
  const caller = await makeShop(services);
  const imported = await importOrders(services, caller, task.folder, task.workerFile, task.orders);
  const asked = askOrders(services, task.orders);
  opening.store.close();
  const raw = insertRaw(file, join(task.folder, 'raw.db'));
  const again = await openStore(file, { backupFolder: join(task.folder, 'backups'), now: Date.now });
  if (again.kind !== 'open') throw new Error(again.kind);
  const rounds = printParcels({ ...services, store: again.store }, caller.staffId, task.parcels);
  again.store.close();
  if (grows) {
    mkdirSync(join(task.scanFolder, 'shop'), { recursive: true });
    const large = join(task.scanFolder, 'shop', 'backroom.db');
    copyFileSync(file, large);
    const growing = await openStore(large, { backupFolder: join(task.folder, 'backups'), now: Date.now });
    if (growing.kind !== 'open') throw new Error(growing.kind);
    growShop(growing.store, task.scanOrders);
    growing.store.close();
  }
  return { ...imported, ...asked, raw, rounds, staffId: caller.staffId };
};

const benchPrintBatches = async (task: InMainTask) => {
  const { sheets, ...batches } = await benchBatches({ folder: join(task.folder, 'print'), resourcesFolder: task.resourcesFolder, workerFile: task.renderWorkerFile });
  return { ...batches, chromiumPagesPerSecond: await chromiumPagesPerSecond(sheets, task.resourcesFolder, task.folder) };
};

const benchGrowth = async (task: InMainTask): Promise<SearchGrowth[]> => {
  const growth: SearchGrowth[] = [];
  for (const orders of task.searched) growth.push(await benchSearch(join(task.folder, 'search'), orders));
  return growth;
};

/** What a part has not been asked for is not there. */
const run = async (task: InMainTask) => {
  const wants = (...parts: readonly BenchPart[]): boolean => parts.some((part) => task.only.includes(part));
  return {
    shop: wants('intake', 'start_up', 'floor') ? await benchShop(task, wants('floor')) : null,
    printing: wants('print_batch') ? await benchPrintBatches(task) : null,
    stubs: wants('stubs') ? await benchArchive(task.folder, task.stubs) : null,
    customers: wants('customers') ? await benchCustomers(task.folder, task.orders) : null,
    sync: wants('sync') ? await benchSync(task.folder, task.sync) : null,
    copies: wants('copies') ? await benchCopies({ folder: task.folder, workerFile: task.backupWorkerFile, bytes: task.copiedBytes }) : null,
    growth: wants('search') ? await benchGrowth(task) : null,
  };
};
export type InMainResult = Awaited<ReturnType<typeof run>>;

// The window that Chromium's pages were printed from is closed half-way; without a listener that would end the run.
app.on('window-all-closed', () => undefined);

const task = JSON.parse(process.env['BACKROOM_BENCH'] ?? '{}') as InMainTask;
void app.whenReady().then(async () => {
  try {
    writeFileSync(join(task.folder, 'in-main.json'), JSON.stringify(await run(task)));
    app.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    app.exit(1);
  }
});
