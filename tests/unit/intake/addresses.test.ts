import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chinaRegions } from '../../../electron/intake/regions/china.ts';
import { makeChinaRegions, regionDataText } from '../../../electron/intake/regions/make-china-regions.ts';
import { checkAddress } from '../../../shared/domain/intake/check-address.ts';
import type { ReceiverDraft } from '../../../shared/domain/intake/order-draft.ts';
import { splitAddress } from '../../../shared/domain/intake/split-address.ts';

const regions = chinaRegions();

describe('IN-1: one cell is taken apart', () => {
  test.each([
    ['四川省 广安市 前锋区 新塘镇新华街72号13栋3单元520室(513582)', '四川省', '广安市', '前锋区', '新塘镇新华街72号13栋3单元520室', '513582'],
    ['上海 上海市 浦东新区 张江镇示例路1号(201203)', '上海市', '上海市', '浦东新区', '张江镇示例路1号', '201203'],
    ['上海市 浦东新区 张江镇示例路1号', '上海市', '上海市', '浦东新区', '张江镇示例路1号', null],
    ['北京 北京市 朝阳区 三环路 1 号（近地铁）(000000)', '北京市', '北京市', '朝阳区', '三环路 1 号（近地铁）', null],
    ['重庆 重庆市 酉阳土家族苗族自治县 西湖街道3号', '重庆市', '重庆市', '酉阳土家族苗族自治县', '西湖街道3号', null],
    ['广东省 东莞市 长安镇 示例路1号', '广东省', '东莞市', '长安镇', '示例路1号', null],
    ['广东省 东莞市  示例街道示例路1号', '广东省', '东莞市', null, '示例街道示例路1号', null],
    ['广东省 中山市 其它区 示例路1号', '广东省', '中山市', '其它区', '示例路1号', null],
    ['湖北省 仙桃市 其它区 干河街道1号', '湖北省', '仙桃市', '其它区', '干河街道1号', null],
    ['湖北省 省直辖县级行政区划 仙桃市 干河街道1号', '湖北省', '仙桃市', null, '干河街道1号', null],
    ['河南省 济源市 沁园街道 宣化大街1号', '河南省', '济源市', null, '沁园街道 宣化大街1号', null],
    ['新疆维吾尔自治区 石河子市 其他区 北泉镇12号', '新疆维吾尔自治区', '石河子市', '其他区', '北泉镇12号', null],
    ['新疆 自治区直辖县级行政区划 阿拉尔市 幸福路1号', '新疆维吾尔自治区', '阿拉尔市', null, '幸福路1号', null],
    ['河北省 雄安新区 容城县 某路12号', '河北省', '雄安新区', '容城县', '某路12号', null],
    ['河北省 保定市 雄县 某路12号', '河北省', '保定市', '雄县', '某路12号', null],
    ['吉林省 松原市 吉林松原经济开发区 民主巷2号', '吉林省', '松原市', '吉林松原经济开发区', '民主巷2号', null],
    ['香港特别行政区 九龙 油尖旺区 弥敦道1号', '香港特别行政区', '九龙', '油尖旺区', '弥敦道1号', null],
    ['台湾省 台北市 大安区 忠孝东路1号', '台湾省', '台北市', '大安区', '忠孝东路1号', null],
    ['广东广州市天河区示例路12号', '广东省', '广州市', '天河区', '示例路12号', null],
    ['北京朝阳区三环到四环之间示例路12号', '北京市', '北京市', '朝阳区', '三环到四环之间示例路12号', null],
    ['吉林吉林市船营区解放路3号', '吉林省', '吉林市', '船营区', '解放路3号', null],
    ['上海上海市浦东新区张江镇1号', '上海市', '上海市', '浦东新区', '张江镇1号', null],
    ['大连市中山区中山北路2号', '辽宁省', '大连市', '中山区', '中山北路2号', null],
    ['辽宁大连中山北路2号', '辽宁省', '大连市', null, '中山北路2号', null],
    ['江苏省 昆山市 玉山镇 示例路3号', '江苏省', '苏州市', '昆山市', '玉山镇 示例路3号', null],
    ['内蒙古自治区 锡林郭勒盟 锡林浩特市 额尔敦街2号', '内蒙古自治区', '锡林郭勒盟', '锡林浩特市', '额尔敦街2号', null],
    ['浙江省,杭州市,西湖区,文三路1号', '浙江省', '杭州市', '西湖区', '文三路1号', null],
    ['浙江省 杭州市 西湖区 浙江省杭州市西湖区文三路1号', '浙江省', '杭州市', '西湖区', '文三路1号', null],
    ['江苏省 淮安市 清河区 示例路1号', '江苏省', '淮安市', '清河区', '示例路1号', null],
    ['浙江省 杭州市 富阳市 示例路1号', '浙江省', '杭州市', '富阳区', '示例路1号', null],
    ['火星 示例路1号', null, null, null, '火星 示例路1号', null],
    ['', null, null, null, null, null],
  ])('%s', (text, province, city, district, detail, postcode) => {
    expect(splitAddress(text, regions)).toEqual({ province, city, district, detail, postcode });
  });
});

const receiver = (changes: Partial<ReceiverDraft> = {}): ReceiverDraft => ({
  name: '李示例', phone: '13800000000', secondPhone: null, country: 'CN', province: '广东省', city: '广州市', district: '越秀区', detail: '示例路1号', postcode: null, masked: [], ...changes,
});
const doubts = (changes: Partial<ReceiverDraft>): readonly string[] => checkAddress(receiver(changes), regions);

test('IN-6: a sound receiver is not doubted, each fault is named', () => {
  expect(doubts({})).toEqual([]);
  expect(doubts({ name: null, phone: null })).toEqual(['name_missing', 'phone_missing']);
  expect(doubts({ phone: '1380000000' })).toEqual(['phone_implausible']);
  expect(doubts({ province: '广冻省' })).toEqual(['province_unknown']);
  expect(doubts({ province: null, city: null, district: null })).toEqual(['province_unknown']);
  expect(doubts({ city: '广洲市' })).toEqual(['city_unknown']);
  expect(doubts({ city: null })).toEqual(['city_unknown']);
  expect(doubts({ district: '越透区' })).toEqual(['district_unknown']);
  expect(doubts({ district: '西湖区' })).toEqual(['district_unknown']);
  expect(doubts({ district: null })).toEqual(['district_missing']);
  expect(doubts({ detail: null })).toEqual(['detail_missing']);
  expect(doubts({ detail: '家' })).toEqual(['detail_too_short']);
  expect(doubts({ detail: '1号' })).toEqual(['detail_too_short']);
});

test('IN-6: few false alarms: short spellings, former names, places without districts, zones, other districts', () => {
  for (const place of [
    ['广东', '广州', '越秀'], ['北京市', '北京市', '东城区'], ['北京市', '市辖区', '崇文区'], ['上海市', '上海市', '闸北区'], ['浙江省', '杭州市', '下城区'], ['浙江省', '杭州市', '萧山市'], ['四川省', '成都市', '郫县'],
    ['重庆市', '县', '城口县'], ['广东省', '东莞市', null], ['广东省', '中山市', '古镇镇'], ['湖北省', '仙桃市', null], ['湖北省', '省直辖县级行政区划', '潜江市'], ['新疆维吾尔自治区', '胡杨河市', null],
    ['青海省', '玉树州', '称多县'], ['湖北省', '恩施州', '恩施市'], ['河北省', '雄安新区', '安新县'], ['山东省', '莱芜市', '莱城区'], ['江苏省', '苏州市', '苏州工业园区'], ['四川省', '成都市', '高新区'], ['山东省', '青岛市', '西海岸新区'],
    ['广东省', '广州市', '其它区'], ['广东省', '广州市', '其他区'], ['香港特别行政区', '香港特别行政区', '湾仔区'], ['西藏自治区', '山南地区', '乃东县'],
  ] as const) expect(doubts({ province: place[0], city: place[1], district: place[2] }), place.join()).toEqual([]);
});

test('IN-6: Hong Kong, Macau and Taiwan numbers there; foreign addresses by their own measure', () => {
  expect(doubts({ province: '香港特别行政区', city: '九龙', district: '油尖旺区', phone: '91234567' })).toEqual([]);
  expect(doubts({ phone: '91234567' })).toEqual(['phone_implausible']);
  expect(checkAddress(receiver({ country: 'GB', province: null, city: 'Leeds', district: null, phone: '+44 113 000 0000', detail: '1 Example St' }), regions)).toEqual([]);
  expect(checkAddress(receiver({ country: 'GB', phone: '12', detail: 'A' }), regions)).toEqual(['phone_implausible', 'detail_too_short']);
});

test('IN-5: what is masked is not doubted besides', () => {
  expect(doubts({ name: '李**', phone: '138****0000', detail: '****', district: null, masked: ['name', 'phone', 'address'] })).toEqual([]);
  expect(doubts({ name: '****', phone: '****', province: null, city: null, district: null, detail: '****', masked: ['name', 'phone', 'address'] })).toEqual([]);
});

test('IN-6: address forms without a district are not doubted for that', () => {
  expect(checkAddress(receiver({ district: null }), regions, { districtExpected: false })).toEqual([]);
});

test('IN-6: every place of the region data splits into itself and is sound', () => {
  let looked = 0;
  const wrong: string[] = [];
  for (const province of new Set(regions.provinces.values())) {
    for (const city of new Set(province.cities.values())) {
      for (const district of new Set(city.districts.values())) {
        looked += 1;
        const parts = splitAddress(`${province.name} ${city.name} ${district} 示例街道示例路1号`, regions);
        const isRight = parts.province === province.name && parts.city === city.name && parts.district === district && parts.detail === '示例街道示例路1号';
        if (!isRight || checkAddress(receiver({ ...parts }), regions).length > 0) wrong.push(`${province.name} ${city.name} ${district}`);
      }
    }
  }
  expect(looked).toBeGreaterThan(3000);
  expect(wrong).toEqual([]);
});

test('IN-6: the shipped region file is what its generator makes', () => {
  expect(readFileSync(new URL('../../../resources/regions/china.json', import.meta.url), 'utf8')).toBe(regionDataText(makeChinaRegions()));
});
