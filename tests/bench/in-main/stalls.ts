import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

export type Stalls = {
  /** The longest that main did not come round, ms. */
  readonly longestMs: number;
  /** The longest without the time in which others had the processor: on a busy machine, what is main's own. The same where the system does not say. */
  readonly longestOwnMs: number;
};

/** How long this thread has waited for a processor so far, ms. */
const waitedMs = (): number => {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[1]) / 1e6;
  } catch {
    return 0;
  }
};

const everyMs = 5;

/** Watches the event loop from now on. */
export const watchStalls = (): { readonly end: () => Stalls } => {
  let [longestMs, longestOwnMs] = [0, 0];
  let [cameRoundAt, waited] = [performance.now(), waitedMs()];
  const timer = setInterval(() => {
    const [now, waitedNow] = [performance.now(), waitedMs()];
    const late = now - cameRoundAt - everyMs;
    longestMs = Math.max(longestMs, late);
    longestOwnMs = Math.max(longestOwnMs, late - (waitedNow - waited));
    [cameRoundAt, waited] = [now, waitedNow];
  }, everyMs);
  return {
    end: () => {
      clearInterval(timer);
      return { longestMs, longestOwnMs };
    },
  };
};
