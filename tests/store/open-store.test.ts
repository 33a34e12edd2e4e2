import { copyFileSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Driver from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { listBackups, restoreBackup } from '../../electron/store/backups.ts';
import { connect, storeOn } from '../../electron/store/database.ts';
import { migrate, migrations, versionOf } from '../../electron/store/migrations.ts';
import { openStore, type Opening } from '../../electron/store/open-store.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const now = (): number => Date.UTC(2026, 10, 21, 8, 0, 0);

const inFolder = (folder: string): { file: string; backupFolder: string; open: () => Promise<Opening> } => {
  const file = join(folder, 'backroom.db');
  const backupFolder = join(folder, 'backups');
  return { file, backupFolder, open: () => openStore(file, { backupFolder, now }) };
};

const opened = (opening: Opening) => {
  if (opening.kind !== 'open') throw new Error(`expected an open store, got ${opening.kind}`);
  return opening.store;
};

const addStaff = (store: ReturnType<typeof opened>, name: string): void => {
  store.write((writer) => {
    writer.run(`INSERT INTO staff (name, role, pin_hash, created_at) VALUES (?, 'packer', 'x', 1)`, name);
  });
};

const staffNames = (store: ReturnType<typeof opened>): string[] =>
  store.reader.all<{ name: string }>('SELECT name FROM staff ORDER BY id').map(({ name }) => name);

/** The head of the page that holds this text is overwritten. */
const withDamagedPage = (sound: Buffer, text: string): Buffer => {
  const from = Math.floor(sound.indexOf(text) / 4096) * 4096;
  return Buffer.from(sound).fill(0xa5, from, from + 400);
};

describe('the store', () => {
  test('writes durably: WAL, synchronous=FULL, foreign keys on, every table STRICT', async () => {
    const place = inFolder(temporaryFolder('store'));
    const store = opened(await place.open());
    const pragma = (name: string): unknown => Object.values(store.reader.first<Record<string, unknown>>(`PRAGMA ${name}`) ?? {})[0];
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
    const loose = store.reader.all<{ name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
    );
    expect(loose).toEqual([]);
    store.close();
  });

  test('a transaction that throws, or whose result is not kept, leaves nothing', async () => {
    const place = inFolder(temporaryFolder('store'));
    const store = opened(await place.open());
    expect(() => store.write((writer) => {
      writer.run(`INSERT INTO staff (name, role, pin_hash, created_at) VALUES ('A', 'packer', 'x', 1)`);
      throw new Error('half way');
    })).toThrow('half way');
    store.write((writer) => writer.run(`INSERT INTO staff (name, role, pin_hash, created_at) VALUES ('B', 'packer', 'x', 1)`), () => false);
    expect(staffNames(store)).toEqual([]);
    store.close();
  });

  test('a part of a transaction is undone by itself', async () => {
    const store = opened(await inFolder(temporaryFolder('store')).open());
    store.write((writer) => {
      const add = (name: string, keep: boolean): void => {
        writer.part(() => writer.run(`INSERT INTO staff (name, role, pin_hash, created_at) VALUES (?, 'packer', 'x', 1)`, name), () => keep);
      };
      add('stays', true);
      add('goes', false);
      add('stays too', true);
    });
    expect(staffNames(store)).toEqual(['stays', 'stays too']);
    store.close();
  });

  test('case 8: a store written by a newer app is refused and left as it was, byte for byte', async () => {
    const place = inFolder(temporaryFolder('store'));
    opened(await place.open()).close();
    const newer = new Driver(place.file);
    newer.pragma(`user_version = ${migrations.length + 3}`);
    newer.pragma('wal_checkpoint(TRUNCATE)');
    newer.close();
    const before = readFileSync(place.file);
    expect(await place.open()).toEqual({ kind: 'newer', storeVersion: migrations.length + 3, appVersion: migrations.length });
    expect(readFileSync(place.file).equals(before)).toBe(true);
  });

  test('a file that is no store is called damaged and kept', async () => {
    const place = inFolder(temporaryFolder('store'));
    opened(await place.open()).close();
    writeFileSync(place.file, 'this is a shopping list, not a database, and long enough to have a header of one hundred bytes.........');
    expect((await place.open()).kind).toBe('damaged');
    expect(readFileSync(place.file, 'utf8')).toContain('shopping list');
  });

  test('case 6: flipped bytes are found at start, a backup is offered, restoring it brings the shop back and keeps the broken file', async () => {
    const place = inFolder(temporaryFolder('store'));
    const store = opened(await place.open());
    for (let index = 0; index < 3000; index += 1) addStaff(store, `packer number ${index} with a long name to fill pages`);
    await store.backUp(place.backupFolder, 'daily', now());
    store.close();
    // One page that nobody reads at a start: only who looks for damage finds it.
    const bytes = withDamagedPage(readFileSync(place.file), 'packer number 1500');
    writeFileSync(place.file, bytes);
    expect((await place.open()).kind).toBe('damaged');
    expect(readFileSync(place.file).equals(bytes)).toBe(true);

    const [backup] = listBackups(place.backupFolder, true);
    expect(backup?.sound).toBe(true);
    // The old write-ahead log must not be left to undo the restored pages.
    writeFileSync(`${place.file}-wal`, Buffer.alloc(4096, 1));
    const aside = restoreBackup(backup?.file ?? '', place.file, now());
    expect(readdirSync(aside)).toEqual(expect.arrayContaining(['backroom.db', 'backroom.db-wal']));
    const again = opened(await place.open());
    expect(staffNames(again)).toHaveLength(3000);
    again.close();
  });

  test.each([
    ['as a whole', () => Buffer.alloc(9000, 7)],
    ['in one page of many', (sound: Buffer) => withDamagedPage(sound, 'kept 20')],
    ['by being cut off', (sound: Buffer) => sound.subarray(0, sound.length - 8_192)],
  ] as const)('case 6: a backup that was damaged %s is never put in the store\'s place', async (_how, damaged) => {
    const place = inFolder(temporaryFolder('store'));
    const store = opened(await place.open());
    for (let index = 0; index < 40; index += 1) addStaff(store, `kept ${index} ${'x'.repeat(300)}`);
    const names = staffNames(store);
    const backup = await store.backUp(place.backupFolder, 'daily', now());
    store.close();
    writeFileSync(backup, damaged(readFileSync(backup)));
    expect(listBackups(place.backupFolder, true).map(({ sound }) => sound)).toEqual([false]);
    expect(() => restoreBackup(backup, place.file, now())).toThrow('damaged');
    const again = opened(await place.open());
    expect(staffNames(again)).toEqual(names);
    again.close();
  });

  test('case 4: an online backup taken while the shop writes is sound and holds a whole moment', async () => {
    const place = inFolder(temporaryFolder('store'));
    const store = opened(await place.open());
    for (let index = 0; index < 2000; index += 1) addStaff(store, `before ${index} ${'x'.repeat(300)}`);
    const state = { writing: true };
    const writes = (async () => {
      for (let index = 0; state.writing; index += 1) {
        store.write((writer) => {
          writer.run(`INSERT INTO staff (name, role, pin_hash, created_at) VALUES (?, 'packer', 'x', 1)`, `left ${index}`);
          writer.run(`INSERT INTO staff (name, role, pin_hash, created_at) VALUES (?, 'packer', 'x', 1)`, `right ${index}`);
        });
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const file = await store.backUp(place.backupFolder, 'daily', now());
    state.writing = false;
    await writes;
    const copy = new Driver(file, { readonly: true });
    const countOf = (side: string): number => Number(copy.prepare(`SELECT count(*) FROM staff WHERE name LIKE '${side} %'`).pluck().get());
    expect(countOf('before')).toBe(2000);
    expect(countOf('left')).toBe(countOf('right'));
    copy.close();
    store.close();
  });

  test('case 4: a copy that cannot be read back is none: it takes no name, and those that are there stay', async () => {
    const place = inFolder(temporaryFolder('store'));
    const store = opened(await place.open());
    for (let index = 0; index < 40; index += 1) addStaff(store, `kept ${index} ${'x'.repeat(300)}`);
    for (let day = 0; day < 14; day += 1) await store.backUp(place.backupFolder, 'daily', now() + day * 86_400_000);
    store.close();
    const before = readdirSync(place.backupFolder);
    writeFileSync(place.file, withDamagedPage(readFileSync(place.file), 'kept 20'));
    const damaged = storeOn(connect(place.file));
    await expect(damaged.backUp(place.backupFolder, 'daily', now() + 15 * 86_400_000)).rejects.toThrow('could not be read back');
    expect(readdirSync(place.backupFolder)).toEqual(before);
    damaged.close();
  });

  test('a copy is one file, also after it was looked into; what a killed app left of one goes with the next', async () => {
    const place = inFolder(temporaryFolder('store'));
    const store = opened(await place.open());
    addStaff(store, 'kept');
    const first = await store.backUp(place.backupFolder, 'daily', now());
    expect(listBackups(place.backupFolder, true).map(({ sound }) => sound)).toEqual([true]);
    expect(readdirSync(place.backupFolder)).toEqual([basename(first)]);
    for (const suffix of ['', '-journal']) writeFileSync(join(place.backupFolder, `backroom-2026-11-20T08-00-00Z-daily.db.unfinished${suffix}`), 'half of it');
    writeFileSync(join(place.backupFolder, 'a note of mine.txt'), 'stays');
    const second = await store.backUp(place.backupFolder, 'daily', now() + 86_400_000);
    expect(readdirSync(place.backupFolder).sort()).toEqual(['a note of mine.txt', basename(first), basename(second)].sort());
    store.close();
  });

  test('daily backups are kept for two weeks, older ones go', async () => {
    const place = inFolder(temporaryFolder('store'));
    const store = opened(await place.open());
    for (let day = 0; day < 20; day += 1) await store.backUp(place.backupFolder, 'daily', now() + day * 86_400_000);
    const kept = listBackups(place.backupFolder, false);
    expect(kept).toHaveLength(14);
    expect(kept[0]?.takenAt).toBe(now() + 19 * 86_400_000);
    store.close();
  });

  test('case 8: each migration goes from its predecessor with data in it, whole or not at all', () => {
    const folder = temporaryFolder('store');
    for (let version = 0; version < migrations.length; version += 1) {
      const database = connect(join(folder, `${version}.db`));
      migrate(database, migrations.slice(0, version));
      expect(versionOf(database)).toBe(version);
      if (version > 0) database.exec(`INSERT INTO staff (name, role, pin_hash, created_at) VALUES ('kept', 'manager', 'x', 1)`);
      const failing = [...migrations.slice(0, version), `${migrations[version] ?? ''}; CREATE TABLE left_over (id INTEGER) STRICT; SELECT no_such_function();`];
      expect(() => {
        migrate(database, failing);
      }).toThrow();
      expect(versionOf(database)).toBe(version);
      expect(database.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'left_over'`).pluck().get()).toBe(0);
      migrate(database, migrations.slice(0, version + 1));
      expect(versionOf(database)).toBe(version + 1);
      if (version > 0) expect(database.prepare('SELECT name FROM staff').pluck().all()).toEqual(['kept']);
      database.close();
    }
  });

  test('a run that did not end well is noticed and the store checked before use', async () => {
    const place = inFolder(temporaryFolder('store'));
    const store = opened(await place.open());
    expect(existsSync(`${place.file}-running`)).toBe(true);
    copyFileSync(`${place.file}-running`, `${place.file}-mark`);
    store.close();
    expect(existsSync(`${place.file}-running`)).toBe(false);
    copyFileSync(`${place.file}-mark`, `${place.file}-running`);
    const again = await place.open();
    expect(again).toMatchObject({ kind: 'open', checked: true });
    opened(again).close();
    expect(statSync(place.file).size).toBeGreaterThan(0);
  });
});
