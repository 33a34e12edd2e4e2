import type { BackroomEvents, EventName } from '../../shared/contract/events.ts';
import { backroom } from './client.ts';

/** Long enough to take a burst of commits as one, short enough to be felt as at once. */
const burstMs = 40;

/**
 * Calls `listener` once for each burst of the named events: at once for the first, and once more when others followed
 * within the burst. Returns the function that stops it.
 */
export const listenQuietly = (names: readonly EventName[], listener: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let more = false;
  const onEvent = (): void => {
    if (timer !== undefined) {
      more = true;
      return;
    }
    listener();
    timer = setTimeout(function rest() {
      timer = undefined;
      if (more) {
        more = false;
        onEvent();
      }
    }, burstMs);
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
