import { z } from 'zod';
import { command, query } from './operation.ts';
import { addressDoubt, count, fen, line, orderId, receiver, skuId } from './fields.ts';
import { channels } from '../domain/entry/channels.ts';
import { pastedFields } from '../domain/entry/paste-text.ts';

export const pastedField = z.enum(pastedFields);
export const channel = z.enum(channels);

const span = z.object({ start: count.max(100_000), end: count.max(100_000), field: pastedField });

const placeChange = z.object({ province: z.string().optional(), city: z.string().optional(), district: z.string().optional(), detail: z.string().optional(), postcode: z.string().optional() });

/** IN-6: what is doubted of an address, and what it may have meant; nothing is changed by it. */
export const placeCheck = z.object({
  doubts: z.array(addressDoubt),
  suggestions: z.array(z.object({
    reason: z.enum(['province_from_city', 'city_from_district', 'spelled_alike', 'district_in_detail', 'renamed', 'other_city', 'whole_in_detail', 'postcode_of_other_province']), change: placeChange, sure: z.boolean(),
  })),
});
export type PlaceCheck = z.output<typeof placeCheck>;

export const skuChoice = z.object({ skuId, code: z.string(), title: z.string(), colour: z.string(), size: z.string(), sellable: z.number().int().nullable() });
export type SkuChoice = z.output<typeof skuChoice>;

export const enteredLine = z.object({
  skuId: skuId.nullable(), title: line(200), colour: line(60), size: line(60), quantity: z.number().int().min(1).max(100_000), unitPriceFen: z.number().int().min(0).max(1e11).nullable(),
});

/** One order as the pasted text tells it. */
export const pastedOrder = z.object({
  start: count, end: count,
  parts: z.array(span.extend({ sure: z.boolean(), byHand: z.boolean() })),
  receiver: receiver.extend({ secondPhone: z.string() }),
  /** Levels that the text leaves out and that follow from what it says. */
  inferred: z.array(z.enum(['province', 'city', 'district'])),
  check: placeCheck,
  lines: z.array(enteredLine.extend({ text: z.string(), counted: z.boolean(), sure: z.boolean(), choices: z.array(skuChoice) })),
  totalFen: fen.nullable(), freightFen: fen.nullable(), paidFen: fen.nullable(), payment: z.enum(['paid', 'unpaid', 'transfer']).nullable(), channel: channel.nullable(), nick: z.string(), note: z.string(),
});
export type PastedOrder = z.output<typeof pastedOrder>;

/** IN-4: orders taken by phone or chat. */
export const entry = {
  /** Takes a text apart; what a person assigned counts first. Nothing is kept. */
  read: query({
    access: 'orders.edit', input: z.object({ text: z.string().max(20_000), assigned: z.array(span).max(300) }),
    output: z.object({ orders: z.array(pastedOrder), more: count }),
  }),
  /** IN-6: doubts and suggestions for an address, as typed so far. */
  checkAddress: query({ access: 'orders.read', input: z.object({ receiver, masked: z.boolean().default(false), districtExpected: z.boolean().default(true) }), output: placeCheck }),
  findSkus: query({ access: 'orders.edit', input: z.object({ search: line(200) }), output: z.array(skuChoice) }),
  /** Makes one order, whole. `again`: the person knows that an order out of this very text is there already. */
  create: command({
    access: 'orders.edit',
    input: z.object({
      sourceText: z.string().max(20_000), channel, nick: line(100), receiver, lines: z.array(enteredLine).min(1).max(100), freightFen: z.number().int().min(0).max(1e9),
      totalFen: z.number().int().min(0).max(1e11), payment: z.enum(['paid', 'unpaid', 'transfer']), bank: line(40).default(''), payer: line(60).default(''), note: line(2000).default(''), again: z.boolean().default(false),
    }),
    output: z.object({ orderId, number: z.string() }),
  }),
  /** Where an order that was typed in was taken, and the text it came from; null = it was not typed in. */
  sourceOf: query({ access: 'orders.read', input: z.object({ orderId }), output: z.object({ channel, text: z.string() }).nullable() }),
};

