import type { OrderId, OutboxId } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/domain/result.ts';
import { speakerOf } from '../../../shared/domain/sync/connection.ts';
import { byHandForMs, isLetGo } from '../../../shared/domain/sync/outbox.ts';
import type { Reader } from '../../store/database.ts';
import { servedConnections } from '../../store/sync/connections.ts';
import { oldInLane, waitingOfOrder, writeLetGo } from '../../store/sync/outbox-queue.ts';
import { pause } from '../intake/slices.ts';
import { act, readerOf, type Act, type Services } from '../services.ts';
import { lanesByHand } from './line-state.ts';

type Message = { readonly id: OutboxId; readonly key: string };

/** Codes with words of their own in the window. */
export type LetGoWhy = 'too_old' | 'personal_erased';

export const letGo = (step: Act, messages: readonly Message[], why: LetGoWhy): number => {
  const gone = messages.filter(({ id }) => writeLetGo(step.writer, id, why, step.at));
  for (const { id, key } of gone) step.trace({ action: 'outbox.let_go', subject: 'outbox', subjectId: id, before: { state: 'waiting' }, after: { key, reason: why } });
  if (gone.length > 0) {
    step.emit('sync.changed', {});
    step.emit('app.changed', {});
  }
  return gone.length;
};

const portion = 50;

/**
 * OF-5: what no connection tells is a person's, and after 30 days nobody's: the order is over on the platform, too. A connection that is made later is not
 * flooded with notes of last year. Money owed stays until somebody has seen to it.
 */
export const letGoOldOnes = async (services: Services, going: () => boolean): Promise<number> => {
  let all = 0;
  for (const lane of lanesByHand(readerOf(services)).filter(({ kind }) => isLetGo(kind))) {
    for (let gone = portion; gone === portion && going(); all += gone) {
      const result = act(services, null, (step) => ok(letGo(step, oldInLane(step.writer, lane, step.at - byHandForMs, portion), 'too_old')));
      gone = result.ok ? result.value : 0;
      if (gone > 0) await pause();
    }
  }
  return all;
};

/** What of the order waits for a person's hand since before `before` (UTC ms): no reason to keep its receiver for ever. */
export const forgottenOf = (reader: Reader, orderId: OrderId, before: number): readonly Message[] => {
  const waiting = waitingOfOrder(reader, orderId);
  if (waiting.length === 0) return [];
  const connections = servedConnections(reader);
  return waiting.filter((message) => message.created_at < before && speakerOf(connections, message) === null);
};
