import { isFunctionalZone, isLevelFiller, isOtherDistrict, type City, type Province, type RegionIndex } from './regions.ts';

/** An address taken apart. What was recognised is spelled as in the region data, the rest as written. */
export type AddressParts = {
  readonly province: string | null;
  readonly city: string | null;
  readonly district: string | null;
  readonly detail: string | null;
  readonly postcode: string | null;
};

const filled = (text: string): string | null => (text === '' ? null : text);

/** The postcode that Taobao puts in brackets behind an address; `000000` means that there is none. */
const takePostcode = (text: string): { readonly rest: string; readonly postcode: string | null } => {
  const match = /[(（]\s*(\d{6})\s*[)）]\s*$/.exec(text);
  if (match === null) return { rest: text.trim(), postcode: null };
  return { rest: text.slice(0, match.index).trim(), postcode: match[1] === '000000' ? null : (match[1] ?? null) };
};

/**
 * One cell → its parts: `省 市 区 详细(邮编)` as Taobao writes it, the same with commas, and run together as JD does
 * (`广东广州市天河区…`). A municipality's doubled name, levels that the place does not have (东莞, 仙桃) and fillers
 * (`市辖区`, `省直辖县级行政区划`) are understood; a place that is not known stays in `detail`.
 */
export const splitAddress = (text: string, regions: RegionIndex): AddressParts => {
  const { rest, postcode } = takePostcode(text);
  if (rest === '') return { province: null, city: null, district: null, detail: null, postcode };
  const words = rest.split(/[ \t\n\u00a0\u3000]/);
  const parts = fromWords(words, regions) ?? fromRun(rest, regions);
  return parts === null
    ? { province: null, city: null, district: null, detail: rest, postcode }
    : { ...parts, detail: filled(withoutRepeat(parts.detail ?? '', parts)), postcode };
};

type Found = Omit<AddressParts, 'postcode'>;

const fromWords = (words: readonly string[], regions: RegionIndex): Found | null => {
  const province = regions.provinces.get(words[0] ?? '');
  if (province === undefined || words.length < 2) return null;
  let at = 1;
  let city = cityOf(province, words[at] ?? '');
  let cityText: string | null = null;
  if (city !== null || isLevelFiller(words[at] ?? '') || words[at] === '') at += 1;
  else if (province.isMunicipality || province.citiesByDistrict.has(words[at] ?? '')) {
    city = onlyCity(province, words[at] ?? '');
  } else if (/(?:市|州|地区|盟|新区|区|县)$/.test(words[at] ?? '')) {
    cityText = words[at] ?? null;
    at += 1;
  } else return fromRun(words.join(' '), regions);
  city ??= province.isMunicipality ? cityOf(province, province.name) : null;
  // 省直辖县级行政区划 仙桃市 …: the county stands where the district would.
  if (city === null && cityText === null) {
    city = cityOf(province, words[at] ?? '');
    if (city !== null) at += 1;
  }
  while (at < words.length - 1 && isLevelFiller(words[at] ?? '')) at += 1;
  const district = districtOf(city, words[at] ?? '', words.length > at + 1);
  if (district !== null || (words[at] === '' && at < words.length - 1)) at += 1;
  return { province: province.name, city: city?.name ?? cityText, district, detail: filled(words.slice(at).join(' ').trim()) };
};

/** The city that a province's district belongs to, when there is just one. */
const onlyCity = (province: Province, district: string): City | null => {
  const cities = province.citiesByDistrict.get(district);
  return cities?.length === 1 ? (cities[0] ?? null) : null;
};

const cityOf = (province: Province, name: string): City | null =>
  province.cities.get(name) ?? (province.isMunicipality && name === province.name.slice(0, -1) ? (province.cities.get(province.name) ?? null) : null);

const districtOf = (city: City | null, word: string, hasDetail: boolean): string | null => {
  if (word === '') return null;
  const known = city?.districts.get(word);
  if (known !== undefined) return known;
  if (isOtherDistrict(word) || (isFunctionalZone(word) && hasDetail)) return word;
  const looksLikeOne = hasDetail && word.length <= 15 && /(?:区|县|市|旗|[*＊])$/.test(word);
  return looksLikeOne && city?.hasDistricts !== false ? word : null;
};

/** Longest name in `names` that `text` begins with. */
const longestPrefix = <T>(text: string, names: ReadonlyMap<string, T>, shortest: number): { name: string; found: T } | null => {
  for (let length = Math.min(15, text.length); length >= shortest; length -= 1) {
    const name = text.slice(0, length);
    const found = names.get(name);
    if (found !== undefined) return { name, found };
  }
  return null;
};

const fromRun = (text: string, regions: RegionIndex): Found | null => {
  const run = text.replace(/^(?:中国|中华人民共和国)/, '').replace(/^[\s,，/-]+/, '');
  const byProvince = longestPrefix(run, regions.provinces, 2);
  const rest = (used: string, from: string): string => from.slice(used.length).replace(/^(?:省|市)?[\s,，/-]*/, '');
  if (byProvince !== null) {
    const province = byProvince.found;
    const after = rest(byProvince.name, run);
    // 吉林吉林市, 海南海南州: a province's name may be a city's too.
    const inProvince = afterProvince(province, after);
    if (inProvince.city !== null || inProvince.district !== null) return inProvince;
    const asCity = afterCityName(run, regions);
    return asCity ?? inProvince;
  }
  return afterCityName(run, regions);
};

const afterCityName = (run: string, regions: RegionIndex): Found | null => {
  const byCity = longestPrefix(run, regions.citiesByName, 2);
  const city = byCity?.found.length === 1 ? byCity.found[0] : undefined;
  if (byCity === null || city === undefined) return null;
  const found = afterCity(city.province, city, run.slice(byCity.name.length).replace(/^市/, ''));
  // 「中山北路」 begins with no city: two characters count only before a district of that city, written out.
  return byCity.name.length > 2 || found.district !== null || run.startsWith('市', byCity.name.length) ? found : null;
};

const afterProvince = (province: Province, text: string): Found => {
  const byCity = longestPrefix(text, province.cities, 2);
  if (byCity !== null) return afterCity(province.name, byCity.found, text.slice(byCity.name.length));
  const byDistrict = longestPrefix(text, province.citiesByDistrict, 3);
  const city = byDistrict?.found.length === 1 ? (byDistrict.found[0] ?? null) : null;
  const own = city ?? (province.isMunicipality ? (province.cities.get(province.name) ?? null) : null);
  if (own !== null) return afterCity(province.name, own, text);
  return { province: province.name, city: null, district: null, detail: filled(text) };
};

const afterCity = (province: string, city: City, text: string): Found => {
  const rest = text.replace(/^[\s,，/-]+/, '');
  const district = longestPrefix(rest, city.districts, 2);
  const other = district === null ? /^(?:市辖区|其[它他](?:区|县))/.exec(rest) : null;
  const zone = district === null && other === null ? /^\S{2,12}?(?:开发区|高新区|经开区|新区|园区|管理区|示范区)(?=\S)/.exec(rest) : null;
  const used = district?.name ?? other?.[0] ?? zone?.[0] ?? '';
  // 「中山北路」 is no 中山区: without its 区 or 县 a name must not be the beginning of a street.
  const shortName = district !== null && used !== district.found && !/[区县市旗镇乡]$/.test(used);
  const taken = shortName ? '' : used;
  const name = taken === '' || taken === '市辖区' ? null : (district?.found ?? taken);
  return { province, city: city.name, district: name, detail: filled(rest.slice(taken.length).replace(/^[\s,，/-]+/, '')) };
};

/** Platforms with columns for province, city and district often repeat them at the beginning of the detail. */
export const withoutRepeat = (detail: string, of: Pick<AddressParts, 'province' | 'city' | 'district'>): string => {
  let rest = detail;
  for (const name of [of.province, of.city, of.district]) {
    if (name !== null && name.length >= 2 && rest.startsWith(name) && rest.length > name.length) {
      rest = rest.slice(name.length).replace(/^[\s,，/-]+/, '');
    }
  }
  return rest;
};
