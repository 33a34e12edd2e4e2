import { percentile, type Figure } from './figure.ts';
import type { SearchGrowth } from './in-main/search-growth.ts';

/** What a search may hold main up until its first results (CS-5), at any size. */
const firstLimitMs = 8;
const stallLimitMs = 50;

const short = (orders: number): string => `1e${String(Math.round(Math.log10(orders)))}`;

/** Every kind of search at each size with its first results, deep blocks of the sorted and grouped list, and what the index takes. */
export const searchFigures = (growth: readonly SearchGrowth[]): Figure[] =>
  growth.flatMap((one) => {
    const size = short(one.orders);
    const ms = (name: string, value: number, limit: number): Figure => ({ name: `orders_${size}.${name}`, value, unit: 'ms', ratio: value / limit, goal: { atMost: 1 } });
    const per = (name: string, value: number, unit: string, limit: number): Figure => ({ name: `orders_${size}.${name}`, value, unit, ratio: value / limit, goal: { atMost: 1 } });
    return [
      ...Object.entries(one.searches).map(([kind, { first }]) => ms(`find.${kind}_p95`, percentile(first, 0.95), firstLimitMs)),
      ms('list.deep_block_p95', percentile(one.lists.deep, 0.95), firstLimitMs),
      ms('list.grouped_block_p95', percentile(one.lists.grouped, 0.95), firstLimitMs),
      ms('list.first_sorting', Math.max(...one.lists.sorting), stallLimitMs),
      ms('list.first_grouping', Math.max(...one.lists.grouping), stallLimitMs),
      // As large as the orders themselves it may be, and no dearer to write.
      per('index.bytes_per_order', one.indexBytes / one.orders, 'B', (one.storeBytes - one.indexBytes) / one.orders),
      per('index.write_of_1000_orders', one.indexMsPerThousand, 'ms', one.orderMsPerThousand),
      ms('ready.longest_stall', one.longestStallMs, stallLimitMs),
    ];
  });
