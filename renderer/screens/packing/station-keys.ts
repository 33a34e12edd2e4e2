import type { OrderLineId } from '../../../shared/domain/ids.ts';
import { piecesOf, wantsTick, type Station } from './station-state.ts';

/** What one key asks for at the station while no panel has the keys. */
export type KeyWish =
  | { readonly wish: 'confirm'; readonly lineId: OrderLineId }
  | { readonly wish: 'scan_it'; readonly keyNumber: number }
  | { readonly wish: 'no_such_line'; readonly keyNumber: number }
  | { readonly wish: 'take_back' | 'leave' | 'ask_put_aside' | 'fault' | 'weight' | 'receiver' | 'switch_person' | 'sign' | 'tick' | 'clear' }
  | { readonly wish: 'type_code'; readonly first: string };

export type PressedKey = { readonly key: string; readonly control: boolean };

/** PK-2: scanner and keyboard alone. Null = the key means nothing here and is left to the window. */
export const wishOf = (station: Station, { key, control }: PressedKey, weighs: boolean): KeyWish | null => {
  const parcel = station.parcel;
  // PK-3: while a check is asked its entry has the keys, but for those that lead out of it.
  if (station.panel === 'check' && !['F2', 'F4', 'F12'].includes(key)) return null;
  if (control) return key.toLowerCase() === 'z' && station.open ? { wish: 'take_back' } : null;
  switch (key) {
    case 'F2':
      return { wish: 'type_code', first: '' };
    case 'F4':
      return parcel !== null && (station.open || parcel.state === 'packed') ? { wish: 'fault' } : null;
    case 'F6':
      return weighs && parcel !== null && parcel.state !== 'handed_over' && parcel.state !== 'voided' ? { wish: 'weight' } : null;
    case 'F7':
      return parcel === null ? null : { wish: 'receiver' };
    case 'F12':
      return { wish: 'switch_person' };
    case 'Backspace':
      return station.open ? { wish: 'take_back' } : null;
    case 'Escape':
      if (!station.open || parcel === null) return station.said === null ? null : { wish: 'clear' };
      return piecesOf(parcel).counted > 0 ? { wish: 'ask_put_aside' } : { wish: 'leave' };
    case 'Enter': {
      if (!station.open || parcel === null || parcel.stop !== null) return null;
      if (wantsTick(station)) return { wish: 'tick' };
      const { counted, wanted } = piecesOf(parcel);
      return counted === wanted && wanted > 0 ? { wish: 'sign' } : null;
    }
    default:
      break;
  }
  if (station.open && parcel !== null && /^[1-9]$/.test(key)) {
    const keyNumber = Number(key);
    const line = parcel.lines.find((candidate) => candidate.keyNumber === keyNumber);
    if (line === undefined) return { wish: 'no_such_line', keyNumber };
    // An item that has a barcode is checked by its barcode; its key would make the check worthless.
    return line.barcode === '' ? { wish: 'confirm', lineId: line.lineId } : { wish: 'scan_it', keyNumber };
  }
  if (!station.open && /^[0-9A-Za-z]$/.test(key)) return { wish: 'type_code', first: key };
  return null;
};
