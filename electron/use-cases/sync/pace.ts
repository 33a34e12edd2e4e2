/** So much of what a platform allows is used: the rest is for clocks that are not quite the same. */
const used = 0.97;
/** A busy PC is late by this much now and then, and makes up for it; for a longer rest nobody does. */
const makesUpMs = 250;
const secondMs = 1_000;
/** Calls do not leave quite when they are counted: one that leaves late comes closer to those after it. */
const countedMs = secondMs + 20;

export type Pace = {
  /** Until the next call may go, ms; 0 = now. */
  readonly waitMs: () => number;
  /** How many may go now. */
  readonly ready: () => number;
  readonly take: () => void;
};

/**
 * Never more in any second than a platform allows, and at least nine tenths of it while there is work, also when timers are late. `clock`: ms, never put back.
 * A handful may go at once.
 */
export const createPace = (perSecond: number, clock: () => number): Pace => {
  const perMs = (perSecond * used) / secondMs;
  const most = 1 + (perSecond * makesUpMs) / secondMs;
  const inASecond = Math.max(1, Math.ceil(perSecond));
  /** When the last ones went, the oldest first; no more of them than may go in a second. */
  let gone: number[] = [];
  let tokens = 1;
  let at = clock();
  const refill = (): number => {
    const now = clock();
    tokens = Math.min(most, tokens + Math.max(0, now - at) * perMs);
    at = now;
    gone = gone.filter((when) => now - when < countedMs);
    return now;
  };
  return {
    waitMs: () => {
      const now = refill();
      const full = gone.length < inASecond ? 0 : (gone[gone.length - inASecond] ?? now) + countedMs - now;
      // A hair early is not yet: rounding must not make a loop spin.
      const next = tokens >= 1 - 1e-9 ? 0 : (1 - tokens) / perMs;
      return full <= 0 && next <= 0 ? 0 : Math.max(1, Math.ceil(Math.max(full, next)));
    },
    ready: () => {
      refill();
      return Math.max(0, Math.min(Math.floor(tokens + 1e-9), inASecond - gone.length));
    },
    take: () => {
      const now = refill();
      gone.push(now);
      tokens -= 1;
    },
  };
};
