/** One slice of work on main: long enough to be quick, short enough that no window waits noticeably. */
export const sliceMs = 40;

export const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
