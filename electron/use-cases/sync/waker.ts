/** Waits that somebody may end. */
export type Waker = {
  /** Ends the wait of now, or lets the next one not begin. */
  readonly wake: () => void;
  /** Resolves after so long (null = never by itself), when woken, or when the signal says so. */
  readonly wait: (ms: number | null, signal: AbortSignal) => Promise<void>;
};

export const createWaker = (sleep: (ms: number, signal: AbortSignal) => Promise<void>): Waker => {
  let woken = false;
  let end: (() => void) | undefined;
  return {
    wake: () => {
      woken = true;
      end?.();
    },
    wait: async (ms, signal) => {
      if (!woken && !signal.aborted) {
        const ending = new AbortController();
        const stop = (): void => {
          ending.abort();
        };
        signal.addEventListener('abort', stop, { once: true });
        end = stop;
        await (ms === null ? whenAborted(ending.signal) : sleep(ms, ending.signal));
        end = undefined;
        signal.removeEventListener('abort', stop);
      }
      woken = false;
    },
  };
};

const whenAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => { resolve(); }, { once: true });
  });
