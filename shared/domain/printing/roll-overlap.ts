import { indexInRoll, numberAt, partsOf, type NumberRoll } from './number-roll.ts';

/** Farther apart than any roll is long (a million forms, a step of a thousand). */
const farApart = 1_000_000_000_000n;

const numberOrNull = (roll: NumberRoll, index: number): string | null => {
  const number = numberAt(roll, index);
  return number.ok ? number.value : null;
};

/** Calls `onShared` with every form of `roll` from `from` on whose number stands on the other roll too, until it answers false. */
const walkShared = (roll: NumberRoll, from: number, other: NumberRoll, onShared: (index: number) => boolean): void => {
  const mine = partsOf(roll.firstNumber, roll.rule);
  const its = partsOf(other.firstNumber, other.rule);
  if (!mine.ok || !its.ok || roll.firstNumber.length !== other.firstNumber.length) return;
  if (roll.rule !== other.rule) {
    for (let index = from; index < roll.count; index += 1) {
      const number = numberOrNull(roll, index);
      if (number !== null && indexInRoll(other, number) !== null && !onShared(index)) return;
    }
    return;
  }
  const sameAround = mine.value.before === its.value.before && mine.value.serial.length === its.value.serial.length && (roll.rule === 'sf12' || mine.value.after === its.value.after);
  const distance = BigInt(its.value.serial) - BigInt(mine.value.serial);
  if (!sameAround || distance > farApart || distance < -farApart) return;
  const offset = Number(distance);
  const first = Math.max(from, Math.ceil(offset / roll.step));
  const last = Math.min(roll.count - 1, Math.floor((offset + (other.count - 1) * other.step) / roll.step));
  let compared = false;
  for (let index = first; index <= last; index += 1) {
    if ((index * roll.step - offset) % other.step !== 0) continue;
    // Equal serials have equal check digits, or (two rolls of which one was entered wrong) none of them has.
    if (!compared) {
      const number = numberOrNull(roll, index);
      if (number === null || indexInRoll(other, number) === null) return;
      compared = true;
    }
    if (!onShared(index)) return;
  }
};

/** The first number from form `from` of a roll on that the other roll carries on its form `otherFrom` or later; null = they share none. Steps are above 0. */
export const sharedNumber = (roll: NumberRoll, from: number, other: NumberRoll, otherFrom: number): string | null => {
  const start = numberOrNull(other, otherFrom);
  if (start === null) return null;
  let shared: string | null = null;
  walkShared(roll, from, { ...other, firstNumber: start, count: other.count - otherFrom }, (index) => {
    shared = numberOrNull(roll, index);
    return false;
  });
  return shared;
};

/** The forms from `from` on that no other roll carries: one mark a form, 0 = this roll's alone. */
export const marksOfShared = (roll: NumberRoll, from: number, others: readonly NumberRoll[]): Uint8Array => {
  const marks = new Uint8Array(Math.max(0, roll.count - from));
  for (const other of others) {
    walkShared(roll, from, other, (index) => {
      marks[index - from] = 1;
      return true;
    });
  }
  return marks;
};
