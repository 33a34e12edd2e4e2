import { ownCloseReason } from '../orders/holds.ts';
import { floorStopOf, type FloorStop, type OrderStanding } from '../orders/standing.ts';
import type { RefusalParams } from '../result.ts';

/** Why a parcel must not go on, said in the words of the floor. */
export type ParcelStop = {
  readonly code: FloorStop | 'not_printed' | 'voided' | 'address_changed';
  readonly params: RefusalParams;
};
export type OrderStop = ParcelStop & { readonly code: FloorStop };

export type StandingOnTheFloor = OrderStanding & {
  readonly platformOrderNumber: string;
  readonly holdNote: string;
  readonly heldBy: string | null;
  readonly heldAt: number | null;
  readonly closeReason: string;
};

/** A reason of ours with what the person added (`not_paid: …`), or the platform's own words. */
const closeParams = (closeReason: string): RefusalParams => {
  const ours = ownCloseReason(closeReason);
  if (ours === undefined) return closeReason === '' ? {} : { reason: closeReason };
  return closeReason === ours ? { reason: ours } : { reason: ours, note: closeReason.slice(ours.length + 2) };
};

const paramsOf = (order: StandingOnTheFloor, stop: FloorStop): RefusalParams => ({
  order: order.platformOrderNumber,
  ...(stop === 'closed' ? closeParams(order.closeReason) : {}),
  ...(stop === 'held' || stop === 'refund_requested' ? { reason: order.holdReason ?? '', note: order.holdNote } : {}),
  ...(order.heldBy !== null ? { by: order.heldBy } : {}),
  ...(order.heldAt !== null ? { at: order.heldAt } : {}),
});

/** The first order of a parcel that stops it (PK-2, HO-5); null = none does. */
export const stopOfOrders = (orders: readonly StandingOnTheFloor[]): OrderStop | null => {
  for (const order of orders) {
    const stop = floorStopOf(order);
    if (stop !== null) return { code: stop, params: paramsOf(order, stop) };
  }
  return null;
};

export type ParcelStanding = {
  readonly state: 'reserved' | 'printed' | 'packed' | 'handed_over' | 'voided';
  readonly voidReason: string | null;
  readonly orders: readonly StandingOnTheFloor[];
  /** Pieces that are to go out with it. */
  readonly pieces: number;
};

/** CS-8: what the packer must know is that the address on the paper is no longer right. */
const voidedFor = (reason: string | null): ParcelStop =>
  reason === 'address_changed' ? { code: 'address_changed', params: {} } : { code: 'voided', params: reason === null ? {} : { reason } };

/** What stops a parcel, whatever is scanned; null = it may be worked on. A parcel that has left is not stopped, it is gone. */
export const stopOfParcel = (parcel: ParcelStanding): ParcelStop | null => {
  const byOrder = stopOfOrders(parcel.orders);
  switch (parcel.state) {
    case 'handed_over':
      return null;
    case 'voided':
      // A closed or held order says more than the void that came of it.
      return byOrder?.code === 'closed' ? byOrder : voidedFor(parcel.voidReason);
    case 'reserved':
      return byOrder ?? { code: 'not_printed', params: {} };
    case 'printed':
    case 'packed':
      // Everything in it was refunded: nothing is left to send.
      return byOrder ?? (parcel.pieces === 0 ? { code: 'refund_requested', params: {} } : null);
  }
};
