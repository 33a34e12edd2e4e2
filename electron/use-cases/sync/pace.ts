/** So much of what a platform allows is used: the rest is for clocks that are not quite the same. */
const used = 0.97;

export type Pace = {
  /** Until the next call may go, ms; 0 = now. */
  readonly waitMs: () => number;
  /** How many may go now. */
  readonly ready: () => number;
  readonly take: () => void;
};

/**
 * Never more in any second than a platform allows, and at least nine tenths of it while there is work. `clock`: ms, never put back. A handful may go at once;
 * after a pause nobody makes up for it.
 */
export const createPace = (perSecond: number, clock: () => number): Pace => {
  const perMs = (perSecond * used) / 1000;
  const most = Math.max(1, perSecond * (1 - used));
  let tokens = most;
  let at = clock();
  const refill = (): void => {
    const now = clock();
    tokens = Math.min(most, tokens + Math.max(0, now - at) * perMs);
    at = now;
  };
  return {
    waitMs: () => {
      refill();
      // A hair early is not yet: rounding must not make a loop spin.
      return tokens >= 1 - 1e-9 ? 0 : Math.max(1, Math.ceil((1 - tokens) / perMs));
    },
    ready: () => {
      refill();
      return Math.floor(tokens + 1e-9);
    },
    take: () => {
      refill();
      tokens -= 1;
    },
  };
};
