import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { ConnectionId } from '../../../shared/domain/ids.ts';
import { parseQuery } from '../../../shared/domain/orders/query.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { connectorFacts, speakerOf, type Served } from '../../../shared/domain/sync/connection.ts';
import type { OutboxState } from '../../../shared/domain/sync/outbox.ts';
import { shownPayload } from '../../../shared/domain/sync/payload.ts';
import type { Reader } from '../../store/database.ts';
import { finderOf } from '../../store/orders/order-finder.ts';
import { accountsOfOrders, allConnections, settingsOf, unreadableByConnection, unreadableOrders, type StoredConnection } from '../../store/sync/connections.ts';
import { attemptsOf, countInState, countMessages, listMessages, messageById, openCounts, type LaneWish, type ListedMessage, type OutboxWish, type Whose } from '../../store/sync/outbox-list.ts';
import { parcelOnItsWay } from '../../store/sync/parcel-on-its-way.ts';
import { readerOf, type Services } from '../services.ts';
import { byHandNow, lanesByHand, onlineOf, waitingNow, type Online } from './line-state.ts';
import type { Keys } from './keys.ts';

type Message = OutputFor<'sync', 'outbox'>['rows'][number];
type Connection = OutputFor<'sync', 'state'>['connections'][number];

/** What only the running desk knows of a connection. */
export type LiveLine = { readonly reading: boolean; readonly answeredAt: number | null };

const served = (connections: readonly StoredConnection[]): Served[] => connections.map(({ id, kind, account, active }) => ({ id, kind, account, active: active === 1 }));

const stateOf = ({ active, line_state: state }: StoredConnection): Connection['state'] => (active === 0 ? 'off' : state);

/** For every screen: quick also with a hundred thousand messages that wait. */
export const syncState = (services: Services, network: Online, live: (id: ConnectionId) => LiveLine | undefined): Result<OutputFor<'sync', 'state'>> => {
  const reader = readerOf(services);
  const connections = allConnections(reader);
  const all = served(connections);
  const open = new Map<number, { waiting: number; refused: number }>();
  for (const { n, state, ...lane } of openCounts(reader)) {
    const speaker = speakerOf(all, lane);
    if (speaker === null) continue;
    const counts = open.get(speaker.id) ?? { waiting: 0, refused: 0 };
    if (state === 'refused') counts.refused += n;
    else counts.waiting += n;
    open.set(speaker.id, counts);
  }
  const unreadable = new Map(unreadableByConnection(reader).map(({ connectionId, n }) => [connectionId, n]));
  const { online, since } = onlineOf(connections, network);
  return ok({
    online, since: since === 0 ? null : since, waiting: waitingNow(reader), byHand: byHandNow(reader), inFile: countInState(reader, 'in_file'), refused: countInState(reader, 'refused'),
    connections: connections.map((row) => {
      const now = live(row.id);
      return {
        id: row.id, kind: row.kind, account: row.account, state: stateOf(row), since: row.active === 0 ? null : row.line_since, answeredAt: now?.answeredAt ?? row.answered_at,
        trouble: row.trouble, troubleWords: row.trouble_words, readUntil: row.read_until, reading: now?.reading ?? false,
        waiting: open.get(row.id)?.waiting ?? 0, refused: open.get(row.id)?.refused ?? 0, unreadable: unreadable.get(row.id) ?? 0,
      };
    }),
  });
};

const listed = (all: readonly Served[], row: ListedMessage): Message => ({
  id: row.id, kind: row.kind, platform: row.platform, account: row.account, service: row.service, state: row.state, order: { id: row.order_id, number: row.number },
  createdAt: row.created_at, attempts: row.attempts, nextAt: row.next_at, endedAt: row.ended_at, refusalCode: row.refusal_code, refusalWords: row.refusal_words,
  behind: row.behind, connectionId: (speakerOf(all, row)?.id ?? null) as ConnectionId | null,
});

const states: Readonly<Record<InputFor<'sync', 'outbox'>['show'], readonly OutboxState[]>> = {
  open: ['waiting', 'sending', 'refused'], by_hand: ['waiting'], refused: ['refused'], in_file: ['in_file'], ended: ['done', 'skipped'], all: ['waiting', 'in_file', 'sending', 'done', 'refused', 'skipped'],
};
const mostOrders = 500;

/** Where the messages of a connection are; `undefined` = there is no such connection. */
const whoseOf = (all: readonly Served[], id: ConnectionId): Whose | undefined => {
  const connection = all.find((one) => one.id === id);
  if (connection === undefined) return undefined;
  const { platform } = connectorFacts[connection.kind];
  if (platform === null) return { platform, service: connection.kind, account: null, othersAccounts: [] };
  const others = all.filter((one) => one.id !== id && one.kind === connection.kind);
  const serves = connection.account === '' ? null : connection.account;
  return { platform, service: '', account: serves, othersAccounts: serves === null ? others.map(({ account }) => account) : [] };
};

const waitingIn = (reader: Reader, show: InputFor<'sync', 'outbox'>['show']): LaneWish | null => {
  if (show !== 'open' && show !== 'by_hand') return null;
  const lanes = lanesByHand(reader);
  return show === 'open' && lanes.length === 0 ? null : { only: show === 'by_hand', lanes };
};

/** OF-2: open ones oldest first, others newest first. */
export const listOutbox = (services: Services, input: InputFor<'sync', 'outbox'>): Result<OutputFor<'sync', 'outbox'>> => {
  const reader = readerOf(services);
  const all = served(allConnections(reader));
  const whose = input.connectionId === null ? null : whoseOf(all, input.connectionId);
  if (whose === undefined) return ok({ total: 0, rows: [] });
  const wish: OutboxWish = {
    states: states[input.show], kind: input.kind, whose, orderIds: input.search === '' ? null : ordersFound(reader, input.search, services.now()),
    waitingIn: waitingIn(reader, input.show), oldestFirst: input.show !== 'in_file' && input.show !== 'ended' && input.show !== 'all', offset: input.offset, limit: input.limit,
  };
  return ok({ total: countMessages(reader, wish), rows: listMessages(reader, wish).map((row) => listed(all, row)) });
};

const ordersFound = (reader: Reader, search: string, now: number): ReturnType<ReturnType<typeof finderOf>['ask']>['ids'] =>
  finderOf(reader).ask({ query: parseQuery(search), within: [], view: 'outbox', sort: { by: 'time', descending: true }, group: null, now, timeZone: 'UTC' }, 0, mostOrders, 50).ids;

const read = (payload: string): unknown => {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
};

export const showMessage = (services: Services, { outboxId }: InputFor<'sync', 'message'>): Result<OutputFor<'sync', 'message'>> => {
  const reader = readerOf(services);
  const row = messageById(reader, outboxId);
  if (row === undefined) return refuse('outbox.unknown');
  return ok({
    message: listed(served(allConnections(reader)), row), payload: [...shownPayload(read(row.payload))], key: row.key, attempts: attemptsOf(reader, outboxId),
    decidedBy: row.decided_name ?? '', decidedWhy: row.decided_why,
  });
};

export const listConnections = (services: Services, keys: Keys): Result<OutputFor<'sync', 'connections'>> => {
  const reader = readerOf(services);
  return ok({
    keysStay: keys.stay(),
    rows: allConnections(reader).map((row) => ({
      id: row.id, kind: row.kind, account: row.account, active: row.active === 1, settings: { ...settingsOf(row) }, kept: Object.keys(keys.of(row)),
    })),
    accounts: accountsOfOrders(reader),
  });
};

export const listUnreadable = (services: Services): Result<OutputFor<'sync', 'unreadable'>> =>
  ok(unreadableOrders(readerOf(services)).map((row) => ({ ...row, params: JSON.parse(row.params) as Record<string, string | number> })));

export const showParcel = (services: Services, { parcelId }: InputFor<'sync', 'parcel'>): Result<OutputFor<'sync', 'parcel'>> => ok(parcelOnItsWay(readerOf(services), parcelId));
