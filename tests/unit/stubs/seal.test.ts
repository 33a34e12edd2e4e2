import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParcelId } from '../../../shared/domain/ids.ts';
import { addDays, dayNumber, isDay, isoDayOf, monthsBefore, weekdayOf } from '../../../shared/domain/stubs/days.ts';
import { lastDisposableDay, lastDueDay } from '../../../shared/domain/stubs/archive.ts';
import { dayHashOf, judgeDay, personalHashOf, stubHashOf, type DayMember, type FoundStub, type StubFacts } from '../../../shared/domain/stubs/seal.ts';
import { stubExpressionFor } from '../../../shared/domain/stubs/search-terms.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const hash = fc.nat().map((n) => digest(String(n)));
const members = fc.uniqueArray(fc.record({ parcelId: fc.integer({ min: 1, max: 1e9 }).map((id) => id as ParcelId), hash }), { minLength: 1, maxLength: 30, selector: ({ parcelId }) => parcelId })
  .map((list) => list.toSorted((a, b) => a.parcelId - b.parcelId));
const seal = (list: readonly DayMember[]) => {
  const sealed = dayHashOf(20261121, 'ZTO', list, digest);
  return { day: 20261121, courierCode: 'ZTO', stubs: list.length, hash: sealed, tracedHash: sealed, members: list };
};
const sound = (list: readonly DayMember[]): FoundStub[] => list.map((member) => ({ ...member, sound: true }));
const gone = () => false;

describe('ST-2: sealing and verifying', () => {
  test('ST-2: what was sealed and is found again is intact', () => {
    fc.assert(fc.property(members, (list) => {
      expect(judgeDay(seal(list), sound(list), gone, digest)).toEqual([]);
    }));
  });

  test('ST-2: whatever is taken away, added or changed is named, and nothing else', () => {
    fc.assert(fc.property(members, fc.array(fc.tuple(fc.nat(), fc.constantFrom('missing', 'changed', 'unsound', 'added')), { maxLength: 6 }), (list, faults) => {
      const found = new Map(sound(list).map((stub) => [stub.parcelId, stub]));
      const expected = new Map<number, string>();
      faults.forEach(([where, kind], index) => {
        const stub = list[where % list.length]!;
        if (kind === 'added') {
          const id = (2e9 + index) as ParcelId;
          found.set(id, { parcelId: id, hash: digest('forged'), sound: true });
          expected.set(id, 'added');
        } else if (!expected.has(stub.parcelId)) {
          if (kind === 'missing') found.delete(stub.parcelId);
          else found.set(stub.parcelId, kind === 'changed' ? { ...stub, hash: digest('changed'), sound: true } : { ...stub, sound: false });
          expected.set(stub.parcelId, kind === 'missing' ? 'missing' : 'changed');
        }
      });
      const problems = judgeDay(seal(list), [...found.values()], gone, digest);
      expect(new Map(problems.map(({ parcelId, kind }) => [parcelId, kind]))).toEqual(expected);
    }));
  });

  test('ST-2: a seal that was made over other stubs, or that the trace does not know, is broken', () => {
    fc.assert(fc.property(members, hash, (list, other) => {
      const right = seal(list);
      for (const wrong of [{ ...right, hash: other }, { ...right, tracedHash: other }, { ...right, tracedHash: null }, { ...right, stubs: right.stubs + 1 }, { ...right, day: 20261122 }]) {
        expect(judgeDay(wrong, sound(list), gone, digest)).toContainEqual({ kind: 'seal_broken', day: wrong.day, courierCode: 'ZTO', parcelId: null });
      }
    }));
  });

  test('ST-2: no two different stubs have one hash, wherever the border between two fields is drawn', () => {
    const facts = fc.record({
      parcelId: fc.nat(), courierCode: fc.string(), waybillNumber: fc.string(), day: fc.nat(), printedAt: fc.option(fc.nat()), packedBy: fc.option(fc.nat()), packedAt: fc.option(fc.nat()),
      scannedAt: fc.nat(), handedOverAt: fc.nat(), collectionId: fc.nat(), weightG: fc.option(fc.nat()), courierWeightG: fc.option(fc.nat()), priceFen: fc.option(fc.nat()),
    }) as unknown as fc.Arbitrary<StubFacts>;
    const same = (text: string): string => text;
    fc.assert(fc.property(facts, facts, (a, b) => {
      expect(stubHashOf(a, 'p', same) === stubHashOf(b, 'p', same)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }));
    const personal = { salt: 's', receiverName: '王', receiverPhone: '1', place: '', picture: null };
    expect(personalHashOf(personal, same)).not.toBe(personalHashOf({ ...personal, receiverName: '王1', receiverPhone: '' }, same));
  });
});

describe('ST-2: days', () => {
  test('ST-2: 15 days and the retention are counted on the calendar', () => {
    expect(lastDueDay(20261206)).toBe(20261121);
    expect(lastDueDay(20260310)).toBe(20260223);
    expect(monthsBefore(20260331, 1)).toBe(20260228);
    expect(monthsBefore(20261121, 24)).toBe(20241121);
    expect(lastDisposableDay(20261121, 24)).toBe(20241120);
    expect(weekdayOf(20261123)).toBe(0);
    expect([isDay(20260229), isDay(20240229), isDay(20261301), isDay(0), isDay(-5)]).toEqual([false, true, false, false, false]);
  });

  test('ST-2: adding days and taking them away again leads back', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -4000, max: 4000 }), (offset, days) => {
      const start = addDays(20000101, offset);
      expect(addDays(addDays(start, days), -days)).toBe(start);
      expect(dayNumber(isoDayOf(start))).toBe(start);
    }));
  });
});

describe('ST-1: what is typed into the search', () => {
  test('ST-1: any text makes an expression or none, and never a broken one', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
      const expression = stubExpressionFor(text, 20261121);
      expect(expression === null || expression.split('"').length % 2 === 1).toBe(true);
    }));
  });

  test('ST-1: a date without its year is the last one that was', () => {
    expect(stubExpressionFor('11-21', 20261121)).toBe('keys : "d20261121"');
    expect(stubExpressionFor('12/24', 20261121)).toBe('keys : "d20251224"');
    expect(stubExpressionFor('2026年7月', 20261121)).toBe('keys : "m202607"');
    expect(stubExpressionFor('中通 0708', 20261121)).toContain('keys : "czto"');
  });
});
