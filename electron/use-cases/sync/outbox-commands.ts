import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OrderId, OutboxId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { messageById } from '../../store/sync/outbox-list.ts';
import { refusedOfOrder, writeRetry, writeSkip } from '../../store/sync/outbox-queue.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { endTaskFor } from '../tasks/add-task.ts';

/** The task of a refusal is over when none of the order's messages is refused any more. */
export const settleRefusals = (step: Act, orderId: OrderId): void => {
  if (refusedOfOrder(step.writer, orderId).length === 0) endTaskFor(step, 'other', 'outbox_refused', { orderId });
};

type Decision = { readonly action: string; readonly reason: string; readonly write: (id: OutboxId) => boolean };

const decide = (step: Act, ids: readonly OutboxId[], { action, reason, write }: Decision): number => {
  const orders = new Set<OrderId>();
  let written = 0;
  for (const id of new Set(ids)) {
    const before = messageById(step.writer, id);
    if (before === undefined || !write(id)) continue;
    written += 1;
    orders.add(before.order_id);
    step.trace({
      action, subject: 'outbox', subjectId: id, before: { state: before.state, refusal: before.refusal_code },
      after: { key: before.key, order: before.number, ...(reason === '' ? {} : { reason }) },
    });
  }
  for (const orderId of orders) settleRefusals(step, orderId);
  if (written > 0) {
    step.emit('sync.changed', {});
    step.emit('app.changed', {});
  }
  return written;
};

/** A person's word: these go out again now, also what the app had kept back itself. One that is over or being told just now stays as it is. */
export const retryMessages = (services: Services, caller: Caller, { outboxIds }: InputFor<'sync', 'retry'>): Result<OutputFor<'sync', 'retry'>> =>
  act(services, caller.staffId, (step) => {
    const retried = decide(step, outboxIds, { action: 'outbox.retried', reason: '', write: (id) => writeRetry(step.writer, id, caller.staffId) });
    return ok({ retried, left: outboxIds.length - retried });
  });

/** Not told any more: done there by hand, or not needed. What comes after it in its lane goes on. */
export const skipMessages = (services: Services, caller: Caller, { outboxIds, reason }: InputFor<'sync', 'skip'>): Result<OutputFor<'sync', 'skip'>> =>
  act(services, caller.staffId, (step) => {
    const skipped = decide(step, outboxIds, { action: 'outbox.skipped', reason, write: (id) => writeSkip(step.writer, id, caller.staffId, reason, step.at) });
    return ok({ skipped, left: outboxIds.length - skipped });
  });
