import { z } from 'zod';
import { evidenceReasons } from '../domain/customers/recognition.ts';
import { largestGroupCap } from '../domain/customers/groups.ts';
import type { CustomerGroupId, CustomerId, CustomerMergeId, CustomerPairId, CustomerSeriesId, CustomerWarningId } from '../domain/ids.ts';
import { customerLevel as level, customerSettings } from './customer-settings.ts';
import { command, query } from './operation.ts';
import { count, fen, line, nothing, orderId, orderState, platform, requiredLine, time } from './fields.ts';

const id = <T extends number>(): z.ZodType<T, T> => z.number().int().positive().max(Number.MAX_SAFE_INTEGER) as unknown as z.ZodType<T, T>;
export const customerId = id<CustomerId>();
const customerMergeId = id<CustomerMergeId>();
const customerPairId = id<CustomerPairId>();
const customerWarningId = id<CustomerWarningId>();
const customerSeriesId = id<CustomerSeriesId>();
const customerGroupId = id<CustomerGroupId>();

const spent = z.object({ currency: z.string(), orders: z.number().int(), paidFen: fen, refundedFen: fen, spentFen: fen });
const levelShown = z.object({ name: z.string(), paysPercent: count });
const reasons = z.array(z.enum(evidenceReasons));

/** Names are those of the newest order; of the phone only the tail leaves main. */
export const customerRow = z.object({
  customerId, name: z.string(), nick: z.string(), platform, phoneTail: z.string(), orders: count, returned: count, spent: z.array(spent),
  level: levelShown.nullable(), firstAt: time.nullable(), lastAt: time.nullable(), warned: z.boolean(), returnsMuch: z.boolean(),
});
export type CustomerRow = z.output<typeof customerRow>;

export const customerFilter = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }), z.object({ kind: z.literal('warned') }), z.object({ kind: z.literal('returns') }),
  z.object({ kind: z.literal('level'), name: requiredLine(20) }), z.object({ kind: z.literal('group'), groupId: customerGroupId }),
]);
export type CustomerFilter = z.output<typeof customerFilter>;
export const customerSorts = ['last', 'spent', 'orders'] as const;

/** One buyer as the orders show it; several of them may be one customer. */
const identity = z.object({ customerId, platform, nicks: z.array(z.string()), names: z.array(z.string()), phones: z.array(z.string()), addresses: z.array(z.string()), orders: count });
export type CustomerIdentity = z.output<typeof identity>;
const note = z.object({ at: time, author: z.string(), text: z.string() });
const warning = z.object({ warningId: customerWarningId, at: time, author: z.string(), text: z.string() });
const membership = z.object({
  groupId: customerGroupId, seriesId: customerSeriesId, group: z.string(), joinedAt: time, joinedBy: z.string().nullable(), leftAt: time.nullable(),
  leftHow: z.enum(['left', 'removed']).nullable(), leftBy: z.string().nullable(),
});
const merge = z.object({
  mergeId: customerMergeId, gone: identity, kept: identity, at: time,
  /** null = the app, for the reasons given. */
  by: z.string().nullable(), confidence: count, reasons,
});

export const customerProfile = z.object({
  row: customerRow, identities: z.array(identity), merges: z.array(merge), notes: z.array(note), warnings: z.array(warning), memberships: z.array(membership),
  /** What was bought most, among the newest orders: sizes as the lines have them. */
  sizes: z.array(z.object({ size: z.string(), pieces: count })),
  /** After-sales cases, the newest first. */
  cases: z.array(z.object({ caseId: count, orderId, kind: z.string(), state: z.string(), openedAt: time, open: z.boolean() })),
});
export type CustomerProfile = z.output<typeof customerProfile>;

const customerOrder = z.object({
  orderId, platform, platformOrderNumber: z.string(), state: orderState, goods: z.string(), at: time, paidFen: fen, refundedFen: fen, currency: z.string(), counted: z.boolean(),
});
export type CustomerOrderRow = z.output<typeof customerOrder>;

/** What CS sees of the buyer while an order is looked at or typed in (CU-3). */
export const buyerCard = z.object({
  customerId,
  /** Which of the customer's own orders it is, from 1; 0 = unpaid, a part, or not typed in yet. */
  place: count, orders: count, returned: count, spent: z.array(spent), level: levelShown.nullable(), returnsMuch: z.boolean(),
  warnings: z.array(warning), groups: z.array(z.string()), by: z.enum(['account', 'phone', 'order']),
});
export type BuyerCard = z.output<typeof buyerCard>;

const pair = z.object({
  pairId: customerPairId, confidence: count, reasons, at: time,
  a: z.object({ row: customerRow, identities: z.array(identity) }), b: z.object({ row: customerRow, identities: z.array(identity) }),
});
export type CustomerPair = z.output<typeof pair>;

const rule = z.object({ orders: z.number().int().min(1).max(1_000_000).nullable(), spentFen: z.number().int().min(1).max(1_000_000_000_000).nullable() });
const seriesDraft = z.object({ name: requiredLine(40), cap: z.number().int().min(1).max(largestGroupCap), rule });
const series = z.object({
  seriesId: customerSeriesId, name: z.string(), cap: count, rule, filling: z.boolean(),
  groups: z.array(z.object({ groupId: customerGroupId, name: z.string(), members: count, openedAt: time })),
});
export type CustomerSeries = z.output<typeof series>;

const page = { offset: count, limit: z.number().int().min(1).max(200) };

/** CU-1 … CU-3 */
export const customers = {
  /** A block of the list; a search looks at every customer and shows the newest 500. */
  list: query({
    access: 'customers.read',
    input: z.object({ search: z.string().max(10_000).default(''), filter: customerFilter.default({ kind: 'all' }), sort: z.enum(customerSorts).default('last'), ...page }),
    output: z.object({ total: count, more: z.boolean(), rows: z.array(customerRow) }),
  }),
  /** Counts beside the list; `waiting` = orders whose buyer is still to be recognised. */
  overview: query({
    access: 'customers.read', input: nothing,
    output: z.object({
      customers: count, warned: count, returnsMuch: count, waiting: count, pairs: count, levels: z.array(level.extend({ customers: count })), series: z.array(series), settings: customerSettings,
    }),
  }),
  get: query({ access: 'customers.read', input: z.object({ customerId }), output: customerProfile }),
  orders: query({ access: 'customers.read', input: z.object({ customerId, ...page }), output: z.object({ total: count, rows: z.array(customerOrder) }) }),
  /** The buyer of an order; null = nobody known (a new one, or all of it is masked). */
  ofOrder: query({ access: 'customers.read', input: z.object({ orderId }), output: buyerCard.nullable() }),
  /** The buyer of an order that is being typed in, by what is there so far. */
  lookUp: query({
    access: 'customers.read', input: z.object({ platform, nick: line(100).default(''), name: line(100).default(''), phone: line(40).default('') }), output: buyerCard.nullable(),
  }),
  addNote: command({ access: 'customers.edit', input: z.object({ customerId, text: requiredLine(2000) }), output: nothing }),
  warn: command({ access: 'customers.edit', input: z.object({ customerId, text: requiredLine(300) }), output: nothing }),
  liftWarning: command({ access: 'customers.edit', input: z.object({ warningId: customerWarningId }), output: nothing }),
  /** Pairs that may be one person, the surest first, with what speaks for it. */
  pairs: query({ access: 'customers.read', input: nothing, output: z.object({ more: z.boolean(), pairs: z.array(pair) }) }),
  /** A person says that a pair is one customer, or that it is not. */
  decidePair: command({ access: 'customers.edit', input: z.object({ pairId: customerPairId, same: z.boolean() }), output: z.object({ customerId }) }),
  /** Two that a person knows to be one. */
  merge: command({ access: 'customers.edit', input: z.object({ keptId: customerId, goneId: customerId }), output: z.object({ mergeId: customerMergeId }) }),
  /** Takes a merge apart again, exactly as it was; the two are not joined by the app any more. */
  undoMerge: command({ access: 'customers.edit', input: z.object({ mergeId: customerMergeId }), output: nothing }),
  setSettings: command({ access: 'settings.edit', input: customerSettings, output: nothing }),
  createSeries: command({ access: 'customers.edit', input: seriesDraft, output: z.object({ seriesId: customerSeriesId }) }),
  updateSeries: command({ access: 'customers.edit', input: seriesDraft.extend({ seriesId: customerSeriesId }), output: nothing }),
  /** Puts customers into the series' groups by hand; `already`: in it before. `groups`: where they went. */
  addToSeries: command({
    access: 'customers.edit', input: z.object({ seriesId: customerSeriesId, customerIds: z.array(customerId).min(1).max(1000) }),
    output: z.object({ added: count, already: count, groups: z.array(z.string()) }),
  }),
  leaveGroup: command({ access: 'customers.edit', input: z.object({ customerId, groupId: customerGroupId, how: z.enum(['left', 'removed']) }), output: nothing }),
  /** Writes a group's members as XLSX or CSV where the person says; null = they thought better of it. */
  exportGroup: command({
    access: 'customers.export', input: z.object({ groupId: customerGroupId, format: z.enum(['xlsx', 'csv']) }), output: z.object({ path: z.string(), rows: count }).nullable(),
  }),
};
