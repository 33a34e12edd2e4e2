import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputFor } from '../../shared/contract/index.ts';
import type { OrderId, ParcelId, WaveId } from '../../shared/domain/ids.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { insertWave, putIntoWave } from '../../electron/store/waves.ts';
import { holdOrder, voidParcel } from '../../electron/use-cases/order-changes.ts';
import { packingParcel } from '../../electron/use-cases/packing/queries.ts';
import { reportFault } from '../../electron/use-cases/packing/fault.ts';
import { scan } from '../../electron/use-cases/packing/scan.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import { makeWave, previewWave } from '../../electron/use-cases/waves/make-wave.ts';
import { closeWave, giveWave, releaseWave, takeWave } from '../../electron/use-cases/waves/owners.ts';
import { pick, pickLine, unpick } from '../../electron/use-cases/waves/pick.ts';
import { countWaves, listWaves, pickingView } from '../../electron/use-cases/waves/wave-views.ts';
import { addPaidOrder, addPrintedParcel, addStaff, codeOf, inOneStep, mustBe, openTestShop, packParcel, tracedActions, waybillOf, type TestLine, type TestShop } from '../support/shop.ts';

let shop: TestShop;
let picker: Caller;
let other: Caller;
const everything: InputFor<'waves', 'make'> = { courierCode: null, urgency: 'all', size: 'any', most: 30, slots: true, mine: true };
const jeans: TestLine = { code: 'NZ801-28', barcode: '6901234567892', shelf: 'A-2' };
const shirt: TestLine = { code: 'T100-M', barcode: '6901234567908', shelf: 'A-10' };

beforeEach(async () => {
  shop = await openTestShop();
  picker = addStaff(shop, '李强');
  other = addStaff(shop, '单秀英');
});
afterEach(() => {
  shop.close();
});

const printed = (lines: readonly TestLine[], courierCode = 'ZTO'): { orderId: OrderId; parcelId: ParcelId } => {
  const orderId = addPaidOrder(shop, { lines });
  return { orderId, parcelId: addPrintedParcel(shop, [orderId], { courierCode }) };
};
const promise = (orderId: OrderId, at: number): void => {
  shop.store.write((writer) => writer.run('UPDATE orders SET promised_ship_at = ? WHERE id = ?', at, orderId));
};
const make = (wish: Partial<typeof everything> = {}, caller: Caller = picker) => makeWave(shop.services, caller, { ...everything, ...wish });
const parcelsOf = (waveId: WaveId): number[] =>
  shop.store.reader.all<{ id: number }>('SELECT parcel_id AS id FROM wave_parcels WHERE wave_id = ? ORDER BY slot, parcel_id', waveId).map(({ id }) => id);
const hold = (orderId: OrderId): void => inOneStep(shop.services, (step) => {
  mustBe(holdOrder(step, orderById(step.writer, orderId)!, { reason: 'other', note: '', until: null }));
});
const isOpen = (waveId: WaveId): boolean => mustBe(listWaves(shop.services)).some((wave) => wave.waveId === waveId);

describe('making a wave', () => {
  test('PK-1: the preview says what the wave then holds; packed, held, reserved and refunded ones are not in it', () => {
    const good = [printed([jeans]), printed([jeans, { ...shirt, quantity: 2 }])];
    const packed = printed([jeans]);
    packParcel(shop, picker, packed.parcelId, [packed.orderId]);
    hold(printed([jeans]).orderId);
    addPrintedParcel(shop, [addPaidOrder(shop, { lines: [jeans] })], { printed: false });
    printed([{ ...jeans, refund: 'succeeded' }]);
    expect(mustBe(previewWave(shop.services, everything))).toMatchObject({ parcels: 2, pieces: 4, shelves: 2, skus: 2, eligible: [{ courierCode: 'ZTO', parcels: 2 }] });
    const wave = mustBe(make());
    expect(wave).toMatchObject({ parcels: 2, pieces: 4, slots: 2, owner: { name: '李强' }, packed: 0, picked: 0, sorted: 0 });
    expect(parcelsOf(wave.waveId)).toEqual(good.map(({ parcelId }) => parcelId));
    expect(mustBe(countWaves(shop.services))).toEqual({ waves: 1 });
  });

  test('PK-1: by courier, urgency and size; the most urgent parcel has slot 1', () => {
    const later = printed([jeans]);
    const late = printed([shirt], 'YTO');
    const today = printed([jeans, shirt]);
    promise(late.orderId, shop.clock.now - 1);
    promise(today.orderId, shop.clock.now + 3_600_000);
    promise(later.orderId, shop.clock.now + 3 * 86_400_000);
    const holds = (wish: Partial<typeof everything>) => mustBe(previewWave(shop.services, { ...everything, ...wish })).parcels;
    expect([holds({ courierCode: 'YTO' }), holds({ urgency: 'late' }), holds({ urgency: 'today' }), holds({ size: 'single_piece' }), holds({ most: 2 })]).toEqual([1, 1, 2, 2, 2]);
    expect(parcelsOf(mustBe(make()).waveId)).toEqual([late.parcelId, today.parcelId, later.parcelId]);
  });

  test('PK-1: today ends at the shop\'s midnight, not at UTC\'s', () => {
    shop.clock.now = Date.UTC(2026, 10, 21, 15, 0); // 23:00 in Shanghai
    const tonight = printed([jeans]);
    const tomorrow = printed([jeans]);
    promise(tonight.orderId, Date.UTC(2026, 10, 21, 15, 59));
    promise(tomorrow.orderId, Date.UTC(2026, 10, 21, 16, 0));
    expect(mustBe(previewWave(shop.services, { ...everything, urgency: 'today' })).parcels).toBe(1);
  });

  test('PK-1: a parcel is never in two open waves, and the store itself refuses it', () => {
    const { parcelId } = printed([jeans]);
    const first = mustBe(make());
    expect(codeOf(make({}, other))).toBe('wave.nothing_fits');
    shop.store.write((writer) => {
      const second = insertWave(writer, { courierCode: '', madeBy: other.staffId, ownerId: null, slots: 1 }, shop.clock.now);
      expect(putIntoWave(writer, second, parcelId, 1)).toBe(false);
    }, () => false);
    expect(parcelsOf(first.waveId)).toEqual([parcelId]);
  });

  test('PK-1: nothing fits: no wave, no trace', () => {
    expect(codeOf(make())).toBe('wave.nothing_fits');
    expect(shop.store.reader.first<{ n: number }>('SELECT count(*) AS n FROM waves')?.n).toBe(0);
    expect(shop.events).toEqual([]);
  });

  test('PK-1: a fault in the middle leaves no half wave', () => {
    printed([jeans]);
    printed([shirt]);
    let written = 0;
    const faulty = { ...shop.services, store: { ...shop.store, write: ((body, keep) => shop.store.write((writer) => body({ ...writer, run: (sql, ...values) => {
      if (sql.includes('INTO wave_parcels') && (written += 1) === 2) throw new Error('the disk is gone');
      return writer.run(sql, ...values);
    } }), keep)) as typeof shop.store.write } };
    expect(() => makeWave(faulty, picker, everything)).toThrow('the disk is gone');
    expect(mustBe(listWaves(shop.services))).toEqual([]);
    expect(mustBe(make()).parcels).toBe(2);
  });
});

describe('whose wave it is', () => {
  test('PK-1: two take the same wave: one wins, the other is told who', () => {
    printed([jeans]);
    const { waveId } = mustBe(make({ mine: false }));
    mustBe(takeWave(shop.services, picker, { waveId }));
    expect(takeWave(shop.services, other, { waveId })).toMatchObject({ ok: false, refusal: { code: 'wave.taken', params: { owner: '李强' } } });
    mustBe(takeWave(shop.services, picker, { waveId }));
    expect(tracedActions(shop, 'wave', waveId)).toEqual(['wave.made', 'wave.taken']);
  });

  test('PK-1: only the owner works on it; the owner or the manager hands it over', () => {
    printed([jeans]);
    const { waveId } = mustBe(make());
    const code = '6901234567892';
    expect(codeOf(pick(shop.services, other, { waveId, code }))).toBe('wave.not_yours');
    expect([giveWave(shop.services, other, { waveId, staffId: other.staffId }), releaseWave(shop.services, other, { waveId }), closeWave(shop.services, other, { waveId })].map(codeOf))
      .toEqual(['wave.not_yours', 'wave.not_yours', 'wave.not_yours']);
    mustBe(giveWave(shop.services, shop.manager, { waveId, staffId: other.staffId }));
    expect(codeOf(pick(shop.services, picker, { waveId, code }))).toBe('wave.not_yours');
    mustBe(releaseWave(shop.services, other, { waveId }));
    expect(codeOf(pick(shop.services, other, { waveId, code }))).toBe('wave.nobodys');
    expect(codeOf(giveWave(shop.services, shop.manager, { waveId, staffId: 999 as never }))).toBe('staff.unknown');
    expect(codeOf(takeWave(shop.services, picker, { waveId: 999 as WaveId }))).toBe('wave.unknown');
  });
});

describe('how a wave ends', () => {
  test('PK-1: closed by hand: what is not packed is free again, also what was held or voided meanwhile', () => {
    const [packed, held, voided, left] = [printed([jeans]), printed([jeans]), printed([jeans]), printed([jeans])];
    const { waveId } = mustBe(make());
    packParcel(shop, picker, packed.parcelId, [packed.orderId]);
    hold(held.orderId);
    inOneStep(shop.services, (step) => mustBe(voidParcel(step, voided.parcelId, 'lines_changed')));
    expect(mustBe(listWaves(shop.services))[0]).toMatchObject({ parcels: 4, packed: 1, stopped: 2 });
    expect(mustBe(closeWave(shop.services, picker, { waveId }))).toEqual({ packed: 1, back: 3 });
    expect(parcelsOf(waveId)).toEqual([packed.parcelId]);
    expect(codeOf(closeWave(shop.services, picker, { waveId }))).toBe('wave.closed');
    expect(codeOf(pickingView(shop.services, { waveId }))).toBe('wave.closed');
    expect(parcelsOf(mustBe(make()).waveId)).toEqual([left.parcelId]);
  });

  test('PK-1: it closes by itself when the last parcel is packed at the table', () => {
    const one = printed([jeans]);
    const { waveId } = mustBe(make());
    const packer = { ...other, signatureStands: true };
    expect(mustBe(packingParcel(shop.services, { parcelId: one.parcelId })).wave).toEqual({ waveId, slot: 1 });
    mustBe(scan(shop.services, packer, { parcelId: null, code: waybillOf(shop, one.parcelId) }));
    shop.events.length = 0;
    expect(mustBe(scan(shop.services, packer, { parcelId: one.parcelId, code: '6901234567892' })).code).toBe('parcel_packed');
    expect(isOpen(waveId)).toBe(false);
    expect(shop.events.map(({ name }) => name)).toContain('waves.changed');
    expect(mustBe(packingParcel(shop.services, { parcelId: one.parcelId })).wave).toBeUndefined();
    expect(tracedActions(shop, 'wave', waveId)).toEqual(['wave.made', 'wave.over']);
  });

  test('PK-1: it closes by itself when the last one is held, and the held one may go into another wave after its release', () => {
    const [packed, held] = [printed([jeans]), printed([shirt])];
    const { waveId } = mustBe(make());
    packParcel(shop, picker, packed.parcelId, [packed.orderId]);
    expect(isOpen(waveId)).toBe(true);
    hold(held.orderId);
    expect(isOpen(waveId)).toBe(false);
    expect(parcelsOf(waveId)).toEqual([packed.parcelId]);
  });

  test('PK-1: a parcel packed in a closed wave and opened again may go into a new one', () => {
    const one = printed([jeans]);
    const { waveId } = mustBe(make());
    packParcel(shop, picker, one.parcelId, [one.orderId]);
    expect(isOpen(waveId)).toBe(false);
    shop.store.write((writer) => {
      writer.run(`UPDATE parcels SET state = 'printed', packed_by = NULL, packed_at = NULL WHERE id = ?`, one.parcelId);
      writer.run(`UPDATE orders SET state = 'paid' WHERE id = ?`, one.orderId);
    });
    expect(parcelsOf(mustBe(make()).waveId)).toEqual([one.parcelId]);
  });

  test('PK-7: a fault at the table stops the parcel in its wave', () => {
    const one = printed([jeans]);
    printed([jeans]);
    mustBe(make());
    mustBe(reportFault(shop.services, other, { parcelId: one.parcelId, reason: 'other', lineId: null, pieces: 0, waybill: 'keep', note: '破' }));
    expect(mustBe(listWaves(shop.services))[0]).toMatchObject({ parcels: 2, stopped: 1, pieces: 1 });
  });
});

describe('the pick list on screen', () => {
  const lineOf = (waveId: WaveId, code: string) => mustBe(pickingView(shop.services, { waveId })).lines.find(({ skuCode }) => skuCode === code)!;

  test('PK-1: shelf order, each article once with totals, parcels and slots; A-2 before A-10, without shelf last', () => {
    printed([shirt, { code: 'X', title: '赠品' }]);
    printed([{ ...jeans, quantity: 2 }, shirt]);
    const { waveId } = mustBe(make());
    expect(mustBe(pickingView(shop.services, { waveId })).lines.map(({ skuCode, shelf, wanted, parcels, slots }) => [skuCode, shelf, wanted, parcels, slots])).toEqual([
      ['NZ801-28', 'A-2', 2, 1, [2]], ['T100-M', 'A-10', 2, 2, [1, 2]], ['X', '', 1, 1, [1]],
    ]);
  });

  test('PK-1: scans count, one too many, an item of another wave, an unknown barcode; a key ticks the rest and takes back', () => {
    printed([{ ...jeans, quantity: 2 }]);
    const { waveId } = mustBe(make());
    printed([shirt]);
    const second = mustBe(make({}, other));
    const said = (code: string) => mustBe(pick(shop.services, picker, { waveId, code }));
    expect(said('6901234567892')).toMatchObject({ tone: 'good', code: 'picked', params: { picked: 1, wanted: 2 } });
    expect(said('T100-M')).toMatchObject({ tone: 'bad', code: 'not_in_wave', params: { otherWave: second.waveId } });
    expect(said('4006381333931')).toMatchObject({ tone: 'bad', code: 'unknown_code' });
    expect(said('')).toMatchObject({ tone: 'bad', code: 'unknown_code' });
    const { lineId } = lineOf(waveId, 'NZ801-28');
    expect(mustBe(pickLine(shop.services, picker, { waveId, lineId })).code).toBe('all_picked');
    expect(said('6901234567892').code).toBe('one_too_many');
    expect(mustBe(unpick(shop.services, picker, { waveId, lineId }))).toMatchObject({ code: 'taken_back', params: { picked: 1 } });
    expect(mustBe(unpick(shop.services, picker, { waveId, lineId })).code).toBe('taken_back');
    expect(mustBe(unpick(shop.services, picker, { waveId, lineId })).code).toBe('nothing_to_take_back');
    expect(codeOf(pickLine(shop.services, picker, { waveId, lineId: 99_999 as never }))).toBe('wave.article_unknown');
  });

  test('PK-1: what was picked for an order that is held then is told to go back', () => {
    const one = printed([{ ...jeans, quantity: 2 }]);
    printed([jeans]);
    const { waveId } = mustBe(make());
    mustBe(pickLine(shop.services, picker, { waveId, lineId: lineOf(waveId, 'NZ801-28').lineId }));
    hold(one.orderId);
    expect(lineOf(waveId, 'NZ801-28')).toMatchObject({ wanted: 1, picked: 1, surplus: 2 });
    mustBe(unpick(shop.services, picker, { waveId, lineId: lineOf(waveId, 'NZ801-28').lineId }));
    expect(lineOf(waveId, 'NZ801-28')).toMatchObject({ wanted: 1, picked: 1, surplus: 1 });
  });
});
