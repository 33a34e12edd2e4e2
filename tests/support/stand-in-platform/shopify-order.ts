import { GraphqlError, object, type Args, type GraphqlObject, type Resolved } from './graphql.ts';
import { worldCouriers } from './couriers.ts';
import type { WorldLine, WorldOrder } from './world.ts';

export const gid = (type: string, id: bigint | number | string): string => `gid://shopify/${type}/${String(id)}`;
const money = (fen: number): GraphqlObject => object('MoneyV2', { amount: (fen / 100).toFixed(2).replace(/0$/, ''), currencyCode: 'CNY' });
export const bag = (fen: number): GraphqlObject => object('MoneyBag', { shopMoney: money(fen), presentmentMoney: money(fen) });
const iso = (at: number | null): string | null => (at === null ? null : `${new Date(at).toISOString().slice(0, 19)}Z`);

/** Pages by cursor: what a cursor names is a place in the sorting, not a count. */
export const connection = <T>(type: string, items: readonly T[], args: Args, cursorOf: (item: T) => string, node: (item: T) => GraphqlObject, isAfter: (item: T, cursor: string) => boolean): GraphqlObject => {
  const first = args['first'] ?? args['last'];
  if (typeof first !== 'number') throw new GraphqlError(`you must provide one of first or last`);
  if (first < 0 || first > 250) throw new GraphqlError(`${type} page size must be at most 250`);
  if (args['last'] !== undefined || args['before'] !== undefined) throw new GraphqlError('pages backwards are not kept here');
  const { after } = args;
  const rest = typeof after === 'string' ? items.filter((item) => isAfter(item, after)) : items;
  const page = rest.slice(0, first);
  const [start, end] = [page[0], page.at(-1)];
  return object(`${type}Connection`, {
    nodes: page.map(node), edges: page.map((item) => object(`${type}Edge`, { cursor: cursorOf(item), node: node(item) })),
    pageInfo: object('PageInfo', { hasNextPage: rest.length > page.length, hasPreviousPage: typeof after === 'string', startCursor: start === undefined ? null : cursorOf(start), endCursor: end === undefined ? null : cursorOf(end) }),
  });
};
export const allOf = <T>(type: string, items: readonly T[], node: (item: T) => GraphqlObject) => (args: Args): Resolved =>
  connection(type, items.map((item, at) => ({ item, at })), args, ({ at }) => String(at), ({ item }) => node(item), ({ at }, cursor) => at > Number(cursor));
const firstOf = <T>(items: readonly T[], node: (item: T) => GraphqlObject) => (args: Args): Resolved => items.slice(0, typeof args['first'] === 'number' ? args['first'] : 250).map(node);

const refundedFen = (order: WorldOrder): number => (order.refund === 'done' ? totalFen(order) : order.refunds.reduce((sum, one) => sum + one.amountFen, 0));
export const totalFen = (order: WorldOrder): number => order.lines.reduce((sum, line) => sum + line.priceFen * line.quantity, 0) + order.freightFen;

const financial = (order: WorldOrder): string => {
  if (order.paidAt === null) return order.state === 'cancelled' ? 'VOIDED' : 'PENDING';
  const back = refundedFen(order);
  return back === 0 ? 'PAID' : back >= totalFen(order) ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
};
const addressOf = ({ receiver }: WorldOrder): GraphqlObject => object('MailingAddress', {
  id: gid('MailingAddress', 1), name: receiver.name, firstName: receiver.name, lastName: '', company: null, phone: receiver.phone, address1: receiver.detail, address2: receiver.district, city: receiver.city, province: receiver.province, provinceCode: null,
  zip: receiver.postcode, country: 'China', countryCode: 'CN', countryCodeV2: 'CN', formatted: [receiver.detail],
});
const lineOf = (order: WorldOrder, line: WorldLine): GraphqlObject => {
  const [left, back] = [order.state === 'paid' || order.state === 'unpaid' ? line.quantity : 0, refundedFen(order) >= totalFen(order) || line.refund === 'done'];
  return object('LineItem', {
    id: gid('LineItem', line.id), title: line.title, name: `${line.title} - ${line.colour} / ${line.size}`, variantTitle: `${line.colour} / ${line.size}`, sku: line.skuCode, vendor: '', quantity: line.quantity, currentQuantity: back ? 0 : line.quantity,
    unfulfilledQuantity: left, fulfillableQuantity: left, nonFulfillableQuantity: 0, refundableQuantity: back ? 0 : line.quantity, requiresShipping: true, fulfillmentStatus: left === 0 ? 'fulfilled' : 'unfulfilled', customAttributes: [],
    originalUnitPriceSet: bag(line.priceFen), discountedUnitPriceSet: bag(line.priceFen), discountedUnitPriceAfterAllDiscountsSet: bag(line.priceFen), originalTotalSet: bag(line.priceFen * line.quantity), discountedTotalSet: bag(line.priceFen * line.quantity),
    totalDiscountSet: bag(0), unfulfilledOriginalTotalSet: bag(line.priceFen * left),
    variant: object('ProductVariant', { id: gid('ProductVariant', 77), sku: line.skuCode, title: `${line.colour} / ${line.size}`, selectedOptions: [object('SelectedOption', { name: 'Colour', value: line.colour }), object('SelectedOption', { name: 'Size', value: line.size })] }),
    product: object('Product', { id: gid('Product', 66), title: line.title }),
  });
};
const fulfillmentOf = (shipment: WorldOrder['shipments'][number]): GraphqlObject => object('Fulfillment', {
  id: gid('Fulfillment', shipment.id), legacyResourceId: String(shipment.id), name: '#1', status: 'SUCCESS', displayStatus: 'FULFILLED', createdAt: iso(shipment.at), updatedAt: iso(shipment.at), totalQuantity: 1,
  trackingInfo: firstOf([shipment], ({ courier, waybillNumber }) => object('FulfillmentTrackingInfo', { company: worldCouriers.find(({ code }) => code === courier)?.english ?? courier, number: waybillNumber, url: null })),
});
export const fulfillmentOrderId = (order: WorldOrder): string => gid('FulfillmentOrder', order.id + 1_000_000_000n);

const transactionsOf = (order: WorldOrder): readonly GraphqlObject[] => {
  if (order.paidAt === null) return [];
  const sale = { id: gid('OrderTransaction', order.id + 2_000_000_000n), gateway: 'bogus', status: 'SUCCESS', processedAt: iso(order.paidAt), createdAt: iso(order.paidAt), test: false };
  return [
    object('OrderTransaction', { ...sale, kind: 'SALE', amountSet: bag(totalFen(order)), maximumRefundableV2: money(totalFen(order) - refundedFen(order)), totalUnsettledSet: bag(0), parentTransaction: null }),
    ...order.refunds.map((refund) => object('OrderTransaction', { ...sale, id: gid('OrderTransaction', refund.id), kind: 'REFUND', amountSet: bag(refund.amountFen), processedAt: iso(refund.at), createdAt: iso(refund.at), parentTransaction: object('OrderTransaction', { id: sale.id }) })),
  ];
};
export const refundOf = (refund: WorldOrder['refunds'][number]): GraphqlObject => object('Refund', {
  id: gid('Refund', refund.id), legacyResourceId: String(refund.id), createdAt: iso(refund.at), note: refund.note, totalRefundedSet: bag(refund.amountFen), totalRefunded: money(refund.amountFen),
});
const tagsOf = (order: WorldOrder): string[] => (Array.isArray(order.extra['tags']) ? (order.extra['tags'] as string[]) : []);

/** An order with every part that may be asked for. */
export const orderObject = (order: WorldOrder): GraphqlObject => {
  const cancelled = order.state === 'cancelled';
  const shipped = order.state === 'shipped' || order.state === 'completed';
  const open = !cancelled && !shipped;
  return object('Order', {
    id: gid('Order', order.id), legacyResourceId: String(order.id), name: order.number, number: Number(order.number.slice(1)), createdAt: iso(order.createdAt), updatedAt: iso(order.modifiedAt), processedAt: iso(order.createdAt), closedAt: null, closed: false,
    cancelledAt: cancelled ? iso(order.modifiedAt) : null, cancelReason: cancelled ? 'CUSTOMER' : null, cancellation: cancelled ? object('OrderCancellation', { staffNote: order.closeReason }) : null,
    confirmed: true, test: false, edited: false, currencyCode: 'CNY', presentmentCurrencyCode: 'CNY', displayFinancialStatus: financial(order), displayFulfillmentStatus: shipped ? 'FULFILLED' : 'UNFULFILLED', returnStatus: 'NO_RETURN',
    fullyPaid: order.paidAt !== null, unpaid: order.paidAt === null, refundable: order.paidAt !== null && refundedFen(order) < totalFen(order), fulfillable: open, requiresShipping: true,
    note: order.memo === '' ? (order.buyerMessage === '' ? null : order.buyerMessage) : order.memo, tags: tagsOf(order), customAttributes: [], email: `${order.buyerNick}@example.com`, phone: null, sourceName: 'web', paymentGatewayNames: ['bogus'], discountCodes: [],
    customer: object('Customer', { id: gid('Customer', 1), displayName: order.buyerNick, firstName: order.buyerNick, lastName: '', email: `${order.buyerNick}@example.com`, phone: null }),
    shippingAddress: addressOf(order), billingAddress: addressOf(order), shippingLine: null,
    totalPriceSet: bag(totalFen(order)), currentTotalPriceSet: bag(totalFen(order) - refundedFen(order)), originalTotalPriceSet: bag(totalFen(order)), subtotalPriceSet: bag(totalFen(order) - order.freightFen), currentSubtotalPriceSet: bag(totalFen(order) - order.freightFen),
    totalShippingPriceSet: bag(order.freightFen), totalRefundedSet: bag(refundedFen(order)), totalReceivedSet: bag(order.paidAt === null ? 0 : totalFen(order)), totalOutstandingSet: bag(order.paidAt === null ? totalFen(order) : 0),
    netPaymentSet: bag(order.paidAt === null ? 0 : totalFen(order) - refundedFen(order)), totalTaxSet: bag(0), totalDiscountsSet: bag(0), currentTotalDiscountsSet: bag(0), subtotalLineItemsQuantity: order.lines.length, currentSubtotalLineItemsQuantity: order.lines.length,
    lineItems: allOf('LineItem', order.lines, (line) => lineOf(order, line)), fulfillments: firstOf(order.shipments, fulfillmentOf), fulfillmentsCount: object('Count', { count: order.shipments.length }),
    fulfillmentOrders: allOf('FulfillmentOrder', [order], () => object('FulfillmentOrder', {
      id: fulfillmentOrderId(order), status: open ? 'OPEN' : cancelled ? 'CANCELLED' : 'CLOSED', requestStatus: 'UNSUBMITTED', createdAt: iso(order.createdAt), supportedActions: open ? [object('FulfillmentOrderSupportedAction', { action: 'CREATE_FULFILLMENT' })] : [],
      assignedLocation: object('FulfillmentOrderAssignedLocation', { name: 'Shop' }),
      lineItems: allOf('FulfillmentOrderLineItem', order.lines, (line) => object('FulfillmentOrderLineItem', { id: gid('FulfillmentOrderLineItem', line.id), remainingQuantity: open ? line.quantity : 0, totalQuantity: line.quantity, lineItem: lineOf(order, line) })),
    })),
    refunds: firstOf(order.refunds, refundOf), transactions: (args) => transactionsOf(order).slice(0, typeof args['first'] === 'number' ? args['first'] : 250), transactionsCount: object('Count', { count: transactionsOf(order).length }),
  });
};
export { tagsOf };
