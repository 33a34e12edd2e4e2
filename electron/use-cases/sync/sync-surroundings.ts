import type { ConnectionId } from '../../../shared/domain/ids.ts';
import type { ConnectorKind } from '../../../shared/domain/sync/connection.ts';
import type { Fetch } from '../../sync/call.ts';
import type { MakeConnector } from '../../sync/connector.ts';
import type { KeyStore } from './keys.ts';
import type { Online } from './line-state.ts';

export type Makers = Readonly<Record<ConnectorKind, MakeConnector>>;

/** What the desk needs of the world; tests turn its clock, its dice and its line. */
export type SyncSurroundings = {
  readonly fetch: Fetch;
  /** Loaded when the first connection is opened. */
  readonly makers: () => Promise<Makers>;
  readonly keyStore: KeyStore;
  readonly onBug: (error: unknown) => void;
  /** Whether there is a network at all. */
  readonly network?: () => Online;
  /** In [0, 1). */
  readonly random?: () => number;
  /** Ms, never put back: for pace and pauses. */
  readonly clock?: () => number;
  /** Ends early, without an error, when the signal says so. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** How long after opening the shop the first question goes out: the window comes first. */
  readonly firstAskMs?: number;
};

/** Resolves after so long, or at once when the signal says so. */
export const realSleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(ms, 2 ** 31 - 1));
    signal.addEventListener('abort', end, { once: true });
  });

export type Doer = { readonly id: ConnectionId; readonly kind: ConnectorKind; readonly account: string };
