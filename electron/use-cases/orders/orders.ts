import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Refusal, type Result } from '../../../shared/domain/result.ts';
import { orderDetailOf } from '../../store/orders/order-detail.ts';
import { orderById, type StoredOrder } from '../../store/orders/order-row.ts';
import { togetherWith } from '../../store/orders/family.ts';
import { advanceOrder, holdOrder, releaseOrder, requireOrder, voidWaybillOf } from '../order-changes.ts';
import { choose } from './flag-causes.ts';
import { changeReceiver, openFamily } from './family-changes.ts';
import { appendNote } from './notes.ts';
import type { CheckAddress } from '../intake/address-check.ts';
import { act, readerOf, type Act, type Caller, type Services } from '../services.ts';

export { countOrders, listOrders } from './list-orders.ts';

export const getOrder = (services: Services, input: InputFor<'orders', 'get'>): Result<OutputFor<'orders', 'get'>> => {
  const detail = orderDetailOf(readerOf(services), input.orderId);
  return detail === undefined ? refuse('order.unknown') : ok(detail);
};

/** CS-4: notes are append-only, each with author and time. */
export const addNote = (services: Services, caller: Caller, input: InputFor<'orders', 'addNote'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const order = requireOrder(step, input.orderId);
    if (!order.ok) return order;
    appendNote(step, input.orderId, input.text);
    return ok(null);
  });

export { appendNote };

type Bulk = OutputFor<'orders', 'hold'>;

/** A bulk action does what it can and names the rest; what it does is one transaction. */
const forEach = (
  services: Services, caller: Caller, orderIds: readonly OrderId[], body: (step: Act, order: StoredOrder) => Result<unknown>,
): Result<Bulk> =>
  act(services, caller.staffId, (step) => {
    const done: OrderId[] = [];
    const refused: { orderId: OrderId; code: string; params: NonNullable<Refusal['params']> }[] = [];
    for (const orderId of new Set(orderIds)) {
      const order = orderById(step.writer, orderId);
      const result = order === undefined ? refuse('order.unknown') : body(step, order);
      if (result.ok) done.push(orderId);
      else refused.push({ orderId, code: result.refusal.code, params: result.refusal.params ?? {} });
    }
    if (done.length > 0) {
      step.emit('printing.changed', {});
      step.emit('collections.changed', {});
    }
    return ok({ done, refused });
  });

export const setFlag = (services: Services, caller: Caller, input: InputFor<'orders', 'setFlag'>): Result<Bulk> =>
  forEach(services, caller, input.orderIds, (step, order) => {
    choose(step, order, input.flag);
    step.emit('orders.changed', { orderIds: [order.id] });
    return ok(null);
  });

export const holdOrders = (services: Services, caller: Caller, input: InputFor<'orders', 'hold'>): Result<Bulk> =>
  forEach(services, caller, input.orderIds, (step, order) => holdOrder(step, order, { reason: input.reason, note: input.note, until: input.until }));

export const releaseOrders = (services: Services, caller: Caller, input: InputFor<'orders', 'release'>): Result<Bulk> =>
  forEach(services, caller, input.orderIds, (step, order) => releaseOrder(step, order, input.note));

/** Closing before hand-over; a printed waybill of it is voided, so that the parcel stops at the next scan. */
export const closeOrders = (services: Services, caller: Caller, input: InputFor<'orders', 'close'>): Result<Bulk> =>
  forEach(services, caller, input.orderIds, (step, order) => {
    if (order.state === 'handed_over' || order.state === 'completed' || order.state === 'closed') {
      return refuse('order.transition_refused', { state: order.state, event: 'close' });
    }
    const voided = voidWaybillOf(step, order.id, 'order_closed');
    if (!voided.ok) return voided;
    const now = orderById(step.writer, order.id) ?? order;
    const closeReason = input.note === '' ? input.reason : `${input.reason}: ${input.note}`;
    return advanceOrder(step, now, 'close', { closeReason });
  });

/** IN-5, IN-6, CS-8: the receiver as a person says it is. A waybill that is printed already is voided. */
export const correctReceiver = (
  services: Services, caller: Caller, input: InputFor<'orders', 'correctReceiver'>, check: CheckAddress,
): Result<null> =>
  act(services, caller.staffId, (step) => {
    const found = requireOrder(step, input.orderId);
    if (!found.ok) return found;
    const order = found.value;
    if (order.revision !== input.revision) return refuse('order.changed_meanwhile');
    if (order.state !== 'awaiting_payment' && order.state !== 'paid' && order.state !== 'packed') {
      return refuse('order.too_late_to_change', { state: order.state });
    }
    const stars = /[*＊]/u;
    for (const part of ['name', 'phone', 'detail'] as const) {
      if (input.receiver[part] === '') return refuse('receiver.part_missing', { part }, `receiver.${part}`);
      if (stars.test(input.receiver[part])) return refuse('receiver.still_masked', { part }, `receiver.${part}`);
    }
    const receiver = { ...input.receiver, secondPhone: null, masked: [] };
    // IN-7: to the buyer it is one order, in however many parcels: all that has not left goes to the new address.
    const written = changeReceiver(step, openFamily(step, order), receiver, check(receiver, order.platform), true);
    if (!written.ok) return written;
    step.trace({
      action: 'order.receiver_corrected', subject: 'order', subjectId: order.id,
      before: { name: order.receiver_name, phone: order.receiver_phone, address: `${order.province}${order.city}${order.district}${order.detail}` },
      after: { name: receiver.name, phone: receiver.phone, address: `${receiver.province}${receiver.city}${receiver.district}${receiver.detail}` },
    });
    step.emit('orders.changed', { orderIds: [order.id] });
    step.emit('printing.changed', {});
    return ok(null);
  });

export const acceptAddress = (services: Services, caller: Caller, input: InputFor<'orders', 'acceptAddress'>): Result<Bulk> =>
  forEach(services, caller, input.orderIds, (step, order) => {
    if (order.doubts === '') return refuse('order.address_not_doubted');
    if (order.masked !== '') return refuse('order.receiver_masked');
    step.writer.run(`UPDATE orders SET doubts = '', receiver_by_shop = 1, revision = revision + 1 WHERE id = ?`, order.id);
    step.trace({ action: 'order.address_accepted', subject: 'order', subjectId: order.id, before: { doubts: order.doubts } });
    step.emit('orders.changed', { orderIds: [order.id] });
    return ok(null);
  });

/** Which courier the waybill will be of; a printed one is voided first by a person. */
export const setCourier = (services: Services, caller: Caller, input: InputFor<'orders', 'setCourier'>): Result<Bulk> =>
  forEach(services, caller, input.orderIds, (step, order) => {
    if (order.state !== 'awaiting_payment' && order.state !== 'paid') return refuse('order.too_late_to_change', { state: order.state });
    const parcel = step.writer.first<{ n: number }>(
      `SELECT 1 AS n FROM parcel_orders JOIN parcels ON parcels.id = parcel_id WHERE order_id = ? AND parcels.state <> 'voided'`, order.id,
    );
    if (parcel !== undefined) return refuse('order.waybill_printed');
    // IN-7: orders in one parcel go by one courier.
    for (const id of togetherWith(step.writer, order)) {
      step.writer.run('UPDATE orders SET courier_code = ?, revision = revision + 1 WHERE id = ?', input.courierCode, id);
      step.trace({ action: 'order.courier_set', subject: 'order', subjectId: id, before: { courier: order.courier_code }, after: { courier: input.courierCode } });
      step.emit('orders.changed', { orderIds: [id] });
    }
    return ok(null);
  });
