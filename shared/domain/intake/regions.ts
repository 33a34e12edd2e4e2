/**
 * Administrative divisions of China as the address rules need them (IN-6): province → city → district, each found under its
 * full name, its short name (`广东`, `玉树州`) and, for districts, names used before a merger or an upgrade.
 */

/** As kept in `resources/regions/china.json`: `[province, [[city, districts, formerDistricts], …]]`. */
export type RegionData = {
  readonly provinces: readonly (readonly [name: string, cities: readonly CityData[]])[];
};
export type CityData = readonly [name: string, districts: readonly string[], formerDistricts: readonly string[]];

export type City = {
  readonly name: string;
  readonly province: string;
  /** False for 东莞, 中山, 仙桃 and their like: towns follow the city directly, no district can be missing. */
  readonly hasDistricts: boolean;
  /** Every accepted spelling → the spelling to show. */
  readonly districts: ReadonlyMap<string, string>;
};

export type Province = {
  readonly name: string;
  /** 北京, 天津, 上海, 重庆: the city repeats the province. */
  readonly isMunicipality: boolean;
  readonly cities: ReadonlyMap<string, City>;
  /** District spelling → cities that have one of that name, for addresses that leave the city out. */
  readonly citiesByDistrict: ReadonlyMap<string, readonly City[]>;
};

export type RegionIndex = {
  readonly provinces: ReadonlyMap<string, Province>;
  /** City spelling → cities of that name in all provinces, for addresses that leave the province out. */
  readonly citiesByName: ReadonlyMap<string, readonly City[]>;
};

const ethnicGroups =
  /(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各)族/g;

const withoutEthnicGroups = (name: string): string => name.replace(ethnicGroups, '').replace(/(?:蒙古|哈萨克|柯尔克孜)$/, '');

export const provinceSpellings = (name: string): readonly string[] => {
  const short = name.replace(/(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|省|市)$/, '');
  return short === name ? [name] : [name, short];
};

export const citySpellings = (name: string): readonly string[] => {
  const spellings = new Set([name]);
  const prefecture = /^(.{2,}?)(自治州|地区|盟|市|县|林区|州)$/.exec(name);
  if (prefecture !== null) {
    const [, stem = '', level = ''] = prefecture;
    spellings.add(stem);
    // 2010s: most 地区 became 市; platforms carry either.
    if (level === '地区' || level === '市') spellings.add(`${stem}地区`).add(`${stem}市`);
    if (level === '自治州') {
      const plain = withoutEthnicGroups(stem);
      if (plain.length >= 2) spellings.add(plain).add(`${plain}州`).add(`${plain}自治州`);
    }
  }
  return [...spellings];
};

export const districtSpellings = (name: string): readonly string[] => {
  const spellings = new Set([name]);
  const stem = name.replace(/(?:自治县|自治旗|联合旗|林区|特区|街道办事处|街道|县|区|市|旗|镇|乡)$/, '');
  if (stem.length >= 2 && stem !== name) {
    // An upgrade keeps the stem: 富阳市 → 富阳区, 静海县 → 静海区.
    spellings.add(stem).add(`${stem}区`).add(`${stem}县`).add(`${stem}市`);
    const plain = withoutEthnicGroups(stem);
    if (plain.length >= 2 && plain !== stem) spellings.add(plain).add(`${plain}县`).add(`${plain}自治县`);
  }
  return [...spellings];
};

const indexCity = (province: string, [name, districts, former]: CityData): City => {
  const spelled = new Map<string, string>();
  for (const district of former) spelled.set(district, district);
  for (const district of districts) {
    for (const spelling of districtSpellings(district)) if (!districts.includes(spelling)) spelled.set(spelling, district);
    spelled.set(district, district);
  }
  return { name, province, hasDistricts: districts.length > 0 && !townsFollowCity.has(name), districts: spelled };
};

/** Prefecture-level cities without districts; the data lists their towns instead. */
const townsFollowCity = new Set(['东莞市', '中山市', '儋州市', '三沙市', '嘉峪关市']);

export const indexRegions = (data: RegionData): RegionIndex => {
  const provinces = new Map<string, Province>();
  const citiesByName = new Map<string, City[]>();
  for (const [name, cityData] of data.provinces) {
    const cities = new Map<string, City>();
    const citiesByDistrict = new Map<string, City[]>();
    const all = cityData.map((entry) => indexCity(name, entry));
    for (const city of all) {
      for (const spelling of citySpellings(city.name)) {
        if (spelling === city.name || !cities.has(spelling)) cities.set(spelling, city);
        const same = citiesByName.get(spelling) ?? [];
        if (!same.includes(city)) citiesByName.set(spelling, [...same, city]);
      }
      for (const spelling of city.districts.keys()) {
        citiesByDistrict.set(spelling, [...(citiesByDistrict.get(spelling) ?? []), city]);
      }
    }
    const province: Province = { name, isMunicipality: name.endsWith('市'), cities, citiesByDistrict };
    for (const spelling of provinceSpellings(name)) provinces.set(spelling, province);
  }
  return { provinces, citiesByName };
};

/** Words that fill a level which the place does not have; they are not names. */
export const isLevelFiller = (text: string): boolean =>
  /^(?:市辖区|县|直辖县|(?:省|自治区)?直辖县(?:级)?(?:行政(?:区划|单位))?|(?:省|自治区)?直辖(?:县级)?行政(?:区划|单位))$/.test(text);

/** `其它区`, `其他区`, `其它`: the platform's own way of saying that the district is not in its list. */
export const isOtherDistrict = (text: string): boolean => /^其[它他](?:区|县|地区)?$/.test(text);

/**
 * Development zones, management areas, farms and the like are written as districts but are in no official list and come and
 * go; doubting them would only raise false alarms (IN-6).
 */
export const isFunctionalZone = (text: string): boolean =>
  /(?:开发区|高新区|经开区|新区|园区|工业区|产业区|产业园|工业园|科技园|管理区|管委会|示范区|试验区|实验区|风景区|名胜区|旅游区|度假区|保税区|保护区|合作区|先导区|集聚区|聚集区|开放区|食品区|物流园|创意园|生态城|生态园|新城|科学城|矿区|林区|林场|农场|牧场|垦区|兵团|师市|监狱|自贸区|自由贸易区)$/.test(
    text,
  );
