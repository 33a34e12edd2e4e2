import { z } from 'zod';
import { command, query } from './operation.ts';
import {
  addressDoubt, count, courierCode, fen, holdReason, line, nothing, orderFlag, orderId, orderLineId, orderState, parcelId,
  platform, receiver, requiredLine, skuId, time,
} from './fields.ts';
import { closeReasons, holdReasonsForPeople } from '../domain/orders/holds.ts';
import { orderGroupings, orderSortKeys } from '../domain/orders/sorting.ts';
import { derivedKinds } from '../domain/orders/derived.ts';
import { orderViews } from '../domain/orders/views.ts';

export const orderView = z.enum(orderViews);

export const orderRow = z.object({
  id: orderId, platform, platformOrderNumber: z.string(), state: orderState, flag: orderFlag,
  holdReason: holdReason.nullable(), refund: z.enum(['none', 'requested', 'succeeded']),
  buyerNick: z.string(), receiverName: z.string(), address: z.string(), masked: z.boolean(), doubtful: z.boolean(),
  goods: z.string(), pieces: count, paidFen: fen, currency: z.string(),
  paidAt: time.nullable(), createdAt: time.nullable(), promisedShipAt: time.nullable(),
  courierCode: z.string(), waybillNumber: z.string().nullable(),
  /** In lists. `duplicate`: the same buyer ordered the same goods within hours (IN-7). `warning`: of its customer (CU-3), by a person or because much comes back; `level`: its name. */
  marks: z.object({ duplicate: z.boolean(), warning: z.enum(['none', 'warned', 'returns']), level: z.string() }).optional(),
});
export type OrderRow = z.output<typeof orderRow>;

export const orderLine = z.object({
  id: orderLineId, skuId: skuId.nullable(), skuCode: z.string(), title: z.string(), colour: z.string(), size: z.string(),
  properties: z.string(), quantity: count, unitPriceFen: fen.nullable(), refund: z.enum(['none', 'requested', 'succeeded']),
  shelf: z.string(),
  /** IN-8: a present of this rule; null = bought. */
  giftRule: z.string().nullable(),
  /** null = not tracked (no opening stock). */
  sellable: z.number().int().nullable(),
});
export type OrderLine = z.output<typeof orderLine>;

/** One entry of what happened, newest first. `action` is the trace's; the renderer has the words. */
export const timelineEntry = z.object({
  at: time, staffName: z.string(), action: z.string(), params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type TimelineEntry = z.output<typeof timelineEntry>;

export const relatedOrder = z.object({ id: orderId, platformOrderNumber: z.string(), goods: z.string(), state: orderState, sortAt: time });
export type RelatedOrder = z.output<typeof relatedOrder>;

export const orderDetail = z.object({
  row: orderRow,
  revision: count,
  receiver,
  receiverMasked: z.array(z.enum(['name', 'phone', 'address'])),
  doubts: z.array(addressDoubt),
  buyerMessage: z.string(), platformNote: z.string(), platformStatusText: z.string(), shopName: z.string(),
  goodsFen: fen.nullable(), freightFen: fen.nullable(), totalFen: fen.nullable(), refundedFen: fen.nullable(),
  lines: z.array(orderLine),
  notes: z.array(z.object({ at: time, author: z.string(), text: z.string() })),
  hold: z.object({ reason: holdReason, note: z.string(), by: z.string(), at: time, until: time.nullable() }).nullable(),
  parcels: z.array(z.object({
    id: parcelId, courierCode: z.string(), waybillNumber: z.string(),
    state: z.enum(['reserved', 'printed', 'packed', 'handed_over', 'voided']), packedBy: z.string().nullable(), packedAt: time.nullable(),
  })),
  shipments: z.array(z.object({ courierName: z.string(), waybillNumber: z.string() })),
  timeline: z.array(timelineEntry),
  /** IN-7: what it has to do with other orders of the shop. */
  related: z.object({
    /** Share its parcel, the leading one first; without itself. */
    together: z.array(relatedOrder),
    /** Could share its parcel. */
    shares: z.array(relatedOrder),
    /** The same buyer, the same goods, within hours. */
    duplicates: z.array(relatedOrder),
    /** What it was made from; null = it came from the platform or was typed in. */
    madeFrom: z.object({ kind: z.enum(derivedKinds), order: relatedOrder }).nullable(),
    /** What was made from it and is not closed. */
    made: z.array(z.object({ kind: z.enum(derivedKinds), order: relatedOrder })),
  }),
});
export type OrderDetail = z.output<typeof orderDetail>;

const orderIds = z.array(orderId).min(1).max(10_000);
/** What a bulk action did, and which orders it left alone and why. */
const bulkOutcome = z.object({
  done: z.array(orderId),
  refused: z.array(z.object({ orderId, code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
});

export const orders = {
  /**
   * A block of the list, in the view's own order (`to_ship` and `promise_near`: nearest promise first, others newest first). `search` is what
   * stands in the search box (`parseQuery`); it looks at every order kept, or `inView` at those of the view alone. At most 50,000 are found
   * by text, the newest; filters alone have no limit. `looking`: not everything has been looked at yet, ask again. `more`: there are more than
   * `total`. `indexed` false: the search index is being written anew after an update, older orders may be missing. `groups`: runs of
   * the list in order; null while not grouped, still looking, or when there would be thousands.
   */
  list: query({
    access: 'orders.read',
    input: z.object({
      view: orderView, search: z.string().max(10_000).default(''), inView: z.boolean().default(false),
      sort: z.object({ by: z.enum(orderSortKeys), descending: z.boolean() }).nullable().default(null), group: z.enum(orderGroupings).nullable().default(null),
      offset: count, limit: z.number().int().min(1).max(500),
    }),
    output: z.object({
      total: count, more: z.boolean(), looking: z.boolean(), indexed: z.boolean(), rows: z.array(orderRow),
      groups: z.array(z.object({ key: z.string(), count })).nullable(),
    }),
  }),
  counts: query({ access: 'orders.read', input: nothing, output: z.record(orderView, count) }),
  /** The last 14 days of the shop's calendar, the oldest first, today last; `at`: the day's first moment. Orders paid and parcels handed over in it. */
  todayFigures: query({ access: 'orders.read', input: nothing, output: z.object({ days: z.array(z.object({ at: time, paid: count, handedOver: count })) }) }),
  get: query({ access: 'orders.read', input: z.object({ orderId }), output: orderDetail }),
  addNote: command({ access: 'orders.edit', input: z.object({ orderId, text: requiredLine(2000) }), output: nothing }),
  setFlag: command({ access: 'orders.edit', input: z.object({ orderIds, flag: orderFlag }), output: bulkOutcome }),
  hold: command({
    access: 'orders.edit',
    input: z.object({ orderIds, reason: z.enum(holdReasonsForPeople), note: line(500).default(''), until: time.nullable().default(null) }),
    output: bulkOutcome,
  }),
  release: command({ access: 'orders.edit', input: z.object({ orderIds, note: line(500).default('') }), output: bulkOutcome }),
  close: command({
    access: 'orders.edit',
    input: z.object({ orderIds, reason: z.enum(closeReasons), note: line(500).default('') }),
    output: bulkOutcome,
  }),
  /** IN-5, IN-6: enters the real receiver; a printed waybill of the order is voided (CS-8). `revision`: what the person saw. */
  correctReceiver: command({ access: 'orders.edit', input: z.object({ orderId, revision: count, receiver }), output: nothing }),
  /** IN-6: a person looked at the doubted address and says it is right. */
  acceptAddress: command({ access: 'orders.edit', input: z.object({ orderIds }), output: bulkOutcome }),
  setCourier: command({ access: 'orders.edit', input: z.object({ orderIds, courierCode }), output: bulkOutcome }),
};
