/** CU-2: groups of one series fill one after the other: 老顾客1, 老顾客2 … */
export const usualGroupCap = 1024;
export const largestGroupCap = 10_000;

export type GroupRoom = { readonly number: number; readonly members: number };

/** The group that the next member goes into: the first with room, else a new one behind the last. */
export const groupWithRoom = (groups: readonly GroupRoom[], cap: number): { readonly number: number; readonly isNew: boolean } => {
  const free = groups.filter(({ members }) => members < cap).map(({ number }) => number);
  if (free.length > 0) return { number: Math.min(...free), isNew: false };
  return { number: Math.max(0, ...groups.map(({ number }) => number)) + 1, isNew: true };
};

export const groupName = (series: string, number: number): string => `${series}${String(number)}`;

/** Who joins by itself: with so many orders, or so much spent; null = not by that. With neither, only by hand. */
export type GroupRule = { readonly orders: number | null; readonly spentFen: number | null };

export const fitsRule = (customer: { readonly orders: number; readonly spentFen: number }, rule: GroupRule): boolean =>
  (rule.orders !== null && customer.orders >= rule.orders) || (rule.spentFen !== null && customer.spentFen >= rule.spentFen);
