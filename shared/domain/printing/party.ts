import { plainText } from './plain-text.ts';

/** Sender or receiver as it goes on paper. Empty text = not known. */
export type Party = {
  readonly name: string;
  /** An extension (`18400000000-7576`) is part of the number. */
  readonly phone: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  /** Street and below. */
  readonly address: string;
  readonly postcode: string;
  /** Company or shop (单位). */
  readonly unit: string;
};

const partyParts = ['name', 'phone', 'phoneGrouped', 'province', 'city', 'district', 'address', 'region', 'fullAddress', 'postcode', 'unit'] as const;
export type PartyPart = (typeof partyParts)[number];

export const partyFields = <Prefix extends string>(prefix: Prefix): readonly `${Prefix}.${PartyPart}`[] =>
  partyParts.map((part) => `${prefix}.${part}` as const);

export const partyValues = (prefix: string, party: Party): Record<string, string> => {
  const region = regionOf(party);
  return {
    [`${prefix}.name`]: party.name,
    [`${prefix}.phone`]: party.phone,
    [`${prefix}.phoneGrouped`]: groupPhone(plainText(party.phone)),
    [`${prefix}.province`]: party.province,
    [`${prefix}.city`]: party.city,
    [`${prefix}.district`]: party.district,
    [`${prefix}.address`]: party.address,
    [`${prefix}.region`]: region,
    [`${prefix}.fullAddress`]: [region, party.address].filter((part) => part !== '').join(' '),
    [`${prefix}.postcode`]: party.postcode,
    [`${prefix}.unit`]: party.unit,
  };
};

/** Province, city and district; a municipality is not named twice (`上海 上海市 浦东新区` → `上海市 浦东新区`). */
export const regionOf = (party: Party): string => {
  const province = plainText(party.province);
  const city = plainText(party.city);
  const bare = (name: string): string => name.replace(/市$/, '');
  const parts = bare(province) === bare(city) && province !== '' ? [city] : [province, city];
  return [...parts, plainText(party.district)].filter((part) => part !== '').join(' ');
};

/** A mobile number as it is read aloud: `138 0000 0000`; anything else as written. */
export const groupPhone = (phone: string): string => phone.replace(/^(1\d{2})(\d{4})(\d{4})(?=$|\D)/, '$1 $2 $3');
