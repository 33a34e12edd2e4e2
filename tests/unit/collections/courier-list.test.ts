import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCourierList } from '../../../shared/domain/collections/courier-list.ts';

const numbers = ['771000000000231', '771000000000240', '771000000000254'] as const;
const ours = new Map([[numbers[0], 840], [numbers[1], 1_120], [numbers[2], 610]] as [string, number | null][]);
const knownOf = (number: string) => (ours.has(number) ? { weightG: ours.get(number) ?? null } : undefined);
const nothingKnown = () => undefined;
const read = (text: string) => readCourierList(text, knownOf);
const amounts = (text: string) => read(text).entries.map(({ waybillNumber, weightG, priceFen }) => [waybillNumber, weightG, priceFen]);
const first = (weightG: number | null, priceFen: number | null) => [[numbers[0], weightG, priceFen]];

describe('the collector’s list, read by meaning', () => {
  test.each([
    ['units, tabs', `${numbers[0]}\t1.2kg\t4.60元`], ['price first', `¥4.6 ${numbers[0]} 1200克`], ['labels', `单号:${numbers[0]},重量:1.2公斤,运费:4.6`],
    ['full width', `${numbers[0].replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)))}\u3000１．２ｋｇ\u3000￥４．６０`], ['jin', `${numbers[0]} 2.4斤 4.6块`],
    ['thousands', `${numbers[0]} 1,200 g ¥4.60`], ['quoted csv', `"${numbers[0]}","1,200g","4.60元"`], ['csv', `${numbers[0]},1.2kg,4.6元`],
    ['in groups', `7710 0000 0000 231 1.2kg 4.6元`], ['with a date and a time', `2026-11-21 16:40 ${numbers[0]} 1.2kg 4.6元`], ['English', `${numbers[0]} weight 1.2 kg, price RMB 4.60`],
    ['decimal comma', `${numbers[0]}\t1,2 kg\t4,60 元`], ['bare, like ours', `${numbers[0]} 1.2 4.6`], ['bare, price first', `${numbers[0]} 4.6 1.200`],
    ['bare grams', `${numbers[0]} 1200 4.6`], ['counted lines', `1、${numbers[0]} 1.2 4.6`], ['a phone beside it', `13800001111 ${numbers[0]} 1.2kg 4.6元`],
  ])('HO-1: %s', (_name, text) => {
    expect(amounts(text)).toEqual(first(1_200, 460));
  });

  test('HO-1: under a header columns count, not words; the billed weight before the real one, the sum before its parts', () => {
    const text = `序号\t目的地\t快递单号\t实际重量\t计费重量(kg)\t首重\t运费(元)\n1\t四川100号\t${numbers[0]}\t0.84\t1.2\t1\t4.6\n2\t浙江\t${numbers[1]}\t\t1.12\t1\t3.2\n合计\t\t2\t\t2.32\t\t7.8`;
    const list = read(text);
    expect(list.entries).toMatchObject([{ waybillNumber: numbers[0], weightG: 1_200, priceFen: 460 }, { waybillNumber: numbers[1], weightG: 1_120, priceFen: 320 }]);
    expect(list.problems).toEqual([]);
    expect(list.bare).toBeNull();
  });

  test('HO-1: a count of lines is no price; three bare figures are named', () => {
    expect(amounts(numbers.map((number, index) => `${index + 1} ${number} ${[0.84, 1.12, 0.61][index]}`).join('\n'))).toEqual([[numbers[0], 840, null], [numbers[1], 1_120, null], [numbers[2], 610, null]]);
    expect(read(`${numbers[0]} 1.2 4.6 9`).problems).toMatchObject([{ line: 1, code: 'too_many_figures' }]);
  });

  test('HO-1: one fact a line, as in a chat', () => {
    expect(amounts(`单号：${numbers[0]}\n重量：1.2kg\n运费：4.6元\n\n单号：${numbers[1]}\n重量：800g\n共 2 票 6.9元`)).toEqual([[numbers[0], 1_200, 460], [numbers[1], 800, null]]);
  });

  test('HO-1: doubles, cut numbers, lines without a number and figures that are no whole gram or fen are named', () => {
    const list = read([
      `${numbers[0]} 1.2kg`, `${numbers[0]} 1.2kg`, `${numbers[1]} 1kg`, `${numbers[1]} 2kg`, '7.71E+14 1.2kg', '好的 4.6元', `${numbers[2]} 4.605元`, '771999999999999 0kg',
      '771999999999998 -3元', '谢谢', '合计 24 票 21.36kg',
    ].join('\n'));
    expect(list.entries.map(({ waybillNumber }) => waybillNumber)).toEqual([numbers[0]]);
    expect(list.doubles).toEqual([{ waybillNumber: numbers[0], lines: [1, 2], same: true }, { waybillNumber: numbers[1], lines: [3, 4], same: false }]);
    expect(list.problems.map(({ line, code }) => [line, code])).toEqual([
      [5, 'number_cut'], [6, 'no_number'], [7, 'value_unreadable'], [8, 'value_unreadable'], [9, 'value_unreadable'],
    ]);
  });

  test('HO-1: bare figures are sure only where our own weights say so; else a person says which is which', () => {
    expect(read(`${numbers[0]} 0.9 4.6\n${numbers[1]} 1.2 3.2`).bare).toMatchObject({ first: 'weight', unit: 'kg', sure: true });
    const strange = readCourierList('771999999999999 3 4', nothingKnown);
    expect(strange.bare).toMatchObject({ sure: false });
    expect(readCourierList('771999999999999 3 4', nothingKnown, { first: 'price', unit: 'kg' })).toMatchObject({ entries: [{ weightG: 4_000, priceFen: 300 }], bare: { sure: true } });
  });

  test('HO-1: whatever is pasted, every figure taken is exact and inside its bounds, and no number is taken twice', () => {
    const hostile = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'0123456789.,¥kg元 \t\n单号重E+-"') }), fc.constantFrom(...numbers));
    fc.assert(fc.property(fc.array(hostile, { maxLength: 30 }), fc.constantFrom(' ', '\t', '\n', ','), (parts, separator) => {
      const list = read(parts.join(separator));
      expect(new Set(list.entries.map(({ waybillNumber }) => waybillNumber)).size).toBe(list.entries.length);
      for (const { weightG, priceFen } of list.entries) {
        expect(weightG !== null || priceFen !== null).toBe(true);
        if (weightG !== null) expect(Number.isInteger(weightG) && weightG >= 1 && weightG <= 200_000).toBe(true);
        if (priceFen !== null) expect(Number.isInteger(priceFen) && priceFen >= 0).toBe(true);
      }
    }), { numRuns: 300 });
  });

  test('HO-1: any order, any unit: what was written is what is read, to the gram and the fen', () => {
    const written = fc.record({
      grams: fc.integer({ min: 1, max: 200_000 }), fen: fc.integer({ min: 0, max: 99_999 }), asG: fc.boolean(), priceFirst: fc.boolean(), separator: fc.constantFrom('\t', ' ', '，', ' / ', '；'),
    });
    fc.assert(fc.property(written, ({ grams, fen, asG, priceFirst, separator }) => {
      const weight = asG ? `${grams}g` : `${Math.trunc(grams / 1000)}.${String(grams % 1000).padStart(3, '0')} kg`;
      const price = `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}元`;
      expect(amounts((priceFirst ? [price, numbers[0], weight] : [numbers[0], weight, price]).join(separator))).toEqual(first(grams, fen));
    }), { numRuns: 500 });
  });
});
