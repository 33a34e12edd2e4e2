import type { OrderFlag } from '../intake/order-draft.ts';

/** The flag shown, and the one it goes back to when the app's cause for the shown one ends. */
export type Flagging = { readonly flag: OrderFlag; readonly flagBefore: OrderFlag | null };

/** CS-1: the app sets a flag for a cause. A second cause keeps what the first one would go back to. */
export const raiseFlag = (current: Flagging, flag: OrderFlag): Flagging => ({
  flag,
  flagBefore: current.flagBefore ?? current.flag,
});

/** The cause ended: back to what it was. A flag that a person chose meanwhile (`flagBefore` null) stays. */
export const lowerFlag = (current: Flagging): Flagging =>
  current.flagBefore === null ? current : { flag: current.flagBefore, flagBefore: null };

/** Set by hand: kept, whatever ends later. */
export const chooseFlag = (flag: OrderFlag): Flagging => ({ flag, flagBefore: null });
