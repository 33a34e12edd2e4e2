/** CU-3: when returns are many enough to say so: at least so many, and so many of a hundred orders. */
export type ReturnsRule = { readonly atLeast: number; readonly percent: number };

export const usualReturnsRule: ReturnsRule = { atLeast: 3, percent: 30 };

export const returnsMuch = ({ orders, returned }: { readonly orders: number; readonly returned: number }, rule: ReturnsRule): boolean =>
  returned >= rule.atLeast && returned * 100 >= orders * rule.percent;
