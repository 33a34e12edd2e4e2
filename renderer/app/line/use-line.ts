import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useShop } from '../session.ts';
import { useDeferredStart } from '../use-deferred-start.ts';
import type { SyncState } from './line.ts';
import { outboxEvents, outboxSettleMs } from './outbox-events.ts';

const events = [...outboxEvents, 'app.changed'] as const;

/** OF-4: the line as main last said it; until it has answered, what is known of the network. */
export const useLine = (): SyncState => {
  const { online, waitingToSend } = useShop();
  const started = useDeferredStart();
  const { value } = useAsked(started ? () => backroom.sync.state() : null, [started], events, outboxSettleMs);
  return value ?? { online: online.online, since: online.since, waiting: waitingToSend, byHand: 0, inFile: 0, refused: 0, connections: [] };
};
