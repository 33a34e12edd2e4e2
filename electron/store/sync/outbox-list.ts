import type { OrderId, OutboxId } from '../../../shared/domain/ids.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import type { OutboxKind, OutboxState } from '../../../shared/domain/sync/outbox.ts';
import type { Reader } from '../database.ts';
import type { Lane } from './outbox-queue.ts';

export type ListedMessage = {
  id: OutboxId; key: string; kind: OutboxKind; platform: Platform; account: string; service: string; state: OutboxState; order_id: OrderId; number: string;
  created_at: number; attempts: number; next_at: number | null; ended_at: number | null; refusal_code: string; refusal_words: string;
  behind: OutboxId | null; decided_why: string; decided_name: string | null; payload: string;
};

const columns = `m.id, m.key, m.kind, m.platform, m.account, m.service, m.state, m.order_id, o.platform_order_number AS number, m.created_at, m.attempts, m.next_at, m.ended_at,
  m.refusal_code, m.refusal_words, m.decided_why, s.name AS decided_name, m.payload,
  CASE WHEN m.state = 'waiting' THEN (SELECT min(b.id) FROM outbox b INDEXED BY outbox_held_up
    WHERE b.order_id = m.order_id AND b.lane = m.lane AND b.id < m.id AND b.state IN ('waiting', 'sending', 'refused')) END AS behind`;
const tables = 'outbox m JOIN orders o ON o.id = m.order_id LEFT JOIN staff s ON s.id = m.decided_by';

export const messageById = (reader: Reader, id: OutboxId): ListedMessage | undefined =>
  reader.first<ListedMessage>(`SELECT ${columns} FROM ${tables} WHERE m.id = ?`, id);

export const attemptsOf = (reader: Reader, id: OutboxId, most = 200): { at: number; outcome: string; words: string }[] =>
  reader.all('SELECT at, outcome, words FROM outbox_attempts WHERE outbox_id = ? ORDER BY id DESC LIMIT ?', id, most);

/** Where messages of a connection are found; null account = every account that no other one has by name. */
export type Whose = { readonly platform: Platform | null; readonly service: string; readonly account: string | null; readonly othersAccounts: readonly string[] };

/** Messages that wait in these lanes: only they, or none of them; null = it makes no difference. */
export type LaneWish = { readonly only: boolean; readonly lanes: readonly Lane[] };

export type OutboxWish = {
  readonly states: readonly OutboxState[]; readonly kind: OutboxKind | null; readonly whose: Whose | null; readonly orderIds: readonly OrderId[] | null;
  readonly waitingIn: LaneWish | null; readonly oldestFirst: boolean; readonly offset: number; readonly limit: number;
};

/** So many are counted; of more it is enough to know that there are more. */
export const mostCounted = 100_000;

/** Looked up in a set that is made once, however many messages are gone through. */
const inLanes = `m.state = 'waiting' AND json_array(m.platform, m.service, m.account, m.kind) IN (SELECT json_array(value ->> 0, value ->> 1, value ->> 2, value ->> 3) FROM json_each(?))`;
const laneCondition = ({ waitingIn }: OutboxWish): string => (waitingIn === null ? '' : waitingIn.only ? ` AND ${inLanes}` : ` AND NOT (${inLanes})`);
const laneValues = ({ waitingIn }: OutboxWish): readonly string[] =>
  waitingIn === null ? [] : [JSON.stringify(waitingIn.lanes.map(({ platform, service, account, kind }) => [platform, service, account, kind]))];

const conditions = `m.state IN (SELECT value FROM json_each(wish.states)) AND (wish.kind IS NULL OR m.kind = wish.kind)
  AND (wish.whose IS NULL OR (m.service = wish.whose ->> '$.service' AND (wish.whose ->> '$.platform' IS NULL OR m.platform = wish.whose ->> '$.platform')
    AND (wish.whose ->> '$.account' IS NULL OR m.account = wish.whose ->> '$.account') AND m.account NOT IN (SELECT value FROM json_each(wish.whose, '$.othersAccounts'))))`;
/** The same for all statements, so that a wish is bound once. */
const wishTable = 'WITH wish (states, kind, whose, orders) AS (VALUES (?, ?, ?, ?))';

const valuesOf = (wish: OutboxWish): [string, string | null, string | null, string | null] => [
  JSON.stringify(wish.states), wish.kind, wish.whose === null ? null : JSON.stringify(wish.whose), wish.orderIds === null ? null : JSON.stringify(wish.orderIds),
];

/** Open ones are few among those that ended, and are found by their state; the others in the order in which they were written. */
const inState = 'wish CROSS JOIN outbox m INDEXED BY outbox_by_state';
const inOrder = 'wish CROSS JOIN outbox m NOT INDEXED';
const ofOrders = 'wish CROSS JOIN json_each(wish.orders) f CROSS JOIN outbox m INDEXED BY outbox_by_order ON m.order_id = f.value';
const tablesFor = ({ orderIds, states }: OutboxWish): string => (orderIds !== null ? ofOrders : states.includes('done') ? inOrder : inState);

export const countMessages = (reader: Reader, wish: OutboxWish): number =>
  reader.first<{ n: number }>(`${wishTable} SELECT count(*) AS n FROM (SELECT 1 FROM ${tablesFor(wish)} WHERE ${conditions}${laneCondition(wish)} LIMIT ?)`, ...valuesOf(wish), ...laneValues(wish), mostCounted)?.n ?? 0;

/** Found by their ids first, so that names and payloads are read for one page only. */
export const listMessages = (reader: Reader, wish: OutboxWish): ListedMessage[] => {
  const order = wish.oldestFirst ? 'ASC' : 'DESC';
  const ids = reader.all<{ id: number }>(
    `${wishTable} SELECT m.id FROM ${tablesFor(wish)} WHERE ${conditions}${laneCondition(wish)} ORDER BY m.id ${order} LIMIT ? OFFSET ?`, ...valuesOf(wish), ...laneValues(wish), wish.limit, wish.offset,
  );
  return reader.all<ListedMessage>(`SELECT ${columns} FROM ${tables} WHERE m.id IN (SELECT value FROM json_each(?)) ORDER BY m.id ${order}`, JSON.stringify(ids.map(({ id }) => id)));
};

/** What waits, is refused or is being told, by whom it is for. */
export const openCounts = (reader: Reader): { platform: Platform; service: string; account: string; kind: OutboxKind; state: 'waiting' | 'sending' | 'refused'; n: number }[] => [
  ...reader.all<{ platform: Platform; service: string; account: string; kind: OutboxKind; state: 'waiting'; n: number }>(
    `SELECT platform, service, account, kind, 'waiting' AS state, count(*) AS n FROM outbox INDEXED BY outbox_due WHERE state = 'waiting' GROUP BY platform, service, account, kind`,
  ),
  ...reader.all<{ platform: Platform; service: string; account: string; kind: OutboxKind; state: 'sending' | 'refused'; n: number }>(
    `SELECT platform, service, account, kind, state, count(*) AS n FROM outbox INDEXED BY outbox_by_state WHERE state IN ('sending', 'refused') GROUP BY platform, service, account, kind, state`,
  ),
];

export const countInState = (reader: Reader, state: OutboxState): number =>
  reader.first<{ n: number }>('SELECT count(*) AS n FROM outbox INDEXED BY outbox_by_state WHERE state = ?', state)?.n ?? 0;
