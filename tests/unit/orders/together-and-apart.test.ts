import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divideFen } from '../../../shared/domain/orders/divide.ts';
import { giftsFor, type GiftRule } from '../../../shared/domain/orders/gifts.ts';
import { composeNote, foreignPieces, noteLength, platformNotes } from '../../../shared/domain/orders/platform-notes.ts';
import { platforms } from '../../../shared/domain/orders/platform.ts';
import { addAmounts, planSplit, type Amounts, type SplittableLine } from '../../../shared/domain/orders/split.ts';

const amount = fc.option(fc.integer({ min: 0, max: 10_000_000 }), { nil: null });
const amounts: fc.Arbitrary<Amounts> = fc.record({ goodsFen: amount, freightFen: amount, totalFen: amount, paidFen: amount, refundedFen: amount });
const lines: fc.Arbitrary<SplittableLine[]> = fc
  .array(fc.record({ quantity: fc.integer({ min: 1, max: 20 }), unitPriceFen: fc.option(fc.integer({ min: 0, max: 500_000 }), { nil: null }) }), { minLength: 1, maxLength: 8 })
  .map((some) => some.map((line, index) => ({ ...line, id: index + 1, refund: 'none' as const, isGift: false })));

describe('IN-7: merge after split is the identity', () => {
  test('an amount divided adds up to the fen, whatever the weights; nobody gets more than a fen too much', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 }), (fen, weights) => {
        const parts = divideFen(fen, weights);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(fen);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        if (total > 0) parts.forEach((part, index) => expect(Math.abs(part - (fen * (weights[index] ?? 0)) / total)).toBeLessThan(1 + 1e-6));
      }),
    );
  });

  test('quantities and money of the parts are those of the order, line by line and to the fen', () => {
    fc.assert(
      fc.property(lines, amounts, fc.array(fc.array(fc.tuple(fc.nat({ max: 7 }), fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (some, whole, wishes) => {
        const wanted = wishes.map((wish) => [...new Map(wish.map(([place, quantity]) => [1 + (place % some.length), quantity]))].map(([lineId, quantity]) => ({ lineId, quantity })));
        const planned = planSplit(some, whole, wanted);
        if (!planned.ok) {
          expect(['order.split_too_many', 'order.split_nothing_left']).toContain(planned.refusal.code);
          return;
        }
        for (const line of some) {
          const inParts = planned.value.parts.flatMap((part) => part.lines.filter(({ lineId }) => lineId === line.id)).reduce((sum, { quantity }) => sum + quantity, 0);
          expect((planned.value.staying.get(line.id) ?? 0) + inParts).toBe(line.quantity);
        }
        expect(planned.value.staying.size).toBeGreaterThan(0);
        expect(addAmounts([planned.value.amounts, ...planned.value.parts.map((part) => part.amounts)])).toEqual(whole);
      }),
    );
  });
});

describe('IN-8: presents', () => {
  const rule = (changes: Partial<GiftRule>): GiftRule => ({ id: 1, fromAt: null, untilAt: null, shops: [], condition: { kind: 'spend', fen: 10000 }, often: 'once', giftSkuId: 9, giftQuantity: 2, ...changes });
  const basket = { shopName: '示例店铺', paidAt: 1000, spentFen: 25000, lines: [{ skuCode: 'A-1', styleCode: 'A', quantity: 5 }, { skuCode: 'B-1', styleCode: 'B', quantity: 1 }] };

  test('once or each time, by amount or pieces, of these goods, in this time, in these shops', () => {
    const quantities = (changes: Partial<GiftRule>): number[] => giftsFor([rule(changes)], basket).map(({ quantity }) => quantity);
    expect(quantities({})).toEqual([2]);
    expect(quantities({ often: 'each' })).toEqual([4]);
    expect(quantities({ condition: { kind: 'spend', fen: 25001 } })).toEqual([]);
    expect(quantities({ condition: { kind: 'buy', codes: ['a'], pieces: 2 }, often: 'each' })).toEqual([4]);
    expect(quantities({ condition: { kind: 'buy', codes: ['B-1'], pieces: 2 } })).toEqual([]);
    expect(quantities({ condition: { kind: 'buy', codes: [], pieces: 6 } })).toEqual([2]);
    expect(quantities({ shops: ['另一家'] })).toEqual([]);
    expect(quantities({ fromAt: 1000, untilAt: 1001 })).toEqual([2]);
    expect(quantities({ fromAt: 1001 })).toEqual([]);
    expect(quantities({ untilAt: 1000 })).toEqual([]);
  });
});

describe('CS-4: the platform\'s one note', () => {
  const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
  const note = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), fc.constantFrom('送礼，不放价格单', '👨‍👩‍👧‍👦'.repeat(30), '中通快递 77120000000001', '客'.repeat(400), 'e\u0301'.repeat(90)));

  test('never exceeds the limit, is never cut inside a character, keeps the newest first and counts what is left out', () => {
    fc.assert(
      fc.property(fc.array(note, { maxLength: 12 }), fc.constantFrom(...platforms.flatMap((platform) => platformNotes[platform].note ?? [])), (notes, limit) => {
        const { text, leftOut, isCut } = composeNote(notes, limit);
        expect(noteLength(text, limit.unit)).toBeLessThanOrEqual(limit.limit);
        expect(text).not.toMatch(/[\uD800-\uDFFF]/u);
        if (leftOut > 0) expect(text).toContain(`另${String(leftOut)}条`);
        if (isCut) {
          const kept = text.split('…')[0] ?? '';
          const newest = [...graphemes.segment(notes.map((one) => one.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').replace(/[\p{Cf}]/gu, (sign) => (sign === '\u200d' ? sign : '')).replace(/[\uD800-\uDFFF]/gu, '').trim()).find((one) => one !== '') ?? '')];
          const cutAt = newest.map((_, index) => newest.slice(0, index).map(({ segment }) => segment).join(''));
          expect([...cutAt, newest.map(({ segment }) => segment).join('')]).toContain(kept);
        }
      }),
    );
  });

  test('a fact said twice is told once; what the platform wrote itself is seen, what we wrote is not taken for its own', () => {
    expect(composeNote(['送礼', '加急', '送礼'], { limit: 60, unit: 'characters' })).toEqual({ text: '送礼；加急', leftOut: 0, isCut: false });
    expect(foreignPieces('送礼；加急', ['加急', '送礼'], [])).toEqual([]);
    expect(foreignPieces('送礼；老客户', ['送礼'], [])).toEqual(['老客户']);
    expect(foreignPieces('很长的…另3条', ['很长的'], ['很长的…另3条'])).toEqual([]);
  });

  test('CS-1: a platform has one number for each flag', () => {
    for (const platform of platforms) {
      const numbers = Object.values(platformNotes[platform].flags).map(({ number }) => number);
      expect(new Set(numbers).size, platform).toBe(numbers.length);
    }
    expect(platformNotes.douyin.flags.purple?.number).toBe(1);
    expect(platformNotes.taobao.flags.purple?.number).toBe(5);
  });
});
