/** Long enough to take a burst of commits as one, short enough to be felt as at once. */
const burstMs = 40;
/** While they go on and on (an action on ten thousand orders), who works elsewhere is not to wait behind what every screen asks. */
const longestBurstMs = 640;

/**
 * Takes events in bursts: `listener` is called at once for the first event, and once more when others followed within the burst; each burst
 * that follows without a pause is taken to be twice as long. `stop` forgets what is still to be called.
 */
export const inBursts = (listener: () => void): { readonly onEvent: () => void; readonly stop: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let more = false;
  const call = (ms: number): void => {
    more = false;
    listener();
    timer = setTimeout(() => {
      timer = undefined;
      if (more) call(Math.min(ms * 2, longestBurstMs));
    }, ms);
  };
  return {
    onEvent: () => {
      if (timer === undefined) call(burstMs);
      else more = true;
    },
    stop: () => {
      clearTimeout(timer);
      more = false;
    },
  };
};
