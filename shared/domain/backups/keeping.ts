const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const weekMs = 7 * dayMs;

/**
 * Spans nest (a "month" is four weeks), so that the newest copy of a longer span is always also that of one of its shorter spans: nothing
 * that will be wanted later has gone before.
 */
const ladder = [
  { span: hourMs, for: dayMs },
  { span: dayMs, for: 14 * dayMs },
  { span: weekMs, for: 8 * weekMs },
  { span: 4 * weekMs, for: 13 * 4 * weekMs },
] as const;

/**
 * Which copies stay, by the moment they were taken (UTC ms): the newest of every hour of the last day, of every day of two weeks, of every
 * week of two months, of every four weeks of a year. The newest of all stays, however old, and so does one from a clock that stood ahead.
 */
export const copiesToKeep = (takenAt: readonly number[], now: number): ReadonlySet<number> => {
  const kept = new Set<number>();
  const newestOf = new Map<string, number>();
  for (const at of takenAt) {
    if (at > now) kept.add(at);
    for (const [rung, { span, for: reach }] of ladder.entries()) {
      if (now - at > reach) continue;
      const key = `${rung}:${Math.floor(at / span)}`;
      newestOf.set(key, Math.max(at, newestOf.get(key) ?? at));
    }
  }
  for (const at of newestOf.values()) kept.add(at);
  const newest = takenAt.reduce((best, at) => Math.max(best, at), Number.NEGATIVE_INFINITY);
  if (takenAt.length > 0) kept.add(newest);
  return kept;
};
