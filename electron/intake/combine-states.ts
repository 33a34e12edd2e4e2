import type { HoldCause, OrderLineDraft } from '../../shared/domain/intake/order-draft.ts';
import type { OrderState } from '../../shared/domain/orders/lifecycle.ts';
import type { RefundState, StateReading } from './formats/format.ts';

export type OrderStanding = { readonly state: OrderState; readonly refund: RefundState; readonly holds: readonly HoldCause[] };

const has = (readings: readonly StateReading[], state: OrderState): boolean => readings.some((reading) => reading.state === state);

/**
 * One state for an order whose lines each have their own (sub-orders). Nothing is payable work unless every line still to be
 * shipped is; a part shipped or paid back already leaves the rest to a person.
 */
export const combineStates = (readings: readonly StateReading[], lineRefunds: readonly RefundState[]): OrderStanding => {
  const [only] = readings;
  if (readings.length === 1 && only !== undefined && only.refund === 'none' && lineRefunds.every((refund) => refund === 'none')) {
    return { state: only.state, refund: 'none', holds: only.hold === null ? [] : [only.hold] };
  }
  const open = readings.filter((reading) => reading.state !== 'closed');
  const holds = new Set(readings.map((reading) => reading.hold).filter((hold) => hold !== null));
  const refunds = [...readings.map((reading) => reading.refund), ...lineRefunds];
  const refund = refunds.includes('requested') ? 'requested' : wholeRefund(readings, lineRefunds) ? 'succeeded' : 'none';
  let state = stateOf(open);
  if (state === 'paid') {
    if (has(open, 'handed_over') || has(open, 'completed')) holds.add('partly_shipped');
    if (open.length < readings.length || (refund !== 'succeeded' && refunds.includes('succeeded'))) holds.add('partly_refunded');
    // All money is back: there is nothing left to ship.
    if (refund === 'succeeded') state = 'closed';
  }
  return { state, refund, holds: state === 'paid' || state === 'awaiting_payment' ? [...holds] : [] };
};

const stateOf = (open: readonly StateReading[]): OrderState => {
  if (open.length === 0) return 'closed';
  if (has(open, 'awaiting_payment')) return 'awaiting_payment';
  if (has(open, 'paid')) return 'paid';
  return has(open, 'handed_over') ? 'handed_over' : 'completed';
};

const wholeRefund = (readings: readonly StateReading[], lineRefunds: readonly RefundState[]): boolean => {
  const all = (refunds: readonly RefundState[]): boolean => refunds.length > 0 && refunds.every((refund) => refund === 'succeeded');
  return all(lineRefunds) || all(readings.map((reading) => reading.refund));
};

/** A line whose sub-order is closed while others are not is marked, so that nobody packs it. */
export const markClosedLine = (line: OrderLineDraft, own: StateReading | null | undefined, order: readonly StateReading[]): OrderLineDraft =>
  line.refund === 'none' && own?.state === 'closed' && order.some((reading) => reading.state !== 'closed') ? { ...line, refund: 'succeeded' } : line;
