import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Driver from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copiesToKeep } from '../../shared/domain/backups/keeping.ts';
import { copiesIn } from '../../electron/store/copy-files.ts';
import { applicationId, appVersionOfStore } from '../../electron/store/migrations.ts';
import { makeSealingKey } from '../../electron/use-cases/backups/sealing.ts';
import { createTaskRunner } from '../../electron/use-cases/backups/run-task.ts';
import type { TaskAnswer } from '../../electron/use-cases/backups/tasks.ts';
import { addPaidOrder, openTestShop } from '../support/shop.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const { run } = createTaskRunner(new URL('../../electron/use-cases/backups/backup-worker.ts', import.meta.url));
const expects = { applicationId, version: appVersionOfStore };
const nothingKnown = { passphrase: null, keys: [] };

const done = <T extends Parameters<typeof run>[0]['task']>(answer: TaskAnswer<T>) => {
  if (!answer.ok) throw new Error(`${answer.why}: ${answer.words}`);
  return answer.value;
};
const why = (answer: TaskAnswer<'look'> | TaskAnswer<'arrive'>): string => (answer.ok ? 'ok' : answer.why);

const picture = (folder: string, text: string): string => {
  const sha256 = createHash('sha256').update(text).digest('hex');
  mkdirSync(join(folder, sha256.slice(0, 2)), { recursive: true });
  writeFileSync(join(folder, sha256.slice(0, 2), sha256), text);
  return `${sha256.slice(0, 2)}/${sha256}`;
};

const hour = 3_600_000;
const day = 24 * hour;

describe('which copies stay', () => {
  test('of copies taken every so often and thinned after each: every hour of the last day, day of two weeks, week of two months, four weeks of a year', () => {
    fc.assert(fc.property(fc.integer({ min: 20, max: 400 }), fc.integer({ min: 30, max: 420 }), fc.integer({ min: 0, max: 1000 }), (minutes, days, phase) => {
      let kept: number[] = [];
      const start = Date.UTC(2025, 0, 1) + phase * 60_000;
      const end = start + days * day;
      for (let at = start; at <= end; at += minutes * 60_000) {
        const staying = copiesToKeep([...kept, at], at);
        kept = [...kept, at].filter((one) => staying.has(one));
      }
      const now = kept.at(-1) ?? 0;
      const step = minutes * 60_000;
      const oneIn = (from: number, to: number): boolean => kept.some((at) => at >= from && at < to);
      // Whole spans of the ladder that lie in reach each have one, wherever copies were taken.
      for (const [span, reach] of [[hour, day], [day, 14 * day], [7 * day, 56 * day], [28 * day, 364 * day]] as const) {
        for (let from = Math.ceil((now - reach) / span) * span; from + span <= now; from += span) {
          if (from >= start && step <= span) expect(oneIn(from, from + span)).toBe(true);
        }
      }
      expect(kept.length).toBeLessThanOrEqual(26 + 16 + 10 + 15);
    }), { numRuns: 12 });
  });

  test('the newest stays however old it is, and a clock that stood ahead deletes nothing', () => {
    expect([...copiesToKeep([day, 2 * day], 5000 * day)]).toEqual([2 * day]);
    expect(copiesToKeep([10 * day, 20 * day, 21 * day], 15 * day)).toEqual(new Set([10 * day, 20 * day, 21 * day]));
  });
});

describe('copies', () => {
  const shopWithCopy = async () => {
    const shop = await openTestShop();
    addPaidOrder(shop, { receiver: { phone: '13912345678' } });
    addPaidOrder(shop);
    const staged = await shop.store.backUp(join(shop.folder, 'staged'), 'staged', shop.clock.now);
    const usb = temporaryFolder('usb');
    return { shop, staged, usb };
  };

  test('the open store is copied as it stood at one moment, however much is written meanwhile', async () => {
    const shop = await openTestShop();
    for (let n = 0; n < 50; n += 1) addPaidOrder(shop);
    const to = join(shop.folder, 'copied.db');
    let written = 0;
    const working = setInterval(() => {
      addPaidOrder(shop);
      written += 1;
    }, 1);
    expect(done(await run({ task: 'copy', from: shop.store.file, to }))).toBe(true);
    clearInterval(working);
    expect(readdirSync(shop.folder).filter((name) => name.startsWith('copied.db'))).toEqual(['copied.db']);
    const copy = new Driver(to, { readonly: true });
    const [orders, lines] = ['orders', 'order_lines'].map((table) => (copy.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n);
    copy.close();
    expect(orders).toBe(lines);
    expect(orders).toBeGreaterThanOrEqual(50);
    expect(orders).toBeLessThanOrEqual(50 + written);
    shop.close();
  });

  test('a sealed copy shows nothing, is refused with a wrong passphrase, and opens whole with the right one', async () => {
    const { shop, staged, usb } = await shopWithCopy();
    const key = await makeSealingKey('正确的口令 42', 8);
    const media = join(shop.folder, 'media');
    const name = picture(media, 'a photo');
    const { file } = done(await run({ task: 'place', from: staged, folder: usb, takenAt: shop.clock.now, now: shop.clock.now, key }));
    expect(done(await run({ task: 'media', from: media, folder: usb, key })).copied).toBe(1);
    expect(done(await run({ task: 'media', from: media, folder: usb, key })).copied).toBe(0);
    for (const written of readdirSync(usb, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
      const bytes = readFileSync(join(written.parentPath, written.name));
      expect(bytes.toString('latin1').startsWith('age-encryption.org/v1')).toBe(true);
      expect(bytes.includes('13912345678') || bytes.includes('a photo')).toBe(false);
    }
    const scratch = join(shop.folder, '.look');
    const look = (passphrase: string | null) => run({ task: 'look', file, scratch, unlocking: { passphrase, keys: [] }, expects });
    expect(why(await look(null))).toBe('passphrase_wanted');
    expect(why(await look('falsch'))).toBe('wrong_passphrase');
    expect(done(await look('正确的口令 42'))).toMatchObject({ kind: 'store', shopName: '示例小店', orders: 2 });
    expect(existsSync(scratch)).toBe(false);
    const elsewhere = temporaryFolder('elsewhere');
    const arrived = done(await run({
      task: 'arrive', file, arriving: join(elsewhere, 'arriving.db'), mediaFolder: join(elsewhere, 'media'), unlocking: { passphrase: '正确的口令 42', keys: [] }, expects,
    }));
    expect(arrived).toMatchObject({ orders: 2, pictures: 1 });
    expect(readFileSync(join(elsewhere, 'media', name), 'utf8')).toBe('a photo');
    expect(readFileSync(join(elsewhere, 'arriving.db')).includes('13912345678')).toBe(true);
    shop.close();
  });

  test('what was changed, cut off, or never was a copy is told apart and leaves nothing behind', async () => {
    const { shop, staged, usb } = await shopWithCopy();
    const key = await makeSealingKey('p', 8);
    const { file } = done(await run({ task: 'place', from: staged, folder: usb, takenAt: shop.clock.now, now: shop.clock.now, key }));
    const bytes = readFileSync(file);
    const scratch = join(shop.folder, '.look');
    const look = (path: string, passphrase: string | null) => run({ task: 'look', file: path, scratch, unlocking: { passphrase, keys: [{ name: key.name, sealedIdentity: key.sealedIdentity }] }, expects });
    const variant = (name: string, content: Uint8Array): string => {
      const path = join(shop.folder, name);
      writeFileSync(path, content);
      return path;
    };
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
    expect(why(await look(variant('flipped.age', flipped), 'p'))).toBe('damaged');
    expect(why(await look(variant('cut.age', bytes.subarray(0, bytes.length - 100_000)), 'p'))).toBe('damaged');
    expect(why(await look(variant('picture.db', Buffer.alloc(5000, 1)), null))).toBe('not_a_copy');
    expect(why(await look(variant('short.db', readFileSync(staged).subarray(0, 40_960)), null))).toBe('damaged');
    expect(why(await look(join(shop.folder, 'nothing.db'), null))).toBe('gone');
    const arriving = join(shop.folder, 'arriving.db');
    expect(why(await run({ task: 'arrive', file: variant('cut2.age', bytes.subarray(0, 200_000)), arriving, mediaFolder: join(shop.folder, 'm'), unlocking: { passphrase: 'p', keys: [{ name: key.name, sealedIdentity: key.sealedIdentity }] }, expects }))).toBe('damaged');
    expect(existsSync(arriving)).toBe(false);
    expect(why(await run({ task: 'look', file: staged, scratch, unlocking: nothingKnown, expects: { ...expects, version: appVersionOfStore - 1 } }))).toBe('newer');
    shop.close();
  });

  test('one file takes everything to another PC, with a passphrase or without; keys of connections stay behind', async () => {
    // A passphrase costs seconds to try where several programs share the processor.
    for (const passphrase of [null, '搬家']) {
      const { shop, staged } = await shopWithCopy();
      const media = join(shop.folder, 'media');
      const names = ['one', 'two', ''].map((text) => picture(media, text));
      const target = join(temporaryFolder('stick'), 'everything.backroom');
      expect(done(await run({ task: 'pack', store: staged, mediaFolder: media, target, passphrase })).pictures).toBe(3);
      const elsewhere = temporaryFolder('elsewhere');
      const arriving = join(elsewhere, 'arriving.db');
      const arrived = done(await run({ task: 'arrive', file: target, arriving, mediaFolder: join(elsewhere, 'media'), unlocking: { passphrase, keys: [] }, expects }));
      expect(arrived).toMatchObject({ kind: 'everything', orders: 2, pictures: 3 });
      for (const name of names) expect(readFileSync(join(elsewhere, 'media', name))).toEqual(readFileSync(join(media, name)));
      shop.close();
    }
  }, 120_000);

  test('pictures that lay open go with the last copy that lay open; what the shop disposed of a year ago goes', async () => {
    const { shop, staged, usb } = await shopWithCopy();
    const media = join(shop.folder, 'media');
    const [gone, stays] = ['disposed', 'kept'].map((text) => picture(media, text));
    const at = shop.clock.now;
    const place = async (takenAt: number, key: Awaited<ReturnType<typeof makeSealingKey>> | null): Promise<void> => {
      done(await run({ task: 'place', from: staged, folder: usb, takenAt, now: takenAt, key }));
      done(await run({ task: 'media', from: media, folder: usb, key }));
    };
    await place(at, null);
    rmSync(join(media, gone ?? ''));
    const longAgo = Date.now() / 1000 - 400 * 86_400;
    utimesSync(join(usb, 'media', gone ?? ''), longAgo, longAgo);
    const key = await makeSealingKey('p', 8);
    // The open copy is of the same day and the newest of an hour: it stays for now, and its pictures with it.
    await place(at + 2 * hour, key);
    expect(readdirSync(usb).filter((name) => name.startsWith('media')).sort()).toEqual(['media', `media-${key.name}`]);
    await place(at + 40 * day, key);
    await place(at + 400 * day, key);
    expect(readdirSync(usb).filter((name) => name.startsWith('media'))).toEqual([`media-${key.name}`]);
    expect(existsSync(join(usb, `media-${key.name}`, `${stays ?? ''}.age`))).toBe(true);
    expect(existsSync(join(usb, `media-${key.name}`, `${gone ?? ''}.age`))).toBe(false);
    shop.close();
  });

  test('old copies go by their age, and the new one is there whole', async () => {
    const { shop, staged, usb } = await shopWithCopy();
    for (let nth = 0; nth < 6; nth += 1) {
      const at = shop.clock.now + nth * 10 * 60_000;
      done(await run({ task: 'place', from: staged, folder: usb, takenAt: at, now: at, key: null }));
    }
    // 09:00 … 09:50: of one hour the newest.
    expect(copiesIn(usb).map(({ takenAt }) => takenAt)).toEqual([shop.clock.now + 50 * 60_000]);
    shop.close();
  });
});
