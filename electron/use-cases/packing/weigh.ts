import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { isWithin } from '../../../shared/domain/packing/learned-weight.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { isSameWeight } from '../../../shared/domain/scales/taking.ts';
import { parcelById, setParcelWeight, type StoredParcel } from '../../store/parcels.ts';
import type { ScaleDesk } from '../scales/scale-desk.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { expectedWeightOf, explainWeight, learnFromParcel } from './expected-weight.ts';
import { onTheFloor, reopen } from './parcel-changes.ts';

/** Writes a parcel's weight with where it came from and what was expected, and learns from it when the parcel is packed. */
export const writeWeight = (
  step: Act, stored: StoredParcel, weightG: number, source: 'typed' | 'scale', expectedG: number | null, confirmed: boolean,
): void => {
  setParcelWeight(step.writer, stored.id, weightG, source, expectedG);
  step.trace({
    action: 'parcel.weighed', subject: 'parcel', subjectId: stored.id, before: { weightG: stored.weight_g },
    after: { weightG, source, expectedG, ...(confirmed ? { confirmed: true } : {}) },
  });
  if (stored.state === 'packed') learnFromParcel(step.writer, stored);
  step.emit('packing.changed', { parcelIds: [stored.id] });
  step.emit('collections.changed', {});
};

/** The weight to be written, from the hand or from the scale as it stands now. */
const weightNow = (desk: ScaleDesk, input: InputFor<'packing', 'weigh'>): Result<number> => {
  if (input.weight.source === 'typed') return ok(input.weight.weightG);
  const read = desk.weight();
  if (!read.ok) return read;
  const { shownG } = input.weight;
  // What the packer confirms is what they saw; another weight is judged anew.
  return shownG === null || isSameWeight(shownG, read.value) ? read : refuse('scale.changed');
};

/** PK-6: weighs a parcel; one beyond tolerance is asked about first, with what would explain it. */
export const weigh = (services: Services, desk: ScaleDesk, caller: Caller, input: InputFor<'packing', 'weigh'>): Result<OutputFor<'packing', 'weigh'>> => {
  const read = weightNow(desk, input);
  if (!read.ok) return read;
  const weightG = read.value;
  const answer = act(services, caller.staffId, (step): Result<OutputFor<'packing', 'weigh'>> => {
    const found = onTheFloor(step, input.parcelId);
    if (!found.ok) return found;
    const stored = found.value;
    const expected = expectedWeightOf(step.writer, stored);
    const odd = expected !== null && !isWithin(expected, weightG);
    if (odd && !input.evenIfOdd) return ok({ outcome: 'odd', weightG, expected, explanations: explainWeight(step.writer, stored, weightG) });
    writeWeight(step, stored, weightG, input.weight.source, expected?.weightG ?? null, odd);
    return ok({ outcome: 'weighed', weightG, expected });
  });
  // Also what was typed is most often lying there: the next parcel must not get its weight.
  if (answer.ok && answer.value.outcome === 'weighed') desk.taken();
  return answer;
};

/** The packer looks again before sealing: a packed parcel is open once more, without its weight. */
export const openAgain = (services: Services, caller: Caller, input: InputFor<'packing', 'openAgain'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const stored = parcelById(step.writer, input.parcelId);
    if (stored === undefined) return refuse('parcel.unknown');
    if (stored.state === 'printed') return ok(null);
    const found = onTheFloor(step, input.parcelId);
    if (!found.ok) return found;
    const reopened = reopen(step, stored);
    if (!reopened.ok) return reopened;
    step.emit('packing.changed', { parcelIds: [stored.id] });
    step.emit('collections.changed', {});
    return ok(null);
  });

/** Grams typed where nobody stands at the table with the parcel; may be corrected until it has left. */
export const setWeight = (services: Services, caller: Caller, input: InputFor<'packing', 'setWeight'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const found = onTheFloor(step, input.parcelId);
    if (!found.ok) return found;
    writeWeight(step, found.value, input.weightG, 'typed', expectedWeightOf(step.writer, found.value)?.weightG ?? null, false);
    return ok(null);
  });
