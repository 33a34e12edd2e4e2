import { setMaxListeners } from 'node:events';
import { ok } from '../../../shared/domain/result.ts';
import { longestPauseMs, pauseAfter } from '../../../shared/domain/sync/outbox.ts';
import type { Answer } from '../../sync/answer.ts';
import type { Connector } from '../../sync/connector.ts';
import { connectionById, settingsOf, writeLine, type StoredConnection, type StoredLine } from '../../store/sync/connections.ts';
import { dropFarPauses, wakeInterrupted } from '../../store/sync/outbox-queue.ts';
import { readSettings } from '../../store/settings.ts';
import { act, readerOf, type Services } from '../services.ts';
import { createDrain, type Drain } from './drain.ts';
import type { Keys } from './keys.ts';
import type { TakeWaybill } from './outcomes.ts';
import type { LiveLine } from './queries.ts';
import type { Trouble } from './send-message.ts';
import { realSleep, type SyncSurroundings } from './sync-surroundings.ts';
import { createWaker } from './waker.ts';

/** Online, changes are asked for so often. */
const lookEveryMs = 60_000;
/** Reading is about a tenth of the time at most: what is told changes orders there, and all of them are read again. But nobody waits for changes much longer. */
const readingShare = 0.1;
const longestBetweenLooksMs = 10 * 60_000;
const mostLooksInARow = 3;
/** Silent, it is asked at least so often whether it answers again. */
const longestSilenceMs = 60_000;
const afterBugMs = 5_000;
/** Below this a clock is right. */
const clockToleranceMs = 2_000;

/** What a line does besides telling; `followParcels` says when it wants to be asked again, UTC ms. */
export type LineWork = {
  readonly takeChanges: (connection: StoredConnection, connector: Connector, looking: { readonly signal: AbortSignal; readonly until: number }) => Promise<Answer<unknown>>;
  readonly followParcels: (connection: StoredConnection, connector: Connector, following: { readonly signal: AbortSignal }) => Promise<Answer<{ readonly nextAt: number | null }>>;
  readonly takeWaybill: TakeWaybill;
};

export type LineSurroundings = Required<Pick<SyncSurroundings, 'fetch' | 'makers' | 'onBug' | 'random' | 'clock' | 'sleep'>> & {
  readonly services: Services;
  readonly keys: Keys;
  readonly work: LineWork;
  /** Windows are told soon, not at each message. */
  readonly changed: () => void;
};

export type Line = {
  /** There may be something new to tell. */
  readonly wake: () => void;
  /** It is asked now, whatever was known of it. */
  readonly askNow: () => void;
  readonly live: () => LiveLine;
  /** Nothing is under way, and nothing to do before its time. */
  readonly isAtRest: () => boolean;
  readonly stop: () => Promise<void>;
};

const mostPatienceMs = 1_000;

/** One connection's loop: ask whether it answers, take in what changed, only then tell what waits (OF-3); again and again. */
export const startLine = (around: LineSurroundings, row: StoredConnection, firstAskMs: number): Line => {
  const { services, clock, sleep, random, keys, work } = around;
  const { id } = row;
  const ending = new AbortController();
  const { signal } = ending;
  // Each call under way listens to it: many of them are no leak.
  setMaxListeners(0, signal);
  const waker = createWaker(sleep);
  let [closed, reading, urged, atRest] = [false, false, false, false];
  let answeredAt: number | null = null;
  let skewMs = 0;
  let failures = 0;
  let busy = 0;
  let followAt = 0;
  let bugs = 0;
  let isBroken = false;
  let drain: Drain | undefined;
  let lastLook: number | null = null;
  let lookAfterMs = lookEveryMs;

  const isOver = (): boolean => closed || signal.aborted;
  const theirNow = (): number => services.now() + skewMs;

  /** Written down only when it changes. */
  const note = (state: StoredLine, trouble = '', troubleWords = ''): void => {
    const known = connectionById(readerOf(services), id);
    if (known === undefined || closed) return;
    if (known.line_state === state && known.trouble === trouble && known.trouble_words === troubleWords) return;
    act(services, null, (step) => {
      writeLine(step.writer, id, { state, since: known.line_state === state ? (known.line_since ?? step.at) : step.at, answeredAt, trouble, troubleWords });
      step.emit('sync.changed', {});
      step.emit('app.changed', {});
      return ok(null);
    });
  };

  const pauseFor = async (ms: number | null): Promise<void> => {
    const end = ms === null ? null : clock() + ms;
    atRest = true;
    while (!signal.aborted && !urged) {
      const left = end === null ? null : end - clock();
      if (left !== null && left <= 0) break;
      // Something new to tell does not make a line answer sooner.
      await waker.wait(left, signal);
    }
    urged = false;
    atRest = false;
  };

  /** What is done when it does not go on: how long until it is asked again, ms; null = when a person has seen to it. */
  const rest = (trouble: Trouble): number | null => {
    switch (trouble.kind) {
      case 'no_right':
        lastLook = null;
        note('no_right', trouble.code, trouble.words);
        return null;
      case 'later':
        busy += 1;
        note('answers', trouble.code, trouble.words);
        return pauseAfter(busy, random(), trouble.afterMs ?? 0);
      case 'refused':
        failures += 1;
        lastLook = null;
        note('silent', trouble.code, trouble.words);
        return Math.min(longestSilenceMs, pauseAfter(failures, random()));
      case 'no_answer':
        failures += 1;
        lastLook = null;
        if (trouble.why !== 'stopped') note('silent', trouble.why);
        return Math.min(longestSilenceMs, pauseAfter(failures, random()));
    }
  };

  const ping = async (connector: Connector): Promise<Trouble | null> => {
    const asked = services.now();
    const answer = await connector.ping({ signal });
    if (answer.kind !== 'done') return answer;
    answeredAt = services.now();
    const { theirTime } = answer.value;
    if (theirTime !== null) {
      const skew = theirTime - (asked + answeredAt) / 2;
      skewMs = Math.abs(skew) < clockToleranceMs ? 0 : Math.round(skew);
    }
    return null;
  };

  /** OF-3: first of all what changed there. Null = it answers, and everything up to now is in. */
  const listen = async (connector: Connector): Promise<Trouble | null> => {
    const silent = await ping(connector);
    if (silent !== null) return silent;
    failures = 0;
    if (lastLook !== null && clock() - lastLook < lookAfterMs) {
      note('answers');
      return null;
    }
    reading = connector.orders !== undefined;
    // The look of each minute is nobody's news; one after a silence holds up what waits, and is shown.
    const isShown = reading && lastLook === null;
    if (isShown) around.changed();
    try {
      // What changed during a long look is read at once, before anything goes out.
      for (let turn = 0; turn < mostLooksInARow; turn += 1) {
        const began = clock();
        const look = await work.takeChanges(row, connector, { signal, until: theirNow() });
        if (look.kind !== 'done') return look;
        lastLook = clock();
        const tookMs = lastLook - began;
        lookAfterMs = Math.min(longestBetweenLooksMs, Math.max(lookEveryMs, (tookMs * (1 - readingShare)) / readingShare));
        if (tookMs < lookEveryMs) break;
      }
      note('answers');
      return null;
    } finally {
      reading = false;
      if (isShown) around.changed();
    }
  };

  const open = async (): Promise<Connector | null> => {
    if (!keys.isComplete(row)) return null;
    const makers = await around.makers();
    const connector = makers[row.kind]({
      settings: settingsOf(row), secrets: keys.of(row), account: row.account, timeZone: readSettings(readerOf(services)).shop?.timeZone ?? 'UTC', fetch: around.fetch, now: theirNow,
    });
    drain = connector.outbox === undefined ? undefined : createDrain({
      services, doer: { id, kind: row.kind, account: row.account }, outbox: connector.outbox, random, clock, sleep, waker, signal, isClosed: () => closed, onBug: around.onBug,
      changed: around.changed, takeWaybill: work.takeWaybill,
    });
    return connector;
  };

  /** A parcel that nobody answers about is asked about later, at the service's own times. */
  const follow = async (connector: Connector): Promise<{ readonly nextAt: number | null; readonly trouble: Trouble | null }> => {
    if (connector.parcels === undefined || services.now() < followAt) return { nextAt: connector.parcels === undefined ? null : followAt, trouble: null };
    const followed = await work.followParcels(row, connector, { signal });
    if (followed.kind === 'done') return { nextAt: followed.value.nextAt, trouble: null };
    if (followed.kind !== 'no_answer') return { nextAt: null, trouble: followed };
    followAt = services.now() + lookEveryMs;
    return { nextAt: followAt, trouble: null };
  };

  /** Tells and follows until the next look is due or the line is in trouble. */
  const serve = async (connector: Connector): Promise<Trouble | null> => {
    const until = (lastLook ?? clock()) + lookAfterMs;
    while (!signal.aborted && clock() < until && !urged) {
      const told = drain === undefined ? ({ kind: 'idle', nextAt: null } as const) : await drain.run(until);
      if (told.kind === 'trouble') return told.answer;
      busy = 0;
      if (told.kind === 'over') continue;
      const followed = await follow(connector);
      if (followed.trouble !== null) return followed.trouble;
      const soonest = [told.nextAt, followed.nextAt].filter((at) => at !== null).map((at) => Math.max(0, at - services.now()));
      atRest = true;
      await waker.wait(Math.max(1, Math.min(until - clock(), ...soonest)), signal);
      atRest = false;
      drain?.lookAgain();
    }
    urged = false;
    return null;
  };

  /** What was under way when something broke is looked up before it is told again. Nothing goes on before that is written: a full disk may stay full for hours. */
  const mend = (): void => {
    services.store.write((writer) => wakeInterrupted(writer, id));
    isBroken = false;
    drain?.lookAgain();
  };

  const run = async (): Promise<void> => {
    if (firstAskMs > 0) await pauseFor(firstAskMs);
    let connector: Connector | null = null;
    while (!signal.aborted) {
      try {
        if (isBroken) mend();
        services.store.write((writer) => dropFarPauses(writer, services.now() + longestPauseMs));
        connector ??= await open();
        if (connector === null) {
          note('no_keys');
          await pauseFor(null);
          continue;
        }
        const silent = await listen(connector);
        if (silent !== null) {
          await pauseFor(rest(silent));
          continue;
        }
        const trouble = await serve(connector);
        bugs = 0;
        // One message that nobody answered is that message's trouble, as long as the line answers: it is asked next.
        if (trouble !== null && trouble.kind !== 'no_answer') await pauseFor(rest(trouble));
      } catch (error) {
        // What breaks because the store was closed is nobody's bug.
        if (isOver()) break;
        around.onBug(error);
        bugs += 1;
        isBroken = true;
        await pauseFor(Math.min(longestSilenceMs, Math.max(afterBugMs, pauseAfter(bugs, random()))));
      }
    }
  };

  const running = run();
  return {
    wake: () => {
      drain?.lookAgain();
      waker.wake();
    },
    askNow: () => {
      urged = true;
      lastLook = null;
      failures = 0;
      waker.wake();
    },
    live: () => ({ reading, answeredAt }),
    isAtRest: () => atRest,
    stop: async () => {
      ending.abort();
      waker.wake();
      // A connector that does not listen to its signal must not keep the shop from closing.
      const patience = new AbortController();
      await Promise.race([running, realSleep(mostPatienceMs, patience.signal)]);
      patience.abort();
      closed = true;
    },
  };
};
