/** A repeatable stand-in for chance: the same seed always makes the same shop. */
export type Chance = {
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number;
  readonly oneOf: <T>(choices: readonly T[]) => T;
  /** `weighted([['a', 3], ['b', 1]])`: `a` three times as often as `b`. */
  readonly weighted: <T>(choices: readonly (readonly [choice: T, weight: number])[]) => T;
  /** True so many times in a hundred. */
  readonly inHundred: (times: number) => boolean;
  /** That many decimal digits, leading zeros kept. */
  readonly digits: (count: number) => string;
};

export const createChance = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const oneOf = <T>(choices: readonly T[]): T => {
    const choice = choices[between(0, choices.length - 1)];
    if (choice === undefined) throw new Error('nothing to choose from');
    return choice;
  };
  return {
    between,
    oneOf,
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      const found = choices.find(([, weight]) => (left -= weight) < 0) ?? choices.at(-1);
      if (found === undefined) throw new Error('nothing to choose from');
      return found[0];
    },
    inHundred: (times) => next() * 100 < times,
    digits: (count) => Array.from({ length: count }, () => String(between(0, 9))).join(''),
  };
};
