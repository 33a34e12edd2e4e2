import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { verifyTrace } from '../../electron/store/trace.ts';
import { settleUnknown } from '../../electron/use-cases/printing/settle-job.ts';
import { giveRoll, jobsOf, openPrintingShop, parcelsIn, resourcesFolder, statesOf, until, type PrintingShop } from '../support/printing-shop.ts';
import { readPdfTextByPage } from '../support/read-pdf.ts';
import { addPaidOrderIn, inOneStep, mustBe } from '../support/shop.ts';

let shop: PrintingShop | undefined;
afterEach(async () => {
  await shop?.end();
});

const child = resolve(import.meta.dirname, '../support/print-until-killed.ts');

/** Lets a process print until it is killed so long after its first batch was told to it; answers the orders that it was told are done. */
const printAndKill = async (file: string, folder: string, afterMs: number): Promise<{ acknowledged: number[]; errors: string }> => {
  const run = spawn(process.execPath, [child, file, folder, resourcesFolder, '1'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const acknowledged: number[] = [];
  let errors = '';
  run.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  let begun = (): void => undefined;
  const started = new Promise<void>((settle) => (begun = settle));
  createInterface({ input: run.stdout }).on('line', (line) => {
    if (line.startsWith('done ')) acknowledged.push(...line.slice(5).split(',').map(Number));
    if (line.startsWith('refused ')) errors += line;
    if (line !== 'ready') begun();
  });
  const gone = once(run, 'exit');
  await Promise.race([started, gone]);
  await pause(afterMs);
  run.kill('SIGKILL');
  await gone;
  return { acknowledged, errors };
};

describe('killed in the middle of print batches', () => {
  test('PR-5, PR-6: every number is accounted for, no number and no order is on paper twice, nothing acknowledged is lost', { timeout: 180_000 }, async () => {
    const first = await openPrintingShop();
    const { file, folder } = first;
    giveRoll(first, 5_000, '77120000000001');
    const total = 400;
    inOneStep(first.services, (step) => {
      for (let index = 0; index < total; index += 1) addPaidOrderIn(step);
    });
    await first.end();

    const acknowledged = new Set<number>();
    for (const afterMs of [0, 30, 80, 130, 220, 320]) {
      const killed = await printAndKill(file, folder, afterMs + Math.random() * 40);
      expect(killed.errors).toBe('');
      for (const id of killed.acknowledged) acknowledged.add(id);

      const look = await openPrintingShop({ file });
      const parcels = parcelsIn(look);
      const numbers = parcels.map(({ waybill_number }) => Number(waybill_number));
      expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => 77120000000001 + index));
      expect(look.store.reader.first<{ used: number }>('SELECT used FROM number_rolls')?.used).toBe(numbers.length);
      const ordered = parcels.map(({ order_id }) => order_id as number);
      expect(new Set(ordered).size).toBe(ordered.length);
      for (const id of acknowledged) expect(ordered).toContain(id);
      // Each parcel has its two sheets, each picture whole, in one job.
      expect(look.store.reader.first('SELECT count(*) AS sheets, count(DISTINCT parcel_id) AS parcels FROM print_sheets')).toEqual({ sheets: numbers.length * 2, parcels: numbers.length });
      expect(await verifyTrace(look.store.reader)).toMatchObject({ sound: true });
      await look.end();
    }
    expect(acknowledged.size).toBeGreaterThan(12);

    // The last start: what was cut off is called unknown or goes on by itself; a person says what no spooler can.
    const realFolder = join(folder, 'pdf');
    shop = await openPrintingShop({ file, pdfFolder: realFolder });
    shop.startQueue();
    expect(statesOf(shop)).not.toContain('sending');
    const open = shop;
    await until(() => statesOf(open).every((state) => state === 'printed' || state === 'unknown'), 'everything settled but the unknown', 60_000);
    await pause(400);
    for (const job of jobsOf(open).filter(({ state }) => state === 'unknown')) {
      mustBe(settleUnknown(open.services, open.printing, open.manager, { jobId: job.id, cameOut: 0, printRest: true }));
    }
    await until(() => statesOf(open).every((state) => state === 'printed' || state === 'cancelled'), 'everything on paper', 60_000);

    expect(new Set(parcelsIn(open).map(({ state }) => state))).toEqual(new Set(['printed']));
    const pages = readdirSync(realFolder).filter((name) => name.endsWith('.pdf')).flatMap((name) => readPdfTextByPage(join(realFolder, name)));
    expect(pages).toHaveLength(parcelsIn(open).length * 2);
    const counts = new Map<string, number>();
    for (const page of pages) {
      const number = /7712\d{10}/.exec(page.replace(/ /g, ''))?.[0] ?? 'none';
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    // Each number stands on its waybill and on its slip, once each.
    expect([...counts.keys()].sort()).toEqual(parcelsIn(open).map(({ waybill_number }) => waybill_number).sort());
    expect(new Set(counts.values())).toEqual(new Set([2]));
    expect(readdirSync(join(open.folder, 'spool'))).toEqual([]);
  });
});
