import { indexInRoll, numberAt, type NumberRoll } from '../../../shared/domain/printing/number-roll.ts';
import { marksOfShared } from '../../../shared/domain/printing/roll-overlap.ts';
import type { Reader } from '../../store/database.ts';
import { knownNumbersBetween, poolNumbersBetween, spoiledNumbersBetween, type StoredRoll } from '../../store/number-rolls.ts';
import { rollOf } from './give-numbers.ts';

const textOn = (roll: NumberRoll, index: number): string => {
  const number = numberAt(roll, index);
  if (!number.ok) throw new Error(`a roll from ${roll.firstNumber} has no number ${index}: ${number.refusal.code}`);
  return number.value;
};

/** Forms that a roll has not given out and whose number was spoiled. */
export const spoiledLeftOn = (reader: Reader, stored: StoredRoll): number => {
  if (stored.used >= stored.size) return 0;
  const roll = rollOf(stored);
  return spoiledNumbersBetween(reader, stored.courier_code, textOn(roll, stored.used), textOn(roll, roll.count - 1))
    .filter((number) => (indexInRoll(roll, number) ?? -1) >= stored.used).length;
};

/**
 * PR-5: forms of a roll whose number is nowhere else: never given out, not spoiled, in no pool, on none of `others` (the rolls that
 * were added for what was left of this one).
 */
export const formsLeft = (reader: Reader, stored: StoredRoll, others: readonly StoredRoll[]): number => {
  if (stored.used >= stored.size) return 0;
  const roll = rollOf(stored);
  const marks = marksOfShared(roll, stored.used, others.map(rollOf));
  const first = marks.indexOf(0);
  if (first < 0) return 0;
  const from = textOn(roll, stored.used + first);
  const to = textOn(roll, stored.used + marks.lastIndexOf(0));
  for (const known of [knownNumbersBetween, spoiledNumbersBetween, poolNumbersBetween]) {
    for (const number of known(reader, stored.courier_code, from, to)) {
      const index = indexInRoll(roll, number);
      if (index !== null && index >= stored.used) marks[index - stored.used] = 1;
    }
  }
  let left = 0;
  for (const mark of marks) if (mark === 0) left += 1;
  return left;
};
