import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOrderNumber } from '../../../electron/intake/order-number.ts';
import { readRefund, readStatus } from '../../../electron/intake/formats/status-words.ts';
import { readAmount, readCount, readQuantity } from '../../../shared/domain/intake/amount.ts';
import { headerKey, headerKeyWithoutUnit, plainText, unwrapped, valueText } from '../../../shared/domain/intake/cell-text.ts';
import { isMaskedAddress, isMaskedName, isMaskedPhone } from '../../../shared/domain/intake/masked.ts';
import { readTime, zoneClock } from '../../../shared/domain/intake/order-time.ts';
import { isPlausiblePhone, splitPhones, tidyPhone } from '../../../shared/domain/intake/phone.ts';
import { readVariant, splitTitleVariant } from '../../../shared/domain/intake/variant.ts';

const value = (v: number) => ({ kind: 'value', value: v });
const empty = { kind: 'empty' };
const unreadable = { kind: 'unreadable' };

describe('IN-1: amounts become fen exactly', () => {
  test.each([
    ['12.00', 1200], ['0', 0], ['0.07', 7], ['1,234.50', 123450], ['¥12', 1200], ['￥1,000', 100000], ['$9.9', 990], ['12.00元', 1200], ['-3.5', -350], ['(3.00)', -300], ['-¥5', -500], ['¥-5', -500], ['１２．５０', 1250],
    ['CNY 8.00', 800], ['12,50', 1250], ['1.234,50', 123450], ['.5', 50], ['5.', 500], ['12.3400', 1234], ['899999999999.99', 89_999_999_999_999],
  ] as const)('%s', (text, fen) => { expect(readAmount(text)).toEqual(value(fen)); });
  test.each(['', ' ', '-', '--', 'null', '=""'])('nothing: %j', (text) => { expect(readAmount(text)).toEqual(empty); });
  test.each(['12.345', '1e3', '1.2E+3', 'abc', '1,23,4', '12元5角', '--5-', '1 2x', '.', '1.2.3', '999999999999.99'])('refused: %s', (text) => { expect(readAmount(text)).toEqual(unreadable); });
  test('any fen written as yuan reads back the same', () => {
    fc.assert(fc.property(fc.integer({ min: -9e12, max: 9e12 }), (fen) => {
      const sign = fen < 0 ? '-' : '';
      const abs = Math.abs(fen);
      const yuan = String(Math.floor(abs / 100));
      const grouped = yuan.replace(/\B(?=(\d{3})+$)/g, ',');
      for (const whole of [yuan, grouped]) expect(readAmount(`${sign}${whole}.${String(abs % 100).padStart(2, '0')}`)).toEqual(value(fen));
    }));
  });
});

test('IN-1: quantities are whole pieces', () => {
  for (const text of ['3', '3.0', ' 3 ', '３', '3件', 'x3', '3 个']) expect(readQuantity(text), text).toEqual(value(3));
  expect(readQuantity('1,200')).toEqual(value(1200));
  for (const text of ['0', '-1', '1.5', '两件', '3-4', '10000000', '1e2']) expect(readQuantity(text), text).toEqual(unreadable);
  expect([readQuantity(''), readCount('0'), readCount('0.0')]).toEqual([empty, value(0), value(0)]);
});

describe('IN-1: times', () => {
  const shanghai = zoneClock('Asia/Shanghai');
  const at = Date.UTC(2024, 0, 3, 0, 5, 0);
  test.each(['2024-01-03 08:05:00', '2024/1/3 8:05', '2024-01-03T08:05:00', '2024.01.03 08:05', '2024年1月3日 8:05', '2024年1月3日8时5分', '20240103080500', "'2024-01-03 08:05:00", '2024-01-03 08:05:00.000', '2024-01-03 09:05:00 +0900', '2024-01-03T00:05:00Z', '２０２４-01-03 08:05', '45294.336805555555'])(
    '%s', (text) => { expect(readTime(text, shanghai)).toEqual(value(at)); },
  );
  test('dates without a time are midnight; never is empty; nonsense is unreadable', () => {
    expect(readTime('2024-01-03', shanghai)).toEqual(value(Date.UTC(2024, 0, 2, 16)));
    for (const text of ['', '-', '--', 'null', '0000-00-00 00:00:00', '1970-01-01 08:00:00']) expect(readTime(text, shanghai), text).toEqual(empty);
    for (const text of ['2024-13-01', '2024-02-30 10:00:00', '2024-01-03 25:00', '昨天', '12', '3/1/2024', '2024-01-03 08:05:00 CST']) expect(readTime(text, shanghai), text).toEqual(unreadable);
  });
  test('any second since 2000 written in any zone reads back the same, except where the clock is turned back', () => {
    for (const timeZone of ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC']) {
      const clock = zoneClock(timeZone);
      const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
      fc.assert(fc.property(fc.integer({ min: Date.UTC(2000, 0, 2) / 1000, max: Date.UTC(2060, 0, 1) / 1000 }), (second) => {
        const read = readTime(format.format(second * 1000), clock);
        const shift = read.kind === 'value' ? second * 1000 - read.value : NaN;
        expect([0, 1_800_000, 3_600_000]).toContain(shift);
        if (shift !== 0) expect(format.format(second * 1000)).toBe(format.format(second * 1000 - shift));
      }), { numRuns: 200 });
    }
  });
  test('the hour that spring leaves out counts as the one after it', () => {
    const berlin = zoneClock('Europe/Berlin');
    expect(readTime('2024-03-31 02:30:00', berlin)).toEqual(value(Date.UTC(2024, 2, 31, 1, 30)));
    expect(readTime('2024-10-27 02:30:00', berlin)).toEqual(value(Date.UTC(2024, 9, 27, 0, 30)));
  });
});

test('IN-1: cells are unwrapped as spreadsheets and platforms wrap them', () => {
  expect(['="123"', "'123", '123\t', '\u00a0123 ', '\ufeff123', '="\'123"', '12\u00003'].map(unwrapped)).toEqual(['123', '123', '123', '123', '123', '123', '123']);
  expect(['null', 'NULL', '-', '--', '/', 'N/A'].map(valueText)).toEqual(['', '', '', '', '', '']);
  expect(["'quoted'", '=1+1', '<b>x</b>', 'a\r\nb'].map(plainText)).toEqual(["'quoted'", '=1+1', '<b>x</b>', 'a\nb']);
});

test('IN-1: column names are compared by their letters alone', () => {
  expect([' 收货地址 ', '收货地址\n', '收货\n地址', '*收货地址', '\ufeff收货地址'].map(headerKey)).toEqual(Array.from({ length: 5 }, () => '收货地址'));
  expect(headerKeyWithoutUnit(headerKey('费用\n（元）'))).toBe('费用');
  expect(headerKeyWithoutUnit(headerKey('商家应收金额(元)（支付金额）'))).toBe('商家应收金额');
  expect(headerKeyWithoutUnit(headerKey('商品编码(平台)'))).toBe('商品编码(平台)');
  expect(headerKey('联系电话')).not.toBe(headerKey('联系手机'));
});

test('IN-1: order numbers keep every digit or are refused', () => {
  const shape = /^\d{12,21}$/;
  const number = (cell: string) => readOrderNumber(cell, shape);
  for (const cell of ['35150000917654321', '="35150000917654321"', "'35150000917654321", '\t35150000917654321 ', '３５１５００００９１７６５４３２１', '`35150000917654321', '35150000 917654321']) expect(number(cell), cell).toEqual({ kind: 'number', number: '35150000917654321' });
  expect(number('123456789012.0')).toEqual({ kind: 'number', number: '123456789012' });
  for (const cell of ['3.51531E+16', '3.5e16', '3515e13', '35150000917654300.0']) expect(number(cell).kind, cell).toBe('lost_digits');
  for (const cell of ['总计', '合计：12', '3 record(s) downloaded', '共 3 条记录']) expect(number(cell).kind, cell).toBe('footer');
  for (const cell of ['', ' ', '-', '--']) expect(number(cell).kind).toBe('empty');
  for (const cell of ['12345', 'abc', '订单编号', '35150000917654321,1']) expect(number(cell).kind, cell).toBe('unreadable');
});

test('IN-5: masks are recognised in every form, real data is left alone', () => {
  for (const name of ['张**', '张*', '**', '*', '张＊', '欧阳**', '张XX', '~AbCdEfGhIjKlMnOp==~1~', '李●']) expect(isMaskedName(name), name).toBe(true);
  for (const name of ['张三', '阿卜杜拉·买买提', 'Max Example', 'X先生', '李喆', 'Alex']) expect(isMaskedName(name), name).toBe(false);
  for (const phone of ['138****0000', '****', '*******1234', '138xxxx0000', '138●●●●0000', '1**********', '138＊＊＊＊0000']) expect(isMaskedPhone(phone), phone).toBe(true);
  for (const phone of ['13800000000', '18400000000-7576', '028-84836744', '+1 (555) 000-0000 x12']) expect(isMaskedPhone(phone), phone).toBe(false);
  for (const address of ['****', '新**街道示例路1号', '示例路**号', '示例路1号*', '●●路1号']) expect(isMaskedAddress(address), address).toBe(true);
  for (const address of ['示例路1号', '3-2-302', '（近地铁）', 'A座5#302']) expect(isMaskedAddress(address), address).toBe(false);
});

test('IN-6: phones: mobiles, virtual ones with their extension, landlines, service and foreign numbers', () => {
  expect(['+86 159 7082 5422', '86-15970825422', '0086 15970825422', '159-7082-5422', '015970825422', '１５９７０８２５４２２', '15970825422 '].map((text) => tidyPhone(text, 'CN'))).toEqual(Array.from({ length: 7 }, () => '15970825422'));
  expect(['18400000000-7576', '18400000000,7576', '18400000000转7576', '184-0000-0000-7576'].map((text) => tidyPhone(text, 'CN'))).toEqual(Array.from({ length: 4 }, () => '18400000000-7576'));
  expect(tidyPhone('(028)84836744', 'CN')).toBe('028-84836744');
  for (const phone of ['13800000000', '18400000000-7576', '028-84836744', '010-84836744', '0755-26000000-801', '02884836744', '4008001234', '400-800-1234', '95338', '+852-91234567', '+85291234567']) expect(isPlausiblePhone(tidyPhone(phone, 'CN'), 'CN'), phone).toBe(true);
  for (const phone of ['1380000000', '138000000000', '12800000000', '84836744', '无', 'abc', '11111111111', '028-123', '1234']) expect(isPlausiblePhone(tidyPhone(phone, 'CN'), 'CN'), phone).toBe(false);
  for (const phone of ['+44 113 000 0000', '(555) 000-0000', '0113 000 0000 ext. 12']) expect(isPlausiblePhone(phone, 'GB'), phone).toBe(true);
  for (const phone of ['12', 'n/a', '+44']) expect(isPlausiblePhone(phone, 'GB'), phone).toBe(false);
  expect([splitPhones("'13800000000", 'CN'), splitPhones('13800000000/028-84836744', 'CN'), splitPhones('13800000000 13900000000', 'CN'), splitPhones('', 'CN')]).toEqual([['13800000000'], ['13800000000', '028-84836744'], ['13800000000', '13900000000'], []]);
});

test('WH-1: colour and size from every platform’s way of writing them', () => {
  const both = (text: string): [string | null, string | null] => {
    const { colour, size } = readVariant(text);
    return [colour, size];
  };
  expect([
    '颜色分类：雾霾蓝；尺码：XL', '颜色分类:雾霾蓝;尺码:XL', '尺码：XL；颜色分类：雾霾蓝', '雾霾蓝;XL', '雾霾蓝 XL', 'XL;雾霾蓝', '雾霾蓝,XL', '雾霾蓝 / XL', '雾霾蓝/XL', '主要颜色:雾霾蓝,参考尺码:XL', '雾霾蓝；XL', '规格:雾霾蓝 XL',
  ].map(both)).toEqual(Array.from({ length: 12 }, () => ['雾霾蓝', 'XL']));
  expect([both('象牙白;均码'), both('杏色 M'), both('浅灰 加绒 2XL'), both('深蓝;30'), both('红色,XL【建议120-130斤】'), both('白色;175/92A')]).toEqual([
    ['象牙白', '均码'], ['杏色', 'M'], ['浅灰 加绒', '2XL'], ['深蓝', '30'], ['红色', 'XL【建议120-130斤】'], ['白色', '175/92A'],
  ]);
  expect([both('颜色分类：20厘米锅'), both('XL'), both('350ml'), both('天空 之城'), both('一;二'), both(''), both('套餐类型:官方标配;版本:豪华')]).toEqual([
    ['20厘米锅', null], [null, 'XL'], [null, '350ml'], ['天空 之城', null], ['一', '二'], [null, null], [null, null],
  ]);
  expect(readVariant(null)).toEqual({ colour: null, size: null });
  expect([splitTitleVariant('马克杯 350ml - 青瓷 / 均码'), splitTitleVariant('T恤 - 夏季款'), splitTitleVariant('A - B - Red / M'), splitTitleVariant('Tee - XL')]).toEqual([
    { title: '马克杯 350ml', variant: '青瓷 / 均码' }, { title: 'T恤 - 夏季款', variant: null }, { title: 'A - B', variant: 'Red / M' }, { title: 'Tee', variant: 'XL' },
  ]);
});

test('IN-1: statuses: commas of any width, unknown words are not understood', () => {
  expect(readStatus('买家已付款，等待卖家发货')).toEqual(readStatus('买家已付款,等待卖家发货'));
  expect(readStatus('买家已付款，等待卖家发货')?.state).toBe('paid');
  expect(readStatus('系统自动取消')?.state).toBe('closed');
  for (const words of ['', '可能待发货', '待发货(异常)', '申请取消待审', '未知', 'paid?']) expect(readStatus(words), words).toBeNull();
});

test('IN-2: after-sale words: none, asked for, money back; what is not known only holds', () => {
  for (const words of ['', '-', '无', '无售后或售后取消', '没有申请退款', '售后关闭', '退款关闭', '暂无售后', '未申请退款']) expect(readRefund(valueText(words)), words).toBe('none');
  for (const words of ['退款成功', '已全额退款', '已退款', '退款完成', '未发货退款成功']) expect(readRefund(words), words).toBe('succeeded');
  for (const words of ['售后处理中', '买家已经申请退款，等待卖家同意', '卖家拒绝退款', '退货中', '部分退款成功', '待商家处理', '换货中', '什么']) expect(readRefund(words), words).toBe('requested');
});
