import { describe, expect, test } from 'vitest';
import { douyinSign } from '../../support/stand-in-platform/douyin.ts';
import { inOrder, readJson, writeJson } from '../../support/stand-in-platform/exact-json.ts';
import { execute, GraphqlError, object } from '../../support/stand-in-platform/graphql.ts';
import { kuaidi100QuerySign } from '../../support/stand-in-platform/kuaidi100.ts';
import { pddSign } from '../../support/stand-in-platform/pinduoduo.ts';
import { topSign } from '../../support/stand-in-platform/taobao.ts';
import { tokenBucket } from '../../support/stand-in-platform/token-bucket.ts';

describe('the stand-in signs as the platforms do', () => {
  const top = {
    app_key: '12345678', flag: '1', format: 'json', memo: '测试备注', method: 'taobao.trade.memo.update', session: 'test-session', sign_method: 'md5', tid: '1234567890123456789', timestamp: '2024-05-01 12:00:00', v: '2.0',
  };
  test('Taobao', () => {
    expect(topSign('helloworld', top, 'md5')).toBe('B16D623455226062DC885AF0457C0BB9');
    expect(topSign('helloworld', { ...top, sign_method: 'hmac' }, 'hmac')).toBe('4B111A8F99FBBA7A539ACCCF81E11EEA');
  });
  test('Douyin', () => {
    const paramJson = '{"create_time_end":1714536000,"create_time_start":1714449600,"page":0,"size":100}';
    const signed = { appKey: '7000000000000000000', method: 'order.searchList', paramJson, timestamp: '1714536000' };
    expect(douyinSign('dd-secret', signed, 'hmac-sha256')).toBe('2784fb5f5e6ef10abe38d27804c3cc9a0f02567dee1fc5dbaf92ea11c9229885');
    expect(douyinSign('dd-secret', signed, 'md5')).toBe('c7e639817b284c241f448ace9010e4db');
  });
  test('Pinduoduo', () => {
    expect(pddSign('sec', {
      type: 'pdd.order.list.get', client_id: 'cid', access_token: 'tok', timestamp: '1714536000', data_type: 'JSON', version: 'V1', order_status: '1', refund_status: '5', page: '1', page_size: '100', start_confirm_at: '1714449600', end_confirm_at: '1714536000',
    })).toBe('3546D7E3435E70F3B13B2492316190A0');
  });
  test('Kuaidi100', () => {
    const param = '{"com":"yunda","num":"3950055201640","phone":"","from":"","to":"","resultv2":"1","show":"0","order":"desc"}';
    expect(kuaidi100QuerySign(param, 'testkey', 'testcustomer')).toBe('028134BFA3B0148F643B1872965CCAC7');
  });
});

describe('what the stand-in is made of', () => {
  test('whole numbers beyond 2^53 are written as numbers and read with every digit, in text they stay text', () => {
    expect(writeJson({ tid: 1_234_567_890_123_456_789n, of: [1, 'a"b'], none: undefined })).toBe('{"tid":1234567890123456789,"of":[1,"a\\"b"]}');
    expect(readJson('{"tid":1234567890123456789,"words":"tid:1234567890123456789,","small":12}')).toEqual({ tid: '1234567890123456789', words: 'tid:1234567890123456789,', small: 12 });
    expect(readJson('{"half":')).toBeUndefined();
    expect(JSON.stringify(inOrder({ b: [{ z: 1, a: 2 }], a: 1 }))).toBe('{"a":1,"b":[{"a":2,"z":1}]}');
  });

  test('a bucket lets its burst through, then so many a second, and counts who asked more', () => {
    let now = 0;
    const bucket = tokenBucket({ perSecond: 10, burst: 3 }, () => now);
    expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([true, true, true, false]);
    now = 100;
    expect([bucket.take(), bucket.take()]).toEqual([true, false]);
    now = 60_000;
    expect(Array.from({ length: 4 }, () => bucket.take())).toEqual([true, true, true, false]);
    expect(bucket.violations()).toBe(3);
  });

  test('GraphQL: aliases, variables, fragments; an unknown field or a missing selection refuses', () => {
    const shop = object('Shop', { name: '青禾', address: object('Address', { city: '杭州' }), echo: (args) => String(args['text']) });
    const roots = { query: object('QueryRoot', { shop }), mutation: object('Mutation', {}) };
    const run = (text: string, variables = {}) => execute(text, variables, '', roots);
    expect(run('query One($text: String! = "so") { shop { title: name ...where echo(text: $text) } } fragment where on Shop { address { city __typename } }')).toEqual({
      shop: { title: '青禾', address: { city: '杭州', __typename: 'Address' }, echo: 'so' },
    });
    expect(run('{ shop { echo(text: """a "b" {""") } }')).toEqual({ shop: { echo: 'a "b" {' } });
    for (const bad of ['{ shop { nothing } }', '{ shop { address } }', '{ shop { name { x } } }', '{ shop', 'query($a: Int!) { shop { name } }']) expect(() => run(bad), bad).toThrow(GraphqlError);
    expect(() => run('{ shop { name } }', { extra: 1 })).toThrow(GraphqlError);
  });
});
