import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { finishPutting, putInPlace } from '../../electron/store/backups.ts';
import { insertNoteMessage } from '../../electron/store/outbox.ts';
import { insertPoolNumbers } from '../../electron/store/number-pool.ts';
import { insertRoll } from '../../electron/store/number-rolls.ts';
import { openStore } from '../../electron/store/open-store.ts';
import { readSettings } from '../../electron/store/settings.ts';
import { verifyTrace } from '../../electron/store/trace.ts';
import { confirmRestored, restoredNow } from '../../electron/use-cases/backups/restored.ts';
import { createTaskRunner } from '../../electron/use-cases/backups/run-task.ts';
import { createShopCopies } from '../../electron/use-cases/backups/shop-copies.ts';
import { nextNumbers, takeNumbers } from '../../electron/use-cases/printing/give-numbers.ts';
import { backupWorkerFile } from '../support/answering-shop.ts';
import { openPrintingShop } from '../support/printing-shop.ts';
import { addPaidOrder, codeOf, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';
import { temporaryFolder } from '../support/temp-folder.ts';
import { printBatch } from '../../electron/use-cases/printing/print-batch.ts';

/** A shop with its copies; restoring closes the store, puts the ready one in its place and opens it. */
const withCopies = async (): Promise<{ readonly shop: () => TestShop; readonly copies: ReturnType<typeof createShopCopies>; readonly copyNow: () => Promise<string> }> => {
  let shop = await openTestShop();
  const { folder, file } = shop;
  const copies = createShopCopies({
    tasks: createTaskRunner(backupWorkerFile), pcFile: join(folder, 'copies.json'), storeFile: () => file, backupFolder: () => join(folder, 'backups'), now: () => shop.clock.now,
    takePlace: async (arriving) => {
      shop.close();
      const kept = putInPlace(arriving, file, shop.clock.now);
      shop = await openTestShop({ file });
      return kept;
    },
  });
  return { shop: () => shop, copies, copyNow: () => shop.store.backUp(join(folder, 'backups'), 'by-hand', shop.clock.now) };
};

const orders = (shop: TestShop): number => shop.store.reader.first<{ n: number }>('SELECT count(*) AS n FROM orders')?.n ?? 0;

describe('a restore', () => {
  test('case 5: an old write-ahead log that is left beside never undoes it; the store that was there is kept with its log', async () => {
    const place = await withCopies();
    addPaidOrder(place.shop());
    const copy = await place.copyNow();
    for (let n = 0; n < 30; n += 1) addPaidOrder(place.shop());
    const before = orders(place.shop());
    const wal = readFileSync(`${place.shop().file}-wal`);
    const restored = mustBe(await place.copies.restore(copy, null));
    expect(before).toBe(31);
    expect(orders(place.shop())).toBe(1);
    expect(existsSync(join(restored.keptIn, 'backroom.db'))).toBe(true);
    // The same again with the log of the store that went planted where SQLite would look for it.
    place.shop().close();
    const { folder, file } = place.shop();
    const arriving = join(folder, 'backroom.db.arriving');
    writeFileSync(arriving, readFileSync(copy));
    writeFileSync(`${file}-wal`, wal);
    const kept = putInPlace(arriving, file, place.shop().clock.now);
    expect(readdirSync(kept)).toContain('backroom.db-wal');
    const again = await openTestShop({ file });
    expect(orders(again)).toBe(1);
    again.close();
  });

  test('a power cut between its last steps is finished at the next start: never an empty shop', async () => {
    const shop = await openTestShop();
    addPaidOrder(shop);
    const copy = await shop.store.backUp(join(shop.folder, 'backups'), 'by-hand', shop.clock.now);
    addPaidOrder(shop);
    shop.close();
    // Killed after the old store was moved aside, before the ready one was named.
    writeFileSync(`${shop.file}.ready`, readFileSync(copy));
    mkdirSync(join(shop.folder, 'broken-x'));
    renameSync(shop.file, join(shop.folder, 'broken-x', 'backroom.db'));
    expect(finishPutting(shop.file, shop.clock.now)).toBeDefined();
    const again = await openTestShop({ file: shop.file });
    expect(orders(again)).toBe(1);
    expect(finishPutting(shop.file, shop.clock.now)).toBeUndefined();
    again.close();
  });

  test('a copy is looked into before, and only one of ours or one that a person chose is taken', async () => {
    const place = await withCopies();
    addPaidOrder(place.shop());
    const copy = await place.copyNow();
    expect(mustBe(await place.copies.look(copy, null))).toMatchObject({ shopName: '示例小店', orders: 1 });
    const elsewhere = join(temporaryFolder('stick'), 'mine.db');
    writeFileSync(elsewhere, readFileSync(copy));
    expect(codeOf(await place.copies.restore(elsewhere, null))).toBe('backup.unknown');
    await place.copies.allow(elsewhere);
    expect(codeOf(await place.copies.restore(elsewhere, null))).toBe(null);
    expect(readdirSync(place.shop().folder).filter((name) => /arriving|looked/.test(name))).toEqual([]);
    place.shop().close();
  });

  test('OF-2: what waited to be told is looked up first; the trace goes on whole and says what was restored', async () => {
    const place = await withCopies();
    const orderId = addPaidOrder(place.shop(), { number: '3515000000000001' });
    inOneStep(place.shop().services, ({ writer, at }) => {
      insertNoteMessage(writer, { platform: 'taobao', orderId, platformOrderNumber: '3515000000000001', text: '改蓝色', flag: 'red', flagNumber: 1 }, at);
    });
    const copy = await place.copyNow();
    mustBe(await place.copies.restore(copy, null));
    const { reader } = place.shop().store;
    expect(reader.all('SELECT state, maybe_done FROM outbox')).toEqual([{ state: 'waiting', maybe_done: 1 }]);
    expect(reader.first<{ action: string }>('SELECT action FROM trace ORDER BY id DESC LIMIT 1')?.action).toBe('store.restored');
    expect((await verifyTrace(reader)).sound).toBe(true);
    place.shop().close();
  });
});

describe('PR-5 after a restore', () => {
  const restoredShop = async () => {
    const place = await withCopies();
    const { rollId } = inOneStep(place.shop().services, ({ writer, at, staffId }) => {
      insertPoolNumbers(writer, 'YTO', ['YT1000000001', 'YT1000000002', 'YT1000000003'], staffId ?? place.shop().manager.staffId, at);
      return { rollId: insertRoll(writer, { courierCode: 'ZTO', firstNumber: '771000000001', step: 1, size: 10, rule: 'plain', at }) };
    });
    const give = (courierCode: string, count: number): string[] => inOneStep(place.shop().services, ({ writer }) => {
      const { numbers } = nextNumbers(writer, courierCode, count);
      takeNumbers(writer, numbers);
      return numbers.map(({ number }) => number);
    });
    give('ZTO', 2);
    const copy = await place.copyNow();
    const since = give('ZTO', 3);
    mustBe(await place.copies.restore(copy, null));
    return { place, rollId, since, give };
  };

  test('rolls and pools go on where the paper is: a number given since the copy is never given again', async () => {
    const { place, rollId, since, give } = await restoredShop();
    const { services, manager } = place.shop();
    expect(since).toEqual(['771000000003', '771000000004', '771000000005']);
    expect(mustBe(restoredNow(services))).toMatchObject({
      rolls: [{ rollId, nextNumber: '771000000003', left: 8 }], pools: [{ courierCode: 'YTO', nextNumber: 'YT1000000001', free: 3 }],
    });
    const pool = { courierCode: 'YTO', nextNumber: 'YT1000000003' };
    const say = (nextNumber: string | null, pools = [pool]) => confirmRestored(services, manager, { rolls: [{ rollId, nextNumber }], pools });
    expect(codeOf(say('771000000002'))).toBe('backup.number_not_next');
    expect(codeOf(say('771000000099'))).toBe('backup.number_not_next');
    expect(codeOf(say('771000000006', []))).toBe('backup.numbers_missing');
    expect(readSettings(services.store.reader).restored).not.toBe(null);
    expect(codeOf(say(' 7710 0000 0006 '))).toBe(null);
    expect(give('ZTO', 2)).toEqual(['771000000006', '771000000007']);
    expect(nextNumbers(services.store.reader, 'YTO', 5).numbers.map(({ number }) => number)).toEqual(['YT1000000003']);
    expect(readSettings(services.store.reader).restored).toBe(null);
    expect(codeOf(say('771000000008'))).toBe('backup.nothing_restored');
    place.shop().close();
  });

  test('a roll that was used up since is not printed from', async () => {
    const { place, rollId } = await restoredShop();
    expect(codeOf(confirmRestored(place.shop().services, place.shop().manager, { rolls: [{ rollId, nextNumber: null }], pools: [{ courierCode: 'YTO', nextNumber: null }] }))).toBe(null);
    expect(nextNumbers(place.shop().store.reader, 'ZTO', 1).numbers).toEqual([]);
    expect(nextNumbers(place.shop().store.reader, 'YTO', 1).numbers).toEqual([]);
    place.shop().close();
  });

  test('nothing is printed before that, by hand or by itself', async () => {
    const shop = await openPrintingShop();
    const orderId = addPaidOrder(shop);
    inOneStep(shop.services, ({ writer, at }) => {
      writer.run(`INSERT INTO settings (key, value) VALUES ('restored', json_object('copyTakenAt', ?, 'at', ?))`, at, at);
    });
    const wish = { courierCode: 'ZTO', orderIds: [orderId], slips: 'none' as const };
    const printed = await printBatch(shop.services, shop.printing, shop.manager, wish);
    expect(printed.ok ? null : printed.refusal.params?.['because']).toBe('restored_unconfirmed');
    expect(shop.store.reader.first<{ n: number }>('SELECT count(*) AS n FROM parcels')?.n).toBe(0);
  });
});

test('a store copied by hand with its log beside it is taken with what the log holds', async () => {
  const place = await withCopies();
  addPaidOrder(place.shop());
  const stick = temporaryFolder('stick');
  for (const suffix of ['', '-wal']) writeFileSync(join(stick, `backroom.db${suffix}`), readFileSync(`${place.shop().file}${suffix}`));
  addPaidOrder(place.shop());
  await place.copies.allow(join(stick, 'backroom.db'));
  mustBe(await place.copies.restore(join(stick, 'backroom.db'), null));
  expect(orders(place.shop())).toBe(1);
  place.shop().close();
  const reopened = await openStore(place.shop().file, { backupFolder: join(place.shop().folder, 'backups'), now: () => 0 });
  expect(reopened.kind).toBe('open');
  if (reopened.kind === 'open') reopened.store.close();
});
