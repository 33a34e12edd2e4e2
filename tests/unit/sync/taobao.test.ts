import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeTaobao } from '../../../electron/sync/connectors/taobao.ts';
import type { Connector, Telling } from '../../../electron/sync/connector.ts';
import { chinaClock, signTop } from '../../../electron/sync/signing.ts';
import { smallServer, type Said } from '../../support/small-server.ts';

const now = Date.UTC(2024, 4, 1, 4, 0, 0);
const span = { from: now - 3_600_000, until: now };

/** One connector at a server that answers by the name of the call; what it was asked, by name, with its parameters. */
const shop = async (answers: (method: string, params: URLSearchParams, count: number) => unknown): Promise<{ readonly connector: Connector; readonly asked: () => readonly { readonly method: string; readonly params: URLSearchParams }[] }> => {
  const { address, heard } = await smallServer(({ body }, count): Said => {
    const params = new URLSearchParams(body);
    const said = answers(params.get('method') ?? '', params, count);
    return typeof said === 'object' && said !== null && 'status' in said ? (said as Said) : { body: said };
  });
  const connector = makeTaobao({
    settings: { appKey: '12345678', gateway: `${address}/router/rest` }, secrets: { appSecret: 'helloworld', sessionKey: 'test-session' }, account: '小店', timeZone: 'Europe/Berlin', fetch, now: () => now,
  });
  return { connector, asked: () => heard.map(({ body }) => ({ method: new URLSearchParams(body).get('method') ?? '', params: new URLSearchParams(body) })) };
};

const order = `{"oid":2345678901234567891,"oid_str":"2345678901234567891","title":"棉麻衬衫","outer_iid":"CS01","outer_sku_id":"CS01-BL-M","sku_properties_name":"颜色:蓝色;尺码:M","num":2,"price":"59.90","refund_status":"NO_REFUND","status":"WAIT_SELLER_SEND_GOODS"}`;
/** As the interface writes it: numbers beyond 2^53 without quotes. */
const trade = (more: Record<string, unknown> = {}, orders = order): string => {
  const plain = {
    status: 'WAIT_SELLER_SEND_GOODS', payment: '125.80', post_fee: '6.00', total_fee: '119.80', created: '2024-05-01 09:30:00', pay_time: '2024-05-01 09:31:05', modified: '2024-05-01 09:31:05', buyer_nick: '蓝天白云',
    buyer_message: '尽快发', seller_memo: '老客户', seller_flag: 2, receiver_name: '王小明', receiver_state: '浙江省', receiver_city: '杭州市', receiver_district: '西湖区', receiver_town: '古荡街道',
    receiver_address: '文三路 90 号 3 幢 201', receiver_zip: '310000', receiver_mobile: '13800000000', ...more,
  };
  return `{"tid":1234567890123456789,${JSON.stringify(plain).slice(1, -1)},"orders":{"order":[${orders}]}}`;
};
const list = (trades: readonly string[], total = trades.length): string => `{"trades_sold_increment_get_response":{"total_results":${total},"trades":{"trade":[${trades.join(',')}]}}}`;
const changed = async (...trades: string[]): Promise<unknown> => (await shop(() => list(trades))).connector.orders?.changed(span, null, {});

const errorOf = (code: number, subCode = '', subMsg = '', msg = 'Remote service error'): unknown => ({ error_response: { code, msg, sub_code: subCode, sub_msg: subMsg, request_id: 'abc' } });
const ship: Telling = { kind: 'ship', platformOrderNumber: '1234567890123456789', courierCode: 'YTO', waybillNumber: 'YT1234567890123', handedOverAt: now };
const note: Telling = { kind: 'note', platformOrderNumber: '1234567890123456789', text: '测试备注', flag: 'red', flagNumber: 1 };
const tell = async (telling: Telling, said: unknown): Promise<unknown> => (await shop(() => said)).connector.outbox?.tell({ key: 'k1', telling }, {});

const vector = {
  app_key: '12345678', flag: '1', format: 'json', memo: '测试备注', method: 'taobao.trade.memo.update', session: 'test-session', sign_method: 'md5', tid: '1234567890123456789', timestamp: '2024-05-01 12:00:00', v: '2.0',
};

test('TOP: the signature is the one that the rule gives', () => {
  expect(signTop('helloworld', vector, 'md5')).toBe('B16D623455226062DC885AF0457C0BB9');
  expect(signTop('helloworld', { ...vector, sign_method: 'hmac' }, 'hmac')).toBe('4B111A8F99FBBA7A539ACCCF81E11EEA');
});

test('TOP: the signature does not depend on the order of the parameters, and never on itself', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.string()), { selector: ([name]) => name, minLength: 1 }), fc.string(), (pairs, secret) => {
    const plain = pairs.filter(([name]) => name !== 'sign' && name !== '__proto__');
    const other = [...plain].reverse();
    expect(signTop(secret, Object.fromEntries(other), 'md5')).toBe(signTop(secret, Object.fromEntries(plain), 'md5'));
    expect(signTop(secret, { ...Object.fromEntries(plain), sign: 'x' }, 'hmac')).toBe(signTop(secret, Object.fromEntries(plain), 'hmac'));
  }));
});

test('TOP: what goes over the line is signed, in China’s time whatever the shop’s, and the secret stays here', async () => {
  const { connector, asked } = await shop(() => ({ trade_memo_update_response: { trade: { tid: 1 } } }));
  expect(await connector.outbox?.tell({ key: 'k', telling: note }, {})).toEqual({ kind: 'done', value: { already: false } });
  const [only] = asked();
  expect(Object.fromEntries(only?.params ?? [])).toEqual({ ...vector, sign: 'B16D623455226062DC885AF0457C0BB9' });
  expect(chinaClock(now)).toBe('2024-05-01 12:00:00');
});

test('IN: a trade becomes an order with every digit, its goods, receiver, money, times, note and flag', async () => {
  const answer = await changed(trade());
  expect(answer).toMatchObject({ kind: 'done', value: { unreadable: [], next: null, orders: [{
    platform: 'taobao', platformOrderNumber: '1234567890123456789', platformStatusText: '买家已付款，等待卖家发货', state: 'paid', refund: 'none', buyerNick: '蓝天白云', buyerMessage: '尽快发', platformNote: '老客户',
    platformFlag: 'yellow', currency: 'CNY', goodsFen: 11_980, freightFen: 600, totalFen: 12_580, paidFen: 12_580, createdAt: Date.UTC(2024, 4, 1, 1, 30), paidAt: Date.UTC(2024, 4, 1, 1, 31, 5), shipments: [],
    receiver: { name: '王小明', phone: '13800000000', province: '浙江省', city: '杭州市', district: '西湖区', detail: '古荡街道文三路 90 号 3 幢 201', postcode: '310000', masked: [] },
    lines: [{ platformLineNumber: '2345678901234567891', title: '棉麻衬衫', skuCode: 'CS01-BL-M', styleCode: 'CS01', colour: '蓝色', size: 'M', quantity: 2, unitPriceFen: 5_990, refund: 'none' }],
    source: { fileName: '小店', lineNumber: 0 },
  }] } });
});

test.each([
  ['WAIT_BUYER_PAY', 'awaiting_payment', []], ['TRADE_NO_CREATE_PAY', 'awaiting_payment', []], ['PAY_PENDING', 'awaiting_payment', []], ['WAIT_PRE_AUTH_CONFIRM', 'awaiting_payment', []],
  ['WAIT_SELLER_SEND_GOODS', 'paid', []], ['PAID_FORBID_CONSIGN', 'paid', ['not_yet_shippable']], ['WAIT_BUYER_CONFIRM_GOODS', 'handed_over', []], ['TRADE_BUYER_SIGNED', 'completed', []],
  ['TRADE_FINISHED', 'completed', []], ['TRADE_CLOSED', 'closed', []], ['TRADE_CLOSED_BY_TAOBAO', 'closed', []],
])('IN: %s means %s', async (status, state, holds) => {
  const answer = await changed(trade({ status, pay_time: undefined }, order.replace('WAIT_SELLER_SEND_GOODS', status === 'PAID_FORBID_CONSIGN' ? 'WAIT_SELLER_SEND_GOODS' : status)));
  expect(answer).toMatchObject({ value: { unreadable: [], orders: [{ state, ...(holds.length > 0 ? { holdCauses: holds } : {}) }] } });
});

test('IN: shipped in part, a deposit, and a status that nobody knows', async () => {
  const shipped = order.replace('2345678901234567891', '2345678901234567892').replace('"2345678901234567891"', '"2345678901234567892"').replace('"WAIT_SELLER_SEND_GOODS"', '"WAIT_BUYER_CONFIRM_GOODS","invoice_no":"YT1234567890123","logistics_company":"圆通速递"');
  expect(await changed(trade({ status: 'SELLER_CONSIGNED_PART' }, `${order},${shipped}`))).toMatchObject({
    value: { orders: [{ state: 'paid', holdCauses: ['partly_shipped'], shipments: [{ courierName: '圆通速递', waybillNumber: 'YT1234567890123' }], lines: [{}, {}] }] },
  });
  expect(await changed(trade({ status: 'WAIT_BUYER_PAY', step_trade_status: 'FRONT_PAID_FINAL_NOPAID', step_paid_fee: '20.00' }))).toMatchObject({
    value: { orders: [{ state: 'paid', holdCauses: ['not_yet_shippable'], platformStatusText: '买家已付定金，等待买家付尾款', paidFen: 2_000 }] },
  });
  expect(await changed(trade({ status: 'TRADE_ON_THE_MOON' }), trade())).toMatchObject({
    value: { orders: [{}], unreadable: [{ fileName: '小店', platformOrderNumber: '1234567890123456789', code: 'intake.status_unknown' }] },
  });
});

test.each([
  ['NO_REFUND', 'none'], ['CLOSED', 'none'], ['WAIT_SELLER_AGREE', 'requested'], ['WAIT_BUYER_RETURN_GOODS', 'requested'], ['WAIT_SELLER_CONFIRM_GOODS', 'requested'], ['SELLER_REFUSE_BUYER', 'requested'], ['SOMETHING_NEW', 'requested'],
])('OF-3: a line’s refund %s is %s', async (status, refund) => {
  expect(await changed(trade({}, order.replace('NO_REFUND', status)))).toMatchObject({ value: { orders: [{ refund, lines: [{ refund }] }] } });
});

test('OF-3: a sub-order that was closed stays closed when the rest is on its way', async () => {
  const sent = order.replace('WAIT_SELLER_SEND_GOODS', 'WAIT_BUYER_CONFIRM_GOODS');
  const closed = order.replace('WAIT_SELLER_SEND_GOODS', 'TRADE_CLOSED').replaceAll('2345678901234567891', '2345678901234567892');
  expect(await changed(trade({ status: 'WAIT_BUYER_CONFIRM_GOODS' }, `${sent},${closed}`))).toMatchObject({ value: { orders: [{ state: 'handed_over', lines: [{ refund: 'none' }, { refund: 'succeeded' }] }] } });
});

test('OF-3: money back for one of two lines holds the rest; for all of them closes the order', async () => {
  const second = order.replace('NO_REFUND', 'SUCCESS').replaceAll('2345678901234567891', '2345678901234567892').replace('WAIT_SELLER_SEND_GOODS', 'TRADE_CLOSED');
  expect(await changed(trade({}, `${order},${second}`))).toMatchObject({ value: { orders: [{ state: 'paid', holdCauses: ['partly_refunded'], lines: [{ refund: 'none' }, { refund: 'succeeded' }] }] } });
  expect(await changed(trade({ status: 'TRADE_CLOSED' }, second))).toMatchObject({ value: { orders: [{ state: 'closed', refund: 'succeeded' }] } });
});

test.each([
  ['stars', { receiver_name: '王**', receiver_mobile: '*******0000', receiver_address: '文三路****' }, ['name', 'phone', 'address']],
  ['cipher', { receiver_name: '~AgAAAAKzPqWm9Xd~1Kq2~~1~', receiver_mobile: '$138$AbCdEfGh1234567890==$1$', receiver_address: '文三路 90 号 3 幢 201' }, ['name', 'phone']],
])('IN-5: a receiver behind %s is known to be masked', async (_how, more, masked) => {
  expect(await changed(trade(more))).toMatchObject({ value: { orders: [{ receiver: { masked } }] } });
});

test.each([[0, 'grey'], [1, 'red'], [2, 'yellow'], [3, 'green'], [4, 'blue'], [5, 'purple'], ['3', 'green'], [6, null], [11, null], [undefined, null]])('CS-1: flag %s is %s', async (number, flag) => {
  expect(await changed(trade({ seller_flag: number }))).toMatchObject({ value: { orders: [{ platformFlag: flag }] } });
});

test('IN-3: what cannot be read is named with the interface’s own field, and stops no other order', async () => {
  const answer = await changed(trade({ payment: '12,5x' }), trade({ created: 'yesterday' }), trade({}, order.replace('"num":2', '"num":0')), trade().replace('1234567890123456789', '"?"'), trade());
  expect(answer).toMatchObject({ value: { orders: [{ platformOrderNumber: '1234567890123456789' }], unreadable: [
    { code: 'intake.amount_unreadable', params: { cell: 'payment', text: '12,5x' } }, { code: 'intake.time_unreadable', params: { cell: 'created' } },
    { code: 'intake.quantity_unreadable', params: { cell: 'num' } }, { code: 'intake.order_number_unreadable', params: { cell: 'tid' } },
  ] } });
});

test('SF: hostile text stays text', async () => {
  const text = '=HYPERLINK("http://x") <img src=x onerror=alert(1)> "},{"tid":1 \u202e';
  expect(await changed(trade({ buyer_message: text, receiver_name: '<b>王</b>', __proto__: { polluted: true } }))).toMatchObject({ value: { orders: [{ buyerMessage: text, receiver: { name: '<b>王</b>' } }] } });
});

test('details are asked for only where the list says too little; one that is refused is named', async () => {
  const bare = `{"tid":1234567890123456789,"status":"WAIT_SELLER_SEND_GOODS","seller_flag":0}`;
  const gone = bare.replace('1234567890123456789', '1234567890123456780');
  const { connector, asked } = await shop((method, params) => {
    if (method !== 'taobao.trade.fullinfo.get') return list([bare, gone, trade()]);
    return params.get('tid') === '1234567890123456789' ? `{"trade_fullinfo_get_response":{"trade":${trade()}}}` : errorOf(15, 'isv.trade-not-exist', '交易不存在');
  });
  expect(await connector.orders?.changed(span, null, {})).toMatchObject({ kind: 'done', value: {
    orders: [{ platformOrderNumber: '1234567890123456789' }, { platformOrderNumber: '1234567890123456789' }], unreadable: [{ platformOrderNumber: '1234567890123456780', code: 'intake.order_not_given', params: { words: '交易不存在' } }],
  } });
  expect(asked().map(({ method }) => method)).toEqual(['taobao.trades.sold.increment.get', 'taobao.trade.fullinfo.get', 'taobao.trade.fullinfo.get']);
});

test('OF-3: pages are read from the last to the first, so that a list that gets shorter meanwhile loses nobody', async () => {
  let numbers = Array.from({ length: 250 }, (_, index) => `1234567890123456${String(index + 100)}`);
  const { connector, asked } = await shop((_method, params) => {
    const page = Number(params.get('page_no'));
    const answer = list(numbers.slice((page - 1) * 100, page * 100).map((number) => trade().replace('1234567890123456789', number)), numbers.length);
    // Meanwhile the first of them changes again and is in this list no more.
    numbers = numbers.slice(1);
    return answer;
  });
  const all = [...numbers];
  const seen = new Set<string>();
  let page: string | null = null;
  do {
    const answer: Awaited<ReturnType<NonNullable<Connector['orders']>['changed']>> | undefined = await connector.orders?.changed(span, page, {});
    if (answer?.kind !== 'done') throw new Error('no page');
    for (const { platformOrderNumber } of answer.value.orders) seen.add(platformOrderNumber);
    page = answer.value.next;
  } while (page !== null);
  // The ones that left are in the next list; none of those that stayed was missed.
  expect(all.slice(4).filter((number) => !seen.has(number))).toEqual([]);
  expect(asked().map(({ params }) => [params.get('page_no'), params.get('use_has_next')])).toEqual([['1', 'false'], ['3', 'true'], ['2', 'true'], ['1', 'true']]);
  expect([asked()[0]?.params.get('start_modified'), asked()[0]?.params.get('end_modified')]).toEqual(['2024-05-01 11:00:00', '2024-05-01 12:00:00']);
});

test.each([
  [11, 'no_right'], [12, 'no_right'], [13, 'no_right'], [24, 'no_right'], [25, 'no_right'], [26, 'no_right'], [27, 'no_right'], [28, 'no_right'], [29, 'no_right'], [7, 'later'], [10, 'later'], [15, 'later'], [31, 'later'],
  [3, 'refused'], [9, 'refused'], [21, 'refused'], [22, 'refused'], [23, 'refused'], [30, 'refused'], [32, 'refused'], [33, 'refused'], [34, 'refused'], [40, 'refused'], [41, 'refused'], [999, 'refused'],
])('OF-2: TOP’s error %i is %s, with its words', async (code, kind) => {
  expect(await tell(ship, errorOf(code, '', '', 'Some words'))).toMatchObject({ kind, words: expect.stringContaining('Some words') as string });
});

test.each([
  [27, 'invalid-sessionkey', 'SessionKey非法', { kind: 'no_right', code: 'invalid-sessionkey', words: 'SessionKey非法' }],
  [7, 'accesscontrol.limited-by-api-access-count', 'This ban will last for 12 more seconds', { kind: 'later', afterMs: 12_000, code: 'accesscontrol.limited-by-api-access-count' }],
  [15, 'isp.http-connection-timeout', '连接超时', { kind: 'later', afterMs: null }],
  [15, 'isv.trade-not-exist', '交易不存在', { kind: 'refused', code: 'isv.trade-not-exist', words: '交易不存在' }],
  [15, 'isv.logistics-offline-service-error:B27', '该订单已发货', { kind: 'done', value: { already: true } }],
  [15, 'isv.logistics-offline-service-error:B27', '发货失败', { kind: 'done', value: { already: true } }],
  [15, 'isv.logistics-offline-service-error:P09', '物流订单状态已经发货，不能重复发货', { kind: 'done', value: { already: true } }],
  [15, 'isv.logistics-offline-service-error:S01', '运单号不符合规则', { kind: 'refused' }],
  [15, 'ORDER_OF_ANOTHER_SHOP', '订单不属于该店', { kind: 'refused', code: 'ORDER_OF_ANOTHER_SHOP' }],
  [15, 'isv.trade-service-error', '系统繁忙，请稍后再试', { kind: 'later' }],
])('OF-2: error %i %s (%s)', async (code, subCode, words, expected) => {
  expect(await tell(ship, errorOf(code, subCode, words))).toMatchObject(expected);
});

test('SF: keys never stand in the words of an error, even when the platform repeats them', async () => {
  const answer = await tell(ship, errorOf(25, 'isv.invalid-signature', 'bad sign of test-session with helloworld'));
  expect(JSON.stringify(answer)).not.toMatch(/test-session|helloworld/);
});

test('a clock that is wrong is put right by the platform’s own, and the call goes out again', async () => {
  const { connector, asked } = await shop((_method, params) =>
    params.get('timestamp') === '2024-05-01 15:00:00' ? { logistics_offline_send_response: { shipping: { is_success: true } } }
      : { status: 200, headers: { date: 'Wed, 01 May 2024 07:00:00 GMT' }, body: errorOf(31, 'isv.invalid-timestamp', '非法的时间戳参数') });
  expect(await connector.outbox?.tell({ key: 'k', telling: ship }, {})).toEqual({ kind: 'done', value: { already: false } });
  expect(asked()).toHaveLength(2);
  expect(await tell(ship, errorOf(31, '', '', 'Invalid Timestamp'))).toMatchObject({ kind: 'later', code: 'clock_wrong' });
});

test('OF-2: a parcel is told under the platform’s own courier code; an unknown courier is not told at all', async () => {
  const answers = (method: string): unknown =>
    method === 'taobao.logistics.companies.get' ? { logistics_companies_get_response: { logistics_companies: { logistics_company: [{ id: 1, code: 'JITU', name: '极兔速递' }, { id: 2, code: 'YTO', name: '圆通速递' }] } } }
      : { logistics_offline_send_response: { shipping: { is_success: true } } };
  const { connector, asked } = await shop(answers);
  const told = await Promise.all(['YTO', 'JT', 'PIGEON'].map(async (courierCode) => connector.outbox?.tell({ key: courierCode, telling: { ...ship, courierCode } }, {})));
  expect(told).toMatchObject([{ kind: 'done' }, { kind: 'done' }, { kind: 'refused', code: 'courier_unknown' }]);
  const sent = asked().filter(({ method }) => method === 'taobao.logistics.offline.send').map(({ params }) => params.get('company_code'));
  expect([...sent].sort()).toEqual(['JITU', 'YTO']);
});

test.each([
  ['nothing of use', { hello: 'world' }], ['no JSON', '<html>ok</html>'], ['cut off', '{"trade_memo_update_response":{"tr'], ['a list', []], ['502', { status: 502, body: 'Bad Gateway' }],
])('OF-2: %s in answer to a note leaves it open whether it stands there', async (_what, said) => {
  expect(await tell(note, said)).toMatchObject({ kind: 'no_answer', maybeDone: true });
});

test('a question whose answer cannot be read has done nothing', async () => {
  const { connector } = await shop(() => '<html></html>');
  expect(await connector.orders?.changed(span, null, {})).toMatchObject({ kind: 'no_answer', maybeDone: false });
  expect(await connector.ping({})).toMatchObject({ kind: 'no_answer', maybeDone: false });
  const down = await shop(() => ({ status: 502, body: 'Bad Gateway' }));
  expect(await down.connector.ping({})).toEqual({ kind: 'no_answer', why: 'server_error', maybeDone: false });
});

test('CS-4: an emptied note empties the platform’s; a flag that it has not is left alone', async () => {
  const { connector, asked } = await shop(() => ({ trade_memo_update_response: { trade: {} } }));
  await connector.outbox?.tell({ key: 'k', telling: { ...note, text: '', flagNumber: null } }, {});
  const params = asked()[0]?.params;
  expect([params?.get('reset'), params?.has('memo'), params?.has('flag')]).toEqual(['true', false, false]);
});

test('OF-2: what stands there is found by the thing itself', async () => {
  const shipped = order.replace('"WAIT_SELLER_SEND_GOODS"', '"WAIT_BUYER_CONFIRM_GOODS","invoice_no":"yt1234567890123"');
  const find = async (telling: Telling, full: string): Promise<unknown> => (await shop(() => `{"trade_fullinfo_get_response":{"trade":${full}}}`)).connector.outbox?.find({ key: 'k', telling }, {});
  expect(await find(ship, trade({}, shipped))).toEqual({ kind: 'done', value: { already: true } });
  expect(await find(ship, trade())).toEqual({ kind: 'done', value: null });
  expect(await find(note, trade({ seller_memo: '测试备注', seller_flag: 1 }))).toEqual({ kind: 'done', value: { already: true } });
  expect(await find(note, trade({ seller_memo: '测试备注', seller_flag: 2 }))).toEqual({ kind: 'done', value: null });
  expect(await find(note, trade({ seller_memo: '别的', seller_flag: 1 }))).toEqual({ kind: 'done', value: null });
});

test('OF-4: the platform’s clock comes with the answer to a question that only the right keys get', async () => {
  const { connector } = await shop(() => ({ status: 200, headers: { date: 'Wed, 01 May 2024 07:00:00 GMT' }, body: { trades_sold_increment_get_response: { has_next: false } } }));
  expect(await connector.ping({})).toEqual({ kind: 'done', value: { theirTime: Date.UTC(2024, 4, 1, 7) } });
  expect(await (await shop(() => errorOf(27))).connector.ping({})).toMatchObject({ kind: 'no_right' });
});

const party = { name: '张三', phone: '13900000000', province: '浙江省', city: '杭州市', district: '西湖区', detail: '文三路 1 号', postcode: '' };
const askNumber: Telling = { kind: 'waybill_ask', platformOrderNumber: '1234567890123456789', courierCode: 'YTO', sender: party, receiver: party, goods: '衬衫', weightG: 300, parcel: '' };
const printData = '{"data":{"waybillCode":"YT9876543210123","routingInfo":{"routeCode":"310-01","consolidation":{"name":"杭州集包"}}},"templateURL":"http://cloudprint.example/1"}';
const given = { waybill_cloud_print_response: [{ object_id: 'k9', waybill_code: 'YT9876543210123', cp_code: 'YTO', print_data: printData }] };

test('PR: a number from Cainiao comes with its print data, and the receiver’s own id goes along', async () => {
  const { connector, asked } = await shop((method) => {
    switch (method) {
      case 'taobao.user.seller.get': return '{"user_seller_get_response":{"user":{"user_id":9007199254740993123}}}';
      case 'cainiao.cloudprint.stdtemplates.get': return { cloudprint_stdtemplates_get_response: { result: { datas: { standard_template_result: [{ cp_code: 'YTO', standard_templates: { standard_template_do: [{ standard_waybill_type: 1, standard_template_url: 'http://cloudprint.example/1' }] } }] } } } };
      case 'taobao.trade.fullinfo.get': return { trade_fullinfo_get_response: { trade: { tid: 1, oaid: 'OAID==' } } };
      default: return { cainiao_waybill_ii_get_response: { modules: given } };
    }
  });
  const answer = await connector.outbox?.tell({ key: 'waybill_ask:taobao:9:1', telling: askNumber }, {});
  expect(answer).toMatchObject({ kind: 'done', value: { already: false, waybill: { waybillNumber: 'YT9876543210123', routeCode: '310-01', consolidation: '杭州集包' } } });
  const request = JSON.parse(asked().at(-1)?.params.get('param_waybill_cloud_print_apply_new_request') ?? '{}') as Record<string, unknown>;
  expect(request).toMatchObject({ cp_code: 'YTO', trade_order_info_dtos: [{ object_id: 'waybill_ask:taobao:9:1', user_id: '9007199254740993123', recipient: { oaid: 'OAID==' }, package_info: { id: 'waybill_ask_taobao_9_1', weight: 300 }, order_info: { trade_order_list: ['1234567890123456789'] } }] });
});

test('PR: a number is not looked up by its order, which may have several: asking again brings the same; no permission for numbers stops nothing else', async () => {
  const { connector, asked } = await shop(() => ({}));
  expect(await connector.outbox?.find({ key: 'k9', telling: askNumber }, {})).toEqual({ kind: 'done', value: null });
  expect(asked()).toEqual([]);
  expect(await tell(askNumber, errorOf(11, 'isv.permission-api-package-limit'))).toMatchObject({ kind: 'refused' });
});

test('PR: a number is given back once; given back before is as good', async () => {
  const cancel: Telling = { kind: 'waybill_cancel', platformOrderNumber: '1', courierCode: 'YTO', waybillNumber: 'YT9876543210123' };
  expect(await tell(cancel, { cainiao_waybill_ii_cancel_response: { cancel_result: true } })).toEqual({ kind: 'done', value: { already: false } });
  expect(await tell(cancel, errorOf(15, 'isv.cancel', '面单已取消'))).toEqual({ kind: 'done', value: { already: true } });
  expect(await tell(cancel, { cainiao_waybill_ii_cancel_response: { cancel_result: false } })).toMatchObject({ kind: 'refused' });
});
