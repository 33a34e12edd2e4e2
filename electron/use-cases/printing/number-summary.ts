import type { OutputFor } from '../../../shared/contract/index.ts';
import { numberStates } from '../../../shared/contract/numbers.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Reader } from '../../store/database.ts';
import { notScannedBack, numberCounts } from '../../store/number-counts.ts';
import { allRolls, type StoredRoll } from '../../store/number-rolls.ts';
import { readerOf, type Services } from '../services.ts';
import { formsLeft } from './roll-remainder.ts';

type Summary = OutputFor<'numbers', 'summary'>;

/** Forms of a retired roll that never were given out: what was added again as another roll is counted there. */
const retiredRest = (reader: Reader, rolls: readonly StoredRoll[], roll: StoredRoll): number =>
  // What a roll in use or a later one carries is counted there, whether it is given out or not.
  formsLeft(reader, roll, rolls.filter((other) => other.id !== roll.id && other.courier_code === roll.courier_code && (other.active === 1 || other.id > roll.id)));

/** PR-5: where every number of every courier stands: each is counted in `states`, on rolls or on retired rolls, and in one of them only. */
export const numbersSummary = (services: Services): Result<Summary> => {
  const reader = readerOf(services);
  const rolls = allRolls(reader);
  const counts = numberCounts(reader);
  const unscanned = new Map(notScannedBack(reader).map(({ courier_code, numbers }) => [courier_code, numbers]));
  const couriers = [...new Set([...counts.map((count) => count.courier_code), ...rolls.map((roll) => roll.courier_code)])].sort();
  return ok(couriers.map((courierCode) => {
    const its = rolls.filter((roll) => roll.courier_code === courierCode);
    const sum = (some: readonly StoredRoll[], left: (roll: StoredRoll) => number): number => some.reduce((total, roll) => total + left(roll), 0);
    const states = Object.fromEntries(numberStates.map((state) => [
      state, counts.find((count) => count.courier_code === courierCode && count.state === state)?.numbers ?? 0,
    ])) as Summary[number]['states'];
    return {
      courierCode,
      onRolls: sum(its.filter(({ active }) => active === 1), (roll) => formsLeft(reader, roll, [])),
      onRetiredRolls: sum(its.filter(({ active }) => active === 0), (roll) => retiredRest(reader, its, roll)),
      notScannedBack: unscanned.get(courierCode) ?? 0,
      states,
    };
  }));
};
