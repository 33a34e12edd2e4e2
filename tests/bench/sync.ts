import type { Figure } from './figure.ts';
import type { SyncResult } from './in-main/sync.ts';

/** What nobody at the screen may feel while all of it goes out. */
const stallLimitMs = 50;

/** OF-2: how near to what a platform allows the outbox drains, and whether ten thousand waiting ones take more memory than one. */
export const syncFigures = ({ drain, flush }: SyncResult): Figure[] => [
  { name: 'sync.drain_taobao', value: drain.perSecond, unit: 'messages/s', ratio: drain.perSecond / drain.limitPerSecond, goal: { atLeast: 0.9 } },
  { name: `sync.flush_of_${String(flush.messages)}`, value: flush.perSecond, unit: 'messages/s', ratio: flush.perSecond / flush.limitPerSecond, goal: { atLeast: 0.9 } },
  { name: 'sync.flush_memory', value: flush.peakBytes / 1_000_000, unit: 'MB', ratio: flush.peakBytes / flush.restBytes, goal: { atMost: 1.2 } },
  { name: 'sync.flush_longest_stall_of_main', value: flush.longestStallMs, unit: 'ms', ratio: flush.longestStallMs / stallLimitMs, goal: { atMost: 1 } },
];
