import { percentile, type Figure } from './figure.ts';
import type { CustomersResult } from './in-main/customers.ts';

/** Nothing that recognising does may be felt: a portion of it, its commit included. */
const portionLimitMs = 10;
const questionLimitMs = 16;
/** What the background keeps up with; an import brings some thousands of orders a second for a while, and then nothing. */
const ordersPerSecondLimit = 1_000;

/** CU-1: what recognising buyers costs main, and how quick customers are found, listed and shown. */
export const customerFigures = (result: CustomersResult): Figure[] => {
  const portion = percentile(result.portions, 0.95);
  return [
    { name: `customers.recognise_of_${String(result.orders)}`, value: result.ordersPerSecond, unit: 'orders/s', ratio: result.ordersPerSecond / ordersPerSecondLimit, goal: { atLeast: 1 } },
    { name: 'customers.portion_p95', value: portion, unit: 'ms', ratio: portion / portionLimitMs, goal: { atMost: 1 } },
    { name: `customers.kept_of_${String(result.customers)}`, value: result.megabytes, unit: 'MB', ratio: (result.megabytes * 1_000_000) / result.orders / 1_000, goal: { atMost: 1 } },
    ...Object.entries(result.asked).map(([kind, values]) => {
      const p95 = percentile(values, 0.95);
      return { name: `customers.${kind}_p95`, value: p95, unit: 'ms', ratio: p95 / questionLimitMs, goal: { atMost: 1 } } satisfies Figure;
    }),
  ];
};
