/** HO-2: five counts over the same parcels: those of the courier on the floor, what is scanned out included. */
export type FiveCounts = {
  readonly printed: number;
  readonly packed: number;
  /** null while the shop does not weigh. */
  readonly weighed: number | null;
  readonly scannedOut: number;
  readonly stubs: number;
};

export const countsDiffer = ({ printed, packed, weighed, scannedOut, stubs }: FiveCounts): boolean =>
  [packed, weighed ?? printed, scannedOut, stubs].some((count) => count !== printed);

/** A printed parcel of the courier, as the five counts see it. */
export type CountedParcel = {
  readonly packed: boolean;
  readonly weightG: number | null;
  readonly scannedOut: boolean;
  readonly hasStub: boolean;
  /** An order in it is held, refunded, closed …: it must not leave. */
  readonly stopped: boolean;
};

export const fiveCountsOf = (parcels: readonly CountedParcel[], weighs: boolean): FiveCounts => {
  const how = (many: (parcel: CountedParcel) => boolean): number => parcels.filter(many).length;
  return {
    printed: parcels.length, packed: how((parcel) => parcel.packed), weighed: weighs ? how((parcel) => parcel.weightG !== null) : null,
    scannedOut: how((parcel) => parcel.scannedOut), stubs: how((parcel) => parcel.hasStub),
  };
};

export type Lack = 'stopped' | 'packing' | 'weight' | 'scan' | 'stub';

/** What a parcel lacks to leave with this collection: the first thing that somebody must do about it; null = nothing. */
export const lackOf = (parcel: CountedParcel, weighs: boolean): Lack | null => {
  if (parcel.stopped) return 'stopped';
  if (!parcel.packed) return 'packing';
  if (weighs && parcel.weightG === null) return 'weight';
  if (!parcel.scannedOut) return 'scan';
  return parcel.hasStub ? null : 'stub';
};
