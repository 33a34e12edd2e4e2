import type { OrderId } from '../../../shared/domain/ids.ts';
import { mayShareParcel } from '../../../shared/domain/orders/together.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { membersOf, togetherWith } from '../../store/orders/family.ts';
import { orderById, type StoredOrder } from '../../store/orders/order-row.ts';
import { mergeableOrder, putTogether, takeApart } from '../../store/orders/together.ts';
import type { Act } from '../services.ts';
import { settleGifts } from './gifts.ts';
import { apart, numbersOf } from './leave-together.ts';
import { reuniteParts, type WentBack } from './split.ts';

const changed = (step: Act, ids: readonly OrderId[]): void => {
  step.emit('orders.changed', { orderIds: ids });
  step.emit('printing.changed', {});
};

const loaded = (step: Act, ids: Iterable<OrderId>): Result<StoredOrder[]> => {
  const orders: StoredOrder[] = [];
  for (const id of new Set(ids)) {
    const order = orderById(step.writer, id);
    if (order === undefined) return refuse('order.unknown');
    orders.push(order);
  }
  return ok(orders);
};

/** What merging made of the orders: those in one parcel now, the leading one first, and the parts that are one with their order again. */
export type Merged = { readonly together: readonly OrderId[]; readonly reunited: readonly OrderId[]; readonly parts: readonly WentBack[] };

/**
 * IN-7: these orders share one parcel from now on, with all that share one with them already; a part of an order that is among them goes
 * back into it first. Everything or nothing; the reasons against it are those of `mayShareParcel`.
 */
export const mergeOrders = (step: Act, orderIds: readonly OrderId[]): Result<Merged> => {
  const named = loaded(step, orderIds);
  if (!named.ok) return named;
  const all = loaded(step, named.value.flatMap((order) => togetherWith(step.writer, order)));
  if (!all.ok) return all;
  const may = mayShareParcel([...all.value].sort((a, b) => a.id - b.id).map((order) => mergeableOrder(step.writer, order)));
  if (!may.ok) return may;
  const wentBack = reuniteParts(step, all.value.map(({ id }) => id));
  if (!wentBack.ok) return wentBack;
  const reunited = wentBack.value.map(({ partId }) => partId);
  const parts = wentBack.value.map(({ orderId, lines }) => ({ orderId, lines }));
  const left = all.value.filter(({ id }) => !reunited.includes(id)).sort((a, b) => a.id - b.id);
  const [lead] = left;
  if (lead === undefined || left.length === 1) {
    if (lead !== undefined) takeApart(step.writer, [lead.id]);
    changed(step, all.value.map(({ id }) => id));
    return ok({ together: lead === undefined ? [] : [lead.id], reunited, parts });
  }
  const ids = left.map(({ id }) => id);
  const before = new Map(left.map((order) => [order.id, order.together]));
  if (left.every(({ together }) => together === lead.id) && membersOf(step.writer, lead.id).length === left.length) return refuse('order.together_already', { number: lead.platform_order_number });
  putTogether(step.writer, lead.id, ids);
  for (const order of left) {
    step.trace({ action: 'order.merged', subject: 'order', subjectId: order.id, before: { together: before.get(order.id) ?? null }, after: { numbers: numbersOf(left) } });
  }
  settleGifts(step, ids);
  changed(step, ids);
  return ok({ together: ids, reunited, parts });
};

/** The way back, until something is printed: each of the orders goes by itself again. Refuses `order.together_printed`, `order.not_together`. */
export const separateOrders = (step: Act, orderId: OrderId): Result<readonly OrderId[]> => {
  const order = orderById(step.writer, orderId);
  if (order === undefined) return refuse('order.unknown');
  if (order.together === null) return refuse('order.not_together', { number: order.platform_order_number });
  const members = loaded(step, membersOf(step.writer, order.together));
  if (!members.ok) return members;
  const printed = members.value.find((one) => one.in_parcel === 1 || one.state !== 'paid');
  if (printed !== undefined) return refuse('order.together_printed', { number: printed.platform_order_number });
  apart(step, members.value, '');
  return ok(members.value.map(({ id }) => id));
};
