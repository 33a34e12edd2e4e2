import type { NumberRollId, ParcelId, PoolNumberId } from '../../../shared/domain/ids.ts';
import { numberAt, type NumberRoll } from '../../../shared/domain/printing/number-roll.ts';
import type { Reader, Writer } from '../../store/database.ts';
import { numbersIn } from '../../store/number-counts.ts';
import { freePoolNumbers } from '../../store/number-pool.ts';
import { activeRolls, advanceRoll, numbersOfParcels, rollById, spoiledAmong, type StoredRoll } from '../../store/number-rolls.ts';
import { spoiledLeftOn } from './roll-remainder.ts';

/** A number that a batch is about to give out: the form `index` of a roll, or one of the courier's pool. */
export type NewNumber =
  | { readonly kind: 'new'; readonly source: 'roll'; readonly rollId: NumberRollId; readonly index: number; readonly number: string }
  | { readonly kind: 'new'; readonly source: 'pool'; readonly poolId: PoolNumberId; readonly number: string }
  /** A platform issued it for this order. */
  | { readonly kind: 'new'; readonly source: 'platform'; readonly number: string };
/** A number that was reserved earlier and is not on paper yet: its parcel keeps it. */
export type KeptNumber = { readonly kind: 'kept'; readonly parcelId: ParcelId; readonly number: string };
export type GivenNumber = NewNumber | KeptNumber;

export const rollOf = (stored: StoredRoll): NumberRoll => ({
  firstNumber: stored.first_number, step: stored.step, count: stored.size, rule: stored.rule,
});

/** Why there are fewer numbers than wanted: pool and rolls are used up, or the next form's number was a parcel's already. */
export type Shortfall = { readonly kind: 'used_up' } | { readonly kind: 'taken'; readonly number: string };
export type NumberSupply = { readonly numbers: readonly NewNumber[]; readonly shortfall: Shortfall | null };

const numberOn = (stored: StoredRoll, roll: NumberRoll, index: number): string => {
  const number = numberAt(roll, index);
  if (!number.ok) throw new Error(`roll ${stored.id} has no number ${index}: ${number.refusal.code}`);
  return number.value;
};

/**
 * PR-5: the next numbers of a courier, read only: its pool first, then its rolls, each the older first. A spoiled number of a roll is
 * passed over: its form is gone, the next form carries the next number. A number that is a parcel's already is never passed over:
 * nobody knows whether its form is still there, and on pre-printed forms every following sheet could carry the wrong number. The
 * roll stops there until a person has looked at it (retire the roll, add what is left of it).
 */
export const nextNumbers = (reader: Reader, courierCode: string, wanted: number): NumberSupply => {
  if (wanted <= 0) return { numbers: [], shortfall: null };
  const numbers: NewNumber[] = freePoolNumbers(reader, courierCode, wanted)
    .map(({ id, waybill_number: number }) => ({ kind: 'new', source: 'pool', poolId: id, number }));
  for (const stored of numbers.length < wanted ? activeRolls(reader, courierCode) : []) {
    const roll = rollOf(stored);
    for (let index = stored.used; index < stored.size && numbers.length < wanted;) {
      const portion = Math.min(stored.size - index, wanted - numbers.length);
      const from = index;
      const forms = Array.from({ length: portion }, (_, nth) => numberOn(stored, roll, from + nth));
      const taken = numbersOfParcels(reader, courierCode, forms);
      const spoiled = spoiledAmong(reader, courierCode, forms);
      for (const number of forms) {
        if (taken.has(number)) return { numbers, shortfall: { kind: 'taken', number } };
        if (!spoiled.has(number)) numbers.push({ kind: 'new', source: 'roll', rollId: stored.id, index, number });
        index += 1;
      }
    }
    if (numbers.length === wanted) break;
  }
  return { numbers, shortfall: numbers.length < wanted ? { kind: 'used_up' } : null };
};

/**
 * Moves each roll past the numbers given out, in the transaction that makes their parcels; numbers of a pool leave it with their
 * parcel by themselves. False when a roll is not where `nextNumbers` saw it: the caller undoes its transaction.
 */
export const takeNumbers = (writer: Writer, given: readonly GivenNumber[]): boolean => {
  const spans = new Map<NumberRollId, { from: number; to: number }>();
  for (const number of given) {
    if (number.kind === 'kept' || number.source !== 'roll') continue;
    const span = spans.get(number.rollId);
    spans.set(number.rollId, { from: Math.min(span?.from ?? number.index, number.index), to: Math.max(span?.to ?? 0, number.index + 1) });
  }
  return [...spans].every(([rollId, { from, to }]) => onlySpoiledBefore(writer, rollId, from) && advanceRoll(writer, rollId, from, to));
};

/** Are all forms between where the roll stands and `from` spoiled ones? Nothing else is ever passed over. */
const onlySpoiledBefore = (writer: Writer, rollId: NumberRollId, from: number): boolean => {
  const stored = rollById(writer, rollId);
  if (stored === undefined || stored.used > from) return false;
  const passed = Array.from({ length: from - stored.used }, (_, nth) => numberOn(stored, rollOf(stored), stored.used + nth));
  return passed.length === 0 || spoiledAmong(writer, stored.courier_code, passed).size === passed.length;
};

/** Numbers left in a courier's pool and on its rolls; null = it has neither. */
export const numbersLeft = (reader: Reader, courierCode: string): number | null => {
  const rolls = activeRolls(reader, courierCode);
  const pool = numbersIn(reader, courierCode, 'free');
  if (rolls.length === 0 && pool === null) return null;
  return rolls.reduce((sum, roll) => sum + roll.size - roll.used - spoiledLeftOn(reader, roll), pool ?? 0);
};
