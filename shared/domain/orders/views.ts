/** Saved views of the order list (CS-6). Each has a live count. */
export const orderViews = [
  'to_ship', 'promise_near', 'urgent', 'held', 'check_address', 'masked', 'refund_waiting',
  'awaiting_payment', 'packed', 'handed_over', 'completed', 'closed', 'all',
] as const;
export type OrderView = (typeof orderViews)[number];

/** CS-9: an order counts as near its promised ship time from this long before it. */
export const promiseNearMs = 4 * 60 * 60 * 1000;
/** CS-9: without a promise of the platform, shipping is promised this long after payment. */
export const defaultPromiseMs = 48 * 60 * 60 * 1000;
