import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyTrace } from '../../electron/store/trace.ts';
import { verifyDays } from '../../electron/store/stub-verify.ts';
import { stubDetailOf, stubOverview, searchStubs } from '../../electron/use-cases/stubs/archive.ts';
import { startStubDesk, type StubDesk } from '../../electron/use-cases/stubs/stub-desk.ts';
import { dispose, setRetention, takeOver } from '../../electron/use-cases/stubs/take-over.ts';
import { eraseDisposed } from '../../electron/use-cases/stubs/upkeep.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import { handOver, sealAfter, tamper, type HandedOver } from '../support/stubs-shop.ts';
import { addStaff, codeOf, mustBe, openTestShop, tracedActions, type TestShop } from '../support/shop.ts';

const workerFile = new URL('../../electron/store/stub-worker.ts', import.meta.url);
const everything = { first: 19700101, last: 99991231, courierCode: null };
const day = 20261121;

let shop: TestShop;
let packer: Caller;
let handed: HandedOver;
let others: HandedOver;
const bugs: unknown[] = [];

const openShop = async (): Promise<void> => {
  shop = await openTestShop();
  packer = addStaff(shop, '李强');
  handed = handOver(shop, packer, [{}, {}, {}]);
  others = handOver(shop, packer, [{}, {}], 'YTO');
  expect(await sealAfter(shop, 1)).toBe(2);
};
const problems = () => [...verifyDays(shop.store.reader, everything)].flatMap((verdict) => verdict.problems).map(({ kind, parcelId, waybillNumber }) => ({ kind, parcelId, waybillNumber }));
/** Tampers, looks, and puts it back. */
const whileTampered = <T>(table: string, body: () => T): T => {
  tamper(shop, `DROP TABLE IF EXISTS kept`);
  tamper(shop, `CREATE TABLE kept AS SELECT * FROM ${table}`);
  try {
    return body();
  } finally {
    tamper(shop, `DELETE FROM ${table}`);
    tamper(shop, `INSERT INTO ${table} SELECT * FROM kept`);
    tamper(shop, 'DROP TABLE kept');
  }
};

describe('ST-2: a changed byte is found', () => {
  beforeAll(openShop);
  afterAll(() => shop.close());

  test('ST-2: an untouched archive has nothing to say', () => {
    expect(problems()).toEqual([]);
    expect([...verifyDays(shop.store.reader, everything)].map(({ stubs }) => stubs)).toEqual([2, 3]);
  });

  for (const [table, columns] of [
    ['stub_entries', ['courier_code', 'waybill_number', 'receiver_name', 'receiver_phone', 'place', 'salt', 'personal_hash', 'day', 'printed_at', 'packed_by', 'packed_at', 'scanned_at', 'handed_over_at', 'collection_id', 'weight_g', 'courier_weight_g', 'price_fen', 'hash']],
    ['stubs', ['at', 'collection_id', 'picture']],
  ] as const) {
    for (const column of columns) {
      test(`ST-2: one byte of ${table}.${column}`, () => {
        const { parcelId, number } = handed.parcels[1]!;
        whileTampered(table, () => {
          const type = shop.store.reader.first<{ type: string }>(`SELECT type FROM pragma_table_info('${table}') WHERE name = '${column}'`)!.type;
          const flipped = type === 'INTEGER' ? `coalesce(${column}, 0) + 1`
            : column === 'picture' ? `replace(picture, '${number}', '${number.slice(0, -1)}x')`
            : `substr(${column}, 1, length(${column}) - 1) || CASE substr(${column}, -1) WHEN '0' THEN '1' ELSE '0' END`;
          expect(tamper(shop, `UPDATE ${table} SET ${column} = ${flipped} WHERE parcel_id = ?`, parcelId)).toBe(1);
          const found = problems();
          expect(found).toContainEqual({ kind: 'changed', parcelId, waybillNumber: number });
          expect(found.filter((one) => one.parcelId !== parcelId)).toEqual([]);
        });
        expect(problems()).toEqual([]);
      });
    }
  }

  test('ST-2: a stub taken away is named by its number, a forged one too', () => {
    const { parcelId, number } = handed.parcels[0]!;
    whileTampered('stub_entries', () => {
      tamper(shop, 'DELETE FROM stub_entries WHERE parcel_id = ?', parcelId);
      expect(problems()).toEqual([{ kind: 'missing', parcelId, waybillNumber: number }]);
    });
    whileTampered('stub_entries', () => {
      tamper(shop, `INSERT INTO stub_entries SELECT 9999, courier_code, 'FORGED', receiver_name, receiver_phone, place, salt, personal_hash, day, printed_at, packed_by, packed_at, scanned_at,
        handed_over_at, collection_id, weight_g, courier_weight_g, price_fen, hash FROM stub_entries WHERE parcel_id = ?`, parcelId);
      expect(problems()).toEqual([{ kind: 'added', parcelId: 9999, waybillNumber: '' }]);
    });
    whileTampered('stub_entries', () => {
      tamper(shop, 'UPDATE stub_entries SET day = 20200101 WHERE parcel_id = ?', parcelId);
      expect(problems()).toEqual([{ kind: 'changed', parcelId, waybillNumber: number }, { kind: 'added', parcelId, waybillNumber: number }]);
    });
    whileTampered('stubs', () => {
      tamper(shop, 'DELETE FROM stubs WHERE parcel_id = ?', parcelId);
      expect(problems()).toEqual([{ kind: 'changed', parcelId, waybillNumber: number }]);
    });
  });

  test('ST-2: a seal made anew over a forged day is not the one in the trace; a whole day cannot be left out', () => {
    for (const sql of [`UPDATE stub_days SET hash = replace(hash, substr(hash, 1, 1), 'g') WHERE courier_code = 'ZTO'`, `UPDATE stub_days SET stubs = 9 WHERE courier_code = 'ZTO'`]) {
      whileTampered('stub_days', () => {
        tamper(shop, sql);
        expect(problems()).toEqual([{ kind: 'seal_broken', parcelId: null, waybillNumber: '' }]);
      });
    }
    whileTampered('stub_day_members', () => {
      tamper(shop, `UPDATE stub_day_members SET members = substr(members, 1, 40) WHERE courier_code = 'ZTO'`);
      expect(problems().map(({ kind }) => kind)).toEqual(['seal_broken', 'added', 'added']);
    });
    whileTampered('stub_days', () => {
      tamper(shop, `DELETE FROM stub_days WHERE courier_code = 'ZTO'`);
      expect(problems().map(({ kind }) => kind)).toEqual(['seal_missing', 'added', 'added', 'added']);
    });
  });
});

describe('ST-2: taken over after 15 days, disposed of by the retention rule', () => {
  let desk: StubDesk;
  beforeAll(async () => {
    await openShop();
    desk = startStubDesk(shop.services, { workerFile, onBug: (error) => bugs.push(error) });
  });
  afterAll(async () => {
    await desk.stop();
    shop.close();
  });
  const overview = () => mustBe(stubOverview(shop.services, desk));
  const takeThem = (evenDamaged = false) => takeOver(shop.services, desk, shop.manager, { upToDay: day, evenDamaged });

  test('ST-2: the fifteenth day puts them to the manager, not the fourteenth', async () => {
    await sealAfter(shop, 13);
    expect(overview().due).toBeNull();
    expect(codeOf(await takeThem())).toBe('stubs.not_due');
    await sealAfter(shop, 1);
    expect(overview().due).toEqual({ days: 1, stubs: 5, fromDay: day, upToDay: day });
  });

  test('ST-2: a day that is not intact is named first, and taken over only by who says so', async () => {
    tamper(shop, 'UPDATE stub_entries SET price_fen = 1 WHERE parcel_id = ?', handed.parcels[2]!.parcelId);
    expect(await takeThem()).toMatchObject({ ok: false, refusal: { code: 'stubs.not_intact', params: { n: 1, number: handed.parcels[2]!.number } } });
    expect(overview()).toMatchObject({ due: { stubs: 5 }, verification: { state: 'done', daysDone: 2, stubs: 5, problemCount: 1 } });
    expect(mustBe(stubDetailOf(shop.services, { parcelId: handed.parcels[2]!.parcelId })).intact).toBe(false);
    tamper(shop, 'UPDATE stub_entries SET price_fen = NULL WHERE parcel_id = ?', handed.parcels[2]!.parcelId);
  });

  test('ST-2: one confirmation takes all of them over, traced', async () => {
    expect(mustBe(await takeThem())).toEqual({ days: 1, stubs: 5 });
    expect(codeOf(await takeThem())).toBe('stubs.nothing_due');
    expect(overview().due).toBeNull();
    expect(mustBe(stubDetailOf(shop.services, { parcelId: handed.parcels[0]!.parcelId }))).toMatchObject({ dayState: 'taken_over', takenOverBy: '店长', intact: true });
    expect(tracedActions(shop, 'stub_day', day).filter((action) => action !== 'stubs.day_sealed')).toEqual(['stubs.taken_over']);
  });

  test('ST-2: what is younger than the retention stays, whoever asks', async () => {
    expect(codeOf(dispose(shop.services, desk, shop.manager, { upToDay: day }))).toBe('stubs.still_kept');
    mustBe(setRetention(shop.services, shop.manager, { months: 6 }));
    await sealAfter(shop, 150);
    expect(overview()).toMatchObject({ disposable: null, months: 6 });
    await sealAfter(shop, 40);
    expect(overview().disposable).toEqual({ days: 1, stubs: 5, fromDay: day, upToDay: day });
    expect(mustBe(stubDetailOf(shop.services, { parcelId: handed.parcels[0]!.parcelId })).picture).not.toBeNull();
  });

  test('ST-2: disposed of on the manager’s word, also when it is cut off in between: person and picture go, number and hash stay, and it still verifies', async () => {
    const { parcelId, number } = handed.parcels[0]!;
    expect(mustBe(dispose(shop.services, desk, shop.manager, { upToDay: day }))).toEqual({ days: 1, stubs: 5 });
    await eraseDisposed(shop.services, () => true);
    await desk.tend();
    expect(mustBe(stubDetailOf(shop.services, { parcelId }))).toMatchObject({ waybillNumber: number, receiverName: '', receiverPhone: '', place: '', picture: null, dayState: 'disposed', intact: true });
    expect(shop.store.reader.all('SELECT parcel_id FROM stubs')).toEqual([]);
    expect(shop.store.reader.first<{ picture: string }>('SELECT picture FROM print_sheets WHERE parcel_id = ?', parcelId)!.picture).not.toContain(number);
    expect(mustBe(searchStubs(shop.services, { text: '欧阳', offset: 0, limit: 10 })).total).toBe(0);
    expect(mustBe(searchStubs(shop.services, { text: number, offset: 0, limit: 10 })).total).toBe(1);
    expect(overview()).toMatchObject({ disposable: null, erasing: false });
    expect(problems()).toEqual([]);
    expect(tracedActions(shop, 'stub_day', day).at(-1)).toBe('stubs.disposed');
    tamper(shop, 'UPDATE stub_entries SET weight_g = 1 WHERE parcel_id = ?', others.parcels[0]!.parcelId);
    expect(problems()).toEqual([{ kind: 'changed', parcelId: others.parcels[0]!.parcelId, waybillNumber: others.parcels[0]!.number }]);
    expect(await verifyTrace(shop.store.reader)).toMatchObject({ sound: true });
    expect(bugs).toEqual([]);
  });
});
