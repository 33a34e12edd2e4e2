import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makePinduoduo } from '../../../electron/sync/connectors/pinduoduo.ts';
import type { Connector, Telling } from '../../../electron/sync/connector.ts';
import { signPinduoduo } from '../../../electron/sync/signing.ts';
import { smallServer, type Said } from '../../support/small-server.ts';

const now = 1_714_536_000_000;
const span = { from: now - 30 * 60_000, until: now };

const shop = async (answers: (type: string, params: URLSearchParams) => unknown): Promise<{ readonly connector: Connector; readonly asked: () => readonly Record<string, string>[] }> => {
  const { address, heard } = await smallServer(({ body }): Said => {
    const params = new URLSearchParams(body);
    const said = answers(params.get('type') ?? '', params);
    return typeof said === 'object' && said !== null && 'status' in said ? (said as Said) : { body: said };
  });
  const connector = makePinduoduo({
    settings: { clientId: 'cid', gateway: `${address}/api/router` }, secrets: { clientSecret: 'pdd-secret', accessToken: 'pdd-token' }, account: '多多店', timeZone: 'Asia/Shanghai', fetch, now: () => now,
  });
  return { connector, asked: () => heard.map(({ body }) => Object.fromEntries(new URLSearchParams(body))) };
};

const order = {
  order_sn: '240501-000000000000001', order_status: 1, refund_status: 1, after_sales_status: 0, confirm_status: 1, group_status: 1, risk_control_status: 0, created_time: '2024-05-01 09:30:00', pay_time: '2024-05-01 09:30:30',
  confirm_time: '2024-05-01 09:31:05', last_ship_time: '2024-05-03 09:31:05', shipping_time: '', receive_time: '', pay_amount: 35.8, goods_amount: 39.8, postage: 0, platform_discount: 4, buyer_memo: '快点', remark: '加固', remark_tag: 3,
  receiver_name: '赵六', receiver_phone: '13700000000', province: '四川省', city: '成都市', town: '武侯区', receiver_address: '人民南路四段 8 号', logistics_id: 0, tracking_number: '',
  item_list: [{ goods_id: 9_007_199_254, goods_name: '玻璃杯', goods_spec: '透明,两只装', goods_count: 2, goods_price: 19.9, outer_id: 'BLB-2', outer_goods_id: 'BLB' }],
};
const list = (...orders: unknown[]): unknown => ({ order_sn_increment_get_response: { total_count: orders.length, has_next: false, order_sn_list: orders } });
const changed = async (...orders: unknown[]): Promise<unknown> => (await shop(() => list(...orders))).connector.orders?.changed(span, null, {});
const fail = (code: number, words = '', subCode = ''): unknown => ({ error_response: { error_code: code, error_msg: words, sub_code: subCode, sub_msg: '', request_id: 'r' } });

const ship: Telling = { kind: 'ship', platformOrderNumber: '240501-000000000000001', courierCode: 'YUNDA', waybillNumber: '4312345678901', handedOverAt: now };
const note: Telling = { kind: 'note', platformOrderNumber: '240501-000000000000001', text: '测试备注', flag: 'red', flagNumber: 1 };
const tell = async (telling: Telling, said: unknown): Promise<unknown> => (await shop(() => said)).connector.outbox?.tell({ key: 'k1', telling }, {});

test('Pinduoduo: the signature is the one that the rule gives, whatever the order of the parameters', () => {
  const params = {
    type: 'pdd.order.list.get', client_id: 'cid', access_token: 'tok', timestamp: '1714536000', data_type: 'JSON', version: 'V1', order_status: '1', refund_status: '5', page: '1', page_size: '100', start_confirm_at: '1714449600', end_confirm_at: '1714536000',
  };
  expect(signPinduoduo('sec', params)).toBe('3546D7E3435E70F3B13B2492316190A0');
  fc.assert(fc.property(fc.shuffledSubarray(Object.entries(params), { minLength: Object.keys(params).length }), (shuffled) => {
    expect(signPinduoduo('sec', Object.fromEntries(shuffled))).toBe('3546D7E3435E70F3B13B2492316190A0');
  }));
});

test('Pinduoduo: what goes over the line is signed', async () => {
  const { connector, asked } = await shop(() => ({ order_note_update_response: { is_success: true } }));
  expect(await connector.outbox?.tell({ key: 'k', telling: note }, {})).toEqual({ kind: 'done', value: { already: false } });
  const { sign, ...params } = asked()[0] ?? {};
  expect(params).toEqual({
    type: 'pdd.order.note.update', client_id: 'cid', access_token: 'pdd-token', timestamp: '1714536000', data_type: 'JSON', version: 'V1', order_sn: '240501-000000000000001', note: '测试备注', tag: '1', tag_name: '红',
  });
  expect(sign).toBe(signPinduoduo('pdd-secret', params));
});

test('IN: an order comes with goods, receiver, money, times, note and tag', async () => {
  expect(await changed(order)).toMatchObject({ kind: 'done', value: { next: null, unreadable: [], orders: [{
    platform: 'pinduoduo', platformOrderNumber: '240501-000000000000001', state: 'paid', refund: 'none', platformStatusText: '待发货', buyerMessage: '快点', platformNote: '加固', platformFlag: 'green',
    goodsFen: 3_980, freightFen: 0, totalFen: 3_580, paidFen: 3_580, createdAt: Date.UTC(2024, 4, 1, 1, 30), paidAt: Date.UTC(2024, 4, 1, 1, 30, 30), promisedShipAt: Date.UTC(2024, 4, 3, 1, 31, 5), shippedAt: null, completedAt: null,
    receiver: { name: '赵六', phone: '13700000000', province: '四川省', city: '成都市', district: '武侯区', detail: '人民南路四段 8 号', masked: [] }, shipments: [],
    lines: [{ title: '玻璃杯', skuCode: 'BLB-2', styleCode: 'BLB', quantity: 2, unitPriceFen: 1_990, refund: 'none' }],
  }] } });
});

test.each([
  ['still to be shipped', {}, 'paid', 'none', undefined], ['shipped', { order_status: 2, tracking_number: '4312345678901', logistics_id: 121 }, 'handed_over', 'none', undefined], ['received', { order_status: '3' }, 'completed', 'none', undefined],
  ['group not complete', { group_status: 0 }, 'paid', 'none', ['not_yet_shippable']], ['group failed', { group_status: 2, refund_status: 4 }, 'closed', 'succeeded', undefined], ['cancelled', { confirm_status: 2 }, 'closed', 'succeeded', undefined],
  ['under review', { risk_control_status: 1 }, 'paid', 'none', ['under_review']], ['refund asked for', { refund_status: 2 }, 'paid', 'requested', undefined], ['refund under way', { refund_status: 3 }, 'paid', 'requested', undefined],
  ['refunded before shipping', { refund_status: 4 }, 'closed', 'succeeded', undefined], ['refunded behind it', { order_status: 2, refund_status: 4 }, 'completed', 'succeeded', undefined], ['a refund number from later', { refund_status: 8 }, 'paid', 'requested', undefined],
  ['only the fine number', { refund_status: undefined, after_sales_status: 7 }, 'paid', 'requested', undefined], ['withdrawn by the buyer', { refund_status: undefined, after_sales_status: 11 }, 'paid', 'none', undefined],
])('IN: %s', async (_what, more, state, refund, holdCauses) => {
  expect(await changed({ ...order, ...more })).toMatchObject({ value: { unreadable: [], orders: [{ state, refund, ...(holdCauses === undefined ? {} : { holdCauses }) }] } });
});

test('IN: parcels by the courier’s name; further ones too', async () => {
  const more = { order_status: 2, logistics_id: 121, tracking_number: '4312345678901', extra_delivery_list: [{ tracking_number: 'SF1234567890123', logistics_id: 44 }, { tracking_number: '777', logistics_id: 99_999 }] };
  expect(await changed({ ...order, ...more })).toMatchObject({ value: { orders: [{ shipments: [{ courierName: '韵达快递', waybillNumber: '4312345678901' }, { courierName: '顺丰速运', waybillNumber: 'SF1234567890123' }] }] } });
});

test('IN-5: a receiver behind a cipher or stars is known to be masked, with what can be read of it', async () => {
  const cipher = { receiver_name: '~AgAAAAKz0123456789abcdef~AbC=~1~', receiver_phone: '$AgAAAAKz0123456789abcdef$1$', receiver_address: '~AgAAAAKz0123456789abcdef~AbC~~1~' };
  expect(await changed({ ...order, ...cipher, receiver_name_mask: '赵*', receiver_phone_mask: '137****0000', receiver_address_mask: '人民南路***' })).toMatchObject({
    value: { orders: [{ receiver: { name: '赵*', phone: '137****0000', detail: '人民南路***', masked: ['name', 'phone', 'address'] } }] },
  });
  expect(await changed({ ...order, ...cipher })).toMatchObject({ value: { orders: [{ receiver: { name: '****', phone: '****', masked: ['name', 'phone', 'address'] } }] } });
});

test.each([[1, 'red'], [2, 'yellow'], [3, 'green'], [4, 'blue'], [5, 'purple'], [0, null], [7, null], [null, null]])('CS-1: tag %s is %s', async (tag, flag) => {
  expect(await changed({ ...order, remark_tag: tag })).toMatchObject({ value: { orders: [{ platformFlag: flag }] } });
});

test('IN-3: what cannot be read is named and stops no other order', async () => {
  expect(await changed({ ...order, order_status: 7 }, { ...order, order_sn: 'x' }, { ...order, pay_amount: 'viel' }, { ...order, pay_time: 'soon' }, order)).toMatchObject({ value: { orders: [{}], unreadable: [
    { code: 'intake.status_unknown', params: { cell: 'order_status', status: '7' } }, { code: 'intake.order_number_unreadable' }, { code: 'intake.amount_unreadable', params: { cell: 'pay_amount' } }, { code: 'intake.time_unreadable', params: { cell: 'pay_time' } },
  ] } });
});

test('a list of bare numbers is filled by the details of each', async () => {
  const { connector, asked } = await shop((type, params) => {
    if (type !== 'pdd.order.information.get') return list({ order_sn: '240501-000000000000001' }, { order_sn: '240501-000000000000002' });
    return params.get('order_sn')?.endsWith('1') === true ? { order_info_get_response: { order_info: order } } : fail(50001, '订单不存在');
  });
  expect(await connector.orders?.changed(span, null, {})).toMatchObject({ kind: 'done', value: { orders: [{ platformOrderNumber: '240501-000000000000001' }], unreadable: [{ platformOrderNumber: '240501-000000000000002', code: 'intake.order_not_given' }] } });
  expect(asked()[0]).toMatchObject({ start_updated_at: '1714534200', end_updated_at: '1714536000', order_status: '5', refund_status: '5', page: '1', page_size: '100' });
});

test('OF-3: a first reading asks the list of deals, a day in one question; what it says is read like a change', async () => {
  const { connector, asked } = await shop(() => ({ order_list_get_response: { total_count: 1, order_list: [order] } }));
  const placed = connector.orders?.placed;
  expect(placed).toMatchObject({ longestSpanMs: 86_400_000, reachesBackMs: 89 * 86_400_000 });
  expect(await placed?.read({ from: now - 86_400_000, until: now }, null, {})).toEqual(await changed(order));
  const { sign: _sign, timestamp: _at, ...params } = asked()[0] ?? {};
  expect(params).toEqual({
    type: 'pdd.order.list.get', client_id: 'cid', access_token: 'pdd-token', data_type: 'JSON', version: 'V1', order_status: '5', refund_status: '5',
    start_confirm_at: '1714449600', end_confirm_at: '1714536000', page: '1', page_size: '100',
  });
});

test('OF-3: pages from the last to the first; trouble on the way loses none of them', async () => {
  const { connector, asked } = await shop((_type, params) =>
    ({ order_sn_increment_get_response: { ...(params.has('use_has_next') ? {} : { total_count: 230 }), order_sn_list: [{ ...order, order_sn: `240501-00000000000000${params.get('page') ?? ''}` }] } }));
  const answers = [await connector.orders?.changed(span, null, {}), await connector.orders?.changed(span, '3', {}), await connector.orders?.changed(span, '1', {})];
  expect(answers).toMatchObject([{ value: { orders: [], next: '3' } }, { value: { orders: [{}], next: '2' } }, { value: { orders: [{}], next: null } }]);
  expect(asked().map(({ page }) => page)).toEqual(['1', '3', '1']);
  expect(await (await shop(() => ({ order_sn_increment_get_response: { has_next: true } }))).connector.orders?.changed(span, null, {})).toMatchObject({ kind: 'no_answer', maybeDone: false });
});

test.each([
  [10019, 'access_token已过期', 'no_right'], [10016, 'client和access_token不匹配', 'no_right'], [20004, '签名sign校验失败', 'no_right'], [20031, '用户没有授权访问此接口', 'no_right'], [30000, '没有调用此接口的权限', 'no_right'], [77777, 'access_token 已过期', 'no_right'],
  [70031, '调用过于频繁，请调整调用频率', 'later'], [70032, '', 'later'], [52101, '当前接口被限流', 'later'], [50000, '系统内部错误', 'later'], [52001, '网络异常', 'later'], [88888, '服务暂时不可用，请稍后再试', 'later'], [10001, 'timestamp 过期', 'later'],
  [10000, '参数错误', 'refused'], [50001, '运单号格式错误', 'refused'], [21001, '', 'refused'], [123, '未知', 'refused'],
])('OF-2: error %i (%s) is %s', async (code, words, kind) => {
  expect(await tell(ship, fail(code, words))).toMatchObject({ kind });
});

test('OF-2: a parcel goes out under the platform’s id of the courier; told before is told', async () => {
  const { connector, asked } = await shop((type) =>
    type === 'pdd.logistics.companies.get' ? { logistics_companies_get_response: { logistics_companies: [{ id: 777, logistics_company: '信鸽快递', available: 1 }] } } : { logistics_online_send_response: { is_success: true } });
  expect(await connector.outbox?.tell({ key: 'k', telling: ship }, {})).toEqual({ kind: 'done', value: { already: false } });
  expect(asked()[0]).toMatchObject({ type: 'pdd.logistics.online.send', order_sn: '240501-000000000000001', logistics_id: '121', tracking_number: '4312345678901' });
  expect(await connector.outbox?.tell({ key: 'k', telling: { ...ship, courierCode: 'PIGEON' } }, {})).toMatchObject({ kind: 'refused', code: 'courier_unknown' });
  expect(await tell(ship, fail(50001, '订单已发货，不能重复发货'))).toEqual({ kind: 'done', value: { already: true } });
  expect(await tell(ship, { logistics_online_send_response: { is_success: false } })).toMatchObject({ kind: 'refused' });
  // Some roots are called no more than that.
  expect(await tell(note, { response: { success: true } })).toEqual({ kind: 'done', value: { already: false } });
});

test.each([['no JSON', 'oops'], ['another shape', { ok: 1 }], ['502', { status: 502, body: '' }]])('OF-2: %s leaves it open whether it was done', async (_what, said) => {
  expect(await tell(note, said)).toMatchObject({ kind: 'no_answer', maybeDone: true });
});

test('SF: keys never stand in the words of an error', async () => {
  expect(JSON.stringify(await tell(note, fail(10019, 'pdd-token 已过期 pdd-secret')))).not.toMatch(/pdd-token|pdd-secret/);
});

test('OF-2: what stands there is found by the thing itself', async () => {
  const find = async (telling: Telling, more: object): Promise<unknown> => (await shop(() => ({ order_info_get_response: { order_info: { ...order, ...more } } }))).connector.outbox?.find({ key: 'k', telling }, {});
  expect(await find(ship, { tracking_number: '4312345678901' })).toEqual({ kind: 'done', value: { already: true } });
  expect(await find(ship, { extra_delivery_list: [{ tracking_number: '4312345678901' }] })).toEqual({ kind: 'done', value: { already: true } });
  expect(await find(ship, {})).toEqual({ kind: 'done', value: null });
  expect(await find(note, { remark: '测试备注', remark_tag: 1 })).toEqual({ kind: 'done', value: { already: true } });
  expect(await find(note, { remark: '测试备注', remark_tag: 2 })).toEqual({ kind: 'done', value: null });
});

test('OF-4: the platform’s clock comes with the answer; a closed port is no answer', async () => {
  const { connector } = await shop(() => ({ status: 200, headers: { date: 'Wed, 01 May 2024 07:00:00 GMT' }, body: list() }));
  expect(await connector.ping({})).toEqual({ kind: 'done', value: { theirTime: Date.UTC(2024, 4, 1, 7) } });
  const nobody = makePinduoduo({ settings: { clientId: 'c', gateway: 'http://127.0.0.1:9/api/router' }, secrets: {}, account: '', timeZone: 'Asia/Shanghai', fetch, now: () => now });
  expect(await nobody.ping({})).toMatchObject({ kind: 'no_answer', maybeDone: false });
});
