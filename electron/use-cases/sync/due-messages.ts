import type { OutboxId } from '../../../shared/domain/ids.ts';
import { connectorFacts, tellerOf } from '../../../shared/domain/sync/connection.ts';
import type { Reader } from '../../store/database.ts';
import { servedConnections } from '../../store/sync/connections.ts';
import { dueMessages, fromTheStart, lanesWaiting, nextDue, type Lane, type Place } from '../../store/sync/outbox-queue.ts';
import type { Doer } from './sync-surroundings.ts';

export type DueMessages = {
  /** At most so many that may go out now, the oldest first of each kind; empty = there are none. */
  readonly next: (most: number, now: number) => OutboxId[];
  /** Something was written or ended: what was passed over may be due. */
  readonly lookAgain: () => void;
  /** When the next one comes that waits for its time, UTC ms; null = none does. */
  readonly nextAt: (now: number) => number | null;
};

const block = 64;

/** Goes through what waits for one connection a block at a time, and keeps its place: it is as quick with a hundred thousand as with ten. */
export const createDueMessages = (reader: Reader, doer: Doer): DueMessages => {
  const tells = JSON.stringify(connectorFacts[doer.kind].tells);
  let lanes: { readonly lane: Lane; place: Place; ended: boolean }[] | undefined;
  let found: OutboxId[] = [];
  let changed = true;

  const ownLanes = (): Lane[] => {
    const all = servedConnections(reader);
    return lanesWaiting(reader).filter((lane) => tellerOf(all, lane)?.id === doer.id);
  };

  const refill = (now: number): boolean => {
    if (lanes === undefined) {
      if (!changed) return false;
      changed = false;
      lanes = ownLanes().map((lane) => ({ lane, place: fromTheStart, ended: false }));
    }
    const heads: { id: OutboxId; due: number }[] = [];
    for (const walk of lanes) {
      if (walk.ended) continue;
      const due = dueMessages(reader, walk.lane, tells, now, walk.place, block);
      const last = due.at(-1);
      if (last === undefined || due.length < block) walk.ended = true;
      if (last !== undefined) walk.place = { due: last.due, id: last.id };
      heads.push(...due.filter(({ isHead }) => isHead === 1));
    }
    found = heads.sort((one, other) => one.due - other.due || one.id - other.id).map(({ id }) => id);
    if (lanes.every(({ ended }) => ended)) lanes = undefined;
    return true;
  };

  return {
    next: (most, now) => {
      while (found.length === 0) if (!refill(now)) return [];
      return found.splice(0, most);
    },
    lookAgain: () => {
      changed = true;
    },
    nextAt: (now) => {
      const times = ownLanes().flatMap((lane) => nextDue(reader, lane, now) ?? []);
      return times.length === 0 ? null : Math.min(...times);
    },
  };
};
