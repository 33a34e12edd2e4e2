import { textOf, type JsonObject, type JsonValue } from '../../../shared/domain/exact-json.ts';
import { plainText } from '../../../shared/domain/intake/cell-text.ts';
import type { HoldCause, OrderDraft } from '../../../shared/domain/intake/order-draft.ts';
import type { ZoneClock } from '../../../shared/domain/intake/order-time.ts';
import { shopify } from '../../intake/formats/shopify.ts';
import { listAt, objectsAt, textAt, valueAt } from '../pick.ts';
import { readOrderRows, type OrderRow, type OrderRead } from '../order-rows.ts';
import { splitNote } from './shopify-note.ts';

export type OrderTelling = { readonly account: string; readonly saidBy: string; readonly clock: ZoneClock };

const shopMoney = (value: JsonValue | undefined, name: string): string => textAt(value, name, 'shopMoney', 'amount');

/** The export file's words for what the API shouts. */
const fulfilmentWords: Readonly<Record<string, string>> = { PARTIALLY_FULFILLED: 'partial', PENDING_FULFILLMENT: 'pending' };
const fulfilmentWord = (status: string): string => fulfilmentWords[status] ?? status.toLowerCase();

/** A fulfilment that stands: not one that was called off or went wrong. */
export const standing = (fulfilment: JsonObject): boolean => !['CANCELLED', 'ERROR', 'FAILURE'].includes(textOf(fulfilment['status']));

/** The last payment that went through; an order settled without one (a gift card, a full discount) counts from its beginning. */
const paidAt = (order: JsonObject): string => {
  if (!['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(textOf(order['displayFinancialStatus']))) return '';
  const times = objectsAt(order, 'transactions')
    .filter((transaction) => ['SALE', 'CAPTURE'].includes(textOf(transaction['kind'])) && textOf(transaction['status']) === 'SUCCESS')
    .map((transaction) => textOf(transaction['processedAt'])).filter((at) => at !== '').sort();
  return times.at(-1) ?? textOf(order['createdAt']);
};

const shippedAt = (order: JsonObject): string =>
  objectsAt(order, 'fulfillments').filter(standing).map((fulfilment) => textOf(fulfilment['createdAt'])).filter((at) => at !== '').sort()[0] ?? '';

const lineCells = (line: JsonObject): OrderRow => ({
  title: textOf(line['name']), skuCode: textOf(line['sku']), quantity: textOf(line['quantity']), unitPrice: shopMoney(line, 'originalUnitPriceSet'),
  // A line of which nothing is left: taken off the order or paid back.
  afterSale: textOf(line['currentQuantity']) === '0' ? '退款成功' : '',
});

const addressCells = (order: JsonObject): OrderRow => {
  const shipping = valueAt(order, 'shippingAddress');
  const billing = valueAt(order, 'billingAddress');
  const either = (name: string): string => textAt(shipping, name) || textAt(billing, name);
  return {
    receiverName: either('name'), mobile: either('phone') || textOf(order['phone']), country: either('countryCodeV2') || either('country'), province: textAt(shipping, 'province'), city: textAt(shipping, 'city'),
    detail: textAt(shipping, 'address1'), secondDetail: textAt(shipping, 'address2'), postcode: textAt(shipping, 'zip'),
  };
};

const shipmentsOf = (order: JsonObject): OrderDraft['shipments'] => {
  const all = objectsAt(order, 'fulfillments').filter(standing).flatMap((fulfilment) => objectsAt(fulfilment, 'trackingInfo'))
    .map((tracking) => ({ courierName: plainText(textOf(tracking['company'])), waybillNumber: plainText(textOf(tracking['number'])) }))
    .filter(({ waybillNumber }) => /^[A-Za-z0-9-]{5,40}$/.test(waybillNumber));
  return all.filter((shipment, index) => all.findIndex((other) => other.waybillNumber === shipment.waybillNumber) === index);
};

/** Fewer pieces of a line than were ordered, which the states do not tell. */
const someTakenOff = (lines: readonly JsonObject[]): boolean =>
  lines.some((line) => !['', '0', textOf(line['quantity'])].includes(textOf(line['currentQuantity'])));

const withCause = (draft: OrderDraft, cause: HoldCause): OrderDraft => ({ ...draft, holdCauses: [...new Set([...(draft.holdCauses ?? []), cause])] });

/** Tags are what the shop's people wrote on the order there: they belong to its note. */
const platformNote = (own: string | null, tags: readonly JsonValue[]): string | null => {
  const pieces = [own ?? '', ...tags.map((tag) => plainText(textOf(tag)).replace(/\s+/g, ' ')).filter((tag) => tag !== '').map((tag) => `#${tag}`)].filter((piece) => piece !== '');
  return pieces.length === 0 ? null : pieces.join('；');
};

/** One order with all its lines, as the export file would have it, and what only the API knows. */
export const readShopifyOrder = (order: JsonObject, lines: readonly JsonObject[], { account, saidBy, clock }: OrderTelling): OrderRead => {
  const note = splitNote(textOf(order['note']));
  const head: OrderRow = {
    ...addressCells(order), status: textOf(order['displayFinancialStatus']).toLowerCase(), secondStatus: fulfilmentWord(textOf(order['displayFulfillmentStatus'])),
    cancelledAt: textOf(order['cancelledAt']), closeReason: textOf(order['cancelReason']).toLowerCase(), buyerNick: textOf(order['email']), buyerMessage: note.buyers,
    goods: shopMoney(order, 'subtotalPriceSet'), freight: shopMoney(order, 'totalShippingPriceSet'), total: shopMoney(order, 'totalPriceSet'), paid: shopMoney(order, 'totalPriceSet'),
    refunded: shopMoney(order, 'totalRefundedSet'), currency: textOf(order['currencyCode']), createdAt: textOf(order['createdAt']), paidAt: paidAt(order), shippedAt: shippedAt(order),
  };
  const read = readOrderRows(shopify, plainText(textOf(order['name'])), lines.length === 0 ? [head] : lines.map((line, index) => (index === 0 ? { ...head, ...lineCells(line) } : lineCells(line))), saidBy, {}, clock);
  if (!('draft' in read)) return read;
  const draft: OrderDraft = { ...read.draft, shopName: account === '' ? null : account, platformNote: platformNote(note.ours, listAt(order, 'tags')), shipments: shipmentsOf(order) };
  const isOpen = draft.state === 'paid' || draft.state === 'awaiting_payment';
  return { draft: isOpen && someTakenOff(lines) && draft.holdCauses?.includes('partly_refunded') !== true ? withCause(draft, 'goods_changed') : draft };
};
