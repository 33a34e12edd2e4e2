import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { ParcelId } from '../../../shared/domain/ids.ts';
import { goodsKeyOf, mostParcelsInWave, summaryOf, urgencyOf, waveOf, type WaveCandidate, type WaveWish } from '../../../shared/domain/packing/waves.ts';
import { slotOfLabel, slotTyped } from '../../../shared/domain/packing/slot-code.ts';

const clock = { now: 1_000, endOfToday: 2_000 };
const all: WaveWish = { courierCode: null, urgency: 'all', size: 'any', most: 30 };
const parcel = (id: number, shelves: readonly string[], promisedShipAt: number | null = null, courierCode = 'ZTO'): WaveCandidate => ({
  parcelId: id as ParcelId, courierCode, promisedShipAt, goods: shelves.map((shelf) => ({ goods: `sku ${shelf}`, shelf, pieces: 1 })),
});
const ids = (chosen: readonly WaveCandidate[]): number[] => chosen.map(({ parcelId }) => parcelId);

const wanted = fc.record({ goods: fc.constantFrom('a', 'b', 'c', 'd', 'e'), shelf: fc.constantFrom('', 'A-1', 'A-2', 'B-1'), pieces: fc.integer({ min: 1, max: 3 }) });
const candidates = fc
  .array(fc.record({
    courierCode: fc.constantFrom('ZTO', 'YTO'), promisedShipAt: fc.constantFrom(null, 1, 500, 999, 1_000, 1_500, 1_999, 2_000, 9_000),
    goods: fc.uniqueArray(wanted, { selector: (one) => one.goods, maxLength: 4 }),
  }), { maxLength: 40 })
  .map((rows) => rows.map((row, index): WaveCandidate => ({ ...row, parcelId: (index + 1) as ParcelId })));
const wishes: fc.Arbitrary<WaveWish> = fc.record({
  courierCode: fc.constantFrom(null, 'ZTO', 'SF'), urgency: fc.constantFrom('late', 'today', 'all'), size: fc.constantFrom('any', 'one_sku', 'single_piece'), most: fc.integer({ min: 1, max: 45 }),
});
const rank = { late: 0, today: 1, later: 2 } as const;
const rankOf = ({ promisedShipAt }: WaveCandidate): number => rank[urgencyOf(promisedShipAt, clock)];

describe('what goes into a wave', () => {
  test('PK-1: never more than asked, each parcel once, only what was asked for, the fullest wave there is', () => {
    fc.assert(fc.property(candidates, wishes, (list, wish) => {
      const chosen = waveOf(list, wish, clock);
      expect(chosen.length).toBeLessThanOrEqual(wish.most);
      expect(new Set(ids(chosen)).size).toBe(chosen.length);
      const fitting = list.filter((one) => {
        const pieces = one.goods.reduce((sum, goods) => sum + goods.pieces, 0);
        return (wish.courierCode === null || one.courierCode === wish.courierCode) && pieces > 0 &&
          (wish.urgency === 'all' || rankOf(one) <= rank[wish.urgency]) && (wish.size === 'any' || (wish.size === 'one_sku' ? one.goods.length === 1 : pieces === 1));
      });
      for (const one of chosen) expect(fitting).toContain(one);
      expect(chosen.length).toBe(Math.min(wish.most, fitting.length));
    }));
  });

  test('PK-1: an urgent parcel never stays while a less urgent one goes, and the most urgent get the first slots', () => {
    fc.assert(fc.property(candidates, wishes, (list, wish) => {
      const chosen = waveOf(list, wish, clock);
      const left = waveOf(list, { ...wish, most: mostParcelsInWave }, clock).filter((one) => !chosen.includes(one));
      const last = Math.max(-1, ...chosen.map(rankOf));
      for (const one of left) expect(rankOf(one)).toBeGreaterThanOrEqual(last);
      expect(chosen.map(rankOf)).toEqual(chosen.map(rankOf).sort((a, b) => a - b));
    }));
  });

  test('PK-1: the same parcels give the same wave, in whatever order they come', () => {
    fc.assert(fc.property(candidates, wishes, fc.infiniteStream(fc.nat()), (list, wish, luck) => {
      const order = new Map(list.map((one) => [one, luck.next().value as number]));
      const shuffled = [...list].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
      expect(ids(waveOf(shuffled, wish, clock))).toEqual(ids(waveOf(list, wish, clock)));
    }));
  });

  test('PK-1: among equally urgent parcels those that share shelves with the first go together', () => {
    const list = [parcel(1, ['A-1', 'A-2']), parcel(2, ['Z-9']), parcel(3, ['A-2']), parcel(4, ['Y-1']), parcel(5, ['A-1'])];
    expect(ids(waveOf(list, { ...all, most: 3 }, clock))).toEqual([1, 3, 5]);
    // What is late goes whatever it costs the walk, and the rest is chosen along that walk.
    const late = parcel(6, ['Y-1'], 10);
    expect(ids(waveOf([...list, late], { ...all, most: 2 }, clock))).toEqual([6, 4]);
  });

  test('PK-1: goods without a shelf are no shared place', () => {
    const nowhere = (id: number, goods: string): WaveCandidate => ({ parcelId: id as ParcelId, courierCode: 'ZTO', promisedShipAt: null, goods: [{ goods, shelf: '', pieces: 1 }] });
    expect(ids(waveOf([nowhere(1, 'a'), nowhere(2, 'b'), nowhere(3, 'a')], { ...all, most: 2 }, clock))).toEqual([1, 3]);
    expect(summaryOf([nowhere(1, 'a'), nowhere(2, 'b')], clock)).toMatchObject({ parcels: 2, pieces: 2, shelves: 0, skus: 2 });
  });

  test('PK-1: the bounds of urgency: promised this very moment is today, at midnight it is later', () => {
    expect([999, 1_000, 1_999, 2_000, null].map((at) => urgencyOf(at, clock))).toEqual(['late', 'today', 'today', 'later', 'later']);
  });

  test('PK-1: an article is its SKU; without one it is what the order calls it', () => {
    const line = { skuCode: '', styleCode: 'N', title: '赠品', colour: '', size: 'M' };
    expect(goodsKeyOf({ ...line, skuCode: 'X' })).toBe(goodsKeyOf({ ...line, skuCode: 'X', title: '别的' }));
    expect(goodsKeyOf(line)).not.toBe(goodsKeyOf({ ...line, title: '', size: '赠品' }));
  });

  test('PK-1: 2,000 parcels and the largest wave are chosen without looking at everything again and again', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => parcel(index + 1, [`A-${String(index % 300)}`, `B-${String(index % 71)}`]));
    expect(waveOf(many, { ...all, most: 200 }, clock)).toHaveLength(200);
  });
});

describe('what names a slot', () => {
  test('PK-1: labels name a slot; goods and waybills do not', () => {
    expect(['SLOT-12', 'slot-7', 'SLOT12'].map(slotOfLabel)).toEqual([12, 7, 12]);
    for (const code of ['SLOT-0', 'SLOT-', 'SLOT-1234', 'XSLOT-1', '12', '7-12', '6901234567890']) expect(slotOfLabel(code)).toBeNull();
  });
  test('PK-1: a typed number is a slot, with or without its wave', () => {
    expect(slotTyped('12')).toEqual({ waveId: null, slot: 12 });
    expect(slotTyped('7-12')).toEqual({ waveId: 7, slot: 12 });
    for (const code of ['0', '1234', '-1', '7-', '7-1-2', 'A1', '', '78730000010001']) expect(slotTyped(code)).toBeNull();
  });
});
