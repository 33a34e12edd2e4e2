import type { BackroomEvents, EventName } from '../../shared/contract/events.ts';

type Emit = <E extends EventName>(name: E, payload: BackroomEvents[E]) => void;

/** Which parcels and orders a transaction says it changed. */
export type Touched = { readonly parcelIds: readonly number[]; readonly orderIds: readonly number[] | 'all' };

/** Past this many a window does better to look at everything again. */
const mostNamed = 200;

/** Gathers what a transaction emits: each event goes out once, after commit, with all that it is about. */
export const createPendingEvents = (): { readonly add: Emit; readonly touched: () => Touched; readonly sendTo: (emit: Emit) => void } => {
  const orderIds = new Set<number>();
  const parcelIds = new Set<number>();
  let everyOrder = false;
  const named = new Set<EventName>();
  return {
    add: (name, payload) => {
      named.add(name);
      if ('orderIds' in payload) {
        if (payload.orderIds === 'all') everyOrder = true;
        else for (const id of payload.orderIds) orderIds.add(id);
      }
      if ('parcelIds' in payload) for (const id of payload.parcelIds) parcelIds.add(id);
    },
    touched: () => ({ parcelIds: [...parcelIds], orderIds: everyOrder ? 'all' : [...orderIds] }),
    sendTo: (emit) => {
      for (const name of named) {
        if (name === 'orders.changed') emit(name, { orderIds: everyOrder || orderIds.size > mostNamed ? 'all' : [...orderIds] });
        else if (name === 'packing.changed') emit(name, { parcelIds: [...parcelIds] });
        else emit(name, {});
      }
    },
  };
};
