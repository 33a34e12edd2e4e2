import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { IntakeBatch } from '../../../electron/intake/intake-batch.ts';
import { createIntakeReader, type IntakeFileRef } from '../../../electron/intake/intake-reader.ts';
import { printOf } from '../../../electron/intake/draft-print.ts';
import { read, sample, taobaoList, taobaoRow } from '../../support/intake-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'intake-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

const startReading = createIntakeReader(new URL('../../../electron/intake/intake-worker.ts', import.meta.url));
const zone = { timeZone: 'Asia/Shanghai' };
const fixture = (path: string): IntakeFileRef => ({ fileName: path.replace(/^.*\//, ''), path: fileURLToPath(new URL(`../../fixtures/intake/${path}`, import.meta.url)) });
const collect = async (batches: AsyncIterable<IntakeBatch>): Promise<IntakeBatch[]> => {
  const all: IntakeBatch[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
};

test('IN-3: the worker hands over the same orders as reading here, in batches, with progress', async () => {
  const steps: string[] = [];
  const reading = startReading([fixture('taobao-2017/ExportOrderList201707081818.csv'), fixture('taobao-2017/ExportOrderDetailList201707081818.csv')], {
    ...zone, batchSize: 40, onProgress: (progress) => steps.push(`${progress.step} ${progress.done}/${progress.total}`),
  });
  const batches = await collect(reading.batches);
  const here = await read(sample('taobao-2017/ExportOrderList201707081818.csv'), sample('taobao-2017/ExportOrderDetailList201707081818.csv'));
  expect(batches.flatMap((batch) => batch.orders)).toEqual(here.orders.map((draft) => ({ ...draft, print: printOf(draft) })));
  expect([batches.length, batches.at(-1)?.rowsRead]).toEqual([8, 847]);
  expect(await reading.ended).toEqual({ ok: true, value: here.summary });
  expect([steps[0], steps.at(-1)]).toEqual(['opening 0/0', 'taking 847/847']);
  expect(steps).toContain('opening 847/847');
});

test('IN-3: a slow taker is not flooded, and misses nothing', async () => {
  const file = taobaoList(Array.from({ length: 400 }, (_, i) => taobaoRow(`35150000000${String(i).padStart(6, '0')}`)));
  const reading = startReading([{ fileName: 'x.csv', bytes: file.bytes }], { ...zone, batchSize: 10 });
  const numbers = new Set<string>();
  for await (const batch of reading.batches) {
    for (const order of batch.orders) numbers.add(order.platformOrderNumber);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  expect(numbers.size).toBe(400);
});

test('IN-3: cancel ends the batches at once and leaves whole orders only', async () => {
  const file = taobaoList(Array.from({ length: 20_000 }, (_, i) => taobaoRow(`35150000000${String(i).padStart(6, '0')}`)));
  const path = join(folder, 'large.csv');
  writeFileSync(path, file.bytes);
  const reading = startReading([{ fileName: 'large.csv', path }], { ...zone, batchSize: 50 });
  let taken = 0;
  for await (const batch of reading.batches) {
    taken += batch.orders.length;
    if (taken >= 100) reading.cancel();
  }
  expect(taken).toBeLessThan(1000);
  const ended = await reading.ended;
  expect(ended.ok && ended.value.finished).toBe(false);
  expect(ended.ok).toBe(true);
});

test('IN-3: leaving the loop early stops the worker', async () => {
  const reading = startReading([fixture('douyin-2023/orders.csv')], { ...zone, batchSize: 10 });
  let seen = 0;
  for await (const batch of reading.batches) {
    seen += batch.orders.length;
    if (seen > 0) break;
  }
  expect(seen).toBe(10);
  expect((await reading.ended).ok).toBe(true);
});

test('IN-3: a file that is gone is refused by name, the others are read', async () => {
  const reading = startReading([{ fileName: 'gone.csv', path: join(folder, 'gone.csv') }, { fileName: 'folder', path: folder }, fixture('shopify/orders_export.csv')], zone);
  const batches = await collect(reading.batches);
  expect(batches.flatMap((batch) => batch.refusedLines).map((line) => [line.fileName, line.code, line.params['reason']])).toEqual([['gone.csv', 'intake.file_unreadable', 'ENOENT'], ['folder', 'intake.file_unreadable', 'EISDIR']]);
  expect(batches.reduce((sum, batch) => sum + batch.orders.length, 0)).toBe(80);
  const ended = await reading.ended;
  expect(ended.ok && [ended.value.refusedCount, ended.value.files.length]).toEqual([2, 3]);
});

test('IN-3: a worker that dies is a refusal, not a crash', async () => {
  const broken = join(folder, 'broken-worker.mjs');
  writeFileSync(broken, 'throw new Error("no such luck")');
  const reading = createIntakeReader(broken)([fixture('shopify/orders_export.csv')], zone);
  expect(await collect(reading.batches)).toEqual([]);
  expect(await reading.ended).toEqual({ ok: false, refusal: { code: 'intake.reader_failed', params: { reason: 'no such luck' } } });
});
