import type { BackroomEvents, EventName } from '../../shared/contract/events.ts';
import { inBursts } from './bursts.ts';
import { backroom } from './client.ts';

/** Calls `listener` for the named events, in bursts (`inBursts`). Returns the function that stops it. */
export const listenQuietly = (names: readonly EventName[], listener: () => void): (() => void) => {
  const { onEvent, stop } = inBursts(listener);
  const stops = names.map((name) => backroom.listen(name, onEvent));
  return () => {
    stop();
    for (const stopOne of stops) stopOne();
  };
};

/**
 * Calls `listener` once the named events have paused for `settleMs()`, and every four times that while they go on: for what is large to ask
 * for and may be a moment old, so that the next scan is never behind it.
 */
export const listenSettled = (names: readonly EventName[], settleMs: () => number, listener: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitingSince = 0;
  const call = (): void => {
    timer = undefined;
    listener();
  };
  const onEvent = (): void => {
    const now = performance.now();
    const pauseMs = settleMs();
    if (timer === undefined) waitingSince = now;
    clearTimeout(timer);
    timer = setTimeout(call, Math.max(0, Math.min(pauseMs, waitingSince + pauseMs * 4 - now)));
  };
  const stops = names.map((name) => backroom.listen(name, onEvent));
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
};

/** Every single event with its payload. Returns the function that stops it. */
export const listen = <E extends EventName>(name: E, listener: (payload: BackroomEvents[E]) => void): (() => void) =>
  backroom.listen(name, listener);
