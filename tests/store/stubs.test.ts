import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { searchStubs, findStub, stubCalendar, stubDetailOf, stubsOnDay } from '../../electron/use-cases/stubs/archive.ts';
import { fillBacklog, sealDays } from '../../electron/use-cases/stubs/upkeep.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import type { ParcelId } from '../../shared/domain/ids.ts';
import { dayMs, handOver, sealAfter, tamper } from '../support/stubs-shop.ts';
import { addStaff, mustBe, openTestShop, waybillPicture, type TestShop } from '../support/shop.ts';

let shop: TestShop;
let packer: Caller;
beforeEach(async () => {
  shop = await openTestShop();
  packer = addStaff(shop, '李强');
});
afterEach(() => {
  shop.close();
});
const found = (text: string): ParcelId[] => mustBe(searchStubs(shop.services, { text, offset: 0, limit: 200 })).rows.map(({ parcelId }) => parcelId);
const today = 20261121;

describe('ST-1: every handed-over parcel has its stub', () => {
  test('ST-1: the closing writes picture, signature, people and times of each parcel', () => {
    const { parcels: [parcel], collectionId } = handOver(shop, packer, [{ number: '351500000077', receiver: { name: '欧阳雨馨', phone: '13912345678' } }]);
    const stub = mustBe(stubDetailOf(shop.services, { parcelId: parcel!.parcelId }));
    expect(stub).toMatchObject({
      waybillNumber: parcel!.number, courierCode: 'ZTO', receiverName: '欧阳雨馨', receiverPhone: '13912345678', place: '四川省成都市武侯区', day: today,
      handedOverAt: shop.clock.now, packedAt: shop.clock.now, scannedAt: shop.clock.now, printedAt: shop.clock.now, packerName: '李强', collectionId, collectorName: '王师傅',
      closedBy: '店长', weightG: null, priceFen: null, intact: true, dayState: 'open', orders: [{ platform: 'taobao', platformOrderNumber: '351500000077' }],
      signature: { how: 'screen', strokes: [[100, 100, 400, 300, 700, 120]], signedBy: '王师傅' },
    });
    expect(JSON.stringify(stub.picture)).toBe(waybillPicture(parcel!.number));
  });

  test('ST-1: the day is the shop’s, not UTC’s', () => {
    shop.clock.now = Date.UTC(2026, 10, 21, 16, 0);
    const { parcels: [parcel] } = handOver(shop, packer, [{}]);
    expect(mustBe(stubDetailOf(shop.services, { parcelId: parcel!.parcelId })).day).toBe(20261122);
  });

  test('ST-1: grouped by day and courier', () => {
    handOver(shop, packer, [{}, {}]);
    handOver(shop, packer, [{}], 'YTO');
    shop.clock.now += dayMs;
    handOver(shop, packer, [{}]);
    expect(mustBe(stubCalendar(shop.services, { month: 202611 })).days).toEqual([
      { day: today, courierCode: 'YTO', stubs: 1, state: 'open' }, { day: today, courierCode: 'ZTO', stubs: 2, state: 'open' },
      { day: today + 1, courierCode: 'ZTO', stubs: 1, state: 'open' },
    ]);
    expect(mustBe(stubsOnDay(shop.services, { day: today, courierCode: null, offset: 0, limit: 100 }))).toMatchObject({ total: 3, rows: [{ courierCode: 'YTO' }, {}, {}] });
    expect(mustBe(stubsOnDay(shop.services, { day: today, courierCode: 'ZTO', offset: 1, limit: 100 }))).toMatchObject({ total: 2, rows: [{ courierCode: 'ZTO' }] });
  });

  test('ST-1: found by number fragment, receiver, phone tail, place, date and courier, alone and together', () => {
    const a = handOver(shop, packer, [{ receiver: { name: '司马相如', phone: '13900001234' } }]).parcels[0]!;
    shop.clock.now += dayMs;
    const b = handOver(shop, packer, [{ receiver: { name: '王小明', phone: '15000005678', province: '北京市', city: '北京市', district: '朝阳区' } }], 'YTO').parcels[0]!;
    expect(found('司马')).toEqual([a.parcelId]);
    expect(found('1234')).toContain(a.parcelId);
    expect(found('5678')).toEqual([b.parcelId]);
    expect(found(a.number.slice(4, 15))).toEqual([a.parcelId]);
    expect(found('北京市朝阳')).toEqual([b.parcelId]);
    expect(found('2026-11-21')).toEqual([a.parcelId]);
    expect(found('20261121')).toEqual([a.parcelId]);
    expect(found('11月22日')).toEqual([b.parcelId]);
    expect(found('2026-11')).toEqual([b.parcelId, a.parcelId]);
    expect(found('圆通')).toEqual([b.parcelId]);
    expect(found('zto')).toEqual([a.parcelId]);
    expect(found('圆通 小明')).toEqual([b.parcelId]);
    expect(found('中通 小明')).toEqual([]);
    expect(found('2026-02-31')).toEqual([]);
    for (const hostile of ['"', '*', 'keys : "cyto"', 'pieces:(', 'NOT', '王 OR 司马', "'; DROP TABLE stubs", '(((', '^']) expect(() => found(hostile)).not.toThrow();
    expect(mustBe(findStub(shop.services, { code: ` ${b.number}\r\n` }))).toEqual({ parcelId: b.parcelId, day: today + 1, courierCode: 'YTO' });
    expect(mustBe(findStub(shop.services, { code: '000' }))).toBeNull();
  });

  test('ST-1: stubs of before there were entries are filled in, in slices, and can be stopped in between', async () => {
    const { parcels } = handOver(shop, packer, Array.from({ length: 30 }, () => ({})));
    tamper(shop, 'DELETE FROM stub_entries');
    tamper(shop, 'DELETE FROM stub_days');
    shop.store.write((writer) => writer.run(`DELETE FROM stub_search WHERE rowid > 0`));
    shop.store.write((writer) => { for (const { parcelId } of parcels) writer.run('INSERT INTO stub_backlog VALUES (?)', parcelId); });
    let slices = 0;
    expect(await fillBacklog(shop.services, () => (slices += 1) <= 1)).toBe(25);
    shop.clock.now += dayMs;
    expect(await sealDays(shop.services, () => true)).toBe(0);
    expect(await fillBacklog(shop.services, () => true)).toBe(5);
    expect(mustBe(stubCalendar(shop.services, { month: 202611 })).days).toEqual([{ day: today, courierCode: 'ZTO', stubs: 30, state: 'open' }]);
    expect(found(parcels[3]!.number)).toEqual([parcels[3]!.parcelId]);
    expect(await sealDays(shop.services, () => true)).toBe(1);
  });
});

describe('ST-2: what is sealed stays', () => {
  test('ST-2: the store itself refuses to change, remove or add', async () => {
    const { parcels: [parcel] } = handOver(shop, packer, [{}]);
    await sealAfter(shop, 1);
    const run = (sql: string) => () => shop.store.write((writer) => writer.run(sql));
    expect(run(`UPDATE stub_entries SET receiver_name = 'x'`)).toThrow('never changed');
    expect(run(`UPDATE stub_entries SET receiver_name = '', receiver_phone = '', place = '', salt = ''`)).toThrow('never changed');
    expect(run(`UPDATE stubs SET picture = '{}'`)).toThrow('never changed');
    expect(run('DELETE FROM stub_entries')).toThrow('sealed');
    expect(run('DELETE FROM stubs')).toThrow('kept');
    expect(run('DELETE FROM stub_days')).toThrow('sealed');
    expect(run('UPDATE stub_days SET stubs = 9')).toThrow('sealed');
    expect(run('UPDATE stub_day_members SET members = NULL')).toThrow('sealed');
    expect(run('DELETE FROM stub_day_members')).toThrow('sealed');
    expect(run(`INSERT INTO stub_entries SELECT parcel_id + 1, courier_code, 'X', receiver_name, receiver_phone, place, salt, personal_hash, day, printed_at, packed_by, packed_at, scanned_at,
      handed_over_at, collection_id, weight_g, courier_weight_g, price_fen, hash FROM stub_entries`)).toThrow('sealed');
    expect(mustBe(stubDetailOf(shop.services, { parcelId: parcel!.parcelId })).intact).toBe(true);
  });

  test('ST-2: with the clock set back, a parcel goes into the next open day, and says when it really left', async () => {
    handOver(shop, packer, [{}]);
    await sealAfter(shop, 1);
    shop.clock.now -= dayMs;
    const { parcels: [late] } = handOver(shop, packer, [{}]);
    expect(mustBe(stubDetailOf(shop.services, { parcelId: late!.parcelId }))).toMatchObject({ day: today + 1, handedOverAt: shop.clock.now });
  });
});
