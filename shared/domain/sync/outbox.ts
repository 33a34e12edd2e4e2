import { ownCloseReason } from '../orders/holds.ts';
import type { OrderState } from '../orders/lifecycle.ts';

/** OF-2: kinds of what others must be told. The last three are for couriers' services. */
export const outboxKinds = ['ship', 'note', 'close', 'refund', 'waybill_ask', 'waybill_cancel', 'track'] as const;
export type OutboxKind = (typeof outboxKinds)[number];

/**
 * `in_file` is on its way by a person's hand; `refused` is a task for a person, with the reason; `skipped` is not told any more, because
 * something newer says it or a person said so.
 */
export const outboxStates = ['waiting', 'in_file', 'sending', 'done', 'refused', 'skipped'] as const;
export type OutboxState = (typeof outboxStates)[number];

/**
 * Order per order is kept within a lane: what was refused there holds up what comes after it, until a person has decided. A note that
 * a platform does not like holds up no parcel.
 */
export const outboxLanes = ['order', 'note', 'waybill', 'track'] as const;
export type OutboxLane = (typeof outboxLanes)[number];

const lanes: Readonly<Record<OutboxKind, OutboxLane>> = {
  ship: 'order', close: 'order', refund: 'order', note: 'note', waybill_ask: 'waybill', waybill_cancel: 'waybill', track: 'track',
};
export const laneOf = (kind: OutboxKind): OutboxLane => lanes[kind];

const firstPauseMs = 2_000;
export const longestPauseMs = 15 * 60_000;

/**
 * How long to wait before the next try: doubling from 2 s up to 15 min, of which the second half is left to chance, so that many do not
 * come back at once. `failures` from 1; `chance` in [0, 1). What the platform itself asks for is the least.
 */
export const pauseAfter = (failures: number, chance: number, askedForMs = 0): number => {
  const whole = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(30, Math.max(0, failures - 1)));
  return Math.max(askedForMs, Math.round(whole / 2 + (whole / 2) * chance));
};

/** What is known of the order now, whatever was known when the message was written. `origin`: the order that the platform knows. */
export type OrderAsKnown = { readonly state: OrderState; readonly refund: 'none' | 'requested' | 'succeeded'; readonly closeReason?: string };

/**
 * OF-3: a ship message does not go out for an order that the platform has closed or paid back whole since it was written; a person decides. Null
 * = it may go. A refund that is only asked for stops nothing here: the parcel has left, and that is true. Nor does what we closed ourselves: the rest of an order that was
 * split is closed here, while the platform waits to hear that the other part left.
 */
export const stopsTelling = (kind: OutboxKind, orders: readonly OrderAsKnown[]): 'order_closed' | null =>
  kind === 'ship' && orders.some(({ state, refund, closeReason = '' }) => (state === 'closed' && ownCloseReason(closeReason) === undefined) || refund === 'succeeded') ? 'order_closed' : null;

/**
 * What nobody tells but a person's hand is let go after so long: the longest promise to ship is 15 days, and 15 days after that a platform takes the goods for received
 * by itself, so that nothing said of the order then is read there any more. Money is not let go by this.
 */
export const byHandForMs = 30 * 24 * 3_600_000;
export const isLetGo = (kind: OutboxKind): boolean => kind !== 'refund';
