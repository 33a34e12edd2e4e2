import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { provinceOfPostcode } from '../../../shared/domain/intake/postcodes.ts';
import { suggestAddress, type Place } from '../../../shared/domain/intake/suggest-address.ts';
import { regions } from '../../support/judge-block.ts';

const place = (text: string, detail = '示例路1号', postcode = ''): Place => {
  const [province = '', city = '', district = ''] = text.split('|');
  return { country: 'CN', province, city, district, detail, postcode };
};
const first = (given: Place): unknown => {
  const [one] = suggestAddress(given, regions);
  return one === undefined ? null : [one.reason, one.change, one.sure];
};

describe('IN-6: what an address may have meant', () => {
  test.each<[string, Place, unknown]>([
    ['province missing, city known', place('|成都市|武侯区'), ['province_from_city', { province: '四川省' }, true]],
    ['city missing, district known', place('四川省||武侯区'), ['city_from_district', { city: '成都市' }, true]],
    ['all missing, district known', place('||武侯区'), ['city_from_district', { province: '四川省', city: '成都市' }, true]],
    ['district misspelled', place('四川省|成都市|武候区'), ['spelled_alike', { district: '武侯区' }, true]],
    ['district without its ending', place('浙江省|杭州市|余航'), ['spelled_alike', { district: '余杭区' }, true]],
    ['city misspelled', place('广东省|广洲市|天河区'), ['city_from_district', { city: '广州市' }, true]],
    ['province misspelled', place('四州省|X|'), ['spelled_alike', { province: '四川省' }, false]],
    ['district alone, in the detail', place('||', '武侯区天府大道1号'), ['city_from_district', { province: '四川省', city: '成都市', district: '武侯区', detail: '天府大道1号' }, true]],
    ['city by its short name, district misspelled', place('||', '成都武候区天府大道1号'), ['spelled_alike', { province: '四川省', city: '成都市', district: '武侯区', detail: '天府大道1号' }, true]],
    ['renamed', place('上海市|上海市|闸北区'), ['renamed', { district: '静安区' }, true]],
    ['divided', place('浙江省|杭州市|江干区'), ['renamed', { district: '上城区' }, false]],
    ['district of another city', place('四川省|绵阳市|武侯区'), ['other_city', { city: '成都市' }, true]],
    ['district in the detail', place('四川省|成都市|', '武侯区天府大道1号'), ['district_in_detail', { district: '武侯区', detail: '天府大道1号' }, true]],
    ['everything in the detail', place('||', '四川省成都市武侯区天府大道1号'), ['whole_in_detail', { province: '四川省', city: '成都市', district: '武侯区', detail: '天府大道1号' }, true]],
    ['postcode of another province', place('四川省|成都市|武侯区', '天府大道1号', '310000'), ['postcode_of_other_province', { postcode: '' }, false]],
    ['sound', place('四川省|成都市|武侯区', '天府大道1号', '610000'), null],
    ['development zone', place('四川省|成都市|高新区'), null],
    ['abroad', { ...place('IL|Springfield|'), country: 'US' }, null],
    ['nothing at all', place('||', ''), null],
  ])('%s', (_what, given, expected) => {
    expect(first(given)).toEqual(expected);
  });

  test('whatever is taken over, nothing more is doubted than before, and it is said once', () => {
    const names = [...regions.provinces.keys(), '', '四州省'];
    const cities = [...regions.citiesByName.keys()].slice(0, 300);
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom('', '成都', ...cities), fc.constantFrom('', '武侯区', '鼓楼区', '城关区', '中山区', 'x', '武候区'), fc.string({ maxLength: 20 }), (province, city, district, detail) => {
        const given = { country: 'CN', province, city, district, detail, postcode: '' };
        const suggestions = suggestAddress(given, regions);
        expect(suggestions.length).toBeLessThanOrEqual(5);
        expect(new Set(suggestions.map(({ change }) => JSON.stringify(change))).size).toBe(suggestions.length);
        for (const { change } of suggestions) expect(Object.entries(change).some(([field, value]) => given[field as keyof typeof given] !== value)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('postcodes lie in their provinces', () => {
    expect(['100000', '200000', '310000', '510000', '610000', '830000', '000000', '12345', ''].map(provinceOfPostcode)).toEqual(['北京市', '上海市', '浙江省', '广东省', '四川省', '新疆维吾尔自治区', null, null, null]);
  });
});
