/** What an order that the shop made from another one is: a part of it (IN-7), what goes out in exchange for it, or again (AS-5). */
export const derivedKinds = ['split', 'exchange', 'resend'] as const;
export type DerivedKind = (typeof derivedKinds)[number];

/** Number of the `count`-th order made from one: the first one's with an ending, counted from 2. */
export const derivedNumber = (originNumber: string, count: number): string => `${originNumber}-${count + 1}`;
