import { ok, refuse, type Refusal, type Result } from '../result.ts';
import { s10CheckDigit, sf12Sum } from './check-digits.ts';

/** How one number of a roll follows from the one before it. `plain`: counts up. `s10` and `sf12`: carry a check digit. */
export const numberRules = ['plain', 's10', 'sf12'] as const;
export type NumberRule = (typeof numberRules)[number];

/** PR-5: a roll of numbered forms. */
export type NumberRoll = {
  /** As it stands on the first form, leading zeros and letters kept. */
  readonly firstNumber: string;
  /** Never 0; negative when the stack is used from its end. */
  readonly step: number;
  readonly count: number;
  readonly rule: NumberRule;
};

export type RollRefusal = Refusal<
  | 'printing.number_not_a_number' | 'printing.number_wrong_shape' | 'printing.number_check_digit' | 'printing.roll_overflows' | 'printing.roll_exhausted'
  | 'printing.roll_step_zero'
>;

/** What counts in a number, and what stands around it. */
export type Parts = { readonly before: string; readonly serial: string; readonly after: string };

/** Takes a first number apart, or says why it cannot be one under this rule. */
export const partsOf = (number: string, rule: NumberRule): Result<Parts, RollRefusal> => {
  if (!/^[A-Za-z0-9-]{4,35}$/.test(number)) return refuse('printing.number_not_a_number', { number }, 'firstNumber');
  switch (rule) {
    case 'plain': {
      const [, before = '', serial = '', after = ''] = /^(.*?)(\d+)(\D*)$/.exec(number) ?? [];
      return serial === '' ? refuse('printing.number_not_a_number', { number }, 'firstNumber') : ok({ before, serial, after });
    }
    case 's10': {
      const [, before = '', serial = '', check = '', country = ''] = /^([A-Z]{2})(\d{8})(\d)([A-Z]{2})$/.exec(number) ?? [];
      if (serial === '') return refuse('printing.number_wrong_shape', { number, rule, shape: 'EE 123 456 785 CN' }, 'firstNumber');
      const expected = s10CheckDigit(serial);
      if (check !== expected) return refuse('printing.number_check_digit', { number, found: check, expected }, 'firstNumber');
      return ok({ before, serial, after: country });
    }
    case 'sf12': {
      const [, before = '', serial = '', check = ''] = /^(\d{3})(\d{8})(\d)$/.exec(number) ?? [];
      if (serial === '') return refuse('printing.number_wrong_shape', { number, rule, shape: '444 003 077 898' }, 'firstNumber');
      return ok({ before, serial, after: check });
    }
  }
};

/** The number on form `index` (from 0). Refuses an index beyond the roll and a serial that runs over its digits. */
export const numberAt = (roll: NumberRoll, index: number): Result<string, RollRefusal> => {
  if (roll.step === 0) return refuse('printing.roll_step_zero', undefined, 'step');
  if (!Number.isInteger(index) || index < 0 || index >= roll.count) return refuse('printing.roll_exhausted', { index, count: roll.count });
  const parts = partsOf(roll.firstNumber, roll.rule);
  if (!parts.ok) return parts;
  const { before, serial, after } = parts.value;
  // Serials may have more digits than a double counts exactly.
  const moved = BigInt(serial) + BigInt(roll.step) * BigInt(index);
  const next = moved.toString().padStart(serial.length, '0');
  if (moved < 0n || next.length > serial.length) return refuse('printing.roll_overflows', { firstNumber: roll.firstNumber, index }, 'count');
  switch (roll.rule) {
    case 'plain':
      return ok(before + next + after);
    case 's10':
      return ok(before + next + s10CheckDigit(next) + after);
    case 'sf12':
      return ok(before + next + String((Number(after) + sf12Sum(serial) - sf12Sum(next) + 10) % 10));
  }
};

export type RollEnds = {
  readonly first: string;
  /** Null for a roll of one. */
  readonly second: string | null;
  readonly last: string;
  /** The rule is not certain: a person compares second and last number with the paper before the roll is used. */
  readonly compareWithPaper: boolean;
};

/** Checks a whole roll before it is taken into use: shape, check digit, and that its last number exists. */
export const checkRoll = (roll: NumberRoll): Result<RollEnds, RollRefusal> => {
  const first = numberAt(roll, 0);
  if (!first.ok) return first;
  const last = numberAt(roll, roll.count - 1);
  if (!last.ok) return last;
  const second = roll.count > 1 ? numberAt(roll, 1) : null;
  if (second !== null && !second.ok) return second;
  return ok({ first: first.value, second: second?.value ?? null, last: last.value, compareWithPaper: roll.rule === 'sf12' });
};

/** On which form of the roll a number stands, or null when it is not one of the roll's. */
export const indexInRoll = (roll: NumberRoll, number: string): number | null => {
  const first = partsOf(roll.firstNumber, roll.rule);
  // The check digit of a number that is only looked for may be wrong; then no form carries it.
  const found = partsOf(number, roll.rule);
  if (!first.ok || !found.ok || roll.step === 0 || first.value.serial.length !== found.value.serial.length) return null;
  const distance = BigInt(found.value.serial) - BigInt(first.value.serial);
  const step = BigInt(roll.step);
  if (distance % step !== 0n) return null;
  const index = Number(distance / step);
  const expected = numberAt(roll, index);
  return expected.ok && expected.value === number ? index : null;
};
