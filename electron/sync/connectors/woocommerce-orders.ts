import { textOf, type JsonObject } from '../../../shared/domain/exact-json.ts';
import { readAmount } from '../../../shared/domain/intake/amount.ts';
import { plainText } from '../../../shared/domain/intake/cell-text.ts';
import type { OrderDraft } from '../../../shared/domain/intake/order-draft.ts';
import type { ZoneClock } from '../../../shared/domain/intake/order-time.ts';
import { woocommerce } from '../../intake/formats/woocommerce.ts';
import { amountText } from '../amount-text.ts';
import { objectAt, objectsAt, textAt } from '../pick.ts';
import { readOrderRows, type OrderRow, type OrderRead } from '../order-rows.ts';

/** The label that the export file shows for a status. */
const labels: Readonly<Record<string, string>> = {
  'pending': 'Pending payment', 'processing': 'Processing', 'on-hold': 'On hold', 'completed': 'Completed', 'cancelled': 'Cancelled', 'refunded': 'Refunded', 'failed': 'Failed', 'trash': 'Trash', 'checkout-draft': 'Draft',
};

/** A cart that somebody is still filling in is no order yet. */
export const isNoOrderYet = (order: JsonObject): boolean => ['checkout-draft', 'auto-draft', 'draft'].includes(textOf(order['status']));

const atUtc = (order: JsonObject, name: string): string => {
  const written = textOf(order[`${name}_gmt`]);
  return written === '' || /Z|[+-]\d{2}:?\d{2}$/.test(written) ? written : `${written}Z`;
};

/** Hundredths; null = something in it is no amount. */
const sum = (texts: readonly string[]): number | null => {
  let total = 0;
  for (const text of texts) {
    const read = readAmount(text);
    if (read.kind === 'unreadable') return null;
    total += read.kind === 'value' ? read.value : 0;
  }
  return total;
};
const sumText = (texts: readonly string[]): string => {
  const total = sum(texts);
  return total === null ? '' : (amountText(Math.abs(total), 2) ?? '');
};

/** Paid back so far; each comes as a negative total. */
export const refundedFen = (order: JsonObject): number | null => {
  const total = sum(objectsAt(order, 'refunds').map((refund) => textOf(refund['total'])));
  return total === null ? null : Math.abs(total);
};

/** What the buyer chose or wrote for a line, hidden fields left out; values may hold markup. */
const chosen = (line: JsonObject): string =>
  objectsAt(line, 'meta_data')
    .filter((meta) => !textOf(meta['key']).startsWith('_'))
    .map((meta) => [textOf(meta['display_key']) || textOf(meta['key']), textOf(meta['display_value']) || textOf(meta['value'])].map((text) => plainText(text.replace(/<[^>]{0,200}>/g, ' ')).replace(/\s+/g, ' ')))
    .filter(([name = '', value = '']) => name !== '' && value !== '')
    .map(([name = '', value = '']) => `${name}：${value}`).join('；');

const lineCells = (line: JsonObject): OrderRow => {
  const [title, parent] = [textOf(line['name']), textOf(line['parent_name'])];
  // A variation's choice stands in the name already, behind a dash, and is read from there as in the file.
  const isNamed = title.includes(' - ') && (parent === '' || title !== parent);
  return { title, properties: isNamed ? '' : chosen(line), skuCode: textOf(line['sku']), quantity: textOf(line['quantity']), unitPrice: textOf(line['price']) };
};

const isFilled = (address: JsonObject | null): boolean => address !== null && ['first_name', 'last_name', 'address_1', 'city'].some((name) => plainText(textOf(address[name])) !== '');

const addressCells = (order: JsonObject): OrderRow => {
  const [shipping, billing] = [objectAt(order, 'shipping'), objectAt(order, 'billing')];
  // As a whole, so that no street of one stands with the town of the other.
  const to = (isFilled(shipping) ? shipping : billing) ?? undefined;
  const of = (name: string): string => textAt(to, name);
  return {
    firstName: of('first_name'), lastName: of('last_name'), mobile: of('phone') || textAt(billing ?? undefined, 'phone'), country: of('country') || textAt(billing ?? undefined, 'country'), province: of('state'), city: of('city'),
    detail: [of('address_1'), of('address_2')].map(plainText).filter((part) => part !== '').join(', '), postcode: of('postcode'),
  };
};

/** Where the two common plugins for shipment tracking keep them. */
export const trackingMeta = '_wc_shipment_tracking_items';
export const trackingItems = (order: JsonObject): readonly JsonObject[] =>
  objectsAt(order, 'meta_data').filter((meta) => meta['key'] === trackingMeta).flatMap((meta) => objectsAt(meta, 'value'));

const shipmentsOf = (order: JsonObject): OrderDraft['shipments'] => {
  const all = trackingItems(order)
    .map((item) => ({ courierName: plainText(textOf(item['custom_tracking_provider']) || textOf(item['tracking_provider'])), waybillNumber: plainText(textOf(item['tracking_number'])) }))
    .filter(({ waybillNumber }) => /^[A-Za-z0-9-]{5,40}$/.test(waybillNumber));
  return all.filter((shipment, index) => all.findIndex((other) => other.waybillNumber === shipment.waybillNumber) === index);
};

/** One order as the export file would have it, and what only the API knows. Money that partly went back holds what is still to be shipped. */
export const readWoocommerceOrder = (order: JsonObject, { account, saidBy, clock }: { readonly account: string; readonly saidBy: string; readonly clock: ZoneClock }): OrderRead => {
  const lines = objectsAt(order, 'line_items');
  const status = textOf(order['status']);
  const head: OrderRow = {
    ...addressCells(order), status: labels[status] ?? status, buyerNick: textAt(order, 'billing', 'email'), buyerMessage: textOf(order['customer_note']),
    goods: sumText(lines.map((line) => textOf(line['subtotal']))), freight: textOf(order['shipping_total']), total: textOf(order['total']), paid: textOf(order['total']),
    refunded: sumText(objectsAt(order, 'refunds').map((refund) => textOf(refund['total']))), currency: textOf(order['currency']),
    createdAt: atUtc(order, 'date_created'), paidAt: atUtc(order, 'date_paid'), completedAt: atUtc(order, 'date_completed'),
  };
  const read = readOrderRows(woocommerce, plainText(textOf(order['number'])), lines.length === 0 ? [head] : lines.map((line, index) => (index === 0 ? { ...head, ...lineCells(line) } : lineCells(line))), saidBy, {}, clock);
  if (!('draft' in read)) return read;
  const draft: OrderDraft = { ...read.draft, shopName: account === '' ? null : account, shipments: shipmentsOf(order) };
  const back = refundedFen(order) ?? 0;
  const isPartlyBack = back > 0 && draft.state === 'paid' && draft.refund === 'none';
  return { draft: isPartlyBack ? { ...draft, holdCauses: [...new Set([...(draft.holdCauses ?? []), 'partly_refunded' as const])] } : draft };
};
