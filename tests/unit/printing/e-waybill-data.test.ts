import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isJsonObject, readExactJson } from '../../../shared/domain/exact-json.ts';
import { checkComponentEndpoint } from '../../../shared/domain/printing/component-endpoint.ts';
import { readEWaybills } from '../../../shared/domain/printing/e-waybill-data.ts';
import { codeOf, mustBe } from '../../support/shop.ts';

/** The print data of a Cainiao e-waybill, as its service gives it. */
const printData = (number: string | number, template = 'http://cloudprint.cainiao.com/template/standard/288948/33'): string =>
  `{"data":{"_dataFrom":"waybill","cpCode":"STO","needEncrypt":false,"parent":false,"adsInfo":{"id":98765432109876543210},"recipient":{"address":{"province":"浙江省"},"mobile":"138****0000","name":"李*"},`
  + `"routingInfo":{"consolidation":{"name":"金华包","code":"X01"},"routeCode":"380D-56-04","sortation":{"name":"380D"}},"waybillCode":${JSON.stringify(number)}},`
  + `"signature":"MD:x/+=","templateURL":"${template}"}`;

test('PR-5: Cainiao\'s answer: modules with print data as text, in the service\'s root', () => {
  const json = `{"cainiao_waybill_ii_get_response":{"modules":{"waybill_cloud_print_response":[{"object_id":"1","print_data":${JSON.stringify(printData('770000000000001'))},`
    + `"waybill_code":"770000000000001","trade_order_list":{"string":["351500000000000001"]}}]},"request_id":"abc"}}`;
  expect(mustBe(readEWaybills(json))).toEqual({
    unusable: [],
    issued: [{
      number: '770000000000001', orderNumbers: [], objectId: '1', courier: 'STO', routeCode: '380D-56-04', consolidation: '金华包', contents: [printData('770000000000001')],
    }],
  });
});

test('PR-5: numbers beyond 2^53 keep every digit, and print data goes on character for character', () => {
  const json = `[{"trade_order_id":351500000000000000123,"waybillCode":9007199254740993123,"print_data":${printData('9007199254740993123')}}]`;
  const [waybill] = mustBe(readEWaybills(json)).issued;
  expect(waybill).toMatchObject({ number: '9007199254740993123', orderNumbers: ['351500000000000000123'] });
  expect(waybill?.contents).toEqual([printData('9007199254740993123')]);
  expect(waybill?.contents[0]).toContain('{"id":98765432109876543210}');
});

test('PR-5: print data alone, and in lists', () => {
  expect(mustBe(readEWaybills(printData('770000000000001'))).issued[0]).toMatchObject({ number: '770000000000001', courier: 'STO' });
  const several = mustBe(readEWaybills(`[${printData('770000000000001')}, ${printData('770000000000002')}]`));
  expect(several.issued.map(({ number }) => number)).toEqual(['770000000000001', '770000000000002']);
});

test('PR-5: encrypted print data; the number and the order stand beside it', () => {
  const encrypted = '{"encryptedData":"AES:ab+/=","signature":"MD:s","templateURL":"https://t/1","ver":"waybill_print_secret_version_1"}';
  const json = JSON.stringify({ pdd_waybill_get_response: { modules: [{ object_id: '7', order_sn: '240517-000000000000001', print_data: encrypted, waybill_code: 'YT0000000000001', wp_code: 'YTO' }] } });
  expect(mustBe(readEWaybills(json)).issued).toEqual([{
    number: 'YT0000000000001', orderNumbers: ['240517-000000000000001'], objectId: '7', courier: 'YTO', routeCode: '', consolidation: '', contents: [encrypted],
  }]);
});

test('PR-5: Douyin\'s print data is one encrypted text; signature, parameters and template stand beside it', () => {
  const json = JSON.stringify({
    code: 10000, data: { waybill_infos: [{
      track_no: 'SF0000000000001', order_id: '4990000000000000001', logistics_code: 'shunfeng', sort_code: '755W-1', package_center_name: '深圳包',
      print_data: 'xCd90==', sign: 'sig', params: 'access_token=x&timestamp=1', template_url: 'https://sf.test/t.xml',
    }] },
  });
  const [waybill] = mustBe(readEWaybills(json)).issued;
  expect(waybill).toMatchObject({ number: 'SF0000000000001', courier: 'shunfeng', routeCode: '755W-1', consolidation: '深圳包', orderNumbers: ['4990000000000000001'] });
  expect(JSON.parse(waybill?.contents[0] ?? '')).toEqual({ encryptedData: 'xCd90==', templateURL: 'https://sf.test/t.xml', signature: 'sig', params: 'access_token=x&timestamp=1' });
});

test('PR-5: JD\'s number, print data, and the template of all of them', () => {
  const json = JSON.stringify({ tempUrl: 'https://t/jd', orderNo: '2900000000001', prePrintDatas: [{ code: '1', wayBillNo: 'JDX000000000001', perPrintData: 'mCcM==' }] });
  const [waybill] = mustBe(readEWaybills(json)).issued;
  expect(waybill).toMatchObject({ number: 'JDX000000000001', orderNumbers: ['2900000000001'] });
  expect(JSON.parse(waybill?.contents[0] ?? '')).toEqual({ encryptedData: 'mCcM==', templateURL: 'https://t/jd' });
});

test('PR-5: the custom area beside a waybill goes with it', () => {
  const custom = '{"data":{"value":"自定义区"},"templateURL":"http://cloudprint.cainiao.com/template/customArea/440439"}';
  const json = `{"waybill_code":"770000000000001","tid":"1","print_data":{"contents":[${printData('770000000000001')},${custom}]}}`;
  expect(mustBe(readEWaybills(json)).issued[0]?.contents).toEqual([printData('770000000000001'), custom]);
});

test('PR-5: what cannot be printed is named', () => {
  const json = JSON.stringify([
    { waybill_code: '770000000000001', tid: '1' }, { waybill_code: '770000000000002', tid: '2', print_data: '' },
    { waybill_code: '770000000000003', print_data: 'AES:x' }, { waybill_code: '<b>', print_data: printData('770000000000009') }, { waybill_code: { a: 1 } },
  ]);
  expect(mustBe(readEWaybills(json))).toEqual({
    issued: [],
    unusable: [
      { number: '770000000000001', code: 'no_print_data' }, { number: '770000000000002', code: 'no_print_data' }, { number: '770000000000003', code: 'no_template' },
      { number: '<b>', code: 'number_unreadable' },
    ],
  });
});

test('hostile: no JSON, empty, deep, foreign and poisoned documents are refused in words', () => {
  expect(readEWaybills('{"a":1,\n"b"')).toEqual({ ok: false, refusal: { code: 'json.not_json', params: { at: 11, line: 2 } } });
  for (const text of ['{}', '[]', 'null', '"x"', '1', '{"error_response":{"code":27,"msg":"Invalid session"}}']) expect(codeOf(readEWaybills(text))).toBe('e_waybill.none_found');
  expect(codeOf(readEWaybills('['.repeat(100_000)))).toBe('json.not_json');
  expect(codeOf(readEWaybills(`"${'a'.repeat(2_000_000)}"`))).toBe('e_waybill.none_found');
  expect(codeOf(readEWaybills('{"__proto__":{"waybill_code":"770000000000001","print_data":"x"},"constructor":1}'))).toBeNull();
  expect(({} as Record<string, unknown>)['waybill_code']).toBeUndefined();
  expect(codeOf(readEWaybills(JSON.stringify(Array.from({ length: 5_100 }, (_, index) => ({ waybill_code: `7700${index}` })))))).toBe('e_waybill.too_many');
});

test('exact JSON reads what JSON.parse reads, and keeps sources', () => {
  fc.assert(fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
    const text = JSON.stringify(value, null, indent);
    const { value: read, sourceOf } = mustBe(readExactJson(text));
    expect(JSON.parse(JSON.stringify(read, (_, one: unknown) => (typeof one === 'object' && one !== null && !Array.isArray(one) ? { ...one } : one)))).toEqual(
      JSON.parse(JSON.stringify(JSON.parse(text), (_, one: unknown) => (typeof one === 'number' && Number.isInteger(one) && !Number.isSafeInteger(one) && !/e/.test(String(one)) ? String(one) : one))),
    );
    if (isJsonObject(read) || Array.isArray(read)) expect(sourceOf(read as never)).toBe(text);
  }));
});

test('exact JSON refuses what JSON.parse refuses', () => {
  fc.assert(fc.property(fc.string({ maxLength: 12, unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '1', '-', '.', 'e', '\\', 'u', ' ', 'null', '0', '\n') }), (text) => {
    let sound = true;
    try {
      JSON.parse(text);
    } catch {
      sound = false;
    }
    expect(readExactJson(text).ok).toBe(sound);
  }), { numRuns: 3_000 });
});

test('PR-9: a component may listen on this machine and the local network only', () => {
  for (const [typed, taken] of [
    ['', ''], [' ws://localhost:13528 ', 'ws://localhost:13528'], ['wss://127.0.0.1:13529/', 'wss://127.0.0.1:13529'], ['ws://192.168.1.20:13528', 'ws://192.168.1.20:13528'],
    ['ws://10.0.0.5:1', 'ws://10.0.0.5:1'], ['ws://172.16.0.1:2', 'ws://172.16.0.1:2'], ['ws://[::1]:13528', 'ws://[::1]:13528'], ['ws://packing-pc:16888/ks/printer', 'ws://packing-pc:16888/ks/printer'],
    ['ws://desk.local:1', 'ws://desk.local:1'], ['ws://[fe80::1]:7', 'ws://[fe80::1]:7'],
  ] as const) expect(checkComponentEndpoint(typed)).toEqual({ ok: true, value: taken });
  for (const [typed, code] of [
    ['ws://8.8.8.8:13528', 'not_local'], ['ws://example.com', 'not_local'], ['ws://127.0.0.1.example.com', 'not_local'], ['ws://172.32.0.1', 'not_local'], ['ws://[2001:db8::1]:1', 'not_local'],
    ['http://localhost:13528', 'not_ws'], ['localhost:13528', 'not_ws'], ['13528', 'unreadable'], ['ws://', 'unreadable'], ['ws://u:p@localhost', 'unreadable'], ['ws://localhost:99999', 'unreadable'],
    ['ws://0x08080808', 'not_local'], ['ws://localhost#x', 'unreadable'],
  ] as const) expect([typed, codeOf(checkComponentEndpoint(typed))]).toEqual([typed, `component.endpoint_${code}`]);
});
