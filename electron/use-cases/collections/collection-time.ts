import { newestScanIn, type StoredCollection } from '../../store/collections.ts';
import type { Act } from '../services.ts';

/** Now, but never before what happened in the collection already: a clock that was moved back does not turn its order around. */
export const timeIn = (step: Act, collection: Pick<StoredCollection, 'id' | 'opened_at' | 'closed_at'>): number =>
  Math.max(step.at, collection.opened_at, newestScanIn(step.writer, collection.id) ?? 0, collection.closed_at ?? 0);
