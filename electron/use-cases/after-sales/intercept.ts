import type { CaseReason } from '../../../shared/domain/after-sales/reasons.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { hasArrived } from '../../../shared/domain/sync/following.ts';
import { orderById } from '../../store/orders/order-row.ts';
import { parcelsOfOrder } from '../../store/parcels.ts';
import { followedStateOf } from '../../store/sync/followed-parcels.ts';
import type { Act } from '../services.ts';
import { addTask, endTaskFor } from '../tasks/add-task.ts';

/** The courier is called while the parcel is still near. */
const interceptWithinMs = 2 * 60 * 60 * 1000;

/** Reasons that only somebody can give who has opened the parcel. */
const seenByBuyer: ReadonlySet<CaseReason> = new Set(['quality', 'not_as_described', 'wrong_item', 'missing_item', 'packed_badly', 'wrong_size', 'damaged_on_way', 'contents_missing']);
export const buyerMayHaveIt = (reason: CaseReason): boolean => seenByBuyer.has(reason);

/**
 * AS-7: an order is cancelled or refunded and its parcels have left: each becomes a task to call the courier. Parcels that are still here need none: the hold, or the
 * closing, stops them at the next scan. Nothing is done for an order that the buyer has.
 */
export const interceptGone = (step: Act, orderId: OrderId): void => {
  const order = orderById(step.writer, orderId);
  if (order?.state !== 'handed_over') return;
  for (const parcel of parcelsOfOrder(step.writer, orderId)) {
    if (parcel.state !== 'handed_over' || hasArrived(followedStateOf(step.writer, parcel.id) ?? 'unknown')) continue;
    addTask(step, {
      kind: 'intercept', code: 'stop_parcel', params: { courier: parcel.courier_code, number: parcel.waybill_number }, dueAt: step.at + interceptWithinMs, orderId, parcelId: parcel.id,
    });
  }
};

/** The buyer has it, or changed their mind: nobody needs to call any more. */
export const interceptOver = (step: Act, orderId: OrderId): void => {
  for (const parcel of parcelsOfOrder(step.writer, orderId)) endTaskFor(step, 'intercept', 'stop_parcel', { orderId, parcelId: parcel.id });
};
