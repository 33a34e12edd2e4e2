import type { ParcelId } from '../../../shared/domain/ids.ts';
import type { Reader } from '../database.ts';

export type ParcelOnItsWay = {
  state: string; askedAt: number | null; askNextAt: number | null; movedAt: number | null; events: { at: number; text: string; place: string }[];
};

/** What a courier said of a parcel, newest first; null = nobody is asked about it. */
export const parcelOnItsWay = (reader: Reader, parcelId: ParcelId, mostEvents = 200): ParcelOnItsWay | null => {
  const row = reader.first<Omit<ParcelOnItsWay, 'events'>>(
    'SELECT state, asked_at AS askedAt, ask_next_at AS askNextAt, moved_at AS movedAt FROM followed_parcels WHERE parcel_id = ?', parcelId,
  );
  if (row === undefined) return null;
  return { ...row, events: reader.all('SELECT at, text, place FROM parcel_events WHERE parcel_id = ? ORDER BY at DESC, text LIMIT ?', parcelId, mostEvents) };
};
