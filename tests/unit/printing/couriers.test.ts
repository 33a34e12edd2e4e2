import { describe, expect, test } from 'vitest';
import { guessCourier, looksLike } from '../../../shared/domain/printing/courier-patterns.ts';
import { courierByText, courierName, couriers } from '../../../shared/domain/printing/couriers.ts';

describe('couriers by name', () => {
  test.each([
    ['中通快递(ZTO)', 'ZTO'], ['shunfeng', 'SF'], ['韵达', 'YUNDA'], ['YD', 'YUNDA'], ['圆通速递', 'YTO'], [' 申通 快递 ', 'STO'], ['jtexpress', 'JT'], ['邮政电商标快', 'POSTB'], ['ems', 'EMS'],
  ])('%s is %s', (text, code) => {
    expect(courierByText(text)?.code).toBe(code);
  });

  test.each(['', '某某快递', '(', '__proto__'])('%j is none of them', (text) => {
    expect(courierByText(text)).toBeNull();
  });

  test('no name means two couriers', () => {
    for (const courier of couriers) {
      for (const name of [courier.code, courier.name.zh, courier.name.en, ...courier.aliases]) expect(courierByText(name)?.code).toBe(courier.code);
    }
  });

  test('a courier of the shop’s own keeps its code as its name', () => {
    expect(courierName('LOCAL_VAN')).toEqual({ zh: 'LOCAL_VAN', en: 'LOCAL_VAN' });
  });
});

describe('PR-5: patterns warn', () => {
  test.each([
    ['SF', 'SF1234567890123'], ['SF', '444003077898'], ['YTO', 'YT1234567890123'], ['ZTO', '79012345678901'], ['STO', '771000000000231'], ['YUNDA', '432123456789012'],
    ['JT', 'JT1234567890123'], ['JD', 'JDVA12345678901'], ['EMS', 'EE473124829CN'], ['DBKD', 'DPK123456789012'],
  ])('a number of %s looks like one', (courier, number) => {
    expect(looksLike(courier, number)).toBe(true);
  });

  test('another courier’s number does not', () => {
    expect(looksLike('JT', 'YT1234567890123')).toBe(false);
    expect(looksLike('EMS', '771000000000231')).toBe(false);
  });

  test('of a courier about which nothing is known, everything does', () => {
    expect(looksLike('LOCAL_VAN', 'x')).toBe(true);
    expect(looksLike('constructor', 'x')).toBe(true);
  });

  test('only a series of one courier alone is guessed', () => {
    expect(guessCourier('SF1234567890123')).toBe('SF');
    expect(guessCourier('79012345678901')).toBe('ZTO');
    expect(guessCourier('771000000000231')).toBe('STO');
    expect(guessCourier('123456789012')).toBeNull();
    expect(guessCourier('')).toBeNull();
  });
});
