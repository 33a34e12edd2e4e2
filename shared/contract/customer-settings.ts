import { z } from 'zod';
import { mostLevels } from '../domain/customers/levels.ts';
import { usualReturnsRule } from '../domain/customers/returns.ts';

const currency = z.string().regex(/^[A-Z]{3}$/);
export const customerLevel = z.object({ name: z.string().trim().min(1).max(20), fromFen: z.number().int().min(1).max(1_000_000_000_000), paysPercent: z.number().int().min(1).max(100) });

/** CU-3, the manager's: levels by spend, in which currency; returns are many from so many, and from so many of a hundred orders. */
export const customerSettings = z.object({
  currency, levels: z.array(customerLevel).max(mostLevels),
  returns: z.object({ atLeast: z.number().int().min(1).max(1000), percent: z.number().int().min(1).max(100) }),
});
export type CustomerSettings = z.output<typeof customerSettings>;
/** No discount is promised before the manager says one. */
export const noCustomerLevels: CustomerSettings = { currency: 'CNY', levels: [], returns: usualReturnsRule };
