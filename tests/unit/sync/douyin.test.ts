import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeDouyin } from '../../../electron/sync/connectors/douyin.ts';
import type { Connector, Telling } from '../../../electron/sync/connector.ts';
import { canonicalJson, signDouyin, type PlainJson } from '../../../electron/sync/signing.ts';
import { smallServer, type Heard, type Said } from '../../support/small-server.ts';

const now = 1_714_536_000_000;
const span = { from: now - 86_400_000, until: now };
const secret = 'dd-secret';

const shop = async (answers: (path: string, params: Record<string, unknown>) => unknown): Promise<{ readonly connector: Connector; readonly heard: readonly Heard[] }> => {
  const { address, heard } = await smallServer(({ path, body }): Said => {
    const said = answers(path.slice(1), JSON.parse(body) as Record<string, unknown>);
    return typeof said === 'object' && said !== null && 'status' in said ? (said as Said) : { body: said };
  });
  const connector = makeDouyin({
    settings: { appKey: '7000000000000000000', gateway: address }, secrets: { appSecret: secret, accessToken: 'dd-token' }, account: '抖店一号', timeZone: 'Asia/Shanghai', fetch, now: () => now,
  });
  return { connector, heard };
};

const ok = (data: unknown): unknown => ({ code: 10000, msg: 'success', sub_code: '', sub_msg: '', log_id: 'x', data });
const fail = (code: number, subCode = '', subMsg = ''): unknown => ({ code, msg: 'failed', sub_code: subCode, sub_msg: subMsg, log_id: 'x' });

const line = { order_id: '4912345678901234567', order_status: 2, product_id: 3_512_345_678, product_name: '羊毛围巾', code: 'WJ-02-R', out_product_id: 'WJ-02', spec: [{ name: '颜色', value: '酒红' }, { name: '尺码', value: '均码' }], item_num: 2, origin_amount: 4_990, after_sale_info: { after_sale_status: 0, refund_status: 0 } };
const order = {
  order_id: '4912345678901234560', order_status: 2, order_status_desc: '备货中', shop_name: '小围巾店', pay_time: 1_714_450_000, create_time: 1_714_449_900, finish_time: 0, ship_time: 0, exp_ship_time: 1_714_600_000,
  order_amount: 9_980, pay_amount: 9_480, post_amount: 500, buyer_words: '要礼盒', seller_words: '熟客', seller_remark_stars: 5, post_receiver: '##EncName##AbCdEf0123456789==##', post_tel: '', mask_post_receiver: '李*', mask_post_tel: '138****0000',
  encrypt_post_tel: '$138$AbCd1234==$1$', post_addr: { province: { name: '广东省', id: '44' }, city: { name: '广州市', id: '4401' }, town: { name: '天河区', id: '440106' }, street: { name: '石牌街道', id: '1' }, detail: '', encrypt_detail: '##AddrAddrAddr0123456789==##' },
  mask_post_addr: { province: { name: '广东省' }, city: { name: '广州市' }, town: { name: '天河区' }, street: { name: '石牌街道' }, detail: '天河路***' },
  logistics_info: [], sku_order_list: [line],
};
const changed = async (...orders: unknown[]): Promise<unknown> => (await shop(() => ok({ total: orders.length, page: 0, size: 100, shop_order_list: orders }))).connector.orders?.changed(span, null, {});

const ship: Telling = { kind: 'ship', platformOrderNumber: '4912345678901234560', courierCode: 'SF', waybillNumber: 'SF1234567890123', handedOverAt: now };
const note: Telling = { kind: 'note', platformOrderNumber: '4912345678901234560', text: '测试备注', flag: 'red', flagNumber: 5 };
const tell = async (telling: Telling, said: unknown): Promise<unknown> => (await shop(() => said)).connector.outbox?.tell({ key: 'k1', telling }, {});

const vector = { app_key: '7000000000000000000', method: 'order.searchList', timestamp: '1714536000', v: '2', param_json: '{"create_time_end":1714536000,"create_time_start":1714449600,"page":0,"size":100}' };

test('Douyin: the signature is the one that the rule gives', () => {
  expect(canonicalJson({ size: 100, page: 0, create_time_start: 1_714_449_600, create_time_end: 1_714_536_000 })).toBe(vector.param_json);
  expect(signDouyin(secret, vector, 'hmac-sha256')).toBe('2784fb5f5e6ef10abe38d27804c3cc9a0f02567dee1fc5dbaf92ea11c9229885');
  expect(signDouyin(secret, vector, 'md5')).toBe('c7e639817b284c241f448ace9010e4db');
});

const shuffled = (value: PlainJson): PlainJson => {
  if (Array.isArray(value)) return (value as PlainJson[]).map(shuffled);
  return typeof value === 'object' ? Object.fromEntries(Object.entries(value as Record<string, PlainJson>).reverse().map(([name, part]) => [name, shuffled(part)])) : value;
};
test('Douyin: the signed text does not depend on the order of names on any level, and says the same', () => {
  const json = fc.letrec<{ value: PlainJson }>((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, fc.string(), fc.integer(), fc.boolean(), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.string().filter((name) => name !== '__proto__'), tie('value'), { maxKeys: 4 })),
  })).value;
  fc.assert(fc.property(json, (value) => {
    expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
    expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
  }));
});

test('Douyin: exactly the signed text is sent, HTML signs and all', async () => {
  const { connector, heard } = await shop(() => ok({}));
  await connector.outbox?.tell({ key: 'k', telling: { ...note, text: '<b>&中' } }, {});
  const [only] = heard;
  expect(only?.path).toBe('/order/addOrderRemark');
  expect(only?.body).toBe('{"is_add_star":"true","order_id":"4912345678901234560","remark":"<b>&中","star":"5"}');
  const sign = signDouyin(secret, { app_key: '7000000000000000000', method: 'order.addOrderRemark', timestamp: '1714536000', v: '2', param_json: only?.body ?? '' }, 'hmac-sha256');
  expect(Object.fromEntries(only?.query ?? [])).toEqual({ app_key: '7000000000000000000', method: 'order.addOrderRemark', timestamp: '1714536000', v: '2', sign_method: 'hmac-sha256', access_token: 'dd-token', sign });
});

test('IN: an order comes with goods, masked receiver, money in fen, times, note and star', async () => {
  expect(await changed(order)).toMatchObject({ kind: 'done', value: { next: null, unreadable: [], orders: [{
    platform: 'douyin', platformOrderNumber: '4912345678901234560', shopName: '小围巾店', state: 'paid', refund: 'none', platformStatusText: '待发货', buyerMessage: '要礼盒', platformNote: '熟客', platformFlag: 'red',
    goodsFen: 9_980, freightFen: 500, totalFen: 9_480, paidFen: 9_480, createdAt: 1_714_449_900_000, paidAt: 1_714_450_000_000, promisedShipAt: 1_714_600_000_000, shippedAt: null, completedAt: null,
    receiver: { name: '李*', phone: '138****0000', province: '广东省', city: '广州市', district: '天河区', detail: '石牌街道天河路***', masked: ['name', 'phone', 'address'] },
    lines: [{ platformLineNumber: '4912345678901234567', title: '羊毛围巾', skuCode: 'WJ-02-R', styleCode: 'WJ-02', colour: '酒红', size: '均码', quantity: 2, unitPriceFen: 4_990 }],
  }] } });
});

test('IN: a receiver in plain text is used as it is; a virtual number keeps its extension', async () => {
  const plain = { ...order, post_receiver: '李雷', post_tel: '18400000000-7576', post_addr: { ...order.post_addr, detail: '天河路 1 号 502', province: '广东省', city: '广州市' } };
  expect(await changed(plain)).toMatchObject({ value: { orders: [{ receiver: { name: '李雷', phone: '18400000000-7576', province: '广东省', city: '广州市', detail: '石牌街道天河路 1 号 502', masked: [] } }] } });
});

test('IN-5: only a cipher is as good as nothing: masked', async () => {
  const cipher = { ...order, mask_post_receiver: '', mask_post_tel: '', mask_post_addr: null, encrypt_post_receiver: '##EncName##AbCdEf0123456789==##', encrypt_post_tel: '$138$AbCd1234EfGh5678==$1$' };
  expect(await changed(cipher)).toMatchObject({ value: { orders: [{ receiver: { name: '****', phone: '****', masked: ['name', 'phone', 'address'] } }] } });
});

test('IN-5: what is to be shipped is opened as far as the platform allows; the rest stays masked and nothing is kept back', async () => {
  const ciphers = { ...order, encrypt_post_receiver: '##EncName##AbCdEf0123456789==##' };
  const opens = { '##EncName##AbCdEf0123456789==##': '李雷', '$138$AbCd1234==$1$': '18400000000-7576' } as Readonly<Record<string, string>>;
  const { connector, heard } = await shop((path, params) => {
    if (path === 'order/searchList') return ok({ total: 2, shop_order_list: [ciphers, { ...ciphers, order_id: '4912345678901234561', order_status: 3 }] });
    const infos = params['cipher_infos'] as { auth_id: string; cipher_text: string }[];
    return ok({ decrypt_infos: infos.map((info) => ({ ...info, decrypt_text: opens[info.cipher_text] ?? '', err_no: opens[info.cipher_text] === undefined ? 300_008 : 0 })), custom_err: { err_code: 0 } });
  });
  expect(await connector.orders?.changed(span, null, {})).toMatchObject({ value: { orders: [
    { receiver: { name: '李雷', phone: '18400000000-7576', detail: '石牌街道天河路***', masked: ['address'] } }, { receiver: { name: '李*', masked: ['name', 'phone', 'address'] } },
  ] } });
  expect(JSON.parse(heard[1]?.body ?? '{}')).toMatchObject({ cipher_infos: [{ auth_id: '4912345678901234560' }, {}, {}] });
  const closed = await shop((path) => (path === 'order/searchList' ? ok({ total: 1, shop_order_list: [ciphers] }) : fail(30001, 'isv.app-permissions-insufficient', '没有解密权限')));
  expect(await closed.connector.orders?.changed(span, null, {})).toMatchObject({ kind: 'done', value: { orders: [{ receiver: { name: '李*', masked: ['name', 'phone', 'address'] } }] } });
});

test('numbers without quotes beyond 2^53 keep every digit', async () => {
  const text = JSON.stringify(ok({ total: 1, shop_order_list: [order] })).replaceAll('"4912345678901234560"', '4912345678901234561').replaceAll('"4912345678901234567"', '4912345678901234569');
  const { connector } = await shop(() => text);
  expect(await connector.orders?.changed(span, null, {})).toMatchObject({ value: { orders: [{ platformOrderNumber: '4912345678901234561', lines: [{ platformLineNumber: '4912345678901234569' }] }] } });
});

test.each([
  [1, 'awaiting_payment', 'none', []], [103, 'awaiting_payment', 'none', []], [105, 'paid', 'none', ['not_yet_shippable']], [2, 'paid', 'none', []], ['2', 'paid', 'none', []], [101, 'paid', 'none', ['partly_shipped']], [3, 'handed_over', 'none', []],
  [5, 'completed', 'none', []], [21, 'closed', 'succeeded', []], [22, 'completed', 'succeeded', []], [39, 'completed', 'succeeded', []],
])('IN: order_status %s means %s', async (status, state, refund, holds) => {
  const own = [1, 103].includes(status as number) ? { pay_time: 0 } : {};
  expect(await changed({ ...order, ...own, order_status: status, sku_order_list: [{ ...line, order_status: undefined }] })).toMatchObject({
    value: { unreadable: [], orders: [{ state, refund, ...(holds.length > 0 ? { holdCauses: holds } : {}) }] },
  });
});

test('IN: cancelled before and after payment, a later number with known words, and one with none', async () => {
  const cancelled = { ...order, order_status: 4, cancel_reason: '不想要了', sku_order_list: [{ ...line, order_status: 4 }] };
  expect(await changed({ ...cancelled, pay_time: 0 })).toMatchObject({ value: { orders: [{ state: 'closed', refund: 'none', paidFen: 0, closeReason: '不想要了' }] } });
  expect(await changed(cancelled)).toMatchObject({ value: { orders: [{ state: 'closed', refund: 'succeeded' }] } });
  expect(await changed({ ...order, order_status: 88, order_status_desc: '待审核' })).toMatchObject({ value: { orders: [{ state: 'paid', holdCauses: ['under_review'] }] } });
  expect(await changed({ ...order, order_status: 99, order_status_desc: '奇妙' })).toMatchObject({ value: { orders: [], unreadable: [{ code: 'intake.status_unknown', params: { status: '待发货 / 奇妙' } }] } });
});

test.each([
  [0, 0, 1, 'none'], [6, 1, 1, 'requested'], [7, 1, 0, 'requested'], [11, 1, 0, 'requested'], [27, 0, 1, 'requested'], [29, 0, 0, 'requested'], [28, 1, 1, 'none'], [13, 0, 3, 'requested'], [14, 0, 3, 'none'], [12, 0, 3, 'none'], [77, 0, 1, 'requested'],
])('OF-3: after-sale %i with refund %i of type %i is %s', async (status, refund, type, expected) => {
  expect(await changed({ ...order, sku_order_list: [{ ...line, after_sale_info: { after_sale_status: status, refund_status: refund, after_sale_type: type } }] })).toMatchObject({ value: { orders: [{ state: 'paid', lines: [{ refund: expected }] }] } });
});

test.each([[12, 3], [53, 0], [51, 3], [6, 3]])('OF-3: after-sale %i with refund %i of the only line: the order is closed, the money back', async (status, refund) => {
  expect(await changed({ ...order, sku_order_list: [{ ...line, after_sale_info: { after_sale_status: status, refund_status: refund, after_sale_type: 1 } }] })).toMatchObject({ value: { orders: [{ state: 'closed', refund: 'succeeded' }] } });
});

test('IN: parcels of an order shipped in part, each once', async () => {
  const parcels = [{ tracking_no: 'SF1234567890123', company: 'shunfeng', company_name: '顺丰速运' }, { tracking_no: 'YT1234567890123', company: 'yuantong' }, { tracking_no: 'SF1234567890123', company_name: '顺丰速运' }];
  expect(await changed({ ...order, order_status: 101, logistics_info: parcels, sku_order_list: [line, { ...line, order_id: '4912345678901234568', order_status: 3 }] })).toMatchObject({
    value: { orders: [{ state: 'paid', holdCauses: ['partly_shipped'], shipments: [{ courierName: '顺丰速运', waybillNumber: 'SF1234567890123' }, { courierName: 'yuantong', waybillNumber: 'YT1234567890123' }] }] },
  });
});

test.each([[0, 'grey'], [1, 'purple'], [2, 'blue'], [3, 'green'], [4, 'yellow'], [5, 'red'], [9, null]])('CS-1: star %i is %s', async (star, flag) => {
  expect(await changed({ ...order, seller_remark_stars: star })).toMatchObject({ value: { orders: [{ platformFlag: flag }] } });
});

test('IN-3: what cannot be read is named and stops no other order', async () => {
  expect(await changed({ ...order, pay_amount: 94.8 }, { ...order, sku_order_list: [] }, { ...order, sku_order_list: [{ ...line, item_num: -1 }] }, { ...order, order_id: '' }, order)).toMatchObject({ value: { orders: [{}], unreadable: [
    { code: 'intake.amount_unreadable', params: { cell: 'pay_amount', text: '94.8分' } }, { code: 'intake.title_missing' }, { code: 'intake.quantity_unreadable', params: { cell: 'item_num', text: '-1' } }, { code: 'intake.order_number_missing', params: { cell: 'order_id' } },
  ] } });
});

test('OF-3: pages from the last to the first', async () => {
  const { connector, heard } = await shop((_path, { page }) => ok({ total: 201, shop_order_list: [{ ...order, order_id: `491234567890123456${String(page)}` }] }));
  const pages: unknown[] = [];
  let next: string | null = null;
  do {
    const answer: Awaited<ReturnType<NonNullable<Connector['orders']>['changed']>> | undefined = await connector.orders?.changed(span, next, {});
    if (answer?.kind !== 'done') throw new Error('no page');
    pages.push(answer.value.orders.map(({ platformOrderNumber }) => platformOrderNumber));
    next = answer.value.next;
  } while (next !== null);
  expect(pages).toEqual([[], ['4912345678901234562'], ['4912345678901234561'], ['4912345678901234560']]);
  expect(JSON.parse(heard[0]?.body ?? '{}')).toEqual({ order_asc: true, order_by: 'update_time', page: 0, size: 100, update_time_end: 1_714_536_000, update_time_start: 1_714_449_600 });
});

test.each([
  [20000, 'dop.service-error', '服务错误', 'later'], [30001, 'dop.no-permissions', '没有权限', 'no_right'], [30001, 'isv.app-permissions-insufficient', '', 'no_right'], [30001, 'dop.authorization-no-existed', '', 'no_right'],
  [30002, 'isv.invalid_ip', 'IP 不在白名单', 'no_right'], [40001, 'isv.access-token-missing', '', 'no_right'], [40003, 'isv.signature-invalid', '', 'no_right'], [40003, 'isv.access-token-expired', 'access_token 已过期', 'no_right'],
  [40003, 'isv.access-token-no-existed', '', 'no_right'], [40003, 'isv.parameter-invalid', '订单不存在', 'refused'], [40003, 'isv.timestamp-invalid', '时间戳过期', 'later'], [50002, '', '', 'later'], [50002, 'isp.limited', '', 'later'],
  [50002, 'isp.service-error', '', 'later'], [50002, 'isv.business-failed:1', '参数校验失败', 'refused'], [80000, '', '请求过于频繁', 'later'], [12345, '', '未知', 'refused'],
])('OF-2: error %i %s (%s) is %s', async (code, subCode, words, kind) => {
  expect(await tell(ship, fail(code, subCode, words))).toMatchObject({ kind });
});

test('OF-2: told before is told; the same message carries the same id', async () => {
  expect(await tell(ship, fail(50002, 'isv.business-failed:4', '订单已发货，请勿重复操作'))).toEqual({ kind: 'done', value: { already: true } });
  const unshippable = async (status: number): Promise<unknown> =>
    (await shop((path) => (path === 'order/orderDetail' ? ok({ shop_order_detail: { ...order, order_status: status } }) : fail(50002, 'isv.business-failed:4073', '当前订单状态不支持发货')))).connector.outbox?.tell({ key: 'k', telling: ship }, {});
  expect([await unshippable(3), await unshippable(4)]).toMatchObject([{ kind: 'done', value: { already: true } }, { kind: 'refused', words: '当前订单状态不支持发货' }]);
  const { connector, heard } = await shop(() => ok({}));
  await connector.outbox?.tell({ key: 'ship:douyin:1:2', telling: ship }, {});
  await connector.outbox?.tell({ key: 'ship:douyin:1:2', telling: ship }, {});
  const [first, second] = heard.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  expect(first).toEqual({ company_code: 'shunfeng', logistics_code: 'SF1234567890123', order_id: '4912345678901234560', request_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string });
  expect(second).toEqual(first);
  expect(await tell({ ...ship, courierCode: 'PIGEON' }, ok([{ code: 'shunfeng', name: '顺丰速运' }]))).toMatchObject({ kind: 'refused', code: 'courier_unknown' });
});

test.each([['no JSON', '<html>'], ['no code', { hello: 1 }], ['502', { status: 502, body: 'x' }]])('OF-2: %s leaves it open whether it was done', async (_what, said) => {
  expect(await tell(note, said)).toMatchObject({ kind: 'no_answer', maybeDone: true });
});

test('SF: keys never stand in the words of an error', async () => {
  expect(JSON.stringify(await tell(note, fail(40003, 'isv.access-token-expired', 'token dd-token of dd-secret')))).not.toMatch(/dd-token|dd-secret/);
});

test('OF-2: what stands there is found by the thing itself', async () => {
  const find = async (telling: Telling, detail: unknown): Promise<unknown> => (await shop(() => ok({ shop_order_detail: detail }))).connector.outbox?.find({ key: 'k', telling }, {});
  expect(await find(ship, { ...order, logistics_info: [{ tracking_no: 'SF1234567890123' }] })).toEqual({ kind: 'done', value: { already: true } });
  expect(await find(ship, order)).toEqual({ kind: 'done', value: null });
  expect(await find(note, { ...order, seller_words: '测试备注', seller_remark_stars: 5 })).toEqual({ kind: 'done', value: { already: true } });
  expect(await find(note, order)).toEqual({ kind: 'done', value: null });
  expect(await find(note, null)).toMatchObject({ kind: 'no_answer', maybeDone: false });
});

test('OF-4: the platform’s clock comes with the answer', async () => {
  const { connector } = await shop(() => ({ status: 200, headers: { date: 'Wed, 01 May 2024 07:00:00 GMT' }, body: ok({ total: 0 }) }));
  expect(await connector.ping({})).toEqual({ kind: 'done', value: { theirTime: Date.UTC(2024, 4, 1, 7) } });
});

const party = { name: '张三', phone: '13900000000', province: '浙江省', city: '杭州市', district: '西湖区', detail: '文三路 1 号', postcode: '' };
const askNumber: Telling = { kind: 'waybill_ask', platformOrderNumber: '4912345678901234560A', courierCode: 'SF', sender: party, receiver: party, goods: '围巾', weightG: null, parcel: '' };

test('PR: a number that was given out is kept, with print data or without', async () => {
  const bill = { track_no: 'SF9876543210123', sort_code: '020-W-01', package_center_name: '广州集包', short_address_code: '020', company: 'shunfeng' };
  const withData = await shop((path) => {
    if (path === 'logistics/newCreateOrder') return ok({ ebill_infos: [bill], err_infos: [] });
    return path === 'logistics/waybillApply' ? ok({ waybill_infos: [{ track_no: 'SF9876543210123', print_data: 'QUJDREVG', sign: 'abc' }] })
      : ok({ template_data: [{ logistics_code: 'shunfeng', template_infos: [{ template_type: 2, template_url: 'http://t.example/2' }, { template_type: 1, template_url: 'http://t.example/1' }] }] });
  });
  const told = await withData.connector.outbox?.tell({ key: 'k', telling: askNumber }, {});
  expect(told).toMatchObject({ kind: 'done', value: { already: false, waybill: { waybillNumber: 'SF9876543210123', routeCode: '020-W-01', consolidation: '广州集包' } } });
  expect(told?.kind === 'done' ? told.value.waybill?.printData : '').toContain('http://t.example/1');
  expect(JSON.parse(withData.heard[0]?.body ?? '{}')).toMatchObject({ logistics_code: 'shunfeng', order_infos: [{ order_id: '4912345678901234560', items: [{ item_name: '围巾', item_count: 1 }] }] });
  expect(withData.heard[0]?.body).not.toContain('pack_id');
  const second = await shop(() => ok({ ebill_infos: [bill] }));
  await second.connector.outbox?.tell({ key: 'k', telling: { ...askNumber, parcel: '7_1' } }, {});
  expect(JSON.parse(second.heard[0]?.body ?? '{}')).toMatchObject({ order_infos: [{ pack_id: '7_1' }] });
  const without = await shop((path) => (path === 'logistics/newCreateOrder' ? ok({ ebill_infos: [bill] }) : fail(30001, 'dop.no-permissions')));
  expect(await without.connector.outbox?.tell({ key: 'k', telling: askNumber }, {})).toMatchObject({ kind: 'done', value: { waybill: { waybillNumber: 'SF9876543210123' } } });
  expect(await tell(askNumber, ok({ ebill_infos: [], err_infos: [{ err_code: '1001', err_msg: '网点余额不足' }] }))).toEqual({ kind: 'refused', code: '1001', words: '网点余额不足' });
  expect(await tell({ kind: 'waybill_cancel', platformOrderNumber: '1', courierCode: 'SF', waybillNumber: 'SF9876543210123' }, ok({}))).toEqual({ kind: 'done', value: { already: false } });
});
