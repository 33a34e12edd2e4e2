import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { NumberRollId } from '../../../shared/domain/ids.ts';
import { looksLike } from '../../../shared/domain/printing/courier-patterns.ts';
import { checkRoll, indexInRoll, numberAt, type NumberRoll } from '../../../shared/domain/printing/number-roll.ts';
import { sharedNumber } from '../../../shared/domain/printing/roll-overlap.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Reader } from '../../store/database.ts';
import {
  activeRolls, allRolls, insertRoll, knownNumbersBetween, poolNumbersBetween, retireRollRow, rollById, type StoredRoll,
} from '../../store/number-rolls.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { rollOf } from './give-numbers.ts';

const nextNumberOf = (stored: StoredRoll): string | null => {
  if (stored.active === 0) return null;
  const next = numberAt(rollOf(stored), stored.used);
  return next.ok ? next.value : null;
};

export const listRolls = (services: Services): Result<OutputFor<'numbers', 'rolls'>> =>
  ok(allRolls(readerOf(services)).map((roll) => ({
    id: roll.id, courierCode: roll.courier_code, firstNumber: roll.first_number, nextNumber: nextNumberOf(roll), rule: roll.rule, step: roll.step,
    count: roll.size, used: roll.used, createdAt: roll.created_at, active: roll.active === 1,
  })));

/** A number of the roll that was a parcel's already, also a voided one's, or that is or was in the pool: the roll would stop there. */
const usedNumberIn = (reader: Reader, courierCode: string, roll: NumberRoll, first: string, last: string): string | undefined => {
  const onRoll = (number: string): boolean => indexInRoll(roll, number) !== null;
  return knownNumbersBetween(reader, courierCode, first, last).find(onRoll) ?? poolNumbersBetween(reader, courierCode, first, last).find(onRoll);
};

/** An unfinished roll of the courier that holds some of the same numbers; what of it is given out already does not count. */
const overlapping = (reader: Reader, courierCode: string, roll: NumberRoll): StoredRoll | undefined =>
  activeRolls(reader, courierCode).find((stored) => stored.used < stored.size && sharedNumber(roll, 0, rollOf(stored), stored.used) !== null);

/**
 * PR-5: takes a roll of numbered forms into use. Refuses a first number that the rule cannot count from, a roll with a number that was
 * used before, and one that another roll holds already. `looksRight` false only warns: courier's series change.
 */
export const addRoll = (services: Services, caller: Caller, input: InputFor<'numbers', 'addRoll'>): Result<OutputFor<'numbers', 'addRoll'>> =>
  act(services, caller.staffId, ({ writer, at, trace, emit }) => {
    const firstNumber = input.firstNumber.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
    const roll: NumberRoll = { firstNumber, step: input.step, count: input.count, rule: input.rule };
    const ends = checkRoll(roll);
    if (!ends.ok) return ends;
    const { first, last } = ends.value;
    const other = overlapping(writer, input.courierCode, roll);
    if (other !== undefined) return refuse('printing.roll_overlaps', { firstNumber: other.first_number, count: other.size }, 'firstNumber');
    const used = usedNumberIn(writer, input.courierCode, roll, first, last);
    if (used !== undefined) return refuse('printing.number_known', { number: used, courierCode: input.courierCode }, 'firstNumber');
    const rollId: NumberRollId = insertRoll(writer, {
      courierCode: input.courierCode, firstNumber, step: input.step, size: input.count, rule: input.rule, at,
    });
    trace({
      action: 'number_roll.added', subject: 'number_roll', subjectId: rollId,
      after: { courier: input.courierCode, first, last, count: input.count, step: input.step, rule: input.rule },
    });
    emit('printing.changed', {});
    return ok({ rollId, looksRight: looksLike(input.courierCode, first) });
  });

/** PR-5: no number of it is given out any more; how many were, and which would have been next, is in the trace. */
export const retireRoll = (services: Services, caller: Caller, input: InputFor<'numbers', 'retireRoll'>): Result<null> =>
  act(services, caller.staffId, ({ writer, trace, emit }) => {
    const roll = rollById(writer, input.rollId);
    if (roll === undefined) return refuse('printing.roll_unknown');
    if (roll.active === 0) return refuse('printing.roll_retired', { firstNumber: roll.first_number });
    retireRollRow(writer, roll.id);
    trace({
      action: 'number_roll.retired', subject: 'number_roll', subjectId: roll.id,
      before: { courier: roll.courier_code, used: roll.used, count: roll.size, next: nextNumberOf(roll) }, after: { reason: input.reason },
    });
    emit('printing.changed', {});
    return ok(null);
  });
