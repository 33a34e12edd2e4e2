import { gramsOf, signedGrams, unitNamed, type ScaleFrame, type WeightUnit } from './frame.ts';
import type { ReadFrame } from './line-protocols.ts';
import { control, textOf } from './wire-text.ts';

/** The message of this length that ends with the last byte and begins with these; null = none. */
const ending = (window: readonly number[], length: number, start: readonly number[], end: number): readonly number[] | null => {
  if (window.length < length || window.at(-1) !== end) return null;
  const message = window.slice(-length);
  return start.every((byte, index) => message[index] === byte) ? message : null;
};

const signed = (grams: number, negative: boolean): number => (negative && grams !== 0 ? -grams : grams);

const toledoLength = 17;

/** Status word C names units beyond kilogram and pound. */
const toledoUnit = (b: number, c: number): WeightUnit | null => {
  switch (c & 0b111) {
    case 0:
      return (b & 0b1_0000) === 0 ? 'lb' : 'kg';
    case 1:
      return 'g';
    case 3:
      return 'oz';
    default:
      return null;
  }
};

/** A figure of six digits without its point, which status word A tells: 0 = hundreds … 2 = whole … 5 = thousandths. */
const toledoFigure = (digits: string, a: number): string => {
  const places = (a & 0b111) - 2;
  if (places <= 0) return `${digits}${'0'.repeat(-places)}`;
  return `${digits.slice(0, digits.length - places)}.${digits.slice(-places)}`;
};

/** Toledo continuous: STX, three status bytes, six digits weight, six digits tare, CR; a checksum may follow. Parity bits are dropped. */
export const readToledo: ReadFrame = (window) => {
  const bytes = window.slice(-toledoLength).map((byte) => byte & 0x7f);
  const message = ending(bytes, toledoLength, [control.stx], control.cr);
  if (message === null) return null;
  const [, a = 0, b = 0, c = 0] = message;
  if (![a, b, c].every((status) => (status & 0b110_0000) === 0b10_0000)) return null;
  const digits = textOf(message.slice(4, 10));
  if (!/^[ \d]{6}$/.test(textOf(message.slice(10, 16)))) return null;
  if ((b & 0b100) !== 0) return (b & 0b10) === 0 ? { kind: 'overload' } : { kind: 'underload' };
  const unit = toledoUnit(b, c);
  if (unit === null || !/^ *\d+$/.test(digits)) return null;
  const grams = gramsOf(toledoFigure(digits.replaceAll(' ', '0'), a), unit);
  return grams === null ? null : { kind: 'weight', weightG: signed(grams, (b & 0b10) !== 0), stable: (b & 0b1000) === 0 };
};

const xorOf = (bytes: readonly number[]): number => bytes.reduce((sum, byte) => sum ^ byte, 0);
/** A half byte as Yaohua writes it: 0–9, then A–F. */
const halfByte = (value: number): number => (value < 10 ? 0x30 + value : 0x37 + value);

const yaohuaLength = 12;

/** Yaohua XK3190: STX, sign, six digits, how many decimals, checksum in two characters, ETX. Says nothing of unit or stability. */
export const readYaohua: ReadFrame = (window, unit) => {
  const message = ending(window, yaohuaLength, [control.stx], control.etx);
  if (message === null) return null;
  const sum = xorOf(message.slice(1, 9));
  if (message[9] !== halfByte(sum >> 4) || message[10] !== halfByte(sum & 0xf)) return null;
  const found = /^([+-])(\d{6})([0-4])$/.exec(textOf(message.slice(1, 9)));
  if (found === null) return null;
  const [, sign, digits = '', places = '0'] = found;
  const at = digits.length - Number(places);
  const grams = gramsOf(`${digits.slice(0, at)}.${digits.slice(at)}`, unit);
  return grams === null ? null : { kind: 'weight', weightG: signed(grams, sign === '-'), stable: null };
};

const casLength = 15;

/** CAS on demand: SOH STX, state, sign, six characters of weight, two of unit, checksum, ETX, EOT. */
export const readCasFrame: ReadFrame = (window): ScaleFrame | null => {
  const message = ending(window, casLength, [control.soh, control.stx], control.eot);
  if (message === null || message[13] !== control.etx || xorOf(message.slice(2, 12)) !== message[12]) return null;
  const text = textOf(message.slice(2, 12));
  const found = /^([SU])([ \-F])([ \d.]{6})(..)$/.exec(text);
  if (found === null) return null;
  if (found[2] === 'F') return { kind: 'overload' };
  const unit = unitNamed(found[4] ?? '');
  const grams = unit === null ? null : signedGrams(found[3] ?? '', unit);
  return grams === null ? null : { kind: 'weight', weightG: signed(grams, found[2] === '-'), stable: found[1] === 'S' };
};
