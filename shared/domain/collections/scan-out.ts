import type { FloorStop } from '../orders/standing.ts';
import { stopOfOrders, type ParcelStanding } from '../packing/stop.ts';
import type { RefusalParams } from '../result.ts';

export type ScannedParcel = ParcelStanding & {
  readonly courierCode: string;
  readonly weightG: number | null;
  /** Scanned out in this collection before. */
  readonly scannedHere: boolean;
};

export type ScanOutCode = 'scanned_out' | 'already_scanned' | 'other_courier' | 'not_packed' | 'not_weighed' | 'voided' | FloorStop;

/** HO-5: whether a parcel may leave with the collector of this courier; `scanned_out` is the only yes. */
export const judgeScanOut = (
  parcel: ScannedParcel, courierCode: string, weighs: boolean,
): { readonly code: ScanOutCode; readonly params: RefusalParams } => {
  if (parcel.state === 'voided') return { code: 'voided', params: parcel.voidReason === null ? {} : { reason: parcel.voidReason } };
  if (parcel.state === 'handed_over') return { code: 'already_handed_over', params: {} };
  if (parcel.courierCode !== courierCode) return { code: 'other_courier', params: {} };
  const stop = stopOfOrders(parcel.orders);
  if (stop !== null) return stop;
  if (parcel.state !== 'packed') return { code: 'not_packed', params: {} };
  if (parcel.pieces === 0) return { code: 'refund_requested', params: {} };
  if (weighs && parcel.weightG === null) return { code: 'not_weighed', params: {} };
  return { code: parcel.scannedHere ? 'already_scanned' : 'scanned_out', params: {} };
};
