import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { PrintJobId } from '../../shared/domain/ids.ts';
import type { Reader } from '../../electron/store/database.ts';
import { idsToPrint } from '../../electron/store/printing.ts';
import { settleUnknown } from '../../electron/use-cases/printing/settle-job.ts';
import { bookFaults } from './book-faults.ts';
import { giveRoll, jobsOf, openPrintingShop, parcelsIn, resourcesFolder, statesOf, until, type PrintingShop } from './printing-shop.ts';
import { readPdfBarcodesByPage, readPdfTextByPage } from './read-pdf.ts';
import { seeded, type Seeded } from './seeded.ts';
import { addPaidOrderIn, inOneStep, mustBe } from './shop.ts';

const firstNumber = 77120000000001;
const child = resolve(import.meta.dirname, 'print-until-killed.ts');
const steps = ['ready', 'at layout', 'at layout', 'at layout', 'at draw', 'at submit', 'at submitted', 'at follow', 'done'] as const;

/** What many kills came to. */
export type KillLedger = {
  readonly seed: number; readonly kills: number; readonly orders: number; readonly numbers: number; readonly acknowledged: number; readonly sheetsOnPaper: number;
  /** How often a job was found in each state after a kill, and how many batches were cut off. */
  readonly foundIn: Readonly<Record<string, number>>;
  /** Each is a sentence that does not hold; empty = exactly once. */
  readonly faults: readonly string[];
};

/** Lets a process print until it is killed, at a step of its own choosing or some time after it. */
const printAndKill = async (file: string, folder: string, random: Seeded): Promise<{ acknowledged: number[]; errors: string }> => {
  const run = spawn(process.execPath, [child, file, folder, resourcesFolder, '1', String(random.between(1, 1_000_000))], { stdio: ['ignore', 'pipe', 'pipe'] });
  const acknowledged: number[] = [];
  let errors = '';
  run.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const step = random.oneOf(...steps);
  let passes = random.between(1, 4);
  let reached = (): void => undefined;
  const there = new Promise<void>((settle) => (reached = settle));
  createInterface({ input: run.stdout }).on('line', (line) => {
    if (line.startsWith('done ')) acknowledged.push(...line.slice(5).split(',').filter((id) => id !== '').map(Number));
    if (line.startsWith('refused ') && !/nothing_to_print/.test(line)) errors += line;
    if (line.startsWith(step) || line === 'all') passes -= 1;
    if (passes <= 0 || line === 'all') reached();
  });
  const gone = once(run, 'close');
  await Promise.race([there, gone, pause(15_000)]);
  await pause(random.oneOf(0, 0, random.between(0, 12), random.between(0, 120)));
  run.kill('SIGKILL');
  await gone;
  return { acknowledged, errors };
};

type SheetRow = { sheet_number: number; kind: string; waybill_number: string; order_number: string };
const sheetsOf = (reader: Reader, jobId: number): SheetRow[] =>
  reader.all<SheetRow>(
    `SELECT s.sheet_number, s.kind, p.waybill_number, o.platform_order_number AS order_number FROM print_sheets s JOIN parcels p ON p.id = s.parcel_id
       JOIN parcel_orders po ON po.parcel_id = p.id JOIN orders o ON o.id = po.order_id WHERE s.job_id = ? ORDER BY s.sheet_number`, jobId,
  );

/** The paper, read as it is found: every page of every file, once. */
const createTray = (folder: string) => {
  const read = new Set<string>();
  const fileOfJob = new Map<number, string>();
  const waybillOn = new Map<string, string>();
  return {
    has: (jobId: number): boolean => readTray().some((name) => name.startsWith(`BR${jobId}-`)),
    sheets: (): number => sheets,
    waybills: waybillOn,
    /** What the new files say that the books do not. */
    compare: (reader: Reader): string[] => {
      const faults: string[] = [];
      for (const name of readTray().filter((one) => !read.has(one))) {
        read.add(name);
        const jobId = Number(/^BR(\d+)-/.exec(name)?.[1] ?? 0);
        if (fileOfJob.has(jobId)) faults.push(`job ${jobId} is on paper twice: ${name}`);
        fileOfJob.set(jobId, name);
        const pages = readPdfTextByPage(join(folder, name)).map((page) => page.replace(/ /g, ''));
        const codes = readPdfBarcodesByPage(join(folder, name));
        const listed = sheetsOf(reader, jobId);
        sheets += pages.length;
        if (pages.length !== listed.length) faults.push(`job ${jobId}: ${pages.length} pages, ${listed.length} sheets in the books`);
        for (const { sheet_number: number, kind, waybill_number: waybill, order_number: order } of listed) {
          if (pages[number - 1]?.includes(waybill) !== true) faults.push(`job ${jobId}, sheet ${number}: not ${waybill}`);
          if (pages[number - 1]?.includes(order) !== true) faults.push(`job ${jobId}, sheet ${number}: ${waybill} is the number of order ${order}, which is not on it`);
          if (kind !== 'waybill') continue;
          const read = codes[number - 1]?.map(({ text }) => text) ?? [];
          if (read.length === 0 || read.some((text) => text !== waybill)) faults.push(`job ${jobId}, sheet ${number}: the bars say ${read.join(', ') || 'nothing'}, the number is ${waybill}`);
          if (waybillOn.has(waybill)) faults.push(`waybill ${waybill} is on paper twice: ${waybillOn.get(waybill) ?? ''}, ${name}`);
          waybillOn.set(waybill, name);
        }
      }
      return faults;
    },
  };
  function readTray(): string[] {
    return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pdf')) : [];
  }
};
let sheets = 0;

/** Numbers, orders and jobs as the store has them after a kill. */
const faultsInBooks = (shop: PrintingShop, acknowledged: ReadonlySet<number>, onPaper: (jobId: number) => boolean): string[] => {
  const faults: string[] = [];
  const { reader } = shop.store;
  const parcels = parcelsIn(shop);
  const numbers = parcels.map(({ waybill_number }) => Number(waybill_number));
  if (numbers.some((number, index) => number !== firstNumber + index)) faults.push('the numbers have a gap or a double');
  if (reader.first<{ used: number }>('SELECT used FROM number_rolls')?.used !== numbers.length) faults.push('the roll does not stand where the parcels end');
  const ordered = new Set<number>(parcels.map(({ order_id }) => order_id));
  if (ordered.size !== parcels.length) faults.push('an order has two numbers');
  for (const id of acknowledged) if (!ordered.has(id)) faults.push(`order ${id} was told to be done and has no number`);
  const lost = reader.all<{ id: number }>(
    `SELECT p.id FROM parcels p WHERE p.state = 'reserved' AND NOT EXISTS (SELECT 1 FROM print_sheets s JOIN print_jobs j ON j.id = s.job_id WHERE s.parcel_id = p.id AND s.kind = 'waybill'
       AND j.state IN ('queued', 'rendered', 'sending', 'sent', 'unknown', 'failed'))
     AND NOT EXISTS (SELECT 1 FROM parcel_orders o JOIN json_each(?) l ON l.value = o.order_id WHERE o.parcel_id = p.id)`, JSON.stringify(idsToPrint(reader)),
  );
  if (lost.length > 0) faults.push(`${lost.length} parcels are neither in the queue nor on the list`);
  const gaps = reader.all('SELECT job_id FROM print_sheets GROUP BY job_id HAVING max(sheet_number) <> count(*)');
  if (gaps.length > 0) faults.push(`${gaps.length} jobs have gaps in their sheets`);
  for (const { id, state } of reader.all<{ id: PrintJobId; state: string }>('SELECT id, state FROM print_jobs')) {
    if (state === 'printed' && !onPaper(id)) faults.push(`job ${id} counts as printed and is not on paper`);
    if ((state === 'queued' || state === 'rendered') && onPaper(id)) faults.push(`job ${id} waits to be printed and is on paper`);
  }
  const printed = reader.all<{ waybill_number: string }>(`SELECT waybill_number FROM parcels WHERE state = 'printed' AND NOT EXISTS (
    SELECT 1 FROM print_sheets s JOIN print_jobs j ON j.id = s.job_id WHERE s.parcel_id = parcels.id AND s.kind = 'waybill' AND j.state = 'printed')`);
  if (printed.length > 0) faults.push(`${printed.length} parcels count as printed without a printed sheet`);
  return faults;
};

/** A person who looks into the tray tells the truth. */
const settleTruly = (shop: PrintingShop, onPaper: (jobId: number) => boolean, printRest: () => boolean): void => {
  for (const job of jobsOf(shop).filter(({ state }) => state === 'unknown')) {
    mustBe(settleUnknown(shop.services, shop.printing, shop.manager, { jobId: job.id, cameOut: onPaper(job.id) ? job.sheets : 0, printRest: printRest() }));
  }
};

/**
 * Kills a printing shop so many times, at random steps of random batches, and compares books and paper after each: no number twice, no
 * order twice on paper, nothing lost, unknown is called unknown.
 */
export const killPrinting = async (kills: number, seed: number, tell: (line: string) => void = () => undefined): Promise<KillLedger> => {
  sheets = 0;
  const random = seeded(seed);
  const first = await openPrintingShop();
  const { file, folder } = first;
  giveRoll(first, 100_000, String(firstNumber));
  await first.end();
  const tray = createTray(join(folder, 'pdf'));
  const acknowledged = new Set<number>();
  const foundIn: Record<string, number> = {};
  const faults: string[] = [];
  let orders = 0;
  for (let kill = 1; kill <= kills && faults.length === 0; kill += 1) {
    const making = await openPrintingShop({ file });
    const missing = 90 - idsToPrint(making.store.reader).length;
    inOneStep(making.services, (step) => {
      for (let index = 0; index < missing; index += 1) addPaidOrderIn(step);
    });
    orders += Math.max(0, missing);
    // Now and then somebody looks into the tray before the shop opens again.
    if (random.next() < 0.5) settleTruly(making, tray.has, () => random.next() < 0.5);
    await making.end();

    const killed = await printAndKill(file, folder, random);
    if (killed.errors !== '') faults.push(`kill ${kill}: ${killed.errors}`);
    for (const id of killed.acknowledged) acknowledged.add(id);
    const look = await openPrintingShop({ file });
    for (const { state, n } of look.store.reader.all<{ state: string; n: number }>(
      `SELECT CASE filling WHEN 1 THEN 'filling' ELSE state END AS state, count(*) AS n FROM print_jobs WHERE state NOT IN ('printed', 'cancelled') GROUP BY 1`,
    )) foundIn[state] = (foundIn[state] ?? 0) + n;
    if (look.store.reader.first(`SELECT 1 FROM print_batches WHERE outcome = 'running'`) !== undefined) foundIn['batch running'] = (foundIn['batch running'] ?? 0) + 1;
    faults.push(...[...tray.compare(look.store.reader), ...faultsInBooks(look, acknowledged, tray.has)].map((fault) => `kill ${kill}: ${fault}`));
    if (kill % 20 === 0) {
      faults.push(...(await bookFaults(look.store.reader)));
      tell(`${kill} kills, ${parcelsIn(look).length} numbers, ${tray.waybills.size} waybills on paper, found ${JSON.stringify(foundIn)}`);
    }
    await look.end();
  }

  const last = await openPrintingShop({ file, pdfFolder: join(folder, 'pdf') });
  try {
    last.startQueue();
    if (statesOf(last).some((state) => state === 'sending')) faults.push('a job is still called sending after a start');
    await until(() => {
      settleTruly(last, tray.has, () => true);
      return jobsOf(last).every(({ state }) => state === 'printed' || state === 'cancelled');
    }, 'all on paper', 60_000);
    faults.push(...tray.compare(last.store.reader), ...faultsInBooks(last, acknowledged, tray.has), ...(await bookFaults(last.store.reader)));
    const parcels = parcelsIn(last);
    for (const { waybill_number: number, state } of parcels) {
      if ((state === 'printed') !== tray.waybills.has(number)) faults.push(`${number} is ${state} in the books, ${tray.waybills.has(number) ? '' : 'not '}on paper`);
    }
    if (readdirSync(join(last.folder, 'spool')).length > 0) faults.push('files were left in the spool folder');
    return { seed, kills, orders, numbers: parcels.length, acknowledged: acknowledged.size, sheetsOnPaper: tray.sheets(), foundIn, faults };
  } finally {
    await last.end();
  }
};
