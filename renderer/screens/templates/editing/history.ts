/** What was done, so that it can be undone: unlimited, and cheap because unchanged parts are shared. */
export type History<T> = {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** Steps of one going-on (typing, a key held down) are one; null = the next step stands for itself. */
  readonly mergeKey: string | null;
};

export const beginHistory = <T>(present: T): History<T> => ({ past: [], present, future: [], mergeKey: null });

/** Makes `next` the present. A step that changes nothing is none. */
export const step = <T>(history: History<T>, next: T, mergeKey: string | null = null): History<T> => {
  if (next === history.present) return history;
  const merges = mergeKey !== null && mergeKey === history.mergeKey && history.past.length > 0;
  return { past: merges ? history.past : [...history.past, history.present], present: next, future: [], mergeKey };
};

export const undo = <T>(history: History<T>): History<T> => {
  const before = history.past.at(-1);
  return before === undefined ? history : { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future], mergeKey: null };
};

export const redo = <T>(history: History<T>): History<T> => {
  const [next, ...future] = history.future;
  return next === undefined ? history : { past: [...history.past, history.present], present: next, future, mergeKey: null };
};
