/**
 * What is asked of Shopify's GraphQL Admin API. Money is the shop's (`shopMoney`), as in its own export file. Each operation has a name, which
 * stands in Shopify's own logs as well.
 */

/** Stands until mid-2027; an older one would be answered by the oldest still served. */
export const apiVersion = '2026-04';

const money = '{ shopMoney { amount } }';
const address = '{ name phone address1 address2 city zip province country countryCodeV2 }';
const line = '{ name sku quantity currentQuantity originalUnitPriceSet { shopMoney { amount } } }';

const order = `
  id name email phone note tags createdAt updatedAt cancelledAt cancelReason currencyCode
  displayFinancialStatus displayFulfillmentStatus
  subtotalPriceSet ${money} totalShippingPriceSet ${money} totalPriceSet ${money} totalRefundedSet ${money}
  shippingAddress ${address} billingAddress ${address}
  transactions(first: 5) { kind status processedAt }
  fulfillments(first: 5) { status createdAt trackingInfo(first: 5) { company number } }
  lineItems(first: 20) { pageInfo { hasNextPage endCursor } nodes ${line} }`;

/** By the time of change, oldest first, behind a cursor that names the last one seen: an order that changes meanwhile moves to the end. */
export const changedOrders = `query ChangedOrders($first: Int!, $after: String, $changed: String!) {
  orders(first: $first, after: $after, sortKey: UPDATED_AT, query: $changed) { pageInfo { hasNextPage endCursor } nodes {${order}
  } }
}`;

/** The lines of an order behind its first twenty. */
export const moreLines = `query MoreLines($id: ID!, $after: String!) {
  order(id: $id) { lineItems(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes ${line} } }
}`;

export const ping = 'query Ping { shop { name } currentAppInstallation { accessScopes { handle } } }';

const found = (name: string, fields: string): string => `query ${name}($named: String!) {
  orders(first: 5, query: $named) { nodes { id name cancelledAt ${fields} } }
}`;

/** Places by their name: their ids are shown only to keys that may read the shop's places. */
export const orderToShip = found('OrderToShip', `displayFulfillmentStatus
    fulfillments(first: 50) { id status trackingInfo(first: 20) { company number } }
    fulfillmentOrders(first: 20) { nodes { id status assignedLocation { name } } }`);
export const orderToNote = found('OrderToNote', 'note');
export const orderToClose = found('OrderToClose', 'displayFulfillmentStatus');
export const orderToRefund = found('OrderToRefund', `currencyCode presentmentCurrencyCode
    transactions(first: 100) { id kind status gateway amountSet ${money} parentTransaction { id } }
    refunds(first: 100) { note totalRefundedSet ${money} }`);

export const fulfillmentCreate = `mutation FulfillmentCreate($fulfillment: FulfillmentInput!) {
  fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id status } userErrors { field message } }
}`;

/** A second parcel of an order that stands there as shipped already. */
export const trackingUpdate = `mutation TrackingUpdate($id: ID!, $tracking: FulfillmentTrackingInput!) {
  fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: $tracking, notifyCustomer: true) { fulfillment { id } userErrors { field message } }
}`;

export const noteUpdate = `mutation NoteUpdate($input: OrderInput!) {
  orderUpdate(input: $input) { order { id note } userErrors { field message } }
}`;

export const orderCancel = `mutation OrderCancel($orderId: ID!, $reason: OrderCancelReason!, $refundMethod: OrderCancelRefundMethodInput!, $restock: Boolean!, $notifyCustomer: Boolean, $staffNote: String) {
  orderCancel(orderId: $orderId, reason: $reason, refundMethod: $refundMethod, restock: $restock, notifyCustomer: $notifyCustomer, staffNote: $staffNote) {
    job { id done } orderCancelUserErrors { field message code }
  }
}`;

/** Since 2026-04 Shopify makes no refund without a key; a repeat under the same key gets the first one's answer. */
export const refundCreate = `mutation RefundCreate($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) { refund { id } userErrors { field message } }
}`;
