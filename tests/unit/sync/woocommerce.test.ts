import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../electron/sync/answer.ts';
import type { ChangedOrders, Connector, Message, Telling } from '../../../electron/sync/connector.ts';
import { makeWoocommerce } from '../../../electron/sync/connectors/woocommerce.ts';
import { smallServer, type Heard, type Said } from '../../support/small-server.ts';
import { wooOrder } from '../../support/woocommerce-replies.ts';

const secrets = { consumerKey: 'ck_0123456789', consumerSecret: 'cs_9876543210' };
const making = { secrets, account: 'Example', timeZone: 'Asia/Shanghai', now: () => Date.UTC(2026, 0, 31) };

const connected = async (answer: (heard: Heard, count: number) => Said): Promise<{ connector: Connector; heard: readonly Heard[] }> => {
  const { address, heard } = await smallServer(answer);
  return { connector: makeWoocommerce({ ...making, settings: { siteAddress: address }, fetch }), heard };
};

const span = { from: Date.UTC(2026, 0, 1), until: Date.UTC(2026, 0, 2) };
const readAll = async (connector: Connector, between: (page: number) => void = () => undefined): Promise<{ numbers: string[]; pages: number; unreadable: ChangedOrders['unreadable'] }> => {
  const [numbers, unreadable]: [string[], ChangedOrders['unreadable'][number][]] = [[], []];
  let [page, pages]: [string | null, number] = [null, 0];
  for (;;) {
    const answer: Answer<ChangedOrders> | undefined = await connector.orders?.changed(span, page, {});
    if (answer?.kind !== 'done') throw new Error(JSON.stringify(answer));
    pages += 1;
    numbers.push(...answer.value.orders.map(({ platformOrderNumber }) => platformOrderNumber));
    unreadable.push(...answer.value.unreadable);
    page = answer.value.next;
    if (page === null) return { numbers, pages, unreadable };
    if (pages > 50) throw new Error('no end');
    between(pages);
  }
};

/** A list by id as WordPress cuts it into pages. */
const listed = (orders: () => readonly Record<string, unknown>[]) => ({ query }: Heard): Said => {
  const [offset, size] = [Number(query.get('offset') ?? 0), Number(query.get('per_page') ?? 10)];
  return { headers: { 'x-wp-total': String(orders().length) }, body: orders().slice(offset, offset + size) };
};
const numbered = (from: number, to: number): Record<string, unknown>[] => Array.from({ length: to - from + 1 }, (_, index) => wooOrder(String(from + index)));

describe('OF-3: changed orders', () => {
  test('are asked for by the second in UTC, by id, with the keys in a header; a list of several pages is had once and whole', async () => {
    const { connector, heard } = await connected(listed(() => numbered(101, 230)));
    const { numbers, pages } = await readAll(connector);
    expect([numbers, pages]).toEqual([numbered(101, 230).map(({ number }) => number), 3]);
    expect(Object.fromEntries(heard[0]?.query ?? [])).toEqual({ per_page: '50', offset: '0', orderby: 'id', order: 'asc', dates_are_gmt: 'true', modified_after: '2025-12-31T23:59:59', modified_before: '2026-01-02T00:00:01' });
    expect([heard[0]?.path, heard[0]?.headers.authorization]).toEqual(['/wp-json/wc/v3/orders', `Basic ${Buffer.from('ck_0123456789:cs_9876543210').toString('base64')}`]);
    expect(heard.every(({ query }) => !query.has('consumer_key'))).toBe(true);
  });

  test.each([1, 4, 6, 30, 49, 60])('none is missed when %i of those before leave the list while it is read', async (leaving) => {
    let orders = numbered(101, 260);
    const { connector } = await connected(listed(() => orders));
    const { numbers } = await readAll(connector, (page) => {
      if (page === 1) orders = orders.filter(({ id }) => Number(id) > 100 + leaving);
    });
    expect(numbers).toEqual([...numbered(101, 150), ...numbered(151, 260).filter(({ id }) => Number(id) > 100 + leaving)].map(({ number }) => number));
  });

  test('none is missed when orders join in front, or all leave', async () => {
    let orders = numbered(201, 330);
    const { connector } = await connected(listed(() => orders));
    const joined = await readAll(connector, (page) => {
      if (page === 1) orders = [...numbered(101, 120), ...orders];
    });
    expect(new Set(joined.numbers)).toEqual(new Set(numbered(201, 330).map(({ number }) => number)));
    orders = numbered(201, 330);
    const emptied = await readAll(connector, () => {
      orders = [];
    });
    expect(emptied.numbers).toHaveLength(50);
  });

  test('carts are no orders; one that cannot be read is named; ids beyond 2^53 keep every digit', async () => {
    const text = JSON.stringify([wooOrder('5'), wooOrder('6', { status: 'checkout-draft' }), wooOrder('7', { status: 'awaiting-pickup' }), { ...wooOrder('8'), number: '9007199254740993' }]).replace('"id":8', '"id":9007199254740993');
    const { connector } = await connected(() => ({ headers: { 'content-type': 'application/json' }, body: text }));
    expect(await readAll(connector)).toMatchObject({ numbers: ['5', '9007199254740993'], unreadable: [{ platformOrderNumber: '7', code: 'intake.status_unknown' }] });
  });

  test('a server that begins from the front with each page is no answer, and no end', async () => {
    const { connector } = await connected(() => ({ headers: { 'x-wp-total': '130' }, body: numbered(101, 150) }));
    await expect(readAll(connector)).rejects.toThrow('not_readable');
  });

  test('a page that is shorter than asked for is not the last while there are more', async () => {
    const { connector } = await connected(({ query }) => (query.get('offset') === '0' ? { headers: { 'x-wp-total': '60' }, body: numbered(101, 149) } : { headers: { 'x-wp-total': '60' }, body: numbered(146, 160) }));
    expect((await readAll(connector)).numbers).toEqual(numbered(101, 160).map(({ number }) => number));
  });
});

const wpError = (code: string, message = 'said'): object => ({ code, message, data: { status: 400 } });

describe('OF-4: what the site says when it does not answer', () => {
  test.each<[string, Said, object]>([
    ['wrong keys', { status: 401, body: wpError('woocommerce_rest_authentication_error', 'Consumer key ck_0123456789 is invalid.') }, { kind: 'no_right', words: 'Consumer key ••• is invalid.' }],
    ['keys that may not', { status: 403, body: wpError('woocommerce_rest_cannot_view') }, { kind: 'no_right' }],
    ['a firewall', { status: 403, body: '<html>Just a moment...</html>' }, { kind: 'no_answer', why: 'not_readable', maybeDone: false }],
    ['no shop on this site', { status: 404, body: wpError('rest_no_route') }, { kind: 'no_answer', why: 'not_readable' }],
    ['no site', { status: 404, body: '<html>' }, { kind: 'no_answer', why: 'not_readable' }],
    ['too often', { status: 429, headers: { 'retry-after': '3' }, body: {} }, { kind: 'later', afterMs: 3000 }],
    ['a parameter it does not like', { status: 400, body: wpError('rest_invalid_param', 'Invalid parameter(s): orderby') }, { kind: 'refused', code: 'rest_invalid_param', words: 'Invalid parameter(s): orderby' }],
    ['a warning before the data', { body: '<br /><b>Warning</b>: x in y.php[{"id":1}]' }, { kind: 'no_answer', why: 'not_readable' }],
    ['something else', { body: { hello: 1 } }, { kind: 'no_answer', why: 'not_readable' }],
    ['a page that moved', { status: 301, headers: { location: 'https://elsewhere.example' }, body: '' }, { kind: 'no_answer', why: 'not_readable' }],
    ['a fatal error', { status: 500, body: { code: 'internal_server_error', message: 'There has been a critical error on this website.' } }, { kind: 'no_answer', why: 'server_error', maybeDone: false }],
    ['a gateway', { status: 502, body: '<html>' }, { kind: 'no_answer', why: 'server_error' }],
    ['silence', 'hang_up', { kind: 'no_answer', why: 'unreachable', maybeDone: false }],
    ['well', { headers: { date: 'Sat, 31 Jan 2026 00:00:30 GMT' }, body: [] }, { kind: 'done', value: { theirTime: Date.UTC(2026, 0, 31, 0, 0, 30) } }],
  ])('%s', async (_name, said, expected) => {
    const { connector } = await connected(() => said);
    const answer = await connector.ping({});
    expect(answer).toMatchObject(expected);
    expect(JSON.stringify(answer)).not.toMatch(/ck_0123|cs_9876/);
  });

  test('a web server that drops the header is asked with the keys in the address, over https only, and kept to it', async () => {
    const asked: string[] = [];
    const dropping = (url: string): Promise<Response> => {
      asked.push(url);
      return Promise.resolve(url.includes('consumer_secret=cs_9876543210') ? Response.json([]) : Response.json(wpError('woocommerce_rest_cannot_view'), { status: 401 }));
    };
    const connector = makeWoocommerce({ ...making, settings: { siteAddress: 'https://shop.example.com' }, fetch: dropping });
    expect([await connector.ping({}), await connector.ping({})]).toMatchObject([{ kind: 'done' }, { kind: 'done' }]);
    expect(asked.map((url) => url.includes('consumer_secret'))).toEqual([false, true, true]);
    const plain = makeWoocommerce({ ...making, settings: { siteAddress: 'http://localhost:1' }, fetch: dropping });
    expect(await plain.ping({})).toMatchObject({ kind: 'no_right' });
    expect(asked).toHaveLength(4);
  });
});

const about = { platformOrderNumber: '727' };
const ship: Telling = { kind: 'ship', ...about, courierCode: 'SF', waybillNumber: 'SF0000000001', handedOverAt: Date.UTC(2026, 0, 31, 4) };
const note: Telling = { kind: 'note', ...about, text: '等周三', flag: 'red', flagNumber: null };
const close: Telling = { kind: 'close', ...about, reason: '买家不想要了' };
const refund: Telling = { kind: 'refund', ...about, caseKey: '7', amountFen: 1250, reason: '尺码不合适' };

type World = { readonly order?: Record<string, unknown>; readonly notes?: readonly object[]; readonly refunds?: readonly object[]; readonly search?: readonly object[]; readonly change?: Said };
const tell = async (telling: Telling, { order = {}, notes = [], refunds = [], search = [], change = { status: 201, body: {} } }: World) => {
  const { connector, heard } = await connected(({ method, path }) => {
    if (method !== 'GET') return change;
    if (path.endsWith('/notes')) return { body: notes };
    if (path.endsWith('/refunds')) return { body: refunds };
    if (path.endsWith('/orders')) return { body: search };
    return path.endsWith('/orders/727') ? { body: wooOrder('727', order) } : { status: 404, body: wpError('woocommerce_rest_shop_order_invalid_id') };
  });
  const message: Message = { key: `${telling.kind}:woocommerce:727:7`, telling };
  const answer = await connector.outbox?.tell(message, {});
  const changes = heard.filter(({ method }) => method !== 'GET').map(({ method, path, body }) => [method, path.replace('/wp-json/wc/v3/', ''), JSON.parse(body) as unknown]);
  return { answer, found: await connector.outbox?.find(message, {}), changes, heard };
};
const already = { kind: 'done', value: { already: true } };
const fresh = { kind: 'done', value: { already: false } };

describe('OF-2: shipped', () => {
  test('status and number go in one call, beside the numbers that stand there', async () => {
    const other = { tracking_provider: '', custom_tracking_provider: 'ZTO Express', tracking_number: '7510000000000' };
    const { answer, found, changes } = await tell(ship, { order: { meta_data: [{ id: 5, key: '_wc_shipment_tracking_items', value: [other] }] } });
    expect([answer, found]).toEqual([fresh, { kind: 'done', value: null }]);
    expect(changes).toEqual([['PUT', 'orders/727', { status: 'completed', meta_data: [
      { key: '_wc_shipment_tracking_items', value: [other, { tracking_provider: '', custom_tracking_provider: 'SF Express', custom_tracking_link: '', tracking_number: 'SF0000000001', date_shipped: 1_769_832_000, tracking_id: 'SF0000000001' }] },
      { key: 'tracking_number', value: '7510000000000, SF0000000001' }, { key: 'tracking_provider', value: 'SF Express' }, { key: 'date_shipped', value: '2026-01-31' },
    ] }]]);
  });
  test('told before it is not told again; a cancelled order is not shipped', async () => {
    const there = { status: 'completed', meta_data: [{ id: 5, key: '_wc_shipment_tracking_items', value: [{ tracking_number: 'SF0000000001' }] }] };
    expect(await tell(ship, { order: there })).toMatchObject({ answer: already, found: already, changes: [] });
    expect(await tell(ship, { order: { status: 'cancelled' } })).toMatchObject({ answer: { kind: 'refused', code: 'order_cancelled' }, changes: [] });
  });
  test('orders with numbers of a plugin are found by their number, and only by exactly that', async () => {
    const numberedShip = { ...ship, platformOrderNumber: 'WEB-1001' };
    const { answer, changes, heard } = await tell(numberedShip, { search: [{ ...wooOrder('WEB-10011'), id: 3 }, { ...wooOrder('WEB-1001'), id: 44 }] });
    expect([answer, changes[0]?.[1], heard[0]?.query.get('search')]).toEqual([fresh, 'orders/44', 'WEB-1001']);
    expect((await tell(numberedShip, { search: [wooOrder('WEB-10011')] })).answer).toMatchObject({ kind: 'refused', code: 'order_not_found' });
    // The id 727 belongs to another order here.
    expect((await tell(ship, { order: { number: '10727' }, search: [{ ...wooOrder('727'), id: 9 }] })).changes[0]?.[1]).toBe('orders/9');
  });
  test('a change without an answer may have been done; a look may not', async () => {
    expect((await tell(ship, { change: 'hang_up' })).answer).toEqual({ kind: 'no_answer', why: 'unreachable', maybeDone: true });
    expect((await tell(ship, { change: { body: '<html>' } })).answer).toEqual({ kind: 'no_answer', why: 'not_readable', maybeDone: true });
    expect((await tell(ship, { change: { status: 500, body: { code: 'internal_server_error', message: 'x' } } })).answer).toEqual({ kind: 'no_answer', why: 'server_error', maybeDone: true });
    expect((await tell(ship, { change: { status: 400, body: wpError('woocommerce_rest_invalid_id', 'no') } })).answer).toMatchObject({ kind: 'refused', words: 'no' });
  });
});

describe('OF-2: noted and closed', () => {
  test('for the shop\'s people only, and once: the newest of ours counts', async () => {
    expect(await tell(note, { notes: [{ id: 9, note: 'Order status changed.' }] })).toMatchObject({ answer: fresh, changes: [['POST', 'orders/727/notes', { note: '〔后仓〕等周三', customer_note: false }]] });
    expect(await tell(note, { notes: [{ id: 4, note: '〔后仓〕问过' }, { id: 9, note: '〔后仓〕等周三' }] })).toMatchObject({ answer: already, changes: [] });
    expect((await tell(note, { notes: [{ id: 9, note: '〔后仓〕问过' }, { id: 4, note: '〔后仓〕等周三' }] })).changes).toHaveLength(1);
  });
  test('closed once; what is completed there is for a person', async () => {
    expect(await tell(close, {})).toMatchObject({ answer: fresh, found: { value: null }, changes: [['PUT', 'orders/727', { status: 'cancelled' }]] });
    expect(await tell(close, { order: { status: 'cancelled' } })).toMatchObject({ answer: already, changes: [] });
    expect(await tell(close, { order: { status: 'completed' } })).toMatchObject({ answer: { kind: 'refused', code: 'order_completed' }, changes: [] });
  });
});

describe('OF-2: money goes back once', () => {
  const mark = [{ id: 1, key: '_backroom_refund', value: 'refund:woocommerce:727:7' }];
  test('by the way it was paid, with a mark that stays', async () => {
    expect(await tell(refund, {})).toMatchObject({ answer: fresh, found: { kind: 'done', value: null }, changes: [['POST', 'orders/727/refunds', { amount: '12.50', reason: '尺码不合适', api_refund: true, meta_data: [{ key: '_backroom_refund', value: 'refund:woocommerce:727:7' }] }]] });
    expect((await tell({ ...refund, amountFen: 1200 }, { order: { currency: 'JPY', total: '3500' } })).changes[0]?.[2]).toMatchObject({ amount: '12' });
  });
  test.each<[string, World, object]>([
    ['by its mark', { refunds: [{ id: 1, amount: '12.50', reason: 'x', meta_data: mark }] }, already],
    ['by amount and reason', { refunds: [{ id: 1, amount: '12.50', reason: '尺码不合适', meta_data: [] }] }, already],
    ['all is back', { refunds: [{ id: 1, amount: '35.00', reason: 'x' }] }, already],
    ['the same amount by hand', { refunds: [{ id: 1, amount: '12.5', reason: '' }] }, { kind: 'refused', code: 'refund_by_hand' }],
    ['more than is left', { refunds: [{ id: 1, amount: '30.00', reason: 'x' }] }, { kind: 'refused', code: 'refund_too_much' }],
    ['half a yen', { order: { currency: 'JPY' } }, { kind: 'refused', code: 'refund_fraction' }],
  ])('%s', async (_name, world, expected) => {
    expect(await tell(refund, world)).toMatchObject({ answer: expected, changes: [] });
  });
  test('what the payment cannot do is refused in the site\'s words, although it comes as a 500', async () => {
    const change: Said = { status: 500, body: { code: 'woocommerce_rest_cannot_create_order_refund', message: 'The payment gateway for this order does not support automatic refunds.', data: 500 } };
    expect((await tell(refund, { change })).answer).toEqual({ kind: 'refused', code: 'woocommerce_rest_cannot_create_order_refund', words: 'The payment gateway for this order does not support automatic refunds.' });
  });
});
