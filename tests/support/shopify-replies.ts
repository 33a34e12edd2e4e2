/** An invented order as Shopify's GraphQL Admin API answers it; `more` lays over what a test is about. */
export const shopifyOrder = (name: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id: `gid://shopify/Order/9${name.replace(/\D/g, '').padStart(18, '0')}`, name, email: 'ann@example.com', phone: null, note: 'Please ring twice', tags: [], createdAt: '2026-01-31T01:00:00Z', updatedAt: '2026-01-31T01:05:00Z',
  cancelledAt: null, cancelReason: null, currencyCode: 'USD', displayFinancialStatus: 'PAID', displayFulfillmentStatus: 'UNFULFILLED',
  subtotalPriceSet: money('25.00'), totalShippingPriceSet: money('4.90'), totalPriceSet: money('29.90'), totalRefundedSet: money('0.0'),
  shippingAddress: { name: 'Ann Example', phone: '+44 113 000 0000', address1: '1 Example St', address2: 'Flat 2', city: 'Leeds', zip: 'LS1 1AA', province: 'England', country: 'United Kingdom', countryCodeV2: 'GB' }, billingAddress: null,
  transactions: [{ kind: 'SALE', status: 'SUCCESS', processedAt: '2026-01-31T01:02:00Z' }], fulfillments: [],
  lineItems: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [shopifyLine('Mug - Blue / XL', 2, '10.00', 'MUG-BL-XL'), shopifyLine('Cup', 1, '5.00', 'CUP')] },
  ...more,
});

export const money = (amount: string): object => ({ shopMoney: { amount } });

export const shopifyLine = (name: string, quantity: number, price: string, sku: string | null, more: object = {}): object => ({ name, sku, quantity, currentQuantity: quantity, originalUnitPriceSet: money(price), ...more });

export const shopifyPage = (nodes: readonly unknown[], endCursor: string | null = null): object => ({ data: { orders: { pageInfo: { hasNextPage: endCursor !== null, endCursor }, nodes } } });
