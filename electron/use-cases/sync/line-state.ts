import { connectorFacts, speakerOf } from '../../../shared/domain/sync/connection.ts';
import type { Reader } from '../../store/database.ts';
import { allConnections, servedConnections, type StoredConnection } from '../../store/sync/connections.ts';
import { countInState } from '../../store/sync/outbox-list.ts';
import { countInLane, lanesWaiting, type Lane } from '../../store/sync/outbox-queue.ts';

export type Online = { readonly online: boolean; readonly since: number };

/**
 * OF-4: online means that every connection that is on answers, since the last one began to; offline, since the first one stopped. A connection that was
 * never asked says nothing; without any, it is whether there is a network at all.
 */
export const onlineOf = (connections: readonly StoredConnection[], network: Online): Online => {
  const asked = connections.filter(({ active, line_state: state, kind }) => active === 1 && state !== 'new' && connectorFacts[kind].fields.length > 0);
  if (asked.length === 0) return network;
  const silent = asked.filter(({ line_state: state }) => state !== 'answers');
  const times = (some: readonly StoredConnection[]): number[] => some.map(({ line_since: since, created_at: made }) => since ?? made);
  return silent.length === 0 ? { online: true, since: Math.max(...times(asked)) } : { online: false, since: Math.min(...times(silent)) };
};

export const onlineNow = (reader: Reader, network: Online): Online => onlineOf(allConnections(reader), network);

/** Lanes that no connection speaks for: a person does it by hand, or in a file (OF-5). */
export const lanesByHand = (reader: Reader): Lane[] => {
  const connections = servedConnections(reader);
  return lanesWaiting(reader).filter((lane) => speakerOf(connections, lane) === null);
};

export const byHandNow = (reader: Reader): number => lanesByHand(reader).reduce((sum, lane) => sum + countInLane(reader, lane), 0);

/** What others have not been told yet by the line, whether it waits or is under way. What waits for a hand waits for no line. */
export const waitingNow = (reader: Reader): number => countInState(reader, 'waiting') - byHandNow(reader) + countInState(reader, 'sending');
