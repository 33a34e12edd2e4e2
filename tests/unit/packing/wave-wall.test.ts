import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { ParcelId } from '../../../shared/domain/ids.ts';
import { isOver, missingPieces, pickCountOf, slotFor, slotStateOf, toPutBack, type WaveParcel } from '../../../shared/domain/packing/wave-wall.ts';

type Pieces = Readonly<Record<string, number>>;
const parcel = (slot: number, wants: Pieces, sorted: Pieces = {}, standing: WaveParcel['standing'] = 'open'): WaveParcel => ({
  parcelId: slot as ParcelId, slot, standing, wants: new Map(Object.entries(wants)), sorted: new Map(Object.entries(sorted)),
});
const slotOf = (parcels: readonly WaveParcel[], goods: string): number | string => {
  const judged = slotFor(parcels, goods);
  return judged.kind === 'goes_to' ? (judged.parcel.slot ?? 0) : judged.kind;
};
const put = (parcels: readonly WaveParcel[], slot: number, goods: string): WaveParcel[] =>
  parcels.map((one) => (one.slot === slot ? { ...one, sorted: new Map([...one.sorted, [goods, (one.sorted.get(goods) ?? 0) + 1]]) } : one));

const wants = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 3 }), { noNullPrototype: true });
const wall = fc.array(fc.record({ wants, standing: fc.constantFrom('open' as const, 'open' as const, 'packed' as const, 'stopped' as const) }), { minLength: 1, maxLength: 12 })
  .map((rows) => rows.map((row, index) => parcel(index + 1, row.wants, {}, row.standing)));

describe('where a piece goes', () => {
  test('PK-1: the parcel that lacks fewest pieces first, then the lowest slot', () => {
    const parcels = [parcel(1, { a: 1, b: 2 }), parcel(2, { a: 1 }), parcel(3, { a: 1 })];
    expect(slotOf(parcels, 'a')).toBe(2);
    expect(slotOf(put(parcels, 2, 'a'), 'a')).toBe(3);
    expect(slotOf(put(put(parcels, 2, 'a'), 3, 'a'), 'a')).toBe(1);
    expect(slotOf(put(put(put(parcels, 2, 'a'), 3, 'a'), 1, 'a'), 'a')).toBe('one_too_many');
  });

  test('PK-1: an item of no order of the wave, of a stopped one alone, of a packed one', () => {
    const parcels = [parcel(1, { a: 1 }, {}, 'stopped'), parcel(2, { b: 1 }, {}, 'packed')];
    expect(['a', 'b', 'x'].map((goods) => slotOf(parcels, goods))).toEqual(['stopped', 'one_too_many', 'not_wanted']);
    expect(slotOf([...parcels, parcel(3, { a: 1 })], 'a')).toBe(3);
  });

  test('PK-1: whatever order the pieces come in, each open slot gets exactly its own and nothing is left over', () => {
    fc.assert(fc.property(wall, fc.infiniteStream(fc.nat()), (start, luck) => {
      let parcels: WaveParcel[] = start;
      const pile = start.flatMap(({ standing, wants: own }) => (standing === 'open' ? [...own].flatMap(([goods, n]) => Array.from({ length: n }, () => goods)) : []));
      const keyed = pile.map((goods) => [luck.next().value as number, goods] as const).sort((a, b) => a[0] - b[0]);
      for (const [, goods] of keyed) {
        const before = missingPieces(parcels[0]!);
        const slot = slotOf(parcels, goods);
        expect(typeof slot).toBe('number');
        parcels = put(parcels, slot as number, goods);
        expect(missingPieces(parcels[0]!)).toBeLessThanOrEqual(before);
      }
      for (const one of parcels) {
        if (one.standing !== 'open') expect(one.sorted.size).toBe(0);
        else expect([...one.sorted].sort()).toEqual([...one.wants].sort());
        expect(toPutBack(one).size).toBe(0);
      }
      for (const goods of ['a', 'b', 'c', 'd']) expect(typeof slotOf(parcels, goods)).toBe('string');
    }));
  });
});

describe('how a slot looks', () => {
  test('PK-1: empty, filling, complete, packed; red when it was stopped or holds what nobody wants', () => {
    expect([
      parcel(1, { a: 1 }), parcel(1, { a: 2 }, { a: 1 }), parcel(1, { a: 1 }, { a: 1 }), parcel(1, { a: 1 }, { a: 1 }, 'packed'),
      parcel(1, { a: 1 }, { a: 1 }, 'stopped'), parcel(1, { a: 1 }, { a: 1, gone: 1 }), parcel(1, { a: 1 }, { a: 2 }),
    ].map(slotStateOf)).toEqual(['empty', 'filling', 'complete', 'packed', 'stopped', 'surplus', 'surplus']);
    expect(toPutBack(parcel(1, { a: 1 }, { a: 2, gone: 1 }))).toEqual(new Map([['a', 1], ['gone', 1]]));
    expect(toPutBack(parcel(1, { a: 2 }, { a: 1 }, 'stopped'))).toEqual(new Map([['a', 1]]));
  });

  test('PK-1: a wave is over when all is packed or stopped, but not while goods of a stopped order lie in its slot', () => {
    const packed = parcel(1, { a: 1 }, {}, 'packed');
    expect(isOver([packed, parcel(2, { a: 1 }, {}, 'stopped')])).toBe(true);
    expect(isOver([packed, parcel(2, { a: 1 }, { a: 1 }, 'stopped')])).toBe(false);
    expect(isOver([packed, parcel(2, { a: 1 })])).toBe(false);
    expect(isOver([])).toBe(true);
  });
});

describe('the pick list', () => {
  test('PK-1: what was packed or sorted was picked, ticked off or not; what nobody wants any more is surplus', () => {
    const parcels = [parcel(1, { a: 1 }, {}, 'packed'), parcel(2, { a: 2 }, { a: 1 }), parcel(3, { a: 4 }, { a: 1 }, 'stopped')];
    expect(pickCountOf(parcels, 'a', 0)).toEqual({ wanted: 3, picked: 2, parcels: 2, surplus: 0 });
    expect(pickCountOf(parcels, 'a', 3)).toEqual({ wanted: 3, picked: 3, parcels: 2, surplus: 0 });
    expect(pickCountOf(parcels, 'a', 7)).toEqual({ wanted: 3, picked: 3, parcels: 2, surplus: 4 });
    expect(pickCountOf(parcels, 'x', 0)).toEqual({ wanted: 0, picked: 0, parcels: 0, surplus: 0 });
  });
});
