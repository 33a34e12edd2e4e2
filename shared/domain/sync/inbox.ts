const minute = 60_000;
const day = 24 * 60 * minute;

/** Read again each time: platforms' lists lag behind their own clocks. */
export const overlapMs = 10 * minute;
/** Their clocks count seconds: the end of one span and the beginning of the next share one. */
const seamMs = 1_000;
/** How far back a connection looks that has never been read. */
export const firstReachMs = 90 * day;
/**
 * How long the line may have been away when a mark says nothing: it lies ahead of now, and nobody knows when it was written. Less would lose what changed
 * in a silence of weeks, more would read months again for a clock that was put right.
 */
export const unknownSilenceMs = 21 * day;
/** What is read in one go is done in one go: after a break-off at most this much is read again. */
const longestGoMs = day;

export type Span = { readonly from: number; readonly until: number };

/**
 * Where reading begins: a little before where it ended. Null = never read. A mark that lies ahead of `until` was written by a clock that ran
 * ahead: three weeks are looked at anew, which does no harm. `backwards` tells that the mark must be taken back.
 */
export const beginReading = (readUntil: number | null, until: number, reachesBackMs: number): { readonly from: number; readonly backwards: boolean } => {
  if (readUntil === null) return { from: until - Math.min(reachesBackMs, firstReachMs), backwards: false };
  const from = readUntil - overlapMs;
  if (from >= until) return { from: until - Math.min(reachesBackMs, unknownSilenceMs), backwards: true };
  // Away for longer than the platform can be asked about: what it still tells is better than nothing.
  return { from: Math.max(from, until - reachesBackMs), backwards: false };
};

/** A first reading, or one after a long gap, by when orders were placed. Until it is whole, the mark stays where it is. */
export type CatchUp = {
  /** Changes are read from here on afterwards. */
  readonly began: number;
  /** Orders placed up to here are in. */
  readonly readTo: number;
};

/**
 * Where changes are answered in spans so short that a long gap takes hours (`placed`), all orders are read by when they were placed, a day at a time, and changes only from
 * where that began. `known`: one that was broken off and goes on, unless it has grown old itself. Null = changes are enough.
 */
export const catchUpFor = (
  readUntil: number | null, until: number, known: CatchUp | null, placed: { readonly insteadAfterMs: number; readonly reachesBackMs: number },
): CatchUp | null => {
  if (known !== null && known.began <= until && until - known.began <= placed.insteadAfterMs) return known;
  const { from, backwards } = beginReading(readUntil, until, placed.reachesBackMs);
  const isFar = readUntil === null || backwards || until - from > placed.insteadAfterMs;
  return isFar ? { began: until, readTo: until - placed.reachesBackMs } : null;
};

/** The next span from `from` on; null = everything up to `until` is read. No span is longer than the platform answers. */
export const nextSpan = (from: number, until: number, longestSpanMs: number): Span | null =>
  from >= until ? null : { from, until: Math.min(until, from + Math.min(longestSpanMs, longestGoMs)) };

/** Where the span after this one begins. */
export const afterSpan = (span: Span, until: number): number => (span.until >= until ? until : Math.max(span.from + 1, span.until - seamMs));
