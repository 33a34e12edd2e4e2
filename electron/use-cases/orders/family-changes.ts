import { addAmounts, divideAmounts } from '../../../shared/domain/orders/split.ts';
import type { AddressDoubt, OrderLineDraft, ReceiverDraft } from '../../../shared/domain/intake/order-draft.ts';
import type { HoldReason } from '../../../shared/domain/orders/holds.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { originOf, partsOf } from '../../store/orders/family.ts';
import { refreshGoods } from '../../store/orders/order-lines.ts';
import { linesOf, orderById, type StoredOrder } from '../../store/orders/order-row.ts';
import { writeReceiver } from '../../store/orders/order-updates.ts';
import { amountsOf, writeAmounts } from '../../store/orders/together.ts';
import { reserveForOrder } from '../../store/stock.ts';
import { advanceOrder, holdOrder, releaseOrder, voidWaybillOf } from '../order-changes.ts';
import type { Act } from '../services.ts';
import { leaveTogether } from './leave-together.ts';

/** Steps that reach every part of an order (IN-7): to the platform and the buyer it is one order. */

const onTheDesk = (order: StoredOrder): boolean => order.state === 'awaiting_payment' || order.state === 'paid' || order.state === 'packed';

/** The order and its parts that have not left the shop. */
export const openFamily = (step: Act, order: StoredOrder): StoredOrder[] => {
  const origin = originOf(step.writer, order);
  return [origin, ...partsOf(step.writer, origin.id)].filter(onTheDesk);
};

/** Parts of it that have not left the shop. */
export const openParts = (step: Act, order: StoredOrder): StoredOrder[] =>
  order.derived_from === null ? partsOf(step.writer, order.id).filter(onTheDesk) : [];

const fresh = (step: Act, order: StoredOrder): StoredOrder => orderById(step.writer, order.id) ?? order;

/** The receiver of each of these orders; what is printed of them is voided, and they no longer go with orders for somebody else (CS-8). */
export const changeReceiver = (
  step: Act, orders: readonly StoredOrder[], receiver: ReceiverDraft, doubts: readonly AddressDoubt[], byShop: boolean,
): Result<null> => {
  for (const order of orders) {
    const voided = voidWaybillOf(step, order.id, 'address_changed');
    if (!voided.ok) return voided;
    writeReceiver(step.writer, order.id, receiver, doubts, byShop);
    leaveTogether(step, order.id, 'address_changed');
    step.reindex(order.id);
  }
  step.emit('orders.changed', { orderIds: orders.map(({ id }) => id) });
  return ok(null);
};

/** The platform closed the order: a part of which nothing is printed goes with it, any other is held for a person. */
export const closeParts = (step: Act, parts: readonly StoredOrder[], words: string, closeReason: string): Result<null> => {
  for (const part of parts) {
    const onTheFloor = part.in_parcel === 1 || part.state === 'packed';
    const done = onTheFloor ? holdAnew(step, part, 'platform_cancelled', words) : advanceOrder(step, fresh(step, part), 'close', { closeReason, cause: words });
    if (!done.ok) return done;
  }
  return ok(null);
};

/** The platform's word outweighs a hold of our own. */
const holdAnew = (step: Act, part: StoredOrder, reason: HoldReason, words: string): Result<null> => {
  const now = fresh(step, part);
  if (now.hold_reason === reason) return ok(null);
  const released = now.hold_reason === null ? ok(null) : releaseOrder(step, now, words);
  return released.ok ? holdOrder(step, fresh(step, part), { reason, note: words, until: null }) : released;
};

export const holdParts = (step: Act, parts: readonly StoredOrder[], reason: HoldReason, words: string): Result<null> => {
  for (const part of parts) {
    const held = holdAnew(step, part, reason, words);
    if (!held.ok) return held;
  }
  return ok(null);
};

/** The cause on the platform is gone: parts that were held for it go on. */
export const releaseParts = (step: Act, parts: readonly StoredOrder[], reason: HoldReason, words: string): Result<null> => {
  for (const part of parts) {
    const now = fresh(step, part);
    const released = now.hold_reason === reason ? releaseOrder(step, now, words) : ok(null);
    if (!released.ok) return released;
  }
  return ok(null);
};

const livingParts = (step: Act, origin: StoredOrder): StoredOrder[] =>
  origin.derived_from === null ? partsOf(step.writer, origin.id).filter((part) => part.state !== 'closed') : [];

/** Before the platform's amounts are written, which are of the whole: the order has them all, its parts none. */
export const gatherAmounts = (step: Act, origin: StoredOrder): void => {
  const parts = livingParts(step, origin);
  if (parts.length === 0) return;
  writeAmounts(step.writer, origin.id, addAmounts([fresh(step, origin), ...parts].map(amountsOf)));
  for (const part of parts) writeAmounts(step.writer, part.id, { goodsFen: null, freightFen: null, totalFen: null, paidFen: 0, refundedFen: null });
};

/** The platform's amounts are of the whole: each of the orders has its share by what lies in it, to the fen. */
export const shareAmounts = (step: Act, origin: StoredOrder): void => {
  const parts = livingParts(step, origin);
  if (parts.length === 0) return;
  const orders = [fresh(step, origin), ...parts];
  const whole = amountsOf(fresh(step, origin));
  const shares = divideAmounts(whole, orders.map((order) =>
    linesOf(step.writer, order.id).filter((line) => line.gift_rule_id === null).map((line) => ({ unitPriceFen: line.unit_price_fen, quantity: line.quantity }))));
  orders.forEach((order, index) => {
    const share = shares[index];
    if (share !== undefined) writeAmounts(step.writer, order.id, share);
  });
};

/**
 * What the platform says about refunds of single lines, applied to the lines wherever they lie now: by the platform's own line number, else
 * by their place in its order. Papers and reservations of the orders it touches are brought in line.
 */
export const applyLineRefunds = (step: Act, origin: StoredOrder, lines: readonly OrderLineDraft[]): Result<null> => {
  for (const order of openFamily(step, origin)) {
    let touched = false;
    for (const line of linesOf(step.writer, order.id)) {
      const place = line.origin ?? line.position;
      const said = lines.find((draft) => line.platform_line_number !== '' && draft.platformLineNumber === line.platform_line_number) ?? lines[place - 1];
      if (line.gift_rule_id !== null || said === undefined || said.refund === line.refund) continue;
      step.writer.run('UPDATE order_lines SET refund = ? WHERE id = ?', said.refund, line.id);
      touched = true;
    }
    if (!touched) continue;
    const voided = voidWaybillOf(step, order.id, 'lines_changed');
    if (!voided.ok) return voided;
    refreshGoods(step.writer, order.id);
    if (fresh(step, order).state === 'paid') reserveForOrder(step.writer, order.id);
    step.reindex(order.id);
  }
  return ok(null);
};
