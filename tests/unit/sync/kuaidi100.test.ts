import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Connector, Message } from '../../../electron/sync/connector.ts';
import { makeKuaidi100 } from '../../../electron/sync/connectors/kuaidi100.ts';
import { signed } from '../../../electron/sync/connectors/kuaidi100-call.ts';
import { queryParam } from '../../../electron/sync/connectors/kuaidi100-parcels.ts';
import { smallServer, type Heard, type Said } from '../../support/small-server.ts';

const secrets = { key: 'testkey-1234', secret: 'testsecret-1234', partnerKey: 'partnerkey-1234' };

const connected = async (answer: (heard: Heard, count: number) => Said, more: Record<string, string> = {}): Promise<{ connector: Connector; heard: readonly Heard[] }> => {
  const { address, heard } = await smallServer(answer);
  const settings = { customer: 'testcustomer', partnerId: '123456', pollGateway: address, labelGateway: address, ...more };
  return { connector: makeKuaidi100({ settings, secrets, account: '', timeZone: 'Asia/Shanghai', fetch, now: () => 1_700_000_000_000 }), heard };
};

const follow = async (answer: Said, parcel = { courierCode: 'YUNDA', waybillNumber: '3950055201640', phone: '13800001234' }) => {
  const { connector, heard } = await connected(() => answer);
  return { answer: await connector.parcels?.follow(parcel, {}), heard };
};

const trail = (state: string, data: readonly object[] = [], more: object = {}): Said =>
  ({ body: { message: 'ok', nu: '3950055201640', ischeck: '0', com: 'yunda', status: '200', condition: '00', state, data, ...more } });

test('OF-2: the signature of tracking is the published one for its vector', () => {
  const param = JSON.stringify(queryParam({ com: 'yunda', num: '3950055201640', phone: '' }));
  expect(param).toBe('{"com":"yunda","num":"3950055201640","phone":"","from":"","to":"","resultv2":"1","show":"0","order":"desc"}');
  expect(signed(`${param}testkeytestcustomer`)).toBe('028134BFA3B0148F643B1872965CCAC7');
});

test('a parcel is asked for over the line, signed over the text that is sent; its events come newest first in China\'s time', async () => {
  const { answer, heard } = await follow(trail('0', [
    { time: '2024-05-01 08:00:00', ftime: '2024-05-01 08:00:00', context: '快件已揽收', status: '揽收', areaName: '浙江,杭州市' },
    { time: '2024-05-02 12:00:00', ftime: '2024-05-02 12:00:00', context: '到达 <b>广州</b> 转运中心', status: '在途', areaName: '广东,广州市' },
  ]));
  expect(answer).toEqual({ kind: 'done', value: { state: 'on_the_way', events: [
    { at: Date.UTC(2024, 4, 2, 4), text: '到达 <b>广州</b> 转运中心', place: '广东,广州市' }, { at: Date.UTC(2024, 4, 1, 0), text: '快件已揽收', place: '浙江,杭州市' },
  ] } });
  const form = new URLSearchParams(heard[0]?.body);
  expect(heard[0]?.path).toBe('/poll/query.do');
  expect(form.get('sign')).toBe(createHash('md5').update(`${form.get('param')}testkey-1234testcustomer`).digest('hex').toUpperCase());
  expect(heard[0]?.body).not.toContain('testkey-1234');
});

test.each([
  ['0', 'on_the_way'], ['1', 'collected'], ['2', 'trouble'], ['3', 'delivered'], ['4', 'returned'], ['5', 'out_for_delivery'], ['6', 'returning'], ['7', 'on_the_way'], ['8', 'on_the_way'], ['10', 'on_the_way'],
  ['11', 'on_the_way'], ['12', 'on_the_way'], ['13', 'trouble'], ['14', 'refused'], ['304', 'delivered'], ['1001', 'on_the_way'], ['103', 'collected'], ['99', 'on_the_way'], ['', 'on_the_way'],
])('state %s means %s', async (state, expected) => {
  expect((await follow(trail(state))).answer).toMatchObject({ kind: 'done', value: { state: expected } });
});

test('SF and ZTO are given the last four digits of a phone, nobody else any', async () => {
  const phoneOf = async (courierCode: string): Promise<unknown> => {
    const { heard } = await follow(trail('0', [], { nu: '' }), { courierCode, waybillNumber: 'SF0000000001', phone: '18400001234-7576' });
    return (JSON.parse(new URLSearchParams(heard[0]?.body).get('param') ?? '{}') as { phone?: string }).phone;
  };
  expect([await phoneOf('SF'), await phoneOf('ZTO'), await phoneOf('YTO')]).toEqual(['1234', '1234', '']);
});

describe('what the query service says when it does not answer', () => {
  const failed = (returnCode: string, message = '说明 testkey-1234'): Said => ({ body: { result: false, returnCode, message } });
  test.each<[string, Said, object]>([
    ['nothing known yet is no refusal', failed('500', '查询无结果，请隔段时间再查'), { kind: 'done', value: { state: 'on_the_way', events: [] } }],
    ['wrong courier', failed('400'), { kind: 'refused', code: '400', words: '说明 •••' }],
    ['phone check', failed('408'), { kind: 'refused', code: '408' }],
    ['signature', failed('503'), { kind: 'no_right', code: '503' }],
    ['key expired', failed('601'), { kind: 'no_right', code: '601', words: '说明 •••' }],
    ['server error', failed('501'), { kind: 'no_answer', why: 'server_error', maybeDone: false }],
    ['busy', failed('502'), { kind: 'later', afterMs: null }],
    ['a code as a number', { body: { result: false, returnCode: 503, message: 'x' } }, { kind: 'no_right', code: '503' }],
    ['an unknown code', failed('777'), { kind: 'refused', code: '777' }],
    ['a status that is none', { body: { status: '601', message: 'x' } }, { kind: 'no_right' }],
    ['too often', { status: 429, headers: { 'retry-after': '7' }, body: {} }, { kind: 'later', afterMs: 7000 }],
    ['a page', { body: '<html>' }, { kind: 'no_answer', why: 'not_readable', maybeDone: false }],
    ['broken JSON', { body: '{"message":"ok","data":[' }, { kind: 'no_answer', why: 'not_readable' }],
    ['a list', { body: [] }, { kind: 'no_answer', why: 'not_readable' }],
    ['another parcel', trail('3', [], { nu: '999999999' }), { kind: 'no_answer', why: 'not_readable' }],
    ['502 of a gateway', { status: 502, body: 'x' }, { kind: 'no_answer', why: 'server_error', maybeDone: false }],
    ['silence', 'hang_up', { kind: 'no_answer', why: 'unreachable', maybeDone: false }],
  ])('%s', async (_name, said, expected) => {
    expect((await follow(said)).answer).toMatchObject(expected);
  });

  test('couriers and numbers it cannot know are not asked for', async () => {
    const strange = await follow(trail('0'), { courierCode: 'PIGEON', waybillNumber: '123456', phone: '' });
    const short = await follow(trail('0'), { courierCode: 'SF', waybillNumber: '12<3', phone: '' });
    expect([strange.answer, strange.heard, short.answer, short.heard]).toMatchObject([{ kind: 'refused', code: 'courier_unknown' }, [], { kind: 'refused', code: 'number_unreadable' }, []]);
  });
});

test('OF-4: ping is answered to the right keys only', async () => {
  const ping = async (returnCode: string): Promise<unknown> => {
    const { connector } = await connected(() => ({ body: { result: false, returnCode, message: 'x' } }));
    return connector.ping({});
  };
  expect(await ping('500')).toMatchObject({ kind: 'done', value: { theirTime: expect.any(Number) as number } });
  expect([await ping('400'), await ping('503'), await ping('601')]).toMatchObject([{ kind: 'done' }, { kind: 'no_right' }, { kind: 'no_right' }]);
});

const party = { name: '李示例', phone: '13800001234', province: '浙江省', city: '杭州市', district: '西湖区', detail: '示例路1号', postcode: '' };
const waybillAsk: Message = { key: 'k1', telling: { kind: 'waybill_ask', platformOrderNumber: '1001', courierCode: 'YTO', sender: party, receiver: party, goods: '衣服', weightG: 500, parcel: '' } };
const waybillCancel: Message = { key: 'k2', telling: { kind: 'waybill_cancel', platformOrderNumber: '1001', courierCode: 'YTO', waybillNumber: 'YT0000000001' } };

test('a waybill number is asked for and given back, signed over param, time, key and secret', async () => {
  const { connector, heard } = await connected(() => ({ body: { success: true, code: 200, message: 'success', data: { taskId: 'T', kuaidinum: ' yt8800000000001 ', bulkpen: '杭州转 A1', destCode: '571', label: '' } } }));
  expect(await connector.outbox?.tell(waybillAsk, {})).toMatchObject({ kind: 'done', value: { already: false, waybill: { waybillNumber: 'YT8800000000001', routeCode: '杭州转 A1', consolidation: '571' } } });
  const form = new URLSearchParams(heard[0]?.body);
  expect([heard[0]?.path, form.get('method'), form.get('t')]).toEqual(['/label/order', 'order', '1700000000000']);
  expect(form.get('sign')).toBe(signed(`${form.get('param')}1700000000000testkey-1234testsecret-1234`));
  expect(JSON.parse(form.get('param') ?? '')).toMatchObject({ partnerId: '123456', kuaidicom: 'yuantong', recMan: { printAddr: '浙江省杭州市西湖区示例路1号' }, weight: '0.500', cargo: '衣服' });
});

test.each<[string, Said, object]>([
  ['a number that cannot be read may have been made', { body: { success: true, code: 200, data: { kuaidinum: '' } } }, { kind: 'no_answer', why: 'not_readable', maybeDone: true }],
  ['refused in its own words', { body: { success: false, code: 30002, message: '月结账号 partnerkey-1234 不存在' } }, { kind: 'refused', code: '30002', words: '月结账号 ••• 不存在' }],
  ['a wrong key for waybills does not stop tracking', { body: { result: false, returnCode: '503', message: '验证签名失败' } }, { kind: 'refused', code: '503' }],
  ['the line breaks after the question', 'hang_up', { kind: 'no_answer', why: 'unreachable', maybeDone: true }],
])('asking for a number: %s', async (_name, said, expected) => {
  const { connector } = await connected(() => said);
  expect(await connector.outbox?.tell(waybillAsk, {})).toMatchObject(expected);
});

test('OF-2: a number that may have been given out is not asked for a second time', async () => {
  const { connector, heard } = await connected(() => ({ body: {} }));
  expect(await connector.outbox?.find(waybillAsk, {})).toMatchObject({ kind: 'refused', code: 'cannot_be_looked_up' });
  expect(await connector.outbox?.find(waybillCancel, {})).toEqual({ kind: 'done', value: null });
  expect(heard).toEqual([]);
});

test('a number is given back; one that was given back before is done already', async () => {
  const told = async (body: object): Promise<unknown> => (await connected(() => ({ body }))).connector.outbox?.tell(waybillCancel, {});
  expect(await told({ success: true, code: 200, message: 'success' })).toEqual({ kind: 'done', value: { already: false } });
  expect(await told({ success: false, code: 30005, message: '该运单已取消' })).toEqual({ kind: 'done', value: { already: true } });
  expect(await told({ success: false, code: 30005, message: '运单已揽收，不能取消' })).toMatchObject({ kind: 'refused' });
});

test('without a contract no number is asked for, and nothing is told that is not its business', async () => {
  const { connector, heard } = await connected(() => ({ body: {} }), { partnerId: '' });
  expect(await connector.outbox?.tell(waybillAsk, {})).toMatchObject({ kind: 'refused', code: 'label_not_set_up' });
  expect(await connector.outbox?.tell({ key: 'c', telling: { kind: 'close', platformOrderNumber: '1', reason: '' } }, {})).toMatchObject({ kind: 'refused', code: 'not_told_here' });
  expect(heard).toEqual([]);
});
