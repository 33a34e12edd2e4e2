import type { Figure } from './figure.ts';
import type { CopiesResult } from './in-main/copies.ts';
import { stallFigures } from './stalls.ts';

/** On the slowest disk that is still used. */
const limitBytesPerSecond = 20_000_000;

/** OF-5: what a copy of a store of years is felt as, and how long it takes with reading it back. */
export const copyFigures = ({ bytes, seconds, stalls }: CopiesResult): Figure[] => [
  { name: `copies.of_${String(Math.round(bytes / 1_000_000))}_megabytes`, value: bytes / seconds / 1_000_000, unit: 'MB/s', ratio: bytes / seconds / limitBytesPerSecond, goal: { atLeast: 1 } },
  ...stallFigures('copies.one', stalls),
];
