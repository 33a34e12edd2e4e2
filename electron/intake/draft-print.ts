import { createHash } from 'node:crypto';
import type { OrderDraft } from '../../shared/domain/intake/order-draft.ts';

/** Equal drafts have equal prints (IN-2); where in which file the draft came from does not count. */
export const printOf = (draft: OrderDraft): string => {
  if (draft.print !== undefined) return draft.print;
  const { source: _source, ...said } = draft;
  return createHash('sha1').update(JSON.stringify(said)).digest('base64');
};
