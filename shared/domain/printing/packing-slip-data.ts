import type { GoodsLine } from './goods-text.ts';
import { partyFields, partyValues, type Party } from './party.ts';
import { groupWaybillNumber, reprintMark } from './waybill-data.ts';

export type SlipLine = GoodsLine & {
  /** Where it lies; empty = not known. */
  readonly shelf: string;
};

/** PR-1: the paper in the parcel. Empty text = not known. */
export type PackingSlipData = {
  readonly kind: 'packing_slip';
  readonly shopName: string;
  readonly sender: Party;
  readonly receiver: Party;
  readonly waybillNumber: string;
  readonly courierName: string;
  readonly orderNumbers: readonly string[];
  readonly buyerNick: string;
  readonly sellerNote: string;
  readonly buyerMessage: string;
  /** In the shop's time zone, as people read them. */
  readonly paidAt: string;
  readonly printedAt: string;
  readonly batch: { readonly number: number; readonly count: number } | null;
  readonly reprint: number;
  readonly lines: readonly SlipLine[];
};

export const packingSlipFields = [
  ...partyFields('sender'),
  ...partyFields('receiver'),
  'shopName', 'waybillNumber', 'waybillNumberGrouped', 'courierName', 'orderNumbers', 'firstOrderNumber', 'buyerNick', 'sellerNote', 'buyerMessage',
  'paidAt', 'printedAt', 'batch', 'reprint', 'totals.lines', 'totals.pieces',
] as const;

export const slipLineFields = [
  'line.no', 'line.style', 'line.title', 'line.colour', 'line.size', 'line.variant', 'line.skuCode', 'line.quantity', 'line.shelf',
] as const;

export const packingSlipValues = (data: PackingSlipData): Record<string, string> => ({
  ...partyValues('sender', data.sender),
  ...partyValues('receiver', data.receiver),
  shopName: data.shopName,
  waybillNumber: data.waybillNumber,
  waybillNumberGrouped: groupWaybillNumber(data.waybillNumber),
  courierName: data.courierName,
  orderNumbers: data.orderNumbers.join(' '),
  // What a code on the paper can hold, however many orders lie in the parcel.
  firstOrderNumber: data.orderNumbers[0] ?? '',
  buyerNick: data.buyerNick,
  sellerNote: data.sellerNote,
  buyerMessage: data.buyerMessage,
  paidAt: data.paidAt,
  printedAt: data.printedAt,
  batch: data.batch === null ? '' : `${data.batch.number} / ${data.batch.count}`,
  reprint: reprintMark(data.reprint),
  'totals.lines': String(data.lines.length),
  'totals.pieces': String(data.lines.reduce((sum, line) => sum + line.quantity, 0)),
});

export const slipLineValues = (line: SlipLine, index: number): Record<string, string> => ({
  'line.no': String(index + 1),
  'line.style': line.style,
  'line.title': line.title,
  'line.colour': line.colour,
  'line.size': line.size,
  'line.variant': [line.colour, line.size].filter((part) => part !== '').join(' / '),
  'line.skuCode': line.skuCode,
  'line.quantity': String(line.quantity),
  'line.shelf': line.shelf,
});
