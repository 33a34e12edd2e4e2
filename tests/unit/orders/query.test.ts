import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderFlags } from '../../../shared/domain/intake/order-draft.ts';
import { platforms } from '../../../shared/domain/orders/platform.ts';
import { spanTimes } from '../../../shared/domain/orders/query-days.ts';
import { suggestFilters, withSuggestion } from '../../../shared/domain/orders/query-suggest.ts';
import { courierWords, spanWords, stateWords, type SpanWord } from '../../../shared/domain/orders/query-words.ts';
import { parseQuery, partsOf, serializeQuery, type Condition, type DaySpan } from '../../../shared/domain/orders/query.ts';

const keys = <K extends string>(words: Readonly<Record<K, unknown>>): K[] => Object.keys(words) as K[];

const day = fc.date({ min: new Date('2001-01-01'), max: new Date('2098-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const span: fc.Arbitrary<DaySpan> = fc.oneof(
  fc.constantFrom(...keys(spanWords)).map((word: SpanWord) => ({ kind: 'word' as const, word })),
  fc.integer({ min: 1, max: 9999 }).map((days) => ({ kind: 'last_days' as const, days })),
  fc.tuple(fc.option(day), fc.option(day)).filter(([from, to]) => from !== null || to !== null).map(([from, to]) => ({ kind: 'between' as const, from, to })),
);
const amount = fc.tuple(fc.option(fc.nat(99_999_999)), fc.option(fc.nat(99_999_999))).filter(([from, to]) => (from !== null || to !== null) && (from === null || to === null || from <= to));
const word = fc.string({ unit: fc.constantFrom(...'abNZ801王欧阳%_*\'-/.（）😀'), minLength: 1, maxLength: 12 });
const condition: fc.Arbitrary<Condition> = fc.tuple(fc.boolean(), fc.oneof(
  fc.constantFrom(...orderFlags).map((value) => ({ field: 'flag' as const, value })),
  fc.constantFrom(...keys(stateWords)).map((value) => ({ field: 'state' as const, value })),
  fc.constantFrom(...platforms).map((value) => ({ field: 'platform' as const, value })),
  fc.constantFrom(...keys(courierWords), 'BEST').map((value) => ({ field: 'courier' as const, value })),
  amount.map(([from, to]) => ({ field: 'amount' as const, from, to })),
  fc.tuple(fc.constantFrom('date', 'paid', 'due'), span).map(([field, one]) => ({ field: field as 'date', span: one })),
  fc.tuple(fc.constantFrom('number', 'waybill', 'phone', 'name', 'nick', 'address', 'sku', 'goods', 'note'), word).map(([field, value]) => ({ field: field as 'name', value: value.normalize('NFKC') })),
)).map(([not, one]) => ({ ...one, not }));

describe('CS-5: what is typed in the search box', () => {
  test('a query written as text in either language is read back as it was', () => {
    fc.assert(fc.property(fc.array(word, { maxLength: 4 }), fc.array(condition, { maxLength: 5 }), fc.constantFrom('zh' as const, 'en' as const), (text, conditions, language) => {
      const query = { text, conditions };
      expect(parseQuery(serializeQuery(query, language))).toEqual(query);
    }), { numRuns: 1_000 });
  });

  test('anything at all can be typed; every part lies in the text, in order, and nothing is lost', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ unit: fc.constantFrom(...'flag:=<>-."“” 上月12'), maxLength: 40 })), (typed) => {
      let end = 0;
      for (const part of partsOf(typed)) {
        expect(part.start).toBeGreaterThanOrEqual(end);
        expect(typed.slice(end, part.start).trim()).toBe('');
        end = part.end;
      }
      expect(typed.slice(end).trim()).toBe('');
      parseQuery(typed);
      suggestFilters(typed, 'zh');
    }), { numRuns: 1_000 });
    for (const long of ['欧'.repeat(10_000), 'flag:'.repeat(2_000), '>1 '.repeat(3_000)]) parseQuery(long);
  });

  test('both languages say the same', () => {
    const english = parseQuery('flag:yellow courier:sf >200 last month');
    expect(parseQuery('旗帜:黄 顺丰 >200 上月')).toEqual(english);
    expect(english.conditions).toHaveLength(4);
    expect(english.text).toEqual([]);
    expect(parseQuery('旗帜：黄 顺丰 ＞200 上个月')).toEqual(english);
  });

  test('what is no filter is text, never an error', () => {
    for (const typed of ['foo:bar', 'flag:pink', 'http://x', '10:30', '"上月"', '240517-300000000001', '028-88888888', '2026', '-', ':', '>', '>x', '王小二', '%_"*\'']) {
      expect({ typed, conditions: parseQuery(typed).conditions }).toEqual({ typed, conditions: [] });
    }
    expect(partsOf('flag:')).toMatchObject([{ kind: 'pending', field: 'flag' }]);
  });

  test('amounts: above, below, exactly, between', () => {
    const amountOf = (typed: string) => parseQuery(typed).conditions[0];
    expect(amountOf('>200')).toMatchObject({ from: 20_001, to: null });
    expect(amountOf('>=200')).toMatchObject({ from: 20_000, to: null });
    expect(amountOf('<99.5元')).toMatchObject({ from: null, to: 9_949 });
    expect(amountOf('=199')).toMatchObject({ from: 19_900, to: 19_900 });
    expect(amountOf('100-200')).toMatchObject({ from: 10_000, to: 20_000 });
  });

  test('spans are days of the shop, also where the clock is changed and at the end of a month', () => {
    const at = Date.UTC(2026, 2, 31, 17);
    const times = (word: SpanWord, zone: string) => {
      const { from, to } = spanTimes({ kind: 'word', word }, at, zone);
      return [new Date(from ?? 0).toISOString(), new Date(to ?? 0).toISOString()];
    };
    // 1 April in Shanghai, still 31 March in Berlin.
    expect(times('last_month', 'Asia/Shanghai')).toEqual(['2026-02-28T16:00:00.000Z', '2026-03-31T16:00:00.000Z']);
    expect(times('this_month', 'Europe/Berlin')).toEqual(['2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z']);
    expect(times('last_month', 'Europe/Berlin')).toEqual(['2026-01-31T23:00:00.000Z', '2026-02-28T23:00:00.000Z']);
    const week = spanTimes({ kind: 'last_days', days: 7 }, at, 'Europe/Berlin');
    // The clock goes forward on the 29th: seven days are an hour short.
    expect((week.to ?? 0) - (week.from ?? 0)).toBe(7 * 86_400_000 - 3_600_000);
  });

  test('what is suggested is a filter once it is taken', () => {
    for (const typed of ['fl', '旗', '黄', '王 顺', '上', 'flag:', 'courier:s', '平台:抖', '-sta', '-旗帜:']) {
      for (const language of ['zh', 'en'] as const) {
        const { suggestions } = suggestFilters(typed, language);
        expect({ typed, some: suggestions.length > 0 }).toEqual({ typed, some: true });
        for (const suggestion of suggestions) {
          const last = partsOf(withSuggestion(typed, suggestion)).at(-1);
          expect({ typed, suggestion, kind: last?.kind }).toEqual({ typed, suggestion, kind: suggestion.open ? 'pending' : 'condition' });
        }
      }
    }
  });
});
