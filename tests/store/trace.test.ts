import { dirname, join } from 'node:path';
import Driver from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { markRestored } from '../../electron/store/after-restore.ts';
import { restoreBackup } from '../../electron/store/backups.ts';
import { traceWitnesses } from '../../electron/store/trace-witnesses.ts';
import { appendTrace, traceOf, verifyTrace, type TraceVerdict } from '../../electron/store/trace.ts';
import { openTestShop, type TestShop } from '../support/shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(() => {
  shop.close();
});

const write = (count: number): void => {
  shop.store.write((writer) => {
    for (let index = 0; index < count; index += 1) {
      appendTrace(writer, shop.clock.now + index, index % 2 === 0 ? shop.manager.staffId : null, {
        action: `test.${index % 3}`, subject: 'order', subjectId: index, before: { note: '前' }, after: { note: `后 ${index}`, amountFen: index },
      });
    }
  });
};

/** What somebody with the file and a database program could do; the app's triggers do not stop them. */
const tamper = (sql: string, ...values: (string | number | null)[]): void => {
  const outside = new Driver(shop.file);
  const triggers = outside.prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'trace'`).all();
  for (const { name } of triggers) outside.exec(`DROP TRIGGER ${name}`);
  outside.pragma('foreign_keys = OFF');
  outside.prepare(sql).run(...values);
  for (const trigger of triggers) outside.exec(trigger.sql);
  outside.close();
};
const verdict = (): Promise<TraceVerdict> => verifyTrace(shop.store.reader);

describe('case 20, SF-2: the trace', () => {
  test('left alone is sound, however long, and an empty one too', async () => {
    expect(await verdict()).toEqual({ sound: true, entries: 0 });
    write(5000);
    expect(await verdict()).toEqual({ sound: true, entries: 5000 });
  });

  test('is append-only: the store refuses to change or delete an entry', () => {
    write(3);
    expect(() => { shop.store.write((writer) => writer.run(`UPDATE trace SET action = 'x' WHERE id = 2`)); }).toThrow('append-only');
    expect(() => { shop.store.write((writer) => writer.run('DELETE FROM trace WHERE id = 3')); }).toThrow('append-only');
    expect(() => { shop.store.write((writer) => writer.run(`INSERT OR REPLACE INTO trace SELECT id, at, staff_id, 'x', subject, subject_id, before, after, hash FROM trace WHERE id = 1`)); }).toThrow();
  });

  test('any edited field of any entry is found at that entry', async () => {
    write(40);
    const edits = fc.constantFrom(
      ['at', 1], ['staff_id', null], ['staff_id', 99], ['action', 'order.closed'], ['subject', 'parcel'], ['subject_id', 4711], ['before', null], ['after', '{"note":"后"}'], ['hash', '0'],
    ) as fc.Arbitrary<[string, string | number | null]>;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), edits, async (id, [column, value]) => {
        const before = shop.store.reader.first<Record<string, string | number | null>>('SELECT * FROM trace WHERE id = ?', id);
        if (before === undefined || before[column] === value) return;
        tamper(`UPDATE trace SET ${column} = ? WHERE id = ?`, value, id);
        expect(await verdict()).toEqual({ sound: false, entries: id - 1, firstBrokenEntry: id });
        tamper(`UPDATE trace SET ${column} = ? WHERE id = ?`, before[column] ?? null, id);
        expect(await verdict()).toEqual({ sound: true, entries: 40 });
      }),
      { numRuns: 40 },
    );
  });

  test('a deleted entry is found, at the start, in the middle and before the last', async () => {
    for (const id of [1, 1500, 2999]) {
      shop.close();
      shop = await openTestShop();
      write(3000);
      tamper('DELETE FROM trace WHERE id = ?', id);
      expect(await verdict()).toMatchObject({ sound: false, firstBrokenEntry: id });
    }
  });

  test('a deleted entry whose followers moved up is found', async () => {
    write(20);
    tamper('DELETE FROM trace WHERE id = 7');
    tamper('UPDATE trace SET id = id - 1 WHERE id > 7');
    expect(await verdict()).toMatchObject({ sound: false, firstBrokenEntry: 7 });
  });

  test('an entry put in between and two that changed places are found', async () => {
    write(20);
    tamper(`INSERT INTO trace (id, at, staff_id, action, subject, subject_id, before, after, hash) SELECT 21, at, staff_id, 'order.closed', subject, 3, NULL, NULL, hash FROM trace WHERE id = 20`);
    expect(await verdict()).toMatchObject({ sound: false, firstBrokenEntry: 21 });
    tamper('DELETE FROM trace WHERE id = 21');
    tamper('UPDATE trace SET id = CASE id WHEN 4 THEN 500 ELSE 4 END WHERE id IN (4, 5)');
    expect(await verdict()).toMatchObject({ sound: false, firstBrokenEntry: 4 });
  });

  test('goes on soundly after a restart', async () => {
    write(10);
    shop.close();
    const again = await openTestShop({ file: shop.file });
    shop = again;
    write(10);
    expect(await verdict()).toEqual({ sound: true, entries: 20 });
  });

  test('of one subject is read newest first with the names of who did it', () => {
    write(6);
    expect(traceOf(shop.store.reader, 'order', 4)).toEqual([
      { at: shop.clock.now + 4, staff_name: '店长', action: 'test.1', before: '{"note":"前"}', after: '{"note":"后 4","amountFen":4}' },
    ]);
  });
});

describe('case 20, SF-2: entries taken off the end of the trace', () => {
  const backupFolder = (): string => join(dirname(shop.file), 'backups');
  const withWitnesses = async (): Promise<TraceVerdict> => verifyTrace(shop.store.reader, await traceWitnesses(shop.file, backupFolder()));
  const reopened = async (): Promise<void> => {
    shop.close();
    shop = await openTestShop({ file: shop.file });
  };

  test('are missed by the head beside it, also when others follow', async () => {
    write(20);
    tamper('DELETE FROM trace WHERE id > 17');
    expect(await verdict()).toEqual({ sound: false, entries: 17, firstBrokenEntry: 18, missing: 3 });
    write(1);
    expect(await verdict()).toMatchObject({ sound: false, missing: 2 });
    write(10);
    expect(await verdict()).toEqual({ sound: false, entries: 28, firstBrokenEntry: 20 });
  });

  test('all of them at once, or the head made unreadable, too', async () => {
    write(5);
    tamper('DELETE FROM trace');
    expect(await verdict()).toEqual({ sound: false, entries: 0, firstBrokenEntry: 1, missing: 5 });
    tamper(`UPDATE settings SET value = '{"entries":"x"}' WHERE key = 'traceHead'`);
    expect((await verdict()).sound).toBe(false);
  });

  test('with the head put right or taken away: the file beside the store says how far it was when the shop was closed', async () => {
    write(20);
    await reopened();
    tamper('DELETE FROM trace WHERE id > 12');
    tamper(`DELETE FROM settings WHERE key = 'traceHead'`);
    expect(await verdict()).toEqual({ sound: true, entries: 12 });
    expect(await withWitnesses()).toEqual({ sound: false, entries: 12, firstBrokenEntry: 13, missing: 8 });
    write(30);
    await reopened();
    expect((await withWitnesses()).sound).toBe(false);
  });

  test('with that file gone too: every copy says how far it was when it was taken', async () => {
    write(20);
    await shop.store.backUp(backupFolder(), 'daily', shop.clock.now);
    tamper('DELETE FROM trace WHERE id > 12');
    tamper(`DELETE FROM settings WHERE key = 'traceHead'`);
    expect(await withWitnesses()).toEqual({ sound: false, entries: 12, firstBrokenEntry: 13, missing: 8 });
  });

  test('a copy that was restored is no theft: what came after it was taken is explained by the entry that says so', async () => {
    write(20);
    const copy = await shop.store.backUp(backupFolder(), 'daily', shop.clock.now);
    const copyTakenAt = shop.clock.now;
    shop.clock.now += 86_400_000;
    write(20);
    await shop.store.backUp(backupFolder(), 'daily', shop.clock.now);
    expect(await withWitnesses()).toEqual({ sound: true, entries: 40 });
    shop.close();
    shop.clock.now += 60_000;
    const at = shop.clock.now;
    restoreBackup(copy, shop.file, at);
    shop = await openTestShop({ file: shop.file });
    shop.clock.now = at;
    expect((await withWitnesses()).sound).toBe(false);
    shop.store.write((writer) => { markRestored(writer, { copyTakenAt, at, everything: false }); });
    expect(await withWitnesses()).toEqual({ sound: true, entries: 21 });
  });
});
