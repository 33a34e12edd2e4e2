import type { OrderFlag } from '../../../shared/domain/intake/order-draft.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { chooseFlag, endFlagCause, raiseFlagCause, type FlagCause, type Flagging } from '../../../shared/domain/orders/flags.ts';
import { flagCausesOf, writeFlagCauses } from '../../store/orders/flag-causes.ts';
import { orderById } from '../../store/orders/order-row.ts';
import type { Act } from '../services.ts';
import { adoptPlatformNote, tellNote } from './notes.ts';

const change = (step: Act, orderId: OrderId, rule: (current: Flagging) => Flagging): void => {
  const order = orderById(step.writer, orderId);
  if (order === undefined) throw new Error(`no order ${orderId}`);
  const current: Flagging = { flag: order.flag, flagBefore: order.flag_before, causes: flagCausesOf(step.writer, orderId) };
  const next = rule(current);
  if (next === current) return;
  writeFlagCauses(step.writer, orderId, current.causes, next.causes, step.at);
  if (next.flag === order.flag && next.flagBefore === order.flag_before) return;
  step.writer.run('UPDATE orders SET flag = ?, flag_before = ?, revision = revision + 1 WHERE id = ?', next.flag, next.flagBefore, orderId);
  if (next.flag !== order.flag) {
    step.trace({ action: 'order.flagged', subject: 'order', subjectId: orderId, before: { flag: order.flag }, after: { flag: next.flag } });
  }
  // The platform shows the same flag; its note stays, so what is in it is ours first.
  adoptPlatformNote(step, orderId);
  tellNote(step, orderId);
  step.emit('orders.changed', { orderIds: [orderId] });
};

/** CS-1: something happened to the order that has a flag of its own; raised twice it stands once. The order is read anew. */
export const raiseCause = (step: Act, order: { readonly id: OrderId }, cause: FlagCause): void => {
  change(step, order.id, (current) => raiseFlagCause(current, cause));
};

/** The cause ended: the flag is the next cause's, or what it was before; one that a person chose meanwhile stays. Without the cause, nothing. */
export const endCause = (step: Act, order: { readonly id: OrderId }, cause: FlagCause): void => {
  change(step, order.id, (current) => endFlagCause(current, cause));
};

/** A person's choice: kept, whatever ends later. */
export const choose = (step: Act, order: { readonly id: OrderId }, flag: OrderFlag): void => {
  change(step, order.id, (current) => chooseFlag(current, flag));
};
