import type { Answer } from '../../sync/answer.ts';
import type { Connector, Telling, Told } from '../../sync/connector.ts';
import type { ClaimedMessage } from '../../store/sync/outbox-queue.ts';
import type { Outcome } from './outcomes.ts';

export type Trouble = Exclude<Answer<never>, { kind: 'done' }>;

/** One that stands as being told: from here on it may have been heard. */
export type Sending = { readonly message: ClaimedMessage; readonly telling: Telling };

export type Sender = {
  readonly outbox: NonNullable<Connector['outbox']>;
  readonly signal: AbortSignal;
  /** Waits until another call may go. */
  readonly turn: () => Promise<void>;
  readonly onBug: (error: unknown) => void;
};

/** Looked up first when it may have been heard; then told. Never throws: a connector that does has not answered. */
export const sendMessage = async ({ outbox, signal, turn, onBug }: Sender, { message, telling }: Sending): Promise<Outcome> => {
  const guarded = async <T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> => {
    try {
      return await ask();
    } catch (error) {
      onBug(error);
      return { kind: 'no_answer', why: 'not_readable', maybeDone: true };
    }
  };
  const said = { key: message.key, telling };
  const told = (value: Told, found: boolean): Outcome => ({ message, kind: 'told', told: value, found, telling });
  const notTold = (answer: Trouble, maybeDone: boolean): Outcome => ({ message, kind: 'not_told', answer, maybeDone });

  if (message.maybe_done === 1) {
    const found = await guarded(() => outbox.find(said, { signal }));
    if (found.kind !== 'done') return notTold(found, true);
    if (found.value !== null) return told(found.value, true);
    await turn();
    if (signal.aborted) return notTold({ kind: 'no_answer', why: 'stopped', maybeDone: false }, false);
  }
  const answer = await guarded(() => outbox.tell(said, { signal }));
  if (answer.kind !== 'done') return notTold(answer, answer.kind === 'no_answer' && answer.maybeDone);
  if (!answer.value.already || telling.kind !== 'ship') return told(answer.value, false);
  // It was shipped before: by us in a call whose answer was lost, or with another number, as when one order leaves in two parcels.
  const found = await guarded(() => outbox.find(said, { signal }));
  if (found.kind === 'done' && found.value === null) {
    return notTold({ kind: 'refused', code: 'other_number', words: `平台上已经发货，但没有运单号 ${telling.waybillNumber}：请在平台上补上` }, false);
  }
  return told(answer.value, found.kind === 'done');
};
