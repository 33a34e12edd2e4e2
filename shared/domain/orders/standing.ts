import type { HoldReason } from './holds.ts';
import type { OrderState } from './lifecycle.ts';

/** What decides whether an order may be printed, packed or handed over now. */
export type OrderStanding = {
  readonly state: OrderState;
  readonly holdReason: HoldReason | null;
  readonly refund: 'none' | 'requested' | 'succeeded';
};

/** Why the floor must stop, by name; the same words at printing (PR-8), packing (PK-2) and scan-out (HO-5). */
export type FloorStop = 'closed' | 'not_paid' | 'already_handed_over' | 'refund_requested' | 'held';

/** The first thing that stops an order on the floor; null = nothing does. */
export const floorStopOf = (order: OrderStanding): FloorStop | null => {
  if (order.state === 'closed') return 'closed';
  if (order.state === 'awaiting_payment') return 'not_paid';
  if (order.state === 'handed_over' || order.state === 'completed') return 'already_handed_over';
  if (order.holdReason === 'refund_requested' || order.holdReason === 'platform_cancelled') return 'refund_requested';
  if (order.holdReason !== null) return 'held';
  return null;
};
