import type { OrderId, OutboxId } from '../../../shared/domain/ids.ts';
import type { OpenMessage } from '../../../shared/domain/sync/inbox-found.ts';
import type { Reader, Writer } from '../database.ts';

export type MessageOfOrder = OpenMessage & { readonly id: OutboxId; readonly order_id: OrderId };

/** What a platform is still to be told of an order, oldest first; refunds also when they are told. */
export const messagesOfOrder = (reader: Reader, orderId: OrderId): MessageOfOrder[] =>
  reader.all<MessageOfOrder>(
    `SELECT id, order_id, kind, state, payload FROM outbox INDEXED BY outbox_by_order WHERE order_id = ? AND service = ''
       AND (state IN ('waiting', 'in_file', 'refused') OR (kind = 'refund' AND state <> 'skipped')) ORDER BY id`, orderId,
  );

/** False = it is over, or being told just now. */
export const writeFound = (writer: Writer, id: OutboxId, at: number): boolean =>
  writer.run(
    `UPDATE outbox SET state = 'done', ended_at = ?, next_at = NULL, maybe_done = 0, refusal_code = '', refusal_words = '' WHERE id = ? AND state IN ('waiting', 'in_file', 'refused')`, at, id,
  ).changes > 0;

export const writeOvertaken = (writer: Writer, id: OutboxId, at: number, words: string): boolean =>
  writer.run(
    `UPDATE outbox SET state = 'skipped', ended_at = ?, next_at = NULL, maybe_done = 0, refusal_code = 'overtaken', refusal_words = ? WHERE id = ? AND state IN ('waiting', 'in_file', 'refused')`, at, words, id,
  ).changes > 0;

export const writeShippedOtherwise = (writer: Writer, id: OutboxId, theirs: string): boolean =>
  writer.run(
    `UPDATE outbox SET state = 'refused', next_at = NULL, maybe_done = 0, refusal_code = 'shipped_otherwise', refusal_words = ? WHERE id = ? AND state IN ('waiting', 'in_file')`, theirs, id,
  ).changes > 0;

export const writeFoundAttempt = (writer: Writer, id: OutboxId, at: number, source: string): void => {
  writer.run(`INSERT INTO outbox_attempts (outbox_id, connection_id, at, outcome, words) VALUES (?, NULL, ?, 'found', ?)`, id, at, source);
};

/** Whether anything of an order's was refused and waits for a person. */
export const hasRefused = (reader: Reader, orderId: OrderId): boolean =>
  reader.first(`SELECT 1 FROM outbox INDEXED BY outbox_held_up WHERE order_id = ? AND state IN ('waiting', 'sending', 'refused') AND state = 'refused' LIMIT 1`, orderId) !== undefined;

/** Whether somebody was ever asked to stop a parcel of the order: once is enough (AS-7). */
export const wasToBeStopped = (reader: Reader, orderId: OrderId): boolean =>
  reader.first(`SELECT 1 FROM tasks INDEXED BY tasks_by_order WHERE order_id = ? AND kind = 'intercept' LIMIT 1`, orderId) !== undefined;
