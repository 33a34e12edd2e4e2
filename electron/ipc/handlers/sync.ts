import { sync } from '../../../shared/contract/sync.ts';
import { refuse } from '../../../shared/domain/result.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';

/** Answered by the sync desk. */
export const syncHandlers = (_host: Host): Handlers['sync'] =>
  Object.fromEntries(Object.keys(sync).map((name) => [name, () => refuse('store.disk_full')])) as unknown as Handlers['sync'];
