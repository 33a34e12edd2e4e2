import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OrderLineId } from '../../../shared/domain/ids.ts';
import { noteLength, platformNotes } from '../../../shared/domain/orders/platform-notes.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { orderById } from '../../store/orders/order-row.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { noteOutOf } from './notes.ts';
import { reunite as reuniteOrder, splitOrder } from './split.ts';
import { mergeOrders, separateOrders } from './together.ts';

/** IN-7: one key puts them into one parcel; all or nothing. */
export const merge = (services: Services, caller: Caller, input: InputFor<'orderChanges', 'merge'>): Result<OutputFor<'orderChanges', 'merge'>> =>
  act(services, caller.staffId, (step) => {
    const merged = mergeOrders(step, input.orderIds);
    if (!merged.ok) return merged;
    return ok({
      together: [...merged.value.together], reunited: [...merged.value.reunited],
      parts: merged.value.parts.map(({ orderId, lines }) => ({ orderId, lines: lines.map(({ lineId, quantity }) => ({ lineId: lineId as OrderLineId, quantity })) })),
    });
  });

export const separate = (services: Services, caller: Caller, input: InputFor<'orderChanges', 'separate'>): Result<OutputFor<'orderChanges', 'separate'>> =>
  act(services, caller.staffId, (step) => {
    const separated = separateOrders(step, input.orderId);
    return separated.ok ? ok({ orderIds: [...separated.value] }) : separated;
  });

export const split = (services: Services, caller: Caller, input: InputFor<'orderChanges', 'split'>): Result<OutputFor<'orderChanges', 'split'>> =>
  act(services, caller.staffId, (step) => {
    const order = orderById(step.writer, input.orderId);
    if (order === undefined) return refuse('order.unknown');
    if (order.revision !== input.revision) return refuse('order.changed_meanwhile');
    const made = splitOrder(step, input.orderId, input.parts);
    return made.ok ? ok({ orderIds: [...made.value] }) : made;
  });

export const reunite = (services: Services, caller: Caller, input: InputFor<'orderChanges', 'reunite'>): Result<OutputFor<'orderChanges', 'reunite'>> =>
  act(services, caller.staffId, (step) => {
    const order = reuniteOrder(step, input.orderId);
    return order.ok ? ok({ orderId: order.value.orderId }) : order;
  });

/** CS-4: what the platform's note would be, before it goes out. */
export const composedNote = (services: Services, input: InputFor<'orderChanges', 'composedNote'>): Result<OutputFor<'orderChanges', 'composedNote'>> => {
  const reader = readerOf(services);
  const order = orderById(reader, input.orderId);
  if (order === undefined) return refuse('order.unknown');
  const out = noteOutOf(reader, order, input.oneMore);
  const rules = platformNotes[order.platform];
  if (out === null || rules.note === null) return ok(null);
  const { text, leftOut, isCut, flag } = out;
  return ok({ text, leftOut, isCut, flag, flagName: rules.flags[flag]?.name ?? null, length: noteLength(text, rules.note.unit), ...rules.note });
};
