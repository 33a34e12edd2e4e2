import { plainText, unwrapped, valueText } from '../../shared/domain/intake/cell-text.ts';
import { readReceiverText } from '../../shared/domain/entry/receiver-text.ts';
import { isMaskedAddress, isMaskedName, isMaskedPhone, isOnlyMask } from '../../shared/domain/intake/masked.ts';
import type { ReceiverDraft } from '../../shared/domain/intake/order-draft.ts';
import { splitPhones } from '../../shared/domain/intake/phone.ts';
import type { RegionIndex } from '../../shared/domain/intake/regions.ts';
import { splitAddress, withoutRepeat, type AddressParts } from '../../shared/domain/intake/split-address.ts';
import type { Cells, OrderFormat } from './formats/format.ts';

const filled = (text: string): string | null => (text === '' ? null : text);

/** The receiver as one row tells it: separate columns, one cell, or both. Masked parts are named (IN-5), never repaired. */
export const readReceiver = (cells: Cells, format: OrderFormat, regions: RegionIndex): ReceiverDraft => {
  const country = readCountry(cells('country'), format.country);
  const full = `${valueText(cells('firstName'))} ${valueText(cells('lastName'))}`.trim();
  const together = format.mapping === undefined || cells('receiverText') === '' ? null : readReceiverText(plainText(cells('receiverText')), regions);
  const name = filled(valueText(cells('receiverName')).replace(/\s+/g, ' ')) ?? filled(full) ?? together?.name ?? null;
  const phones = [...splitPhones(cells('mobile'), country), ...splitPhones(cells('landline'), country), ...(together?.phones ?? [])];
  const phone = phones[0] ?? null;
  const place = together !== null && cells('address') === '' && cells('detail') === '' ? together.place : country === 'CN' ? readPlace(cells, format, regions) : readForeignPlace(cells);
  const masked: ('name' | 'phone' | 'address')[] = [];
  if (name !== null && isMaskedName(name)) masked.push('name');
  if (phone !== null && isMaskedPhone(phone)) masked.push('phone');
  const levels = [place.province, place.city, place.district];
  if ([...levels, place.detail].some((part) => part !== null && isMaskedAddress(part))) masked.push('address');
  const [province, city, district] = levels.map((level) => (level !== null && isOnlyMask(level) ? null : level));
  return {
    name, phone, secondPhone: phones.find((other) => other !== phone) ?? null, country, province: province ?? null, city: city ?? null,
    district: district ?? null, detail: place.detail, postcode: place.postcode, masked,
  };
};

const countries: Readonly<Record<string, string>> = {
  china: 'CN', 中国: 'CN', 中国大陆: 'CN', 中华人民共和国: 'CN', hongkong: 'HK', 香港: 'HK', taiwan: 'TW', 台湾: 'TW', macau: 'MO', macao: 'MO', 澳门: 'MO', unitedstates: 'US', usa: 'US', unitedkingdom: 'GB',
  japan: 'JP', germany: 'DE', singapore: 'SG', australia: 'AU', canada: 'CA', france: 'FR',
};

const readCountry = (cell: string, otherwise: string): string => {
  const text = valueText(cell);
  if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase();
  return text === '' ? otherwise : (countries[text.replace(/[\s.]/g, '').toLowerCase()] ?? text);
};

const readPostcode = (cell: string): string | null => {
  const text = unwrapped(cell);
  return text === '' || /^0+$/.test(text) ? null : text;
};

/** Street cells keep their line breaks as blanks: they go on one line of a label. */
const streetText = (cell: string): string => unwrapped(cell).replace(/\s*\n\s*/g, ' ');

const readForeignPlace = (cells: Cells): AddressParts => {
  // A file whose form has one line for the address: all of it stands there.
  const first = streetText(cells('detail')) === '' ? streetText(cells('address')) : streetText(cells('detail'));
  const second = streetText(cells('secondDetail'));
  return {
    province: filled(valueText(cells('province'))), city: filled(valueText(cells('city'))), district: filled(valueText(cells('district'))),
    detail: filled(second === '' || first.includes(second) ? first : `${first} ${second}`.trim()), postcode: readPostcode(cells('postcode')),
  };
};

const readPlace = (cells: Cells, format: OrderFormat, regions: RegionIndex): AddressParts => {
  const changed = streetText(cells('changedAddress'));
  if (changed !== '') {
    const parts = splitAddress(changed, regions);
    if (parts.city !== null) return parts;
  }
  const whole = streetText(cells('address'));
  const province = valueText(cells('province'));
  if (province === '') {
    const parts = splitAddress(whole === '' ? streetText(cells('detail')) : whole, regions);
    return { ...parts, postcode: parts.postcode ?? readPostcode(cells('postcode')) };
  }
  const place = tidyPlace(province, valueText(cells('city')), valueText(cells('district')), regions);
  const street = readForeignPlace(cells).detail ?? whole;
  const town = streetText(cells('town'));
  const joined = town === '' || isOnlyMask(street) || street.startsWith(town) || withoutRepeat(street, place).startsWith(town) ? street || town : `${town}${street}`;
  const detail = withoutRepeat(joined, place);
  const postcode = readPostcode(cells('postcode'));
  if (place.district !== null || format.districtExpected) return { ...place, detail: filled(detail), postcode };
  // No column for a district: it may begin the street.
  const parts = splitAddress(`${place.province ?? ''}${place.city ?? ''}${detail}`, regions);
  return parts.city !== null && parts.district !== null ? { ...parts, postcode } : { ...place, detail: filled(detail), postcode };
};

/** Names as the region data spells them; unknown ones stay as written. */
const tidyPlace = (province: string, city: string, district: string, regions: RegionIndex): Omit<AddressParts, 'detail' | 'postcode'> => {
  const known = regions.provinces.get(province);
  if (known === undefined) return { province, city: filled(city), district: filled(district) };
  const isOwnCity = known.isMunicipality && (city === '' || city === '市辖区' || city === '县' || city === province || `${city}市` === known.name);
  const place = known.cities.get(isOwnCity ? known.name : city);
  return { province: known.name, city: place?.name ?? filled(city), district: place?.districts.get(district) ?? filled(district) };
};

export const readMessage = (cell: string): string | null => filled(plainText(cell));
