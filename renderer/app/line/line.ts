import type { Connection } from '../../../shared/contract/sync.ts';
import type { OutputFor } from '../../../shared/contract/index.ts';

export type SyncState = OutputFor<'sync', 'state'>;

/** OF-4: what to say of the line in one breath. `since`: UTC ms, null = not known. */
export type Line =
  | { readonly kind: 'online' | 'offline'; readonly since: number | null }
  /** Others answer; this one does not. */
  | { readonly kind: 'silent'; readonly connection: Connection; readonly since: number | null }
  | { readonly kind: 'several_silent'; readonly count: number }
  /** It answers, but not to these keys. */
  | { readonly kind: 'keys'; readonly connection: Connection }
  | { readonly kind: 'several_keys'; readonly count: number };

const earliest = (times: readonly (number | null)[]): number | null => {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/**
 * "Offline" is said only when nobody outside answers; while others do, the one that does not is named. A folder is no line: it is
 * named when it is gone, and never makes a shop offline or online.
 */
export const lineOf = ({ online, since, connections }: Pick<SyncState, 'online' | 'since' | 'connections'>): Line => {
  const on = connections.filter(({ state }) => state !== 'off');
  const silent = on.filter(({ state }) => state === 'silent');
  const outside = on.filter(({ kind }) => kind !== 'folder');
  const [silentOutside, reached] = [outside.filter(({ state }) => state === 'silent'), outside.filter(({ state }) => state === 'answers' || state === 'no_right')];
  if (silentOutside.length > 0 && reached.length === 0) return { kind: 'offline', since: earliest(silentOutside.map((one) => one.since)) ?? since };
  const [first] = silent;
  if (first !== undefined) return silent.length === 1 ? { kind: 'silent', connection: first, since: first.since } : { kind: 'several_silent', count: silent.length };
  const keys = on.filter(({ state }) => state === 'no_right' || state === 'no_keys');
  const [unheard] = keys;
  if (unheard !== undefined) return keys.length === 1 ? { kind: 'keys', connection: unheard } : { kind: 'several_keys', count: keys.length };
  return { kind: online ? 'online' : 'offline', since };
};
