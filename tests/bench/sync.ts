import type { Figure } from './figure.ts';
import type { Stalls } from './in-main/stalls.ts';
import type { SyncResult } from './in-main/sync.ts';

/** What nobody at the screen may feel while all of it goes out. */
const stallLimitMs = 50;

const stalls = (name: string, { longestMs, longestOwnMs }: Stalls): Figure[] => [
  { name: `sync.${name}_longest_stall_of_main`, value: longestMs, unit: 'ms', ratio: longestMs / stallLimitMs, goal: { atMost: 1 } },
  { name: `sync.${name}_longest_own_stall_of_main`, value: longestOwnMs, unit: 'ms', ratio: longestOwnMs / stallLimitMs, goal: { atMost: 1 } },
];

/** What changed is read at least this much quicker than a platform is told of it. */
const lookLimitPerSecond = 250;

/** OF-2, OF-3: how near to what a platform allows the outbox drains, whether ten thousand waiting ones take more memory than one, and what reading as many changed orders is felt as. */
export const syncFigures = ({ drain, flush, look }: SyncResult): Figure[] => [
  { name: 'sync.drain_taobao', value: drain.perSecond, unit: 'messages/s', ratio: drain.perSecond / drain.limitPerSecond, goal: { atLeast: 0.9 } },
  { name: `sync.flush_of_${String(flush.messages)}`, value: flush.perSecond, unit: 'messages/s', ratio: flush.perSecond / flush.limitPerSecond, goal: { atLeast: 0.9 } },
  { name: 'sync.flush_memory', value: flush.peakBytes / 1_000_000, unit: 'MB', ratio: flush.peakBytes / flush.restBytes, goal: { atMost: 1.2 } },
  ...stalls('flush', flush.stalls),
  { name: `sync.look_at_${String(flush.messages)}`, value: look.perSecond, unit: 'orders/s', ratio: look.perSecond / lookLimitPerSecond, goal: { atLeast: 1 } },
  ...stalls('look', look.stalls),
];
