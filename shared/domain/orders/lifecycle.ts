import { refuse, type Refusal, type Result } from '../result.ts';

/** Order lifecycle of the shop. A hold lies across it and is not a state; "printed" is a fact about a waybill. */
export const orderStates = ['awaiting_payment', 'paid', 'packed', 'handed_over', 'completed', 'closed'] as const;
export type OrderState = (typeof orderStates)[number];

/**
 * What can happen to an order. `ship_elsewhere`: the platform says somebody shipped it without us (own e-waybill, an
 * agency); only an order that we have not packed may take that. `unpack`: a packed parcel is opened again. `unpay`: the
 * money was another order's (CS-2). `take_back`: the
 * parcel was handed over and is back before the courier took it along (HO-4).
 */
export const orderEvents = ['pay', 'unpay', 'pack', 'unpack', 'hand_over', 'take_back', 'ship_elsewhere', 'complete', 'close'] as const;
export type OrderEvent = (typeof orderEvents)[number];

const transitions: Readonly<Record<OrderState, Readonly<Partial<Record<OrderEvent, OrderState>>>>> = {
  awaiting_payment: { pay: 'paid', ship_elsewhere: 'handed_over', complete: 'completed', close: 'closed' },
  paid: { unpay: 'awaiting_payment', pack: 'packed', ship_elsewhere: 'handed_over', complete: 'completed', close: 'closed' },
  packed: { unpack: 'paid', hand_over: 'handed_over', close: 'closed' },
  handed_over: { complete: 'completed', take_back: 'packed' },
  completed: {},
  closed: {},
};

/** The state after `event`; an event that is not in the table is refused by name (`order.transition_refused`). */
export const nextOrderState = (
  state: OrderState,
  event: OrderEvent,
): Result<OrderState, Refusal<'order.transition_refused'>> => {
  const next = transitions[state][event];
  return next === undefined ? refuse('order.transition_refused', { state, event }) : { ok: true, value: next };
};
