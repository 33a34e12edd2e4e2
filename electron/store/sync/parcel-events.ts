import type { ParcelId } from '../../../shared/domain/ids.ts';
import type { Writer } from '../database.ts';

export type ParcelEvent = { readonly at: number; readonly text: string; readonly place: string };

/** What is known already stays; of all of them the newest `most` are kept. */
export const writeParcelEvents = (writer: Writer, parcelId: ParcelId, events: readonly ParcelEvent[], most: number): void => {
  for (const { at, text, place } of events) {
    writer.run('INSERT INTO parcel_events (parcel_id, at, text, place) VALUES (?, ?, ?, ?) ON CONFLICT (parcel_id, at, text) DO NOTHING', parcelId, at, text, place);
  }
  writer.run(
    `DELETE FROM parcel_events WHERE parcel_id = ? AND (at, text) IN (SELECT at, text FROM parcel_events WHERE parcel_id = ? ORDER BY at DESC, text LIMIT -1 OFFSET ?)`, parcelId, parcelId, most,
  );
};

export const forgetParcelEvents = (writer: Writer, parcelId: ParcelId): void => {
  writer.run('DELETE FROM parcel_events WHERE parcel_id = ?', parcelId);
};
