import { ok } from '../../../shared/domain/result.ts';
import { connectorFacts } from '../../../shared/domain/sync/connection.ts';
import { stopsTelling } from '../../../shared/domain/sync/outbox.ts';
import type { OutboxId } from '../../../shared/domain/ids.ts';
import type { Answer } from '../../sync/answer.ts';
import type { Connector, Telling, Told } from '../../sync/connector.ts';
import { claimMessage, ordersBehind, writeAttempt, writeRefused, type ClaimedMessage } from '../../store/sync/outbox-queue.ts';
import { act, type Act, type Services } from '../services.ts';
import { createDueMessages } from './due-messages.ts';
import { addRefusalTask, writeOutcomes, type Outcome, type TakeWaybill } from './outcomes.ts';
import { createPace } from './pace.ts';
import { readTelling } from './read-telling.ts';
import type { Doer } from './sync-surroundings.ts';
import type { Waker } from './waker.ts';

export type Trouble = Exclude<Answer<never>, { kind: 'done' }>;

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

type Sending = { readonly message: ClaimedMessage; readonly telling: Telling };
const closedOrder = 'outbox.order_closed';

/** One connection's outbox: order per order kept within a lane, as quick as the platform allows, a few at a time. */
export const createDrain = (around: DrainSurroundings): Drain => {
  const { services, doer, outbox, clock, sleep, signal, waker } = around;
  const pace = createPace(outbox.pace.perSecond, clock);
  const due = createDueMessages(services.store.reader, doer);
  const tells = JSON.stringify(connectorFacts[doer.kind].tells);
  let ended: { readonly outcome: Outcome; readonly written: () => void; readonly failed: (error: unknown) => void }[] = [];

  /** Those that end together share a transaction. */
  const flush = (): void => {
    const these = ended;
    ended = [];
    if (these.length === 0) return;
    if (around.isClosed()) {
      for (const { written } of these) written();
      return;
    }
    try {
      writeOutcomes(services, doer, these.map(({ outcome }) => outcome), around.random, around.takeWaybill);
      due.lookAgain();
      around.changed();
      for (const { written } of these) written();
    } catch (error) {
      for (const { failed } of these) failed(error);
    }
  };
  const write = (outcome: Outcome): Promise<void> =>
    new Promise((written, failed) => {
      if (ended.length === 0) setImmediate(flush);
      ended.push({ outcome, written, failed });
    });

  /** Kept back by us: it cannot be read, or the order was closed since. */
  const keepBack = (step: Act, message: ClaimedMessage, code: string): void => {
    writeAttempt(step.writer, message.id, doer.id, step.at, 'kept_back', code);
    if (writeRefused(step.writer, message.id, { code, words: '', maybeDone: message.maybe_done === 1 })) addRefusalTask(step, message, code, '');
  };

  const claim = (ids: readonly OutboxId[]): Sending[] => {
    const claimed: Sending[] = [];
    act(services, null, (step) => {
      for (const id of ids) {
        const message = claimMessage(step.writer, id, doer.id, tells);
        if (message === undefined) continue;
        const telling = readTelling(step.writer, message);
        const stop = message.decided_by === null ? stopsTelling(message.kind, ordersBehind(step.writer, message.order_id)) : null;
        if (!telling.ok) keepBack(step, message, telling.refusal.code);
        else if (stop !== null) keepBack(step, message, closedOrder);
        else claimed.push({ message, telling: telling.value });
      }
      return ok(null);
    });
    if (claimed.length < ids.length) {
      due.lookAgain();
      around.changed();
    }
    return claimed;
  };

  const guarded = async <T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> => {
    try {
      return await ask();
    } catch (error) {
      around.onBug(error);
      return { kind: 'no_answer', why: 'not_readable', maybeDone: true };
    }
  };

  const turn = async (): Promise<void> => {
    for (let ms = pace.waitMs(); ms > 0 && !signal.aborted; ms = pace.waitMs()) await sleep(ms, signal);
    pace.take();
  };

  /** Looked up first when it may have been heard; then told. Its outcome is written before this ends. */
  const send = async ({ message, telling }: Sending): Promise<Trouble | null> => {
    const said = { key: message.key, telling };
    let maybeDone = message.maybe_done === 1;
    const told = async (value: Told, found: boolean): Promise<null> => {
      await write({ message, kind: 'told', told: value, found, telling });
      return null;
    };
    const notTold = async (answer: Trouble): Promise<Trouble | null> => {
      await write({ message, kind: 'not_told', answer, maybeDone });
      return answer.kind === 'refused' ? null : answer;
    };
    if (maybeDone) {
      const found = await guarded(() => outbox.find(said, { signal }));
      if (found.kind !== 'done') return notTold(found);
      if (found.value !== null) return told(found.value, true);
      maybeDone = false;
      await turn();
      if (signal.aborted) return notTold({ kind: 'no_answer', why: 'stopped', maybeDone: false });
    }
    const answer = await guarded(() => outbox.tell(said, { signal }));
    if (answer.kind === 'done') {
      if (!answer.value.already || telling.kind !== 'ship') return told(answer.value, false);
      // It was shipped before: by us in a call whose answer was lost, or with another number, as when one order leaves in two parcels.
      const found = await guarded(() => outbox.find(said, { signal }));
      if (found.kind === 'done' && found.value === null) return notTold({ kind: 'refused', code: 'other_number', words: `平台上已经发货，但没有运单号 ${telling.waybillNumber}：请在平台上补上` });
      return told(answer.value, found.kind === 'done');
    }
    maybeDone = answer.kind === 'no_answer' && answer.maybeDone;
    return notTold(answer);
  };

  return {
    lookAgain: due.lookAgain,
    run: async (until) => {
      const underWay = new Set<Promise<void>>();
      const met: { trouble: Trouble | null; bug: { readonly error: unknown } | null } = { trouble: null, bug: null };
      const start = (sending: Sending): void => {
        const going: Promise<void> = send(sending)
          .then((answer) => {
            if (answer !== null && worse(answer, met.trouble)) met.trouble = answer;
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
      let rest: Rest = { kind: 'over' };
      try {
        while (goesOn()) {
          const free = outbox.pace.atOnce - underWay.size;
          const waitMs = pace.waitMs();
          if (free <= 0) await waker.wait(null, signal);
          else if (waitMs > 0) await sleep(waitMs, signal);
          else {
            const ids = due.next(Math.min(free, pace.ready()), services.now());
            if (ids.length === 0) {
              if (underWay.size === 0) {
                rest = { kind: 'idle', nextAt: due.nextAt(services.now()) };
                break;
              }
              await waker.wait(null, signal);
              continue;
            }
            for (const sending of claim(ids)) {
              pace.take();
              start(sending);
            }
          }
        }
      } finally {
        await Promise.all(underWay);
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
