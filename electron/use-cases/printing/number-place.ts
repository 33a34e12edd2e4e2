import { indexInRoll } from '../../../shared/domain/printing/number-roll.ts';
import { tidyNumber } from '../../../shared/domain/printing/pasted-numbers.ts';
import { codeAsScanned } from '../../../shared/domain/packing/scanned-code.ts';
import type { Reader } from '../../store/database.ts';
import { poolNumber, spoiledNumber, type StoredPoolNumber, type StoredSpoiled } from '../../store/number-pool.ts';
import { activeRolls, couriersWithNumbers, type StoredRoll } from '../../store/number-rolls.ts';
import { parcelsByNumber, type StoredParcel } from '../../store/parcels.ts';
import { rollOf } from './give-numbers.ts';

/** Where a courier's number is in its life (PR-5). */
export type NumberPlace =
  | { readonly kind: 'parcel'; readonly parcel: StoredParcel }
  | { readonly kind: 'spoiled'; readonly spoiled: StoredSpoiled }
  | { readonly kind: 'given_back'; readonly pool: StoredPoolNumber }
  | { readonly kind: 'free'; readonly pool: StoredPoolNumber }
  /** On a form that is not given out yet. */
  | { readonly kind: 'on_roll'; readonly roll: StoredRoll; readonly index: number }
  | { readonly kind: 'unknown' };

export const placeOf = (reader: Reader, courierCode: string, number: string): NumberPlace => {
  const parcel = parcelsByNumber(reader, number).find((one) => one.courier_code === courierCode);
  if (parcel !== undefined) return { kind: 'parcel', parcel };
  const spoiled = spoiledNumber(reader, courierCode, number);
  if (spoiled !== undefined) return { kind: 'spoiled', spoiled };
  const pool = poolNumber(reader, courierCode, number);
  if (pool !== undefined) return { kind: pool.given_back_at === null ? 'free' : 'given_back', pool };
  for (const roll of activeRolls(reader, courierCode)) {
    const index = indexInRoll(rollOf(roll), number);
    if (index !== null && index >= roll.used) return { kind: 'on_roll', roll, index };
  }
  return { kind: 'unknown' };
};

/** The same when nobody said whose number it is: the first courier of the shop that knows it. */
export const placeAnywhere = (reader: Reader, number: string): { readonly courierCode: string; readonly place: NumberPlace } | null => {
  for (const courierCode of couriersWithNumbers(reader)) {
    const place = placeOf(reader, courierCode, number);
    if (place.kind !== 'unknown') return { courierCode, place };
  }
  return null;
};

/** A scanned or typed number as the shop keeps it. */
export const numberAsScanned = (raw: string): string => tidyNumber(codeAsScanned(raw));

/** Whatever a form may carry; the same as on rolls. */
export const isWaybillNumber = (number: string): boolean => /^[A-Z0-9-]{4,35}$/.test(number);
