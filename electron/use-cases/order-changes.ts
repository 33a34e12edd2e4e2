import type { OrderId, ParcelId } from '../../shared/domain/ids.ts';
import { nextOrderState, type OrderEvent } from '../../shared/domain/orders/lifecycle.ts';
import type { HoldReason } from '../../shared/domain/orders/holds.ts';
import { ok, refuse, type Result } from '../../shared/domain/result.ts';
import { platformNotes } from '../../shared/domain/orders/platform-notes.ts';
import { insertCloseMessage } from '../store/outbox.ts';
import { originOf, partsOf } from '../store/orders/family.ts';
import { orderById, type StoredOrder } from '../store/orders/order-row.ts';
import { markVoided, ordersInParcel, parcelById, parcelOfOrder } from '../store/parcels.ts';
import { releaseForOrder, reserveForOrder } from '../store/stock.ts';
import { endCause, raiseCause } from './orders/flag-causes.ts';
import { settleGifts } from './orders/gifts.ts';
import { leaveTogether } from './orders/leave-together.ts';
import type { Act } from './services.ts';
import { giveNumberBack } from './sync/give-number-back.ts';

/** The steps that several features take with an order. Each writes its trace; the caller has the transaction. */

export const requireOrder = (act: Act, id: OrderId): Result<StoredOrder> => {
  const order = orderById(act.writer, id);
  return order === undefined ? refuse('order.unknown') : ok(order);
};

const stampOf: Readonly<Record<OrderEvent, string | null>> = {
  pay: 'paid_at', unpay: null, pack: 'packed_at', unpack: null, take_back: null, hand_over: 'handed_over_at', ship_elsewhere: 'handed_over_at', complete: 'completed_at', close: 'closed_at',
};

/** A hold is over when there is nothing left to hold back. */
const endsHold = (event: OrderEvent): boolean => event === 'close' || event === 'ship_elsewhere' || event === 'complete';

/** To the platform an order is closed when nothing of it is left: neither itself nor a part (IN-7). What goes out in exchange is none of its own. */
const tellClosed = (act: Act, order: StoredOrder, reason: string): void => {
  if (platformNotes[order.platform].note === null || order.derived_kind === 'exchange' || order.derived_kind === 'resend') return;
  const origin = originOf(act.writer, order);
  if ([origin, ...partsOf(act.writer, origin.id)].some((one) => one.id !== order.id && one.state !== 'closed')) return;
  insertCloseMessage(act.writer, { platform: origin.platform, orderId: origin.id, platformOrderNumber: origin.platform_order_number, reason }, act.at);
};

/** Takes one step of the lifecycle, with what it means for stock. A step that is not in the table is refused by name. */
export const advanceOrder = (
  act: Act, order: StoredOrder, event: OrderEvent, extra: { readonly at?: number; readonly closeReason?: string; readonly cause?: string } = {},
): Result<null> => {
  const next = nextOrderState(order.state, event);
  if (!next.ok) return next;
  if (order.hold_reason !== null && endsHold(event)) {
    const released = releaseOrder(act, order, extra.cause ?? '');
    if (!released.ok) return released;
  }
  const stamp = stampOf[event];
  act.writer.run('UPDATE orders SET state = ?, revision = revision + 1 WHERE id = ?', next.value, order.id);
  if (stamp !== null) act.writer.run(`UPDATE orders SET ${stamp} = ? WHERE id = ?`, extra.at ?? act.at, order.id);
  if (event === 'close') act.writer.run('UPDATE orders SET close_reason = ? WHERE id = ?', extra.closeReason ?? '', order.id);
  // Closed by the shop and not by the platform's word: the platform is told (CS-3).
  if (event === 'close' && extra.cause === undefined) tellClosed(act, order, extra.closeReason ?? '');
  if (event === 'pay') {
    reserveForOrder(act.writer, order.id);
    settleGifts(act, [order.id]);
  }
  // Handing over takes the reserved goods out itself (HO-4).
  if (event === 'unpay' || event === 'close' || event === 'ship_elsewhere' || event === 'complete') releaseForOrder(act.writer, order.id);
  act.trace({
    action: `order.${event}`, subject: 'order', subjectId: order.id, before: { state: order.state },
    after: { state: next.value, ...(extra.closeReason === undefined ? {} : { reason: extra.closeReason }), ...(extra.cause === undefined ? {} : { cause: extra.cause }) },
  });
  // IN-7: an order that does not leave by us no longer shares a parcel; one that left with others stays theirs.
  if (order.together !== null && order.state !== 'handed_over' && endsHold(event)) leaveTogether(act, order.id, extra.cause ?? event);
  act.emit('orders.changed', { orderIds: [order.id] });
  return ok(null);
};

export type NewHold = { readonly reason: HoldReason; readonly note: string; readonly until: number | null };

/** Lays a hold over an order before it is handed over; yellow (CS-1) until it is released. */
export const holdOrder = (act: Act, order: StoredOrder, hold: NewHold): Result<null> => {
  if (!['awaiting_payment', 'paid', 'packed'].includes(order.state)) return refuse('order.too_late_to_hold', { state: order.state });
  if (order.hold_reason !== null) return refuse('order.already_held', { reason: order.hold_reason });
  act.writer.run(
    'INSERT INTO order_holds (order_id, reason, note, until, held_by, held_at) VALUES (?, ?, ?, ?, ?, ?)',
    order.id, hold.reason, hold.note, hold.until, act.staffId, act.at,
  );
  act.writer.run('UPDATE orders SET hold_reason = ?, revision = revision + 1 WHERE id = ?', hold.reason, order.id);
  act.trace({ action: 'order.held', subject: 'order', subjectId: order.id, after: { reason: hold.reason, note: hold.note, until: hold.until } });
  raiseCause(act, order, 'held');
  act.emit('orders.changed', { orderIds: [order.id] });
  return ok(null);
};

export const releaseOrder = (act: Act, order: StoredOrder, note: string): Result<null> => {
  if (order.hold_reason === null) return refuse('order.not_held');
  act.writer.run(
    'UPDATE order_holds SET released_at = ?, released_by = ? WHERE order_id = ? AND released_at IS NULL', act.at, act.staffId, order.id,
  );
  act.writer.run('UPDATE orders SET hold_reason = NULL, revision = revision + 1 WHERE id = ?', order.id);
  act.trace({ action: 'order.released', subject: 'order', subjectId: order.id, before: { reason: order.hold_reason }, after: { note } });
  endCause(act, order, 'held');
  act.emit('orders.changed', { orderIds: [order.id] });
  return ok(null);
};

/**
 * PR-5: voids a waybill with its reason; its number stays accounted for. A packed order is unpacked: what is in the parcel must be
 * looked at again. Its orders come back to the print list by themselves.
 */
export const voidParcel = (act: Act, parcelId: ParcelId, reason: string): Result<null> => {
  const parcel = parcelById(act.writer, parcelId);
  if (parcel === undefined) return refuse('parcel.unknown');
  if (parcel.state === 'handed_over') return refuse('parcel.already_handed_over', { number: parcel.waybill_number });
  if (parcel.state === 'voided') return refuse('parcel.already_voided', { number: parcel.waybill_number });
  const orderIds = ordersInParcel(act.writer, parcelId);
  markVoided(act.writer, parcelId, reason, act.staffId, act.at);
  for (const orderId of orderIds) {
    const order = orderById(act.writer, orderId);
    if (order !== undefined) giveNumberBack(act, order, parcel.courier_code, parcel.waybill_number);
    if (order?.state === 'packed') {
      const unpacked = advanceOrder(act, order, 'unpack', { cause: reason });
      if (!unpacked.ok) return unpacked;
    }
    act.trace({ action: 'parcel.voided', subject: 'order', subjectId: orderId, before: { number: parcel.waybill_number, courier: parcel.courier_code }, after: { reason } });
  }
  act.emit('orders.changed', { orderIds });
  act.emit('packing.changed', { parcelIds: [parcelId] });
  act.emit('printing.changed', {});
  act.emit('collections.changed', {});
  return ok(null);
};

/** CS-8: a change that what is printed does not show any more voids the waybill; the packer is stopped at the next scan. */
export const voidWaybillOf = (act: Act, orderId: OrderId, reason: string): Result<null> => {
  const parcel = parcelOfOrder(act.writer, orderId);
  return parcel === undefined ? ok(null) : voidParcel(act, parcel.id, reason);
};
