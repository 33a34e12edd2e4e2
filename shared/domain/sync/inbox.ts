const minute = 60_000;
const day = 24 * 60 * minute;

/** Read again each time: platforms' lists lag behind their own clocks. */
export const overlapMs = 10 * minute;
/** Their clocks count seconds: the end of one span and the beginning of the next share one. */
const seamMs = 1_000;
/** How far back a connection looks that has never been read. */
export const firstReachMs = 90 * day;
/** What is read in one go is done in one go: after a break-off at most this much is read again. */
const longestGoMs = day;

export type Span = { readonly from: number; readonly until: number };

/**
 * Where reading begins: a little before where it ended. Null = never read. A mark that lies ahead of `until` was written by a clock that ran
 * ahead and says nothing: everything is looked at anew, which does no harm. `backwards` tells that the mark must be taken back.
 */
export const beginReading = (readUntil: number | null, until: number, reachesBackMs: number): { readonly from: number; readonly backwards: boolean } => {
  const farthest = until - Math.min(reachesBackMs, firstReachMs);
  if (readUntil === null) return { from: farthest, backwards: false };
  const from = readUntil - overlapMs;
  if (from >= until) return { from: farthest, backwards: true };
  // Away for longer than the platform can be asked about: what it still tells is better than nothing.
  return { from: Math.max(from, until - reachesBackMs), backwards: false };
};

/** The next span from `from` on; null = everything up to `until` is read. No span is longer than the platform answers. */
export const nextSpan = (from: number, until: number, longestSpanMs: number): Span | null =>
  from >= until ? null : { from, until: Math.min(until, from + Math.min(longestSpanMs, longestGoMs)) };

/** Where the span after this one begins. */
export const afterSpan = (span: Span, until: number): number => (span.until >= until ? until : Math.max(span.from + 1, span.until - seamMs));
