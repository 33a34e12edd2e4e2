import { isMaskedAddress, isMaskedName, isMaskedPhone } from '../intake/masked.ts';
import { isPlausiblePhone } from '../intake/phone.ts';
import type { Platform } from '../orders/platform.ts';

/** What an order says of who ordered it. `masked` is the order's comma list of parts that the platform hid. */
export type BuyerFacts = {
  readonly platform: Platform; readonly nick: string; readonly name: string; readonly phone: string; readonly country: string;
  readonly province: string; readonly city: string; readonly district: string; readonly detail: string; readonly masked: string;
};

/** Texts that stand for a buyer (CU-1); null = the order says nothing that could be relied on. Kept only as salted hashes. */
export type BuyerKeys = {
  /** In the order in which they say who it is: the first that is known wins, the others are learned from it. */
  readonly accounts: readonly string[];
  /** A real phone, the same on every platform. */
  readonly phone: string | null;
  readonly landline: boolean;
  /** Name and full address. */
  readonly address: string | null;
};

/** There a nick is a display name, which several people may have: a real phone says more. Elsewhere it is the account's own name. */
const displayNames: readonly Platform[] = ['douyin', 'xiaohongshu', 'wechat', 'manual', 'other'];

const sameText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const nobody = /^(?:匿名.*|无|未知|null|n\/?a|none|-+|\.+)$/iu;

const nickKey = ({ platform, nick }: BuyerFacts): string | null => {
  const text = nick.normalize('NFKC').trim().toLowerCase();
  if (text.length < 2 || isMaskedName(text) || nobody.test(text) || /^[^\p{L}\p{N}]+$/u.test(text)) return null;
  return `nick ${platform} ${text}`;
};

/** A number that only rings during one order, or rings at a company that thousands call. */
const isForOneOrder = (phone: string, name: string, detail: string): boolean =>
  /^1\d{10}-\d+$/.test(phone) || /^[48]00/.test(phone) || /^95\d{3,6}$/.test(phone) || /^(\d)\1+$/.test(phone.slice(1)) ||
  /[[［【(（]\s*(?:转|分机)?\s*\d{3,6}\s*[\]］】)）]\s*$/u.test(name) || /[[［【]\s*\d{4}\s*[\]］】]|转\s*\d{3,6}\s*$/u.test(detail);

/** The phone in one spelling, whatever the platform's was; null when it is masked, virtual or no phone. */
export const realPhone = (facts: Pick<BuyerFacts, 'phone' | 'name' | 'detail' | 'country' | 'masked'>): string | null => {
  const { phone, name, detail, country, masked } = facts;
  if (phone === '' || masked.split(',').includes('phone') || isMaskedPhone(phone) || !isPlausiblePhone(phone, country) || isForOneOrder(phone, name, detail)) return null;
  const digits = phone.replace(/(?:x|ext).*$/i, '').replace(/\D/g, '');
  const international = /^\s*(?:\+|00)/.test(phone);
  if (country === 'CN' && !international) return digits;
  const bare = digits.replace(/^00/, '');
  if (international) return /^861[3-9]\d{9}$/.test(bare) ? bare.slice(2) : `+${bare}`;
  return `${country} ${bare.replace(/^0+/, '')}`;
};

const isMobile = (phone: string): boolean => !/^0/.test(phone);

/** Endings that files leave out as they please. */
const region = (text: string): string => sameText(text).replace(/(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|地区|省|市)$/u, '');

const addressKey = ({ name, country, province, city, district, detail, masked }: BuyerFacts): string | null => {
  const hidden = masked.split(',');
  if (hidden.includes('name') || hidden.includes('address') || isMaskedName(name) || isMaskedAddress(detail)) return null;
  const person = sameText(name);
  const street = sameText(detail);
  if (person.length < 2 || street.length < 4 || nobody.test(name)) return null;
  const places = new Set([country, region(province), region(city), sameText(district)].filter((part) => part !== ''));
  return `address ${person} ${[...places].join(' ')} ${street}`;
};

/** What of an order recognises its buyer: masked parts and virtual numbers never do (CU-1). */
export const buyerKeysOf = (facts: BuyerFacts): BuyerKeys => {
  const nick = nickKey(facts);
  const phone = realPhone(facts);
  const own = phone === null ? null : `phone ${facts.platform} ${phone}`;
  const ranked = displayNames.includes(facts.platform) ? [own, nick] : [nick, nick === null ? own : null];
  return {
    accounts: ranked.filter((key) => key !== null),
    phone: phone === null ? null : `phone ${phone}`, landline: phone !== null && !isMobile(phone),
    address: addressKey(facts),
  };
};

export type NameVerdict = 'same' | 'different' | 'unknown';

/** Whether two receivers' names are one; a masked or missing one says nothing. */
export const compareNames = (a: string, b: string): NameVerdict => {
  if (isMaskedName(a) || isMaskedName(b)) return 'unknown';
  const [one, other] = [sameText(a), sameText(b)];
  if (one === '' || other === '') return 'unknown';
  return one === other ? 'same' : 'different';
};
