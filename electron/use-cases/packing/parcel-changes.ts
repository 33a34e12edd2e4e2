import type { InputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { takeFromCollection } from '../../store/collections.ts';
import { forgetCounts } from '../../store/packing.ts';
import { withdrawParcelChecks } from '../../store/packing-checks.ts';
import { markUnpacked, ordersInParcel, parcelById, type StoredParcel } from '../../store/parcels.ts';
import { orderById } from '../../store/orders/order-row.ts';
import { advanceOrder } from '../order-changes.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';

/** The parcel, when it is on the floor: printed or packed. */
export const onTheFloor = (step: Act, parcelId: InputFor<'packing', 'setAside'>['parcelId']): Result<StoredParcel> => {
  const stored = parcelById(step.writer, parcelId);
  if (stored === undefined) return refuse('parcel.unknown');
  const params = { number: stored.waybill_number };
  if (stored.state === 'handed_over') return refuse('parcel.already_handed_over', params);
  if (stored.state === 'voided') return refuse('parcel.already_voided', params);
  if (stored.state === 'reserved') return refuse('parcel.not_printed', params);
  return ok(stored);
};

/** Puts an unfinished parcel aside; what was counted is forgotten, since its goods go back. One that is finished or gone is left as it is. */
export const setAside = (services: Services, caller: Caller, input: InputFor<'packing', 'setAside'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const stored = parcelById(step.writer, input.parcelId);
    if (stored === undefined) return refuse('parcel.unknown');
    if (stored.state !== 'printed') return ok(null);
    withdrawParcelChecks(step.writer, stored.id);
    const lines = forgetCounts(step.writer, stored.id);
    if (lines === 0) return ok(null);
    step.trace({ action: 'packing.set_aside', subject: 'parcel', subjectId: stored.id, before: { lines } });
    step.emit('packing.changed', { parcelIds: [stored.id] });
    return ok(null);
  });

/** A parcel that was packed is opened again: what is in it is not right. It leaves the open collection, too. */
export const reopen = (step: Act, stored: StoredParcel): Result<null> => {
  markUnpacked(step.writer, stored.id);
  takeFromCollection(step.writer, stored.id);
  step.trace({ action: 'parcel.reopened', subject: 'parcel', subjectId: stored.id, before: { packedBy: stored.packed_by, packedAt: stored.packed_at } });
  for (const orderId of ordersInParcel(step.writer, stored.id)) {
    const order = orderById(step.writer, orderId);
    if (order?.state !== 'packed') continue;
    const unpacked = advanceOrder(step, order, 'unpack', { cause: stored.waybill_number });
    if (!unpacked.ok) return unpacked;
  }
  return ok(null);
};
