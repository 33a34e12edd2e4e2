import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { IntakeReading } from '../../shared/contract/intake.ts';
import { createIntakeReader } from '../../electron/intake/intake-reader.ts';
import { markInterruptedRuns, recentRuns } from '../../electron/store/intake-runs.ts';
import { createIntakeDesk, type IntakeDesk } from '../../electron/use-cases/intake/intake-desk.ts';
import { listOrders } from '../../electron/use-cases/orders/orders.ts';
import { bookFaults, pictureOf } from '../support/book-faults.ts';
import { draftOrder } from '../support/draft-orders.ts';
import { runInChild } from '../support/run-in-child.ts';
import { codeOf, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';
import { canMakeSmallDisks, makeSmallDisk, whySmallDisks } from '../support/small-disk.ts';
import { writeTaobaoExport } from '../support/taobao-export.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

/** Many more than one slice takes in. */
const morning = 4_000;
const startReading = createIntakeReader(new URL('../../electron/intake/intake-worker.ts', import.meta.url));

let shop: TestShop;
let desk: IntakeDesk;
let bugs: unknown[];
const newDesk = (): IntakeDesk => createIntakeDesk({ services: () => shop.services, startReading, reportBug: (error) => { bugs.push(error); } });
beforeEach(async () => {
  bugs = [];
  shop = await openTestShop();
  desk = newDesk();
});
afterEach(async () => {
  await desk.settled();
  shop.close();
});

/** The pair of files of a shop's day: `count` orders from `first` on, all to be shipped. */
const writePair = (count: number, first = 0, folder = temporaryFolder('export')): string[] => {
  const drafts = Array.from({ length: count }, (_, index) => draftOrder(first + index, index % 3 === 0 ? { state: 'paid', shipments: [] } : { state: 'completed' }));
  const { list, detail } = writeTaobaoExport(folder, '202611211030', drafts);
  return [list, detail];
};
type Preview = Extract<IntakeReading, { phase: 'preview' }>;
type Done = Extract<IntakeReading, { phase: 'done' }>;

const previewOf = async (paths: readonly string[]): Promise<Preview> => {
  mustBe(desk.read(paths));
  await desk.settled();
  const state = desk.state();
  if (state.phase !== 'preview') throw new Error(`expected a preview, got ${JSON.stringify(state)}`);
  return state;
};
const importAll = async (paths: readonly string[]): Promise<Done> => {
  mustBe(desk.confirm(shop.manager, (await previewOf(paths)).readingId));
  await desk.settled();
  const state = desk.state();
  if (state.phase !== 'done') throw new Error(`expected the end, got ${state.phase}`);
  return state;
};
const ordersKept = (): number => shop.store.reader.first<{ n: number }>('SELECT count(*) AS n FROM orders')?.n ?? 0;
const outcomes = (): string[] => recentRuns(shop.store.reader).map(({ outcome }) => outcome);

describe('IN-1, IN-2: a pair of files', () => {
  test('is shown before it is taken in, and the preview changes nothing', async () => {
    const before = pictureOf(shop.store.reader);
    const preview = await previewOf(writePair(300));
    expect(preview).toMatchObject({ orders: 300, newOrders: 300, changedOrders: 0, unchangedOrders: 0, refusedTotal: 0, platforms: ['taobao'] });
    expect(pictureOf(shop.store.reader)).toBe(before);
  });

  test('taken in twice changes nothing the second time', async () => {
    const paths = writePair(300);
    expect(await importAll(paths)).toMatchObject({ outcome: 'finished', newOrders: 300, changedOrders: 0, unchangedOrders: 0, total: 300 });
    expect(await bookFaults(shop.store.reader)).toEqual([]);
    const before = pictureOf(shop.store.reader, ['intake_runs', 'trace']);
    expect(await previewOf(paths)).toMatchObject({ newOrders: 0, changedOrders: 0, unchangedOrders: 300 });
    expect(await importAll(paths)).toMatchObject({ newOrders: 0, changedOrders: 0, unchangedOrders: 300 });
    expect(pictureOf(shop.store.reader, ['intake_runs', 'trace'])).toBe(before);
    expect(outcomes()).toEqual(['finished', 'finished']);
  });

  test('overlapping with a later one updates, adds, and says beforehand what will change', async () => {
    await importAll(writePair(100));
    const folder = temporaryFolder('later');
    const later = Array.from({ length: 120 }, (_, index) => draftOrder(index, index % 3 !== 0 ? { state: 'completed' }
      : index % 2 === 1 ? { state: 'closed', closeReason: '买家退款', shipments: [] } : { state: 'paid', shipments: [] }));
    const { list, detail } = writeTaobaoExport(folder, '202611212330', later);
    const preview = await previewOf([list, detail]);
    expect(preview).toMatchObject({ orders: 120, newOrders: 20, changedOrders: 17, unchangedOrders: 83 });
    expect(preview.examples).toHaveLength(17);
    expect(preview.examples[0]?.changes.map(({ field }) => field)).toEqual(expect.arrayContaining(['platformStatusText', 'state']));
    expect(await importAll([list, detail])).toMatchObject({ newOrders: 20, changedOrders: 17, unchangedOrders: 83 });
    expect(mustBe(listOrders(shop.services, { view: 'closed', search: '', offset: 0, limit: 100 })).total).toBe(20);
    expect(await bookFaults(shop.store.reader)).toEqual([]);
  });
});

describe('IN-3: whole orders only', () => {
  test('a file cut off in the middle gives the orders that are whole, and names the place', async () => {
    const [list = '', detail = ''] = writePair(200);
    truncateSync(list, Math.floor(readFileSync(list).length * 0.6));
    const preview = await previewOf([list, detail]);
    expect(preview.orders).toBeGreaterThan(50);
    expect(preview.orders).toBeLessThan(200);
    expect(preview.refusedTotal).toBeGreaterThan(0);
    expect(preview.refusedLines.every(({ code, lineNumber }) => code.startsWith('intake.') && lineNumber >= 0)).toBe(true);
    await importAll([list, detail]);
    expect(ordersKept()).toBe(preview.orders);
    expect(await bookFaults(shop.store.reader)).toEqual([]);
  });

  test('lines that cannot be taken in are named with number and reason, all others come in', async () => {
    const [list = '', detail = ''] = writePair(40);
    const rows = iconv.decode(readFileSync(list), 'gb18030').split('\r\n');
    rows[5] = rows[5]?.replace(/^="\d+"/, '3.51500E+16') ?? '';
    rows[9] = '"总计","","",""';
    writeFileSync(list, iconv.encode(rows.join('\r\n'), 'gb18030'));
    const preview = await previewOf([list, detail]);
    expect(preview.orders).toBe(38);
    expect(preview.refusedLines.map(({ lineNumber }) => lineNumber)).toContain(6);
    await importAll([list, detail]);
    expect(ordersKept()).toBe(38);
  });

  test('cancelled while reading: nothing is changed and nothing is left to confirm', async () => {
    mustBe(desk.read(writePair(1_500)));
    mustBe(desk.cancel());
    await desk.settled();
    expect(desk.state()).toEqual({ phase: 'idle' });
    expect(ordersKept()).toBe(0);
  });

  test('cancelled while importing: what is in is whole, the run says so, and the same files can be taken in again', async () => {
    const paths = writePair(morning);
    mustBe(desk.confirm(shop.manager, (await previewOf(paths)).readingId));
    while (desk.state().phase === 'importing' && ordersKept() < 100) await pause(1);
    mustBe(desk.cancel());
    await desk.settled();
    const state = desk.state();
    expect(state).toMatchObject({ phase: 'done', outcome: 'cancelled' });
    expect(ordersKept()).toBeGreaterThanOrEqual(100);
    expect(ordersKept()).toBeLessThan(morning);
    expect(state.phase === 'done' ? state.newOrders : -1).toBe(ordersKept());
    expect(outcomes()).toEqual(['cancelled']);
    expect(await bookFaults(shop.store.reader)).toEqual([]);
    expect(await importAll(paths)).toMatchObject({ outcome: 'finished' });
    expect(ordersKept()).toBe(morning);
  });

  test('a file that changed after its preview is refused', async () => {
    const [list = '', detail = ''] = writePair(10);
    const preview = await previewOf([list, detail]);
    appendFileSync(list, ' ');
    expect(codeOf(desk.confirm(shop.manager, preview.readingId))).toBe('intake.file_changed');
    expect(ordersKept()).toBe(0);
  });

  test('a preview that another reading took the place of cannot be confirmed', async () => {
    const first = await previewOf(writePair(10));
    const second = await previewOf(writePair(10, 50));
    expect(codeOf(desk.confirm(shop.manager, first.readingId))).toBe('intake.preview_gone');
    expect(codeOf(desk.confirm(shop.manager, second.readingId))).toBeNull();
    expect(codeOf(desk.confirm(shop.manager, second.readingId))).toBe('intake.busy');
    await desk.settled();
    expect(ordersKept()).toBe(10);
  });

  test('while files come in, every transaction leaves the books sound', async () => {
    const paths = writePair(600);
    mustBe(desk.confirm(shop.manager, (await previewOf(paths)).readingId));
    let looked = 0;
    while (desk.state().phase === 'importing') {
      expect(await bookFaults(shop.store.reader)).toEqual([]);
      looked += 1;
      await pause(5);
    }
    expect(looked).toBeGreaterThan(1);
    expect(bugs).toEqual([]);
  });
});

describe('case 2, IN-3: killed in the middle of an import', () => {
  test.each([
    { where: 'between two transactions', dieAt: 1, writes: '' }, { where: 'between two transactions', dieAt: 600, writes: '' },
    { where: 'inside one, before its write 7', dieAt: 300, writes: '7' }, { where: 'inside one, before its write 61', dieAt: 1_000, writes: '61' },
  ])('$where, after $dieAt acknowledged orders: none of them is lost, none is half, and the files come in again', async ({ dieAt, writes }) => {
    const paths = writePair(morning);
    const { file, manager } = shop;
    shop.close();
    const end = await runInChild('tests/support/import-until-killed.ts', { STORE_FILE: file, PATHS: JSON.stringify(paths), MANAGER: JSON.stringify(manager), DIE_AT: String(dieAt), WRITES: writes });
    expect(end, end.errors).toMatchObject({ signal: 'SIGKILL' });
    const acknowledged = Number(end.lines.at(-1));
    shop = await openTestShop({ file });
    expect(outcomes()).toEqual(['running']);
    inOneStep(shop.services, ({ writer }) => markInterruptedRuns(writer));
    expect(outcomes()).toEqual(['interrupted']);
    expect(ordersKept()).toBeGreaterThanOrEqual(acknowledged);
    expect(ordersKept()).toBeLessThan(morning);
    expect(await bookFaults(shop.store.reader)).toEqual([]);
    desk = newDesk();
    const known = ordersKept();
    expect(await importAll(paths)).toMatchObject({ outcome: 'finished', newOrders: morning - known, unchangedOrders: known });
    expect(await bookFaults(shop.store.reader)).toEqual([]);
  }, 90_000);
});

describe.skipIf(!canMakeSmallDisks)(`case 3, IN-3: a full disk while importing (${whySmallDisks})`, () => {
  test('says so, leaves nothing half, and goes on without a restart once there is room', async () => {
    const { folder, remove } = makeSmallDisk(12);
    try {
      shop.close();
      shop = await openTestShop({ file: join(folder, 'backroom.db') });
      desk = newDesk();
      const ballast = join(folder, 'ballast');
      writeFileSync(ballast, Buffer.alloc(7_500_000));
      const paths = writePair(4_000);
      const failed = await importAll(paths);
      expect(failed).toMatchObject({ outcome: 'failed', code: 'store.disk_full' });
      const kept = ordersKept();
      expect(kept).toBe(failed.newOrders);
      expect(kept).toBeLessThan(4_000);
      expect(await bookFaults(shop.store.reader)).toEqual([]);

      rmSync(ballast);
      const few = writePair(kept + 40);
      expect(await importAll(few)).toMatchObject({ outcome: 'finished', newOrders: 40, unchangedOrders: kept });
      expect(await bookFaults(shop.store.reader)).toEqual([]);
      shop.close();
      shop = await openTestShop({ file: join(folder, 'backroom.db') });
      expect(ordersKept()).toBe(kept + 40);
      shop.close();
      shop = await openTestShop();
    } finally {
      remove();
    }
  }, 90_000);
});
