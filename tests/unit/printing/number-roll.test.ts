import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { s10CheckDigit } from '../../../shared/domain/printing/check-digits.ts';
import { checkRoll, indexInRoll, numberAt, type NumberRoll } from '../../../shared/domain/printing/number-roll.ts';

const roll = (firstNumber: string, changes: Partial<NumberRoll> = {}): NumberRoll => ({ firstNumber, step: 1, count: 1_000, rule: 'plain', ...changes });
const at = (given: NumberRoll, index: number): string => {
  const number = numberAt(given, index);
  return number.ok ? number.value : number.refusal.code;
};

describe('PR-5: plain rolls', () => {
  test('count up, leading zeros and letters kept', () => {
    expect(at(roll('0099'), 1)).toBe('0100');
    expect(at(roll('YT0000000000999'), 1)).toBe('YT0000000001000');
    expect(at(roll('AB120099CN'), 2)).toBe('AB120101CN');
    expect(at(roll('771000000000231', { step: 3 }), 4)).toBe('771000000000243');
  });

  test('eighteen digits keep every one', () => {
    expect(at(roll('800000000000000001'), 998)).toBe('800000000000000999');
  });

  test('a stack used from its end counts down', () => {
    expect(at(roll('1000', { step: -1 }), 1)).toBe('0999');
  });

  test('a roll that runs over its digits is refused as a whole before it is used', () => {
    expect(checkRoll(roll('99999998', { count: 3 }))).toMatchObject({ ok: false, refusal: { code: 'printing.roll_overflows' } });
    expect(checkRoll(roll('0001', { count: 3, step: -1 }))).toMatchObject({ ok: false, refusal: { code: 'printing.roll_overflows' } });
    expect(checkRoll(roll('99999998', { count: 2 }))).toEqual({ ok: true, value: { first: '99999998', second: '99999999', last: '99999999', compareWithPaper: false } });
  });

  test('beyond its last form a roll has no number', () => {
    expect(at(roll('1000', { count: 5 }), 5)).toBe('printing.roll_exhausted');
    expect(at(roll('1000'), -1)).toBe('printing.roll_exhausted');
    expect(at(roll('1000'), 0.5)).toBe('printing.roll_exhausted');
  });

  test.each(['', 'ABC', '12 34', '1234；', '运单12345', '1'.repeat(36)])('%j is no first number', (first) => {
    expect(checkRoll(roll(first))).toMatchObject({ ok: false, refusal: { code: 'printing.number_not_a_number', field: 'firstNumber' } });
  });

  test('every number of a roll is unlike the others, as long as the first, and found again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 89_999 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 2, max: 300 }), (start, step, count) => {
        const given = roll(`ZT${String(start).padStart(5, '0')}`, { step, count });
        const numbers = Array.from({ length: count }, (_, index) => at(given, index));
        expect(new Set(numbers).size).toBe(count);
        expect(numbers.every((number) => number.length === 7)).toBe(true);
        expect(numbers.map((number) => indexInRoll(given, number))).toEqual(numbers.map((_, index) => index));
        if (step > 1) expect(indexInRoll(given, `ZT${String(start + 1).padStart(5, '0')}`)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});

describe('PR-5: S10 numbers (EMS)', () => {
  test('check digits as the UPU computes them', () => {
    // The example of the standard itself: RR 473124829 GB; and both special cases.
    expect(s10CheckDigit('47312482')).toBe('9');
    expect(s10CheckDigit('00000000')).toBe('5');
    expect(s10CheckDigit('12345678')).toBe('5');
  });

  test('the serial counts up and the check digit follows', () => {
    const given = roll('EE473124829CN', { rule: 's10' });
    expect(at(given, 0)).toBe('EE473124829CN');
    expect(at(given, 1)).toBe('EE473124832CN');
    expect(indexInRoll(given, at(given, 7))).toBe(7);
    expect(indexInRoll(given, 'EE473124830CN')).toBeNull();
  });

  test('a first number with a wrong check digit is refused with the right one', () => {
    expect(checkRoll(roll('EE473124828CN', { rule: 's10' }))).toMatchObject({
      ok: false, refusal: { code: 'printing.number_check_digit', params: { found: '8', expected: '9' } },
    });
    expect(checkRoll(roll('473124829', { rule: 's10' }))).toMatchObject({ ok: false, refusal: { code: 'printing.number_wrong_shape' } });
  });
});

describe('PR-5: old SF numbers of twelve digits', () => {
  /** The step that shop programs of the time took, by the last three serial digits. */
  const published = (number: string): string => {
    const digit = (index: number): number => Number(number[index]);
    const body = String(Number(number.slice(0, 11)) + 1).padStart(11, '0');
    const hundredsMoved = Number(body[8]) - digit(8) === 1;
    const down = hundredsMoved ? (digit(8) % 2 === 1 ? 8 : 7) : digit(10) === 9 ? (digit(9) === 3 || digit(9) === 6 ? 5 : 4) : 1;
    return body + String((digit(11) - down + 10) % 10);
  };

  test('agrees with the published step wherever that is defined', () => {
    let number = '444003077007';
    for (let index = 0; index < 990; index += 1) {
      // When the thousands move the published step is silent.
      if (number.slice(8, 11) === '999') break;
      const next = at(roll(number, { rule: 'sf12' }), 1);
      expect(next).toBe(published(number));
      number = next;
    }
  });

  test('leads from one known number of a series to the others', () => {
    const known = ['444000010085', '444003077898', '444003079772', '444006203631', '444006216706', '444010263979', '444010688260'];
    const given = roll(known[0] ?? '', { rule: 'sf12', count: 20_000_000 });
    for (const number of known) {
      expect(indexInRoll(given, number)).toBe(Number(number.slice(3, 11)) - 1_008);
    }
  });

  test('is not certain, so the numbers are to be compared with the paper', () => {
    expect(checkRoll(roll('444003077898', { rule: 'sf12', count: 100 }))).toMatchObject({ ok: true, value: { compareWithPaper: true } });
  });

  test('never counts into the area code', () => {
    expect(checkRoll(roll('755999999991', { rule: 'sf12', count: 2 }))).toMatchObject({ ok: false, refusal: { code: 'printing.roll_overflows' } });
  });
});
