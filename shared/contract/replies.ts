import { z } from 'zod';
import { command, query } from './operation.ts';
import { count, orderId, quickReplyId, requiredLine } from './fields.ts';

export const quickReply = z.object({
  id: quickReplyId, title: z.string(), text: z.string(), used: count,
  /** Pinyin initials of the title, for finding it while typing. */
  initials: z.array(z.string()),
  /** The text with its places filled from the order that was asked for, and those that it has nothing for. */
  filled: z.string(), missing: z.array(z.string()),
});
export type QuickReply = z.output<typeof quickReply>;

/** CS-7: texts for buyers. */
export const replies = {
  /** In the shop's order. `orderId`: filled from this order; null: as they are written. */
  list: query({ access: 'orders.read', input: z.object({ orderId: orderId.nullable() }), output: z.array(quickReply) }),
  /** Null: a new one, at the end. A name between braces that is no place is refused. */
  save: command({ access: 'orders.edit', input: z.object({ replyId: quickReplyId.nullable(), title: requiredLine(30), text: requiredLine(1000) }), output: z.object({ replyId: quickReplyId }) }),
  remove: command({ access: 'orders.edit', input: z.object({ replyId: quickReplyId }), output: z.null() }),
  move: command({ access: 'orders.edit', input: z.object({ replyId: quickReplyId, by: z.union([z.literal(-1), z.literal(1)]) }), output: z.null() }),
  /** It was copied for a buyer: what is used often is told apart. */
  used: command({ access: 'orders.read', input: z.object({ replyId: quickReplyId }), output: z.null() }),
};
