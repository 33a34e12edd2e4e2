import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { PackingVerdict } from '../../../shared/contract/packing.ts';
import { isComplete, piecesCounted, piecesWanted } from '../../../shared/domain/packing/counting.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { tickOf } from '../../../shared/domain/packing/category.ts';
import { insertPackingCheck, tickKey } from '../../store/packing-checks.ts';
import { forgetCounts } from '../../store/packing.ts';
import { markPacked, ordersInParcel, parcelById, type StoredParcel } from '../../store/parcels.ts';
import { orderById } from '../../store/orders/order-row.ts';
import { advanceOrder } from '../order-changes.ts';
import { takeMaterials } from '../materials/materials.ts';
import { act, type Act, type Services } from '../services.ts';
import { checkPin } from '../staff.ts';
import { packingParcelOf, type ParcelOnTable } from './packing-parcel.ts';
import { bad, closedVerdict, good, parcelNow, type Packer } from './verdicts.ts';

/** PK-4: an instruction is neither ticked on this parcel nor, where once a session is enough, since this packer signed in. */
export const stepsAreOpen = (packer: Packer, parcel: ParcelOnTable): boolean =>
  parcel.instructions.some(({ categoryId, steps, often, ticked }) => !ticked && !(often === 'session' && packer.ticked?.has(tickOf(categoryId, steps)) === true));

/** Everything is counted: the parcel finishes, or asks for the tick or the signature that it still wants. */
export const finishWhenDone = (step: Act, packer: Packer, stored: StoredParcel, parcel: ParcelOnTable): Result<PackingVerdict> => {
  if (stepsAreOpen(packer, parcel)) return ok(good('steps_wanted', parcel));
  return packer.signatureStands ? finishParcel(step, stored) : ok(good('needs_signature', parcel));
};

/** PK-4: the packer did what the instructions say; kept with the parcel. The last thing that was wanted finishes it. */
export const tickSteps = (services: Services, packer: Packer, input: InputFor<'packing', 'tickSteps'>): Result<OutputFor<'packing', 'tickSteps'>> =>
  act(services, packer.staffId, (step) => {
    const stored = parcelById(step.writer, input.parcelId);
    if (stored === undefined) return refuse('parcel.unknown');
    const before = packingParcelOf(step.writer, stored);
    const closed = closedVerdict(step, packer, stored, before);
    if (closed !== null) return ok(closed);
    const [line] = before.lines;
    for (const { categoryId, steps } of before.instructions.filter(({ ticked }) => !ticked)) {
      if (line === undefined) break;
      insertPackingCheck(step.writer, {
        parcelId: stored.id, lineId: line.lineId, piece: 1, key: tickKey, value: tickOf(categoryId, steps), within: true, staffId: packer.staffId, at: step.at,
      });
    }
    step.trace({ action: 'packing.steps_ticked', subject: 'parcel', subjectId: stored.id, after: { categories: before.instructions.map(({ name }) => name).join(', ') } });
    step.emit('packing.changed', { parcelIds: [stored.id] });
    const parcel = parcelNow(step, stored);
    return isComplete(parcel.lines) ? finishWhenDone(step, packer, stored, parcel) : ok(good('parcel_opened', parcel));
  });

/**
 * The parcel is packed and signed by the one who acts; its orders go on. The caller has looked: printed, not stopped, complete.
 * PK-6: where the shop weighs, the weight is asked next, and a parcel without it does not leave (HO-2).
 */
export const finishParcel = (step: Act, stored: StoredParcel): Result<PackingVerdict> => {
  if (step.staffId === null) return refuse('access.sign_in_first');
  markPacked(step.writer, stored.id, step.staffId, step.at);
  forgetCounts(step.writer, stored.id);
  takeMaterials(step, stored);
  step.trace({
    action: 'parcel.packed', subject: 'parcel', subjectId: stored.id, before: { state: stored.state },
    after: { number: stored.waybill_number, courier: stored.courier_code },
  });
  for (const orderId of ordersInParcel(step.writer, stored.id)) {
    const order = orderById(step.writer, orderId);
    if (order?.state !== 'paid') continue;
    const packed = advanceOrder(step, order, 'pack', { cause: stored.waybill_number });
    if (!packed.ok) return packed;
  }
  step.emit('packing.changed', { parcelIds: [stored.id] });
  step.emit('collections.changed', {});
  const parcel = parcelNow(step, stored);
  return ok(good('parcel_packed', parcel, { waybillNumber: stored.waybill_number, pieces: piecesCounted(parcel.lines) }));
};

/** PK-5: signs with the PIN of the person signed in. A wrong PIN counts as at sign-in (SF-1) and leaves the parcel as it is. */
export const sign = async (services: Services, packer: Packer, input: InputFor<'packing', 'sign'>): Promise<Result<OutputFor<'packing', 'sign'>>> => {
  const checked = await checkPin(services, packer.staffId, input.pin);
  if (!checked.ok) return checked;
  return act(services, packer.staffId, (step) => {
    const stored = parcelById(step.writer, input.parcelId);
    if (stored === undefined) return refuse('parcel.unknown');
    const parcel = packingParcelOf(step.writer, stored);
    const closed = closedVerdict(step, packer, stored, parcel);
    if (closed !== null) return ok(closed);
    if (isComplete(parcel.lines)) return stepsAreOpen(packer, parcel) ? ok(good('steps_wanted', parcel)) : finishParcel(step, stored);
    return ok(bad('unfinished_parcel', parcel, {
      waybillNumber: stored.waybill_number, counted: piecesCounted(parcel.lines), wanted: piecesWanted(parcel.lines),
    }));
  });
};
