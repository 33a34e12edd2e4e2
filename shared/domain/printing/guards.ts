import { floorStopOf, type FloorStop, type OrderStanding } from '../orders/standing.ts';
import type { Refusal, RefusalParams } from '../result.ts';

/**
 * PR-8: what is looked at before anything is printed. An order that fails stays on the list with every reason, so that one look
 * shows all that has to be done.
 */
export type StayingCode =
  | FloorStop
  | 'no_lines' | 'masked' | 'address' | 'out_of_stock'
  | 'printed_already' | 'in_the_queue' | 'other_courier'
  | 'no_template' | 'no_printer' | 'no_numbers' | 'number_taken'
  | 'no_e_waybill' | 'needs_component' | 'component_off' | 'component_disabled'
  /** A backup was restored: nobody has said yet how far the numbers are. */
  | 'restored_unconfirmed'
  | 'text_does_not_fit' | 'missing_glyphs' | 'cannot_be_drawn';

export type StayingReason = { readonly code: StayingCode; readonly params: RefusalParams };

export type GuardedOrder = OrderStanding & {
  readonly holdNote: string;
  /** IN-5: parts of the receiver that the platform starred out. */
  readonly masked: readonly string[];
  /** IN-6: what is doubted about the address. */
  readonly doubts: readonly string[];
  /** Lines that will leave the shop: those that are not refunded. */
  readonly shippableLines: number;
  readonly shortages: readonly { readonly skuCode: string; readonly short: number }[];
};

/** Everything about the order itself that keeps it from being printed now; empty = sound. */
export const guardOrder = (order: GuardedOrder): readonly StayingReason[] => {
  const reasons: StayingReason[] = [];
  const stop = floorStopOf(order);
  if (stop !== null) reasons.push({ code: stop, params: stopParams(stop, order) });
  if (order.shippableLines === 0) reasons.push({ code: 'no_lines', params: {} });
  if (order.masked.length > 0) reasons.push({ code: 'masked', params: { parts: order.masked.join(',') } });
  if (order.doubts.length > 0) reasons.push({ code: 'address', params: { doubts: order.doubts.join(',') } });
  for (const { skuCode, short } of order.shortages) reasons.push({ code: 'out_of_stock', params: { sku: skuCode, missing: short } });
  return reasons;
};

const stopParams = (stop: FloorStop, order: GuardedOrder): RefusalParams =>
  stop === 'held' || stop === 'refund_requested' ? { reason: order.holdReason ?? '', note: order.holdNote } : {};

/** What layout refused, as a reason to stay (PR-2): the field is named in both languages. */
export const drawingReason = (refusal: Refusal): StayingReason => {
  const params = refusal.params ?? {};
  const field = refusal.field ?? '';
  switch (refusal.code) {
    case 'printing.text_does_not_fit':
    case 'printing.row_too_tall':
      return { code: 'text_does_not_fit', params: { field, ...params } };
    case 'printing.character_missing':
      return { code: 'missing_glyphs', params: { field, characters: params['character'] ?? '', ...params } };
    default:
      return { code: 'cannot_be_drawn', params: { problem: refusal.code, field, ...params } };
  }
};

/** The first reason, as the refusal of a single order's preview or print. */
export const refusalOf = (reasons: readonly StayingReason[]): Refusal | null => {
  const [first] = reasons;
  return first === undefined ? null : { code: `printing.${first.code}`, params: first.params };
};
