import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readExactJson, type JsonObject } from '../../../shared/domain/exact-json.ts';
import type { OrderDraft } from '../../../shared/domain/intake/order-draft.ts';
import { zoneClock } from '../../../shared/domain/intake/order-time.ts';
import type { OrderRead } from '../../../electron/sync/order-rows.ts';
import { readWoocommerceOrder } from '../../../electron/sync/connectors/woocommerce-orders.ts';
import { csvFile, namesOf, read, tableOf } from '../../support/intake-files.ts';
import { wooLine, wooOrder } from '../../support/woocommerce-replies.ts';

const orderRead = (number: string, more: Record<string, unknown> = {}): OrderRead => {
  const json = readExactJson(JSON.stringify(wooOrder(number, more)));
  if (!json.ok) throw new Error('no JSON');
  return readWoocommerceOrder(json.value.value as JsonObject, { account: 'Example', saidBy: 'shop.example.com', clock: zoneClock('Asia/Shanghai') });
};
const draftOf = (number: string, more: Record<string, unknown> = {}): OrderDraft => {
  const made = orderRead(number, more);
  if (!('draft' in made)) throw new Error(made.unreadable.code);
  return made.draft;
};

/** What the file's usual columns and the API both know; when it was paid is not among the columns. */
const shared = ({ source: _source, print: _print, shopName: _shop, shipments: _shipments, paidAt: _paidAt, completedAt: _completedAt, ...rest }: OrderDraft): object => rest;

const row = {
  'Order Number': '727', 'Order Status': 'Processing', 'Order Date': '2026-01-31 09:00:00', 'Customer Note': 'Leave at the door', 'First Name (Billing)': 'Bob', 'Last Name (Billing)': 'Payer', 'Email (Billing)': 'bob@example.com', 'Phone (Billing)': '(555) 555-5555',
  'First Name (Shipping)': 'Ann', 'Last Name (Shipping)': 'Example', 'Address 1&2 (Shipping)': '969 Market, Suite 2', 'City (Shipping)': 'San Francisco', 'State Code (Shipping)': 'CA', 'Postcode (Shipping)': '94103', 'Country Code (Shipping)': 'US',
  'Order Subtotal Amount': '25.00', 'Order Shipping Amount': '10.00', 'Order Total Amount': '35.00', 'Order Refund Amount': '0.00', SKU: 'MUG-BL', 'Item Name': 'Mug - Blue, XL', 'Quantity (- Refund)': '2', 'Item Cost': '10.00',
};
const second = { 'Order Number': '727', SKU: 'CUP', 'Item Name': 'Cup', 'Quantity (- Refund)': '1', 'Item Cost': '5.00' };
const fileDraft = async (cells: Record<string, string> = {}): Promise<OrderDraft> => {
  const { orders, refusedLines } = await read(csvFile('orders.csv', tableOf(namesOf('WOO_AOE'), [{ ...row, ...cells }, second])));
  expect(refusedLines).toEqual([]);
  return orders[0] as OrderDraft;
};
const inDollars = ({ currency: _currency, ...rest }: ReturnType<typeof shared> & { currency?: string }): object => rest;

describe('IN-2: the same order by file and by API is the same order', () => {
  test.each<[string, Record<string, string>, Record<string, unknown>]>([
    ['paid', {}, {}], ['on hold for the money', { 'Order Status': 'On hold' }, { status: 'on-hold', date_paid_gmt: null }], ['not paid', { 'Order Status': 'Pending payment' }, { status: 'pending', date_paid_gmt: null }],
    ['cancelled', { 'Order Status': 'Cancelled' }, { status: 'cancelled', date_paid_gmt: null }], ['completed', { 'Order Status': 'Completed' }, { status: 'completed', date_completed_gmt: '2026-02-02T00:00:00' }],
    ['refunded', { 'Order Status': 'Refunded', 'Order Refund Amount': '35.00' }, { status: 'refunded', date_paid_gmt: null, refunds: [{ id: 1, reason: '', total: '-35.00' }] }],
    ['hostile words', { 'Customer Note': '<img src=x onerror=alert(1)>\n=cmd()', 'First Name (Shipping)': "O'Neil" }, { customer_note: '<img src=x onerror=alert(1)>\r\n=cmd()', shipping: { ...(wooOrder('1')['shipping'] as object), first_name: "O'Neil" } }],
  ])('%s', async (_name, cells, more) => {
    expect(inDollars(shared(draftOf('727', more)))).toEqual(inDollars(shared(await fileDraft(cells))));
  });
});

test('what only the API knows: currency, payment, shipments of the tracking plugins, the shop', () => {
  const items = [{ tracking_provider: 'fedex', custom_tracking_provider: '', tracking_number: '123456789012' }, { tracking_provider: '', custom_tracking_provider: 'SF Express', tracking_number: 'SF0000000001' }];
  expect(draftOf('727', { status: 'completed', date_completed_gmt: '2026-02-02T00:00:00', meta_data: [{ id: 1, key: '_wc_shipment_tracking_items', value: items }, { id: 2, key: 'x', value: 'y' }] })).toMatchObject({
    shopName: 'Example', currency: 'USD', paidAt: Date.UTC(2026, 0, 31, 1, 5), completedAt: Date.UTC(2026, 1, 2), shipments: [{ courierName: 'fedex', waybillNumber: '123456789012' }, { courierName: 'SF Express', waybillNumber: 'SF0000000001' }],
  });
});

test('money that is partly back holds what is still to be shipped; a name without its choice gets it from the line\'s fields', () => {
  expect(draftOf('727', { refunds: [{ id: 1, reason: 'x', total: '-5.00' }] })).toMatchObject({ state: 'paid', refundedFen: 500, holdCauses: ['partly_refunded'] });
  const lines = [wooLine('Shirt', 1, '10.00', { parent_name: 'Shirt', meta_data: [{ key: 'pa_colour', value: 'blue', display_key: '颜色', display_value: '<p>深蓝</p>' }, { key: '尺码', value: 'M' }, { key: '_reduced_stock', value: '1' }] })];
  expect(draftOf('727', { line_items: lines })).toMatchObject({ lines: [{ title: 'Shirt', properties: '颜色：深蓝；尺码：M', colour: '深蓝', size: 'M' }] });
});

test('addresses: the shipping one as a whole, else the billing one; China read as China', () => {
  const nobody = { first_name: '', last_name: '', address_1: '', address_2: '', city: '', state: '', postcode: '', country: '' };
  expect(draftOf('727', { shipping: nobody }).receiver).toMatchObject({ name: 'Bob Payer', city: 'Oakland', province: null });
  expect(draftOf('727', { shipping: { ...nobody, first_name: 'Ann', address_1: '2 St' } }).receiver).toMatchObject({ name: 'Ann', city: null, phone: '(555) 555-5555' });
  const china = { ...nobody, first_name: '小明', last_name: '', address_1: '天河区示例路1号', city: '广州市', state: '广东省', country: 'CN', phone: '+86 138 0000 1234' };
  expect(draftOf('727', { shipping: china }).receiver).toMatchObject({ country: 'CN', province: '广东省', city: '广州市', district: '天河区', phone: '13800001234' });
});

test('versions: numbers as texts and as numbers, whole yen, ids of any length, fields that are not there', () => {
  expect(draftOf('727', { currency: 'JPY', total: '3500', shipping_total: '1000', line_items: [wooLine('Mug', 1, '2500', { price: 2500 })] })).toMatchObject({ currency: 'JPY', totalFen: 350_000, goodsFen: 250_000 });
  expect(draftOf('727', { line_items: [wooLine('Mug', 3, '10.00', { price: 3.3333333333 })] })).toMatchObject({ lines: [{ unitPriceFen: null }], goodsFen: 1000 });
  expect(draftOf('9007199254740993', { id: '9007199254740993' }).platformOrderNumber).toBe('9007199254740993');
  expect('draft' in orderRead('727', { refunds: undefined, meta_data: undefined, customer_note: undefined, billing: undefined })).toBe(true);
  expect(orderRead('727', { status: 'awaiting-pickup' })).toMatchObject({ unreadable: { code: 'intake.status_unknown' } });
  expect(orderRead('727', { total: '1e9' })).toMatchObject({ unreadable: { code: 'intake.amount_unreadable' } });
});

test('whatever the fields hold, reading ends with an order or a reason', () => {
  fc.assert(fc.property(fc.constantFrom(...Object.keys(wooOrder('1'))), fc.jsonValue({ maxDepth: 3 }), (name, value) => {
    const made = orderRead('1', { [name]: value });
    expect(typeof ('draft' in made ? made.draft.platformOrderNumber : made.unreadable.code)).toBe('string');
  }), { numRuns: 400 });
});
