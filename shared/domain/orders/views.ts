/** Saved views of the order list (CS-6). Each has a live count. */
export const orderViews = [
  'to_ship', 'promise_near', 'near_48h', 'near_24h', 'urgent', 'held', 'to_contact', 'to_confirm', 'check_address', 'masked', 'can_merge', 'refund_waiting', 'refund_due',
  'awaiting_payment', 'packed', 'handed_over', 'completed', 'closed', 'all',
] as const;
export type OrderView = (typeof orderViews)[number];

/** CS-9: an order counts as near its promised ship time from this long before it. */
export const promiseNearMs = 4 * 60 * 60 * 1000;
/** CS-9: waiting so long after payment an order nears 24 hours, then 48. */
export const near24Ms = 20 * 60 * 60 * 1000;
export const near48Ms = 44 * 60 * 60 * 1000;
/** AS-3: a refund's deadline is near from this long before it. */
export const refundDueMs = 24 * 60 * 60 * 1000;
/** CS-9: without a promise of the platform, shipping is promised this long after payment. */
export const defaultPromiseMs = 48 * 60 * 60 * 1000;
