import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync, appendFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createIntakeReader } from '../../electron/intake/intake-reader.ts';
import { listUnreadable } from '../../electron/store/sync/inbox.ts';
import { startFolderWatch, takenFolder, type FolderWatch } from '../../electron/use-cases/sync/watch-folder.ts';
import { bookFaults } from '../support/book-faults.ts';
import { draftOrder } from '../support/draft-orders.ts';
import { addConnection } from '../support/scripted-connector.ts';
import { handOver } from '../support/stubs-shop.ts';
import { addStaff, openTestShop, type TestShop } from '../support/shop.ts';
import { canMakeSmallDisks, makeSmallDisk, whySmallDisks } from '../support/small-disk.ts';
import { writeTaobaoExport } from '../support/taobao-export.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const startReading = createIntakeReader(new URL('../../electron/intake/intake-worker.ts', import.meta.url));

let shop: TestShop;
let folderIn: string;
let folderOut: string;
let watch: FolderWatch;
let bugs: unknown[];
let connection: ReturnType<typeof addConnection>;
const start = (): FolderWatch => startFolderWatch(shop.services, { startReading, everyMs: 0, onBug: (error) => { bugs.push(error); } });
beforeEach(async () => {
  bugs = [];
  shop = await openTestShop();
  folderIn = temporaryFolder('in');
  folderOut = temporaryFolder('out');
  connection = addConnection(shop, 'folder', '', { folderIn, folderOut });
  watch = start();
});
afterEach(async () => {
  await watch.stop();
  expect(bugs).toEqual([]);
  expect(await bookFaults(shop.store.reader)).toEqual([]);
  shop.close();
});

/** Once to see it, once to see that it stands still. */
const lookTwice = async (): Promise<void> => {
  await watch.look();
  await watch.look();
};
const orders = (): number => shop.store.reader.first<{ n: number }>('SELECT count(*) AS n FROM orders')?.n ?? 0;
const left = (): string[] => readdirSync(folderIn).filter((name) => name !== takenFolder).sort();
const taken = (): string[] => {
  const folder = join(folderIn, takenFolder);
  return existsSync(folder) ? readdirSync(folder).flatMap((day) => readdirSync(join(folder, day)).map((name) => `${day}/${name}`)).sort() : [];
};
const openTasks = (): { code: string; params: string }[] => shop.store.reader.all('SELECT code, params FROM tasks WHERE ended_at IS NULL ORDER BY id');
/** A pair of Taobao's files somewhere else. */
const pair = (count: number, first = 0): { readonly list: string; readonly detail: string } =>
  writeTaobaoExport(temporaryFolder('export'), '202611211030', Array.from({ length: count }, (_, index) => draftOrder(first + index, { state: 'paid', shipments: [] })));
const drop = (path: string, name = path.replace(/^.*[/\\]/, '')): void => { copyFileSync(path, join(folderIn, name)); };

describe('OF-5: a folder that is watched', () => {
  test('files that stand still are taken in together and put aside by day; nothing is deleted', async () => {
    const { list, detail } = pair(30);
    drop(list);
    drop(detail);
    await watch.look();
    expect(orders()).toBe(0);
    await watch.look();
    expect(orders()).toBe(30);
    expect(shop.store.reader.first<{ n: number }>(`SELECT count(*) AS n FROM orders WHERE hold_reason = 'lines_unknown'`)?.n).toBe(0);
    expect(left()).toEqual([]);
    expect(taken()).toHaveLength(2);
    expect(taken().every((path) => path.startsWith('2026-11-21/'))).toBe(true);
    expect(openTasks()).toEqual([]);
    expect(watch.state(connection.id)).toEqual({ isThere: true, waiting: 0 });
  });

  test('one that is still being written waits, and so does the other half of a pair', async () => {
    const { list, detail } = pair(5);
    const whole = readFileSync(list);
    drop(detail);
    const growing = join(folderIn, 'list.csv');
    writeFileSync(growing, whole.subarray(0, 200));
    await watch.look();
    appendFileSync(growing, whole.subarray(200, 400));
    await watch.look();
    appendFileSync(growing, whole.subarray(400));
    await watch.look();
    expect(orders()).toBe(0);
    await watch.look();
    expect(orders()).toBe(5);
    expect(left()).toEqual([]);
  });

  test('a name that is taken gets a number; the same content again changes nothing', async () => {
    const { list, detail } = pair(3);
    drop(list, 'a.csv');
    drop(detail, 'b.csv');
    await lookTwice();
    drop(list, 'a.csv');
    drop(detail, 'b.csv');
    await lookTwice();
    expect(taken()).toEqual(['2026-11-21/a (2).csv', '2026-11-21/a.csv', '2026-11-21/b (2).csv', '2026-11-21/b.csv']);
    expect(orders()).toBe(3);
    expect(shop.store.reader.all(`SELECT action FROM trace WHERE action IN ('order.updated', 'order.lines_completed')`)).toEqual([]);
  });

  test('what nobody knows stays there, with a task and its reason, and is not read over and over; gone, the task ends', async () => {
    writeFileSync(join(folderIn, '账单.csv'), '甲,乙,丙\n1,2,3\n4,5,6\n');
    const { list, detail } = pair(2);
    drop(list);
    drop(detail);
    await lookTwice();
    await watch.look();
    await watch.look();
    expect(orders()).toBe(2);
    expect(left()).toEqual(['账单.csv']);
    expect(listUnreadable(shop.store.reader)).toMatchObject([{ number: '账单.csv' }]);
    expect(openTasks()).toMatchObject([{ code: 'folder_file', params: JSON.stringify({ file: '账单.csv' }) }]);
    expect(watch.state(connection.id)?.waiting).toBe(1);
    const reads = shop.store.reader.first<{ n: number }>(`SELECT count(*) AS n FROM trace WHERE action = 'intake.folder_read'`)?.n ?? 0;
    expect(reads).toBeLessThanOrEqual(2);
    renameSync(join(folderIn, '账单.csv'), join(folderOut, '账单.csv'));
    await watch.look();
    expect(openTasks()).toEqual([]);
    expect(listUnreadable(shop.store.reader)).toEqual([]);
  });

  test('IN-3: good orders of a file with bad lines are taken, and the file stays until a person has seen which lines', async () => {
    const { list, detail } = pair(4);
    drop(detail);
    const text = readFileSync(list);
    const lines = text.toString('latin1').split('\r\n');
    const bad = lines.map((line, index) => (index === 2 ? line.replace(/^="\d+"/, '="x"') : line)).join('\r\n');
    writeFileSync(join(folderIn, 'list.csv'), Buffer.from(bad, 'latin1'));
    await lookTwice();
    expect(orders()).toBe(3);
    expect(left()).toContain('list.csv');
    expect(openTasks().map(({ code }) => code)).toContain('folder_file');
  });

  test('a folder that is pulled out is silent, and what was dropped meanwhile is read when it is back', async () => {
    const away = `${folderIn}-away`;
    renameSync(folderIn, away);
    await lookTwice();
    expect(watch.state(connection.id)?.isThere).toBe(false);
    const { list, detail } = pair(2);
    copyFileSync(list, join(away, 'list.csv'));
    copyFileSync(detail, join(away, 'detail.csv'));
    renameSync(away, folderIn);
    await lookTwice();
    expect(orders()).toBe(2);
    expect(watch.state(connection.id)).toEqual({ isThere: true, waiting: 0 });
  });

  test.skipIf(process.platform === 'win32')('one that cannot be moved is taken once, also after a new start, and says so', async () => {
    const { list, detail } = pair(2);
    drop(list, 'list.csv');
    drop(detail, 'detail.csv');
    // A file where the folder should be.
    writeFileSync(join(folderIn, takenFolder), '');
    await lookTwice();
    expect(orders()).toBe(2);
    expect(listUnreadable(shop.store.reader)).toMatchObject([{ code: 'connection.file_not_moved' }, { code: 'connection.file_not_moved' }]);
    const reads = (): number => shop.store.reader.first<{ n: number }>(`SELECT count(*) AS n FROM trace WHERE action = 'intake.folder_read'`)?.n ?? 0;
    expect(reads()).toBe(1);
    await watch.stop();
    watch = start();
    await lookTwice();
    expect(reads()).toBe(1);
    rmSync(join(folderIn, 'list.csv'));
    rmSync(join(folderIn, 'detail.csv'));
    await watch.look();
    expect(listUnreadable(shop.store.reader)).toEqual([]);
  });

  test('half-done downloads, links, empty files and folders are left alone', async () => {
    const { list } = pair(1);
    copyFileSync(list, join(folderIn, 'orders.csv.crdownload'));
    copyFileSync(list, join(folderIn, '~$orders.xlsx'));
    copyFileSync(list, join(folderIn, '.orders.csv'));
    writeFileSync(join(folderIn, 'empty.csv'), '');
    symlinkSync(list, join(folderIn, 'link.csv'));
    mkdirSync(join(folderIn, 'folder.csv'));
    await lookTwice();
    await lookTwice();
    expect(orders()).toBe(0);
    expect(left()).toHaveLength(6);
    expect(openTasks()).toEqual([]);
  });

  test('switched off or removed it is left alone', async () => {
    shop.store.write((writer) => writer.run('UPDATE connections SET active = 0'));
    const { list, detail } = pair(1);
    drop(list);
    drop(detail);
    await lookTwice();
    expect(orders()).toBe(0);
    expect(left()).toHaveLength(2);
  });

  test('ship files appear in the other folder once; one that a person has taken away does not come back, and one of a full or missing folder comes later', async () => {
    await watch.look();
    shop.clock.now += 60_000;
    const packer = addStaff(shop, '李强');
    handOver(shop, packer, [{}]);
    await watch.look();
    const [first] = readdirSync(folderOut);
    expect(readdirSync(folderOut)).toHaveLength(1);
    rmSync(join(folderOut, first ?? ''));
    await watch.look();
    expect(readdirSync(folderOut)).toEqual([]);
    const away = `${folderOut}-away`;
    renameSync(folderOut, away);
    handOver(shop, packer, [{}]);
    await watch.look();
    expect(existsSync(folderOut)).toBe(false);
    renameSync(away, folderOut);
    await watch.stop();
    watch = start();
    await watch.look();
    expect(readdirSync(folderOut)).toHaveLength(1);
  });

  test('what an app that was killed while writing left in the other folder goes when the file is written', async () => {
    await watch.look();
    shop.clock.now += 60_000;
    handOver(shop, addStaff(shop, '李强'), [{}]);
    const name = shop.store.reader.first<{ name: string }>('SELECT file_name AS name FROM ship_files')!.name;
    const half = `.${parse(name).name}-5b0e6a52-6a7e-4f3c-9a37-0d5f2e8f6f10.unfinished`;
    writeFileSync(join(folderOut, half), 'half');
    writeFileSync(join(folderOut, '.mine.unfinished'), 'not ours');
    await watch.look();
    expect(readdirSync(folderOut).sort()).toEqual(['.mine.unfinished', name]);
  });

  test.skipIf(!canMakeSmallDisks)(`case 3: a full disk under the other folder: a person is told once, the file comes whole when there is room, and the word ends (${whySmallDisks})`, async () => {
    const disk = makeSmallDisk(1);
    try {
      await watch.stop();
      connection = addConnection(shop, 'folder', 'full', { folderIn: '', folderOut: disk.folder });
      watch = start();
      await watch.look();
      shop.clock.now += 60_000;
      handOver(shop, addStaff(shop, '李强'), [{}]);
      const ballast = join(disk.folder, 'ballast');
      writeFileSync(ballast, Buffer.alloc(disk.freeBytes()));
      await lookTwice();
      expect(readdirSync(disk.folder)).toEqual(['ballast']);
      expect(openTasks()).toEqual([{ code: 'folder_out', params: JSON.stringify({ folder: disk.folder }) }]);
      rmSync(ballast);
      await watch.look();
      const file = shop.store.reader.first<{ name: string; content: Uint8Array }>('SELECT file_name AS name, content FROM ship_files')!;
      expect(readdirSync(disk.folder)).toEqual([file.name]);
      expect(readFileSync(join(disk.folder, file.name)).equals(file.content)).toBe(true);
      expect(openTasks()).toEqual([]);
    } finally {
      await watch.stop();
      disk.remove();
    }
  });
});
