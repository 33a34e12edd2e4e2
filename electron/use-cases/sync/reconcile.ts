import type { OrderDraft } from '../../../shared/domain/intake/order-draft.ts';
import { findInDraft, type Finding } from '../../../shared/domain/sync/inbox-found.ts';
import { bringsGoodsBack } from '../../../shared/domain/after-sales/case.ts';
import { kindFromWords } from '../../../shared/domain/after-sales/platform-words.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { casesOfOrder } from '../../store/after-sales/cases.ts';
import { partsOf } from '../../store/orders/family.ts';
import { orderById, type StoredOrder } from '../../store/orders/order-row.ts';
import { parcelsOfOrder } from '../../store/parcels.ts';
import { hasRefused, messagesOfOrder, wasToBeStopped, writeFound, writeFoundAttempt, writeOvertaken, writeShippedOtherwise, type MessageOfOrder } from '../../store/sync/inbox-found.ts';
import { interceptGone } from '../after-sales/intercept.ts';
import type { Act } from '../services.ts';
import { addTask, endTaskFor } from '../tasks/add-task.ts';

/** A wrong number on the platform is put right before the buyer asks. */
const otherNumberWithinMs = 4 * 60 * 60 * 1000;
/** A refund that is asked for this soon after the parcel left, in words that do not say why, is taken for a change of mind on the way. */
const onTheWayMs = 48 * 60 * 60 * 1000;
/** Nobody looks for a parcel on the road any more that left this long ago. */
const longestWayMs = 15 * 24 * 60 * 60 * 1000;

/**
 * OF-3, OF-5, AS-7: settles what we wanted to tell, and what has left, with what the platform says itself. In the transaction that takes the order
 * in, for files and connections alike. `before`: the order as it stood.
 */
export const reconcile = (step: Act, before: StoredOrder, draft: OrderDraft): void => {
  const family = [before.id, ...partsOf(step.writer, before.id).map(({ id }) => id)];
  const messages = family.flatMap((id) => messagesOfOrder(step.writer, id)).sort((a, b) => a.id - b.id);
  if (messages.length > 0) settleMessages(step, family, messages, draft);
  stopGone(step, family, before, draft);
};

const settleMessages = (step: Act, family: readonly OrderId[], messages: readonly MessageOfOrder[], draft: OrderDraft): void => {
  const numbers = family.flatMap((id) => parcelsOfOrder(step.writer, id)).map(({ waybill_number: number }) => number);
  const findings = findInDraft(messages, draft, numbers);
  if (findings.length === 0) return;
  const settled = findings.flatMap((finding) => {
    const message = messages.find(({ id }) => id === finding.id);
    return message !== undefined && settleOne(step, message, finding, draft) ? [message] : [];
  });
  for (const orderId of new Set(settled.map((message) => message.order_id))) {
    if (!hasRefused(step.writer, orderId)) endTaskFor(step, 'other', 'outbox_refused', { orderId });
  }
  if (settled.length === 0) return;
  step.emit('sync.changed', {});
  step.emit('app.changed', {});
};

const settleOne = (step: Act, message: MessageOfOrder, finding: Finding, draft: OrderDraft): boolean => {
  const { id, order_id: orderId, kind } = message;
  switch (finding.what) {
    case 'found':
      if (!writeFound(step.writer, id, step.at)) return false;
      writeFoundAttempt(step.writer, id, step.at, draft.source.fileName);
      if (kind === 'ship') endTaskFor(step, 'other', 'shipped_otherwise', { orderId }, 'done');
      break;
    case 'overtaken':
      if (!writeOvertaken(step.writer, id, step.at, draft.platformStatusText)) return false;
      break;
    case 'other_number':
      if (!writeShippedOtherwise(step.writer, id, finding.theirs)) return false;
      addTask(step, { kind: 'other', code: 'shipped_otherwise', orderId, params: { ours: finding.ours, theirs: finding.theirs }, dueAt: step.at + otherNumberWithinMs });
      break;
  }
  step.trace({ action: `outbox.${finding.what}`, subject: 'outbox', subjectId: id, before: { state: message.state }, after: { kind, order: orderId, source: draft.source.fileName } });
  return true;
};

/** Nothing in the words says that the buyer has the goods: the parcel may still be stopped. */
const asksOnTheWay = (words: string): boolean => kindFromWords(words, 'handed_over') === 'return' && !/退货|return/i.test(words);

/** The buyer had it, and the goods come back: a platform closes such an order, too, when the money is back. */
const isComingBack = (step: Act, orderId: OrderId): boolean =>
  casesOfOrder(step.writer, orderId).some(({ kind, opened_at: openedAt }) => bringsGoodsBack(kind) && openedAt < step.at);

/** AS-7: cancelled or refunded on the platform, and the parcel has left: somebody calls the courier, once. */
const stopGone = (step: Act, family: readonly OrderId[], before: StoredOrder, draft: OrderDraft): void => {
  const paidBack = draft.refund === 'succeeded' && before.refund !== 'succeeded';
  const asked = draft.refund === 'requested' && before.refund === 'none' && asksOnTheWay(draft.platformStatusText);
  if (draft.state !== 'closed' && !paidBack && !asked) return;
  for (const id of family) {
    const order = id === before.id ? before : orderById(step.writer, id);
    // What is handed over now was handed over before: this very draft ships nothing of ours.
    if (order?.state !== 'handed_over' || wasToBeStopped(step.writer, id)) continue;
    const mayBeOnTheWayMs = draft.state === 'closed' || paidBack ? longestWayMs : onTheWayMs;
    if (step.at - (order.handed_over_at ?? 0) > mayBeOnTheWayMs || isComingBack(step, id)) continue;
    interceptGone(step, id);
  }
};
