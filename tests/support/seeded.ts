/** Random numbers from a seed, the same everywhere (mulberry32): a run that failed can be tried again. */
export type Seeded = {
  /** 0 … 1, without 1. */
  readonly next: () => number;
  /** `from` … `to`, both included. */
  readonly between: (from: number, to: number) => number;
  readonly oneOf: <T>(...choices: readonly [T, ...T[]]) => T;
};

export const seeded = (seed: number): Seeded => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return { next, between, oneOf: (...choices) => choices[between(0, choices.length - 1)] ?? choices[0] };
};
