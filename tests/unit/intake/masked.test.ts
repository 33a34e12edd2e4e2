import { describe, expect, test } from 'vitest';
import { isMaskedAddress, isMaskedName, isMaskedPhone, isOnlyMask } from '../../../shared/domain/intake/masked.ts';
import { csvFile, namesOf, read, tableOf } from '../../support/intake-files.ts';

describe('IN-5: what platforms put in place of the receiver is recognised', () => {
  test.each([
    '张**', '张*', '*伟', '**伟', '张*三', '＊＊伟', '欧阳**', 'J***n', 'M**', '****', '张xx', '张XX', '张x', '李某某', '王某', '某某', '张●●', '○○伟', '刘××', '[加密]', '已加密', '（已脱敏）', '【密文】', '收件人信息已隐藏', 'encrypted',
    '~AgAAAAK7uF0H+a3bQ==~1~', '##A1b2C3d4E5f6G7h8##', '$Zx81kLmN0pQrStUv$', '1dY2kD0aQx9LmZ7pR4tUvW8y==',
  ])('name %s', (name) => { expect(isMaskedName(name)).toBe(true); });
  test.each(['张先生', '李女士', '王小姐', '陈老板', '张三', '欧阳娜娜', '阿依古丽·买买提', 'John Smith', 'Max', 'Alex Xu', 'Felix', 'O’Neil', '谢谢', '马克·吐温', 'X战警周边店', '李X（备用）'.replace('X', '想'), 'Maximilian Featherstonehaugh', '快递放丰巢'])(
    'name %s is real', (name) => { expect(isMaskedName(name)).toBe(false); },
  );

  test.each([
    '138****0000', '138****', '****0000', '*******0000', '138xxxx0000', '138XXXX0000', '138●●●●0000', '138····0000', '138…0000', '138....0000', '138-****-0000', '+86 138****0000', '138 **** 0000', '＊＊＊', '138＊＊＊＊0000', '0571-****0000', '138****0000-1234',
    'xxxxxxxxxxx', '1380000xxxx', '[加密]', '手机号已隐藏', '~AgAAAAK7uF0H+a3bQ==~1~', '$Zx81kLmN0pQrStUv$',
  ])('phone %s', (phone) => { expect(isMaskedPhone(phone)).toBe(true); });
  test.each(['18400000000-7576', '18400000000转7576', '18400000000,7576', '13800000000', '+86 138 0000 0000', '0571-88880000', '(028)88880000-12', '400-800-0000', '+1 (555) 010-0000 x12', '95013000000000', '13800000000/13900000000', '138 0000 0000 ext. 5', '138.0000.0000'])(
    'phone %s is real', (phone) => { expect(isMaskedPhone(phone)).toBe(false); },
  );

  test.each(['**路**号', '广东省广州市天河区****', '浙江省 杭州市 余杭区 ***街道****', '天河路●●号', '××路××号', 'xx路xx号', 'XX小区X栋', '某某路某号', '***', '[加密]', '地址已加密', '~AgAAAAK7uF0H+a3bQ==~1~', '文一西路9＊＊号'])(
    'address %s', (address) => { expect(isMaskedAddress(address)).toBe(true); },
  );
  test.each(['文一西路969号3幢#302', '1#楼2单元', '天府大道100号（A×B座）'.replace('×', '-'), '12 Example Street Apt 2x', '科技园·创新大厦', 'Max-Planck-Str. 5', '某公馆旁边的店'.replace('某', '沁'), '星★巴克隔壁', '人民路8号 ☆', '第5×号'.replace('×', ''), '东区xiaomi大厦', '示例路 1 号 [菜鸟驿站]'])(
    'address %s is real', (address) => { expect(isMaskedAddress(address)).toBe(false); },
  );

  test('a part of nothing but mask', () => {
    expect(['****', '＊＊', '●●', 'xx', '× ×'].map(isOnlyMask)).toEqual([true, true, true, true, true]);
    expect(['', '-', ' ', '张*', 'x', '路'].map(isOnlyMask)).toEqual([false, false, false, false, false, false]);
  });

  test('an order with ciphers and words in place of the receiver is masked in all three parts', async () => {
    const row = { 商品: '示例', 订单号: '240517-000000000000001', 订单状态: '待发货', '商品数量(件)': '1', '用户实付金额(元)': '9.90', 支付时间: '2024-05-17 10:00:00', 收货人: '~AgAAAAK7uF0H+a3bQ==~1~', 手机: '[加密]', 省: '浙江省', 市: '杭州市', 区: '余杭区', 街道: '××路××号' };
    const { orders } = await read(csvFile('x.csv', tableOf(namesOf('PDD_2020'), [row])));
    expect(orders[0]?.receiver).toMatchObject({ province: '浙江省', masked: ['name', 'phone', 'address'] });
  });
});
