import { ok } from '../../../shared/domain/result.ts';
import { connectorFacts } from '../../../shared/domain/sync/connection.ts';
import { stopsTelling } from '../../../shared/domain/sync/outbox.ts';
import type { OutboxId } from '../../../shared/domain/ids.ts';
import type { Connector } from '../../sync/connector.ts';
import { claimMessage, ordersBehind, writeAttempt, writeRefused, type ClaimedMessage } from '../../store/sync/outbox-queue.ts';
import { pause } from '../intake/slices.ts';
import { act, type Act, type Services } from '../services.ts';
import { createDueMessages } from './due-messages.ts';
import { addRefusalTask, writeOutcome, type Outcome, type TakeWaybill } from './outcomes.ts';
import { createPace } from './pace.ts';
import { readTelling } from './read-telling.ts';
import { sendMessage, type Sending, type Trouble } from './send-message.ts';
import type { Doer } from './sync-surroundings.ts';
import type { Waker } from './waker.ts';

/** Why telling came to rest: nothing is due before `nextAt` (UTC ms), something is amiss with the line, or it was asked to stop. */
export type Rest = { readonly kind: 'idle'; readonly nextAt: number | null } | { readonly kind: 'trouble'; readonly answer: Trouble } | { readonly kind: 'over' };

type Outbox = NonNullable<Connector['outbox']>;

export type DrainSurroundings = {
  readonly services: Services;
  readonly doer: Doer;
  readonly outbox: Outbox;
  readonly random: () => number;
  readonly clock: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly waker: Waker;
  readonly signal: AbortSignal;
  /** Nothing is written any more: the store is about to close. */
  readonly isClosed: () => boolean;
  readonly onBug: (error: unknown) => void;
  readonly changed: () => void;
  readonly takeWaybill: TakeWaybill;
};

export type Drain = {
  /** Tells what is due until nothing is, the line is in trouble, or `until` (of `clock`) has come. */
  readonly run: (until: number) => Promise<Rest>;
  readonly lookAgain: () => void;
};

const closedOrder = 'outbox.order_closed';

/**
 * One connection's outbox: order per order kept within a lane, as quick as the platform allows, a few at a time. What ended and what goes out next share a
 * transaction, one for each turn of the event loop: the disk is asked once for several, and nobody else waits for more than one of them.
 */
export const createDrain = (around: DrainSurroundings): Drain => {
  const { services, doer, outbox, clock, sleep, signal, waker, onBug } = around;
  const { perSecond, atOnce } = outbox.pace;
  const pace = createPace(perSecond, clock);
  const due = createDueMessages(services.store.reader, doer);
  const tells = JSON.stringify(connectorFacts[doer.kind].tells);

  /** Kept back by us: it cannot be read, or the order was closed since. */
  const keepBack = (step: Act, message: ClaimedMessage, code: string): void => {
    writeAttempt(step.writer, message.id, doer.id, step.at, 'kept_back', code);
    if (writeRefused(step.writer, message.id, { code, words: '', maybeDone: message.maybe_done === 1 })) addRefusalTask(step, message, code, '');
  };

  const claim = (step: Act, ids: readonly OutboxId[]): Sending[] =>
    ids.flatMap((id) => {
      const message = claimMessage(step.writer, id, doer.id, tells);
      if (message === undefined) return [];
      const telling = readTelling(step.writer, message);
      const stop = message.decided_by === null ? stopsTelling(message.kind, ordersBehind(step.writer, message.order_id)) : null;
      if (telling.ok && stop === null) return [{ message, telling: telling.value }];
      keepBack(step, message, telling.ok ? closedOrder : telling.refusal.code);
      return [];
    });

  /** Writes what has ended, and takes what goes out next. */
  const exchange = (outcomes: readonly Outcome[], ids: readonly OutboxId[]): readonly Sending[] => {
    // What is under way when the store closes is looked up by whoever comes next.
    if (around.isClosed()) return [];
    const claimed = act(services, null, (step) => {
      for (const outcome of outcomes) writeOutcome(step, doer, outcome, around.random, around.takeWaybill);
      return ok(claim(step, ids));
    });
    const sendings = claimed.ok ? claimed.value : [];
    if (outcomes.length > 0 || sendings.length < ids.length) {
      due.lookAgain();
      around.changed();
    }
    return sendings;
  };

  const turn = async (): Promise<void> => {
    for (let ms = pace.waitMs(); ms > 0 && !signal.aborted; ms = pace.waitMs()) await sleep(ms, signal);
    pace.take();
  };

  return {
    lookAgain: due.lookAgain,
    run: async (until) => {
      const underWay = new Set<Promise<void>>();
      let ended: Outcome[] = [];
      const met: { trouble: Trouble | null; bug: { readonly error: unknown } | null } = { trouble: null, bug: null };
      const start = (sending: Sending): void => {
        const going: Promise<void> = sendMessage({ outbox, signal, turn, onBug }, sending)
          .then((outcome) => {
            ended.push(outcome);
            if (outcome.kind === 'not_told' && outcome.answer.kind !== 'refused' && worse(outcome.answer, met.trouble)) met.trouble = outcome.answer;
          })
          .catch((error: unknown) => {
            met.bug ??= { error };
          })
          .finally(() => {
            underWay.delete(going);
            waker.wake();
          });
        underWay.add(going);
      };
      const goesOn = (): boolean => !signal.aborted && met.trouble === null && met.bug === null && clock() < until;
      const take = (ids: readonly OutboxId[]): void => {
        const outcomes = ended;
        ended = [];
        try {
          for (const sending of exchange(outcomes, ids)) {
            pace.take();
            start(sending);
          }
        } catch (error) {
          met.bug ??= { error };
          if (ids.length > 0 && outcomes.length > 0) writeAlone(outcomes);
        }
      };
      /** What breaks the taking of new ones keeps no answer from being written. */
      const writeAlone = (outcomes: readonly Outcome[]): void => {
        try {
          exchange(outcomes, []);
        } catch (error) {
          met.bug ??= { error };
        }
      };
      let rest: Rest = { kind: 'over' };
      for (;;) {
        const mayGo = goesOn() ? Math.min(atOnce - underWay.size, pace.ready()) : 0;
        const ids = mayGo > 0 ? due.next(mayGo, services.now()) : [];
        if (ids.length > 0 || ended.length > 0) {
          take(ids);
          await pause();
        } else if (!goesOn()) {
          if (underWay.size === 0) break;
          await Promise.race(underWay);
        } else if (mayGo > 0 && underWay.size === 0) {
          rest = { kind: 'idle', nextAt: due.nextAt(services.now()) };
          break;
        } else {
          await waker.wait(mayGo > 0 || underWay.size >= atOnce ? null : pace.waitMs(), signal);
          // Answers that come together are written together.
          await pause();
        }
      }
      // Thrown only now: what is under way has ended by then.
      if (met.bug !== null) throw met.bug.error;
      return met.trouble === null ? rest : { kind: 'trouble', answer: met.trouble };
    },
  };
};

const rank: Readonly<Record<Trouble['kind'], number>> = { refused: 0, no_answer: 1, later: 2, no_right: 3 };
/** Of several, what says most: without the right nothing helps; who asks for a pause gets it, the longest one. */
const worse = (answer: Trouble, known: Trouble | null): boolean => {
  if (known === null || rank[answer.kind] > rank[known.kind]) return true;
  return answer.kind === 'later' && known.kind === 'later' && (answer.afterMs ?? 0) > (known.afterMs ?? 0);
};
