/** What the list of orders is sorted by. `time`: payment, else creation. What has no such time or sum comes last. */
export const orderSortKeys = ['time', 'paid', 'due', 'amount'] as const;
export type OrderSort = { readonly by: (typeof orderSortKeys)[number]; readonly descending: boolean };

/** What the list may be grouped by; `day`: of payment, else creation. */
export const orderGroupings = ['day', 'platform', 'courier', 'state', 'buyer'] as const;
export type OrderGrouping = (typeof orderGroupings)[number];
