import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { encodeGbk } from '../../../shared/domain/collections/gbk-words.ts';
import { writeShipFile, type ShipFileRow } from '../../../shared/domain/collections/ship-file.ts';
import { platforms } from '../../../shared/domain/orders/platform.ts';
import { couriers } from '../../../shared/domain/printing/couriers.ts';

const row = (changes: Partial<ShipFileRow> = {}): ShipFileRow => ({ platformOrderNumber: '35150000917654321', courierCode: 'STO', waybillNumber: '771000000000001', ...changes });

test('HO-4: Taobao’s file is GBK with its column names, every digit kept', () => {
  const file = writeShipFile('taobao', [row(), row({ platformOrderNumber: '3515029456703707310', courierCode: 'SF', waybillNumber: 'SF0000000000001' })]);
  expect([file?.encoding, file?.extension]).toEqual(['gbk', 'csv']);
  expect(iconv.decode(Buffer.from(file?.content ?? []), 'gbk')).toBe('订单编号,物流公司,运单号\r\n35150000917654321,申通快递,771000000000001\r\n3515029456703707310,顺丰速运,SF0000000000001\r\n');
});

test('OF-5: each platform has its own columns; orders typed in at the shop have none', () => {
  const lines = (platform: (typeof platforms)[number]): string[] | undefined => writeShipFile(platform, [row({ platformOrderNumber: '#1001' })])?.text.split('\r\n');
  expect(lines('pinduoduo')?.slice(0, 2)).toEqual(['订单号,快递公司,快递单号', '#1001,申通快递,771000000000001']);
  expect(lines('shopify')?.[1]).toBe('#1001,UPDATE,Fulfillment Line,success,STO Express,771000000000001');
  expect(lines('woocommerce')?.slice(0, 2)).toEqual(['order_id,tracking_provider,tracking_number,date_shipped,status_shipped', '1001,STO Express,771000000000001,,1']);
  for (const platform of platforms) expect(writeShipFile(platform, [row()]) === null, platform).toBe(platform === 'manual');
  expect(writeShipFile('taobao', [])).toBeNull();
});

test('HO-4: UTF-8 files carry their mark, so that spreadsheets read the names', () => {
  const content = Buffer.from(writeShipFile('douyin', [row()])?.content ?? []);
  expect([...content.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(content.toString('utf8').split('\r\n')[1]).toBe('35150000917654321,申通快递,771000000000001');
});

test('HO-4: every courier known by name can be written in GBK, as the real encoder writes it', () => {
  for (const courier of couriers) {
    const file = writeShipFile('taobao', [row({ courierCode: courier.code })]);
    expect(file?.encoding, courier.code).toBe('gbk');
    expect(Buffer.from(file?.content ?? []).equals(iconv.encode(file?.text ?? '', 'gbk')), courier.code).toBe(true);
  }
  expect(writeShipFile('taobao', [row({ courierCode: '自家车队' })])?.encoding).toBe('utf-8');
  expect(encodeGbk('龘')).toBeNull();
});

test('OF-5: nothing in the file is a formula, and no order or waybill number is changed', () => {
  for (const bad of ['=1+1', '+1', '-1', '@x', '\t=1', '＝1', '\r=1']) {
    const cell = writeShipFile('other', [row({ courierCode: bad })])?.text.split('\r\n')[1]?.split(',')[1] ?? '';
    expect(/^"?'/.test(cell), JSON.stringify(bad)).toBe(true);
  }
  const id = fc.stringMatching(/^[#A-Za-z0-9][A-Za-z0-9#_.-]{0,30}$/);
  fc.assert(fc.property(id, id, (platformOrderNumber, waybillNumber) => {
    const cells = writeShipFile('pinduoduo', [row({ platformOrderNumber, waybillNumber })])?.text.split('\r\n')[1]?.split(',');
    expect([cells?.[0], cells?.[2]]).toEqual([platformOrderNumber, waybillNumber]);
  }));
});

test('OF-5: delimiters, quotes and line ends in a cell do not make another cell', () => {
  const text = writeShipFile('other', [row({ courierCode: 'a,"b"\n;c' })])?.text ?? '';
  expect(text.split('\r\n')[1]).toBe('35150000917654321,"a,""b"" ;c",771000000000001');
});
