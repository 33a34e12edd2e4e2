import type { OrderFlag } from '../../shared/domain/intake/order-draft.ts';
import type { OrderId } from '../../shared/domain/ids.ts';
import type { Platform } from '../../shared/domain/orders/platform.ts';
import type { OutboxKind } from '../../shared/domain/sync/outbox.ts';
import type { Reader, Writer } from './database.ts';

/** What a platform must be told of one order. The number is the one that the platform knows: of a part, its first order's. */
type About = { readonly platform: Platform; readonly orderId: OrderId; readonly platformOrderNumber: string };

/** What a platform must be told of one shipped order. */
export type ShipMessage = About & { readonly courierCode: string; readonly waybillNumber: string; readonly handedOverAt: number };

/** OF-2: its own key, so that telling it twice does no harm. */
export const shipKeyOf = (message: Pick<ShipMessage, 'platform' | 'platformOrderNumber' | 'waybillNumber'>): string =>
  `ship:${message.platform}:${message.platformOrderNumber}:${message.waybillNumber}`;

/**
 * Kept until told; a parcel that was taken back and leaves again is told again, and one that is being told just now is looked up before.
 * With a ship file it is on its way there by a person's hand; without one it waits for a connector.
 */
export const insertShipMessage = (writer: Writer, message: ShipMessage, shipFileId: number | null): void => {
  const { platform, orderId, platformOrderNumber, courierCode, waybillNumber, handedOverAt } = message;
  writer.run(
    `INSERT INTO outbox (key, platform, order_id, kind, payload, state, created_at, ship_file_id) VALUES (?, ?, ?, 'ship', ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET payload = excluded.payload, state = excluded.state, created_at = excluded.created_at, ship_file_id = excluded.ship_file_id,
       maybe_done = CASE WHEN state = 'sending' THEN 1 ELSE maybe_done END, next_at = NULL, ended_at = NULL, failures = 0, refusal_code = '', refusal_words = '', decided_by = NULL, decided_why = ''`,
    shipKeyOf(message), platform, orderId, JSON.stringify({ platformOrderNumber, courierCode, waybillNumber, handedOverAt }),
    shipFileId === null ? 'waiting' : 'in_file', handedOverAt, shipFileId,
  );
};

/** `service`: told by a courier's service instead of the order's platform; empty = by the platform. */
const insertOnce = (writer: Writer, kind: OutboxKind, key: string, about: About, payload: object, at: number, service = ''): boolean =>
  writer.run(
    `INSERT INTO outbox (key, platform, order_id, kind, payload, state, created_at, service) VALUES (?, ?, ?, ?, ?, 'waiting', ?, ?) ON CONFLICT (key) DO NOTHING`,
    key, about.platform, about.orderId, kind, JSON.stringify({ platformOrderNumber: about.platformOrderNumber, ...payload }), at, service,
  ).changes === 1;

/** The seller's note and flag as the platform will have them (CS-4); `flagNumber` null = the platform has no such flag. */
export type NoteMessage = About & { readonly text: string; readonly flag: OrderFlag; readonly flagNumber: number | null };
export type NoteTold = { readonly text: string; readonly flag: OrderFlag };

/** The note that the platform was told last, or will be told next; undefined = none by us. */
export const lastNoteTold = (reader: Reader, orderId: OrderId): NoteTold | undefined => {
  const row = reader.first<{ payload: string }>(
    `SELECT payload FROM outbox INDEXED BY outbox_by_order WHERE order_id = ? AND kind = 'note' AND state NOT IN ('refused', 'skipped') ORDER BY id DESC LIMIT 1`, orderId,
  );
  if (row === undefined) return undefined;
  const { text, flag } = JSON.parse(row.payload) as NoteTold;
  return { text, flag };
};

/** Every note of ours that the platform may hold by now, newest first: its own exports bring them back. */
export const notesTold = (reader: Reader, orderId: OrderId, most = 20): string[] =>
  reader
    .all<{ payload: string }>(`SELECT payload FROM outbox INDEXED BY outbox_by_order WHERE order_id = ? AND kind = 'note' ORDER BY id DESC LIMIT ?`, orderId, most)
    .map(({ payload }) => (JSON.parse(payload) as NoteTold).text);

/** The platform was told a note by us, or may have been. */
export const isNoteThere = (reader: Reader, orderId: OrderId): boolean =>
  reader.first(`SELECT 1 FROM outbox INDEXED BY outbox_by_order WHERE order_id = ? AND kind = 'note' AND (state IN ('sending', 'done') OR maybe_done = 1)`, orderId) !== undefined;

/** What was to be said is not true any more, and nobody was told. False = there was none. */
export const withdrawNotes = (writer: Writer, orderId: OrderId, at: number): boolean =>
  writer.run(
    `UPDATE outbox INDEXED BY outbox_by_order SET state = 'skipped', ended_at = ?, next_at = NULL, refusal_code = 'overtaken', refusal_words = ''
     WHERE order_id = ? AND kind = 'note' AND state IN ('waiting', 'refused') AND maybe_done = 0`, at, orderId,
  ).changes > 0;

/** One that still waits or was refused is brought up to date: what is newer says it all. Else a new one; the key counts the order's notes, so that each is told once. */
export const insertNoteMessage = (writer: Writer, message: NoteMessage, at: number): void => {
  const { orderId, platform, platformOrderNumber, text, flag, flagNumber } = message;
  const payload = { platformOrderNumber, text, flag, flagNumber };
  const waiting = writer.run(
    `UPDATE outbox SET payload = ?, state = 'waiting', next_at = CASE WHEN state = 'refused' THEN NULL ELSE next_at END, refusal_code = '', refusal_words = ''
     WHERE id = (SELECT max(id) FROM outbox INDEXED BY outbox_by_order WHERE order_id = ? AND kind = 'note') AND state IN ('waiting', 'refused')`,
    JSON.stringify(payload), orderId,
  );
  if (waiting.changes > 0) return;
  const told = writer.first<{ n: number }>(`SELECT count(*) AS n FROM outbox INDEXED BY outbox_by_order WHERE order_id = ? AND kind = 'note'`, orderId)?.n ?? 0;
  insertOnce(writer, 'note', `note:${platform}:${platformOrderNumber}:${told + 1}`, message, { text, flag, flagNumber }, at);
};

/** The shop closed the order (CS-3); told once. */
export const insertCloseMessage = (writer: Writer, message: About & { readonly reason: string }, at: number): void => {
  insertOnce(writer, 'close', `close:${message.platform}:${message.platformOrderNumber}`, message, { reason: message.reason }, at);
};

/** Money goes back for a case of after-sales; `caseKey` tells the cases of one order apart. Amount in fen, above 0. False = said already. */
export const insertRefundMessage = (
  writer: Writer, message: About & { readonly caseKey: string; readonly amountFen: number; readonly reason: string }, at: number,
): boolean =>
  insertOnce(
    writer, 'refund', `refund:${message.platform}:${message.platformOrderNumber}:${message.caseKey}`, message,
    { amountFen: message.amountFen, reason: message.reason, caseKey: message.caseKey }, at,
  );

const countOf = (reader: Reader, orderId: OrderId, kind: OutboxKind): number =>
  reader.first<{ n: number }>('SELECT count(*) AS n FROM outbox INDEXED BY outbox_by_order WHERE order_id = ? AND kind = ?', orderId, kind)?.n ?? 0;

/**
 * PR-5: a number for one parcel. Whom it is for is not written here: it is read from the order when the courier is asked. `isPart`: of an order that the platform
 * knows as another one, which has numbers of its own. The payload's `parcel` keeps them apart there; the first of an order has none.
 */
export const insertWaybillAsk = (
  writer: Writer, message: About & { readonly courierCode: string; readonly weightG: number | null; readonly service: string; readonly isPart: boolean }, at: number,
): void => {
  const { platform, orderId, courierCode, weightG, service, isPart } = message;
  const asked = countOf(writer, orderId, 'waybill_ask') + 1;
  const parcel = asked === 1 && !isPart ? '' : `${orderId}_${asked}`;
  insertOnce(writer, 'waybill_ask', `waybill_ask:${platform}:${orderId}:${asked}`, message, { courierCode, weightG, parcel }, at, service);
};

/** PR-5: the number is given back; told once. */
export const insertWaybillCancel = (writer: Writer, message: About & { readonly courierCode: string; readonly waybillNumber: string; readonly service: string }, at: number): void => {
  const { courierCode, waybillNumber, service } = message;
  insertOnce(writer, 'waybill_cancel', `waybill_cancel:${courierCode}:${waybillNumber}`, message, { courierCode, waybillNumber }, at, service);
};

/** A number is being asked for, or was refused and waits for a person. */
export const isNumberAsked = (reader: Reader, orderId: OrderId): boolean =>
  reader.first(
    `SELECT 1 FROM outbox INDEXED BY outbox_held_up WHERE order_id = ? AND lane = 'waybill' AND kind = 'waybill_ask' AND state IN ('waiting', 'sending', 'refused')`, orderId,
  ) !== undefined;

/** The number came because we asked for it over the line. */
export const wasNumberAsked = (reader: Reader, orderId: OrderId, courierCode: string): boolean =>
  reader.first(
    `SELECT 1 FROM outbox INDEXED BY outbox_by_order WHERE order_id = ? AND kind = 'waybill_ask' AND state = 'done' AND json_extract(payload, '$.courierCode') = ?`, orderId, courierCode,
  ) !== undefined;
