/** So many a second, so many at once after a rest; whoever asks more often is counted. */
export type Limit = { readonly perSecond: number; readonly burst: number };

export type TokenBucket = { readonly take: () => boolean; readonly violations: () => number };

/** `nowMs` runs forward and is no wall clock. */
export const tokenBucket = ({ perSecond, burst }: Limit, nowMs: () => number): TokenBucket => {
  let tokens = burst;
  let at = nowMs();
  let violations = 0;
  return {
    take: () => {
      const now = nowMs();
      tokens = Math.min(burst, tokens + ((now - at) / 1000) * perSecond);
      at = now;
      if (tokens >= 1) {
        tokens -= 1;
        return true;
      }
      violations += 1;
      return false;
    },
    violations: () => violations,
  };
};
