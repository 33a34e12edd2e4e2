import { net } from 'electron';

export type LineWatch = { readonly state: () => { online: boolean; since: number }; readonly stop: () => void };

const everyMs = 5000;

/** OF-4, first form: whether there is a network at all, and since when. Nothing waits for it. */
export const watchLine = (now: () => number, changed: () => void): LineWatch => {
  let state = { online: net.isOnline(), since: now() };
  const timer = setInterval(() => {
    const online = net.isOnline();
    if (online === state.online) return;
    state = { online, since: now() };
    changed();
  }, everyMs);
  return {
    state: () => state,
    stop: () => {
      clearInterval(timer);
    },
  };
};
