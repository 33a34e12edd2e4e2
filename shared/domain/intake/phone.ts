import { halfWidth, valueText } from './cell-text.ts';

/**
 * A phone as kept: half-width, without blanks, brackets and the country code of mainland China; the extension of a virtual number
 * stays behind a `-` (`18400000000-7576`). What is no phone comes back as written.
 */
export const tidyPhone = (cell: string, country: string): string => {
  const text = halfWidth(valueText(cell)).replace(/[‐‑–—－]/g, '-').trim();
  if (!/\d/.test(text)) return text;
  if (country !== 'CN') return text;
  const compact = text
    .replace(/[\s()]+/g, (gap) => (/\s/.test(gap) && !/[()]/.test(gap) ? '' : gap === ')' || gap.includes(')') ? '-' : ''))
    .replace(/^-+|-+$/g, '')
    .replace(/(?:转|,|，|#|ext\.?|x)(?=\d{1,6}$)/i, '-');
  const national = compact.replace(/^(?:\+|00)?86-?(?=1[3-9]\d{9}|0?\d{9,12})/, '');
  const mobile = /^0?(1[3-9]\d)-?(\d{4})-?(\d{4})((?:-\d{1,6})?)$/.exec(national);
  return mobile === null ? national : `${mobile[1]}${mobile[2]}${mobile[3]}${mobile[4]}`;
};

/** A cell that holds two phones (`13800000000/028-88888888`) gives both. */
export const splitPhones = (cell: string, country: string): readonly string[] => {
  if (cell === '') return [];
  const usual = country === 'CN' ? /^'?(1[3-9]\d{9})$/.exec(cell)?.[1] : undefined;
  if (usual !== undefined) return [usual];
  const whole = tidyPhone(cell, country);
  if (whole === '') return [];
  if (isPlausiblePhone(whole, country)) return [whole];
  const parts = valueText(cell)
    .split(/[\s/、;；,，|]+/)
    .map((part) => tidyPhone(part, country))
    .filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => isPlausiblePhone(part, country)) ? parts : [whole];
};

/**
 * Whether a courier could ring it (IN-6). For mainland addresses: mobiles, also virtual ones with an extension, landlines with
 * area code, 400/800 and short service numbers, numbers of Hong Kong, Macau and Taiwan. For others: 6 to 15 digits.
 */
export const isPlausiblePhone = (phone: string, country: string): boolean => {
  if (country !== 'CN') return /^\+?[\d\s().\-/]{6,24}(?:(?:x|ext\.?)\s*\d{1,6})?$/i.test(phone) && /^\d{6,15}$/.test(phone.replace(/(?:x|ext).*$/i, '').replace(/\D/g, ''));
  return (
    /^1[3-9]\d{9}(?:-\d{1,6})?$/.test(phone) ||
    /^0(?:10|2\d|[3-9]\d{2})-?[2-8]\d{6,7}(?:-\d{1,6})?$/.test(phone) ||
    /^[48]00-?\d{3}-?\d{4}(?:-\d{1,6})?$/.test(phone) ||
    /^95\d{3,6}$/.test(phone) ||
    /^(?:\+|00)(?:852|853)-?\d{8}$/.test(phone) ||
    /^(?:\+|00)886-?0?\d{8,10}$/.test(phone)
  );
};
