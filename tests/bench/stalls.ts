import type { Figure } from './figure.ts';
import type { Stalls } from './in-main/stalls.ts';

/** What nobody at a screen or a scanner may feel. */
const limitMs = 50;

/** The longest that main did not come round, and the longest of its own doing: without the time in which others had the processor. */
export const stallFigures = (name: string, { longestMs, longestOwnMs }: Stalls): Figure[] => [
  { name: `${name}_longest_stall_of_main`, value: longestMs, unit: 'ms', ratio: longestMs / limitMs, goal: { atMost: 1 } },
  { name: `${name}_longest_own_stall_of_main`, value: longestOwnMs, unit: 'ms', ratio: longestOwnMs / limitMs, goal: { atMost: 1 } },
];
