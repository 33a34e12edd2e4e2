import { halfWidth, valueText } from './cell-text.ts';

/** What a cell with a number says; `unreadable` is text that is no such number. */
export type Reading<T> = { readonly kind: 'value'; readonly value: T } | { readonly kind: 'empty' } | { readonly kind: 'unreadable' };

const empty: Reading<never> = { kind: 'empty' };
const unreadable: Reading<never> = { kind: 'unreadable' };
const maxFen = 9e13;

/**
 * An amount in hundredths of its currency, exactly, without floating point: `1,234.50`, `¥12`, `12.00元`, `-3`, `(3.00)`, full-width
 * digits. More than two decimals are read only when the rest is zeros; scientific notation never is.
 */
export const readAmount = (cell: string): Reading<number> => {
  if (cell === '') return empty;
  const plain = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(cell);
  if (plain !== null) return { kind: 'value', value: hundredths(plain[1] ?? '0', plain[2] ?? '') };
  let text = halfWidth(valueText(cell)).replace(/\s+/g, '');
  if (text === '') return empty;
  let sign = 1;
  const bracketed = /^\((.+)\)$/.exec(text);
  if (bracketed !== null) [sign, text] = [-1, bracketed[1] ?? ''];
  text = text.replace(/^(?:CNY|RMB|USD|HKD|EUR|人民币)/i, '').replace(/(?:元|CNY|RMB|USD|HKD|EUR)$/i, '');
  const signed = /^([-−–+]?)[¥￥$€£]?([-−–+]?)(.*)$/.exec(text);
  if (signed === null) return unreadable;
  if (`${signed[1] ?? ''}${signed[2] ?? ''}`.match(/[-−–]/) !== null) sign = -sign;
  const digits = ungrouped(signed[3] ?? '');
  const parts = digits === null ? null : /^(\d{0,12})(?:\.(\d*))?$/.exec(digits);
  if (parts === null || digits === '' || digits === '.') return unreadable;
  const decimals = (parts[2] ?? '').replace(/0+$/, '');
  if (decimals.length > 2) return unreadable;
  const value = sign * hundredths(parts[1] === '' ? '0' : (parts[1] ?? '0'), decimals);
  return Math.abs(value) > maxFen ? unreadable : { kind: 'value', value: value === 0 ? 0 : value };
};

const hundredths = (whole: string, decimals: string): number => Number(whole) * 100 + Number(decimals.padEnd(2, '0'));

/** Thousands commas off; a comma before one or two last digits is a decimal comma. */
const ungrouped = (text: string): string | null => {
  if (!text.includes(',')) return text;
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text)) return text.replaceAll(',', '');
  if (/^\d{1,3}(?:\.\d{3})*,\d{1,2}$/.test(text) || /^\d+,\d{1,2}$/.test(text)) {
    return text.replaceAll('.', '').replace(',', '.');
  }
  return null;
};

/** A count of pieces: a whole number from 1 to 1,000,000, perhaps with `件` behind or `x` before it. */
export const readQuantity = (cell: string): Reading<number> => {
  const read = readCount(cell);
  return read.kind === 'value' && read.value < 1 ? unreadable : read;
};

/** As `readQuantity`, and 0 is a count too (stock). */
export const readCount = (cell: string): Reading<number> => {
  if (cell.length <= 6 && /^\d+$/.test(cell)) return { kind: 'value', value: Number(cell) };
  const text = halfWidth(valueText(cell)).replace(/\s+/g, '');
  if (text === '') return empty;
  const match = /^[x×*]?(\d{1,3}(?:,\d{3})+|\d+)(?:\.0*)?(?:件|个|双|条|只|套|箱|包|pcs?|个装)?$/i.exec(text);
  if (match === null) return unreadable;
  const value = Number((match[1] ?? '').replaceAll(',', ''));
  return value > 1_000_000 ? unreadable : { kind: 'value', value };
};
