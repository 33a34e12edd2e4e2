import type { CollectionId, OrderId, ParcelId } from '../../../shared/domain/ids.ts';
import type { ParcelState } from '../../../shared/domain/sync/following.ts';
import type { Reader, Writer } from '../database.ts';

/** Kinds of the connections that are in use. */
export const connectionKinds = (reader: Reader): string[] =>
  reader.all<{ kind: string }>('SELECT DISTINCT kind FROM connections WHERE active = 1 AND removed_at IS NULL').map(({ kind }) => kind);

/** From now on; a parcel that was taken back and leaves again begins anew. */
export const beginFollowing = (writer: Writer, parcelId: ParcelId, since: number, askNextAt: number): void => {
  writer.run(
    `INSERT INTO followed_parcels (parcel_id, since, ask_next_at) VALUES (?, ?, ?)
     ON CONFLICT (parcel_id) DO UPDATE SET since = excluded.since, ask_next_at = excluded.ask_next_at, state = 'unknown', moved_at = NULL, failures = 0, trouble_words = ''`,
    parcelId, since, askNextAt,
  );
};

/** Collections that were closed since, newest first. */
export const collectionsClosedSince = (reader: Reader, since: number): { id: CollectionId; closedAt: number }[] =>
  reader.all(
    'SELECT id, closed_at AS closedAt FROM collections INDEXED BY collections_closed WHERE closed_at >= ? AND closed_at IS NOT NULL AND abandoned = 0 ORDER BY closed_at DESC', since,
  );

/** Its parcels that are away and that nobody asks for yet. Returns how many. */
export const followCollection = (writer: Writer, id: CollectionId, closedAt: number, askNextAt: number): number =>
  writer.run(
    `INSERT INTO followed_parcels (parcel_id, since, ask_next_at)
     SELECT cp.parcel_id, ?, ? FROM collection_parcels cp INDEXED BY collection_parcels_by_collection JOIN parcels p ON p.id = cp.parcel_id
     WHERE cp.collection_id = ? AND p.state = 'handed_over'
       AND EXISTS (SELECT 1 FROM parcel_orders po JOIN orders o ON o.id = po.order_id WHERE po.parcel_id = cp.parcel_id AND o.state = 'handed_over')
     ON CONFLICT (parcel_id) DO NOTHING`, closedAt, askNextAt, id,
  ).changes;

/** A clock that ran ahead wrote times that are far away: they come back. */
export const bringBackFarAsks = (writer: Writer, beyond: number, to: number): number =>
  writer.run('UPDATE followed_parcels INDEXED BY followed_parcels_to_ask SET ask_next_at = ? WHERE ask_next_at > ? AND ask_next_at IS NOT NULL', to, beyond).changes;

export type DueParcel = {
  parcel_id: ParcelId; courier_code: string; waybill_number: string; parcel_state: string; state: ParcelState; since: number; moved_at: number | null;
  asked_day: string; asked_today: number; failures: number;
};

/** Whose time has come, the newest parcels first: after weeks without a line the old ones have arrived long since. */
export const dueParcels = (reader: Reader, now: number, most: number): DueParcel[] =>
  reader.all<DueParcel>(
    `SELECT f.parcel_id, p.courier_code, p.waybill_number, p.state AS parcel_state, f.state, f.since, f.moved_at, f.asked_day, f.asked_today, f.failures
     FROM followed_parcels f INDEXED BY followed_parcels_to_ask JOIN parcels p ON p.id = f.parcel_id
     WHERE f.ask_next_at <= ? AND f.ask_next_at IS NOT NULL ORDER BY f.since DESC, f.parcel_id DESC LIMIT ?`, now, most,
  );

export const nextAskTime = (reader: Reader): number | null =>
  reader.first<{ at: number }>('SELECT ask_next_at AS at FROM followed_parcels INDEXED BY followed_parcels_to_ask WHERE ask_next_at IS NOT NULL ORDER BY ask_next_at LIMIT 1')?.at ?? null;

export type OrderOfParcel = { id: OrderId; state: string; phone: string; masked: string };
export const ordersOfParcel = (reader: Reader, parcelId: ParcelId): OrderOfParcel[] =>
  reader.all<OrderOfParcel>(
    'SELECT o.id, o.state, o.receiver_phone AS phone, o.masked FROM parcel_orders po JOIN orders o ON o.id = po.order_id WHERE po.parcel_id = ? ORDER BY o.id', parcelId,
  );

/** Before the question goes out, so that nothing asks twice, whatever happens meanwhile. */
export const markAsked = (writer: Writer, parcelId: ParcelId, asked: { readonly at: number; readonly day: string; readonly today: number; readonly nextAt: number }): void => {
  writer.run('UPDATE followed_parcels SET asked_at = ?, asked_day = ?, asked_today = ?, ask_next_at = ? WHERE parcel_id = ?', asked.at, asked.day, asked.today, asked.nextAt, parcelId);
};

export const writeReport = (writer: Writer, parcelId: ParcelId, report: { readonly state: ParcelState; readonly movedAt: number | null; readonly nextAt: number | null }): void => {
  writer.run(
    `UPDATE followed_parcels SET state = ?, moved_at = ?, ask_next_at = ?, failures = 0, trouble_words = '' WHERE parcel_id = ?`, report.state, report.movedAt, report.nextAt, parcelId,
  );
};

export const writeNoReport = (writer: Writer, parcelId: ParcelId, missing: { readonly failures: number; readonly words: string; readonly nextAt: number | null }): void => {
  writer.run('UPDATE followed_parcels SET failures = ?, trouble_words = ?, ask_next_at = ? WHERE parcel_id = ?', missing.failures, missing.words, missing.nextAt, parcelId);
};

export const stopFollowing = (writer: Writer, parcelId: ParcelId): void => {
  writer.run('UPDATE followed_parcels SET ask_next_at = NULL WHERE parcel_id = ?', parcelId);
};

export const followedStateOf = (reader: Reader, parcelId: ParcelId): ParcelState | null =>
  reader.first<{ state: ParcelState }>('SELECT state FROM followed_parcels WHERE parcel_id = ?', parcelId)?.state ?? null;
