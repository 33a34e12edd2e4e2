import type { EventName } from '../../../shared/contract/events.ts';
import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { ConnectionId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { allConnections, type StoredConnection } from '../../store/sync/connections.ts';
import { wakeInterrupted } from '../../store/sync/outbox-queue.ts';
import { readSettings } from '../../store/settings.ts';
import { readerOf, type Services } from '../services.ts';
import { checkWritten } from './connections.ts';
import { followParcels } from './follow-parcels.ts';
import { createKeys, type Keys } from './keys.ts';
import { startLine, type Line, type LineWork } from './line.ts';
import type { Online } from './line-state.ts';
import type { LiveLine } from './queries.ts';
import { realSleep, type SyncSurroundings } from './sync-surroundings.ts';
import { takeChanges } from './take-changes.ts';
import { takeToldWaybill } from './told-waybill.ts';

/** OF-2 … OF-4: a loop for each connection that is on, and what windows may ask of them. */
export type SyncDesk = {
  readonly keys: Keys;
  /** Told of every event: there may be something to tell. */
  readonly hear: (event: EventName) => void;
  /** A network came or went; whoever is silent is asked at once. */
  readonly networkChanged: () => void;
  readonly network: () => Online;
  readonly live: (id: ConnectionId) => LiveLine | undefined;
  /** After saving or removing: what runs is what stands in the store. */
  readonly connectionsChanged: (renewed: ConnectionId | null) => Promise<void>;
  readonly askNow: (id: ConnectionId | null) => Result<null>;
  /** Asks with what is written in a form; nothing is kept. */
  readonly tryOut: (written: InputFor<'sync', 'tryConnection'>) => Promise<Result<OutputFor<'sync', 'tryConnection'>>>;
  /** Every line is at rest: for tests. */
  readonly isAtRest: () => boolean;
  readonly stop: () => Promise<void>;
};

const tellEveryMs = 300;
const tryTimeoutMs = 25_000;
const wakingEvents: ReadonlySet<EventName> = new Set<EventName>(['sync.changed', 'app.changed', 'orders.changed', 'collections.changed', 'after_sales.changed', 'printing.changed']);

export const startSyncDesk = (services: Services, surroundings: SyncSurroundings, ownWork: Partial<LineWork> = {}): SyncDesk => {
  const { random = Math.random, clock = () => performance.now(), sleep = realSleep, firstAskMs = 0, network = () => ({ online: true, since: 0 }) } = surroundings;
  const keys = createKeys(surroundings.keyStore);
  const lines = new Map<ConnectionId, { readonly row: StoredConnection; readonly line: Line }>();
  let stopped = false;
  const isStopped = (): boolean => stopped;
  let telling: ReturnType<typeof setTimeout> | undefined;

  const changed = (): void => {
    if (stopped || telling !== undefined) return;
    telling = setTimeout(() => {
      telling = undefined;
      if (stopped) return;
      services.emit('sync.changed', {});
      services.emit('app.changed', {});
    }, tellEveryMs);
    telling.unref();
  };
  const work: LineWork = {
    takeChanges: (connection, connector, looking) => takeChanges(services, connection, connector, { ...looking, reportBug: surroundings.onBug }),
    followParcels: (_connection, connector, { signal }) => followParcels(services, connector, { signal, clock, sleep }),
    takeWaybill: takeToldWaybill,
    ...ownWork,
  };

  const start = (row: StoredConnection, askInMs = 0): void => {
    const line = startLine({ services, keys, work, changed, random, clock, sleep, fetch: surroundings.fetch, makers: surroundings.makers, onBug: surroundings.onBug }, row, askInMs);
    lines.set(row.id, { row, line });
  };
  const runs = (row: StoredConnection): string => JSON.stringify([row.kind, row.account, row.settings, row.active]);

  /** One after the other, so that no connection is spoken to twice at the same time. */
  let turn: Promise<void> = Promise.resolve();
  const reload = (renewed: ConnectionId | null): Promise<void> => {
    turn = turn.then(async () => {
      if (isStopped()) return;
      const wanted = new Map(allConnections(readerOf(services)).filter(({ active }) => active === 1).map((row) => [row.id, row]));
      for (const [id, { row, line }] of [...lines]) {
        const now = wanted.get(id);
        if (now !== undefined && id !== renewed && runs(now) === runs(row)) continue;
        await line.stop();
        lines.delete(id);
        // A connector that does not let go is left to itself; what it had under way is looked up by whoever comes next.
        if (!isStopped()) services.store.write((writer) => wakeInterrupted(writer, id));
      }
      // Stopping waits: the desk itself may have been stopped meanwhile.
      for (const [id, row] of wanted) if (!isStopped() && !lines.has(id)) start(row);
    });
    return turn;
  };

  services.store.write((writer) => wakeInterrupted(writer, null));
  for (const row of allConnections(readerOf(services))) if (row.active === 1) start(row, firstAskMs);

  return {
    keys,
    network,
    hear: (event) => {
      if (wakingEvents.has(event)) for (const { line } of lines.values()) line.wake();
    },
    networkChanged: () => {
      for (const { line } of lines.values()) line.askNow();
    },
    live: (id) => lines.get(id)?.line.live(),
    connectionsChanged: reload,
    askNow: (id) => {
      if (id !== null && !allConnections(readerOf(services)).some((row) => row.id === id)) return refuse('connection.unknown');
      for (const [known, { line }] of lines) if (id === null || id === known) line.askNow();
      return ok(null);
    },
    tryOut: async (written) => {
      const checked = checkWritten(readerOf(services), keys, written);
      if (!checked.ok) return checked;
      const began = clock();
      const makers = await surroundings.makers();
      const connector = makers[written.kind]({
        ...checked.value, account: written.account, timeZone: readSettings(readerOf(services)).shop?.timeZone ?? 'UTC', fetch: surroundings.fetch, now: services.now,
      });
      const answer = await connector.ping({ signal: AbortSignal.timeout(tryTimeoutMs) });
      const tookMs = Math.max(0, Math.round(clock() - began));
      switch (answer.kind) {
        case 'done':
          return ok({ theirTime: answer.value.theirTime, tookMs });
        case 'no_right':
          return refuse('connection.no_right', { words: answer.words === '' ? answer.code : answer.words });
        case 'later':
        case 'refused':
          return refuse('connection.refused', { words: answer.words === '' ? answer.code : answer.words });
        case 'no_answer':
          return refuse(`connection.${answer.why === 'stopped' ? 'too_slow' : answer.why}`);
      }
    },
    isAtRest: () => [...lines.values()].every(({ line }) => line.isAtRest()),
    stop: async () => {
      stopped = true;
      clearTimeout(telling);
      await Promise.all([...lines.values()].map(({ line }) => line.stop()));
      await turn;
      lines.clear();
    },
  };
};
