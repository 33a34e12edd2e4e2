import type { ParcelId } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/domain/result.ts';
import { connectorFacts, connectorKinds } from '../../../shared/domain/sync/connection.ts';
import {
  askAgainAt, askDay, askRefusedAt, backfillMs, firstAskAfterMs, leastPauseMs, mostAsksADay, mostEvents, nextAskAt, type FollowedParcel,
} from '../../../shared/domain/sync/following.ts';
import { done, type Answer } from '../../sync/answer.ts';
import type { Connector, ParcelReport } from '../../sync/connector.ts';
import {
  beginFollowing, bringBackFarAsks, collectionsClosedSince, connectionKinds, dueParcels, followCollection, markAsked, nextAskTime, ordersOfParcel, stopFollowing, writeNoReport, writeReport,
  type DueParcel,
} from '../../store/sync/followed-parcels.ts';
import { forgetParcelEvents, writeParcelEvents, type ParcelEvent } from '../../store/sync/parcel-events.ts';
import { readSettings } from '../../store/settings.ts';
import { pause } from '../intake/slices.ts';
import { act, readerOf, type Act, type Services } from '../services.ts';
import { settleParcelTasks } from './follow-parcels-tasks.ts';
import { createPace } from './pace.ts';
import { realSleep } from './sync-surroundings.ts';

export type Following = {
  readonly signal: AbortSignal;
  /** Ms, never put back. */
  readonly clock?: () => number;
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** So many in one go: what waits to be told does not wait long. */
const mostInOneGo = 20;
/** Farther away than any pause of ours: written by a clock that ran ahead. */
const farAwayMs = 3 * 24 * 60 * 60 * 1000;
/** More than a courier writes of one step. */
const longestText = 500;

const isFollowed = (step: Act): boolean => {
  const kinds = connectionKinds(step.writer);
  return connectorKinds.some((kind) => connectorFacts[kind].followsParcels && kinds.includes(kind));
};

/** A parcel leaves: from now on its courier is asked about it, if there is anybody to ask. In the transaction that closes the collection. */
export const followHandedOver = (step: Act, parcelIds: readonly ParcelId[]): void => {
  if (parcelIds.length === 0 || !isFollowed(step)) return;
  for (const parcelId of parcelIds) {
    forgetParcelEvents(step.writer, parcelId);
    beginFollowing(step.writer, parcelId, step.at, step.at + firstAskAfterMs);
  }
};

/** Parcels that left before there was anybody to ask, of the last 30 days; once for each start of the app, collection by collection. */
const followEarlier = async (services: Services, signal: AbortSignal): Promise<void> => {
  const now = services.now();
  for (const { id, closedAt } of collectionsClosedSince(readerOf(services), now - backfillMs)) {
    if (signal.aborted) return;
    services.store.write((writer) => followCollection(writer, id, closedAt, Math.max(now, closedAt + firstAskAfterMs)));
    await pause();
  }
};

const backfilled = new WeakSet<Services['store']>();

/**
 * Asks a courier's service about the parcels whose time has come, newest first, within its pace and the limits for each number. Answers when it wants to be called
 * again; what stops all of it (busy, keys, no answer) is handed back.
 */
export const followParcels = async (services: Services, connector: Pick<Connector, 'parcels'>, following: Following): Promise<Answer<{ readonly nextAt: number | null }>> => {
  const { parcels } = connector;
  const { signal, clock = () => performance.now(), sleep = realSleep } = following;
  if (parcels === undefined) return done({ nextAt: null });
  if (!backfilled.has(services.store)) {
    await followEarlier(services, signal);
    if (!signal.aborted) backfilled.add(services.store);
  }
  services.store.write((writer) => bringBackFarAsks(writer, services.now() + farAwayMs, services.now() + leastPauseMs));
  const pace = createPace(parcels.pace.perSecond, clock);
  const due = dueParcels(readerOf(services), services.now(), mostInOneGo);
  for (let from = 0; from < due.length;) {
    const asks: Promise<Answer<ParcelReport> | null>[] = [];
    while (from < due.length && asks.length < parcels.pace.atOnce) {
      for (let wait = pace.waitMs(); wait > 0 && !signal.aborted; wait = pace.waitMs()) await sleep(wait, signal);
      if (signal.aborted) break;
      const parcel = due[from];
      from += 1;
      if (parcel === undefined) break;
      pace.take();
      asks.push(askOne(services, parcels, parcel, signal));
    }
    const answers = await Promise.all(asks);
    if (signal.aborted) return { kind: 'no_answer', why: 'stopped', maybeDone: false };
    const bad = answers.find((answer): answer is Exclude<Answer<never>, { kind: 'done' | 'refused' }> => answer !== null && answer.kind !== 'done' && answer.kind !== 'refused');
    if (bad !== undefined) return bad;
  }
  const nextAt = nextAskTime(readerOf(services));
  return done({ nextAt: nextAt === null ? null : Math.max(services.now(), nextAt) });
};

/** Some couriers tell only somebody who knows the receiver's or the sender's phone; a number with stars or of the platform's own is nobody's. */
const phoneFor = (services: Services, parcelId: ParcelId): string => {
  const real = ordersOfParcel(readerOf(services), parcelId).find(({ phone, masked }) => masked === '' && /^\+?[\d\s]{7,}$/.test(phone));
  return real?.phone ?? readSettings(readerOf(services)).shop?.sender.phone ?? '';
};

/** Null = there was nothing to ask. */
const askOne = async (services: Services, parcels: NonNullable<Connector['parcels']>, due: DueParcel, signal: AbortSignal): Promise<Answer<ParcelReport> | null> => {
  const asked = beginAsk(services, due);
  if (asked === null) return null;
  const answer = await parcels.follow({ courierCode: due.courier_code, waybillNumber: due.waybill_number, phone: phoneFor(services, due.parcel_id) }, { signal });
  if (answer.kind === 'no_answer' && answer.why === 'stopped') return answer;
  act(services, null, (step) => {
    if (answer.kind === 'done') takeReport(step, due, asked, answer.value);
    else takeNoReport(step, due, asked, answer);
    step.emit('sync.changed', {});
    return ok(null);
  });
  return answer;
};

/** Written down before the question goes out: a kill in between never makes the same number be asked for again at once. */
const beginAsk = (services: Services, due: DueParcel): FollowedParcel | null => {
  const result = act<FollowedParcel | null>(services, null, ({ writer, at }) => {
    const away = due.parcel_state === 'handed_over' && ordersOfParcel(writer, due.parcel_id).some(({ state }) => state === 'handed_over');
    const day = askDay(at);
    const today = due.asked_day === day ? due.asked_today : 0;
    if (!away) {
      stopFollowing(writer, due.parcel_id);
      return ok(null);
    }
    const parcel: FollowedParcel = { state: due.state, since: due.since, movedAt: due.moved_at, askedAt: at, askedToday: today + 1 };
    const nextAt = askAgainAt(parcel, 1);
    if (today >= mostAsksADay) {
      writeNoReport(writer, due.parcel_id, { failures: due.failures, words: '', nextAt });
      return ok(null);
    }
    markAsked(writer, due.parcel_id, { at, day, today: today + 1, nextAt: nextAt ?? at + leastPauseMs });
    return ok(parcel);
  });
  return result.ok ? result.value : null;
};

/** Events without a time of their own are as old as the next older one that has one. */
const eventsOf = (report: ParcelReport, since: number): ParcelEvent[] => {
  const events: ParcelEvent[] = [];
  let older = since;
  for (const event of [...report.events].reverse()) {
    const at = event.at ?? older;
    older = at;
    events.push({ at, text: event.text.slice(0, longestText), place: event.place.slice(0, 100) });
  }
  return events.reverse().slice(0, mostEvents);
};

const takeReport = (step: Act, due: DueParcel, asked: FollowedParcel, report: ParcelReport): void => {
  const events = eventsOf(report, due.since);
  writeParcelEvents(step.writer, due.parcel_id, events, mostEvents);
  // A courier's clock that runs ahead must not make a parcel look as if it moved tomorrow.
  const movedAt = events.length === 0 ? due.moved_at : Math.min(step.at, Math.max(...events.map(({ at }) => at)));
  const state = report.events.length === 0 && report.state === 'on_the_way' ? due.state : report.state;
  const parcel: FollowedParcel = { ...asked, state, movedAt };
  writeReport(step.writer, due.parcel_id, { state, movedAt, nextAt: nextAskAt(parcel) });
  if (state !== due.state) {
    step.trace({ action: 'parcel.told_of', subject: 'parcel', subjectId: due.parcel_id, before: { state: due.state }, after: { state, number: due.waybill_number } });
    step.emit('orders.changed', { orderIds: ordersOfParcel(step.writer, due.parcel_id).map(({ id }) => id) });
  }
  settleParcelTasks(step, due, parcel, events[0]?.text ?? '');
};

const takeNoReport = (step: Act, due: DueParcel, asked: FollowedParcel, answer: Exclude<Answer<ParcelReport>, { kind: 'done' }>): void => {
  const isRefused = answer.kind === 'refused';
  const failures = isRefused || answer.kind === 'no_answer' ? due.failures + 1 : due.failures;
  const words = isRefused ? (answer.words || answer.code).slice(0, 300) : '';
  writeNoReport(step.writer, due.parcel_id, { failures, words, nextAt: isRefused ? askRefusedAt(asked, failures) : askAgainAt(asked, Math.max(1, failures)) });
};
