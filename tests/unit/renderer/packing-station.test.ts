import { describe, expect, test } from 'vitest';
import type { PackingParcel, PackingVerdict } from '../../../shared/contract/packing.ts';
import type { OrderId, OrderLineId, ParcelId } from '../../../shared/domain/ids.ts';
import { gramsTyped } from '../../../shared/domain/packing/typed-weight.ts';
import { notesOf } from '../../../renderer/components/sound/sounds.ts';
import { wishOf } from '../../../renderer/screens/packing/station-keys.ts';
import {
  emptyStation, hearNews, hearOddWeight, hearUndo, hearVerdict, hearWeight, openParcelId, piecesOf, type Station,
} from '../../../renderer/screens/packing/station-state.ts';

type Line = PackingParcel['lines'][number];
const line = (keyNumber: number, more: Partial<Line> = {}): Line => ({
  lineId: (100 + keyNumber) as OrderLineId, keyNumber, skuCode: `SKU-${String(keyNumber)}`, title: '直筒牛仔裤', colour: '深蓝', size: '28', shelf: 'A-03-2',
  barcode: '', pictureId: null, wanted: 1, counted: 0, checks: [], ...more,
});
const parcel = (more: Partial<PackingParcel> = {}): PackingParcel => ({
  parcelId: 7 as ParcelId, courierCode: 'ZTO', waybillNumber: '771000000000231', state: 'printed',
  orders: [{ orderId: 1 as OrderId, platform: 'taobao', platformOrderNumber: '3515', state: 'paid', flag: 'grey', holdReason: null, holdNote: '', buyerMessage: '', notes: [] }],
  receiverName: '欧阳雨馨', place: '四川省成都市', lines: [line(1), line(2, { wanted: 2 })], instructions: [], stop: null, weightG: null, packedBy: null, ...more,
});
const verdict = (code: PackingVerdict['code'], tone: PackingVerdict['tone'], of: PackingParcel | null, params = {}): PackingVerdict => ({ code, tone, parcel: of, params });
const opened = (of: PackingParcel = parcel()): Station => hearVerdict(emptyStation, verdict('parcel_opened', 'good', of), false).station;

describe('what the station takes in', () => {
  test('PK-2: a scanned waybill opens its parcel, with the sound of right', () => {
    const heard = hearVerdict(emptyStation, verdict('parcel_opened', 'good', parcel()), false);
    expect(openParcelId(heard.station)).toBe(7);
    expect(heard.sound).toBe('right');
  });

  test('PK-2: a wrong item leaves the parcel open and sounds wrong', () => {
    const heard = hearVerdict(opened(), verdict('wrong_item', 'bad', null, { skuCode: 'NZ801-29' }), false);
    expect(openParcelId(heard.station)).toBe(7);
    expect(heard.station.said).toEqual({ tone: 'bad', code: 'wrong_item', params: { skuCode: 'NZ801-29' } });
    expect(heard.sound).toBe('wrong');
  });

  test('PK-2: the line that went up is the one that is marked', () => {
    const counted = parcel({ lines: [line(1), line(2, { wanted: 2, counted: 1 })] });
    expect(hearVerdict(opened(), verdict('item_counted', 'good', counted), false).station.lineId).toBe(102);
  });

  test('PK-2: a parcel packed, voided or gone is shown but takes no more items', () => {
    for (const state of ['packed', 'voided', 'handed_over', 'reserved'] as const) {
      const code = state === 'packed' ? 'already_packed' : 'voided';
      expect(openParcelId(hearVerdict(emptyStation, verdict(code, 'bad', parcel({ state })), false).station)).toBeNull();
    }
  });

  test('PK-2: finishing sounds of its own and closes the parcel by itself', () => {
    const heard = hearVerdict(opened(), verdict('parcel_packed', 'good', parcel({ state: 'packed' })), false);
    expect(heard.sound).toBe('finished');
    expect(openParcelId(heard.station)).toBeNull();
    expect(heard.station.panel).toBe('none');
  });

  test('PK-6: a shop that weighs is asked for the weight when the parcel is packed, once', () => {
    const packed = parcel({ state: 'packed' });
    expect(hearVerdict(opened(), verdict('parcel_packed', 'good', packed), true).station.panel).toBe('weight');
    expect(hearVerdict(opened(), verdict('parcel_packed', 'good', { ...packed, weightG: 610 }), true).station.panel).toBe('none');
  });

  test('PK-6: an odd weight is neither right nor wrong: amber, with a sound of its own, until it is kept or the parcel opened again', () => {
    const packed = hearVerdict(opened(), verdict('parcel_packed', 'good', parcel({ state: 'packed' })), true).station;
    const odd = hearOddWeight(packed, 290);
    expect(odd).toMatchObject({ sound: 'doubt', station: { panel: 'weight', said: { tone: 'doubt', code: 'odd_weight', params: { byG: 290 } } } });
    expect(Object.values(notesOf).filter((notes) => JSON.stringify(notes) === JSON.stringify(notesOf.doubt))).toHaveLength(1);
    expect(hearNews(odd.station, parcel({ state: 'packed' })).station.said).toMatchObject({ tone: 'doubt' });
    expect(hearWeight(odd.station, 900).station).toMatchObject({ panel: 'none', parcel: { weightG: 900 }, said: { tone: 'good', code: 'weight_taken' } });
    expect(hearWeight(packed, 610).station.said).toMatchObject({ code: 'parcel_packed' });
    const next = hearVerdict(odd.station, verdict('parcel_opened', 'good', parcel()), true);
    expect(next).toMatchObject({ sound: 'right', station: { said: { tone: 'good' } } });
  });

  test('PK-5: the PIN is asked in place when the signature needs it', () => {
    expect(hearVerdict(opened(), verdict('needs_signature', 'good', parcel()), false).station.panel).toBe('signature');
  });

  test('PK-2: taking back says so, and only when something went back', () => {
    const station = opened(parcel({ lines: [line(1, { counted: 1 }), line(2, { wanted: 2 })] }));
    expect(hearUndo(station, verdict('parcel_opened', 'good', parcel())).station.said).toMatchObject({ code: 'count_taken_back' });
    expect(hearUndo(opened(), verdict('parcel_opened', 'good', parcel())).station.said).toMatchObject({ code: 'parcel_opened' });
  });
});

describe('what others do shows at once', () => {
  const held = parcel({ stop: { code: 'held', params: { reason: 'change_requested' } } });

  test('PK-2: a hold by customer service stops the open parcel with its sound', () => {
    const heard = hearNews(opened(), held);
    expect(heard.station.said).toEqual({ tone: 'bad', code: 'held', params: { reason: 'change_requested' } });
    expect(heard.sound).toBe('wrong');
  });

  test('PK-2: the same stop seen again does not sound again', () => {
    expect(hearNews(hearNews(opened(), held).station, held).sound).toBeNull();
  });

  test('PK-2: a release gives leave to go on', () => {
    const heard = hearNews(hearNews(opened(), held).station, parcel());
    expect(heard.station.said).toMatchObject({ tone: 'good', code: 'released' });
  });

  test('PK-2: a parcel that another packer finished closes here', () => {
    const heard = hearNews(opened(), parcel({ state: 'packed', packedBy: '李强' }));
    expect(openParcelId(heard.station)).toBeNull();
    expect(heard.station.said).toMatchObject({ code: 'already_packed', params: { by: '李强' } });
  });

  test('PK-2: news of another parcel changes nothing', () => {
    const station = opened();
    expect(hearNews(station, parcel({ parcelId: 8 as ParcelId, stop: held.stop })).station).toBe(station);
  });
});

describe('keys', () => {
  const press = (key: string, control = false) => ({ key, control });

  test('PK-2: a number key confirms an item without barcode; one with barcode is to be scanned', () => {
    const station = opened(parcel({ lines: [line(1), line(2, { barcode: '6901234567892' })] }));
    expect(wishOf(station, press('1'), false)).toEqual({ wish: 'confirm', lineId: 101 });
    expect(wishOf(station, press('2'), false)).toEqual({ wish: 'scan_it', keyNumber: 2 });
    expect(wishOf(station, press('9'), false)).toEqual({ wish: 'no_such_line', keyNumber: 9 });
  });

  test('PK-2: without an open parcel a number begins a code typed by hand', () => {
    expect(wishOf(emptyStation, press('7'), false)).toEqual({ wish: 'type_code', first: '7' });
  });

  test('PK-2: Escape leaves an uncounted parcel at once and asks before counts are forgotten', () => {
    expect(wishOf(opened(), press('Escape'), false)).toEqual({ wish: 'leave' });
    expect(wishOf(opened(parcel({ lines: [line(1, { counted: 1 })] })), press('Escape'), false)).toEqual({ wish: 'ask_put_aside' });
  });

  test('PK-2: Backspace and Ctrl+Z take back the last piece', () => {
    expect(wishOf(opened(), press('Backspace'), false)).toEqual({ wish: 'take_back' });
    expect(wishOf(opened(), press('z', true), false)).toEqual({ wish: 'take_back' });
  });

  test('PK-5: Enter signs only what is fully counted and not stopped', () => {
    const full = parcel({ lines: [line(1, { counted: 1 })] });
    expect(wishOf(opened(full), press('Enter'), false)).toEqual({ wish: 'sign' });
    expect(wishOf(opened(), press('Enter'), false)).toBeNull();
    expect(wishOf(opened({ ...full, stop: { code: 'held', params: {} } }), press('Enter'), false)).toBeNull();
  });

  test('PK-6: F6 is there only in a shop that weighs', () => {
    expect(wishOf(opened(), press('F6'), false)).toBeNull();
    expect(wishOf(opened(), press('F6'), true)).toEqual({ wish: 'weight' });
  });

  test.each([['0.61', 610], ['1', 1000], ['1,2', 1200], ['12.345', 12345], ['0', null], ['0.0004', null], ['610', null], ['200', 200_000], ['', null], ['1.2.3', null], ['abc', null]])(
    'PK-6: %j kg is %j g', (typed, grams) => {
      expect(gramsTyped(typed)).toBe(grams);
    });
});

test('PK-2: pieces are summed over all lines', () => {
  expect(piecesOf(parcel({ lines: [line(1, { counted: 1 }), line(2, { wanted: 3, counted: 2 })] }))).toEqual({ counted: 3, wanted: 4 });
});
