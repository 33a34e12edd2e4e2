import type { OrderFlag } from '../intake/order-draft.ts';

/** CS-1: why the app shows a flag of its own; the strongest first. Red is nobody's but people's. */
export const flagCauses = ['held', 'return', 'exchange', 'transfer_received'] as const;
export type FlagCause = (typeof flagCauses)[number];

const flagOf: Readonly<Record<FlagCause, OrderFlag>> = { held: 'yellow', return: 'purple', exchange: 'blue', transfer_received: 'green' };

/** A cause that has not ended. `shown` false: a person chose a flag after it came, so it shows none. */
export type ActiveCause = { readonly cause: FlagCause; readonly shown: boolean };

/** The flag shown, the one it goes back to when the causes end (null = the shown one is no cause's), and the causes. */
export type Flagging = { readonly flag: OrderFlag; readonly flagBefore: OrderFlag | null; readonly causes: readonly ActiveCause[] };

const settled = (current: Flagging, causes: readonly ActiveCause[]): Flagging => {
  const before = current.flagBefore ?? current.flag;
  const strongest = flagCauses.find((cause) => causes.some((active) => active.cause === cause && active.shown));
  return strongest === undefined ? { flag: before, flagBefore: null, causes } : { flag: flagOf[strongest], flagBefore: before, causes };
};

/** CS-1: something happened. Several causes may stand at once; the strongest one's flag is shown. One that stands already changes nothing. */
export const raiseFlagCause = (current: Flagging, cause: FlagCause): Flagging =>
  current.causes.some((active) => active.cause === cause) ? current : settled(current, [...current.causes, { cause, shown: true }]);

/** The cause ended: the next strongest is shown, or what was there before them all. A flag that a person chose meanwhile stays. */
export const endFlagCause = (current: Flagging, cause: FlagCause): Flagging =>
  settled(current, current.causes.filter((active) => active.cause !== cause));

/** Set by hand: kept, whatever of what stands now ends later. */
export const chooseFlag = (current: Flagging, flag: OrderFlag): Flagging => ({
  flag, flagBefore: null, causes: current.causes.map(({ cause }) => ({ cause, shown: false })),
});
