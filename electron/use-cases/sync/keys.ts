import type { ConnectionId } from '../../../shared/domain/ids.ts';
import { connectorFacts, type ConnectionValues } from '../../../shared/domain/sync/connection.ts';
import type { StoredConnection } from '../../store/sync/connections.ts';

/** The system's own place for secrets. */
export type KeyStore = {
  /** False: the system has none; keys are then kept in memory and are gone at the end of the session, never written down in the open. */
  readonly stays: () => boolean;
  readonly seal: (plain: string) => Uint8Array;
  /** Null = sealed by another system or person. */
  readonly open: (sealed: Uint8Array) => string | null;
};

/** For systems without a place for secrets. */
export const noKeyStore: KeyStore = {
  stays: () => false,
  seal: () => {
    throw new Error('there is no key store');
  },
  open: () => null,
};

export type Keys = {
  readonly stay: () => boolean;
  /** What is known of a connection's keys; without its required ones it cannot speak. */
  readonly of: (connection: Pick<StoredConnection, 'id' | 'sealed_secrets'>) => ConnectionValues;
  readonly isComplete: (connection: Pick<StoredConnection, 'id' | 'kind' | 'sealed_secrets'>) => boolean;
  /** As it is written into the store; null = nothing is. */
  readonly seal: (secrets: ConnectionValues) => Uint8Array | null;
  /** Until the end of the session, where there is no key store. */
  readonly remember: (id: ConnectionId, secrets: ConnectionValues) => void;
  readonly forget: (id: ConnectionId) => void;
};

const valuesIn = (json: string | null): ConnectionValues => {
  if (json === null) return {};
  try {
    const read: unknown = JSON.parse(json);
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(Object.entries(read).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
};

export const createKeys = (store: KeyStore): Keys => {
  const session = new Map<ConnectionId, ConnectionValues>();
  /** A key ring that stays locked is as good as none. */
  let works = true;
  const stay = (): boolean => works && store.stays();
  const of: Keys['of'] = ({ id, sealed_secrets: sealed }) => session.get(id) ?? (sealed === null ? {} : valuesIn(store.open(sealed)));
  return {
    stay,
    of,
    isComplete: (connection) => {
      const needed = connectorFacts[connection.kind].fields.filter(({ secret, required }) => secret && required);
      if (needed.length === 0) return true;
      const known = of(connection);
      return needed.every(({ name }) => known[name] !== undefined);
    },
    seal: (secrets) => {
      if (Object.keys(secrets).length === 0 || !stay()) return null;
      try {
        return store.seal(JSON.stringify(secrets));
      } catch {
        works = false;
        return null;
      }
    },
    remember: (id, secrets) => {
      if (stay()) session.delete(id);
      else session.set(id, secrets);
    },
    forget: (id) => {
      session.delete(id);
    },
  };
};
