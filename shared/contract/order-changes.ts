import { z } from 'zod';
import { command, query } from './operation.ts';
import { count, courierCode, fen, line, nothing, orderId, orderFlag, orderLineId, receiver, requiredLine, skuId, time } from './fields.ts';

const pieces = z.number().int().min(1).max(9999);
const someMoney = z.number().int().min(0).max(10_000_000_000);

export const orderChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('lines'),
    /** Every line as it shall be; one that is not named goes. New ones have no `lineId`. */
    lines: z.array(z.object({ lineId: orderLineId.nullable(), skuId: skuId.nullable(), quantity: pieces, unitPriceFen: someMoney.nullable() })).min(1).max(200),
  }),
  z.object({ kind: z.literal('price'), totalFen: someMoney }),
  z.object({ kind: z.literal('courier'), courierCode }),
  z.object({ kind: z.literal('receiver'), receiver }),
]);

/** What a change does, to be read before it is done (CS-8). */
export const changeEffects = z.object({
  goods: z.string().nullable(),
  stock: z.array(z.object({ skuCode: z.string(), before: count, after: count, sellableAfter: z.number().int().nullable() })),
  waybill: z.object({ number: z.string(), isPrinted: z.boolean() }).nullable(),
  print: z.enum(['none', 'withdrawn', 'at_printer']),
  packing: z.object({ counted: count, isPacked: z.boolean(), scannedOut: z.boolean() }).nullable(),
  /** Other orders in the same parcel, by number: their paper is voided with it. */
  mates: z.array(z.string()),
  money: z.object({ kind: z.enum(['same', 'new_total', 'buyer_owes', 'shop_owes']), beforeFen: fen, afterFen: fen }),
  /** What follows as work of its own: the buyer is asked (and a transfer waited for), a case proposes a refund, or an earlier asking falls away. */
  follows: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }), z.object({ kind: z.literal('settled') }),
    z.object({ kind: z.literal('collect'), amountFen: fen, byBank: z.boolean() }), z.object({ kind: z.literal('refund'), amountFen: fen }),
  ]),
  packerIsStopped: z.boolean(),
});
export type ChangeEffects = z.output<typeof changeEffects>;

const giftRuleId = z.number().int().positive();
export const giftRule = z.object({
  name: requiredLine(60),
  active: z.boolean(),
  fromAt: time.nullable(), untilAt: time.nullable(),
  /** Empty = every shop. */
  shops: z.array(line(60).min(1)).max(50),
  condition: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('buy'), codes: z.array(requiredLine(60)).max(200), pieces: z.number().int().min(1).max(9999) }),
    z.object({ kind: z.literal('spend'), fen: z.number().int().min(1).max(10_000_000_000) }),
  ]),
  often: z.enum(['once', 'each']),
  giftSkuCode: requiredLine(60), giftQuantity: z.number().int().min(1).max(99),
});
export type GiftRuleForm = z.output<typeof giftRule>;

/** CS-8, IN-7, IN-8: changing orders, putting them together and taking them apart. `revision`: what the person saw. */
export const orderChanges = {
  /** The same plan that `change` carries out; refusals are those of the change. */
  preview: query({ access: 'orders.edit', input: z.object({ orderId, change: orderChange }), output: changeEffects }),
  change: command({ access: 'orders.edit', input: z.object({ orderId, revision: count, change: orderChange }), output: nothing }),
  /** IN-7: these share a parcel from now on. `reunited`: parts that went back into their order. */
  merge: command({
    access: 'orders.edit', input: z.object({ orderIds: z.array(orderId).min(1).max(200) }), output: z.object({
      together: z.array(orderId), reunited: z.array(orderId),
      /** The pieces of each part that went back, as lines of the order they are in now: split off once more they are the part again. */
      parts: z.array(z.object({ orderId, lines: z.array(z.object({ lineId: orderLineId, quantity: pieces })) })),
    }),
  }),
  /** The way back, for all that share a parcel with this one; until something is printed. */
  separate: command({ access: 'orders.edit', input: z.object({ orderId }), output: z.object({ orderIds: z.array(orderId) }) }),
  /** IN-7: pieces of lines go into further parcels; returns the new orders. */
  split: command({
    access: 'orders.edit',
    input: z.object({ orderId, revision: count, parts: z.array(z.array(z.object({ lineId: orderLineId, quantity: pieces })).min(1).max(200)).min(1).max(50) }),
    output: z.object({ orderIds: z.array(orderId) }),
  }),
  /** A part goes back into its order. */
  reunite: command({ access: 'orders.edit', input: z.object({ orderId }), output: z.object({ orderId }) }),
  /** CS-4: the platform's note as it would be with this one on top; null = the platform keeps none. */
  composedNote: query({
    access: 'orders.read', input: z.object({ orderId, oneMore: z.string().max(2000) }),
    output: z.object({
      text: z.string(), leftOut: count, isCut: z.boolean(), flag: orderFlag, flagName: z.string().nullable(), length: count, limit: count, unit: z.enum(['bytes', 'characters']), documented: z.boolean(),
    }).nullable(),
  }),
  giftRules: query({
    access: 'settings.edit', input: nothing,
    output: z.object({ rules: z.array(giftRule.extend({ id: giftRuleId, giftTitle: z.string(), given: count })), shops: z.array(z.string()) }),
  }),
  /** `id` null = a new one. Orders that have their present keep it. */
  saveGiftRule: command({ access: 'settings.edit', input: z.object({ id: giftRuleId.nullable(), rule: giftRule }), output: z.object({ id: giftRuleId }) }),
};
