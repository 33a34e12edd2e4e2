import type { AddressDoubt, ReceiverDraft } from './order-draft.ts';
import { isPlausiblePhone } from './phone.ts';
import { isFunctionalZone, isLevelFiller, isOtherDistrict, type City, type Province, type RegionIndex } from './regions.ts';

export type AddressCheckOptions = {
  /** False for shops whose address form has no district (Shopify, WooCommerce): its absence is then no doubt. Default true. */
  readonly districtExpected?: boolean;
};

const regionsOutsideTheForm = /^(?:香港|澳门|台湾)/;

/**
 * IN-6: what is doubted about a receiver. Empty = sound. What the platform masked is not doubted here: IN-5 keeps such an order
 * from being printed anyway. Only mainland addresses are held against the region data.
 */
export const checkAddress = (
  receiver: ReceiverDraft,
  regions: RegionIndex,
  options: AddressCheckOptions = {},
): readonly AddressDoubt[] => {
  const doubts: AddressDoubt[] = [];
  if (!receiver.masked.includes('name') && receiver.name === null) doubts.push('name_missing');
  if (!receiver.masked.includes('phone')) {
    const { phone, country } = receiver;
    if (phone === null) doubts.push('phone_missing');
    else if (!isPlausiblePhone(phone, country) && !reachableAbroad(receiver)) doubts.push('phone_implausible');
  }
  if (receiver.country === 'CN') doubts.push(...placeDoubts(receiver, regions, options.districtExpected ?? true));
  if (!receiver.masked.includes('address')) doubts.push(...detailDoubts(receiver));
  return doubts;
};

/** Hong Kong, Macau and Taiwan numbers are dialled without a country code there. */
const reachableAbroad = ({ province, phone }: ReceiverDraft): boolean =>
  province !== null && regionsOutsideTheForm.test(province) && phone !== null && /^0?\d{8,10}$/.test(phone.replace(/-/g, ''));

const placeDoubts = (receiver: ReceiverDraft, regions: RegionIndex, districtExpected: boolean): readonly AddressDoubt[] => {
  const isMasked = receiver.masked.includes('address');
  if (receiver.province === null) return isMasked ? [] : ['province_unknown'];
  const province = regions.provinces.get(receiver.province);
  if (province === undefined) return ['province_unknown'];
  if (regionsOutsideTheForm.test(province.name)) return [];
  const city = findCity(province, receiver.city, receiver.district);
  if (city === null) return receiver.city === null && isMasked ? [] : ['city_unknown'];
  return districtDoubts(receiver.district, city, districtExpected && !isMasked);
};

const findCity = (province: Province, city: string | null, district: string | null): City | null => {
  if (city === null || isLevelFiller(city) || (province.isMunicipality && city === province.name)) {
    if (province.isMunicipality) return province.cities.get(province.name) ?? null;
    return (district === null ? undefined : province.cities.get(district)) ?? null;
  }
  return province.cities.get(city) ?? null;
};

const districtDoubts = (district: string | null, city: City, expected: boolean): readonly AddressDoubt[] => {
  if (!city.hasDistricts) return [];
  if (district === null) return expected ? ['district_missing'] : [];
  const isKnown = city.districts.has(district) || isOtherDistrict(district) || isLevelFiller(district) || isFunctionalZone(district);
  return isKnown ? [] : ['district_unknown'];
};

/** Three characters name no place to deliver to, unless a number stands among them (`8-302`). */
const detailDoubts = ({ detail, country }: ReceiverDraft): readonly AddressDoubt[] => {
  if (detail === null) return ['detail_missing'];
  const length = [...detail.replace(/[\s,，.。;；\-/]/g, '')].length;
  const shortest = country === 'CN' && !/\d/.test(detail) ? 4 : 3;
  return length < shortest ? ['detail_too_short'] : [];
};
