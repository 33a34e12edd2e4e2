import type { PackingVerdict } from '../../../shared/contract/packing.ts';
import type { StaffId } from '../../../shared/domain/ids.ts';
import type { RefusalParams } from '../../../shared/domain/result.ts';
import { handOverOf } from '../../store/collections.ts';
import { insertStop } from '../../store/packing.ts';
import { ordersInParcel, parcelById, parcelOfOrder, type StoredParcel } from '../../store/parcels.ts';
import type { Act, Caller } from '../services.ts';
import { packingParcelOf, type ParcelOnTable } from './packing-parcel.ts';

/** Who packs: the person signed in, whether their signature still stands (PK-5), and what they ticked since they signed in (PK-4). */
export type Packer = Caller & { readonly signatureStands: boolean; readonly ticked?: ReadonlySet<string> };

export type VerdictCode = PackingVerdict['code'];

export const good = (code: VerdictCode, parcel: ParcelOnTable, params: RefusalParams = {}): PackingVerdict => ({
  tone: 'good', code, params, parcel,
});

export const bad = (code: VerdictCode, parcel: ParcelOnTable | null, params: RefusalParams = {}): PackingVerdict => ({
  tone: 'bad', code, params, parcel,
});

/** A wrong move that was caught at a parcel: kept with who made it, and told to the other windows. */
export const caught = (step: Act, staffId: StaffId, parcel: ParcelOnTable, code: VerdictCode, params: RefusalParams = {}): PackingVerdict => {
  insertStop(step.writer, parcel.parcelId, staffId, code, step.at);
  step.trace({ action: 'packing.stopped', subject: 'parcel', subjectId: parcel.parcelId, after: { code, ...params } });
  step.emit('packing.changed', { parcelIds: [parcel.parcelId] });
  return bad(code, parcel, params);
};

/** The parcel as it stands after what was just written. */
export const parcelNow = (step: Act, parcel: StoredParcel): ParcelOnTable => packingParcelOf(step.writer, parcelById(step.writer, parcel.id) ?? parcel);

/** The paper that took the place of a voided one, so that the packer can look for it. */
const newerWaybill = (step: Act, stored: StoredParcel): RefusalParams => {
  if (stored.state !== 'voided') return {};
  const [orderId] = ordersInParcel(step.writer, stored.id);
  const newer = orderId === undefined ? undefined : parcelOfOrder(step.writer, orderId);
  return newer === undefined ? {} : { newWaybillNumber: newer.waybill_number };
};

/** Why nothing can be counted into this parcel now, as a verdict; null = it is open for packing. */
export const closedVerdict = (step: Act, packer: Packer, stored: StoredParcel, parcel: ParcelOnTable): PackingVerdict | null => {
  if (parcel.stop !== null) {
    return caught(step, packer.staffId, parcel, parcel.stop.code, { waybillNumber: stored.waybill_number, ...newerWaybill(step, stored), ...parcel.stop.params });
  }
  if (stored.state === 'packed') {
    return caught(step, packer.staffId, parcel, 'already_packed', { by: parcel.packedBy ?? '', at: stored.packed_at ?? 0 });
  }
  if (stored.state === 'handed_over') {
    return caught(step, packer.staffId, parcel, 'already_handed_over', handOverOf(step.writer, stored.id) ?? {});
  }
  return null;
};
