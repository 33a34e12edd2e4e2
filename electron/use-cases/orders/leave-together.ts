import type { OrderId } from '../../../shared/domain/ids.ts';
import { membersOf } from '../../store/orders/family.ts';
import { orderById, type StoredOrder } from '../../store/orders/order-row.ts';
import { putTogether, takeApart } from '../../store/orders/together.ts';
import type { Act } from '../services.ts';
import { settleGifts } from './gifts.ts';

export const numbersOf = (orders: readonly StoredOrder[]): string => orders.map(({ platform_order_number: number }) => number).join('、');

const changed = (step: Act, ids: readonly OrderId[]): void => {
  step.emit('orders.changed', { orderIds: ids });
  step.emit('printing.changed', {});
};

/** Each of them goes by itself again; the caller has looked whether that may be. */
export const apart = (step: Act, members: readonly StoredOrder[], cause: string): void => {
  const ids = members.map(({ id }) => id);
  takeApart(step.writer, ids);
  for (const { id } of members) {
    step.trace({ action: 'order.separated', subject: 'order', subjectId: id, before: { numbers: numbersOf(members) }, after: { cause } });
  }
  for (const id of ids) settleGifts(step, [id]);
  changed(step, ids);
};

/**
 * An order that can no longer go with the others (closed, shipped elsewhere, another receiver) leaves them; the others stay together under
 * the first of them. Nothing when it is alone. The caller has voided a waybill before.
 */
export const leaveTogether = (step: Act, orderId: OrderId, cause: string): void => {
  const order = orderById(step.writer, orderId);
  if (order === undefined || order.together === null) return;
  const members = membersOf(step.writer, order.together).flatMap((id) => orderById(step.writer, id) ?? []);
  const staying = members.filter(({ id }) => id !== orderId).sort((a, b) => a.id - b.id);
  const [lead] = staying;
  takeApart(step.writer, [orderId]);
  step.trace({ action: 'order.separated', subject: 'order', subjectId: orderId, before: { numbers: numbersOf(members) }, after: { cause } });
  if (lead === undefined) return;
  if (staying.length === 1) apart(step, [lead], cause);
  else {
    putTogether(step.writer, lead.id, staying.map(({ id }) => id));
    settleGifts(step, staying.map(({ id }) => id));
  }
  if (orderById(step.writer, orderId)?.state === 'paid') settleGifts(step, [orderId]);
  changed(step, members.map(({ id }) => id));
};
