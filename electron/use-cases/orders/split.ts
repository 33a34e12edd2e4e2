import type { OrderId } from '../../../shared/domain/ids.ts';
import { addAmounts, planSplit, type SplittableLine, type WantedPart } from '../../../shared/domain/orders/split.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { derivedLineOf, deriveOrder } from './derived-order.ts';
import { dropLine, freePosition, refreshGoods, rememberOrigins, renumberLines } from '../../store/orders/order-lines.ts';
import { linesOf, orderById, type StoredLine, type StoredOrder } from '../../store/orders/order-row.ts';
import { keepPlatformLines } from '../../store/orders/platform-lines.ts';
import { amountsOf, writeAmounts } from '../../store/orders/together.ts';
import { usableEWaybills } from '../../store/e-waybills.ts';
import { releaseForOrder, reserveForOrder } from '../../store/stock.ts';
import { advanceOrder } from '../order-changes.ts';
import type { Act } from '../services.ts';
import { settleGifts } from './gifts.ts';
import { appendNote } from './notes.ts';

export const splittableLine = (line: StoredLine): SplittableLine => ({
  id: line.id, quantity: line.quantity, unitPriceFen: line.unit_price_fen, refund: line.refund, isGift: line.gift_rule_id !== null,
});

/** Why the order's lines cannot be moved now: it must be paid, whole on the desk, by itself, with nothing printed. */
const untouched = (step: Act, order: StoredOrder): Result<null> => {
  const number = order.platform_order_number;
  if (order.state !== 'paid') return refuse('order.split_other_state', { number, state: order.state });
  if (order.hold_reason !== null) return refuse('order.split_held', { number, reason: order.hold_reason });
  if (order.in_parcel === 1) return refuse('order.split_printed', { number });
  if (order.together !== null) return refuse('order.split_together', { number });
  if (usableEWaybills(step.writer, [order.id]).length > 0) return refuse('order.merge_e_waybill', { number });
  return ok(null);
};

const changed = (step: Act, ids: readonly OrderId[]): void => {
  for (const id of ids) step.reindex(id);
  step.emit('orders.changed', { orderIds: ids });
  step.emit('printing.changed', {});
  step.emit('stock.changed', {});
};

/**
 * IN-7: parts of the order's lines go into parcels of their own: each a derived order with its share of the money, told to the platform
 * under the order's number. The order keeps the rest. Returns the new orders.
 */
export const splitOrder = (step: Act, orderId: OrderId, wanted: readonly WantedPart[]): Result<readonly OrderId[]> => {
  const order = orderById(step.writer, orderId);
  if (order === undefined) return refuse('order.unknown');
  const may = untouched(step, order);
  if (!may.ok) return may;
  const lines = linesOf(step.writer, orderId);
  const planned = planSplit(lines.map(splittableLine), amountsOf(order), wanted);
  if (!planned.ok) return planned;
  keepPlatformLines(step.writer, order);
  rememberOrigins(step.writer, orderId);
  const byId = new Map(linesOf(step.writer, orderId).map((line) => [line.id, line]));
  releaseForOrder(step.writer, orderId);
  const made: OrderId[] = [];
  for (const part of planned.value.parts) {
    const derived = deriveOrder(step, order, {
      kind: 'split', paidFen: part.amounts.paidFen ?? 0,
      lines: part.lines.flatMap(({ lineId, quantity }) => {
        const line = byId.get(lineId);
        return line === undefined ? [] : [derivedLineOf(line, quantity)];
      }),
    });
    if (!derived.ok) return derived;
    writeAmounts(step.writer, derived.value, part.amounts);
    // Whoever packs the part must read them too.
    step.writer.run('INSERT INTO order_notes (order_id, at, staff_id, text) SELECT ?, at, staff_id, text FROM order_notes WHERE order_id = ? ORDER BY id', derived.value, orderId);
    made.push(derived.value);
  }
  for (const line of lines) {
    const left = planned.value.staying.get(line.id);
    if (left === undefined) dropLine(step.writer, line.id);
    else if (left !== line.quantity) step.writer.run('UPDATE order_lines SET quantity = ? WHERE id = ?', left, line.id);
  }
  renumberLines(step.writer, orderId);
  writeAmounts(step.writer, orderId, planned.value.amounts);
  refreshGoods(step.writer, orderId);
  reserveForOrder(step.writer, orderId);
  for (const id of [orderId, ...made]) settleGifts(step, [id]);
  changed(step, [orderId, ...made]);
  return ok(made);
};

/** A line of the part goes back into the line that it was taken from, or stands beside the others again. */
const moveBack = (step: Act, order: StoredOrder, line: StoredLine): WantedPart[number] => {
  const twin = linesOf(step.writer, order.id).find((one) =>
    one.gift_rule_id === null && one.origin === line.origin && one.sku_id === line.sku_id && one.sku_code === line.sku_code && one.title === line.title
    && one.unit_price_fen === line.unit_price_fen && one.refund === line.refund && one.properties === line.properties);
  if (twin === undefined) {
    step.writer.run('UPDATE order_lines SET order_id = ?, position = ? WHERE id = ?', order.id, freePosition(step.writer, order.id), line.id);
    return { lineId: line.id, quantity: line.quantity };
  }
  step.writer.run('UPDATE order_lines SET quantity = quantity + ? WHERE id = ?', line.quantity, twin.id);
  dropLine(step.writer, line.id);
  return { lineId: twin.id, quantity: line.quantity };
};

/** What went back into an order: splitting these pieces off once more makes the part again. */
export type WentBack = { readonly orderId: OrderId; readonly lines: WantedPart };

/** IN-7: the way back, until something is printed: the part's lines and money are the order's again, and the part is closed. */
export const reunite = (step: Act, partId: OrderId): Result<WentBack> => {
  const part = orderById(step.writer, partId);
  if (part === undefined) return refuse('order.unknown');
  const order = part.derived_kind === 'split' && part.derived_from !== null ? orderById(step.writer, part.derived_from) : undefined;
  if (order === undefined) return refuse('order.not_a_part', { number: part.platform_order_number });
  for (const one of [part, order]) {
    const may = untouched(step, one);
    if (!may.ok) return may;
  }
  for (const id of [part.id, order.id]) releaseForOrder(step.writer, id);
  const lines: WantedPart[number][] = [];
  for (const line of linesOf(step.writer, part.id)) {
    if (line.gift_rule_id === null) lines.push(moveBack(step, order, line));
    else dropLine(step.writer, line.id);
  }
  writeAmounts(step.writer, order.id, addAmounts([amountsOf(order), amountsOf(part)]));
  writeAmounts(step.writer, part.id, { goodsFen: null, freightFen: null, totalFen: null, paidFen: 0, refundedFen: null });
  for (const id of [order.id, part.id]) {
    renumberLines(step.writer, id);
    refreshGoods(step.writer, id);
  }
  const closed = advanceOrder(step, orderById(step.writer, part.id) ?? part, 'close', { closeReason: 'reunited' });
  if (!closed.ok) return closed;
  reserveForOrder(step.writer, order.id);
  // What somebody wrote for the part's packer is for the whole order's now.
  const notes = step.writer.all<{ text: string }>(
    'SELECT text FROM order_notes n WHERE order_id = ? AND NOT EXISTS (SELECT 1 FROM order_notes o WHERE o.order_id = ? AND o.text = n.text) ORDER BY id', part.id, order.id,
  );
  for (const { text } of notes) appendNote(step, order.id, text);
  step.trace({ action: 'order.reunited', subject: 'order', subjectId: order.id, after: { number: part.platform_order_number } });
  settleGifts(step, [order.id]);
  changed(step, [order.id, part.id]);
  return ok({ orderId: order.id, lines });
};

/** Every part among these orders whose own order is among them too goes back into it; the newest first, so that parts of parts do. */
export const reuniteParts = (step: Act, ids: readonly OrderId[]): Result<readonly (WentBack & { readonly partId: OrderId })[]> => {
  const gone: (WentBack & { readonly partId: OrderId })[] = [];
  for (const id of [...ids].sort((a, b) => b - a)) {
    const order = orderById(step.writer, id);
    if (order === undefined || order.derived_kind !== 'split' || order.derived_from === null || !ids.includes(order.derived_from)) continue;
    if (order.together !== null || orderById(step.writer, order.derived_from)?.together !== null) continue;
    const done = reunite(step, id);
    if (!done.ok) return done;
    gone.push({ ...done.value, partId: id });
  }
  return ok(gone);
};
