import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readExactJson, type JsonObject } from '../../../shared/domain/exact-json.ts';
import type { OrderDraft } from '../../../shared/domain/intake/order-draft.ts';
import { zoneClock } from '../../../shared/domain/intake/order-time.ts';
import { objectsAt } from '../../../electron/sync/pick.ts';
import type { OrderRead } from '../../../electron/sync/order-rows.ts';
import { joinNote, splitNote } from '../../../electron/sync/connectors/shopify-note.ts';
import { readShopifyOrder } from '../../../electron/sync/connectors/shopify-orders.ts';
import { csvFile, namesOf, read, tableOf } from '../../support/intake-files.ts';
import { money, shopifyLine, shopifyOrder } from '../../support/shopify-replies.ts';

const exact = (value: unknown): JsonObject => {
  const json = readExactJson(JSON.stringify(value));
  if (!json.ok) throw new Error('no JSON');
  return json.value.value as JsonObject;
};
const orderRead = (name: string, more: Record<string, unknown> = {}): OrderRead => {
  const order = exact(shopifyOrder(name, more));
  return readShopifyOrder(order, objectsAt(order, 'lineItems', 'nodes'), { account: 'Example Shop', saidBy: 'example.myshopify.com', clock: zoneClock('Asia/Shanghai') });
};
const draftOf = (name: string, more: Record<string, unknown> = {}): OrderDraft => {
  const made = orderRead(name, more);
  if (!('draft' in made)) throw new Error(made.unreadable.code);
  return made.draft;
};

/** What the file and the API both know. */
const shared = ({ source: _source, print: _print, shopName: _shop, platformNote: _note, shipments: _shipments, closeReason: _reason, ...rest }: OrderDraft): object => rest;

const fileRow = { Name: '#1001', Email: 'ann@example.com', 'Financial Status': 'paid', 'Paid at': '2026-01-31 09:02:00 +0800', 'Fulfillment Status': 'unfulfilled', Currency: 'USD', Subtotal: '25.00', Shipping: '4.90', Total: '29.90', 'Refunded Amount': '0.00',
  'Created at': '2026-01-31 09:00:00 +0800', Notes: 'Please ring twice', 'Shipping Name': 'Ann Example', 'Shipping Phone': '+44 113 000 0000', 'Shipping Address1': '1 Example St', 'Shipping Address2': 'Flat 2', 'Shipping City': 'Leeds', 'Shipping Zip': "'LS1 1AA",
  'Shipping Country': 'GB', 'Shipping Province Name': 'England', 'Lineitem name': 'Mug - Blue / XL', 'Lineitem quantity': '2', 'Lineitem price': '10.00', 'Lineitem sku': 'MUG-BL-XL' };
const secondRow = { Name: '#1001', 'Lineitem name': 'Cup', 'Lineitem quantity': '1', 'Lineitem price': '5.00', 'Lineitem sku': 'CUP' };
const fileDraft = async (cells: Record<string, string> = {}): Promise<OrderDraft> => {
  const { orders, refusedLines } = await read(csvFile('orders_export.csv', tableOf(namesOf('SHOPIFY'), [{ ...fileRow, ...cells }, secondRow])));
  expect(refusedLines).toEqual([]);
  return orders[0] as OrderDraft;
};

describe('IN-2: the same order by file and by API is the same order', () => {
  test.each<[string, Record<string, string>, Record<string, unknown>]>([
    ['paid and unshipped', {}, {}],
    ['not paid', { 'Financial Status': 'pending', 'Paid at': '' }, { displayFinancialStatus: 'PENDING', transactions: [{ kind: 'SALE', status: 'PENDING', processedAt: '2026-01-31T01:02:00Z' }] }],
    ['only authorised', { 'Financial Status': 'authorized', 'Paid at': '' }, { displayFinancialStatus: 'AUTHORIZED', transactions: [{ kind: 'AUTHORIZATION', status: 'SUCCESS', processedAt: '2026-01-31T01:02:00Z' }] }],
    ['partly shipped', { 'Fulfillment Status': 'partial' }, { displayFulfillmentStatus: 'PARTIALLY_FULFILLED' }],
    ['shipped', { 'Fulfillment Status': 'fulfilled', 'Fulfilled at': '2026-02-01 10:00:00 +0800' }, { displayFulfillmentStatus: 'FULFILLED', fulfillments: [{ status: 'SUCCESS', createdAt: '2026-02-01T02:00:00Z', trackingInfo: [{ company: 'SF Express', number: 'SF0000000001' }] }] }],
    ['partly refunded', { 'Financial Status': 'partially_refunded', 'Refunded Amount': '5.00' }, { displayFinancialStatus: 'PARTIALLY_REFUNDED', totalRefundedSet: money('5.0') }],
    ['refunded', { 'Financial Status': 'refunded', 'Refunded Amount': '29.90' }, { displayFinancialStatus: 'REFUNDED', totalRefundedSet: money('29.90') }],
    ['cancelled', { 'Financial Status': 'voided', 'Paid at': '', 'Cancelled at': '2026-01-31 11:00:00 +0800' }, { displayFinancialStatus: 'VOIDED', cancelledAt: '2026-01-31T03:00:00Z', transactions: [] }],
    ['held by Shopify', { 'Fulfillment Status': 'on_hold' }, { displayFulfillmentStatus: 'ON_HOLD' }],
    ['in yen', { Currency: 'JPY', Subtotal: '2500', Shipping: '490', Total: '2990', 'Refunded Amount': '0', 'Lineitem price': '10.00' }, { currencyCode: 'JPY', subtotalPriceSet: money('2500'), totalShippingPriceSet: money('490.0'), totalPriceSet: money('2990') , totalRefundedSet: money('0') }],
    ['hostile words', { 'Shipping Name': '=HYPERLINK("http://x")', Notes: '<script>alert(1)</script>\n"; DROP TABLE', Email: "o'x@example.com" }, { note: '<script>alert(1)</script>\r\n"; DROP TABLE', email: "o'x@example.com", shippingAddress: { ...(shopifyOrder('#1')['shippingAddress'] as object), name: '=HYPERLINK("http://x")' } }],
  ])('%s', async (_name, cells, more) => {
    expect(shared(draftOf('#1001', more))).toEqual(shared(await fileDraft(cells)));
  });

  test('in China, where the file masks the zip with a quote', async () => {
    const place = { name: '郭明', phone: '+86 15970825422', address1: '学府路91号', address2: '', city: '沈阳市', zip: '000000', province: '辽宁省', country: 'China', countryCodeV2: 'CN' };
    const cells = { 'Shipping Name': '郭明', 'Shipping Phone': '+86 15970825422', 'Shipping Address1': '学府路91号', 'Shipping Address2': '', 'Shipping City': '沈阳市', 'Shipping Zip': "'000000", 'Shipping Country': 'CN', 'Shipping Province Name': '辽宁省' };
    const draft = draftOf('#1001', { shippingAddress: place });
    expect(shared(draft)).toEqual(shared(await fileDraft(cells)));
    expect(draft.receiver).toMatchObject({ phone: '15970825422', province: '辽宁省', country: 'CN' });
  });
});

test('what only the API knows: shipments that stand, tags, our note, why it was cancelled, the shop', () => {
  const draft = draftOf('#1002', {
    tags: ['VIP', 'rush  job'], note: 'Ring twice\n\n〔后仓〕缺货；等周三', cancelReason: 'CUSTOMER', cancelledAt: '2026-01-31T03:00:00Z',
    fulfillments: [
      { status: 'SUCCESS', createdAt: '2026-02-01T02:00:00Z', trackingInfo: [{ company: 'SF Express', number: 'SF0000000001' }, { company: 'SF Express', number: 'SF0000000001' }, { company: null, number: null }] },
      { status: 'CANCELLED', createdAt: '2026-02-01T01:00:00Z', trackingInfo: [{ company: 'X', number: 'GONE00001' }] },
    ],
  });
  expect(draft).toMatchObject({
    shopName: 'Example Shop', buyerMessage: 'Ring twice', platformNote: '缺货；等周三；#VIP；#rush job', closeReason: null, state: 'completed', shipments: [{ courierName: 'SF Express', waybillNumber: 'SF0000000001' }],
    shippedAt: Date.UTC(2026, 1, 1, 2), source: { fileName: 'example.myshopify.com' },
  });
  expect(draftOf('#1003', { cancelReason: 'CUSTOMER', cancelledAt: '2026-01-31T03:00:00Z' })).toMatchObject({ state: 'closed', closeReason: 'customer' });
});

test('a line taken off is marked so that nobody packs it; a line cut down holds the order', () => {
  const lines = (one: object, two: object = {}): Record<string, unknown> => ({ lineItems: { nodes: [shopifyLine('Mug', 2, '10.00', 'MUG', one), shopifyLine('Cup', 1, '5.00', 'CUP', two)] } });
  expect(draftOf('#1', lines({ currentQuantity: 0 }))).toMatchObject({ state: 'paid', holdCauses: ['partly_refunded'], lines: [{ refund: 'succeeded' }, { refund: 'none' }] });
  expect(draftOf('#1', lines({ currentQuantity: 1 }))).toMatchObject({ state: 'paid', holdCauses: ['goods_changed'] });
  expect(draftOf('#1', lines({})).holdCauses).toBeUndefined();
});

test('a whole discount is paid although nothing was ever paid in', () => {
  expect(draftOf('#1', { transactions: [], totalPriceSet: money('0.00'), subtotalPriceSet: money('0.00') })).toMatchObject({ state: 'paid', paidFen: 0, paidAt: Date.UTC(2026, 0, 31, 1) });
});

test('IN-3: what cannot be read is named and does not stop the others', () => {
  expect(orderRead('#1', { displayFinancialStatus: 'SOMETHING_NEW' })).toMatchObject({ unreadable: { code: 'intake.status_unknown' } });
  expect(orderRead('#1', { totalPriceSet: money('1e3') })).toMatchObject({ unreadable: { code: 'intake.amount_unreadable', params: { cell: 'total' } } });
  expect(orderRead('#1', { createdAt: 'yesterday' })).toMatchObject({ unreadable: { code: 'intake.time_unreadable' } });
  expect(orderRead('')).toMatchObject({ unreadable: { code: 'intake.order_number_missing' } });
  expect(orderRead('#1', { lineItems: { nodes: [] } })).toMatchObject({ unreadable: { platformOrderNumber: '#1' } });
});

test('whatever the fields hold, reading ends with an order or a reason', () => {
  const anything = fc.jsonValue({ maxDepth: 3 });
  const names = Object.keys(shopifyOrder('#1'));
  fc.assert(fc.property(fc.constantFrom(...names), anything, (name, value) => {
    const made = orderRead('#1', { [name]: value });
    expect(typeof ('draft' in made ? made.draft.platformOrderNumber : made.unreadable.code)).toBe('string');
  }), { numRuns: 400 });
});

test('CS-4: our note is put beside the buyer\'s words, changed and taken out, and both are told apart again', () => {
  const written = joinNote('Ring twice\nthanks', '等周三');
  expect(splitNote(written)).toEqual({ buyers: 'Ring twice\nthanks', ours: '等周三' });
  expect(splitNote(joinNote(written, '到货了'))).toEqual({ buyers: 'Ring twice\nthanks', ours: '到货了' });
  expect(joinNote(written, '')).toBe('Ring twice\nthanks');
  expect(splitNote(joinNote('', '等周三'))).toEqual({ buyers: '', ours: '等周三' });
  fc.assert(fc.property(fc.string(), fc.string({ minLength: 1 }).filter((text) => text.trim() !== '' && !text.includes('〔')), (buyers, ours) => {
    const both = joinNote(buyers, ours);
    expect(splitNote(both)).toEqual({ buyers: splitNote(buyers).buyers.trimEnd(), ours: ours.trim() });
    expect(joinNote(both, ours)).toBe(both);
  }));
});
