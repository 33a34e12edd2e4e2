import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useShop } from '../session.ts';
import { useDeferredStart } from '../use-deferred-start.ts';
import type { SyncState } from './line.ts';

/** The figures may be this much old: while parcels are scanned, nobody waits behind them. */
const settleMs = 250;

/** OF-4: the line as main last said it; until it has answered, what is known of the network. */
export const useLine = (): SyncState => {
  const { online, waitingToSend } = useShop();
  const started = useDeferredStart();
  const { value } = useAsked(started ? () => backroom.sync.state() : null, [started], ['sync.changed', 'app.changed'], settleMs);
  return value ?? { online: online.online, since: online.since, waiting: waitingToSend, inFile: 0, refused: 0, connections: [] };
};
