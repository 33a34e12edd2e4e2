import type { Refusal } from '../../../shared/domain/result.ts';
import { longestPauseMs, pauseAfter } from '../../../shared/domain/sync/outbox.ts';
import type { Answer } from '../../sync/answer.ts';
import type { Telling, Told } from '../../sync/connector.ts';
import { orderById } from '../../store/orders/order-row.ts';
import { writeAttempt, writeRefused, writeTold, writeWaiting, type ClaimedMessage } from '../../store/sync/outbox-queue.ts';
import type { Act } from '../services.ts';
import { addTask } from '../tasks/add-task.ts';
import { settleRefusals } from './outbox-commands.ts';
import type { Doer } from './sync-surroundings.ts';

/** What came of one message. `found`: it stood there when it was looked up. `maybeDone`: it may have been heard, now or before. */
export type Outcome =
  | { readonly message: ClaimedMessage; readonly kind: 'told'; readonly told: Told; readonly found: boolean; readonly telling: Telling }
  | { readonly message: ClaimedMessage; readonly kind: 'not_told'; readonly answer: Exclude<Answer<never>, { kind: 'done' }>; readonly maybeDone: boolean };

/** A refused message holds up its order's lane: somebody looks within the working day. */
const hoursToLook = 4;

/** OF-2: a task for a person, with the platform's own words. One for all that is refused of an order. */
export const addRefusalTask = (step: Act, message: Pick<ClaimedMessage, 'kind' | 'order_id'>, code: string, words: string): void => {
  const order = orderById(step.writer, message.order_id);
  addTask(step, {
    kind: 'other', code: 'outbox_refused', orderId: message.order_id, dueAt: step.at + hoursToLook * 3_600_000,
    params: { kind: message.kind, words: words === '' ? code : words, code, platform: order?.platform ?? '', order: order?.platform_order_number ?? '' },
  });
};

/** Null = it is taken in. */
export type TakeWaybill = (step: Act, doer: Doer, message: ClaimedMessage, telling: Telling, waybill: NonNullable<Told['waybill']>) => Refusal | null;

/** What came of one message. */
export const writeOutcome = (step: Act, doer: Doer, outcome: Outcome, random: () => number, takeWaybill: TakeWaybill): void => {
  const { writer, at } = step;
  const { message } = outcome;
  if (outcome.kind === 'told') {
    const { waybill } = outcome.told;
    writeAttempt(writer, message.id, doer.id, at, outcome.found ? 'found' : outcome.told.already ? 'already' : 'done', waybill?.waybillNumber ?? '');
    const unusable = waybill === undefined ? null : takeWaybill(step, doer, message, outcome.telling, waybill);
    if (unusable === null) {
      if (writeTold(writer, message.id, at)) settleRefusals(step, message.order_id);
      return;
    }
    const words = waybill?.waybillNumber ?? '';
    if (writeRefused(writer, message.id, { code: unusable.code, words, maybeDone: false })) addRefusalTask(step, message, unusable.code, words);
    return;
  }
  const { answer } = outcome;
  const maybeDone = outcome.maybeDone;
  switch (answer.kind) {
    case 'refused':
      writeAttempt(writer, message.id, doer.id, at, 'refused', answer.words === '' ? answer.code : answer.words);
      if (writeRefused(writer, message.id, { code: answer.code, words: answer.words, maybeDone })) addRefusalTask(step, message, answer.code, answer.words);
      break;
    case 'later': {
      const pauseMs = Math.min(longestPauseMs, pauseAfter(message.failures + 1, random(), answer.afterMs ?? 0));
      writeAttempt(writer, message.id, doer.id, at, 'later', answer.words === '' ? answer.code : answer.words);
      writeWaiting(writer, message.id, { nextAt: at + pauseMs, maybeDone, failures: message.failures + 1 });
      break;
    }
    case 'no_right':
      writeAttempt(writer, message.id, doer.id, at, 'no_right', answer.words === '' ? answer.code : answer.words);
      writeWaiting(writer, message.id, { nextAt: null, maybeDone, failures: message.failures });
      break;
    case 'no_answer': {
      const stopped = answer.why === 'stopped';
      writeAttempt(writer, message.id, doer.id, at, 'no_answer', answer.why);
      writeWaiting(writer, message.id, {
        nextAt: stopped ? null : at + pauseAfter(message.failures + 1, random()), maybeDone, failures: stopped ? message.failures : message.failures + 1,
      });
      break;
    }
  }
};
