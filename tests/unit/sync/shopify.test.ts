import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../electron/sync/answer.ts';
import type { ChangedOrders, Connector, Message, Telling } from '../../../electron/sync/connector.ts';
import { makeShopify } from '../../../electron/sync/connectors/shopify.ts';
import { shopifyLine, shopifyOrder, shopifyPage } from '../../support/shopify-replies.ts';
import { smallServer, type Heard, type Said } from '../../support/small-server.ts';

const token = 'shpat_0123456789abcdef';
type Asked = { readonly operationName: string; readonly query: string; readonly variables: Readonly<Record<string, unknown>> };
const askedIn = ({ body }: Heard): Asked => JSON.parse(body) as Asked;

const connected = async (answer: (asked: Asked, heard: Heard, count: number) => Said): Promise<{ connector: Connector; asked: () => Asked[]; heard: readonly Heard[] }> => {
  const { address, heard } = await smallServer((one, count) => answer(askedIn(one), one, count));
  const connector = makeShopify({ settings: { shopAddress: address }, secrets: { accessToken: token }, account: 'Example', timeZone: 'Asia/Shanghai', fetch, now: () => Date.UTC(2026, 0, 31) });
  return { connector, asked: () => heard.map(askedIn), heard };
};

const span = { from: Date.UTC(2026, 0, 1), until: Date.UTC(2026, 0, 2) };
const changed = async (connector: Connector, page: string | null = null): Promise<Answer<ChangedOrders>> => {
  if (connector.orders === undefined) throw new Error('brings no orders');
  return connector.orders.changed(span, page, {});
};

describe('OF-3: changed orders', () => {
  test('come page by page behind a cursor, by the time of change, with the key in a header', async () => {
    const { connector, asked, heard } = await connected(({ variables }) => ({ body: variables['after'] === null ? shopifyPage([shopifyOrder('#1001')], 'c1') : shopifyPage([shopifyOrder('#1002')]) }));
    const first = await changed(connector);
    if (first.kind !== 'done') throw new Error(first.kind);
    const second = await changed(connector, first.value.next);
    if (second.kind !== 'done') throw new Error(second.kind);
    expect([first, second].map(({ value }) => value.orders.map(({ platformOrderNumber }) => platformOrderNumber))).toEqual([['#1001'], ['#1002']]);
    expect(second.value.next).toBeNull();
    expect(asked().map(({ variables }) => variables)).toEqual([
      { first: 8, after: null, changed: `updated_at:>='2026-01-01T00:00:00.000Z' AND updated_at:<='2026-01-02T00:00:00.000Z'` }, { first: 8, after: 'c1', changed: `updated_at:>='2026-01-01T00:00:00.000Z' AND updated_at:<='2026-01-02T00:00:00.000Z'` },
    ]);
    expect(asked()[0]?.query).toContain('sortKey: UPDATED_AT');
    expect([heard[0]?.path, heard[0]?.headers['x-shopify-access-token']]).toEqual(['/admin/api/2026-04/graphql.json', token]);
  });

  test('an order of many lines is had whole', async () => {
    const line = (n: number): object => shopifyLine(`Mug ${n}`, 1, '1.00', `M-${n}`);
    const { connector } = await connected(({ operationName, variables }) => operationName === 'ChangedOrders'
      ? { body: shopifyPage([shopifyOrder('#1', { lineItems: { pageInfo: { hasNextPage: true, endCursor: 'l1' }, nodes: [line(1)] } })]) }
      : { body: { data: { order: { lineItems: { pageInfo: { hasNextPage: variables['after'] === 'l1', endCursor: 'l2' }, nodes: [line(variables['after'] === 'l1' ? 2 : 3)] } } } } });
    expect(await changed(connector)).toMatchObject({ kind: 'done', value: { orders: [{ lines: [{ title: 'Mug 1' }, { title: 'Mug 2' }, { title: 'Mug 3' }] }] } });
  });

  test('a query that costs too much is asked for less, and the next page keeps to that', async () => {
    const tooMuch = { errors: [{ message: 'Query cost is 1200, which exceeds the single query max cost limit (1000).', extensions: { code: 'MAX_COST_EXCEEDED' } }] };
    const { connector, asked } = await connected(({ variables }) => ({ body: Number(variables['first']) > 2 ? tooMuch : shopifyPage([shopifyOrder('#1')], 'c1') }));
    expect(await changed(connector)).toMatchObject({ kind: 'done', value: { orders: [{}], next: '2:c1' } });
    expect(asked().map(({ variables }) => [variables['first'], variables['after']])).toEqual([[8, null], [4, null], [2, null]]);
  });

  test('one that cannot be read is named, ids keep every digit, and the others come', async () => {
    const { connector } = await connected(() => ({ body: shopifyPage([shopifyOrder('#1', { displayFinancialStatus: 'NEW_WORD' }), shopifyOrder('#2'), null]) }));
    expect(await changed(connector)).toMatchObject({ kind: 'done', value: { orders: [{ platformOrderNumber: '#2' }], unreadable: [{ platformOrderNumber: '#1', code: 'intake.status_unknown' }] } });
  });

  test.each<[string, object]>([
    ['more, but no cursor', { data: { orders: { pageInfo: { hasNextPage: true, endCursor: null }, nodes: [shopifyOrder('#1')] } } }],
    ['more, but nothing on this page', { data: { orders: { pageInfo: { hasNextPage: true, endCursor: 'x' }, nodes: [] } } }],
    ['no data', { data: null }], ['no orders', { data: { orders: null } }], ['another thing', { hello: 1 }],
  ])('IN-3: %s is no answer, so that nothing is passed over', async (_name, body) => {
    const { connector } = await connected(() => ({ body }));
    expect(await changed(connector)).toMatchObject({ kind: 'no_answer', why: 'not_readable' });
  });
});

const throttled = { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions: { cost: { requestedQueryCost: 872, actualQueryCost: null, throttleStatus: { maximumAvailable: 1000, currentlyAvailable: 372, restoreRate: 50 } } } };
const gqlError = (code: string | null, message = 'said'): object => ({ errors: [{ message, ...(code === null ? {} : { extensions: { code } }) }] });

describe('OF-4: what Shopify says when it does not answer', () => {
  test.each<[string, Said, object]>([
    ['a wrong key', { status: 401, body: { errors: `[API] Invalid API key or access token ${token}` } }, { kind: 'no_right', code: '401', words: '[API] Invalid API key or access token •••' }],
    ['no permission', { status: 403, body: { errors: 'This action requires merchant approval for read_orders scope.' } }, { kind: 'no_right', code: '403' }],
    ['a frozen shop', { status: 402, body: { errors: 'Unavailable Shop' } }, { kind: 'no_right' }],
    ['a field that the key may not see', { body: gqlError('ACCESS_DENIED', 'Access denied for orders field.') }, { kind: 'no_right', code: 'ACCESS_DENIED' }],
    ['an empty bucket', { body: throttled }, { kind: 'later', afterMs: 10_000, code: 'THROTTLED' }],
    ['an empty bucket that does not say how', { body: gqlError('THROTTLED') }, { kind: 'later', afterMs: null }],
    ['too often', { status: 429, headers: { 'retry-after': '2.0' }, body: { errors: 'Exceeded 2 calls per second' } }, { kind: 'later', afterMs: 2000 }],
    ['too often, until a date', { status: 429, headers: { 'retry-after': 'Sat, 31 Jan 2026 00:00:30 GMT' }, body: '' }, { kind: 'later', afterMs: 30_000 }],
    ['its own fault', { body: gqlError('INTERNAL_SERVER_ERROR') }, { kind: 'no_answer', why: 'server_error', maybeDone: false }],
    ['a query it does not know', { body: gqlError('undefinedField', 'Field x <b>does not</b> exist') }, { kind: 'refused', words: 'Field x does not exist' }],
    ['an error without a code', { body: gqlError(null) }, { kind: 'refused', code: 'graphql' }],
    ['data and errors at once', { body: { data: { shop: { name: 'x' } }, ...gqlError('ACCESS_DENIED') } }, { kind: 'no_right' }],
    ['a page', { body: '<html><body>Enter password</body></html>' }, { kind: 'no_answer', why: 'not_readable', maybeDone: false }],
    ['no such shop', { status: 404, body: { errors: 'Not Found' } }, { kind: 'no_answer', why: 'not_readable' }],
    ['a firewall', { status: 403, body: '<html>blocked</html>' }, { kind: 'no_answer', why: 'not_readable' }],
    ['broken JSON', { body: '{"data":{"shop":{"na' }, { kind: 'no_answer', why: 'not_readable' }],
    ['a gateway', { status: 502, body: 'bad' }, { kind: 'no_answer', why: 'server_error', maybeDone: false }],
    ['silence', 'hang_up', { kind: 'no_answer', why: 'unreachable', maybeDone: false }],
    ['the key of an app that may not read orders', { body: { data: { shop: { name: 'x' }, currentAppInstallation: { accessScopes: [{ handle: 'read_products' }] } } } }, { kind: 'no_right', code: 'scope_missing' }],
    ['well', { headers: { date: 'Sat, 31 Jan 2026 00:00:30 GMT' }, body: { data: { shop: { name: 'x' } } } }, { kind: 'done', value: { theirTime: Date.UTC(2026, 0, 31, 0, 0, 30) } }],
  ])('%s', async (_name, said, expected) => {
    const { connector } = await connected(() => said);
    const answer = await connector.ping({});
    expect(answer).toMatchObject(expected);
    expect(JSON.stringify(answer)).not.toContain(token);
  });
});

const about = { platformOrderNumber: '#1001' };
const ship: Telling = { kind: 'ship', ...about, courierCode: 'SF', waybillNumber: 'SF0000000001', handedOverAt: 0 };
const note: Telling = { kind: 'note', ...about, text: '等周三', flag: 'red', flagNumber: null };
const close: Telling = { kind: 'close', ...about, reason: '买家不想要了' };
const refund: Telling = { kind: 'refund', ...about, caseKey: '7', amountFen: 1250, reason: '尺码不合适' };
const told = (telling: Telling): Message => ({ key: `${telling.kind}:1`, telling });
const gid = 'gid://shopify/Order/98765432109876543210';
const money = (amount: string): object => ({ shopMoney: { amount } });
const sale = { id: 'gid://shopify/OrderTransaction/1', kind: 'SALE', status: 'SUCCESS', gateway: 'shopify_payments', amountSet: money('29.90'), parentTransaction: null };

/** Answers looks with the order, and changes with success; a name that only resembles comes along. */
const shop = (order: object, more: Readonly<Record<string, Said>> = {}) => connected(({ operationName }) => more[operationName] ?? (operationName.startsWith('OrderTo')
  ? { body: { data: { orders: { nodes: [{ id: 'gid://shopify/Order/1', name: '#1001-A' }, { id: gid, name: '#1001', cancelledAt: null, currencyCode: 'USD', presentmentCurrencyCode: 'USD', transactions: [sale], refunds: [], fulfillments: [], ...order }] } } } }
  : { body: { data: { fulfillmentCreate: { userErrors: [] }, fulfillmentTrackingInfoUpdate: { userErrors: [] }, orderUpdate: { userErrors: [] }, orderCancel: { job: { id: 'j' }, orderCancelUserErrors: [] }, refundCreate: { userErrors: [] } } } }));
const tell = async (order: object, telling: Telling, more: Readonly<Record<string, Said>> = {}) => {
  const { connector, asked } = await shop(order, more);
  return { answer: await connector.outbox?.tell(told(telling), {}), found: await connector.outbox?.find(told(telling), {}), changes: asked().filter(({ query }) => query.startsWith('mutation')), asked };
};
const fulfilled = (number: string, company = 'SF Express'): object => ({ id: 'f1', status: 'SUCCESS', trackingInfo: [{ company, number }] });
const part = (id: string, status: string, place = 'L1'): object => ({ id, status, assignedLocation: { name: place } });

describe('OF-2: shipped', () => {
  test('all that is open is fulfilled, one fulfilment for each place it leaves from', async () => {
    const { answer, changes, found, asked } = await tell({ fulfillmentOrders: { nodes: [part('a', 'OPEN'), part('b', 'IN_PROGRESS'), part('c', 'CLOSED'), part('d', 'OPEN', 'L2')] } }, ship);
    expect([answer, found]).toEqual([{ kind: 'done', value: { already: false } }, { kind: 'done', value: null }]);
    const trackingInfo = { company: 'SF Express', number: 'SF0000000001' };
    expect(changes.map(({ variables }) => variables['fulfillment'])).toEqual([
      { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: 'a' }, { fulfillmentOrderId: 'b' }], trackingInfo, notifyCustomer: true }, { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: 'd' }], trackingInfo, notifyCustomer: true },
    ]);
    expect(asked()[0]?.variables).toEqual({ named: 'name:"#1001"' });
  });
  test('told before, or written there by hand, it is not told again', async () => {
    const { answer, found, changes } = await tell({ fulfillments: [fulfilled('SF0000000001')], fulfillmentOrders: { nodes: [] } }, ship);
    expect([answer, found, changes]).toEqual([{ kind: 'done', value: { already: true } }, { kind: 'done', value: { already: true } }, []]);
  });
  test('a second parcel of an order that is shipped there adds its number', async () => {
    const { answer, changes } = await tell({ fulfillments: [fulfilled('SF0000000009')], fulfillmentOrders: { nodes: [part('a', 'CLOSED')] } }, ship);
    expect([answer, changes.map(({ variables }) => variables)]).toEqual([{ kind: 'done', value: { already: false } }, [{ id: 'f1', tracking: { company: 'SF Express', numbers: ['SF0000000009', 'SF0000000001'] } }]]);
  });
  test.each<[string, object, string]>([
    ['cancelled there', { cancelledAt: '2026-01-01T00:00:00Z', fulfillmentOrders: { nodes: [part('a', 'OPEN')] } }, 'order_cancelled'],
    ['on hold there', { fulfillmentOrders: { nodes: [part('a', 'ON_HOLD')] } }, 'fulfillment_on_hold'], ['nothing to ship', { fulfillmentOrders: { nodes: [] } }, 'nothing_to_fulfil'],
  ])('%s is for a person', async (_name, order, code) => {
    expect(await tell(order, ship)).toMatchObject({ answer: { kind: 'refused', code }, changes: [] });
  });
  test('its own words are handed on; a broken answer may have been done', async () => {
    const open = { fulfillmentOrders: { nodes: [part('a', 'OPEN')] } };
    const refused: Said = { body: { data: { fulfillmentCreate: { fulfillment: null, userErrors: [{ field: ['fulfillment'], message: 'Fulfillment order is not fulfillable.' }] } } } };
    expect((await tell(open, ship, { FulfillmentCreate: refused })).answer).toEqual({ kind: 'refused', code: 'user_error', words: 'Fulfillment order is not fulfillable.' });
    expect((await tell(open, ship, { FulfillmentCreate: { body: '{"data":' } })).answer).toEqual({ kind: 'no_answer', why: 'not_readable', maybeDone: true });
    expect((await tell(open, ship, { FulfillmentCreate: 'hang_up' })).answer).toEqual({ kind: 'no_answer', why: 'unreachable', maybeDone: true });
    expect((await tell(open, ship, { FulfillmentCreate: { body: gqlError('INTERNAL_SERVER_ERROR') } })).answer).toMatchObject({ kind: 'no_answer', maybeDone: true });
    expect((await tell(open, ship, { OrderToShip: 'hang_up' })).answer).toMatchObject({ kind: 'no_answer', maybeDone: false });
  });
  test('an order that is not there, or twice', async () => {
    const nodes = (names: readonly string[]): Said => ({ body: { data: { orders: { nodes: names.map((name) => ({ id: gid, name })) } } } });
    expect((await tell({}, ship, { OrderToShip: nodes(['#10010']) })).answer).toMatchObject({ kind: 'refused', code: 'order_not_found' });
    expect((await tell({}, ship, { OrderToShip: nodes(['#1001', '#1001']) })).answer).toMatchObject({ kind: 'refused', code: 'order_ambiguous' });
  });
  test('a hostile number stays one word of the search', async () => {
    const { connector, asked } = await shop({});
    await connector.outbox?.find(told({ ...ship, platformOrderNumber: '#1" OR name:"*\\' }), {});
    expect(asked()[0]?.variables).toEqual({ named: 'name:"#1\\" OR name:\\"*\\\\"' });
  });
});

describe('OF-2: noted and closed', () => {
  test('our note goes behind the buyer\'s words, once', async () => {
    const first = await tell({ note: 'Ring twice' }, note);
    expect(first.changes[0]?.variables).toEqual({ input: { id: gid, note: 'Ring twice\n\n〔后仓〕等周三' } });
    expect(await tell({ note: 'Ring twice\n\n〔后仓〕等周三' }, note)).toMatchObject({ answer: { kind: 'done', value: { already: true } }, found: { kind: 'done', value: { already: true } }, changes: [] });
  });
  test('closed without money, which has a message of its own; closed once', async () => {
    const { answer, changes } = await tell({}, close);
    expect([answer, changes[0]?.variables]).toEqual([{ kind: 'done', value: { already: false } }, { orderId: gid, reason: 'CUSTOMER', refundMethod: { originalPaymentMethodsRefund: false }, restock: true, notifyCustomer: false, staffNote: '买家不想要了' }]);
    expect(await tell({ cancelledAt: '2026-01-01T00:00:00Z' }, close)).toMatchObject({ answer: { kind: 'done', value: { already: true } }, changes: [] });
    const partly: Said = { body: { data: { orderCancel: { job: null, orderCancelUserErrors: [{ field: null, message: 'Cannot cancel an order that has been fulfilled', code: 'INVALID' }] } } } };
    expect((await tell({}, close, { OrderCancel: partly })).answer).toEqual({ kind: 'refused', code: 'INVALID', words: 'Cannot cancel an order that has been fulfilled' });
  });
});

describe('OF-2: money goes back once', () => {
  test('from the payment it came by, under a key, with a mark that stays', async () => {
    const { answer, changes } = await tell({}, refund);
    expect(answer).toEqual({ kind: 'done', value: { already: false } });
    expect(changes[0]?.variables).toEqual({ key: 'refund:1', input: { orderId: gid, note: '尺码不合适 〔后仓 7〕', notify: true, transactions: [{ orderId: gid, parentId: sale.id, kind: 'REFUND', gateway: 'shopify_payments', amount: '12.50' }] } });
    expect(changes[0]?.query).toContain('@idempotent(key: $key)');
  });
  test('over several payments, each as far as it reaches', async () => {
    const back = { id: 'r', kind: 'REFUND', status: 'SUCCESS', gateway: 'x', amountSet: money('5.00'), parentTransaction: { id: 'card' } };
    const { changes } = await tell({ transactions: [{ ...sale, id: 'card', amountSet: money('10.00') }, back, { ...sale, id: 'gift', gateway: 'gift_card', amountSet: money('20.00') }, { ...sale, id: 'no', status: 'FAILURE' }] }, refund);
    expect(changes[0]?.variables).toMatchObject({ input: { transactions: [{ parentId: 'card', amount: '5.00' }, { parentId: 'gift', gateway: 'gift_card', amount: '7.50' }] } });
  });
  test.each<[string, object, object]>([
    ['by its mark', { refunds: [{ note: '尺码不合适 〔后仓 7〕', totalRefundedSet: money('12.5') }] }, { kind: 'done', value: { already: true } }],
    ['by amount and reason', { refunds: [{ note: '尺码不合适', totalRefundedSet: money('12.50') }] }, { kind: 'done', value: { already: true } }],
    ['all is back', { transactions: [sale, { ...sale, id: 'r', kind: 'REFUND', parentTransaction: { id: sale.id } }] }, { kind: 'done', value: { already: true } }],
    ['the same amount by hand', { refunds: [{ note: null, totalRefundedSet: money('12.50') }] }, { kind: 'refused', code: 'refund_by_hand' }],
    ['more than is left', { transactions: [{ ...sale, amountSet: money('12.49') }] }, { kind: 'refused', code: 'refund_too_much' }],
    ['the buyer paid in another currency', { presentmentCurrencyCode: 'EUR' }, { kind: 'refused', code: 'refund_other_currency' }],
    ['half a yen', { currencyCode: 'JPY', presentmentCurrencyCode: 'JPY' }, { kind: 'refused', code: 'refund_fraction' }],
  ])('%s', async (_name, order, expected) => {
    expect(await tell(order, refund)).toMatchObject({ answer: expected, changes: [] });
  });
  test('another case of the same amount is another refund; yen have no cents', async () => {
    expect((await tell({ refunds: [{ note: '尺码不合适 〔后仓 6〕', totalRefundedSet: money('12.50') }] }, refund)).changes).toHaveLength(1);
    const yen = await tell({ currencyCode: 'JPY', presentmentCurrencyCode: 'JPY', transactions: [{ ...sale, amountSet: money('3000') }] }, { ...refund, amountFen: 120_000 });
    expect(yen.changes[0]?.variables).toMatchObject({ input: { transactions: [{ amount: '1200' }] } });
  });
});
