import type { NumberRollId, ParcelId } from '../../../shared/domain/ids.ts';
import { numberAt, type NumberRoll } from '../../../shared/domain/printing/number-roll.ts';
import type { Reader } from '../../store/database.ts';
import { activeRolls, isNumberKnown, type StoredRoll } from '../../store/number-rolls.ts';

/** A number that a batch is about to give out: the form `index` of a roll. */
export type NewNumber = { readonly kind: 'new'; readonly rollId: NumberRollId; readonly index: number; readonly number: string };
/** A number that was reserved earlier and is not on paper yet: its parcel keeps it. */
export type KeptNumber = { readonly kind: 'kept'; readonly parcelId: ParcelId; readonly number: string };
export type GivenNumber = NewNumber | KeptNumber;

export const rollOf = (stored: StoredRoll): NumberRoll => ({
  firstNumber: stored.first_number, step: stored.step, count: stored.size, rule: stored.rule,
});

/** Why there are fewer numbers than wanted: the rolls are used up, or the next form's number was a parcel's already. */
export type Shortfall = { readonly kind: 'used_up' } | { readonly kind: 'taken'; readonly number: string };
export type NumberSupply = { readonly numbers: readonly NewNumber[]; readonly shortfall: Shortfall | null };

/**
 * PR-5: the next numbers of a courier's rolls, the older roll first, read only. A number that the store knows already is never
 * skipped: on pre-printed forms every following sheet would carry the wrong number. The roll stops there until a person has looked
 * at it (retire the roll, add what is left of it).
 */
export const nextNumbers = (reader: Reader, courierCode: string, wanted: number): NumberSupply => {
  const numbers: NewNumber[] = [];
  for (const stored of activeRolls(reader, courierCode)) {
    const roll = rollOf(stored);
    for (let index = stored.used; index < stored.size && numbers.length < wanted; index += 1) {
      const number = numberAt(roll, index);
      if (!number.ok) throw new Error(`roll ${stored.id} has no number ${index}: ${number.refusal.code}`);
      if (isNumberKnown(reader, courierCode, number.value)) return { numbers, shortfall: { kind: 'taken', number: number.value } };
      numbers.push({ kind: 'new', rollId: stored.id, index, number: number.value });
    }
    if (numbers.length === wanted) break;
  }
  return { numbers, shortfall: numbers.length < wanted ? { kind: 'used_up' } : null };
};

/** Numbers left on a courier's rolls; null = the courier has no roll. */
export const numbersLeft = (reader: Reader, courierCode: string): number | null => {
  const rolls = activeRolls(reader, courierCode);
  return rolls.length === 0 ? null : rolls.reduce((sum, roll) => sum + roll.size - roll.used, 0);
};
