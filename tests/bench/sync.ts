import type { Figure } from './figure.ts';
import type { SyncResult } from './in-main/sync.ts';
import { stallFigures } from './stalls.ts';

/** What changed is read at least this much quicker than a platform is told of it. */
const lookLimitPerSecond = 250;

/** OF-2, OF-3: how near to what a platform allows the outbox drains, whether ten thousand waiting ones take more memory than one, and what reading as many changed orders is felt as. */
export const syncFigures = ({ firstLook, drain, flush, look }: SyncResult): Figure[] => [
  { name: `sync.first_look_at_${String(flush.messages)}`, value: firstLook.perSecond, unit: 'orders/s', ratio: firstLook.perSecond / lookLimitPerSecond, goal: { atLeast: 1 } },
  ...stallFigures('sync.first_look', firstLook.stalls),
  { name: 'sync.drain_taobao', value: drain.perSecond, unit: 'messages/s', ratio: drain.perSecond / drain.limitPerSecond, goal: { atLeast: 0.9 } },
  { name: `sync.flush_of_${String(flush.messages)}`, value: flush.perSecond, unit: 'messages/s', ratio: flush.perSecond / flush.limitPerSecond, goal: { atLeast: 0.9 } },
  { name: 'sync.flush_memory', value: flush.peakBytes / 1_000_000, unit: 'MB', ratio: flush.peakBytes / flush.restBytes, goal: { atMost: 1.2 } },
  ...stallFigures('sync.flush', flush.stalls),
  { name: `sync.look_at_${String(flush.messages)}`, value: look.perSecond, unit: 'orders/s', ratio: look.perSecond / lookLimitPerSecond, goal: { atLeast: 1 } },
  ...stallFigures('sync.look', look.stalls),
];
