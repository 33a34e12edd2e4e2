import type { ReceiverDraft } from '../../../shared/domain/intake/order-draft.ts';
import type { RegionData } from '../../../shared/domain/intake/regions.ts';
import type { Chance } from './chance.ts';

/** Invented people at invented streets of real districts. */
const surnames: readonly (readonly [string, number])[] = [
  ['王', 9], ['李', 9], ['张', 9], ['刘', 7], ['陈', 7], ['杨', 5], ['黄', 5], ['赵', 4], ['周', 4], ['吴', 4], ['徐', 3], ['孙', 3], ['马', 3], ['朱', 3],
  ['胡', 3], ['郭', 3], ['何', 3], ['林', 4], ['高', 2], ['罗', 2], ['郑', 2], ['梁', 2], ['谢', 2], ['宋', 2], ['唐', 2], ['韩', 2], ['曹', 2], ['许', 2],
  ['邓', 2], ['冯', 1], ['曾', 1], ['彭', 1], ['蒋', 1], ['单', 1], ['解', 1], ['欧阳', 1], ['司徒', 1], ['诸葛', 1],
];
const givenNames = [
  '雨桐', '子涵', '浩然', '思远', '梦琪', '嘉怡', '晓峰', '静怡', '文博', '秀兰', '建国', '桂芳', '志强', '丽华', '海燕', '婷', '磊', '娜', '敏', '静', '伟',
  '洁', '倩', '莹', '涛', '鑫', '丹', '萍', '玲', '霞', '一诺', '沐宸', '若曦', '佳琪', '俊杰', '雪梅', '国栋', '春燕', '小满', '喆',
] as const;

const mainlandWeights: readonly (readonly [string, number])[] = [
  ['广东省', 15], ['浙江省', 13], ['江苏省', 12], ['上海市', 9], ['北京市', 8], ['山东省', 6], ['四川省', 6], ['福建省', 5], ['湖北省', 4], ['河南省', 4],
  ['湖南省', 4], ['安徽省', 3], ['河北省', 3], ['辽宁省', 3], ['陕西省', 3], ['重庆市', 3], ['江西省', 2], ['广西壮族自治区', 2], ['云南省', 2], ['天津市', 2],
  ['黑龙江省', 2], ['吉林省', 1], ['山西省', 1], ['贵州省', 1], ['甘肃省', 1], ['内蒙古自治区', 1], ['新疆维吾尔自治区', 1], ['海南省', 1],
];

const roads = ['云杉路', '青禾街', '听澜大道', '枫桥东路', '望江路', '锦绣大道', '桃源街', '明德路', '文昌南路', '松涛路', '新禾路', '学海街', '临溪路', '长虹北路'] as const;
const estates = ['云栖里', '锦绣花园', '江畔名邸', '翡翠湾', '梧桐苑', '阳光新城', '东方雅居', '丽水佳园', '橡树林小区', '书香门第'] as const;
const towers = ['创新大厦', '环球中心', '金桥国际', '智汇谷', '远洋商务楼'] as const;

const detail = (chance: Chance): string => {
  const road = `${chance.oneOf(roads)}${chance.between(1, 988)}号`;
  return chance.weighted([
    [`${road}${chance.oneOf(estates)}${chance.between(1, 36)}栋${chance.between(1, 4)}单元${chance.between(1, 32)}0${chance.between(1, 4)}室`, 10],
    [`${road}${chance.oneOf(towers)}${chance.oneOf(['A', 'B', 'C'])}座${chance.between(3, 38)}层${chance.between(1, 28)}室（前台代收）`, 4],
    [`${road}${chance.oneOf(estates)}（北门快递驿站）`, 3],
    [`${chance.oneOf(['新河', '柳林', '石桥', '大塘'])}镇${chance.oneOf(['东风', '红星', '前进', '和平'])}村${chance.between(1, 12)}组${chance.between(1, 99)}号`, 3],
  ]);
};

/** Mobile prefixes are real, the four digits behind them are `0000`: nobody's number. */
const phone = (chance: Chance): string => `${chance.oneOf(['135', '136', '138', '139', '150', '158', '177', '186', '188', '199'])}0000${chance.digits(4)}`;

const nameOf = (chance: Chance): string => chance.weighted(surnames) + chance.oneOf(givenNames);

export const mainlandReceiver = (chance: Chance, regions: RegionData, options: { readonly virtualNumber?: boolean } = {}): ReceiverDraft => {
  const province = chance.weighted(mainlandWeights);
  const cities = regions.provinces.find(([name]) => name === province)?.[1] ?? [];
  const [city, districts] = chance.oneOf(cities.filter(([, names]) => names.length > 0).slice(0, 9));
  return {
    name: nameOf(chance), phone: options.virtualNumber === true ? `184${'0'.repeat(4)}${chance.digits(4)}-${chance.digits(4)}` : phone(chance), secondPhone: null,
    country: 'CN', province, city, district: chance.oneOf(districts.slice(0, 8)), detail: detail(chance), postcode: null, masked: [],
  };
};

const abroad = [
  { country: 'US', province: 'California', city: 'San Jose', street: 'Sample Orchard Ave', postcode: '95101', phone: '+1 408 555 01' },
  { country: 'CA', province: 'British Columbia', city: 'Vancouver', street: 'Example Cedar St', postcode: 'V5K 0A1', phone: '+1 604 555 01' },
  { country: 'GB', province: 'England', city: 'Manchester', street: 'Specimen Lane', postcode: 'M1 1AA', phone: '+44 161 496 00' },
  { country: 'SG', province: 'Singapore', city: 'Singapore', street: 'Sample Garden Rd', postcode: '018956', phone: '+65 6555 00' },
] as const;
const latinNames = ['Mei Lin', 'Jason Wu', 'Emily Carter', 'Tom Baker', 'Wei Chen', 'Sofia Rossi', 'Grace Tan', 'Noah Müller'] as const;

export const foreignReceiver = (chance: Chance): ReceiverDraft => {
  const place = chance.oneOf(abroad);
  return {
    name: chance.oneOf(latinNames), phone: `${place.phone}${chance.digits(2)}`, secondPhone: null, country: place.country, province: place.province,
    city: place.city, district: null, detail: `${chance.between(10, 980)} ${place.street}, Apt ${chance.between(1, 40)}`, postcode: place.postcode, masked: [],
  };
};

/** IN-5: as a platform hands it out without permission to see it. */
export const maskedReceiver = (receiver: ReceiverDraft): ReceiverDraft => ({
  ...receiver,
  name: `${receiver.name?.slice(0, 1) ?? ''}**`, phone: `${receiver.phone?.slice(0, 3) ?? ''}****${receiver.phone?.slice(-4) ?? ''}`,
  detail: `${receiver.detail?.slice(0, 3) ?? ''}****`, masked: ['name', 'phone', 'address'],
});

/** IN-6: each in a way that real files have. */
export const doubtfulReceiver = (receiver: ReceiverDraft, chance: Chance): ReceiverDraft =>
  chance.oneOf([
    { ...receiver, phone: receiver.phone?.slice(0, 10) ?? null },
    { ...receiver, district: '开心区' },
    { ...receiver, detail: '学校' },
    { ...receiver, phone: null },
    { ...receiver, district: null },
  ]);
