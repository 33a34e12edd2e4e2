import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OrderId } from '../../shared/domain/ids.ts';
import { insertNoteMessage } from '../../electron/store/outbox.ts';
import type { Reader } from '../../electron/store/database.ts';
import { ordersAfter, personalIsDue, waitingForTheirTime } from '../../electron/store/personal.ts';
import { searchedIn } from '../../electron/store/orders/order-search.ts';
import { readSettings, writeSetting } from '../../electron/store/settings.ts';
import { verifyTrace } from '../../electron/store/trace.ts';
import { recognisePortion } from '../../electron/use-cases/customers/customer-desk.ts';
import { takeIn } from '../../electron/use-cases/intake/take-in.ts';
import { erasePersonal } from '../../electron/use-cases/personal/erase-personal.ts';
import { addPaidOrder, addPrintedParcel, draftOf, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

const day = 86_400_000;
const going = () => true;
const canary = { name: '金丝雀甲', phone: '19912345678', detail: '金丝雀路七百号' };

const finish = (shop: TestShop, id: OrderId, at: number): void => {
  inOneStep(shop.services, ({ writer }) => {
    writer.run(`UPDATE orders SET state = 'completed', completed_at = ?, handed_over_at = ?, sort_at = ? WHERE id = ?`, at, at, at, id);
    writer.run(`UPDATE parcels SET state = 'voided', voided_at = ? WHERE id IN (SELECT parcel_id FROM parcel_orders WHERE order_id = ?)`, at, id);
  });
};

/** An order with everything that hangs on one. */
const fullOrder = (shop: TestShop, number: string): OrderId => {
  const id = addPaidOrder(shop, { number, receiver: canary, buyerMessage: `打 ${canary.phone}` });
  addPrintedParcel(shop, [id], { waybillNumber: `77199${number.slice(-8)}` });
  inOneStep(shop.services, ({ writer, at, reindex }) => {
    writer.run(`UPDATE print_sheets SET picture = json_set(picture, '$.marks[0].text', ?)`, `${canary.name} ${canary.phone}`);
    writer.run('INSERT INTO order_notes (order_id, at, staff_id, text) VALUES (?, ?, ?, ?)', id, at, shop.manager.staffId, `回电 ${canary.phone}`);
    writer.run(`INSERT INTO typed_orders (order_id, at, channel, source_text, text_print) VALUES (?, ?, 'wechat', ?, 'x')`, id, at, `${canary.name} ${canary.phone} ${canary.detail}`);
    insertNoteMessage(writer, { platform: 'taobao', orderId: id, platformOrderNumber: number, text: `电话 ${canary.phone}`, flag: 'red', flagNumber: 1 }, at);
    writer.run(`UPDATE outbox SET state = 'done', ended_at = ? WHERE order_id = ?`, at, id);
    writer.run(
      `INSERT INTO tasks (kind, code, cause, order_id, due_at, created_at, outcome, outcome_note, ended_at) VALUES ('contact', 'other', ?, ?, ?, ?, 'done', ?, ?)`,
      `t${number}`, id, at, at, `打了 ${canary.phone}`, at,
    );
    reindex(id);
  });
  while (recognisePortion(shop.services, 50) > 0);
  finish(shop, id, shop.clock.now);
  return id;
};

/** Every file of the shop's folder in which the text stands, as UTF-8 bytes. */
const filesWith = (folder: string, text: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)).filter((file) => readFileSync(file).includes(text));

describe('retention of personal data', () => {
  test('case 19: when its time has come, a phone is in no file of the shop any more, neither in the store, its log, nor its indexes', async () => {
    const shop = await openTestShop();
    // Others around it, so that its pages and index parts are shared.
    for (let n = 0; n < 40; n += 1) addPaidOrder(shop, { receiver: { name: `张${n}三`, phone: `1370000${1000 + n}` } });
    const id = fullOrder(shop, '3515000000000777');
    const { reader } = shop.store;
    expect(filesWith(shop.folder, canary.phone)).not.toEqual([]);
    // Terms lie in the index one behind the other, each less what it shares with the one before: these stand there whole.
    const inIndex = (piece: string): boolean => reader.first('SELECT id FROM order_search_data WHERE instr(block, ?) > 0', Buffer.from(piece)) !== undefined;
    const whole = [...Array(8).keys()].map((at) => canary.phone.slice(at, at + 4)).filter(inIndex);
    expect(whole).not.toEqual([]);
    // What was drawn for it, in the spool and in the folder of printed PDFs; and a PDF of yesterday.
    const spooled = join(shop.folder, 'spool', 'job-1.json');
    mkdirSync(join(shop.folder, 'spool'));
    mkdirSync(join(shop.folder, 'pdf'));
    for (const file of [spooled, join(shop.folder, 'pdf', 'old.pdf'), join(shop.folder, 'pdf', 'new.pdf')]) writeFileSync(file, file.includes('new') ? 'new' : canary.phone);
    for (const file of [spooled, join(shop.folder, 'pdf', 'old.pdf')]) utimesSync(file, shop.clock.now / 1000, shop.clock.now / 1000);
    inOneStep(shop.services, ({ writer }) => writer.run('UPDATE print_jobs SET file = ?', spooled));
    shop.clock.now += 800 * day;
    utimesSync(join(shop.folder, 'pdf', 'new.pdf'), shop.clock.now / 1000, shop.clock.now / 1000);
    expect(await erasePersonal(shop.services, going)).toBe(1);
    expect(readdirSync(join(shop.folder, 'pdf'))).toEqual(['new.pdf']);
    expect(searchedIn(reader, id)?.receiver).toMatchObject({ name: '', phone: '', detail: '', province: '四川省' });
    expect(reader.first<{ after: string }>(`SELECT after FROM trace WHERE action = 'personal.erased'`)?.after).toBe('{"orders":1,"months":24}');
    expect(reader.all('SELECT name FROM sqlite_schema WHERE name = ?', 'personal_wash')).toEqual([]);
    reader.first('PRAGMA wal_checkpoint(TRUNCATE)');
    for (const text of [canary.phone, canary.name, canary.detail]) expect(filesWith(shop.folder, text)).toEqual([]);
    // The pieces that the indexes held of it, too: its phone in fours, its name in pairs (which the dictionary of sounds keeps, as pairs alone).
    for (const index of ['order_search', 'customer_search']) {
      for (const piece of ['9912', '2345', '5678', '金丝', '丝雀', '雀甲']) {
        expect(reader.all(`SELECT rowid FROM ${index} WHERE ${index} MATCH ?`, `"${piece}"`), `${index} ${piece}`).toEqual([]);
      }
    }
    for (const piece of whole) expect(filesWith(shop.folder, piece), piece).toEqual([]);
    expect((await verifyTrace(reader)).sound).toBe(true);
    expect(reader.first<{ text: string }>('SELECT text FROM order_notes WHERE order_id = ?', id)?.text).toBe('※');
    // Still the same buyer, by hashes alone, and nobody is recognised anew.
    expect(reader.first<{ n: number }>('SELECT count(*) AS n FROM customer_orders WHERE order_id = ?', id)?.n).toBe(1);
    expect(reader.first<{ n: number }>('SELECT count(*) AS n FROM customer_backlog WHERE order_id = ?', id)?.n).toBe(0);
    shop.close();
    expect(filesWith(shop.folder, canary.phone)).toEqual([]);
  });

  test('an order with something open waits, and goes with the first round after that has ended', async () => {
    const shop = await openTestShop();
    const id = fullOrder(shop, '3515000000000888');
    inOneStep(shop.services, ({ writer, at }) => {
      writer.run(`INSERT INTO tasks (kind, code, cause, order_id, due_at, created_at) VALUES ('contact', 'other', 'open one', ?, ?, ?)`, id, at, at);
    });
    shop.clock.now += 800 * day;
    expect(await erasePersonal(shop.services, going)).toBe(0);
    expect(searchedIn(shop.store.reader, id)?.receiver.phone).toBe(canary.phone);
    inOneStep(shop.services, ({ writer, at }) => {
      writer.run(`UPDATE tasks SET outcome = 'done', ended_at = ? WHERE cause = 'open one'`, at);
    });
    expect(await erasePersonal(shop.services, going)).toBe(1);
    expect(searchedIn(shop.store.reader, id)?.receiver.phone).toBe('');
    shop.close();
  });

  test('what is younger than the setting stays; a longer setting keeps more, and what an old file brings back goes again', async () => {
    const shop = await openTestShop();
    const id = fullOrder(shop, '3515000000000999');
    shop.clock.now += 700 * day;
    expect(await erasePersonal(shop.services, going)).toBe(0);
    inOneStep(shop.services, ({ writer }) => {
      writeSetting(writer, 'personalRetentionMonths', 12);
    });
    expect(await erasePersonal(shop.services, going)).toBe(1);
    inOneStep(shop.services, (step) => {
      mustBe(takeIn(step, { ...draftOf({ number: '3515000000000999', receiver: canary, state: 'completed', buyerMessage: '新的' }, shop.clock.now - 700 * day), platformNote: '又来了' }));
    });
    await erasePersonal(shop.services, going);
    expect(searchedIn(shop.store.reader, id)?.receiver.phone).toBe('');
    expect(readSettings(shop.store.reader).personalRound).toMatchObject({ erased: 0, washed: true });
    shop.close();
  });

  test('a round that is cut off goes on where it was, and is told once', async () => {
    const shop = await openTestShop();
    const ids = Array.from({ length: 25 }, (_, n) => addPaidOrder(shop, { number: `35150000000100${String(n).padStart(2, '0')}` }));
    for (const [n, id] of ids.entries()) finish(shop, id, shop.clock.now + n);
    shop.clock.now += 800 * day;
    let asked = 0;
    await erasePersonal(shop.services, () => (asked += 1) <= 2);
    const { erased } = readSettings(shop.store.reader).personalRound;
    expect(erased).toBeGreaterThan(0);
    expect(erased).toBeLessThan(25);
    expect(await erasePersonal(shop.services, going)).toBe(25);
    expect(shop.store.reader.all(`SELECT after FROM trace WHERE action = 'personal.erased'`)).toEqual([{ after: '{"orders":25,"months":24}' }]);
    shop.close();
  });

  test('a million orders cost it nothing: every question goes by an index', async () => {
    const shop = await openTestShop();
    const asked: string[] = [];
    const { reader } = shop.store;
    const listening: Reader = {
      first: (sql, ...values) => (asked.push(sql), reader.first(sql, ...values)),
      all: (sql, ...values) => (asked.push(sql), reader.all(sql, ...values)),
    };
    ordersAfter(listening, { sortAt: 0, orderId: 0 }, 1, 10);
    personalIsDue(listening, 1 as OrderId, 1);
    waitingForTheirTime(listening, 0, 10);
    const plans = asked.flatMap((sql) => reader.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...Array.from({ length: sql.split('?').length - 1 }, () => 1)));
    expect(plans.map(({ detail }) => detail).filter((detail) => /SCAN|TEMP B-TREE/.test(detail))).toEqual([]);
    shop.close();
  });

  test('what is append-only stays so: only an erased order\'s words may go, and only to nothing', async () => {
    const shop = await openTestShop();
    const id = fullOrder(shop, '3515000000000555');
    const write = (sql: string): (() => void) => () => inOneStep(shop.services, ({ writer }) => writer.run(sql, id));
    expect(write(`UPDATE order_notes SET text = '※' WHERE order_id = ?`)).toThrow('append-only');
    expect(write(`UPDATE typed_orders SET source_text = '', text_print = '' WHERE order_id = ?`)).toThrow('stays as it was');
    expect(write(`UPDATE tasks SET outcome_note = '' WHERE order_id = ?`)).toThrow('never changed');
    shop.clock.now += 800 * day;
    await erasePersonal(shop.services, going);
    expect(write(`UPDATE order_notes SET text = 'other' WHERE order_id = ?`)).toThrow('append-only');
    shop.close();
  });
});
