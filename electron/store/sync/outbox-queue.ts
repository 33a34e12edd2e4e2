import type { ConnectionId, OrderId, OutboxId } from '../../../shared/domain/ids.ts';
import type { OrderState } from '../../../shared/domain/orders/lifecycle.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import type { OutboxKind } from '../../../shared/domain/sync/outbox.ts';
import type { Reader, Writer } from '../database.ts';

/** Messages of one account, or of one courier's service (`platform` and `account` are then the order's and say nothing). */
export type Lane = { readonly platform: Platform; readonly service: string; readonly account: string; readonly kind: OutboxKind };
/** Where a look at a lane left off. */
export type Place = { readonly due: number; readonly id: number };
export const fromTheStart: Place = { due: -1, id: 0 };

const firstWith = (where: string, order: string): string => `(SELECT n.id FROM outbox n INDEXED BY outbox_due WHERE n.state = 'waiting'${where} ORDER BY ${order} LIMIT 1)`;

/** Who has anything waiting at all: a few steps in the index for each, however many wait. */
const lanesSql = `WITH RECURSIVE lane (platform, service, account, kind) AS (
  SELECT platform, service, account, kind FROM outbox WHERE id = ${firstWith('', 'n.platform, n.service, n.account, n.kind')}
  UNION ALL
  SELECT o.platform, o.service, o.account, o.kind FROM lane CROSS JOIN outbox o ON o.id = coalesce(
    ${firstWith(' AND n.platform = lane.platform AND n.service = lane.service AND n.account = lane.account AND n.kind > lane.kind', 'n.kind')},
    ${firstWith(' AND n.platform = lane.platform AND n.service = lane.service AND n.account > lane.account', 'n.account, n.kind')},
    ${firstWith(' AND n.platform = lane.platform AND n.service > lane.service', 'n.service, n.account, n.kind')},
    ${firstWith(' AND n.platform > lane.platform', 'n.platform, n.service, n.account, n.kind')})
) SELECT platform, service, account, kind FROM lane`;

export const lanesWaiting = (reader: Reader): Lane[] => reader.all<Lane>(lanesSql);

export const countInLane = (reader: Reader, { platform, service, account, kind }: Lane): number =>
  reader.first<{ n: number }>(
    `SELECT count(*) AS n FROM outbox INDEXED BY outbox_due WHERE state = 'waiting' AND platform = ? AND service = ? AND account = ? AND kind = ?`, platform, service, account, kind,
  )?.n ?? 0;

/** Written before `before` for orders that are over, the oldest first. */
export const oldInLane = (reader: Reader, { platform, service, account, kind }: Lane, before: number, most: number): { id: OutboxId; key: string }[] =>
  reader.all(
    `SELECT m.id, m.key FROM outbox m INDEXED BY outbox_due JOIN orders o ON o.id = m.order_id
     WHERE m.state = 'waiting' AND m.platform = ? AND m.service = ? AND m.account = ? AND m.kind = ? AND m.created_at < ? AND o.state IN ('handed_over', 'completed', 'closed')
     ORDER BY m.id LIMIT ?`, platform, service, account, kind, before, most,
  );

export const waitingOfOrder = (reader: Reader, orderId: OrderId): ({ id: OutboxId; key: string; created_at: number } & Lane)[] =>
  reader.all(
    `SELECT id, key, created_at, platform, service, account, kind FROM outbox INDEXED BY outbox_held_up WHERE order_id = ? AND state IN ('waiting', 'sending', 'refused') AND state = 'waiting'`, orderId,
  );

/** Nobody waits for it any more, and nobody decided so: `why` is a code. */
export const writeLetGo = (writer: Writer, id: OutboxId, why: string, at: number): boolean =>
  writer.run(`UPDATE outbox SET state = 'skipped', ended_at = ?, next_at = NULL, decided_by = NULL, decided_why = ? WHERE id = ? AND state = 'waiting'`, at, why, id).changes > 0;

export type DueMessage = { id: OutboxId; due: number; order_id: OrderId; isHead: 0 | 1 };

const dueColumns = `m.id, ifnull(m.next_at, 0) AS due, m.order_id, NOT EXISTS (
  SELECT 1 FROM outbox b INDEXED BY outbox_held_up WHERE b.order_id = m.order_id AND b.lane = m.lane AND b.id < m.id AND b.state IN ('waiting', 'sending', 'refused')
    AND b.service = m.service AND b.kind IN (SELECT value FROM json_each(?))) AS isHead`;
const ofLane = `FROM outbox m INDEXED BY outbox_due WHERE m.state = 'waiting' AND m.platform = ? AND m.service = ? AND m.account = ? AND m.kind = ?`;

/**
 * The next messages of a lane whose time has come, those never tried first, in the order in which they were written. `isHead`: nothing that its
 * teller can tell of the same order has to go first (OF-2). `tells`: JSON list of kinds. In two steps, each a plain stretch of the index.
 */
export const dueMessages = (reader: Reader, { platform, service, account, kind }: Lane, tells: string, now: number, after: Place, most: number): DueMessage[] => {
  const same = after.due < 0 ? [] : reader.all<DueMessage>(
    `SELECT ${dueColumns} ${ofLane} AND ifnull(m.next_at, 0) = ? AND m.id > ? ORDER BY m.id LIMIT ?`, tells, platform, service, account, kind, after.due, after.id, most,
  );
  if (same.length === most) return same;
  return [...same, ...reader.all<DueMessage>(
    `SELECT ${dueColumns} ${ofLane} AND ifnull(m.next_at, 0) > ? AND ifnull(m.next_at, 0) <= ? ORDER BY ifnull(m.next_at, 0), m.id LIMIT ?`,
    tells, platform, service, account, kind, after.due, now, most - same.length,
  )];
};

/** When the next message of a lane is due; null = nothing waits there for its time. */
export const nextDue = (reader: Reader, { platform, service, account, kind }: Lane, now: number): number | null =>
  reader.first<{ at: number }>(
    `SELECT ifnull(next_at, 0) AS at FROM outbox INDEXED BY outbox_due WHERE state = 'waiting' AND platform = ? AND service = ? AND account = ? AND kind = ? AND ifnull(next_at, 0) > ?
     ORDER BY ifnull(next_at, 0) LIMIT 1`, platform, service, account, kind, now,
  )?.at ?? null;

export type ClaimedMessage = { id: OutboxId; key: string; kind: OutboxKind; order_id: OrderId; payload: string; maybe_done: 0 | 1; failures: number; decided_by: number | null };

/** From here on it may have been told, whatever happens; undefined = somebody else was quicker, or something older came in front. */
export const claimMessage = (writer: Writer, id: OutboxId, connectionId: ConnectionId, tells: string): ClaimedMessage | undefined => {
  const changed = writer.run(
    `UPDATE outbox SET state = 'sending', attempts = attempts + 1, connection_id = ? WHERE id = ? AND state = 'waiting' AND NOT EXISTS (
       SELECT 1 FROM outbox b INDEXED BY outbox_held_up WHERE b.order_id = outbox.order_id AND b.lane = outbox.lane AND b.id < outbox.id AND b.state IN ('waiting', 'sending', 'refused')
         AND b.service = outbox.service AND b.kind IN (SELECT value FROM json_each(?)))`, connectionId, id, tells,
  ).changes;
  return changed === 0 ? undefined : writer.first<ClaimedMessage>('SELECT id, key, kind, order_id, payload, maybe_done, failures, decided_by FROM outbox WHERE id = ?', id);
};

/** The order and, for a part of it, the one that the platform knows. */
export const ordersBehind = (reader: Reader, orderId: OrderId): { id: OrderId; state: OrderState; refund: 'none' | 'requested' | 'succeeded'; closeReason: string }[] =>
  reader.all(
    `WITH RECURSIVE up (id, parent) AS (SELECT id, derived_from FROM orders WHERE id = ? UNION ALL SELECT o.id, o.derived_from FROM up JOIN orders o ON o.id = up.parent)
     SELECT orders.id, orders.state, orders.refund, orders.close_reason AS closeReason FROM up JOIN orders ON orders.id = up.id`, orderId,
  );

export const writeAttempt = (writer: Writer, id: OutboxId, connectionId: ConnectionId | null, at: number, outcome: string, words: string): void => {
  writer.run('INSERT INTO outbox_attempts (outbox_id, connection_id, at, outcome, words) VALUES (?, ?, ?, ?, ?)', id, connectionId, at, outcome, words);
};

/** Only what is still under way is ended: one that was written anew meanwhile is told again. False = it was. */
export const writeTold = (writer: Writer, id: OutboxId, at: number): boolean =>
  writer.run(
    `UPDATE outbox SET state = 'done', ended_at = ?, next_at = NULL, maybe_done = 0, failures = 0, refusal_code = '', refusal_words = '' WHERE id = ? AND state = 'sending'`, at, id,
  ).changes > 0;

export const writeRefused = (writer: Writer, id: OutboxId, { code, words, maybeDone }: { readonly code: string; readonly words: string; readonly maybeDone: boolean }): boolean =>
  writer.run(
    `UPDATE outbox SET state = 'refused', next_at = NULL, maybe_done = ?, failures = 0, refusal_code = ?, refusal_words = ? WHERE id = ? AND state = 'sending'`, maybeDone ? 1 : 0, code, words, id,
  ).changes > 0;

/** Back among those that wait. `maybeDone`: it is looked up before it goes out again. */
export const writeWaiting = (writer: Writer, id: OutboxId, { nextAt, maybeDone, failures }: { readonly nextAt: number | null; readonly maybeDone: boolean; readonly failures: number }): void => {
  writer.run(`UPDATE outbox SET state = 'waiting', next_at = ?, maybe_done = ?, failures = ? WHERE id = ? AND state = 'sending'`, nextAt, maybeDone ? 1 : 0, failures, id);
};

/** After a crash, or a stop in the middle of a call: what was under way may have been done. `connectionId` null = of all. Returns how many. */
export const wakeInterrupted = (writer: Writer, connectionId: ConnectionId | null): number =>
  writer.run(
    `UPDATE outbox INDEXED BY outbox_by_state SET state = 'waiting', maybe_done = 1, next_at = NULL WHERE state = 'sending' AND (? IS NULL OR connection_id = ?)`, connectionId, connectionId,
  ).changes;

/** No pause is longer than this; what waits for longer was written by a clock that has been put back since. */
export const dropFarPauses = (writer: Writer, latest: number): number =>
  writer.run(`UPDATE outbox INDEXED BY outbox_open SET next_at = NULL WHERE state = 'waiting' AND next_at > ? AND state IN ('waiting', 'sending', 'refused')`, latest).changes;

export const refusedOfOrder = (reader: Reader, orderId: OrderId): OutboxId[] =>
  reader.all<{ id: OutboxId }>(`SELECT id FROM outbox INDEXED BY outbox_held_up WHERE order_id = ? AND state IN ('waiting', 'sending', 'refused') AND state = 'refused'`, orderId).map(({ id }) => id);

/** A person's word; false = it is over, or being told just now. */
export const writeRetry = (writer: Writer, id: OutboxId, staffId: number): boolean =>
  writer.run(`UPDATE outbox SET state = 'waiting', next_at = NULL, failures = 0, decided_by = ?, decided_why = '' WHERE id = ? AND state IN ('waiting', 'refused')`, staffId, id).changes > 0;

export const writeSkip = (writer: Writer, id: OutboxId, staffId: number, why: string, at: number): boolean =>
  writer.run(
    `UPDATE outbox SET state = 'skipped', ended_at = ?, next_at = NULL, decided_by = ?, decided_why = ? WHERE id = ? AND state IN ('waiting', 'refused', 'in_file')`, at, staffId, why, id,
  ).changes > 0;

/** By a person's hand from now on. */
export const writeInFile = (writer: Writer, id: OutboxId, shipFileId: number, staffId: number): void => {
  writer.run(
    `UPDATE outbox SET state = 'in_file', ship_file_id = ?, next_at = NULL, refusal_code = '', refusal_words = '', decided_by = ?, decided_why = '' WHERE id = ? AND state IN ('waiting', 'refused')`,
    shipFileId, staffId, id,
  );
};
