import { afterEach, beforeEach, expect, test } from 'vitest';
import { douyinSecrets, douyinSign } from '../../support/stand-in-platform/douyin.ts';
import { readJson } from '../../support/stand-in-platform/exact-json.ts';
import { kuaidi100LabelSign, kuaidi100QuerySign, kuaidi100Secrets } from '../../support/stand-in-platform/kuaidi100.ts';
import { pddSecrets, pddSign } from '../../support/stand-in-platform/pinduoduo.ts';
import { shopifySecrets } from '../../support/stand-in-platform/shopify.ts';
import { startStandIn, type StandIn } from '../../support/stand-in-platform/stand-in.ts';
import { wooSecrets } from '../../support/stand-in-platform/woocommerce.ts';

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
});
afterEach(async () => {
  expect(standIn.bugs).toEqual([]);
  await standIn.stop();
});

const seconds = (at = Date.now()): string => String(Math.trunc(at / 1000));
const form = { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' };
const said = async (path: string, init: RequestInit): Promise<unknown> => readJson(await (await fetch(`${standIn.origin}${path}`, init)).text());

const douyin = (path: string, body: string, more: Readonly<Record<string, string>> = {}) => {
  const [method, timestamp] = [path.slice(1).replaceAll('/', '.'), seconds()];
  const sign = douyinSign(douyinSecrets.appSecret, { appKey: douyinSecrets.appKey, method, paramJson: body, timestamp }, 'hmac-sha256');
  const query = new URLSearchParams({ app_key: douyinSecrets.appKey, method, timestamp, v: '2', sign_method: 'hmac-sha256', access_token: douyinSecrets.accessToken, sign, ...more });
  return said(`${path}?${query.toString()}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
};
const pdd = (type: string, more: Readonly<Record<string, string>>) => {
  const params: Record<string, string> = { type, client_id: pddSecrets.clientId, access_token: pddSecrets.accessToken, timestamp: seconds(), data_type: 'JSON', version: 'V1', ...more };
  return said('/api/router', { method: 'POST', headers: form, body: new URLSearchParams({ ...params, sign: pddSign(pddSecrets.clientSecret, params) }) });
};

test('Douyin: what was signed must be what was sent, in order; receivers are sealed until asked for', async () => {
  const order = standIn.world.placeOrder('douyin');
  const list = await douyin('/order/searchList', `{"page":0,"size":10,"update_time_end":${seconds(Date.now() + 1_000)},"update_time_start":${seconds(Date.now() - 60_000)}}`);
  expect(list).toMatchObject({ code: 10000, data: { total: 1, shop_order_list: [{ order_id: order.number, post_receiver: '', mask_post_receiver: '欧**', sku_order_list: [{ product_id: '3600123456789012345' }] }] } });
  const sealed = (list as { data: { shop_order_list: { encrypt_post_receiver: string }[] } }).data.shop_order_list[0]!.encrypt_post_receiver;
  expect(await douyin('/order/batchDecrypt', `{"cipher_infos":[{"auth_id":"${order.number}","cipher_text":"${sealed}"}]}`)).toMatchObject({ data: { decrypt_infos: [{ decrypt_text: '欧阳雨馨', err_no: 0 }] } });
  for (const [body, code] of [['{"size":10,"page":0}', 'isv.signature-invalid'], ['{"page": 0,"size":10}', 'isv.signature-invalid'], ['{"page":0,"size":101}', 'isv.parameter-invalid']] as const) {
    expect(await douyin('/order/searchList', body), body).toMatchObject({ code: 40003, sub_code: code });
  }
  expect(await douyin('/order/searchList', '{"page":0,"size":10}', { access_token: 'x' })).toMatchObject({ sub_code: 'isv.access-token-no-existed' });
  const shipped = { code: 10000 };
  const body = `{"company_code":"zhongtong","logistics_code":"771234567890","order_id":"${order.number}","request_id":"r1"}`;
  expect(await douyin('/order/logisticsAdd', body)).toMatchObject(shipped);
  expect(await douyin('/order/logisticsAdd', body)).toMatchObject(shipped);
  expect(await douyin('/order/logisticsAdd', body.replace('"r1"', '"r2"'))).toMatchObject({ code: 50002, sub_code: 'isv.business-failed:4073' });
  standIn.keepKeysFor(0);
  expect(await douyin('/order/logisticsAdd', body)).toMatchObject({ code: 50002 });
  expect(standIn.world.effects.of('douyin', order.number, 'ship')).toMatchObject([{ doneAt: [expect.any(Number)] }]);
});

test('Pinduoduo: half an hour at most, tag and its name together, what is under after-sales does not leave', async () => {
  const order = standIn.world.placeOrder('pinduoduo');
  const span = { start_updated_at: seconds(Date.now() - 1_700_000), end_updated_at: seconds(Date.now() + 1_000), order_status: '5', refund_status: '5', is_lucky_flag: '0', page: '1', page_size: '100' };
  expect(await pdd('pdd.order.number.list.increment.get', span)).toMatchObject({ order_sn_increment_get_response: { total_count: 1, order_sn_list: [{ order_sn: order.number, pay_amount: 99 }] } });
  expect(await pdd('pdd.order.number.list.increment.get', { ...span, start_updated_at: seconds(Date.now() - 1_900_000) })).toMatchObject({ error_response: { error_code: 10000 } });
  expect(await pdd('pdd.order.note.update', { order_sn: order.number, note: '好', tag: '2' })).toMatchObject({ error_response: { error_code: 10000 } });
  expect(await pdd('pdd.order.note.update', { order_sn: order.number, note: '好', tag: '2', tag_name: '黄' })).toMatchObject({ response: { success: true } });
  standIn.world.askRefund('pinduoduo', order.number);
  const ship = { order_sn: order.number, logistics_id: '115', tracking_number: '771234567890' };
  expect(await pdd('pdd.logistics.online.send', ship)).toMatchObject({ error_response: { error_code: 50001 } });
  expect(await said('/api/router', { method: 'POST', headers: form, body: new URLSearchParams({ type: 'pdd.time.get', client_id: 'cid', timestamp: seconds(), sign: 'X' }) })).toMatchObject({ error_response: { error_code: 20004 } });
});

test('Kuaidi100: a parcel is asked about 48 times a day and no more; a label’s number is remembered for a while', async () => {
  standIn.world.addParcelEvent('YUNDA', '3950055201640', { state: 'on_the_way', text: '离开杭州', place: '杭州' });
  const query = (param: string) => said('/poll/query.do', { method: 'POST', headers: form, body: new URLSearchParams({ customer: 'testcustomer', param, sign: kuaidi100QuerySign(param, 'testkey', 'testcustomer') }) });
  const param = '{"com":"yunda","num":"3950055201640","phone":"","resultv2":"1"}';
  for (let turn = 0; turn < 48; turn += 1) expect(await query(param)).toMatchObject({ message: 'ok', state: '0', data: [{ context: '离开杭州' }] });
  expect(await query(param)).toMatchObject({ returnCode: '400' });
  expect(await query('{"com":"zhongtong","num":"771234567890"}')).toMatchObject({ returnCode: '408' });
  expect(await query('{"com":"yuantong","num":"YT1234567890"}')).toMatchObject({ returnCode: '500' });
  const label = (method: string, asked: object) => {
    const [text, t] = [JSON.stringify(asked), String(Date.now())];
    const sign = kuaidi100LabelSign(text, t, kuaidi100Secrets.key, kuaidi100Secrets.secret);
    return said('/label/order', { method: 'POST', headers: form, body: new URLSearchParams({ method, key: kuaidi100Secrets.key, t, sign, param: text }) });
  };
  const man = { name: '李', mobile: '13800000000', printAddr: '浙江省杭州市' };
  const order = { partnerId: 'K100', partnerKey: 'x', kuaidicom: 'zhongtong', recMan: man, sendMan: man, orderId: 'o1' };
  const first = (await label('order', order)) as { data: { kuaidinum: string } };
  expect(await label('order', order)).toEqual(first);
  standIn.keepKeysFor(0);
  expect(await label('order', order)).not.toEqual(first);
  expect(await label('cancel', { partnerId: 'K100', kuaidicom: 'zhongtong', kuaidinum: first.data.kuaidinum })).toMatchObject({ success: true });
  expect(standIn.world.books().waybills.map(({ cancelledAt }) => cancelledAt !== null)).toEqual([true, false]);
});

test('Shopify: one address, a token, cursors; an order is fulfilled once, cancelled once, never paid back more than was paid', async () => {
  const { world } = standIn;
  const [one, two] = [world.placeOrder('shopify'), world.placeOrder('shopify')];
  const graphql = (query: string, variables: object = {}, token: string = shopifySecrets.accessToken) =>
    said('/admin/api/2025-07/graphql.json', { method: 'POST', headers: { 'content-type': 'application/json', 'x-shopify-access-token': token }, body: JSON.stringify({ query, variables }) });
  expect(await graphql('{ shop { name } }', {}, 'x')).toMatchObject({ errors: expect.stringContaining('Invalid API key') });
  const page = 'query($after: String) { orders(first: 1, after: $after, sortKey: UPDATED_AT, query: "updated_at:>=\'2020-01-01T00:00:00Z\'") { nodes { id name fulfillmentOrders(first: 5) { nodes { id status } } } pageInfo { hasNextPage endCursor } } }';
  type Page = { data: { orders: { nodes: { id: string; name: string; fulfillmentOrders: { nodes: { id: string }[] } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } };
  const first = (await graphql(page)) as Page;
  const second = (await graphql(page, { after: first.data.orders.pageInfo.endCursor })) as Page;
  expect([first, second].map(({ data }) => [data.orders.nodes[0]?.name, data.orders.pageInfo.hasNextPage])).toEqual([[one.number, true], [two.number, false]]);
  const create = 'mutation($f: FulfillmentInput!) { fulfillmentCreate(fulfillment: $f) { fulfillment { id status } userErrors { field message } } }';
  const f = { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: first.data.orders.nodes[0]!.fulfillmentOrders.nodes[0]!.id }], trackingInfo: { company: 'ZTO Express', number: '771234567890' } };
  expect(await graphql(create, { f })).toMatchObject({ data: { fulfillmentCreate: { fulfillment: { status: 'SUCCESS' }, userErrors: [] } } });
  expect(await graphql(create, { f })).toMatchObject({ data: { fulfillmentCreate: { fulfillment: null, userErrors: [{}] } } });
  expect(world.effects.of('shopify', one.number, 'ship')).toMatchObject([{ what: 'ZTO 771234567890', doneAt: [expect.any(Number)] }]);
  const refund = `mutation($i: RefundInput!) { refundCreate(input: $i) @idempotent(key: "k") { refund { id } userErrors { message } } }`;
  const i = { orderId: second.data.orders.nodes[0]!.id, transactions: [{ orderId: second.data.orders.nodes[0]!.id, kind: 'REFUND', gateway: 'bogus', amount: '60.00' }] };
  for (let turn = 0; turn < 2; turn += 1) expect(await graphql(refund, { i })).toMatchObject({ data: { refundCreate: { userErrors: [] } } });
  expect(two.refunds).toHaveLength(1);
  standIn.keepKeysFor(0);
  expect(await graphql(refund, { i })).toMatchObject({ data: { refundCreate: { refund: null } } });
  expect(await graphql('{ shop { nothing } }')).toMatchObject({ errors: [{ message: expect.stringContaining('nothing') }] });
});

test('WooCommerce: keys, pages by number, times in GMT when that is said, notes that pile up', async () => {
  const order = standIn.world.placeOrder('woocommerce');
  const authorization = `Basic ${Buffer.from(`${wooSecrets.consumerKey}:${wooSecrets.consumerSecret}`).toString('base64')}`;
  const woo = (path: string, init: RequestInit = {}) => fetch(`${standIn.origin}/wp-json/wc/v3${path}`, { ...init, headers: { authorization, 'content-type': 'application/json' } });
  const list = await woo(`/orders?modified_after=${new Date(Date.now() - 60_000).toISOString().slice(0, 19)}&dates_are_gmt=true&per_page=100&orderby=modified&order=asc`);
  expect([list.headers.get('x-wp-total'), list.headers.get('x-wp-totalpages')]).toEqual(['1', '1']);
  expect(await list.json()).toMatchObject([{ status: 'processing', line_items: [{ quantity: 1 }] }]);
  expect((await woo('/orders?per_page=101')).status).toBe(400);
  expect((await fetch(`${standIn.origin}/wp-json/wc/v3/orders`)).status).toBe(401);
  for (let turn = 0; turn < 2; turn += 1) expect((await woo(`/orders/${order.number}/notes`, { method: 'POST', body: '{"note":"要礼品袋"}' })).status).toBe(201);
  expect(order.remarks).toHaveLength(2);
  expect(standIn.world.effects.twice()).toHaveLength(1);
  expect((await woo(`/orders/${order.number}/refunds`, { method: 'POST', body: '{"amount":"100.00"}' })).status).toBe(400);
  expect((await woo(`/orders/${order.number}`, { method: 'PUT', body: '{"status":"completed"}' })).status).toBe(200);
  expect(order.state).toBe('shipped');
});
