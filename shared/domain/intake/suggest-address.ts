import type { AddressDoubt } from './order-draft.ts';
import { successors } from './renamed-regions.ts';
import { provinceOfPostcode } from './postcodes.ts';
import { isFunctionalZone, isLevelFiller, isOtherDistrict, type City, type Province, type RegionIndex } from './regions.ts';
import { splitAddress } from './split-address.ts';

/** The part of a receiver that says where. */
export type Place = { readonly country: string; readonly province: string; readonly city: string; readonly district: string; readonly detail: string; readonly postcode: string };

/**
 * IN-6: what an address may have meant. Shown to be clicked; nothing is changed by itself. `change` holds only the parts that would be
 * different. `sure`: there is just this one reading.
 */
export type AddressSuggestion = {
  readonly reason: 'province_from_city' | 'city_from_district' | 'spelled_alike' | 'district_in_detail' | 'renamed' | 'other_city' | 'whole_in_detail' | 'postcode_of_other_province';
  readonly change: Partial<Omit<Place, 'country'>>;
  readonly sure: boolean;
};

const mostSuggestions = 5;

export const suggestAddress = (place: Place, regions: RegionIndex): readonly AddressSuggestion[] => {
  if (place.country !== 'CN') return [];
  const found = [...fromDetail(place, regions), ...fromLevels(place, regions), ...fromPostcode(place, regions)];
  const seen = new Set<string>();
  return found
    .filter(({ change }) => {
      const text = JSON.stringify(change);
      if (Object.keys(change).length === 0 || seen.has(text)) return false;
      seen.add(text);
      return true;
    })
    .slice(0, mostSuggestions);
};

const knownProvince = (place: Place, regions: RegionIndex): Province | undefined => regions.provinces.get(place.province);

/** The parts stand at the beginning of the detail, or the province alone is missing. */
const fromDetail = (place: Place, regions: RegionIndex): readonly AddressSuggestion[] => {
  const { province, city, district, detail } = place;
  if (detail === '') return [];
  const parts = splitAddress(`${province}${city}${district}${detail}`, regions);
  if (parts.province !== null && parts.city !== null && parts.detail !== null && (province === '' || city === '')) {
    const change = differing(place, { province: parts.province, city: parts.city, ...(parts.district === null ? {} : { district: parts.district }), detail: parts.detail });
    return [{ reason: change.detail !== undefined ? 'whole_in_detail' : city !== '' ? 'province_from_city' : 'city_from_district', change, sure: true }];
  }
  if (province === '' && city === '' && district === '') return districtInFront(detail, regions);
  const known = knownProvince(place, regions)?.cities.get(city);
  if (known === undefined || district !== '' || !known.hasDistricts) return [];
  const inside = [...known.districts].find(([name]) => name.length >= 2 && /[区县市旗]$/.test(name) && detail.startsWith(name));
  return inside === undefined ? [] : [{ reason: 'district_in_detail', change: { district: inside[1], detail: detail.slice(inside[0].length) }, sure: true }];
};

/** `武侯区天府大道…`: whose district it is tells the city and the province. */
const districtInFront = (detail: string, regions: RegionIndex): readonly AddressSuggestion[] => {
  const name = /^[\p{Script=Han}]{2,8}?[区县市旗](?=.)/u.exec(detail)?.[0] ?? '';
  const homes = name === '' ? [] : citiesWithDistrict(name, regions);
  if (homes.length === 0) return misspelledInFront(detail, regions);
  return homes.slice(0, 4).map((one): AddressSuggestion => ({
    reason: 'city_from_district', change: { province: one.province, city: one.name, district: one.districts.get(name) ?? name, detail: detail.slice(name.length).trim() }, sure: homes.length === 1,
  }));
};

/** `成都武候区天府大道…`: a city by its short name, and behind it nearly one of its districts. */
const misspelledInFront = (detail: string, regions: RegionIndex): readonly AddressSuggestion[] => {
  for (let length = 6; length >= 2; length -= 1) {
    const cities = regions.citiesByName.get(detail.slice(0, length));
    const [city] = cities ?? [];
    if (city === undefined || cities?.length !== 1) continue;
    const rest = detail.slice(length).replace(/^市/u, '');
    const written = /^[\p{Script=Han}]{1,6}?[区县市旗](?=.)/u.exec(rest)?.[0];
    if (written === undefined) continue;
    const alike = nearest(written, [...new Set(city.districts.values())]);
    return alike.map((district): AddressSuggestion => ({ reason: 'spelled_alike', change: { province: city.province, city: city.name, district, detail: rest.slice(written.length).trim() }, sure: alike.length === 1 }));
  }
  return [];
};

const differing = (place: Place, next: Partial<Omit<Place, 'country'>>): Partial<Omit<Place, 'country'>> =>
  Object.fromEntries(Object.entries(next).filter(([field, value]) => place[field as keyof Place] !== value));

const fromLevels = (place: Place, regions: RegionIndex): readonly AddressSuggestion[] => {
  const { city, district } = place;
  const province = knownProvince(place, regions);
  if (province === undefined) {
    const cities = city === '' ? [] : (regions.citiesByName.get(city) ?? regions.citiesByName.get(`${city}市`) ?? []);
    if (cities.length > 0) return cities.map((one): AddressSuggestion => ({ reason: 'province_from_city', change: differing(place, { province: one.province, city: one.name }), sure: cities.length === 1 }));
    const alike = nearest(place.province, [...new Set([...regions.provinces.values()].map(({ name }) => name))]);
    const homes = district === '' ? [] : citiesWithDistrict(district, regions);
    return [
      ...alike.map((name): AddressSuggestion => ({ reason: 'spelled_alike', change: { province: name }, sure: alike.length === 1 })),
      ...homes.slice(0, 4).map((one): AddressSuggestion => ({ reason: 'city_from_district', change: differing(place, { province: one.province, city: one.name }), sure: homes.length === 1 })),
    ];
  }
  const own = province.isMunicipality && (city === '' || isLevelFiller(city) || city === province.name.slice(0, -1)) ? province.cities.get(province.name) : province.cities.get(city);
  if (own === undefined) return unknownCity(place, province, regions);
  if (district === '' || !own.hasDistricts || isOtherDistrict(district) || isLevelFiller(district)) return [];
  const renamed = successors(own.name, district);
  if (renamed.length > 0) return renamed.map((name): AddressSuggestion => ({ reason: 'renamed', change: { district: name }, sure: renamed.length === 1 }));
  if (own.districts.has(district) || isFunctionalZone(district)) return [];
  return unknownDistrict(place, province, own, regions);
};

const unknownCity = (place: Place, province: Province, regions: RegionIndex): readonly AddressSuggestion[] => {
  const homes = place.district === '' ? [] : (province.citiesByDistrict.get(place.district) ?? []);
  if (homes.length > 0) return homes.map((one): AddressSuggestion => ({ reason: 'city_from_district', change: { city: one.name }, sure: homes.length === 1 }));
  const elsewhere = regions.citiesByName.get(place.city) ?? [];
  const alike = place.city === '' ? [] : nearest(place.city, [...new Set([...province.cities.values()].map(({ name }) => name))]);
  const asDistrict = province.citiesByDistrict.get(place.city) ?? [];
  return [
    ...asDistrict.map((one): AddressSuggestion => ({ reason: 'city_from_district', change: { city: one.name, district: one.districts.get(place.city) ?? place.city }, sure: asDistrict.length === 1 })),
    ...elsewhere.map((one): AddressSuggestion => ({ reason: 'province_from_city', change: { province: one.province, city: one.name }, sure: elsewhere.length === 1 && alike.length === 0 })),
    ...alike.map((name): AddressSuggestion => ({ reason: 'spelled_alike', change: { city: name }, sure: alike.length === 1 && elsewhere.length === 0 })),
  ];
};

const unknownDistrict = (place: Place, province: Province, own: City, regions: RegionIndex): readonly AddressSuggestion[] => {
  const { district } = place;
  const alike = nearest(district, [...new Set(own.districts.values())]);
  const inProvince = (province.citiesByDistrict.get(district) ?? []).filter((one) => one.name !== own.name);
  const elsewhere = inProvince.length > 0 ? inProvince : citiesWithDistrict(district, regions);
  return [
    ...alike.map((name): AddressSuggestion => ({ reason: 'spelled_alike', change: { district: name }, sure: alike.length === 1 && elsewhere.length === 0 })),
    ...elsewhere.slice(0, 3).map((one): AddressSuggestion => ({
      reason: 'other_city', change: differing(place, { province: one.province, city: one.name, district: one.districts.get(district) ?? district }), sure: elsewhere.length === 1 && alike.length === 0,
    })),
  ];
};

const citiesWithDistrict = (district: string, regions: RegionIndex): readonly City[] =>
  [...new Set(regions.provinces.values())].flatMap((province) => province.citiesByDistrict.get(district) ?? []);

const fromPostcode = (place: Place, regions: RegionIndex): readonly AddressSuggestion[] => {
  const named = provinceOfPostcode(place.postcode);
  const own = knownProvince(place, regions)?.name;
  return named === null || own === undefined || named === own ? [] : [{ reason: 'postcode_of_other_province', change: { postcode: '' }, sure: false }];
};

/** Names that differ from the written one by a character or two, or leave its ending off; the nearest first. */
const nearest = (written: string, names: readonly string[]): readonly string[] => {
  const stem = (name: string): string => name.replace(/(?:特别行政区|自治区|自治州|自治县|地区|省|市|区|县|旗|盟|州)$/u, '');
  if (stem(written).length < 2) return [];
  const ranked = names
    .map((name) => ({ name, distance: stem(name) === stem(written) ? 0 : distance(stem(written), stem(name)), length: stem(name).length }))
    .filter(({ distance: away, length }) => away <= (length >= 4 ? 2 : 1) && away < length)
    .sort((one, other) => one.distance - other.distance);
  const best = ranked[0]?.distance;
  return ranked.filter(({ distance: away }) => away === best).slice(0, 3).map(({ name }) => name);
};

/** Characters to be added, left out or exchanged. */
const distance = (one: string, other: string): number => {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      now.push(Math.min((before[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1, (before[at - 1] ?? 0) + (one[row - 1] === other[at - 1] ? 0 : 1)));
    }
    before = now;
  }
  return before[other.length] ?? 0;
};

/** The doubts that a suggestion speaks to, for the field it is shown at. */
export const fieldOfSuggestion = ({ change }: AddressSuggestion): 'province' | 'city' | 'district' | 'detail' | 'postcode' =>
  change.district !== undefined ? 'district' : change.city !== undefined ? 'city' : change.province !== undefined ? 'province' : change.detail !== undefined ? 'detail' : 'postcode';

export type PlaceCheck = { readonly doubts: readonly AddressDoubt[]; readonly suggestions: readonly AddressSuggestion[] };
