import type { StaffId } from '../../../shared/domain/ids.ts';
import { slotOfLabel, slotTyped, type SlotNamed } from '../../../shared/domain/packing/slot-code.ts';
import type { Reader } from '../../store/database.ts';
import { parcelById, type StoredParcel } from '../../store/parcels.ts';
import { parcelsAtSlot } from '../../store/waves.ts';

/** The parcel in a slot: one that waits for packing before one that is done, of one's own wave before others', of the oldest wave first. */
const parcelAt = (reader: Reader, staffId: StaffId, { waveId, slot }: SlotNamed): StoredParcel | undefined => {
  const here = parcelsAtSlot(reader, slot).filter((parcel) => waveId === null || parcel.waveId === waveId);
  const rank = (parcel: (typeof here)[number]): number => (parcel.state === 'printed' ? 0 : 2) + (parcel.ownerId === staffId ? 0 : 1);
  const [first, ...others] = here;
  if (first === undefined) return undefined;
  return parcelById(reader, others.reduce((best, parcel) => (rank(parcel) < rank(best) ? parcel : best), first).parcelId);
};

/** A scanned label of the sorting wall: its slot, and the parcel in it if there is one. Null = the code is no such label. */
export const slotScanned = (reader: Reader, staffId: StaffId, code: string): { readonly slot: number; readonly parcel: StoredParcel | undefined } | null => {
  const slot = slotOfLabel(code);
  return slot === null ? null : { slot, parcel: parcelAt(reader, staffId, { waveId: null, slot }) };
};

/** A slot's number as a person types it, where no waybill and no article is called so. */
export const parcelOfTypedSlot = (reader: Reader, staffId: StaffId, code: string): StoredParcel | undefined => {
  const named = slotTyped(code);
  return named === null ? undefined : parcelAt(reader, staffId, named);
};
